"""How often what is made up at random is tried: stated here for all tests.

Each run makes up others, so a run of the suite tries few, and `make soak` many. A test only says
how it differs from the rest: more often where what breaks is rare, less where a try is dear.
"""

from __future__ import annotations

from typing import Final

from hypothesis import settings

_SUITE: Final = 25
"""How often a test is tried that says nothing of it."""

_SOAK: Final = 500
"""The same in a soak."""

_LEAST: Final = 8
"""How often whatever is to be tried more than that is tried at least."""


def register() -> None:
    """Make both known to Hypothesis, where `--hypothesis-profile soak` is the other one.

    Two cores are shared by all workers: how long a try takes says nothing about the code.
    """
    settings.register_profile("suite", deadline=None, max_examples=_SUITE)
    settings.register_profile("soak", deadline=None, max_examples=_SOAK)
    settings.load_profile("suite")


def tries(of_hundred: int) -> int:
    """Return how often this run tries something.

    Args:
        of_hundred: How often it would be tried where others are tried a hundred times.
    """
    return max(of_hundred * settings().max_examples // 100, min(of_hundred, _LEAST))
