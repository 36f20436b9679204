"""Web pages: the article as the page shows it, and what the page says of it."""

from __future__ import annotations

import re
import socket
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.articles import line_kinds
from copydesk.articles.article import ArticleFacts
from copydesk.articles.contents import Contents
from copydesk.articles.readers import html
from copydesk.articles.readers.pages.blocks import blocks_of
from copydesk.articles.readers.pages.data import Data
from copydesk.articles.readers.pages.facts import facts_in
from copydesk.articles.readers.pages.layout import laid_out
from copydesk.articles.readers.pages.tree import hide_unseen, tree_of
from copydesk.articles.reading_contents import contents_of
from copydesk.articles.signatures import Signature, signature_of
from copydesk.errors import InputError
from tests.work import FOURFOLD, growth

FILES = Path(__file__).parents[1] / "formats" / "html"

STORY = (
    "The passenger ferry Aster ran aground on the Skarra reef late on Thursday.",
    "Nobody was seriously hurt, a spokeswoman for the district hospital said.",
    "Two tugs will try to pull the ship free on Sunday, if the wind drops.",
)


def _contents(name: str) -> Contents:
    return contents_of(name, "html", (FILES / name).read_bytes())


def _kinds(contents: Contents) -> list[tuple[str, str]]:
    return [(one.kind, contents.text[one.start : one.end]) for one in contents.paragraphs]


def _page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def _story(before: str = "", behind: str = "") -> str:
    told = "".join(f"<p>{one}</p>" for one in STORY)
    return f"<article><h1>Ferry aground</h1>{before}{told}{behind}</article>"


def _texts(body: str, head: str = "") -> list[str]:
    return html.extract_of(_page(body, head)).text.split("\n\n")


def _facts(head: str, body: str = "") -> ArticleFacts:
    return html.extract_of(_page(body + _story(), head)).facts


def _refused(page: str) -> InputError:
    with pytest.raises(InputError) as caught:
        html.extract_of(page)
    assert caught.value.message.endswith(".")
    assert caught.value.hint
    return caught.value


def test_a_page_of_a_blog_is_its_article_with_headline_standfirst_byline_and_captions() -> None:
    """Menus, sharing, related stories, comments, hidden paragraphs and scripts are left out."""
    contents = _contents("wordpress.html")
    assert _kinds(contents) == [
        ("headline", "Ferry Aster aground off Norvik, all\u00a0231 ashore"),
        ("standfirst", "Volunteers carried most of the passengers to the quay in eleven trips"),
        ("byline", "By Lena Askwith 14 March 2025"),
        ("caption", "The Aster on the Skarra reef at first light."),
        ("credit", "Photo: Otta Brenn"),
        (
            "body",
            "The passenger ferry Aster ran aground on the Skarra reef outside the harbour of"
            " Norvik late on Thursday, and all 212 passengers and 19 crew were brought ashore in a"
            " rescue that lasted nearly four hours.",
        ),
        (
            "body",
            "Nobody was seriously hurt. Seven people were treated for bruises, the district"
            " hospital said, and six of them had gone home by noon.",
        ),
        ("headline", "“The floor slid away”"),
        (
            "body",
            "“There was no bang. The floor simply slid away from us,” said Mirel Oduna, 34, a"
            " schoolteacher who was travelling with her two sons.",
        ),
        ("embed", "Proud of this town tonight. Soup is on."),
        ("embed", "— Mayor of Norvik (@norvikmayor) March 14, 2025"),
        ("body", "212 passengers were on board."),
        ("body", "The last boat came in at 1:30 a.m."),
        ("caption", "What the ship carried"),
        ("body", "On board | Number"),
        ("body", "Passengers | 212"),
        ("body", "Crew | 19"),
        (
            "body",
            "Police said the captain had passed a breath test and was not suspected of any"
            " offence.",
        ),
    ]
    assert contents.facts == ArticleFacts(
        short_name="The Norvik Post",
        outlet="The Norvik Post",
        published="2025-03-14",
        url="https://post.norvik.example/2025/03/14/aster-aground/",
        language="en-GB",
        title="Ferry Aster aground off Norvik, all 231 ashore",
        author="Lena Askwith",
        updated="2025-03-15",
    )


def test_a_page_that_is_one_large_table_with_line_breaks_is_its_article() -> None:
    contents = _contents("table-layout.htm")
    assert contents.encoding == "cp1252"
    assert not contents.encoding_is_guess
    lines = [text for kind, text in _kinds(contents) if kind != "boilerplate"]
    assert lines[:2] == ["Ferry hits reef, 231 people saved", "By Tomas Rill, March 14, 2025"]
    assert lines[2].endswith("some 400 metres short of the harbour mouth.")
    assert lines[3].endswith("It cost the company 18 million €.")
    assert lines[4] == (
        "Police said the captain had passed a breath test… and wasn’t suspected of any offence."
    )
    assert "Tides" not in contents.text


