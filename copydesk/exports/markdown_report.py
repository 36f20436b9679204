"""The review as a report in Markdown, for an editor: what was found, and what nobody looked at.

The report is opened in all sorts of viewers, so every word from an article, a note or a name is
escaped (`markdown_text`), and it links and loads nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from copydesk.exports import groups
from copydesk.exports.groups import Group, grouped, with_verdict
from copydesk.exports.json_file import MARKER
from copydesk.exports.markdown_entry import entry
from copydesk.exports.markdown_opening import agreement, compared, not_reviewed
from copydesk.exports.markdown_tables import (
    agreed,
    dismissed,
    findings_without_verdict,
    rows_without_verdict,
)
from copydesk.exports.markdown_text import plain, section
from copydesk.exports.record import ExportRecord, Records
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
    lines += section("Second reader wanted", _entries(groups.wishes(records)))
    lines += section("Contradictions (contradict)", _contradictions(records))
    for verdict, title in _SECTIONS:
        told = _entries(grouped(with_verdict(records, verdict)))
        lines += section(f"{title} ({verdict.word})", told)
    both, alone = groups.agreed(records)
    lines += section("Agreed (agree)", _agreed(both))
    lines += section("Told by one side, nothing that matters is missing (agree)", _agreed(alone))
    lines += section("Notes without a verdict", _entries(groups.remarks(records)))
    lines += section("Findings without a verdict: not reviewed", findings_without_verdict(records))
    lines += section("Dismissed findings", dismissed(records))
    lines += section("Rows without a verdict: not reviewed", rows_without_verdict(records))
    return "\n".join(lines).rstrip("\n") + "\n"


def _disputes(records: Records) -> list[str]:
    """Return where reviewers decided differently, what is still to be settled first."""
    lines: list[str] = []
    for title, found in zip(("Open:", "Settled:"), groups.disputes(records), strict=True):
        lines += [title, ""] if found else []
        lines += _entries(found)
    return lines


def _contradictions(records: Records) -> list[str]:
    """Return the contradictions by claim (those without a claim line last) and severity."""
    lines: list[str] = []
    filed = groups.contradictions(records)
    for claim, by_severity in filed:
        if claim:
            lines += [f"### Claim: {plain(claim)}", ""]
        elif len(filed) > 1:
            lines += ["### Without a claim line", ""]
        for severity, found in by_severity:
            lines += [f"Severity {severity}:" if severity else "Without a severity:", ""]
            lines += _entries(found)
    return lines


def _agreed(records: Sequence[ExportRecord]) -> list[str]:
    """Return a table of what agrees, and below, with all opinions, what was settled so."""
    told = agreed([record for record in records if not record.is_settled])
    return told + _entries(grouped(record for record in records if record.is_settled))


def _entries(found: Iterable[Group]) -> list[str]:
    return [line for group in found for line in entry(group)]
