"""Opposites: one article has a word, the other its opposite in the same place.

"Accepted" and "rejected", "before" and "after", "armed" and "unarmed". None is an opposite that is
denied ("did not reject"), nor one that the other article has as well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from msgspec import Struct

from copydesk.findings.certainty.denials import denials_on
from copydesk.findings.clash import Clash
from copydesk.findings.text.content import is_content
from copydesk.findings.text.lexicon import Lexicon
from copydesk.findings.text.matching import matched
from copydesk.findings.text.pairing import Pairing, Side
from copydesk.findings.text.surroundings import surroundings_shared
from copydesk.findings.text.tokens import stem
from copydesk.findings.text.word_files import entries

_SAME_PLACE: Final = 2.0
"""What the words around must share, 0..5, for two words to stand in one place."""
_SAME_TWIST: Final = 2.5
"""The same for small words: "up" and "down", "before" and "after" stand everywhere."""
_PREFIX: Final = re.compile(r"un|non|dis|in(?![mlr])|im(?=[mpb])|il(?=l)|ir(?=r)")
"""What makes a word its opposite."""
_SHORTEST: Final = 3
"""Letters of a stem behind a prefix, at least."""
_CONVERSE: Final = frozenset({"buy", "lend", "win"})
"""Scales of one deed seen from two sides: who sells to a club is whom the club buys from."""
_SUBJECT: Final = 5
"""Tokens before a verb in which its subject stands."""


class _Turning(Struct, frozen=True):
    """A word or phrase that has an opposite."""

    run: range
    """Its tokens."""
    words: str
    ends: frozenset[tuple[str, str]]
    """Which ends, "+" or "-", of which scales it is."""
    least: float
    """What the words around must share."""


def opposite_clashes(pairing: Pairing) -> Iterator[Clash]:
    """Yield words and their opposites that stand in one place."""
    here = _turning(pairing.left, pairing.to_right, pairing.right, pairing.to_left)
    if not here:
        return
    there = _turning(pairing.right, pairing.to_left, pairing.left, pairing.to_right)

    def fit(one: _Turning, other: _Turning) -> float:
        if not _are_opposite(one, other) or _is_other_way_round(pairing, one, other):
            return 0.0
        score = surroundings_shared(pairing, one.run, other.run)
        return score if score >= max(one.least, other.least) else 0.0

    for one, other in matched(here, there, fit):
        if _denials(pairing.left, one.run) == _denials(pairing.right, other.run):
            yield Clash(
                "negation",
                "high",
                f"{one.words} or {other.words}?",
                pairing.left.span(one.run[0], one.run[-1]),
                pairing.right.span(other.run[0], other.run[-1]),
            )


def _are_opposite(one: _Turning, other: _Turning) -> bool:
    opposite = {(scale, "-" if end == "+" else "+") for scale, end in one.ends}
    return not opposite.isdisjoint(other.ends) and one.ends.isdisjoint(other.ends)


def _is_other_way_round(pairing: Pairing, one: _Turning, other: _Turning) -> bool:
    """Tell whether two verbs may tell one deed from two sides: they have no subject in common."""
    scales = {scale for scale, _ in one.ends} & {scale for scale, _ in other.ends}
    if not scales <= _CONVERSE:
        return False
    before = range(other.run[0] - _SUBJECT, other.run[0])
    return not any(
        pairing.to_right.get(at, -1) in before and is_content(pairing.left.tokens[at])
        for at in range(max(0, one.run[0] - _SUBJECT), one.run[0])
    )


def _denials(side: Side, run: range) -> int:
    """Return 1 if a word is denied, 0 if not; an even number of denials is none."""
    # "Had no part in it" denies by itself.
    return (
        sum(
            denial.first not in run and not set(run).isdisjoint(denial.denied)
            for denial in denials_on(side)
        )
        % 2
    )


def _turning(
    side: Side, anchors: Mapping[int, int], other: Side, other_anchors: Mapping[int, int]
) -> list[_Turning]:
    """Return the words of `side` that have an opposite and that the other side lacks."""
    free = _free(side, anchors)
    found = []
    # "Denied that it had failed" is told apart by what is denied.
    free -= {at for d in denials_on(side) if d.kind == "deny" for at in range(d.first, d.last + 1)}
    for match in _phrases().matches(side.tokens) if free else ():
        run = range(match.first, match.last + 1)
        if free.issuperset(run):
            found.append(_turn(side, run, _ends()[match.label]))
    there = {other.tokens[at].key for at in _free(other, other_anchors)}
    return [*found, *_turned_by_prefix(side, free, there)]


def _free(side: Side, anchors: Mapping[int, int]) -> set[int]:
    """Return the unquoted words that the other side lacks."""
    return {
        at
        for at, token in enumerate(side.tokens)
        if at not in anchors and token.kind == "word" and not side.quoted[at]
    }


def _turn(side: Side, run: range, ends: frozenset[tuple[str, str]]) -> _Turning:
    tokens = side.tokens[run.start : run.stop]
    least = _SAME_PLACE if any(is_content(token) for token in tokens) else _SAME_TWIST
    return _Turning(run, " ".join(token.text for token in tokens), ends, least)


def _turned_by_prefix(side: Side, free: set[int], there: set[str]) -> Iterator[_Turning]:
    """Yield the words of a side that a prefix parts from one of the words `there`."""
    plain = {stem(word) for word in there}
    bases = {base for word in there if (base := _without_prefix(word))}
    for at in sorted(free):
        word = side.stems[at]
        base = _without_prefix(side.tokens[at].key)
        if base and base in plain:
            yield _turn(side, range(at, at + 1), frozenset({(base, "-")}))
        elif word in bases:
            yield _turn(side, range(at, at + 1), frozenset({(word, "+")}))


@lru_cache(maxsize=20_000)
def _without_prefix(word: str) -> str:
    """Return the stem behind a prefix that makes an opposite, "" if there is none."""
    match = _PREFIX.match(word)
    # Not the stem's rest: "unrelated" has "unrel", "related" has "relat".
    base = stem(word[match.end() :]) if match else ""
    return base if len(base) >= _SHORTEST and stem(word) not in _ends_apart() else ""


@lru_cache
def _phrases() -> Lexicon:
    """Return the words and phrases with an opposite; the label is the phrase."""
    return Lexicon([(phrase, phrase) for phrase in _ends()])


@lru_cache
def _ends() -> Mapping[str, frozenset[tuple[str, str]]]:
    """Return the scales and ends that each phrase stands for."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for label, phrase in entries("antonyms"):
        scale, _, end = label.partition(" ")
        if end:
            found[phrase].add((scale, end))
    return {phrase: frozenset(ends) for phrase, ends in found.items()}


@lru_cache
def _ends_apart() -> frozenset[str]:
    """Return the stems that look like the opposite of a word and are not."""
    return frozenset(stem(word) for label, word in entries("antonyms") if label == "apart")
