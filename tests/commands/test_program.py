"""The program itself: help, palette, repainting, leaving."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from rich.console import RenderableType
from textual._compositor import LayoutUpdate

from copydesk.errors import NotSavedError
from copydesk.reviews.events import Event
from copydesk.reviews.journal import Journal
from copydesk.reviews.kinds import VerdictData
from copydesk.reviews.verdict import Verdict
from copydesk.reviews.writer import SaveState
from tests.commands.exercised import exercises
from tests.processes import wait_until
from tests.reviewing import reviewing
from tui.app.app import CopydeskApp
from tui.commands import commands_in
from tui.screens.panes import Drawing
from tui.screens.review import ReviewScreen
from tui.session.resume import StateFiles


@exercises("help")
async def test_help_says_what_the_keys_do_in_the_pane_that_one_is_in(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        said = {}
        for pane in ("texts", "review", "list"):
            assert review.screen.pane == pane
            await review.press("question_mark")
            said[pane] = review.text
            await review.press("q", "l")
        assert "You are in the texts" in said["texts"]
        assert "You are in the review" in said["review"]
        assert "You are in the list" in said["list"]


@exercises("help")
async def test_help_lists_every_command_with_the_keys_that_the_user_gave_it(
    tmp_path: Path, close_story: Path
) -> None:
    drawing = Drawing(keys={"note": ("w", "f2")})
    async with reviewing(tmp_path, close_story, size=(120, 240), drawing=drawing) as review:
        assert " w note" in review.line
        await review.press("f1")
        shown = review.text
        words = " ".join(shown.replace("│", " ").split())
        assert all(" ".join(command.help.split()) in words for command in commands_in("review"))
        assert "w f2 Write a note" in words
        await review.press("escape", "w")
        assert "note on row 1" in review.text


@exercises("palette", "history")
async def test_the_palette_finds_a_command_by_part_of_its_name(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("colon")
        await review.type("hist")
        assert "history" in review.text
        await review.press("enter")
        assert "history of row 1" in review.text


@exercises("palette", "filter", "agree")
async def test_a_number_in_the_palette_goes_to_that_row_whatever_hides_it(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:

        async def go_to(number: str) -> None:
            await review.press("colon")
            await review.type(number)
            assert f"> go to row {number}" in " ".join(review.text.split())
            await review.press("enter")

        cursor = review.session.cursor
        await go_to("12")
        assert cursor.row_number == 12
        assert "go to row" not in review.text
        await review.press("g", "1", "f", "j")
        await go_to("12")
        assert cursor.row_number == 12
        assert "all rows are shown again: the filter hid this one" in review.line
        await go_to("2")
        assert cursor.row_number == 2
        assert "unfolded: z folds it again" in review.line
        await go_to("99")
        assert cursor.row_number == 2
        assert f"there is no row 99: the last one is row {len(review.session.pair.judged)}" in (
            review.line
        )


@exercises("palette")
async def test_the_palette_lists_titles_first_and_never_scattered_letters(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:

        async def found(typed: str) -> list[str]:
            await review.press("colon")
            await review.type(typed)
            titles = [
                command.title
                for line in review.text.splitlines()
                for command in commands_in("review")
                if f" {command.title}: {command.help[:20]}" in line
            ]
            await review.press("escape")
            return titles

        assert (await found("filter"))[0] == "filter"
        assert (await found("find"))[:2] == ["finding", "finding before"]
        assert (await found("row next"))[0] == "next row"
        assert await found("fdn") == []
        assert "undo" in await found("take back")


@exercises("palette")
async def test_the_palette_offers_every_command_before_anything_is_typed(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("ctrl+p")
        seen = review.text
        for _page in range(len(commands_in("review"))):
            await review.press("pagedown")
            seen += review.text
        assert all(command.title in seen for command in commands_in("review"))
        await review.press("escape")
        assert review.app.screen is review.screen


@exercises("repaint")
async def test_repaint_sends_the_whole_screen_again(
    tmp_path: Path, close_story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        sent: list[RenderableType | None] = []
        monkeypatch.setattr(
            CopydeskApp, "_display", lambda _app, _screen, update: sent.append(update)
        )
        await review.press("n")
        assert not any(isinstance(update, LayoutUpdate) for update in sent)
        await review.press("ctrl+l")
        whole = [update.region for update in sent if isinstance(update, LayoutUpdate)]
        assert review.screen.region in whole


@exercises("suspend")
async def test_ctrl_z_hands_the_terminal_back_to_the_shell(
    tmp_path: Path, close_story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suspended: list[CopydeskApp] = []
    monkeypatch.setattr(CopydeskApp, "action_suspend_process", lambda app: suspended.append(app))
    async with reviewing(tmp_path, close_story) as review:
        await review.press("ctrl+z")
        assert suspended == [review.app]


@exercises("quit")
async def test_quitting_ends_the_program_and_everything_is_saved(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("1")
        await review.saved()
        assert review.app.return_code is None
        await review.press("q")
        assert review.app.return_code == 0
    async with reviewing(tmp_path, close_story) as review:
        assert review.session.counts().done == 1


async def test_who_only_read_comes_back_to_the_row_where_they_quit(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("j", "j", "j", "q")
    async with reviewing(tmp_path, close_story) as review:
        assert review.session.cursor.row_number == 5, "row 2 is folded: it is passed over"


def _full(_journal: Journal, _events: Sequence[Event]) -> None:
    raise NotSavedError("The disk is full.")


@exercises("quit")
async def test_quitting_with_decisions_that_are_not_saved_asks_and_sets_them_aside(
    tmp_path: Path, close_story: Path
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Journal, "append", _full)
        patch.setattr("copydesk.reviews.writer.OVERDUE", 0.0)
        async with reviewing(tmp_path, close_story) as review:
            await review.press("1", "5")
            await review.until(lambda: "saves elsewhere: The disk is full." in review.text)
            await review.press("q")
            assert "2 decisions are not saved yet." in review.text
            await review.press("s")
            assert review.app.return_code is None
            await review.press("q", "escape", "j", "q", "k")
            assert review.app.return_code == 0
        assert not list((tmp_path / "store").rglob("*.jsonl"))
    with pytest.MonkeyPatch.context() as patch:
        # See below: a report that comes while the screen isn't there yet fails.
        patch.setattr(CopydeskApp, "save_state_changed", lambda _app, _state: None)
        async with reviewing(tmp_path, close_story) as review:
            assert review.session.counts().done == 2
            assert [event.data for event in await review.saved()] == [
                VerdictData(Verdict.AGREE),
                VerdictData(Verdict.UNCLEAR),
            ]


@exercises("quit")
async def test_ctrl_q_asks_about_unsaved_decisions_as_q_does(
    tmp_path: Path, close_story: Path
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Journal, "append", _full)
        async with reviewing(tmp_path, close_story) as review:
            await review.press("1")
            wait_until(lambda: review.session.live.state != SaveState("saving", 1))
            await review.press("ctrl+q")
            assert "1 decision is not saved yet." in review.text
            assert review.app.return_code is None


async def test_what_is_saved_while_the_program_starts_is_reported_without_a_fault(
    tmp_path: Path, close_story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an earlier session set aside is written at once, by a thread that then reports it."""
    async with reviewing(tmp_path, close_story) as review:
        session = review.session
    app = CopydeskApp("terminal", {})
    files = StateFiles(tmp_path / "state", "tester", copied=tmp_path / "copied.txt")
    app.review = ReviewScreen(session, files, Drawing())
    monkeypatch.setattr(CopydeskApp, "is_running", True)
    with ThreadPoolExecutor(1) as thread:
        thread.submit(app.save_state_changed, SaveState("saved")).result()


@exercises("no_quit")
async def test_ctrl_c_says_how_to_quit_and_interrupts_nothing(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("ctrl+c")
        assert "q quits" in review.line
        assert review.app.return_code is None
        await review.press("j")
        assert review.session.cursor.row_number == 3
