"""Gathers the table that all formats stand on: one record a verdict, of every reviewer.

What was judged comes from the verdict's own target, so a verdict is exported even when its row has
changed or its article is gone. The pairs are compared as well, to say whether a row moved, whether
it changed since, and what was not reviewed.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from copydesk.alignment.row import Row
from copydesk.articles.article import Article
from copydesk.articles.wording import normal_form
from copydesk.desk.desk import Desk
from copydesk.desk.orphans import decisions_of, whereabouts
from copydesk.exports.cited import Cited, CitedArticles, NameKey, name_key
from copydesk.exports.claims import Claims
from copydesk.exports.pairs import ComparedPair
from copydesk.exports.record import (
    EarlierTexts,
    ExportArticle,
    ExportEvidence,
    ExportFinal,
    ExportRecord,
    PairCount,
    Records,
)
from copydesk.judged.finding import Dismissal
from copydesk.reviews.agreement import agreement_of
from copydesk.reviews.anchors import Target, TargetKey
from copydesk.reviews.disputes import dispute_about, final_stands
from copydesk.reviews.judgement import Judgement
from copydesk.reviews.kinds import EvidenceData
from copydesk.reviews.review import Review
from copydesk.reviews.subjects import Subject, subject_key, subjects_of
from copydesk.reviews.verdict import RIGHT_WORDS

_Pair = tuple[str, str]
"""Hashes of two articles, in alphabetical order; twice the same for two copies of one text."""

_MACHINE: Final = "machine"
"""What an export calls the finder of what no person added."""

_Order = tuple[NameKey, NameKey, int, int, int, str, str, str]


def records_of(desk: Desk, review: Review, *, every_row: bool, base: int) -> Records:
    """Return all records of a desk, with what they leave out.

    Every article is read and every judged pair compared: some tens of milliseconds a pair.

    Args:
        desk: The articles.
        review: What was decided.
        every_row: Also the rows without a verdict: those of all pairs with the base, and of every
            pair that has a verdict. Only they depend on the base.
        base: Index of the base among `desk.found`.
    """
    return _Gathering(desk, review, every_row, base).records()


class _Gathering:
    """One export's way through the articles and the review."""

    def __init__(self, desk: Desk, review: Review, every_row: bool, base: int) -> None:
        self._desk = desk
        self._review = review
        self._every_row = every_row
        self._cited = CitedArticles(desk, review)
        # A copy: an export runs in a thread while the reviewer goes on.
        self._judgements = [item for item in list(review.judgements.values()) if not item.is_empty]
        self._judged_pairs = {
            pair for item in self._judgements if item.verdict and (pair := _pair(item.target))
        }
        wanted = set(self._judged_pairs)
        if every_row:
            wanted |= {pair for item in self._judgements if (pair := _pair(item.target))}
            wanted |= self._base_pairs(base)
        self._pairs = {
            pair: ComparedPair(*articles, review, desk)
            for pair in wanted
            if (articles := self._articles(pair))
        }
        self._fates = {
            (one.target.key, one.reviewer): one.fate
            for one in decisions_of(review, desk.lineage)
            if one.judgement is not None
        }
        self._findings = self._known_findings()
        self._claims = Claims(review)
        self._subjects = {subject.key: subject for subject in subjects_of(review)}

    def records(self) -> Records:
        found = [
            self._record(item.target, item)
            for item in self._judgements
            if item.verdict or self._every_row
        ]
        known = {record.target for _order, record in found if not record.changed_since}
        findings = [*self._undecided(known)]
        if self._every_row:
            found += findings
            found += [
                self._record(row.target, None)
                for pair in self._pairs.values()
                for row in pair.open_rows()
                if row.target.key not in known
            ]
        records = _in_order(found)
        counts = [pair.count(pair.first.name, pair.second.name) for pair in self._pairs.values()]
        return Records(
            story=self._desk.library.title,
            every_row=self._every_row,
            records=records,
            articles=self._articles_told(),
            reviewers=tuple(sorted({record.reviewer for record in records if record.verdict})),
            agreement=agreement_of(self._subjects.values()),
            pairs=tuple(sorted(counts, key=_pair_key)),
            unjudged_pairs=tuple(self._unjudged_pairs()),
            findings=_in_order(findings),
            earlier_texts=self._earlier_texts(),
            unread=tuple(self._cited.unread),
            without_verdict=sum(item.verdict is None for item in self._judgements),
            not_understood=len(self._review.unknown),
            paths=tuple(found.path for found in self._desk.found),
        )

    def _earlier_texts(self) -> EarlierTexts:
        found = whereabouts(self._review, self._desk.lineage)
        return EarlierTexts(found.carried, found.changed, len(found.orphans), len(found.absent))

    # Pairs

    def _articles(self, pair: _Pair) -> tuple[Article, Article] | None:
        """Return the two articles of a pair by name; None if one is gone."""
        first, second = self._cited.files(pair[0]), self._cited.files(pair[1])
        copies = [*first[:2]] if pair[0] == pair[1] else [*first[:1], *second[:1]]
        if len(copies) < 2:
            return None
        one, other = sorted(copies, key=lambda article: name_key(article.name, article.sha256))
        return one, other

    def _base_pairs(self, base: int) -> set[_Pair]:
        name = self._desk.found[base].name
        articles = self._cited.present()
        bases = [article.sha256 for article in articles if article.name == name]
        return {
            _sorted_pair(sha256, article.sha256)
            for sha256 in bases
            for article in articles
            if article.name != name
        }

    def _unjudged_pairs(self) -> Iterable[tuple[str, str]]:
        for one, other in combinations(self._cited.present(), 2):
            if _sorted_pair(one.sha256, other.sha256) not in self._judged_pairs:
                yield one.name, other.name

    def _articles_told(self) -> tuple[ExportArticle, ...]:
        present = [self._cited.described(article) for article in self._cited.present()]
        return (*present, *self._cited.gone())

    # Records

    def _undecided(self, known: Container[TargetKey]) -> Iterator[tuple[_Order, ExportRecord]]:
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
                    yield self._record(finding.target, None, dismissal)
                if not finding.dismissals and not finding.verdicts and key not in known:
                    yield self._record(finding.target, None, covered=covered)

    def _record(
        self,
        target: Target,
        judgement: Judgement | None,
        dismissal: Dismissal | None = None,
        *,
        covered: bool = False,
    ) -> tuple[_Order, ExportRecord]:
        cited = self._cited.of(target)
        pair = self._pairs.get(_pair(target) or ("", ""))
        row = pair.row_of(target) if pair else None
        verdict = judgement.verdict if judgement else None
        right = judgement.right if judgement else ""
        one = cited[0]
        other = cited[1] if len(cited) > 1 else None
        reviewer = judgement.reviewer if judgement else dismissal.reviewer if dismissal else ""
        finding = self._findings.get(target.key, _Finding())
        at = judgement.decided_at if judgement else dismissal.at if dismissal else ""
        subject = self._subjects.get(subject_key(target))
        dispute = dispute_about(subject) if subject else None
        final = self._final(subject, cited) if subject else None
        record = ExportRecord(
            story=self._desk.library.title,
            claim=self._claims.line(target, reviewer),
            article_1=one.article.name,
            outlet_1=one.article.outlet,
            published_1=one.article.published,
            url_1=one.article.url,
            quote_1=one.quote,
            sentence_1=one.sentence,
            start_1=one.start,
            end_1=one.end,
            article_2=other.article.name if other else "",
            outlet_2=other.article.outlet if other else "",
            published_2=other.article.published if other else "",
            url_2=other.article.url if other else "",
            quote_2=other.quote if other else "",
            sentence_2=other.sentence if other else "",
            start_2=other.start if other else None,
            end_2=other.end if other else None,
            relation=_relation(row) if row else _relation_of(cited),
            finding_kind=_kind(target, one),
            severity=finding.severity,
            verdict=verdict.word if verdict else "",
            right=self._cited.label(right, cited),
            certainty=judgement.certainty if judgement else "",
            note=judgement.note if judgement else "",
            tags=judgement.tags if judgement else (),
            evidence=self._evidence(judgement.evidence if judgement else (), cited),
            reviewer=reviewer,
            decided_at=at,
            changed_since=judgement is not None and self._is_changed(judgement, pair),
            sha256_1=one.article.sha256,
            sha256_2=other.article.sha256 if other else "",
            finding_reason=finding.reason,
            finding_by=finding.by,
            dismissed=(dismissal.reason or "yes") if dismissal else "",
            short_name_1=one.article.short_name,
            short_name_2=other.article.short_name if other else "",
            published_is_guess_1=one.article.published_is_guess,
            published_is_guess_2=bool(other and other.article.published_is_guess),
            passage_1=one.passage,
            passage_2=other.passage if other else "",
            verdict_number=int(verdict) if verdict else None,
            right_sha256="" if right in RIGHT_WORDS else right,
            second_reader=bool(judgement and judgement.second_reader),
            covered=covered,
            final=_final_text(final),
            earlier_text=self._earlier_text(judgement) if judgement else "",
            dispute=dispute.state if dispute else "",
            final_decision=final,
            target=target.key,
            subject=subject_key(target),
        )
        return _order(record, pair), record

    def _final(self, subject: Subject, cited: list[Cited]) -> ExportFinal | None:
        entry = subject.final
        if entry is None or entry.data.verdict is None:
            return None
        right = entry.data.right
        return ExportFinal(
            verdict=entry.data.verdict.word,
            verdict_number=int(entry.data.verdict),
            right=self._cited.label(right, cited),
            right_sha256="" if right in RIGHT_WORDS else right,
            certainty=entry.data.certainty,
            reviewer=entry.reviewer,
            decided_at=entry.at,
            reopened=not final_stands(subject),
        )

    def _is_changed(self, judgement: Judgement, pair: ComparedPair | None) -> bool:
        if pair is not None:
            return pair.is_changed(judgement)
        return not all(self._cited.files(sha256) for sha256 in judgement.target.hashes)

    def _earlier_text(self, judgement: Judgement) -> str:
        fate = self._fates.get((judgement.target.key, judgement.reviewer), "here")
        return "" if fate == "here" else fate

    def _evidence(
        self, entries: Iterable[EvidenceData], cited: list[Cited]
    ) -> tuple[ExportEvidence, ...]:
        found = []
        for entry in entries:
            source = self._review.sources.get(entry.source)
            found.append(
                ExportEvidence(
                    title=source.title if source else "source taken back",
                    where=source.where if source else "",
                    archive=source.archive if source else "",
                    seen=source.seen if source else "",
                    locator=entry.locator,
                    quote=entry.quote,
                    supports=self._cited.label(entry.supports, cited),
                    supports_sha256=entry.supports,
                )
            )
        return tuple(found)

    def _known_findings(self) -> dict[TargetKey, _Finding]:
        """Return what is known of findings by the targets that decisions on them have."""
        known: dict[TargetKey, _Finding] = {}
        by_hand = sorted(self._review.findings.values(), key=lambda entry: entry.order)
        for entry in by_hand:
            data = entry.data
            known[entry.target.key] = _Finding(data.severity, data.reason, entry.reviewer)
        for pair in self._pairs.values():
            for judged, _covered in pair.findings():
                found = _Finding(
                    severity="" if judged.lost else judged.finding.severity,
                    reason=judged.finding.reason,
                    by="" if judged.lost else judged.by or _MACHINE,
                )
                targets = [judged.target, *(item.target for item in judged.verdicts)]
                known.update({target.key: found for target in targets})
        return known


