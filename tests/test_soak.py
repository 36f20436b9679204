"""Crashes at random moments, in short; `make soak` is the long run of the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.soak.crashes import fill_a_small_disk, kill_at_random, write_together


def test_what_was_said_to_be_saved_survives_kills_at_random_moments(tmp_path: Path) -> None:
    outcome = kill_at_random(tmp_path, 6)

    assert outcome.faults == []
    assert outcome.saved


def test_two_processes_of_one_reviewer_survive_kills_at_random_moments(tmp_path: Path) -> None:
    outcome = kill_at_random(tmp_path, 3, at_once=2)

    assert outcome.faults == []
    assert outcome.saved


def test_a_limit_on_the_size_of_files_loses_nothing(tmp_path: Path) -> None:
    outcome = kill_at_random(tmp_path, 6, room=20_000)

    assert outcome.faults == []


def test_four_writers_at_once_lose_nothing_and_write_nothing_twice(tmp_path: Path) -> None:
    outcome = write_together(tmp_path, 4, 1.5)

    assert outcome.faults == []
    assert outcome.saved > 4


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    outcome = fill_a_small_disk(tmp_path, 3)
    if outcome is None:
        pytest.skip("no file system can be mounted here")

    assert outcome.faults == []
