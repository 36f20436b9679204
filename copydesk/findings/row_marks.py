"""Which words of a row are marked, wherever it is drawn: what its weighty differences say.

Spans are offsets into the sentences of a run as `run_text` joins them, so that a row of several
sentences is one text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from copydesk.articles.article import Article, Span

if TYPE_CHECKING:
    from copydesk.alignment.row import Row
    from copydesk.findings.difference import Difference

_number = attrgetter("row")
_SHORTENED: Final = re.compile(r"[^\W\d_]+['\u2019][^\W\d_]+")
"""A word with an apostrophe inside it."""


class RowMarks(Struct, frozen=True, gc=False):
    """The marked words of a row; on each side disjoint, in order."""

    left: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()


def row_marks(
    left: Article,
    right: Article,
    row: Row,
    differences: Sequence[Difference],
    *,
    as_written: bool = False,
) -> RowMarks:
    """Return the words of a row that are marked; none in one that stands in one article only.

    Of a row that is the same only variants are: of case, quotes, dashes and spaces, which
    `as_written` asks for. The differences are those of the whole comparison, by row.
    """
    if row.relation == "same" and as_written:
        return _as_written(left, right, row)
    if row.relation != "reworded":
        return RowMarks()
    weighty = _weighty(left, right, row, differences)
    if not as_written:
        return weighty
    written = _as_written(left, right, row)
    return RowMarks(
        _disjoint([*weighty.left, *written.left]), _disjoint([*weighty.right, *written.right])
    )


def run_text(article: Article, run: Iterable[int]) -> str:
    """Return the sentences of a run as one text, a space between two."""
    return " ".join(article.quote(article.sentences[index]) for index in run)


def spans_in_run(article: Article, run: Sequence[int], spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans of an article as places in the text of a run; what lies beyond it is cut off."""
    return _disjoint(_whole(run_text(article, run), _clipped(article, run, spans)))


def _weighty(
    left: Article, right: Article, row: Row, differences: Sequence[Difference]
) -> RowMarks:
    here = differences[
        bisect_left(differences, row.number, key=_number) : bisect_right(
            differences, row.number, key=_number
        )
    ]
    marked = [difference.marked for difference in here if difference.is_weighty]
    return RowMarks(
        spans_in_run(left, row.left, [span for spans, _ in marked for span in spans]),
        spans_in_run(right, row.right, [span for _, spans in marked for span in spans]),
    )


def _as_written(left: Article, right: Article, row: Row) -> RowMarks:
    # Loads rapidfuzz: not before somebody asks for variants.
    from copydesk.alignment.words import changes_as_written

    changes = changes_as_written(run_text(left, row.left), run_text(right, row.right))
    return RowMarks(changes.left, changes.right)


def _whole(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans, those widened that would cut a word in two: a denial is read as *did* + *n't*.

    An article that is only set before a word, as in *l'eau*, is left where it is.
    """
    words = [match.span() for match in _SHORTENED.finditer(text)]
    starts = [start for start, _end in words]
    for span in spans:
        start, end = span.start, span.end
        for first, last in words[
            max(0, bisect_right(starts, start) - 1) : bisect_left(starts, end)
        ]:
            if first < start < last and text[start - 1].isalnum() and text[start].isalnum():
                start = first
            if first < end < last and text[end - 1].isalnum() and text[end].isalnum():
                end = last
        yield Span(start, end)


def _clipped(article: Article, run: Sequence[int], spans: Iterable[Span]) -> Iterator[Span]:
    sentences = [article.sentences[index] for index in run]
    starts = [sentence.start for sentence in sentences]
    moved: list[int] = []  # how far each sentence stands from its place in the article
    end = 0
    for sentence in sentences:
        moved.append(end - sentence.start)
        end += sentence.end - sentence.start + 1
    for span in spans:
        for place in range(max(0, bisect_right(starts, span.start) - 1), len(run)):
            sentence = sentences[place]
            if sentence.start >= span.end:
                break
            start, stop = max(span.start, sentence.start), min(span.end, sentence.end)
            if start < stop:
                yield Span(start + moved[place], stop + moved[place])


def _disjoint(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that overlap joined to one; what only touches stays apart."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        if found and span.start < found[-1].end:
            last = found.pop()
            span = Span(last.start, max(last.end, span.end))
        found.append(span)
    return tuple(found)
