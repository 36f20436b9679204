"""What Textual is told of keys, pastes and answers, and what never reaches it."""

from __future__ import annotations

import os
import pty
import select
from collections.abc import Iterator
from threading import Event, Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events, messages
from textual._xterm_parser import XTermParser
from textual.message import Message

from tests.driver.sending import DELAY, KITTY_KEYS, KNOWN_KEYS, REPLIES, cuts
from tui.app.driver import keyboard
from tui.app.driver.keyboard import Keyboard


class Line:
    """A line that hands pieces over at their times, in a time of its own.

    The keyboard on it sees no other clock and reads from nothing else.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        self.held_up = 0.0
        """Seconds for which the reader comes to nothing after its next look."""
        self._under_way: list[tuple[float, bytes]] = []
        self.posted: list[Message] = []
        self.replies: list[str] = []
        self.own = ""
        """What the driver takes for an answer to its own question."""
        self.stopped = Event()
        self.keyboard = Keyboard(0, self.posted.append, self._replied, self.stopped, DELAY)
        monkeypatch.setattr(keyboard, "monotonic", lambda: self.now)
        monkeypatch.setattr(select, "select", self._select)
        monkeypatch.setattr(os, "read", self._read)

    def _replied(self, reply: str, at: float) -> bool:
        assert at <= self.now
        self.replies.append(reply)
        return reply == self.own

    def _select(
        self, lines: list[int], _writable: list[int], _special: list[int], wait: float
    ) -> tuple[list[int], list[int], list[int]]:
        if not self._under_way:
            self.stopped.set()
        arrival = self._under_way[0][0] if self._under_way else float("inf")
        found = arrival <= self.now + wait
        self.now = max(self.now, arrival) if found else self.now + wait
        self.now, self.held_up = self.now + self.held_up, 0.0
        return (lines if found else []), [], []

    def _read(self, _line: int, _most: int) -> bytes:
        data = b""
        while self._under_way and self._under_way[0][0] <= self.now:
            data += self._under_way.pop(0)[1]
        return data

    def send(self, *pieces: str | bytes, gap: float = 0.0) -> list[Message]:
        """Send pieces, `gap` seconds apart, then nothing for two seconds; return what is posted."""
        self.posted.clear()
        self.stopped.clear()
        for number, piece in enumerate(pieces):
            sent = piece.encode() if isinstance(piece, str) else piece
            if sent:
                self._under_way.append((self.now + number * gap, sent))
        self._under_way.append((self.now + len(pieces) * gap + 2, b"q"))
        self.keyboard.run()
        last = self.posted.pop()
        assert isinstance(last, events.Key)
        assert last.key == "q"
        return list(self.posted)


@pytest.fixture
def line() -> Iterator[Line]:
    with pytest.MonkeyPatch.context() as monkeypatch:
        yield Line(monkeypatch)


def _keys(posted: list[Message]) -> list[tuple[str, str | None]]:
    return [(key.key, key.character) for key in posted if isinstance(key, events.Key)]


def _textuals(sent: str) -> list[tuple[str, str | None]]:
    """Return the keys that Textual itself reads, at rest."""
    parser = XTermParser()
    posted = list(parser.feed(sent))
    if parser._timeout_time is not None:
        parser._timeout_time = 0
    return _keys([*posted, *parser.tick()])


def test_every_key_that_textual_knows_is_the_same_key(line: Line) -> None:
    for sent in {*KNOWN_KEYS, *KITTY_KEYS, *"aZ1~é漢", "\x1bx", "\x1bé", "\x1b\r"}:
        expected = _textuals(sent)
        if sent.startswith("\x1b[") and sent[-1] != "u":
            # Its number, taken for a character's: f13 to f20, ctrl with an arrow in old tmux.
            expected = [key for key in expected if key[1] is None]
        if sent not in ("\x1b\x1b", "\x9b"):  # for Textual one Esc, and Shift with it
            assert _keys(line.send(sent)) == expected, sent


def test_a_key_says_when_it_arrived_however_late_it_is_looked_at(line: Line) -> None:
    began = line.now
    for event, at in zip(line.send("\x1b", "[5", "~", gap=0.2), [began + 0.4], strict=True):
        assert event.time == pytest.approx(at)
    began = line.now
    (escape,) = line.send("\x1b")
    assert escape.time == pytest.approx(began)


def test_a_reader_that_is_held_up_makes_no_key_of_a_sequence(line: Line) -> None:
    """The rest came while it slept: after its wait for it, or before it even looked."""
    for held_up in (0.3, 5.0):
        for gap in (0.1, 0.2):
            line.held_up = held_up
            assert _keys(line.send("\x1b", "[5~", gap=gap)) == [("pageup", None)]


def test_no_sequence_that_textual_does_not_know_is_typed(line: Line) -> None:
    for sent in ("\x1b[99~", "\x1b[31m", "\x1bO5P", "\x1b[W", "\x1b[9999999z"):
        assert line.send(sent) == []


def test_only_a_sequence_for_characters_gives_one(line: Line) -> None:
    """Textual takes the number of any function key that it doesn't know for a character's."""
    for sent in ("\x1b[49~", "\x1b[1;2;52~", "\x1b[52A"):
        assert _textuals(sent)[0][1]
        assert line.send(sent) == []
    assert _keys(line.send("\x1b[27;5;49~")) == [("ctrl+1", "1")]  # xterm's modifyOtherKeys


@pytest.mark.parametrize("number", [str(0xD800), str(0x110000), "9" * 300, "97;5:3"])
def test_a_key_of_no_character_is_none(line: Line, number: str) -> None:
    """Textual's parser would end the program at these."""
    assert line.send(f"\x1b[{number}u") == []
    assert line.send(f"\x1b[97;;{number}u") in ([], line.send("\x1b[97;;u"))
    assert _keys(line.send("1")) == [("1", "1")]


