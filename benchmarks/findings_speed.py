"""What findings cost beside the alignment of one run: `python -m benchmarks.findings_speed`."""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import time
from importlib import import_module
from importlib.util import find_spec
from typing import Final

from msgspec import Struct

from benchmarks.alignment_speed import made_texts
from benchmarks.findings_tables import table_head, table_line
from benchmarks.mutations.scoring import article_of
from copydesk.articles.article import Article
from copydesk.comparison import alignment_task, laid_out, looked_through, machine_grouping

SIZES: Final = (30, 300, 2_000)
"""Sentences a side."""
_RUNS: Final = 7
_SMALL: Final = 300
"""Sentences a side up to which a size is measured `_RUNS` times, and above it three times."""
_LOADING: Final = (
    "import time, copydesk.findings.language.grammar as grammar\n"
    "began = time.perf_counter()\n"
    "grammar.grammar_of('en')\n"
    "print((time.perf_counter() - began) * 1e3)\n"
)
"""Run in a fresh process: words are kept once they are loaded."""


class Cost(Struct, frozen=True):
    """Milliseconds of one run on two made-up articles."""

    aligning: float
    finding: float
    """All that comes after the rows: what both articles say, differences, findings, and where each
    contradicts itself."""
    sheet: float | None
    """None while there is no fact sheet."""


def cost_at(size: int) -> Cost:
    """Return the medians of some runs at a size; each has articles that nothing knows yet."""
    runs = [_run(size, number) for number in range(_RUNS if size <= _SMALL else 3)]
    sheets = [run.sheet for run in runs if run.sheet is not None]
    return Cost(
        statistics.median(run.aligning for run in runs),
        statistics.median(run.finding for run in runs),
        statistics.median(sheets) if sheets else None,
    )


def _run(size: int, number: int) -> Cost:
    left, right = _made_pair(size, number)
    began = time.perf_counter()
    scores = alignment_task(left, right).run()
    aligned = time.perf_counter()
    machine_grouping(left, right, scores)
    grouped = time.perf_counter()
    looked_through(left, right, laid_out(left, right, scores))
    found = time.perf_counter()
    sheet = None
    if find_spec("copydesk.sheet") is not None:
        import_module("copydesk").fact_sheet([left, right])
        sheet = (time.perf_counter() - found) * 1e3
    finding = (found - grouped) - (grouped - aligned)
    return Cost((aligned - began) * 1e3, finding * 1e3, sheet)


def _made_pair(size: int, number: int) -> tuple[Article, Article]:
    found = []
    for name, text in zip(("one", "other"), made_texts(size), strict=True):
        # One sentence a paragraph, and no stop inside: as many sentences as asked for.
        whole = [re.sub(r"[.!?](?=\W*\s)", "", sentence) for sentence in text]
        told = "".join(f"{sentence.strip()}.\n\n" for sentence in whole)
        found.append(article_of(f"{name} {size} {number}", told))
    return found[0], found[1]


def loading() -> float:
    """Return the milliseconds in which a fresh process loads the words of a language."""
    run = subprocess.run(
        [sys.executable, "-c", _LOADING], capture_output=True, check=True, text=True
    )
    return float(run.stdout)


def lines() -> list[str]:
    """Return the table of the report."""
    _run(min(SIZES), -1)
    found = table_head("sentences a side", ["alignment", "findings", "ratio", "sheet", "ratio"])
    for size in SIZES:
        cost = cost_at(size)
        sheet = ["", ""]
        if cost.sheet is not None:
            with_sheet = (cost.finding + cost.sheet) / cost.aligning
            sheet = [f"{cost.sheet:,.0f}", f"{with_sheet:.2f} with the sheet"]
        cells = [f"{cost.aligning:,.0f}", f"{cost.finding:,.0f}"]
        found.append(
            table_line(f"{size:,}", [*cells, f"{cost.finding / cost.aligning:.2f}", *sheet])
        )
    if find_spec("copydesk.sheet") is None:
        found += ["", "The fact sheet was skipped: there is none."]
    return [*found, "", f"The words of English load in {loading():.1f} ms in a fresh process."]


if __name__ == "__main__":
    print("\n".join(lines()))
