"""The commands for scripts, run at a terminal on the articles, names and words of strangers."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.hostile_input import BAD, foreign, name_badly
from tests.terminal.program import COMMAND, QUICK, hostile_story
from tests.terminal.terminal import StartTerminal


@pytest.mark.parametrize("command", ["status", "doctor"])
def test_commands_for_scripts_drive_no_terminal_either(
    terminal: StartTerminal, tmp_path: Path, command: str
) -> None:
    story = hostile_story(tmp_path)
    name_badly(story)
    shown = terminal([*COMMAND, command, story], columns=200, rows=60, environment=QUICK)
    assert shown.wait_exit(60) in (0, 1)
    assert shown.raw.strip()
    assert foreign(shown.raw) == []


@pytest.mark.parametrize("right", ["c1-control-characters", "bidi-and-invisible", "nul-bytes"])
def test_a_comparison_printed_to_the_terminal_does_not_drive_it(
    terminal: StartTerminal, tmp_path: Path, right: str
) -> None:
    story = hostile_story(tmp_path)
    left = story / "terminal-escapes.txt"
    shown = terminal([*COMMAND, "compare", left, story / f"{right}.txt"], columns=200, rows=60)
    assert shown.wait_exit() == 0
    assert "Bridge at Tolm" in shown.raw.decode()
    assert foreign(shown.raw) == []


def test_a_comparison_as_json_keeps_the_originals_and_is_ascii_safe_for_terminals(
    terminal: StartTerminal, tmp_path: Path
) -> None:
    story = hostile_story(tmp_path)
    paths = [story / "terminal-escapes.txt", story / "c1-control-characters.txt"]
    shown = terminal([*COMMAND, "compare", *paths, "--format", "json"])
    assert shown.wait_exit() == 0
    assert foreign(shown.raw) == []
    output = subprocess.run(
        [*COMMAND, "compare", *paths, "--format", "json"], capture_output=True, check=True
    )
    compared = json.loads(output.stdout)
    text = paths[0].read_text()
    for sentence in compared["left"]["sentences"]:
        assert sentence["text"] == text[sentence["start"] : sentence["end"]]


@pytest.mark.parametrize(
    "arguments",
    [
        [f"/nowhere/{BAD}"],
        [f"--{BAD}"],
        ["--base", BAD, "."],
        ["--config", f"/nowhere/{BAD}"],
        ["export", "--format", BAD],
    ],
    ids=["path", "option", "base", "configuration", "choice"],
)
def test_complaints_repeat_hostile_arguments_without_obeying_them(
    terminal: StartTerminal, tmp_path: Path, private_home: Path, arguments: list[str]
) -> None:
    (private_home / "1.txt").write_text("Ferry sinks\n")
    shown = terminal([*COMMAND, *arguments], columns=300)
    assert shown.wait_exit() == 2
    assert shown.raw.startswith(b"copydesk: ")
    assert shown.raw.count(b"\n") == 1
    assert b"stolen" in shown.raw
    assert foreign(shown.raw) == []
