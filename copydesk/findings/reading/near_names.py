"""Names of two articles that are spelt nearly alike, found without holding each against each.

A name counts only where the other article lacks one of its words: who writes both Lund and Lunde
knows them apart. But a name written otherwise once, a letter off, among many times, is a
slip of the hand. Candidates come from three indexes of words: the word with one letter less, its
bare consonants, and the words beside it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Final

from msgspec import Struct

from copydesk.findings.reading.casing import deletions
from copydesk.findings.reading.names import Name
from copydesk.findings.reading.spelling import Likeness, Spelling, bare_consonants, spelling_of

_CROWD: Final = 8
"""Names under one key of an index that are compared, a side: more is a list, and costs too much."""
_LONG: Final = 6
"""Letters of a word from which one letter off is a slip of the hand."""
_OFTEN: Final = 3
"""Times that the usual spelling stands in the same article at least."""

Words = tuple[str, ...]


def near_names(
    left: Iterable[Name], right: Iterable[Name]
) -> Iterator[tuple[Name, Name, Likeness]]:
    """Yield the variants and misspellings among the names of two articles.

    Each pair of spellings once, with the first name written so in either article. Time is in
    proportion to the names.
    """
    ours, theirs = _side(left), _side(right)
    for one, other in _candidates(ours, theirs):
        found = spelling_of(one, other)
        if found.likeness in {"variant", "misspelt"} and _are_strange(found, ours, theirs):
            yield ours.names[one], theirs.names[other], found.likeness
    for odd, usual in _slips(ours, theirs):
        yield ours.words[odd], theirs.words[usual], "misspelt"
    for odd, usual in _slips(theirs, ours):
        yield ours.words[usual], theirs.words[odd], "misspelt"


class _Side(Struct, frozen=True):
    """The names of one article."""

    names: dict[Words, Name]
    """The first one of each spelling."""
    words: dict[str, Name]
    """The first one with each word."""
    often: Counter[str]
    """How often each word is written."""


def _side(names: Iterable[Name]) -> _Side:
    found: dict[Words, Name] = {}
    words: dict[str, Name] = {}
    often: Counter[str] = Counter()
    for name in names:
        found.setdefault(name.words, name)
        for word in name.words:
            words.setdefault(word, name)
        often.update(name.words)
    return _Side(found, words, often)


def _are_strange(spelling: Spelling, left: _Side, right: _Side) -> bool:
    """Tell whether neither article has the other's spelling of any word that differs."""
    return not any(one in right.often or other in left.often for one, other in spelling.words)


def _slips(side: _Side, other: _Side) -> Iterator[tuple[str, str]]:
    """Yield words that an article writes otherwise once, a letter off, with their usual form."""
    usual = {
        part: word
        for word, often in side.often.items()
        if often >= _OFTEN and len(word) >= _LONG and word in other.often
        for part in deletions(word)
    }
    for word, often in side.often.items():
        if often == 1 and len(word) >= _LONG and word not in other.often:
            meant = {usual[part] for part in deletions(word) if part in usual}
            if len(meant) == 1 and spelling_of([word], [*meant]).likeness == "misspelt":
                yield word, meant.pop()


def _candidates(left: _Side, right: _Side) -> Iterator[tuple[Words, Words]]:
    """Yield pairs of names of which either has a word that the other article lacks."""
    strange = (words for words in right.names if not left.often.keys() >= set(words))
    index = _indexed(strange, left.often)
    for words in left.names:
        if not right.often.keys() >= set(words):
            keys = _keys(words, right.often)
            found = dict.fromkeys(other for key in keys for other in index.get(key, ()))
            yield from ((words, other) for other in found)


def _indexed(names: Iterable[Words], known: Container[str]) -> Mapping[str, list[Words]]:
    """Return names by the keys under which those like them are looked up; crowds are cut."""
    index: dict[str, list[Words]] = defaultdict(list)
    for words in names:
        for key in _keys(words, known):
            if len(index[key]) < _CROWD:
                index[key].append(words)
    return index


def _keys(words: Words, known: Container[str]) -> Iterator[str]:
    """Yield what a name may have in common with another spelling of it."""
    for word in words:
        if word in known:
            yield f"beside {word}"
        elif len(word) > 2:
            yield f"sound {bare_consonants(word)}"
            yield from deletions(word)
