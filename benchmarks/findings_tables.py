"""Tables about gold sets: recall, noise, types, confidence, severity, and which cells there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from benchmarks.cells import Passages, cells_of, coverage
from benchmarks.findings import Met, ScoredPair, ScoredSet, is_two_sided, spans_of
from copydesk.comparison import compare
from copydesk.findings.finding import CONFIDENCES, FINDING_KINDS, SEVERITIES, Finding

_BOTH: Final = "all two-sided"
_ROWS: Final = (
    *(_BOTH, "of them high", "all one-sided"),
    *(f"severity {severity}" for severity in SEVERITIES),
    *FINDING_KINDS,
)
_STEPS: Final = {severity: step for step, severity in enumerate(SEVERITIES)}
Table = list[str]


def recall(sets: Sequence[ScoredSet]) -> Table:
    """Return how many gold rows of each kind and severity a finding met, set by set."""
    lines = table_head("", [scored.gold.name for scored in sets])
    tallies = [_tally(scored.rows()) for scored in sets]
    for key in _ROWS:
        cells = [share(*tally[key]) if key in tally else "" for tally in tallies]
        if any(cells):
            lines.append(table_line("**number**" if key == "number" else key, cells))
    return lines


def _tally(rows: Iterable[Met]) -> dict[str, tuple[int, int]]:
    tally: dict[str, tuple[int, int]] = {}
    for met in rows:
        sides = _BOTH if met.row.right else "all one-sided"
        keys = [sides, met.row.kind, f"severity {met.row.severity}"]
        if met.row.right and met.row.severity == "high":
            keys.append("of them high")
        for key in keys:
            hit, total = tally.get(key, (0, 0))
            tally[key] = hit + bool(met.findings), total + 1
    return tally


def noise(sets: Sequence[ScoredSet]) -> Table:
    """Return how many findings there are, how many of them useful, and which say nothing true."""
    lines = table_head(
        "set",
        [
            *("two-sided findings", "of them useful", "two-sided a matched row"),
            *("equivalences flagged", "one-sided", "of them in no gold row"),
        ],
    )
    for scored in sets:
        two_sided, useful = list(scored.two_sided()), list(scored.useful())
        matched = sum(bool(met.findings and met.row.right) for met in scored.rows())
        one_sided = sum(len(pair.findings) for pair in scored.pairs) - len(two_sided)
        lone = sum(not is_two_sided(finding) for pair in scored.pairs for finding in pair.noise)
        cells = [
            str(len(two_sided)),
            share(len(useful), len(two_sided)),
            f"{len(two_sided) / max(1, matched):.2f}",
            share(len(scored.flagged()), len(scored.gold.equivalences)),
            str(one_sided),
            str(lone),
        ]
        lines.append(table_line(scored.gold.name, cells))
    return lines


def by_type(sets: Sequence[ScoredSet]) -> Table:
    """Return, type by type and set by set, how many findings are useful and flag an equivalence."""
    found = [_by(scored, lambda finding: finding.type) for scored in sets]
    lines = table_head("type", [scored.gold.name for scored in sets])
    for name in sorted({name for tally in found for name in tally}):
        lines.append(table_line(name, [_useful(tally.get(name)) for tally in found]))
    return lines


def by_confidence(sets: Sequence[ScoredSet]) -> Table:
    """Return the same for the words that are shown for confidence."""
    found = [_by(scored, lambda finding: finding.confidence) for scored in sets]
    lines = table_head("shown as", [scored.gold.name for scored in sets])
    for name in CONFIDENCES:
        lines.append(table_line(name, [_useful(tally.get(name)) for tally in found]))
    return lines


def _by(scored: ScoredSet, name: Callable[[Finding], str]) -> dict[str, tuple[int, int, int]]:
    """Count two-sided findings by a name: all, useful ones, those that flag equivalences."""
    every: Counter[str] = Counter(map(name, scored.two_sided()))
    useful: Counter[str] = Counter(map(name, scored.useful()))
    false: Counter[str] = Counter(
        name(finding) for pair in scored.pairs for finding in pair.false if is_two_sided(finding)
    )
    return {key: (every[key], useful[key], false[key]) for key in every}


def _useful(counts: tuple[int, int, int] | None) -> str:
    if counts is None:
        return ""
    every, useful, false = counts
    return f"{useful}/{every}" + (f", {false} false" if false else "")


def severity(sets: Sequence[ScoredSet]) -> Table:
    """Return how often the severity of the closest finding is that of the gold row that it met."""
    lines = table_head("set", ["matched rows", "equal", "at most one step off", "graver", "milder"])
    for scored in sets:
        steps = [
            _STEPS[met.findings[0].severity] - SEVERITIES.index(met.row.severity)
            for met in scored.rows()
            if met.findings and met.row.severity in SEVERITIES
        ]
        cells = [
            str(len(steps)),
            share(steps.count(0), len(steps)),
            share(sum(abs(step) <= 1 for step in steps), len(steps)),
            str(sum(step < 0 for step in steps)),
            str(sum(step > 0 for step in steps)),
        ]
        lines.append(table_line(scored.gold.name, cells))
    return lines


def cells(sets: Sequence[ScoredSet]) -> Table:
    """Return how many of the listed passages stand in linked sentences, or in candidates besides.

    What stands in neither can't become a finding, nor a line of the fact sheet by its sentence.
    """
    lines = table_head(
        "set",
        [
            *("discrepant in links", "or candidates", "equivalent in links", "or candidates"),
            "cells a sentence of the shorter article",
        ],
    )
    for scored in sets:
        counts: Counter[str] = Counter()
        for pair in scored.pairs:
            if pair.left.name != pair.right.name:
                counts.update(_cells_of(pair))
        lines.append(
            table_line(
                scored.gold.name,
                [
                    share(counts["D linked"], counts["D"]),
                    share(counts["D near"], counts["D"]),
                    share(counts["E linked"], counts["E"]),
                    share(counts["E near"], counts["E"]),
                    f"{counts['cells'] / max(1, counts['sentences']):.2f}",
                ],
            )
        )
    return lines


def _cells_of(pair: ScoredPair) -> Counter[str]:
    """Count the rows of a pair whose sentences are linked, or are candidates, and the cells."""
    comparison = compare(pair.left, pair.right)
    linked = cells_of(comparison.links)
    near = linked | cells_of(comparison.candidates)
    shorter = min(len(pair.left.sentences), len(pair.right.sentences))
    counts = Counter({"cells": len(near), "sentences": shorter})
    for name, rows in (("D", pair.discrepancies), ("E", pair.equivalences)):
        passages = [
            Passages(left, right)
            for left, right in (
                spans_of(met.row, (pair.left.name, pair.right.name)) for met in rows
            )
            if left and right
        ]
        counts[name] = len(passages)
        counts[f"{name} linked"] = coverage(pair.left, pair.right, passages, linked).held
        counts[f"{name} near"] = coverage(pair.left, pair.right, passages, near).held
    return counts


def table_head(first: str, names: Sequence[str]) -> Table:
    """Return the two lines that begin a table; all columns but the first hold figures."""
    return [table_line(first, names), f"| --- |{' ---: |' * len(names)}"]


def table_line(first: str, cells: Iterable[str]) -> str:
    """Return a line of a table."""
    return f"| {first} | {' | '.join(cells)} |"


def share(part: int, whole: int) -> str:
    """Return "3/4, 75 %"; "" of nothing."""
    return f"{part}/{whole}, {part / whole:.0%}".replace("%", " %") if whole else ""
