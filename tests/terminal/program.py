"""The program as its users run it: started in a terminal, worked by keys, looked at from outside.

Everything here goes through the pseudo-terminal and the files that the program leaves. A verdict
key acts on a row that was on screen for a moment, so `judge` does what a person does: it presses
again when the line at the bottom says so.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from copydesk.reviews.events import Event
from copydesk.reviews.kinds import NoteData, VerdictData
from copydesk.reviews.reading import read_journals
from tests.terminal.launch import launch
from tests.terminal.nursery import bear
from tests.terminal.terminal import StartTerminal, Terminal

COMMAND: Final = (sys.executable, "-m", "tui")
"""What starts the program; arguments go after it."""

QUICK: Final = {"ESCDELAY": "20"}
"""For programs whose terminal cuts no sequence: a lone Esc needn't be waited for."""

_ROOT: Final = Path(__file__).parents[2]
_SETTLED: Final = 0.5
"""Seconds without output after which the background work is done: longer than a row must be on
screen before it can be judged, than the pauses between two articles that are compared, and than the
cursor rests before the review tells what stands elsewhere (0.3)."""


def sample_story(folder: Path) -> Path:
    """Copy the sample corpus into `folder`; return the copy."""
    return Path(shutil.copytree(_ROOT / "seeds" / "norvik-ferry", folder / "norvik-ferry"))


def hostile_story(folder: Path) -> Path:
    """Copy the hostile articles into `folder`; return the copy."""
    return Path(shutil.copytree(_ROOT / "tests" / "hostile", folder / "hostile"))


def plain_story(folder: Path, *, articles: int = 2) -> Path:
    """Write articles in plain ASCII into `folder`, so that all else on screen is the program's."""
    story = folder / "plain"
    story.mkdir()
    for number in range(1, articles + 1):
        (story / f"{number}-paper.txt").write_text(
            f"Ferry runs aground off Norvik, paper {number} says\n\n"
            f"The ferry Aster ran aground at {number} p.m. on Thursday with 21{number} aboard.\n\n"
            f"The captain was not on the bridge, said mate number {number}.\n\n"
            "Nobody was hurt.\n"
        )
    return story


def start(
    terminal: StartTerminal,
    *arguments: str | Path,
    columns: int = 80,
    rows: int = 24,
    environment: Mapping[str, str] = QUICK,
    launcher: Sequence[str] = (),
) -> Terminal:
    """Start the program.

    Its modules are loaded already, unless it runs in another environment than most: see `nursery`.

    Args:
        terminal: The fixture.
        arguments: What goes after the program's name.
        columns: Width of the terminal.
        rows: Its height.
        environment: Variables on top of the harness's.
        launcher: A command that runs the program, such as `env`, with its own arguments.
    """
    is_usual = not launcher and {**environment, "PYTHONPATH": ""} == {**QUICK, "PYTHONPATH": ""}
    return terminal(
        [*launcher, *COMMAND, *arguments],
        columns=columns,
        rows=rows,
        environment=environment,
        launch=bear if is_usual else launch,
    )


def open_review(
    terminal: StartTerminal,
    *arguments: str | Path,
    columns: int = 80,
    rows: int = 24,
    environment: Mapping[str, str] = QUICK,
    launcher: Sequence[str] = (),
) -> Terminal:
    """Start the program and wait until its first pair is compared; arguments as for `start`."""
    shown = start(
        terminal,
        *arguments,
        columns=columns,
        rows=rows,
        environment=environment,
        launcher=launcher,
    )
    shown.wait_for(r"\d+ of \d+ done")
    return shown


def settled(shown: Terminal) -> str:
    """Wait until nothing is drawn any more; return the screen."""
    shown.wait_until_quiet(_SETTLED)
    return shown.screen


def judge(shown: Terminal, key: str, done: int | str) -> None:
    """Press a verdict key, again if the program asks for it, until `done` rows are done.

    Args:
        shown: The program.
        key: The key.
        done: How many rows are then done, or a regular expression for it.
    """
    shown.send(key)
    shown.wait_for(rf"\b{done} of \d+ done\b|press again")
    if "press again" in shown.screen:
        settled(shown)
        shown.send(key)
        shown.wait_for(rf"\b{done} of \d+ done\b")


def wait_saved(shown: Terminal, done: int) -> None:
    """Wait until the top line says, at once, that `done` rows are done and that all is saved."""
    shown.wait_for(rf"\b{done} of \d+ done\b.* saved \d\d:\d\d")


def leave(shown: Terminal) -> None:
    """Quit, and see that the terminal is as it was and nothing was said that nobody asked for."""
    shown.send("q")
    assert shown.wait_exit() == 0
    assert shown.left_behind() == []
    assert b"Traceback" not in shown.raw
    assert shown.screen.strip() == "", shown.screen


def personal_desk(home: Path) -> Path:
    """Return the one desk in the user's data directory."""
    (desk,) = (home / ".local" / "share" / "copydesk" / "desks").iterdir()
    return desk


def events_in(desk: Path) -> list[Event]:
    """Return what the journals of a desk hold; every line of them is whole."""
    journals = read_journals(desk)
    assert not [bad for journal in journals for bad in journal.bad_lines]
    return [event for journal in journals for event in journal.events]


def verdicts_in(desk: Path) -> list[int]:
    """Return the verdicts that a desk holds, by number, oldest first."""
    found = [event.data for event in sorted(events_in(desk), key=lambda event: event.order)]
    return [int(data.verdict or 0) for data in found if isinstance(data, VerdictData)]


def notes_in(desk: Path) -> list[str]:
    """Return the notes that a desk holds."""
    return [event.data.text for event in events_in(desk) if isinstance(event.data, NoteData)]


def parked_in(home: Path) -> list[dict[str, object]]:
    """Return the events that wait in the state directory for the next start."""
    folder = home / ".local" / "state" / "copydesk" / "parked"
    files = folder.iterdir() if folder.is_dir() else ()
    return [json.loads(line) for file in files for line in file.read_bytes().splitlines()]
