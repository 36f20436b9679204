"""Mail: the article in it, whoever forwarded it, and what its head says."""

from __future__ import annotations

import base64
import mailbox
from email.message import EmailMessage
from pathlib import Path
from time import process_time
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.articles.article import FURNITURE
from copydesk.articles.contents import Contents
from copydesk.articles.read_article import read_article
from copydesk.articles.readers.extract import Extract
from copydesk.articles.readers.formats import format_of
from copydesk.articles.readers.mail import read
from copydesk.articles.reading_contents import contents_in
from copydesk.errors import InputError

MAILS: Final = Path(__file__).parents[1] / "formats" / "mail"
HEAD: Final = """\
From: Ann Doe <ann@norvik.example>
To: desk@checks.example
Subject: Ferry runs aground
Date: Fri, 14 Mar 2025 23:40:00 -0500
MIME-Version: 1.0
"""
STORY: Final = """\
The ferry Aster ran aground at Norvik on Thursday night with 212 passengers on board.

Nobody was hurt, the harbour master said, and the café on the quay stayed open all night.
"""


def mail(body: str | bytes, head: str = HEAD, **changed: str) -> bytes:
    """Return the bytes of a mail; lines of the head can be changed or added."""
    lines = head.splitlines()
    for name, value in changed.items():
        key = name.replace("_", "-")
        lines = [line for line in lines if not line.lower().startswith(f"{key.lower()}:")]
        lines.append(f"{key}: {value}")
    data = body if isinstance(body, bytes) else body.encode()
    return "\n".join(lines).encode("utf-8", "surrogateescape") + b"\n\n" + data


def contents(data: bytes) -> Contents:
    """Return what is made of a mail."""
    return contents_in("a.eml", read(data))


def told(read_in: Contents) -> str:
    """Return all that isn't folded."""
    shown = [one for one in read_in.paragraphs if one.kind not in FURNITURE]
    return "\n".join(read_in.text[one.start : one.end] for one in shown)


def folded(read_in: Contents) -> dict[str, str]:
    """Return what is folded, by reason."""
    found: dict[str, str] = {}
    for one in read_in.paragraphs:
        if one.kind == "boilerplate":
            words = read_in.text[one.start : one.end]
            found[one.reason] = f"{found[one.reason]}\n{words}" if one.reason in found else words
    return found


@pytest.mark.parametrize("name", ["a.eml", "A.EML", "a.mht", "a.mhtml"])
def test_its_files_are_known_by_their_names(name: str) -> None:
    assert format_of(name, b"From: a\n\n") == "mail"


@pytest.mark.parametrize("name", ["mutt.eml", "s-nail.eml", "mutt-attached.eml"])
def test_mails_of_real_programs_are_read(name: str) -> None:
    article = read_article(MAILS / name)
    body = [article.quote(one) for one in article.paragraphs if one.kind == "body"]
    assert body[1].startswith("“We were lucky,” said Jürgen Müller, the harbour master.")
    assert len(body) == 3
    assert article.facts.title == "Ferry runs aground at Norvik – “lucky”, says Müller"
    assert article.facts.author == "Ann Doe"
    assert article.encoding == "utf-8"
    signature = [one for one in article.paragraphs if "signature mark" in one.reason]
    assert [article.quote(one) for one in signature][1:] == [
        "Ann Doe", "Norvik Courier, +47 555 0100",
    ]  # fmt: skip


def test_what_stands_above_an_attached_mail_is_kept_and_folded() -> None:
    article = read_article(MAILS / "mutt-attached.eml")
    first = article.paragraphs[0]
    assert article.quote(first) == "For your desk."
    assert (first.kind, first.reason) == ("boilerplate", "written by who forwarded it")


def test_a_mail_without_text_names_what_is_attached() -> None:
    with pytest.raises(InputError, match=r"only what is attached: libreoffice\.docx") as caught:
        read((MAILS / "s-nail-attached.eml").read_bytes())
    assert "Save the attachment" in caught.value.hint


