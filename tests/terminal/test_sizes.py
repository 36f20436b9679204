"""A window that is dragged while somebody types, in a real pseudo-terminal."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Final

from tests.terminal.program import leave, notes_in, open_review, settled
from tests.terminal.terminal import StartTerminal

_WORDS: Final = "the harbour log says 221"
"""A letter a size."""


def test_a_note_outlives_a_window_that_is_dragged_to_and_fro(
    terminal: StartTerminal, story: Path, desk: Path
) -> None:
    shown = open_review(terminal, story, "--desk", desk)
    settled(shown)
    shown.send("a")
    shown.wait_for("note on row")
    draw = random.Random(9)
    for letter in _WORDS:
        shown.resize(draw.randint(20, 200), draw.randint(5, 60))
        shown.send(letter)
        # Some sizes follow each other before anything is drawn, some don't.
        shown.wait_until_quiet(draw.choice((0.0, 0.05)))
    shown.resize(80, 24)
    shown.wait_for(_WORDS)
    shown.send("<enter>")
    shown.wait_for("note written")
    assert "\n>" in settled(shown)
    leave(shown)
    assert notes_in(desk) == [_WORDS]
