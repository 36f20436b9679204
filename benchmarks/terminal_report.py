"""The tables of `benchmarks/TERMINAL.md`: every figure with what is asked and what made it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeVar

from benchmarks import terminal_budgets as names
from benchmarks.terminal_budgets import Row, limits
from benchmarks.terminal_cells import (
    asked,
    asked_of,
    found,
    held_line,
    judged,
    most_frames,
    names_in,
    table,
    verdict,
    word,
)
from benchmarks.terminal_floods import Held
from benchmarks.terminal_machine import machine
from benchmarks.terminal_programs import ALL, COPYDESK, LEAST, STOCK, VIMDIFF, Program, Size
from benchmarks.terminal_tmux import FRAMES_A_SECOND, Pane

COMPARED_AT: Final = Size(120, 40)
"""The size at which other programs are measured."""


class Case(NamedTuple):
    """Where figures were taken."""

    program: str
    corpus: str
    size: Size


class Measured(NamedTuple):
    """All that one run found."""

    keys: Mapping[Case, Sequence[Row]]
    """On a fast line, key by key."""
    held: Mapping[Case, Sequence[Held]]
    """Held keys on a slow line."""
    tmux_keys: Mapping[Case, Sequence[Row]]
    """In tmux, the slow line between it and the terminal, key by key."""
    tmux_held: Mapping[Case, Sequence[Held]]
    """The same with held keys."""
    tmux_pane: Mapping[Case, Pane]
    """Held keys while no terminal shows tmux."""
    skipped: Sequence[str]
    """What wasn't measured, and why."""


_HEAD: Final = """\
# Bytes and lag in a terminal

Written by `make bench-terminal`; under each heading stands the command that measures that part
alone. Bytes are all that a program writes to its terminal, questions to it included. A key is
pressed when the answer to the one before has arrived whole. *ok* and **over** are computed from the
limits in `benchmarks/terminal_budgets.py`; *worst over* means that the limit on every single key
holds at the median. Times drift with the machine: read them as ratios.

{machine}

Texts: {texts}.
"""


def report(measured: Measured, texts: Mapping[str, str]) -> str:
    """Return the whole report in Markdown.

    Args:
        measured: What was found.
        texts: What lies behind the name of each corpus.
    """
    told = "; ".join(f"*{name}* is {what}" for name, what in texts.items())
    lines = [_HEAD.format(machine=machine(), texts=told)]
    if measured.skipped:
        lines.append(f"**Not measured:** {'; '.join(measured.skipped)}.\n")
    for part in (_beside_others, _key_by_key, _times, _held_keys, _in_tmux):
        lines += part(measured)
    return "\n".join(lines).rstrip() + "\n"


def over(measured: Measured) -> Iterator[str]:
    """Name every figure of copydesk that is over what is asked, a line each."""
    for where, rows in (("", measured.keys), ("tmux, ", measured.tmux_keys)):
        for case, row in _lines_of(COPYDESK, rows):
            for limit in row.missed():
                if not (where and limit.of == "ms"):  # the line alone takes longer
                    told = f"{row.figure(limit.of, limit.statistic):,.0f}, {asked(limit)}"
                    yield f"{where}{case.corpus} {case.size}: {row.name}: {told}"
    for where, held in (("", measured.held), ("tmux, ", measured.tmux_held)):
        for case, one in _lines_of(COPYDESK, held):
            if one.missed:
                told = f"{one.bytes:,} bytes, {one.lag:.2f} s: {', '.join(one.missed)}"
                yield f"{where}{case.corpus} {case.size}: {one.flood.name}: {told}"


def _beside_others(measured: Measured) -> Iterator[str]:
    """Bytes of each program, text by text, at one size."""
    for corpus in _corpora(measured.keys):
        cases = {
            program.name: measured.keys[Case(program.name, corpus, COMPARED_AT)]
            for program in ALL
            if Case(program.name, corpus, COMPARED_AT) in measured.keys
        }
        if len(cases) < 2:
            continue
        yield from _heading(f"Beside other programs: {corpus}, {COMPARED_AT}", "keys", corpus)
        yield "Bytes, median / worst.\n"
        yield from table(
            ["", "asked", *cases],
            (
                [
                    name,
                    asked_of(name, "bytes", "frames"),
                    *(found(rows, name) for rows in cases.values()),
                ]
                for name in names_in(cases.values())
            ),
        )


def _key_by_key(measured: Measured) -> Iterator[str]:
    """Bytes of copydesk at every size, text by text."""
    for corpus in _corpora(measured.keys):
        cases = _sizes_of(COPYDESK, corpus, measured.keys)
        if not cases:
            continue
        yield from _heading(f"copydesk key by key: {corpus}", "keys", corpus, COPYDESK)
        yield "Bytes, median / worst; then the most frames for one key.\n"
        yield from table(
            ["", "asked", *(str(size) for size in cases), *(f"frames {size}" for size in cases)],
            (
                [name, asked_of(name, "bytes", "frames")]
                + [judged(rows, name) for rows in cases.values()]
                + [most_frames(rows, name) for rows in cases.values()]
                for name in names_in(cases.values())
            ),
        )


