"""Every screen and dialog on terminals that know little: no UTF-8, few colours or none."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import pytest
from rich.style import Style

from copydesk.reviews.verdict import Verdict
from tests.colleague import Colleague
from tests.reviewing import Reviewing, copied_sample, reviewing
from tui.commands import COMMAND, PLACES
from tui.screens.dialog import Dialog
from tui.screens.panes import Drawing
from tui.screens.prompt import Answered
from tui.terminal import Screen

pytestmark = pytest.mark.usefixtures("compared_here")

_VT100: Final = Screen(ascii=True, colours=0, colour=False)
_NO_COLOR: Final = Screen(ascii=False, colours=256, colour=False)

_DIALOGS: Final[tuple[tuple[str, ...], ...]] = (
    *(("a",), ("a", "x", "shift+left"), ("e",), ("e", "N", "o", "r"), ("t",), ("3",), ("C",)),
    *(("f",), ("f", "k"), ("f", "b"), ("f", "g"), ("exclamation_mark",), ("semicolon", "d")),
    *(("semicolon", "d", "t"), ("F",), ("F", "tab", "w"), ("F", "enter"), ("F", "enter", "enter")),
    *(("F", "enter", "enter", "t"), ("slash",), ("L",), ("L", "tab", "down"), ("H",)),
    *(("i",), ("i", "e"), ("x",), ("x", "c"), ("question_mark",), ("question_mark", "pagedown")),
    *(("colon",), ("colon", "v", "e", "r"), ("colon", *"xyzzy"), ("V",), ("V", "o"), ("T",)),
    *(("m",), ("m", "c"), ("M",), ("M", "3"), ("M", "tab"), ("M", "tab", "tab"), ("c",)),
)
"""The keys that open each dialog."""

_AWAY: Final = ("ctrl+g",) * 2
"""Leaves whatever is open."""

_SIZES: Final = ((120, 40), (60, 16))


@asynccontextmanager
async def _judged(folder: Path, size: tuple[int, int], screen: Screen) -> AsyncIterator[Reviewing]:
    """Open a review on which a colleague gave a verdict, and I others."""
    story = copied_sample(folder, ("1-wire.txt", "5-rewrite.txt", "6-correction.txt"))
    drawing = Drawing(marks=True, rule="|")
    async with reviewing(folder, story, size=size, drawing=drawing, terminal=screen) as review:
        await review.press("2", "grave_accent", "t", "x", "enter")
        row = review.session.cursor.current
        assert row is not None
        Colleague(review.store).judge(row.target, Verdict.AGREE)
        await review.look()
        yield review


def _places(review: Reviewing) -> set[str]:
    """Return the places of the table in which keys work now."""
    dialog = review.app.screen
    if not isinstance(dialog, Dialog):
        return set()
    answers = dialog.answers if isinstance(dialog, Answered) else ()
    return {dialog.PLACE, *(COMMAND[answer.command].where for answer in answers)}


def _styles(review: Reviewing) -> Iterator[tuple[str, Style]]:
    for strip in review.app.screen._compositor.render_strips(review.app.size):
        for text, style, _control in strip:
            if style is not None:
                yield text, style


@pytest.mark.parametrize("size", _SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_dialog_is_in_ascii_and_in_plain_type_where_nothing_else_is_known(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with _judged(tmp_path, size, _VT100) as review:
        seen: set[str] = set()
        for keys in ((), *_DIALOGS):
            await review.press(*keys)
            seen |= _places(review)
            assert bool(_places(review)) == bool(keys), keys
            assert review.text.isascii(), keys
            for text, style in _styles(review):
                kept = Style(bold=style.bold, underline=style.underline, reverse=style.reverse)
                assert style == kept, (keys, text)
            await review.press(*_AWAY, "grave_accent")
        shared = {"review", "dialog", "choosing", "text", "lines", "listing", "full"}
        shared |= {"orphans", "unsaved"}
        assert seen >= {place.name for place in PLACES} - shared


async def test_without_colours_every_dialog_keeps_only_what_is_no_colour(tmp_path: Path) -> None:
    async with _judged(tmp_path, (120, 40), _NO_COLOR) as review:
        dim = 0
        for keys in ((), *_DIALOGS):
            await review.press(*keys)
            for text, style in _styles(review):
                assert style.color is None, (keys, text)
                assert style.bgcolor is None, (keys, text)
                dim += bool(style.dim)
            await review.press(*_AWAY, "grave_accent")
        assert dim


async def test_without_colours_a_cursor_and_a_selection_are_still_seen(tmp_path: Path) -> None:
    async with _judged(tmp_path, (120, 40), _VT100) as review:
        for opens in ("a", "e"):
            await review.press(opens, *"word", "shift+left", "shift+left")
            reversed_texts = "".join(text for text, style in _styles(review) if style.reverse)
            assert "rd" in reversed_texts
            await review.press(*_AWAY)
