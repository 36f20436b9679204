"""What two sequences of words have in common: the ground on which changes stand out.

The word diff of a row and the comparison of quotations both stand on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

Pairs = Sequence[tuple[int, int]]
"""Places of words that two sequences have in common, ascending on both sides."""


def longest_common(left: list[str], right: list[str]) -> Pairs:
    """Return the places of a longest sequence of words that both have in common.

    In bounded time, by rapidfuzz. Swapping the two swaps the places.
    """
    # Loaded here: a reviewer sees the first screen before the first diff or finding.
    from rapidfuzz.distance import Indel

    # Among sequences of one length the same is chosen whichever stands left.
    turned = right < left
    blocks = Indel.opcodes(right, left) if turned else Indel.opcodes(left, right)
    pairs = [
        (block.src_start + step, block.dest_start + step)
        for block in blocks
        if block.tag == "equal"
        for step in range(block.src_end - block.src_start)
    ]
    return [(one, other) for other, one in pairs] if turned else pairs


def runs(pairs: Iterable[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Yield the stretches of `pairs` in which both sides go on by one."""
    run: list[tuple[int, int]] = []
    for one, other in pairs:
        if run and (one, other) != (run[-1][0] + 1, run[-1][1] + 1):
            yield run
            run = []
        run.append((one, other))
    if run:
        yield run
