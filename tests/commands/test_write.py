"""Getting things out: copies and exports."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from copydesk.counted import counted
from tests.commands.exercised import exercises
from tests.reviewing import Reviewing, reviewing
from widgets.diff_items import StubItem


def _copied(folder: Path) -> str:
    return (folder / "state" / "copied.txt").read_text(encoding="utf-8")


@exercises("copy")
async def test_y_copies_both_sides_of_the_row_to_the_clipboard_and_to_a_file(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("y")
        text = (
            "1 wire: Ferry Aster runs aground off Norvik; all 212 passengers taken ashore\n"
            "5 rewrite: Ferry Aster gets stuck off Nordvick; all 212 travellers hauled to land"
        )
        assert review.app.clipboard == text
        assert _copied(tmp_path) == text + "\n"
        assert "copied to the clipboard" in review.line


@exercises("copy", "other_end")
async def test_where_a_moved_row_is_told_there_is_nothing_to_copy(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        stub = next(item for item in review.session.cursor.items if isinstance(item, StubItem))
        review.session.cursor.go_to_row(stub.rows[0].number)
        await review.press("apostrophe", "y")
        assert "there is no row here to copy" in review.line
        assert not review.app.clipboard


@exercises("copy_all")
async def test_capital_y_copies_verdict_and_note_too(tmp_path: Path, close_story: Path) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("a", "x", "enter", "2", "grave_accent", "Y")
        assert review.app.clipboard.splitlines()[2:] == ["2 differ", "x"]
        assert _copied(tmp_path).splitlines()[2:] == ["2 differ", "x"]


@exercises("copy_all")
async def test_capital_y_copies_a_note_that_stands_without_a_verdict(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("a", "x", "enter", "Y")
        assert review.app.clipboard.splitlines()[2:] == ["x"]


@exercises("copy")
async def test_a_copy_hands_the_terminal_no_control_characters(tmp_path: Path) -> None:
    """The clipboard is set through the terminal; the file has the article's own words."""
    story = tmp_path / "hostile"
    story.mkdir()
    for name in ("a.txt", "b.txt"):
        (story / name).write_text(f"A \x1b]52;c;{name}\x07 headline\n\nThe ship\x9b2J sank.\n")
    async with reviewing(tmp_path, story) as review:
        await review.press("y")
        assert "\x1b" not in review.app.clipboard
        assert "headline" in review.app.clipboard
        assert "\x1b" in _copied(tmp_path)


@pytest.mark.parametrize(
    ("key", "ending"),
    [("c", "csv"), ("j", "json"), ("l", "jsonl"), ("m", "md"), ("h", "html")],
)
@exercises("export")
async def test_x_writes_the_review_in_every_format(
    tmp_path: Path, close_story: Path, key: str, ending: str
) -> None:
    path = tmp_path / f"review.{ending}"
    async with reviewing(tmp_path, close_story) as review:
        await review.press("a", *"Log", "enter", "2")
        await review.saved()
        await review.press("x", key)
        assert f".{ending}" in review.text
        await _give_file(review, path)
        await review.press("ctrl+s")
        assert f"1 verdict written to {path.name}, in {tmp_path}" in review.line
        text = path.read_text(encoding="utf-8-sig")
        assert "Ferry Aster runs aground off Norvik" in text
        if ending == "csv":
            rows = list(csv.reader(line for line in text.splitlines() if line))
            assert any("differ" in cell for row in rows for cell in row)
        elif ending == "json":
            json.loads(text)
        elif ending == "jsonl":
            assert all(json.loads(line) for line in text.splitlines())
        assert "Log" in text


@exercises("export")
async def test_all_rows_are_written_when_they_are_asked_for(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("2")
        await review.saved()
        rows = []
        for asked in ("judged", "all"):
            await review.press("x", "l")
            await _give_file(review, tmp_path / f"{asked}.jsonl")
            await review.press("down")
            await review.burst("home", "ctrl+k")
            await review.type(asked)
            await review.press("ctrl+s")
            written = (tmp_path / f"{asked}.jsonl").read_text(encoding="utf-8").splitlines()
            rows.append(sum('"verdict"' in line for line in written))
            rest = (
                f" and {counted(rows[-1] - 1, 'row or finding', 'rows and findings')} without one"
            )
            told = f"1 verdict{rest if asked == 'all' else ''} written"
            assert told in review.line
        assert rows[0] == 1
        assert rows[1] >= len(review.session.pair.judged) - 1


@exercises("export")
async def test_an_export_replaces_no_file_unless_it_is_told_to(
    tmp_path: Path, close_story: Path
) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("mine")
    async with reviewing(tmp_path, close_story) as review:
        await review.press("x", "c")
        await _give_file(review, path)
        await review.press("ctrl+s")
        assert "That file exists" in review.text
        await _give_file(review, tmp_path)
        await review.press("ctrl+s")
        assert "That is a folder." in review.text
        await review.burst("home", "ctrl+k")
        await review.press("ctrl+s")
        assert "Give the file a name." in review.text
        await review.press("escape")
        assert path.read_text() == "mine"


@exercises("export")
async def test_an_export_that_fails_says_why_and_the_review_goes_on(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("x", "c")
        await _give_file(review, tmp_path / "nowhere" / "review.csv")
        await review.press("ctrl+s")
        assert "nowhere" in review.line or "No such" in review.line
        await review.press("j")
        assert review.session.cursor.row_number == 3


@exercises("export")
async def test_an_export_to_a_name_alone_says_in_which_folder_it_is(
    tmp_path: Path, close_story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "reports").mkdir()
    monkeypatch.chdir(tmp_path / "reports")
    async with reviewing(tmp_path, close_story) as review:
        await review.press("x", "m")
        await _give_file(review, Path("ferry.md"))
        await review.press("ctrl+s")
        assert f"written to ferry.md, in {tmp_path / 'reports'}" in review.line
        assert (tmp_path / "reports" / "ferry.md").exists()


async def _give_file(review: Reviewing, path: Path) -> None:
    """Write `path` into the first line of the form."""
    await review.burst("home", "ctrl+k")
    await review.type(str(path))
