"""How much a key, a start, a held key may cost: the figures that are asked, and whether they hold.

The names of what is measured stand here once; everything that measures uses them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from benchmarks.terminal_presses import Press, median, percentile

START: Final = "start to settled"
START_AGAIN: Final = "the next start"
IDLE: Final = "idle for 10 s"
STEP: Final = "step inside the page"
STEP_SIDEBAR: Final = "step inside the page, sidebar shown"
SCROLL: Final = "step that scrolls"
SCROLL_SIDEBAR: Final = "step that scrolls, sidebar shown"
PAGE_DOWN: Final = "page down"
PAGE_UP: Final = "page up"
VERDICT: Final = "verdict inside the page"
VERDICT_SCROLL: Final = "verdict that scrolls"
LETTER: Final = "letter in {}"
DIALOG: Final = "{}, opened + closed"
HELP: Final = "help"
ARTICLE: Final = "next article"

Unit = Literal["bytes", "frames", "ms"]
Statistic = Literal["median", "worst", "95 %", "sum"]


class Limit(NamedTuple):
    """What a figure may be at most."""

    of: Unit
    statistic: Statistic
    most: float


def limits(name: str) -> tuple[Limit, ...]:
    """Return what is asked of the figure called `name`; of some nothing is."""
    if plain := _PLAIN.get(name):
        return plain
    if name in (LETTER.format("a note"), LETTER.format("a search")):
        return _A_LETTER
    if name.startswith(LETTER.format("")):
        return (_QUICK,)  # a letter in the palette makes another list
    return _A_DIALOG if name.endswith(DIALOG.format("")) else ()


_QUICK: Final = Limit("ms", "median", 15)
"""From a key to the last byte that it causes, on a fast line."""

_A_LETTER: Final = (Limit("bytes", "worst", 60), _QUICK)
_A_DIALOG: Final = (Limit("bytes", "sum", 3_000),)
_A_PAGE: Final = (Limit("bytes", "worst", 5_000), _QUICK)
_A_SCROLL: Final = (
    Limit("bytes", "median", 2_000),
    Limit("bytes", "worst", 3_000),
    _QUICK,
)
_PLAIN: Final[dict[str, tuple[Limit, ...]]] = {
    START: (Limit("bytes", "worst", 6_500),),
    START_AGAIN: (Limit("bytes", "worst", 6_500),),
    IDLE: (Limit("bytes", "worst", 0),),
    STEP: (Limit("bytes", "worst", 250), Limit("frames", "worst", 1), _QUICK),
    STEP_SIDEBAR: (Limit("bytes", "worst", 800), Limit("frames", "worst", 1), _QUICK),
    SCROLL: _A_SCROLL,
    SCROLL_SIDEBAR: _A_SCROLL,
    PAGE_DOWN: _A_PAGE,
    PAGE_UP: _A_PAGE,
    VERDICT: (Limit("bytes", "worst", 1_200), _QUICK),
    DIALOG.format(HELP): (Limit("bytes", "sum", 9_000),),
}


class Row(NamedTuple):
    """One line of a table: what was pressed or waited for, and what each time brought."""

    name: str
    presses: Sequence[Press]

    def figure(self, of: str, statistic: Statistic) -> float:
        """Return one figure over all presses: bytes, frames, or ms to the last byte."""
        values = [_value(press, of) for press in self.presses]
        match statistic:
            case "worst":
                return max(values)
            case "sum":
                return sum(values)
            case "median":
                return median(values)
            case "95 %":
                return percentile(values, 95)

    def missed(self) -> list[Limit]:
        """Return the limits that do not hold."""
        return [
            limit
            for limit in limits(self.name)
            if self.figure(limit.of, limit.statistic) > limit.most
        ]


def _value(press: Press, of: str) -> float:
    match of:
        case "bytes":
            return len(press.sent)
        case "frames":
            return press.frames
        case _:
            return press.seconds * 1e3
