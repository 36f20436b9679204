"""`copydesk doctor` on damaged desks: what is missing, what is in the way, what came from later."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from copydesk.reviews.kinds import NoteData
from copydesk.reviews.parking import parked_file
from copydesk.reviews.verdict import Verdict
from tests.exports.story import Story
from tests.reviews.samples import crafted, line_of
from tui.cli import main

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """A story with six entries by ann."""
    story = Story(tmp_path)
    target = story.row("1-wire.txt", "2-post.txt", "All 212")
    story.judge(target, Verdict.CONTRADICT, *[NoteData(f"note {n}") for n in range(5)])
    return story


@pytest.fixture
def journal(story: Story) -> Path:
    """Ann's journal."""
    return story.store / "journals" / "ann@ann-1.jsonl"


def doctor(story: Story, capsys: Capture) -> tuple[int, list[str]]:
    """Return the exit code and the lines that are not "ok"."""
    code = main(["doctor", str(story.folder), "--desk", str(story.store)])
    lines = capsys.readouterr().out.splitlines()
    return code, [line.split(maxsplit=1)[1] for line in lines if not line.startswith("ok")]


def test_an_entry_that_was_deleted_is_missed(story: Story, journal: Path, capsys: Capture) -> None:
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join(lines[:3] + lines[4:]))

    code, said = doctor(story, capsys)

    assert code == 1
    assert "entry 4 of ann on ann-1 is missing" in said


def test_a_damaged_line_is_named_with_the_entry_that_it_cost(
    story: Story, journal: Path, capsys: Capture
) -> None:
    journal.write_bytes(journal.read_bytes().replace(b"note 1", b"note 9"))

    code, said = doctor(story, capsys)

    assert code == 1
    assert f"{journal}:3: damaged or edited: its checksum doesn't match" in said
    assert "entry 3 of ann on ann-1 is missing" in said


def test_entries_that_wait_to_be_saved_are_not_missing(
    story: Story, journal: Path, private_home: Path, capsys: Capture
) -> None:
    lines = journal.read_bytes().splitlines(keepends=True)
    parked = parked_file(private_home / ".local/state/copydesk", story.store)
    parked.parent.mkdir(parents=True)
    parked.write_bytes(lines[4])
    journal.write_bytes(b"".join(lines[:4] + lines[5:]))

    code, said = doctor(story, capsys)

    assert code == 1
    assert not [line for line in said if "missing" in line]
    assert any("1 entry is set aside" in line for line in said)


def test_a_conflict_copy_is_a_note_that_says_what_only_it_holds(
    story: Story, journal: Path, capsys: Capture
) -> None:
    lines = journal.read_bytes().splitlines(keepends=True)
    copy = journal.with_name("ann@ann-1.sync-conflict-20260101-120000-ABCDEFG.jsonl")
    copy.write_bytes(b"".join(lines[:3] + lines[5:]))
    journal.write_bytes(b"".join(lines[:5]))

    code, said = doctor(story, capsys)

    assert code == 0
    assert any(line.startswith(copy.name) and "holds 1 entry that no" in line for line in said)


def test_a_thousand_faults_take_no_thousand_lines(
    story: Story, journal: Path, capsys: Capture
) -> None:
    strangers = [line_of(id=f"{n}", seq=2 * n + 2) for n in range(1_000)]
    journal.with_name("x@y.jsonl").write_bytes(b"\n".join([*strangers, *[b"nonsense"] * 1_000]))

    code, said = doctor(story, capsys)

    assert code == 1
    assert len(said) < 60
    assert any(line.endswith("980 more bad lines") for line in said)
    assert "980 more entries missing" in said


def test_a_clock_that_runs_ahead_is_a_note(story: Story, journal: Path, capsys: Capture) -> None:
    event = crafted(clock="0fffffffffff-0000")
    journal.with_name("x@y.jsonl").write_bytes(event.line + b"\n")

    code, said = doctor(story, capsys)

    assert code == 0
    assert any(line.startswith("the clock of Ann Østby on desk-1 ran") for line in said)


