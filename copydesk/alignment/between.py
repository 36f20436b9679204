"""What is aligned of two articles: bodies with bodies, headlines with headlines and leads.

Furniture never is. A task holds sentences alone; here they get their places in the articles back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from copydesk.alignment.link import Link, Scores
from copydesk.alignment.roles import is_headline, roles_of
from copydesk.alignment.task import AlignmentTask
from copydesk.articles.article import Article


def alignment_task(left: Article, right: Article) -> AlignmentTask:
    """Return the slow part of aligning two articles, their bodies, as a task."""
    return _task(left, right, _body(left), _body(right))


def article_scores(left: Article, right: Article, scores: Scores) -> Scores:
    """Return what aligning two articles gives, by the indices of their sentences.

    Args:
        left: One article.
        right: The other.
        scores: What running `alignment_task` of the two gave.
    """
    heads = _headline_scores(left, right)
    body = _in_articles(scores, _body(left), _body(right))
    return Scores(
        links=(*body.links, *heads.links),
        near_misses=(*body.near_misses, *heads.near_misses),
        candidates=(*body.candidates, *heads.candidates),
    )


def _body(article: Article) -> list[int]:
    """Return the indices of the sentences that are aligned with one another."""
    return [
        number
        for number, role in enumerate(roles_of(article))
        if role != "furniture" and not is_headline(role)
    ]


def _headline_scores(left: Article, right: Article) -> Scores:
    """Return what aligning headlines with headlines and leads gives."""
    roles = roles_of(left), roles_of(right)
    if not any(is_headline(role) for side in roles for role in side):
        return Scores()
    sides = [
        [number for number, role in enumerate(side) if is_headline(role) or role == "lead"]
        for side in roles
    ]
    found = _in_articles(_task(left, right, *sides).run(), *sides)

    def told(links: Iterable[Link]) -> tuple[Link, ...]:
        # How leads are linked with one another is for the bodies to say.
        return tuple(
            link
            for link in links
            if is_headline(roles[0][link.left]) or is_headline(roles[1][link.right])
        )

    return Scores(told(found.links), told(found.near_misses), told(found.candidates))


def _task(
    left: Article, right: Article, left_indices: Sequence[int], right_indices: Sequence[int]
) -> AlignmentTask:
    """Return the task of aligning the sentences with the given indices."""
    return AlignmentTask(
        left=tuple(left.quote(left.sentences[index]) for index in left_indices),
        right=tuple(right.quote(right.sentences[index]) for index in right_indices),
    )


def _in_articles(
    scores: Scores, left_indices: Sequence[int], right_indices: Sequence[int]
) -> Scores:
    """Return scores whose links name indices of `Article.sentences`, not places in a task."""

    def named(links: Iterable[Link]) -> tuple[Link, ...]:
        return tuple(
            Link(left_indices[link.left], right_indices[link.right], link.confidence)
            for link in links
        )

    return Scores(named(scores.links), named(scores.near_misses), named(scores.candidates))
