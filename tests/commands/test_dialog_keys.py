"""The keys of the dialogs: from the table, the user's where they gave others, one after another."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.commands.exercised import exercises
from tests.rebound import KEY_MAPS
from tests.reviewing import Reviewing, event_of, reviewing
from tui.commands import commands_in
from tui.key_names import types_a_character
from tui.keys import Keys
from tui.screens.dialog import Dialog
from tui.screens.panes import Drawing
from widgets.fields import LineField, NoteField

_OPENED: dict[str, str] = {
    "note": "note",
    "form": "evidence",
    "search": "search",
    "offers": "link",
    "versions": "versions",
    "pointing": "add_finding",
    "page": "history",
    "palette": "palette",
}
"""Dialogs and the command that opens each."""


@pytest.mark.parametrize("keys", KEY_MAPS.values(), ids=KEY_MAPS)
@pytest.mark.parametrize("place", _OPENED)
async def test_every_key_of_a_dialog_reaches_what_the_table_says(
    tmp_path: Path, close_story: Path, place: str, keys: dict[str, tuple[str, ...]]
) -> None:
    drawing, in_force = Drawing(keys=keys), Keys(keys)
    async with reviewing(tmp_path, close_story, drawing=drawing) as review:
        await review.press(in_force.of(_OPENED[place])[0])
        dialog = review.app.screen
        assert isinstance(dialog, Dialog)
        ran: list[str] = []
        with pytest.MonkeyPatch.context() as patch:
            for command in commands_in(dialog.PLACE):
                name = command.id.removeprefix(f"{command.where}_")
                if command.where in ("text", "lines"):
                    for field in (LineField, NoteField):
                        patch.setattr(field, "action_edit", lambda _f, what: ran.append(what))
                else:
                    patch.setattr(type(dialog), f"action_{name}", lambda _d, n=name: ran.append(n))
            for command in commands_in(dialog.PLACE):
                for key in in_force.of(command.id):
                    await review.press(key)
                    assert ran.pop() == command.id.removeprefix(f"{command.where}_"), key
                    assert not ran


def _is_open(review: Reviewing) -> bool:
    return isinstance(review.app.screen, Dialog)


def _typed(review: Reviewing) -> str:
    field = review.app.focused
    assert isinstance(field, LineField | NoteField)
    return field.value if isinstance(field, LineField) else field.text


@pytest.mark.parametrize("opens", ["e", "a"])
async def test_a_line_is_edited_by_the_keys_that_shells_have(
    tmp_path: Path, close_story: Path, opens: str
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press(opens)
        await review.burst(*"one two three", "ctrl+w", *"four", "ctrl+a", *"x", "right", "delete")
        assert _typed(review) == "xoe two four"
        await review.burst("end", "backspace", "ctrl+left", "ctrl+k", "home", "ctrl+right")
        assert _typed(review) == "xoe two "
        await review.burst("end", "shift+left", "shift+left", "ctrl+x", "ctrl+v", "ctrl+v")
        assert _typed(review) == "xoe two o "
        await review.burst("ctrl+u", *"end")
        assert _typed(review) == "end"


@exercises("contradict", "note", "help")
async def test_the_users_keys_hold_in_dialogs_and_are_what_these_show(
    tmp_path: Path, close_story: Path
) -> None:
    keys = {
        "side_base": ("a",),
        "note_save": ("f2",),
        "page_leave": ("f3",),
        "dialog_leave": ("f4",),
        "choosing_leave": ("Q",),
    }
    async with reviewing(tmp_path, close_story, drawing=Drawing(keys=keys)) as review:
        await review.press("3")
        assert "a 1 wire   l 5 rewrite" in review.text
        await review.press("h", "a")
        judged = review.session.pair.numbered(1)
        assert judged is not None
        assert judged.mine is not None
        assert judged.mine.right == review.session.pair.left.sha256
        await review.press("a")
        assert "f2 save   ctrl+j new line   f4 leave" in review.text
        await review.burst(*"words", "enter")
        assert _is_open(review)
        await review.press("f2", "question_mark")
        assert "Q f4 leave" in review.text
        await review.press("q", "escape", "enter")
        assert _is_open(review)
        await review.press("f3")
        assert not _is_open(review)


@exercises("contradict", "note", "agree")
async def test_keys_typed_in_one_go_are_for_the_dialog_that_they_were_meant_for(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.burst("3", "l", "1", "3", "ctrl+g", "2")
        given = [judged.mine for judged in review.session.pair.judged if judged.mine]
        assert [judgement.verdict for judgement in given] == [3, 1, 3, 2]
        row = review.session.cursor.row_number
        await review.burst(
            "a", *"one", "enter", "j", "a", *"two", "ctrl+s", "k", "a", *"no", "escape"
        )
        notes = [
            j.mine.note if j.mine else "" for j in review.session.pair.judged[row - 1 : row + 1]
        ]
        assert notes == ["one", "two"]
        assert not _is_open(review)


@exercises("evidence")
async def test_a_form_is_gone_through_and_saved_in_one_go(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.burst("e", *"Log", "tab", *"Norvik", "shift+tab", *"book", "ctrl+s")
        source = next(iter(review.session.live.review.sources.values()))
        assert (source.title, source.where) == ("Logbook", "Norvik")
        assert not _is_open(review)
        await review.burst("e", "down", *"x", "up", "ctrl+s")
        assert "A source needs a title." in review.text


def test_characters_are_told_from_keys_that_write_nothing() -> None:
    written = ["a", "A", "1", "slash", "question_mark", "space", "minus"]
    assert all(map(types_a_character, written))
    assert not any(map(types_a_character, ["enter", "f2", "ctrl+a", "left", "escape", "tab"]))


@pytest.mark.parametrize("key", ["colon", "a", "i"])
@pytest.mark.parametrize("turns", range(1, 7))
async def test_the_program_can_end_at_any_moment_while_a_dialog_opens(
    tmp_path: Path, close_story: Path, key: str, turns: int
) -> None:
    """A signal comes some turns of the event loop after the key: the dialog has no parts yet."""
    async with reviewing(tmp_path, close_story) as review:
        driver = review.app._driver
        assert driver is not None
        event = event_of(key)
        event.set_sender(review.app)
        driver.send_message(event)
        for _ in range(turns):
            await asyncio.sleep(0)
        review.app.exit()
        await review.until(lambda: review.app._closed or review.app.fault is not None)
        assert review.app.fault is None
