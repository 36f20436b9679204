"""What can't be saved, key by key: it is said, and saved to another folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.reviews.reading import read_journals
from tests.commands.exercised import exercises
from tests.reviewing import Reviewing, reviewing
from tui.commands import COMMAND, WRITING


@pytest.fixture(autouse=True)
def told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tell what isn't saved without waiting for a second."""
    monkeypatch.setattr("copydesk.reviews.writer.OVERDUE", 0.0)


def _events_in(store: Path) -> int:
    return sum(len(journal.events) for journal in read_journals(store))


async def _until_said(review: Reviewing, words: str) -> None:
    """Wait until the top line says something."""
    await review.until(lambda: words in review.text.splitlines()[0])


async def _lose_the_desk(review: Reviewing) -> None:
    """Decide something, take the desk away, decide something else."""
    await review.press("1")
    await review.saved()
    review.store.rename(review.store.with_name("unmounted"))
    await review.press("5")
    await _until_said(review, "NOT SAVED, ctrl+o: the desk that was there is gone.")


async def _name_folder(review: Reviewing, folder: Path) -> None:
    await review.press("ctrl+u")
    await review.type(str(folder))
    await review.press("enter")
    assert review.screen._elsewhere.wait(10)
    await review.settle()


@exercises("save_elsewhere")
async def test_what_cannot_be_saved_is_saved_to_another_folder_and_the_review_goes_on_there(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("1")
        await review.saved()
        await review.press("ctrl+o")
        assert "everything is saved already" in review.line
        await review.press("u", "ctrl+r")
        await review.saved()
        await _lose_the_desk(review)
        await review.press("ctrl+o")
        assert "save everything to another folder" in review.text
        await _name_folder(review, tmp_path / "stick")
        assert f"saved in {tmp_path / 'stick'}" in review.line
        top = review.text.splitlines()[0]
        assert top.rstrip().endswith(" in stick")
        await review.press("2")
        await review.saved()
        assert _events_in(tmp_path / "stick") == 6
        assert review.session.counts().done == 3
        await review.press("q")
        assert review.app.return_code == 0
    assert not review.store.exists()
    assert _events_in(tmp_path / "unmounted") == 4


@exercises("save_elsewhere")
async def test_what_is_decided_while_it_is_saved_elsewhere_goes_there_too(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await _lose_the_desk(review)
        live = review.session.live
        copy = live.copy_to(tmp_path / "stick", live.review.events)
        await review.press("2")
        live.go_on_in(copy)
        await review.press("ctrl+o")
        assert live.wait_idle(10)
        assert _events_in(tmp_path / "stick") == 3


@exercises("save_elsewhere")
async def test_what_another_folder_holds_as_a_desk_is_taken_in(
    tmp_path: Path, close_story: Path
) -> None:
    (tmp_path / "ben").mkdir()
    async with reviewing(tmp_path / "ben", close_story) as review:
        await review.press("j", "j", "j", "4")
        await review.saved()
    async with reviewing(tmp_path, close_story) as review:
        await _lose_the_desk(review)
        assert review.session.counts().done == 2
        await review.press("ctrl+o")
        await _name_folder(review, tmp_path / "ben" / "store")
        assert review.session.counts().done == 3
        assert _events_in(tmp_path / "ben" / "store") == 3


@exercises("save_elsewhere")
async def test_a_folder_that_will_not_do_is_refused_with_a_reason_before_anything_is_written(
    tmp_path: Path, close_story: Path
) -> None:
    (tmp_path / "file").touch()
    async with reviewing(tmp_path, close_story) as review:
        await _lose_the_desk(review)
        await review.press("ctrl+o")
        for folder, complaint in {
            tmp_path / "file": "That is a file.",
            close_story: "Other things lie in that folder",
            review.store: "That is the desk that can't be written.",
        }.items():
            await _name_folder(review, folder)
            assert complaint in review.text
        before = set(close_story.iterdir())
        await _name_folder(review, tmp_path / "file" / "desk")
        assert "a file stands where a folder should" in review.line
        await _until_said(review, "NOT SAVED")
        assert set(close_story.iterdir()) == before


@exercises("quit")
async def test_quitting_offers_another_folder_and_ends_once_all_is_there(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await _lose_the_desk(review)
        await review.press("q")
        assert "o save to another folder and quit" in " ".join(review.text.split())
        await review.press("o", "escape")
        assert review.app.return_code is None
        await review.press("q", "o")
        await _name_folder(review, tmp_path / "stick")
        assert review.app.return_code == 0
    assert _events_in(tmp_path / "stick") == 2


async def test_another_desk_in_the_place_of_the_one_that_was_opened_is_named_and_left_alone(
    tmp_path: Path, close_story: Path
) -> None:
    (tmp_path / "ben").mkdir()
    async with reviewing(tmp_path / "ben", close_story) as review:
        await review.press("4")
        await review.saved()
    async with reviewing(tmp_path, close_story) as review:
        await review.press("1")
        await review.saved()
        review.store.rename(tmp_path / "unmounted")
        (tmp_path / "ben" / "store").rename(review.store)
        await review.press("5")
        await _until_said(
            review, "NOT SAVED, ctrl+o saves elsewhere: another desk stands where yours was."
        )
    assert _events_in(review.store) == 1


@pytest.mark.parametrize("command", sorted(WRITING))
async def test_on_a_read_only_desk_every_key_that_writes_refuses_at_once(
    tmp_path: Path, close_story: Path, command: str
) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "desk.json").write_text('{"v":2}')
    async with reviewing(tmp_path, close_story) as review:
        assert "READ-ONLY" in review.text.splitlines()[0]
        await review.press(COMMAND[command].keys[0])
        assert review.app.screen is review.screen
        assert "read-only: a later version of copydesk wrote to this desk" in review.line
        assert review.session.live.review.events == []
