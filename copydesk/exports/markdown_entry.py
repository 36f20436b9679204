"""One row or finding in the report: its words on either side, and what each reviewer said of it."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.exports.markdown_text import lines as escaped_lines
from copydesk.exports.markdown_text import plain
from copydesk.exports.record import ExportEvidence, ExportFinal, ExportRecord
from copydesk.exports.record_words import (
    NO_PLACE,
    finder,
    finding_line,
    place_parts,
    relation,
    right_text,
    time_text,
)


def entry(records: Sequence[ExportRecord]) -> list[str]:
    """Return the lines on one thing that was judged, by one reviewer or more.

    Args:
        records: At least one, all of one target.
    """
    first = records[0]
    lines = [f"**{_what(first)}**", ""]
    if claim := next((record.claim for record in records if record.claim), ""):
        lines += [f"Claim: {plain(claim)}", ""]
    if first.finding_reason:
        by = f"by {found}" if (found := finder(first)) else ""
        lines += [f"{plain(first.finding_reason)}{f' (found {plain(by)})' if by else ''}", ""]
    for side in (1, 2):
        lines += _told(first, side)
    for record in records:
        lines += _decided(record)
    if first.final_decision is not None:
        lines.append(_final(first.final_decision))
    return [*lines, ""]


def _what(record: ExportRecord) -> str:
    """Return what was judged: "Row: reworded", "Finding: number, high, sure; row: reworded"."""
    row = f"row: {plain(relation(record))}" if record.relation else "inside one article"
    if record.finding_kind:
        return f"Finding: {plain(finding_line(record))}; {row}"
    return f"Row{row.removeprefix('row')}" if record.relation else row.capitalize()


def side_line(record: ExportRecord, side: int) -> str:
    """Return where one side's words stand: "Norvik Post (1.txt), 2025-03-14, sentence 3".

    Args:
        record: The record.
        side: 1 or 2.
    """
    return ", ".join(map(plain, place_parts(record, side)))


def quote_line(record: ExportRecord, side: int) -> str:
    """Return one side's whole sentences; for a finding its own words after them.

    Args:
        record: The record.
        side: 1 or 2.
    """
    passage = record.passage_1 if side == 1 else record.passage_2
    quote = record.quote_1 if side == 1 else record.quote_2
    words = f' (here: "{plain(quote)}")' if quote and passage and quote != passage else ""
    return f"{plain(passage or quote)}{words}"


def _told(record: ExportRecord, side: int) -> list[str]:
    """Return a block quotation of one side, or the line that it says nothing."""
    where, quote = side_line(record, side), quote_line(record, side)
    if not where:
        return []
    if not quote:
        return [f"Not in {where}.", ""]
    return [f"{where}:", "", f"> {quote}", ""]


def _decided(record: ExportRecord) -> list[str]:
    """Return a list item with what one reviewer said."""
    right = right_text(record.right)
    otherwise = "dismissed" if record.dismissed else "no verdict"
    parts = [f"{record.verdict_number} {record.verdict}" if record.verdict else otherwise]
    if record.dismissed not in ("", "yes"):
        parts.append(record.dismissed)
    parts += [part for part in (right, record.certainty) if part]
    said = ", ".join(plain(part) for part in parts)
    who = ", ".join(
        part for part in (plain(record.reviewer), plain(time_text(record.decided_at))) if part
    )
    lines = [f"- **{said}** ({who})" if who else f"- **{said}**"]
    if record.changed_since:
        why = NO_PLACE.get(record.earlier_text, "the row has changed since this verdict")
        lines.append(f"  - {why}")
    if record.second_reader:
        lines.append("  - a second reader is wanted")
    if record.note:
        lines.append("  - note: " + "\\\n    ".join(escaped_lines(record.note)))
    if record.tags:
        lines.append(f"  - tags: {', '.join(plain(tag) for tag in record.tags)}")
    lines += [f"  - evidence: {_evidence(one)}" for one in record.evidence]
    return lines


def _final(final: ExportFinal) -> str:
    """Return a list item with what was decided for the whole desk."""
    parts = (f"{final.verdict_number} {final.verdict}", right_text(final.right), final.certainty)
    said = ", ".join(plain(part) for part in parts if part)
    reopened = "; open again, for a verdict above is not among those it saw"
    who = f"{plain(final.reviewer)}, {plain(time_text(final.decided_at))}"
    return f"- **Final: {said}** ({who}){reopened if final.reopened else ''}"


def _evidence(evidence: ExportEvidence) -> str:
    parts = [
        evidence.title,
        evidence.where,
        f"archived {evidence.archive}" if evidence.archive else "",
        f"seen {evidence.seen}" if evidence.seen else "",
        evidence.locator,
    ]
    text = ", ".join(plain(part) for part in parts if part)
    quote = f', "{plain(evidence.quote)}"' if evidence.quote else ""
    supports = f" (supports {plain(evidence.supports)})" if evidence.supports else ""
    return text + quote + supports
