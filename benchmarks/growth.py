"""What grows with the length of articles, their number, and the age of a desk: `make bench-growth`.

Prints tables in Markdown and writes GROWTH.md. Every start is measured beside the least Textual
program, in the same round and in a terminal of 120x40: the review's own is felt on every use, and a
clock alone says more about the machine. The parts are `growth_stories` (what is opened),
`growth_visits`, `growth_values` and `growth_costs` (what is measured of it), `growth_cases` (in
which order), `growth_tables` and `growth_asked` (how it is told). Linux only: it asks /proc.

What is left out of the report, if anything, is named in it. Real articles are looked at if
COPYDESK_ARTICLES or `--articles` names a folder; figures of them are told, never a word.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from benchmarks.growth_asked import Found, asked_table
from benchmarks.growth_cases import Effort, Measured, measured
from benchmarks.growth_commands import commands
from benchmarks.growth_imports import import_table
from benchmarks.growth_stories import SHORT, desks, folders, pairs
from benchmarks.growth_tables import (
    command_table,
    desk_table,
    floors,
    folders_behind,
    folders_coming,
    lengths_coming,
    problems,
    staying,
)
from benchmarks.terminal_machine import machine

TARGET: Final = Path(__file__).with_name("GROWTH.md")
PARTS: Final = ("pairs", "folders", "desks", "commands", "imports")

ABOUT: Final = """\
# Growth: measured

Written by `make bench-growth`. A case is opened when nothing is kept of it (*new*) and when an
earlier visit left what it kept (*kept*). **Ratios**, which hold on any machine, are *content*,
*CPU*, *rows*, *verdict* and *next row*; all else is seconds, milliseconds and MB of this machine.
A cell is the median, with the least and the most behind it where it was measured more than once.

{machine} Measuring took {minutes:.0f} minutes.
"""

_STARTING: Final = """\
*Content*: from exec until the first sentence of the base can be read, by the clock, as a ratio to
the least program in the same round; *CPU*: for how long the program itself was at work until then,
as a ratio too. *Rows*: from exec until the rows are there, as a ratio."""
_LENGTHS: Final = """\
Seconds are counted from the content: until the rows are there, and until their findings are.
*Compare*: for how many seconds of a processor the children were at work that do nothing else; a
short pair may be compared by the one that reads it."""
_FOLDERS: Final = f"""\
Articles of {SHORT} sentences each. Seconds are counted from the content: *list*, until the articles
on the screen stand there by their short names; *all read*, until nothing is being read any more."""
_BEHIND: Final = """\
The other pairs of the base, compared while a person reads. Seconds from the content until all are;
of those that weren't when the visit's patience ended, how many were *left*. *Children* and
*program*: for how many seconds of a processor they were at work from the content until then,
reading included; *ms a pair* is what each pair cost the program once all was read, the list among
it."""
_STAYING: Final = """\
*Verdict* and *next row*: for how many ms the program was at work for a key, and the ratio to the
first case in the table that had one pressed; keys are pressed with pauses, on what was kept.
*Quits*: seconds from the key to the end of the process. Memory is in MB, shared pages by share: of
the program and of its children once all was quiet, and the *most* that each ever had. Children that
wait for more end after a minute, so some of them are counted that soon won't be there."""
_DESK: Final = """\
A desk that four people worked on, 20 articles. *CPU: s* and *children: s* are the time of a
processor before the content. *Read* is what is read from files while it quits, and *most* the most
RAM that the program ever had, quitting included."""
_COMMANDS: Final = "Seconds of a processor, children included, where nothing is kept, and again."
_IMPORTS: Final = """\
Where the time of imports goes, by `python -X importtime`, which makes them a fifth longer; the
least of nine."""
_ASKED: Final = "What is asked, beside what the tables below tell in full."


def report(found: Found, minutes: float, parts: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the report.

    Args:
        found: What was measured.
        minutes: How long that took.
        parts: Those of `PARTS` that were wanted.
    """
    yield from ABOUT.format(machine=machine(), minutes=minutes).splitlines()
    if left_out := [part for part in PARTS if part not in parts]:
        yield from ("", f"**Not measured:** {', '.join(left_out)}.")
    yield from _section("Asked", _ASKED, asked_table(found))
    if found.pairs:
        yield from _starts("By length", _LENGTHS, found.pairs, lengths_coming)
        yield from _section("In a long pair", _STAYING, staying("sentences a side", found.pairs))
    if found.folders:
        yield from _starts("By number of articles", _FOLDERS, found.folders, folders_coming)
        yield from _section("Behind the pair on screen", _BEHIND, folders_behind(found.folders))
        yield from _section("In a large folder", "As above.", staying("articles", found.folders))
    if found.desks:
        yield from _starts("An old desk", _DESK, found.desks, desk_table)
    if found.commands:
        yield from _section("Commands", _COMMANDS, command_table(found.commands))
    if "imports" in parts:
        yield from _section("Imports", _IMPORTS, import_table())


def _section(title: str, about: str, lines: Iterator[str]) -> Iterator[str]:
    yield from ("", f"## {title}", "", *about.splitlines(), "")
    yield from lines


def _starts(
    title: str,
    about: str,
    found: Sequence[Measured],
    lines: Callable[[Sequence[Measured]], Iterator[str]],
) -> Iterator[str]:
    """Yield a section that begins with how soon there is something to read."""
    yield from _section(title, f"{_STARTING}\n{floors(found)}\n\n{about}", lines(found))
    if told := list(problems(found)):
        yield from ("", *told)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and write the report if all was measured; return the exit status."""
    options = _parse(arguments)
    effort = Effort(options.runs, options.bound, options.quick)
    parts = options.only or PARTS
    began = time.monotonic()
    found = _measured(parts, effort, options.articles)
    told = "\n".join(report(found, (time.monotonic() - began) / 60, parts)) + "\n"
    print(told, end="")
    if options.write:
        TARGET.write_text(told, encoding="utf-8")
    return 0


def _measured(parts: Sequence[str], effort: Effort, real: Path | None) -> Found:
    with tempfile.TemporaryDirectory(prefix="copydesk-") as name:
        top = Path(name)

        def part(name: str) -> Path:
            (top / name).mkdir()
            return top / name

        found = Found()
        if "pairs" in parts:
            folder = part("pairs")
            found = found._replace(pairs=measured(pairs(folder, effort), folder, effort))
        if "folders" in parts:
            folder = part("folders")
            cases = folders(folder, effort, real)
            found = found._replace(folders=measured(cases, folder, effort))
        if "desks" in parts:
            folder = part("desks")
            found = found._replace(desks=measured(desks(folder, effort), folder, effort))
        if "commands" in parts:
            found = found._replace(commands=list(commands(part("commands"), effort.runs)))
        return found


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    add = parser.add_argument
    add("--runs", type=int, default=3, help="rounds of starts, and most visits (default: 3)")
    add("--only", choices=PARTS, action="append", help="this part (again for more of them)")
    add("--quick", action="store_true", help="leave out what is long or large")
    add("--bound", type=float, default=60.0, help="seconds for the largest folder (default: 60)")
    real = os.environ.get("COPYDESK_ARTICLES")
    add("--articles", type=Path, default=real and Path(real), help="a folder of real articles")
    add("--write", action="store_true", help=f"write {TARGET.name} too")
    options = parser.parse_args(arguments)
    if options.runs < 1:
        parser.error("--runs wants a number from 1")
    return options


if __name__ == "__main__":
    raise SystemExit(main())
