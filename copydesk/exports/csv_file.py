"""The table as CSV (RFC 4180), for spreadsheets; `csv_cell` says what a cell may hold."""

from __future__ import annotations

import csv
import io
from operator import attrgetter

from copydesk.exports.csv_cell import cell, is_cut
from copydesk.exports.record import COLUMNS, ExportEvidence, ExportRecord, Records
from copydesk.exports.record_words import date_text

_values = attrgetter(*COLUMNS)


def csv_text(records: Records) -> str:
    """Return the table: a header row, then one row a record."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    for record in records.records:
        writer.writerow([cell(text) for text in _texts(record)])
    return stream.getvalue()


def cells_cut(records: Records) -> int:
    """Return how many cells of the table lack their ends: no cell of a spreadsheet holds more."""
    return sum(is_cut(text) for record in records.records for text in _texts(record))


def _evidence_text(evidence: ExportEvidence) -> str:
    """Return a piece of evidence on one line: `Harbour log (https://...), p. 2, "214 aboard"`."""
    title = f"{evidence.title} ({evidence.where})" if evidence.where else evidence.title
    quote = f'"{evidence.quote}"' if evidence.quote else ""
    text = ", ".join(part for part in (title, evidence.locator, quote) if part)
    return f"{text} (supports {evidence.supports})" if evidence.supports else text


def _texts(record: ExportRecord) -> list[str]:
    """Return the cells of a record in the order of `COLUMNS`."""
    said = dict(zip(COLUMNS, map(_text, _values(record)), strict=True))
    said |= {
        "published_1": date_text(record.published_1, record.published_is_guess_1),
        "published_2": date_text(record.published_2, record.published_is_guess_2),
        "tags": ", ".join(record.tags),
        "evidence": "; ".join(_evidence_text(entry) for entry in record.evidence),
        "relation": _relation(record),
    }
    return list(said.values())


def _relation(record: ExportRecord) -> str:
    """Return the relation with the column of the article that tells a one-sided row."""
    told = [side for side, words in ((1, record.passage_1), (2, record.passage_2)) if words]
    if len(told) != 1:
        return record.relation
    return record.relation.replace("one-sided", f"only in article_{told[0]}")


def _text(value: str | int | bool | None) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else str(value)
