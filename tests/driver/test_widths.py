"""Terminals that think differently of how wide a character is: columns stay where they are."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Final

import pyte.screens
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from wcwidth import wcwidth

from tests.terminal import picture
from tests.terminal.screen import TerminalScreen
from tests.tries import tries
from tui.app.driver.changes import changes, erased
from tui.app.driver.grid import Grid, agreed
from tui.app.driver.pen import Abilities

WIDTH, HEIGHT = 40, 6
DIVIDER: Final = 26

_DISPUTED: Final = (
    *("👩‍🔬", "👨‍👩‍👧", "🇳🇴", "👍🏽", "☂\ufe0f", "⌚", "✅", "🙂", "1\ufe0f\u20e3"),
    *("㉈", "☰", "䷀", "क्षि", "e\u0301", "का", "\U0001f6dc", "\U0001fae8"),
)
"""Texts of which terminals think differently."""

_UNSURE: Final = frozenset("".join(_DISPUTED)) - {"e"}

_OPINIONS: Final[dict[str, Callable[[str], int]]] = {
    "one cell for each": lambda character: 1,
    "one cell for what Unicode 3.2 didn't know": lambda character: (
        1 if unicodedata.ucd_3_2_0.category(character) == "Cn" else wcwidth(character)
    ),
    "two cells for each that is no mark": lambda character: (
        0 if unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf") else 2
    ),
    "today's tables": wcwidth,
}
"""What terminals take for the widths of characters in such texts, in cells."""


def test_characters_are_agreed_on_only_where_all_tables_say_the_same() -> None:
    for text in ("⌚", "✅", "☰", "䷀", "㉈", "㉏", "🙂", "क्षि", "\u0301", "\U0001d300"):
        assert not agreed(text), text
    for text in ("a", "é", "–", "“", "│", "漢", "한", "א", "ب", "ß", "␛", "\ufffd", "①"):
        assert agreed(text), text


@pytest.mark.parametrize("opinion", _OPINIONS.values(), ids=_OPINIONS)
def test_the_divider_stays_in_its_column_whatever_the_terminal_thinks(
    opinion: Callable[[str], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def width(character: str) -> int:
        return opinion(character) if character in _UNSURE else wcwidth(character)

    monkeypatch.setattr(pyte.screens, "wcwidth", width)
    monkeypatch.setattr(picture, "wcwidth", width)

    @given(
        pictures=st.lists(
            st.lists(
                st.tuples(
                    st.integers(0, HEIGHT - 1),
                    st.sampled_from((0, DIVIDER + 1)),
                    st.lists(st.sampled_from((*_DISPUTED, " ", "ab", "漢", "  ")), max_size=9),
                ),
                min_size=1,
                max_size=4,
            ),
            min_size=1,
            max_size=4,
        )
    )
    @settings(max_examples=tries(40))
    def columns_hold(pictures: list[list[tuple[int, int, list[str]]]]) -> None:
        grid = Grid(WIDTH, HEIGHT)
        grid.draw("\n".join(" " * DIVIDER + "│" for _ in range(HEIGHT)))
        terminal = TerminalScreen(WIDTH, HEIGHT)
        terminal.feed(b"\x1b[?7l" + erased(grid, Abilities()).encode())
        for drawn in pictures:
            shown = grid.copy()
            for y, x, words in drawn:
                room = DIVIDER if x == 0 else WIDTH - DIVIDER - 1
                text = "".join(words)
                while cell_len(text) > room:
                    words = words[:-1]
                    text = "".join(words)
                grid.draw(f"\x1b[{y + 1};{x + 1}H{text}" + " " * (room - cell_len(text)))
            terminal.feed(changes(shown, grid, Abilities()).encode())
            _see_columns(grid, terminal)

    columns_hold()


def _see_columns(grid: Grid, terminal: TerminalScreen) -> None:
    """See that what everybody agrees on stands where it should, and nothing is left over."""
    for row, cells in zip(grid.rows, terminal.cells, strict=True):
        for x, (text, _style) in enumerate(row):
            if text in ("│", "a", "b", "漢") or (text == " " and row[x - 1][0] in (" ", "a", "b")):
                assert cells[x].text == text, (x, row, [cell.text for cell in cells])
