"""Where list and review stand, what they say there, and which keys they show."""

from __future__ import annotations

from pathlib import Path

from tests.commands.exercised import exercises
from tests.reviewing import reviewing


@exercises("sidebar")
async def test_the_review_goes_below_the_texts_then_away_then_back_and_stays_where_it_was_put(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        beside = review.screen.sidebar.region
        await review.press("vertical_line")
        below = review.screen.sidebar.region
        assert below.width > 60 > beside.width
        assert below.y > review.screen.texts.region.bottom - 1
        await review.press("right_parenthesis", "1")
        await review.saved()
    async with reviewing(tmp_path, close_story) as review:
        assert review.screen.sidebar.region == below
        await review.press("vertical_line")
        assert not review.screen.sidebar.display
        await review.press("vertical_line")
        assert review.screen.sidebar.region == beside


@exercises("list", "next_pane", "previous_pane")
async def test_a_hidden_list_comes_over_the_texts_for_whoever_goes_there_at_any_width(
    tmp_path: Path, close_story: Path
) -> None:
    for size in ((80, 24), (120, 40), (180, 50)):
        async with reviewing(tmp_path, close_story, size=size) as review:
            if review.screen.list.display:
                await review.press("backslash")
            width = review.screen.texts.size.width
            await review.press("h")
            assert review.screen.pane == "list"
            assert review.screen.list.display
            assert review.screen.texts.size.width == width
            assert "j k move" in review.line
            await review.press("l")
            assert not review.screen.list.display
            assert "1-6 verdict" in review.line
