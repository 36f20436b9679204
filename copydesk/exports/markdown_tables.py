"""What a report in Markdown tells in tables: what agrees, and what has no verdict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from copydesk.counted import counted
from copydesk.exports.entries import Entry, Opinions
from copydesk.exports.markdown_quotes import side_cell
from copydesk.exports.markdown_text import cell, table
from copydesk.exports.record import ExportRecord, Records
from copydesk.exports.record_words import (
    finding_kind,
    finding_line,
    found_by,
    relation,
    time_text,
)
from copydesk.findings.finding import CONFIDENCES, SEVERITIES


def agreed(entries: Iterable[Entry]) -> list[str]:
    """Return verdicts that two articles agree."""
    rows = [
        [
            side_cell(record, 1),
            side_cell(record, 2),
            cell(_agreed_on(record)),
            cell(record.note),
            cell(record.reviewer),
            cell(time_text(record.decided_at)),
        ]
        for entry in entries
        for group in entry.asked
        for record in group
    ]
    head = ["one article", "the other", "what", "note", "reviewer", "time"]
    return table(head, rows)


def _agreed_on(record: ExportRecord) -> str:
    changed = "changed since" if record.changed_since else ""
    final = f"final: {record.final}" if record.final else ""
    parts = (finding_line(record), relation(record), changed, final)
    return ", ".join(part for part in parts if part)


def findings_without_verdict(entries: Sequence[Entry]) -> list[str]:
    """Return the findings that nobody decided on, the gravest and then the safest first."""
    rows = [
        [
            cell(entry.severity),
            cell(entry.first.confidence),
            cell(finding_kind(entry.first)),
            cell(_asked(entry)),
            side_cell(entry.first, 1),
            side_cell(entry.first, 2),
            cell(_other_pairs(entry.asked)),
            cell(found_by(entry.first)),
        ]
        for severity in (*SEVERITIES, "")
        for confidence in (*CONFIDENCES, "")
        for entry in entries
        if (entry.severity, entry.first.confidence) == (severity, confidence)
    ]
    head = ["severity", "confidence", "kind", "question", "one article", "the other", "besides"]
    return table([*head, "found by"], rows)


def _asked(entry: Entry) -> str:
    first = entry.first
    return first.question if len(entry.asked) > 1 and first.question else first.finding_reason


def dismissed(groups: Sequence[Opinions]) -> list[str]:
    """Return the findings that were said to be none, with one of the pairs that ask each."""
    rows = [
        [
            cell(finding_line(record)),
            cell(record.finding_reason),
            side_cell(record, 1),
            side_cell(record, 2),
            cell(_other_pairs((one,) for one in group)),
            cell("" if record.dismissed == "yes" else record.dismissed),
            cell(record.reviewer),
            cell(time_text(record.decided_at)),
        ]
        for group in groups
        for record in group[:1]
    ]
    head = ["finding", "question", "one article", "the other", "besides", "why it is none"]
    return table([*head, "reviewer", "time"], rows)


def _other_pairs(groups: Iterable[Opinions]) -> str:
    pairs = {(group[0].article_1, group[0].article_2) for group in groups}
    return counted(len(pairs) - 1, "other pair") if len(pairs) > 1 else ""


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
        [[side_cell(one, 1), side_cell(one, 2), cell(relation(one))] for one in told.values()],
    )
