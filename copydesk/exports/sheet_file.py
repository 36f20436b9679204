"""A fact sheet as CSV, JSON and Markdown.

The tables of verdicts know nothing of it: a sheet is what articles say, whoever decides what. CSV
is safe against formulas and Markdown escaped, as they are there.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, Literal

from copydesk.articles.article import Article
from copydesk.exports.csv_cell import cell
from copydesk.exports.json_file import MARKER, VERSION, as_json
from copydesk.exports.markdown_text import cell as table_cell
from copydesk.exports.markdown_text import section, table
from copydesk.sheet.sheet import Cell, Line, Sheet

SheetFormat = Literal["csv", "json", "markdown"]

_COLUMNS: Final = (
    "line", "kind", "about", "unequal", "alone", "article", "sentence", "start", "end", "stated",
    "words",
)  # fmt: skip
_HEADINGS: Final = ("What can't all be true, or is put otherwise", "The rest", "One article alone")


def sheet_text(sheet: Sheet, articles: Sequence[Article], kind: SheetFormat) -> str:
    """Return a fact sheet in a format.

    Args:
        sheet: The sheet.
        articles: What it was made of, in its order.
        kind: Which format.
    """
    return _FORMATS[kind](sheet, articles)


def _csv(sheet: Sheet, articles: Sequence[Article]) -> str:
    """Return a header row, then one row a cell; lines and sentences count from 1."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(_COLUMNS)
    for number, line in enumerate(sheet.lines, 1):
        for one in line.cells:
            row = (
                str(number), line.kind, line.about, _yes(line.unequal), _yes(line.alone),
                articles[one.article].name, str(one.sentence + 1), str(one.span.start),
                str(one.span.end), one.stated, one.words,
            )  # fmt: skip
            writer.writerow([cell(text) for text in row])
    return stream.getvalue()


def _yes(told: bool) -> str:
    return "yes" if told else ""


def _json(sheet: Sheet, articles: Sequence[Article]) -> str:
    document = {
        MARKER: VERSION,
        "articles": [
            {
                "name": article.name,
                "sha256": article.sha256,
                "short_name": article.facts.short_name,
                "published": article.facts.published,
            }
            for article in articles
        ],
        "lines": [
            {
                "kind": line.kind,
                "about": line.about,
                "unequal": line.unequal,
                "alone": line.alone,
                "cells": [
                    {
                        "article": one.article,
                        "sentence": one.sentence,
                        "start": one.span.start,
                        "end": one.span.end,
                        "quote": articles[one.article].quote(one.span),
                        "words": one.words,
                    }
                    for one in line.cells
                ],
            }
            for line in sheet.lines
        ],
    }
    return as_json(document, indent=1) + "\n"


def _markdown(sheet: Sheet, articles: Sequence[Article]) -> str:
    """Return three tables, an article a column; equal words of one article stand there once."""
    lines = [f"<!-- {MARKER} {VERSION} -->", "", "# Fact sheet", ""]
    lines += ["What the articles state, side by side. It claims nothing.", ""]
    head = ["", "of what", *(table_cell(a.facts.short_name or a.name) for a in articles)]
    for heading, part in zip(_HEADINGS, parts_of(sheet), strict=True):
        rows = [
            [line.kind, table_cell(line.about), *(_stated(line, n) for n in range(len(articles)))]
            for line in part
        ]
        lines += section(heading, table(head, rows))
    return "\n".join(lines)


def parts_of(sheet: Sheet) -> tuple[tuple[Line, ...], tuple[Line, ...], tuple[Line, ...]]:
    """Return the unequal lines, the equal ones, and those of one article alone."""
    unequal = tuple(line for line in sheet.lines if line.unequal)
    alone = tuple(line for line in sheet.lines if line.alone and not line.unequal)
    return unequal, tuple(line for line in sheet.lines if not (line.unequal or line.alone)), alone


def _stated(line: Line, article: int) -> str:
    return "; ".join(table_cell(words) for words in dict.fromkeys(_words(line.cells_of(article))))


def _words(cells: Sequence[Cell]) -> Iterator[str]:
    return (one.stated for one in cells)


_FORMATS: Final[Mapping[str, Callable[[Sheet, Sequence[Article]], str]]] = {
    "csv": _csv,
    "json": _json,
    "markdown": _markdown,
}
