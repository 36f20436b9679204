"""Parked events: nothing is lost between a session that could not save and the next one."""

from __future__ import annotations

import errno
import fcntl
import os
from pathlib import Path

import pytest

from copydesk.errors import NotSavedError
from copydesk.reviews.parking import clear_parked, park, unpark
from tests.reviews.samples import notes


def _nothing(_: str) -> bool:
    return False


def test_parked_events_come_back_once_each(tmp_path: Path) -> None:
    file = tmp_path / "state" / "parked.jsonl"
    events = notes(3)
    park(events[:2], file)
    park(events[1:], file)

    assert unpark(file, _nothing) == events
    assert unpark(file, {events[0].id}.__contains__) == events[1:]


def test_nothing_parked_is_no_file(tmp_path: Path) -> None:
    file = tmp_path / "state" / "parked.jsonl"

    park([], file)

    assert unpark(file, _nothing) == []
    assert clear_parked(file, _nothing)
    assert not file.parent.exists()


def test_a_crash_between_taking_up_and_saving_loses_nothing(tmp_path: Path) -> None:
    file = tmp_path / "parked.jsonl"
    events = notes(2)
    park(events, file)

    unpark(file, _nothing)

    assert unpark(file, _nothing) == events


def test_parked_events_leave_when_all_are_saved_and_not_before(tmp_path: Path) -> None:
    file = tmp_path / "parked.jsonl"
    first, second = notes(2)
    park([first, second], file)

    assert not clear_parked(file, {first.id}.__contains__)
    assert unpark(file, _nothing) == [first, second]
    assert clear_parked(file, {first.id, second.id}.__contains__)
    assert unpark(file, _nothing) == []


def test_what_cannot_be_read_is_not_cleared_away(tmp_path: Path) -> None:
    file = tmp_path / "parked.jsonl"
    (event,) = notes(1)
    file.write_bytes(event.line[:60])
    park([event], file)

    assert not clear_parked(file, lambda _: True)
    assert unpark(file, _nothing) == [event]


def test_a_state_directory_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "state").touch()

    with pytest.raises(NotSavedError, match="a file stands where a folder should"):
        park(notes(1), tmp_path / "state" / "parked.jsonl")


def test_a_home_without_locks_parks_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(descriptor: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refuse)
    file = tmp_path / "parked.jsonl"
    events = notes(2)
    park(events, file)

    assert unpark(file, _nothing) == events
