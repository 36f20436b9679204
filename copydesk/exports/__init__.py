"""A review written for other programs and people, one module a format.

All formats stand on one table (`record`, gathered by `records`). Nothing heavy is imported before a
format is asked for.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from copydesk.atomic import write_atomically
from copydesk.counted import counted
from copydesk.errors import InputError, NotSavedError
from copydesk.visible import visible

if TYPE_CHECKING:
    from copydesk.exports.record import Records

ENDINGS: Final = {
    "csv": ".csv",
    "json": ".json",
    "jsonl": ".jsonl",
    "markdown": ".md",
    "html": ".html",
    "webannotation": ".annotations.jsonld",
    "claimreview": ".claims.jsonld",
}
"""The formats, each with what the name of its file ends in."""

FORMATS: Final = tuple(ENDINGS)
"""What `export_text` can write, in the order in which it is offered."""

JUDGED_ONLY: Final = frozenset({"webannotation", "claimreview"})
"""Formats that have no place for rows and findings without a verdict, whatever is asked for."""


def export_text(records: Records, kind: str) -> str:
    """Return an export as text.

    Args:
        records: What is exported.
        kind: One of `FORMATS`.

    Raises:
        InputError: There is no such format.
    """
    match kind:
        case "csv":
            from copydesk.exports.csv_file import csv_text

            return csv_text(records)
        case "json":
            from copydesk.exports.json_file import json_text

            return json_text(records)
        case "jsonl":
            from copydesk.exports.jsonl_file import jsonl_text

            return jsonl_text(records)
        case "markdown":
            from copydesk.exports.markdown_report import markdown_text

            return markdown_text(records)
        case "webannotation":
            from copydesk.exports.web_annotation import web_annotation_text

            return web_annotation_text(records)
        case "claimreview":
            from copydesk.exports.claim_review import claim_review_text

            return claim_review_text(records)
        case "html":
            from copydesk.exports.html_report import html_text

            return html_text(records)
    raise InputError(f"There is no export format {kind!r}.", f"There are: {', '.join(FORMATS)}.")


def told(records: Records, kind: str) -> str:
    """Return how much an export of a format holds, in words: "2 verdicts", "1 claim review"."""
    if kind == "claimreview":
        return counted(len(records.claims), "claim review")
    return records.verdicts_told if kind in JUDGED_ONLY else records.told


def cells_cut(records: Records, kind: str) -> int:
    """Return how many cells of an export lack their ends, as spreadsheets hold no longer ones."""
    if kind != "csv":
        return 0
    from copydesk.exports import csv_file

    return csv_file.cells_cut(records)


def write_export(records: Records, kind: str, path: Path) -> None:
    """Write an export to a file, which then holds the old bytes or the new ones, never a part.

    CSV files begin with a byte order mark: without it spreadsheets take UTF-8 for something else
    and garble every curly quote. `export_text` gives none, as scripts that read a pipe want none.

    Args:
        records: What is exported.
        kind: One of `FORMATS`.
        path: The file. Its folder must exist; a link is followed; to a pipe or a device it is
            written as it is.

    Raises:
        InputError: There is no such format, or `path` is one of the articles.
        NotSavedError: It could not be written; what was there before still stands.
    """
    data = export_text(records, kind).encode("utf-8-sig" if kind == "csv" else "utf-8")
    shown = visible(str(path))
    try:
        _refuse_articles(path, records)
        if not path.parent.is_dir():
            raise NotSavedError(
                f"{shown} could not be written: there is no folder {visible(str(path.parent))}.",
                "Make the folder, or name another file.",
            )
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("wb", buffering=0) as file:
                _write_all(file.fileno(), data)
        else:
            write_atomically(path.resolve(), data)
    except BrokenPipeError:
        raise
    except (OSError, ValueError, RuntimeError) as error:
        # Not only OSError: a NUL in the name, or links in a circle (RuntimeError before 3.13).
        reason = getattr(error, "strerror", None) or str(error)
        raise NotSavedError(
            f"{shown} could not be written: {reason}.", "Name another file with -o FILE."
        ) from error


def _refuse_articles(path: Path, records: Records) -> None:
    if path.is_file() and any(one.exists() and path.samefile(one) for one in records.paths):
        raise InputError(
            f"{visible(str(path))} is one of the articles; an export won't overwrite it.",
            "Name another file.",
        )


def _write_all(descriptor: int, data: bytes) -> None:
    while data:
        data = data[os.write(descriptor, data) :]
