"""What disks, networks and power cuts do: nothing that was acknowledged is ever lost."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from copydesk.errors import NotSavedError
from copydesk.reviews.journal import Journal, journal_name
from copydesk.reviews.reading import read_journals
from tests.reviews.samples import ANN, notes

_ROOT = Path(__file__).parents[2]

_WRITER = """
import sys
from pathlib import Path
from copydesk.reviews.journal import Journal
from tests.reviews.samples import notes

with Journal(Path(sys.argv[1]), "ann", "desk-1") as journal:
    for event in notes(int(sys.argv[2])):
        journal.append([event])
        print(event.id, flush=True)
"""


def _start_writer(desk: Path, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _WRITER, str(desk), str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=_ROOT)


def _ids(desk: Path) -> list[str]:
    return [event.id for contents in read_journals(desk) for event in contents.events]


def _file(desk: Path) -> Path:
    return desk / "journals" / journal_name(ANN, "desk-1")


def _is_open_at(descriptor: int, path: Path) -> bool:
    return os.path.samestat(os.fstat(descriptor), path.stat())


def _failing(number: int) -> Callable[..., int]:
    def fail(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    return fail


def test_a_killed_writer_has_lost_nothing_that_it_acknowledged(tmp_path: Path) -> None:
    """Each is killed at another place, and the next goes on behind what it tore."""
    acknowledged: list[str] = []
    for stop in (1, 2, 5, 9):
        with _start_writer(tmp_path, 2_000) as process:
            assert process.stdout
            for _ in range(stop):
                acknowledged.append(process.stdout.readline().strip())
            process.send_signal(signal.SIGKILL)
            acknowledged += [line.strip() for line in process.stdout if line.endswith("\n")]

    found = _ids(tmp_path)
    assert set(acknowledged) <= set(found)
    assert len(found) == len(set(found))


def test_two_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    processes = [_start_writer(tmp_path, 40) for _ in range(3)]
    acknowledged = [process.communicate()[0].split() for process in processes]

    assert [process.returncode for process in processes] == [0, 0, 0]
    assert sorted(_ids(tmp_path)) == sorted(id_ for ids in acknowledged for id_ in ids)
    assert not any(contents.bad_lines for contents in read_journals(tmp_path))


def test_a_file_limit_in_the_middle_of_a_line_leaves_whole_lines_only(tmp_path: Path) -> None:
    limited = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))\n"
    command = [sys.executable, "-c", limited + _WRITER, str(tmp_path), "100"]
    process = subprocess.run(command, capture_output=True, text=True, cwd=_ROOT, check=False)

    assert "NotSavedError" in process.stderr
    (contents,) = read_journals(tmp_path)
    assert [event.id for event in contents.events] == process.stdout.split()
    assert contents.events
    assert contents.bad_lines == ()


def test_a_short_write_is_cut_back_and_can_be_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = notes(2)
    write = os.write
    with Journal(tmp_path, ANN, "desk-1") as journal:
        journal.append([first])
        before = _file(tmp_path).read_bytes()
        with monkeypatch.context() as patch:
            patch.setattr(os, "write", lambda file, data: write(file, data[: len(data) // 2]))
            with pytest.raises(NotSavedError, match="bytes taken"):
                journal.append([second])
        assert _file(tmp_path).read_bytes() == before
        journal.append([second])

    assert _ids(tmp_path) == [first.id, second.id]


@pytest.mark.parametrize("call", ["write", "fsync"])
@pytest.mark.parametrize(
    "number", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES, errno.EDQUOT, errno.EOVERFLOW]
)
def test_a_failing_disk_is_told_in_one_sentence_and_a_retry_saves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    events = notes(3)
    with Journal(tmp_path, ANN, "desk-1") as journal:
        journal.append(events[:1])
        with monkeypatch.context() as patch:
            patch.setattr(os, call, _failing(number))
            with pytest.raises(NotSavedError) as told:
                journal.append(events[1:])
        assert told.value.message.endswith(".")
        assert str(_file(tmp_path)) in told.value.message
        assert _ids(tmp_path) == [events[0].id]
        journal.append(events[1:])

    assert _ids(tmp_path) == [event.id for event in events]


def test_a_disk_that_fails_even_to_cut_back_tears_one_line_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = notes(2)
    write = os.write
    with Journal(tmp_path, ANN, "desk-1") as journal:
        with monkeypatch.context() as patch:
            patch.setattr(os, "write", lambda file, data: write(file, data[:100]))
            patch.setattr(os, "ftruncate", _failing(errno.EIO))
            with pytest.raises(NotSavedError):
                journal.append([first])
        journal.append([first, second])

    (contents,) = read_journals(tmp_path)
    assert contents.events == (first, second)
    assert [bad.number for bad in contents.bad_lines] == [1]


def test_a_line_torn_by_a_crash_spoils_no_line_after_it(tmp_path: Path) -> None:
    first, second, third = notes(3)
    _file(tmp_path).parent.mkdir()
    _file(tmp_path).write_bytes(first.line + b"\n" + second.line[:50])

    with Journal(tmp_path, ANN, "desk-1") as journal:
        journal.append([third])

    (contents,) = read_journals(tmp_path)
    assert contents.events == (first, third)
    assert [bad.number for bad in contents.bad_lines] == [2]


@pytest.mark.parametrize("blocked", [".", "desk", "desk/journals"])
def test_a_file_in_place_of_a_folder_is_told(tmp_path: Path, blocked: str) -> None:
    place = tmp_path / "parent" / blocked
    place.parent.mkdir(parents=True, exist_ok=True)
    place.touch()

    with pytest.raises(NotSavedError, match="a file stands where a folder should") as told:
        Journal(tmp_path / "parent" / "desk", ANN, "desk-1").append(notes(1))

    assert told.value.hint


def test_a_link_in_the_journals_place_leads_no_writing_elsewhere(tmp_path: Path) -> None:
    elsewhere = tmp_path / "profile"
    elsewhere.write_text("precious\n")
    _file(tmp_path).parent.mkdir()
    _file(tmp_path).symlink_to(elsewhere)

    with pytest.raises(NotSavedError, match="symbolic link"):
        Journal(tmp_path, ANN, "desk-1").append(notes(1))

    assert elsewhere.read_text() == "precious\n"


def test_a_pipe_in_the_journals_place_holds_nobody_up(tmp_path: Path) -> None:
    _file(tmp_path).parent.mkdir()
    os.mkfifo(_file(tmp_path))

    with pytest.raises(NotSavedError, match="not a plain file"):
        Journal(tmp_path, ANN, "desk-1").append(notes(1))


def test_names_are_on_disk_before_the_first_event_is_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    fsync = os.fsync

    def note(descriptor: int) -> None:
        places = [tmp_path, *tmp_path.rglob("*")]
        synced.extend(place.name for place in places if _is_open_at(descriptor, place))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", note)
    with Journal(tmp_path / "desk", ANN, "desk-1") as journal:
        journal.append(notes(1))

    assert synced == [tmp_path.name, "desk", "journals", journal_name(ANN, "desk-1")]


def test_a_folder_that_can_not_be_synced_is_no_reason_not_to_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync

    def files_only(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "no fsync on folders here")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", files_only)
    with Journal(tmp_path / "desk", ANN, "desk-1") as journal:
        journal.append(notes(1))

    assert len(_ids(tmp_path / "desk")) == 1


@pytest.mark.parametrize("disturb", ["replaced by an older copy", "cut in place", "deleted"])
def test_what_a_sync_tool_takes_away_is_restored(tmp_path: Path, disturb: str) -> None:
    events = notes(4)
    with Journal(tmp_path, ANN, "desk-1") as journal:
        journal.append(events[:1])
        older = _file(tmp_path).read_bytes()
        journal.append(events[1:3])
        if disturb == "cut in place":
            _file(tmp_path).write_bytes(older)
        else:
            _file(tmp_path).unlink()
            if disturb == "replaced by an older copy":
                _file(tmp_path).write_bytes(older)
        journal.append(events[3:])

    assert _ids(tmp_path) == [event.id for event in events]


def test_a_journal_replaced_in_the_middle_of_a_write_is_not_taken_for_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = notes(2)
    fsync = os.fsync
    with Journal(tmp_path, ANN, "desk-1") as journal:
        journal.append([first])

        def replace_the_file(descriptor: int) -> None:
            fsync(descriptor)
            _file(tmp_path).unlink()
            _file(tmp_path).touch()

        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", replace_the_file)
            with pytest.raises(NotSavedError, match="lost the file"):
                journal.append([second])
        journal.append([second])

    assert _ids(tmp_path) == [first.id, second.id]


def test_a_desk_that_vanished_is_not_started_anew_behind_the_reviewers_back(
    tmp_path: Path,
) -> None:
    """An unmounted drive leaves an empty folder: writing there would hide that it is gone."""
    first, second = notes(2)
    desk = tmp_path / "drive" / "desk"
    with Journal(desk, ANN, "desk-1") as journal:
        journal.append([first])
        desk.rename(tmp_path / "unmounted")
        for _ in range(2):
            with pytest.raises(NotSavedError, match="its folder is gone"):
                journal.append([second])
        assert not desk.exists()
        (tmp_path / "unmounted").rename(desk)
        journal.append([second])

    assert _ids(desk) == [first.id, second.id]


def _refuse_locks_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flock = fcntl.flock

    def refuse(descriptor: int, operation: int) -> None:
        if any(_is_open_at(descriptor, place) for place in folder.rglob("*")):
            raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))
        flock(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", refuse)


def test_where_a_drive_knows_no_locks_the_state_directory_keeps_two_processes_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, state = tmp_path / "desk", tmp_path / "state"
    _refuse_locks_in(desk, monkeypatch)
    first, second, third = notes(3)
    with Journal(desk, ANN, "desk-1", state) as one, Journal(desk, ANN, "desk-1", state) as two:
        one.append([first])
        two.append([second])
    with Journal(desk, ANN, "desk-1", state) as later:
        later.append([third])

    assert [contents.events for contents in read_journals(desk)] == [(second,), (first, third)]
    assert sorted(path.suffix for path in desk.rglob("*") if path.is_file()) == [".jsonl"] * 2


def test_a_lock_that_was_swept_away_is_taken_again_or_another_journal_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever cleans up the state directory takes the lock away from under an open journal."""
    desk, state = tmp_path / "desk", tmp_path / "state"
    _refuse_locks_in(desk, monkeypatch)
    events = notes(4)
    with Journal(desk, ANN, "desk-1", state) as one, Journal(desk, ANN, "desk-1", state) as two:
        one.append(events[:1])
        for lock in (state / "locks").iterdir():
            lock.unlink()
        two.append(events[1:2])
        one.append(events[2:3])
        two.append(events[3:])

        assert one.path != two.path
    assert set(_ids(desk)) == {event.id for event in events}


def test_without_any_lock_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _refuse_locks_in(tmp_path, monkeypatch)

    with pytest.raises(NotSavedError, match="can't lock files"):
        Journal(tmp_path / "desk", ANN, "desk-1").append(notes(1))

    assert _ids(tmp_path / "desk") == []
