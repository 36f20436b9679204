"""Whole files: the old one or the new one, and nothing else in the folder."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from copydesk.atomic import replace_file, sweep, write_atomically

_FOR_EVER = """
import sys
from itertools import count
from pathlib import Path
from copydesk.atomic import write_atomically

for number in count():
    write_atomically(Path(sys.argv[1]), b"%08d" % number * 1000)
    if number == 3:
        print("begun", flush=True)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder."""
    (tmp_path / "folder").mkdir()
    return tmp_path / "folder"


@pytest.fixture(params=["without a name", "with a name"])
def unfinished(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How the system holds a file that isn't whole yet."""
    if request.param == "with a name":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    return str(request.param)


@pytest.mark.usefixtures("unfinished")
@pytest.mark.parametrize("write", [write_atomically, replace_file])
def test_a_file_is_made_and_replaced_and_keeps_its_mode(
    folder: Path, write: Callable[[Path, bytes], None]
) -> None:
    path = folder / "new" / "file"
    write(path, b"one")
    path.chmod(0o640)
    before = path.stat().st_ino

    write(path, b"two")

    assert path.read_bytes() == b"two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert path.stat().st_ino != before
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.usefixtures("unfinished")
def test_a_new_file_has_the_rights_that_the_user_wants(folder: Path) -> None:
    before = os.umask(0o027)
    try:
        write_atomically(folder / "file", b"x")
    finally:
        os.umask(before)

    assert stat.S_IMODE((folder / "file").stat().st_mode) == 0o640


@pytest.mark.usefixtures("unfinished")
def test_a_disk_that_refuses_leaves_the_old_file_and_nothing_beside_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "file"
    write_atomically(path, b"old")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(path, b"new")

    assert path.read_bytes() == b"old"
    assert list(folder.iterdir()) == [path]


def test_a_kill_leaves_a_whole_file_and_nothing_beside_it(folder: Path) -> None:
    path = folder / "file"
    for _ in range(8):
        command = [sys.executable, "-c", _FOR_EVER, str(path)]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[1]
        ) as run:
            assert run.stdout is not None
            run.stdout.readline()
            run.send_signal(signal.SIGKILL)
        assert path.read_bytes() == path.read_bytes()[:8] * 1000

    if hasattr(os, "O_TMPFILE"):
        # Between two system calls it may have a name for some microseconds.
        assert len(list(folder.iterdir())) <= 2


def test_what_was_left_unfinished_is_swept_up_and_nothing_else(folder: Path) -> None:
    stale = folder / ".drafts.json.0123456789abcdef.part"
    young = folder / ".drafts.json.fedcba9876543210.part"
    others = [folder / ".hidden", folder / "drafts.json", folder / ".x.part"]
    for path in (stale, young, *others):
        path.touch()
    for path in (stale, *others):
        os.utime(path, (0, 0))

    sweep(folder)
    sweep(folder / "not there")

    assert sorted(folder.iterdir()) == sorted([young, *others])
