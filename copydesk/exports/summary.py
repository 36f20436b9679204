"""A review in short: what both reports, in Markdown and as a page, say on top.

Everything is counted once: a question that several pairs ask is one contradiction, and so is a row
with findings in it that were judged themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from copydesk.counted import counted
from copydesk.exports.corrections import ArticleCorrections, corrections_of
from copydesk.exports.entries import Entries, Entry
from copydesk.exports.record import Records
from copydesk.findings.finding import FINDING_KINDS
from copydesk.reviews.verdict import Verdict

_NOUNS: Final = {
    "name": ("name", "names"),
    "number": ("number", "numbers"),
    "date": ("date", "dates"),
    "quote": ("quotation", "quotations"),
    "office": ("office", "offices"),
    "agency": ("agency", "agencies"),
    "attribution": ("attribution", "attributions"),
    "hedge": ("hedge", "hedges"),
    "negation": ("negation", "negations"),
    "stage": ("plan or deed", "plans or deeds"),
    "scope": ("scope", "scopes"),
    "cause": ("cause", "causes"),
    "label": ("label", "labels"),
    "omission": ("detail of one article", "details of one article"),
    "addition": ("detail of one article", "details of one article"),
    "": ("sentence as a whole", "sentences as a whole"),
}
"""What a contradiction is about, by its kind."""


@dataclass(frozen=True, slots=True)
class NotReviewed:
    """What nobody judged, in numbers."""

    rows: int
    """Rows without a verdict that stands, of the pairs that were compared."""
    of_rows: int
    """All rows of these pairs."""
    findings: int
    """Findings in them that nobody judged or dismissed."""
    pairs: int
    """Pairs of articles without any verdict."""
    changed_since: int
    """Of the rows those that had a verdict before they changed."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A review in short."""

    counts: tuple[tuple[Verdict, int], ...]
    """How many rows, findings and questions stand under each verdict, every verdict once, in their
    order; what reviewers judged differently is counted under each of their verdicts."""
    kinds: tuple[tuple[str, int], ...]
    """The contradictions by kind, "" for rows without a finding; the most frequent first."""
    undecided: int
    """Contradictions of which nobody says who is right."""
    disputes_open: int
    """Rows and findings on which verdicts differ, as `status` and the screen count them."""
    disputes_settled: int
    dismissed_by_some: int
    """Findings that one reviewer judged and another one dismissed."""
    second_reader: int
    """What somebody wants a second reader for."""
    not_reviewed: NotReviewed
    corrections: tuple[ArticleCorrections, ...]
    """What each article must put right; only articles that must."""

    def count(self, verdict: Verdict) -> int:
        """Return how much stands under a verdict."""
        return dict(self.counts)[verdict]

    @property
    def kinds_told(self) -> str:
        """The contradictions by kind, in words: "4 names, 3 numbers"."""
        return ", ".join(
            counted(number, *_NOUNS.get(kind, (kind, f"{kind}s"))) for kind, number in self.kinds
        )


def summary_of(records: Records, entries: Entries) -> Summary:
    """Return a review in short.

    Args:
        records: What is exported.
        entries: Its entries.
    """
    under = {verdict: entries.under(verdict) for verdict in Verdict}
    told = _once(under[Verdict.CONTRADICT])
    return Summary(
        counts=tuple((verdict, len(_once(found))) for verdict, found in under.items()),
        kinds=_kinds(told),
        undecided=sum(not _is_right_known(entry) for entry in told),
        disputes_open=_disputed(records, "open", "reopened"),
        disputes_settled=_disputed(records, "settled"),
        dismissed_by_some=sum(
            not group[0].dispute
            for entry in entries.disputes(settled=False)
            for group in entry.asked
        ),
        second_reader=len(entries.wishes()),
        not_reviewed=_not_reviewed(records),
        corrections=corrections_of(records, under[Verdict.CONTRADICT]),
    )


def _disputed(records: Records, *states: str) -> int:
    return len({one.subject for one in records.records if one.verdict and one.dispute in states})


def _once(entries: Sequence[Entry]) -> list[Entry]:
    """Return entries without the rows of which a finding is among them."""
    rows = {
        record.row
        for entry in entries
        for group in entry.asked
        for record in group
        if record.finding_kind
    }
    return [entry for entry in entries if entry.first.finding_kind or entry.first.row not in rows]


def _kinds(entries: Iterable[Entry]) -> tuple[tuple[str, int], ...]:
    told = Counter(_kind(entry) for entry in entries)
    order = [*FINDING_KINDS, ""]

    def rank(one: tuple[str, int]) -> tuple[int, int, str]:
        kind, number = one
        return -number, order.index(kind) if kind in order else len(order), kind

    return tuple(sorted(told.items(), key=rank))


def _kind(entry: Entry) -> str:
    """Return an entry's kind; what one article lacks is one kind, whichever of them it is."""
    return "omission" if entry.kind == "addition" else entry.kind


def _is_right_known(entry: Entry) -> bool:
    return any(
        (one.final_right if one.is_settled else one.right) not in ("", "unknown")
        for group in entry.asked
        for one in group
    )


def _not_reviewed(records: Records) -> NotReviewed:
    pairs = records.pairs
    return NotReviewed(
        rows=sum(pair.not_reviewed for pair in pairs),
        of_rows=sum(pair.rows for pair in pairs),
        findings=sum(pair.open_findings for pair in pairs),
        pairs=len(records.unjudged_pairs),
        changed_since=sum(pair.changed_since for pair in pairs),
    )
