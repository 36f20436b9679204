"""Findings in exports: with a verdict, without one, dismissed; the machine's and people's."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from msgspec import structs

from copydesk.articles.article import Article
from copydesk.compared import Comparison
from copydesk.comparison import compare as real_compare
from copydesk.exports import export_text
from copydesk.exports.record import ExportRecord
from copydesk.findings.finding import Finding
from copydesk.judged.rows import RowsOfPair
from copydesk.reviews.anchors import Target
from copydesk.reviews.kinds import DismissalData, FindingData, VerdictData
from copydesk.reviews.verdict import Verdict
from tests.exports.story import Story
from tests.made_findings import clash, with_findings, words_in


def _find(left: Article, right: Article) -> Iterable[Finding]:
    for one, other in (("212", "221"), ("221", "212")):
        if one in left.text and other in right.text:
            yield clash(left, right, one, other)
            yield clash(left, right, "captain", "captain", kind="office", severity="low")


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Story:
    """Return a story in which two findings are made in the pair of wire and post."""

    def compare(left: Article, right: Article, **more: object) -> Comparison:
        found = real_compare(left, right, **more)  # type: ignore[arg-type]
        inside = (_inside(left),) if "212" in left.text else ()
        return structs.replace(with_findings(found, left, right, _find), inside_left=inside)

    monkeypatch.setattr("copydesk.comparison.compare", compare)
    return Story(tmp_path)


def _inside(article: Article) -> Finding:
    first = words_in(article, "ferry") or words_in(article, "Ferry")
    return Finding(
        "name",
        "medium",
        "ferry or harbour?",
        first,
        words_in(article, "harbour"),
        0,
        type="spelling",
        confidence="maybe",
    )


def target_of(story: Story, kind: str, words: str, others: str) -> Target:
    left, right = story.article("1-wire.txt"), story.article("2-post.txt")
    rows = RowsOfPair(left, right, real_compare(left, right))
    return rows.findings.target(kind, words_in(left, words), words_in(right, others))


def told(records: Iterable[ExportRecord]) -> list[tuple[str, str, str, str]]:
    return [
        (one.finding_kind, one.verdict, one.dismissed, one.finding_by)
        for one in records
        if one.finding_kind
    ]


def test_a_finding_with_a_verdict_says_what_is_in_question_and_who_found_it(story: Story) -> None:
    story.judge(target_of(story, "number", "212", "221"), Verdict.CONTRADICT)
    record = story.only()
    assert (record.finding_kind, record.severity) == ("number", "high")
    assert (record.finding_reason, record.finding_by) == ("212 or 221?", "machine")
    assert not record.changed_since


def test_every_format_carries_what_found_it_and_how_safe_that_is(story: Story) -> None:
    story.judge(target_of(story, "number", "212", "221"), Verdict.CONTRADICT)
    mayor = target_of(story, "label", "harbour master", "mayor")
    story.write(FindingData("label", "medium", "which office?"), on=mayor, by="ben")
    records = story.records(every_row=True)
    wanted = {("value", "likely"), ("spelling", "maybe"), ("hand", "")}
    rows = list(csv.DictReader(io.StringIO(export_text(records, "csv"))))
    told = {(row["finding_type"], row["confidence"]) for row in rows if row["finding_kind"]}
    assert told == wanted
    assert {row["finding_type"] for row in rows if not row["finding_kind"]} == {""}
    for made in (
        json.loads(export_text(records, "json"))["records"],
        [json.loads(line) for line in export_text(records, "jsonl").splitlines()[1:]],
    ):
        assert {(one["finding_type"], one["confidence"]) for one in made} >= wanted
    report = export_text(records, "markdown")
    assert "### 1. number, high, likely: " in report
    assert "| medium | maybe | name | ferry or harbour? |" in report


def test_a_type_that_is_switched_off_is_left_out_but_for_what_was_decided_on(story: Story) -> None:
    story.judge(target_of(story, "number", "212", "221"), Verdict.CONTRADICT)
    records = story.records(every_row=True, off={"value", "spelling"})
    assert told(records.records) == [("number", "contradict", "", "machine")]
    assert records.findings == ()
    assert [count.open_findings for count in records.pairs if count.reviewed] == [0]
    assert "212 or 221?" in export_text(records, "markdown")


def test_a_verdict_of_an_older_version_is_exported_as_judged_with_what_is_known_now(
    story: Story,
) -> None:
    """Then the words were called a label; who looks at the row again sees the number."""
    story.judge(target_of(story, "label", "212", "221"), Verdict.CONTRADICT)
    (record,) = [one for one in story.records(every_row=True).records if one.verdict]
    assert (record.finding_kind, record.quote_1, record.quote_2) == ("label", "212", "221")
    assert (record.severity, record.finding_type, record.changed_since) == ("high", "value", False)
    kinds = [kind for kind, *_ in told(story.records(every_row=True).records)]
    assert "number" not in kinds, "it has its verdict"


def test_a_verdict_on_what_is_found_no_more_is_exported_with_its_own_words(story: Story) -> None:
    story.judge(target_of(story, "stage", "harbour master", "mayor"), Verdict.CONTRADICT)
    lost = story.only()
    assert (lost.finding_kind, lost.quote_1, lost.quote_2) == ("stage", "harbour master", "mayor")
    assert (lost.finding_reason, lost.severity, lost.finding_type, lost.confidence) == (
        "harbour master or mayor?",
        "",
        "",
        "",
    )


def test_findings_without_a_verdict_are_among_all_rows_and_marked(story: Story) -> None:
    story.judge(target_of(story, "number", "212", "221"), Verdict.CONTRADICT)
    mayor = target_of(story, "label", "harbour master", "mayor")
    story.write(FindingData("label", "medium", "which office?"), on=mayor, by="ben")
    assert told(story.records().records) == [("number", "contradict", "", "machine")]
    found = told(story.records(every_row=True).records)
    assert ("office", "", "", "machine") in found
    assert ("label", "", "", "ben") in found
    assert found.count(("name", "", "", "machine")) == 1, "inside the wire, once for all its pairs"
    assert len(found) == 4


def test_a_dismissed_finding_is_exported_with_its_reason_and_reviewer(story: Story) -> None:
    target = target_of(story, "office", "captain", "captain")
    story.judge(target_of(story, "number", "212", "221"), Verdict.CONTRADICT)
    story.write(DismissalData("=the same man"), on=target)
    story.write(DismissalData(), on=target, by="ben")
    records = story.records(every_row=True)
    dismissed = [one for one in records.records if one.dismissed]
    assert [(one.dismissed, one.reviewer) for one in dismissed] == [
        ("=the same man", "ann"),
        ("yes", "ben"),
    ]
    assert all(one.decided_at and not one.verdict for one in dismissed)
    rows = list(csv.DictReader(io.StringIO(export_text(records, "csv"))))
    assert [row["dismissed"] for row in rows if row["dismissed"]] == ["'=the same man", "yes"]
    for line in export_text(records, "jsonl").splitlines():
        json.loads(line)


def test_a_row_whose_findings_all_have_a_verdict_counts_as_reviewed(story: Story) -> None:
    story.judge(target_of(story, "number", "212", "221"), Verdict.CONTRADICT)
    (count,) = story.records().pairs
    assert count.reviewed == 1
    assert count.open_findings == 2
    assert count.rows == count.reviewed + count.not_reviewed


def test_findings_in_a_row_with_a_verdict_are_covered_by_it(story: Story) -> None:
    story.judge(story.row("1-wire.txt", "2-post.txt", "captain"), Verdict.AGREE)
    records = story.records(every_row=True)
    covered = {one.finding_kind: one.covered for one in records.findings}
    assert covered["office"]
    assert not covered["number"]
    text = export_text(story.records(), "markdown")
    assert "212 or 221?" in text
    assert "captain or captain?" not in text


def test_the_report_lists_findings_by_severity_and_dismissals_with_their_reasons(
    story: Story,
) -> None:
    story.judge(target_of(story, "number", "212", "221"), Verdict.CONTRADICT)
    hostile = "<b>[x](http://x.example)|"
    story.write(
        FindingData("label", "high", hostile),
        on=target_of(story, "label", "harbour master", "mayor"),
        by="ben",
    )
    story.write(DismissalData(hostile), on=target_of(story, "office", "captain", "captain"))
    text = export_text(story.records(), "markdown")
    section = text.split("## Findings without a verdict: not reviewed")[1].split("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| ")][2:]
    assert [row.split(" | ")[0] for row in rows] == ["| high", "| medium"]
    assert rows[0].endswith("| ben, by hand |")
    assert rows[1].endswith("| the program (spelling) |")
    assert hostile not in text
    assert "<b>" not in text
    assert "## Dismissed findings" in text
    assert "212 or 221?\n\nFound by the program (value); row: reworded.\n" in text


def test_a_verdict_of_one_and_a_dismissal_of_the_other_reviewer_are_a_dispute(
    story: Story,
) -> None:
    target = target_of(story, "number", "212", "221")
    story.judge(target, Verdict.CONTRADICT)
    assert "## Disputes" not in export_text(story.records(), "markdown")
    story.write(DismissalData("a typo"), on=target, by="ben")
    section = export_text(story.records(), "markdown").split("## Disputes")[1].split("\n## ")[0]
    assert "3 contradict" in section
    assert "dismissed, a typo" in section


def test_a_verdict_inside_one_article_quotes_both_places(story: Story) -> None:
    story.judge(target_of(story, "number", "212", "221"), Verdict.CONTRADICT)
    inside = next(one for one in story.records().findings if one.finding_kind == "name")
    assert (inside.quote_1, inside.quote_2) == ("ferry", "harbour")
    assert (inside.article_1, inside.relation) == (inside.article_2, "")


@pytest.mark.parametrize("base", [0, 1])
def test_what_one_article_lacks_is_told_the_same_whatever_the_base(story: Story, base: int) -> None:
    target = target_of(story, "omission", "two officials", "")
    story.write(FindingData("omission", "low", "who said so?"), on=target)
    story.write(VerdictData(Verdict.ONE_SIDED), on=target)
    (record,) = story.records(base=base).records
    assert (record.finding_kind, record.quote_1, record.quote_2) == (
        "omission",
        "two officials",
        "",
    )
    told = export_text(story.records(base=base), "markdown")
    assert ". only in 1 wire, low: who said so?\n" in told


def test_two_wordings_dismissed_in_the_whole_story_say_so_in_every_format(story: Story) -> None:
    story.judge(target_of(story, "number", "212", "221"), Verdict.CONTRADICT)
    story.write(DismissalData("one title", wordings=("Captain", "captain")))
    records = story.records(every_row=True)
    (dismissed,) = [one for one in records.records if one.dismissed]
    said = "one title; never ask again: Captain / captain"
    assert (dismissed.dismissed, dismissed.reviewer) == (said, "ann")
    rows = list(csv.DictReader(io.StringIO(export_text(records, "csv"))))
    assert [row["dismissed"] for row in rows if row["dismissed"]] == [said]
    assert said in export_text(records, "markdown")
    assert said in export_text(records, "json")


def test_a_pair_in_which_findings_were_only_dismissed_is_told_of_whoever_is_the_base(
    story: Story,
) -> None:
    story.write(DismissalData("a typo"), on=target_of(story, "number", "212", "221"))
    for base in range(3):
        records = story.records(base=base)
        assert [one.dismissed for one in records.findings if one.dismissed] == ["a typo"]
        assert [(one.article_1, one.article_2) for one in records.pairs] == [
            ("1-wire.txt", "2-post.txt")
        ]
        assert records.unjudged_pairs == story.records().unjudged_pairs


def test_findings_of_one_question_say_the_same_so_that_it_can_be_counted_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {}
    for name, town in (("a", "Harnow"), ("b", "Harlow"), ("c", "Harnow")):
        texts[f"{name}.txt"] = f"The mill in {town} burnt down.\n\nPrinted by {name}.\n"

    def find(left: Article, right: Article) -> Iterable[Finding]:
        names = [
            next(town for town in ("Harnow", "Harlow") if town in one.text) for one in (left, right)
        ]
        if names[0] != names[1]:
            yield clash(left, right, *names, kind="name")

    def compare(left: Article, right: Article, **more: object) -> Comparison:
        found = real_compare(left, right, **more)  # type: ignore[arg-type]
        return with_findings(found, left, right, find)

    monkeypatch.setattr("copydesk.comparison.compare", compare)
    story = Story(tmp_path, texts)
    for names in (("a.txt", "b.txt"), ("b.txt", "c.txt")):
        left, right = map(story.article, names)
        rows = RowsOfPair(left, right, compare(left, right)).judged(story.review(), "ann")
        (finding,) = [one for row in rows for one in row.findings]
        story.judge(finding.target, Verdict.CONTRADICT)
    told = [(one.article_1, one.question) for one in story.records().records]
    assert told == [("a.txt", "Harlow or Harnow?"), ("b.txt", "Harlow or Harnow?")]
