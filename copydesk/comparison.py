"""Compares two articles: the one place where links, rows and findings meet.

`compare` does all of it in one call; the screen has a child process make that call (`errand`).
Those who have links from elsewhere take the steps one by one::

    task = alignment_task(left, right, fixed_links)
    scores = task.run()
    comparison = comparison_from_scores(left, right, scores, fixed_links)

The task holds body sentences only. Headlines are a sentence or two and are aligned among
themselves in the last step; furniture never is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from copydesk.alignment.link import FixedLink, Link, Scores
from copydesk.alignment.progress import stage
from copydesk.alignment.row import Row
from copydesk.alignment.rows import rows_of
from copydesk.alignment.task import AlignmentTask
from copydesk.articles.article import FURNITURE, Article
from copydesk.findings.finder import find_clashes
from copydesk.findings.finding import Finding
from copydesk.findings.inside.within import check_article
from copydesk.findings.missing.one_sided import is_checkable
from copydesk.findings.text.passage import reading_of

if TYPE_CHECKING:
    from copydesk.alignment.cache import AlignmentCache
    from copydesk.alignment.link import Progress

_ALIGNED: Final = 0.3
"""Share of the work that is done when all links of long articles are known; rows and findings take
the rest."""


class Comparison(Struct, frozen=True):
    """Two articles laid side by side."""

    links: tuple[Link, ...]
    """Sorted by (left, right); indices are those of `Article.sentences`."""
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]
    """Where the two clash, by row, then by place."""
    inside_left: tuple[Finding, ...] = ()
    """Where the left article contradicts itself; both spans lie in it, `row` is 0."""
    inside_right: tuple[Finding, ...] = ()
    """The same for the right one."""
    checkable: frozenset[int] = frozenset()
    """Numbers of the one-sided rows that hold a number, name, quotation or date."""
    languages: tuple[str, str] = ("", "")
    """In which language each article is written ("en"), "" where that can't be told: rules about
    words hold in English only."""


def compare(
    left: Article,
    right: Article,
    *,
    fixed_links: Iterable[FixedLink] = (),
    alignments: AlignmentCache | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """Return links, rows and findings of two articles.

    Args:
        left: The base: rows follow its order.
        right: The article beside it.
        fixed_links: A person's word on single cells, by index into `Article.sentences`. One that
            joins furniture or a headline to something else is without effect.
        alignments: Those that are kept; this one is kept too. Without them it is made anew.
        progress: Told the done share, 0..1; what it raises ends the work.

    Raises:
        IndexError: A fixed link names a sentence that isn't there.
    """
    fixed = tuple(fixed_links)
    task = alignment_task(left, right, fixed)
    aligning = stage(progress, 0, _ALIGNED)
    scores = alignments.run(task, aligning) if alignments else task.run(aligning)
    comparison = comparison_from_scores(
        left, right, scores, fixed, progress=stage(progress, _ALIGNED, 1)
    )
    if progress is not None:
        progress(1.0)
    return comparison


def alignment_task(
    left: Article, right: Article, fixed_links: Iterable[FixedLink] = ()
) -> AlignmentTask:
    """Return the slow part of a comparison as a task; arguments as for `compare`."""
    return _task(left, right, _body(left), _body(right), fixed_links)


def comparison_from_scores(
    left: Article,
    right: Article,
    scores: Scores,
    fixed_links: Iterable[FixedLink] = (),
    *,
    progress: Progress | None = None,
) -> Comparison:
    """Return the comparison that an alignment leads to.

    Args:
        left: As for `compare`.
        right: As for `compare`.
        scores: What running `alignment_task` of the same articles gave.
        fixed_links: The same as for the task: those between headlines are needed here.
        progress: Told the done share, 0..1; what it raises ends the work.
    """
    left_heads, right_heads = _headlines(left), _headlines(right)
    heads = _task(left, right, left_heads, right_heads, fixed_links).run()
    body = _in_articles(scores, _body(left), _body(right))
    heads = _in_articles(heads, left_heads, right_heads)
    both = Scores(
        links=tuple(sorted({*body.links, *heads.links})),
        near_misses=tuple(sorted({*body.near_misses, *heads.near_misses})),
    )
    rows = rows_of(left, right, both)
    return Comparison(
        links=both.links,
        rows=rows,
        findings=find_clashes(left, right, both.links, rows, stage(progress, 0, 0.9)),
        inside_left=check_article(left),
        inside_right=check_article(right),
        checkable=frozenset(_checkable(left, right, rows)),
        languages=(reading_of(left).language, reading_of(right).language),
    )


def _checkable(left: Article, right: Article, rows: Iterable[Row]) -> Iterator[int]:
    """Yield the numbers of the one-sided rows that hold something that can be checked."""
    for row in rows:
        if bool(row.left) != bool(row.right) and not row.furniture:
            passages = reading_of(left if row.left else right).passages
            if any(is_checkable(passages[index]) for index in row.left or row.right):
                yield row.number


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
