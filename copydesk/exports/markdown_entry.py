"""One entry of the report: the words on either side, what was found, and what reviewers said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from copydesk.counted import counted
from copydesk.exports.entries import Entry, Opinions
from copydesk.exports.markdown_quotes import place_line, quote_line, side_line
from copydesk.exports.markdown_text import line, lines, plain
from copydesk.exports.record import ExportEvidence, ExportFinal, ExportRecord

_NO_PLACE: Final = {
    "orphan": "its words are gone from the article as it is now",
    "absent": "an article that it is about is not in the folder",
}
"""Where a verdict went that stands on no row, by `ExportRecord.earlier_text`."""

_TIME: Final = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\d(?:\.\d+)?Z")


def told(entry: Entry, number: int, level: int, claim: str) -> list[str]:
    """Return the lines on an entry.

    Args:
        entry: What is told.
        number: Which entry of the report it is, so that no two headings are the same.
        level: That of its heading.
        claim: The claim that it is about; "" where that is told above.
    """
    first = entry.first
    found = [f"{'#' * level} {number}. {plain(_what(first))}", ""]
    if about := [*_about(entry)]:
        found += [f"{'; '.join(about)}.", ""]
    if claim:
        found += [f"Claim: {plain(claim)}", ""]
    for side in (1, 2):
        found += _side(entry, side)
    if entry.findings:
        found += ["Found in it:", "", *(f"- {_finding(one)}" for one in entry.findings), ""]
    found += _said(entry.opinions)
    if len(entry.asked) > 1:
        found += ["", "The same is asked in:", "", *_elsewhere(entry)]
    return [*found, ""]


def _what(record: ExportRecord) -> str:
    """Return what was judged: "Row: reworded", "number, high, sure: 212 or 221?"."""
    if not record.finding_kind:
        return f"Row: {relation(record)}"
    return f"{finding_line(record)}: {_question(record)}"


def _question(record: ExportRecord) -> str:
    """Return what is asked; of what the program finds no more, the words it was about."""
    words = [one for one in (record.quote_1, record.quote_2) if one]
    return record.finding_reason or f"{' or '.join(words)}?"


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


def found_by(record: ExportRecord) -> str:
    """Return who found it: "the program (number)", "ann, by hand"; "" where that isn't known."""
    if record.finding_by == "machine":
        return f"the program ({record.finding_type})"
    return f"{record.finding_by}, by hand" if record.finding_by else ""


def time_text(at: str) -> str:
    """Return a time as people read it: "2025-03-15 14:02 UTC"; what is no time as it is."""
    match = _TIME.fullmatch(at)
    return f"{match[1]} {match[2]} UTC" if match else at


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


def _finding(group: Opinions) -> str:
    """Return a finding of a row in one line, with what was decided on it itself."""
    first = group[0]
    what = f"{finding_line(first)}: {_question(first)}"
    by = f" (found by {plain(found_by(first))})" if found_by(first) else ""
    decided = [f"{plain(one.reviewer)}: {plain(_decision(one))}" for one in group if one.reviewer]
    final = first.final_decision
    if final is not None:
        decided.append(f"final: {plain(_final_decision(final))}")
    return f"{line(what)}{by}; {'; '.join(decided) or 'covered by the verdict on the row'}"


def _elsewhere(entry: Entry) -> Iterator[str]:
    """Yield the other pairs that ask the same; what was said there as well isn't told again."""
    for group in entry.asked[1:]:
        sides = [place_line(group[0], side) for side in (1, 2)]
        yield f"- {'; '.join(sides)}"
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
            why = _NO_PLACE.get(record.earlier_text, "the row has changed since this verdict")
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
    return f"- **{plain(_decision(record))}**{f' ({plain(who)})' if who else ''}"


def _decision(record: ExportRecord) -> str:
    """Return what a reviewer decided: "3 contradict, 1 wire is right, probable"."""
    otherwise = "dismissed" if record.dismissed else "no verdict"
    parts = [f"{record.verdict_number} {record.verdict}" if record.verdict else otherwise]
    if record.dismissed not in ("", "yes"):
        parts.append(record.dismissed)
    parts += [right_text(record.right), record.certainty]
    return ", ".join(part for part in parts if part)


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
    said = plain(_final_decision(final))
    return f"- **Final: {said}** ({who}){reopened if final.reopened else ''}"


def _final_decision(final: ExportFinal) -> str:
    parts = (f"{final.verdict_number} {final.verdict}", right_text(final.right), final.certainty)
    return ", ".join(part for part in parts if part)


def right_text(right: str) -> str:
    """Return who is right as a few words: "1 wire is right"; "" for nothing said."""
    return {
        "": "",
        "unknown": "not known who is right",
        "both": "both are right",
        "neither": "neither is right",
    }.get(right, f"{right} is right")


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
