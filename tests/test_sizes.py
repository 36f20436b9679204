"""The window is dragged to all sizes while somebody works: nothing is lost, nothing overflows."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Final

import pytest

from copydesk.reviews.kinds import NoteData
from tests.reviewing import Reviewing, copied_sample, reviewing
from widgets.fields import NoteField
from widgets.line_widget import LineWidget

pytestmark = pytest.mark.usefixtures("compared_here")

_EDGES: Final = ((60, 16), (59, 16), (60, 15), (71, 20), (72, 20), (119, 30), (120, 30), (1, 1))
"""Where another layout begins, and as small as can be."""

_WORDS: Final = "the log of the harbour master says 221, p. 2; "


def _sizes(count: int, seed: int) -> list[tuple[int, int]]:
    """Return so many sizes in any order, the edges among them; others for each seed."""
    draw = random.Random(seed)
    sizes = [(draw.randint(1, 180), draw.randint(1, 50)) for _ in range(count - len(_EDGES))]
    return draw.sample([*sizes, *_EDGES], count)


def _refuse_overflow(review: Reviewing, size: tuple[int, int]) -> None:
    """Fail if a line is wider or narrower than its widget, or the screen."""
    strips = review.app.screen._compositor.render_strips(review.app.size)
    assert review.app.size == size
    assert len(strips) == size[1]
    assert {strip.cell_length for strip in strips} == {size[0]}
    for widget in review.screen.query(LineWidget):
        if widget.region.area and widget.display:
            lines = [widget.render_line(y) for y in range(widget.size.height)]
            assert {line.cell_length for line in lines} <= {widget.size.width}, widget


def _refuse_lost_cursor(review: Reviewing) -> None:
    """Fail if the row under the cursor isn't on the screen, where there is room for any."""
    texts = review.screen.texts
    if texts.display and texts.region.height > 1 and texts.region.width > 1:
        assert review.session.cursor.place in texts._window.items


async def test_a_note_is_typed_while_the_window_takes_many_sizes(tmp_path: Path, seed: int) -> None:
    story = copied_sample(tmp_path, ("1-wire.txt", "5-rewrite.txt"))
    async with reviewing(tmp_path, story) as review:
        await review.press("j", "j", "a")
        typed = ""
        for place, size in enumerate(_sizes(40, seed)):
            typed += _WORDS[place % len(_WORDS)]
            await review.pilot.resize_terminal(*size)
            await review.type(typed[-1])
            _refuse_overflow(review, size)
            _refuse_lost_cursor(review)
            field = review.app.focused
            assert isinstance(field, NoteField)
            assert field.text == typed
        await review.press("enter")
        assert [event.data for event in await review.saved()] == [NoteData(typed.strip())]


async def test_rows_are_gone_through_while_the_window_takes_many_sizes(
    tmp_path: Path, seed: int
) -> None:
    """Panes are changed, hidden, folded and stacked meanwhile."""
    story = copied_sample(tmp_path, ("1-wire.txt", "5-rewrite.txt", "6-correction.txt"))
    draw = random.Random(seed)
    keys = ["j", "k", "g", "G", "space", "b", "J", "K", "tab", "v", "z", "backslash", ">", ";"]
    async with reviewing(tmp_path, story) as review:
        for size in _sizes(25, seed):
            await review.pilot.resize_terminal(*size)
            await review.press(draw.choice(keys))
            _refuse_overflow(review, size)
            _refuse_lost_cursor(review)


async def test_a_window_that_was_too_small_for_a_while_leaves_the_keys_where_they_were(
    tmp_path: Path,
) -> None:
    """They went to the list, where `j` moves something else, and a digit still judged the row."""
    async with reviewing(tmp_path, copied_sample(tmp_path), size=(80, 24)) as review:
        assert review.screen.pane == "texts"
        await review.press("a", "x")
        for size in ((59, 15), (120, 40)):
            await review.pilot.resize_terminal(*size)
            await review.settle()
        await review.press("ctrl+g", "j")
        assert review.screen.pane == "texts"
        await review.pilot.resize_terminal(40, 5)
        await review.settle()
        assert review.text.strip() == "copydesk needs 60x16, this is 40x5"
        await review.pilot.resize_terminal(120, 40)
        await review.settle()
        assert review.screen.pane == "texts"
