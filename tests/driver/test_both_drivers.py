"""Two programs side by side, one for each driver: the same keys, the same picture."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Final

from tests.driver.told import differences
from tests.terminal.picture import Cell
from tests.terminal.program import open_review, sample_story
from tests.terminal.terminal import StartTerminal, Terminal

_KEYS: Final = (
    *"jjjkJGg);,'zZvw\\|2456u", *("<space>", "<pageup>", "<ctrl+d>", ">", "<lt>", "<tab>"),
    *("?<ctrl+g>", "?", "<ctrl+g>", "anote<enter>", "anote 漢 é", "e", "f", ":", "/ferry<enter>n"),
    "<ctrl+l>",
)  # fmt: skip
_SIZES: Final = ((100, 30), (80, 24), (140, 42), (40, 10))
_STEPS: Final = 8
_LOOKS: Final = 40
"""How often the pictures are compared until they are the same: the machine may be busy."""


def _seen(shown: Terminal) -> list[list[Cell]]:
    """Return what is on the screen, but for the time at which it was saved."""
    top, *rows = shown.cells
    return [top[:-14], *rows]


def test_both_drivers_show_the_same_after_the_same_keys(
    terminal: StartTerminal, tmp_path: Path, seed: int
) -> None:
    hands = Random(seed)
    programs: list[Terminal] = []
    for driver in ("copydesk", "textual"):
        folder = tmp_path / driver
        folder.mkdir()
        story = sample_story(folder)
        programs.append(
            open_review(
                terminal, story, "--desk", folder / "desk", "--driver", driver,
                columns=120, rows=40,
            )
        )  # fmt: skip
    done: list[str] = []
    _compare(programs, done)
    for _ in range(_STEPS):
        key, size = hands.choice(_KEYS), hands.choice(_SIZES) if hands.random() < 0.2 else None
        done.append(f"{size or key}")
        for shown in programs:
            if size:
                shown.resize(*size)
            else:
                shown.send(key)
        _compare(programs, done)


def _compare(programs: list[Terminal], done: list[str]) -> None:
    """Wait until both programs show the same, and are through with what they do by themselves."""
    wrong = ["nothing was compared"]
    for _ in range(_LOOKS):
        for shown in programs:
            shown.wait_until_quiet(0.25)
        wrong = differences(*(_seen(shown) for shown in programs[::-1]))
        if not wrong:
            return
    raise AssertionError("\n".join([*wrong, *done]))
