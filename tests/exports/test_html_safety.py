"""That nothing on the page comes alive, whatever words it is made of."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from copydesk.articles.article import Span
from copydesk.exports.html_anchors import Anchors
from copydesk.exports.html_elements import (
    address,
    element,
    language_tag,
    page_text,
    shown,
)
from copydesk.exports.html_rows import pair_section
from copydesk.exports.shown_pair import ShownFinding, ShownPair, ShownRow, ShownSide
from copydesk.reviews.anchors import Target, article_places
from copydesk.reviews.kinds import (
    EvidenceData,
    FactsData,
    NoteData,
    SourceData,
    TagsData,
    VerdictData,
)
from copydesk.reviews.verdict import Verdict
from tests.exports.pages import STYLES, everything, page, text_of, written
from tests.exports.story import POST, WIRE, Story
from tests.work import lines_run

MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>&lt;b&gt; \"'`</style><!--"
KNOWN = {
    "html", "head", "meta", "title", "style", "body", "a", "header", "h1", "h2", "h3", "h4", "nav",
    "main", "section", "article", "details", "summary", "div", "p", "span", "bdi", "ul", "ol", "li",
    "table", "caption", "thead", "tbody", "tr", "th", "td", "code", "mark", "del", "ins", "strong",
    "time", "cite", "blockquote",
}  # fmt: skip


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return Story(tmp_path)


# What it is made of


def test_a_page_loads_and_runs_nothing(story: Story) -> None:
    everything(story)
    root = page(story, every_row=True)
    tags = {one.tag for one in root.iter() if isinstance(one.tag, str)}
    assert not tags & {
        "script",
        "img",
        "link",
        "iframe",
        "object",
        "embed",
        "form",
        "input",
        "base",
    }
    assert not tags & {"video", "audio", "source", "svg", "math", "template", "button"}
    names = {name for one in root.iter() for name in one.attrib}
    assert not {name for name in names if name.startswith("on")}
    assert not names & {
        "src",
        "srcset",
        "style",
        "action",
        "background",
        "poster",
        "ping",
        "srcdoc",
    }
    for link in root.xpath("//@href"):
        assert re.fullmatch(r"#[\w-]+|https?://\S+", link)
    assert "url(" not in STYLES.read_text(encoding="utf-8")
    assert "@import" not in STYLES.read_text(encoding="utf-8")


def test_its_policy_allows_its_own_style_sheet_alone(story: Story) -> None:
    root = page(story)
    (styles,) = root.xpath("//style")
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    digest = base64.b64encode(hashlib.sha256(styles.text.encode()).digest()).decode()
    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    # A policy holds for what comes after it.
    head = [one.tag for one in root.head]
    assert head.index("style") > list(root.head).index(policy.getparent())


def test_it_says_what_it_is_to_browsers_and_to_the_program(story: Story) -> None:
    text = written(story)
    assert text.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert "copydesk-export" in text[:1024]
    root = html.document_fromstring(text)
    assert root.xpath("//title/text()") == ["Review: Story"]
    assert root.xpath("//meta[@name='referrer']/@content") == ["no-referrer"]
    assert root.xpath("//meta[@name='viewport']")


def test_headings_ids_and_links_hold_together(story: Story) -> None:
    everything(story)
    root = page(story, every_row=True)
    levels = [int(one.tag[1]) for one in root.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels.count(1) == 1
    assert all(next_one - one <= 1 for one, next_one in pairwise(levels))
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in root.xpath("//@href") if link.startswith("#")} <= set(ids)
    assert set(root.xpath("//@aria-labelledby")) <= set(ids)
    assert len(root.xpath("//main")) == len(root.xpath("//nav")) == 1
    assert all(one.xpath("caption") for one in root.xpath("//table"))
    assert not root.xpath("//th[not(@scope)]")


# Words from outside


@given(st.text(alphabet=st.characters()))
def test_any_text_comes_back_as_text_and_nowhere_else(text: str) -> None:
    made = element("html", element("body", element("p", text, title=text)))
    root = html.document_fromstring(page_text(made))
    assert [one.tag for one in root.iter()] == ["html", "body", "p"]
    (found,) = root.xpath("//p")
    assert (found.text or "") == shown(text)
    assert dict(found.attrib) == ({"title": shown(text)} if text else {})


def spans_in(text: str) -> st.SearchStrategy[Span]:
    places = st.integers(0, len(text))
    return st.tuples(places, places).map(lambda ends: Span(min(ends), max(ends)))


SIDES = st.text(min_size=1).flatmap(
    lambda text: st.builds(
        ShownSide,
        text=st.just(text),
        sentences=st.just("1"),
        kind=st.sampled_from(["", "caption"]),
        marked=st.lists(spans_in(text)).map(tuple),
        findings=st.lists(st.tuples(spans_in(text), st.just(0))).map(tuple),
    )
)


@given(SIDES)
def test_marks_lose_no_word_and_add_none_wherever_they_stand(side: ShownSide) -> None:
    finding = ShownFinding(0, "number", "", "", "?", "", "", (), (), "", True, ("f",), ())
    row = ShownRow(
        1, "same", False, (side, None), ((), ()), (finding,), (), "", False, False, ("r",), "", ()
    )
    pair = ShownPair(("a.txt", "b.txt"), ("a", "b"), ("en", ""), (row,))
    made = page_text(element("html", element("body", pair_section(1, pair, {}, Anchors([pair])))))
    (words,) = html.document_fromstring(made).xpath("//p[@class='words']")
    assert words.text_content() == shown(side.text)
    changed = "".join(words.xpath(".//del//text()"))
    places = {at for span in side.marked for at in range(span.start, span.end)}
    assert changed == "".join(shown(side.text)[at] for at in sorted(places))


@given(st.text(alphabet=st.characters()))
def test_a_page_can_be_written_and_holds_no_control_or_turning_character(text: str) -> None:
    told = shown(text)
    assert len(told) == len(text)
    told.encode("utf-8")
    assert not re.search(
        r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]", told
    )


def test_a_hostile_story_stays_words(tmp_path: Path) -> None:
    hostile = Story(
        tmp_path,
        {
            "1-wire.txt": WIRE + f"\n{MARKUP} \u202eevil\u0000\x1b[31m \udcff\n",
            "2-<b>post.txt": POST + f"\n{MARKUP} also.\n\nمرحبا بالعالم 212.\n",
        },
    )
    first, second = (found.name for found in hostile.desk().found)
    target = hostile.row(first, second, "All 212")
    hostile.write(
        SourceData("s", MARKUP, "JAVASCRIPT:alert(1)", 'http://x.example/"><script>', MARKUP)
    )
    hostile.write(
        VerdictData(Verdict.CONTRADICT, "neither"),
        NoteData(f"{MARKUP}\r\n\u202e{MARKUP}"),
        TagsData((MARKUP,)),
        EvidenceData("e", "s", MARKUP, MARKUP),
        on=target,
        by="<b onclick=x>eve</b>",
    )
    wire = hostile.article(first)
    about = Target((article_places(wire, []),))
    hostile.write(
        FactsData(short_name=MARKUP, url="javascript:alert(3)", language='"><x'), on=about
    )
    hostile.claim(first, "All 212", MARKUP)
    root = page(hostile, every_row=True)
    assert {one.tag for one in root.iter() if isinstance(one.tag, str)} <= KNOWN
    assert not list(root.iter(html.etree.Comment))
    assert not [link for link in root.xpath("//@href") if not link.startswith("#")]
    assert "\u202e" not in text_of(root)
    assert text_of(root).count("alert(2)") > 8
    assert not root.xpath("//@lang[contains(., 'x')]")


@pytest.mark.parametrize(
    "text",
    [
        "https://log.example/14?day=1&x=%20#top",
        "http://localhost:8080/",
        "HTTPS://EXAMPLE.ORG/a(b)",
        "https://hi.example/हिन्दी",
        "https://log.example/14–16",
    ],
)
def test_addresses_of_the_web_become_links(text: str) -> None:
    link = address(text)
    assert (link.tag, link.get("href")) == ("a", text)
    assert link.get("rel") == "noopener noreferrer nofollow"


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)", "data:text/html,x", "ftp://example.org/", "//example.org", "/etc",
        "https://", "https:///x", "https://good.example@evil.example/", "https://a b.example/",
        "https://ex\u200bample.org/", "https://[::1/", "\x01https://example.org/", "https://x:y/",
        " https://example.org/", "https://example.org/\u202e", 'https://x.example/"onclick=x',
        "by telephone", "vbscript:x", "https:example.org",
    ],
)  # fmt: skip
def test_all_other_addresses_stay_words(text: str) -> None:
    assert address(text).tag == "bdi"


def test_a_language_is_an_attribute_only_where_it_is_one() -> None:
    assert language_tag("zh-Hant-TW") == "zh-Hant-TW"
    assert language_tag('en" onclick="x') == language_tag("english?") == ""


def test_plain_words_are_shown_at_one_look() -> None:
    assert lines_run(lambda: shown("All 212 passengers were taken ashore, he said.")) < 5
