"""The list of articles: two lines each, that stay together however long the list is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual.app import App, ComposeResult

from tests.quiet import until_quiet
from tests.work import lines_run
from widgets.article_list import ArticleList
from widgets.shown import NO_DATE, ListEntry, ListFoot


class _Shown(App[None]):
    def __init__(self, entries: Sequence[ListEntry], headings: Sequence[str] = ()) -> None:
        super().__init__()
        self.list = ArticleList()
        self.entries = list(entries)
        self.headings = headings or [""] * len(entries)
        self.asked: list[int] = []
        """The articles that the list asked for, in order."""

    def compose(self) -> ComposeResult:
        yield self.list

    def on_mount(self) -> None:
        self.list.styles.width = self.size.width
        self.list.show(self.headings, self._entries_of)

    def _entries_of(self, articles: Sequence[int]) -> list[ListEntry]:
        self.asked += articles
        return [self.entries[article] for article in articles]


async def _drawn(app: _Shown) -> list[str]:
    await until_quiet(app)
    return [app.list.render_line(y).text.rstrip() for y in range(app.list.size.height)]


async def _lines(entry: ListEntry, width: int) -> list[str]:
    app = _Shown([entry])
    async with app.run_test(size=(width, 4)):
        return (await _drawn(app))[1:3]


async def test_a_bar_is_full_only_when_all_is_done_and_its_numbers_stand_beside_it() -> None:
    almost = ListEntry("Tidings", date="3 May", progress=(139, 140))
    assert await _lines(almost, 22) == ["  Tidings       3 May", "  #######. 139/140"]
    done = ListEntry("Tidings", date="3 May?", progress=(2, 2))
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
    _, drawn = await _lines(ListEntry("Tidings", progress=(1, 2), open=open_), width)
    assert drawn == told


async def test_that_there_is_no_date_gives_way_to_a_long_name_and_a_date_does_not() -> None:
    name, _ = await _lines(ListEntry("Evening Observer", date=NO_DATE), 22)
    assert name == "  Evening Observer"
    name, _ = await _lines(ListEntry("Evening Observer", date="14 Mar"), 22)
    assert name.endswith("... 14 Mar")


async def test_the_entry_under_the_cursor_is_in_sight_with_both_lines_and_its_heading() -> None:
    entries = [ListEntry(f"paper {number}", said="..") for number in range(9)]
    app = _Shown(entries, [f"part {number // 3}" for number in range(9)])
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


async def test_an_article_that_comes_on_the_screen_tells_what_is_known_by_then() -> None:
    app = _Shown([ListEntry(f"paper {number}", said="..") for number in range(9)])
    async with app.run_test(size=(22, 5)):
        assert (await _drawn(app))[1:] == ["  paper 0", "  ..", "  paper 1", "  .."]
        app.entries[1] = ListEntry("Tidings", said="base")
        app.entries[8] = ListEntry("Observer", said="base")
        app.list.look()
        assert (await _drawn(app))[1:] == ["  paper 0", "  ..", "  Tidings", "  base"]
        app.list.move(8)
        assert (await _drawn(app))[1:] == ["  paper 7", "  ..", "  Observer", "  base"]


async def test_only_the_lines_of_entries_that_changed_are_repainted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = _Shown([ListEntry(f"paper {number}", said="..") for number in range(9)])
    async with app.run_test(size=(22, 9)):
        await _drawn(app)
        repainted: list[int] = []
        monkeypatch.setattr(app.list, "repaint_line", repainted.append)
        app.list.look()
        assert not repainted
        app.entries[2] = ListEntry("Tidings", said="..")
        app.entries[7] = ListEntry("Observer", said="..")
        app.list.look()
        assert repainted == [5, 6]


async def _work(articles: int) -> tuple[int, int]:
    """Return the lines run to look again, and to go to the end and back, and check who is asked."""
    app = _Shown(
        [ListEntry(f"paper {number}", said="..") for number in range(articles)],
        [f"part {number // 7}" for number in range(articles)],
    )
    async with app.run_test(size=(22, 12)):
        await _drawn(app)
        app.asked.clear()
        looking = lines_run(app.list.look)
        assert app.asked == [0, 1, 2, 3, 4]
        app.list.set_cursor(articles - 1)  # what is made at the first time isn't counted
        app.list.set_cursor(0)

        def there_and_back() -> None:
            app.list.set_cursor(articles - 1)
            app.list.set_cursor(0)

        return looking, lines_run(there_and_back)


async def test_a_list_of_thousands_is_as_little_work_as_one_of_tens() -> None:
    few, many = await _work(70), await _work(7_000)
    assert many[0] == few[0]
    assert many[1] <= 1.2 * few[1]


class _Beside(_Shown):
    """A list whose folder holds more than articles."""

    def __init__(self, entries: Sequence[ListEntry], foot: ListFoot) -> None:
        super().__init__(entries)
        self.list.show_foot(foot)


@pytest.mark.parametrize(
    ("width", "told"),
    [
        (60, " 3 left out: E  i.jpg, data.csv, a letter to Norvik.odt"),
        (44, " 3 left out: E  i.jpg, data.csv, a lette..."),
        (30, " 3 left out: E  i.jpg, dat..."),
        (22, " 3 left out: E"),
        (8, " 3 left"),
    ],
)
async def test_the_last_line_tells_what_else_lies_in_the_folder(width: int, told: str) -> None:
    foot = ListFoot("3 left out: E", ("i.jpg", "data.csv", "a letter to Norvik.odt"))
    app = _Beside([ListEntry(f"paper {n}", said="..") for n in range(9)], foot)
    async with app.run_test(size=(width, 8)):
        for step in (1, 9, -9):
            app.list.move(step)
            drawn = await _drawn(app)
            assert drawn[-1] == told
            assert width < 22 or f"  paper {app.list.article_under_cursor}" in drawn[1:-1]
        app.list.show_foot(ListFoot())
        assert "left" not in (await _drawn(app))[-1]


async def test_a_list_of_a_few_lines_keeps_them_for_the_articles() -> None:
    app = _Beside([ListEntry("paper", said="..")], ListFoot("3 left out: E"))
    async with app.run_test(size=(22, 5)):
        assert not any("left out" in line for line in await _drawn(app))


async def test_names_in_the_last_line_can_not_drive_the_terminal() -> None:
    foot = ListFoot("1 left out: E", ("\x1b]0;stolen\x07\n\u202e\x9b31m\udcff.jpg",))
    app = _Beside([ListEntry("paper", said="..")], foot)
    async with app.run_test(size=(60, 8)):
        (told,) = (line for line in await _drawn(app) if "left out" in line)
        assert told.isprintable()
        assert "stolen" in told
