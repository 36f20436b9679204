"""The story on the screen: how all articles put a claim, and what a reviewer calls it."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.reviews.kinds import ClaimData
from tests.commands.exercised import exercises
from tests.reviewing import Reviewing, reviewing
from tui.screens.story import StoryScreen

_MINES = {
    "1-wire.txt": (
        "Mine floods near Selbach\n\nWater broke into the Selbach mine on Tuesday night."
        "\n\nEleven miners climbed out through the old shaft.\n"
    ),
    "2-daily.txt": (
        "Flood in Selbach\n\nWater broke into the Selbach mine on Tuesday night."
        "\n\nEleven miners climbed out through the old shaft.\n"
    ),
    "3-post.txt": (
        "Selbach mine under water\n\nWater broke into the Seebach mine on Tuesday night."
        "\n\nThe pumps had been off since May.\n"
    ),
}


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A story of three articles, one of which calls the mine by another name."""
    folder = tmp_path / "mine"
    folder.mkdir()
    for name, text in _MINES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


async def _stand_on(review: Reviewing, words: str) -> None:
    """Go to the row of the base that has these words."""
    await review.press("g")
    for _ in range(20):
        current = review.session.cursor.current
        assert current is not None
        left = review.session.pair.left
        if any(words in left.quote(left.sentences[index]) for index in current.row.left):
            return
        await review.press("j")
    raise AssertionError(words)


def _is_open(review: Reviewing) -> bool:
    return isinstance(review.app.screen, StoryScreen)


@exercises("story")
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_m_shows_how_each_article_puts_the_claim_the_odd_one_out_first(
    tmp_path: Path, mine: Path, size: tuple[int, int]
) -> None:
    async with reviewing(tmp_path, mine, size=size) as review:
        await _stand_on(review, "Water broke")
        await review.press("m")
        assert _is_open(review)
        text = review.text
        assert text.index("Seebach") < text.index("Selbach")
        assert "2 articles in the same words" in text
        assert text.count("Water broke into the Selbach mine") == 1
        assert "q Esc leave" in text
        await review.press("q")
        assert not _is_open(review)


@exercises("story")
async def test_the_story_view_names_the_articles_that_dont_make_the_claim(
    tmp_path: Path, mine: Path
) -> None:
    async with reviewing(tmp_path, mine) as review:
        await _stand_on(review, "Eleven miners")
        await review.press("m")
        lacking = next(line for line in review.text.split("\n") if "Not in" in line)
        assert "3 post" in lacking


@exercises("story")
async def test_enter_in_the_story_view_goes_to_the_row_of_that_article(
    tmp_path: Path, mine: Path
) -> None:
    async with reviewing(tmp_path, mine) as review:
        await _stand_on(review, "Water broke")
        assert review.session.other == 1
        await review.press("m", "g", "enter")
        assert not _is_open(review)
        assert review.session.other == 2
        current, right = review.session.cursor.current, review.session.pair.right
        assert current is not None
        assert right is not None
        assert "Seebach" in right.quote(right.sentences[current.row.right[0]])


@exercises("story")
async def test_the_story_view_shows_my_verdict_on_each_pair(tmp_path: Path, mine: Path) -> None:
    async with reviewing(tmp_path, mine) as review:
        await review.press("greater_than_sign")
        await _stand_on(review, "Water broke")
        await review.press("3", "h")
        await _stand_on(review, "Water broke")
        await review.press("m")
        assert "3 contradict, 1 wire is right" in review.text
        assert "the base" in review.text


@exercises("story")
async def test_the_cursor_of_the_story_view_goes_through_articles_and_wordings(
    tmp_path: Path, mine: Path
) -> None:
    async with reviewing(tmp_path, mine) as review:
        await _stand_on(review, "Water broke")
        await review.press("m", "G", "k", "g", "pagedown", "j", "pageup", "pageup", "m")
        assert not _is_open(review)


@exercises("claim")
async def test_c_writes_the_claim_in_ones_own_words_and_u_takes_it_back(
    tmp_path: Path, mine: Path
) -> None:
    async with reviewing(tmp_path, mine) as review:
        await _stand_on(review, "Water broke")
        await review.press("c")
        await review.type("where the water came in")
        await review.press("enter")
        written = [e.data for e in await review.saved() if isinstance(e.data, ClaimData)]
        assert written == [ClaimData("where the water came in")]
        await review.press("m")
        assert "Claim: where the water came in" in review.text
        await review.press("q", "u", "m")
        assert "where the water came in" not in review.text


@exercises("story")
async def test_c_in_the_story_view_writes_the_claim_and_shows_it_there(
    tmp_path: Path, mine: Path
) -> None:
    async with reviewing(tmp_path, mine) as review:
        await _stand_on(review, "Water broke")
        await review.press("m", "c")
        await review.type("the flood")
        await review.press("enter")
        assert _is_open(review)
        assert "Claim: the flood" in review.text


@exercises("claim")
async def test_a_claim_holds_in_every_pair_and_whichever_article_is_the_base(
    tmp_path: Path, mine: Path
) -> None:
    async with reviewing(tmp_path, mine) as review:
        await _stand_on(review, "Water broke")
        await review.press("c")
        await review.type("the flood")
        await review.press("enter", "greater_than_sign")
        await _stand_on(review, "Water broke")
        await review.press("m")
        assert "Claim: the flood" in review.text
        await review.press("q", "p")
        await _stand_on(review, "Water broke")
        await review.press("m")
        assert "Claim: the flood" in review.text


async def test_in_blind_mode_anothers_claim_waits_for_ones_own_verdict(
    tmp_path: Path, mine: Path
) -> None:
    async with reviewing(tmp_path, mine, reviewer="ana") as review:
        await _stand_on(review, "Water broke")
        await review.press("c")
        await review.type("the flood")
        await review.press("enter")
        await review.saved()
    async with reviewing(tmp_path, mine, reviewer="bob", blind=True) as review:
        await _stand_on(review, "Water broke")
        await review.press("m")
        assert "the flood" not in review.text
        await review.press("q", "1")
        await _stand_on(review, "Water broke")
        await review.press("m")
        assert "Claim: the flood" in review.text