@dataclass(frozen=True, slots=True)
class _Finding:
    """What no target says of a finding."""

    severity: str = ""
    reason: str = ""
    by: str = ""


def _final_text(final: ExportFinal | None) -> str:
    if final is None:
        return ""
    return f"{final.verdict}, reopened" if final.reopened else final.verdict


def _kind(target: Target, first: Cited) -> str:
    """Return what clashes. Where one side is silent, the first article decides what that is."""
    if target.finding is None:
        return ""
    if target.finding.kind not in ("omission", "addition"):
        return target.finding.kind
    return "omission" if first.quote else "addition"


def _in_order(records: Iterable[tuple[_Order, ExportRecord]]) -> tuple[ExportRecord, ...]:
    return tuple(record for _order, record in sorted(records, key=lambda item: item[0]))


def _pair_key(pair: PairCount) -> tuple[NameKey, NameKey]:
    return name_key(pair.article_1), name_key(pair.article_2)


def _sorted_pair(one: str, other: str) -> _Pair:
    return (one, other) if one <= other else (other, one)


def _pair(target: Target) -> _Pair | None:
    """Return the pair that a target belongs to; None inside one article."""
    hashes = target.hashes
    return _sorted_pair(hashes[0], hashes[1]) if len(hashes) == 2 else None


def _relation(row: Row) -> str:
    """Return a row's relation in words that hold whichever article is the base."""
    if row.furniture:
        return "furniture"
    word = "one-sided" if row.relation.endswith("only") else row.relation
    return f"{word}, moved" if row.moved else word


def _relation_of(cited: list[Cited]) -> str:
    """Return the relation of what is no row any more, from its words alone."""
    if len(cited) < 2:
        return ""
    told = [one for one in cited if one.passage]
    if told and all(one.furniture for one in told):
        return "furniture"
    if len(told) < 2:
        return "one-sided"
    forms = {normal_form(one.passage) for one in told}
    return "same" if len(forms) == 1 else "reworded"


def _order(record: ExportRecord, pair: ComparedPair | None) -> _Order:
    """Return a record's place in the table: it depends on nothing but the record's own words."""
    return (
        name_key(record.article_1, record.sha256_1),
        name_key(record.article_2, record.sha256_2),
        pair.place(record.start_1, record.start_2) if pair else 0,
        -1 if record.start_1 is None else record.start_1,
        -1 if record.start_2 is None else record.start_2,
        record.finding_kind,
        record.reviewer,
        repr(record.target),
    )
