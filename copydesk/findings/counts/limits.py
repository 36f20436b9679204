"""Limits of a number that got lost or were turned round: "at least 12", "up to 12", "12".

Whether the numbers agree is another matter (`numbers`); here one number stands on both sides, with
a limit on one of them. "About" and "some" are no limits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import permutations
from typing import TYPE_CHECKING, Final

from copydesk.findings.clash import Clash
from copydesk.findings.counts.bounds import Bound, bound_beside
from copydesk.findings.counts.figure import Figure
from copydesk.findings.counts.figures import figures_in
from copydesk.findings.dating.time import Time
from copydesk.findings.dating.times import times_in
from copydesk.findings.finding import Severity
from copydesk.findings.text.kin import meanings_near, meanings_of
from copydesk.findings.text.tokens import stem
from copydesk.findings.text.wording import either_or

if TYPE_CHECKING:
    from copydesk.findings.text.pairing import Pairing
    from copydesk.findings.text.passage import Passage

    _Number = Figure | Time

_NEAR: Final = 6
"""Tokens around a number that tell what it counts."""
_WITH_OVER: Final = frozenset({"hand", "turn", "take", "sign", "give", "send", "pass", "to"})
"""Stems with which "over" makes one verb: "hand over 2 million"."""
_MOST: Final = 40
"""Figures, and times, of a sentence that are read; more are a table."""
_LEAD: Final = 4
"""Tokens before a number in which its limit stands, for showing it."""


def limit_clashes(pairing: Pairing) -> Iterator[Clash]:
    """Yield equal numbers of which one has a limit that the other lacks or turns round."""
    for left in pairing.left.passages:
        for right in pairing.right.passages:
            numbers = _numbers(right)
            for known, ones in _numbers(left).items():
                others = numbers.get(known, [])
                if {_limit(left, one) for one in ones} & {_limit(right, o) for o in others}:
                    continue
                for one in ones:
                    for other in others:
                        severity = _severity(left, one, right, other)
                        if severity and _same_thing(left, one, right, other):
                            runs = _run(left, one), _run(right, other)
                            yield either_or("scope", severity, (left, runs[0]), (right, runs[1]))


def _numbers(passage: Passage) -> dict[tuple[object, str], list[_Number]]:
    """Return the figures and durations of a sentence by value and kind; ordinals have no limit."""
    found: dict[tuple[object, str], list[_Number]] = defaultdict(list)
    for figure in figures_in(passage)[:_MOST]:
        if figure.kind != "ordinal":
            found[figure.value, figure.kind].append(figure)
    for time in times_in(passage)[:_MOST]:
        if time.kind == "duration":
            found[time.value, time.kind].append(time)
    return found


def _severity(left: Passage, one: _Number, right: Passage, other: _Number) -> Severity | None:
    limits = {_limit(left, one), _limit(right, other)}
    words = [_words(left, one), _words(right, other)]
    # "More than 12" and "less than 12" are opposites (`opposites`).
    if any("more" in here and there & {"less", "fewer"} for here, there in permutations(words)):
        return None
    if not limits <= {"above", "below", ""}:
        return None
    return "low" if "" in limits else "medium"


def _words(passage: Passage, number: _Number) -> set[str]:
    """Return the keys of the words right before a number."""
    return {token.key for token in passage.tokens[max(0, number.first - _LEAD) : number.first]}


def _limit(passage: Passage, figure: _Number) -> Bound:
    """Return what the words beside a number make of it; "over" behind a verb is the verb's."""
    bound = bound_beside(passage.tokens, figure.first, figure.last)
    before = passage.tokens[max(0, figure.first - 2) : figure.first]
    keys = [token.key for token in before]
    if isinstance(figure, Time) and "over" in keys:
        # "Built over six years" took six.
        return ""
    if keys[-1:] == ["over"] and (len(keys) < 2 or stem(keys[0]) in _WITH_OVER):
        return ""
    return "" if keys[-1:] in (["above"], ["below"], ["under"]) else bound


def _same_thing(left: Passage, one: _Number, right: Passage, other: _Number) -> bool:
    if isinstance(one, Figure) and isinstance(other, Figure) and one.about == other.about != "":
        return True
    near = meanings_near(meanings_of(left), one.first, one.last, _NEAR)
    return len(near & meanings_near(meanings_of(right), other.first, other.last, _NEAR)) > 1


def _run(passage: Passage, figure: _Number) -> range:
    """Return the tokens of a number with the words of its limit."""
    first = figure.first
    if _limit(passage, figure):
        for lead in range(1, _LEAD + 1):
            at = figure.first - lead
            if at < 0:
                break
            first = at
            if bound_beside(passage.tokens[at:], figure.first - at, figure.last - at):
                break
    return range(first, figure.last + 1)
