"""The page: what an editor reads, that nothing in it comes alive, that all can read it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from lxml.html import HtmlElement

import copydesk.exports
from copydesk.articles.article import Span
from copydesk.exports import export_text
from copydesk.exports.html_anchors import Anchors
from copydesk.exports.html_elements import (
    address,
    element,
    is_web_address,
    language_tag,
    page_text,
    shown,
)
from copydesk.exports.html_rows import pair_section
from copydesk.exports.shown_pair import ShownFinding, ShownPair, ShownRow, ShownSide
from copydesk.reviews.anchors import Target, article_places, finding_target
from copydesk.reviews.kinds import (
    AdjudicationData,
    DismissalData,
    EvidenceData,
    FactsData,
    FindingData,
    LinkData,
    NoteData,
    SourceData,
    StateData,
    TagsData,
    VerdictData,
)
from copydesk.reviews.verdict import Verdict
from tests.exports.story import POST, WIRE, Story

HOSTILE = Path(__file__).parent.parent / "hostile"
STYLES = Path(copydesk.exports.__file__).with_name("report.css")
WIRE_FILE, POST_FILE = "1-wire.txt", "2-post.txt"
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>&lt;b&gt; \"'`</style><!--"


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return Story(tmp_path)


def written(story: Story, *, every_row: bool = False) -> str:
    return export_text(story.records(every_row=every_row), "html")


def page(story: Story, *, every_row: bool = False) -> HtmlElement:
    return html.document_fromstring(written(story, every_row=every_row))


def text_of(found: HtmlElement) -> str:
    return " ".join(found.text_content().split())


def section(root: HtmlElement, name: str) -> HtmlElement:
    (found,) = root.xpath("//section[@aria-labelledby=$name]", name=name)
    return found


def rows(root: HtmlElement) -> list[HtmlElement]:
    found: list[HtmlElement] = root.xpath("//section[contains(@class, 'row')]")
    return found


def row_with(root: HtmlElement, words: str) -> HtmlElement:
    return next(one for one in rows(root) if words in text_of(one))


def finding_in(story: Story, words: tuple[str, str], kind: str = "number") -> Target:
    """Return the target of a finding on words of the wire and of the post."""
    spans = []
    for name, told in zip((WIRE_FILE, POST_FILE), words, strict=True):
        article = story.article(name)
        start = article.text.index(told)
        spans.append(article_places(article, [Span(start, start + len(told))]))
    return finding_target(story.row(WIRE_FILE, POST_FILE, words[0]), kind, *spans)


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


# What it tells


def everything(story: Story) -> None:
    """Write one of each thing that can be said."""
    wire = story.article(WIRE_FILE).sha256
    story.write(SourceData("s", "Harbour log", "https://log.example/14", "", "2031-04-01"))
    story.write(SourceData("t", "Call", "javascript:alert(1)", "", ""))
    number = finding_in(story, ("212", "221"))
    story.write(
        VerdictData(Verdict.CONTRADICT, wire, "probable"),
        NoteData("The log says 212.\nالسجل يقول 212"),
        TagsData(("numbers", "harbour")),
        EvidenceData("e", "s", "p. 2", "212 aboard", wire),
        EvidenceData("f", "t"),
        on=number,
    )
    story.judge(number, Verdict.DIFFER, NoteData("Rounded?"), by="ben")
    captain = story.row(WIRE_FILE, POST_FILE, "The captain")
    story.judge(captain, Verdict.UNCLEAR)
    story.judge(captain, Verdict.DIFFER, StateData(second_reader=True))
    story.judge(captain, Verdict.AGREE, by="ben")
    story.write(AdjudicationData(Verdict.DIFFER), on=captain, by="cho")
    story.write(
        FindingData("hedge", "high", "When on Thursday?"),
        on=finding_in(story, ("Thursday", "late on Thursday"), "hedge"),
        by="ben",
    )
    dismissed = finding_in(story, ("ran aground", "ran aground"), "label")
    story.write(FindingData("label", "low", "Aground?"), DismissalData("the same"), on=dismissed)
    story.judge(story.row(WIRE_FILE, POST_FILE, "The mayor"), Verdict.ONE_SIDED)
    story.judge(story.row(WIRE_FILE, POST_FILE, "Ferry runs aground"), Verdict.AGREE)
    story.claim(WIRE_FILE, "All 212", "How many were aboard")


def test_sections_come_by_weight(story: Story) -> None:
    everything(story)
    titles = [text_of(one) for one in page(story).xpath("//h2")]
    assert titles == [
        "In short",
        "What must be corrected",
        "What was compared",
        "What was not reviewed",
        "Agreement",
        "Open disputes",
        "Settled disputes",
        "Second reader wanted",
        "Contradictions (contradict)",
        "What one side lacks (one-sided)",
        "Told differently, both can be true (differ)",
        "Agreed (agree)",
        "Findings without a verdict: not reviewed",
        "Dismissed findings",
        "Side by side",
    ]


def test_a_page_without_verdicts_says_so(story: Story) -> None:
    assert "There is no verdict yet." in text_of(page(story))


def test_a_contradiction_is_told_whole_and_leads_to_its_row_and_back(story: Story) -> None:
    everything(story)
    root = page(story)
    (entry,) = section(root, "contradict").xpath(".//article")
    told = text_of(entry)
    for words in (
        "3 contradict, 1 wire is right, probable",
        "The log says 212.",
        "السجل يقول 212",
        "numbers, harbour",
        "Harbour log",
        "p. 2",
        "212 aboard",
        "supports 1 wire",
        "disputed",
    ):
        assert words in told
    assert [text_of(one) for one in entry.xpath("preceding-sibling::h3")] == [
        "Claim: How many were aboard"
    ]
    assert [one.text for one in entry.xpath(".//mark")] == ["212", "221"]
    (link,) = entry.xpath(".//a[starts-with(@href, '#')]/@href")
    (row,) = root.xpath("//*[@id=$id]", id=link[1:])
    assert "All 212 passengers" in text_of(row)
    assert f"#{entry.get('id')}" in row.xpath(".//a/@href")
    for words in (
        "3 contradict, 1 wire is right, probable",
        "212 aboard",
        "2 differ",
        "Claim: How many",
    ):
        assert words in text_of(row)


def test_a_row_shows_both_texts_with_their_marks(story: Story) -> None:
    everything(story)
    row = row_with(page(story), "All 212 passengers")
    first, second = row.xpath(".//div[@class='text']")
    assert "1 wire, sentence" in text_of(first)
    assert "Norvik Post, sentence" in text_of(second)
    assert [one.text_content() for one in first.xpath(".//mark")] == ["212"]
    assert [one.text_content() for one in second.xpath(".//mark")] == ["221"]
    (letter,) = {mark.get("data-key") for mark in row.xpath(".//mark")}
    assert letter in [text_of(key) for key in row.xpath(".//*[@class='key']")]


def test_changed_words_are_told_by_more_than_a_colour(story: Story) -> None:
    row = row_with(page(story, every_row=True), "The captain was not")
    assert row.xpath(".//del | .//ins")
    styles = STYLES.read_text(encoding="utf-8")
    assert re.search(r"\ndel \{[^}]*underline dotted", styles)
    assert re.search(r"\nins \{[^}]*underline solid", styles)


def test_what_was_not_reviewed_says_so_in_its_row(story: Story) -> None:
    everything(story)
    records = story.records()
    root = page(story)
    (count,) = records.pairs
    silent = [one for one in rows(root) if "not reviewed" in text_of(one.xpath("./h4")[0])]
    folded = root.xpath("//details[@class='furniture']//section")
    assert len([one for one in silent if one not in folded]) == count.not_reviewed
    assert len(folded) == count.furniture
    assert f"Not reviewed: {count.not_reviewed} of {count.rows} rows" in text_of(root)


def test_the_history_of_a_row_tells_what_was_decided_before(story: Story) -> None:
    everything(story)
    row = row_with(page(story), "The captain was not")
    (history,) = row.xpath(".//details[@class='history']")
    told = text_of(history)
    assert told.index("5 unclear") < told.index("2 differ") < told.index("final 2 differ")
    others = row_with(page(story), "The mayor thanked")
    assert not others.xpath(".//details")  # one verdict, which stands


def test_disputes_and_final_decisions_stand_in_their_rows(story: Story) -> None:
    everything(story)
    root = page(story)
    assert "final: 2 differ cho" in text_of(row_with(root, "The captain was not"))
    assert "Rounded?" in text_of(section(root, "disputes"))
    assert "final: 2 differ" in text_of(section(root, "settled"))


def test_dismissed_findings_are_named_and_not_marked(story: Story) -> None:
    everything(story)
    root = page(story)
    assert "the same" in text_of(section(root, "dismissed"))
    row = row_with(root, "ran aground outside")
    assert "dismissed: the same" in text_of(row)
    assert "ran aground" not in [one.text_content() for one in row.xpath(".//mark")]


def test_the_words_of_every_verdict_are_there(story: Story) -> None:
    everything(story)
    told = text_of(page(story, every_row=True))
    for record in story.records(every_row=True).records:
        words = (record.verdict, record.note, record.claim, *record.tags, record.finding_reason)
        for text in (*words, *(one.quote for one in record.evidence), record.passage_1):
            assert " ".join(shown(text).split()) in told


def test_verdicts_are_counted_as_status_counts_them(story: Story) -> None:
    everything(story)
    counts: Counter[tuple[str, str]] = Counter()
    for judgement in story.review().judgements.values():
        if judgement.verdict is not None:
            counts[judgement.reviewer, judgement.verdict.word] += 1
    (told,) = section(page(story), "summary").xpath(".//table")
    head = [text_of(one) for one in told.xpath(".//thead//th")][1:]
    found = {
        (text_of(row.xpath("./th")[0]), word): int(text_of(cell))
        for row in told.xpath(".//tbody/tr")
        for word, cell in zip(head, row.xpath("./td"), strict=True)
    }
    assert {key: number for key, number in found.items() if number} == counts


def test_who_linked_two_sentences_by_hand_is_named(story: Story) -> None:
    wire, post = story.article(WIRE_FILE), story.article(POST_FILE)
    spans = []
    for article, words in ((wire, "declined to comment"), (post, "The mayor")):
        sentence = next(one for one in article.sentences if words in article.quote(one))
        spans.append(article_places(article, [sentence]))
    story.write(LinkData(), on=Target(tuple(sorted(spans, key=lambda one: one.sha256))), by="ben")
    story.judge(story.row(WIRE_FILE, POST_FILE, "All 212"), Verdict.CONTRADICT)
    assert "linked by ben" in text_of(row_with(page(story), "declined to comment"))


def test_words_that_stand_in_another_row_are_told_beside_the_row_that_lacks_them(
    tmp_path: Path,
) -> None:
    seeds = Path(__file__).parents[2] / "seeds" / "norvik-ferry"
    names = ("1-wire.txt", "4-aggregator.txt")
    texts = {name: (seeds / name).read_text(encoding="utf-8") for name in names}
    story = Story(tmp_path, texts)
    row = next(
        one for one in story.records(every_row=True).side_by_side()[0].rows
        if None in one.sides and any(one.elsewhere)
    )  # fmt: skip
    (told,) = (one for side in row.elsewhere for one in side)
    shown_row = page(story, every_row=True).xpath("//*[@id=$id]", id=f"p1-r{row.number}")[0]
    assert " ".join(told.words.split()) in text_of(shown_row)
    assert f"#p1-r{told.row}" in shown_row.xpath(".//a/@href")


def test_a_verdict_without_a_row_is_told_all_the_same(story: Story) -> None:
    mayor = story.row(WIRE_FILE, POST_FILE, "The mayor")
    story.judge(mayor, Verdict.ONE_SIDED, NoteData("Bread and blankets."))
    (story.folder / POST_FILE).unlink()
    told = text_of(page(story))
    assert "Bread and blankets." in told
    assert "an article that it is about is not in the folder" in told


def test_words_that_two_findings_point_at_bear_the_letters_of_both() -> None:
    side = ShownSide("All 212 left", "1", "", (), ((Span(4, 7), 0), (Span(4, 7), 1)))
    findings = [
        ShownFinding(place, "number", "", "", "?", "", "", (), (), "", True, ("f", place), ())
        for place in (0, 1)
    ]
    rows = tuple(
        ShownRow(
            number, "same", False, (side, None), ((), ()), (finding,), (), "", False, False,
            ("r", number), "", (),
        )
        for number, finding in enumerate(findings, 1)
    )  # fmt: skip
    pair = ShownPair(("a.txt", "b.txt"), ("a", "b"), ("", ""), rows)
    made = page_text(element("html", pair_section(1, pair, {}, Anchors([pair]))))
    marks = html.document_fromstring(made).xpath("//mark")
    assert [one.get("data-key") for one in marks] == ["a, 2a", "a, 1a"]


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


KNOWN = {
    "html", "head", "meta", "title", "style", "body", "a", "header", "h1", "h2", "h3", "h4", "nav",
    "main", "section", "article", "details", "summary", "div", "p", "span", "bdi", "ul", "ol", "li",
    "table", "caption", "thead", "tbody", "tr", "th", "td", "code", "mark", "del", "ins", "strong",
    "time", "cite", "blockquote",
}  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "https://log.example/14?day=1&x=%20#top",
        "http://localhost:8080/",
        "HTTPS://EXAMPLE.ORG/a(b)",
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
    assert not is_web_address(text)
    assert address(text).tag == "bdi"


def test_a_language_is_an_attribute_only_where_it_is_one() -> None:
    assert language_tag("zh-Hant-TW") == "zh-Hant-TW"
    assert language_tag('en" onclick="x') == language_tag("english?") == ""


# How it looks


def colours(scheme: str) -> dict[str, str]:
    styles = STYLES.read_text(encoding="utf-8")
    blocks = {
        "light": re.search(r"^:root \{(.*?)\n\}", styles, re.S | re.M),
        "dark": re.search(r"prefers-color-scheme: dark\) \{\s*:root \{(.*?)\}", styles, re.S),
        "print": re.search(r"@media print \{\s*:root \{(.*?)\}", styles, re.S),
    }
    found = blocks[scheme]
    assert found is not None
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", found[1]))


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_all_words_stand_out_from_the_paper(scheme: str) -> None:
    found = colours(scheme)
    for ink in ("ink", "muted", "link", "alarm", "first", "second"):
        for paper in ("paper", "shade"):
            assert contrast(found[ink], found[paper]) >= 4.5, (scheme, ink, paper)
    assert contrast(found["mark-ink"], found["mark"]) >= 4.5


def test_every_colour_is_one_of_the_named_ones() -> None:
    styles = STYLES.read_text(encoding="utf-8")
    named = re.findall(r"--[\w-]+: (#[0-9a-f]+);", styles)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", styles) == named
    assert set(re.findall(r"var\(--([\w-]+)\)", styles)) == set(colours("light"))
    assert colours("light").keys() == colours("dark").keys() == colours("print").keys()
