"""The line at the top that says where one is, and the line of keys at the bottom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from widgets.diff_layout import fit, screen_text
from widgets.line_widget import LineWidget
from widgets.shown import Place

_GAP: Final = "   "
"""What parts two things that the line at the top tells."""


class TopBar(LineWidget):
    """Draws a `Place`; what doesn't fit gives way in order of what is missed least."""

    DEFAULT_CSS = """
    TopBar { height: 1; width: 1fr; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--alarm"}
    """
    | Class | Description |
    | :- | :- |
    | `bar--alarm` | The save state when something is not saved. |
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._place = Place()

    def show(self, place: Place) -> None:
        """Draw another place."""
        if place != self._place:
            self._place = place
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width = self.size.width
        place = self._place
        # How much is done is always told, so what is wrong with the disk is cut before it.
        room = max(0, width - cell_len(" ".join(place.counts[:1])) - 2 - len(_GAP))
        saved = screen_text(place.saved)
        if cell_len(saved) > room:
            saved = fit(screen_text(place.saved_short or place.saved), room)
        here = _shortened(place, width - cell_len(saved) - 1 - len(_GAP))
        gap = " " * max(1, width - cell_len(here) - cell_len(saved) - 1)
        alarm = self.component("bar--alarm") if place.alarm else None
        return self.strip([Segment(here + gap), Segment(saved, alarm)])


def _shortened(place: Place, width: int) -> str:
    """Return as much of the place as `width` cells hold: what is missed least goes first."""
    story, note = screen_text(place.story), screen_text(place.note)
    pair = " | ".join(filter(None, map(screen_text, (place.base, place.other))))
    counts = [", ".join(place.counts[:number]) for number in (3, 2, 1)]
    progress, wanting, signs = place.progress, place.wanting, place.wanting_signs
    offers = (
        ("copydesk", story, pair, note, counts[0], wanting, progress),
        (story, pair, note, counts[0], wanting, progress),
        (pair, note, counts[0], wanting, progress),
        (pair, note, counts[0], signs, progress),
        (pair, note, counts[1], signs, progress),
        (pair, note, counts[1], signs),
        (note, counts[1], signs, progress),
        (note, counts[1], signs),
        (counts[1], signs),
        (counts[2], signs),
    )
    for parts in offers:
        text = " " + _GAP.join(part for part in parts if part)
        if cell_len(text) <= width:
            return text
    return fit(f" {counts[2]}", max(0, width))


class KeyBar(LineWidget):
    """One line of keys and what they do, as many as fit; the last one (help) always does."""

    DEFAULT_CSS = """
    KeyBar { height: 1; width: 1fr; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--key"}
    """
    | Class | Description |
    | :- | :- |
    | `bar--key` | The key itself. |
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._keys: Sequence[tuple[str, str]] = ()
        self._message = ""

    def show(self, keys: Sequence[tuple[str, str]]) -> None:
        """Draw other pairs of key and title."""
        if keys != self._keys:
            self._keys = keys
            self.refresh()

    def say(self, message: str) -> None:
        """Show a sentence in place of the keys; "" brings them back."""
        if message != self._message:
            self._message = message
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width = self.size.width
        if self._message:
            text = fit(" " + screen_text(self._message), width)
            return self.strip([Segment(text)])
        key_style = self.component("bar--key")
        segments: list[Segment] = []
        for key, title in _fitting(self._keys, width):
            segments += [Segment(" "), Segment(key, key_style), Segment(f" {title} ")]
        return self.strip(segments)


def _fitting(keys: Sequence[tuple[str, str]], width: int) -> list[tuple[str, str]]:
    """Return the keys that fit beside the last one, in order."""
    if not keys:
        return []
    *others, last = keys
    room = width - _cells(last)
    chosen: list[tuple[str, str]] = []
    for pair in others:
        if _cells(pair) > room:
            break
        room -= _cells(pair)
        chosen.append(pair)
    return [*chosen, last]


def _cells(pair: tuple[str, str]) -> int:
    return cell_len(pair[0]) + cell_len(pair[1]) + 3