def _times(measured: Measured) -> Iterator[str]:
    """Time to the last byte, as a ratio to other programs."""
    others = (STOCK, LEAST, VIMDIFF)
    for corpus in _corpora(measured.keys):
        ours = measured.keys.get(Case(COPYDESK.name, corpus, COMPARED_AT))
        if ours is None:
            continue
        found = {
            program.name: measured.keys.get(Case(program.name, corpus, COMPARED_AT), ())
            for program in others
        }
        title = f"Key to last byte on a fast line: {corpus}, {COMPARED_AT}"
        yield from _heading(title, "keys", corpus)
        yield "Milliseconds of copydesk, and its median as a multiple of the other program's.\n"
        yield from table(
            ["", "median", "95 %", "asked", *(f"to {name}" for name in found)],
            (_time_line(row, found.values()) for row in ours if row.name != names.IDLE),
        )


def _time_line(row: Row, others: Iterable[Sequence[Row]]) -> list[str]:
    middle, slowest = row.figure("ms", "median"), row.figure("ms", "95 %")
    limit = next((limit for limit in limits(row.name) if limit.of == "ms"), None)
    told = f"{asked(limit)}: {verdict([limit], row)}" if limit else ""
    medians = [_milliseconds(rows, row.name) for rows in others]
    ratios = [f"{middle / other:.2f}" if other else "" for other in medians]
    return [row.name, f"{middle:.1f}", f"{slowest:.1f}", told, *ratios]


def _milliseconds(rows: Sequence[Row], name: str) -> float:
    return next((row.figure("ms", "median") for row in rows if row.name == name), 0.0)


def _held_keys(measured: Measured) -> Iterator[str]:
    """Held keys on the slow line."""
    if not measured.held:
        return
    yield from _heading("Held keys at 64 kbit/s and 100 ms", "held")
    yield from _held_table(measured.held)


def _held_table(held: Mapping[Case, Sequence[Held]]) -> Iterator[str]:
    yield "Lag is the time from the last key to the last byte.\n"
    yield from table(
        [
            "program",
            "text",
            "size",
            "keys",
            "bytes",
            "asked",
            "lag, s",
            "asked",
            "written",
            "refused",
        ],
        (
            [case.program, case.corpus, str(case.size), *held_line(one)]
            for case, floods in held.items()
            for one in floods
        ),
    )


def _in_tmux(measured: Measured) -> Iterator[str]:
    """What tmux sends to the terminal that shows it, and what the program draws when none does."""
    if not measured.tmux_keys:
        return
    yield from _heading("In tmux, its terminal at 64 kbit/s and 100 ms", "tmux")
    for corpus in _corpora(measured.tmux_keys):
        yield f"Bytes from tmux to its terminal, median / worst: {corpus}.\n"
        cases = _sizes_of(COPYDESK, corpus, measured.tmux_keys)
        yield from table(
            ["", "asked", *(str(size) for size in cases)],
            (
                [name, asked_of(name, "bytes"), *(judged(rows, name) for rows in cases.values())]
                for name in names_in(cases.values())
            ),
        )
    yield from _held_table(measured.tmux_held)
    yield "While no terminal shows tmux: what the program draws in its pane.\n"
    yield from table(
        ["text", "size", "bytes", "frames", "most in a second", "asked"],
        (
            [case.corpus, str(case.size), *_pane_line(pane)]
            for case, pane in measured.tmux_pane.items()
        ),
    )


def _pane_line(pane: Pane) -> list[str]:
    asked_frames = f"<= {FRAMES_A_SECOND}: {word(pane.busiest > FRAMES_A_SECOND)}"
    return [f"{pane.bytes:,}", str(pane.frames), str(pane.busiest), asked_frames]


def _heading(
    title: str, part: str, corpus: str = "", program: Program | None = None
) -> Iterator[str]:
    options = f" --corpora {corpus}" if corpus else ""
    options += f" --programs '{program.name}'" if program else ""
    yield f"## {title}\n"
    yield f"`python -m benchmarks.terminal --parts {part}{options}`\n"


_Line = TypeVar("_Line", Row, Held)


def _lines_of(
    program: Program, cases: Mapping[Case, Sequence[_Line]]
) -> Iterator[tuple[Case, _Line]]:
    for case, lines in cases.items():
        if case.program == program.name:
            yield from ((case, line) for line in lines)


def _corpora(cases: Iterable[Case]) -> list[str]:
    return list(dict.fromkeys(case.corpus for case in cases))


def _sizes_of(
    program: Program, corpus: str, cases: Mapping[Case, Sequence[Row]]
) -> dict[Size, Sequence[Row]]:
    return {
        case.size: rows
        for case, rows in cases.items()
        if (case.program, case.corpus) == (program.name, corpus)
    }
