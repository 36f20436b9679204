"""Blocks: runs of sentences held together by links, the strongest first.

A block becomes a row with two sides. The rules that it obeys stand in `rows`; this module keeps
those about growth. It sees links that are legal already (body with body, headline with headline or
lead).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from copydesk.alignment.link import LIKELY, SURE, Link

LONGEST_RUN: Final = 4
"""Sentences a side that one judgement can be about."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What a block needs to know about a sentence."""

    form: str
    """Its text in normal form."""
    alone: bool
    """A headline: stands in a row by itself."""


@dataclass(slots=True, eq=False)
class Block:
    """Runs of both sides that are judged together; grows while blocks are built."""

    left: range
    right: range
    confidence: float
    """The weakest of the links that hold it together."""
    same: bool = False
    """Both sides are equal in normal form."""
    closed: bool = False
    """It takes nothing in: both sides are equal already, or there is a headline in it."""
    waiting: list[Link] = field(default_factory=list)
    """Links of its sentences that can be honoured only if it grows, the strongest first."""


def blocks_of(
    left: Mapping[int, Unit],
    right: Mapping[int, Unit],
    links: Sequence[Link],
    first: Sequence[Link] = (),
) -> list[Block]:
    """Return the blocks that links hold together, ordered by their left runs.

    Links that the rules keep out of every block are simply not honoured.

    Args:
        left: The sentences of one text that are to be grouped, by index.
        right: Those of the other.
        links: Between these sentences, in any order.
        first: More of them, which come before all `links`, in this order.
    """
    builder = _Builder(left, right, (*first, *links))
    # After confidence the diagonal decides, so that a refrain pairs first with first.
    ranked = sorted(links, key=lambda link: (builder.crosses(link), *_strongest_first(link)))
    for link in (*first, *ranked):
        builder.offer(link)
    return sorted(set(builder.of_left.values()), key=lambda block: block.left.start)


def _strongest_first(link: Link) -> tuple[float, int, int, int]:
    """Order links by confidence, then by the diagonal: a refrain pairs first with first."""
    return -link.confidence, abs(link.left - link.right), link.left + link.right, link.left


class _Builder:
    """Blocks in the making."""

    def __init__(
        self, left: Mapping[int, Unit], right: Mapping[int, Unit], links: Iterable[Link]
    ) -> None:
        self._left, self._right = left, right
        self._cells = {(link.left, link.right) for link in links if not self.crosses(link)}
        self._partners_of_left: dict[int, set[int]] = {}
        self._partners_of_right: dict[int, set[int]] = {}
        for one, other in self._cells:
            self._partners_of_left.setdefault(one, set()).add(other)
            self._partners_of_right.setdefault(other, set()).add(one)
        self.of_left: dict[int, Block] = {}
        self.of_right: dict[int, Block] = {}

    def crosses(self, link: Link) -> bool:
        """Return whether `link` joins a headline to a lead: it has no say in any other row."""
        return self._left[link.left].alone != self._right[link.right].alone

    def offer(self, link: Link) -> None:
        """Honour `link` if the rules allow it, now or when its block has grown."""
        if not self._honour(link):
            for block in self._blocks_at(link):
                block.waiting.append(link)
            return
        # A sentence that was out of reach may stand right beside the longer run.
        while any(self._honour(waiting) for waiting in self.of_left[link.left].waiting):
            pass

    def _blocks_at(self, link: Link) -> list[Block]:
        """Return the blocks that the two sentences of `link` stand in."""
        found = (self.of_left.get(link.left), self.of_right.get(link.right))
        return [block for block in found if block is not None]

    def _honour(self, link: Link) -> bool:
        """Put both sentences of `link` into one block; False if the rules forbid it."""
        one, other = self.of_left.get(link.left), self.of_right.get(link.right)
        if one is not None and one is other:
            return False
        if self.crosses(link) and (one or other):
            return False
        if one is None and other is None:
            self._place(
                Block(
                    range(link.left, link.left + 1),
                    range(link.right, link.right + 1),
                    link.confidence,
                )
            )
            return True
        if one is not None and other is not None:
            return link.confidence >= SURE and self._unite(link, one, other, LONGEST_RUN)
        block = one or other
        assert block is not None
        return self._joins(link, block) and self._unite(
            link, block, _single(link, block), self._limit(link, block)
        )

    def _joins(self, link: Link, block: Block) -> bool:
        """Return whether a free sentence's link to `block` is strong enough to join it."""
        if link.confidence >= SURE:
            return True
        if link.left in block.left:
            linked_with_all = all((one, link.right) in self._cells for one in block.left)
        else:
            linked_with_all = all((link.left, other) in self._cells for other in block.right)
        if link.confidence >= LIKELY:
            return linked_with_all or not self._elsewhere(link, block)
        return linked_with_all and block.confidence < LIKELY

    def _limit(self, link: Link, block: Block) -> int:
        """Return how long a run may get by `link`.

        A sentence that is surely linked and has nowhere else to go may join a long run.
        """
        no_choice = link.confidence >= SURE and not self._elsewhere(link, block)
        return max(len(self._left), len(self._right)) if no_choice else LONGEST_RUN

    def _elsewhere(self, link: Link, block: Block) -> set[int]:
        """Return the partners outside `block` of the sentence that `link` would bring into it."""
        if link.left in block.left:
            return self._partners_of_right[link.right].difference(block.left)
        return self._partners_of_left[link.left].difference(block.right)

    def _unite(self, link: Link, block: Block, other: Block, limit: int) -> bool:
        """Make one block of two that `link` connects if both runs then are legal."""
        left, right = _union(block.left, other.left), _union(block.right, other.right)
        if left is None or right is None or block.closed or other.closed:
            return False
        if max(len(left), len(right)) > limit:
            return False
        if has_twins(self._left, left) or has_twins(self._right, right):
            return False
        united = Block(left, right, min(block.confidence, other.confidence, link.confidence))
        united.waiting = sorted(
            (
                waiting
                for waiting in {*block.waiting, *other.waiting}
                if not (waiting.left in left and waiting.right in right)
            ),
            key=_strongest_first,
        )
        self._place(united)
        return True

    def _place(self, block: Block) -> None:
        """Enter `block` for all its sentences and close it if it is complete."""
        left = [self._left[one] for one in block.left]
        right = [self._right[other] for other in block.right]
        block.same = " ".join(unit.form for unit in left) == " ".join(unit.form for unit in right)
        block.closed = block.same or any(unit.alone for unit in (*left, *right))
        self.of_left.update(dict.fromkeys(block.left, block))
        self.of_right.update(dict.fromkeys(block.right, block))


def _single(link: Link, block: Block) -> Block:
    """Return the sentence of `link` that isn't in `block`, as a block with one empty side."""
    if link.left in block.left:
        return Block(range(0), range(link.right, link.right + 1), link.confidence)
    return Block(range(link.left, link.left + 1), range(0), link.confidence)


def _union(run: range, other: range) -> range | None:
    """Return two neighbouring runs as one; None if something stands between them."""
    if not run or not other:
        return run or other
    first, second = sorted((run, other), key=lambda part: part.start)
    return range(first.start, second.stop) if first.stop == second.start else None


def has_twins(units: Mapping[int, Unit], run: Sequence[int]) -> bool:
    """Return whether one wording stands twice in `run`."""
    return len({units[number].form for number in run}) < len(run)
