"""What terminals send that no person typed, and terminals that can't be used."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import product
from pathlib import Path

import pytest

from tests.terminal.program import (
    COMMAND,
    QUICK,
    events_in,
    judge,
    leave,
    open_review,
    settled,
    verdicts_in,
    wait_saved,
)
from tests.terminal.terminal import StartTerminal, Terminal

_AFTER_ESC = 0.45
"""Seconds of silence after a lone Esc: the program waits 250 ms for more and looks each 100 ms."""

_ON_THE_WAY = 0.1
"""Seconds between later pieces, as a line with a 100 ms round trip may tear them."""


_CUT = {
    "keys": [
        ["\x1b", "[5~"], ["\x1b", "[", "5~"], ["\x1b", "[", "5", "~"], ["\x1b[", "5~"],
        ["\x1b[6", "~"], ["\x1b", "[1;5D"],
        ["\x1b", "[", "1;", "5", "C"], ["\x1b", "[6;2~"], ["\x1b", "O", "Q"],
        ["\x1b", "[", "24~"],
    ],
    "reports": [
        ["\x1b", "[?2026;1$y"], ["\x1b", "[", "?2026;", "2$y"], ["\x1b[?", "2026;4$y"],
        ["\x1b", "[12;34R"], ["\x1b", "[", "1", "2", ";", "3", "R"], ["\x1b[0n"],
        ["\x1b", "[?62;1;22c"], ["\x1b", "[", ">41;354;2c"], ["\x1b[8;24;13t"],
        ["\x1b", "[", "?25u"], ["\x1b", "[<35;12;15M"],
    ],
}  # fmt: skip
"""Sequences that a terminal sends, each in the pieces in which it arrives."""

_STRINGS = {
    "a status string": "\x1bP1$r0;4;6m\x1b\\",
    "a colour": "\x1b]11;rgb:1111/2222/3333\x1b\\",
    "a colour, ended by BEL": "\x1b]11;rgb:1111/2222/3333\x07",
    "a picture's state": "\x1b_Gi=31;1,2\x1b\\",
}
"""Answers that are strings. They come late, too: to what ran in this terminal before."""


@pytest.mark.parametrize("sequences", _CUT.values(), ids=_CUT.keys())
def test_no_piece_of_a_cut_sequence_is_taken_for_a_verdict(
    terminal: StartTerminal,
    story: Path,
    desk: Path,
    patient: Mapping[str, str],
    sequences: list[list[str]],
) -> None:
    """With the program's own wait after Esc (250 ms); a real key afterwards still works."""
    shown = open_review(terminal, story, "--desk", desk, environment=patient)
    settled(shown)
    for pieces in sequences:
        for piece in pieces:
            shown.send(piece)
            shown.wait_until_quiet(_AFTER_ESC if piece == "\x1b" else _ON_THE_WAY)
    _judge_after_the_noise(shown, desk)


