"""The window over the items: the cursor is always on screen, nothing is laid out far from it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from widgets.diff_window import DiffWindow

heights = st.lists(st.integers(1, 30), min_size=1, max_size=40)
cursors = st.lists(st.integers(0, 39), min_size=1, max_size=12)


@given(heights, st.integers(1, 20), cursors)
def test_the_item_under_the_cursor_is_whole_on_screen_or_fills_it(
    tall: list[int], page: int, moves: list[int]
) -> None:
    window = DiffWindow(len(tall), page, tall.__getitem__)
    for move in moves:
        cursor = move % len(tall)
        window.show(cursor, from_its_start=True)
        shown = [line for item, line in window.lines if item == cursor]
        assert shown == list(range(min(tall[cursor], page)))


@given(heights, st.integers(1, 20), cursors)
def test_the_lines_on_screen_follow_each_other(
    tall: list[int], page: int, moves: list[int]
) -> None:
    every = [(item, line) for item, height in enumerate(tall) for line in range(height)]
    window = DiffWindow(len(tall), page, tall.__getitem__)
    for move in moves:
        window.show(move % len(tall), from_its_start=move % 2 == 0)
        start = every.index(window.top)
        assert window.lines[1:] == every[start : start + page][1:]


@given(heights, st.integers(4, 20), cursors, st.integers(-30, 30))
def test_an_item_scrolled_in_part_out_of_sight_keeps_its_first_line_at_the_top(
    tall: list[int], page: int, moves: list[int], lines: int
) -> None:
    window = DiffWindow(len(tall), page, tall.__getitem__)
    for move in moves:
        window.show(move % len(tall), from_its_start=move % 2 == 0)
        window.scroll_inside(move % len(tall), lines)
        item, _line = window.top
        if len(window.rows_of_screen(item)) > 1:
            assert window.lines[0] == (item, 0)
        else:
            assert window.lines[0] == window.top, "a first line without another says nothing"


@given(heights, st.integers(1, 20), cursors, st.tuples(st.integers(0, 60), st.integers(0, 40)))
def test_no_line_of_the_screen_is_empty_while_something_stands_above(
    tall: list[int], page: int, moves: list[int], left_at: tuple[int, int]
) -> None:
    """Wherever the screen stood among other items, as before a filter took most of them away."""
    window = DiffWindow(len(tall), page, tall.__getitem__, left_at)
    for move in moves:
        cursor = move % len(tall)
        window.show(cursor, from_its_start=move % 2 == 0)
        assert len(window.lines) == min(page, sum(tall))
        assert cursor in window.items


@given(heights, st.integers(1, 20), st.integers(0, 39))
def test_a_page_down_and_a_page_up_always_get_somewhere(
    tall: list[int], page: int, start: int
) -> None:
    cursor = start % len(tall)
    window = DiffWindow(len(tall), page, tall.__getitem__)
    assert window.a_page_away(cursor, 1) > cursor or cursor == len(tall) - 1
    assert window.a_page_away(cursor, -1) < cursor or cursor == 0


def test_a_jump_to_the_end_asks_for_heights_near_the_end_only() -> None:
    asked: list[int] = []

    def height_of(index: int) -> int:
        asked.append(index)
        return 3

    window = DiffWindow(100_000, 40, height_of)
    window.show(99_999, from_its_start=True)
    assert len(asked) < 100
    assert min(asked) > 99_900


def test_a_screen_without_items_is_empty() -> None:
    window = DiffWindow(0, 10, lambda _index: 1)
    assert not window.show(0, from_its_start=False)
    assert window.lines == []
    assert not window.scroll_inside(0, 1)


@given(st.integers(1, 60), st.integers(2, 20), st.data())
def test_lines_that_are_revealed_are_read_on_the_screen(
    height: int, page: int, data: st.DataObject
) -> None:
    """What gives way to the count of the lines that follow isn't read."""
    first = data.draw(st.integers(0, height - 1))
    last = data.draw(st.integers(first, height - 1))
    window = DiffWindow(3, page, [2, height, 2].__getitem__)
    window.show(1, from_its_start=True)
    window.scroll_inside(1, data.draw(st.integers(-60, 60)))
    window.reveal(1, first, last)
    start, end = window.seen_of(1)
    assert start <= first < end
    kept = 1 if page >= 4 else 0
    assert last < end or last - first + 1 > page - 1 - kept
    before = window.top
    assert not window.reveal(1, first, first)
    assert window.top == before
