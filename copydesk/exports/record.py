"""What an export holds: one flat table of records, and what surrounds it.

All formats stand on these values. Nothing in them depends on which article is the base: the first
of the two articles of a record is the one whose name comes first.

Longer than most modules: each column of the table stands here with what it means, and little else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from copydesk.counted import counted
from copydesk.exports.shown_pair import ShownPair
from copydesk.reviews.agreement import AgreementReport
from copydesk.reviews.anchors import TargetKey
from copydesk.reviews.disputes import DisputeState
from copydesk.reviews.subjects import SubjectKey

StoryPlace = tuple[int, ...]
"""Sorts what is told in a story, whichever articles tell it. `story_order` makes it: an article's
number, a place in it, whether it is told behind that place; the number and place of its own."""


@dataclass(frozen=True, slots=True)
class ExportArticle:
    """An article as an export names it."""

    name: str
    """Path below the story's folder, with "/"; for an article that is gone the path it had, or the
    beginning of its hash."""
    short_name: str
    """The outlet where known, else the file's stem."""
    outlet: str
    published: str
    """ISO date, or ""."""
    published_is_guess: bool
    url: str
    title: str
    sha256: str
    language: str = ""
    """BCP 47 tag; "" where it isn't known."""
    present: bool = True
    """It lies in the folder and can be read. Else its words are those that the store kept."""


@dataclass(frozen=True, slots=True)
class ExportEvidence:
    """One piece of evidence: a source, the place in it, its words."""

    title: str
    where: str
    archive: str
    seen: str
    """ISO date on which the source was consulted."""
    locator: str
    quote: str
    supports: str
    """Short name of the article that it bears out, or ""."""
    supports_sha256: str


@dataclass(frozen=True, slots=True)
class ExportSentence:
    """A sentence as its article has it."""

    start: int
    """Code point in the article's text; below 0 only where a journal was tampered with."""
    text: str
    """The original's words, line ends included."""


@dataclass(frozen=True, slots=True)
class ExportFinal:
    """The final decision on what was judged."""

    verdict: str
    verdict_number: int
    right: str
    """Short name of the article that is right, or both, neither, unknown, ""."""
    right_sha256: str
    certainty: str
    reviewer: str
    """Who settled it."""
    decided_at: str
    reopened: bool
    """A verdict that it hasn't seen came after it."""


