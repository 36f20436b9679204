"""What a report in Markdown tells in tables: what agrees, and what has no verdict."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.exports.groups import dismissals, undecided
from copydesk.exports.markdown_entry import quote_line, side_line
from copydesk.exports.markdown_text import plain, table
from copydesk.exports.record import ExportRecord, Records
from copydesk.exports.record_words import (
    finder,
    finding_kind,
    finding_line,
    relation,
    time_text,
)


def agreed(records: Sequence[ExportRecord]) -> list[str]:
    """Return verdicts that two articles agree."""
    rows = [
        [
            _cell(record, 1),
            _cell(record, 2),
            plain(_agreed_on(record)),
            plain(record.note),
            plain(record.reviewer),
            plain(time_text(record.decided_at)),
        ]
        for record in records
    ]
    head = ["one article", "the other", "relation", "note", "reviewer", "time"]
    return table(head, rows)


def _agreed_on(record: ExportRecord) -> str:
    changed = "changed since" if record.changed_since else ""
    final = f"final: {record.final}" if record.final else ""
    return ", ".join(part for part in (relation(record), changed, final) if part)


def findings_without_verdict(records: Records) -> list[str]:
    """Return the findings that nobody decided on, the gravest and then the safest first."""
    rows = [
        [
            plain(record.severity),
            plain(record.confidence),
            plain(finding_kind(record)),
            plain(record.finding_reason),
            _cell(record, 1),
            _cell(record, 2),
            plain(finder(record)),
        ]
        for record in undecided(records)
    ]
    head = [
        "severity",
        "confidence",
        "kind",
        "question",
        "one article",
        "the other",
        "found by",
    ]
    return table(head, rows)


def dismissed(records: Records) -> list[str]:
    """Return the findings that were said to be none."""
    rows = [
        [
            plain(finding_line(record)),
            plain(record.finding_reason),
            _cell(record, 1),
            _cell(record, 2),
            plain("" if record.dismissed == "yes" else record.dismissed),
            plain(record.reviewer),
            plain(time_text(record.decided_at)),
        ]
        for record in dismissals(records)
    ]
    head = ["finding", "question", "one article", "the other", "why it is none", "reviewer", "time"]
    return table(head, rows)


def rows_without_verdict(records: Records) -> list[str]:
    """Return the rows that nobody judged, where the export is of every row."""
    if not records.every_row:
        return []
    rows = [record for record in records.records if not record.finding_kind]
    judged = {record.subject for record in rows if record.counts_as}
    # What several people noted something on is one row.
    told = {record.subject: record for record in rows if record.subject not in judged}
    return table(
        ["one article", "the other", "relation"],
        [[_cell(one, 1), _cell(one, 2), plain(relation(one))] for one in told.values()],
    )


def _cell(record: ExportRecord, side: int) -> str:
    line = side_line(record, side)
    quote = quote_line(record, side)
    return f"{line}: {quote}" if line and quote else line
