"""The table as CSV (RFC 4180), for spreadsheets.

A spreadsheet runs what looks like a formula, so every cell that could be taken for one gets a
leading apostrophe, as OWASP advises ("CSV Injection"): also behind spaces and quotation marks, in
wide forms, and inside a cell behind what other programs take for the end of a cell. Control
characters are replaced by stand-ins but for tabs and line ends. The JSON formats hold the
original's words without either.
"""

from __future__ import annotations

import csv
import io
import re
from typing import Final

from copydesk.exports.record import COLUMNS, ExportEvidence, ExportRecord, Records
from copydesk.visible import visible

_CONTROLS: Final = {
    code: visible(chr(code))
    for code in (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000))
    if chr(code) not in "\t\n"
}
"""Controls and lone surrogates, which UTF-8 can't say, with their stand-ins."""

_SKIPPED: Final = "[\\s\"'`\u00b4\u2018-\u201f\u00ab\u00bb\u2039\u203a\u200b-\u200f\u2060\ufeff]*"
"""What programs drop or look through at the beginning of a cell."""

_SIGNS: Final = (
    "[=+@\\-\u207a\u207b\u207c\u208a\u208b\u208c\ufe62-\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20]"
)
"""What begins a formula, and the characters that compatibility forms turn into it."""

_FORMULA: Final = re.compile(f"(^|[\\t\\n;])(?={_SKIPPED}{_SIGNS})|^(?=[\\t\\n])")
"""Places that need an apostrophe. Inside a cell: where a program that separates cells by tabs or
semicolons, or doesn't know line ends in quotation marks, would begin another cell."""


def csv_text(records: Records) -> str:
    """Return the table: a header row, then one row a record."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    for record in records.records:
        writer.writerow([cell(text) for text in _texts(record)])
    return stream.getvalue()


def cell(text: str) -> str:
    """Return `text` as no spreadsheet can take it for a formula, without control characters."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)
    return _FORMULA.sub(r"\1'", plain)


def evidence_text(evidence: ExportEvidence) -> str:
    """Return a piece of evidence on one line: `Harbour log (https://...), p. 2, "214 aboard"`."""
    title = f"{evidence.title} ({evidence.where})" if evidence.where else evidence.title
    quote = f'"{evidence.quote}"' if evidence.quote else ""
    text = ", ".join(part for part in (title, evidence.locator, quote) if part)
    return f"{text} (supports {evidence.supports})" if evidence.supports else text


def date_text(published: str, is_guess: bool) -> str:
    """Return a date of publication, with a question mark where it is a guess."""
    return f"{published}?" if published and is_guess else published


def _texts(record: ExportRecord) -> list[str]:
    """Return the cells of a record in the order of `COLUMNS`."""
    said = {
        "published_1": date_text(record.published_1, record.published_is_guess_1),
        "published_2": date_text(record.published_2, record.published_is_guess_2),
        "tags": ", ".join(record.tags),
        "evidence": "; ".join(evidence_text(entry) for entry in record.evidence),
        "changed_since": "yes" if record.changed_since else "",
        "relation": _relation(record),
    }
    return [said.get(column, _text(getattr(record, column))) for column in COLUMNS]


def _relation(record: ExportRecord) -> str:
    """Return the relation with the column of the article that tells a one-sided row."""
    told = [side for side, words in ((1, record.passage_1), (2, record.passage_2)) if words]
    if len(told) != 1:
        return record.relation
    return record.relation.replace("one-sided", f"only in article_{told[0]}")


def _text(value: str | int | None) -> str:
    return "" if value is None else str(value)
