"""Where the time of imports goes, package by package, beside what the least program imports."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from math import inf
from typing import Final

_IMPORT: Final = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s*(\S+)")
_RUNS: Final = 9
"""Imports of which the least time counts: on a busy machine some take ten times as long."""
_NAMED_APART: Final = ("textual", "rich", "copydesk", "tui", "widgets", "msgspec")


def imports(code: str, runs: int = 1) -> dict[str, tuple[float, int]]:
    """Return by package in how many ms how many modules are imported by `code`.

    Args:
        code: What is run.
        runs: How often; the least time of each module counts.
    """
    command = [sys.executable, "-X", "importtime", "-c", code]
    least_time: dict[str, float] = {}
    for _ in range(runs):
        told = subprocess.run(command, capture_output=True, text=True, check=True).stderr
        for taken, module in _IMPORT.findall(told):
            least_time[module] = min(int(taken) / 1e3, least_time.get(module, inf))
    found: dict[str, tuple[float, int]] = {}
    for module, taken in least_time.items():
        top = module.partition(".")[0]
        package = top if top in _NAMED_APART else "others"
        spent, count = found.get(package, (0.0, 0))
        found[package] = spent + taken, count + 1
    return found


def import_table() -> Iterator[str]:
    """Yield the lines of the table of what is imported, beside what the least program imports."""
    least_ones = imports("from textual.app import App; from textual.widgets import Static", _RUNS)
    review = imports("import tui.cli, tui.app.reading_ahead, tui.app.start", _RUNS)
    yield "| imports | least: ms | modules | review: ms | modules |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for package in (*_NAMED_APART, "others"):
        cells = [least_ones.get(package, (0, 0)), review.get(package, (0, 0))]
        yield f"| {package} | " + " | ".join(f"{ms:.0f} | {count}" for ms, count in cells) + " |"
