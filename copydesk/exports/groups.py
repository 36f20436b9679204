"""The records of an export by what a report tells of them: what was judged, with all opinions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from copydesk.exports.record import ExportRecord, Records
from copydesk.exports.record_words import SEVERITIES
from copydesk.findings.finding import CONFIDENCES
from copydesk.reviews.anchors import TargetKey
from copydesk.reviews.subjects import SubjectKey
from copydesk.reviews.verdict import Verdict

Group = Sequence[ExportRecord]
"""What reviewers said of one row or finding: at least one record."""


def opinions(records: Records) -> Iterator[ExportRecord]:
    """Yield what each reviewer said, dismissals of findings included; each once."""
    yield from (record for record in records.records if not record.dismissed)
    yield from (record for record in records.findings if record.dismissed)


def with_verdict(records: Records, verdict: Verdict) -> list[ExportRecord]:
    """Return what is told under a verdict: where a final decision stands, it alone says which."""
    return [record for record in opinions(records) if record.counts_as == verdict.word]


def grouped(records: Iterable[ExportRecord]) -> list[Group]:
    """Return the records by what was judged, in the order of the first of each.

    A final decision is about a finding in whatever row.
    """
    groups: dict[TargetKey | SubjectKey, list[ExportRecord]] = {}
    for record in records:
        about = record.subject if record.is_settled else record.target
        groups.setdefault(about, []).append(record)
    return list(groups.values())


def disputes(records: Records) -> tuple[list[Group], list[Group]]:
    """Return where reviewers decided differently: what is still to be settled, and the rest."""
    dismissals = [record for record in records.findings if record.dismissed]
    subjects: dict[SubjectKey, list[ExportRecord]] = {}
    for record in (*(one for one in records.records if one.verdict), *dismissals):
        subjects.setdefault(record.subject, []).append(record)
    still_open: list[Group] = []
    settled: list[Group] = []
    for group in filter(_is_dispute, subjects.values()):
        (settled if group[0].dispute == "settled" else still_open).append(group)
    return still_open, settled


def _is_dispute(group: Group) -> bool:
    """Tell whether reviewers decide differently: on a finding, also whether it is one."""
    return bool(group[0].dispute) or len({bool(record.dismissed) for record in group}) > 1


def wishes(records: Records) -> list[Group]:
    """Return what somebody wants a second reader for, with a verdict or without."""
    return grouped(record for record in opinions(records) if record.second_reader)


def remarks(records: Records) -> list[Group]:
    """Return what was noted, tagged or borne out by somebody who gave no verdict on it."""
    return grouped(
        record
        for record in opinions(records)
        if not record.counts_as and (record.note or record.tags or record.evidence)
    )


def contradictions(records: Records) -> list[tuple[str, list[tuple[str, list[Group]]]]]:
    """Return the contradictions by claim (those without a claim line last), then by severity."""
    filed: dict[str, dict[str, list[Group]]] = {}
    for claim, group in _by_claim(grouped(with_verdict(records, Verdict.CONTRADICT))):
        severity = min((one.severity for one in group), key=SEVERITIES.index)
        filed.setdefault(claim, {}).setdefault(severity, []).append(group)
    return [
        (claim, sorted(filed[claim].items(), key=lambda item: SEVERITIES.index(item[0])))
        for claim in sorted(filed, key=lambda line: not line)
    ]


def _by_claim(groups: Iterable[Group]) -> Iterator[tuple[str, Group]]:
    """Yield what was judged with its claim; again for a reviewer who put the claim otherwise.

    What is settled stands under one claim only.
    """
    for group in groups:
        claims = list(dict.fromkeys(record.claim for record in group))
        if group[0].is_settled:
            yield next(filter(None, claims), ""), group
        else:
            for claim in claims:
                yield claim, [record for record in group if record.claim == claim]


def agreed(records: Records) -> tuple[list[ExportRecord], list[ExportRecord]]:
    """Return what two articles agree on, and the rows that one tells alone.

    Two can't agree on those: it was judged that the other article lacks nothing that matters.
    """
    found = with_verdict(records, Verdict.AGREE)
    return (
        [record for record in found if not _is_alone(record)],
        [record for record in found if _is_alone(record)],
    )


def _is_alone(record: ExportRecord) -> bool:
    return not record.finding_kind and record.relation.startswith("one-sided")


def undecided(records: Records) -> list[ExportRecord]:
    """Return the findings that nobody decided on, the gravest and then the safest first."""
    confidences = (*CONFIDENCES, "")
    return sorted(
        (record for record in records.findings if not (record.dismissed or record.covered)),
        key=lambda one: (SEVERITIES.index(one.severity), confidences.index(one.confidence)),
    )


def dismissals(records: Records) -> list[ExportRecord]:
    """Return the findings that were said to be none, once for each reviewer who said so."""
    return [record for record in records.findings if record.dismissed]
