"""The loop of the input thread: what the terminal sends in, Textual's events out.

Textual's parser gets whole sequences only and knows no pause, so its own waiting, and what it makes
of a sequence that came in pieces, never matter. Every event says when its bytes arrived.
"""

from __future__ import annotations

import errno
import os
import re
import select
from collections.abc import Callable, Iterable
from threading import Event
from time import monotonic
from typing import Final

from textual import constants, events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.keys import Keys
from textual.message import Message

from tui.app.driver.sequences import Sequences, Token
from tui.terminal import terminal_is_gone

_POLL: Final = 0.1
"""Seconds between two looks at whether the thread should end."""

_CHUNK: Final = 65536
"""Bytes taken at one read."""

_TRIES: Final = 3
"""How often the keyboard may fail; then it would fail for ever."""

_TEXTUALS: Final = re.compile(
    r"\x1b\[(?:"
    r"\?(?:2026|2048);\d\$y"  # whether it shows frames at once, whether it reports its size
    r"|48;[1-9]\d{0,3}(?::\d*)*;[1-9]\d{0,3}(?::\d*)*(?:;\d+(?::\d*)*){2}t"  # its size
    r"|\d{1,5};\d{1,5}R"  # where the cursor is
    r"|[IO]"  # focus
    r"|<\d+;-?\d+;-?\d+[Mm]"  # mouse
    r")"
)
"""Replies that Textual reads. It takes all others for keys."""

_NUMBERED: Final = re.compile(r"\x1b\[(?!27;\d+;\d+~).*[^u]")
"""Function keys. Textual takes the number of one that it doesn't know for a character's, so that 49
would be a verdict; but for `CSI 27;modifiers;code~` of xterm, which is one."""


class Keyboard:
    """Reads the terminal until it is told to stop, or the terminal is gone.

    Args:
        fileno: The terminal.
        post: Takes Textual's events.
        replied: Takes what the terminal says, with the time at which it arrived; tells whether that
            answered a question of its own, which Textual then needn't see.
        stopped: Ends the loop, within a tenth of a second.
        escape_delay: Seconds after which an Esc without anything behind it is the key.
    """

    def __init__(
        self,
        fileno: int,
        post: Callable[[Message], None],
        replied: Callable[[str, float], bool],
        stopped: Event,
        escape_delay: float,
    ) -> None:
        self._fileno = fileno
        self._post = post
        self._replied = replied
        self._stopped = stopped
        self._sequences = Sequences(escape_delay)
        self._parser = XTermParser()

    def run(self) -> None:
        """Read and post; the input thread's whole life."""
        while not self._stopped.is_set():
            try:
                tokens = self._read()
            except OSError:
                # Hung up. A program in the background is refused too, and may come back.
                if terminal_is_gone():
                    return
                self._stopped.wait(_POLL)
                continue
            for token in tokens:
                for event in self._events(token):
                    event.time = token.at
                    self._post(event)

    def _read(self) -> list[Token]:
        """Wait for what comes next: bytes, or the time after which nothing more is waited for.

        Raises:
            OSError: There is nothing to read from.
        """
        deadline = self._sequences.deadline
        wait = _POLL if deadline is None else min(_POLL, max(0.0, deadline - monotonic()))
        if not self._has_bytes(wait):
            # This thread may have been held up since: what is there by now came in time.
            now = monotonic()
            if not self._has_bytes(0):
                return self._sequences.expire(now)
        data = os.read(self._fileno, _CHUNK)
        if not data:
            # What macOS says instead.
            raise OSError(errno.EIO, "the terminal was closed")
        return self._sequences.feed(data, monotonic())

    def _has_bytes(self, wait: float) -> bool:
        return bool(select.select([self._fileno], [], [], wait)[0])

    def _events(self, token: Token) -> Iterable[Message]:
        match token.kind:
            case "paste":
                # Without NUL, as Textual hands it over.
                return [events.Paste(token.text.replace("\x00", ""))]
            case "reply":
                return self._reply(token)
            case "text":
                return [key for character in token.text for key in self._keys(character)]
            case _:
                return self._keys(token.text)

    def _keys(self, sequence: str) -> list[events.Key]:
        """Return what Textual makes of a whole key; of those that it doesn't know, nothing."""
        try:
            keys = list(self._parser._sequence_to_key_events(sequence))
            if not keys and len(sequence) == 2:
                keys = list(self._parser._sequence_to_key_events(sequence[1], alt=True))
        except (ValueError, OverflowError):
            return []  # the number of no character
        if _NUMBERED.fullmatch(sequence):
            keys = [key for key in keys if key.character is None]
        return [key for key in keys if key.key != Keys.Ignore and _is_text(key.character)]

    def _reply(self, token: Token) -> list[Message]:
        """Hand a reply over; return what Textual makes of it."""
        if self._replied(token.text, token.at) or not _TEXTUALS.fullmatch(token.text):
            return []
        try:
            return list(self._parser.feed(token.text))
        except (ValueError, ArithmeticError):
            # A mouse outside of everything, or on a screen of no size; its parser is done for.
            self._parser = XTermParser()
            return []


def _is_text(character: str | None) -> bool:
    """Tell whether a character can be written anywhere: half of a surrogate pair can't."""
    return character is None or not any("\ud800" <= one <= "\udfff" for one in character)


class KeyboardFailed(Message):
    """Reading what the terminal sent failed; what it was is lost."""

    def __init__(self, error: Exception, *, for_good: bool) -> None:
        super().__init__()
        self.error = error
        self.for_good = for_good
        """It failed too often: no key is read any more."""


class TerminalGone(Message):
    """The terminal was closed under the program; perhaps nobody passed SIGHUP on."""


class KeyboardDriver(LinuxDriver):
    """Textual's own driver, but for the keyboard."""

    def run_input_thread(self) -> None:
        """Read the terminal; the input thread's whole life."""
        for tries_left in reversed(range(_TRIES)):
            try:
                self._keyboard().run()
            except Exception as error:  # whatever it is, the review must go on
                self.process_message(KeyboardFailed(error, for_good=not tries_left))
            else:
                if not self.exit_event.is_set():
                    self.process_message(TerminalGone())
                return

    def _keyboard(self) -> Keyboard:
        delay = constants.ESCAPE_DELAY
        return Keyboard(self.fileno, self.process_message, self._replied, self.exit_event, delay)

    def _replied(self, _reply: str, _at: float) -> bool:
        """Take what the terminal says, in the input thread; tell whether Textual needn't see it."""
        return False
