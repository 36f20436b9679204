"""The program in a real terminal: judging, leaving, coming back, two at once, other sizes."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.program import (
    COMMAND,
    QUICK,
    events_in,
    judge,
    leave,
    notes_in,
    open_review,
    personal_desk,
    sample_story,
    settled,
    verdicts_in,
    wait_saved,
)
from tests.terminal.terminal import StartTerminal


def test_one_key_judges_saves_and_goes_on_and_quitting_leaves_nothing_behind(
    terminal: StartTerminal, tmp_path: Path, private_home: Path
) -> None:
    """From the first start on."""
    story = sample_story(tmp_path)
    shown = open_review(terminal, story)
    shown.wait_for(r"^ Row 1 .*to do")
    judge(shown, "2", 1)
    wait_saved(shown, 1)
    shown.wait_for(r"^ Row (?!1 )\d+ .*to do")
    leave(shown)
    assert verdicts_in(personal_desk(private_home)) == [2]
    assert not list(story.glob(".*")), "the folder of the articles stays as it is"


def test_looking_at_a_story_writes_no_desk(
    terminal: StartTerminal, corpus: Path, private_home: Path
) -> None:
    shown = open_review(terminal, corpus)
    shown.send("jjj>G<i")
    shown.wait_for("article facts")
    shown.send("q")
    settled(shown)
    leave(shown)
    assert not (private_home / ".local" / "share").exists()


@pytest.mark.parametrize("columns", [80, 120])
def test_what_the_screen_called_saved_survives_a_kill(
    terminal: StartTerminal, story: Path, desk: Path, columns: int
) -> None:
    """Killed without warning right after *saved* stands there, three times over."""
    given: list[int] = []
    for count in (1, 2, 4):
        shown = open_review(terminal, story, "--desk", desk, columns=columns, rows=columns // 3)
        shown.wait_for(rf"\b{len(given)} of \d+ done\b")
        shown.send(")")  # the kill may have cost the place, so this could be a row that is done
        settled(shown)
        note = f"note {count}, from Ærø"
        shown.send("a")
        shown.wait_for("note on row")
        settled(shown)
        shown.send(note)
        shown.wait_for(note)
        shown.send("<enter>")
        shown.wait_for("note written")
        for number in range(count):
            given.append(number % 2 * 3 + 1)
            judge(shown, str(given[-1]), len(given))
        wait_saved(shown, len(given))
        shown.kill(signal.SIGKILL)
        assert shown.wait_exit() == -signal.SIGKILL
        assert verdicts_in(desk) == given
        assert notes_in(desk)[-1] == note
    shown = open_review(terminal, story, "--desk", desk)
    shown.wait_for(rf"\b{len(given)} of \d+ done\b")
    leave(shown)


def test_an_undone_verdict_stays_undone_at_the_next_start(
    terminal: StartTerminal, story: Path, desk: Path
) -> None:
    shown = open_review(terminal, story, "--desk", desk)
    judge(shown, "1", 1)
    judge(shown, "2", 2)
    shown.send("u")
    wait_saved(shown, 1)
    leave(shown)
    shown = open_review(terminal, story, "--desk", desk)
    shown.wait_for(r"\b1 of \d+ done\b")
    leave(shown)
    assert verdicts_in(desk) == [1, 2]


def test_the_next_start_stands_at_the_row_and_pair_where_the_last_one_stood(
    terminal: StartTerminal, corpus: Path, desk: Path
) -> None:
    shown = open_review(terminal, corpus, "--desk", desk)
    shown.send(">")
    shown.wait_for("Norvik Tidings")
    shown.wait_for(r"^ Row \d+ .*to do")
    shown.send(")))")
    judge(shown, "1", 1)
    wait_saved(shown, 1)
    place = _row_line(settled(shown))
    leave(shown)
    shown = open_review(terminal, corpus, "--desk", desk)
    shown.wait_for("Norvik Tidings")
    shown.wait_for(r"\b1 of \d+ done\b")
    assert _row_line(settled(shown)) == place
    leave(shown)


def test_moving_on_without_a_verdict_is_remembered_too(
    terminal: StartTerminal, story: Path, desk: Path
) -> None:
    shown = open_review(terminal, story, "--desk", desk)
    before = _row_line(settled(shown))
    shown.send("))))")
    place = _row_line(settled(shown))
    assert place != before
    leave(shown)
    shown = open_review(terminal, story, "--desk", desk)
    assert _row_line(settled(shown)) == place
    leave(shown)


def _row_line(screen: str) -> str:
    """Return the line that says which row the cursor is on."""
    (line,) = [line for line in screen.splitlines()[:-1] if line.startswith(" Row ")]
    return line


def test_two_programs_of_one_reviewer_write_two_journals_and_lose_nothing(
    terminal: StartTerminal, corpus: Path, desk: Path
) -> None:
    first = open_review(terminal, corpus, "--desk", desk, "--reviewer", "Lena")
    second = open_review(terminal, corpus, "--desk", desk, "--reviewer", "Lena")
    second.send("G")
    settled(second)
    judge(first, "1", 1)
    judge(first, "2", 2)
    # What the first one wrote comes in any moment.
    judge(second, "5", "[123]")
    for shown in (first, second):
        wait_saved(shown, 3)
        leave(shown)
    assert len(list((desk / "journals").iterdir())) == 2
    assert verdicts_in(desk) == [1, 2, 5]
    third = open_review(terminal, corpus, "--desk", desk, "--reviewer", "Lena")
    third.wait_for(r"\b3 of \d+ done\b")
    leave(third)


def test_every_size_shows_what_fits_and_the_last_one_looks_like_a_fresh_start(
    terminal: StartTerminal, corpus: Path, desk: Path
) -> None:
    shown = open_review(terminal, corpus, "--desk", desk, columns=120, rows=40)
    shown.wait_for("^ Articles .* Row 1 ")
    shown.resize(80, 24)
    shown.wait_for(r"^ Row 1 .*to do$")
    assert "Articles" not in settled(shown)
    assert len(shown.lines) == 24
    shown.resize(50, 10)
    shown.wait_for(r"\Acopydesk needs 60x16, this is 50x10\s*\Z")
    shown.resize(64, 20)
    shown.wait_for(r"^ Row 1 .*to do$")
    shown.resize(200, 60)
    shown.wait_for("^ Articles .* Row 1 ")
    judge(shown, "1", 1)
    judge(shown, "2", 2)
    wait_saved(shown, 2)
    shown.wait_for("Facts elsewhere")
    after = settled(shown)
    leave(shown)
    fresh = open_review(terminal, corpus, "--desk", desk, columns=200, rows=60)
    fresh.wait_for(r"\b2 of \d+ done\b")
    fresh.wait_for("Facts elsewhere")  # they come when all pairs of the story were compared
    assert _panes(settled(fresh)) == _panes(after)
    leave(fresh)


def _panes(screen: str) -> list[str]:
    """Return what lies between the top line (last saved when?) and the bottom one (last said)."""
    return screen.splitlines()[1:-1]


_READS_SIZES_SLOWLY = """
import shutil, time

