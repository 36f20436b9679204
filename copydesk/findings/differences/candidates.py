"""All differences of a pairing, each place told once: by the type that can be trusted most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, product
from typing import Final

from copydesk.articles.article import Span
from copydesk.findings.differences.candidate import Candidate
from copydesk.findings.differences.marks import mark_candidates
from copydesk.findings.differences.operators import operator_candidates
from copydesk.findings.differences.sources import source_candidates
from copydesk.findings.differences.substitutions import substitution_candidates
from copydesk.findings.differences.swaps import swap_candidates
from copydesk.findings.differences.unmatched import with_words
from copydesk.findings.differences.values import value_candidates
from copydesk.findings.matching.pairing import Pairing

_FINDERS: Final = (
    value_candidates,
    swap_candidates,
    operator_candidates,
    substitution_candidates,
    mark_candidates,
    source_candidates,
)
"""In the order of how far they can be trusted."""


def candidates_of(pairing: Pairing) -> list[Candidate]:
    """Return the differences of a pairing; of two on the same words the first stays."""
    found = first_told(chain.from_iterable(find(pairing) for find in _FINDERS))
    return list(with_words(pairing, found))


def first_told(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates that overlap none before them on both sides, or on their only one."""
    told: dict[tuple[int, int], list[Candidate]] = {}
    for candidate in candidates:
        here, there = _stretch(candidate.left), _stretch(candidate.right)
        near = product(range(here - 1, here + 2), range(there - 1, there + 2))
        if not any(
            _meet(candidate.left, known.left) and _meet(candidate.right, known.right)
            for key in near
            for known in told.get(key, ())
        ):
            told.setdefault((here, there), []).append(candidate)
            yield candidate


_STRETCH: Final = 200  # code points by which candidates are looked up; few are longer
_NOWHERE: Final = -10  # stretch of what one side hasn't


def _stretch(span: Span | None) -> int:
    return span.start // _STRETCH if span else _NOWHERE


def _meet(one: Span | None, other: Span | None) -> bool:
    return one is other if one is None or other is None else one.overlaps(other)
