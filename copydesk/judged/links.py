"""What people decided about single cells: links, unlinks and mismatches, whose and when.

A cell is a sentence of one article with one of the other. Of two words on one cell the later holds,
whoever said it; a word that was handed back or undone isn't in the review any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import permutations, product
from typing import Final

from msgspec import Struct

from copydesk.alignment.edit import Cell, Runs
from copydesk.articles.article import Article
from copydesk.reviews.anchors import ArticleAnchors, Target
from copydesk.reviews.events import Order
from copydesk.reviews.judgement import Judgement
from copydesk.reviews.kinds import LinkData, UnlinkData
from copydesk.reviews.review import Review, Word
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
    return words_on(
        PairSentences(left, right),
        (
            *review.links_between(left.sha256, right.sha256),
            *review.judgements_between(left.sha256, right.sha256),
        ),
    )


def words_on(pair: PairSentences, decisions: Iterable[Word]) -> dict[Cell, HandLink]:
    """Return the word that holds on each cell about which one of some decisions says one."""
    said = ((decision.target, word) for decision in decisions if (word := _word_of(decision)))
    cells: dict[Cell, HandLink] = {}
    for target, word in sorted(said, key=lambda found: found[1].order):
        cells.update(dict.fromkeys(pair.cells(target), word))
    return cells


def _word_of(decision: Word) -> HandLink | None:
    """Return what a decision says of the cells of its target; None where it says nothing."""
    if isinstance(decision, Judgement):
        if decision.verdict is not Verdict.MISMATCH or decision.target.finding is not None:
            return None
        return HandLink(False, decision.reviewer, decision.decided_order)
    if not isinstance(decision.data, LinkData | UnlinkData):
        return None
    return HandLink(isinstance(decision.data, LinkData), decision.reviewer, decision.order)


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