@dataclass(frozen=True, slots=True)
class ExportRecord:
    """One reviewer's verdict on one row or finding; or, with `every_row`, what has none.

    A finding without a verdict has a record for each reviewer who dismissed it, else one of nobody.
    """

    story: str
    claim: str
    """The claim in a reviewer's words, or ""."""
    article_1: str
    outlet_1: str
    published_1: str
    url_1: str
    quote_1: str
    """The original's words from `start_1` to `end_1`, with all that stands between; "" where this
    article says nothing of it. Of a text that nobody has any more: those that the store kept."""
    sentence_1: str
    """Number from 1: "3", "3-4"; "" where it can't be told. Not all sentences of the quote where
    those that were judged no longer follow each other: "3, 5"."""
    start_1: int | None
    """Code point in the article's text; None without a quote, and for a place that can't be."""
    end_1: int | None
    article_2: str
    """Where an article contradicts itself the same one, with the second place."""
    outlet_2: str
    published_2: str
    url_2: str
    quote_2: str
    sentence_2: str
    start_2: int | None
    end_2: int | None
    relation: str
    """same, reworded, one-sided or furniture, perhaps with ", moved"; "" inside one article."""
    finding_kind: str
    """What clashes, for a verdict on a finding: "number"; "" for a verdict on a whole row. An
    "omission" is told by the first article only, an "addition" by the second."""
    severity: str
    """low, medium, high; "" for a verdict on a whole row, and where the rules find it no more."""
    verdict: str
    """The verdict's word; "" for a row without one."""
    right: str
    """Short name of the article that is right, or both, neither, unknown, ""."""
    certainty: str
    note: str
    tags: tuple[str, ...]
    evidence: tuple[ExportEvidence, ...]
    reviewer: str
    decided_at: str
    """When the verdict was given, or the finding dismissed: UTC, ISO 8601 with milliseconds."""
    changed_since: bool
    """The row as it is now has other sentences than were judged, or its article is gone."""
    sha256_1: str
    sha256_2: str
    finding_reason: str
    """What is in question, for a finding: "212 or 221?"; "" for a row."""
    finding_by: str
    """Who found it: "machine", or who added it by hand; "" for a row, and where it isn't known."""
    dismissed: str
    """For a dismissal, which is no verdict: the reason of `reviewer`, "yes" for none given; one of
    two wordings in the whole story says "never ask again" and which."""

    final: str
    """Word of the final decision on what was judged, the same for all its reviewers; with
    ", reopened" where a verdict came after it; "" for none."""

    final_right: str
    """Who is right by the final decision, in the words of `right`; "" where it doesn't say."""

    earlier_text: str
    """Where a decision on a text that is no longer there went: "carried" along to the present one,
    "orphan" where its words are gone, "absent" where its article is; "" for the present text."""

    finding_type: str
    """Id of what found it: "spelling"; "hand" for what a person added; "" for a row, and where it
    isn't known."""

    confidence: str
    """How safe the program is that it is a finding: sure, likely, maybe; "" for a row, for what a
    person added, and where it isn't known."""

    question: str
    """The question of the story that the finding is part of: in the same words for every pair of
    the export that asks it; "" for a row, and where it isn't known."""

    # What no column of the table holds, for the formats that have room for it.
    short_name_1: str
    short_name_2: str
    published_is_guess_1: bool
    published_is_guess_2: bool
    passage_1: str
    """The whole sentences: for a finding, what its quote stands in."""
    passage_2: str
    sentences_1: tuple[ExportSentence, ...]
    """What the passage is made of."""
    sentences_2: tuple[ExportSentence, ...]
    places_1: tuple[tuple[int, int], ...]
    """What was judged of the quote, `[start, end)` in the article's text, in order: of a row its
    sentences. All of the quote, but where sentences no longer follow each other."""
    places_2: tuple[tuple[int, int], ...]
    prefix_1: str
    """Up to 32 code points before the quote, by which it is found again in a later text."""
    prefix_2: str
    suffix_1: str
    """The same after it."""
    suffix_2: str
    text_sha256_1: str
    """Hash, in UTF-8, of the text in which the places count: what was read from the file."""
    text_sha256_2: str
    verdict_number: int | None
    right_sha256: str
    """Hash of the article that is right; "" where no article is named."""
    second_reader: bool
    never_asked: tuple[str, ...]
    """For a dismissal of two wordings in the whole story, these; else empty."""
    covered: bool
    """A finding without a verdict of its own, in a row that has one."""
    dispute: DisputeState | Literal[""]
    """Whether reviewers decided differently here, and whether that is settled."""
    final_decision: ExportFinal | None
    """What `final` is short for."""
    target: TargetKey
    """What was judged: equal for two reviewers' verdicts on the same places."""
    subject: SubjectKey
    """The same for a finding in whatever row: equal for all decisions on the same thing."""
    row: TargetKey
    """Target of the row in which a finding stands now, or a row's own; () inside one article."""
    place: StoryPlace
    """Where it is told in the story: sorts records of all pairs in one order of reading."""

    @property
    def is_settled(self) -> bool:
        """Whether a final decision stands on what was judged."""
        return self.final_decision is not None and not self.final_decision.reopened

    @property
    def counts_as(self) -> str:
        """The verdict under which it is told: the final one where it stands, else the reviewer's.

        "" where there is neither.
        """
        final = self.final_decision
        return self.verdict if final is None or final.reopened else final.verdict


@dataclass(frozen=True, slots=True)
class ExportTelling:
    """How one article makes a claim."""

    article: ExportArticle
    quote: str
    """The sentences that make it."""


@dataclass(frozen=True, slots=True)
class ExportClaim:
    """A claim that reviewers put in words of their own."""

    line: str
    reviewers: tuple[str, ...]
    """Who put it so."""
    written_at: str
    """When that was done last: UTC, ISO 8601 with milliseconds."""
    tellings: tuple[ExportTelling, ...]
    """First that of the article whose claim it is, then the others by name."""


