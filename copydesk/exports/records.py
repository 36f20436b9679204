"""Gathers the table that all formats stand on: one record a verdict, of every reviewer.

The pairs are compared as well, to say whether a row moved, whether it changed since, and what was
not reviewed.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import combinations

from copydesk.alignment.link import Progress
from copydesk.articles.article import Article
from copydesk.desk.comparisons import comparisons_of
from copydesk.desk.desk import Desk
from copydesk.desk.orphans import whereabouts
from copydesk.exports.cited import CitedArticles, NameKey, name_key
from copydesk.exports.claims import claims_told
from copydesk.exports.order import Placed, in_order, pair_key
from copydesk.exports.pairs import ComparedPair, PairHashes, pair_about, pair_hashes
from copydesk.exports.record import EarlierTexts, ExportArticle, Records
from copydesk.exports.record_maker import RecordMaker
from copydesk.exports.shown_pair import ShownPair
from copydesk.exports.side_by_side import shown_pairs
from copydesk.reviews.agreement import agreement_of
from copydesk.reviews.anchors import TargetKey
from copydesk.reviews.review import Review
from copydesk.reviews.subjects import subjects_of


def records_of(
    desk: Desk,
    review: Review,
    *,
    every_row: bool,
    base: int,
    off: Container[str] = (),
    progress: Progress | None = None,
) -> Records:
    """Return all records of a desk, with what they leave out.

    Every article is read and every judged pair compared, unless that is kept: some tens of
    milliseconds a pair.

    Args:
        desk: The articles.
        review: What was decided.
        every_row: Also the rows without a verdict: those of all pairs with the base, and of every
            pair that has a verdict. Only they depend on the base.
        base: Index of the base among `desk.found`.
        off: Types of findings that are left out, unless somebody decided on one.
        progress: Told the done share of comparing, 0..1, where a pair isn't kept.
    """
    return _Gathering(desk, review, every_row, base, off, progress).records()


class _Gathering:
    """One export's way through the articles and the review."""

    def __init__(
        self,
        desk: Desk,
        review: Review,
        every_row: bool,
        base: int,
        off: Container[str],
        progress: Progress | None,
    ) -> None:
        self._desk = desk
        self._review = review
        self._every_row = every_row
        self._cited = CitedArticles(desk, review)
        # A copy: an export runs in a thread while the reviewer goes on.
        self._judgements = [item for item in list(review.judgements.values()) if not item.is_empty]
        self._judged_pairs = {
            pair for item in self._judgements if item.verdict and (pair := pair_about(item.target))
        }
        wanted = set(self._judged_pairs)
        dismissals = list(review.dismissals.values())
        wanted |= {pair for entry in dismissals if (pair := pair_about(entry.target))}
        if every_row:
            wanted |= {pair for item in self._judgements if (pair := pair_about(item.target))}
            wanted |= self._base_pairs(base)
        present = {pair: found for pair in wanted if (found := self._articles(pair))}
        comparisons = comparisons_of([*present.values()], review, desk.caches, progress)
        self._pairs = {
            pair: ComparedPair(*present[pair], review, comparison, desk.reviewer, off)
            for pair, comparison in zip(present, comparisons, strict=True)
        }
        self._subjects = {subject.key: subject for subject in subjects_of(review)}
        self._make = RecordMaker(
            desk.library.title, review, self._cited, self._pairs, self._subjects, desk.lineage
        )

    def records(self) -> Records:
        found = [
            self._make.record(item.target, item)
            for item in self._judgements
            if item.verdict or self._every_row
        ]
        present = [record for _order, record in found if not record.changed_since]
        known = {record.target for record in present}
        findings = [*self._undecided({one.target for one in present if one.verdict})]
        if self._every_row:
            # What has a note alone is a record already, and an open finding all the same.
            found += [one for one in findings if one[1].dismissed or one[1].target not in known]
            found += [
                self._make.record(row.target, None)
                for pair in self._pairs.values()
                for row in pair.open_rows()
                if row.target.key not in known
            ]
        records = in_order(found)
        counts = [pair.count(pair.first.name, pair.second.name) for pair in self._pairs.values()]
        return Records(
            story=self._desk.library.title,
            every_row=self._every_row,
            records=records,
            articles=self._articles_told(),
            reviewers=tuple(sorted({record.reviewer for record in records if record.verdict})),
            agreement=agreement_of(self._subjects.values()),
            pairs=tuple(sorted(counts, key=pair_key)),
            unjudged_pairs=tuple(self._unjudged_pairs()),
            findings=in_order(findings),
            earlier_texts=self._earlier_texts(),
            unread=tuple(self._cited.unread),
            without_verdict=sum(item.verdict is None for item in self._judgements),
            not_understood=len(self._review.unknown),
            claims=claims_told(self._review, self._cited),
            side_by_side=self._side_by_side,
            paths=tuple(found.path for found in self._desk.found),
        )

    def _side_by_side(self) -> tuple[ShownPair, ...]:
        pairs = sorted(self._pairs.values(), key=_by_names)
        return shown_pairs(pairs, self._cited, self._review)

    def _earlier_texts(self) -> EarlierTexts:
        found = whereabouts(self._review, self._desk.lineage)
        return EarlierTexts(found.carried, found.changed, len(found.orphans), len(found.absent))

    # Pairs

    def _articles(self, pair: PairHashes) -> tuple[Article, Article] | None:
        """Return the two articles of a pair by name; None if one is gone."""
        first, second = self._cited.files(pair[0]), self._cited.files(pair[1])
        copies = [*first[:2]] if pair[0] == pair[1] else [*first[:1], *second[:1]]
        if len(copies) < 2:
            return None
        one, other = sorted(copies, key=lambda article: name_key(article.name, article.sha256))
        return one, other

    def _base_pairs(self, base: int) -> set[PairHashes]:
        name = self._desk.found[base].name
        articles = self._cited.present()
        bases = [article.sha256 for article in articles if article.name == name]
        return {
            pair_hashes(sha256, article.sha256)
            for sha256 in bases
            for article in articles
            if article.name != name
        }

    def _unjudged_pairs(self) -> Iterable[tuple[str, str]]:
        for one, other in combinations(self._cited.present(), 2):
            if pair_hashes(one.sha256, other.sha256) not in self._judged_pairs:
                yield one.name, other.name

    def _articles_told(self) -> tuple[ExportArticle, ...]:
        present = [self._cited.described(article) for article in self._cited.present()]
        return (*present, *self._cited.gone())

    # Records

    def _undecided(self, judged: Container[TargetKey]) -> Iterator[Placed]:
        """Yield the dismissals, and the findings of all pairs that have neither them nor a verdict.

        A finding inside one article belongs to each of its pairs, and is yielded once.
        """
        seen: set[TargetKey] = set()
        for pair in self._pairs.values():
            for finding, covered in pair.findings():
                key = finding.target.key
                if key in seen:
                    continue
                seen.add(key)
                for dismissal in finding.dismissals:
                    yield self._make.record(finding.target, None, dismissal)
                decided = finding.dismissals or finding.verdicts or key in judged
                if not (decided or finding.is_off):
                    yield self._make.record(finding.target, None, covered=covered)


def _by_names(pair: ComparedPair) -> tuple[NameKey, NameKey]:
    first, second = pair.first, pair.second
    return name_key(first.name, first.sha256), name_key(second.name, second.sha256)
