"""Notes and evidence: what is typed is saved, or kept as a draft, and never lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.message_pump import MessagePump
from textual.timer import Timer, TimerCallback

from copydesk.reviews.kinds import EvidenceData, NoteData, SourceData, UndoData
from tests.commands.exercised import exercises
from tests.reviewing import reviewing
from tui.screens.review import ReviewScreen
from widgets.fields import NoteField


@exercises("note")
async def test_enter_saves_a_note_and_ctrl_j_starts_a_new_line(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story, size=(80, 24)) as review:
        await review.press("a")
        await review.type("list")
        await review.press("ctrl+j")
        await review.type("page 2")
        await review.press("enter")
        assert [event.data for event in await review.saved()] == [NoteData("list\npage 2")]
        assert "note written" in review.line
        assert "Note: list" in review.text
        await review.press("a")
        assert "page 2" in review.text
        await review.burst(*["backspace"] * 7)
        await review.press("ctrl+s")
        assert (await review.saved())[-1].data == NoteData("list")
        await review.press("a")
        await review.burst(*["backspace"] * 4)
        await review.press("enter")
        assert (await review.saved())[-1].data == NoteData("")
        assert "note taken away" in review.line


@exercises("note")
async def test_a_note_that_is_left_is_offered_again_and_writes_nothing(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        for leave in ("escape", "ctrl+g", "ctrl+c"):
            await review.press("a", "u", "n", leave)
            assert "note on row" not in review.text
            assert "draft kept: a opens it again" in review.line
        assert await review.saved() == []
        await review.press("j", "j", "a")
        assert "ununun" not in review.text
        await review.press("escape", "k", "k", "a")
        assert "ununun" in review.text
        await review.press("enter")
        assert [event.data for event in await review.saved()] == [NoteData("ununun")]


@exercises("note", "undo")
async def test_a_note_that_was_only_looked_at_leaves_no_draft_that_outlives_it(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("a", "x", "enter", "a", "y", "backspace", "escape", "u", "a")
        assert review.app.screen.query_one(NoteField).text == ""


@exercises("note")
async def test_a_note_too_long_for_the_journal_is_refused_and_kept_as_a_draft(
    tmp_path: Path, close_story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("copydesk.reviews.lines.MAX_LINE", 600)
    async with reviewing(tmp_path, close_story) as review:
        await review.press("a")
        await review.type("x" * 550)
        await review.press("enter")
        assert "too long" in review.line
        assert await review.saved() == []
        await review.press("a")
        assert review.app.screen.query_one(NoteField).text == "x" * 550


async def test_keys_typed_into_a_note_are_no_commands(tmp_path: Path, close_story: Path) -> None:
    async with reviewing(tmp_path, close_story) as review:
        row = review.session.cursor.row_number
        await review.press("a")
        await review.type("13q.uj?")
        await review.press("tab", "enter")
        (note,) = await review.saved()
        assert isinstance(note.data, NoteData)
        assert note.data.text == "13q.uj?"
        assert review.session.cursor.row_number == row


def _without_seconds(
    screen: ReviewScreen,
    interval: float,
    callback: TimerCallback | None = None,
    *,
    name: str | None = None,
    repeat: int = 0,
    pause: bool = False,
) -> Timer:
    """Set a timer as Textual does, but one of a second or more never ticks."""
    seconds = interval if interval < 1 else 10_000.0
    return MessagePump.set_interval(
        screen, seconds, callback, name=name, repeat=repeat, pause=pause
    )


async def test_a_draft_is_offered_again_at_the_next_start(
    tmp_path: Path, close_story: Path
) -> None:
    """What was typed in the last second before quitting counts too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ReviewScreen, "set_interval", _without_seconds)
        async with reviewing(tmp_path, close_story) as review:
            await review.press("a")
            await review.type("half a")
            await review.press("escape", "q")
    async with reviewing(tmp_path, close_story) as review:
        await review.press("a")
        assert "half a" in review.text


@exercises("evidence")
async def test_a_source_is_typed_once_and_filled_in_by_its_title_from_then_on(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story, size=(80, 24)) as review:
        pair = review.session.pair
        assert pair.right is not None
        await review.press("e")
        for line in ("Log", "Norvik", "web", "2031-03-16", "p. 4", "212", "1 W"):
            await review.burst("home", "ctrl+k")  # the day is filled in already
            await review.type(line)
            await review.press("enter")
        source, entry = (event.data for event in await review.saved())
        assert isinstance(source, SourceData)
        assert isinstance(entry, EvidenceData)
        assert (source.title, source.where, source.archive, source.seen) == (
            "Log",
            "Norvik",
            "web",
            "2031-03-16",
        )
        assert entry.source == source.id
        assert (entry.locator, entry.quote, entry.supports) == ("p. 4", "212", pair.left.sha256)
        assert 'Evidence: Log, p. 4, "212", for 1 wire' in review.text

        await review.press("right_parenthesis", "e")
        assert "known: Log" in review.text
        await review.type("Log")
        await review.press("enter")
        assert "2031-03-16" in review.text
        await review.press("ctrl+s")
        events = await review.saved()
        assert len(events) == 3
        again = events[-1].data
        assert isinstance(again, EvidenceData)
        assert (again.source, again.supports) == (source.id, "")
        assert len(review.session.live.review.sources) == 1


@exercises("evidence")
async def test_what_is_typed_over_a_known_source_is_kept(tmp_path: Path, close_story: Path) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("e", "L", "ctrl+s", "e", "L", "enter")
        await review.type("Norvik")
        await review.press("ctrl+s")
        places = [source.where for source in review.session.live.review.sources.values()]
        assert sorted(places) == ["", "Norvik"]


@exercises("evidence", "undo")
async def test_one_undo_takes_back_evidence_with_the_source_that_was_typed_for_it(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("e")
        await review.type("Log")
        await review.press("ctrl+s", "u")
        assert review.session.live.review.sources == {}
        assert review.session.cursor.current is not None
        assert review.session.cursor.current.mine is None
        undos = [event for event in await review.saved() if isinstance(event.data, UndoData)]
        assert len(undos) == 2
        await review.press("u")
        assert "nothing to undo" in review.line


@exercises("evidence")
async def test_the_evidence_form_says_what_is_wrong_and_stays(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("e", "ctrl+s")
        assert "A source needs a title." in review.text
        await review.type("Log")
        await review.press("up")
        await review.type("both")
        await review.press("ctrl+s")
        assert "Write 1 wire or 5 rewrite" in review.text
        await review.press("escape")
        assert "evidence on row" not in review.text
        assert await review.saved() == []


@exercises("evidence")
async def test_the_day_on_which_a_source_was_seen_is_kept_in_one_form(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("e", "L", "o", "g", "down", "down", "down", "ctrl+u")
        await review.type("2 May 2032")
        assert "is kept as 2032-05-02" in review.text
        await review.press("ctrl+s")
        source, _evidence = (event.data for event in await review.saved())
        assert isinstance(source, SourceData)
        assert source.seen == "2032-05-02"


async def test_every_dialog_can_be_left_without_esc(tmp_path: Path, close_story: Path) -> None:
    kinds = {"note": "aa", "form": "et", "line": "//", "question": "fx", "page": "iH"}
    async with reviewing(tmp_path, close_story) as review:
        for opens in kinds.values():
            for key, leave in zip(opens, ("ctrl+g", "ctrl+c"), strict=True):
                await review.press(key)
                assert review.app.screen is not review.screen, key
                await review.press(leave)
                assert review.app.screen is review.screen, (key, leave)
        assert review.app.return_code is None
        assert await review.saved() == []
