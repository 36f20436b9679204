"""Disks that take nothing: the screen says why, nothing is lost, the next start writes it."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.program import (
    QUICK,
    judge,
    leave,
    open_review,
    parked_in,
    plain_story,
    settled,
    verdicts_in,
    wait_saved,
)
from tests.terminal.terminal import StartTerminal, Terminal

_NOT_SAVED = "NOT SAVED"


def test_a_report_of_the_disk_that_comes_before_the_screen_is_up_does_no_harm(
    terminal: StartTerminal, tmp_path: Path
) -> None:
    """What was parked is written while the screen is being made, and reported from a thread."""
    program = (
        "import sys, threading\n"
        "from copydesk.reviews.writer import SaveState\n"
        "from tui import cli\n"
        "from tui.app.app import CopydeskApp\n"
        "original = CopydeskApp.get_default_screen\n"
        "def told_early(app):\n"
        "    report = threading.Thread(target=app.save_state_changed, args=(SaveState('saved'),))\n"
        "    report.start()\n"
        "    report.join(0.5)\n"
        "    return original(app)\n"
        "CopydeskApp.get_default_screen = told_early\n"
        "sys.exit(cli.main())\n"
    )
    shown = terminal([sys.executable, "-c", program, plain_story(tmp_path)], environment=QUICK)
    shown.wait_for(r"\d+ to do")
    settled(shown)
    leave(shown)


def _quit_with_unsaved(shown: Terminal) -> None:
    """Quit as the program offers it when something isn't saved; the terminal is given back."""
    shown.send("q")
    shown.wait_for("not saved yet")
    settled(shown)
    shown.send("k")
    assert shown.wait_exit() == 3
    assert shown.left_behind() == []
    assert b"Traceback" not in shown.raw
    assert "set aside" in " ".join(shown.screen.split())


def _full(journal: Path) -> int:
    """Return the limit for `ulimit -f`, in 512-byte blocks, that lets `journal` grow no more."""
    return journal.stat().st_size // 512


def test_a_full_disk_is_shown_and_what_is_pending_is_written_at_the_next_start(
    terminal: StartTerminal, story: Path, desk: Path, private_home: Path
) -> None:
    """The limit on file sizes stands in for the full disk: short counts, then errors."""
    shown = open_review(terminal, story, "--desk", desk)
    for done in range(1, 5):
        judge(shown, "1", done)
    wait_saved(shown, 4)
    leave(shown)
    (journal,) = (desk / "journals").iterdir()
    before = journal.read_bytes()
    launcher = ["sh", "-c", f'ulimit -f {_full(journal)}; exec "$@"', "sh"]
    # Else Python itself would leave half a .pyc behind if it had one to write.
    variables = QUICK | {"PYTHONDONTWRITEBYTECODE": "1"}
    shown = open_review(terminal, story, "--desk", desk, launcher=launcher, environment=variables)
    shown.wait_for(r"\b4 of \d+ done\b")
    judge(shown, "2", 5)
    judge(shown, "4", 6)
    shown.wait_for(_NOT_SAVED)
    _quit_with_unsaved(shown)
    assert journal.read_bytes() == before, "a line that is only half written is taken back"
    assert len(parked_in(private_home)) == 2
    shown = open_review(terminal, story, "--desk", desk)
    shown.wait_for(r"\b6 of \d+ done\b.* saved")
    leave(shown)
    assert verdicts_in(desk) == [1] * 4 + [2, 4]
    assert parked_in(private_home) == []


def test_the_reason_why_nothing_is_saved_is_on_the_screen(
    terminal: StartTerminal, story: Path, tmp_path: Path
) -> None:
    """80 columns and a path of usual length: the reason is what the person needs to read."""
    (tmp_path / "file").write_text("no folder\n")
    shown = open_review(terminal, story, "--desk", tmp_path / "file" / "desk")
    judge(shown, "1", 1)
    shown.wait_for(_NOT_SAVED)
    assert "file stands where a folder should" in " ".join(settled(shown).split())


def test_a_desk_that_cannot_be_made_sets_aside_what_was_decided(
    terminal: StartTerminal, story: Path, tmp_path: Path, private_home: Path
) -> None:
    """A file stands where the desk's folder should be; then it is moved away."""
    place = tmp_path / "place"
    place.write_text("no folder\n")
    shown = open_review(terminal, story, "--desk", place / "desk")
    judge(shown, "1", 1)
    shown.wait_for(_NOT_SAVED)
    shown.send("5")
    settled(shown)
    _quit_with_unsaved(shown)
    parked = len(parked_in(private_home))
    assert parked >= 1
    place.unlink()
    shown = open_review(terminal, story, "--desk", place / "desk")
    wait_saved(shown, parked)
    leave(shown)
    assert verdicts_in(place / "desk") == [1, 5][:parked]


def test_when_the_disk_has_room_again_everything_is_saved_without_a_key(
    terminal: StartTerminal, story: Path, tmp_path: Path
) -> None:
    place = tmp_path / "place"
    place.write_text("no folder\n")
    shown = open_review(terminal, story, "--desk", place / "desk")
    judge(shown, "1", 1)
    shown.wait_for(_NOT_SAVED)
    place.unlink()
    wait_saved(shown, 1)
    leave(shown)
    assert verdicts_in(place / "desk") == [1]


def test_a_signal_while_nothing_can_be_saved_sets_the_decisions_aside(
    terminal: StartTerminal, story: Path, tmp_path: Path, private_home: Path
) -> None:
    (tmp_path / "file").write_text("no folder\n")
    shown = open_review(terminal, story, "--desk", tmp_path / "file" / "desk")
    judge(shown, "1", 1)
    shown.wait_for(_NOT_SAVED)
    shown.kill()
    assert shown.wait_exit() in (3, 128 + 15)
    assert shown.left_behind() == []
    assert len(parked_in(private_home)) == 1


