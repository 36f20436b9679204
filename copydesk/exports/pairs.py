"""Two articles compared for an export, always the same way round: by name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator

from copydesk.alignment.row import Row
from copydesk.articles.article import Article
from copydesk.compared import Comparison
from copydesk.exports.record import PairCount
from copydesk.judged.finding import JudgedFinding
from copydesk.judged.rows import JudgedRow, judged_rows
from copydesk.reviews.anchors import Target, TargetKey
from copydesk.reviews.judgement import Judgement
from copydesk.reviews.review import Review
from copydesk.reviews.verdict import Verdict

PairHashes = tuple[str, str]
"""Hashes of two articles, in alphabetical order; twice the same for two copies of one text."""


def pair_hashes(one: str, other: str) -> PairHashes:
    """Return what the pair of two articles (hashes, either way round) is known by."""
    return (one, other) if one <= other else (other, one)


def pair_about(target: Target) -> PairHashes | None:
    """Return the pair that a target belongs to; None inside one article."""
    hashes = target.hashes
    return pair_hashes(hashes[0], hashes[1]) if len(hashes) == 2 else None


class ComparedPair:
    """A pair with its rows as they are now.

    Args:
        first: The article whose name comes first.
        second: The other one.
        review: What was decided.
        comparison: What comparing them gave.
        reviewer: Whose decisions come first; none of what is told here depends on it.
        off: Types of findings that are left out, unless somebody decided on one.
    """

    def __init__(
        self,
        first: Article,
        second: Article,
        review: Review,
        comparison: Comparison,
        reviewer: str,
        off: Container[str] = (),
    ) -> None:
        self.first = first
        self.second = second
        # As anyone sees them: what is asked of a pair here doesn't depend on who asks.
        self.judged = judged_rows(first, second, comparison, review, reviewer, off)
        self.links = comparison.links
        self.differences = comparison.differences
        self.languages = comparison.languages
        self._rows: dict[TargetKey, Row] = {}
        for judged in self.judged:
            self._rows.setdefault(judged.target.key, judged.row)
        self._row_of_sentence = (
            {one: judged.row for judged in self.judged for one in judged.row.left},
            {other: judged.row for judged in self.judged for other in judged.row.right},
        )
        self._changed_findings = {
            (judgement.target.key, judgement.reviewer): judgement.changed_since
            for finding, _covered in self.findings()
            for judgement in finding.verdicts
        }
        self._starts = (
            [sentence.start for sentence in first.sentences],
            [sentence.start for sentence in second.sentences],
        )

    def row_of(self, target: Target) -> Row | None:
        """Return the row that shows exactly what `target` (a row, or a finding in it) is about."""
        return self._rows.get(row_key(target))

    def is_reviewed(self, judged: JudgedRow) -> bool:
        """Tell whether the row has a verdict, or every finding in it one that isn't dismissed."""
        return _is_reviewed(judged)

    def has_verdict(self, judged: JudgedRow) -> bool:
        """Tell whether somebody's verdict stands on the row as a whole."""
        return _has_verdict(judged)

    def open_rows(self) -> list[JudgedRow]:
        """Return the rows on which nobody's verdict stands, in reading order."""
        return [judged for judged in self.judged if not _is_reviewed(judged)]

    def findings(self) -> list[tuple[JudgedFinding, bool]]:
        """Return all findings, each with whether its row as a whole has a verdict that stands."""
        return [(finding, _has_verdict(judged)) for judged, finding in self.shown_findings()]

    def shown_findings(self) -> Iterator[tuple[JudgedRow, JudgedFinding]]:
        """Yield all findings, each after the row in which it is shown."""
        yield from ((judged, finding) for judged in self.judged for finding in judged.findings)

    def is_changed(self, judgement: Judgement) -> bool:
        """Tell whether what was judged is no longer as it was.

        A finding has changed when its own words are others. A mismatch splits its row, so it has
        changed only where a row joins its sentences again.
        """
        target = judgement.target
        if target.finding is not None:
            return self._changed_findings.get((target.key, judgement.reviewer), False)
        if judgement.verdict is not Verdict.MISMATCH:
            return judgement.is_touched or self.row_of(target) is None
        left, right = self._sentences(target)
        return any(
            self._row_of_sentence[0][one] is self._row_of_sentence[1].get(other)
            for one in left
            for other in right
        )

    def place(self, start_1: int | None, start_2: int | None) -> int:
        """Return the number of the row that a record belongs to, for their order."""
        for side, start in ((0, start_1), (1, start_2)):
            if start is not None and self._starts[side]:
                sentence = max(0, bisect_right(self._starts[side], start) - 1)
                return self._row_of_sentence[side][sentence].number
        return 0

    def count(self, name_1: str, name_2: str) -> PairCount:
        """Return how far the pair was reviewed."""
        open_rows = self.open_rows()
        told = [judged for judged in open_rows if not judged.row.furniture]
        relations = [judged.row.relation for judged in told]
        rows = sum(not judged.row.furniture or _is_reviewed(judged) for judged in self.judged)
        return PairCount(
            article_1=name_1,
            article_2=name_2,
            rows=rows,
            reviewed=rows - len(told),
            open_reworded=relations.count("reworded"),
            open_one_sided=relations.count("left-only") + relations.count("right-only"),
            open_same=relations.count("same"),
            changed_since=sum(any(_verdicts(judged)) for judged in told),
            furniture=len(open_rows) - len(told),
            open_findings=sum(
                not (covered or finding.verdicts or finding.dismissals or finding.is_off)
                for finding, covered in self.findings()
            ),
        )

    def _sentences(self, target: Target) -> tuple[list[int], list[int]]:
        """Return the sentences of the first and of the second article that begin where anchors do.

        Of two articles with one hash the order is unknown; either way serves to find a joining row.
        """
        spans: list[list[int]] = [[], []]
        hashes = [self.first.sha256, self.second.sha256]
        for number, article in enumerate(target.articles[:2]):
            side = number if hashes[0] == hashes[1] else hashes.index(article.sha256)
            sentences = (self.first, self.second)[side].sentences
            starts = {sentence.start: sentence.index for sentence in sentences}
            spans[side] += [starts[item.start] for item in article.anchors if item.start in starts]
        return spans[0], spans[1]


def row_key(target: Target) -> TargetKey:
    """Return the key of the row that a target is about, or that its finding was found in."""
    return target.key if target.finding is None else Target(target.articles).key


def _is_reviewed(judged: JudgedRow) -> bool:
    """Tell whether the row has a verdict, or every finding in it one that isn't dismissed."""
    if _has_verdict(judged):
        return True
    decided = [any(map(_stands, finding.verdicts)) for finding in judged.findings]
    left = [
        not (done or one.dismissals) for done, one in zip(decided, judged.findings, strict=True)
    ]
    return any(decided) and not any(left)


def _has_verdict(judged: JudgedRow) -> bool:
    return any(map(_stands, _verdicts(judged)))


def _stands(judgement: Judgement) -> bool:
    return not judgement.changed_since


def _verdicts(judged: JudgedRow) -> list[Judgement]:
    """Return everyone's judgements on a row that hold a verdict."""
    mine = [judged.mine] if judged.mine is not None else []
    return [item for item in (*mine, *judged.others) if item.verdict is not None]
