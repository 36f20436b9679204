"""What the paragraphs of articles are, shown with articles of many makes, all invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.articles.article import FURNITURE, Paragraph, ParagraphKind
from copydesk.articles.blocks import blocks_of
from copydesk.articles.furniture import normalised
from copydesk.articles.line_kinds import line_kind
from copydesk.articles.structure import paragraphs_of
from tests.tries import tries


def kinds_of(text: str) -> list[tuple[str, str]]:
    """Return kind and first words of each paragraph."""
    return [(one.kind, text[one.start : one.end][:24]) for one in paragraphs_of(text)]


def blocks(text: str) -> list[str]:
    return [text[block.start : block.end] for block in blocks_of(text)]


WIRE = """Quarry wall collapses near Tolm, two rescued

TOLM, May 9 (Kestrel) - Part of a quarry wall fell near Tolm on Friday.

"We heard them knocking," said fire chief Ola Brandt.

(Reporting by Ann Doe in Tolm; Editing by Per Lund)

Our Standards: The Trust Principles.
"""


def test_a_wire_report_keeps_its_dateline_in_the_text() -> None:
    """The place and the agency open a sentence that makes claims; it must not be folded away."""
    assert kinds_of(WIRE) == [
        ("headline", "Quarry wall collapses ne"),
        ("body", "TOLM, May 9 (Kestrel) - "),
        ("body", '"We heard them knocking,'),
        ("credit", "(Reporting by Ann Doe in"),
        ("boilerplate", "Our Standards: The Trust"),
    ]


def _kinds_with_said(text: str, *said: tuple[str, ParagraphKind]) -> list[ParagraphKind]:
    """Return the kinds of paragraphs, some of which a format says."""
    named = [
        Paragraph(text.index(line), text.index(line) + len(line), kind, "as the format has it")
        for line, kind in said
    ]
    return [one.kind for one in paragraphs_of(text, named)]


def test_a_line_above_the_headline_that_a_format_names_is_no_second_one() -> None:
    text = "Accident\n\nFerry aground off Norvik\n\nBy Ann Doe\n\nThe ferry ran aground."
    said: tuple[str, ParagraphKind] = ("Ferry aground off Norvik", "headline")
    assert _kinds_with_said(text, said) == ["standfirst", "headline", "byline", "body"]
    named = text.replace("Accident", "Norvik Tidings")
    assert _kinds_with_said(named, said) == ["byline", "headline", "byline", "body"]


def test_a_headline_above_the_text_stays_one_though_a_format_names_headings_below() -> None:
    """Many type the headline as they type the text, and give only crossheads a style."""
    text = "Ferry aground off Norvik\n\nThe ferry ran aground.\n\nThe rescue\n\nAll are ashore."
    kinds = _kinds_with_said(text, ("The rescue", "headline"))
    assert kinds == ["headline", "body", "headline", "body"]


BLOG = """Home » News » Local

What we know about the quarry collapse

by Jo Marsh | May 10, 2031 | 3 Comments

Image: Wikimedia

So this happened. A wall of the old quarry came down.

What happened

The wall fell at noon. Nobody knows why.

Related
Five quarries worth a visit
Why walls fall

The mayor has promised an inquiry.

"They knocked all night." — Tolm Fire Brigade (@tolmfire) May 9, 2031

Share this:
Facebook
X

Like this:
Loading...

Leave a Reply Cancel reply
Your email address will not be published. Required fields are marked *
Name *
Save my name, email, and website in this browser for the next time I comment.
© 2031 Tolm Weekly. All rights reserved.
"""


def test_a_blog_post_is_told_from_what_the_page_prints_around_it() -> None:
    assert [kind for kind, _ in kinds_of(BLOG)] == [
        "boilerplate",
        "headline",
        "byline",
        "credit",
        "body",
        "headline",
        "body",
        *["boilerplate"] * 3,
        "body",
        "embed",
        *["boilerplate"] * 10,
    ]


MAIL = """From: Ann Doe <ann@kestrel.example>
To: desk@kestrel.example
Subject: Quarry wall collapses near Tolm
Date: Fri, 09 May 2031 18:02:11 +0200
X-Priority: 1

Part of a quarry wall near Tolm fell on Friday, and two men who had
been working below it were dug out alive after six hours, the fire
brigade said. Both are in hospital.

The quarry belongs to Stoneworks Ltd., which did not answer calls. It
had been inspected in March.

  > We heard them knocking, and from then on nobody thought of going
  > home, said the fire chief.

