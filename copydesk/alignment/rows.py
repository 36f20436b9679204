"""Rows: what a reviewer judges. Built from links; words are looked at only to say *same*.

The rules, each with a drawn example in `tests/test_rows.py`:

1.  Every sentence, furniture included, stands in exactly one row.
2.  A row's runs have no gaps. Furniture or a headline in between ends a run.
3.  The strongest links come first: a link between two free sentences opens a row, a free sentence
    right beside a run may join it.
4.  To join, a sentence must be surely linked; or likely, and with every sentence of the opposite
    run or with nothing outside the row; or, where the row itself is no more than *maybe*, with
    every sentence of the opposite run by any link. So a sentence told in two pieces makes one row,
    and a chain of weak links doesn't.
5.  Two rows become one only over a sure link.
6.  A run has at most four sentences, unless a sure link leads in from a sentence with no other
    partner.
7.  A row whose two sides are equal is complete, and one wording stands only once in a run: a
    refrain pairs first with first, second with second.
8.  A headline pairs with a headline alone. Furniture has no partner and a row a sentence.
9.  A link that isn't honoured inside a row becomes a cross-reference on both rows.
10. Rows follow the left text. A right-only row follows the row that holds the sentence before it,
    moved rows not counted; if there is none it comes first, below the left text's own title: the
    headline and furniture with which that begins.
11. A row has *moved* if it lies off the heaviest chain of linked rows that both texts tell in one
    order; a row weighs its characters times its confidence.
12. A sentence without a partner names its best near miss; a linked one names none.

Swapping the texts mirrors the rows: same runs, same flags. Ties that could fall differently seen
from the other side are settled in an orientation that depends on the texts alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import takewhile

from msgspec.structs import replace

from copydesk.alignment.blocks import Block, Unit, blocks_of
from copydesk.alignment.link import Link, Scores
from copydesk.alignment.row import Row
from copydesk.articles.article import FURNITURE, Article, Sentence
from copydesk.articles.wording import normal_form


def may_link(left: Sentence, right: Sentence) -> bool:
    """Return whether a link between the two could be honoured.

    Body links with body and headline with headline.
    """
    return (
        left.kind not in FURNITURE
        and right.kind not in FURNITURE
        and (left.kind == "headline") == (right.kind == "headline")
    )


def rows_of(left: Article, right: Article, scores: Scores) -> tuple[Row, ...]:
    """Return the rows of two articles, in reading order.

    Args:
        left: The base.
        right: The article beside it.
        scores: Links and near misses between indices of `Article.sentences`. Any links give legal
            rows; those that `may_link` forbids are passed over.

    Raises:
        IndexError: A link names a sentence that isn't there.
    """
    links = _allowed(left, right, scores.links)
    blocks, moved = _settled(left, right, links)
    partners = _Partners(links, _allowed(left, right, scores.near_misses))
    linked = [_linked_row(block, block.left.start in moved, partners) for block in blocks]
    inside_left = {one for row in linked for one in row.left}
    inside_right = {other for row in linked for other in row.right}
    left_only = [
        partners.left_only(sentence)
        for sentence in left.sentences
        if sentence.index not in inside_left
    ]
    right_only = [
        partners.right_only(sentence)
        for sentence in right.sentences
        if sentence.index not in inside_right
    ]
    return _in_reading_order(left, [*linked, *left_only], right_only)


def _allowed(left: Article, right: Article, links: Iterable[Link]) -> list[Link]:
    """Return the links that could be honoured, the best one for each cell."""
    best: dict[tuple[int, int], Link] = {}
    for link in sorted(links):
        if link.left < 0 or link.right < 0:
            raise IndexError(f"{link} names a sentence before the first")
        if may_link(left.sentences[link.left], right.sentences[link.right]):
            best[link.left, link.right] = link
    return list(best.values())


def _settled(left: Article, right: Article, links: Sequence[Link]) -> tuple[list[Block], set[int]]:
    """Return the blocks in left order, and the left starts of those that have moved.

    Whatever has to be decided between equals is decided in one orientation for both ways round.
    """
    left_units, right_units = _units(left), _units(right)
    mirrored = sorted(Link(link.right, link.left, link.confidence) for link in links)
    here = [(unit.form, unit.alone) for unit in left_units], sorted(links), left.text
    there = [(unit.form, unit.alone) for unit in right_units], mirrored, right.text
    if there >= here:
        blocks = blocks_of(left_units, right_units, links)
        return blocks, {block.left.start for block in _moved(blocks, left, right)}
    blocks = blocks_of(right_units, left_units, mirrored)
    moved = {block.right.start for block in _moved(blocks, right, left)}
    turned = [Block(block.right, block.left, block.confidence, block.same) for block in blocks]
    return sorted(turned, key=lambda block: block.left.start), moved


def _units(article: Article) -> list[Unit]:
    """Return what blocks need to know about the sentences of `article`."""
    return [
        Unit(normal_form(article.quote(sentence)), alone=sentence.kind == "headline")
        for sentence in article.sentences
    ]


def _moved(blocks: Sequence[Block], left: Article, right: Article) -> list[Block]:
    """Return the blocks off the heaviest chain that ascends on both sides.

    `blocks` are in left order. A chain's weight only matters where it is the best so far, so the
    chains worth knowing ascend in both their last right start and their weight.
    """
    ends: list[int] = []
    chains: list[tuple[int, int]] = []
    before: list[int | None] = []
    for number, block in enumerate(blocks):
        at = bisect_left(ends, block.right.start)
        weight, last = chains[at - 1] if at else (0, None)
        before.append(last)
        weight += _weight(block, left, right)
        stop = at
        while stop < len(ends) and chains[stop][0] <= weight:
            stop += 1
        ends[at:stop] = [block.right.start]
        chains[at:stop] = [(weight, number)]
    kept: set[int] = set()
    last = chains[-1][1] if chains else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return [block for number, block in enumerate(blocks) if number not in kept]


def _weight(block: Block, left: Article, right: Article) -> int:
    """Return how much of both texts a block holds, as an integer so that sums are exact."""
    characters = sum(
        sentence.end - sentence.start
        for article, run in ((left, block.left), (right, block.right))
        for sentence in article.sentences[run.start : run.stop]
    )
    return 1 + round(characters * block.confidence)


class _Partners:
    """Which links and near misses each sentence has: cross-references and nearest partners."""

    def __init__(self, links: Sequence[Link], near_misses: Sequence[Link]) -> None:
        self._of_left: dict[int, set[int]] = {}
        self._of_right: dict[int, set[int]] = {}
        for link in links:
            self._of_left.setdefault(link.left, set()).add(link.right)
            self._of_right.setdefault(link.right, set()).add(link.left)
        self._nearest_of_left: dict[int, Link] = {}
        self._nearest_of_right: dict[int, Link] = {}
        for miss in sorted(
            near_misses, key=lambda miss: (miss.confidence, -miss.left - miss.right)
        ):
            self._nearest_of_left[miss.left] = miss
            self._nearest_of_right[miss.right] = miss

    def also_right(self, left: Iterable[int], inside: Iterable[int]) -> tuple[int, ...]:
        """Return the right sentences linked to one of `left` that aren't `inside` the row."""
        found = {other for one in left for other in self._of_left.get(one, ())}
        return tuple(sorted(found.difference(inside)))

    def also_left(self, right: Iterable[int], inside: Iterable[int]) -> tuple[int, ...]:
        """Return the left sentences linked to one of `right` that aren't `inside` the row."""
        found = {one for other in right for one in self._of_right.get(other, ())}
        return tuple(sorted(found.difference(inside)))

    def left_only(self, sentence: Sentence) -> Row:
        """Return the row of a left sentence that no block took."""
        return Row(
            number=0,
            left=(sentence.index,),
            right=(),
            relation="left-only",
            also_right=self.also_right((sentence.index,), ()),
            nearest=self._nearest_of_left.get(sentence.index),
            furniture=sentence.kind in FURNITURE,
        )

    def right_only(self, sentence: Sentence) -> Row:
        """Return the row of a right sentence that no block took."""
        return Row(
            number=0,
            left=(),
            right=(sentence.index,),
            relation="right-only",
            also_left=self.also_left((sentence.index,), ()),
            nearest=self._nearest_of_right.get(sentence.index),
            furniture=sentence.kind in FURNITURE,
        )


