"""How good the fact sheet is: `python -m benchmarks.findings_sheet [SET ...] [--apart]`.

Of the gold rows about names, numbers, dates and quotations, the sheet of the two articles should
have both places in one line; of the equivalences it should, too. Whether all cells of a line speak
of the same thing only a reader can tell: `--lines N` prints N lines, drawn at random.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from random import Random
from typing import Final, Protocol

from benchmarks.findings import spans_of
from benchmarks.findings_tables import share, table_head, table_line
from benchmarks.gold_findings import GoldFinding, GoldSet, pairs_of, sets_named
from copydesk.articles.article import Article, Span
from copydesk.articles.read_article import read_article

KINDS: Final = ("name", "number", "date", "quote")
"""What a fact sheet is about."""


class Cell(Protocol):
    """A fact in an article."""

    @property
    def article(self) -> int:
        """Index into the articles that the sheet was made of."""

    @property
    def span(self) -> Span:
        """Where it stands."""


class Line(Protocol):
    """Facts that speak of the same thing."""

    @property
    def cells(self) -> Sequence[Cell]:
        """In the order of the articles."""


class Laid:
    """Two articles of a set, and the lines of their sheet."""

    def __init__(self, gold: GoldSet, files: tuple[str, str]) -> None:
        self.files = files
        self.articles: list[Article] = [read_article(gold.folder / name) for name in files]
        self.lines: Sequence[Line] = import_module("copydesk").fact_sheet(self.articles).lines

    def is_together(self, row: GoldFinding) -> bool:
        """Tell whether both places of a row are in one line."""
        spans = spans_of(row, self.files)
        return any(
            all(_touches(line.cells, side, span) for side, span in enumerate(spans))
            for line in self.lines
        )


def _touches(cells: Iterable[Cell], side: int, span: Span | None) -> bool:
    return span is not None and any(
        cell.article == side and cell.span.overlaps(span) for cell in cells
    )


def there_is_none() -> bool:
    """Tell whether the engine has no fact sheet."""
    return find_spec("copydesk.sheet") is None


def laid(gold: GoldSet) -> list[Laid]:
    """Return the sheets of all pairs of a set."""
    return [Laid(gold, files) for files in pairs_of(gold) if files[0] != files[1]]


def rows_of(rows: Iterable[GoldFinding], files: tuple[str, str]) -> Iterator[GoldFinding]:
    """Yield the two-sided rows of a pair."""
    return (row for row in rows if row.right and {row.left_file, row.right_file} == {*files})


def lines(sets: Sequence[GoldSet]) -> list[str]:
    """Return the table of the report."""
    if there_is_none():
        return ["Skipped: the engine has no fact sheet yet."]
    names = [*KINDS, "the four", "equivalences", "lines", "cells", "with both articles"]
    found = table_head("set", names)
    for gold in sets:
        counts: Counter[str] = Counter()
        for pair in laid(gold):
            counts.update(_counts(gold, pair))
        cells = [share(counts[f"{kind} together"], counts[kind]) for kind in names[:6]]
        found.append(table_line(gold.name, [*cells, *(str(counts[name]) for name in names[6:])]))
    return found


def _counts(gold: GoldSet, pair: Laid) -> Counter[str]:
    counts: Counter[str] = Counter()
    for row in rows_of(gold.discrepancies, pair.files):
        if row.kind in KINDS:
            for name in (row.kind, "the four"):
                counts[name] += 1
                counts[f"{name} together"] += pair.is_together(row)
    for row in rows_of(gold.equivalences, pair.files):
        counts["equivalences"] += 1
        counts["equivalences together"] += pair.is_together(row)
    counts["lines"] = len(pair.lines)
    counts["cells"] = sum(len(line.cells) for line in pair.lines)
    counts["with both articles"] = sum(
        len({cell.article for cell in line.cells}) > 1 for line in pair.lines
    )
    return counts


def _shown(pair: Laid, line: Line) -> str:
    return " | ".join(
        f"{cell.article}: {_with_words_around(pair.articles[cell.article].text, cell.span)}"
        for cell in line.cells
    )


def _with_words_around(text: str, span: Span) -> str:
    before, after = text[max(0, span.start - 40) : span.start], text[span.end : span.end + 40]
    return f"{before}[{text[span.start : span.end]}]{after}".replace("\n", " ")


def main() -> None:
    """Print the table, rows whose places are apart, and lines to read."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("sets", nargs="*", metavar="SET")
    parser.add_argument("--apart", action="store_true", help="list rows that are not in one line")
    parser.add_argument("--lines", type=int, default=0, help="lines with both articles to print")
    said = parser.parse_args()
    sets = sets_named(said.sets)
    print("\n".join(lines(sets)))
    for gold in [] if there_is_none() else sets:
        pairs = laid(gold)
        for pair in pairs if said.apart else ():
            for row in rows_of(gold.discrepancies, pair.files):
                if row.kind in KINDS and not pair.is_together(row):
                    print(f"  apart {row.id} {row.kind}: {row.words[0]!r} | {row.words[1]!r}")
        both = [
            _shown(pair, line)
            for pair in pairs
            for line in pair.lines
            if len({cell.article for cell in line.cells}) > 1
        ]
        for text in Random(1).sample(both, min(said.lines, len(both))):
            print(f"  {gold.name}: {text}")


if __name__ == "__main__":
    main()
