"""Cause: why it happened.

Clashes are a circumstance told as a cause ("in sleet" beside "because of sleet"), two causes for
one event, and a cause told as known where the other article says that nobody knows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import dropwhile, islice, pairwise, takewhile
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from copydesk.findings.clash import Clash
from copydesk.findings.deeds.acts import acts_in
from copydesk.findings.finding import Severity
from copydesk.findings.text.closest import topmost
from copydesk.findings.text.kin import meanings_of
from copydesk.findings.text.phrases import phrases_in
from copydesk.findings.text.wording import either_or

if TYPE_CHECKING:
    from copydesk.findings.matter import Matter
    from copydesk.findings.text.pairing import Pairing
    from copydesk.findings.text.passage import Passage, Reading

_REACH: Final = 10
"""Tokens behind "because of" in which the cause stands."""
_DOUBTING: Final = 5
"""Tokens before a cause in which it may be doubted."""
_LEAST: Final = 2
"""Words that two sentences share, besides the cause, if they tell of one event."""
_ASKING: Final = 7
"""Tokens between "not known" and "why"."""
_LEAD: Final = 3
"""Sentences at the top of an article in which its event is told."""
_JOINING: Final = ("cause", "clause", "beside", "then", "when")
_SEVERITIES: Final[dict[str, Severity]] = {"beside": "high", "then": "medium"}
"""How grave it is to take a circumstance for a cause: what came before may well have been one."""
_HEAD: Final = 3
"""Words right behind a connective that say what the cause, or the circumstance, is."""
_DOUBTS: Final = frozenset(
    {"not", "may", "might", "could", "possibly", "probably", "perhaps", "apparently", "suspected"}
    | {"believed", "thought", "whether", "if", "likely", "never", "nor", "denied", "rather"}
)
_ENDING: Final = frozenset(',.;:()[]“”"—–!?')
_KEPT: Final = 8192
"""Passages whose causes are kept: those of two long articles."""


class Joined(Struct, frozen=True):
    """Words that a connective joins to their sentence; indices are the passage's."""

    first: int
    """The connective's first token."""
    last: int
    label: str
    """What the connective says: "cause", "clause", "beside", "then"."""
    head: frozenset[str]
    """What the first of them mean."""
    words: frozenset[str]
    """What they all mean."""
    rest: frozenset[str]
    """What the other words of the sentence mean."""

    @property
    def run(self) -> range:
        """Its tokens."""
        return range(self.first, self.last + 1)


def cause_clashes(pairing: Pairing) -> Iterator[Clash]:
    """Yield causes that the other side has as mere circumstances, or has others for."""
    for left in pairing.left.passages:
        for right in pairing.right.passages:
            for one, other, severity in _told_as_cause(left, right):
                yield either_or("cause", severity, (left, one), (right, other))
            for other, one, severity in _told_as_cause(right, left):
                yield either_or("cause", severity, (left, one), (right, other))
            for one, other in _other_causes(left, right):
                yield either_or("cause", "high", (left, one), (right, other))


def _told_as_cause(one: Passage, other: Passage) -> Iterator[tuple[range, range, Severity]]:
    """Yield what is a cause in one sentence and a circumstance in the other."""
    known = {word for cause in causes_in(other) for word in cause.words}
    for cause in causes_in(one):
        # "Because he fell" and "after he fell" say the same to most readers.
        if cause.label != "cause" or cause.words & known:
            continue
        for beside in _joined(other):
            severity = _SEVERITIES.get(beside.label)
            near = severity and cause.head & beside.head
            if severity and near and len(cause.rest & beside.rest) >= _LEAST:
                yield cause.run, beside.run, severity
                return


def _other_causes(left: Passage, right: Passage) -> list[tuple[range, range]]:
    """Return the causes of one event that have nothing in common, those told first."""
    causes_left, causes_right = causes_in(left), causes_in(right)
    known_left = {word for cause in causes_left for word in cause.words}
    known_right = {word for cause in causes_right for word in cause.words}
    return topmost(
        [
            (one.run, other.run)
            for one in causes_left
            for other in causes_right
            if not one.words & known_right and not other.words & known_left
            if len(one.rest & other.rest) > _LEAST
        ]
    )


