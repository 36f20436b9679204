"""Two reviewers at one desk, each before a screen of their own."""

from __future__ import annotations

from pathlib import Path

from tests.reviewing import reviewing


async def test_a_second_reader_finds_no_half_note_of_the_first_in_the_dialog(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story, reviewer="ann") as review:
        await review.press("a", *"half", "escape")
        review.screen.keep_state()
    async with reviewing(tmp_path, close_story, reviewer="bob") as review:
        await review.press("a")
        assert "half" not in review.text
    async with reviewing(tmp_path, close_story, reviewer="ann") as review:
        await review.press("a")
        assert "half" in review.text
