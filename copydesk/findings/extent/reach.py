"""Reach: how far a statement goes, "worldwide" or "nationwide", and what it leaves out.

Clashes are words for two reaches in one statement, a country named beside the world on one side
only ("in Iraq and the world" beside "globally"), and an exception that one side lacks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from copydesk.findings.clash import Clash
from copydesk.findings.naming.mentions import mentions_in
from copydesk.findings.text.kin import meanings_near, meanings_of
from copydesk.findings.text.lexicon import Match
from copydesk.findings.text.phrases import phrases_in
from copydesk.findings.text.wording import either_or

if TYPE_CHECKING:
    from copydesk.findings.text.pairing import Pairing
    from copydesk.findings.text.passage import Passage

_REACHES: Final = ("world", "nation", "region", "town")
_NEAR: Final = 8
"""Tokens around a reach that tell what it is the reach of."""
_SHARED: Final = 2
"""Words shared around two reaches that make it one statement."""
_BEHIND: Final = 6
"""Tokens behind "except" in which it is said what is left out."""


def reach_clashes(pairing: Pairing) -> Iterator[Clash]:
    """Yield statements with two reaches, and exceptions that one side lacks."""
    for left in pairing.left.passages:
        for right in pairing.right.passages:
            yield from _reaches(left, right)


def _reaches(left: Passage, right: Passage) -> Iterator[Clash]:
    on_left, on_right = _matches(left, _REACHES), _matches(right, _REACHES)
    if not on_left or not on_right:
        return
    one, other = on_left[0], on_right[0]
    if _shared(left, one, right, other) < _SHARED:
        return
    if not {m.label for m in on_left} & {m.label for m in on_right}:
        yield either_or("scope", "medium", (left, _run(left, one)), (right, _run(right, other)))
    elif bool(_beside(left, one)) != bool(_beside(right, other)):
        yield either_or("scope", "low", (left, _run(left, one)), (right, _run(right, other)))


def _matches(passage: Passage, labels: tuple[str, ...]) -> list[Match]:
    return [m for m in phrases_in(passage, "scopes") if m.label in labels]


def _beside(passage: Passage, match: Match) -> int:
    """Return how many tokens a place takes that is named beside the world: "in Iraq and"."""
    if match.phrase != "and the world":
        return 0
    before = [mention for mention in mentions_in(passage) if mention.last == match.first - 1]
    return match.first - before[0].first if before else 0


def _run(passage: Passage, match: Match) -> range:
    return range(match.first - _beside(passage, match), match.last + 1)


def _shared(left: Passage, one: Match, right: Passage, other: Match) -> int:
    near = meanings_near(meanings_of(left), one.first, one.last, _NEAR)
    return len(near & meanings_near(meanings_of(right), other.first, other.last, _NEAR))


def exception_clashes(pairing: Pairing) -> Iterator[Clash]:
    """Yield what is left out on one side and in on the other."""
    if pairing.crossing:
        return
    for left in pairing.left.passages:
        for right in pairing.right.passages:
            for match, rest in _exceptions(left, right):
                out = range(match.first, match.last + 2)
                yield either_or("scope", "medium", (left, out), (right, rest))
            for match, rest in _exceptions(right, left):
                out = range(match.first, match.last + 2)
                yield either_or("scope", "medium", (left, rest), (right, out))


def _exceptions(one: Passage, other: Passage) -> Iterator[tuple[Match, range]]:
    """Yield the exceptions of one sentence with what the other says in their place."""
    if _matches(other, ("except",)):
        return
    for match in _matches(one, ("except",)):
        meanings, there = meanings_of(one), meanings_of(other)
        behind = one.tokens[match.last + 1 : match.last + 1 + _BEHIND]
        length = next((at for at, token in enumerate(behind) if token.kind == "mark"), len(behind))
        out = {m for m in meanings[match.last + 1 : match.last + 1 + length] if m}
        near = {m for m in meanings[max(0, match.first - _NEAR) : match.first] if m}
        places = [at for at, meaning in enumerate(there) if meaning in near]
        if match.last + 1 < len(one.tokens) and len(places) >= _SHARED and not out & set(there):
            yield match, range(places[-1], places[-1] + 1)