def test_a_newsletter_whose_text_only_points_at_a_page_is_read_from_its_page() -> None:
    article = read_article(MAILS / "python-newsletter.eml")
    assert "browser" not in article.text
    assert "212 passengers" in article.text
    assert article.facts.outlet == "Norvik Courier"
    assert article.facts.title == "Ferry runs aground at Norvik: “We were lucky”"


def test_a_page_that_chromium_saved_as_one_file_is_that_page() -> None:
    article = read_article(MAILS / "chromium.mhtml")
    assert article.title.split()[:3] == ["Ferry", "Aster", "aground"]
    assert article.facts.published == "2025-03-14"
    assert "The floor simply slid away" in article.text


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("Snapshot-Content-Location: https://norvik.example/a\n", "https://norvik.example/a"),
        ("From: <Saved by Windows Internet Explorer 8>\n", "https://norvik.example/root"),
        ("X-Unsent: 1\n", "https://norvik.example/root"),
    ],
)
def test_a_saved_page_has_its_address_and_no_date_of_its_own(head: str, url: str) -> None:
    story = "".join(f"<p>{one}</p>" for one in STORY.split("\n\n"))
    data = f"""{head}Subject: The ferry
Date: Mon, 30 Nov 2026 06:41:06 +0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="x"; start="<root>"

--x
Content-Type: image/png
Content-Location: cid:nothing

--x
Content-Type: text/html; charset="utf-8"
Content-ID: <root>
Content-Location: https://norvik.example/root

<html><body><article><h1>Ferry aground</h1>{story}</article></body></html>
--x
Content-Type: text/html
Content-Location: https://ads.example/frame

<html><body><p>Buy this advert, which is a page of its own in a frame.</p></body></html>
--x--
"""
    found = contents(data.encode())
    assert found.facts.url == url
    assert found.facts.published == ""
    assert "advert" not in found.text
    assert "212 passengers" in found.text


def test_the_head_says_title_author_and_day() -> None:
    found = contents(mail(STORY))
    assert (found.facts.title, found.facts.author) == ("Ferry runs aground", "Ann Doe")
    assert found.facts.published == "2025-03-14", "where it was sent, though UTC has the 15th"
    assert not found.facts.published_is_guess
    assert found.facts.outlet == ""
    assert "Ferry runs aground" not in found.text


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Fwd: Ferry aground", "Ferry aground"),
        ("WG: AW: Re[2]: Ferry aground", "Ferry aground"),
        ("TR : Le ferry", "Le ferry"),
        ("转发：渡轮搁浅", "渡轮搁浅"),
        ("[Norvik-Press] Fwd: Ferry aground", "Ferry aground"),
        ("[Update] Ferry aground", "[Update] Ferry aground"),
        ("=?utf-8?B?RmFocmUgbGllZiBhdWYgR3J1bmQg4oCT?= =?utf-8?Q?_M=C3=BCller?=",
         "Fahre lief auf Grund – Müller"),
        ("=?iso-8859-1?Q?caf=E9?= =?x-unknown?Q?_bar?=", "café bar"),
        ("=?utf-8?B?broken!!?= left", "=?utf-8?B?broken!!?= left"),
        ("Fährunglück in Norvik", "Fährunglück in Norvik"),
        ("Resolution passed: ferry to be raised", "Resolution passed: ferry to be raised"),
        ("Fwd:", "Fwd:"),
    ],
)  # fmt: skip
def test_subjects_are_told_without_what_programs_set_before_them(subject: str, title: str) -> None:
    data = mail(STORY, Subject=subject, List_Id="Press <norvik-press.norvik.example>")
    assert contents(data).facts.title == title


@pytest.mark.parametrize(
    ("sender", "author"),
    [
        ('"Doe, Ann" <ann@norvik.example>', "Doe, Ann"),
        ("ann@norvik.example", ""),
        ('"ann@norvik.example" <ann@norvik.example>', ""),
        ("=?utf-8?Q?M=C3=BCller=2C_Anna?= <a@norvik.example>", "Müller, Anna"),
        ("Jürgen Müller <j@norvik.example>", "Jürgen Müller"),
        ("<<<>>>,,;", ""),
    ],
)
def test_authors_have_names(sender: str, author: str) -> None:
    assert contents(mail(STORY, From=sender)).facts.author == author


