"""Headlines, times and posts of a live blog beside an article that tells the same as a story."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from copydesk import compare, read_article

TOLD: Final = (
    (
        "Airport shuts: live\n\n- All flights cancelled until Monday\n\n07:15 GMT\n\n"
        "The airport chief, Mia Toft, says no flight will leave before Monday.\n",
        "Snow shuts airport\n\nAll flights are cancelled until Monday, airport chief Mia Toft "
        "said.\n",
    ),
    (
        "Dam alert: live updates\n\n- Whole valley must be cleared by noon\n\n09:40 BST\n\n"
        "Sheriff Abel Cook says nobody may stay in the valley after noon.\n",
        "Valley cleared below dam\n\nThe whole valley must be cleared by noon, Sheriff Abel Cook "
        "said.\n",
    ),
    (
        "School fire: live\n\n- Every pupil safe\n\n12:02\n\n"
        "No pupil was hurt, head teacher Uma Rao says.\n",
        "Fire at school\n\nEvery pupil is safe, head teacher Uma Rao said.\n",
    ),
    (
        "Vote count: live\n\n- Polls closed\n\n20:00 GMT\n\nCounting has begun in all 40 towns, "
        "clerk Ivo Sand says.\n",
        "Counting begins\n\nCounting has begun in all 40 towns, clerk Ivo Sand said. The polls "
        "have closed.\n",
    ),
    (
        "Bridge closed: live\n\n- Bridge shut to all traffic\n\n16:20 GMT\n\n"
        "No car may cross the bridge, mayor Lia Berg says.\n",
        "Bridge shut\n\nThe bridge is shut to all traffic, mayor Lia Berg said.\n",
    ),
    (
        "Ferry strike: live\n\n- No ferries today\n\n06:00 GMT\n\n"
        "No ferry sails today, union leader Tom Ash says.\n",
        "Ferries stand still\n\nNo ferry sails today, union leader Tom Ash said.\n",
    ),
)


@pytest.mark.parametrize(("blog", "story"), TOLD)
def test_a_post_and_a_story_that_tell_the_same_have_no_grave_clash(
    blog: str, story: str, tmp_path: Path
) -> None:
    (tmp_path / "blog.txt").write_text(blog)
    (tmp_path / "story.txt").write_text(story)
    one, other = (read_article(tmp_path / name) for name in ("blog.txt", "story.txt"))
    for left, right in ((one, other), (other, one)):
        grave = [each for each in compare(left, right).findings if each.severity == "high"]
        assert not [each.reason for each in grave if each.left and each.right]
