"""The review in short: what was found, what each article must put right, in the story's order."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.articles.article import Span
from copydesk.comparison import compare
from copydesk.exports.entries import Entries, Entry
from copydesk.exports.quoted import Quoted, quoted
from copydesk.exports.summary import Summary, summary_of
from copydesk.judged.finding import JudgedFinding
from copydesk.judged.rows import judged_rows
from copydesk.judged.wordings import wordings_of
from copydesk.reviews.anchors import article_places, finding_target
from copydesk.reviews.disputes import disputes_of
from copydesk.reviews.kinds import (
    AdjudicationData,
    Data,
    DismissalData,
    EvidenceData,
    FindingData,
    SourceData,
    VerdictData,
)
from copydesk.reviews.review import Review
from copydesk.reviews.subjects import subjects_of
from copydesk.reviews.verdict import Right, Verdict
from tests.exports.story import ECHO as ECHO_TEXT
from tests.exports.story import POST as POST_TEXT
from tests.exports.story import WIRE as WIRE_TEXT
from tests.exports.story import Story

WIRE, POST, ECHO = "1-wire.txt", "2-post.txt", "10-echo.txt"


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return Story(tmp_path)


def entries(story: Story) -> Entries:
    return Entries(story.records())


def summary(story: Story) -> Summary:
    records = story.records()
    return summary_of(records, Entries(records))


def finding(story: Story, left: str, right: str, words: str) -> JudgedFinding:
    """Return what the program finds in two articles on some words of either."""
    one, other = story.article(left), story.article(right)
    for row in judged_rows(one, other, compare(one, other), Review(), "ann"):
        for judged in row.findings:
            if words in judged.finding.reason:
                return judged
    raise AssertionError(f"nothing is found on {words!r}")


def is_right(story: Story, name: str) -> VerdictData:
    return VerdictData(Verdict.CONTRADICT, story.article(name).sha256)


def corrections(story: Story) -> dict[str, list[tuple[str, str]]]:
    """Return by article what it says, with what is wrong in it marked, and what it should say."""
    return {
        one.article.name: [
            (marked(each.quoted), " | ".join(marked(right.quoted) for right in each.right))
            for each in one.corrections
        ]
        for one in summary(story).corrections
    }


def marked(said: Quoted) -> str:
    return " ".join(
        "".join(f"[{piece.text}]" if piece.is_meant else piece.text for piece in sentence)
        for sentence in said.sentences
    )


ALL_212 = (
    "All [212] passengers were taken ashore by the lifeboats of the town, the harbour master said."
)
ALL_221 = ALL_212.replace("212", "221")


def test_who_is_wrong_must_put_right_the_words_of_the_finding(story: Story) -> None:
    number = finding(story, WIRE, POST, "212").target
    story.write(is_right(story, WIRE), on=number)
    assert [*corrections(story)] == [POST]
    ((wrong, right),) = corrections(story)[POST]
    assert "[221" in wrong
    assert "[212" in right


def test_a_verdict_on_a_whole_row_marks_what_was_found_in_it(story: Story) -> None:
    """Nobody judged the finding: the verdict on its row covers it."""
    story.write(is_right(story, POST), on=story.row(WIRE, POST, "All 212"))
    (entry,) = entries(story).under(Verdict.CONTRADICT)
    assert [group[0].covered for group in entry.findings] == [True]
    assert entry.kind == "number"
    ((wrong, right),) = corrections(story)[WIRE]
    assert "[212" in wrong
    assert "[221" in right
    assert summary(story).kinds == (("number", 1),)


def test_what_was_dismissed_in_a_judged_row_is_told_and_marks_nothing(story: Story) -> None:
    story.write(DismissalData("two lists"), on=finding(story, WIRE, POST, "212").target)
    story.write(is_right(story, POST), on=story.row(WIRE, POST, "All 212"))
    (entry,) = entries(story).under(Verdict.CONTRADICT)
    assert [group[0].dismissed for group in entry.findings] == ["two lists"]
    assert entry.kind == ""
    assert corrections(story)[WIRE] == [
        (ALL_212.translate({91: "", 93: ""}), ALL_221.translate({91: "", 93: ""}))
    ]


def test_a_row_and_its_finding_are_one_contradiction(story: Story) -> None:
    story.write(is_right(story, POST), on=story.row(WIRE, POST, "All 212"))
    story.write(is_right(story, POST), on=finding(story, WIRE, POST, "212").target)
    assert summary(story).count(Verdict.CONTRADICT) == 1
    assert summary(story).kinds_told == "1 number"


def test_who_judged_a_row_and_its_finding_asks_for_one_correction(story: Story) -> None:
    story.write(is_right(story, POST), on=story.row(WIRE, POST, "All 212"))
    story.write(is_right(story, POST), on=finding(story, WIRE, POST, "212").target)
    ((wrong, _right),) = corrections(story)[WIRE]
    assert "[212" in wrong
    (of_wire,) = summary(story).corrections
    assert [one.verdicts[0].finding_kind for one in of_wire.corrections] == ["number"]


def test_the_same_words_are_put_right_once_whoever_says_so(story: Story) -> None:
    for other in (WIRE, ECHO):
        story.write(is_right(story, other), on=finding(story, POST, other, "212").target)
    records = [one for one in story.records().records if one.verdict]
    assert len({one.question for one in records}) == 1
    (entry,) = entries(story).under(Verdict.CONTRADICT)
    assert len(entry.asked) == 2
    assert summary(story).count(Verdict.CONTRADICT) == 1
    (of_post,) = summary(story).corrections
    assert sorted(
        {record.article_1 for one in of_post.corrections for record in one.verdicts}
    ) == sorted({record.article_1 for record in records})


def test_neither_of_two_that_are_wrong_says_what_is_right(story: Story) -> None:
    story.write(VerdictData(Verdict.CONTRADICT, "neither"), on=story.row(WIRE, POST, "All 212"))
    found = corrections(story)
    assert {name: [right for _wrong, right in one] for name, one in found.items()} == {
        WIRE: [""],
        POST: [""],
    }


@pytest.mark.parametrize("right", ["", "unknown", "both"])
def test_nobody_corrects_what_nobody_knows(story: Story, right: Right) -> None:
    story.write(VerdictData(Verdict.CONTRADICT, right), on=story.row(WIRE, POST, "All 212"))
    assert corrections(story) == {}
    assert summary(story).undecided == (right != "both")


def test_a_final_decision_says_what_must_be_corrected_whatever_reviewers_said(
    story: Story,
) -> None:
    row = story.row(WIRE, POST, "All 212")
    story.write(is_right(story, POST), on=row)
    story.write(is_right(story, WIRE), on=row, by="ben")
    assert [*corrections(story)] == [WIRE, POST]
    assert all(
        one.is_disputed and not one.is_final
        for each in summary(story).corrections
        for one in each.corrections
    )
    settle(story, is_right(story, WIRE).right)
    assert [*corrections(story)] == [POST]
    (of_post,) = summary(story).corrections
    assert [(one.is_final, one.is_disputed) for one in of_post.corrections] == [(True, False)]
    assert (summary(story).disputes_open, summary(story).disputes_settled) == (0, 1)


def settle(story: Story, right: Right) -> None:
    (subject,) = subjects_of(story.review())
    said = AdjudicationData(Verdict.CONTRADICT, right, saw=subject.seen)
    story.write(said, on=subject.target, by="editor")


def test_evidence_comes_along(story: Story) -> None:
    story.write(SourceData("s", "Harbour log"))
    evidence: list[Data] = [EvidenceData("e", "s", "p. 2", "212 aboard")]
    story.write(is_right(story, WIRE), *evidence, on=story.row(WIRE, POST, "All 212"))
    (of_post,) = summary(story).corrections
    (correction,) = of_post.corrections
    assert [one.title for record in correction.verdicts for one in record.evidence] == [
        "Harbour log"
    ]


def test_what_was_corrected_since_need_not_be_corrected_again(story: Story) -> None:
    story.write(is_right(story, WIRE), on=story.row(WIRE, POST, "All 212"))
    path = story.folder / POST
    path.write_text(path.read_text(encoding="utf-8").replace("221", "212"), encoding="utf-8")
    assert summary(story).count(Verdict.CONTRADICT) == 1
    assert corrections(story) == {}


def test_what_one_article_lacks_is_told_to_it_by_the_words_of_the_other(story: Story) -> None:
    wire = story.article(WIRE)
    row = story.row(WIRE, POST, "The captain")
    place = wire.text.index("two officials")
    own = article_places(wire, [Span(place, place + len("two officials"))])
    lack = finding_target(row, "omission", own, article_places(story.article(POST), ()))
    story.write(FindingData("omission", "low"), is_right(story, WIRE), on=lack)
    ((says, right),) = corrections(story)[POST]
    assert says.startswith("The captain was not on the bridge")
    assert "[" not in says
    assert "[two officials]" in right
    (of_post,) = summary(story).corrections
    assert [one.is_lack for one in of_post.corrections] == [True]


def places(found: tuple[Entry, ...]) -> list[str]:
    return [(one.first.quote_1 or one.first.quote_2)[:12] for one in found]


def test_entries_come_in_the_order_of_the_story_whatever_pairs_they_are_of(
    tmp_path: Path,
) -> None:
    echo = ECHO_TEXT[: ECHO_TEXT.index("A brass")] + "Rockets lit up snow and hills.\n"
    story = Story(tmp_path, {WIRE: WIRE_TEXT, POST: POST_TEXT, ECHO: echo})
    for left, right, words in (
        (WIRE, ECHO, "Rockets"),
        (WIRE, ECHO, "All 212"),
        (WIRE, POST, "The mayor"),
        (WIRE, POST, "declined"),
        (WIRE, POST, "The captain"),
        (WIRE, POST, "runs aground"),
    ):
        story.judge(story.row(left, right, words), Verdict.UNCLEAR)
    told = places(entries(story).under(Verdict.UNCLEAR))
    assert told == [
        "Ferry runs a",
        "All 212 pass",
        "The mayor th",  # follows in the only one that tells it
        "Rockets lit ",  # and this in the next article
        "The captain ",
        "The shipping",
    ]


def test_words_dismissed_in_the_whole_story_are_told_once(story: Story) -> None:
    number = finding(story, WIRE, POST, "212")
    story.judge(story.row(WIRE, POST, "The mayor"), Verdict.AGREE)
    story.judge(story.row(POST, ECHO, "brass band"), Verdict.AGREE)
    found = wordings_of(number.target)
    assert found is not None
    story.write(DismissalData("old list", wordings=found), on=None)
    records = story.records()
    assert sum(bool(one.dismissed) for one in records.findings) > 1
    (group,) = Entries(records).dismissals()
    assert len({(one.article_1, one.article_2) for one in group}) == 2


def test_what_was_not_reviewed_is_counted(story: Story) -> None:
    story.judge(story.row(WIRE, POST, "All 212"), Verdict.DIFFER)
    found, (pair,) = summary(story).not_reviewed, story.records().pairs
    assert (found.rows, found.of_rows, found.pairs) == (pair.not_reviewed, pair.rows, 2)


def test_a_row_is_quoted_as_it_stands(story: Story) -> None:
    story.judge(story.row(WIRE, POST, "All 212"), Verdict.DIFFER)
    record = story.only()
    assert " ".join(quoted(record, 1).texts) == record.passage_1
    assert quoted(record, 1).meant == ()


def test_disputes_are_counted_as_status_counts_them_and_dismissals_apart(story: Story) -> None:
    rows = [story.row(WIRE, POST, words) for words in ("All 212", "The captain", "aground outside")]
    for row in rows:
        story.judge(row, Verdict.DIFFER)
        story.judge(row, Verdict.AGREE, by="ben")
    wire, post = story.article(WIRE), story.article(POST)
    joined = judged_rows(wire, post, compare(wire, post), Review(), "ann")
    target = next(found.target for row in joined for found in row.findings)
    story.judge(target, Verdict.DIFFER)
    story.write(DismissalData("no"), on=target, by="ben")
    found = summary(story)
    assert found.disputes_open == len(disputes_of(subjects_of(story.review()))) == 3
    assert found.dismissed_by_some == 1
