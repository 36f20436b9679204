"""What lies in the folder and is no article: the list's last line, and the reasons."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.commands.exercised import exercises
from tests.reviewing import reviewing
from tui.screens.panes import Drawing

_OTHERS = ("i.jpg", "sub/plan.odt", "feed.rss", "README.md", "x\x1b[31m\n\u202ey.xyz")


@pytest.fixture
def mixed(story: Path) -> Path:
    """Return a story beside which other files lie, one of them named to harm."""
    (story / "sub").mkdir()
    for name in (*_OTHERS, os.fsdecode(b"\xff.zip")):
        (story / name).write_bytes(b"words")
    return story


@exercises("left_out")
async def test_e_tells_what_is_no_article_and_why(tmp_path: Path, mixed: Path) -> None:
    async with reviewing(tmp_path, mixed) as review:
        await review.press("E")
        told = review.text
        for line in (
            "i.jpg (a picture)",
            "sub/plan.odt (an office document that isn't read: save as .docx)",
            "feed.rss (may hold many articles: `copydesk import FILE -o FOLDER`)",
            "README.md (about the folder, by its name)",
            "?.zip (an archive: unpack it)",
            "A file that is named, `copydesk FILE...`",
        ):
            assert line in told
        assert "\x1b" not in told
        assert "\u202e" not in told
        await review.press("q")
        assert "i.jpg (a picture)" not in review.text


@exercises("left_out")
async def test_e_says_that_nothing_is_left_out(tmp_path: Path, story: Path) -> None:
    async with reviewing(tmp_path, story) as review:
        await review.press("E")
        assert "nothing is left out" in review.line


@exercises("left_out")
async def test_five_thousand_files_can_be_told(tmp_path: Path, story: Path) -> None:
    (story / "shots").mkdir()
    for number in range(5_000):
        (story / f"shots/{number}.png").touch()
    async with reviewing(tmp_path, story) as review:
        assert " 5,000 left out: E" in review.text
        await review.press("E")
        assert "5,000 pictures: shots/0.png, shots/1.png" in review.text
        await review.press("G")
        assert "shots/4999.png" in review.text


@pytest.mark.parametrize("drawing", [Drawing(), Drawing(marks=True, rule="|")])
async def test_the_list_ends_in_what_somebody_may_have_meant_for_an_article(
    tmp_path: Path, mixed: Path, drawing: Drawing
) -> None:
    async with reviewing(tmp_path, mixed, drawing=drawing, size=(120, 40)) as review:
        list_ = review.screen.list
        foot = review.text.splitlines()[list_.region.bottom - 1]
        assert foot.startswith(" 5 left out: E"), "the README is none of them"


async def test_the_drawer_ends_in_it_too_and_names_what_it_has_room_for(
    tmp_path: Path, mixed: Path
) -> None:
    async with reviewing(tmp_path, mixed, size=(80, 24)) as review:
        assert "left out" not in review.text
        await review.press("backslash")
        foot = review.text.splitlines()[review.screen.list.region.bottom - 1]
        assert foot.startswith(" 5 left out: E  feed.rss,...")
        await review.press("question_mark")
        assert "E tells which files are no" in " ".join(review.text.replace("│", " ").split())


async def test_who_has_another_key_for_it_is_told_that_one(tmp_path: Path, mixed: Path) -> None:
    drawing = Drawing(keys={"left_out": ("f9",)})
    async with reviewing(tmp_path, mixed, drawing=drawing) as review:
        assert " 5 left out: f9" in review.text


async def test_a_readme_alone_takes_no_line(tmp_path: Path, story: Path) -> None:
    for name in ("README.md", "LICENSE", "NOTICE"):
        (story / name).write_text("Words")
    async with reviewing(tmp_path, story) as review:
        assert "left out" not in review.text
        await review.press("E")
        assert "LICENSE (about the folder, by its name)" in review.text


async def test_a_sub_folder_that_can_not_be_listed_is_told_there(
    tmp_path: Path, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (story / "locked").mkdir()
    listed = os.scandir

    def scandir(folder: Path) -> object:
        if Path(folder).name == "locked":
            raise PermissionError(13, "Permission denied")
        return listed(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    async with reviewing(tmp_path, story) as review:
        assert " 1 left out: E" in review.text
        await review.press("E")
        assert "locked (the folder can't be listed)" in review.text
