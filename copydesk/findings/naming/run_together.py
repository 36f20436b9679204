"""Names whose words were run together or taken apart: "Tessa Lane" for "tesolane".

What hears a name for the first time writes what it knows. What clashes: a name of two or three
words of which the other article has none, that read as one is nearly a word, be it a name or not,
that the first article lacks. What does not: the same letters in one word or two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from copydesk.articles.article import Span
from copydesk.findings.clash import Clash
from copydesk.findings.naming.naming import Naming, Vocabulary, namings, vocabulary_of
from copydesk.findings.naming.spelling import is_inflected, is_slip
from copydesk.findings.naming.titles import name_words
from copydesk.findings.text.passage import Reading
from copydesk.findings.text.questions import either
from copydesk.findings.text.tokens import Token

if TYPE_CHECKING:
    from copydesk.findings.matter import Matter

_LONG: Final = 6
"""Letters of the shortest word that may have been taken apart."""
_MOST_WORDS: Final = 3
"""Words into which it may have been."""
_BEGINNING: Final = 2
"""Letters with which both begin."""
_MOST: Final = 100
"""Names, and words that begin alike, which are compared: more is a register."""


def run_together_clashes(matter: Matter) -> Iterator[Clash]:
    """Yield names of several words in either article that are one word of the other, each once."""
    for name, word in _taken_apart(matter.left, matter.right):
        reason = either(name.words, word.text)
        yield Clash("name", "high", reason, name.span, Span(word.start, word.end))
    for name, word in _taken_apart(matter.right, matter.left):
        reason = either(word.text, name.words)
        yield Clash("name", "high", reason, Span(word.start, word.end), name.span)


def _taken_apart(reading: Reading, other: Reading) -> Iterator[tuple[Naming, Token]]:
    """Yield names of an article with the first word of the other that each of them is nearly."""
    names = _strange_names(reading, vocabulary_of(other))
    if not names:
        return
    words = _strange_words(other, vocabulary_of(reading))
    for joined, name in names.items():
        near = (word for word in words.get(joined[:_BEGINNING], ()) if _is_nearly(joined, word.key))
        word = next(near, None)
        if word is not None:
            yield name, word


def _strange_names(reading: Reading, other: Vocabulary) -> Mapping[str, Naming]:
    """Return the first uses of names that share no word with the other article, run together."""
    found: dict[str, Naming] = {}
    for passage in reading.told:
        for naming in namings(passage):
            keys = naming.mention.keys
            if 1 < len(keys) <= _MOST_WORDS and other.words.isdisjoint(keys):
                found.setdefault("".join(keys), naming)
        if len(found) > _MOST:
            break
    return found


def _strange_words(reading: Reading, other: Vocabulary) -> Mapping[str, Sequence[Token]]:
    """Return the first uses of long words that the other article lacks, by their first letters."""
    found: dict[str, dict[str, Token]] = defaultdict(dict)
    for passage in reading.told:
        for token in passage.tokens:
            if token.kind == "word" and len(token.key) >= _LONG and token.key not in other.words:
                same = found[token.key[:_BEGINNING]]
                if len(same) < _MOST and token.key not in name_words("small"):
                    same.setdefault(token.key, token)
    return {first: tuple(words.values()) for first, words in found.items()}


def _is_nearly(joined: str, word: str) -> bool:
    if joined == word or abs(len(joined) - len(word)) > len(word) // 3:
        return False
    return is_slip(joined, word) and not is_inflected(joined, word)
