"""What a fact-checker sees at once: the first row to do, and every question of severity high."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reviewing import Reviewing, copied_sample, reviewing
from tui.session.outcome import Changed, Outcome

pytestmark = pytest.mark.usefixtures("compared_here")


def _asked(review: Reviewing) -> int:
    """Return how many questions of severity high the row under the cursor has."""
    card = review.screen.sidebar._card
    return sum(line.severity == "high" for line in card.findings)


async def test_at_120x40_no_question_of_severity_high_has_to_be_scrolled_to(
    tmp_path: Path,
) -> None:
    async with reviewing(tmp_path, copied_sample(tmp_path), size=(120, 40)) as review:
        seen = 0
        for judged in review.session.pair.judged:
            review.session.cursor.go_to_row(judged.row.number)
            review.screen.show(Outcome(changed=Changed.CURSOR))
            await review.settle()
            sidebar = review.screen.sidebar
            shown = [
                text for line in sidebar._shown for text, role in line.pieces if role == "grave"
            ]
            assert shown.count("high") == _asked(review), judged.row.number
            seen += _asked(review)
        assert seen


async def test_the_first_screen_shows_the_first_row_to_do(tmp_path: Path) -> None:
    for size in ((80, 24), (120, 40)):
        folder = tmp_path / f"{size[0]}"
        folder.mkdir()
        async with reviewing(folder, copied_sample(folder), size=size) as review:
            judged = review.session.pair.judged
            first = next(one.row.number for one in judged if one.state == "to do")
            assert review.session.cursor.row_number == first
            assert any(line.startswith(f">{first} ") for line in _texts(review))


def _texts(review: Reviewing) -> list[str]:
    left = review.screen.texts.region.x
    return [line[left:] for line in review.text.splitlines()]