def test_when_nothing_can_be_set_aside_either_that_is_said_in_one_line(
    terminal: StartTerminal, story: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder\n")
    nowhere = {"XDG_STATE_HOME": str(tmp_path / "file"), "XDG_DATA_HOME": str(tmp_path / "file")}
    shown = open_review(terminal, story, environment=QUICK | nowhere)
    judge(shown, "1", 1)
    shown.wait_for(_NOT_SAVED)
    shown.send("q")
    shown.wait_for("not saved yet")
    settled(shown)
    shown.send("k")
    assert shown.wait_exit() == 3
    assert shown.left_behind() == []
    assert b"Traceback" not in shown.raw
    assert "copydesk: " in shown.screen


def test_without_a_state_directory_the_review_saves_all_the_same(
    terminal: StartTerminal, story: Path, desk: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder\n")
    nowhere = {f"XDG_{name}_HOME": str(tmp_path / "file") for name in ("STATE", "CACHE")}
    shown = open_review(terminal, story, "--desk", desk, environment=QUICK | nowhere)
    judge(shown, "1", 1)
    wait_saved(shown, 1)
    leave(shown)
    assert verdicts_in(desk) == [1]


def test_a_store_that_is_a_plain_file_is_said_and_left_alone(
    terminal: StartTerminal, story: Path, desk: Path
) -> None:
    desk.write_text("my shopping list\n")
    shown = open_review(terminal, story, "--desk", desk)
    judge(shown, "1", 1)
    shown.wait_for(_NOT_SAVED)
    _quit_with_unsaved(shown)
    assert desk.read_text() == "my shopping list\n"


def test_a_desk_that_is_moved_away_is_named_and_everything_is_saved_to_another_folder(
    terminal: StartTerminal, story: Path, desk: Path, tmp_path: Path, private_home: Path
) -> None:
    shown = open_review(terminal, story, "--desk", desk)
    judge(shown, "1", 1)
    wait_saved(shown, 1)
    desk.rename(tmp_path / "moved")
    judge(shown, "5", 2)
    shown.wait_for(_NOT_SAVED)
    assert "the desk that was there is gone" in settled(shown)
    assert "NOT SAVED, ctrl+o: " in shown.screen
    shown.send("q")
    shown.wait_for("1 decision is not saved yet")
    settled(shown)
    shown.send("o")
    shown.wait_for("folder: ")
    settled(shown)
    shown.send(f"\x15{tmp_path / 'stick'}\r")
    assert shown.wait_exit() == 0
    assert shown.left_behind() == []
    said = "".join(shown.screen.split())
    assert f"copydeskmerge{tmp_path / 'stick'}" in said
    assert verdicts_in(tmp_path / "stick") == [1, 5]
    assert verdicts_in(tmp_path / "moved") == [1]
    assert not desk.exists()
    assert parked_in(private_home) == []


def test_where_the_other_folder_takes_nothing_either_the_review_goes_on(
    terminal: StartTerminal, story: Path, desk: Path, tmp_path: Path, private_home: Path
) -> None:
    """No file may become as large as the journal is, wherever it lies."""
    shown = open_review(terminal, story, "--desk", desk)
    for done in range(1, 5):
        judge(shown, "1", done)
    wait_saved(shown, 4)
    leave(shown)
    (journal,) = (desk / "journals").iterdir()
    launcher = ["sh", "-c", f'ulimit -f {_full(journal)}; exec "$@"', "sh"]
    variables = QUICK | {"PYTHONDONTWRITEBYTECODE": "1"}
    shown = open_review(terminal, story, "--desk", desk, launcher=launcher, environment=variables)
    judge(shown, "5", 5)
    shown.wait_for(_NOT_SAVED)
    shown.send("\x0f")
    shown.wait_for("folder: ")
    settled(shown)
    shown.send(f"\x15{tmp_path / 'stick'}\r")
    shown.wait_for("not saved there either")
    assert "NOT SAVED" in settled(shown)
    shown.send("q")
    shown.wait_for("not saved yet")
    settled(shown)
    shown.send("s")
    assert "not saved yet" not in settled(shown)
    _quit_with_unsaved(shown)
    assert len(parked_in(private_home)) == 1
    assert verdicts_in(desk) == [1] * 4


def _can_mount() -> bool:
    """Tell whether a process may mount a file system for itself alone (Linux)."""
    if sys.platform != "linux" or not shutil.which("unshare"):
        return False
    probe = ["unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not _can_mount(), reason="no right to mount a small disk")
@pytest.mark.parametrize("options", ["size=16k", "ro"])
def test_a_disk_that_takes_nothing_is_named_and_nothing_is_lost(
    terminal: StartTerminal, story: Path, desk: Path, private_home: Path, options: str
) -> None:
    """A disk of four blocks or a read-only one, mounted for this one program."""
    desk.mkdir()
    place = shlex.quote(str(desk))
    fill = f"; dd if=/dev/zero of={place}/filler bs=4k count=4 2>/dev/null"
    script = f'mount -t tmpfs -o {options} none {place}{fill if options != "ro" else ""}; exec "$@"'
    launcher = ["unshare", "-rm", "sh", "-c", script, "sh"]
    shown = open_review(terminal, story, "--desk", desk, launcher=launcher)
    judge(shown, "1", 1)
    shown.wait_for(_NOT_SAVED)
    _quit_with_unsaved(shown)
    assert len(parked_in(private_home)) == 1
    shown = open_review(terminal, story, "--desk", desk)
    wait_saved(shown, 1)
    leave(shown)
    assert verdicts_in(desk) == [1]
