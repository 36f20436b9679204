"""One side of a record as a report quotes it: its sentences, with the words that are meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Final

from copydesk.exports.record import ExportRecord, ExportSentence

Place = tuple[int, int]
"""`[start, end)` in code points of the article's text."""

_GAP: Final = 4
"""Most code points between two sentences that stand next to each other, as blank lines do."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a sentence; all of them together are the sentence."""

    text: str
    """The original's words, line ends included; not empty."""
    is_meant: bool
    """These words are in question, or hold what is."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """What one article says."""

    sentences: tuple[tuple[Piece, ...], ...]
    """Each sentence in pieces; none where the article says nothing of it."""
    is_apart: bool
    """Other sentences stand between them."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The sentences as they are written."""
        return tuple("".join(one.text for one in pieces) for pieces in self.sentences)

    @property
    def meant(self) -> tuple[str, ...]:
        """The words that are meant, place by place."""
        return tuple(one.text for one in chain(*self.sentences) if one.is_meant)


def quoted(record: ExportRecord, side: int, places: Iterable[Place] | None = None) -> Quoted:
    """Return what one article of a record says.

    Args:
        record: The record.
        side: 1 or 2.
        places: Where the words stand that are meant, in any order, perhaps overlapping; without it
            those of the record, of which a row has none: it means all that it says.
    """
    sentences = record.sentences_1 if side == 1 else record.sentences_2
    if places is None:
        own = record.places_1 if side == 1 else record.places_2
        places = own if record.finding_kind else ()
    meant = _joined(places)
    return Quoted(
        tuple(tuple(_pieces(one, meant)) for one in sentences if one.text),
        any(other.start - one.start - len(one.text) > _GAP for one, other in pairwise(sentences)),
    )


def _joined(places: Iterable[Place]) -> list[Place]:
    """Return places in order, those as one that overlap or touch."""
    found: list[Place] = []
    for start, end in sorted(places):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _pieces(sentence: ExportSentence, places: Sequence[Place]) -> Iterator[Piece]:
    text, start = sentence.text, sentence.start
    done = 0
    for first, last in places:
        begin, end = max(done, first - start), min(len(text), last - start)
        if begin < end:
            if done < begin:
                yield Piece(text[done:begin], is_meant=False)
            yield Piece(text[begin:end], is_meant=True)
            done = end
    if done < len(text):
        yield Piece(text[done:], is_meant=False)
