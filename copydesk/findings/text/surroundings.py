"""Which of several figures or dates on one side is told at the place of which on the other.

Both sides are matched one to one, the best pair first, and what surrounds two runs of words says
how well they match. Everything here is symmetric: the mirrored pairing gives the mirrored matches.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from copydesk.findings.text.content import is_content
from copydesk.findings.text.pairing import Pairing, Side

_NEAR: Final = 4
"""Words on each side of a run that tell where it stands."""
_FAR: Final = 9
"""Words on each side that tell it in part."""
_SMALL: Final = 0.25
"""What a word counts that carries no content: "in", "the"."""
_FARTHER: Final = 0.4
"""What a word counts that isn't near on both sides, as a share."""
_MOST: Final = 2.5
"""What one side of a run counts at most."""
_SHARED_CLAIM: Final = 3
"""Words with content that two sentences share before their only figures are held together."""


def surroundings_shared(pairing: Pairing, left: range, right: range) -> float:
    """Return how much the words around two runs of tokens are the same, 0..5.

    Read are the nine words before, up to the end of the sentence, and the nine after. A word with
    content counts one among the nearest four, any other a quarter; farther away both count less.

    Args:
        pairing: The two sides.
        left: Indices of tokens on the left side; not empty.
        right: The same on the right.
    """
    before = _shared(pairing, _before(pairing.left, left), _before(pairing.right, right))
    after = _shared(pairing, _after(pairing.left, left), _after(pairing.right, right))
    return before + after


def share_a_claim(pairing: Pairing, least: int = _SHARED_CLAIM) -> bool:
    """Tell whether two sides share enough words with content to be about one event."""
    tokens = pairing.left.tokens
    return sum(is_content(tokens[left]) for left, _ in pairing.anchors) >= least


def _shared(pairing: Pairing, left: Sequence[int], right: Sequence[int]) -> float:
    score = 0.0
    for place, index in enumerate(left):
        partner = pairing.to_right.get(index, -1)
        if partner in right:
            weight = 1.0 if is_content(pairing.left.tokens[index]) else _SMALL
            is_near = place < _NEAR and right.index(partner) < _NEAR
            score += weight if is_near else weight * _FARTHER
    return min(_MOST, score)


def _before(side: Side, run: range) -> list[int]:
    return _words(side, range(run[0] - 1, -1, -1))


def _after(side: Side, run: range) -> list[int]:
    return _words(side, range(run[-1] + 1, len(side.tokens)))


def _words(side: Side, order: Sequence[int]) -> list[int]:
    found: list[int] = []
    for index in order:
        token = side.tokens[index]
        if token.kind != "mark":
            found.append(index)
        if len(found) == _FAR or token.text in (".", "!", "?", ";"):
            break
    return found
