"""What the doctor says of something that was looked at."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Found(NamedTuple):
    """One line of what the doctor says."""

    kind: Literal["ok", "note", "problem"]
    text: str
