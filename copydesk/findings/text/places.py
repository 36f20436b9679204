"""Where on a side of a pairing a word stands: in which sentence, and near which words."""

from __future__ import annotations

from copydesk.findings.text.content import is_content
from copydesk.findings.text.pairing import Pairing, Side


def sentence_around(side: Side, index: int) -> range:
    """Return the indices of the tokens in the same sentence as token `index`."""
    first = 0
    for passage in side.passages:
        end = first + len(passage.tokens)
        if index < end:
            return range(first, end)
        first = end
    raise IndexError(f"token {index} of {first}")


def window(side: Side, index: int, reach: int) -> range:
    """Return the indices of the tokens up to `reach` before and after, in the same sentence."""
    sentence = sentence_around(side, index)
    return range(max(sentence.start, index - reach), min(sentence.stop, index + reach + 1))


def shared_around(pairing: Pairing, left: int, right: int, reach: int) -> int:
    """Return how many words with content near token `left` stand near token `right` as well.

    The two tokens themselves don't count.

    Args:
        pairing: The two sides.
        left: Index of a token on the left side.
        right: The same on the right.
        reach: Tokens before and after on the left; half as many again on the right.
    """
    there = window(pairing.right, right, reach + reach // 2)
    return sum(
        index != left
        and is_content(pairing.left.tokens[index])
        and pairing.to_right.get(index, -1) in there
        and pairing.to_right[index] != right
        for index in window(pairing.left, left, reach)
    )
