"""One row or finding in the report: its words on either side, and what each reviewer said of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from copydesk.exports.csv_file import date_text
from copydesk.exports.markdown_text import lines as escaped_lines
from copydesk.exports.markdown_text import plain
from copydesk.exports.record import ExportEvidence, ExportFinal, ExportRecord

SEVERITIES: Final = ("high", "medium", "low", "")
"""In the order in which a report tells them; "" for none."""

_NO_PLACE: Final = {
    "orphan": "its words are gone from the article as it is now",
    "absent": "an article that it is about is not in the folder",
}
"""Where a verdict went that stands on no row, by `ExportRecord.earlier_text`."""

_TIME: Final = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\d(?:\.\d+)?Z")


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
        by = {"": "", "machine": f"by the program: {first.finding_type}"}.get(
            first.finding_by, f"by {first.finding_by}"
        )
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


def relation(record: ExportRecord) -> str:
    """Return how a row's two sides belong together, a one-sided one by the article's name."""
    sides = zip(_names(record), (record.passage_1, record.passage_2), strict=True)
    told = [name for name, words in sides if words]
    if len(told) != 1:
        return record.relation
    return record.relation.replace("one-sided", f"only in {told[0]}")


def finding_kind(record: ExportRecord) -> str:
    """Return what clashes; what one article lacks is told by the name of the other."""
    first, second = _names(record)
    told = {"omission": f"only in {first}", "addition": f"only in {second}"}
    return told.get(record.finding_kind, record.finding_kind)


def _names(record: ExportRecord) -> tuple[str, str]:
    """Return what to call the two articles: by their files where their short names are one."""
    if record.short_name_1 == record.short_name_2:
        return record.article_1, record.article_2
    return record.short_name_1, record.short_name_2


def finding_line(record: ExportRecord) -> str:
    """Return a finding's kind with all that is known of how grave and how safe it is."""
    parts = (finding_kind(record), record.severity, record.confidence)
    return ", ".join(part for part in parts if part)


def side_line(record: ExportRecord, side: int) -> str:
    """Return where one side's words stand: "Norvik Post (1.txt), 2025-03-14, sentence 3".

    Args:
        record: The record.
        side: 1 or 2.
    """
    if side == 1:
        name, short, sentence = record.article_1, record.short_name_1, record.sentence_1
        date = date_text(record.published_1, record.published_is_guess_1)
    else:
        name, short, sentence = record.article_2, record.short_name_2, record.sentence_2
        date = date_text(record.published_2, record.published_is_guess_2)
    if not name:
        return ""
    label = name if short == name else f"{short} ({name})"
    number = ("sentence " if sentence.isdecimal() else "sentences ") + sentence if sentence else ""
    return ", ".join(plain(part) for part in (label, date, number) if part)


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


def time_text(at: str) -> str:
    """Return a time as people read it: "2025-03-15 14:02 UTC"; what is no time as it is."""
    match = _TIME.fullmatch(at)
    return plain(f"{match[1]} {match[2]} UTC" if match else at)


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
    who = ", ".join(part for part in (plain(record.reviewer), time_text(record.decided_at)) if part)
    lines = [f"- **{said}** ({who})" if who else f"- **{said}**"]
    if record.changed_since:
        why = _NO_PLACE.get(record.earlier_text, "the row has changed since this verdict")
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
    who = f"{plain(final.reviewer)}, {time_text(final.decided_at)}"
    return f"- **Final: {said}** ({who}){reopened if final.reopened else ''}"


def right_text(right: str) -> str:
    """Return who is right as a few words: "1 wire is right"; "" for nothing said."""
    return {
        "": "",
        "unknown": "not known who is right",
        "both": "both are right",
        "neither": "neither is right",
    }.get(right, f"{right} is right")


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
