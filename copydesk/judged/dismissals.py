"""Dismissals as they stand among the findings of a pair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from copydesk.judged.finding import Dismissal
from copydesk.judged.same_words import SameWords

if TYPE_CHECKING:
    from copydesk.judged.located import Located
    from copydesk.reviews.placing import Shown
    from copydesk.reviews.review import Review

_ONE_AND_THE_SAME: Final = 0.5
"""Least share of common text at which a dismissal still holds though the rules moved a span."""


def dismissals_on(known: Sequence[Located], shown: Shown, review: Review) -> list[list[Dismissal]]:
    """Return who dismissed each finding, by reviewer; one exactly on it goes before any other.

    After it comes one on the same words under another kind, then one on words that moved a little.
    """
    numbers = {found.key: number for number, found in enumerate(known)}
    same = SameWords([one.target for one in known])
    found: list[dict[str, Dismissal]] = [{} for _ in known]
    standing = review.standing("dismissals", shown.hashes)
    for (key, name), entry in sorted(standing.items(), key=lambda item: item[0][1]):
        dismissal = Dismissal(name, entry.data.reason, entry.at, entry.target)
        number = numbers.get(key)
        if number is not None:
            found[number][name] = dismissal
            continue
        number = same.find(entry.target)
        if number is None:
            share, number = shown.nearest(entry.target)
            if share < _ONE_AND_THE_SAME:
                continue
        found[number].setdefault(name, dismissal)
    return [list(one.values()) for one in found]
