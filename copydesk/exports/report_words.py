"""What both reports say of a whole review, in the same words; `record_words` is about a record."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from copydesk.counted import counted
from copydesk.exports.record import EarlierTexts, ExportArticle, PairCount, Records
from copydesk.exports.summary import Summary
from copydesk.reviews.agreement import FEWEST_UNITS, Agreement
from copydesk.reviews.verdict import Verdict

SECTIONS: Final = (
    (Verdict.ONE_SIDED, "What one side lacks"),
    (Verdict.DIFFER, "Told differently, both can be true"),
    (Verdict.UNCLEAR, "Unclear whether they conflict"),
    (Verdict.MISMATCH, "Wrongly linked"),
)
"""The sections between the contradictions and what agrees."""

WHOSE: Final = (
    "The verdicts of all reviewers count here, and where a final decision stands, that alone;"
    " the overview on the screen counts one's own."
)
"""Why another number may stand in the overview."""

NO_VERDICT: Final = "There is no verdict yet."
GUESSED: Final = "A date with a question mark is a guess."
NOT_REVIEWED: Final = (
    "Rows without a verdict. Nothing is said about them, not even where both tell the same."
)

COUNTS: Final = (
    "rows",
    "reviewed",
    "not reviewed",
    "of these reworded",
    "one-sided",
    "same",
    "changed since a verdict",
    "furniture besides",
    "open findings",
)
"""What `pair_counts` counts."""

AGREEMENT: Final = ("", "judged", "all of one mind", "share", "alpha")
"""Head of the table of agreement; the first column names what is judged."""

ALPHA: Final = (
    "Alpha is Krippendorff's, for nominal data: 1 is full agreement, 0 what chance would bring."
    f' It is told from {FEWEST_UNITS} on. For a single verdict, "judged" counts what somebody'
    " gave it to."
)


def contradictions(summary: Summary) -> tuple[str, str]:
    """Return how many there are, and what more is known of them (perhaps nothing)."""
    number = summary.count(Verdict.CONTRADICT)
    if not number:
        return "No contradictions", ""
    told = f": {summary.kinds_told}"
    if summary.undecided:
        told += f"; of {summary.undecided:,} nobody says who is right"
    return counted(number, "contradiction"), told


def still_to_do(summary: Summary) -> tuple[str, ...]:
    """Return what is disputed or wants a second reader."""
    told = []
    if summary.disputes_open or summary.disputes_settled:
        told.append(
            f"Disputes: {summary.disputes_open:,} open, {summary.disputes_settled:,} settled"
        )
    if summary.dismissed_by_some:
        told.append(f"Judged by one reviewer, dismissed by another: {summary.dismissed_by_some:,}")
    if summary.second_reader:
        told.append(f"A second reader is wanted for {summary.second_reader:,}")
    return tuple(told)


def not_reviewed(summary: Summary) -> str:
    """Return what nobody looked at, in numbers; "" where nothing is left."""
    found = summary.not_reviewed
    parts = []
    if found.rows:
        parts.append(f"{found.rows:,} of {counted(found.of_rows, 'row')}")
    if found.findings:
        parts.append(counted(found.findings, "open finding"))
    if found.pairs:
        parts.append(counted(found.pairs, "whole pair of articles", "whole pairs of articles"))
    return f"Not reviewed: {', '.join(parts)}" if parts else ""


def why_not_here(article: ExportArticle, here: Container[str]) -> str:
    """Return what to add to the name of a text that isn't in the folder.

    Args:
        article: The text.
        here: Names of the articles that are.
    """
    if article.present:
        return ""
    return " (an earlier text)" if article.name in here else " (gone)"


def earlier_texts(found: EarlierTexts) -> tuple[str, ...]:
    """Return what became of decisions on texts that are no longer there, in sentences."""
    told = []
    if found.carried:
        changed = f"; the words of {found.changed} were changed since" if found.changed else ""
        told.append(f"Made on earlier texts and taken along: {found.carried}{changed}.")
    if found.orphans:
        told.append(f"About words that are gone from their article: {found.orphans}.")
    if found.absent:
        told.append(f"About articles that are not in the folder: {found.absent}.")
    return tuple(told)


def left_out(without_verdict: int) -> str:
    """Return what is said of notes and the like on what has no verdict."""
    what = "Notes, tags, evidence and wishes for a second reader without a verdict"
    return f"{what}: {without_verdict}. An export with --all shows them."


def not_understood(number: int) -> str:
    """Return what is said of entries that only a later version can read."""
    return f"Entries of a later version, not shown here: {number}."


def pair_counts(pair: PairCount) -> tuple[int, ...]:
    """Return how far a pair was reviewed, in the order of `COUNTS`."""
    return (
        pair.rows,
        pair.reviewed,
        pair.not_reviewed,
        pair.open_reworded,
        pair.open_one_sided,
        pair.open_same,
        pair.changed_since,
        pair.furniture,
        pair.open_findings,
    )


def agreement_of_articles(records: Records) -> list[tuple[tuple[str, ...], Agreement]]:
    """Return how far reviewers agree on each pair of articles, by the articles' names."""
    order = {article.sha256: place for place, article in enumerate(records.articles)}
    names = {article.sha256: article.name for article in records.articles}

    def place(sha256: str) -> int:
        return order.get(sha256, len(order))

    told = [(sorted(hashes, key=place), one) for hashes, one in records.agreement.by_articles]
    told.sort(key=lambda pair: [*map(place, pair[0])])
    return [
        (tuple(names.get(sha256, sha256[:12]) for sha256 in hashes), one) for hashes, one in told
    ]


def agreement_numbers(found: Agreement) -> tuple[str, ...]:
    """Return how far reviewers agree, for all columns of `AGREEMENT` but the first."""
    share = "" if found.share is None else f"{found.share:.0%}"
    alpha = "" if found.told_alpha is None else f"{found.told_alpha:.2f}"
    return str(found.units), str(found.equal), share, alpha
