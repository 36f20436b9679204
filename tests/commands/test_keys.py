"""Keys on their way to the commands: all of them arrive, in the order in which they were typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.reviews.kinds import NoteData
from tests.commands.exercised import exercises
from tests.rebound import KEY_MAPS
from tests.reviewing import reviewing
from tui.commands import commands_in
from tui.keys import Keys
from tui.screens.panes import Drawing
from tui.screens.review import ReviewScreen


@pytest.mark.parametrize("words", ["quoted", "hello: l", "13 of 212"])
@exercises("note")
async def test_a_note_typed_in_one_go_with_the_key_that_opens_it_is_that_note(
    tmp_path: Path, close_story: Path, words: str
) -> None:
    """Over a slow line keys arrive by the handful; q must not quit, h not change the pane."""
    async with reviewing(tmp_path, close_story) as review:
        await review.burst("a", *words, "enter")
        assert [event.data for event in await review.saved()] == [NoteData(words)]
        assert review.screen.pane == "texts"


@exercises("contradict")
async def test_a_verdict_and_the_side_typed_in_one_go_are_both_kept(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.burst("3", "l")
        pair = review.session.pair
        assert pair.right is not None
        judged = review.session.pair.numbered(1)
        assert judged is not None
        assert judged.mine is not None
        assert judged.mine.right == pair.right.sha256
        assert review.screen.pane == "texts"


@pytest.mark.parametrize("keys", KEY_MAPS.values(), ids=KEY_MAPS)
async def test_every_key_of_the_table_reaches_its_command(
    tmp_path: Path, close_story: Path, keys: dict[str, tuple[str, ...]]
) -> None:
    drawing, in_force = Drawing(keys=keys), Keys(keys)
    async with reviewing(tmp_path, close_story, drawing=drawing) as review:
        ran: list[str] = []
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(ReviewScreen, "action_run", lambda _screen, command: ran.append(command))
            table = [(key, c.id) for c in commands_in("review") for key in in_force.of(c.id)]
            pressed = [(key, command) for key, command in table if key != "ctrl+q"]  # see above
            for pane in (review.screen.texts, review.screen.list, review.screen.sidebar):
                ran.clear()
                pane.focus()
                await review.settle()
                await review.burst(*(key for key, _command in pressed))
                assert sorted(ran) == sorted(command for _key, command in pressed)