read = shutil.get_terminal_size

def slowly(*arguments):
    size = read(*arguments)
    time.sleep(0.05)
    return size

shutil.get_terminal_size = slowly
"""


def test_a_storm_of_resizes_ends_in_the_right_picture(
    terminal: StartTerminal, story: Path, tmp_path: Path
) -> None:
    """Each signal comes while the size is read for the one before."""
    patch = tmp_path / "patch"
    patch.mkdir()
    (patch / "sitecustomize.py").write_text(_READS_SIZES_SLOWLY)
    shown = open_review(terminal, story, environment={**QUICK, "PYTHONPATH": str(patch)})
    for columns, rows in ((59, 15), (1, 1), (300, 90), (72, 16), (2, 50), (100, 30)):
        shown.resize(columns, rows)
        shown.watch(0.02)
    settled(shown)
    assert re.search(r"\A(?:[^\n]*\n){29}\s*1-6 verdict", shown.screen)
    assert re.search(r"^ Row 1 .*to do$", shown.screen, re.MULTILINE)
    assert max(map(len, shown.lines)) > 72
    leave(shown)


def test_the_version_is_told_without_loading_the_screen() -> None:
    program = (
        "import sys; from tui.cli import main\n"
        "try: main(['--version'])\n"
        "except SystemExit as end: assert not end.code\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('textual', 'rich')])"
    )
    output = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert output.stderr == ""
    first, loaded = output.stdout.splitlines()
    assert first.startswith("copydesk ")
    assert loaded == "[]"


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["keys"], ["config"]])
def test_commands_for_scripts_answer_without_a_terminal(
    arguments: list[str], private_home: Path
) -> None:
    output = subprocess.run([*COMMAND, *arguments], capture_output=True, text=True)
    assert (output.returncode, output.stderr) == (0, "")
    assert output.stdout.strip()
    assert not list(private_home.iterdir()), "asking where things lie creates nothing"


def test_every_event_of_a_session_has_a_number_of_its_own(
    terminal: StartTerminal, story: Path, desk: Path
) -> None:
    shown = open_review(terminal, story, "--desk", desk)
    for done in (1, 2, 3):
        judge(shown, "1", done)
    wait_saved(shown, 3)
    leave(shown)
    assert [event.seq for event in events_in(desk)] == [1, 2, 3]
