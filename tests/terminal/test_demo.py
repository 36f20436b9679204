"""`copydesk demo`, `python -m copydesk`, and words that are nearly a command."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.terminal.program import COMMAND, settled, start
from tests.terminal.terminal import StartTerminal, Terminal


def demo(terminal: StartTerminal, *arguments: str | Path) -> Terminal:
    """Open the sample story and leave it again."""
    shown = start(terminal, "demo", *arguments, columns=120, rows=40)
    shown.wait_for(r"\d+ of \d+ done")
    assert "Ferry at Norvik" in settled(shown) or "Aster" in shown.screen
    shown.send("q")
    assert shown.wait_exit() == 0
    return shown


def files(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def test_the_demo_opens_a_copy_among_the_users_data_and_says_where(
    terminal: StartTerminal, private_home: Path
) -> None:
    shown = demo(terminal)
    folder = private_home / ".local" / "share" / "copydesk" / "demo"
    assert f"the sample story is in {folder}" in shown.raw.decode().replace("\r\n", "")
    assert sum(name.endswith(".txt") for name in files(folder)) == 6
    assert "findings.json" not in files(folder)


def test_what_became_of_the_demo_is_never_overwritten(
    terminal: StartTerminal, tmp_path: Path
) -> None:
    folder = tmp_path / "trial"
    demo(terminal, folder)
    (folder / "1-wire.txt").write_text("The ferry Aster left on time.\n", encoding="utf-8")
    (folder / "2-national.txt").unlink()
    before = files(folder)
    assert b"as you left it" in demo(terminal, folder).raw
    assert files(folder) == before


def test_a_folder_with_other_files_is_refused_and_left_alone(
    terminal: StartTerminal, tmp_path: Path
) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "letter.txt").write_text("Dear reader\n", encoding="utf-8")
    shown = start(terminal, "demo", folder)
    assert shown.wait_exit() == 2
    assert b"holds other files. Name a folder that is new or empty." in shown.raw
    assert list(files(folder)) == ["letter.txt"]


def test_a_folder_that_cannot_be_made_is_named(terminal: StartTerminal, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    shown = start(terminal, "demo", tmp_path / "file" / "trial", columns=200)
    assert shown.wait_exit() == 3
    assert b"can't be written" in shown.raw


def test_python_m_copydesk_is_the_program(terminal: StartTerminal, tmp_path: Path) -> None:
    shown = terminal([sys.executable, "-m", "copydesk", tmp_path / "nowhere"], columns=200)
    assert shown.wait_exit() == 2
    assert b"There is no file or folder" in shown.raw


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("statsu", "status"), ("exports", "export"), ("Doctor", "doctor"), ("demos", "demo")],
)
def test_a_word_that_is_nearly_a_command_is_told_which(
    typed: str, meant: str, terminal: StartTerminal, tmp_path: Path
) -> None:
    shown = start(terminal, typed, "--format", "csv", columns=200)
    assert shown.wait_exit() == 2
    assert f"Did you mean `copydesk {meant}`?" in shown.raw.decode()


def test_a_folder_whose_name_is_nearly_a_command_is_opened(
    terminal: StartTerminal, tmp_path: Path
) -> None:
    (tmp_path / "statsu").mkdir()
    (tmp_path / "statsu" / "one.txt").write_text("The lock is shut.\n", encoding="utf-8")
    (tmp_path / "statsu" / "two.txt").write_text("The lock is closed.\n", encoding="utf-8")
    shown = terminal(["sh", "-c", 'cd "$0" && exec "$@"', tmp_path, *COMMAND, "statsu"])
    shown.wait_for(r"\d+ of \d+ done")
    assert "The lock is shut." in settled(shown)
