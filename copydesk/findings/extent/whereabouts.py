"""Whereabouts: where a thing is in relation to a place, and what it was that happened there.

Clashes are "across the border" beside "along the border", "in Norvik" beside "outside Norvik", and
a place that one article gives to the deed and the other to whoever told of it ("set up at a meeting
in Amman" beside "said at a meeting in Amman").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from copydesk.findings.clash import Clash
from copydesk.findings.deeds.acts import Act, acts_in, is_saying
from copydesk.findings.finding import Severity
from copydesk.findings.naming.mentions import mentions_in
from copydesk.findings.text.content import is_content
from copydesk.findings.text.kin import meanings_near, meanings_of
from copydesk.findings.text.phrases import phrases_in
from copydesk.findings.text.wording import either_or

if TYPE_CHECKING:
    from copydesk.findings.text.pairing import Pairing
    from copydesk.findings.text.passage import Passage

_NEAR: Final = 6
"""Tokens around a place in which it is said what is there."""
_PLACING: Final = frozenset({"in", "at", "on", "near", "outside"})
_SAME_SETTING: Final = 2
"""Words that two runs share if they name one event at one place."""
_WORDS: Final = 4
"""Tokens behind a preposition among which its place is."""
_SEVERITIES: Final[dict[frozenset[str], Severity]] = {
    frozenset({"across", "along"}): "medium",
    frozenset({"across", "inside"}): "medium",
    frozenset({"along", "inside"}): "low",
    frozenset({"inside", "outside"}): "medium",
}


class Whereabouts(Struct, frozen=True):
    """A preposition with its place; indices are the passage's."""

    first: int
    place: int
    label: str


def whereabouts_clashes(pairing: Pairing) -> Iterator[Clash]:
    """Yield places to which the two sides give another relation."""
    for left in pairing.left.passages:
        for right in pairing.right.passages:
            yield from _relations(left, right)


def _relations(left: Passage, right: Passage) -> Iterator[Clash]:
    known = _whereabouts(right)
    for place, one in _whereabouts(left).items():
        other = known.get(place)
        if other is None or {w.label for w in one} & {w.label for w in other}:
            continue
        severity = _SEVERITIES.get(frozenset({one[0].label, other[0].label}))
        if severity and _same_thing(left, one[0], right, other[0]):
            runs = [range(at.first, at.place + 1) for at in (one[0], other[0])]
            yield either_or("scope", severity, (left, runs[0]), (right, runs[1]))


def _whereabouts(passage: Passage) -> dict[str, list[Whereabouts]]:
    """Return the prepositions of a passage with their places, by what the place means."""
    meanings = meanings_of(passage)
    found: dict[str, list[Whereabouts]] = {}
    for match in phrases_in(passage, "whereabouts"):
        place = _noun_behind(passage, match.last)
        if place is not None and meanings[place]:
            at = Whereabouts(match.first, place, match.label)
            found.setdefault(meanings[place], []).append(at)
    return found


def _noun_behind(passage: Passage, last: int) -> int | None:
    """Return the last of the words with content right behind a preposition."""
    noun = None
    for at in range(last + 1, min(len(passage.tokens), last + 2 + _WORDS)):
        token = passage.tokens[at]
        if is_content(token):
            noun = at
        elif token.text not in ("-", "‑") and (noun is not None or token.kind == "mark"):
            break
    return noun


def _same_thing(left: Passage, one: Whereabouts, right: Passage, other: Whereabouts) -> bool:
    """Tell whether the words right before the two prepositions mean the same."""
    meanings = meanings_of(left)
    near = meanings_near(meanings, one.first, one.place, _NEAR)
    return bool(near & meanings_near(meanings_of(right), other.first, other.place, _NEAR))


def place_clashes(pairing: Pairing) -> Iterator[Clash]:
    """Yield places that one side gives to a deed, and the other to whoever told of it."""
    for left in pairing.left.passages:
        for right in pairing.right.passages:
            for place, deed in _moved(left, right):
                yield either_or("scope", "medium", (left, place), (right, deed))
            for place, deed in _moved(right, left):
                yield either_or("scope", "medium", (left, deed), (right, place))


def _moved(told: Passage, done: Passage) -> Iterator[tuple[range, range]]:
    """Yield runs with a place behind a verb of saying in `told`, behind a deed in `done`."""
    for one in _settings(told):
        said = _governor(told, one)
        if said is None or not is_saying(told.tokens[said.head]):
            continue
        for other in _settings(done):
            deed = _governor(done, other)
            if deed is None or is_saying(done.tokens[deed.head]):
                continue
            same = _meant(told, one) & _meant(done, other)
            known = any(act.what == deed.what and act.head not in one for act in acts_in(told))
            if len(same) >= _SAME_SETTING and known:
                yield range(said.head, one[-1] + 1), range(deed.head, other[-1] + 1)
                return


def _settings(passage: Passage) -> Iterator[range]:
    """Yield the runs "at a recent meeting in Amman": prepositions with an event and its place."""
    tokens = passage.tokens
    for mention in mentions_in(passage):
        at = mention.first - 1
        if at < 0 or tokens[at].key not in _PLACING:
            continue
        while at and (is_content(tokens[at - 1]) or tokens[at - 1].key in ("a", "an", "the")):
            at -= 1
        if at and tokens[at - 1].key in _PLACING:
            yield range(at - 1, mention.last + 1)


def _governor(passage: Passage, run: range) -> Act | None:
    """Return the last verb before a run of tokens."""
    before = [act for act in acts_in(passage) if act.head < run[0]]
    return before[-1] if before else None


def _meant(passage: Passage, run: range) -> set[str]:
    return {meaning for meaning in meanings_of(passage)[run[0] : run[-1] + 1] if meaning}