COLUMNS: Final = (
    "story",
    "claim",
    "article_1",
    "outlet_1",
    "published_1",
    "url_1",
    "quote_1",
    "sentence_1",
    "start_1",
    "end_1",
    "article_2",
    "outlet_2",
    "published_2",
    "url_2",
    "quote_2",
    "sentence_2",
    "start_2",
    "end_2",
    "relation",
    "finding_kind",
    "severity",
    "verdict",
    "right",
    "certainty",
    "note",
    "tags",
    "evidence",
    "reviewer",
    "decided_at",
    "changed_since",
    "sha256_1",
    "sha256_2",
    "finding_reason",
    "finding_by",
    "dismissed",
    "final",
    "final_right",
    "earlier_text",
    "finding_type",
    "confidence",
    "question",
    "covered",
    "second_reader",
)
"""The columns of a table, in order: fields of `ExportRecord`."""


@dataclass(frozen=True, slots=True)
class PairCount:
    """How far a pair was reviewed, by whomever. Furniture counts only as furniture."""

    article_1: str
    article_2: str
    rows: int
    reviewed: int
    """Rows with a verdict that still stands."""
    open_reworded: int
    """Rows told by both in other words, without a verdict that stands."""
    open_one_sided: int
    open_same: int
    """Rows told alike, without a verdict: not reviewed, never agreed."""
    changed_since: int
    """Of the rows without a verdict that stands, those that had one before they changed."""
    furniture: int
    """Rows of furniture without a verdict."""
    open_findings: int
    """Findings that nobody judged or dismissed, in rows without a verdict that stands."""

    @property
    def not_reviewed(self) -> int:
        """Rows without a verdict that stands."""
        return self.rows - self.reviewed


@dataclass(frozen=True, slots=True)
class EarlierTexts:
    """How many decisions, verdicts and others, were made on texts that are no longer there."""

    carried: int
    """Came along to the present texts."""
    changed: int
    """Of these, those whose words were changed."""
    orphans: int
    """Their words are gone from the present texts; closed ones are not counted."""
    absent: int
    """Their articles are not in the folder."""


@dataclass(frozen=True, slots=True)
class Records:
    """Everything that an export can tell."""

    story: str
    every_row: bool
    """Rows without a verdict are among the records."""
    records: tuple[ExportRecord, ...]
    """By article, then in the first article's reading order, then by reviewer."""
    articles: tuple[ExportArticle, ...]
    """The story's articles in natural order of their names, then the ones that are gone."""
    reviewers: tuple[str, ...]
    """Whose verdicts are among the records."""
    agreement: AgreementReport
    """How far they agree."""
    pairs: tuple[PairCount, ...]
    """The pairs that were compared: those with a verdict or a dismissed finding; with `every_row`
    all with the base."""
    unjudged_pairs: tuple[tuple[str, str], ...]
    """Names of articles that stand in the folder and of which no row has a verdict as a pair."""
    findings: tuple[ExportRecord, ...]
    """The findings of these pairs that have no verdict, and all dismissals; with `every_row` they
    are among `records` as well."""
    earlier_texts: EarlierTexts
    """What became of decisions on texts that are no longer there."""
    unread: tuple[str, ...]
    """For each file that can't be read, what is wrong with it."""
    without_verdict: int
    """Notes, tags, evidence and wishes for a second reader of who gave no verdict on what they are
    about: records only with `every_row`."""
    not_understood: int
    """Entries of a later version of the program, which no record shows."""
    claims: tuple[ExportClaim, ...]
    """The claims that have a line, in the order of the articles whose claims they are."""
    side_by_side: Callable[[], tuple[ShownPair, ...]]
    """Lays the compared pairs out, for formats that show both texts."""
    paths: tuple[Path, ...]
    """Files of the articles, which no export may overwrite."""

    @property
    def told(self) -> str:
        """How many verdicts these are, and how many rows and findings without one: in words."""
        others = sum(not record.verdict for record in self.records)
        rest = f" and {counted(others, 'row or finding', 'rows and findings')} without one"
        return f"{self.verdicts_told}{rest if self.every_row else ''}"

    @property
    def verdicts_told(self) -> str:
        """How many verdicts these are, in words."""
        return counted(sum(bool(record.verdict) for record in self.records), "verdict")
