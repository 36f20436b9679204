"""What a report in Markdown tells in tables: what agrees, and what has no verdict."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.exports.markdown_entry import SEVERITIES, quote_line, side_line, time_text
from copydesk.exports.markdown_text import plain, table
from copydesk.exports.record import ExportRecord, Records


def agreed(records: Sequence[ExportRecord]) -> list[str]:
    """Return what was judged to agree."""
    if not records:
        return []
    rows = [
        [
            _cell(record, 1),
            _cell(record, 2),
            plain(_agreed_on(record)),
            plain(record.note),
            plain(record.reviewer),
            time_text(record.decided_at),
        ]
        for record in records
    ]
    head = ["one article", "the other", "relation", "note", "reviewer", "time"]
    return ["## Agreed (agree)", "", *table(head, rows)]


def _agreed_on(record: ExportRecord) -> str:
    changed = "changed since" if record.changed_since else ""
    final = f"final: {record.final}" if record.final else ""
    return ", ".join(part for part in (record.relation, changed, final) if part)


def findings_without_verdict(records: Records) -> list[str]:
    """Return the findings that nobody decided on, the gravest first."""
    found = [record for record in records.findings if not (record.dismissed or record.covered)]
    if not found:
        return []
    rows = [
        [
            plain(record.severity),
            plain(record.finding_kind),
            plain(record.finding_reason),
            _cell(record, 1),
            _cell(record, 2),
            plain({"machine": "the program"}.get(record.finding_by, record.finding_by)),
        ]
        for severity in SEVERITIES
        for record in found
        if record.severity == severity
    ]
    head = ["severity", "kind", "question", "one article", "the other", "found by"]
    return ["## Findings without a verdict: not reviewed", "", *table(head, rows)]


def dismissed(records: Records) -> list[str]:
    """Return the findings that were said to be none."""
    rows = [
        [
            plain(f"{record.finding_kind}, {record.severity}".rstrip(", ")),
            plain(record.finding_reason),
            _cell(record, 1),
            _cell(record, 2),
            plain("" if record.dismissed == "yes" else record.dismissed),
            plain(record.reviewer),
            time_text(record.decided_at),
        ]
        for record in records.findings
        if record.dismissed
    ]
    if not rows:
        return []
    head = ["finding", "question", "one article", "the other", "why it is none", "reviewer", "time"]
    return ["## Dismissed findings", "", *table(head, rows)]


def rows_without_verdict(records: Records) -> list[str]:
    """Return the rows that nobody judged, where the export is of every row."""
    if not records.every_row:
        return []
    rows = [
        [_cell(record, 1), _cell(record, 2), plain(record.relation), plain(record.note)]
        for record in records.records
        if not record.verdict and not record.finding_kind
    ]
    if not rows:
        return []
    head = ["one article", "the other", "relation", "note"]
    return ["## Rows without a verdict: not reviewed", "", *table(head, rows)]


def _cell(record: ExportRecord, side: int) -> str:
    line = side_line(record, side)
    quote = quote_line(record, side)
    return f"{line}: {quote}" if line and quote else line
