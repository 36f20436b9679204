"""Whether two runs of words stand in the same place of the same statement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from msgspec import Struct

from copydesk.findings.naming.titles import name_words
from copydesk.findings.text.pairing import Pairing, Side
from copydesk.findings.text.tokens import Token

_NEAR: Final = 4
"""Words on each side of a run that tell where it stands."""
_MOST: Final = 1.5
"""What one side of a run adds at most: the words before alone don't make a slot."""
_EDGE: Final = 1.0
"""What it adds that both runs begin, or both end, their sentence."""
_ARTICLES: Final = frozenset({"the", "a", "an"})


class Run(Protocol):
    """Tokens of one side of a pairing, from first to last, inclusive."""

    @property
    def first(self) -> int: ...  # noqa: D102

    @property
    def last(self) -> int: ...  # noqa: D102


class Slot(Struct, frozen=True):
    """Where a run of tokens stands on its side of a pairing."""

    before: tuple[int, ...]
    """Indices of the nearest words and numbers before it in its sentence, the nearest first."""
    after: tuple[int, ...]
    """The same after it."""
    opens: bool
    """Whether it begins its sentence, but for an article or a mark."""


def slot_of(side: Side, run: Run) -> Slot:
    """Return where a run stands."""
    return Slot(
        _words(side.tokens, range(run.first - 1, -1, -1)),
        _words(side.tokens, range(run.last + 1, len(side.tokens))),
        _opens(side, run.first),
    )


def slot_score(pairing: Pairing, left: Slot, right: Slot) -> float:
    """Return how much the words around two runs are the same, 0..3; the same from either side.

    A word with a meaning of its own counts 1, a small word a half, up to 1.5 before the runs and as
    much after them. To begin or end a sentence is a place too.
    """
    begin = left.opens and right.opens
    end = not left.after and not right.after
    before = _EDGE if begin else _agreement(pairing, left.before, right.before)
    return before + (_EDGE if end else _agreement(pairing, left.after, right.after))


def _opens(side: Side, first: int) -> bool:
    starts = {passage.sentence.start for passage in side.passages}
    for index in range(first, max(-1, first - _NEAR), -1):
        token = side.tokens[index]
        if index < first and token.kind != "mark" and token.key not in _ARTICLES:
            return False
        if token.start in starts:
            return True
    return False


def _words(tokens: Sequence[Token], order: range) -> tuple[int, ...]:
    """Return the first words and numbers among tokens in an order, up to the sentence's end."""
    found: list[int] = []
    for index in order:
        if tokens[index].kind != "mark":
            found.append(index)
        elif tokens[index].text in ".!?;":
            break
        if len(found) == _NEAR:
            break
    return tuple(found)


def _agreement(pairing: Pairing, ours: Sequence[int], theirs: Sequence[int]) -> float:
    score = 0.0
    to_right = pairing.to_right
    for index in ours:
        if to_right.get(index) in theirs:
            small = pairing.left.tokens[index].key in name_words("small", "linking")
            score += 0.5 if small else 1.0
    return min(_MOST, score)
