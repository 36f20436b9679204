"""What a report tells, each thing once: what was judged, with all that was said about it.

A table has a record for each verdict. A report has an `Entry` for each row or finding that was
judged, for each question that several pairs ask, and tells them in the order of the story.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from copydesk.exports.quoted import Place
from copydesk.exports.record import ExportRecord, Records, StoryPlace
from copydesk.exports.story_order import surest
from copydesk.findings.finding import SEVERITIES
from copydesk.judged.wordings import in_form
from copydesk.reviews.anchors import TargetKey
from copydesk.reviews.subjects import SubjectKey
from copydesk.reviews.verdict import Verdict

Opinions = tuple[ExportRecord, ...]
"""What reviewers said of one row or finding, by reviewer; of one that nobody decided on the one
record that says so. Not empty."""

_GRAVITY = (*SEVERITIES, "")
"""The gravest first; "" for none known."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a report tells once."""

    asked: tuple[Opinions, ...]
    """A row or a finding; of a question that several pairs ask its finding in each. Not empty, in
    the order of the story, but with a place in front that links lead to."""
    findings: tuple[Opinions, ...] = ()
    """Of a row all findings in it, judged, dismissed and covered by its verdict; the gravest
    first, then in the order of the story."""

    @property
    def first(self) -> ExportRecord:
        """The record that its words come from."""
        return self.asked[0][0]

    @property
    def opinions(self) -> Opinions:
        """What was said of it in the first of its pairs."""
        return self.asked[0]

    @property
    def claim(self) -> str:
        """The claim in the words of whoever wrote one, or ""."""
        return next((one.claim for group in self.asked for one in group if one.claim), "")

    @property
    def kind(self) -> str:
        """What clashes; of a row the kind of its gravest finding that nobody dismissed, or ""."""
        kinds = (self.first, *(group[0] for group in self.standing))
        return next((one.finding_kind for one in kinds if one.finding_kind), "")

    @property
    def severity(self) -> str:
        """The gravest of its severities, in the same way."""
        records = (*(one for group in self.asked for one in group), *_firsts(self.standing))
        return min((one.severity for one in records), key=_GRAVITY.index)

    @property
    def standing(self) -> tuple[Opinions, ...]:
        """The findings of a row that nobody dismissed."""
        return tuple(group for group in self.findings if not any(one.dismissed for one in group))

    @property
    def place(self) -> StoryPlace:
        """Where it is told in the story."""
        return self.first.place

    def places(self, side: int) -> tuple[Place, ...]:
        """Return where the words stand that are in question; none for a row without a finding.

        Args:
            side: 1 or 2.
        """
        marked = [self.first] if self.first.finding_kind else _firsts(self.standing)
        return tuple(place for one in marked for place in places_of(one, self.first, side))


def places_of(finding: ExportRecord, record: ExportRecord, side: int) -> tuple[Place, ...]:
    """Return where a finding's words stand in the article on one side of a record."""
    if side == 1:
        article = record.article_1, record.sha256_1
    else:
        article = record.article_2, record.sha256_2
    # Both, where that article contradicts itself.
    return (
        *(finding.places_1 if (finding.article_1, finding.sha256_1) == article else ()),
        *(finding.places_2 if (finding.article_2, finding.sha256_2) == article else ()),
    )


def by_claim(
    entries: Iterable[Entry],
) -> tuple[tuple[str, tuple[tuple[str, tuple[Entry, ...]], ...]], ...]:
    """Return entries by claim (those without a claim line last), then by severity."""
    filed: dict[str, dict[str, list[Entry]]] = {}
    for entry in entries:
        filed.setdefault(entry.claim, {}).setdefault(entry.severity, []).append(entry)
    return tuple(
        (
            claim,
            tuple(
                (severity, tuple(filed[claim][severity]))
                for severity in sorted(filed[claim], key=_GRAVITY.index)
            ),
        )
        for claim in sorted(filed, key=lambda one: not one)
    )


