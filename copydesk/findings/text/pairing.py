"""Two runs of sentences that make the same claim, as the rules see them side by side.

A row is one pairing, and so is each link that leaves its row (a cross-reference). `anchors` says
which words of the two sides are the same: between them stands what was changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain
from typing import Final

from copydesk.alignment.link import Link
from copydesk.alignment.row import Row
from copydesk.articles.article import Span
from copydesk.findings.text.matching import matched
from copydesk.findings.text.passage import Passage, Reading
from copydesk.findings.text.tokens import Token

_NEIGHBOURS: Final = 4
"""Tokens before and after that tell two uses of one word apart."""
_MOST_USES: Final = 12
"""Uses of one word a side beyond which it anchors nothing: a refrain."""


class Side:
    """The passages of one side of a pairing, with their tokens in one list."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = tuple(passages)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of all passages."""
        return tuple(chain.from_iterable(passage.tokens for passage in self.passages))

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stem of each token."""
        return tuple(token.stem for token in self.tokens)

    @cached_property
    def quoted(self) -> tuple[bool, ...]:
        """For each token, whether it stands inside quotation marks."""
        return tuple(chain.from_iterable(passage.quoted for passage in self.passages))

    @cached_property
    def offsets(self) -> tuple[tuple[int, Passage], ...]:
        """The passages, each with the number of tokens before it."""
        sizes = (len(passage.tokens) for passage in self.passages)
        return tuple(zip(accumulate(sizes, initial=0), self.passages, strict=False))

    def span(self, first: int, last: int) -> Span:
        """Return the span from token `first` to token `last`, inclusive."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def within(self, span: Span) -> range:
        """Return the indices of the tokens that overlap `span`."""
        touched = [
            index
            for index, token in enumerate(self.tokens)
            if token.start < span.end and span.start < token.end
        ]
        return range(touched[0], touched[-1] + 1) if touched else range(0)


class Pairing:
    """Two sides that make the same claim."""

    def __init__(
        self, left: Sequence[Passage], right: Sequence[Passage], *, crossing: bool = False
    ) -> None:
        self.left = Side(left)
        self.right = Side(right)
        self.crossing = crossing
        """It is a link outside of its row: what is missing here may well stand in the row."""

    @cached_property
    def anchors(self) -> tuple[tuple[int, int], ...]:
        """Token indices (left, right) of words that are the same, sorted; each at most once."""
        return tuple(sorted(_anchors(self.left, self.right)))

    @cached_property
    def to_right(self) -> dict[int, int]:
        """The anchors from the left."""
        return dict(self.anchors)

    @cached_property
    def to_left(self) -> dict[int, int]:
        """The anchors from the right."""
        return {right: left for left, right in self.anchors}

    @cached_property
    def mirrored(self) -> Pairing:
        """The same, seen from the other side; what one of the two has found out, both know."""
        other = Pairing((), (), crossing=self.crossing)
        other.left, other.right = self.right, self.left
        other.anchors = tuple(sorted((right, left) for left, right in self.anchors))
        other.mirrored = self
        return other


def pairings(
    left: Reading, right: Reading, links: Iterable[Link], rows: Iterable[Row]
) -> Iterator[Pairing]:
    """Yield a pairing for each two-sided row, then one for each link between rows."""
    row_of_left: dict[int, int] = {}
    row_of_right: dict[int, int] = {}
    for row in rows:
        row_of_left.update(dict.fromkeys(row.left, row.number))
        row_of_right.update(dict.fromkeys(row.right, row.number))
        if row.left and row.right:
            yield Pairing(
                [left.passages[index] for index in row.left],
                [right.passages[index] for index in row.right],
            )
    for link in links:
        if row_of_left[link.left] != row_of_right[link.right]:
            yield Pairing([left.passages[link.left]], [right.passages[link.right]], crossing=True)


def _anchors(left: Side, right: Side) -> Iterator[tuple[int, int]]:
    """Yield pairs of equal words, uses of one word matched by the words around them."""
    uses_right = _uses(right)
    for word, on_left in _uses(left).items():
        on_right = uses_right.get(word, ())
        if len(on_left) == len(on_right) == 1:
            yield on_left[0], on_right[0]
        elif on_right and max(len(on_left), len(on_right)) <= _MOST_USES:
            # One more than nothing: uses with no common neighbour are matched by their order.
            yield from matched(
                on_left,
                on_right,
                lambda i, j: 1 + _alike(left, i, right, j) + _alike(right, j, left, i),
            )


def _uses(side: Side) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for index, token in enumerate(side.tokens):
        if token.kind != "mark":
            found[side.stems[index]].append(index)
    return found


def _alike(left: Side, i: int, right: Side, j: int) -> float:
    """Return how much of what is around token `i` is around `j` too; near neighbours count more."""
    score = 0.0
    for step in chain(range(-_NEIGHBOURS, 0), range(1, _NEIGHBOURS + 1)):
        if 0 <= i + step < len(left.stems):
            word = left.stems[i + step]
            window = right.stems[max(0, j - _NEIGHBOURS) : j + _NEIGHBOURS + 1]
            if word in window:
                score += 1 / abs(step)
    return score
