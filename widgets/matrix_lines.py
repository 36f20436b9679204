"""Articles by articles, as lines: how far each pair is, and what is grave in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct
from rich.cells import cell_len

from copydesk.counted import counted
from widgets.diff_layout import fit, screen_text
from widgets.shown_story import ShownCell, ShownMatrix
from widgets.told import Size, ToldLine, ToldPiece, ToldRole, fitted, shown

_LEAST, _MOST = 7, 12
"""Cells of a column: a sign, findings and disputes; a name that is cut no more."""
_NAMES: Final = 16
"""Cells that the names of the lines take at most."""
SHADES: Final = ".:+#"
"""How much of a pair is done: nothing, less than half, half or more, all."""
NOT_COMPARED: Final = ".."
LEGEND: Final = (
    f"{SHADES[0]} nothing done   {SHADES[1]} some   {SHADES[2]} half   {SHADES[3]} all"
    "   3! high findings open   2d disputed"
)
"""What the signs say."""
_BELOW: Final = 3
"""Lines under the table: a gap, the pair under the cursor, what the signs say."""


class MatrixState(Struct, frozen=True):
    """The pair that is looked at."""

    line: int = 0
    column: int = 1


def told_of(cell: ShownCell | None) -> str:
    """Return what a cell tells."""
    if cell is None:
        return ""
    if not cell.is_compared:
        return NOT_COMPARED
    findings = f" {cell.high}!" if cell.high else ""
    disputes = f" {cell.disputed}d" if cell.disputed else ""
    return f"{_shade(cell)}{findings}{disputes}"


def _shade(cell: ShownCell) -> str:
    if not cell.to_do:
        return SHADES[3]
    if not cell.done:
        return SHADES[0]
    return SHADES[2] if cell.done >= cell.to_do else SHADES[1]


def matrix_lines(matrix: ShownMatrix, state: MatrixState, size: Size) -> list[ToldLine]:
    """Return what is drawn.

    Args:
        matrix: The pairs; of two articles at least.
        state: The pair under the cursor.
        size: Columns, >= 40, and lines, >= 6.
    """
    width, height = size
    names = [screen_text(name) for name in matrix.names]
    edge = min(_NAMES, max(map(cell_len, names)))
    room = width - edge - 3
    column = max(_LEAST, min(_MOST, room // len(names) - 1))
    shown_columns = max(1, min(len(names), room // (column + 1)))
    first = max(0, min(state.column - shown_columns // 2, len(names) - shown_columns))
    columns = range(first, first + shown_columns)
    lines = [_head(names, columns, edge, column)]
    fits = max(1, height - 1 - _BELOW)
    top = max(0, min(state.line - fits // 2, len(names) - fits))
    for line in range(top, min(top + fits, len(names))):
        lines.append(_line(matrix, names, line, columns, state, (edge, column)))
    lines += [()] * (height - _BELOW - len(lines))
    return [*(fitted(line, width) for line in lines), *_below(matrix, state, width)]


def _padded(text: str, width: int) -> str:
    cut = fit(text, width)
    return cut + " " * (width - cell_len(cut))


def _head(names: list[str], columns: range, edge: int, column: int) -> ToldLine:
    before = f"< {columns[0]} more" if columns[0] else ""
    more = len(names) - columns[-1] - 1
    pieces = [ToldPiece(f" {_padded(before, edge)} ", "said")]
    pieces += [ToldPiece(f" {_padded(names[number], column)}", "name") for number in columns]
    return (*pieces, ToldPiece(f"{more} >" if more else "", "said"))


def _line(
    matrix: ShownMatrix,
    names: list[str],
    line: int,
    columns: range,
    state: MatrixState,
    widths: tuple[int, int],
) -> ToldLine:
    edge, column = widths
    role: ToldRole = "name" if line == state.line else ""
    pieces = [ToldPiece(f" {_padded(names[line], edge)} ", role)]
    for number in columns:
        cell = matrix.cell(line, number)
        here = (line, number) == (state.line, state.column)
        look: ToldRole = "here" if here else "high" if cell is not None and cell.high else ""
        text = told_of(cell) if line != number else "-"
        pieces += [ToldPiece(" "), ToldPiece(_padded(text, column), look)]
    return tuple(pieces)


def _below(matrix: ShownMatrix, state: MatrixState, width: int) -> Iterator[ToldLine]:
    yield ()
    cell = matrix.cell(state.line, state.column)
    one, other = matrix.names[state.line], matrix.names[state.column]
    yield fitted([shown(f" {one} and {other}: ", "name"), shown(_said(cell, one == other))], width)
    yield fitted([ToldPiece(f" {LEGEND}", "said")], width)


def _said(cell: ShownCell | None, is_one: bool) -> str:
    if cell is None:
        return "one article" if is_one else "not compared: there are too many articles"
    if not cell.is_compared:
        return "not compared yet"
    told = [f"{cell.done} of {counted(cell.done + cell.to_do, 'row')} done"]
    if cell.high:
        told.append(f"{counted(cell.high, 'high finding')} open")
    if cell.disputed:
        told.append(f"{counted(cell.disputed, 'row')} disputed")
    return ", ".join(told)
