"""Compares two articles: the one place where links, rows and findings meet.

`compare` does all of it in one call; the screen has a child process make that call (`background`).
Those who have links from elsewhere take the steps one by one::

    task = alignment_task(left, right)
    scores = task.run()
    comparison = comparison_from_scores(left, right, scores, edits)

The task holds body sentences only. Headlines are a sentence or two and are aligned with headlines
and leads in the last step; furniture never is. What people decided about links and rows changes
no alignment: it is applied to the rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from copydesk.alignment.edit import Edit, Linked, Unlinked
from copydesk.alignment.edits import edited
from copydesk.alignment.group import Grouping
from copydesk.alignment.grouping import grouping_of
from copydesk.alignment.link import FixedLink, Link, Scores
from copydesk.alignment.progress import stage
from copydesk.alignment.roles import is_headline, roles_of
from copydesk.alignment.row import Row
from copydesk.alignment.rows import rows_of_grouping
from copydesk.alignment.task import AlignmentTask
from copydesk.articles.article import FURNITURE, Article
from copydesk.compared import Comparison
from copydesk.findings.finder import find
from copydesk.findings.inside import check_article
from copydesk.findings.reading.reading import reading_of

if TYPE_CHECKING:
    from copydesk.alignment.cache import AlignmentCache
    from copydesk.alignment.link import Progress

_ALIGNED: Final = 0.3
"""Share of the work that is done when all links of long articles are known; rows and findings take
the rest."""


def compare(
    left: Article,
    right: Article,
    *,
    fixed_links: Iterable[FixedLink] = (),
    edits: Iterable[Edit] = (),
    alignments: AlignmentCache | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """Return links, rows and findings of two articles.

    Args:
        left: The base: rows follow its order.
        right: The article beside it.
        fixed_links: A person's word on single cells, by index into `Article.sentences`. One that
            joins furniture, or a headline to what is no lead, is without effect, and of two on
            one cell the later holds.
        edits: What people decided, in the order of their events; comes after `fixed_links`.
        alignments: Those that are kept; this one is kept too. Without them it is made anew.
        progress: Told the done share, 0..1; what it raises ends the work.

    Raises:
        IndexError: A fixed link or an edit names a sentence that isn't there.
    """
    said = (*(_edit_of(link) for link in fixed_links), *edits)
    task = alignment_task(left, right)
    aligning = stage(progress, 0, _ALIGNED)
    scores = alignments.run(task, aligning) if alignments else task.run(aligning)
    comparison = comparison_from_scores(
        left, right, scores, said, progress=stage(progress, _ALIGNED, 1)
    )
    if progress is not None:
        progress(1.0)
    return comparison


def _edit_of(link: FixedLink) -> Edit:
    return (Linked if link.linked else Unlinked)(link.left, link.right)


def alignment_task(left: Article, right: Article) -> AlignmentTask:
    """Return the slow part of a comparison as a task."""
    return _task(left, right, _body(left), _body(right))


def comparison_from_scores(
    left: Article,
    right: Article,
    scores: Scores,
    edits: Iterable[Edit] = (),
    *,
    progress: Progress | None = None,
) -> Comparison:
    """Return the comparison that an alignment leads to.

    Args:
        left: As for `compare`.
        right: As for `compare`.
        scores: What running `alignment_task` of the same articles gave.
        edits: As for `compare`.
        progress: Told the done share, 0..1; what it raises ends the work.
    """
    said = tuple(edits)
    machine = machine_grouping(left, right, scores)
    grouping = edited(left, right, machine, said)
    rows = rows_of_grouping(left, right, grouping)
    found = find(left, right, grouping.links, rows, stage(progress, 0, 0.9))
    return Comparison(
        links=grouping.links,
        rows=rows,
        findings=found.findings,
        differences=found.differences,
        inside_left=check_article(left),
        inside_right=check_article(right),
        checkable=frozenset(_checkable(left, right, rows)),
        languages=(reading_of(left).language, reading_of(right).language),
        machine=machine,
        edits=said,
        candidates=grouping.candidates,
    )


def machine_grouping(left: Article, right: Article, scores: Scores) -> Grouping:
    """Return what the machine alone makes of two articles; arguments as for the comparison."""
    heads = _headline_scores(left, right)
    body = _in_articles(scores, _body(left), _body(right))
    both = Scores(
        links=(*body.links, *heads.links),
        near_misses=(*body.near_misses, *heads.near_misses),
        candidates=(*body.candidates, *heads.candidates),
    )
    return grouping_of(left, right, both)


def _checkable(left: Article, right: Article, rows: Iterable[Row]) -> Iterator[int]:
    """Yield the numbers of the one-sided rows that hold something that can be checked."""
    for row in rows:
        if bool(row.left) != bool(row.right) and not row.furniture:
            reading = reading_of(left if row.left else right)
            if any(reading.is_checkable(index) for index in row.left or row.right):
                yield row.number


def _body(article: Article) -> list[int]:
    """Return the indices of the sentences that are aligned with one another."""
    return [
        sentence.index
        for sentence in article.sentences
        if sentence.kind not in FURNITURE and sentence.kind != "headline"
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
