"""How two names are related: the same one, one garbled, one changed in a part, or two others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product, starmap
from typing import Final, Literal

from copydesk.findings.naming.naming import (
    Naming,
    are_given_names,
    is_abbreviation,
    vocabulary_of,
)
from copydesk.findings.naming.spelling import (
    is_inflected,
    is_near_miss,
    is_shortened,
    is_slip,
    is_variant,
)
from copydesk.findings.naming.titles import name_words
from copydesk.findings.text.passage import Reading
from copydesk.findings.text.tokens import stem

Relation = Literal["same", "variant", "slip", "garbled", "changed", "other"]
"""variant: another transliteration; slip: one letter of three is another at most; garbled: up to
half of them are; changed: a word was put in another's place, the rest is kept."""


_DEPARTMENTS: Final = frozenset({"ministry", "department"})
"""What one paper calls a part of a government, and what another calls the same part."""


class Relations:
    """How the names of two articles are related; each two forms are compared once."""

    def __init__(self, left: Reading, right: Reading) -> None:
        self._books = vocabulary_of(left), vocabulary_of(right)
        self._known: dict[tuple[tuple[str, ...], tuple[str, ...]], Relation] = {}

    def of(self, left: Naming, right: Naming) -> Relation:
        """Return how a name of the left article is related to one of the right."""
        if left.mention.keys == right.mention.keys:
            return "same"
        forms = left.mention.keys, right.mention.keys
        if forms not in self._known:
            self._known[forms] = self._compared(left, right)
        return self._known[forms]

    def strangeness(self, left: Naming, right: Naming) -> int:
        """Return how many of two names, 0..2, have a word that the other's article lacks."""
        ours, theirs = self._books
        return (not all(theirs.knows(left, key) for key in left.mention.keys)) + (
            not all(ours.knows(right, key) for key in right.mention.keys)
        )

    def _compared(self, one: Naming, other: Naming) -> Relation:
        ours = [key for key in one.mention.keys if not _has(other, key)]
        theirs = [key for key in other.mention.keys if not _has(one, key)]
        if not ours or not theirs or _is_one_name(one, other) or self._is_alias(one, other):
            return "same"
        near = [pair for pair in _aligned(one, other) if _is_garbled(*pair)]
        shorter = min(ours, theirs, key=len)
        if all(any(word in pair for pair in near) for word in shorter):
            return _nearness(near)
        return "changed" if _is_changed(one, other) else "other"

    def _is_alias(self, one: Naming, other: Naming) -> bool:
        """Tell whether either article uses both names together, or introduces one by the other."""
        here, there = one.mention.keys[-1], other.mention.keys[-1]
        return here != there and any(
            there in book.together.get(here, ()) or (here, there) in book.aliases
            for book in self._books
        )


@lru_cache(maxsize=16)
def relations_of(left: Reading, right: Reading) -> Relations:
    """Return the relations of the names of two articles."""
    return Relations(left, right)


def _has(naming: Naming, key: str) -> bool:
    """Tell whether a name has a word, in any form: inflected, shortened, as an initial."""
    if key in naming.mention.keys or stem(key) in naming.stems:
        return True
    return any(
        key[0] == known[0] and (min(len(key), len(known)) == 1 or is_shortened(key, known))
        for known in naming.mention.keys
    )


def _is_one_name(one: Naming, other: Naming) -> bool:
    """Tell whether two names with different words may well name the same one."""
    here, there = one.mention.keys, other.mention.keys
    if "".join(here) == "".join(there) or is_abbreviation(one, other):
        return True
    if here[:-1] == there[:-1] and {here[-1], there[-1]} <= _DEPARTMENTS:
        return True
    if here[-1] == there[-1] and any(starmap(are_given_names, product(here, there))):
        return True
    return len(here) == len(there) == 1 and bool(one.countries & other.countries)


def _nearness(near: Sequence[tuple[str, str]]) -> Relation:
    if all(starmap(is_variant, near)):
        return "variant"
    return "slip" if any(starmap(is_slip, near)) else "garbled"


def _is_changed(one: Naming, other: Naming) -> bool:
    """Tell whether one word or more of a name was put in another's place, the rest being kept.

    That two bodies are universities, or two rivers rivers, is not enough.
    """
    here, there = one.mention.keys, other.mention.keys
    kinds = name_words("organisation", "place")
    shared = [key for key in here if key in there and len(key) > 1 and key not in kinds]
    if not shared or one.countries & other.countries:
        return False
    return len(here) == len(there) or (here[0] == there[0] and {here[-1], there[-1]} <= kinds)


def _aligned(one: Naming, other: Naming) -> Iterator[tuple[str, str]]:
    """Yield the words at the same place in two names, counted from the end and from the start."""
    here, there = one.mention.keys, other.mention.keys
    yield from zip(reversed(here), reversed(there), strict=False)
    if len(here) != len(there):
        yield from zip(here, there, strict=False)


def _is_garbled(one: str, other: str) -> bool:
    return is_near_miss(one, other) and not is_inflected(one, other)