class Entries:
    """All entries of a report.

    Args:
        records: What is exported.
    """

    def __init__(self, records: Records) -> None:
        self._records = records
        self._opinions = [
            *(one for one in records.records if not one.dismissed),
            *(one for one in records.findings if one.dismissed),
        ]
        self._findings = _findings_by_row(records)

    def under(self, verdict: Verdict) -> tuple[Entry, ...]:
        """Return what is told under a verdict, in the order of the story.

        Where a final decision stands, it alone says which verdict that is; else what reviewers
        judged differently is told under each of their verdicts.
        """
        return self._made(one for one in self._opinions if one.counts_as == verdict.word)

    def wishes(self) -> tuple[Entry, ...]:
        """Return what somebody wants a second reader for, with a verdict or without."""
        return self._made(one for one in self._opinions if one.second_reader)

    def remarks(self) -> tuple[Entry, ...]:
        """Return what was noted, tagged or borne out by somebody who gave no verdict on it."""
        return self._made(
            one
            for one in self._opinions
            if not one.counts_as and not one.dismissed and (one.note or one.tags or one.evidence)
        )

    def disputes(self, *, settled: bool) -> tuple[Entry, ...]:
        """Return where reviewers decided differently: on a finding, also whether it is one.

        Args:
            settled: Those that a final decision settled, or those that are open.
        """
        said = (one for one in self._opinions if one.verdict or one.dismissed)
        subjects: dict[SubjectKey, list[ExportRecord]] = {}
        for record in said:
            subjects.setdefault(record.subject, []).append(record)
        groups = [
            tuple(group)
            for group in subjects.values()
            if _is_dispute(group) and (group[0].dispute == "settled") == settled
        ]
        return self._entries(groups)

    def open_findings(self) -> tuple[Entry, ...]:
        """Return what nobody decided on, neither it nor its row, in the order of the story."""
        found = self._records.findings
        return self._made(one for one in found if not (one.dismissed or one.covered))

    def dismissals(self) -> tuple[Opinions, ...]:
        """Return what each reviewer dismissed, in the order of the story, all pairs of it at once.

        A finding that was dismissed with a question, or with two wordings in the whole story,
        stands in several pairs: what one reviewer said of them for one reason is one group.
        """
        groups: dict[object, list[ExportRecord]] = {}
        for record in sorted(_dismissed(self._records), key=lambda one: one.place):
            said = record.reviewer, record.dismissed
            about = in_form(record.never_asked) or record.question or record.subject
            groups.setdefault((said, about), []).append(record)
        return tuple(map(tuple, groups.values()))

    def _made(self, records: Iterable[ExportRecord]) -> tuple[Entry, ...]:
        return self._entries(_grouped(records))

    def _entries(self, groups: Iterable[Opinions]) -> tuple[Entry, ...]:
        asked: dict[object, list[Opinions]] = {}
        for group in sorted(groups, key=lambda group: surest(group[0].place)):
            first = group[0]
            about = first.question if first.finding_kind and first.question else first.subject
            asked.setdefault(about, []).append(group)
        entries = (Entry(tuple(one), self._of_row(one[0][0])) for one in asked.values())
        return tuple(sorted(entries, key=lambda entry: entry.place))

    def _of_row(self, record: ExportRecord) -> tuple[Opinions, ...]:
        return () if record.finding_kind else self._findings.get(record.row, ())


def _findings_by_row(records: Records) -> dict[TargetKey, tuple[Opinions, ...]]:
    """Return all findings by the row in which they stand."""
    rows: dict[TargetKey, dict[SubjectKey, dict[tuple[str, str], ExportRecord]]] = {}
    for record in (*records.records, *records.findings):
        if record.finding_kind and record.row:
            said = rows.setdefault(record.row, {}).setdefault(record.subject, {})
            # With every row, findings without a verdict are in both tables.
            said.setdefault((record.reviewer, record.dismissed), record)
    return {
        row: tuple(sorted((tuple(said.values()) for said in found.values()), key=_rank))
        for row, found in rows.items()
    }


def _rank(group: Opinions) -> tuple[int, StoryPlace]:
    return _GRAVITY.index(group[0].severity), group[0].place


def _dismissed(records: Records) -> Iterator[ExportRecord]:
    return (one for one in records.findings if one.dismissed)


def _is_dispute(group: Sequence[ExportRecord]) -> bool:
    return bool(group[0].dispute) or len({bool(record.dismissed) for record in group}) > 1


def _grouped(records: Iterable[ExportRecord]) -> list[Opinions]:
    """Return the records by what was judged.

    A final decision is about a finding in whatever row.
    """
    groups: dict[TargetKey | SubjectKey, list[ExportRecord]] = {}
    for record in records:
        about = record.subject if record.is_settled else record.target
        groups.setdefault(about, []).append(record)
    return [tuple(group) for group in groups.values()]


def _firsts(groups: Iterable[Opinions]) -> list[ExportRecord]:
    return [group[0] for group in groups]
