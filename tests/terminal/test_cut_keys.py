"""Keys and answers that a line hands over in pieces: in the program, in a real pseudo-terminal.

Each sequence at each byte is tried in `tests/driver/`, in a time of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from tests.terminal.program import leave, notes_in, open_review, plain_story, settled, wait_saved
from tests.terminal.terminal import StartTerminal, Terminal

_LATE: Final = 0.6
"""Seconds between two pieces: more than the default escape delay."""

_SENT: Final = ("\x1b[5~", "\x1bOS", "\x1b[?2048;1$y")
"""Keys and an answer with digits and letters in them that judge, page or open something."""


def _hand_over_late(shown: Terminal, sent: str, place: int) -> str:
    """Send a sequence in two pieces; return the screen after it."""
    shown.send(sent[:place])
    shown.watch(_LATE)
    shown.send(sent[place:])
    return settled(shown)


@pytest.mark.parametrize(("place", "driver"), [(1, "copydesk"), (-1, "copydesk"), (1, "textual")])
def test_a_sequence_that_comes_in_pieces_judges_and_types_nothing(
    terminal: StartTerminal, tmp_path: Path, patient: Mapping[str, str], place: int, driver: str
) -> None:
    """In the review, and in a note, which Esc leaves where it came first."""
    desk = tmp_path / "desk"
    arguments = ("--desk", desk, "--driver", driver)
    shown = open_review(terminal, plain_story(tmp_path), *arguments, environment=patient)
    settled(shown)
    for sent in _SENT:
        _hand_over_late(shown, sent, place)
    for sent in _SENT:
        if "note on row" not in shown.screen:
            shown.send("a")
            shown.wait_for("note on row")
        opened = settled(shown)
        after = _hand_over_late(shown, sent, place)
        assert "note on row" not in after or after == opened, sent
    shown.send("<ctrl+g>")
    settled(shown)
    assert not desk.exists()
    leave(shown)


def test_a_key_in_pieces_within_the_escape_delay_is_the_key(
    terminal: StartTerminal, tmp_path: Path, patient: Mapping[str, str]
) -> None:
    """The delay is long here: how busy the machine is must not matter."""
    desk = tmp_path / "desk"
    slow = {"ESCDELAY": "15000", **patient}
    shown = open_review(terminal, plain_story(tmp_path), "--desk", desk, environment=slow)
    shown.send("a")
    shown.wait_for("note on row")
    settled(shown)
    shown.send("rd")
    for piece in ("\x1b", "[D", "\x1b[", "?2026;1$y", "\x1b[", "49;;49u", "\x1b", "OD", "e"):
        shown.send(piece)
        shown.wait_until_quiet(0.15)
    shown.wait_for("re1d")
    shown.send("<enter>")
    shown.wait_for("note written")
    leave(shown)
    assert notes_in(desk) == ["re1d"]


def test_a_verdict_right_behind_escape_is_asked_for_again(
    terminal: StartTerminal, tmp_path: Path
) -> None:
    """Alt with a digit, cut in two, is nobody's verdict."""
    desk = tmp_path / "desk"
    slow = {"ESCDELAY": "15000"}
    shown = open_review(terminal, plain_story(tmp_path), "--desk", desk, environment=slow)
    settled(shown)
    shown.send("\x1b")
    shown.wait_until_quiet(1.0)
    shown.send("1")
    shown.wait_for("press again")
    assert not desk.exists()
    shown.send("1")
    wait_saved(shown, 1)
    settled(shown)
    shown.send("\x1b[27u1")
    wait_saved(shown, 2)
    leave(shown)


def test_escape_is_quick_where_the_terminal_says_which_key_it_was(
    terminal: StartTerminal, tmp_path: Path
) -> None:
    never = {"ESCDELAY": "600000"}
    shown = open_review(terminal, plain_story(tmp_path), environment=never)
    shown.send("?")
    shown.wait_for("keys")
    before = settled(shown)
    shown.send("\x1b[27u")
    shown.wait_for(r"\d+ of \d+ done")
    assert settled(shown) != before
    leave(shown)


def test_a_paste_right_behind_the_key_that_opens_its_field_lands_in_it(
    terminal: StartTerminal, tmp_path: Path
) -> None:
    desk = tmp_path / "desk"
    shown = open_review(terminal, plain_story(tmp_path), "--desk", desk)
    settled(shown)
    shown.send("a\x1b[200~pasted words\x1b[201~<enter>")
    shown.wait_for("note written")
    leave(shown)
    assert notes_in(desk) == ["pasted words"]
