"""The review as its users work with it, key by key."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.reviews.kinds import UndoData, VerdictData
from copydesk.reviews.verdict import Verdict
from tests.made_findings import find_by
from tests.reviewing import copied_sample, reviewing

pytestmark = pytest.mark.usefixtures("compared_here")


@pytest.fixture(autouse=True)
def without_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Find nothing, so that what is to do doesn't change with the rules."""
    find_by(monkeypatch)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return copied_sample(tmp_path)


async def test_one_key_gives_a_verdict_saves_it_and_goes_on(tmp_path: Path, story: Path) -> None:
    async with reviewing(tmp_path, story) as review:
        await review.press("right_parenthesis")
        row = review.session.cursor.row_number
        await review.press("1")
        events = await review.saved()
        assert [event.data for event in events] == [VerdictData(Verdict.AGREE)]
        assert review.session.cursor.row_number > row
        judged = review.session.pair.numbered(row)
        assert judged is not None
        assert judged.state == "done"
        assert " saved " in review.text.splitlines()[0]


async def test_contradict_asks_who_is_right_and_then_goes_on(tmp_path: Path, story: Path) -> None:
    async with reviewing(tmp_path, story) as review:
        both = (j for j in review.session.pair.judged if j.row.left and j.row.right)
        row = next(judged.row.number for judged in both if judged.state == "to do")
        review.session.cursor.go_to_row(row)
        await review.press("3")
        assert "Who is right?" in review.text
        assert review.session.cursor.row_number == row
        await review.press("l")
        assert review.session.cursor.row_number > row
        judged = review.session.pair.numbered(row)
        assert judged is not None
        assert judged.mine is not None
        assert review.session.pair.right is not None
        assert judged.mine.right == review.session.pair.right.sha256


async def test_undo_takes_back_step_by_step_and_redo_brings_back(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        await review.press("right_parenthesis", "1", "2", "5")
        done = review.session.counts().done
        assert done == 3
        await review.press("u", "u", "u")
        assert review.session.counts().done == 0
        await review.press("u")
        assert "nothing to undo" in review.line
        await review.press("ctrl+r", "ctrl+r", "ctrl+r")
        assert review.session.counts().done == done
        undos = [event for event in await review.saved() if isinstance(event.data, UndoData)]
        assert len(undos) == 6


async def test_a_mismatch_splits_its_row_and_undoing_it_joins_it_again(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        for judged in review.session.pair.judged:
            if judged.row.left and judged.row.right:
                review.session.cursor.go_to_row(judged.row.number)
                break
        row = review.session.cursor.current
        assert row is not None
        rows = len(review.session.pair.judged)
        await review.press("6")
        halves = [
            judged
            for judged in review.session.pair.judged
            if judged.mine and judged.mine.verdict is Verdict.MISMATCH
        ]
        assert len(halves) == len(row.row.left) + len(row.row.right)
        assert all(half.state == "done" for half in halves)
        await review.press("u")
        assert len(review.session.pair.judged) == rows


async def test_the_next_start_stands_where_the_last_one_stood(tmp_path: Path, story: Path) -> None:
    async with reviewing(tmp_path, story) as review:
        await review.press("greater_than_sign", "j", "j", "j", "j", "1")
        await review.saved()
        base, other = review.session.base, review.session.other
        row = review.session.cursor.row_number
    async with reviewing(tmp_path, story) as review:
        assert (review.session.base, review.session.other) == (base, other)
        assert review.session.cursor.row_number == row


async def test_another_base_shows_the_same_verdicts(tmp_path: Path, story: Path) -> None:
    async with reviewing(tmp_path, story) as review:
        await review.press("right_parenthesis", "2")
        before = {j.target.key for j in review.session.pair.judged if j.state == "done"}
        await review.press("p")
        after = {j.target.key for j in review.session.pair.judged if j.state == "done"}
        assert before == after
        assert len(after) == 1
