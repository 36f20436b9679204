"""What stands elsewhere is told once the cursor rests, not at each step of a held key."""

from __future__ import annotations

from pathlib import Path

from tests.reviewing import Reviewing, copied_sample, reviewing

_HELD = ("j",) * 6


def _told(review: Reviewing) -> bool:
    """Tell whether the sidebar says what stands elsewhere, or what facts others state."""
    card = review.screen.sidebar._card
    return bool(card.elsewhere or card.facts)


async def test_while_keys_are_held_nothing_of_other_places_is_told(tmp_path: Path) -> None:
    async with reviewing(tmp_path, copied_sample(tmp_path), rests_after=3600) as review:
        review.screen._painter._tell_all()
        assert _told(review)
        rows = set()
        for key in _HELD:
            await review.press(key)
            rows.add(review.session.cursor.row_number)
            assert not _told(review)
        assert len(rows) > 2


async def test_once_the_cursor_rests_all_of_it_is_told(tmp_path: Path) -> None:
    async with reviewing(tmp_path, copied_sample(tmp_path), rests_after=0.05) as review:
        await review.press("j")
        await review.until(lambda: _told(review))
        assert review.screen._painter._told == review.screen.sidebar._card
