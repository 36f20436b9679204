"""The review as a report in Markdown, for an editor: what was found, and what nobody looked at.

The report is opened in all sorts of viewers, so every word from an article, a note or a name is
escaped (`markdown_text`), and it links and loads nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
from copydesk.exports.markdown_text import plain
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
    lines += _disputes(records)
    lines += _contradictions(records.records)
    for verdict, title in _SECTIONS:
        lines += _section(f"{title} ({verdict.word})", _with(records.records, verdict))
    lines += agreed(_with(records.records, Verdict.AGREE))
    lines += findings_without_verdict(records)
    lines += dismissed(records)
    lines += rows_without_verdict(records)
    return "\n".join(lines).rstrip("\n") + "\n"


def _disputes(records: Records) -> list[str]:
    """Return where reviewers decided differently, what is still to be settled first."""
    dismissals = [record for record in records.findings if record.dismissed]
    subjects: dict[SubjectKey, list[ExportRecord]] = {}
    for record in (*(one for one in records.records if one.verdict), *dismissals):
        subjects.setdefault(record.subject, []).append(record)
    disputed = [group for group in subjects.values() if _is_dispute(group)]
    lines = ["## Disputes", ""] if disputed else []
    for title, settled in (("Open:", False), ("Settled:", True)):
        groups = [group for group in disputed if (group[0].dispute == "settled") == settled]
        lines += [title, ""] if groups else []
        for group in groups:
            lines += entry(group)
    return lines


def _is_dispute(group: Sequence[ExportRecord]) -> bool:
    """Tell whether reviewers decide differently: on a finding, also whether it is one."""
    return bool(group[0].dispute) or len({bool(record.dismissed) for record in group}) > 1


def _contradictions(records: Sequence[ExportRecord]) -> list[str]:
    """Return the contradictions by claim (those without a claim line last) and severity."""
    found = _with(records, Verdict.CONTRADICT)
    lines = ["## Contradictions (contradict)", ""] if found else []
    claims = dict.fromkeys(record.claim for record in found)
    for claim in sorted(claims, key=lambda line: not line):
        if claim:
            lines += [f"### Claim: {plain(claim)}", ""]
        elif len(claims) > 1:
            lines += ["### Without a claim line", ""]
        for severity in SEVERITIES:
            fits = [one for one in found if (one.claim, one.severity) == (claim, severity)]
            if fits:
                lines += [f"Severity {severity}:" if severity else "Without a severity:", ""]
            for group in _by_target(fits):
                lines += entry(group)
    return lines


def _section(title: str, records: Sequence[ExportRecord]) -> list[str]:
    return _entries(title, _by_target(records)) if records else []


def _entries(title: str, groups: Iterable[Sequence[ExportRecord]]) -> list[str]:
    lines = [f"## {title}", ""]
    for group in groups:
        lines += entry(group)
    return lines


def _with(records: Iterable[ExportRecord], verdict: Verdict) -> list[ExportRecord]:
    return [record for record in records if record.verdict == verdict.word]


def _by_target(records: Iterable[ExportRecord]) -> list[list[ExportRecord]]:
    """Return the records by what was judged, in the order of the first of each."""
    groups: dict[TargetKey, list[ExportRecord]] = {}
    for record in records:
        groups.setdefault(record.target, []).append(record)
    return list(groups.values())
