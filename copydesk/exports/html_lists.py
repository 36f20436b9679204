"""What a page tells in tables: what agrees, what was dismissed, findings that nobody decided on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from copydesk.exports.entries import Entries, Entry
from copydesk.exports.html_anchors import Anchors
from copydesk.exports.html_elements import Node, element, joined, outside
from copydesk.exports.html_entries import EntryMaker
from copydesk.exports.html_said import reviewers
from copydesk.exports.html_tables import Cells, table
from copydesk.exports.record import ExportRecord
from copydesk.exports.record_words import finding_kind, finding_line, names, question
from copydesk.findings.finding import CONFIDENCES, SEVERITIES

_MOST_WORDS: Final = 120
"""Most code points that are told of what agrees: it is shown in full below."""

_GRAVITY: Final = (*SEVERITIES, "")
_SAFETY: Final = (*CONFIDENCES, "")
"""The gravest and the safest first; "" for what isn't known."""


def agreed(found: Iterable[Entry], anchors: Anchors, maker: EntryMaker) -> list[Element]:
    """Return what agrees: in a table what is shown in a row below, the rest in full."""
    title = "Agreed"
    rows: list[Entry] = []
    others: list[Entry] = []
    for entry in found:
        (rows if anchors.row(entry.first) is not None else others).append(entry)
    told: list[Cells] = [
        (
            anchors.links(record for group in entry.asked for record in group),
            [outside(_words(entry.first))],
            reviewers(record for group in entry.asked for record in group if record.verdict),
            [element("p", outside(note)) for note in _notes(entry)],
        )
        for entry in rows
    ]
    head = ["where", "what is told", "reviewers", "notes"]
    caption = "What was judged to be told alike, or to lack nothing that matters"
    return [*table(caption, head, told), *maker.entries(others, title)]


def _words(record: ExportRecord) -> str:
    words = record.finding_reason or record.passage_1 or record.passage_2
    return words if len(words) <= _MOST_WORDS else f"{words[:_MOST_WORDS].rstrip()} ..."


def _notes(entry: Entry) -> list[str]:
    return [record.note for group in entry.asked for record in group if record.note]


def undecided(entries: Entries, anchors: Anchors) -> list[Element]:
    """Return the findings that nobody decided on, the gravest and then the safest first."""

    def rank(entry: Entry) -> tuple[int, int]:
        return _GRAVITY.index(entry.severity), _SAFETY.index(entry.first.confidence)

    rows: list[Cells] = [
        (
            [outside(question(one.first))],
            [outside(finding_kind(one.first))],
            [one.severity],
            [one.first.confidence],
            anchors.links(record for group in one.asked for record in group)
            or _articles(one.first),
        )
        for one in sorted(entries.open_findings(), key=rank)
    ]
    head = ["question", "kind", "severity", "confidence", "where"]
    return table("Findings that nobody judged or dismissed", head, rows)


def dismissed(entries: Entries, anchors: Anchors) -> list[Element]:
    """Return the findings that were said to be none."""
    rows: list[Cells] = [
        (
            [outside(question(group[0]))],
            [outside(finding_line(group[0]))],
            [outside("" if group[0].dismissed == "yes" else group[0].dismissed)],
            [outside(group[0].reviewer)],
            anchors.links(group) or _articles(group[0]),
        )
        for group in entries.dismissals()
    ]
    head = ["question", "finding", "why it is none", "reviewer", "where"]
    return table("Findings that a reviewer said are none", head, rows)


def _articles(record: ExportRecord) -> Sequence[Node]:
    one, other = names(record)
    return joined([outside(one), outside(other) if other else ""], " and ")
