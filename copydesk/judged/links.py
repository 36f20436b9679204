"""What people decided about single cells: links, unlinks and mismatches, whose and when.

A cell is a sentence of one article with one of the other. Of two words on one cell the later holds,
whoever said it; a word that was handed back or undone isn't in the review any more.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations, product
from typing import Final

from msgspec import Struct

from copydesk.alignment.edit import Cell, Runs
from copydesk.articles.article import Article
from copydesk.reviews.anchors import ArticleAnchors, Target
from copydesk.reviews.events import Order
from copydesk.reviews.kinds import LinkData
from copydesk.reviews.review import Review
from copydesk.reviews.verdict import Verdict

_MOST_CELLS: Final = 400
"""Cells that one word may be about: far above those of any row. Journals come from strangers, and
a few hundred words on a few thousand cells each would take seconds with every key."""


class HandLink(Struct, frozen=True, gc=False):
    """A person's word on one cell."""

    linked: bool
    """True: these two make the same claim. False: they don't."""
    reviewer: str
    order: Order
    """Place of the word among all events."""


def hand_links(left: Article, right: Article, review: Review) -> dict[Cell, HandLink]:
    """Return the word that holds on each cell of a pair about which anyone said one."""
    words = [
        (entry.target, HandLink(isinstance(entry.data, LinkData), entry.reviewer, entry.order))
        for entry in review.links_between(left.sha256, right.sha256)
    ]
    words += [
        (judged.target, HandLink(False, judged.reviewer, judged.decided_order))
        for judged in review.judgements_between(left.sha256, right.sha256)
        if judged.verdict is Verdict.MISMATCH and judged.target.finding is None
    ]
    pair = PairSentences(left, right)
    cells: dict[Cell, HandLink] = {}
    for target, word in sorted(words, key=lambda said: said[1].order):
        cells.update(dict.fromkeys(pair.cells(target), word))
    return cells


class PairSentences:
    """Finds the sentences of two articles that targets name by their spans."""

    def __init__(self, left: Article, right: Article) -> None:
        self._hashes = (left.sha256, right.sha256)
        self._left = {(sentence.start, sentence.end): sentence.index for sentence in left.sentences}
        self._right = {
            (sentence.start, sentence.end): sentence.index for sentence in right.sentences
        }

    def rows(self, target: Target) -> list[Runs]:
        """Return the row that `target` names; none if it names anything but whole sentences."""
        found: dict[Runs, None] = {}
        for ours, theirs in self._ways_round(target):
            if all(span in self._left for span in ours.spans) and all(
                span in self._right for span in theirs.spans
            ):
                lefts = tuple(sorted(self._left[span] for span in ours.spans))
                rights = tuple(sorted(self._right[span] for span in theirs.spans))
                found[lefts, rights] = None
        return list(found)

    def cells(self, target: Target) -> list[Cell]:
        """Return the cells that `target` names; both ways where the articles have one hash."""
        found: list[Cell] = []
        for ours, theirs in self._ways_round(target):
            lefts = [self._left[span] for span in ours.spans if span in self._left]
            rights = [self._right[span] for span in theirs.spans if span in self._right]
            if len(lefts) * len(rights) <= _MOST_CELLS:
                found += product(lefts, rights)
        return found

    def _ways_round(self, target: Target) -> Iterator[tuple[ArticleAnchors, ArticleAnchors]]:
        """Yield what `target` says of the left article and of the right one."""
        if len(target.articles) == 2:
            for ours, theirs in permutations(target.articles):
                if (ours.sha256, theirs.sha256) == self._hashes:
                    yield ours, theirs
