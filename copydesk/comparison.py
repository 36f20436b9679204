"""Compares two articles: the one place where links, rows and findings meet.

`compare` does all of it in one call. Whoever wants the slow part, the alignment, elsewhere (the
screen: in a child process) takes the same three steps::

    task = alignment_task(left, right, fixed_links)
    scores = task.run()  # or the child's answer
    comparison = comparison_from_scores(left, right, scores, fixed_links)

The task holds body sentences only. Headlines are a sentence or two and are aligned among
themselves in the last step; furniture never is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from copydesk.alignment.link import FixedLink, Link, Scores
from copydesk.alignment.row import Row
from copydesk.alignment.rows import rows_of
from copydesk.alignment.task import AlignmentTask
from copydesk.articles.article import FURNITURE, Article
from copydesk.findings.finding import Finding

if TYPE_CHECKING:
    from copydesk.alignment.link import Progress


class Comparison(Struct, frozen=True):
    """Two articles laid side by side."""

    links: tuple[Link, ...]
    """Sorted by (left, right); indices are those of `Article.sentences`."""
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]


def compare(
    left: Article,
    right: Article,
    *,
    fixed_links: Iterable[FixedLink] = (),
    progress: Progress | None = None,
) -> Comparison:
    """Return links, rows and findings of two articles.

    Args:
        left: The base: rows follow its order.
        right: The article beside it.
        fixed_links: A person's word on single cells, by index into `Article.sentences`. One that
            joins furniture or a headline to something else is without effect.
        progress: Told the done share, 0..1; what it raises ends the work.

    Raises:
        IndexError: A fixed link names a sentence that isn't there.
    """
    fixed = tuple(fixed_links)
    scores = alignment_task(left, right, fixed).run(progress)
    return comparison_from_scores(left, right, scores, fixed)


def alignment_task(
    left: Article, right: Article, fixed_links: Iterable[FixedLink] = ()
) -> AlignmentTask:
    """Return the slow part of a comparison as a task; arguments as for `compare`."""
    return _task(left, right, _body(left), _body(right), fixed_links)


def comparison_from_scores(
    left: Article, right: Article, scores: Scores, fixed_links: Iterable[FixedLink] = ()
) -> Comparison:
    """Return the comparison that an alignment leads to.

    Args:
        left: As for `compare`.
        right: As for `compare`.
        scores: What running `alignment_task` of the same articles gave.
        fixed_links: The same as for the task: those between headlines are needed here.
    """
    left_heads, right_heads = _headlines(left), _headlines(right)
    heads = _task(left, right, left_heads, right_heads, fixed_links).run()
    body = _in_articles(scores, _body(left), _body(right))
    heads = _in_articles(heads, left_heads, right_heads)
    both = Scores(
        links=tuple(sorted({*body.links, *heads.links})),
        near_misses=tuple(sorted({*body.near_misses, *heads.near_misses})),
    )
    return Comparison(links=both.links, rows=rows_of(left, right, both), findings=())


def _body(article: Article) -> list[int]:
    """Return the indices of the sentences that are aligned with one another."""
    return [
        sentence.index
        for sentence in article.sentences
        if sentence.kind not in FURNITURE and sentence.kind != "headline"
    ]


def _headlines(article: Article) -> list[int]:
    """Return the indices of the headline's sentences."""
    return [sentence.index for sentence in article.sentences if sentence.kind == "headline"]


def _task(
    left: Article,
    right: Article,
    left_indices: Sequence[int],
    right_indices: Sequence[int],
    fixed_links: Iterable[FixedLink],
) -> AlignmentTask:
    """Return the task of aligning the sentences with the given indices."""
    places_left = {index: place for place, index in enumerate(left_indices)}
    places_right = {index: place for place, index in enumerate(right_indices)}
    fixed = []
    for link in fixed_links:
        if not (0 <= link.left < len(left.sentences) and 0 <= link.right < len(right.sentences)):
            raise IndexError(f"{link} names a sentence that isn't there")
        if link.left in places_left and link.right in places_right:
            fixed.append((places_left[link.left], places_right[link.right], link.linked))
    return AlignmentTask(
        left=tuple(left.quote(left.sentences[index]) for index in left_indices),
        right=tuple(right.quote(right.sentences[index]) for index in right_indices),
        fixed=tuple(fixed),
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

    return Scores(links=named(scores.links), near_misses=named(scores.near_misses))
