"""Which pairs of a story are compared for its questions, and what the session knows of them.

The base's pairs are compared anyway. Of the others only what questions need is kept: whoever opens
one finds it in the cache.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Final

from msgspec import structs

from copydesk.alignment.edit import Held
from copydesk.alignment.group import Grouping
from copydesk.judged.edits import edits_of
from copydesk.judged.rows import RowsOfPair
from tui.session import comparing
from tui.session.pair import Pair, PairKey
from tui.session.session import Session
from tui.session.sheet import readable

if TYPE_CHECKING:
    from copydesk.compared import Comparison

MOST_ARTICLES: Final = 40
"""Articles of a story of which all pairs are compared: 780 of them. Of a larger one those with the
base are."""
QUIETLY: Final = 12
"""Articles of a story of which they are compared without being asked for: 66 pairs, some seconds of
a processor. Of a larger one once somebody looks at the story."""


def is_whole(session: Session) -> bool:
    """Tell whether all pairs of the story are compared, not those of the base alone."""
    return len(readable(session)) <= MOST_ARTICLES


def pairs_wanted(session: Session) -> Iterator[PairKey]:
    """Yield the pairs of a story, the article that stands first in the list first.

    Of articles that are copies of one another, the first stands for all: what is decided on one is
    decided on the other.
    """
    indices = readable(session)
    base = session.base
    pairs = (
        list(combinations(indices, 2))
        if is_whole(session)
        else [(min(base, one), max(base, one)) for one in indices if one != base]
    )
    hashes = {index: session.article(index).sha256 for index in indices}
    seen: set[frozenset[str]] = set()
    for one, other in pairs:
        both = frozenset((hashes[one], hashes[other]))
        if len(both) == 2 and both not in seen:
            seen.add(both)
            yield one, other


def found(session: Session, wanted: PairKey) -> tuple[PairKey, Pair] | None:
    """Return what is known of two articles, whichever is on the left; None before it is compared.

    What was compared by other facts or links than today's is not known any more.

    Args:
        session: The session.
        wanted: As `pairs_wanted` has it.
    """
    one, other = wanted
    both_ways = (one, other), (other, one)
    for key in both_ways if session.base == one else both_ways[::-1]:
        if not comparing.wants_comparing(session, key):
            return key, session.pairs[key]
    pair = session.apart.get(wanted)
    return (wanted, pair) if pair is not None and _is_of_today(session, wanted, pair) else None


def _is_of_today(session: Session, key: PairKey, pair: Pair) -> bool:
    """Tell whether texts and facts are those that were compared."""
    left, right = session.article(key[0]), session.article(key[1])
    return (
        pair.left is left
        and pair.right is right
        and pair.facts == comparing.facts_compared(session, key)
    )


def still_apart(session: Session) -> list[PairKey]:
    """Return the pairs that are still to be compared for the questions of the story."""
    return [wanted for wanted in pairs_wanted(session) if found(session, wanted) is None]


def is_quiet(session: Session) -> bool:
    """Tell whether they are compared without being asked for."""
    return len(readable(session)) <= QUIETLY


def take_apart(session: Session, key: PairKey, comparison: Comparison) -> None:
    """Take the comparison of a pair for the questions of the story."""
    left, right = session.article(key[0]), session.article(key[1])
    slim = structs.replace(comparison, differences=(), candidates=(), machine=Grouping())
    pair = Pair(left, right, slim)
    pair.facts = comparing.facts_compared(session, key)
    pair.rows = RowsOfPair(left, right, slim, session.off)
    session.joining.join(pair)
    session.apart[key] = pair


def pairs_joined(session: Session) -> dict[PairKey, Pair]:
    """Return the compared pairs of the story by their keys, joined to what is decided now.

    One in which sentences were linked or parted meanwhile is forgotten, and compared again.
    """
    joined: dict[PairKey, Pair] = {}
    for wanted in pairs_wanted(session):
        if (known := found(session, wanted)) is None:
            continue
        key, pair = known
        if session.joining.is_behind(pair):
            if session.apart.get(key) is pair and not _has_todays_links(session, pair):
                del session.apart[key]
                continue
            session.joining.join(pair)
        joined[key] = pair
    return joined


def _has_todays_links(session: Session, pair: Pair) -> bool:
    assert pair.right is not None  # only whole pairs are compared
    assert pair.comparison is not None
    now = edits_of(pair.left, pair.right, session.live.review)
    said, known = (
        [edit for edit in edits if not isinstance(edit, Held)]
        for edits in (now, pair.comparison.edits)
    )
    return said == known
