"""When the next frame may be sent: not before the terminal has shown the one before.

A line takes what is written to it long before anybody sees it. So every frame ends in a question,
and the terminal's answer says that all before it was drawn: until then the next frame is held
back, and what it would have shown is part of a later one. Nothing is ever queued.

The question is DECRQM (the state of synchronised output) where a terminal answers it, else DSR;
where neither is answered, frames go at a fixed rate. In tmux and screen the answer comes from
those, whatever the line behind them does: there the fixed rate holds too.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from msgspec import Struct

FRAME_GAP: Final = 0.1
"""Seconds between two frames, at least, where no answer says how fast the line is: ten frames a
second are enough to follow a held key."""

PATIENCE: Final = 3.0
"""Seconds to wait for an answer that never came late before; then it is taken for lost."""

FIRST_PATIENCE: Final = 0.5
"""Seconds to wait for the first answer: terminals without any should start at once."""

_PACED_RATE: Final = 8000.0
"""Bytes a second that a line is taken to carry where no answer tells: 64 kbit/s."""

LONGEST_GAP: Final = 0.25
"""Seconds after which the next frame goes all the same, for the many lines that carry more."""

_SLOWEST: Final = 1000.0
"""Bytes a second that the slowest line (9600 baud) takes: large frames are waited for longer."""

_LOST: Final = 3
"""Answers lost in a row after which a terminal is taken for one that doesn't answer."""

_SEEN: Final = 64
"""Frames remembered with the time at which they were seen."""

MODE_QUESTION: Final = "\x1b[?2026$p"
STATUS_QUESTION: Final = "\x1b[5n"
_STATUS_ANSWER: Final = "\x1b[0n"
_MODE_ANSWER: Final = "\x1b[?2026;"


def is_multiplexed(environ: Mapping[str, str]) -> bool:
    """Tell whether tmux or screen stands between the program and the terminal."""
    inside = environ.get("TMUX") or environ.get("STY")
    return bool(inside) or environ.get("TERM", "").startswith(("tmux", "screen"))


def is_answer(reply: str) -> bool:
    """Tell whether a reply of the terminal answers a question that ends a frame."""
    return reply == _STATUS_ANSWER or reply.startswith(_MODE_ANSWER)


@dataclass(slots=True)
class _Asked:
    answer: str
    """How the answer begins."""
    picture: int
    """The newest picture in the frame."""
    until: float
    """When the answer is taken for lost."""


class Seen(Struct, frozen=True):
    """A frame that somebody can have looked at."""

    picture: int
    """The newest picture in it."""
    at: float
    """Monotonic seconds: when its answer came; without answers, when it was sent."""


class Pacing:
    """Holds frames back. All times are monotonic seconds.

    Args:
        multiplexed: See `is_multiplexed`.
    """

    def __init__(self, *, multiplexed: bool) -> None:
        self._multiplexed = multiplexed
        self._answers_modes = False
        self._answered = False
        self._lost = 0
        self._asked: deque[_Asked] = deque()
        self._unanswered = {_STATUS_ANSWER: 0, _MODE_ANSWER: 0}
        """Questions of frames by how their answers begin, those too of which the answer is late."""
        self._first_sent_at = float("inf")
        self._sent_at = float("-inf")
        self._sent_size = 0
        self._seen: deque[Seen] = deque(maxlen=_SEEN)
        self.synchronises = False
        """The terminal said that it can show a frame at once, as one."""

    @property
    def question(self) -> str:
        """What to end a frame with."""
        return MODE_QUESTION if self._answers_modes else STATUS_QUESTION

    @property
    def _waits(self) -> bool:
        """Whether answers are worth waiting for."""
        return self._lost < _LOST if self._answered else not self._lost

    def due(self, now: float) -> float:
        """Return when the next frame may go; look again then, or when an answer has come."""
        while self._asked and self._asked[0].until <= now:
            # The line is slower than anything known, or the answer was lost: go on.
            self._seen.append(Seen(self._asked.popleft().picture, now))
            self._lost += 1
        if self._waits and self._asked:
            return self._asked[-1].until
        paced = self._multiplexed or not self._waits
        gap = min(max(FRAME_GAP, self._sent_size / _PACED_RATE), LONGEST_GAP)
        return self._sent_at + gap if paced else now

    def sent(self, picture: int, size: int, now: float) -> None:
        """Note that a frame of `size` bytes, ended by `question`, went off."""
        self._sent_at, self._sent_size = now, size
        if not self._waits:
            self._seen.append(Seen(picture, now))
        answer = _MODE_ANSWER if self._answers_modes else _STATUS_ANSWER
        self._unanswered[answer] += 1
        patience = PATIENCE if self._answered else FIRST_PATIENCE
        until = now + patience + (size / _SLOWEST if self._answered else 0)
        if self._waits or not self._asked:
            self._asked.append(_Asked(answer, picture, until))

    def unchanged(self, picture: int, now: float) -> None:
        """Note that the terminal shows this picture already, or will with what was sent last."""
        if self._waits and self._asked:
            self._asked[-1].picture = picture
        else:
            self._seen.append(Seen(picture, now))

    def answered(self, answer: str, at: float) -> None:
        """Take an answer of the terminal.

        Args:
            answer: A whole control sequence, of which `is_answer` holds.
            at: When it arrived.
        """
        kind = _MODE_ANSWER if answer.startswith(_MODE_ANSWER) else _STATUS_ANSWER
        if kind == _MODE_ANSWER:
            self.synchronises = answer[len(_MODE_ANSWER) :][:1] in ("1", "2")
            self._answers_modes = True
        self._unanswered[kind] = max(0, self._unanswered[kind] - 1)
        self._answered, self._lost = True, 0
        known = [place for place, asked in enumerate(self._asked) if asked.answer == kind]
        if known:
            for _ in range(known[0] + 1):
                seen = self._asked.popleft()
            self._seen.append(Seen(seen.picture, at))

    def seen_at(self, picture: int) -> float | None:
        """Return when a frame with this picture, or a later one, was first seen; None: not yet."""
        return next((seen.at for seen in self._seen if seen.picture >= picture), None)

    def is_answer_due(self, now: float) -> bool:
        """Return whether an answer may still come, and would be typed into what runs next.

        Of a terminal that hasn't answered at all it isn't known for a while how far away it is.
        """
        if not self._answered:
            return now - self._first_sent_at < PATIENCE
        return any(self._unanswered.values()) and now - self._sent_at < PATIENCE
