"""Dismissals as they stand among the findings of a pair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from copydesk.judged.finding import Dismissal
from copydesk.judged.same_words import SameWords
from copydesk.judged.wordings import in_form, wordings_of

if TYPE_CHECKING:
    from copydesk.judged.located import Located
    from copydesk.reviews.anchors import Target
    from copydesk.reviews.judgement import Entry
    from copydesk.reviews.kinds import DismissalData
    from copydesk.reviews.placing import Shown
    from copydesk.reviews.review import Review

_ONE_AND_THE_SAME: Final = 0.5
"""Least share of common text at which a dismissal still holds though the rules moved a span."""


def dismissals_on(known: Sequence[Located], shown: Shown, review: Review) -> list[list[Dismissal]]:
    """Return who dismissed each finding, by reviewer; one exactly on it goes before any other.

    After it comes one on the same words under another kind, then one on words that moved a little,
    then one of the two wordings in the whole story.
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
    for one, located in zip(found, known if review.wordings else (), strict=False):
        for entry in never_asked(located.target, review):
            data = entry.data
            in_story = Dismissal(entry.reviewer, data.reason, entry.at, entry.target, data.wordings)
            one.setdefault(entry.reviewer, in_story)
    return [[one[name] for name in sorted(one)] for one in found]


def never_asked(target: Target, review: Review) -> list[Entry[DismissalData]]:
    """Return the dismissals of the two wordings that a finding sets against each other.

    They hold in all articles, those that come later included; by reviewer, the oldest first.
    """
    wordings = wordings_of(target)
    if wordings is None:
        return []
    form = in_form(wordings)
    found = [entry for entry in review.wordings.values() if in_form(entry.data.wordings) == form]
    return sorted(found, key=lambda entry: (entry.reviewer, entry.order))
