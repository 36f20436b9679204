"""The entries of a page: one for each row, finding or question that was judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element

from copydesk.exports.entries import Entry, Opinions
from copydesk.exports.html_anchors import Anchors
from copydesk.exports.html_elements import Node, element, joined, outside
from copydesk.exports.html_said import opinions
from copydesk.exports.quoted import Place, Quoted, quoted
from copydesk.exports.record import ExportRecord
from copydesk.exports.record_words import finding_line, found_by, place_parts, question, relation


class EntryMaker:
    """Makes the entries of a page, numbered from 1.

    Args:
        anchors: Where on the page things stand; it learns where rows are told.
    """

    def __init__(self, anchors: Anchors) -> None:
        self._anchors = anchors
        self._number = 0

    def entries(self, found: Iterable[Entry], section: str, level: str = "h3") -> list[Element]:
        """Return entries.

        Args:
            found: What they tell.
            section: What their section is called.
            level: Tag of their headings.
        """
        return [self._entry(entry, section, level) for entry in found]

    def _entry(self, entry: Entry, section: str, level: str) -> Element:
        self._number += 1
        identity, first = f"e{self._number}", entry.first
        everywhere = [record for group in entry.asked for record in group]
        self._anchors.tell(everywhere, identity, section)
        made = element("article", element(level, _title(entry)), class_="entry", id=identity)
        links = self._anchors.links(everywhere)
        about: list[Node] = [outside(part) for part in _about(first)]
        made.append(element("p", *joined([*about, *([element("span", *links)] if links else [])])))
        made[-1].set("class", "about")
        if entry.claim and level == "h3" and entry.claim != _plain_title(entry):
            label = element("span", "Claim: ", class_="label")
            made.append(element("p", label, outside(entry.claim)))
        made.append(_texts(first, entry))
        if entry.standing:
            lines = [element("li", *_finding(group)) for group in entry.standing]
            made.append(element("ul", *lines, class_="findings"))
        for group in self._told_here(entry):
            made.extend(group)
        return made

    def _told_here(self, entry: Entry) -> Iterator[list[Element]]:
        """Yield what was said; of a question in several pairs what is no row below as well."""
        yield opinions(entry.opinions)
        for group in entry.asked[1:]:
            if self._anchors.row(group[0]) is None:
                yield [_texts(group[0], entry), *opinions(group)]


def _plain_title(entry: Entry) -> str:
    first = entry.first
    if first.finding_kind:
        return question(first)
    told = relation(first)
    return entry.claim or f"{told[:1].upper()}{told[1:]}" or "Inside one article"


def _title(entry: Entry) -> Element:
    return outside(_plain_title(entry))


def _about(record: ExportRecord) -> Iterator[str]:
    """Yield what is known of a row or finding besides its words."""
    if record.finding_kind:
        yield finding_line(record)
        if found := found_by(record):
            yield f"found by {found}"
    elif record.claim:
        yield relation(record)
    if record.dispute in ("open", "reopened"):
        yield "disputed"


def _finding(group: Opinions) -> Iterator[Node]:
    yield outside(finding_line(group[0]))
    yield ": "
    yield outside(question(group[0]))


def _texts(record: ExportRecord, entry: Entry) -> Element:
    own = record is entry.first
    sides = [
        _side(record, side, None if record.finding_kind or not own else entry.places(side))
        for side in (1, 2)
        if place_parts(record, side)
    ]
    return element("div", *sides, class_="texts")


def _side(record: ExportRecord, side: int, places: Sequence[Place] | None) -> Element:
    where = [outside(part) for part in place_parts(record, side)]
    said = quoted(record, side, places)
    words = element("p", *quotation(said), dir="auto", class_="words")
    if not said.sentences:
        words = element("p", "says nothing of it", class_="none")
    made = element("div", element("p", *joined(where), class_="who"), words, class_="text")
    kept, own = (
        (record.quote_1, record.places_1) if side == 1 else (record.quote_2, record.places_2)
    )
    if not own and kept not in " ".join(said.texts):  # a journal says so, and the article doesn't
        label = element("span", "Words kept with the decision: ", class_="label")
        made.append(element("p", label, outside(kept)))
    return made


def quotation(said: Quoted) -> Iterator[Node]:
    """Yield sentences with the words that are meant marked."""
    between = " [...] " if said.is_apart else " "
    for number, pieces in enumerate(said.sentences):
        if number:
            yield between
        for piece in pieces:
            yield element("mark", piece.text) if piece.is_meant else piece.text
