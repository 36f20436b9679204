"""The list of articles: two lines each, that stay together however long the list is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual.app import App, ComposeResult

from tests.quiet import until_quiet
from widgets.article_list import ArticleList
from widgets.shown import NO_DATE, ListEntry


class _Shown(App[None]):
    def __init__(self, entries: Sequence[ListEntry]) -> None:
        super().__init__()
        self.list = ArticleList()
        self.entries = entries

    def compose(self) -> ComposeResult:
        yield self.list

    def on_mount(self) -> None:
        self.list.styles.width = self.size.width
        self.list.show(self.entries)


async def _drawn(app: _Shown) -> list[str]:
    await until_quiet(app)
    return [app.list.render_line(y).text.rstrip() for y in range(app.list.size.height)]


async def _lines(entry: ListEntry, width: int) -> list[str]:
    app = _Shown([entry])
    async with app.run_test(size=(width, 4)):
        return (await _drawn(app))[1:3]


async def test_a_bar_is_full_only_when_all_is_done_and_its_numbers_stand_beside_it() -> None:
    almost = ListEntry(0, "Tidings", date="3 May", progress=(139, 140))
    assert await _lines(almost, 22) == ["  Tidings       3 May", "  #######. 139/140"]
    done = ListEntry(0, "Tidings", date="3 May?", progress=(2, 2))
    assert await _lines(done, 22) == ["  Tidings      3 May?", "  ########    2/2"]


@pytest.mark.parametrize(
    ("width", "told"),
    [
        (44, "  ####....    1/2  12 high, 3 disputed"),
        (30, "  ####....    1/2  12! 3D"),
        (22, "  ##..    1/2  12! 3D"),
        (20, "  ##...    1/2  12!"),
        (12, "  1/2"),
    ],
)
async def test_what_is_open_is_told_in_words_or_signs_and_the_gravest_to_the_last(
    width: int, told: str
) -> None:
    open_ = (("12!", "12 high"), ("3D", "3 disputed"))
    _, drawn = await _lines(ListEntry(0, "Tidings", progress=(1, 2), open=open_), width)
    assert drawn == told


async def test_that_there_is_no_date_gives_way_to_a_long_name_and_a_date_does_not() -> None:
    name, _ = await _lines(ListEntry(0, "Evening Observer", date=NO_DATE), 22)
    assert name == "  Evening Observer"
    name, _ = await _lines(ListEntry(0, "Evening Observer", date="14 Mar"), 22)
    assert name.endswith("... 14 Mar")


async def test_the_entry_under_the_cursor_is_in_sight_with_both_lines_and_its_heading() -> None:
    entries = [
        ListEntry(number, f"paper {number}", said="..", heading=f"part {number // 3}")
        for number in range(9)
    ]
    app = _Shown(entries)
    async with app.run_test(size=(22, 8)):
        for step in (1, 1, 1, 4, 9, -2, -3, -9):
            app.list.move(step)
            drawn = await _drawn(app)
            under = app.list.article_under_cursor
            assert under is not None
            place = drawn.index(f"  paper {under}")
            assert drawn[place + 1] == "  .."
            assert drawn[0].split() == ["Articles", str(under + 1), "of", "9"]
            if under % 3 == 0:
                assert drawn[place - 1] == f" part {under // 3}"
