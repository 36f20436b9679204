"""Bodies under another name, word by word: "Sea Safety Board", "Ocean Security Council".

Texts that were put into other words, or went through another language, do it to names as well. What
clashes: two names of as many words, each lacking in the other article, whose words stand for one
another in order (`words/body_kin.txt`). What does not: names in which only the word for what the
body is differs; whether those are one body is for `names`, which looks where they stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from copydesk.findings.clash import Clash
from copydesk.findings.naming.names import clash_of
from copydesk.findings.naming.naming import Naming, Vocabulary, namings, vocabulary_of
from copydesk.findings.text.passage import Reading
from copydesk.findings.text.word_files import entries

if TYPE_CHECKING:
    from copydesk.findings.matter import Matter

_FEWEST: Final = 2
"""Words of a name that says what the body is and what it is for."""
_MOST: Final = 200
"""Names of one article that are looked at: more is a register."""

Names = dict[tuple[str, ...], list[Naming]]


def renamed_clashes(matter: Matter) -> Iterator[Clash]:
    """Yield bodies that the articles call by other words of the same meaning, each once."""
    lefts = _strange_bodies(matter.left, vocabulary_of(matter.right))
    rights = _strange_bodies(matter.right, vocabulary_of(matter.left))
    linked = {
        (left.sentence.index, right.sentence.index)
        for pairing in matter.pairings
        for left in pairing.left.passages
        for right in pairing.right.passages
    }
    for keys, ours in lefts.items():
        for others, theirs in rights.items():
            if _are_one(keys, others):
                pair = min(
                    ((one, other) for one in ours for other in theirs),
                    key=lambda pair: (_places(*pair) not in linked, sum(_places(*pair))),
                )
                yield clash_of(*pair, "high")


def _places(left: Naming, right: Naming) -> tuple[int, int]:
    return left.passage.sentence.index, right.passage.sentence.index


def _strange_bodies(reading: Reading, other: Vocabulary) -> Names:
    """Return the uses of names that may be a body's, and that the other article never gives."""
    found: Names = {}
    for passage in reading.told:
        for naming in namings(passage):
            keys = naming.mention.keys
            if (
                len(keys) >= _FEWEST
                and _meanings(keys[-1]) & _heads()
                and not all(other.knows(naming, key) for key in keys)
                and (keys in found or len(found) < _MOST)
            ):
                uses = found.setdefault(keys, [])
                if len(uses) < _FEWEST:
                    uses.append(naming)
    return found


def _are_one(keys: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Tell whether the words of two names stand for one another, one of them besides the last."""
    return (
        len(keys) == len(others)
        and keys[:-1] != others[:-1]
        and all(
            one == other or _meanings(one) & _meanings(other)
            for one, other in zip(keys, others, strict=True)
        )
    )


@lru_cache(maxsize=20_000)
def _meanings(key: str) -> frozenset[str]:
    return _kin().get(key, frozenset())


@lru_cache
def _heads() -> frozenset[str]:
    return frozenset(label for label, _ in entries("body_kin") if label.startswith("head "))


@lru_cache
def _kin() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for label, word in entries("body_kin"):
        found.setdefault(word, set()).add(label)
    return {word: frozenset(labels) for word, labels in found.items()}
