"""A fact sheet that is looked at while articles of its story are still being read."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.articles.article import Article
from copydesk.desk.desk import Desk
from tests.commands.exercised import exercises
from tests.reviewing import Reviewing, reviewing
from widgets.sheet_again import looked_at_again
from widgets.sheet_grid import GridState, SheetGrid
from widgets.shown_sheet import SheetTable, ShownLine, ShownPlace

_TEXTS = {
    "1-wire.txt": "Fire in Tarnow\n\nFirefighters saved 14 workers from the roof on Monday.\n",
    "2-daily.txt": "Mill burns\n\nOn Monday firefighters saved 17 workers from the roof.\n",
    "3-post.txt": "Blaze\n\nThe mill cost 3 million euros.\n\nIts owner is Ola Grabert.\n",
}


@pytest.fixture
def fire(tmp_path: Path) -> Path:
    """A story of three articles."""
    folder = tmp_path / "fire"
    folder.mkdir()
    for name, text in _TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def _stated(review: Reviewing) -> set[str]:
    """Return what the line under the cursor states."""
    grid = review.app.screen.query_one(SheetGrid)
    assert grid._table is not None
    return {place.stated for cell in grid._table.lines[grid._state.line].cells for place in cell}


@exercises("sheet")
async def test_a_sheet_says_of_how_many_articles_it_is_and_is_made_anew_once_the_rest_is_there(
    tmp_path: Path, fire: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Desk.articles_read

    def but_the_last(desk: Desk) -> dict[int, Article]:
        return {index: article for index, article in read(desk).items() if index < 2}

    monkeypatch.setattr("tui.session.sheet.QUIETLY", 0)
    with monkeypatch.context() as being_read:
        being_read.setattr(Desk, "articles_read", but_the_last)
        being_read.setattr(Desk, "is_read", False)
        async with reviewing(tmp_path, fire) as review:
            await review.press("T")
            assert "Fact sheet of 2 of 3 articles: line 1 of" in review.text
            await review.press("G")
            looked_at = _stated(review)
            assert "3 million euros" not in review.text
            being_read.undo()
            review.screen._comparisons.compare_others()  # as when the last one was read
            await review.settle()
            assert "Fact sheet: line" in review.text
            assert looked_at <= _stated(review)
            await review.press("G", "q", "T")
            assert "Fact sheet: line" in review.text


def _table(*lines: tuple[str, dict[int, int]], articles: tuple[int, ...]) -> SheetTable:
    """Return a sheet of lines, each with where articles state it."""
    return SheetTable(
        tuple(map(str, articles)),
        articles,
        tuple(
            ShownLine(
                "=",
                kind,
                "",
                tuple(
                    (ShownPlace(0, at[one], at[one] + 1, "", "x", ""),) if one in at else ()
                    for one in articles
                ),
            )
            for kind, at in lines
        ),
        "Fact sheet",
    )


def test_cursor_and_marks_stay_on_what_is_stated_wherever_it_stands_in_the_sheet_made_anew() -> (
    None
):
    before = _table(("place", {0: 5}), ("number", {0: 5, 2: 9}), articles=(0, 2))
    after = _table(
        ("number", {1: 3}), ("number", {0: 5, 1: 7, 2: 9}), ("place", {0: 5}), articles=(0, 1, 2)
    )
    state = GridState(1, 1, 0, frozenset({(0, 0)}))
    assert looked_at_again(state, before, after) == GridState(1, 2, 0, frozenset({(2, 0)}))


def test_what_is_stated_no_more_leaves_the_cursor_where_it_was_and_no_mark() -> None:
    before = _table(("number", {0: 1}), ("number", {0: 5}), articles=(0,))
    after = _table(("number", {0: 8}), articles=(0,))
    state = GridState(1, 0, 0, frozenset({(1, 0)}))
    assert looked_at_again(state, before, after) == GridState(0, 0)


@pytest.mark.parametrize(("says", "is_known"), [(5, True), (6, False)], ids=["same", "other"])
async def test_a_line_of_the_same_number_that_states_something_else_hasnt_been_seen(
    tmp_path: Path, fire: Path, *, says: int, is_known: bool
) -> None:
    async with reviewing(tmp_path, fire) as review:
        await review.press("T")
        grid = review.app.screen.query_one(SheetGrid)
        grid.show(_table(("number", {0: 5}), articles=(0,)), GridState())
        await review.settle()
        seen = grid.painted
        kind = "number" if is_known else "place"
        grid.show(_table((kind, {0: says}), articles=(0,)), GridState())
        await review.settle()
        assert (grid.painted is seen) == is_known