def test_a_live_page_keeps_its_points_times_and_entries_in_their_order() -> None:
    contents = _contents("live.html")
    assert [text[:30] for _, text in _kinds(contents)] == [
        "Aster rescue: as it happened",
        "All 231 people were brought as",
        "Ferry struck the Skarra reef a",
        "Seven treated in hospital",
        "01:35",
        "All ashore",
        "The last boat is in. The lifeb",
        "00:20",
        "Soup in the sports hall",
        "About 90 passengers will spend",
        "22:05",
        "The Coast Guard confirms that ",
    ]
    assert contents.facts.author == "Ilse Brandt, Odd Nerum"


def test_a_page_for_phones_has_its_posts_and_no_adverts() -> None:
    contents = _contents("amp.html")
    assert [kind for kind, _ in _kinds(contents)] == ["headline", "body", "embed", "body"]
    assert contents.facts.title == "Aster: board opens inquiry & asks for the log"
    assert contents.facts.url == "https://halvard.example/aster-inquiry"


def test_what_a_paywall_leaves_is_read() -> None:
    assert _kinds(_contents("paywall.html"))[:3] == [
        ("headline", "What the engineers knew"),
        ("standfirst", "Three weeks before the Aster struck, her steering was signed off."),
        (
            "body",
            "On a grey morning in January two engineers walked the length of the Aster and wrote"
            " four lines in a book.",
        ),
    ]


def test_a_short_page_without_any_data_is_read() -> None:
    contents = _contents("print-view.html")
    assert _kinds(contents)[:2] == [
        ("headline", "Tugs free the Aster"),
        ("dateline", "Norvik Radio, 16 March 2025"),
    ]
    assert contents.facts.published == "2025-03-16"
    assert "No fuel had leaked, the Coast Guard said." in contents.text


@pytest.mark.parametrize(
    ("name", "encoding", "language", "words"),
    [
        ("russian.html", "cp1251", "", "«Пол просто ушёл из-под ног», — рассказала"),
        ("japanese.html", "shift_jis", "ja", "警察によると、船長の呼気検査に問題はなかった。"),
        ("arabic.html", "utf-8", "ar", "وقالت الشرطة إن القبطان اجتاز فحص الكحول."),
        ("german-microdata.html", "utf-8", "de-AT", "Die Kosten lagen bei 10⁶ Kronen."),
    ],
)
def test_pages_in_other_languages_and_encodings_are_read(
    name: str, encoding: str, language: str, words: str
) -> None:
    contents = _contents(name)
    assert (contents.encoding, contents.facts.language) == (encoding, language)
    assert words in contents.text
    assert contents.paragraphs[0].kind == "headline"


def test_facts_that_elements_carry_are_read() -> None:
    facts = _contents("german-microdata.html").facts
    assert (facts.author, facts.published) == ("Greta Lohn", "2025-03-14")


def test_an_article_that_only_a_script_would_show_is_read_from_the_data_of_the_page() -> None:
    assert _kinds(_contents("script-only.html")) == [
        ("headline", "Aster refloated"),
        ("body", "Two tugs pulled the ferry Aster off the reef on Sunday."),
        ("body", "No fuel had leaked, the Coast Guard said."),
    ]


@pytest.mark.parametrize(
    ("name", "words"),
    [("navigation.html", "no article in this page."), ("frames.html", "in frames.")],
)
def test_a_page_without_an_article_says_so_and_what_to_do(name: str, words: str) -> None:
    assert words in _refused((FILES / name).read_text()).message


@pytest.mark.parametrize("page", ["", " ", "<html></html>", "<p></p>", "<!-- <p>Told. -->", "\0"])
def test_a_page_with_nothing_in_it_says_so(page: str) -> None:
    assert _refused(page).message == "There is no article in this page."


def test_an_encoding_that_a_person_names_is_the_one() -> None:
    page = _page(_story("<p>Паром сел на мель у входа в гавань.</p>")).encode("koi8-r")
    assert "Паром сел на мель" in html.read(page, "koi8-r").text


