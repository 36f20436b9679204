"""The verdicts as W3C Web Annotations, for annotation stores and other tools: one a verdict.

A target is an article with the words that were judged, selected by quotation and by position: code
points in the text as copydesk read it, whose hash the target's state names. See the Web Annotation
Data Model, https://www.w3.org/TR/annotation-model/.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID, uuid5

from copydesk.desk.kept import HASH
from copydesk.exports.addresses import web_address
from copydesk.exports.json_file import MARKER, as_json
from copydesk.exports.record import ExportArticle, ExportEvidence, ExportRecord, Records
from copydesk.exports.record_words import right_text

_NAMES: Final = UUID("6f0c2a8e-57a3-5b39-9b0e-0d8f3c1f7a52")
"""The namespace of our names (RFC 9562, 5.5): a verdict has the same name in every export."""


def web_annotation_text(records: Records) -> str:
    """Return the document: a collection with all annotations on its one page."""
    articles = {article.sha256: article for article in records.articles}
    items = [_annotation(one, articles) for one in records.records if one.verdict]
    document = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": _name("collection", records.story, *sorted(articles)),
        "type": "AnnotationCollection",
        "label": f"{MARKER}: {records.story}",
        "total": len(items),
        "first": {
            "id": _name("page", records.story, *sorted(articles)),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }
    return as_json(document, indent=1) + "\n"


def _annotation(record: ExportRecord, articles: dict[str, ExportArticle]) -> dict[str, Any]:
    return {
        "id": _name("verdict", record.reviewer, record.decided_at, repr(record.target)),
        "type": "Annotation",
        "motivation": "assessing",
        "created": record.decided_at,
        "creator": {"type": "Person", "name": record.reviewer},
        "generator": {"type": "Software", "name": "copydesk"},
        "body": [*_bodies(record)],
        "target": [*_targets(record, articles)],
    }


def _bodies(record: ExportRecord) -> Iterator[dict[str, Any]]:
    """Yield what was decided, then what was said of it."""
    yield _said("assessing", record.verdict)
    who = ", ".join(part for part in (right_text(record.right), record.certainty) if part)
    if who:
        yield _said("describing", who)
    if record.finding_kind:
        yield _said("classifying", record.finding_kind)
    if record.finding_reason:
        yield _said("questioning", record.finding_reason)
    if record.final:
        yield _said("moderating", f"final: {record.final}")
    if record.note:
        yield _said("commenting", record.note)
    yield from (_said("tagging", tag) for tag in record.tags)
    yield from map(_evidence, record.evidence)


def _said(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _evidence(evidence: ExportEvidence) -> dict[str, Any]:
    """Return a piece of evidence: its source with the words quoted from it, or a text on it."""
    address = web_address(evidence.where)
    if not address:
        parts = (evidence.title, evidence.where, evidence.locator, evidence.quote)
        return _said("identifying", ", ".join(part for part in parts if part))
    body: dict[str, Any] = {
        "type": "SpecificResource",
        "purpose": "linking",
        "source": address,
    }
    if evidence.quote:
        body["selector"] = {"type": "TextQuoteSelector", "exact": evidence.quote}
    return body


def _targets(record: ExportRecord, articles: dict[str, ExportArticle]) -> Iterator[dict[str, Any]]:
    """Yield the places that were judged; an article that lacks them as a whole."""
    for sha256, text, words in (
        (record.sha256_1, record.text_sha256_1, _selectors(record, 1)),
        (record.sha256_2, record.text_sha256_2, _selectors(record, 2)),
    ):
        if not sha256:
            continue
        target = {"type": "SpecificResource", "source": _source(articles[sha256])}
        state = {"type": "TimeState", "cached": _by_hash(text)}
        yield target | ({"state": state, "selector": words} if words else {})


def _source(article: ExportArticle) -> dict[str, Any]:
    name = web_address(article.url) or _by_hash(article.sha256)
    source: dict[str, Any] = {"id": name, "type": "Text"}
    return source | ({"language": article.language} if article.language else {})


def _selectors(record: ExportRecord, side: int) -> list[dict[str, Any]]:
    """Return what selects the words of side 1 or 2; nothing where that says nothing of it."""
    exact, prefix, suffix, start, end = (
        (record.quote_1, record.prefix_1, record.suffix_1, record.start_1, record.end_1)
        if side == 1
        else (record.quote_2, record.prefix_2, record.suffix_2, record.start_2, record.end_2)
    )
    if not exact:
        return []
    around = {"prefix": prefix, "suffix": suffix}
    quote = {"type": "TextQuoteSelector", "exact": exact}
    quote |= {name: words for name, words in around.items() if words}
    if start is None:
        return [quote]
    return [quote, {"type": "TextPositionSelector", "start": start, "end": end}]


def _by_hash(sha256: str) -> str:
    """Return a hash as the name of what has it (RFC 6920); a stranger's journal may name none."""
    if not HASH.fullmatch(sha256):
        return _name("article", sha256)
    return f"ni:///sha-256;{urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip('=')}"


def _name(*parts: str) -> str:
    return uuid5(_NAMES, "\n".join(parts)).urn
