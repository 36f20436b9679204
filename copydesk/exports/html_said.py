"""What reviewers said, as elements of a page: verdicts, notes, tags, evidence, history."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from copydesk.counted import counted
from copydesk.exports.html_elements import Node, address, element, joined, outside
from copydesk.exports.record import ExportEvidence, ExportFinal, ExportRecord
from copydesk.exports.record_words import NO_PLACE, right_text, time_text
from copydesk.judged.history import Told

_LINES: Final = re.compile(r"\r\n|[\r\n]")
_TIME: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z")


def opinions(records: Sequence[ExportRecord]) -> list[Element]:
    """Return a list of what each reviewer said of one thing; nothing where nobody said anything."""
    said = [_opinion(record) for record in records if _says_something(record)]
    final = next((one.final_decision for one in records if one.final_decision), None)
    if final is not None:
        said.append(_final(final))
    return [element("ul", *said, class_="opinions")] if said else []


def _says_something(record: ExportRecord) -> bool:
    return bool(record.reviewer)


def _opinion(record: ExportRecord) -> Element:
    said = element(
        "li", element("p", *_verdict(record), " ", _by(record.reviewer, record.decided_at))
    )
    if record.changed_since:
        why = NO_PLACE.get(record.earlier_text, "the row has changed since this verdict")
        said.append(element("p", why, class_="changed"))
    if record.second_reader:
        said.append(element("p", "a second reader is wanted", class_="wanted"))
    said.extend(_note(record.note))
    if record.tags:
        tags = joined([outside(tag) for tag in record.tags])
        said.append(element("p", element("span", "Tags: ", class_="label"), *tags))
    if record.evidence:
        said.append(element("ul", *map(_evidence, record.evidence), class_="evidence"))
    return said


def _verdict(record: ExportRecord) -> Iterator[Node]:
    word = f"{record.verdict_number} {record.verdict}" if record.verdict else ""
    yield element("strong", word or ("dismissed" if record.dismissed else "no verdict"))
    if record.dismissed not in ("", "yes"):
        yield ": "
        yield outside(record.dismissed)
    for part in (right_text(record.right), record.certainty):
        if part:
            yield ", "
            yield outside(part)


def _by(name: str, at: str) -> Element:
    return element("span", *joined([outside(name), *_time(at)]), class_="by")


def _time(at: str) -> list[Element]:
    if not at:
        return []
    return [
        element("time", time_text(at), datetime=at if _TIME.fullmatch(at) else "")
        if _TIME.fullmatch(at)
        else outside(at)
    ]


def _note(note: str) -> list[Element]:
    lines = [line for line in _LINES.split(note) if line.strip(" \t")]
    told = [element("p", line, dir="auto") for line in lines]
    return [element("div", *told, class_="note")] if told else []


def _final(final: ExportFinal) -> Element:
    word = f"final: {final.verdict_number} {final.verdict}"
    parts = [outside(part) for part in (right_text(final.right), final.certainty) if part]
    said = element("p", *joined([element("strong", word), *parts]), " ")
    said.append(_by(final.reviewer, final.decided_at))
    reopened = "open again: a verdict above is not among those that it saw"
    more = [element("p", reopened, class_="changed")] if final.reopened else []
    return element("li", said, *more, class_="final")


def _evidence(evidence: ExportEvidence) -> Element:
    told = joined(
        [
            element("cite", outside(evidence.title)) if evidence.title else "",
            address(evidence.where) if evidence.where else "",
            *(
                [element("span", "archived ", address(evidence.archive))]
                if evidence.archive
                else []
            ),
            *([element("span", "seen ", outside(evidence.seen))] if evidence.seen else []),
            outside(evidence.locator) if evidence.locator else "",
        ]
    )
    if evidence.supports:
        told += [" (supports ", outside(evidence.supports), ")"]
    quote = [element("blockquote", element("p", evidence.quote, dir="auto"))]
    return element(
        "li",
        element("p", element("span", "Evidence: ", class_="label"), *told),
        *(quote if evidence.quote else []),
    )


def history(told: Sequence[Told]) -> list[Element]:
    """Return what was written one after the other, folded; nothing where nothing is told."""
    if not told:
        return []
    lines = [
        element("li", *joined([*_time(one.at), outside(one.by)]), ": ", outside(one.words))
        for one in told
    ]
    summary = element("summary", f"History: {counted(len(told), 'entry', 'entries')}")
    return [element("details", summary, element("ol", *lines), class_="history")]


def reviewers(records: Iterable[ExportRecord]) -> list[Node]:
    """Return who said something, by name."""
    return joined([outside(name) for name in sorted({one.reviewer for one in records})])
