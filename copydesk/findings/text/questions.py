"""Reasons put as short questions: "Norvik or Nordvick?"."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

_LONGEST: Final = 60
"""Characters of a reason; the sidebar wraps it at 26."""
_CUT: Final = 27
"""Characters of one side where the whole is too long."""


def either(left: str, right: str) -> str:
    """Return "left or right?", without the words that both begin or end with if it is long."""
    ours, theirs = left.split(), right.split()
    if len(_question(ours, theirs)) > _LONGEST:
        ours, theirs = _differing(ours, theirs)
    if len(_question(ours, theirs)) > _LONGEST:
        ours, theirs = [_cut(" ".join(ours))], [_cut(" ".join(theirs))]
    return _question(ours, theirs)


def _question(ours: list[str], theirs: list[str]) -> str:
    return f"{' '.join(ours)} or {' '.join(theirs)}?"


def _differing(ours: list[str], theirs: list[str]) -> tuple[list[str], list[str]]:
    """Return two runs of words without those that both begin or end with; one stays at least."""
    most = min(len(ours), len(theirs)) - 1
    first = min(most, _alike(ours, theirs))
    last = min(most - first, _alike(ours[::-1], theirs[::-1]))
    return ours[first : len(ours) - last], theirs[first : len(theirs) - last]


def _alike(ours: list[str], theirs: list[str]) -> int:
    pairs = zip(ours, theirs, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0].casefold() == pair[1].casefold(), pairs))


def _cut(words: str) -> str:
    return words if len(words) <= _CUT else words[: _CUT - 1].rstrip() + "…"