def test_an_outlet_is_who_says_to_be_one() -> None:
    assert contents(mail(STORY, Organization="Norvik Courier")).facts.outlet == "Norvik Courier"
    assert contents(mail(STORY, List_Id="<press.norvik.example>")).facts.outlet == ""
    archived = contents(mail(STORY, Archived_At="<https://lists.norvik.example/17>"))
    assert archived.facts.url == "https://lists.norvik.example/17"


@pytest.mark.parametrize("date", ["", "yesterday", "Fri, 99 Mar 2025 23:40:00 -0500", "0"])
def test_a_day_that_does_not_exist_is_none(date: str) -> None:
    assert contents(mail(STORY, Date=date)).facts.published == ""


CHARSETS: Final = {
    "as it says": ("cp1252", "windows-1252"),
    "Latin-1 for Windows' letters": ("cp1252", "iso-8859-1"),
    "UTF-8 that says Latin-1": ("utf-8", "iso-8859-1"),
    "UTF-8 that says ASCII": ("utf-8", "us-ascii"),
    "Latin-1 that says UTF-8": ("cp1252", "utf-8"),
    "a charset that nobody knows": ("utf-8", "x-norvik-7"),
    "a codec that is no charset": ("utf-8", "hex"),
    "none": ("utf-8", ""),
    "UTF-16": ("utf-16", "utf-16"),
    "UTF-7": ("utf-7", "utf-7"),
}


@pytest.mark.parametrize("case", CHARSETS)
def test_charsets_are_believed_where_the_bytes_allow_it(case: str) -> None:
    codec, charset = CHARSETS[case]
    story = STORY.replace("Nobody", "“Nobody”")
    kind = f'text/plain; charset="{charset}"' if charset else "text/plain"
    data = mail(
        base64.encodebytes(story.encode(codec)), Content_Type=kind,
        Content_Transfer_Encoding="base64",
    )  # fmt: skip
    assert "“Nobody” was hurt, the harbour master said, and the café" in contents(data).text


@pytest.mark.parametrize(
    ("codec", "charset"),
    [("iso2022_jp", "ISO-2022-JP"), ("shift_jis", "Shift_JIS"), ("gb18030", "gb2312"),
     ("big5", "big5"), ("euc_kr", "euc-kr"), ("koi8_r", "koi8-r")],
)  # fmt: skip
def test_charsets_of_other_scripts_are_read(codec: str, charset: str) -> None:
    story = {"euc_kr": "노르비크 여객선이 좌초했다", "koi8_r": "Паром сел на мель в Норвике"}.get(
        codec, "日本大學" if codec == "big5" else "日本大学"
    )
    data = mail(story.encode(codec) + b".\n", Content_Type=f"text/plain; charset={charset}")
    assert story in contents(data).text


def test_an_encoding_that_a_person_named_is_the_one() -> None:
    data = mail("Łódź.".encode("cp1250"), Content_Type="text/plain; charset=iso-8859-1")
    assert read(data, "cp1250").text == "Łódź."


def test_soft_breaks_of_quoted_printable_are_none() -> None:
    body = STORY.replace("é", "=C3=A9").replace("Thursday", "Thurs=\nday")
    data = mail(body, Content_Type="text/plain; charset=utf-8",
                Content_Transfer_Encoding="quoted-printable")  # fmt: skip
    assert "on Thursday night" in contents(data).text


@pytest.mark.parametrize("lost", [1, 2, 3, 4, 5, 30])
def test_a_body_that_is_cut_is_read_as_far_as_it_goes(lost: int) -> None:
    data = mail(
        base64.encodebytes(STORY.encode()).strip()[:-lost],
        Content_Type="text/plain; charset=utf-8", Content_Transfer_Encoding="base64",
    )  # fmt: skip
    assert "The ferry Aster ran aground at Norvik" in contents(data).text


