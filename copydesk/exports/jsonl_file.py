"""The table as JSON lines, for scripts that read record by record.

The first line is the document of `json_file` without its records; each other line is a record.
"""

from __future__ import annotations

from copydesk.exports.json_file import as_json, head_of, object_of
from copydesk.exports.record import Records


def jsonl_text(records: Records) -> str:
    """Return the lines: the head, then one a record."""
    lines = [head_of(records), *(object_of(record) for record in records.records)]
    return "".join(as_json(line) + "\n" for line in lines)
