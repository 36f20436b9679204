"""The pairs of the base with each other article, in the order of the list.

What goes through the whole story (filters, jumps, searches) asks here where to go on. Only pairs
that were compared tell anything; how many are still to come is said, not waited for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

from msgspec import Struct

from copydesk.counted import counted
from tui.keys import key
from tui.session.names import short_name
from tui.session.pair import Pair
from tui.session.session import Session

_WAYS: Final = {
    1: ("further down", key("next_article")),
    -1: ("further up", key("previous_article")),
}


def onward(session: Session) -> list[int]:
    """Return the other articles in list order, from the one behind that on screen around to it."""
    others = session.others()
    here = others.index(session.other) + 1 if session.other in others else 0
    return others[here:] + others[:here]


def compared(session: Session) -> dict[int, Pair]:
    """Return the pairs whose findings are known, by their other article, from here onward."""
    pairs = ((other, session.pairs.get((session.base, other))) for other in onward(session))
    return {other: pair for other, pair in pairs if pair is not None and pair.has_findings}


def story_tally(session: Session) -> Counter[str]:
    """Return how many rows of all pairs each filter shows, by its name."""
    total: Counter[str] = Counter()
    for pair in compared(session).values():
        total.update(pair.tally)
    return total


def still_compared(session: Session) -> str:
    """Return how many articles aren't compared to the end yet, as a clause; "" for none."""
    number = session.number_of_others - session.total().compared
    return f"{counted(number, 'article is', 'articles are')} still being compared" if number else ""


class Elsewhere(Struct, frozen=True):
    """Another article that has something."""

    name: str
    number: int
    """How much it has."""
    way: str
    """The key that leads towards it."""
    where: str
    """"" where that key leads right to it, else on which side of the list it stands."""


def next_with(session: Session, number: Callable[[Pair], int]) -> Elsewhere | None:
    """Return the next of the other articles that has something: first down the list, then up.

    Args:
        session: The session.
        number: How much a pair has.
    """
    others, pairs = session.others(), compared(session)
    here = others.index(session.other) if session.other in others else -1
    for place in (*range(here + 1, len(others)), *range(here - 1, -1, -1)):
        article = others[place]
        if article in pairs and (found := number(pairs[article])):
            where, way = _WAYS[1 if place > here else -1]
            where = "" if abs(place - here) == 1 else f", {where} the list,"
            return Elsewhere(short_name(session, article), found, way, where)
    return None


def joined(clauses: Iterable[str]) -> str:
    """Return the clauses that say anything as one sentence."""
    return "; ".join(filter(None, clauses))
