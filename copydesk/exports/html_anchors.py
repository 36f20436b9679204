"""Where things stand on a page, so that one part of it can lead to another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from copydesk.exports.html_elements import Node, element, joined, outside
from copydesk.exports.record import ExportRecord
from copydesk.exports.shown_pair import ShownFinding, ShownPair, ShownRow
from copydesk.reviews.anchors import TargetKey


@dataclass(frozen=True, slots=True)
class RowAnchor:
    """A row of the part that shows both texts."""

    id: str
    number: int
    names: tuple[str, str]
    """What its two articles are called."""


@dataclass(slots=True)
class Anchors:
    """Knows where each row stands, and learns where it is told before.

    Args:
        pairs: Both texts of the pairs, as they are shown.
    """

    pairs: Sequence[ShownPair]
    _rows: dict[TargetKey, RowAnchor] = field(init=False, default_factory=dict)
    _told: dict[str, dict[str, str]] = field(init=False, default_factory=dict)
    """By the id of a row the entries that tell it, with their sections."""

    def __post_init__(self) -> None:
        for number, pair in enumerate(self.pairs, 1):
            for row in pair.rows:
                anchor = RowAnchor(row_id(number, row.number), row.number, pair.names)
                parts: list[ShownRow | ShownFinding] = [row, *row.findings]
                for part in parts:
                    for target in (part.target, *(key for key, _by in part.said)):
                        self._rows.setdefault(target, anchor)

    def row(self, record: ExportRecord) -> RowAnchor | None:
        """Return where the row of a record is shown; None where it isn't."""
        return self._rows.get(record.target) or self._rows.get(record.row)

    def tell(self, records: Iterable[ExportRecord], entry: str, section: str) -> None:
        """Remember that the rows of some records are told in an entry.

        Args:
            records: The records.
            entry: Id of the entry.
            section: What its section is called.
        """
        for record in records:
            if (anchor := self.row(record)) is not None:
                self._told.setdefault(anchor.id, {}).setdefault(entry, section)

    def links(self, records: Iterable[ExportRecord]) -> list[Node]:
        """Return links to the rows of some records, each once; nothing where none is shown."""
        anchors = {anchor.id: anchor for record in records if (anchor := self.row(record))}
        return joined(map(_row_link, anchors.values()))

    def back(self, row: str) -> list[Node]:
        """Return links to the entries that tell a row.

        Args:
            row: Id of the row.
        """
        told = self._told.get(row, {})
        return joined(element("a", section, href=f"#{entry}") for entry, section in told.items())


def row_id(pair: int, row: int) -> str:
    """Return the id of a row: of pair 2, row 7 "p2-r7"."""
    return f"p{pair}-r{row}"


def _row_link(anchor: RowAnchor) -> Element:
    one, other = anchor.names
    words = (f"row {anchor.number} of ", outside(one), " and ", outside(other))
    return element("a", *words, href=f"#{anchor.id}")
