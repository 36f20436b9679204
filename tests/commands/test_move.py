"""Going through the rows, and through whichever pane has the focus."""

from __future__ import annotations

from pathlib import Path

from tests.commands.exercised import exercises
from tests.reviewing import Reviewing, reviewing
from widgets.diff_items import FoldItem, RowItem, StubItem


def _last_row(review: Reviewing) -> int:
    """Return the number of the last row that isn't folded."""
    return max(i.row.number for i in review.session.cursor.items if isinstance(i, RowItem))


def _list_cursor(review: Reviewing) -> int | None:
    return review.screen.list.article_under_cursor


@exercises("next_row", "previous_row")
async def test_j_and_k_and_the_arrows_go_row_by_row_and_say_where_the_rows_end(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        rows = [review.session.cursor.row_number]
        for key in ("j", "down", "k", "up"):
            await review.press(key)
            rows.append(review.session.cursor.row_number)
        assert rows == [1, 3, 4, 3, 1], "row 2 is folded"
        await review.press("k")
        assert "this is the first row" in review.line
        await review.press("G", "j")
        assert "this is the last row" in review.line
        assert isinstance(review.session.cursor.items[-1], FoldItem), "the cursor stays above it"
        assert review.session.cursor.row_number == _last_row(review)


@exercises("line_down", "line_up")
async def test_a_row_taller_than_the_screen_is_read_line_by_line(tmp_path: Path) -> None:
    story = tmp_path / "long"
    story.mkdir()
    for name in ("a.txt", "b.txt"):
        words = " ".join(f"word{number}" for number in range(400))
        (story / name).write_text(f"A headline\n\nThe long one says {words}.\n\nThe end came.\n")
    async with reviewing(tmp_path, story, size=(80, 24)) as review:
        await review.press("j")
        assert "more lines: J" in review.text
        assert "word399" not in review.text
        head, *first = review.text.splitlines()[2:7]
        await review.press("J", "J")
        assert review.text.splitlines()[2:5] == [head, *first[2:]]
        await review.press("K")
        assert review.text.splitlines()[2:6] == [head, *first[1:]]
        await review.press("space", "space", "space", "space", "J")
        assert review.session.cursor.row_number == 2 or "word399" in review.text
        await review.press("g", "J")
        assert "this row ends here" in review.line


async def test_paging_reads_a_tall_row_to_its_end_before_it_goes_on(tmp_path: Path) -> None:
    story = tmp_path / "long"
    story.mkdir()
    for name in ("a.txt", "b.txt"):
        words = " ".join(f"word{number}" for number in range(400))
        (story / name).write_text(f"A headline\n\nThe long one says {words}.\n\nThe end came.\n")
    async with reviewing(tmp_path, story, size=(80, 24)) as review:
        await review.press("j")
        seen = review.text
        for _ in range(12):
            if review.session.cursor.row_number != 2:
                break
            await review.press("space")
            seen += review.text
        assert all(f"word{number}" in seen for number in range(400))
        assert review.session.cursor.row_number == 3


@exercises("next_to_do", "previous_to_do")
async def test_parentheses_go_over_what_is_done_and_say_when_the_pair_is_done(
    tmp_path: Path,
) -> None:
    story = tmp_path / "short"
    story.mkdir()
    (story / "a.txt").write_text("Ship aground\n\nThe ship struck at nine.\n\nNobody was hurt.\n")
    (story / "b.txt").write_text("Boat stuck\n\nThe ship struck at ten.\n\nNo one was hurt.\n")
    async with reviewing(tmp_path, story) as review:
        session = review.session
        to_do = [j.row.number for j in session.pair.judged if j.state == "to do"]
        await review.press("j", "1", "left_parenthesis")
        assert session.cursor.row_number == to_do[0]
        await review.press("right_parenthesis")
        assert session.cursor.row_number == to_do[2]
        await review.press("left_parenthesis")
        assert session.cursor.row_number == to_do[0]
        await review.press("left_parenthesis")
        assert "no row to do further up; ) goes to the next one" in review.line
        await review.press("G", "right_parenthesis")
        assert "no row to do further down; ( goes to the one before" in review.line
        await review.press("g")
        for _ in to_do:
            await review.press("1")
        if session.counts().to_do:
            await review.press("left_parenthesis", "1")
        assert session.counts().to_do == 0
        assert "pair done: nothing is left to do" in review.line


@exercises("other_end")
async def test_the_apostrophe_goes_to_where_a_moved_row_is_told_and_back(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        session = review.session
        stubs = [item for item in session.cursor.items if isinstance(item, StubItem)]
        assert stubs, "the free retelling tells things in another order"
        row = stubs[0].rows[0]
        session.cursor.go_to_row(row.number)
        await review.press("apostrophe")
        assert "told here" in review.text
        assert isinstance(session.cursor.items[session.cursor.place], StubItem)
        await review.press("apostrophe")
        assert session.cursor.current is not None
        assert session.cursor.current.row == row
        still = next(j for j in session.pair.judged if not j.row.moved and not j.row.furniture)
        session.cursor.go_to_row(still.row.number)
        await review.press("apostrophe")
        assert "this row is not moved" in review.line


@exercises("last_judged")
async def test_the_backtick_goes_back_to_the_row_judged_last(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("grave_accent")
        assert "you judged nothing in this pair yet" in review.line
        await review.press("right_parenthesis")
        number = review.session.cursor.row_number
        await review.press("5", "G", "grave_accent")
        assert review.session.cursor.row_number == number


@exercises("page_down", "page_up", "half_page_down", "half_page_up", "top", "bottom")
async def test_pages_half_pages_top_and_bottom(tmp_path: Path, close_story: Path) -> None:
    async with reviewing(tmp_path, close_story, size=(80, 24)) as review:
        last = _last_row(review)
        places = [review.session.cursor.row_number]
        for key in ("space", "pagedown", "ctrl+d"):
            await review.press(key)
            places.append(review.session.cursor.row_number)
        assert places == sorted(set(places))
        for key in ("ctrl+u", "b", "pageup"):
            await review.press(key)
            places.append(review.session.cursor.row_number)
        assert places[3:] == sorted(set(places[3:]), reverse=True)
        for key, row in {"G": last, "g": 1, "end": last, "home": 1}.items():
            await review.press(key)
            assert review.session.cursor.row_number == row


@exercises("next_row", "previous_row", "page_down", "top", "bottom")
async def test_in_the_list_the_same_keys_move_the_lists_cursor_and_no_row(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        row = review.session.cursor.row_number
        await review.press("h")
        places = [_list_cursor(review)]
        for key in ("j", "j", "k", "G", "g", "space", "b"):
            await review.press(key)
            places.append(_list_cursor(review))
        assert places == [1, 2, 2, 1, 2, 0, 2, 0]
        assert review.session.cursor.row_number == row


@exercises("next_row", "bottom", "top")
async def test_in_the_review_the_same_keys_scroll_what_is_decided_and_no_row(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story, size=(80, 24)) as review:
        await review.press("right_parenthesis", "a")
        await review.type("one " * 100 + "last")
        await review.press("enter")
        row = review.session.cursor.row_number
        assert "more lines" not in review.text
        await review.press("l")
        assert "more lines" in review.text
        assert review.screen.pane == "review"
        await review.press("j", "G")
        assert "one last" in review.text
        assert "none yet" not in review.text
        await review.press("g")
        assert "none yet" in review.text
        assert review.session.cursor.row_number == row


def _three_articles(folder: Path) -> Path:
    """Return a story of three short articles, the second of which is the first again."""
    story = folder / "short"
    story.mkdir()
    told = "Ship aground\n\nThe ship struck at nine.\n\nNobody was hurt.\n"
    (story / "a.txt").write_text(told)
    (story / "b.txt").write_text("Boat stuck\n\nThe ship struck at ten.\n\nNo one was hurt.\n")
    (story / "c.txt").write_text("Ship aground\n\nThe ship struck at six.\n\nMany were hurt.\n")
    return story


@exercises("next_to_do", "next_article", "previous_article")
async def test_when_a_pair_is_done_the_next_one_with_something_to_do_is_named(
    tmp_path: Path,
) -> None:
    async with reviewing(tmp_path, _three_articles(tmp_path)) as review:
        session = review.session

        async def judge_all() -> None:
            for _ in range(session.counts().to_do):
                await review.press("1")
            assert session.counts().to_do == 0

        number = session.pairs[0, 2].counts.to_do
        await judge_all()
        assert f"pair done; c has {number} to do: >" in review.line
        await review.press("greater_than_sign")
        await judge_all()
        assert "every pair of the base is done" in review.line
        await review.press("u", "less_than_sign", "right_parenthesis")
        assert "pair done; c has 1 to do: >" in review.line
        await review.press("1", "greater_than_sign", "1", "right_parenthesis")
        assert "every pair of the base is done" in review.line


async def test_a_pair_begins_at_its_first_row_to_do_and_goes_on_where_it_was_left(
    tmp_path: Path,
) -> None:
    story = _three_articles(tmp_path)
    async with reviewing(tmp_path, story) as review:
        session = review.session
        session.cursor.go_to_row(1)
        await review.press("1", "greater_than_sign")
        first = next(j.row.number for j in session.pair.judged if j.state == "to do")
        assert session.cursor.row_number == first > 1
        await review.press("g", "less_than_sign", "greater_than_sign")
        assert session.cursor.row_number == 1