def test_every_reply_is_handed_over_and_types_nothing(line: Line) -> None:
    for sent in REPLIES:
        for pieces in ((sent.encode(), b""), *cuts(sent.encode())):
            for gap in (0.15, 0.6):
                line.replies.clear()
                keys = _keys(line.send(*pieces, gap=gap))
                assert set(keys) <= {("escape", "\x1b")}, (pieces, gap)
                assert line.replies == [sent]


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ("\x1b[?2026;2$y", messages.TerminalSupportsSynchronizedOutput),
        ("\x1b[?2048;2$y", messages.InBandWindowResize),
        ("\x1b[48;24;80;384;640t", events.Resize),
        ("\x1b[12;40R", events.CursorPosition),
        ("\x1b[I", events.AppFocus),
        ("\x1b[O", events.AppBlur),
        ("\x1b[<0;12;5M", events.MouseDown),
        ("\x1b[<0;12;5m", events.MouseUp),
        ("\x1b[<64;12;5M", events.MouseScrollUp),
    ],
)
def test_what_textual_wants_to_know_of_the_terminal_reaches_it(
    line: Line, sent: str, expected: type[Message]
) -> None:
    assert [type(message) for message in line.send(sent)] == [expected]
    line.own = sent
    assert line.send(sent) == []


def test_a_size_or_a_mouse_that_cannot_be_leaves_the_keyboard_working(line: Line) -> None:
    assert line.send("\x1b[48;0;0;0;0t") == []
    assert len(line.send("\x1b[48;24;80;0;0t")) == 1
    line.send("\x1b[<0;12;5M", "\x1b[<0;" + "9" * 400 + ";5M")
    assert _keys(line.send("1")) == [("1", "1")]


def test_a_paste_is_one_event_with_all_that_is_in_it_but_nul(line: Line) -> None:
    (paste,) = line.send("\x1b[200~red \x1b[31m\x07\x00112", "\r\x1b[20", "1~", gap=0.6)
    assert isinstance(paste, events.Paste)
    assert paste.text == "red \x1b[31m\x07112\r"


def test_bytes_that_are_no_text_do_not_end_the_program(line: Line) -> None:
    assert _keys(line.send(b"\xff1"))[-1] == ("1", "1")


@given(
    st.lists(
        st.binary(max_size=30) | st.text("\x1b[]OP<?;:0159~uMRty$\\", max_size=30), min_size=1
    ),
    st.sampled_from([0.0, 0.15, 0.6]),
)
def test_nothing_that_is_sent_ends_the_thread(pieces: list[str | bytes], gap: float) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        shown = Line(monkeypatch)
        posted = shown.send(*pieces, "\x1b[201~", gap=gap)
        for key in posted:
            if isinstance(key, events.Key) and key.character:
                key.character.encode()


def _thread(fileno: int, posted: list[Message], stopped: Event) -> Thread:
    reader = Keyboard(fileno, posted.append, lambda _reply, _at: False, stopped, DELAY)
    thread = Thread(target=reader.run)
    thread.start()
    return thread


def test_a_terminal_that_is_gone_ends_the_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyboard, "terminal_is_gone", lambda: True)
    master, line = pty.openpty()
    try:
        thread = _thread(line, [], Event())
        os.close(master)
        thread.join(20)
        assert not thread.is_alive()
    finally:
        os.close(line)


def test_the_thread_ends_when_it_is_told_to() -> None:
    master, line = pty.openpty()
    try:
        stopped = Event()
        thread = _thread(line, [], stopped)
        stopped.set()
        thread.join(20)
        assert not thread.is_alive()
    finally:
        os.close(master)
        os.close(line)
