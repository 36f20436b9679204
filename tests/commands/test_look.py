"""What is shown, and how: panes, filter, search, folds, stacking."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.commands.exercised import exercises
from tests.reviewing import Reviewing, reviewing
from tui.screens.panes import Drawing
from widgets.diff_items import FoldItem, RowItem, rows_in


def _shown(review: Reviewing) -> list[int]:
    """Return the numbers of the rows that can be reached."""
    return [row.number for item in review.session.cursor.items for row in rows_in(item)]


def _pane(review: Reviewing) -> str:
    return review.screen.pane


def _highlighted(review: Reviewing, words: str) -> int:
    """Count the places on screen at which just `words` stand in reverse."""
    lines: Iterable[int] = range(review.screen.texts.size.height)
    return sum(
        segment.text.casefold() == words.casefold()
        and segment.style is not None
        and bool(segment.style.reverse)
        for y in lines
        for segment in review.screen.texts.render_line(y)
    )


@exercises("next_pane", "previous_pane")
async def test_tab_l_and_h_go_round_the_panes(tmp_path: Path, close_story: Path) -> None:
    async with reviewing(tmp_path, close_story) as review:
        panes = []
        for key in ("tab", "l", "right", "shift+tab", "h", "left"):
            await review.press(key)
            panes.append(_pane(review))
        assert panes == ["review", "list", "texts", "list", "review", "texts"]


@pytest.mark.parametrize("columns", [80, 120])
@exercises("leave_finding")
async def test_escape_leads_from_the_list_to_the_texts(
    tmp_path: Path, story: Path, columns: int
) -> None:
    async with reviewing(tmp_path, story, size=(columns, 40)) as review:
        await review.press("j", "h")
        assert _pane(review) == "list"
        row = review.session.cursor.row_number
        await review.press("escape")
        assert _pane(review) == "texts"
        assert review.session.cursor.row_number == row
        assert "hidden" in review.screen.list.classes or columns == 120


@exercises("previous_pane", "next_pane")
async def test_going_to_the_left_below_120_columns_opens_the_list_and_going_on_closes_it(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story, size=(80, 24)) as review:
        await review.press("h")
        assert _pane(review) == "list"
        assert "B 1 wire" in review.text
        await review.press("l")
        assert _pane(review) == "texts"
        assert "B 1 wire" not in review.text


@exercises("previous_pane", "next_pane", "sidebar")
async def test_a_hidden_review_is_passed_over_on_the_way_round(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story, size=(80, 24)) as review:
        await review.press("vertical_line", "l")
        assert _pane(review) == "list"
        await review.press("h")
        assert _pane(review) == "texts"


@exercises("filter")
async def test_every_filter_shows_its_rows_and_says_so(tmp_path: Path, story: Path) -> None:
    async with reviewing(tmp_path, story) as review:
        session = review.session
        await review.press("right_parenthesis")
        judged = session.cursor.row_number
        await review.press("1")
        noted = session.cursor.row_number
        await review.press("a", "x", "enter", "right_parenthesis")
        second = session.cursor.row_number
        await review.press("S")
        every = {judged.row.number: judged for judged in session.pair.judged}
        told = [row for row in every.values() if not row.row.furniture]
        expected = {
            "t": [r.row.number for r in told if r.row.number != judged and r.state == "to do"],
            "d": [r.row.number for r in told if r.row.relation != "same"],
            "j": [judged],
            "n": [r.row.number for r in told if r.row.number != judged],
            "o": [r.row.number for r in told if not (r.row.left and r.row.right)],
            "m": [r.row.number for r in told if r.row.moved],
            "w": [noted],
            "s": [second],
        }
        for key, rows in expected.items():
            await review.press("f", key)
            assert sorted(_shown(review)) == rows, key
            assert f"filter: {session.cursor.filter}" in review.text.splitlines()[0]
        await review.press("f", "c")
        assert "no row in the story passes the filter: changed since" in review.line
        assert _shown(review) == [second], "nothing else is shown instead"
        await review.press("f", "j", "f", "a")
        assert _shown(review) == list(every)
        assert "filter:" not in review.text


@exercises("filter")
async def test_leaving_the_question_for_a_filter_changes_nothing(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("f", "t", "f", "escape")
        assert review.session.cursor.filter == "to do"


@exercises("filter", "agree")
async def test_under_the_filter_to_do_one_verdict_after_the_other_leaves_no_row_out(
    tmp_path: Path, close_story: Path
) -> None:
    """The first row, once judged, is gone from view: the next one is then the first."""
    async with reviewing(tmp_path, close_story) as review:
        to_do = [judged.row.number for judged in review.session.pair.judged[:6]]
        to_do = [number for number in to_do if number != 2]  # the byline
        await review.press("f", "t", "g")
        judged = []
        for _ in to_do:
            judged.append(review.session.cursor.row_number)
            await review.press("1")
        assert judged == to_do


@exercises("filter")
async def test_a_filter_with_the_cursor_on_its_last_row_fills_the_screen_with_those_before(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story, size=(100, 24)) as review:
        texts = review.screen.texts
        await review.press(*"1" * 12, "G", "f", "j")
        shown = review.session.cursor.items
        assert review.session.cursor.place == len(shown) - 1
        seen = [texts.render_line(y).text for y in range(1, texts.size.height)]
        assert all(line.replace("|", "").replace("│", "").strip() for line in seen), review.text


@exercises("filter", "contradict")
async def test_who_is_right_is_kept_for_a_row_that_its_verdict_hides(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("f", "t", "j")
        number = review.session.cursor.row_number
        await review.press("3", "b")
        judged = review.session.pair.numbered(number)
        assert judged is not None
        assert judged.mine is not None
        assert judged.mine.right == "both"


@exercises("search", "next_match", "previous_match")
async def test_a_search_goes_from_match_to_match_around_the_ends_and_points_them_out(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("n")
        assert "nothing was searched for yet: / searches" in review.line
        await review.press("slash")
        await review.type("VERIKER")
        await review.press("enter")
        assert "match 1 of 1 for VERIKER" in review.line
        assert _highlighted(review, "Veriker") == 2
        first = review.session.cursor.row_number
        await review.press("slash")
        await review.burst("home", "ctrl+k")
        await review.type("sundline")
        await review.press("enter")
        places = [review.session.cursor.row_number]
        assert places[0] == first, "the search goes on from the cursor"
        for key in ("n", "n", "N", "N", "N"):
            await review.press(key)
            places.append(review.session.cursor.row_number)
        assert places[3:5] == [places[1], places[0]]
        assert "of 3 for sundline" in review.line
        await review.press("g", "N")
        assert review.session.cursor.row_number == max(places), "around the end"


@exercises("search")
async def test_a_search_without_a_match_says_so_and_an_empty_one_ends_it(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("j", "slash")
        await review.type("[red]zeppelin")
        await review.press("enter")
        assert "no match for [red]zeppelin" in review.line
        assert review.session.cursor.row_number == 3
        await review.press("slash")
        await review.burst("home", "ctrl+k")
        await review.type("Aster")
        await review.press("enter")
        assert _highlighted(review, "Aster")
        await review.press("slash", "escape")
        assert _highlighted(review, "Aster")
        await review.press("slash")
        await review.burst("home", "ctrl+k")
        await review.press("enter")
        assert not _highlighted(review, "Aster")
        await review.press("n")
        assert "nothing was searched for yet: / searches" in review.line


@exercises("search")
async def test_words_in_folded_lines_are_found(tmp_path: Path, close_story: Path) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("slash")
        await review.type("Askwith")
        await review.press("enter")
        assert review.session.cursor.row_number == 2


@exercises("fold", "fold_all", "next_row")
async def test_furniture_unfolds_beside_the_cursor_and_folds_again_here_and_everywhere(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        cursor = review.session.cursor
        folded = [item for item in cursor.items if isinstance(item, FoldItem)]
        assert len(folded) > 1
        first = folded[0].rows[0].number
        cursor.go_to_row(first - 1)
        await review.press("z")
        assert cursor.row_number == first - 1
        assert [item for item in cursor.items if isinstance(item, FoldItem)] == folded[1:]
        await review.press("j")
        assert cursor.row_number == first, "what was asked for can be gone to"
        await review.press("z")
        assert [item for item in cursor.items if isinstance(item, FoldItem)] == folded
        assert cursor.row_number == first - 1
        await review.press("z", "z")
        assert [item for item in cursor.items if isinstance(item, FoldItem)] == folded
        await review.press("Z", "j")
        assert not any(isinstance(item, FoldItem) for item in cursor.items)
        assert cursor.row_number == first
        await review.press("Z")
        assert [item for item in cursor.items if isinstance(item, FoldItem)] == folded
        alone = next(
            item.row.number
            for place, item in enumerate(cursor.items)
            if all(
                isinstance(near, RowItem) for near in cursor.items[max(0, place - 2) : place + 3]
            )
            and isinstance(item, RowItem)
        )
        cursor.go_to_row(alone)
        await review.press("z")
        assert "no furniture next to this row" in review.line


@exercises("next_row", "previous_row", "page_down", "page_up", "top", "bottom")
async def test_the_cursor_never_comes_to_stand_on_what_is_folded(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story, size=(80, 24)) as review:
        cursor = review.session.cursor
        assert any(isinstance(item, FoldItem) for item in cursor.items)
        for key in ("g", *"jjjjjjjj", "space", "space", "G", *"kkkk", "b", "b", "b", "g"):
            await review.press(key)
            assert isinstance(cursor.items[cursor.place], RowItem), key
        for item in range(len(cursor.items)):
            cursor.go_to(item)
            assert isinstance(cursor.items[cursor.place], RowItem)


@exercises("stack")
async def test_v_stacks_the_texts_and_sets_them_side_by_side(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story, size=(80, 24)) as review:
        both = "Ferry Aster runs aground off"
        other = "Ferry Aster gets stuck off"
        assert any(both in line and other in line for line in review.text.splitlines())
        await review.press("v")
        assert "stacked" in review.line
        lines = review.text.splitlines()
        assert any("1 wire: Ferry Aster runs aground off Norvik; all 212" in line for line in lines)
        assert any(
            "5 rewrite: Ferry Aster gets stuck off Nordvick; all 212" in line for line in lines
        )
        await review.press("v")
        assert any(both in line and other in line for line in review.text.splitlines())


@exercises("variants")
async def test_w_marks_other_quotes_capitals_and_spaces_too_until_it_is_pressed_again(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "story"
    folder.mkdir()
    told = "All is well, {}the ferry is safe and dry,{} the {} told reporters on {} night."
    for name, words in (("1", ("“", "”", "owner", "Friday")), ("2", ('"', '"', "Owner", "Monday"))):
        (folder / f"{name}.txt").write_text(f"Ferry safe\n\n{told.format(*words)}\n", "utf-8")
    async with reviewing(tmp_path, folder, drawing=Drawing(marks=True)) as review:
        spoken = " ".join(review.text.split())
        assert "[-Friday-]" in spoken
        assert "[-“" not in spoken
        assert "variants marked" not in review.text
        await review.press("w")
        assert "[-“" in review.text
        assert '{+"' in review.text
        assert "{+Owner" in review.text or "Owner+}" in review.text
        assert "are marked too" in review.line
        assert "variants marked" in review.text.splitlines()[0]
        await review.press("w")
        assert "[-“" not in review.text
        assert "are no longer marked" in review.line
        assert "variants marked" not in review.text.splitlines()[0]


@exercises("list", "sidebar")
async def test_list_and_review_are_hidden_by_a_key_and_stay_so_at_the_next_start(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("backslash")
        assert "B 1 wire" not in review.text
        await review.press("vertical_line", "vertical_line")
        assert "none yet" not in review.text
        await review.press("right_parenthesis", "1")
        await review.saved()
    async with reviewing(tmp_path, close_story) as review:
        assert "B 1 wire" not in review.text
        assert "none yet" not in review.text
        await review.press("backslash", "vertical_line")
        assert "B 1 wire" in review.text
        assert "none yet" in review.text


@exercises("list", "choose")
async def test_at_80_columns_the_list_is_a_drawer_that_closes_on_a_choice(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story, size=(80, 24)) as review:
        assert "B 1 wire" not in review.text
        await review.press("backslash")
        assert _pane(review) == "list"
        assert "B 1 wire" in review.text
        await review.press("backslash")
        assert _pane(review) == "texts"
        assert "B 1 wire" not in review.text
        await review.press("backslash", "j", "enter")
        assert _pane(review) == "texts"
        assert "| 5 rewrite" in review.text
        assert "B 1 wire" not in review.text


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
@exercises("list")
async def test_hiding_the_list_while_one_is_in_it_goes_to_the_texts(
    tmp_path: Path, close_story: Path, size: tuple[int, int]
) -> None:
    async with reviewing(tmp_path, close_story, size=size) as review:
        await review.press("h", "backslash", "j")
        assert _pane(review) == "texts"
        assert review.session.cursor.row_number == 3