def test_lines_that_a_program_broke_are_one_paragraph_again() -> None:
    body = (
        "The ferry ran \naground.\n\n> Quoted words \n> go on\n>> deeper\n From here.\n-- \nAnn\n"
    )
    kind = "text/plain; charset=utf-8; format=flowed"
    assert read(mail(body, Content_Type=kind)).text == (
        "The ferry ran aground.\n\n> Quoted words go on\n>> deeper\nFrom here.\n--\nAnn"
    )
    japanese = "フェリーは \n座礁した。\n"
    assert read(mail(japanese, Content_Type=f"{kind}; delsp=yes")).text == "フェリーは座礁した。"


@pytest.mark.parametrize("separator", ["-- ", "--"])
def test_a_signature_is_folded(separator: str) -> None:
    found = contents(mail(f"{STORY}\n{separator}\nAnn Doe\n\nNorvik Courier\nTel. 555\n"))
    assert "Courier" not in told(found)
    assert "stayed open" in told(found)


def test_what_is_quoted_in_an_answer_is_folded_with_the_line_above_it() -> None:
    body = f"{STORY}\nOn Friday, Bo Lund <bo@norvik.example>\nwrote:\n\n> Is it so?\n>\n> Bo\n"
    found = contents(mail(body, Subject="Re: Ferry"))
    assert told(found) == "\n".join(STORY.strip().split("\n\n"))
    assert "Is it so?" in folded(found)["quoted from another mail"]
    assert "wrote:" in folded(found)["quoted from another mail"]


def test_a_quotation_that_is_nearly_all_of_the_mail_is_the_article() -> None:
    quoted = "".join(f"> {line}\n" for line in STORY.splitlines())
    found = contents(mail(f"FYI\n\n{quoted}"))
    assert "The ferry Aster ran aground" in told(found)
    assert ">" not in found.text


def test_what_a_mailing_list_adds_is_folded() -> None:
    footer = "_" * 47 + "\nPress mailing list\npress@norvik.example\nhttps://x.example/listinfo\n"
    found = contents(mail(f"{STORY}\n{footer}"))
    assert folded(found)["added by a mailing list"].startswith("_____")
    assert "stayed open" in told(found)


def test_a_signature_of_pgp_is_folded() -> None:
    body = (
        f"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n{STORY}"
        "-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAdFiEE\n=abcd\n-----END PGP SIGNATURE-----\n"
    )
    found = contents(mail(body))
    assert told(found) == "\n".join(STORY.strip().split("\n\n"))


