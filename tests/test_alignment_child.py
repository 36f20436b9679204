"""The child that aligns long pairs: what it says, and how it goes when nobody listens."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from copydesk.alignment.link import Scores
from copydesk.alignment.task import AlignmentTask, decode_line

CHILD = [sys.executable, "-m", "copydesk.alignment.child"]

LONG = tuple(f"Ship {n} left town {n * 7 % 101} on day {n % 31} of the year." for n in range(1_500))


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        CHILD, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def _give(child: subprocess.Popen[bytes], task: AlignmentTask) -> None:
    assert child.stdin is not None
    child.stdin.write(task.encode())
    child.stdin.close()
    child.stdin = None


def test_the_child_gives_the_scores_that_the_parent_would_compute() -> None:
    task = AlignmentTask(LONG[:150], LONG[50:200], fixed=((0, 0, True), (60, 10, False)))
    done = subprocess.run(CHILD, input=task.encode(), capture_output=True, check=True)
    *progress, answer = (decode_line(line) for line in done.stdout.splitlines())
    assert answer == task.run()
    assert progress == sorted(float(share) for share in progress if isinstance(share, float))
    assert progress[-1] == 1.0
    assert done.stderr == b""


def test_lone_surrogates_do_not_stop_the_task() -> None:
    task = AlignmentTask(("broken \ud800 text",), ("broken \ud800 text",))
    done = subprocess.run(CHILD, input=task.encode(), capture_output=True, check=True)
    assert isinstance(decode_line(done.stdout.splitlines()[-1]), Scores)


def test_the_child_goes_quietly_when_its_reader_is_gone() -> None:
    child = _start()
    _give(child, AlignmentTask(LONG, LONG))
    assert child.stdout is not None
    child.stdout.close()
    child.stdout = None
    _, said = child.communicate(timeout=60)
    assert said == b""
    assert child.returncode == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_the_child_goes_quietly_when_it_is_ended(number: signal.Signals) -> None:
    child = _start()
    _give(child, AlignmentTask(LONG, LONG))
    assert child.stdout is not None
    assert child.stdout.readline().startswith(b'{"progress"')
    child.send_signal(number)
    _, said = child.communicate(timeout=60)
    assert said == b""
    assert child.returncode == -number


@pytest.mark.parametrize(
    "document",
    [b"", b"{", b"[]", b'{"left": ["a"]}', b'{"left":[],"right":[],"fixed":[[0,0,true]]}'],
)
def test_what_is_no_task_is_refused_in_one_line(document: bytes) -> None:
    done = subprocess.run(CHILD, input=document, capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stdout == b""
    assert len(done.stderr.splitlines()) == 1
