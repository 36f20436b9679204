"""The records of JSON, JSON Lines and CSV files."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from copydesk.articles.decoding import decode
from copydesk.articles.library import EXPORT_MARKER
from copydesk.errors import InputError
from copydesk.importing.fields import Record, is_article

_OWN: Final = EXPORT_MARKER.decode()
"""The first key of our own exports, which hold verdicts."""
_SEPARATORS: Final = ",;\t|"
_SAMPLE: Final = 20_000
"""Characters by which the separator of a table is told."""
_LARGEST_CELL: Final = 20_000_000


def records_of_json(data: bytes) -> Iterator[Record]:
    """Yield the records of a JSON document: a list of them, wherever it stands, or the only one.

    Raises:
        InputError: It isn't JSON, or holds no records.
    """
    text = decode(data).text
    try:
        document = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise InputError(f"This is not JSON: {error}.") from error
    if isinstance(document, dict) and _OWN in document:
        raise InputError("This is an export of copydesk: it holds verdicts, no articles.")
    if isinstance(document, dict) and is_article(document):
        records: list[Record] = [document]
    else:
        records = _longest_list(document, 0)
    if not records:
        raise InputError("This holds no records: a list of objects is what is looked for.")
    yield from records


def _longest_list(value: object, depth: int) -> list[Record]:
    """Return the longest list of records in a document, down to the third level."""
    if isinstance(value, list):
        return [one for one in value if isinstance(one, Mapping)]
    if isinstance(value, Mapping) and depth < 2:
        inside = [_longest_list(one, depth + 1) for one in value.values()]
        return max(inside, key=len, default=[])
    return []


def records_of_lines(data: bytes) -> Iterator[Record]:
    """Yield the records of a file of JSON Lines.

    Raises:
        InputError: A line is no JSON object.
    """
    for place, line in enumerate(decode(data).text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = msgspec.json.decode(line)
        except (msgspec.DecodeError, RecursionError) as error:
            raise InputError(f"Line {place} is not JSON: {error}.") from error
        if not isinstance(record, dict):
            raise InputError(f"Line {place} is no JSON object.")
        if _OWN in record:
            raise InputError("This is an export of copydesk: it holds verdicts, no articles.")
        yield record


def records_of_table(data: bytes) -> Iterator[Record]:
    """Yield the rows of a table by the names of its columns; the first line names them.

    Raises:
        InputError: It is no table.
    """
    text = decode(data).text
    try:
        dialect: type[csv.Dialect] | str = csv.Sniffer().sniff(text[:_SAMPLE], _SEPARATORS)
    except csv.Error:
        dialect = "excel"
    before = csv.field_size_limit(_LARGEST_CELL)
    try:
        for row in csv.DictReader(io.StringIO(text, newline=""), dialect=dialect):
            yield {name: value for name, value in row.items() if isinstance(name, str)}
    except csv.Error as error:
        raise InputError(f"This is no table: {error}.") from error
    finally:
        csv.field_size_limit(before)
