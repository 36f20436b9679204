"""Figures as the tables of `benchmarks/TERMINAL.md` tell them, and whether they hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from benchmarks.terminal_budgets import Limit, Row, Unit, limits
from benchmarks.terminal_floods import Held

_UNITS: Final = {"bytes": "", "frames": " frames", "ms": " ms"}


def table(head: Sequence[str], lines: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a table in Markdown, the first column to the left, and an empty line."""
    yield f"| {' | '.join(head)} |"
    yield "| --- |" + " ---: |" * (len(head) - 1)
    for line in lines:
        yield f"| {' | '.join(line)} |"
    yield ""


def names_in(cases: Iterable[Sequence[Row]]) -> list[str]:
    """Return the names of all rows, in the order in which they come first."""
    return list(dict.fromkeys(row.name for rows in cases for row in rows))


def found(rows: Sequence[Row], name: str) -> str:
    """Return the bytes of the row called `name`: median and worst, or what is added up."""
    row = _row(rows, name)
    if row is None:
        return ""
    if any(limit.statistic == "sum" for limit in limits(name)):
        return " + ".join(f"{len(press.sent):,}" for press in row.presses)
    middle, worst = (row.figure("bytes", statistic) for statistic in ("median", "worst"))
    return f"{worst:,.0f}" if len(row.presses) == 1 else f"{middle:,.0f} / {worst:,.0f}"


def judged(rows: Sequence[Row], name: str) -> str:
    """Return the same and whether what is asked of these bytes holds."""
    row = _row(rows, name)
    asked_here = [limit for limit in limits(name) if limit.of == "bytes"]
    told = found(rows, name)
    return f"{told} {verdict(asked_here, row)}" if row and asked_here else told


def most_frames(rows: Sequence[Row], name: str) -> str:
    """Return the most frames for one key, and whether what is asked of them holds."""
    row = _row(rows, name)
    asked_here = [limit for limit in limits(name) if limit.of == "frames"]
    told = f"{row.figure('frames', 'worst'):.0f}" if row else ""
    return f"{told} {verdict(asked_here, row)}" if row and asked_here else told


def _row(rows: Sequence[Row], name: str) -> Row | None:
    return next((row for row in rows if row.name == name), None)


def asked_of(name: str, *units: Unit) -> str:
    """Return what is asked of the row called `name` in these units, as words."""
    return ", ".join(asked(limit) for limit in limits(name) if limit.of in units)


def asked(limit: Limit) -> str:
    """Return a limit as words."""
    at = {"median": " at the median", "95 %": " for 95 %", "sum": " together", "worst": ""}[
        limit.statistic
    ]
    unit = _UNITS[limit.of] if limit.most != 1 else _UNITS[limit.of].rstrip("s")
    return f"<= {limit.most:,.0f}{unit}{at}"


def verdict(asked_here: Sequence[Limit], row: Row) -> str:
    """Say whether limits hold; where one on the worst doesn't, whether it does at the median."""
    missed = [limit for limit in asked_here if limit in row.missed()]
    if not missed:
        return "ok"
    at_median = all(
        limit.statistic == "worst" and row.figure(limit.of, "median") <= limit.most
        for limit in missed
    )
    return "*worst over*" if at_median else "**over**"


def word(missed: bool) -> str:
    """Say whether a single figure holds."""
    return "**over**" if missed else "ok"


def held_line(one: Held) -> list[str]:
    """Return keys, bytes, lag, and verdicts written and refused, with what is asked of them."""
    flood = one.flood
    bytes_asked = "" if flood.bytes_asked is None else f"<= {flood.bytes_asked:,}: "
    return [
        flood.name,
        f"{one.bytes:,}",
        bytes_asked and bytes_asked + word("bytes" in one.missed),
        f"{one.lag:.2f}",
        f"<= {flood.lag_asked:g}: {word('lag' in one.missed)}",
        "" if one.written is None else str(one.written),
        "" if one.written is None else str(len(flood.keys) - one.written),
    ]