def test_a_page_that_chromium_has_built_from_a_script_is_read() -> None:
    contents = _contents("chromium.html")
    assert [(kind, text[:30]) for kind, text in _kinds(contents)] == [
        ("headline", "Ferry Aster aground off Norvik"),
        ("byline", "By Odd Nerum"),
        ("dateline", "14 March, 7:00 a.m."),
        ("body", "The passenger ferry Aster ran "),
        ("body", "Nobody was seriously hurt, a s"),
        ("body", "“There was no bang,” said Mire"),
    ]
    assert (contents.facts.published, contents.facts.author) == ("2025-03-14", "Odd Nerum")


def test_a_page_that_libreoffice_wrote_is_read() -> None:
    contents = _contents("libreoffice.html")
    kinds = _kinds(contents)
    assert ("headline", "Ferry Aster runs aground off Norvik") in kinds
    assert ("byline", "By Lena Askwith") in kinds
    assert ("body", "The tank held 10⁶ litres, and the deck has 900 m².") in kinds
    assert ("body", "Passengers | 212") in kinds
    assert contents.facts.author == "Lena Askwith"


def test_names_that_lead_to_their_authors_are_the_byline() -> None:
    line = "<div class='Byline-bar-3fF'><a href='/a'>Ann Doe</a>, <a href='/b'>Odd Nerum</a></div>"
    when = "<div class='Header-date'><time>March 14, 2025</time> / 7:05 AM</div>"
    page = _page(_story(line + when)).encode()
    assert _kinds(contents_of("a.html", "html", page))[1:3] == [
        ("byline", "Ann Doe, Odd Nerum"),
        ("dateline", "March 14, 2025 / 7:05 AM"),
    ]


def test_a_headline_that_leads_to_the_page_itself_is_the_headline() -> None:
    told = "<br><br>".join(STORY)
    body = f"<h3 class='post-title'><a href='/f'>Ferry aground</a></h3><div>{told}</div>"
    assert _texts(body, "<title>Ann's notes</title>") == ["Ferry aground", *STORY]


def test_a_name_that_only_the_data_know_is_no_outlet() -> None:
    data = '{"@type":"NewsArticle","publisher":{"@id":"#org"},"author":{"@id":"#ann"}}'
    facts = _facts(f'<script type="application/ld+json">{data}</script>')
    assert (facts.outlet, facts.author) == ("", "")


def test_a_page_in_xhtml_is_read_as_any_other() -> None:
    page = (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0'
        ' Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n<html xmlns='
        f'"http://www.w3.org/1999/xhtml" xml:lang="de"><head/><body>{_story()}</body></html>'
    )
    extract = html.read(page.encode())
    assert extract.text.split("\n\n") == ["Ferry aground", *STORY]
    assert extract.facts.language == "de"


def test_no_item_row_or_paragraph_is_missing_in_the_middle_of_an_article() -> None:
    items = "".join(f"<li>The Petrel took off {number} people</li>" for number in range(2, 40))
    rows = "".join(f"<tr><td>Trip {number}</td><td>14</td></tr>" for number in range(2, 12))
    links = "<p>She told <a href='/a'>Norvik Radio</a> <a href='/b'>so on Friday</a> at noon.</p>"
    teaser = "<div><a href='/c'>Herring prices fall again. Who pays for it?</a></div>"
    last = "The last boat came in at half past one, the lifeboat station said."
    told = f"<ul>{items}</ul><table>{rows}</table>{links}{teaser}<p>{last}</p>"
    body = _story(behind=told)
    texts = _texts(body)
    assert all(f"The Petrel took off {number} people" in texts for number in range(2, 40))
    assert all(f"Trip {number} | 14" in texts for number in range(2, 12))
    assert texts[-2:] == ["She told Norvik Radio so on Friday at noon.", last]


def test_struck_words_are_marked_as_in_markdown() -> None:
    texts = _texts(_story("<p>All <del>221</del> <ins>212</ins> passengers are safe ashore.</p>"))
    assert "All ~~221~~ 212 passengers are safe ashore." in texts


def test_the_headline_stands_in_the_text_once() -> None:
    twice = "<h1 class='small'>Ferry aground</h1>" + _story()
    assert _texts(twice).count("Ferry aground") == 1
    outside = "<div class='hero'><h1>Ferry aground</h1></div><div>" + _story().split("</h1>")[1]
    assert _texts(outside)[0] == "Ferry aground"


def test_a_headline_that_the_page_shows_nowhere_comes_from_its_data() -> None:
    body = "".join(f"<p>{one}</p>" for one in STORY)
    assert _texts(body, "<meta property='og:title' content='Ferry saved'>") == [
        "Ferry saved",
        *STORY,
    ]


