"""What an editor reads on the page, and that each part of it leads to the others."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import html

from copydesk.articles.article import Span
from copydesk.exports.html_anchors import Anchors
from copydesk.exports.html_elements import (
    element,
    page_text,
    shown,
)
from copydesk.exports.html_rows import pair_section
from copydesk.exports.shown_pair import ShownFinding, ShownPair, ShownRow, ShownSide
from copydesk.reviews.anchors import Target, article_places
from copydesk.reviews.kinds import (
    LinkData,
    NoteData,
    VerdictData,
)
from copydesk.reviews.verdict import Verdict
from tests.exports.pages import (
    ECHO_FILE,
    POST_FILE,
    STYLES,
    WIRE_FILE,
    everything,
    finding_in,
    page,
    row_with,
    rows,
    section,
    text_of,
)
from tests.exports.story import Story


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return Story(tmp_path)


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


def test_a_correction_leads_to_the_row_of_each_pair_that_asks_for_it(story: Story) -> None:
    for name in (WIRE_FILE, ECHO_FILE):
        verdict = VerdictData(Verdict.CONTRADICT, story.article(name).sha256)
        story.write(verdict, on=finding_in(story, ("212", "221"), left=name))
    (told,) = section(page(story), "corrections").xpath(".//li/p[@class='who']")
    rows_told = [text_of(one) for one in told.xpath(".//a")]
    assert len(rows_told) == 2
    assert text_of(told).endswith(f", {', '.join(rows_told)}")
    assert ", ," not in text_of(told)


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
