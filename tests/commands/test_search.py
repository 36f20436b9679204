"""Searching the whole story: from match to match through all articles, each told once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.exercised import exercises
from tests.reviewing import Reviewing, reviewing

_TEXTS = (
    "Mill burns\n\nThe miller said “no comment” – twice.\n\nA crane  fell on the mill.\n",
    "Mill on fire\n\nHe had no comment.\n\nThe crane tipped over.\n",
    "Flour dust blamed\n\nNobody asked him.\n\nRain helped.\n",
    "Old works lost\n\nThe crane is gone.\n\nA second crane stands.\n\nCranes are rare.\n",
)


@pytest.fixture
def mill(tmp_path: Path) -> Path:
    """Return a story of four articles, the third of which tells nothing of what the others do."""
    folder = tmp_path / "mill"
    folder.mkdir()
    for number, text in enumerate(_TEXTS, 1):
        (folder / f"{number}.txt").write_text(text)
    return folder


async def _look_for(review: Reviewing, words: str) -> None:
    await review.press("slash")
    await review.burst("home", "ctrl+k")
    await review.type(words)
    await review.press("enter")


@exercises("search", "next_match", "previous_match")
async def test_n_goes_through_every_article_that_has_the_words_and_around_the_end(
    tmp_path: Path, mill: Path
) -> None:
    async with reviewing(tmp_path, mill) as review:
        session = review.session
        await _look_for(review, "CRANE")
        here = sum("crane" in text for text in _rows(review))
        total = here + 3
        assert f"match 1 of {total} in the story for CRANE" in review.line
        for _ in range(here):
            await review.press("n")
        assert session.other == 3, "the third article has none"
        assert f"match {here + 1} of {total} in the story for CRANE, now in 4" in review.line
        row = session.cursor.current
        assert row is not None
        assert row.row.right == (1,)
        await review.press("n", "n")
        assert f"match {total} of {total}" in review.line
        await review.press("n")
        assert session.other == 1
        assert f"match 1 of {total} in the story for CRANE, back to the first: now in 2" in (
            review.line
        )
        await review.press("N")
        assert session.other == 3
        assert f"match {total} of {total}" in review.line
        assert "back to the last: now in 4" in review.line


def _rows(review: Reviewing) -> list[str]:
    """Return the words of each row of the pair on screen, in small letters."""
    pair = review.session.pair
    assert pair.right is not None
    return [
        " ".join(
            [pair.left.quote(pair.left.sentences[index]) for index in row.row.left]
            + [pair.right.quote(pair.right.sentences[index]) for index in row.row.right]
        ).casefold()
        for row in pair.judged
    ]


@exercises("search", "next_match", "next_article")
async def test_the_words_of_the_base_are_come_to_once_and_not_in_every_pair(
    tmp_path: Path, mill: Path
) -> None:
    async with reviewing(tmp_path, mill) as review:
        await _look_for(review, "miller")
        assert "match 1 of 1 in the story for miller" in review.line
        await review.press("n")
        assert review.session.other == 1
        await review.press("greater_than_sign", "n")
        assert review.session.other == 2, "it goes on in the pair that was gone to by hand"
        assert "match 1 of 1 in the story for miller" in review.line


@pytest.mark.parametrize("words", ['"no comment" -', "'NO  comment’ —", "crane fell"])
@exercises("search")
async def test_quotes_dashes_and_spaces_are_found_however_they_are_typed(
    tmp_path: Path, mill: Path, words: str
) -> None:
    async with reviewing(tmp_path, mill) as review:
        await _look_for(review, words)
        assert "match 1 of 1 in the story" in review.line


@exercises("search", "filter")
async def test_a_match_that_a_filter_or_a_fold_hides_is_shown_and_that_is_said(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("G", "1", "f", "j")
        await _look_for(review, "Veriker")
        assert "all rows are shown again: the filter hid this one" in review.line
        await _look_for(review, "Askwith")
        assert review.session.cursor.row_number == 2
        assert "unfolded: z folds it again" in review.line


@exercises("search")
async def test_an_article_that_is_not_read_yet_is_named_as_such(
    tmp_path: Path, mill: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reviewing(tmp_path, mill) as review:
        known = review.session.desk.known
        monkeypatch.setattr(
            review.session.desk, "known", lambda index: None if index == 3 else known(index)
        )
        await _look_for(review, "nobody asked")
        assert review.session.other == 2
        assert "match 1 of 1 in the story for nobody asked, now in 3" in review.line
        assert "1 article is not read yet" in review.line