def test_the_name_of_the_site_is_no_headline() -> None:
    head = "<title>Ferry aground - Norvik Post</title>"
    body = "<header class='masthead'><h1>Norvik Post</h1></header><h2>Ferry aground</h2>"
    assert _texts(body + "".join(f"<p>{one}</p>" for one in STORY), head)[0] == "Ferry aground"


def test_two_line_breaks_part_paragraphs_and_one_is_a_line() -> None:
    told = f"<div>{STORY[0]}<br>{STORY[1]}<br> <br>\n{STORY[2]}</div>"
    assert _texts(f"<h1>Ferry aground</h1>{told}")[1:] == [f"{STORY[0]}\n{STORY[1]}", STORY[2]]


def test_words_around_hidden_elements_stay_apart_or_together_as_they_are_shown() -> None:
    body = _story("<p>The deck<span hidden> (not</span> is wet, the cap<wbr>tain&nbsp;said.</p>")
    assert "The deck is wet, the captain\u00a0said." in _texts(body)


@pytest.mark.parametrize(
    ("reference", "seen"),
    [("&#27;", ""), ("&#x1b;", ""), ("&#0;", "\ufffd"), ("\0", ""), ("\x1b", ""), ("&#146;", "’")],
)
def test_control_characters_end_no_page(reference: str, seen: str) -> None:
    told = f"<p>The ship{reference}s log is gone, the Coast Guard said on Friday.</p>"
    texts = _texts(_story(behind=told))
    assert texts[-1] == f"The ship{seen}s log is gone, the Coast Guard said on Friday."


@pytest.mark.parametrize(
    ("data", "published"),
    [
        ('{"@type":"NewsArticle","datePublished":"2025-03-14T23:30:00-05:00"}', "2025-03-14"),
        ('[{"@type":["Thing","ReportageNewsArticle"],"datePublished":"20250314"}]', "2025-03-14"),
        ('{"@graph":[{"@type":"Article","datePublished":"14 March 2025"}]}', "2025-03-14"),
        ('{"@type":"NewsArticle","datePublished":"2025-03-14",}', "2025-03-14"),
        ('<!-- {"@type":"NewsArticle","datePublished":"2025-03-14"} -->', "2025-03-14"),
        ('{"@type":"NewsArticle","headline":"a\nb","datePublished":"2025-03-14"}', "2025-03-14"),
        ('{"@type":"NewsArticle","datePublished":"2025-02-30"}', ""),
        ('{"@type":"NewsArticle","datePublished":"soon"}', ""),
        ('{"@type":"NewsArticle","datePublished":{"a":[1]}}', ""),
        ('{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle"}]}', ""),
        ('{"@type":"NewsArticle","datePublished":"2025-03-14"', ""),
        ("[" * 100_000, ""),
    ],
)
def test_dates_come_from_the_data_of_a_page_or_from_nowhere(data: str, published: str) -> None:
    facts = _facts(f'<script type="application/ld+json">{data}</script>')
    assert (facts.published, facts.published_is_guess) == (published, False)


def test_what_a_page_says_of_its_article_alone_counts_before_what_it_says_for_links() -> None:
    facts = _facts(
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry aground",'
        '"datePublished":"2025-03-14","publisher":{"name":"Norvik Post"}}</script>'
        '<meta property="og:title" content="You won\'t believe this ferry">'
        '<meta property="og:site_name" content="NP">'
        '<meta property="article:published_time" content="2025-03-20">'
    )
    assert (facts.title, facts.outlet, facts.published) == (
        "Ferry aground",
        "Norvik Post",
        "2025-03-14",
    )


@pytest.mark.parametrize(
    "given", ["javascript:alert(1)", "file:///etc/passwd", "/a/b", "https://", "https://a b"]
)
def test_an_address_that_is_none_of_the_web_is_left_out(given: str) -> None:
    assert _facts(f"<link rel='canonical' href='{given}'>").url == ""


def test_a_page_that_a_browser_saved_says_where_from() -> None:
    address = "https://norvik.example/ferry"
    page = f"<!-- saved from url=(0028){address} -->" + _page(_story())
    assert html.extract_of(page).facts.url == address


def test_entities_that_a_page_declares_itself_mean_nothing() -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    page = f'<!DOCTYPE html [<!ENTITY a0 "lol">{entities}]>' + _page(_story("<p>&a11;</p>"))
    assert "lollol" not in html.extract_of(page).text


