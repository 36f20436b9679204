"""A line with a rate and a delay: bytes come whole, in order, late, and no faster than it carries.

No clock runs here: the tests say what time it is.
"""

from __future__ import annotations

import os
import tty
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.terminal.line import Line
from tests.terminal.link import PACKET, Link, Way

_SLOW = Link(kbit=64, round_trip=100)


def _all_by(way: Way, now: float) -> bytes:
    taken = b""
    while (piece := way.take(now)) is not None:
        taken += piece[1]
    return taken


def test_a_line_without_limits_hands_on_at_once() -> None:
    way = Way(Link())
    way.send(b"a" * 1000, 5.0)
    assert way.take(5.0) == (5.0, b"a" * 1000)
    assert way.take(6.0) is None


def test_a_byte_is_under_way_for_half_a_round_trip_and_as_long_as_the_line_needs_to_send_it() -> (
    None
):
    way = Way(_SLOW)
    way.send(b"j", 2.0)
    assert way.next_arrival == pytest.approx(2.050125)
    assert way.take(2.05) is None
    assert _all_by(way, 2.0502) == b"j"


def test_a_screen_of_8000_bytes_takes_a_second_at_64_kbit() -> None:
    way = Way(_SLOW)
    way.send(b"x" * 8000, 0.0)
    assert len(_all_by(way, 0.55)) == pytest.approx(4000, abs=PACKET)
    assert 0 < way.size <= 4000 + PACKET
    _all_by(way, 1.049)
    assert way.size > 0
    _all_by(way, 1.051)
    assert way.size == 0


def test_what_is_sent_behind_a_screen_arrives_behind_it() -> None:
    way = Way(_SLOW)
    way.send(b"x" * 8000, 0.0)
    way.send(b"!", 0.9)
    assert not _all_by(way, 1.05).endswith(b"!")
    assert _all_by(way, 1.06).endswith(b"!")


def test_a_line_that_was_idle_saves_up_nothing() -> None:
    way = Way(Link(kbit=64))
    way.send(b"x" * 800, 0.0)
    assert len(_all_by(way, 100.0)) == 800
    way.send(b"x" * 800, 100.0)
    assert len(_all_by(way, 100.05)) <= 400


def test_a_full_line_makes_the_sender_wait_until_something_was_taken() -> None:
    way = Way(Link(kbit=64), buffer=1000)
    way.send(b"x" * 999, 0.0)
    assert way.has_room
    way.send(b"x", 0.0)
    assert not way.has_room
    assert way.take(1.0) is not None
    assert way.has_room


def test_a_line_that_breaks_loses_what_is_under_way() -> None:
    way = Way(_SLOW)
    way.send(b"x" * 8000, 0.0)
    way.clear()
    assert (way.size, way.next_arrival, way.take(100.0)) == (0, None, None)


@pytest.mark.parametrize("impossible", [(0, 100), (-64, 100), (64, -1)])
def test_a_line_that_cannot_be_is_refused(impossible: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match=r"carries nothing|comes back"):
        Link(*impossible)


@given(
    st.floats(1, 10_000),
    st.floats(0, 1000),
    st.lists(st.tuples(st.floats(0, 2), st.binary(max_size=500)), max_size=20),
)
def test_bytes_come_whole_in_order_late_and_no_faster_than_the_rate(
    kbit: float, round_trip: float, sent: list[tuple[float, bytes]]
) -> None:
    way = Way(Link(kbit, round_trip))
    now, first = 0.0, None
    for pause, data in sent:
        now += pause
        first = now if first is None else first
        way.send(data, now)
    arrived: list[tuple[float, bytes]] = []
    while (when := way.next_arrival) is not None:
        piece = way.take(when)
        assert piece is not None
        arrived.append(piece)
    assert b"".join(data for _, data in arrived) == b"".join(data for _, data in sent)
    assert [when for when, _ in arrived] == sorted(when for when, _ in arrived)
    so_far = 0
    for when, data in arrived:
        so_far += len(data)
        earliest = (first or 0.0) + round_trip / 2000 + so_far * 8 / kbit / 1000
        assert when >= earliest - 1e-6


@dataclass
class _Ends:
    """Both ends of a slow line, and the time."""

    program: int
    line: Line = field(init=False)
    now: float = 0.0

    def heard_by_the_program(self) -> bytes:
        """Let the line work once and return what has reached the program."""
        assert self.line.take(0) is None
        try:
            return os.read(self.program, 100)
        except BlockingIOError:
            return b""


@pytest.fixture
def ends() -> Iterator[_Ends]:
    """Return a line of 64 kbit/s to a program 50 ms away, at the time 0."""
    master, far_end = os.openpty()
    tty.setraw(far_end)
    os.set_blocking(far_end, False)
    both = _Ends(far_end)
    both.line = Line(master, _SLOW, lambda: both.now)
    yield both
    both.line.hang_up()
    os.close(far_end)


def test_what_a_program_writes_reaches_the_terminal_half_a_round_trip_later(ends: _Ends) -> None:
    os.write(ends.program, b"hello")
    assert ends.line.take(0) is None
    assert ends.line.raw == b"hello"
    ends.now = 0.049
    assert ends.line.take(0) is None
    ends.now = 0.1
    arrived, output = ends.line.take(0) or (0.0, b"")
    assert arrived == pytest.approx(0.050625)
    assert output == b"hello"


def test_a_key_or_an_answer_reaches_the_program_half_a_round_trip_later(ends: _Ends) -> None:
    ends.line.send(b"\x1b[0n")
    assert ends.heard_by_the_program() == b""
    ends.now = 0.049
    assert ends.heard_by_the_program() == b""
    ends.now = 0.051
    assert ends.heard_by_the_program() == b"\x1b[0n"


def test_what_is_under_way_still_arrives_when_the_program_has_ended(ends: _Ends) -> None:
    os.write(ends.program, b"bye")
    assert ends.line.take(0) is None
    replaced = os.open(os.devnull, os.O_RDONLY)
    os.dup2(replaced, ends.program)
    os.close(replaced)
    assert ends.line.take(0) is None
    assert ends.line.is_open
    ends.now = 1.0
    _, output = ends.line.take(0) or (0.0, b"")
    assert output == b"bye"
    assert ends.line.take(0) is None
    assert not ends.line.is_open