def test_a_missing_entry_comes_back_from_another_copy_as_the_doctor_says(
    story: Story, journal: Path, tmp_path: Path, capsys: Capture
) -> None:
    backup = tmp_path / "backup"
    shutil.copytree(story.store, backup)
    lines = journal.read_bytes().splitlines(keepends=True)
    damaged = lines[4].replace(b"note 3", b"note 9")
    journal.write_bytes(b"".join([*lines[:3], damaged, *lines[5:]]))

    _code, said = doctor(story, capsys)

    gap = said.index("entries 4 to 5 of ann on ann-1 are missing")
    assert "`copydesk merge FOLDER`" in said[gap + 1]
    into = ["--into", str(story.folder), "--desk", str(story.store)]
    assert main(["merge", str(backup), *into]) == 0
    capsys.readouterr()
    _code, said = doctor(story, capsys)
    assert not [line for line in said if line.endswith("missing")]


def test_whatever_is_a_problem_says_what_to_do(
    story: Story, journal: Path, capsys: Capture
) -> None:
    journal.write_bytes(b"nonsense\n" * 3 + journal.read_bytes())
    (story.store / "desk.json").write_text("nonsense")
    (story.folder / "9.txt").write_bytes(b"")

    main(["doctor", str(story.folder), "--desk", str(story.store)])

    kinds = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert kinds.count("problem") > kinds.count("help") >= 2
    assert {after for kind, after in pairwise(kinds) if kind == "problem"} <= {"problem", "help"}


@pytest.mark.parametrize("where", ["desk.json", "journal", "entry"])
def test_a_later_version_is_a_problem_and_said(
    where: str, story: Story, journal: Path, capsys: Capture
) -> None:
    if where == "desk.json":
        (story.store / "desk.json").write_text('{"v":2,"folders":[]}')
    else:
        by = "ann" if where == "entry" else ["ann"]
        journal.with_name("x@y.jsonl").write_bytes(line_of(v=2, by=by) + b"\n")

    code, said = doctor(story, capsys)

    assert code == 1
    assert any("A later version of copydesk wrote to" in line for line in said)
    assert not [line for line in said if "damaged" in line]


@pytest.mark.parametrize(
    "name", ["desk.json", "journals/x@y.jsonl", "journals", "parked", "device"]
)
def test_a_pipe_in_the_place_of_any_file_holds_up_nothing(
    name: str, story: Story, private_home: Path
) -> None:
    state = private_home / ".local/state/copydesk"
    path = {
        "parked": parked_file(state, story.store),
        "device": state / "device",
    }.get(name, story.store / name)
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        path.rename(path.with_name("moved"))
    os.mkfifo(path)

    for command in ("doctor", "status"):
        done = subprocess.run(
            [sys.executable, "-m", "tui", command, str(story.folder), "--desk", str(story.store)],
            stdout=subprocess.DEVNULL,
            timeout=60,
            check=False,
        )
        assert done.returncode in (0, 1)
    assert path.is_fifo()


def test_an_article_with_gits_conflict_marks_is_named_before_anybody_judges_them(
    story: Story, capsys: Capture
) -> None:
    path = story.folder / "1-wire.txt"
    words = path.read_text(encoding="utf-8")
    ours, theirs = "<<<<<<< HEAD\n212\n", "=======\n221\n>>>>>>> origin/main\n"
    path.write_text(f"{words}\n{ours}{theirs}", encoding="utf-8")

    code, said = doctor(story, capsys)

    assert code == 1
    assert any("1-wire.txt holds git's conflict marks" in line for line in said)


def test_a_rule_of_equals_signs_is_no_conflict(story: Story, capsys: Capture) -> None:
    path = story.folder / "1-wire.txt"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n=======\n", encoding="utf-8")

    _code, said = doctor(story, capsys)

    assert not any("conflict" in line for line in said)