-- \nAnn Doe, Kestrel News
"""


def test_a_mail_has_headers_paragraphs_of_several_lines_and_a_signature() -> None:
    assert kinds_of(MAIL) == [
        ("byline", "From: Ann Doe <ann@kestr"),
        ("boilerplate", "To: desk@kestrel.example"),
        ("headline", "Subject: Quarry wall col"),
        ("dateline", "Date: Fri, 09 May 2031 1"),
        ("boilerplate", "X-Priority: 1"),
        ("body", "Part of a quarry wall ne"),
        ("body", "The quarry belongs to St"),
        ("body", "> We heard them knocking"),
        ("boilerplate", "--"),
        ("boilerplate", "Ann Doe, Kestrel News"),
    ]


MARKDOWN = """---
title: Quarry wall collapses
tags:
  - quarry
---

# Quarry wall collapses near Tolm

*Two men were dug out alive after six hours below the rubble.*

![The quarry](quarry.jpg)

Part of a quarry wall fell on **Friday**. Two men were dug out.

What the owner says
-------------------

Stoneworks [did not answer](https://stone.example) calls.

- It was inspected in March.
- It was fined in 2029.

***

[Read more](https://post.example/more)
"""


def test_markdown_is_read_as_its_writer_meant_it() -> None:
    assert kinds_of(MARKDOWN)[5:] == [
        ("headline", "# Quarry wall collapses "),
        ("standfirst", "*Two men were dug out al"),
        ("caption", "![The quarry](quarry.jpg"),
        ("body", "Part of a quarry wall fe"),
        ("headline", "What the owner says"),
        ("boilerplate", "-------------------"),
        ("body", "Stoneworks [did not answ"),
        ("body", "- It was inspected in Ma"),
        ("body", "- It was fined in 2029."),
        ("boilerplate", "***"),
        ("boilerplate", "[Read more](https://post"),
    ]
    assert {kind for kind, _ in kinds_of(MARKDOWN)[:5]} == {"boilerplate"}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Startseite > Regional\n\nWand eingestürzt\n\nVon Anna Weber und Jo Maurer\n\n"
            "Stand: 10.05.2031, 07:15 Uhr\n\nAm 9. Mai ist eine Wand eingestürzt.\n\nAnzeige\n\n"
            "Lesen Sie auch: Wie sicher sind Steinbrüche?\n\nFoto: Jo Maurer/dpa\n\n"
            "Die Firma schwieg.\n\nQuelle: dpa\n\nAlle Rechte vorbehalten.",
            "boilerplate headline byline dateline body boilerplate boilerplate credit body credit "
            "boilerplate",
        ),
        (
            "Accueil\n\nUn mur s'effondre à Tolm\n\nPar Anne Dupont\n\n"
            "Publié le 10 mai 2031 à 07h15\n\nTemps de lecture : 2 min\n\nUn mur est tombé.\n\n"
            "À lire aussi : Les carrières sont-elles sûres ?\n\nPartager sur Facebook",
            "boilerplate headline byline dateline boilerplate body boilerplate boilerplate",
        ),
        (
            "Se derrumba un muro\n\nPor Ana García\n\n10 de mayo de 2031 - 07:15 h\n\n"
            "Publicidad\n\nUn muro cayó el viernes.\n\nLee también: ¿Seguras?\n\nFuente: EFE\n\n"
            "Deja un comentario",
            "headline byline dateline boilerplate body boilerplate credit boilerplate",
        ),
        (
            "Muro de pedreira desaba\n\nPor João Silva\n\nPublicado em 10 de maio de 2031\n\n"
            "Continua após a publicidade\n\nUm muro caiu na sexta-feira.\n\nLeia também: Mais\n\n"
            "Compartilhe",
            "headline byline dateline boilerplate body boilerplate boilerplate",
        ),
    ],
    ids=["German", "French", "Spanish", "Portuguese"],
)
def test_pages_in_other_languages_have_their_own_words(text: str, kinds: str) -> None:
    assert [kind for kind, _ in kinds_of(text)] == kinds.split()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Ann Doe", "byline"),
        ("By ANN DOE and Per van der Lund, Staff Writers", "byline"),
        ("by Jo Marsh on May 9, 2031", "byline"),
        ("Ann Doe, staff writer", "byline"),
        ("By Ann Doe (Kestrel News)", "byline"),
        ("May 9, 2031", "dateline"),
        ("Published: 9 May 2031, 10:15 GMT", "dateline"),
        ("Last updated on Fri 9 May 2031 10.15 EDT", "dateline"),
        ("3 hours ago", "dateline"),
        ("TOLM, May 9 (Kestrel) -", "dateline"),
        ("2031-05-09", "dateline"),
        ("Source: Kestrel News", "credit"),
        ("Original Source: www.kestrel.example", "credit"),
        ("(With inputs from ANI)", "credit"),
        ("The Associated Press contributed to this report.", "credit"),
        ("This article was originally published by the Tolm Gazette.", "credit"),
        ("(AFP)", "credit"),
        ("(Photo: Ann Doe)", "credit"),
        ("(the quarry near tolm/Reuters)", "caption"),
        ("FILE - The quarry near Tolm. (AP Photo/Ann Doe)", "caption"),
        ("A digger in the quarry near Tolm. [Ann Doe/Reuters]", "caption"),
        ("Image source, Getty Images", "caption"),
        ("Photo by Ann Doe", "credit"),
        ("Ann Doe/Handout", "credit"),
        ("![alt words](wall.png)", "caption"),
        ("They knock! — Tolm Fire (@tolmfire) May 9, 2031", "embed"),
        ("They knock! pic.twitter.com/AbCdEf", "embed"),
        ("A post shared by Tolm Fire (@tolmfire)", "embed"),
        ("5 Min Read", "boilerplate"),
        ("12 shares 3 comments", "boilerplate"),
        ("1.2K", "boilerplate"),
        ("8d7c1f00-1111-4222-8333-123456789abc", "boilerplate"),
        ("Home > World > Europe", "boilerplate"),
        ("Sign up for our newsletter and never miss a story.", "boilerplate"),
        ("This website uses cookies to improve your experience.", "boilerplate"),
        ("© 2031 Tolm Weekly", "boilerplate"),
        ("https://tolm.example/quarry", "boilerplate"),
        ("* * *", "boilerplate"),
        ("<!-- advert -->", "boilerplate"),
        ("Ann Doe | May 9, 2031 | 5 min read", None),
        ("By Ann Doe | May 9, 2031 | 5 min read", "byline"),
        ("May 9, 2031 • 5 min read", "dateline"),
    ],
)
def test_a_line_says_by_itself_what_it_is(line: str, kind: str | None) -> None:
    found = line_kind(line)
    assert (found[0] if found else None) == kind


@pytest.mark.parametrize(
    "line",
    [
        "By Friday, the wall had been cleared and the men were home.",
        "Share prices fell on Monday after the collapse.",
        "Sources said on Friday that the wall had been unsafe.",
        "The source: a leaking pipe that nobody had looked at for years.",
        "Reporting by the Gazette shows that the quarry had failed two inspections.",
        "The website uses its own words for it.",
        "The company changed its privacy policy and terms of service on Friday.",
        "Picture this: a wall of forty metres, and nobody below it.",
        "Photographs show the wall leaning a day before it fell.",
        "More than 40 people were near the wall.",
        "Live music was heard from the quarry.",
        "On May 9, 2031, the wall fell.",
        "Von der Leyen besuchte den Steinbruch am Freitag.",
        "von Trapp Brewing",
        "Follow the money, the mayor said.",
        "He asked them to sign up for the search.",
        "Nobody was hurt (the police counted twice).",
        "A poll (Gazette/Tolm Institute) found that most people had been afraid.",
        "Comments by the mayor made things worse.",
        "The wall, last updated in 1998, fell.",
        "Two men were rescued, Reuters reported.",
    ],
)
def test_a_sentence_of_the_article_is_not_taken_for_furniture(line: str) -> None:
    """Furniture is folded away and never to do: a false alarm here hides a fact."""
    found = line_kind(line)
    assert found is None or found[0] not in FURNITURE


def test_the_first_short_line_without_a_stop_is_the_headline() -> None:
    assert kinds_of("Wall falls in U.S.\nIt fell at noon.")[0] == ("headline", "Wall falls in U.S.")
    assert kinds_of("The wall fell at noon.\nIt fell fast.")[0][0] == "body"
    assert kinds_of("A lonely line")[0][0] == "body"
    long = "The wall of the quarry fell " * 7
    assert kinds_of(f"{long}\n\nIt fell fast.")[0][0] == "body"


def test_a_line_between_headline_and_byline_is_a_standfirst() -> None:
    text = "Wall falls\n\nTwo men were rescued in Tolm.\n\nBy Ann Doe\n\nThe wall fell at noon."
    assert [kind for kind, _ in kinds_of(text)] == ["headline", "standfirst", "byline", "body"]


def test_the_outlets_name_under_the_headline_is_folded_with_the_byline() -> None:
    text = "Wall falls in Tolm\nTolm Gazette\nAnn Doe\nThe wall fell at noon.\nNobody was hurt."
    assert [kind for kind, _ in kinds_of(text)] == ["headline", "byline", "byline", "body", "body"]


def test_short_lines_of_a_transcript_are_no_headings() -> None:
    text = "Where were you\n\nAt home.\n\nAnd then\n\nI ran.\n\nWhy\n\nNo idea\n\nReally\n\nYes"
    assert "headline" not in [kind for kind, _ in kinds_of(text)][1:]


def test_a_post_stands_above_its_signature() -> None:
    text = (
        "The brigade wrote:\n\nThey knock!\n\n— Tolm Fire (@tolmfire) May 9, 2031\n\nThen they dug."
    )
    assert [kind for kind, _ in kinds_of(text)] == ["body", "embed", "embed", "body"]


def test_each_line_is_a_paragraph_unless_lines_were_wrapped() -> None:
    assert blocks("One line.\nAnother line.\n\nA third.") == [
        "One line.",
        "Another line.",
        "A third.",
    ]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_hard_wrapped_lines_are_joined_and_lists_are_not(line_end: str) -> None:
    text = line_end.join(
        [
            "The passenger ferry Aster ran aground on the Skarra reef outside the",
            "harbour of Norvik late on Thursday, and all 212 passengers and the 19",
            "members of the crew were brought ashore, the Coast Guard said.",
            "By Lena Askwith",
            "",
            "    The first line of this paragraph is indented, and the others that",
            "follow it are not.",
            "- A first item of a list that is long enough to go on to the next",
            "  line of it.",
            "- A second item.",
        ]
    )
    assert [len(block.splitlines()) for block in blocks(text)] == [3, 1, 2, 2, 1]


def test_headlines_of_equal_length_are_not_taken_for_wrapped_text() -> None:
    lines = [
        f"Wall number {number} of the quarry near Tolm has fallen down today" for number in range(9)
    ]
    assert len(blocks("\n".join(lines))) == 9


def test_a_name_in_lower_case_does_not_glue_its_paragraph_to_the_headline() -> None:
    text = "Leader of the group killed near the border\nal-Rifai died on Friday, it was said."
    assert len(blocks(text)) == 2
    assert len(blocks("Leader of the group killed near the border\nsaid " + "many " * 30)) == 2


@given(st.text(max_size=300))
@settings(max_examples=tries(200))
def test_paragraphs_are_ordered_trimmed_and_leave_out_only_white_space(text: str) -> None:
    place = 0
    for paragraph in paragraphs_of(text):
        assert place <= paragraph.start < paragraph.end
        assert not text[place : paragraph.start].strip()
        words = text[paragraph.start : paragraph.end]
        assert words == words.strip()
        assert paragraph.reason
        place = paragraph.end
    assert not text[place:].strip()


_LINES = [*WIRE.splitlines(), *BLOG.splitlines(), *MAIL.splitlines(), *MARKDOWN.splitlines()]


@given(
    st.lists(st.sampled_from(_LINES), max_size=30), st.sampled_from(["\n", "\r\n", "\n\n", "\r"])
)
def test_lines_in_any_order_make_paragraphs_that_cover_them(lines: list[str], end: str) -> None:
    text = end.join(lines)
    paragraphs = paragraphs_of(text)
    outside = set(range(len(text)))
    for paragraph in paragraphs:
        outside -= set(range(paragraph.start, paragraph.end))
    assert not "".join(text[place] for place in sorted(outside)).strip()


def test_every_phrase_is_written_as_lines_are_looked_up() -> None:
    """A phrase that isn't would never match, and nobody would notice."""
    data = Path(normalised.__code__.co_filename).with_name("furniture.txt").read_text("utf-8")
    section = ""
    for line in data.splitlines():
        if line.startswith("["):
            section = line.strip("[]").partition(":")[0]
        elif line and not line.startswith(";") and section in ("whole line", "section"):
            assert normalised(line.replace("#", "3")) == line, line
        elif line and not line.startswith(";"):
            assert line == line.casefold().strip(), line


def test_real_articles_are_told_apart_as_people_did(
    articles_folder: Path, gold_folder: Path
) -> None:
    gold = json.loads((gold_folder / "sentences" / "seed_sentences.json").read_text("utf-8"))
    for file in gold["files"]:
        with (articles_folder / file["file"]).open(encoding="utf-8", newline="") as article:
            found = {p.start: p.kind for p in paragraphs_of(article.read())}
        assert [(p["start"], p["kind"] == "body") for p in file["paragraphs"]] == [
            (start, kind == "body") for start, kind in found.items()
        ], file["file"]
