"""Compares two articles: the one place where links, rows and findings meet.

`compare` does all of it in one call; the screen has a child process make that call (`background`).
Those who have links from elsewhere, or want the rows before the findings, take the steps one by
one::

    task = alignment_task(left, right)
    scores = task.run()
    laid = laid_out(left, right, scores, edits)
    comparison = looked_through(left, right, laid)

The task holds body sentences only. Headlines are a sentence or two and are aligned with headlines
and leads in the last step; furniture never is. What people decided about links and rows changes
no alignment: it is applied to the rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import structs

from copydesk.alignment.between import alignment_task as alignment_task
from copydesk.alignment.between import article_scores
from copydesk.alignment.edit import Edit, Linked, Unlinked
from copydesk.alignment.edits import edited
from copydesk.alignment.group import Grouping
from copydesk.alignment.grouping import grouping_of
from copydesk.alignment.link import FixedLink, Scores
from copydesk.alignment.progress import stage
from copydesk.alignment.row import Row
from copydesk.alignment.rows import rows_of_grouping
from copydesk.articles.article import Article
from copydesk.compared import ALIGNED, Comparison

if TYPE_CHECKING:
    from copydesk.alignment.cache import AlignmentCache
    from copydesk.alignment.link import Progress
    from copydesk.findings.reading.reading import Reading


def compare(
    left: Article,
    right: Article,
    *,
    fixed_links: Iterable[FixedLink] = (),
    edits: Iterable[Edit] = (),
    alignments: AlignmentCache | None = None,
    progress: Progress | None = None,
    rows_made: Callable[[Comparison], None] | None = None,
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
        rows_made: Given what `laid_out` returns, as soon as that is there; what it raises ends the
            work, too.

    Raises:
        IndexError: A fixed link or an edit names a sentence that isn't there.
    """
    said = (*(_edit_of(link) for link in fixed_links), *edits)
    task = alignment_task(left, right)
    aligning = stage(progress, 0, ALIGNED)
    scores = alignments.run(task, aligning) if alignments else task.run(aligning)
    laid = laid_out(left, right, scores, said)
    if rows_made is not None:
        rows_made(laid)
    comparison = looked_through(left, right, laid, progress=stage(progress, ALIGNED, 1))
    if progress is not None:
        progress(1.0)
    return comparison


def _edit_of(link: FixedLink) -> Edit:
    return (Linked if link.linked else Unlinked)(link.left, link.right)


def laid_out(
    left: Article, right: Article, scores: Scores, edits: Iterable[Edit] = ()
) -> Comparison:
    """Return the rows that an alignment leads to, before anybody looked for findings in them.

    Quick beside both: aligning, and looking for findings.

    Args:
        left: As for `compare`.
        right: As for `compare`.
        scores: What running `alignment_task` of the same articles gave.
        edits: As for `compare`.
    """
    said = tuple(edits)
    machine = machine_grouping(left, right, scores)
    grouping = edited(left, right, machine, said)
    return Comparison(
        links=grouping.links,
        rows=rows_of_grouping(left, right, grouping),
        findings=(),
        machine=machine,
        edits=said,
        candidates=grouping.candidates,
        findings_known=False,
    )


def looked_through(
    left: Article, right: Article, laid: Comparison, *, progress: Progress | None = None
) -> Comparison:
    """Return the whole comparison: what `laid_out` gave, with what differs in its rows.

    Args:
        left: As for `compare`.
        right: As for `compare`.
        laid: The rows of the two.
        progress: Told the done share, 0..1; what it raises ends the work.
    """
    # Takes longer to load than all else: rows don't wait for it.
    from copydesk.findings.finder import find
    from copydesk.findings.inside import check_article
    from copydesk.findings.reading.reading import reading_of

    looking = stage(progress, 0, 0.95)
    found = find(left, right, laid.links, laid.rows, looking, laid.candidates)
    readings = reading_of(left), reading_of(right)
    return structs.replace(
        laid,
        findings=found.findings,
        differences=found.differences,
        inside_left=check_article(left),
        inside_right=check_article(right),
        checkable=frozenset(_checkable(*readings, laid.rows)),
        languages=(readings[0].language, readings[1].language),
        findings_known=True,
    )


def machine_grouping(left: Article, right: Article, scores: Scores) -> Grouping:
    """Return what the machine alone makes of two articles; arguments as for `laid_out`."""
    return grouping_of(left, right, article_scores(left, right, scores))


def _checkable(left: Reading, right: Reading, rows: Iterable[Row]) -> Iterator[int]:
    """Yield the numbers of the one-sided rows that hold something that can be checked."""
    for row in rows:
        if bool(row.left) != bool(row.right) and not row.furniture:
            reading = left if row.left else right
            if any(reading.is_checkable(index) for index in row.left or row.right):
                yield row.number
