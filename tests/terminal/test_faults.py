"""What isn't there or can't be read: one line that says so, or a review of all the rest."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.terminal.program import (
    COMMAND,
    judge,
    leave,
    open_review,
    plain_story,
    settled,
    verdicts_in,
)
from tests.terminal.terminal import StartTerminal, Terminal


def _refused(shown: Terminal) -> str:
    """Return the one line with which the program refuses to start, on an untouched terminal."""
    assert shown.wait_exit() == 2
    assert shown.left_behind() == []
    assert b"\x1b" not in shown.raw
    (line,) = shown.raw.decode().splitlines()
    assert line.startswith("copydesk: ")
    return line


def test_a_path_that_is_not_there_is_named(terminal: StartTerminal, tmp_path: Path) -> None:
    shown = terminal([*COMMAND, tmp_path / "nowhere"])
    assert f"There is no file or folder {tmp_path / 'nowhere'}." in _refused(shown)


def test_a_folder_without_articles_says_what_was_looked_for(
    terminal: StartTerminal, tmp_path: Path
) -> None:
    folder = tmp_path / "empty"
    (folder / "notes.txt").mkdir(parents=True)
    (folder / "README.md").write_text("# Nothing yet\n")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    line = _refused(terminal([*COMMAND, folder]))
    assert "There are no articles in" in line
    assert ".txt" in line


def test_a_pipe_among_the_articles_holds_nothing_up(
    terminal: StartTerminal, tmp_path: Path
) -> None:
    story = plain_story(tmp_path)
    os.mkfifo(story / "3-pipe.txt")
    (story / "4-folder.txt").mkdir()
    (story / "5-nowhere.txt").symlink_to("missing.txt")
    shown = open_review(terminal, story, columns=120, rows=40)
    assert "pipe" not in settled(shown)
    leave(shown)


def test_a_pipe_that_is_named_is_refused(terminal: StartTerminal, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "pipe.txt" in _refused(terminal([*COMMAND, tmp_path / "pipe.txt"]))


def test_a_binary_file_does_no_harm(terminal: StartTerminal, tmp_path: Path) -> None:
    story = plain_story(tmp_path)
    (story / "3-binary.txt").write_bytes(bytes(range(256)) * 40)
    shown = open_review(terminal, story, columns=120, rows=40)
    for _step in range(3):
        shown.send(">")
        settled(shown)
    leave(shown)
    assert b"\0" not in shown.raw


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_article_without_the_right_to_read_it_is_listed_and_said(
    terminal: StartTerminal, tmp_path: Path
) -> None:
    story = plain_story(tmp_path)
    (story / "3-secret.txt").write_text("Ferry sinks\n")
    (story / "3-secret.txt").chmod(0)
    shown = open_review(terminal, story, columns=120, rows=40)
    shown.wait_for("x 3-secret")
    leave(shown)


def test_an_article_that_vanishes_while_the_review_runs_breaks_nothing(
    terminal: StartTerminal, tmp_path: Path
) -> None:
    story, desk = plain_story(tmp_path, articles=3), tmp_path / "desk"
    shown = open_review(terminal, story, "--desk", desk)
    settled(shown)
    shutil.rmtree(story)
    judge(shown, "1", 1)
    shown.send(">")
    settled(shown)
    judge(shown, "1", 1)
    leave(shown)
    assert verdicts_in(desk) == [1, 1]


_CONFIGURATIONS = {
    "not TOML": (b"theme = \n", "is not TOML"),
    "not text": (b"\xff\xfe\0", "can't be read"),
    "an unknown setting": (b'\nthemes = "nord"\n', r"line 2: there is no setting 'themes'"),
    "a wrong kind": (b'mouse = "yes"\n', r"line 1: mouse must be a boolean"),
    "an unknown theme": (b'theme = "pink"\n', "line 1: there is no theme 'pink'"),
    "an unknown command": (b'[keys]\nquitt = "Q"\n', "there is no command 'quitt'"),
    "a key that means two things": (b'[keys]\nquit = "j"\n', "'j' would mean both"),
    "hostile": (b'"\\u001b]0;stolen\\u0007" = 1\n', "]0;stolen"),
}


@pytest.mark.parametrize(("text", "words"), _CONFIGURATIONS.values(), ids=_CONFIGURATIONS.keys())
def test_a_broken_configuration_is_refused_with_its_place(
    terminal: StartTerminal, story: Path, private_home: Path, text: bytes, words: str
) -> None:
    folder = private_home / ".config" / "copydesk"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_bytes(text)
    assert words in _refused(terminal([*COMMAND, story], columns=200))


@pytest.mark.parametrize(
    "arguments",
    [
        ["--config", "nowhere.toml"],
        ["--base", "nobody"],
        ["--reviewer", " "],
        ["--reviewer", "x" * 81],
        ["--no-such-option"],
        ["export"],
        ["compare", "one.txt"],
    ],
    ids=" ".join,
)
def test_bad_usage_is_one_line_and_exit_code_2(
    terminal: StartTerminal, story: Path, arguments: list[str]
) -> None:
    paths = [story] if arguments[0].startswith("-") else []
    _refused(terminal([*COMMAND, *arguments, *paths], columns=200))
