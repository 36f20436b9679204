"""How far a piece of work has come, told stage by stage.

What is told may raise, and that ends the work: so every loop that takes long tells something every
few milliseconds, and whoever draws it on a screen leaves out most of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from copydesk.alignment.link import Progress

_EVERY: Final = 16
"""Items of a loop between two calls: some hundred microseconds to some milliseconds."""

T = TypeVar("T")


def stage(progress: Progress | None, start: float, end: float) -> Progress | None:
    """Return what a stage may tell its own share of done work to.

    Args:
        progress: What the whole work is told to, if it is told at all.
        start: Share of the whole, 0..1, that is done before the stage.
        end: Share of the whole that is done after it.
    """
    if progress is None:
        return None

    def tell(share: float) -> None:
        # In this form 0 and 1 give exactly `start` and `end`: stages never step back.
        progress(start * (1 - share) + end * share)

    return tell


def watched(items: Collection[T], progress: Progress | None) -> Iterable[T]:
    """Return `items` for a loop that tells how many of them are done."""
    return items if progress is None else _told(items, progress)


def _told(items: Collection[T], progress: Progress) -> Iterator[T]:
    for number, item in enumerate(items):
        if number % _EVERY == 0:
            progress(number / len(items))
        yield item
