"""The table as one JSON document, for scripts: original words, offsets and hashes.

`schemas/export.schema.json` says what stands in it, `record.schema.json` what in a line of JSON
lines. Characters that could drive a terminal are written as escapes, so the file can be shown
anywhere and still reads back as the original.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, Final

from copydesk.articles.library import EXPORT_MARKER
from copydesk.exports.record import ExportArticle, ExportRecord, PairCount, Records
from copydesk.visible import visible

MARKER: Final = EXPORT_MARKER.decode()
"""The first key: by it copydesk knows its own exports again and doesn't take them for articles."""

VERSION: Final = 1
"""Version of the form. Keys may be added; none changes its meaning."""


def json_text(records: Records) -> str:
    """Return the document: what surrounds the records, then `records` as a list of objects."""
    document = head_of(records) | {
        "records": [object_of(record) for record in records.records],
    }
    return as_json(document, indent=1) + "\n"


def as_json(value: object, *, indent: int | None = None) -> str:
    """Return `value` as JSON in which no character can drive or deceive a terminal.

    Lone surrogates, which UTF-8 can't say, are escaped as well.

    Args:
        value: Anything that `json.dumps` takes.
        indent: Spaces a level; None writes one line.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    # Line breaks stand only between members: those inside strings JSON has escaped already.
    return "\n".join(_safe(line) for line in text.split("\n"))


def head_of(records: Records) -> dict[str, Any]:
    """Return what both JSON formats say before the records."""
    return {
        MARKER: VERSION,
        "story": records.story,
        "every_row": records.every_row,
        "articles": [_article(article) for article in records.articles],
        "reviewers": list(records.reviewers),
        "pairs": [_count(pair) for pair in records.pairs],
        "unjudged_pairs": [list(pair) for pair in records.unjudged_pairs],
        "earlier_texts": asdict(records.earlier_texts),
        "unread": list(records.unread),
        "without_verdict": records.without_verdict,
        "not_understood": records.not_understood,
    }


def object_of(record: ExportRecord) -> dict[str, Any]:
    """Return a record with the names of the table's columns, and what no column holds."""
    members = asdict(record)
    for internal in ("target", "subject", "row", "place"):
        del members[internal]
    members["tags"] = list(record.tags)
    members["evidence"] = [asdict(entry) for entry in record.evidence]
    members["places_1"] = _places(record.places_1, record.quote_1, record.start_1)
    members["places_2"] = _places(record.places_2, record.quote_2, record.start_2)
    return members


def _places(
    places: Iterable[tuple[int, int]], quote: str, start: int | None
) -> list[dict[str, Any]]:
    at = start or 0
    return [
        {"start": first, "end": last, "quote": quote[first - at : last - at]}
        for first, last in places
    ]


def _article(article: ExportArticle) -> dict[str, Any]:
    return asdict(article)


def _count(pair: PairCount) -> dict[str, Any]:
    return asdict(pair) | {"not_reviewed": pair.not_reviewed}


def _safe(line: str) -> str:
    shown = visible(line)
    if line == shown:
        return line
    return "".join(
        one if one == safe else _escape(one) for one, safe in zip(line, shown, strict=True)
    )


def _escape(character: str) -> str:
    r"""Return a character as JSON escapes it: `\u202e`, and two halves above the first plane."""
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