FORWARDED: Final = {
    "Gmail": (
        "Fwd: Ferry aground",
        "---------- Forwarded message ---------\nFrom: Bo Lund <bo@norvik.example>\n"
        "Date: Thu, Mar 13, 2025 at 9:12 AM\nSubject: Ferry aground\nTo: <ann@norvik.example>\n",
    ),
    "Gmail in German": (
        "Fwd: Ferry aground",
        "---------- Forwarded message ---------\nVon: Bo Lund <bo@norvik.example>\n"
        "Date: Do., 13. März 2025 um 09:12 Uhr\nSubject: Ferry aground\n"
        "To: <ann@norvik.example>\n",
    ),
    "Apple Mail": (
        "Fwd: Ferry aground",
        "Begin forwarded message:\n\nFrom: Bo Lund <bo@norvik.example>\nSubject: Ferry aground\n"
        "Date: 13 March 2025 at 09:12:31 CET\nTo: Ann Doe <ann@norvik.example>\n",
    ),
    "Apple Mail, quoting, in French": (
        "Fwd: Ferry aground",
        "Début du message réexpédié :\n\n> De: Bo Lund <bo@norvik.example>\n"
        "> Objet: Ferry aground\n> Date: 13 mars 2025 à 09:12:31 UTC+1\n> À: ann@norvik.example\n",
    ),
    "Outlook": (
        "FW: Ferry aground",
        "________________________________\nFrom: Bo Lund <bo@norvik.example>\n"
        "Sent: Thursday, March 13, 2025 9:12 AM\nTo: Ann Doe <ann@norvik.example>;\n"
        " Cy Roe <cy@norvik.example>\nCc: Press\nSubject: Ferry aground\n",
    ),
    "Outlook without a line": (
        "WG: Ferry aground",
        "Von: Lund, Bo <bo@norvik.example>\nGesendet: Donnerstag, 13. März 2025 09:12\n"
        "An: Ann Doe <ann@norvik.example>\nBetreff: Ferry aground\nPriorität: Hoch\n",
    ),
    "Outlook in French": (
        "TR: Ferry aground",
        "-----Message d'origine-----\nDe : Bo Lund [mailto:bo@norvik.example]\n"
        "Envoyé : jeudi 13 mars 2025 09:12\nÀ : Ann Doe\nObjet : Ferry aground\n",
    ),
    "Outlook in Spanish": (
        "RV: Ferry aground",
        "De: Bo Lund <bo@norvik.example>\nEnviado el: jueves, 13 de marzo de 2025 9:12\n"
        "Para: Ann Doe\nAsunto: Ferry aground\n",
    ),
    "Outlook in bold": (
        "Fwd: Ferry aground",
        "*From:* Bo Lund <bo@norvik.example>\n*Sent:* 13 March 2025 09:12\n*To:* Ann\n"
        "*Subject:* Ferry aground\n",
    ),
    "Thunderbird": (
        "Fwd: Ferry aground",
        "-------- Forwarded Message --------\nSubject: \tFerry aground\n"
        "Date: \tThu, 13 Mar 2025 09:12:31 +0100\nFrom: \tBo Lund <bo@norvik.example>\n"
        "To: \tann@norvik.example\n",
    ),
    "Thunderbird in German": (
        "Fwd: Ferry aground",
        "-------- Weitergeleitete Nachricht --------\nBetreff: \tFerry aground\n"
        "Datum: \tThu, 13 Mar 2025 09:12:31 +0100\nVon: \tBo Lund <bo@norvik.example>\n"
        "An: \tann@norvik.example\n",
    ),
    "Thunderbird in Russian": (
        "Fwd: Ferry aground",
        "-------- Перенаправленное сообщение --------\nТема: Ferry aground\n"
        "Дата: Thu, 13 Mar 2025 09:12:31 +0100\nОт: Bo Lund <bo@norvik.example>\n"
        "Кому: ann@norvik.example\n",
    ),
    "Outlook in Chinese": (
        "转发: Ferry aground",
        "发件人: Bo Lund <bo@norvik.example>\n发送时间: 2025-03-13 09:12\n收件人: Ann Doe\n"
        "主题: Ferry aground\n",
    ),
    "Japanese": (
        "Fwd: Ferry aground",
        "---------- 転送メッセージ ---------\n差出人: Bo Lund <bo@norvik.example>\n"
        "日時: 2025-03-13 09:12\n件名: Ferry aground\n宛先: ann@norvik.example\n",
    ),
    "without any prefix": (
        "Ferry aground",
        "From: Bo Lund <bo@norvik.example>\nSent: 13 March 2025 09:12\nTo: Ann\n"
        "Subject: Ferry aground\n",
    ),
}


@pytest.mark.parametrize("program", FORWARDED)
def test_what_was_forwarded_is_the_article(program: str) -> None:
    subject, head = FORWARDED[program]
    quoted = "> " if "\n> " in head else ""
    story = "".join(f"{quoted}{line}\n" for line in STORY.splitlines())
    body = f"Please look at this before noon, it may be wrong.\n\nAnn\n\n{head}{quoted}\n{story}"
    found = contents(mail(body, Subject=subject))
    assert told(found) == "\n".join(STORY.strip().split("\n\n"))
    assert "before noon" in folded(found)["written by who forwarded it"]
    assert "bo@norvik.example" in folded(found)["the head of the forwarded mail"]
    facts = found.facts
    assert (facts.title, facts.published) == ("Ferry aground", "2025-03-13")
    assert facts.author in ("Bo Lund", "Lund, Bo")
    assert not facts.published_is_guess


