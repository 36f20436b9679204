"""Panes and columns keep their places on terminals that reorder lines of right-to-left text.

Such a terminal applies Unicode's rules to each line of the screen as a whole, from left to right
(GNOME Terminal and others that use VTE, Konsole, Terminal of macOS). Here the same rules are
applied to the lines that the program draws.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from bidi import get_display
from rich.cells import cell_len

from tests.reviewing import Reviewing, reviewing
from tui.screens.panes import Drawing

pytestmark = pytest.mark.usefixtures("compared_here")

_MARK: Final = "\u200e"

_STORIES: Final = {
    "hebrew": (
        'הנמל נסגר ביום שישי.\n\nראש העיר אמרה: "12 סירות טבעו (3 מהן ריקות)".\n\nאיש לא נפצע.\n',
        'הנמל נסגר בשבת!\n\nראש העיר אמרה: "21 סירות טבעו (3 מהן מלאות)".\n\nשניים נפצעו.\n',
    ),
    "arabic": (
        "أغلق الميناء يوم الجمعة.\n\nقالت رئيسة البلدية ليلى حداد إن 12 قاربا غرقت (2025/3/14).\n",
        "أغلق الميناء يوم السبت.\n\nقالت رئيسة البلدية ليلى حداد إن 21 قاربا غرقت (2025/3/15).\n",
    ),
    "mixed": (
        "The port was closed.\n\nThe mayor (דנה כהן) told Reuters: 12 boats sank, אין נפגעים.\n",
        "הנמל נסגר.\n\nThe mayor, Dana Cohen, told סוכנות Reuters that 21 boats sank.\n",
    ),
}
_MIRRORED: Final = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def _cells(text: str) -> list[str]:
    """Return what stands in each cell, without marks; only narrow characters may be drawn."""
    assert cell_len(text) == len(text) - text.count(_MARK)
    return list(text.replace(_MARK, ""))


def _alike(cells: list[str]) -> list[str]:
    """Return cells in an order of their own: reordering changes that, and turns brackets."""
    return sorted(min(cell, cell.translate(_MIRRORED)) for cell in cells)


def _places(review: Reviewing, line: str, y: int) -> Iterator[range]:
    """Yield the stretches of a line of the screen that must keep their places."""
    screen = review.screen
    for pane in (screen.list, screen.texts, screen.sidebar, screen.top, screen.key_bar):
        if pane.display and y in range(pane.region.y, pane.region.bottom):
            yield range(pane.region.x, pane.region.right)
            if pane is screen.texts and (found := line.find("|", pane.region.x)) > 0:
                yield range(pane.region.x, found)
                yield range(found + 1, pane.region.right)


def _refuse_moved(review: Reviewing, *, marked: bool = True) -> int:
    """Fail if a terminal that reorders moves anything; return in how many lines it reorders."""
    reordered = 0
    for y, strip in enumerate(review.strips):
        line = strip.text if marked else strip.text.replace(_MARK, "")
        drawn, seen = _cells(line), _cells(get_display(line, base_dir="L"))
        reordered += drawn != seen
        for place in _places(review, "".join(drawn), y):
            part = slice(place.start, place.stop)
            assert _alike(drawn[part]) == _alike(seen[part]), f"{y}: {''.join(seen)}"
    return reordered


def _story(folder: Path, texts: tuple[str, str]) -> Path:
    folder.mkdir()
    for name, text in zip(("הארץ", "العرب"), texts, strict=True):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)], ids=str)
@pytest.mark.parametrize("name", _STORIES)
async def test_every_pane_and_column_keeps_its_place(
    tmp_path: Path, name: str, size: tuple[int, int]
) -> None:
    story = _story(tmp_path / "story", _STORIES[name])
    for drawing in (Drawing(rule="|"), Drawing(rule="|", marks=True)):
        async with reviewing(tmp_path, story, size=size, drawing=drawing) as review:
            await review.press("j", "1")
            assert _refuse_moved(review) > 3


async def test_without_marks_such_a_terminal_would_move_columns(tmp_path: Path) -> None:
    """Else the test above would say nothing."""
    story = _story(tmp_path / "story", _STORIES["hebrew"])
    async with reviewing(tmp_path, story, drawing=Drawing(rule="|")) as review:
        with pytest.raises(AssertionError):
            _refuse_moved(review, marked=False)


async def test_lines_without_such_letters_hold_no_marks(tmp_path: Path) -> None:
    story = _story(tmp_path / "story", _STORIES["mixed"])
    async with reviewing(tmp_path, story) as review:
        lines = [strip.text for strip in review.strips]
        assert any(_MARK in line for line in lines)
        assert not [line for line in lines if line.isascii() and _MARK in line]
        assert _MARK not in lines[-1]
