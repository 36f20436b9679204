"""The inside of the tests' terminal: what it draws, answers, remembers, and what its keys send."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.terminal.answers import Answers
from tests.terminal.keys import key_bytes
from tests.terminal.screen import TerminalScreen


def _screen_after(output: str, columns: int = 20, rows: int = 3) -> TerminalScreen:
    screen = TerminalScreen(columns, rows)
    screen.feed(output.encode())
    return screen


def test_a_lower_screen_keeps_the_lines_at_the_cursor() -> None:
    screen = _screen_after("one\r\ntwo\r\nthree\x1b[2;1H")
    screen.resize(4, 1)
    assert screen.lines == ["two"]
    assert screen.cursor == (0, 0)
    screen.resize(10, 2)
    assert screen.lines == ["two", ""]
    screen = _screen_after("one\r\n\x1b[1;10H")
    screen.resize(2, 2)
    assert screen.lines == ["on", ""]
    assert screen.cursor == (1, 0)


def test_an_old_terminal_answers_less() -> None:
    said = {}
    for term in ("xterm-256color", "tmux-256color", "screen", "linux", "vt100", "dumb"):
        screen = TerminalScreen(80, 24, Answers.usual(term))
        screen.feed(b"\x1b[5n\x1b[?2026$p\x1b]11;?\x07")
        said[term] = screen.take_answers()
    reports = b"\x1b[0n"
    assert said.pop("xterm-256color") == (
        reports + b"\x1b[?2026;2$y\x1b]11;rgb:0000/0000/0000\x1b\\"
    )
    assert said.pop("dumb") == b""
    assert set(said.values()) == {reports}


@pytest.mark.parametrize(
    ("keys", "sent"),
    [
        ("plain é <", "plain é <".encode()),
        ("<enter><ESC><tab><space>", b"\r\x1b\t "),
        ("<up><pageup><home><f1><f5>", b"\x1b[A\x1b[5~\x1b[H\x1bOP\x1b[15~"),
        ("<ctrl+r><ctrl+@><ctrl+\\><alt+x>", b"\x12\x00\x1c\x1bx"),
        (
            "<shift+tab><shift+up><ctrl+alt+left><ctrl+pagedown>",
            b"\x1b[Z\x1b[1;2A\x1b[1;7D\x1b[6;5~",
        ),
        ("a<b", b"a<b"),
        ("<lt>b>", b"<b>"),
        ("><", b"><"),
    ],
)
def test_keys_are_sent_as_xterm_sends_them(keys: str, sent: bytes) -> None:
    assert key_bytes(keys) == sent


@pytest.mark.parametrize("keys", ["<pagup>", "<b>", "<ctrl+1>", "<shift+a>"])
def test_a_misspelt_key_is_not_typed_as_text(keys: str) -> None:
    with pytest.raises(ValueError, match=re.escape(keys)):
        key_bytes(keys)


@pytest.mark.parametrize(
    ("output", "line"),
    [
        ("a\u200db\ufe0fc", "a\u200db\ufe0fc"),
        ("漢字x", "漢字x"),
        ("漢\x1b[1Gab", "ab"),
        ("漢\x1b[1Ga", "a"),
        ("a\x1b[<u\x1b[>1u\x1b[=1;1u\x1b[?2026$p\x1b[>4;2mb", "ab"),
        ("a\x1b]52;c;QQ==\x07b\x1b]0;title\x1b\\c\x1bPq#0\x1b\\d", "abcd"),
        ("a\x1b[1;1;3;4;5;6Hb", "b"),
        ("a\x1b[999999999999999Cb", "a                  b"),
        ("a\x1b[38:2::1:2:3;4:3;58:2::9:9:9mb\x1b[58;5;3mc", "abc"),
        ("ab\x1b[3J", "ab"),
        ("x\x1b[5b", "xxxxxx"),
        ("a\x9b31mb", "a31mb"),
    ],
)
def test_what_pyte_cannot_take_does_no_harm(output: str, line: str) -> None:
    assert _screen_after(output).lines[0] == line


def test_scrolling_moves_lines_and_not_the_cursor() -> None:
    screen = _screen_after("one\r\ntwo\r\nthree\x1b[1;1H\x1b[S")
    assert screen.lines == ["two", "three", ""]
    assert screen.cursor == (0, 0)
    screen.feed(b"\x1b[2T")
    assert screen.lines == ["", "", "two"]


def test_a_style_that_stays_is_left_behind_and_a_reset_ends_it() -> None:
    screen = _screen_after("\x1b[31;1mred")
    assert screen.left_behind() == ["text style"]
    screen.feed(b"\x1b[58;5;3m")
    assert screen.left_behind() == ["text style"]
    screen.feed(b"\x1b[m")
    assert screen.left_behind() == []
    screen.feed(b"\x1b[2;3r\x1b[4 q\x1b]11;#fff\x07\x1b[>4;2m\x1b=")
    assert len(screen.left_behind()) == 5
    screen.feed(b"\x1b[r\x1b[0 q\x1b]111\x07\x1b[>4;0m\x1b>")
    assert screen.left_behind() == []


_PIECES = st.lists(
    st.sampled_from(
        [
            *("word ", "\r\n", "漢", "é\u0301", "\u200d", "\x1b[", "\x1b", "\x1bPx\x1b\\"),
            *("\x1b[2;3H", "\x1b[K", "\x1b[38;5;9m", "\x1b[?25l", "\x1b[?1049h", "\x1b[?1049l"),
            *("\x1b7", "\x1b8", "\x1b[c", "\x1b[6n", "\x1bc", "\x1b[S", "\x1b[3T", "\x1b[1;2r"),
            *("\x1b]0;t\x07", "\x1b[>9u", "\x1b[<9u", "\x1b[?2026$p"),
        ]
    ),
    max_size=20,
)


@given(pieces=_PIECES, cuts=st.lists(st.integers(0, 200), max_size=10))
def test_output_means_the_same_however_it_is_cut(pieces: list[str], cuts: list[int]) -> None:
    output = "".join(pieces).encode()
    whole, cut = TerminalScreen(20, 4), TerminalScreen(20, 4)
    whole.feed(output)
    for start, end in pairwise([0, *sorted(cuts), len(output)]):
        cut.feed(output[start : max(start, end)])
    assert cut.lines == whole.lines
    assert cut.cursor == whole.cursor
    assert cut.modes == whole.modes
    assert cut.left_behind() == whole.left_behind()
    assert cut.take_answers() == whole.take_answers()


@given(
    output=st.binary(max_size=200)
    | st.text("\x1b[]?;:<>=$ 0123456789mhlHJKrABnctuqpP\\", max_size=80).map(str.encode)
)
def test_no_output_breaks_the_terminal(output: bytes) -> None:
    screen = TerminalScreen(20, 4)
    screen.feed(output)
    assert all(len(line) <= 20 or not line.isascii() for line in screen.lines)
    x, y = screen.cursor
    assert 0 <= x < 20
    assert 0 <= y < 4
