"""Judging a story as questions takes a part of the keys that it takes pair by pair."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.keys_to_judge import counted
from tests.reviewing import copied_sample

pytestmark = pytest.mark.usefixtures("compared_here")


async def test_three_articles_are_judged_by_fewer_keys_as_questions(tmp_path: Path) -> None:
    story = copied_sample(tmp_path, ("1-wire.txt", "5-rewrite.txt", "6-correction.txt"))
    found = await counted(story)
    assert 0 < found.questions < found.findings
    assert found.share < 1 / 2


async def test_at_most_a_third_of_the_keys_remain_on_real_articles(articles_folder: Path) -> None:
    assert (await counted(articles_folder)).share <= 1 / 3
