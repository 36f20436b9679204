"""Answers with two numbers each, in as many columns as fit; below two, as running text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final, Literal

from msgspec import Struct
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip

from widgets.diff_layout import fit, screen_text
from widgets.line_widget import LineWidget

Role = Literal["key", "text", "idle", "here", "head", "question"]
"""What a piece of a line is."""

_GAP: Final = "   "
"""Between two columns, and between two answers of running text."""


class CountedAnswer(Struct, frozen=True):
    """One answer. Texts are originals; the widget makes them visible."""

    key: str
    title: str
    numbers: tuple[str, ...]
    """As many as the table has heads; "" for what isn't counted."""
    role: Literal["text", "idle", "here"] = "text"
    """idle: it would come to nothing. here: what is in force."""


class CountPiece(Struct, frozen=True):
    """A piece of one line."""

    text: str
    role: Role


CountLine = tuple[CountPiece, ...]


def count_lines(
    question: str, heads: Sequence[str], answers: Sequence[CountedAnswer], width: int
) -> list[CountLine]:
    """Return what is drawn, each line within the width.

    Args:
        question: What is asked.
        heads: What the numbers are.
        answers: At least one.
        width: Columns, >= 1.
    """
    sizes = _Sizes(heads, answers)
    columns = (width + len(_GAP)) // (sizes.width + len(_GAP))
    if columns < 2:
        return _running(question, heads, answers, width)
    height = -(-len(answers) // columns)
    columns = -(-len(answers) // height)
    head = CountPiece(sizes.heads(heads), "head")
    lines: list[CountLine] = [(CountPiece(_bar(question, width), "question"),)]
    lines.append(_spaced([(head,)] * columns))
    drawn = [sizes.cell(answer) for answer in answers]
    lines += [_spaced(drawn[place::height]) for place in range(height)]
    return lines


class _Sizes:
    """How wide the parts of a column are."""

    def __init__(self, heads: Sequence[str], answers: Sequence[CountedAnswer]) -> None:
        self._key = max(cell_len(answer.key) for answer in answers)
        self._title = max(cell_len(screen_text(answer.title)) for answer in answers)
        self._numbers = [
            max(cell_len(text) for text in (head, *(answer.numbers[place] for answer in answers)))
            for place, head in enumerate(heads)
        ]
        self.width = self._key + 1 + self._title + sum(number + 2 for number in self._numbers)

    def heads(self, heads: Sequence[str]) -> str:
        """Return the line of heads above a column."""
        return " " * (self._key + 1 + self._title) + self._row(heads)

    def cell(self, answer: CountedAnswer) -> CountLine:
        """Return an answer as a column has it."""
        title = screen_text(answer.title)
        padding = " " * (self._title - cell_len(title))
        told = f" {title}{padding}{self._row(answer.numbers)}"
        return CountPiece(answer.key.rjust(self._key), "key"), CountPiece(told, answer.role)

    def _row(self, texts: Sequence[str]) -> str:
        sized = zip(texts, self._numbers, strict=True)
        return "".join("  " + text.rjust(size) for text, size in sized)


def _bar(question: str, width: int) -> str:
    """Return a question as wide as the table: what stands above is no part of it."""
    told = fit(screen_text(question), width)
    return told + " " * (width - cell_len(told))


def _spaced(cells: Sequence[CountLine]) -> CountLine:
    pieces: list[CountPiece] = []
    for cell in cells:
        pieces += [CountPiece(_GAP, "text")] * bool(pieces) + list(cell)
    return tuple(pieces)


def _running(
    question: str, heads: Sequence[str], answers: Sequence[CountedAnswer], width: int
) -> list[CountLine]:
    """Return the answers one behind the other, their numbers as "14/61"."""
    asked = f"{question} ({'/'.join(heads)})"
    lines: list[list[CountPiece]] = [[CountPiece(_bar(asked, width), "question")]]
    used = width
    for answer in answers:
        numbers = "/".join(filter(None, answer.numbers))
        told = f" {screen_text(answer.title)} {numbers}".rstrip()
        size = cell_len(answer.key) + cell_len(told)
        if used + len(_GAP) + size > width:
            lines.append([])
            used = size
        else:
            lines[-1].append(CountPiece(_GAP, "text"))
            used += len(_GAP) + size
        told = fit(told, max(1, width - cell_len(answer.key)))
        lines[-1] += [CountPiece(answer.key, "key"), CountPiece(told, answer.role)]
    return [tuple(line) for line in lines]


class CountTable(LineWidget):
    """Draws answers with their numbers, on as many lines as they take.

    Args:
        question: What is asked.
        heads: What the numbers are.
        answers: The answers.
    """

    DEFAULT_CSS = """
    CountTable { width: 1fr; height: auto; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "counts--key",
        "counts--idle",
        "counts--here",
        "counts--head",
        "counts--question",
    }
    """
    | Class | Description |
    | :- | :- |
    | `counts--key` | The key of an answer. |
    | `counts--idle` | An answer that would come to nothing. |
    | `counts--here` | The answer in force. |
    | `counts--head` | What the numbers are. |
    | `counts--question` | What is asked. |
    """

    def __init__(
        self, question: str, heads: Sequence[str], answers: Sequence[CountedAnswer]
    ) -> None:
        super().__init__()
        self._question = question
        self._heads = heads
        self._answers = answers

    def ask(self, question: str) -> None:
        """Ask something else with the same answers."""
        if question != self._question:
            self._question = question
            self.refresh()

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """Return how many lines of `width` cells it takes."""
        return len(self._lines(max(1, width)))

    def _lines(self, width: int) -> list[CountLine]:
        return count_lines(self._question, self._heads, self._answers, width)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        lines = self._lines(max(1, self.size.width))
        pieces = lines[y] if y < len(lines) else ()
        return self.strip([Segment(piece.text, self._style(piece.role)) for piece in pieces])

    def _style(self, role: Role) -> Style | None:
        return None if role == "text" else self.component(f"counts--{role}")