def test_a_mail_that_was_forwarded_twice_is_the_innermost() -> None:
    first, second = FORWARDED["Outlook"][1], FORWARDED["Gmail"][1].replace("Bo Lund", "Di Ek")
    body = f"See below.\n\n{first}\nWorth a look?\n\n{second}\n{STORY}"
    found = contents(mail(body, Subject="FW: FW: Ferry"))
    assert told(found) == "\n".join(STORY.strip().split("\n\n"))
    assert found.facts.author == "Di Ek"


def test_an_answer_above_the_mail_it_answers_is_the_article() -> None:
    head = FORWARDED["Outlook"][1].replace("Subject: ", "Subject: Re: ")
    found = contents(mail(f"{STORY}\n{head}\nIs it so, and who says it?\n", Subject="RE: Ferry"))
    assert told(found) == "\n".join(STORY.strip().split("\n\n"))
    assert "Is it so" in folded(found)["quoted from another mail"]
    assert (found.facts.author, found.facts.title) == ("Ann Doe", "Ferry")


def test_where_a_forwarded_mail_says_no_day_the_mails_own_is_a_guess() -> None:
    head = "-------- Forwarded Message --------\nFrom: Bo Lund\nSubject: Ferry\n"
    facts = contents(mail(f"{head}\n{STORY}", Subject="Fwd: Ferry")).facts
    assert (facts.published, facts.published_is_guess) == ("2025-03-14", True)


@pytest.mark.parametrize(
    "line",
    [
        "From: the quay to the church it is a mile.",
        "Date: none. Subject: the ferry.",
        "To: nobody\nFrom: nowhere",
        "----------",
    ],
)
def test_lines_that_look_a_little_like_a_head_are_text(line: str) -> None:
    assert not folded(contents(mail(f"{STORY}\n{line}\n\nAnd so on, they said.\n"))).keys() & {
        "written by who forwarded it", "the head of the forwarded mail",
    }  # fmt: skip


@pytest.mark.parametrize("below", ["", "\nMore at the town hall.\n"])
def test_whom_to_ask_below_a_press_release_is_no_head_of_a_mail(below: str) -> None:
    contact = "From: Norvik Council\nDate: 14 March 2025\nSubject: Ferry\nTo: all editors\n"
    found = contents(mail(f"{STORY}\n{contact}{below}", Subject="Press release"))
    assert "The ferry Aster ran aground" in told(found)
    assert found.facts.title == "Press release"


def _labelled(mark: str) -> str:
    """Return the lines of a forwarded mail's head in a page, each set by `mark`."""
    lines = [
        ("From", "Bo Lund &lt;<a href='mailto:bo@norvik.example'>bo@norvik.example</a>&gt;"),
        ("Sent", "Thursday, March 13, 2025 9:12 AM"),
        ("To", "ann@norvik.example"),
        ("Subject", "Ferry aground"),
    ]
    return "".join(mark.format(f"{key}:", value) for key, value in lines)


PAGES: Final = {
    "Apple Mail": f"<div>Begin forwarded message:</div><br>{_labelled('<div><b>{} </b>{}</div>')}",
    "Gmail": (
        "<div class='gmail_quote'><div class='gmail_attr'>---------- Forwarded message ---------"
        f"<br>{_labelled('{} {}<br>')}</div><br>"
    ),
    "Outlook": f"<div><p class=MsoNormal>{_labelled('<b>{}</b> {}<br>')}</p></div>",
    "Outlook on the web": f"<hr><div id='divRplyFwdMsg'>{_labelled('<b>{}</b> {}<br>')}</div>",
    "Thunderbird": (
        "<div class='moz-forward-container'><br>-------- Forwarded Message --------<table>"
        f"{_labelled('<tr><th>{} </th><td>{}</td></tr>')}</table><br>"
    ),
}


