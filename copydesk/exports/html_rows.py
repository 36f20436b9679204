"""Both texts of a pair side by side: a row each, with its marks, findings and verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from string import ascii_lowercase
from typing import Final
from xml.etree.ElementTree import Element

from copydesk.counted import counted
from copydesk.exports.html_anchors import Anchors, row_id
from copydesk.exports.html_elements import Node, element, extend, joined, language_tag, outside
from copydesk.exports.html_said import history, opinions
from copydesk.exports.record import ExportRecord
from copydesk.exports.shown_pair import (
    SaidKey,
    ShownElsewhere,
    ShownFinding,
    ShownPair,
    ShownRow,
    ShownSide,
)
from copydesk.judged.history import Told

_FIRST_WORDS: Final = 60
"""Most code points that are told of folded furniture."""
_CHANGE: Final = ("del", "ins")
"""What marks the words that only the first, and only the second article has."""

Said = Mapping[SaidKey, Sequence[ExportRecord]]
"""The records by what they are known by."""


def pair_section(number: int, pair: ShownPair, said: Said, anchors: Anchors) -> Element:
    """Return both texts of a pair.

    Args:
        number: Its place among the pairs, from 1.
        pair: The pair.
        said: All records.
        anchors: Where on the page things stand.
    """
    return _Pair(number, pair, said, anchors).section()


class _Pair:
    def __init__(self, number: int, pair: ShownPair, said: Said, anchors: Anchors) -> None:
        self._number = number
        self._pair = pair
        self._said = said
        self._anchors = anchors
        self._labels = {
            finding.place: (row.number, _letters(place))
            for row in pair.rows
            for place, finding in enumerate(row.findings)
        }

    def section(self) -> Element:
        title, names = f"p{self._number}", self._pair.names
        made = element(
            "section",
            element("h3", outside(names[0]), " and ", outside(names[1]), id=title),
            class_="pair",
            aria_labelledby=title,
        )
        # Read aloud each text says itself whose it is.
        heads = (element("span", outside(name)) for name in names)
        made.append(element("div", *heads, class_="names", aria_hidden="true"))
        for is_furniture, run in groupby(self._pair.rows, _is_folded):
            rows = [*run]
            made.extend([self._folded(rows)] if is_furniture else map(self._row, rows))
        return made

    def _folded(self, rows: Sequence[ShownRow]) -> Element:
        words = next(side.text for row in rows for side in row.sides if side is not None)
        begin = words if len(words) <= _FIRST_WORDS else f"{words[:_FIRST_WORDS].rstrip()} ..."
        told = counted(len(rows), "row of furniture", "rows of furniture")
        summary = element("summary", f"{told}, not reviewed: ", outside(begin))
        return element("details", summary, *map(self._row, rows), class_="furniture")

    def _row(self, row: ShownRow) -> Element:
        identity = row_id(self._number, row.number)
        classes = ["row", *(["open"] if not row.is_reviewed else [])]
        made = element("section", self._head(row, identity), class_=" ".join(classes), id=identity)
        if row.claim:
            label = element("span", "Claim: ", class_="label")
            made.append(element("p", label, outside(row.claim)))
        made.append(element("div", *self._texts(row), class_="texts"))
        decided = [*self._findings(row), *self._opinions(row.said, row.final, ())]
        if decided or row.history:
            made.append(element("div", *decided, *history(row.history), class_="decided"))
        if back := self._anchors.back(identity):
            made.append(element("p", "Told under ", *back, class_="back"))
        return made

    def _head(self, row: ShownRow, identity: str) -> Element:
        number = element("a", f"Row {row.number}", href=f"#{identity}", class_="number")
        told = element("span", outside(row.relation), class_="relation")
        state = "" if row.is_reviewed else "not reviewed"
        if row.changed_since:
            state = f"changed since a verdict{', ' * bool(state)}{state}"
        right = [element("span", state, class_="state")] if state else []
        return element("h4", number, " ", told, " " * bool(right), *right)

    # Texts

    def _texts(self, row: ShownRow) -> Iterator[Element]:
        for place, side in enumerate(row.sides):
            name, elsewhere = self._pair.names[place], row.elsewhere[place]
            if side is None:
                who = element(
                    "p", outside(name), *([] if elsewhere else [": nothing"]), class_="who"
                )
                yield element("div", who, *map(self._told_elsewhere, elsewhere), class_="text none")
            else:
                yield self._text(row, place, side)

    def _text(self, row: ShownRow, place: int, side: ShownSide) -> Element:
        number = ("sentence " if side.sentences.isdecimal() else "sentences ") + side.sentences
        label = (outside(self._pair.names[place]), number, side.kind)
        words = element(
            "p",
            *self._marked(row.number, side, _CHANGE[place]),
            dir="auto",
            lang=language_tag(self._pair.languages[place]),
            class_="words",
        )
        made = element("div", element("p", *joined(label), class_="who"), words, class_="text")
        if also := [self._link(one.where, one.row) for one in row.elsewhere[place]]:
            made.append(element("p", *joined(also), class_="also"))
        return made

    def _told_elsewhere(self, one: ShownElsewhere) -> Element:
        return element("p", self._link(one.where, one.row), ": ", outside(one.words))

    def _link(self, words: str, row: int) -> Element:
        return element("a", words, href=f"#{row_id(self._number, row)}")

    def _marked(self, number: int, side: ShownSide, change: str) -> Iterator[Node]:
        ends: dict[int, dict[str, None]] = {}
        for span, place in side.findings:
            ends.setdefault(span.end, {})[self._label(place, number)] = None
        for start, end, changed, found in _pieces(side):
            words: Node = side.text[start:end]
            words = element(change, words) if changed else words
            if found:
                # The row's own first: the shortest.
                labels = sorted(ends.get(end, ()), key=lambda one: (len(one), one))
                words = element("mark", words, data_key=", ".join(labels))
            yield words

    def _label(self, place: int, row: int) -> str:
        """Return what a finding is called in a row: "b"; "7b" for one of row 7 in another one."""
        own, letter = self._labels[place]
        return letter if own == row else f"{own}{letter}"

    # Decisions

    def _findings(self, row: ShownRow) -> list[Element]:
        told = [self._finding(one) for one in row.findings]
        return [element("ol", *told, class_="findings")] if told else []

    def _finding(self, finding: ShownFinding) -> Element:
        letter = element("span", self._labels[finding.place][1], class_="key")
        about = ", ".join(part for part in (finding.severity, finding.confidence) if part)
        kind = element("strong", outside(finding.kind))
        line = element("p", letter, " ", *joined([kind, about]), ": ", outside(finding.question))
        notes: list[Node] = []
        if finding.inside:
            notes.append(element("span", "inside ", outside(finding.inside)))
        notes += [self._link(f"also row {one}", one) for one in finding.elsewhere]
        if finding.found_by:
            notes.append(element("span", "found by ", outside(finding.found_by)))
        if finding.is_open:
            notes.append(element("span", "not reviewed", class_="state"))
        if notes:
            extend(line, [" ", element("span", "(", *joined(notes), ")", class_="by")])
        decided = self._opinions(finding.said, finding.final, finding.history)
        return element("li", line, *decided)

    def _opinions(self, keys: Iterable[SaidKey], final: str, told: Sequence[Told]) -> list[Element]:
        records = [one for key in dict.fromkeys(keys) for one in self._said.get(key, ())]
        found = opinions(records)
        if final and not any(one.final_decision for one in records):
            found.append(element("p", element("strong", "final: "), outside(final)))
        return [*found, *history(told)]


def _is_folded(row: ShownRow) -> bool:
    return row.furniture and not (row.said or row.findings or row.final)


def _letters(place: int) -> str:
    """Return the place of a finding as letters: a, b, ... z, aa, ab."""
    more, last = divmod(place, len(ascii_lowercase))
    return (_letters(more - 1) if more else "") + ascii_lowercase[last]


def _pieces(side: ShownSide) -> Iterator[tuple[int, int, bool, bool]]:
    """Yield the text in pieces: where each begins and ends, whether it is marked and found."""
    changes: dict[int, list[int]] = {0: [0, 0], len(side.text): [0, 0]}
    for kind, spans in enumerate((side.marked, [span for span, _place in side.findings])):
        for span in spans:
            _at(changes, span.start)[kind] += 1
            _at(changes, span.end)[kind] -= 1
    deep, begin = [0, 0], 0
    for place in sorted(changes):
        if place > begin:
            yield begin, place, deep[0] > 0, deep[1] > 0
        deep = [deep[0] + changes[place][0], deep[1] + changes[place][1]]
        begin = place


def _at(changes: dict[int, list[int]], place: int) -> list[int]:
    return changes.setdefault(place, [0, 0])