def _linked_row(block: Block, moved: bool, partners: _Partners) -> Row:
    """Return the row of a block, not yet numbered."""
    return Row(
        number=0,
        left=tuple(block.left),
        right=tuple(block.right),
        relation="same" if block.same else "reworded",
        moved=moved,
        confidence=block.confidence,
        also_left=partners.also_left(block.right, block.left),
        also_right=partners.also_right(block.left, block.right),
    )


def _in_reading_order(
    left: Article, left_rows: Sequence[Row], right_only: Sequence[Row]
) -> tuple[Row, ...]:
    """Return the rows numbered by rule 10."""
    in_order = sorted(left_rows, key=lambda row: row.left)
    title = list(takewhile(lambda row: not row.right and _is_title(left, row), in_order))
    anchors = {other: row.left[0] for row in in_order if not row.moved for other in row.right}
    # Below the title, or above everything.
    anchor = title[-1].left[0] if title else -1
    followers: dict[int, list[Row]] = {}
    at = 0
    for row in right_only:
        while at < row.right[0]:
            anchor = anchors.get(at, anchor)
            at += 1
        followers.setdefault(anchor, []).append(row)
    ordered = list(followers.get(-1, ()))
    for row in in_order:
        ordered += [row, *followers.get(row.left[0], ())]
    return tuple(replace(row, number=number) for number, row in enumerate(ordered, start=1))


def _is_title(article: Article, row: Row) -> bool:
    """Return whether a left-only row is furniture or a headline."""
    return row.furniture or article.sentences[row.left[0]].kind == "headline"
