"""An article's words in the report: whole sentences, the words that are in question in bold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from copydesk.exports.markdown_text import cell, in_cell, plain, strong, strong_cell, strong_line
from copydesk.exports.quoted import Piece, Place, Quoted, quoted
from copydesk.exports.record import ExportRecord
from copydesk.exports.record_words import place_parts

_LEFT_OUT: Final = " [...] "
"""Stands between sentences that don't follow each other."""


def pieces_of(said: Quoted) -> list[Piece]:
    """Return all that is quoted as one run of pieces."""
    between = Piece(_LEFT_OUT if said.is_apart else " ", is_meant=False)
    told: list[Piece] = []
    for sentence in said.sentences:
        told += (between, *sentence) if told else sentence
    return told


def quote_line(record: ExportRecord, side: int, places: Iterable[Place] | None = None) -> str:
    """Return one side's whole sentences, for the beginning of a line.

    Args:
        record: The record.
        side: 1 or 2.
        places: As for `quoted`: where the words stand that are bold.
    """
    return strong_line(pieces_of(quoted(record, side, places))) + _misplaced(record, side)


def _misplaced(record: ExportRecord, side: int) -> str:
    """Return words whose place can't be in the text, as the store kept them; "" for others."""
    quote, places = (
        (record.quote_1, record.places_1) if side == 1 else (record.quote_2, record.places_2)
    )
    return f' (here: "{plain(quote)}")' if quote and not places else ""


def bold_words(said: Quoted) -> str:
    """Return the words in question alone, in bold; the whole where no words are."""
    if not said.meant:
        return strong(pieces_of(said))
    return " ... ".join(strong([Piece(words, is_meant=True)]) for words in said.meant)


def side_line(record: ExportRecord, side: int) -> str:
    """Return where one side's words stand: "Norvik Post (1.txt), 2025-03-14, sentence 3".

    Args:
        record: The record.
        side: 1 or 2.
    """
    return ", ".join(place_parts(record, side))


def side_cell(record: ExportRecord, side: int) -> str:
    """Return one side of a record for a table: where its words stand, and the words."""
    where = side_line(record, side)
    words = strong_cell(pieces_of(quoted(record, side))) + in_cell(_misplaced(record, side))
    return f"{cell(where)}: {words}" if where and words else cell(where)


def place_line(record: ExportRecord, side: int) -> str:
    """Return where one side's words stand and only the words in question."""
    where, said = plain(side_line(record, side)), quoted(record, side)
    if said.meant:
        return f"{where}: {bold_words(said)}"
    return f"{where}{words}" if (words := _misplaced(record, side)) else f"not in {where}"
