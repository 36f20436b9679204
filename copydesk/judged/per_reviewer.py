"""Keeps what was made from each reviewer's judgements on a pair until those change.

A key of mine changes my judgements. Those of a thousand others stand where they stood, and placing
them anew with every key would make the program as slow as the desk is popular.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from copydesk.reviews.by_articles import Hashes, Stamp
    from copydesk.reviews.judgement import Judgement
    from copydesk.reviews.review import Review

Made = TypeVar("Made")


class PerReviewer(Generic[Made]):
    """What is made for each reviewer who judged something about some articles.

    Args:
        articles: Hashes, in canonical order, of the articles that judgements count of.
        make: Makes it for one reviewer, out of nothing but their judgements about these articles.
    """

    def __init__(self, articles: Sequence[Hashes], make: Callable[[Review, str], Made]) -> None:
        self._articles = articles
        self._make = make
        self._kept: dict[str, tuple[tuple[Stamp, ...], Made]] = {}

    def of(self, review: Review, reviewer: str) -> dict[str, Made]:
        """Return what was made for all who judged something there, and for `reviewer`, by name."""
        kept: dict[str, tuple[tuple[Stamp, ...], Made]] = {}
        for name in sorted({*review.reviewers(self._articles), reviewer}):
            stamp = review.stamp(name, self._articles)
            known = self._kept.get(name)
            kept[name] = known if known and known[0] == stamp else (stamp, self._make(review, name))
        self._kept = kept
        return {name: made for name, (_stamp, made) in kept.items()}


def mine_and_others(
    reviewer: str, placed: Mapping[str, Iterable[tuple[int, Judgement]]], count: int
) -> tuple[list[Judgement | None], list[tuple[Judgement, ...]]]:
    """Return the reviewer's own judgement on each thing shown, and the others' that say something.

    Args:
        reviewer: Whose judgements are "mine".
        placed: By reviewer, their judgements with the number of what each stands on.
        count: How many things are shown.
    """
    mine: list[Judgement | None] = [None] * count
    others: list[list[Judgement]] = [[] for _ in range(count)]
    for name, judgements in placed.items():
        for number, judgement in judgements:
            if name == reviewer:
                mine[number] = judgement
            elif not judgement.is_empty:
                others[number].append(judgement)
    return mine, [tuple(one) for one in others]
