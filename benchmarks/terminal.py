"""How few bytes a person's keys cost, and how soon they are seen: `make bench-terminal`.

Measures copydesk, copydesk on Textual's own driver, the least Textual program, vimdiff and delta in
pseudo-terminals: key by key on a fast line, held keys on one of 64 kbit/s and 100 ms, and both
inside tmux. Prints the tables, and with --write makes them `benchmarks/TERMINAL.md`. copydesk is
measured at every size, the others at 120x40; what isn't installed is named and left out. All of it
takes some 40 minutes; nothing else should run on the machine.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from benchmarks import terminal_budgets as names
from benchmarks import terminal_tmux
from benchmarks.terminal_budgets import Row
from benchmarks.terminal_floods import SLOW, STEPS, TYPING, VERDICTS, Held, held
from benchmarks.terminal_keys import rows_of
from benchmarks.terminal_presses import Press
from benchmarks.terminal_programs import ALL, COPYDESK, Corpus, Program, Size, corpora, running
from benchmarks.terminal_programs import missing as missing_program
from benchmarks.terminal_report import COMPARED_AT, Case, Measured, over, report
from benchmarks.terminal_tmux import Pane, detached, running_in_tmux
from tests.terminal.link import Link

SIZES: Final = (Size(80, 24), COMPARED_AT, Size(200, 60))
PARTS: Final = ("keys", "held", "tmux")
TARGET: Final = Path(__file__).with_name("TERMINAL.md")

_Found = TypeVar("_Found")


class Place(NamedTuple):
    """A program that is to be measured, with its text and its size."""

    program: Program
    corpus: Corpus
    size: Size

    @property
    def case(self) -> Case:
        """How the report calls it."""
        return Case(self.program.name, self.corpus.name, self.size)


def key_by_key(place: Place) -> list[Row]:
    """Measure each key on a fast line."""
    with tempfile.TemporaryDirectory(prefix="copydesk-") as home:
        with running(*place, Link(), Path(home)) as started:
            rows = list(rows_of(started))
        with running(*place, Link(), Path(home)) as started:
            again = [Press(started.shown.raw, started.started)]
        return [rows[0], Row(names.START_AGAIN, again), *rows[1:]]


def held_keys(place: Place) -> list[Held]:
    """Measure held keys on the slow line."""
    floods = {"review": (STEPS, VERDICTS, TYPING), "nothing": ()}
    with (
        tempfile.TemporaryDirectory(prefix="copydesk-") as home,
        running(*place, SLOW, Path(home)) as started,
    ):
        return list(held(started, floods.get(place.program.pressed, (STEPS,))))


class InTmux(NamedTuple):
    """What was found inside tmux."""

    rows: list[Row]
    held: list[Held]
    pane: Pane


def in_tmux(place: Place) -> InTmux:
    """Measure keys and held keys with the slow line between tmux and its terminal."""
    with running_in_tmux(*place, SLOW) as (started, _):
        rows = list(rows_of(started, terminal_tmux.QUIET))
    with running_in_tmux(*place, SLOW) as (started, tmux):
        floods = list(held(started, (STEPS, VERDICTS, TYPING)))
        return InTmux(rows, floods, detached(tmux, STEPS))


def measure(
    programs: Sequence[Program],
    texts: Sequence[Corpus],
    sizes: Sequence[Size],
    parts: Sequence[str],
) -> Measured:
    """Measure all of it; what can't be is named in the result with the reason."""
    absent = {program: reason for program in programs if (reason := missing_program(program))}
    skipped = list(absent.values())
    there = [program for program in programs if program not in absent]
    places = list(_places(there, texts, sizes))
    ours = [place for place in places if place.program == COPYDESK]
    # In tmux one text tells as much as three: what it adds doesn't depend on the text.
    tmux_places = [place for place in ours if place.corpus == texts[0]]
    if "tmux" in parts and (reason := terminal_tmux.missing()):
        skipped.append(reason)
        tmux_places = []
    keys = _each(key_by_key, places if "keys" in parts else (), skipped)
    slow = _each(held_keys, places if "held" in parts else (), skipped)
    tmux = _each(in_tmux, tmux_places if "tmux" in parts else (), skipped)
    return Measured(
        keys,
        slow,
        {case: one.rows for case, one in tmux.items()},
        {case: one.held for case, one in tmux.items()},
        {case: one.pane for case, one in tmux.items()},
        skipped,
    )


def _places(
    programs: Iterable[Program], texts: Sequence[Corpus], sizes: Sequence[Size]
) -> Iterator[Place]:
    for program in programs:
        for corpus in texts:
            for size in sizes:
                if program == COPYDESK or size == COMPARED_AT:
                    yield Place(program, corpus, size)


def _each(
    find: Callable[[Place], _Found], places: Iterable[Place], skipped: list[str]
) -> dict[Case, _Found]:
    """Measure place after place; a program that fails is told of and costs no other figures."""
    found: dict[Case, _Found] = {}
    for place in places:
        told = f"{place.program.name} with the {place.corpus.name} text at {place.size}"
        print(f"{find.__name__}: {told}", file=sys.stderr, flush=True)
        try:
            found[place.case] = find(place)
        except AssertionError as error:
            print(error, file=sys.stderr)
            skipped.append(f"{told} ({str(error).partition('; ')[0]})")
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, perhaps write; return the exit status."""
    options = _parse(arguments)
    programs = [program for program in ALL if program.name in options.programs]
    with tempfile.TemporaryDirectory(prefix="copydesk-") as folder:
        texts = [text for text in corpora(Path(folder)) if text.name in options.corpora]
        measured = measure(programs, texts, options.sizes, options.parts)
    told = report(measured, {text.name: text.told_as for text in texts})
    print(told)
    for line in over(measured):
        print(f"over: {line}", file=sys.stderr)
    if options.write:
        TARGET.write_text(told, encoding="utf-8")
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.terminal", description=__doc__)
    known = [program.name for program in ALL]
    add = parser.add_argument
    add("--programs", nargs="+", choices=known, default=known, help="only these")
    add("--corpora", nargs="+", choices=("sample", "real", "long"), help="only these texts")
    add("--sizes", nargs="+", type=_size, default=SIZES, help="such as 80x24 (default: three)")
    add("--parts", nargs="+", choices=PARTS, default=PARTS, help="only these parts")
    add("--write", action="store_true", help=f"write benchmarks/{TARGET.name}")
    parser.set_defaults(corpora=("sample", "real", "long"))
    return parser.parse_args(arguments)


def _size(told: str) -> Size:
    columns, rows = told.split("x")
    return Size(int(columns), int(rows))


if __name__ == "__main__":
    raise SystemExit(main())
