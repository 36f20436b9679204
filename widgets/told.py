"""Lines made of pieces, each in a role: what the screens of the story draw by.

What stands in the lines is worked out by pure functions beside this module, for a size that this
widget knows: `claim_lines`, `matrix_lines`, `question_lines`, `correction_lines`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar, Literal

from msgspec import Struct
from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from widgets.diff_layout import fit, screen_text, wrap
from widgets.line_widget import LineWidget
from widgets.painted_place import PaintedPlace

ToldRole = Literal["", "name", "said", "here", "differs", "high"]
"""What a piece is: name: what names a thing; said: what the program says beside a text; here: where
the cursor is; differs: words that stand otherwise elsewhere; high: something grave and open."""


class ToldPiece(Struct, frozen=True):
    """A piece of a line in one look; its text may be drawn as it is."""

    text: str
    role: ToldRole = ""


ToldLine = tuple[ToldPiece, ...]

Size = tuple[int, int]
"""Columns and lines."""


def shown(text: str, role: ToldRole = "") -> ToldPiece:
    """Return a piece of a text from outside."""
    return ToldPiece(screen_text(text), role)


def fitted(pieces: Sequence[ToldPiece], width: int) -> ToldLine:
    """Return pieces as one line, cut where it ends."""
    line: list[ToldPiece] = []
    for piece in pieces:
        text = fit(piece.text, width)
        width -= cell_len(text)
        line.append(ToldPiece(text, piece.role))
        if text != piece.text or width <= 0:
            break
    return tuple(line)


def apart(left: Sequence[ToldPiece], right: ToldPiece, width: int) -> ToldLine:
    """Return a line with something at its right edge, all of which is seen."""
    end = fit(right.text, width - 1)
    room = max(1, width - cell_len(end) - 1)
    line = fitted(left, room)
    gap = width - cell_len(end) - sum(cell_len(piece.text) for piece in line)
    blank = line[0].role if line and all(piece.role == line[0].role for piece in line) else ""
    return (*line, ToldPiece(" " * gap, blank), ToldPiece(end, right.role))


def wrapped(pieces: Sequence[ToldPiece], width: int, indent: int = 0) -> Iterator[ToldLine]:
    """Yield pieces as running text, every line after an indent."""
    text = "".join(piece.text for piece in pieces)
    for start, end in wrap(text, max(1, width - indent)):
        line = [ToldPiece(" " * indent)] if indent else []
        at = 0
        for piece in pieces:
            one, other = max(start, at), min(end, at + len(piece.text))
            if one < other:
                line.append(ToldPiece(text[one:other], piece.role))
            at += len(piece.text)
        yield tuple(line)


def marked(text: str, spans: Sequence[tuple[int, int]], role: ToldRole) -> list[ToldPiece]:
    """Return a text from outside with some of its words in a role.

    Args:
        text: The text.
        spans: Disjoint, in order; code points of it.
        role: That of the words in the spans.
    """
    seen = screen_text(text)
    pieces: list[ToldPiece] = []
    at = 0
    for start, end in spans:
        pieces += [ToldPiece(seen[at:start]), ToldPiece(seen[start:end], role)]
        at = end
    return [piece for piece in (*pieces, ToldPiece(seen[at:])) if piece.text]


def in_view(lines: Sequence[ToldLine], start: int, end: int, room: int) -> list[ToldLine]:
    """Return the lines that there is room for, with lines `start` to `end` among them.

    Where that is possible something of what comes before stays in sight.
    """
    first = max(0, min(start - room // 3, len(lines) - room))
    first = min(max(first, end - room), start)
    return list(lines[max(0, first) : max(0, first) + room])


class Told(LineWidget):
    """Draws lines in the cells it is given; whoever holds it says what they are."""

    DEFAULT_CSS = """
    Told { width: 1fr; height: 1fr; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "told--name",
        "told--said",
        "told--here",
        "told--differs",
        "told--high",
    }
    """
    | Class | Description |
    | :- | :- |
    | `told--name` | What names a thing. |
    | `told--said` | What the program says beside a text. |
    | `told--here` | Where the cursor is. |
    | `told--differs` | Words that stand otherwise elsewhere. |
    | `told--high` | Something grave that is open. |
    """

    def __init__(self) -> None:
        super().__init__()
        self._laid: Callable[[Size], Sequence[ToldLine]] = lambda _size: ()
        self._lines: Sequence[ToldLine] = ()
        self._at = 0
        self._painted: PaintedPlace | None = None

    @property
    def painted(self) -> PaintedPlace | None:
        """What was painted last as being under the cursor; another value after each change."""
        return self._painted

    def show(self, laid: Callable[[Size], Sequence[ToldLine]], at: int = 0) -> None:
        """Draw what a function lays out for a size: at most as many lines, none too wide.

        Args:
            laid: Lays it out.
            at: A number for what is under the cursor, which a later look at `painted` gives.
        """
        self._laid, self._at = laid, at
        self._lay_out()

    def on_resize(self) -> None:
        """Lay the lines out for the new size."""
        self._lay_out()

    def _lay_out(self) -> None:
        self._lines = self.laid_anew(self._lines, self._laid)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        if self._painted is None or self._painted.row != self._at:
            self._painted = PaintedPlace(self._at)
        if y >= len(self._lines):
            return self.strip()
        return self.strip(
            Segment(piece.text, self.component(f"told--{piece.role}") if piece.role else None)
            for piece in self._lines[y]
        )
