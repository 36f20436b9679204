"""One entry of the report: the words on either side, what was found, and what reviewers said."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.counted import counted
from copydesk.exports.entries import Entry, Opinions, places_of
from copydesk.exports.markdown_quotes import place_line, quote_line, side_line
from copydesk.exports.markdown_text import begun, line, lines, plain
from copydesk.exports.record import ExportEvidence, ExportFinal, ExportRecord
from copydesk.exports.record_words import (
    NO_PLACE,
    decision,
    final_decision,
    finding_line,
    found_by,
    question,
    relation,
    time_text,
)


def told(entry: Entry, number: int, level: int, claim: str) -> list[str]:
    """Return the lines on an entry.

    Args:
        entry: What is told.
        number: Which entry of the report it is, so that no two headings are the same.
        level: That of its heading.
        claim: The claim that it is about; "" where that is told above.
    """
    first = entry.first
    found = _opening(entry, number, level, claim)
    if about := [*_about(entry)]:
        found += [f"{'; '.join(about)}.", ""]
    for side in (1, 2):
        found += _side(entry, side)
    if entry.findings:
        found += ["Found in it:", "", *(f"- {_finding(one, first)}" for one in entry.findings), ""]
    found += _said(entry.opinions)
    if len(entry.asked) > 1:
        found += ["", "The same is asked in:", "", *_elsewhere(entry)]
    return [*found, ""]


def told_again(entry: Entry, number: int, level: int, claim: str, before: int) -> list[str]:
    """Return the lines on an entry of which another one tells all.

    Args:
        entry: What is told.
        number: Its own number.
        level: That of its heading.
        claim: The claim that it is about; "" where that is told above.
        before: Number of the other one.
    """
    found = _opening(entry, number, level, claim)
    sides = (side for side in (1, 2) if side_line(entry.first, side))
    quotes = (quote_line(entry.first, side, entry.places(side)) for side in sides)
    words = next(filter(None, quotes), "")
    found += [f"> {words}", ""] if words else []
    found += [_head(record) for record in entry.opinions]
    if (final := entry.first.final_decision) is not None:
        found.append(_final(final))
    return [*found, "", f"More of it under number {before}.", ""]


def _opening(entry: Entry, number: int, level: int, claim: str) -> list[str]:
    """Return the heading of an entry, and its claim."""
    found = [f"{'#' * level} {number}. {plain(_what(entry.first))}", ""]
    return [*found, f"Claim: {plain(claim)}", ""] if claim else found


def _what(record: ExportRecord) -> str:
    """Return what was judged: "Row: reworded", "number, high, sure: 212 or 221?"."""
    if not record.finding_kind:
        return f"Row: {relation(record)}"
    return f"{finding_line(record)}: {question(record)}"


def _about(entry: Entry) -> Iterator[str]:
    """Yield what else is known of a finding: who found it, and in which row."""
    first = entry.first
    if not first.finding_kind:
        return
    if by := found_by(first):
        yield f"Found by {plain(by)}"
    yield f"row: {plain(relation(first))}" if first.relation else "inside one article"
    if len(entry.asked) > 1:
        yield f"asked in {counted(len(entry.asked), 'pair')}"


# What articles say


def _side(entry: Entry, side: int) -> list[str]:
    """Return a quotation of one side, or the line that it says nothing."""
    where = side_line(entry.first, side)
    if not where:
        return []
    quote = quote_line(entry.first, side, entry.places(side))
    if not quote:
        return [f"Not in {plain(where)}.", ""]
    return [f"{line(where)}:", "", f"> {quote}", ""]


def _finding(group: Opinions, row: ExportRecord) -> str:
    """Return a finding of a row in one line, with what was decided on it itself."""
    first = group[0]
    what = f"{finding_line(first)}: {question(first)}"
    known = [f"found by {found_by(first)}"] if found_by(first) else []
    known += [f"in {side_line(first, side)}" for side in (1, 2) if _is_elsewhere(first, row, side)]
    by = f" ({plain('; '.join(known))})" if known else ""
    decided = [f"{plain(one.reviewer)}: {plain(decision(one))}" for one in group if one.reviewer]
    final = first.final_decision
    if final is not None:
        decided.append(f"final: {plain(final_decision(final))}")
    return f"{line(what)}{by}; {'; '.join(decided) or 'covered by the verdict on the row'}"


def _is_elsewhere(finding: ExportRecord, row: ExportRecord, side: int) -> bool:
    """Tell whether words of a finding stand in no sentence of the row that shows it."""
    sentences = row.sentences_1 if side == 1 else row.sentences_2
    places = places_of(finding, row, side)
    return bool(places) and not any(
        start < one.start + len(one.text) and one.start < end
        for start, end in places
        for one in sentences
    )


def _elsewhere(entry: Entry) -> Iterator[str]:
    """Yield the other pairs that ask the same; what was said there as well isn't told again."""
    for group in entry.asked[1:]:
        sides = [place_line(group[0], side) for side in (1, 2)]
        yield f"- {begun('; '.join(sides))}"
        for item in _said(group, entry.opinions):
            yield "  " + item.replace("\n", "\n  ")


# What reviewers said


def _said(group: Opinions, before: Opinions = ()) -> Iterator[str]:
    """Yield list items with what each reviewer said of one row or finding, the final word last.

    Args:
        group: What was said.
        before: What was said of the same in another pair: notes, tags and evidence that stand
            there aren't told again.
    """
    known = {(one.reviewer, one.note, one.tags, one.evidence) for one in before}
    for record in group:
        yield _head(record)
        if record.changed_since:
            why = NO_PLACE.get(record.earlier_text, "the row has changed since this verdict")
            yield f"  - {why}"
        if record.second_reader:
            yield "  - a second reader is wanted"
        if (record.reviewer, record.note, record.tags, record.evidence) not in known:
            yield from _reasons(record)
    final = group[0].final_decision
    if final is not None:
        yield _final(final)


def _head(record: ExportRecord) -> str:
    who = ", ".join(part for part in (record.reviewer, time_text(record.decided_at)) if part)
    return f"- **{plain(decision(record))}**{f' ({plain(who)})' if who else ''}"


def _reasons(record: ExportRecord) -> Iterator[str]:
    if record.note:
        first, *rest = lines(record.note) or [""]
        yield "  - note: " + "\\\n    ".join((first, *rest))
    if record.tags:
        yield f"  - tags: {plain(', '.join(record.tags))}"
    for one in record.evidence:
        yield f"  - evidence: {evidence_text(one)}"


def _final(final: ExportFinal) -> str:
    """Return a list item with what was decided for the whole desk."""
    reopened = "; open again, for a verdict above is not among those it saw"
    who = f"{plain(final.reviewer)}, {plain(time_text(final.decided_at))}"
    said = plain(final_decision(final))
    return f"- **Final: {said}** ({who}){reopened if final.reopened else ''}"


def evidence_text(evidence: ExportEvidence) -> str:
    """Return a piece of evidence behind other words of a line."""
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
