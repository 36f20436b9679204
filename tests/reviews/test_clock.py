"""The hybrid logical clock: order that no wall clock can upset."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.reviews.clock import LAST_FOLLOWED, HybridClock, is_stamp
from tests.reviews.samples import unhurried

_STAMPS = st.builds(
    "{:012x}-{:04x}".format, st.integers(0, (1 << 48) - 1), st.integers(0, (1 << 16) - 1)
)
_SECONDS = st.floats(-1e6, 1e13)


@unhurried
@given(st.lists(st.one_of(_SECONDS, _STAMPS)))
def test_stamps_grow_whatever_the_wall_clock_does_and_others_say(
    steps: list[float | str],
) -> None:
    wall = 0.0
    clock = HybridClock(lambda: wall)
    newest = ""
    for step in steps:
        if isinstance(step, str):
            clock.observe(step)
            if step <= LAST_FOLLOWED:
                newest = max(newest, step)
        else:
            wall = step
        stamp = clock.tick()
        assert stamp > newest
        assert is_stamp(stamp)
        newest = stamp


def test_a_stamp_follows_a_wall_clock_that_runs_on() -> None:
    wall = 1.0
    clock = HybridClock(lambda: wall)

    assert clock.tick() == "0000000003e8-0000"
    assert clock.tick() == "0000000003e8-0001"
    wall = 2.0
    assert clock.tick() == "0000000007d0-0000"
    wall = 1.0
    assert clock.tick() == "0000000007d0-0001"


@pytest.mark.parametrize("stamp", [LAST_FOLLOWED, "ffffffffffff-ffff"])
def test_a_stamp_from_the_far_future_leaves_room_to_count_in(stamp: str) -> None:
    clock = HybridClock(lambda: 1.0)
    clock.observe(stamp)

    stamps = [clock.tick() for _ in range(200_000)]

    assert stamps == sorted(set(stamps))
    assert all(map(is_stamp, stamps))


@pytest.mark.parametrize("text", ["", "now", "0000000003E8-0000", "0000000003e8-0000\n", "٣" * 17])
def test_what_is_no_stamp_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a stamp"):
        HybridClock().observe(text)