@pytest.mark.parametrize("program", PAGES)
def test_a_forwarded_page_is_the_article_too(program: str) -> None:
    story = "".join(f"<p>{one}</p>" for one in STORY.split("\n\n"))
    page = f"<html><body><p>Look at this before noon.</p>{PAGES[program]}{story}</body></html>"
    found = contents(mail(page, Content_Type="text/html; charset=utf-8", Subject="Fwd: Ferry"))
    assert told(found) == "\n".join(STORY.strip().split("\n\n"))
    assert folded(found)["written by who forwarded it"] == "Look at this before noon."
    assert (found.facts.author, found.facts.published) == ("Bo Lund", "2025-03-13")


def test_of_two_that_say_the_same_the_plain_text_is_read() -> None:
    letter = EmailMessage()
    letter["Subject"] = "Ferry"
    letter["From"] = "Ann Doe <ann@norvik.example>"
    letter.set_content(STORY)
    letter.add_alternative("".join(f"<p>{one}</p>" for one in STORY.split("\n\n")), subtype="html")
    letter.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="a.pdf")
    assert contents(letter.as_bytes()).text == STORY.strip()


def test_plain_text_that_is_a_page_is_read_as_one() -> None:
    page = f"<html><body><p>{STORY.split(chr(10))[0]}</p></body></html>"
    assert "<p>" not in contents(mail(page, Content_Type="text/plain")).text


ENCRYPTED: Final = {
    "PGP/MIME": (
        'multipart/encrypted; protocol="application/pgp-encrypted"; boundary="x"',
        "--x--",
    ),
    "S/MIME": ("application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m", "MIAGCSqG"),
    "PGP in the text": ("text/plain", "-----BEGIN PGP MESSAGE-----\n\nhQEMA\n"),
}


@pytest.mark.parametrize("way", ENCRYPTED)
def test_an_encrypted_mail_says_so(way: str) -> None:
    kind, body = ENCRYPTED[way]
    with pytest.raises(InputError, match="This mail is encrypted"):
        read(mail(body, Content_Type=kind))


def test_a_mail_inside_of_a_signature_says_so() -> None:
    kind = "application/pkcs7-mime; smime-type=signed-data; name=smime.p7m"
    with pytest.raises(InputError, match="packed into a digital signature"):
        read(mail("MIAGCSqG", Content_Type=kind))


def _mailbox(place: Path, count: int) -> bytes:
    """Return a mailbox that Python's library wrote."""
    box = mailbox.mbox(place)
    for _ in range(count):
        box.add(mail(f"From the quay:\n\n{STORY}"))
    box.close()
    return place.read_bytes()


def test_a_mailbox_with_one_mail_is_that_mail(tmp_path: Path) -> None:
    found = contents(_mailbox(tmp_path / "one", 1))
    assert found.facts.title == "Ferry runs aground"
    assert found.text.startswith("From the quay:")


def test_a_mailbox_with_several_mails_says_how_many(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="It holds 3 mails, not one"):
        read(_mailbox(tmp_path / "many", 3))


def test_several_attached_mails_and_no_text_are_several() -> None:
    letter = EmailMessage()
    letter["Subject"] = "Two"
    for subject in ("One", "Other"):
        inner = EmailMessage()
        inner["Subject"] = subject
        inner.set_content(STORY)
        letter.add_attachment(inner)
    with pytest.raises(InputError, match="It holds 2 mails"):
        read(letter.as_bytes())


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"Just words.\nAnd more.\n", b"\x00\x01\x02", b"a:"]
)
def test_what_is_no_mail_says_so(data: bytes) -> None:
    with pytest.raises(InputError, match="There is no mail in it"):
        read(data)


def test_a_mail_that_does_not_say_what_parts_it_is_read() -> None:
    body = f"--x\nContent-Type: text/plain; charset=utf-8\n\n{STORY}\n--x--\n"
    for kind in ("multipart/mixed", "multipart/mixed; boundary=other"):
        found = contents(mail(body, Content_Type=kind))
        assert found.text == STORY.strip()


