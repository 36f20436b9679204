"""Names of two articles that are spelt nearly alike, found without holding each against each.

A name counts only where the other article lacks one of its words: who writes both Lund and Lunde
knows them apart. But what an article writes once, a letter off what both write elsewhere, is a slip
of the hand. Candidates share a word with one letter less, its sound, or a word beside it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from typing import Final

from msgspec import Struct

from copydesk.findings.reading.casing import deletions
from copydesk.findings.reading.names import Name
from copydesk.findings.reading.spelling import Likeness, Spelling, sound_of, spelling_of

_CROWD: Final = 6  # names under one key of an index that are compared: more is a list
_SHORT: Final = 4  # letters of a word that may be a slip of the hand
_BESIDE: Final = 5  # letters of a name that may be one before an equal noun: not Iraq forces
Words = tuple[str, ...]


class _Side(Struct, frozen=True):
    """The names of one article."""

    names: dict[Words, Name]  # the first one of each spelling
    words: dict[str, Name]  # the longest one with each word
    often: Counter[str]


def near_names(
    left: Iterable[Name], right: Iterable[Name], language: str = ""
) -> Iterator[tuple[Name, Name, Likeness]]:
    """Yield the variants and misspellings among the names of two articles, each pair once."""
    ours, theirs = _side(left), _side(right)
    seen: set[tuple[tuple[str, str], ...]] = set()
    # Whole names first, so that the words that differ are shown with their company.
    pairs = sorted(
        _candidates(ours, theirs),
        key=lambda pair: (len(pair[0]) != len(pair[1]), -len(pair[0]) - len(pair[1])),
    )
    for one, other in pairs:
        found = _spelling(ours.names[one], theirs.names[other], language)
        # Neither article has the other's spelling of any word that differs.
        strange = all(b not in ours.often and a not in theirs.often for a, b in found.words)
        # Houtson is Angus Houston, but Assad is no Asaad Hassan.
        ends = len(one) == len(other) or bool({*one} & {*other})
        ends = ends or (one[-1], other[-1]) in found.words
        near = found.likeness in {"variant", "misspelt"} and ends
        if near and strange and found.words not in seen:
            seen.add(found.words)
            yield ours.names[one], theirs.names[other], found.likeness
    for odd, usual in _slips(ours, theirs, language):
        yield odd, usual, "misspelt"
    for odd, usual in _slips(theirs, ours, language):
        yield usual, odd, "misspelt"


def names_at_odds(names: Iterable[Name], language: str = "") -> Iterator[tuple[Name, Name]]:
    """Yield the names that one article spells in two ways, a letter apart, the rarer one first."""
    side = _side(names)
    yield from _slips(side, side, language)


def _side(names: Iterable[Name]) -> _Side:
    side = _Side({}, {}, Counter())
    for name in names:
        side.names.setdefault(name.words, name)
        side.often.update(name.words)
        for word in name.words:
            if word not in side.words or len(side.words[word].words) < len(name.words):
                side.words[word] = name
    return side


def _spelling(one: Name, other: Name, language: str) -> Spelling:
    """Return how two names are spelt; the same noun behind both keeps them company."""
    short = min(len(word) for word in (*one.words, *other.words)) < _BESIDE
    noun = (one.beside,) if one.beside and one.beside == other.beside and not short else ()
    return spelling_of((*one.words, *noun), (*other.words, *noun), language)


def _slips(side: _Side, other: _Side, language: str) -> Iterator[tuple[Name, Name]]:
    """Yield names that an article writes once, a letter off what both articles write elsewhere."""
    alone = side is other
    usual = {
        part: word
        for word, often in side.often.items()
        if len(word) >= _SHORT and word in other.often and (often > 1 or not alone)
        for part in deletions(word)
    }
    for word, often in side.often.items():
        if often == 1 and len(word) >= _SHORT and (alone or word not in other.often):
            for meant in sorted({usual[part] for part in deletions(word) if part in usual}):
                odd, name = side.words[word], other.words[meant]
                if spelling_of(odd.words, name.words, language).likeness == "misspelt":
                    yield odd, name


def _candidates(left: _Side, right: _Side) -> Iterator[tuple[Words, Words]]:
    index: dict[str, list[Words]] = defaultdict(list)
    for words, name in right.names.items():
        for key in _keys(name, left.often):
            if len(index[key]) < _CROWD:
                index[key].append(words)
    for words, name in left.names.items():
        keys = _keys(name, right.often)
        for other in dict.fromkeys(name for key in keys for name in index.get(key, ())):
            yield words, other


def _keys(name: Name, known: Container[str]) -> Iterator[str]:
    """Yield what a name that isn't known may have in common with another spelling of it."""
    if all(word in known for word in name.words):
        return
    if name.beside:
        yield f"beside {name.beside}"
    for word in name.words:
        if word in known:
            yield f"beside {word}"
        elif len(word) > 2:
            yield f"sound {sound_of(word)}"
            yield from deletions(word)
