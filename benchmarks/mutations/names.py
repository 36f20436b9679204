"""Changes of names: another one of the same article, a misspelling, and two that change places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from typing import Final

from benchmarks.mutations.edit import Edit, Piece, replaced
from benchmarks.mutations.prose import Prose

_LEAST_LETTERS: Final = 5
"""Letters of a name that gets misspelt: in a shorter one it may become any other word."""
_LIST: Final = re.compile(r"\band\b|\bor\b|[;&]")
_PERSON: Final = re.compile(
    r"(?: (?:said|told|wrote|called|denied|refused|asked|thanked|accused|warned)\b|’s\b|'s\b)"
)


def swapped_name(prose: Prose, random: Random) -> Iterator[Edit]:
    """Put another name of the article where a name stands: as many words, used alike."""
    roles = [(span, prose.text[slice(*span)], _role(prose, span)) for span in prose.names]
    for span, name, role in roles:
        others = sorted(
            {
                other
                for _span, other, its_role in roles
                if its_role == role and not {*other.split()} & {*name.split()}
            }
        )
        if others:
            yield replaced(*span, random.choice(others))


def misspelt_name(prose: Prose, random: Random) -> Iterator[Edit]:
    """Change one or two letters of a name, in one place."""
    for start, end in prose.names:
        for word in re.finditer(r"\w+", prose.text[start:end]):
            if len(word[0]) >= _LEAST_LETTERS:
                other = _misspelt(word[0], random)
                yield replaced(start + word.start(), start + word.end(), other)


def roles_swapped(prose: Prose, _random: Random) -> Iterator[Edit]:
    """Let the only two names of a sentence change places: who did what to whom."""
    for start, end in prose.sentences:
        inside = [span for span in prose.names if start <= span[0] < end]
        if len(inside) != 2:
            continue
        (one, _), (_, other) = inside
        words = [prose.text[slice(*span)] for span in inside]
        alike = _role_of_words(words[0]) == _role_of_words(words[1])
        between = prose.text[inside[0][1] : inside[1][0]]
        if alike and words[0] != words[1] and not _LIST.search(between) and one < other:
            yield Edit(
                (Piece(*inside[0], words[1]), Piece(*inside[1], words[0])),
            )


def _role_of_words(name: str) -> int:
    return len(name.split())


def _role(prose: Prose, span: tuple[int, int]) -> tuple[str, int]:
    """Return how a name is used: as a place, as a person, or neither, and of how many words."""
    before = (prose.text[max(0, span[0] - 20) : span[0]].split() or [""])[-1]
    words = _role_of_words(prose.text[slice(*span)])
    if before in {"in", "at", "from", "near", "off"}:
        return "place", words
    if _PERSON.match(prose.text, span[1]):
        return "person", words
    return "neither", words


def _misspelt(word: str, random: Random) -> str:
    """Return a name with a letter changed, dropped, doubled, or two changed over."""
    place = random.randrange(1, len(word) - 1)
    vowels = [n for n, letter in enumerate(word) if n and letter in "aeiou"]
    ways = [
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        word[:place] + word[place + 1 :],
        word[:place] + word[place] + word[place:],
    ]
    if vowels:
        vowel = random.choice(vowels)
        other = random.choice([letter for letter in "aeiou" if letter != word[vowel]])
        ways.append(word[:vowel] + other + word[vowel + 1 :])
    return random.choice([way for way in ways if way != word])
