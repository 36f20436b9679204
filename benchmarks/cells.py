"""Which cells findings and the fact sheet may use: `python -m benchmarks.cells`.

A clash can only be found in two sentences that are compared at all. For each pair of real articles
with gold findings (`findings/real` in what COPYDESK_GOLD names, skipped aloud where that is not
set) this counts the discrepant and the equivalent passages of which both stand in one cell, linked
or further, and how many cells that takes for each sentence of the shorter article.

The pairs are an opened set: nothing is fitted to them, but figures were looked at.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from benchmarks.gold_links import Cell
from copydesk.alignment.link import Link
from copydesk.articles.article import Article, Span
from copydesk.articles.read_article import read_article
from copydesk.comparison import alignment_task, machine_grouping

SETS: Final = ("discrepancies", "equivalences")
"""The rows of two passages in the gold file."""


class Passages(Struct, frozen=True):
    """A passage of each article that speak of one thing."""

    left: Span
    right: Span


class Coverage(Struct, frozen=True):
    """What some cells of one pair hold."""

    held: int
    """Rows of which both passages stand in one cell."""
    rows: int
    cells: int
    shorter: int
    """Sentences of the shorter article."""


def real_pairs(folder: Path) -> Iterator[tuple[Article, Article, dict[str, list[Passages]]]]:
    """Yield the pairs of `gold.json` in `folder`, with their rows by the name of their set."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    rows: defaultdict[tuple[str, str], dict[str, list[Passages]]] = defaultdict(
        lambda: {name: [] for name in SETS}
    )
    for name in SETS:
        for row in gold[name]:
            if row["b"] is not None:
                pair = row["a"]["file"], row["b"]["file"]
                rows[pair][name].append(Passages(_span(row["a"]), _span(row["b"])))
    for (left, right), found in rows.items():
        yield read_article(folder / left), read_article(folder / right), found


def _span(passage: dict[str, Any]) -> Span:
    return Span(passage["start"], passage["end"])


def cells_of(links: Iterable[Link]) -> set[Cell]:
    """Return the cells of some links."""
    return {(link.left, link.right) for link in links}


def coverage(
    left: Article, right: Article, rows: Collection[Passages], cells: set[Cell]
) -> Coverage:
    """Return how many rows `cells` hold."""
    held = sum(
        any(
            (one, other) in cells
            for one in sentences_at(left, row.left)
            for other in sentences_at(right, row.right)
        )
        for row in rows
    )
    shorter = min(len(left.sentences), len(right.sentences))
    return Coverage(held, len(rows), len(cells), shorter)


def sentences_at(article: Article, span: Span) -> list[int]:
    """Return the sentences that hold a part of `span`."""
    return [
        sentence.index
        for sentence in article.sentences
        if sentence.start < span.end and span.start < sentence.end
    ]


def table(folder: Path) -> list[list[str]]:
    """Return, a row each, what links hold and what links and further cells do."""
    found: dict[str, dict[str, list[Coverage]]] = {
        cells: {name: [] for name in SETS} for cells in ("links", "links and further cells")
    }
    for left, right, passages in real_pairs(folder):
        grouping = machine_grouping(left, right, alignment_task(left, right).run())
        links = cells_of(grouping.links)
        for name in SETS:
            found["links"][name].append(coverage(left, right, passages[name], links))
            every = links | cells_of(grouping.candidates)
            found["links and further cells"][name].append(
                coverage(left, right, passages[name], every)
            )
    rows = [["cells", "discrepant passages", "equivalent passages", "cells a sentence"]]
    for cells, by_set in found.items():
        shares = [
            f"{sum(one.held for one in by_set[name]) / sum(one.rows for one in by_set[name]):.3f}"
            for name in SETS
        ]
        counts = by_set[SETS[0]]
        rate = sum(one.cells for one in counts) / sum(one.shorter for one in counts)
        rows.append([cells, *shares, f"{rate:.2f}"])
    return rows


def findings_folder() -> Path | None:
    """Return the folder of real pairs with gold findings; None where there is none."""
    gold = os.environ.get("COPYDESK_GOLD")
    folder = Path(gold) / "findings" / "real" if gold else None
    return folder if folder is not None and folder.is_dir() else None


def main() -> None:
    """Print the table, or that there is nothing to count."""
    folder = findings_folder()
    if folder is None:
        print("skipped: COPYDESK_GOLD names no folder with findings/real")
        return
    for row in table(folder):
        print("| " + " | ".join(row) + " |")


if __name__ == "__main__":
    main()
