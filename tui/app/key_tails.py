"""Swallows what is left of a terminal sequence that was cut in two on its way.

Over a slow line a sequence can arrive in pieces: PageUp as Esc, `[`, `5`, `~`, a terminal's answer
as Esc, `[`, `?2026;1$y`. The pieces look like keys, and some of those keys write. This reassembler
sits below the bindings: from an introducer on, it swallows keys until the sequence's final
character, or until a pause that only a person makes. Grammar: ECMA-48, 5.3 to 5.6.
"""

from __future__ import annotations

from typing import Final, Literal

GAP: Final = 0.5
"""Seconds within which the pieces of one sequence follow each other: longer than the hiccups of a
line with 100 ms round trips, shorter than it takes a person to press Esc, look and type."""

_State = Literal["", "esc", "csi", "ss3", "string", "string esc", "paste", "paste esc", "paste csi"]

_AFTER_ESC: Final[dict[str, _State]] = {
    "[": "csi",
    "?": "csi",
    "O": "ss3",
    **dict.fromkeys("P]_^X", "string"),
}
"""What follows Esc in a sequence: CSI (also when its bracket got lost before a "?"), SS3, and the
strings DCS, OSC, APC, PM, SOS."""

_ALONE: Final[dict[str, _State]] = {"[": "csi", "]": "string"}
"""Introducers that Textual hands on without their Esc; neither is a command."""

_BEL: Final = "\x07"


class KeyTails:
    """Decides for each key in turn whether it is one, or the tail of a cut sequence."""

    def __init__(self) -> None:
        self._state: _State = ""
        self._parameters = ""
        """Of the control sequence that is being swallowed."""
        self._last = 0.0

    def swallows(self, character: str, *, escape: bool, now: float, typing: bool) -> bool:
        """Tell whether this key is part of a cut sequence and must reach no binding.

        Args:
            character: The character of the key, "" for keys without one. For Alt with a
                character, that character.
            escape: The key is Esc, or Alt with something (Esc and a character at once).
            now: Monotonic seconds.
            typing: A text field has the focus: there a lone bracket is a character that somebody
                typed, and only what follows an Esc is a tail.
        """
        if now - self._last > GAP:
            self._state = ""
        self._last = now
        # Textual hands an Esc inside of what it can't read on as "^", which is no command.
        mangled = character == "^" and not typing and self._state != "esc"
        if self._state.startswith(("string", "paste")):
            return self._goes_on(character, escape=escape or mangled)
        if escape or mangled:
            # Alt with anything else is a key of its own, after which no introducer is awaited.
            after: _State = "" if escape and character else "esc"
            self._enter(_AFTER_ESC.get(character, after) if escape else "esc")
            return mangled or character in _AFTER_ESC
        return bool(character) and self._is_tail(character, typing=typing)

    def _enter(self, state: _State) -> None:
        self._state, self._parameters = state, ""

    def _is_tail(self, character: str, *, typing: bool) -> bool:
        """Judge a key outside of strings and pastes."""
        if self._state == "csi":
            return self._control(character)
        if self._state == "ss3":
            self._enter("")
            return "\x20" <= character <= "\x7e"
        if self._state == "esc" and character in _AFTER_ESC:
            self._enter(_AFTER_ESC[character])
            return True
        lone = character in _ALONE and not typing
        self._enter(_ALONE[character] if lone else "")
        return lone

    def _control(self, character: str) -> bool:
        """Judge a key inside of a control sequence, which its final character ends."""
        if "\x20" <= character <= "\x3f":
            self._parameters += character
            return True
        begins_paste = self._parameters == "200" and character == "~"
        self._enter("paste" if begins_paste else "")
        return "\x40" <= character <= "\x7e"

    def _goes_on(self, character: str, *, escape: bool) -> bool:
        """Swallow a key inside of a string or of a paste whose beginning was cut off."""
        kind: _State = "paste" if self._state.startswith("paste") else "string"
        if escape:
            self._enter("paste esc" if kind == "paste" else "string esc")
        elif self._state == "string esc" or (kind == "string" and character == _BEL):
            self._enter("" if character in ("\\", _BEL) else "string")
        elif self._state == "paste esc":
            self._enter("paste csi" if character == "[" else "paste")
        elif self._state == "paste csi":
            self._parameters += character
            if not "201~".startswith(self._parameters):
                self._enter("paste")
            elif self._parameters == "201~":
                self._enter("")
        return True
