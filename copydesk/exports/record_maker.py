"""Makes one record of an export: what was decided on one row or finding, with all its words.

What was judged comes from the verdict's own target, so a verdict is exported even when its row has
changed or its article is gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from copydesk.alignment.row import Row
from copydesk.articles.wording import normal_form
from copydesk.desk.lineage import Lineage
from copydesk.desk.orphans import fate_of
from copydesk.exports.cited import Cited, CitedArticles
from copydesk.exports.known_findings import KnownFinding, findings_known
from copydesk.exports.order import Placed, order_of
from copydesk.exports.pairs import ComparedPair, PairHashes, pair_about, row_key
from copydesk.exports.questions import questions_told
from copydesk.exports.record import ExportArticle, ExportEvidence, ExportFinal, ExportRecord
from copydesk.exports.story_order import StoryOrder
from copydesk.judged.claims import Claims
from copydesk.judged.finding import Dismissal
from copydesk.reviews.anchors import Target
from copydesk.reviews.disputes import dispute_about, final_stands
from copydesk.reviews.judgement import Judgement
from copydesk.reviews.kinds import EvidenceData
from copydesk.reviews.review import Review
from copydesk.reviews.subjects import Subject, SubjectKey, subject_key
from copydesk.reviews.verdict import RIGHT_WORDS, Certainty, Right, Verdict

_NO_ARTICLE: Final = Cited(
    article=ExportArticle("", "", "", "", published_is_guess=False, url="", title="", sha256=""),
    quote="",
    passage="",
    sentences=(),
    prefix="",
    suffix="",
    text_sha256="",
    places=(),
    sentence="",
    start=None,
    end=None,
    furniture=False,
)
"""What stands in a record's second half where a target names one article and no second place."""


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
        self._pairs = pairs
        self._subjects = subjects
        self._lineage = lineage
        order = [article.sha256 for article in cited.present()]
        questions = questions_told(pairs.values(), order)
        self._findings = findings_known(review, pairs.values(), questions)
        self._claims = Claims(review)
        self._order = StoryOrder(order, pairs)

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
        cited = self._cited.of(target)
        one, other = cited[0], cited[1] if len(cited) > 1 else _NO_ARTICLE
        pair = self._pairs.get(pair_about(target) or ("", ""))
        row = pair.row_of(target) if pair else None
        said = _said(judgement, dismissal)
        finding = self._findings.get(target.key, KnownFinding())
        subject = self._subjects.get(subject_key(target))
        dispute = dispute_about(subject) if subject else None
        final = self._final(subject, cited) if subject else None
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
            relation=_relation(row) if row else _relation_of(target, cited),
            finding_kind=_kind(target, one),
            severity=finding.severity,
            verdict=said.verdict.word if said.verdict else "",
            right=self._cited.label(said.right, cited),
            certainty=said.certainty,
            note=said.note,
            tags=said.tags,
            evidence=self._evidence(said.evidence, cited),
            reviewer=said.reviewer,
            decided_at=said.at,
            changed_since=judgement is not None and self._is_changed(judgement, pair),
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
            dispute=dispute.state if dispute else "",
            final_decision=final,
            target=target.key,
            subject=subject_key(target),
            row=finding.row or (row_key(target) if len(target.hashes) > 1 else ()),
            place=self._order.place(target),
        )
        return order_of(record, pair), record

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
        fate = fate_of(judgement, self._lineage)
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


def _kind(target: Target, first: Cited) -> str:
    """Return what clashes. Where one side is silent, the first article decides what that is."""
    if target.finding is None:
        return ""
    if target.finding.kind not in ("omission", "addition"):
        return target.finding.kind
    return "omission" if first.quote else "addition"


def _relation(row: Row) -> str:
    """Return a row's relation in words that hold whichever article is the base."""
    if row.furniture:
        return "furniture"
    word = "one-sided" if row.relation.endswith("only") else row.relation
    return f"{word}, moved" if row.moved else word


def _relation_of(target: Target, cited: list[Cited]) -> str:
    """Return the relation of what is no row any more, from its words alone."""
    if len(target.articles) < 2:
        return ""
    told = [one for one in cited if one.passage]
    if told and all(one.furniture for one in told):
        return "furniture"
    if len(told) < 2:
        return "one-sided"
    forms = {normal_form(one.passage) for one in told}
    return "same" if len(forms) == 1 else "reworded"