def test_no_answer_that_is_a_string_is_taken_for_keys(
    terminal: StartTerminal, story: Path, desk: Path, patient: Mapping[str, str]
) -> None:
    """Whole or in pieces, wherever it is cut."""
    variables = {**QUICK, **patient}
    shown = open_review(terminal, story, "--desk", desk, environment=variables)
    before = settled(shown)
    for (name, string), pieces in product(_STRINGS.items(), (1, 3)):
        size = -(-len(string) // pieces)
        for start in range(0, len(string), size):
            shown.send(string[start : start + size])
            shown.wait_until_quiet(_ON_THE_WAY)
        assert settled(shown) == before, name
    _judge_after_the_noise(shown, desk)


def _judge_after_the_noise(shown: Terminal, desk: Path) -> None:
    """See that nothing was written yet, and that the next real key is one again."""
    shown.wait_until_quiet(0.7)
    assert re.search(r"\b0 of \d+ done\b", shown.screen)
    assert not desk.exists()
    judge(shown, "g", 0)
    judge(shown, "5", 1)
    wait_saved(shown, 1)
    leave(shown)
    assert verdicts_in(desk) == [5]


def test_a_cut_sequence_answers_no_question(
    terminal: StartTerminal, story: Path, desk: Path, patient: Mapping[str, str]
) -> None:
    """`l` and `h` are answers to "who is right"; the tails of cut sequences hold such letters."""
    shown = open_review(terminal, story, "--desk", desk, environment=patient)
    shown.send(":9<enter>")  # a row that both tell: only there somebody can be right
    shown.wait_for("Row 9 of")
    judge(shown, "3", 1)
    shown.wait_for("Who is right")
    for piece in ("\x1b[", "?2026", ";1$y", "\x1b[?25", "h", "\x1b[4", "l"):
        shown.send(piece)
        shown.wait_until_quiet(_ON_THE_WAY)
    shown.wait_until_quiet(0.6)
    wait_saved(shown, 1)
    assert len(events_in(desk)) == 1
    if "Who is right" in shown.screen:
        shown.send("<enter>")
        settled(shown)
    leave(shown)


def test_digits_that_are_pasted_judge_nothing(
    terminal: StartTerminal, story: Path, desk: Path
) -> None:
    shown = open_review(terminal, story, "--desk", desk)
    settled(shown)
    shown.send("\x1b[200~1 of 212 passengers\r31\x1b[201~")
    settled(shown)
    assert re.search(r"\b0 of \d+ done\b", shown.screen)
    leave(shown)
    assert not desk.exists()


def test_a_pasted_text_whose_beginning_is_cut_off_judges_nothing(
    terminal: StartTerminal, story: Path, desk: Path, patient: Mapping[str, str]
) -> None:
    shown = open_review(terminal, story, "--desk", desk, environment=patient)
    settled(shown)
    for piece in ("\x1b", "[200~", "112233\x1b[201~"):
        shown.send(piece)
        shown.wait_until_quiet(_AFTER_ESC)
    settled(shown)
    assert re.search(r"\b0 of \d+ done\b", shown.screen)


def test_what_is_typed_ahead_of_a_dialog_reaches_it(
    terminal: StartTerminal, corpus: Path, desk: Path
) -> None:
    """Over a slow line several keys arrive at once."""
    shown = open_review(terminal, corpus, "--desk", desk)
    settled(shown)
    shown.send("/Aster<enter>")
    shown.wait_for(r"match \d+ of \d+ in the story for Aster")
    shown.send("a12 were hurt<enter>")
    shown.wait_for("note written")
    assert verdicts_in(desk) == []


def test_a_held_verdict_key_judges_no_row_that_was_not_seen(
    terminal: StartTerminal, story: Path, desk: Path
) -> None:
    """The rows that come up are new; the ones that were on screen already have been seen."""
    shown = open_review(terminal, story, "--desk", desk)
    settled(shown)
    rows_seen = len(re.findall(r"^[ >]\d+ (same|reworded|only|told)", shown.screen, re.MULTILINE))
    shown.send("1" * 25)
    shown.wait_for("press again")
    settled(shown)
    leave(shown)
    assert 0 < len(verdicts_in(desk)) <= rows_seen


@pytest.mark.parametrize("term", ["dumb", "unknown", "", "vt52"])
def test_a_terminal_that_cannot_show_the_review_is_refused_in_one_line(
    terminal: StartTerminal, story: Path, term: str
) -> None:
    shown = terminal([*COMMAND, story], term=term)
    assert shown.wait_exit() == 2
    assert re.fullmatch(rb"copydesk: The terminal type TERM=\S.*\r\n", shown.raw)


def test_a_terminal_without_a_type_is_refused_in_one_line(
    terminal: StartTerminal, story: Path
) -> None:
    shown = terminal(["env", "-u", "TERM", *COMMAND, story])
    assert shown.wait_exit() == 2
    assert re.fullmatch(rb"copydesk: The terminal type TERM=\(not set\).*\r\n", shown.raw)


@pytest.mark.parametrize(("redirection", "name"), [("</dev/null", "stdin"), (">out", "stdout")])
def test_without_a_terminal_on_either_side_it_says_so_and_names_what_works(
    terminal: StartTerminal, story: Path, private_home: Path, redirection: str, name: str
) -> None:
    shown = terminal(["sh", "-c", f'"$@" {redirection}', "sh", *COMMAND, story])
    assert shown.wait_exit() == 2
    assert re.fullmatch(rb"copydesk: [^\n]*%s is not one\.[^\n]*\n" % name.encode(), shown.raw)
    assert (private_home / "out").read_bytes() == b"" if name == "stdout" else True


@pytest.mark.parametrize("redirection", ["2>err", "2>/dev/null", "2>&-"])
def test_with_stderr_elsewhere_it_says_on_the_terminal_that_it_cannot_draw(
    terminal: StartTerminal, story: Path, private_home: Path, redirection: str
) -> None:
    """Textual draws on stderr: a blank screen would take keys and judge."""
    shown = terminal(["sh", "-c", f'"$@" {redirection}', "sh", *COMMAND, story])
    assert shown.wait_exit() == 2
    said = re.fullmatch(rb"(copydesk: [^\n]*stderr is not one\.[^\r\n]*)\r\n", shown.raw)
    assert said is not None
    if redirection == "2>err":
        assert (private_home / "err").read_bytes() == said[1] + b"\n"
