"""A sentence, and below it what may be chosen for it: a line each, the one under the cursor whole.

What was passed stays in sight above the cursor, a few lines of it; the rest of the room is for what
comes next.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar, Final, Literal

from msgspec import Struct
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from widgets.diff_layout import fit, screen_text, wrap
from widgets.line_widget import LineWidget
from widgets.shown import Offer

Role = Literal["subject", "caption", "offer", "cursor"]
"""What a line is."""

_SUBJECT_SHARE: Final = 4
"""The sentence above takes at most one line in so many, as does what was passed already."""


class OfferLine(Struct, frozen=True):
    """One line of the widget."""

    text: str
    role: Role


def offer_lines(
    subject: str, caption: str, offers: Sequence[Offer], cursor: int, size: tuple[int, int]
) -> list[OfferLine]:
    """Return what is drawn, at most as many lines as there are, each within the width.

    Args:
        subject: The sentence that something is chosen for; "" for none.
        caption: What the offers are.
        offers: What may be chosen; may be empty.
        cursor: Index of the offer under the cursor.
        size: Columns, >= 20, and lines, >= 1.
    """
    width, height = size
    share = max(1, height // _SUBJECT_SHARE)
    lines = [OfferLine(line, "subject") for line in _cut(subject, width, share) if subject]
    lines.append(OfferLine(fit(screen_text(caption), width), "caption"))
    room = height - len(lines)
    if offers and room > 0:
        column = max(len(offer.number) for offer in offers)
        before = offers[max(0, cursor - min(share, room - 1)) : cursor]
        shown = [_on_one_line(offer, column, width) for offer in before]
        shown += _whole(offers[cursor], column, width, room - len(before))
        after = offers[cursor + 1 : cursor + 1 + room - len(shown)]
        lines += [*shown, *(_on_one_line(offer, column, width) for offer in after)]
    return lines[:height]


def _cut(text: str, width: int, most: int) -> list[str]:
    """Return the lines of a text; the last of as many as there may be says if words are missing."""
    text = screen_text(text)
    spans = wrap(text, width)
    lines = [text[start:end] for start, end in spans[:most]]
    if len(spans) > most:
        lines[-1] = fit(fit(lines[-1], max(1, width - 4), "").rstrip() + " ...", width)
    return lines


def _heading(offer: Offer, column: int) -> str:
    """Return number and word, in columns; the first is as wide as the longest number."""
    word = f" {offer.word:<6}" if offer.word else ""
    return f"{offer.number:>{column}}{word}  "


def _label(offer: Offer) -> str:
    return f"({offer.label}) " if offer.label else ""


def _on_one_line(offer: Offer, column: int, width: int) -> OfferLine:
    # No line shows more than its width of a text, however long that is.
    texts = " | ".join(text[: 4 * width] for text in offer.texts)
    return OfferLine(
        fit(f"  {_heading(offer, column)}{screen_text(_label(offer) + texts)}", width), "offer"
    )


def _whole(offer: Offer, column: int, width: int, room: int) -> list[OfferLine]:
    """Return an offer with all its words, as far as `room` lines go."""
    heading = f"> {_heading(offer, column)}"
    within = max(1, width - len(heading))
    most = max(1, room // max(1, len(offer.texts)))
    label = _label(offer)
    lines: list[str] = []
    for text in offer.texts:
        lines += _cut(label + text, within, most)
        label = ""
    edges = [heading, *[" " * len(heading)] * len(lines)]
    return [
        OfferLine(fit(edge + line, width), "cursor")
        for edge, line in zip(edges, lines[:room], strict=False)
    ]


class OfferList(LineWidget):
    """Draws offers in the cells it is given; whoever holds it says where the cursor is."""

    DEFAULT_CSS = """
    OfferList { width: 1fr; height: 1fr; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"offers--subject", "offers--caption", "offers--cursor"}
    """
    | Class | Description |
    | :- | :- |
    | `offers--subject` | The sentence that something is chosen for. |
    | `offers--caption` | What the offers are. |
    | `offers--cursor` | The offer under the cursor. |
    """

    def __init__(self) -> None:
        super().__init__()
        self._subject = ""
        self._caption = ""
        self._offers: Sequence[Offer] = ()
        self._cursor = 0
        self._lines: Sequence[OfferLine] = ()

    def show(self, subject: str, caption: str, offers: Sequence[Offer], cursor: int) -> None:
        """Draw offers; arguments as for `offer_lines`."""
        self._subject, self._caption = subject, caption
        self._offers, self._cursor = offers, cursor
        self._lay_out()

    def on_resize(self) -> None:
        """Lay the offers out for the new size."""
        self._lay_out()

    def _lay_out(self) -> None:
        self._lines = self.laid_anew(
            self._lines,
            partial(offer_lines, self._subject, self._caption, self._offers, self._cursor),
        )

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        if y >= len(self._lines):
            return self.strip()
        line = self._lines[y]
        style = Style.null() if line.role == "offer" else self.component(f"offers--{line.role}")
        return self.strip([Segment(line.text, style)])