@pytest.mark.parametrize(
    "repeated",
    [
        *("<p>a b.", "<br>", "a b.<br><br>", "<li>a b", "<tr><td>a<td>b", "<td>a", "<q>a</q>"),
        *("<h2>a b</h2>", "<figcaption>a</figcaption>", "<time>1</time>", "<i hidden>a</i>b"),
        *("<a href='/b'>a b</a>", "<script>1</script>a", "<sup>1</sup>", "&#27;", "<form>a"),
        *("<meta name='a' content='b'>", "<?xml ", "<!-- saved from url=", "\f", "<article>a"),
    ],
)
def test_the_work_on_a_page_grows_with_its_length(repeated: str) -> None:
    """What trafilatura does is bounded by how large a page is that it gets at all."""

    def work(size: int) -> Callable[[], object]:
        page = _page(_story() + repeated * size)
        root = tree_of(page)
        assert root is not None

        def read() -> object:
            hide_unseen(root)
            blocks = blocks_of(root)
            numbers = [number for number, block in enumerate(blocks) if block.text in STORY]
            return laid_out(blocks, numbers, facts_in(root, Data(root), page))

        return read

    assert growth(work, 200) <= FOURFOLD


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 400_000,
        "<p>" + "<b><i>" * 50_000 + "word",
        "<table><tr><td>" * 10_000,
        "<p " + " ".join(f"a{number}=1" for number in range(10_000)) + ">",
        " " * 300_000,
        "&#" * 100_000,
        "<!--" * 100_000,
        "<a href='/b'>word</a> " * 10_000,
        "<form>" * 60_000,
        "<script>" * 10_000,
    ],
)
def test_a_page_made_to_harm_is_refused_or_read(page: str) -> None:
    with suppress(InputError):
        html.extract_of(page)
    with suppress(InputError):
        html.extract_of(_page(_story() + page))


def test_a_page_of_more_elements_than_trafilatura_is_given_is_read_where_articles_stand() -> None:
    page = _page("<nav><a href='/b'>More news</a></nav>" + _story("<i>a</i> " * 60_000))
    texts = html.extract_of(page).text.split("\n\n")
    assert texts[0] == "Ferry aground"
    assert texts[-3:] == list(STORY)
    assert "More news" not in texts


def test_nothing_that_a_page_names_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*_: object) -> object:
        raise AssertionError

    monkeypatch.setattr(socket, "socket", connect)
    html.extract_of(
        '<!DOCTYPE html SYSTEM "http://norvik.example/a.dtd">'
        '<link rel="stylesheet" href="http://norvik.example/a.css">'
        '<iframe src="http://norvik.example/"></iframe><img src="http://norvik.example/a.png">'
        + _page(_story())
    )


_TAGS = st.sampled_from(
    [
        *("p", "div", "b", "br", "td", "tr", "table", "li", "ul", "h1", "h2", "blockquote", "q"),
        *("figure", "figcaption", "section", "article", "aside", "nav", "pre", "a", "time", "sup"),
    ]
)
_WORDS = st.text(st.characters(codec="utf-8", exclude_characters="<&"), min_size=1, max_size=60)
_PIECES = st.one_of(
    _TAGS.map("<{}>".format), _TAGS.map("</{}>".format), _WORDS, st.sampled_from(STORY)
)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_every_word_of_an_article_stands_on_its_page_in_that_order(body: str) -> None:
    """Whatever library says which parts are the article, the words are those of the page."""
    page = _page(body)
    try:
        extract = html.extract_of(page)
    except InputError:
        return
    seen = iter("".join(_words(re.sub(r"<[^<>]*>", "", body))))
    assert all(letter in seen for letter in "".join(_words(extract.text)))
    assert extract.text == extract.text.strip()
    for one in extract.paragraphs:
        words = extract.text[one.start : one.end]
        assert words == words.strip() != ""


def test_a_headline_whose_last_sign_was_cut_in_two_loses_that_half_alone() -> None:
    data = r'{"@type":"NewsArticle","headline":"Ferry aground \ud83d","author":"Ann \ud83d\ude00"}'
    facts = _facts(f'<script type="application/ld+json">{data}</script>')
    assert (facts.title, facts.author) == ("Ferry aground", "Ann \U0001f600")


def test_each_line_of_a_page_is_looked_at_once_however_many_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: Counter[str] = Counter()

    def signature(line: str) -> Signature | None:
        looked[line] += 1
        return signature_of(line)

    monkeypatch.setattr(line_kinds, "signature_of", signature)
    told = [f"The ferry Aster lay on the Skarra reef for {hours} hours." for hours in range(1_500)]
    page = "".join(f"<p>{line}</p>" for line in told)
    for _ in range(2):
        contents_of("a.html", "html", f"<article><h1>Aground</h1>{page}</article>".encode())
    # So many lines aren't kept for what is read next.
    assert {looked[line] for line in told} == {2}
