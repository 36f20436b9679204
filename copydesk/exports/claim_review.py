"""What was found of each claim, as schema.org's ClaimReview: what search engines and archives read.

One document holds a feed of them: a claim that a reviewer put in words of their own (`c`) is one
review. What a rating means is said in words; it has a number only where reviewers say who is right.
See https://schema.org/ClaimReview.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import Any, Final

from copydesk.exports.addresses import web_address
from copydesk.exports.json_file import MARKER, as_json
from copydesk.exports.record import ExportClaim, ExportEvidence, ExportRecord, Records
from copydesk.exports.record_words import right_text
from copydesk.reviews.verdict import Verdict

_BEST, _WORST = 5, 1
"""The ends of the scale: true and false. Five steps are what readers of ClaimReview expect."""

_SHORT_OF_CERTAIN: Final = 1
"""Steps towards the middle where the reviewers don't call it certain who is right."""

_GRAVEST: Final = (
    Verdict.CONTRADICT,
    Verdict.DIFFER,
    Verdict.ONE_SIDED,
    Verdict.UNCLEAR,
    Verdict.AGREE,
)
"""Verdicts on the rows of a claim in the order in which they decide what is said of it. A mismatch
says that a row is none, which is nothing about a claim."""

_SAID: Final = {
    Verdict.CONTRADICT: "Contradicted by another article",
    Verdict.DIFFER: "Told otherwise, both can be true",
    Verdict.ONE_SIDED: "Told by one article only",
    Verdict.UNCLEAR: "Unclear whether articles contradict it",
    Verdict.AGREE: "Told alike by others",
}
_NOT_REVIEWED: Final = "Not reviewed"


def claim_review_text(records: Records) -> str:
    """Return the document: a DataFeed with a ClaimReview for each claim that has a line."""
    document = {
        "@context": "https://schema.org",
        "@type": "DataFeed",
        "name": f"{MARKER}: {records.story}",
        "dataFeedElement": [_review(claim, records) for claim in records.claims],
    }
    return as_json(document, indent=1) + "\n"


def _review(claim: ExportClaim, records: Records) -> dict[str, Any]:
    about = [one for one in records.records if one.claim == claim.line and one.counts_as]
    reviewers = dict.fromkeys([*(one.reviewer for one in about), *claim.reviewers])
    notes = dict.fromkeys(one.note for one in about if one.note)
    return _without_gaps(
        {
            "@type": "ClaimReview",
            "claimReviewed": claim.line,
            "author": [{"@type": "Person", "name": name} for name in reviewers],
            "datePublished": max((claim.written_at, *(one.decided_at for one in about)))[:10],
            "itemReviewed": _item(claim, _against(claim, about)),
            "reviewRating": _rating(claim, about),
            "reviewBody": "\n\n".join(notes),
            "citation": [_source(one) for one in _evidence(about)],
        }
    )


def _against(claim: ExportClaim, about: Iterable[ExportRecord]) -> set[str]:
    """Return the hashes of the articles that contradict a claim, by anybody's verdict."""
    own = claim.tellings[0].article.sha256
    pairs = (
        {one.sha256_1, one.sha256_2} for one in about if one.counts_as == Verdict.CONTRADICT.word
    )
    return {sha256 for pair in pairs if own in pair for sha256 in pair - {own}}


def _item(claim: ExportClaim, against: Container[str]) -> dict[str, Any]:
    """Return the claim with the articles that make it; those that contradict it don't."""
    works = [
        _work(claim, number)
        for number, telling in enumerate(claim.tellings)
        if telling.article.sha256 not in against
    ]
    return _without_gaps(
        {
            "@type": "Claim",
            "text": claim.line,
            "author": _organization(claim.tellings[0].article.outlet),
            "firstAppearance": works[0],
            "appearance": works[1:],
        }
    )


def _work(claim: ExportClaim, number: int) -> dict[str, Any]:
    telling = claim.tellings[number]
    article = telling.article
    return _without_gaps(
        {
            "@type": "NewsArticle",
            "name": article.name,
            "headline": article.title,
            "url": web_address(article.url),
            "datePublished": "" if article.published_is_guess else article.published,
            "publisher": _organization(article.outlet),
            "encoding": {"@type": "MediaObject", "sha256": article.sha256},
            "hasPart": {"@type": "Quotation", "text": telling.quote},
        }
    )


def _organization(name: str) -> dict[str, Any] | None:
    return {"@type": "Organization", "name": name} if name else None


def _rating(claim: ExportClaim, about: Sequence[ExportRecord]) -> dict[str, Any]:
    """Return what the verdicts on a claim come to."""
    given = {one.counts_as for one in about}
    verdict = next((one for one in _GRAVEST if one.word in given), None)
    rating: dict[str, Any] = {"@type": "Rating"}
    words = [_NOT_REVIEWED if verdict is None else _SAID[verdict]]
    number = _number(claim, about)
    if number is not None:
        rating |= {"ratingValue": number, "bestRating": _BEST, "worstRating": _WORST}
    words += dict.fromkeys(_who(one) for one in about if _who(one))
    return rating | {"alternateName": "; ".join(words)}


def _who(record: ExportRecord) -> str:
    final = record.final_decision
    return right_text(final.right if final and record.is_settled else record.right)


def _number(claim: ExportClaim, about: Iterable[ExportRecord]) -> int | None:
    """Return how true a claim is by who is right about it; None where that isn't said alike."""
    said = {number for one in about if (number := _number_of(claim, one)) is not None}
    return said.pop() if len(said) == 1 else None


def _number_of(claim: ExportClaim, record: ExportRecord) -> int | None:
    final = record.final_decision if record.is_settled else None
    right, sha256, certainty = (
        (final.right, final.right_sha256, final.certainty)
        if final
        else (record.right, record.right_sha256, record.certainty)
    )
    own = claim.tellings[0].article.sha256
    if record.counts_as != Verdict.CONTRADICT.word or own not in (record.sha256_1, record.sha256_2):
        return None
    short = 0 if certainty == "certain" else _SHORT_OF_CERTAIN
    if sha256:
        return _BEST - short if sha256 == own else _WORST + short
    return _WORST + short if right == "neither" else None


def _evidence(about: Iterable[ExportRecord]) -> list[ExportEvidence]:
    return list(dict.fromkeys(entry for one in about for entry in one.evidence))


def _source(evidence: ExportEvidence) -> dict[str, Any]:
    address = web_address(evidence.where)
    return _without_gaps(
        {
            "@type": "CreativeWork",
            "name": evidence.title,
            "url": address,
            "description": ", ".join(
                part for part in ("" if address else evidence.where, evidence.locator) if part
            ),
            "archivedAt": evidence.archive,
            "text": evidence.quote,
        }
    )


def _without_gaps(members: dict[str, Any]) -> dict[str, Any]:
    """Return the members that say something."""
    return {key: value for key, value in members.items() if value not in ("", None, [])}
