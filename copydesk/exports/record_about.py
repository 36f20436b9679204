"""What all records on one row or finding share: its words, and what is known of it.

Several reviewers judge one row; what it is about is looked up once for all of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from copydesk.alignment.row import Row
from copydesk.articles.wording import normal_form
from copydesk.exports.cited import Cited, CitedArticles
from copydesk.exports.known_findings import KnownFinding, findings_known
from copydesk.exports.pairs import ComparedPair, PairHashes, pair_about, row_key
from copydesk.exports.questions import questions_told
from copydesk.exports.record import ExportArticle, ExportFinal, StoryPlace
from copydesk.exports.story_order import StoryOrder
from copydesk.reviews.anchors import Target, TargetKey
from copydesk.reviews.disputes import DisputeState, dispute_about, final_stands
from copydesk.reviews.review import Review
from copydesk.reviews.subjects import Subject, SubjectKey, subject_key
from copydesk.reviews.verdict import RIGHT_WORDS

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
class About:
    """What is known of a row or finding, whoever decided something on it."""

    cited: Sequence[Cited]
    """Its articles, by name."""
    first: Cited
    second: Cited
    """Of no article where there is one only."""
    pair: ComparedPair | None
    """Its two articles compared; None inside one article, and where one is gone."""
    relation: str
    finding_kind: str
    finding: KnownFinding
    dispute: DisputeState | Literal[""]
    """Where a dispute about it stands, or ""."""
    final: ExportFinal | None
    key: TargetKey
    subject: SubjectKey
    row: TargetKey
    """The key of the row that it is, or that it was found in; empty inside one article."""
    place: StoryPlace


class Abouts:
    """Looks up what records are about.

    Args:
        review: What was decided.
        cited: The articles.
        pairs: The pairs that were compared.
        subjects: Everything that was judged, with all decisions on it.
    """

    def __init__(
        self,
        review: Review,
        cited: CitedArticles,
        pairs: Mapping[PairHashes, ComparedPair],
        subjects: Mapping[SubjectKey, Subject],
    ) -> None:
        self._cited = cited
        self._pairs = pairs
        self._subjects = subjects
        order = [article.sha256 for article in cited.present()]
        questions = questions_told(pairs.values(), order)
        self._findings = findings_known(review, pairs.values(), questions)
        self._order = StoryOrder(order, pairs)
        self._known: dict[Target, About] = {}

    def of(self, target: Target) -> About:
        """Return what is known of a row or finding."""
        if target not in self._known:
            self._known[target] = self._about(target)
        return self._known[target]

    def _about(self, target: Target) -> About:
        cited = self._cited.of(target)
        first, second = cited[0], cited[1] if len(cited) > 1 else _NO_ARTICLE
        pair = self._pairs.get(pair_about(target) or ("", ""))
        row = pair.row_of(target) if pair else None
        key, own = target.key, subject_key(target)
        finding = self._findings.get(key, KnownFinding())
        subject = self._subjects.get(own)
        dispute = dispute_about(subject) if subject else None
        return About(
            cited=cited,
            first=first,
            second=second,
            pair=pair,
            relation=_relation(row) if row else _relation_of(target, cited),
            finding_kind=_kind(target, first),
            finding=finding,
            dispute=dispute.state if dispute else "",
            final=self._final(subject, cited) if subject else None,
            key=key,
            subject=own,
            row=finding.row or (row_key(target) if len(target.hashes) > 1 else ()),
            place=self._order.place(target),
        )

    def _final(self, subject: Subject, cited: Sequence[Cited]) -> ExportFinal | None:
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


def _relation_of(target: Target, cited: Sequence[Cited]) -> str:
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
