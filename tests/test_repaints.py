"""What is drawn when something changes: that, and little else.

Over a slow line a whole screen takes seconds, so these count cells, not time.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from random import Random
from typing import Final

import pytest
from textual.geometry import Region
from textual.widget import Widget

from tests.drawn import Drawn
from tests.reviewing import Reviewing, copied_sample, reviewing
from tui.commands import COMMANDS
from tui.screens.note import NoteDialog
from tui.screens.review import ReviewScreen
from tui.session.resume import StateFiles
from widgets.fields import NoteField

pytestmark = pytest.mark.usefixtures("compared_here")

_SIZE: Final = (120, 40)
_DIALOGS: Final = {
    "note": "a",
    "tags": "t",
    "evidence": "e",
    "search": "/",
    "help": "question_mark",
    "history": "H",
    "link": "L",
    "facts": "i",
    "palette": "ctrl+p",
}
"""Keys that open a dialog on a row."""
_NEVER: Final = frozenset({"ctrl+z", "q", "ctrl+q", "y", "Y", "ctrl+o", "x"})
"""Keys that stop or leave the program, or write files."""
_KEYS: Final = tuple(
    sorted({key for command in COMMANDS for key in command.keys} - _NEVER) + list("aehilt/?1235")
)
_SIZES: Final = ((120, 40), (80, 24), (200, 60), (100, 30), (50, 10))

Opened = Callable[..., AbstractAsyncContextManager[tuple[Reviewing, Drawn]]]
"""Opens a review of a size, and follows what it draws."""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return copied_sample(tmp_path, ("1-wire.txt", "2-national.txt", "5-rewrite.txt"))


@pytest.fixture
def opened(tmp_path: Path, story: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    monkeypatch.chdir(tmp_path)

    @asynccontextmanager
    async def open_one(size: tuple[int, int] = _SIZE) -> AsyncIterator[tuple[Reviewing, Drawn]]:
        drawn = Drawn.of(monkeypatch)
        async with reviewing(tmp_path, story, size=size) as review:
            await review.press("right_parenthesis")
            drawn.forget()
            yield review, drawn

    return open_one


def _dialog(review: Reviewing) -> Region:
    """Return the region of everything that stands on the screen on top."""
    screen = review.app.screen
    widgets = [widget for widget in screen.walk_children(Widget) if widget.is_on_screen]
    return Region.from_union([screen.find_widget(widget).visible_region for widget in widgets])


@pytest.mark.parametrize("name", _DIALOGS)
async def test_a_dialog_draws_itself_and_uncovers_what_it_stood_on(
    opened: Opened, name: str
) -> None:
    async with opened() as (review, drawn):
        await review.press(_DIALOGS[name])
        dialog = _dialog(review)
        assert drawn.updates
        assert all(dialog.contains_region(region) for region in drawn.regions)
        assert not await drawn.stale(review)
        drawn.forget()
        await review.press("ctrl+g")
        assert review.app.screen is review.screen
        assert all(dialog.contains_region(region) for region in drawn.regions)
        assert not await drawn.stale(review)


async def test_a_letter_in_a_note_draws_the_field_once(opened: Opened) -> None:
    async with opened() as (review, drawn):
        await review.press("a", "t")
        drawn.forget()
        await review.press("h")
        field = review.app.focused
        assert field is not None
        assert drawn.updates == 1
        assert drawn.area <= field.outer_size.area


async def test_a_letter_in_a_note_is_written_as_a_draft_with_what_comes_in_the_same_second(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[dict[str, str]] = []
    a_second_is_over = ReviewScreen._keep_drafts
    monkeypatch.setattr(ReviewScreen, "_keep_drafts", lambda _screen: None)
    monkeypatch.setattr(StateFiles, "keep_drafts", lambda _files, found: written.append(found))
    async with opened() as (review, drawn):
        await review.press("a")
        field = review.app.screen.query_one(NoteField).region
        drawn.forget()
        await review.press(*"twice")
        assert not written
        for _ in range(2):
            a_second_is_over(review.screen)
            await review.settle()
        assert [list(found.values()) for found in written] == [["twice"]]
        assert all(field.contains_region(region) for region in drawn.regions)


@pytest.mark.parametrize("name", ["tags", "evidence", "search"])
async def test_a_letter_in_a_line_draws_that_line(opened: Opened, name: str) -> None:
    async with opened() as (review, drawn):
        await review.press(_DIALOGS[name], "t")
        drawn.forget()
        await review.press("h")
        assert drawn.updates == 1
        assert drawn.area <= _SIZE[0]


async def test_what_changes_below_a_dialog_is_drawn_once_and_nothing_after_it(
    opened: Opened,
) -> None:
    async with opened() as (review, drawn):
        await review.press("a")
        drawn.forget()
        review.screen.key_bar.say("bob decided 3 rows")
        await review.settle()
        assert drawn.updates == 1
        assert drawn.area == _SIZE[0]
        assert not await drawn.stale(review)
        drawn.forget()
        for _ in range(10):
            review.screen.call_later(lambda: None)
            await review.pilot.pause(1 / 60)
        assert not drawn.updates


async def test_what_changes_below_a_dialog_stays_hidden_where_that_stands(opened: Opened) -> None:
    async with opened() as (review, drawn):
        await review.press("a")
        review.screen.texts.refresh()
        await review.settle()
        assert not await drawn.stale(review)
        assert "lines" in review.text


async def test_the_next_pane_draws_the_lines_that_show_the_focus(opened: Opened) -> None:
    async with opened() as (review, drawn):
        for _ in range(3):
            drawn.forget()
            await review.press("tab")
            # The keys, the titles of all panes, and the entry under the list's cursor.
            assert drawn.area <= 2 * _SIZE[0] + 2 * review.screen.list.size.width
            assert not await drawn.stale(review)


async def test_the_sidebar_draws_the_lines_that_changed(opened: Opened) -> None:
    async with opened() as (review, drawn):
        sidebar = review.screen.sidebar
        before = review.text.splitlines()
        drawn.forget()
        await review.press("1", "u")
        left, top = sidebar.region.offset
        changed = [
            y
            for y, (old, new) in enumerate(zip(before, review.text.splitlines(), strict=True))
            if old[left:] != new[left:]
        ]
        rows = {region.y for region in drawn.regions if region.x >= left and region.y >= top}
        assert rows >= set(changed) - {0, _SIZE[1] - 1}
        assert len(rows) <= sidebar.size.height // 2
        assert not await drawn.stale(review)


async def test_a_key_within_the_page_draws_two_rows_and_two_marks_of_the_map(
    opened: Opened,
) -> None:
    async with opened((200, 60)) as (review, drawn):
        await review.press("|", "|", "g")
        drawn.forget()
        before = review.session.cursor.place
        await review.press("j")
        window = review.screen.texts._window
        lines = [
            line
            for item in (before, review.session.cursor.place)
            for line in window.rows_of_screen(item)
        ]
        width = review.screen.texts.size.width
        assert drawn.area <= width * len(lines) + 2 * review.screen.map.size.width
        assert drawn.updates == 1
        assert not await drawn.stale(review)


async def test_a_pane_that_is_hidden_or_shown_draws_the_screen_once(opened: Opened) -> None:
    async with opened() as (review, drawn):
        for key in ("|", "|", "|", "backslash", "tab", "tab", "backslash"):
            drawn.forget()
            await review.press(key)
            assert drawn.area <= _SIZE[0] * _SIZE[1], key
            assert not await drawn.stale(review)


async def test_a_size_with_a_dialog_open_draws_the_screen_around_it_too(opened: Opened) -> None:
    async with opened() as (review, drawn):
        await review.press("e")
        for size in _SIZES:
            await review.pilot.resize_terminal(*size)
            await review.settle()
            assert not await drawn.stale(review)


async def test_repainting_with_a_dialog_open_draws_all_of_both(opened: Opened) -> None:
    async with opened() as (review, drawn):
        await review.press("a")
        drawn.cells.clear()
        review.app.repaint_everything()
        await review.settle()
        assert not await drawn.stale(review)


async def test_no_row_of_keys_leaves_anything_on_the_screen_that_was_replaced(
    opened: Opened, seed: int
) -> None:
    random = Random(seed)
    async with opened(_SIZES[seed % len(_SIZES)]) as (review, drawn):
        for number in range(60):
            if not random.randrange(20):
                await review.pilot.resize_terminal(*random.choice(_SIZES))
            key = random.choice(_KEYS)
            await review.press(key)
            assert not await drawn.stale(review), f"after key {number}, {key}"


async def test_what_changes_below_a_dialog_takes_no_letter_from_it(opened: Opened) -> None:
    async with opened() as (review, drawn):
        await review.press("a")
        field = review.app.focused
        assert isinstance(field, NoteField)
        with review.app.batch_update():  # both come between two frames
            field.insert("harbour")
            review.app.screen.refresh(review.screen.key_bar.region)
            await review.settle()
        assert not await drawn.stale(review)


async def test_what_changed_just_before_a_dialog_opened_is_drawn_around_it(opened: Opened) -> None:
    async with opened() as (review, drawn):
        dialog = NoteDialog("note", "", lambda _text: None)
        review.app.push_screen(dialog)
        bar = review.screen.key_bar.region
        drawn.cells = {place: cell for place, cell in drawn.cells.items() if place[1] != bar.y}
        dialog.refresh(bar)
        dialog._on_timer_update()  # the clock of frames ticks at any moment
        await review.settle()
        assert not await drawn.stale(review)
