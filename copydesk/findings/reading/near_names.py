"""Names of two articles that are spelt nearly alike, found without holding each against each.

A name counts only where the other article lacks one of its words: who writes both Lund and Lunde
knows them apart. Candidates come from three indexes of words: the word with one letter less (the
deletion neighbourhood of Mor and Fraenkel, SymSpell's), its bare consonants, and the words beside
it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from copydesk.findings.reading.names import Name
from copydesk.findings.reading.spelling import Likeness, bare_consonants, spelling_of

_CROWD: Final = 8
"""Names under one key of an index that are compared, a side: more is a list, and costs too much."""
_LONGEST: Final = 24
"""Letters of a word whose deletions are indexed: a longer one isn't written by hand."""

Words = tuple[str, ...]


def near_names(
    left: Iterable[Name], right: Iterable[Name]
) -> Iterator[tuple[Name, Name, Likeness]]:
    """Yield the variants and misspellings among the names of two articles.

    Each pair of spellings once, with the first name written so in either article, in the order of
    the left one. Time is in proportion to the names.
    """
    ours, theirs = _by_words(left), _by_words(right)
    known = [{word for words in side for word in words} for side in (ours, theirs)]
    strange_here = [words for words in ours if not known[1].issuperset(words)]
    strange_there = [words for words in theirs if not known[0].issuperset(words)]
    index = _indexed(strange_there, known[0])
    for words in strange_here:
        for other in _candidates(words, index, known[1]):
            found = spelling_of(words, other)
            if found.likeness in {"variant", "misspelt"} and _all_strange(found.words, known):
                yield ours[words], theirs[other], found.likeness


def _by_words(names: Iterable[Name]) -> Mapping[Words, Name]:
    found: dict[Words, Name] = {}
    for name in names:
        found.setdefault(name.words, name)
    return found


def _all_strange(pairs: Iterable[tuple[str, str]], known: Sequence[set[str]]) -> bool:
    """Tell whether neither article has the other's spelling of any word that differs."""
    return not any(one in known[1] or other in known[0] for one, other in pairs)


def _indexed(names: Iterable[Words], known: set[str]) -> Mapping[str, list[Words]]:
    """Return names by the keys under which those like them are looked up; crowds are cut."""
    index: dict[str, list[Words]] = defaultdict(list)
    for words in names:
        for key in _keys(words, known):
            if len(index[key]) < _CROWD:
                index[key].append(words)
    return index


def _candidates(words: Words, index: Mapping[str, list[Words]], known: set[str]) -> list[Words]:
    found = dict.fromkeys(other for key in _keys(words, known) for other in index.get(key, ()))
    return list(found)


def _keys(words: Words, known: set[str]) -> Iterator[str]:
    """Yield what a name may have in common with another spelling of it."""
    for word in words:
        if word in known:
            yield f"beside {word}"
        elif len(word) > 2:
            yield f"sound {bare_consonants(word)}"
            if len(word) <= _LONGEST:
                yield word
                yield from {word[:at] + word[at + 1 :] for at in range(len(word))}
