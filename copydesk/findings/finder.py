"""Looks for findings: differences first, weighed, and those heavy enough to ask about.

The work is done in an orientation that the two texts decide, so that with the articles swapped the
same differences come out, swapped.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Final, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from copydesk.alignment.link import Link, Progress
from copydesk.alignment.progress import stage, watched
from copydesk.alignment.row import Row
from copydesk.articles.article import Article, Span
from copydesk.articles.wording import normal_form
from copydesk.findings.difference import Difference
from copydesk.findings.differences.candidate import Candidate, turned
from copydesk.findings.differences.candidates import candidates_of, first_told
from copydesk.findings.differences.missing import missing_candidates
from copydesk.findings.differences.spellings import spelling_candidates
from copydesk.findings.differences.weighing import (
    is_asked,
    needs_grammar,
    weight_of,
    without_flood,
)
from copydesk.findings.finding import Finding
from copydesk.findings.kinds import finding_of
from copydesk.findings.language.grammar import grammar_of
from copydesk.findings.matching.pairing import kinship_of, pairings
from copydesk.findings.reading.reading import Reading, reading_of

_Turnable = TypeVar("_Turnable", Link, Row)
_READ: Final = 0.75
_MATCHED: Final = 0.9
"""Shares of looking for differences that are done when both articles are read, and when the words
of their rows are matched: of 4.6 s of processor for twice 8,000 sentences, 3.3 and 3.9."""
_UNREAD: Final = "\ufffd"  # what stands for bytes that are no character


class Found(Struct, frozen=True):
    """What two articles differ in."""

    differences: tuple[Difference, ...]  # by row, then by place
    findings: tuple[Finding, ...]  # the same order


def find(
    left: Article,
    right: Article,
    links: Sequence[Link],
    rows: Sequence[Row],
    progress: Progress | None = None,
    cells: Sequence[Link] = (),
) -> Found:
    """Return the differences and findings of two aligned articles, the base first.

    Args:
        left: The base.
        right: The article beside it.
        links: As the aligner or a person set them.
        rows: The rows built from them.
        progress: Told the done share, 0..1; what it raises ends the work.
        cells: Further ones, not good enough for a link.
    """
    told = _told_elsewhere(links, rows)
    is_turned = right.text < left.text
    one, other = (right, left) if is_turned else (left, right)
    lying = rows
    if is_turned:
        links, lying, cells = _sides_turned(links), _sides_turned(rows), _sides_turned(cells)
    found = differences_between(reading_of(one), reading_of(other), links, lying, progress, cells)
    if is_turned:
        found = list(map(turned, found))
    weighed = [
        (candidate, weight_of(candidate))
        for candidate in found
        if not _is_idle(left, right, candidate)
    ]
    placing = _Placing(left, right, rows)
    has_grammar = all(grammar_of(reading_of(one).language).classes for one in (left, right))
    asked = [
        each
        for each in weighed
        if is_asked(*each)
        and (has_grammar or not needs_grammar(each[0]))
        and not placing.is_told_elsewhere(each[0], told)
    ]
    asked = list(_once(left, right, without_flood(asked)))
    return Found(
        tuple(sorted((placing.difference(*each) for each in weighed), key=_place)),
        tuple(sorted((placing.finding(*each) for each in asked), key=_place)),
    )


def _told_elsewhere(links: Sequence[Link], rows: Sequence[Row]) -> tuple[set[int], set[int]]:
    """Return the sentences of either article that one of the other's tells.

    Not one that tells another in just its words: parallel sentences are partners of each other.
    """
    lefts = {index for row in rows if row.relation == "same" for index in row.left}
    rights = {index for row in rows if row.relation == "same" for index in row.right}
    return (
        {link.left for link in links if link.right not in rights},
        {link.right for link in links if link.left not in lefts},
    )


def _once(
    left: Article, right: Article, weighed: Iterable[tuple[Candidate, float]]
) -> Iterator[tuple[Candidate, float]]:
    """Yield each spelling of a name only where it is met first, and no words in two questions."""
    weighed = list(weighed)
    met: set[tuple[str, str]] = set()
    both = [candidate for candidate, _ in weighed if candidate.left and candidate.right]
    asked = _Spans(each.left for each in both), _Spans(each.right for each in both)
    for candidate, weight in weighed:
        if candidate.right is None and candidate.left and asked[0].meets(candidate.left):
            continue
        if candidate.left is None and candidate.right and asked[1].meets(candidate.right):
            continue
        if candidate.type == "spelling" and candidate.left and candidate.right:
            words = _name(left, candidate.left), _name(right, candidate.right)
            if words in met:
                continue
            met.add(words)
        yield candidate, weight


class _Spans:
    """Places in a text, to be asked whether they meet another."""

    def __init__(self, spans: Iterable[Span | None]) -> None:
        self._spans = sorted((s.start, s.end) for s in spans if s)
        self._starts = [start for start, _ in self._spans]
        self._reach = list(accumulate((end for _, end in self._spans), max))

    def meets(self, span: Span) -> bool:
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._reach[before - 1] > span.start


def _name(article: Article, span: Span) -> str:
    """Return the last word of a name, by which people are called when they are named again."""
    return normal_form(article.quote(span)).split()[-1]


def differences_between(
    left: Reading,
    right: Reading,
    links: Sequence[Link],
    rows: Sequence[Row],
    progress: Progress | None = None,
    cells: Sequence[Link] = (),
) -> list[Candidate]:
    """Return what two aligned articles differ in, before anything is weighed; see `find`."""
    left.read_through(stage(progress, 0, _READ / 2))
    right.read_through(stage(progress, _READ / 2, _READ))
    pairs = sorted(
        pairings(left, right, links, rows, cells),
        key=lambda pair: (pair.crosses, pair.left.sentences, pair.right.sentences),
    )
    kinship = kinship_of(left, right, watched(pairs, stage(progress, _READ, _MATCHED)), rows)
    found = [*spelling_candidates(left, right, kinship)]
    for pairing in watched(pairs, stage(progress, _MATCHED, 1)):
        pairing.kinship = kinship
        found += candidates_of(pairing)
    found += missing_candidates(left, right, pairs, rows, cells, kinship)
    return list(first_told(found))


def _sides_turned(given: Sequence[_Turnable]) -> list[_Turnable]:
    return [replace(each, left=each.right, right=each.left) for each in given]


def _is_idle(left: Article, right: Article, candidate: Candidate) -> bool:
    """Tell whether nobody can be asked about it: both read the same, or one can't be read."""
    here, there = candidate.left, candidate.right
    if any(
        span and _UNREAD in article.text[max(0, span.start - 1) : span.end + 1]
        for article, span in ((left, here), (right, there))
    ):
        return True
    if here is None or there is None or candidate.type == "marks":
        return False
    return normal_form(left.quote(here)) == normal_form(right.quote(there))