def unknown_cause_clashes(matter: Matter) -> Iterator[Clash]:
    """Yield the cause that one article gives where the other says that none is known."""
    for unknown, cause in _known_after_all(matter.left, matter.right):
        yield either_or("cause", "high", unknown, cause)
    for unknown, cause in _known_after_all(matter.right, matter.left):
        yield either_or("cause", "high", cause, unknown)


_Place = tuple["Passage", range]


def _known_after_all(here: Reading, there: Reading) -> Iterator[tuple[_Place, _Place]]:
    """Yield where one article asks for the cause, and where the other gives it."""
    asked = next(_unknown(here), None)
    if asked is None or next(_unknown(there), None) is not None:
        return
    event = {word for passage in there.told[:_LEAD] for word in meanings_of(passage)} - {""}
    given = [
        (passage, cause.run)
        for passage in there.told
        for cause in causes_in(passage)
        if event & cause.rest and cause.rest.intersection(_mishaps(passage))
    ]
    # The headline says in short what the text says in full.
    body = [place for place in given if place[0].sentence.kind != "headline"]
    if given:
        yield asked, (body or given)[0]


def _unknown(reading: Reading) -> Iterator[_Place]:
    """Yield the words with which an article says that the cause isn't known."""
    for passage in reading.told:
        matches = [m for m in phrases_in(passage, "causes") if m.label in _OPEN]
        for one, other in pairwise(matches):
            near = other.first - one.last <= _ASKING
            if near and {one.label, other.label} == set(_OPEN):
                yield passage, range(one.first, other.last + 1)


_OPEN: Final = ("asked", "open")


def _mishaps(passage: Passage) -> Iterator[str]:
    """Yield what the words for mishaps in a sentence mean."""
    meanings = meanings_of(passage)
    for match in phrases_in(passage, "mishaps"):
        if match.label != "failure" and meanings[match.first]:
            yield meanings[match.first]


@lru_cache(maxsize=_KEPT)
def _joined(passage: Passage) -> tuple[Joined, ...]:
    """Return the phrases that a connective of cause, place or time joins to a sentence."""
    meanings = meanings_of(passage)
    # "Due to open in May" is a plan.
    verbs = {at for act in acts_in(passage) for at in range(act.first, act.head)}
    found = []
    for match in phrases_in(passage, "causes"):
        if match.label not in _JOINING or match.first in verbs:
            continue
        last = _phrase_end(passage, match.last)
        behind = meanings[match.last + 1 : last + 1]
        rest = filter(None, (*meanings[: match.first], *meanings[last + 1 :]))
        if any(behind):
            words = frozenset(filter(None, behind))
            head = _first_words(behind)
            found.append(Joined(match.first, last, match.label, head, words, frozenset(rest)))
    return tuple(found)


def _first_words(meanings: Sequence[str]) -> frozenset[str]:
    """Return what the first words with content mean, up to the small word after them."""
    words = dropwhile(lambda meaning: not meaning, meanings)
    return frozenset(islice(takewhile(bool, words), _HEAD))


def _phrase_end(passage: Passage, last: int) -> int:
    """Return the last token of the phrase behind a connective."""
    end = last
    for at in range(last + 1, min(len(passage.tokens), last + 1 + _REACH)):
        if passage.tokens[at].text in _ENDING:
            break
        end = at
    return end


@lru_cache(maxsize=_KEPT)
def causes_in(passage: Passage) -> tuple[Joined, ...]:
    """Return the causes that a sentence asserts: those in so many words, and failures."""
    return tuple(
        joined
        for joined in _joined(passage)
        if joined.label in ("cause", "clause") or _is_failure(passage, joined)
        if not _is_doubted(passage, joined)
    )


def _is_failure(passage: Passage, joined: Joined) -> bool:
    """Tell whether a failure follows the mishap told before it: "hit it after a light failed"."""
    if joined.label not in ("then", "when"):
        return False
    behind = phrases_in(passage, "mishaps", joined.first, joined.last + 1)
    before = phrases_in(passage, "mishaps", 0, joined.first)
    return any(match.label in ("failure", "both") for match in behind) and any(
        match.label in ("mishap", "both") for match in before
    )


def _is_doubted(passage: Passage, joined: Joined) -> bool:
    """Tell whether a word before a cause denies it or leaves it open."""
    before = passage.tokens[max(0, joined.first - _DOUBTING) : joined.first]
    return any(token.key in _DOUBTS for token in before)
