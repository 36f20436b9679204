"""Cuts what a terminal sends into whole keys, text, pastes and replies, however it arrives.

A terminal writes each of them in one piece; a line may hand it over in several, with pauses. So a
sequence is held until it is whole, and one that never gets whole is swallowed: a piece of it must
never pass for typed. What a sequence is stands in `grammar`.

Only Esc itself can't be told from the beginning of a sequence. What a person presses after it
comes later than the rest of what a terminal wrote, so time decides, and time passes in `expire`
alone: whoever reads calls it after having looked and found nothing. A reader that was held up finds
late what came in time, and so judges it as if it had looked then.
"""

from __future__ import annotations

from codecs import getincrementaldecoder
from typing import Final, Literal

from msgspec import Struct

from tui.app.driver.grammar import (
    ESC,
    HEAD,
    KEYPAD,
    LONGEST,
    PASTE_BEGINS,
    PASTE_ENDS,
    TEXT,
    WHOLE,
    in_seven_bits,
    is_reply,
    reply_at,
)

TOGETHER: Final = 0.05
"""Seconds within which Esc and a character are Alt with it: two keys of a person are hardly ever
that close (Neovim's `ttimeoutlen`, for the same question)."""

PIECES: Final = 1.0
"""Seconds that the next piece of a sequence may take, and that an Esc may still turn out to have
been the beginning of one: TCP sends again what was lost after 0.2 s, then after another 0.4 s."""

LONGEST_PASTE: Final = 1 << 20
"""Characters from which on a paste is handed over in parts."""

_INTRODUCERS: Final = "[O]P^_"
"""What follows the Esc in sequences that terminals send."""

_SOS: Final = "X"
"""What introduces a string that no terminal is known to send: alone, it is a key."""

_CSI_BYTE: Final = "\udc9b"
"""CSI as a byte, which isn't UTF-8, as the decoder marks it."""

_NO_CHARACTER: Final = dict.fromkeys(range(0xDC80, 0xDD00), "\ufffd")
"""Bytes that aren't UTF-8, as the decoder marks them, are shown as such."""

Kind = Literal["text", "key", "escape", "reply", "paste"]


class Token(Struct, frozen=True):
    """Something whole that the terminal sent."""

    kind: Kind
    """text: typed characters; key: a key's whole sequence; escape: Esc alone; reply: what the
    terminal says by itself or was asked for, mouse and focus too; paste: pasted text, Esc and all.
    """
    text: str
    """The characters; sequences with their introducers in 7 bits, pastes without brackets."""
    at: float
    """When the last of it arrived, in the seconds of whoever feeds."""


