"""The next frame waits until the terminal has shown the one before; time stands in the tests."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.app.driver.pacing import FRAME_GAP, PATIENCE, Pacing, is_multiplexed

STATUS, MODE = "\x1b[0n", "\x1b[?2026;2$y"


def _answering() -> Pacing:
    """Return the pacing of a terminal that answered its first question."""
    pacing = Pacing(multiplexed=False)
    pacing.sent(1, 5000, 0.0)
    pacing.answered(STATUS, 0.2)
    return pacing


def test_a_frame_is_held_until_the_one_before_was_shown() -> None:
    pacing = _answering()
    assert pacing.due(0.2) <= 0.2
    pacing.sent(2, 100, 0.3)
    assert pacing.due(0.31) > 0.31
    pacing.answered(STATUS, 0.5)
    assert pacing.due(0.5) <= 0.5


def test_a_row_is_seen_when_the_terminal_says_so_and_not_when_it_was_sent() -> None:
    pacing = _answering()
    pacing.sent(7, 100, 1.0)
    assert pacing.seen_at(7) is None
    pacing.answered(STATUS, 1.4)
    assert pacing.seen_at(7) == 1.4
    assert pacing.seen_at(6) == 1.4, "an earlier picture was dropped: this frame shows the row too"


def test_a_picture_that_changes_nothing_is_seen_with_the_frame_before() -> None:
    pacing = _answering()
    pacing.sent(2, 100, 1.0)
    pacing.unchanged(3, 1.1)
    assert pacing.seen_at(3) is None
    pacing.answered(STATUS, 1.3)
    assert pacing.seen_at(3) == 1.3
    pacing.unchanged(4, 2.0)
    assert pacing.seen_at(4) == 2.0


def test_where_modes_are_answered_they_are_asked_from_then_on() -> None:
    pacing = Pacing(multiplexed=False)
    pacing.sent(1, 5000, 0.0)
    pacing.answered(MODE, 0.1)
    assert pacing.synchronises
    assert pacing.due(0.1) > 0.1, "the frame itself isn't answered yet"
    pacing.answered(STATUS, 0.2)
    assert pacing.question.endswith("$p")
    pacing.sent(2, 100, 0.3)
    pacing.answered(STATUS, 0.35)  # somebody else's
    assert pacing.seen_at(2) is None
    pacing.answered(MODE, 0.4)
    assert pacing.seen_at(2) == 0.4


def test_a_terminal_that_never_answers_gets_ten_frames_a_second() -> None:
    pacing = Pacing(multiplexed=False)
    now, sent = 0.0, list[float]()
    for picture in range(1, 40):
        while (due := pacing.due(now)) > now:
            now = due
        pacing.sent(picture, 100, now)
        sent.append(now)
    gaps = [after - before for before, after in pairwise(sent[2:])]
    assert gaps == pytest.approx([FRAME_GAP] * len(gaps))
    assert pacing.seen_at(39) == sent[-1], "without answers what was sent counts as seen"


def test_an_answer_that_is_lost_holds_frames_up_once_and_not_forever() -> None:
    pacing = _answering()
    pacing.sent(2, 100, 1.0)
    assert 1.0 + PATIENCE <= pacing.due(1.1) < 1.0 + 2 * PATIENCE
    later = pacing.due(1.1)
    assert pacing.due(later) <= later
    pacing.sent(3, 100, later)
    pacing.answered(STATUS, later + 0.1)
    assert pacing.seen_at(3) == later + 0.1


def test_tmux_answers_at_once_and_gets_ten_frames_a_second_all_the_same() -> None:
    pacing = Pacing(multiplexed=True)
    pacing.sent(1, 100, 0.0)
    pacing.answered(STATUS, 0.0003)
    assert pacing.due(0.0003) == pytest.approx(FRAME_GAP)


@pytest.mark.parametrize(
    ("environ", "multiplexed"),
    [
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-256color", "TMUX": "/tmp/tmux-1000/default,1,0"}, True),
        ({"TERM": "xterm", "STY": "1234.pts-0.host"}, True),
        ({"TERM": "tmux-256color"}, True),
        ({"TERM": "screen.xterm-256color"}, True),
    ],
)
def test_tmux_and_screen_are_known(environ: dict[str, str], multiplexed: bool) -> None:
    assert is_multiplexed(environ) is multiplexed


@given(
    multiplexed=st.booleans(),
    steps=st.lists(
        st.tuples(st.sampled_from(["send", STATUS, MODE]), st.floats(0, 2)),
        max_size=60,
    ),
)
def test_whatever_a_terminal_answers_frames_go_on_and_are_seen_in_order(
    multiplexed: bool, steps: list[tuple[str, float]]
) -> None:
    pacing = Pacing(multiplexed=multiplexed)
    now, picture = 0.0, 0
    for what, wait in steps:
        now += wait
        if what == "send":
            while (due := pacing.due(now)) > now:
                assert due - now <= 2 * PATIENCE
                now = due
            picture += 1
            pacing.sent(picture, 100, now)
        else:
            pacing.answered(what, now)
        times = [pacing.seen_at(number) for number in range(1, picture + 1)]
        known = [at for at in times if at is not None]
        assert times[: len(known)] == known == sorted(known)
        assert all(at <= now for at in known)
