"""Which words of a difference are marked: those that the other side has no equal for.

A difference names a phrase that can be asked about, "only on Friday" beside "Friday", or the whole
clause that lacks its "he said". Whoever compares two sentences looks for "only" and for "he said".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from copydesk.articles.article import Span
from copydesk.findings.differences.candidate import Candidate, Words, span_of
from copydesk.findings.language.grammar import Class
from copydesk.findings.matching.gaps import ranges_of
from copydesk.findings.matching.pairing import Pairing, Side

_SILENT: Final = (
    Class.FUNCTION | Class.LINKING | Class.PERSON | Class.AND | Class.ARTICLE | Class.WHERE
    | Class.PARTICLE | Class.PASSIVE
)  # fmt: skip
"""What only holds a sentence together: no mark begins or ends with it, outside of quotations."""


def with_words(pairing: Pairing, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates with their marked words; a link between two rows has none."""
    left, right = _Free(pairing.left, pairing.to_right), _Free(pairing.right, pairing.to_left)
    for each in candidates:
        if pairing.crosses:
            yield replace(each, words=((), ()))
            continue
        here, there = left.units_in(each.left), right.units_in(each.right)
        # Where all has its equal, it is the order that differs, or the marks around.
        if here or there:
            is_quoted = each.type == "quotation"
            words: Words = left.words(here, is_quoted), right.words(there, is_quoted)
            each = replace(each, words=words)
        yield each


class _Free:
    """The units of a side that have no partner, in order."""

    def __init__(self, side: Side, partners: Sequence[int]) -> None:
        self._side = side
        self._units = [at for at, partner in enumerate(partners) if partner < 0]
        places = (side.units[at] for at in self._units)
        self._starts = [side.reading.place(unit.start, unit.end).start for unit in places]

    def units_in(self, span: Span | None) -> Sequence[int]:
        if span is None:
            return ()
        first, last = (bisect_left(self._starts, end) for end in (span.start, span.end))
        return self._units[first:last]

    def words(self, units: Sequence[int], is_quoted: bool) -> tuple[Span, ...]:
        """Return the places of the runs among some of them that say something."""
        runs = (self._trimmed(run, is_quoted) for run in ranges_of(units))
        return tuple(place for run in runs if (place := span_of(self._side, run)))

    def _trimmed(self, run: range, is_quoted: bool) -> range:
        units = self._side.units
        saying = [at for at in run if is_quoted or units[at].tells or units[at].classes & ~_SILENT]
        return range(saying[0], saying[-1] + 1) if saying else range(0)
