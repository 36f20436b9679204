"""The review as a report in Markdown, for an editor: what was found, and what nobody looked at.

The report is opened in all sorts of viewers, so every word from an article, a note or a name is
escaped (`markdown_text`), and it links and loads nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from copydesk.exports.json_file import MARKER
from copydesk.exports.markdown_entry import SEVERITIES, entry
from copydesk.exports.markdown_opening import agreement, compared, not_reviewed
from copydesk.exports.markdown_tables import (
    agreed,
    dismissed,
    findings_without_verdict,
    rows_without_verdict,
)
from copydesk.exports.markdown_text import plain, section
from copydesk.exports.record import ExportRecord, Records
from copydesk.reviews.anchors import TargetKey
from copydesk.reviews.subjects import SubjectKey
from copydesk.reviews.verdict import Verdict

_SECTIONS: Final = (
    (Verdict.ONE_SIDED, "What one side lacks"),
    (Verdict.DIFFER, "Told differently, both can be true"),
    (Verdict.UNCLEAR, "Unclear whether they conflict"),
    (Verdict.MISMATCH, "Wrongly linked"),
)
"""The sections between the contradictions and what agrees."""


def markdown_text(records: Records) -> str:
    """Return the report."""
    lines = [f"<!-- {MARKER} 1 -->", "", f"# Review: {plain(records.story)}", ""]
    lines += compared(records)
    lines += not_reviewed(records)
    lines += agreement(records)
    lines += section("Disputes", _disputes(records))
    lines += section("Second reader wanted", _wishes(records))
    told = _contradictions(_grouped(_with(records, Verdict.CONTRADICT)))
    lines += section("Contradictions (contradict)", told)
    for verdict, title in _SECTIONS:
        told = _entries(_grouped(_with(records, verdict)))
        lines += section(f"{title} ({verdict.word})", told)
    both, alone = _by_sides(_with(records, Verdict.AGREE))
    lines += section("Agreed (agree)", _agreed(both))
    lines += section("Told by one side, nothing that matters is missing (agree)", _agreed(alone))
    lines += section("Notes without a verdict", _remarks(records))
    lines += section("Findings without a verdict: not reviewed", findings_without_verdict(records))
    lines += section("Dismissed findings", dismissed(records))
    lines += section("Rows without a verdict: not reviewed", rows_without_verdict(records))
    return "\n".join(lines).rstrip("\n") + "\n"


def _disputes(records: Records) -> list[str]:
    """Return where reviewers decided differently, what is still to be settled first."""
    dismissals = [record for record in records.findings if record.dismissed]
    subjects: dict[SubjectKey, list[ExportRecord]] = {}
    for record in (*(one for one in records.records if one.verdict), *dismissals):
        subjects.setdefault(record.subject, []).append(record)
    disputed = [group for group in subjects.values() if _is_dispute(group)]
    lines: list[str] = []
    for title, settled in (("Open:", False), ("Settled:", True)):
        groups = [group for group in disputed if (group[0].dispute == "settled") == settled]
        lines += [title, ""] if groups else []
        lines += _entries(groups)
    return lines


def _wishes(records: Records) -> list[str]:
    """Return what somebody wants a second reader for, with a verdict or without."""
    wanted = [record for record in _opinions(records) if record.second_reader]
    return _entries(_grouped(wanted))


def _remarks(records: Records) -> list[str]:
    """Return what was noted, tagged or borne out by somebody who gave no verdict on it."""
    return _entries(
        _grouped(
            record
            for record in _opinions(records)
            if not record.counts_as and (record.note or record.tags or record.evidence)
        )
    )


def _is_dispute(group: Sequence[ExportRecord]) -> bool:
    """Tell whether reviewers decide differently: on a finding, also whether it is one."""
    return bool(group[0].dispute) or len({bool(record.dismissed) for record in group}) > 1


def _contradictions(groups: Sequence[Sequence[ExportRecord]]) -> list[str]:
    """Return the contradictions by claim (those without a claim line last) and severity."""
    filed: dict[str, dict[str, list[Sequence[ExportRecord]]]] = {}
    for claim, group in _by_claim(groups):
        severity = min((one.severity for one in group), key=SEVERITIES.index)
        filed.setdefault(claim, {}).setdefault(severity, []).append(group)
    lines: list[str] = []
    for claim in sorted(filed, key=lambda line: not line):
        if claim:
            lines += [f"### Claim: {plain(claim)}", ""]
        elif len(filed) > 1:
            lines += ["### Without a claim line", ""]
        for severity in sorted(filed[claim], key=SEVERITIES.index):
            lines += [f"Severity {severity}:" if severity else "Without a severity:", ""]
            for group in filed[claim][severity]:
                lines += entry(group)
    return lines


def _by_claim(
    groups: Iterable[Sequence[ExportRecord]],
) -> Iterator[tuple[str, Sequence[ExportRecord]]]:
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


def _by_sides(
    records: Sequence[ExportRecord],
) -> tuple[list[ExportRecord], list[ExportRecord]]:
    """Return what two articles agree on, and the rows that one tells alone.

    Two can't agree on those: it was judged that the other article lacks nothing that matters.
    """
    alone = [
        one for one in records if not one.finding_kind and one.relation.startswith("one-sided")
    ]
    return [one for one in records if one not in alone], alone


def _agreed(records: Sequence[ExportRecord]) -> list[str]:
    """Return a table of what agrees, and below, with all opinions, what was settled so."""
    told = agreed([record for record in records if not record.is_settled])
    return told + _entries(_grouped(record for record in records if record.is_settled))


def _entries(groups: Iterable[Sequence[ExportRecord]]) -> list[str]:
    return [line for group in groups for line in entry(group)]


def _with(records: Records, verdict: Verdict) -> list[ExportRecord]:
    """Return what is told under a verdict: where a final decision stands, it alone says which."""
    return [record for record in _opinions(records) if record.counts_as == verdict.word]


def _opinions(records: Records) -> Iterator[ExportRecord]:
    """Yield what each reviewer said, dismissals of findings included; each once."""
    yield from (record for record in records.records if not record.dismissed)
    yield from (record for record in records.findings if record.dismissed)


def _grouped(records: Iterable[ExportRecord]) -> list[list[ExportRecord]]:
    """Return the records by what was judged, in the order of the first of each.

    A final decision is about a finding in whatever row.
    """
    groups: dict[TargetKey | SubjectKey, list[ExportRecord]] = {}
    for record in records:
        about = record.subject if record.is_settled else record.target
        groups.setdefault(about, []).append(record)
    return list(groups.values())
