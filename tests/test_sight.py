"""A verdict key counts once its row was seen as the current one, and not a moment before."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from tui.screens.sight import SEEN_AFTER, Sight
from widgets.diff_view import Painted


def _sight() -> tuple[Sight, Any]:
    texts: Any = SimpleNamespace(painted=None)
    return Sight(texts), texts


def test_a_row_counts_from_when_the_terminal_had_shown_it_as_current() -> None:
    seen: dict[int, float] = {}
    sight, texts = _sight()
    assert not sight.knows(3, None, 100.0)
    texts.painted = Painted(3, -1)
    assert not sight.knows(3, None, 100.0), "it is painted, but in no picture yet"
    sight.drawn(8, seen.get)
    assert not sight.knows(3, None, 100.0), "the terminal hasn't shown the picture"
    seen[8] = 50.0
    assert not sight.knows(3, None, 50.0 + SEEN_AFTER / 2)
    assert sight.knows(3, None, 50.0 + SEEN_AFTER * 1.01)
    assert not sight.knows(4, None, 100.0), "another row"


def test_a_key_is_judged_by_when_it_came_and_not_by_when_its_turn_is() -> None:
    seen = {1: 50.0}
    sight, texts = _sight()
    texts.painted = Painted(3, -1)
    sight.drawn(1, seen.get)
    pressed_before_it_was_seen = 49.9
    assert not sight.knows(3, None, pressed_before_it_was_seen)


def test_a_row_that_is_left_and_come_back_to_starts_anew() -> None:
    seen = {1: 50.0, 2: 60.0, 3: 70.0}
    sight, texts = _sight()
    for picture, row in ((1, 3), (2, 4), (3, 3)):
        texts.painted = Painted(row, -1)
        sight.drawn(picture, seen.get)
    assert not sight.knows(3, None, 70.1)
    assert sight.knows(3, None, 70.2)


def test_a_finding_must_be_in_sight_itself() -> None:
    seen = {1: 50.0}
    sight, texts = _sight()
    texts.painted = Painted(3, -1)
    sight.drawn(1, seen.get)
    assert not sight.knows(3, 5, 100.0)
    assert sight.knows(3, None, 100.0)
