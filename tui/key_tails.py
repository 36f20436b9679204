"""Swallows what is left of a terminal sequence that was cut in two on its way.

Over a slow line a sequence can arrive in pieces: PageUp as Esc, `[`, `5`, `~`, a terminal's answer
as Esc, `[`, `?2026;1$y`. The pieces look like keys, and some of those keys write. This reassembler
sits below the bindings: from an introducer on, it swallows keys until the sequence's final
character, or until a pause that only a person makes.
"""

from __future__ import annotations

from typing import Final

GAP: Final = 0.5
"""Seconds within which the pieces of one sequence follow each other: longer than the hiccups of a
line with 100 ms round trips, shorter than it takes a person to press Esc, look and type."""

_INTRODUCERS: Final = {"[", "O", "P", "]", "?"}
"""What follows Esc in a sequence: CSI, SS3, DCS, OSC; "?" when the "[" got lost with the Esc."""


class KeyTails:
    """Decides for each key in turn whether it is one, or the tail of a cut sequence."""

    def __init__(self) -> None:
        self._introduced = ""
        """"esc" after an Esc, then the introducer while its tail is swallowed."""
        self._last = 0.0

    def swallows(self, character: str, *, escape: bool, now: float, typing: bool) -> bool:
        """Tell whether this key is part of a cut sequence and must reach no binding.

        Args:
            character: The character of the key, "" for keys without one. For Alt with a
                character, that character.
            escape: The key is Esc, or Alt with something (Esc and a character at once).
            now: Monotonic seconds.
            typing: A text field has the focus: there a lone `[` is a character that somebody
                typed, and only what follows an Esc is a tail.
        """
        fresh = now - self._last <= GAP
        before = self._introduced if fresh else ""
        self._last = now
        self._introduced = ""
        if escape:
            self._introduced = character if character in _INTRODUCERS else "esc"
            return character in _INTRODUCERS
        if not character:
            return False
        if before == "esc" and character in _INTRODUCERS:
            self._introduced = character
            return True
        if before in _INTRODUCERS and before != "":
            return self._goes_on(before, character)
        if character == "[" and not typing:
            self._introduced = "["
            return True
        return False

    def _goes_on(self, introducer: str, character: str) -> bool:
        """Swallow `character` as part of a tail; stay in it unless this ends it (ECMA-48 5.4)."""
        parameter = "\x20" <= character <= "\x3f"
        final = "\x40" <= character <= "\x7e"
        if introducer in "P]":
            self._introduced = introducer
            return True
        if introducer == "O":
            return final or parameter
        if parameter:
            self._introduced = introducer
        return parameter or final
