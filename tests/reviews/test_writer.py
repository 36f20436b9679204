"""The writer thread: in order, never waited for, honest about what is on disk."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from copydesk.errors import NotSavedError
from copydesk.reviews.events import Event
from copydesk.reviews.journal import Journal
from copydesk.reviews.reading import read_journals
from copydesk.reviews.writer import JournalWriter, SaveState
from tests.reviews.samples import ANN, notes

_SOON = 10.0
"""Seconds that a test waits at most for what takes milliseconds."""


class _Paper:
    """A journal in memory that fails or hangs on demand."""

    def __init__(self) -> None:
        self.written: list[Event] = []
        self.errors: list[Exception] = []
        self.gate = threading.Event()
        self.gate.set()
        self.reached = threading.Event()
        self.closed = threading.Event()

    def append(self, events: Sequence[Event]) -> None:
        self.reached.set()
        assert self.gate.wait(_SOON)
        if self.errors:
            raise self.errors.pop(0)
        self.written += events

    def close(self) -> None:
        self.closed.set()


class _Listener:
    """Collects states, and waits for one."""

    def __init__(self) -> None:
        self.states: list[SaveState] = []
        self._news = threading.Condition()

    def __call__(self, state: SaveState) -> None:
        with self._news:
            self.states.append(state)
            self._news.notify_all()

    def wait_for(self, fits: Callable[[SaveState], bool]) -> SaveState:
        with self._news:
            assert self._news.wait_for(lambda: any(map(fits, self.states)), _SOON), self.states
            return next(filter(fits, self.states))


class _Time:
    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def paper() -> Iterator[_Paper]:
    """Return a journal that is released at the end, whatever the test left hanging."""
    paper = _Paper()
    yield paper
    paper.gate.set()
    assert paper.closed.wait(_SOON)


@pytest.fixture
def listener() -> _Listener:
    """Return a listener for states."""
    return _Listener()


def _full() -> NotSavedError:
    return NotSavedError("The disk is full.", "Make room.")


def test_events_reach_the_journal_in_order(tmp_path: Path, listener: _Listener) -> None:
    events = notes(200)
    writer = JournalWriter(Journal(tmp_path, ANN, "desk-1"), listener)
    for event in events:
        writer.submit(event)

    assert writer.wait_idle(_SOON)
    assert writer.close(_SOON) == []
    (contents,) = read_journals(tmp_path)
    assert contents.events == tuple(events)
    assert listener.states[-1].kind == "saved"
    assert listener.states[-1].pending == 0


def test_the_journal_is_free_for_the_next_session_after_closing(tmp_path: Path) -> None:
    first, second = notes(2)
    for event in (first, second):
        writer = JournalWriter(Journal(tmp_path, ANN, "desk-1"), lambda _: None)
        writer.submit(event)
        writer.close(_SOON)

    (contents,) = read_journals(tmp_path)
    assert contents.events == (first, second)


def test_a_session_that_writes_nothing_starts_nothing(paper: _Paper, listener: _Listener) -> None:
    threads = threading.active_count()
    writer = JournalWriter(paper, listener)

    assert writer.state == SaveState("saved")
    assert threading.active_count() == threads
    assert writer.wait_idle(0)
    assert writer.close(_SOON) == []
    assert listener.states == []


def test_saving_then_saved_with_the_time_of_it(paper: _Paper, listener: _Listener) -> None:
    paper.gate.clear()
    writer = JournalWriter(paper, listener, now=lambda: 1_700_000_000.0)
    writer.submit(notes(1)[0])

    listener.wait_for(lambda state: state == SaveState("saving", 1))
    assert not writer.wait_idle(0)
    paper.gate.set()
    listener.wait_for(lambda state: state == SaveState("saved", 0, "2023-11-14T22:13:20.000Z"))
    writer.close(_SOON)


def test_a_disk_that_never_answers_is_reported_and_holds_nobody_up(
    paper: _Paper, listener: _Listener
) -> None:
    time = _Time()
    paper.gate.clear()
    writer = JournalWriter(paper, listener, clock=time)
    events = notes(3)
    writer.submit(events[0])
    assert paper.reached.wait(_SOON)
    for event in events[1:]:
        writer.submit(event)
    listener.wait_for(lambda state: state == SaveState("saving", 3))

    time.seconds += 1
    state = listener.wait_for(lambda state: state.kind == "not saved")
    assert state == SaveState("not saved", 3, "", "The disk does not answer.")
    assert writer.close(0.05) == events

    paper.gate.set()
    assert paper.closed.wait(_SOON)
    assert paper.written == events[:1], "what close has handed out must not be written behind it"


def test_an_fsync_that_hangs_is_reported_too(
    tmp_path: Path, listener: _Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = threading.Event()
    fsync = os.fsync

    def hang(descriptor: int) -> None:
        assert answer.wait(_SOON)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", hang)
    time = _Time()
    writer = JournalWriter(Journal(tmp_path, ANN, "desk-1"), listener, clock=time)
    (event,) = notes(1)
    writer.submit(event)
    time.seconds += 5
    listener.wait_for(lambda state: state.kind == "not saved")

    answer.set()
    listener.wait_for(lambda state: state.kind == "saved")
    assert writer.close(_SOON) == []


def test_what_fails_is_tried_again_until_it_is_saved(paper: _Paper, listener: _Listener) -> None:
    paper.errors = [_full(), _full(), OSError(5, "unforeseen")]
    writer = JournalWriter(paper, listener, retries=(0.0,))
    events = notes(4)
    for event in events:
        writer.submit(event)

    assert writer.wait_idle(_SOON)
    writer.close(_SOON)
    assert paper.written == events


def test_the_reason_is_told_after_a_second_and_not_before(
    paper: _Paper, listener: _Listener
) -> None:
    time = _Time()
    paper.errors = [_full()] * 2
    writer = JournalWriter(paper, listener, clock=time, retries=(60.0,))
    events = notes(2)
    writer.submit(events[0])
    time.seconds += 0.9
    assert writer.state.kind == "saving"
    assert paper.reached.wait(_SOON)

    time.seconds += 0.1
    state = listener.wait_for(lambda state: state.reason.startswith("The disk is full"))
    assert (state.kind, state.pending) == ("not saved", 1)
    assert state.reason == "The disk is full. Make room."
    writer.close(_SOON)


def test_something_new_to_save_cuts_the_wait_for_a_retry_short(
    paper: _Paper, listener: _Listener
) -> None:
    paper.errors = [_full()]
    writer = JournalWriter(paper, listener, retries=(3600.0,))
    first, second = notes(2)
    writer.submit(first)
    assert paper.reached.wait(_SOON)
    writer.submit(second)

    assert writer.wait_idle(_SOON)
    writer.close(_SOON)
    assert paper.written == [first, second]


def test_closing_hands_back_what_could_not_be_written_without_waiting_for_retries(
    paper: _Paper, listener: _Listener
) -> None:
    paper.errors = [_full()] * 9
    writer = JournalWriter(paper, listener, retries=(3600.0,))
    events = notes(3)
    for event in events:
        writer.submit(event)

    assert writer.close(_SOON) == events
    assert paper.written == []
    with pytest.raises(RuntimeError, match="after close"):
        writer.submit(events[0])


def test_closing_tries_once_more(paper: _Paper, listener: _Listener) -> None:
    time = _Time()
    paper.errors = [_full()]
    writer = JournalWriter(paper, listener, clock=time, retries=(3600.0,))
    events = notes(1)
    writer.submit(events[0])
    time.seconds += 1
    listener.wait_for(lambda state: state.reason.startswith("The disk is full"))

    assert writer.close(_SOON) == []
    assert paper.written == events


def test_a_listener_that_raises_ends_no_report_and_no_write(
    paper: _Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised: list[type[BaseException]] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: raised.append(args.exc_type))

    def listen(state: SaveState) -> None:
        raise LookupError(state.kind)

    writer = JournalWriter(paper, listen)
    events = notes(2)
    for event in events:
        writer.submit(event)
        assert writer.wait_idle(_SOON)
    assert writer.close(_SOON) == []

    assert paper.written == events
    assert set(raised) == {LookupError}