class Sequences:
    """Holds back what isn't whole yet.

    Args:
        escape_delay: Seconds after which an Esc without anything behind it is the key.
    """

    def __init__(self, escape_delay: float) -> None:
        self._escape_delay = escape_delay
        self._decode = getincrementaldecoder("utf-8")("surrogateescape").decode
        self._rest = ""
        """What isn't whole yet: a sequence's beginning, or a paste as far as it came."""
        self._last = 0.0
        """When the last piece arrived."""
        self._paste_end = ""
        """What ends the paste that is under way; "" outside of one."""
        self._paste_is_torn = False
        """The paste was handed over without its end: more of it may come."""
        self._after_escape = False
        """Esc was taken for the key a moment ago: what it began may come."""
        self._begin()

    def _begin(self) -> None:
        """Know nothing of the sequence that comes next."""
        self._apart = False
        """It doesn't come in one piece."""
        self._orphaned = False
        """Its Esc was taken for the key."""
        self._too_long = False
        """Some of it was let go."""

    @property
    def deadline(self) -> float | None:
        """When to call `expire` if nothing comes until then; None: there is nothing to wait for."""
        if self._paste_end:
            return None if self._paste_is_torn else self._last + PIECES
        if self._rest and not self._apart:
            return self._last + min(TOGETHER, self._escape_delay)
        if self._rest:
            return self._last + (self._escape_delay if self._rest == ESC else PIECES)
        if self._after_escape:
            return self._last + self._escape_delay + PIECES
        return None

    def feed(self, data: bytes, now: float) -> list[Token]:
        """Take what arrived; return what is whole.

        Args:
            data: Bytes, cut anywhere.
            now: When they were found.
        """
        text = self._decode(data).replace(_CSI_BYTE, "\x9b")
        if not text:  # the beginning of a character
            self._last = now
            return []
        tokens: list[Token] = []
        text = self._without_replies(text, now, tokens)
        if not text:
            return tokens
        if self._rest == ESC and self._apart and _is_key(text):
            self._take_escape(tokens)
        self._last = now
        if self._after_escape and not _is_key(text):
            text, self._orphaned = ESC + text, True
        self._after_escape = False
        if self._paste_is_torn and _is_one_key(text):
            self._paste_end = ""
        self._paste_is_torn = False
        self._rest += text
        while self._rest and self._take(tokens):
            pass
        return tokens

    def _without_replies(self, text: str, now: float, tokens: list[Token]) -> str:
        """Take the replies that came between two pieces of something else; return the rest.

        The program asks while a sequence is on its way, and what relays between it and the
        terminal may answer for that.
        """
        waits = self._paste_is_torn or (not self._paste_end and (self._rest or self._after_escape))
        while waits and (reply := reply_at(text, 0)):
            tokens.append(Token("reply", reply, now))
            text = text[len(reply) :]
        return text

    def expire(self, now: float) -> list[Token]:
        """Let time pass until `now`; nothing may have arrived by then that wasn't fed.

        Returns:
            What is whole because nothing came behind it.
        """
        tokens: list[Token] = []
        while self.deadline is not None and self.deadline <= now:
            if self._paste_end:
                self._hand_over(self._rest, tokens)
                self._rest, self._paste_is_torn = "", True
            elif self._rest and not self._apart:
                self._apart = True
            elif self._rest == ESC:
                self._take_escape(tokens)
                self._after_escape = True
            else:
                self._rest, self._after_escape = "", False
                self._begin()
        return tokens

    def _take(self, tokens: list[Token]) -> bool:
        """Take one thing from the front; False where it isn't whole yet."""
        if self._paste_end:
            return self._take_paste(tokens)
        if found := TEXT.match(self._rest):
            tokens.append(self._token("text", found[0]))
        elif found := WHOLE.match(self._rest):
            self._take_sequence(found[0], tokens)
        else:
            found = HEAD.match(self._rest)
            assert found, "every character is text or begins a sequence"
            if found.end() == len(self._rest):
                self._shorten()
                return False
            if reply := reply_at(self._rest, found.end()):
                tokens.append(self._token("reply", reply))
                self._rest = found[0] + self._rest[found.end() + len(reply) :]
                return True
            if found[0] == ESC:
                return self._take_alt(tokens)
        self._rest = self._rest[found.end() :]
        self._begin()
        return True

    def _take_sequence(self, sequence: str, tokens: list[Token]) -> None:
        """Tell what a whole sequence is; those that can't be trusted are swallowed."""
        plain = in_seven_bits(sequence)
        if plain == PASTE_BEGINS:
            # Text that is pasted may hold the end as another terminal would write it.
            self._paste_end = sequence.replace("200", "201")
        elif self._too_long or len(sequence) > LONGEST or plain == PASTE_ENDS:
            return
        elif is_reply(plain):
            tokens.append(self._token("reply", plain))
        elif not self._orphaned and not (self._apart and KEYPAD.match(plain)):
            tokens.append(self._token("key", plain))

    def _take_alt(self, tokens: list[Token]) -> bool:
        """Take Esc and the character behind it, which begin no sequence together."""
        if TEXT.match(self._rest, 1):
            tokens.append(self._token("key", self._rest[:2]))
            self._rest = self._rest[2:]
            self._begin()
        else:
            self._take_escape(tokens)
        return True

    def _take_escape(self, tokens: list[Token]) -> None:
        tokens.append(self._token("escape", ESC))
        self._rest = self._rest[1:]
        self._begin()

    def _take_paste(self, tokens: list[Token]) -> bool:
        """Take a paste up to its end, or a part of one that is very long."""
        text, end, rest = self._rest.partition(self._paste_end)
        if not end and len(text) < LONGEST_PASTE:
            return False
        if end:
            self._paste_end = ""
        else:
            # A part of the end may be there.
            kept = len(self._paste_end) - 1
            text, rest = text[:-kept], text[-kept:]
        self._hand_over(text, tokens)
        self._rest = rest
        self._begin()
        return bool(end)

    def _hand_over(self, text: str, tokens: list[Token]) -> None:
        if text:
            tokens.append(self._token("paste", text))

    def _shorten(self) -> None:
        """Let go of what is too long for anything that is waited for; go on waiting for its end."""
        if len(self._rest) > LONGEST:
            begun = self._rest[: 2 if self._rest[0] == ESC else 1]
            self._rest = begun + ESC * self._rest.endswith(ESC)
            self._too_long = True

    def _token(self, kind: Kind, text: str) -> Token:
        return Token(kind, text.translate(_NO_CHARACTER), self._last)


def _is_key(text: str) -> bool:
    """Tell whether what comes somewhat later than an Esc is no part of a sequence that it began."""
    return text[0] not in _INTRODUCERS and not (text[0] == _SOS and len(text) > 1)


def _is_one_key(text: str) -> bool:
    """Tell whether all that arrived is one key: nobody pastes by the character."""
    return len(text) == 1 or bool(WHOLE.fullmatch(text))
