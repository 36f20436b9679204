"""What was decided about the articles of a pair, by the number of the row or finding it touches.

It follows the review change by change: a decision is looked up once, where it may stand, and a key
costs what it touches, however long the pair and however many others judged in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from copydesk.reviews.judgement import Entry, Judgement

if TYPE_CHECKING:
    from copydesk.reviews.anchors import TargetKey
    from copydesk.reviews.changes import Change, Hashes
    from copydesk.reviews.review import Review, Word

Decision = tuple[str, Any]
"""Which of the review's mappings has it, and its key there."""

Where = Callable[[Decision, "Word"], Iterable[int]]
"""Returns the numbers of what a decision, which has this word, may stand on."""

_NOTHING: Mapping[Decision, Any] = {}


class Standing:
    """The decisions that stand, by what they touch.

    Args:
        shelves: The mappings of the review in which they are.
        articles: What they are about, as hashes in canonical order.
        where: Tells what each touches; it depends on the decision's target alone.
    """

    def __init__(self, shelves: Sequence[str], articles: Sequence[Hashes], where: Where) -> None:
        self._shelves = shelves
        self._articles = tuple(dict.fromkeys(articles))
        self._where = where
        self._touched: dict[Decision, tuple[int, ...]] = {}
        self._on: dict[int, dict[Decision, Word]] = {}

    def read(self, review: Review) -> None:
        """Take everything that stands in a review, in place of what was known."""
        self._touched.clear()
        self._on.clear()
        for shelf in self._shelves:
            for articles in self._articles:
                for key, word in review.words_about(shelf, articles):
                    self._put((shelf, key), word)

    def take(self, review: Review, changes: Iterable[Change]) -> set[int]:
        """Take changes of the review that was read; return the numbers of what they touch."""
        touched: set[int] = set()
        for change in changes:
            if change.shelf in self._shelves:
                word = getattr(review, change.shelf).get(change.key)
                touched.update(self._put((change.shelf, change.key), word))
        return touched

    def _put(self, decision: Decision, word: Word | None) -> Iterable[int]:
        numbers = self._touched.pop(decision, None)
        if word is None:
            for number in numbers or ():
                del self._on[number][decision]
            return numbers or ()
        if numbers is None:
            numbers = tuple(self._where(decision, word))
        self._touched[decision] = numbers
        for number in numbers:
            self._on.setdefault(number, {})[decision] = word
        return numbers

    def on(self, number: int) -> Mapping[Decision, Word]:
        """Return the decisions that touch something."""
        return self._on.get(number, _NOTHING)

    @property
    def numbers(self) -> Iterable[int]:
        """The numbers of all that was touched by a decision once."""
        return self._on


def judgements_in(on: Mapping[Decision, Word]) -> dict[str, dict[TargetKey, Judgement]]:
    """Return the judgements among some decisions: by reviewer, in their order, and target."""
    found: dict[str, dict[TargetKey, Judgement]] = {}
    for (_shelf, key), word in on.items():
        if isinstance(word, Judgement):
            found.setdefault(word.reviewer, {})[key[0]] = word
    return {name: found[name] for name in sorted(found)} if len(found) > 1 else found


def entries_in(on: Mapping[Decision, Word], *shelves: str) -> Iterator[tuple[Any, Entry[Any]]]:
    """Yield those among some decisions that are in some mappings, with their keys there."""
    for (shelf, key), word in on.items():
        if shelf in shelves and isinstance(word, Entry):
            yield key, word


def mine_and_others(
    reviewer: str, placed: Mapping[str, Judgement | None]
) -> tuple[Judgement | None, tuple[Judgement, ...]]:
    """Return the reviewer's own judgement on something, and the others' that say something.

    Args:
        reviewer: Whose judgement is "mine".
        placed: What stands there, by reviewer, in their order.
    """
    return placed.get(reviewer), tuple(
        judgement
        for name, judgement in placed.items()
        if judgement is not None and name != reviewer and not judgement.is_empty
    )
