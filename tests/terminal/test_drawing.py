"""Terminals that know no colour or no UTF-8: signs instead of colour, ASCII instead of lines."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from tests.terminal.program import (
    COMMAND,
    QUICK,
    judge,
    leave,
    open_review,
    plain_story,
    settled,
)
from tests.terminal.terminal import StartTerminal

_SGR = re.compile(rb"\x1b\[([0-9;:]*)m")


def _parameters(raw: bytes) -> set[int]:
    """Return the parameters of all style sequences."""
    sequences = (sequence.decode() for sequence in _SGR.findall(raw))
    return {int(number or 0) for sequence in sequences for number in re.split("[;:]", sequence)}


_COLOURS: Final = {*range(30, 40), *range(40, 50), *range(90, 108)}
"""Parameters that choose a colour, the default one among them."""

_PLAIN: Final = {0, 1, 4, 7, 22, 24, 27}
"""Parameters of bold, underline and reverse, and those that end them."""

_POOR: Final = {
    "NO_COLOR": ({"NO_COLOR": "1"}, "xterm-256color"),
    "NO_COLOR on truecolor": ({"NO_COLOR": "1", "COLORTERM": "truecolor"}, "xterm-256color"),
    "linux": ({}, "linux"),
    "linux with a COLORTERM": ({"COLORTERM": "truecolor"}, "linux"),
    "vt100": ({}, "vt100"),
    "screen": ({}, "screen"),
    "xterm": ({}, "xterm"),
    "none that is known": ({}, "no-such-terminal"),
}
"""Where no colour is used: the environment and the type of terminal."""


@pytest.mark.parametrize(("environment", "term"), _POOR.values(), ids=_POOR)
def test_without_colour_changed_words_are_marked_by_signs(
    terminal: StartTerminal, story: Path, desk: Path, environment: dict[str, str], term: str
) -> None:
    shown = terminal(
        [*COMMAND, story, "--desk", desk],
        columns=120,
        rows=40,
        term=term,
        environment=QUICK | environment,
    )
    shown.wait_for(r"\[-.+-\]")
    shown.wait_for(r"\{\+.+\+\}")
    judge(shown, "1", 1)
    for key, sight in (("?", "You are in"), ("a", "note on row"), ("e", "evidence on row")):
        shown.send(key)
        shown.wait_for(sight)
        settled(shown)
        shown.send("<ctrl+g>")
        settled(shown)
    leave(shown)
    used = _parameters(shown.raw)
    assert 7 in used
    assert not used & _COLOURS
    if "NO_COLOR" not in environment:
        assert used <= _PLAIN


@pytest.mark.parametrize("term", ["vt100", "linux"])
def test_where_there_is_one_screen_only_the_shell_goes_on_on_an_empty_one(
    terminal: StartTerminal, story: Path, term: str
) -> None:
    """And a VT100 gets no text in a sequence: it would print what is copied."""
    shown = terminal([*COMMAND, story], term=term, environment=QUICK)
    shown.wait_for(r"\b0 of \d+ done")
    settled(shown)
    shown.send("y")
    shown.wait_for("copied")
    leave(shown)
    copied = re.findall(rb"\x1b[\]PX^_][^\x07\x1b]*", shown.raw)
    assert bool(copied) == (term == "linux")
    last = shown.raw.rpartition(b"\x1b[H\x1b[J")[2]
    assert b"\x1b[?1049l" in last
    assert b"\x1b[?25h" in last
    assert not re.search(rb"[A-Za-z ]{4}", re.sub(rb"\x1b\[[0-?]*[ -/]*[@-~]", b"", last))


def test_with_colour_changed_words_need_no_signs(terminal: StartTerminal, story: Path) -> None:
    shown = open_review(terminal, story, columns=120, rows=40)
    assert "[-" not in settled(shown)
    leave(shown)
    assert _parameters(shown.raw) & _COLOURS


_ASCII = {
    "--ascii": (["--ascii"], {}),
    "LANG=C": ([], {"LANG": "C"}),
    "LC_ALL=POSIX": ([], {"LC_ALL": "POSIX"}),
    "a configuration": (["--config", "ascii.toml"], {}),
}


@pytest.mark.parametrize(("arguments", "variables"), _ASCII.values(), ids=_ASCII.keys())
def test_where_only_ascii_is_spoken_the_review_draws_nothing_else(
    terminal: StartTerminal,
    tmp_path: Path,
    private_home: Path,
    arguments: list[str],
    variables: dict[str, str],
) -> None:
    """The articles are in ASCII here, so every byte beyond it would be the program's own."""
    (private_home / "ascii.toml").write_text("ascii = true\n")
    story, desk = plain_story(tmp_path, articles=3), tmp_path / "desk"
    shown = open_review(
        terminal, story, "--desk", desk, *arguments,
        columns=160, rows=45, environment=QUICK | variables,
    )  # fmt: skip
    judge(shown, "1", 1)
    shown.send("vZ>p|\\\\|v")
    settled(shown)
    shown.resize(80, 24)
    settled(shown)
    shown.resize(40, 10)
    shown.wait_for("copydesk needs")
    shown.resize(80, 24)
    settled(shown)
    leave(shown)
    assert shown.raw.isascii()


_DIALOGS = {
    "?": "You are in",
    "a": "note on row",
    "e": "evidence on row",
    "t": "tags of row",
    "H": "history of row",
    "i": "article facts",
    "/": "search all articles",
    "f": "differences",
    "x": "Export as",
    ":": "agree",
    "3": "Who is right",
}
"""What each key opens, and words to know it by."""


def test_where_only_ascii_is_spoken_dialogs_are_drawn_in_it(
    terminal: StartTerminal, tmp_path: Path
) -> None:
    shown = open_review(terminal, plain_story(tmp_path), "--ascii")
    for key, sight in _DIALOGS.items():
        settled(shown)
        shown.send(key)
        shown.wait_for(sight)
        beyond = [line for line in settled(shown).splitlines() if not line.isascii()]
        assert beyond == [], key
        shown.send("<esc>")
    settled(shown)
    leave(shown)
    assert shown.raw.isascii()


def test_no_dialog_needs_an_esc_to_be_left(terminal: StartTerminal, tmp_path: Path) -> None:
    """Esc may be slow (tmux), or missing from the keyboard of a tablet."""
    shown = open_review(terminal, plain_story(tmp_path))
    before = settled(shown).splitlines()[1:]
    for key, sight in _DIALOGS.items():
        if key == "3":
            continue  # It changes the row below it.
        for way_out in ("<ctrl+g>", "<ctrl+c>"):
            shown.send(key)
            shown.wait_for(sight)
            settled(shown)
            shown.send(way_out)
            assert settled(shown).splitlines()[1:] == before, f"{key} {way_out}"


def test_a_long_page_says_how_it_is_closed(terminal: StartTerminal, story: Path) -> None:
    shown = open_review(terminal, story)
    shown.send("?")
    shown.wait_for("You are in")
    assert "q Esc leave" in settled(shown)
