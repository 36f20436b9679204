"""Makes one record of an export: what was decided on one row or finding, with all its words.

What was judged comes from the verdict's own target, so a verdict is exported even when its row has
changed or its article is gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from copydesk.desk.lineage import Lineage
from copydesk.desk.orphans import fate_of
from copydesk.exports.cited import Cited, CitedArticles
from copydesk.exports.order import Placed, order_of
from copydesk.exports.pairs import ComparedPair, PairHashes
from copydesk.exports.record import ExportEvidence, ExportFinal, ExportRecord
from copydesk.exports.record_about import Abouts
from copydesk.judged.claims import Claims
from copydesk.judged.finding import Dismissal
from copydesk.reviews.anchors import Target
from copydesk.reviews.judgement import Judgement
from copydesk.reviews.kinds import EvidenceData
from copydesk.reviews.review import Review
from copydesk.reviews.subjects import Subject, SubjectKey
from copydesk.reviews.verdict import RIGHT_WORDS, Certainty, Right, Verdict


@dataclass(frozen=True, slots=True)
class _Said:
    """What one reviewer says in a record; without any, what one without a verdict says."""

    reviewer: str = ""
    at: str = ""
    verdict: Verdict | None = None
    right: Right = ""
    certainty: Certainty = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    evidence: tuple[EvidenceData, ...] = ()
    second_reader: bool = False


class RecordMaker:
    """Makes the records of one export.

    Args:
        story: Its title.
        review: What was decided.
        cited: The articles.
        pairs: The pairs that were compared.
        subjects: Everything that was judged, with all decisions on it.
        lineage: What became of the texts that something was decided on.
    """

    def __init__(
        self,
        story: str,
        review: Review,
        cited: CitedArticles,
        pairs: Mapping[PairHashes, ComparedPair],
        subjects: Mapping[SubjectKey, Subject],
        lineage: Lineage,
    ) -> None:
        self._story = story
        self._review = review
        self._cited = cited
        self._lineage = lineage
        self._abouts = Abouts(review, cited, pairs, subjects)
        self._claims = Claims(review)

    def record(
        self,
        target: Target,
        judgement: Judgement | None,
        dismissal: Dismissal | None = None,
        *,
        covered: bool = False,
    ) -> Placed:
        """Return the record of a judgement, of a dismissal, or of what has neither.

        Args:
            target: What it is about: a row or a finding.
            judgement: What one reviewer decided on it.
            dismissal: One reviewer's word that it is none, for a finding without a judgement.
            covered: It stands in a row that has a verdict.
        """
        about = self._abouts.of(target)
        cited, one, other = about.cited, about.first, about.second
        finding, final = about.finding, about.final
        said = _said(judgement, dismissal)
        record = ExportRecord(
            story=self._story,
            claim=self._claims.line(target, said.reviewer),
            article_1=one.article.name,
            outlet_1=one.article.outlet,
            published_1=one.article.published,
            url_1=one.article.url,
            quote_1=one.quote,
            sentence_1=one.sentence,
            start_1=one.start,
            end_1=one.end,
            article_2=other.article.name,
            outlet_2=other.article.outlet,
            published_2=other.article.published,
            url_2=other.article.url,
            quote_2=other.quote,
            sentence_2=other.sentence,
            start_2=other.start,
            end_2=other.end,
            relation=about.relation,
            finding_kind=about.finding_kind,
            severity=finding.severity,
            verdict=said.verdict.word if said.verdict else "",
            right=self._cited.label(said.right, cited),
            certainty=said.certainty,
            note=said.note,
            tags=said.tags,
            evidence=self._evidence(said.evidence, cited),
            reviewer=said.reviewer,
            decided_at=said.at,
            changed_since=judgement is not None and self._is_changed(judgement, about.pair),
            sha256_1=one.article.sha256,
            sha256_2=other.article.sha256,
            finding_reason=finding.reason,
            finding_by=finding.by,
            dismissed=(dismissal.told or "yes") if dismissal else "",
            short_name_1=one.article.short_name,
            short_name_2=other.article.short_name,
            published_is_guess_1=one.article.published_is_guess,
            published_is_guess_2=other.article.published_is_guess,
            passage_1=one.passage,
            passage_2=other.passage,
            sentences_1=one.sentences,
            sentences_2=other.sentences,
            prefix_1=one.prefix,
            prefix_2=other.prefix,
            suffix_1=one.suffix,
            suffix_2=other.suffix,
            text_sha256_1=one.text_sha256,
            text_sha256_2=other.text_sha256,
            places_1=one.places,
            places_2=other.places,
            verdict_number=int(said.verdict) if said.verdict else None,
            right_sha256="" if said.right in RIGHT_WORDS else said.right,
            second_reader=said.second_reader,
            never_asked=dismissal.wordings if dismissal else (),
            covered=covered,
            final=_final_text(final),
            final_right=final.right if final else "",
            earlier_text=self._earlier_text(judgement) if judgement else "",
            finding_type=finding.type,
            confidence=finding.confidence,
            question=finding.question,
            dispute=about.dispute,
            final_decision=final,
            target=about.key,
            subject=about.subject,
            row=about.row,
            place=about.place,
        )
        return order_of(record, about.pair), record

    def _is_changed(self, judgement: Judgement, pair: ComparedPair | None) -> bool:
        if pair is not None:
            return pair.is_changed(judgement)
        return not all(self._cited.files(sha256) for sha256 in judgement.target.hashes)

    def _earlier_text(self, judgement: Judgement) -> str:
        fate = fate_of(judgement, self._lineage)
        return "" if fate == "here" else fate

    def _evidence(
        self, entries: Iterable[EvidenceData], cited: Sequence[Cited]
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


def _said(judgement: Judgement | None, dismissal: Dismissal | None) -> _Said:
    if judgement is None:
        return _Said(dismissal.reviewer, dismissal.at) if dismissal is not None else _Said()
    return _Said(
        judgement.reviewer,
        judgement.decided_at,
        judgement.verdict,
        judgement.right,
        judgement.certainty,
        judgement.note,
        judgement.tags,
        judgement.evidence,
        judgement.second_reader,
    )


def _final_text(final: ExportFinal | None) -> str:
    if final is None:
        return ""
    return f"{final.verdict}, reopened" if final.reopened else final.verdict