def test_parts_without_an_end_are_read() -> None:
    body = f"--x\nContent-Type: text/plain; charset=utf-8\n\n{STORY}"
    assert contents(mail(body, Content_Type="multipart/mixed; boundary=x")).text == STORY.strip()


def _nested(levels: int) -> bytes:
    data = mail(STORY)
    for _ in range(levels):
        data = mail(b"above\n" + data, Content_Type="message/rfc822")
        data = data.replace(b"above\n", b"", 1)
    return data


def _in_parts(levels: int) -> bytes:
    body = f"Content-Type: text/plain; charset=utf-8\n\n{STORY}"
    for level in range(levels):
        body = (
            f"Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n{body}\n--b{level}--"
        )
    return f"{HEAD}{body}".encode()


HOSTILE: Final = {
    "mails in mails": _nested(45),
    "parts in parts": _in_parts(50),
    "10,000 parts": mail(
        f"--x\n\n{STORY}\n" + "--x\nContent-Type: image/png\n\nx\n" * 10_000 + "--x--",
        Content_Type="multipart/mixed; boundary=x",
    ),
    "a long head": mail(STORY, X_Long="a" * 2_000_000, To=", ".join(["a@b.example"] * 100_000)),
    "a long subject": mail(STORY, Subject="=?utf-8?Q?=C3=A4?= " * 100_000),
    "a long sender": mail(STORY, From="(" * 100_000 + '"' * 100_000),
    "a long kind": mail(STORY, Content_Type="text/plain; " + "a*0*=b; " * 50_000),
    "100,000 lines of a head": mail(STORY, X_A="\n".join(["1"] + ["X-A: 1"] * 100_000)),
    "NULs": mail(STORY + "\0" * 1_000),
    "heads without an end": mail(STORY + "\n" + "From: a@b\nDate: x\n" * 20_000),
    "dashes": mail(STORY + "\n" + "-" * 200_000 + "\n" + "--\n" * 50_000),
    "quotations": mail(STORY + "\n" + (">" * 500 + "\n") * 2_000 + STORY * 20),
    "rules": mail(STORY + "\n" + ("_" * 30 + "\n") * 20_000),
    "lines of labels": mail(STORY + "\n" + "To: a,\n" * 50_000),
    "a page of nothing": mail(
        STORY.replace("\n\n", "<p>") + "<!--" * 10_000, Content_Type="text/html; charset=utf-8"
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_mails_are_read_in_bounded_time(name: str) -> None:
    start = process_time()
    extract = read(HOSTILE[name])
    assert process_time() - start < 10
    assert "The ferry Aster ran aground at Norvik" in extract.text


PIECES: Final = st.lists(
    st.sampled_from(
        ["From: ", "Subject: ", "Date: ", "To: ", "Ann <a@b.example>", "\n", "\n\n", "> ", "-- \n",
         "--x\n", "--x--\n", "Content-Type: ", "multipart/mixed; boundary=x", "text/plain", "words",
         "text/html", "message/rfc822", "multipart/alternative; boundary=x", "; charset=utf-16",
         "Content-Transfer-Encoding: base64\n", "Content-Transfer-Encoding: quoted-printable\n",
         "=?utf-8?B?", "?=", "\0", "\r\n", "---------- Forwarded message ---------\n", "é", "=E9",
         "<html><body><p>", "13 March 2025", "Content-Disposition: attachment\n", ",", ";", ":"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(PIECES)
def test_whatever_a_mail_holds_it_is_read_or_refused_with_a_sentence(source: str) -> None:
    try:
        extract = read(f"Subject: x\n{source}".encode())
    except InputError:
        return
    ends = 0
    for one in extract.paragraphs:
        assert ends <= one.start < one.end <= len(extract.text)
        assert extract.text[one.start : one.end].strip() == extract.text[one.start : one.end]
        ends = one.end
    assert contents_in("a.eml", Extract(extract.text, paragraphs=extract.paragraphs)).is_sound