class _Placing:
    """Knows in which row a place stands, and puts what was found into words."""

    def __init__(self, left: Article, right: Article, rows: Iterable[Row]) -> None:
        self._left, self._right = left, right
        self._rows_left = {index: row.number for row in rows for index in row.left}
        self._rows_right = {index: row.number for row in rows for index in row.right}

    def row(self, left: Span | None, right: Span | None) -> int:
        """Return the row of the left span, or of the right one where there is none."""
        if left is not None:
            return self._rows_left[_sentence_at(self._left, left)]
        assert right is not None
        return self._rows_right[_sentence_at(self._right, right)]

    def is_told_elsewhere(self, candidate: Candidate, told: tuple[set[int], set[int]]) -> bool:
        """Tell whether a sentence that stands alone in its row has a partner in another one."""
        if candidate.type != "sentence":
            return False
        if candidate.left is not None:
            return _sentence_at(self._left, candidate.left) in told[0]
        assert candidate.right is not None
        return _sentence_at(self._right, candidate.right) in told[1]

    def difference(self, candidate: Candidate, weight: float) -> Difference:
        left, right, words = candidate.left, candidate.right, candidate.words
        row = self.row(left, right)
        if left is not None and right is not None and self.row(None, right) != row:
            words = (), ()
        return Difference(left, right, candidate.type, weight, row, words)

    def finding(self, candidate: Candidate, weight: float) -> Finding:
        row = self.row(candidate.left, candidate.right)
        return finding_of(self._left, self._right, candidate, weight, row)


def _sentence_at(article: Article, span: Span) -> int:
    at = bisect_right(article.sentences, span.start, key=lambda sentence: sentence.start)
    return max(0, at - 1)


def _place(found: Finding | Difference) -> tuple[int, int, int, str]:
    left = found.left.start if found.left else -1
    right = found.right.start if found.right else -1
    return found.row, left, right, found.type
