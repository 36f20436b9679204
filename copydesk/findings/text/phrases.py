"""The phrases of many lexicons met in a sentence, looked for together, once.

A sentence is read by a dozen lexicons, and by each of them in every pair of articles that it is in.
Here it is read in one pass, for all of them, and what was met is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, get_args

from copydesk.findings.text.lexicon import Match, wanted_words
from copydesk.findings.text.word_files import entries

if TYPE_CHECKING:
    from copydesk.findings.text.passage import Passage

Book = Literal[
    "causes",
    "mishaps",
    "parties",
    "phases",
    "places",
    "rungs",
    "scopes",
    "stages",
    "stances",
    "support",
    "weights",
    "whereabouts",
]
"""The lexicons read together: the files of these names in `words/`."""

READ: Final = 400
"""Tokens of a sentence that are read for phrases; longer ones are tables, or no prose at all."""
_KEPT: Final = 8192
"""Passages whose phrases are kept: those of two long articles."""

_Entry = tuple[tuple[str, ...], str, str, str]
"""Words ("~" before a stem), book, label, phrase."""


def phrases_in(
    passage: Passage, book: Book, first: int = 0, end: int | None = None
) -> tuple[Match, ...]:
    """Return the phrases of a lexicon in a sentence, in order and disjoint, the longest first.

    Args:
        passage: An English sentence.
        book: Name of the lexicon.
        first: Index of the token from which on they stand.
        end: Index of the token before which they end; None for the end of the sentence.
    """
    found = _phrases(passage).get(book, ())
    if first == 0 and end is None:
        return found
    stop = len(passage.tokens) if end is None else end
    return tuple(match for match in found if first <= match.first and match.last < stop)


@lru_cache(maxsize=_KEPT)
def _phrases(passage: Passage) -> dict[str, tuple[Match, ...]]:
    words = passage.tokens[:READ]
    keys = ["" if token.kind == "mark" else token.key for token in words]
    stems = ["" if token.kind == "mark" else token.stem for token in words]
    return met(get_args(Book), keys, stems)


def met(
    books: tuple[str, ...], keys: Sequence[str], stems: Sequence[str]
) -> dict[str, tuple[Match, ...]]:
    """Return the phrases of some lexicons among words given by their keys and stems.

    As with `Lexicon`, of the phrases that begin with one word the longest counts, and what is
    written out comes before what shares the stem. "" stands for a mark.
    """
    index = _index(books)
    forms = [(key, f"~{known}") for key, known in zip(keys, stems, strict=True)]
    found: dict[str, list[Match]] = {}
    for at, here in enumerate(forms):
        following = forms[at + 1] if at + 1 < len(forms) else ()
        for form in here:
            second = index.get(form)
            if second is None:
                continue
            known = [entry for word in ("", *following) for entry in second.get(word, ())]
            for words, book, label, phrase in sorted(known, key=_length):
                before = found.setdefault(book, [])
                if (not before or before[-1].last < at) and _stands(words, forms, at):
                    before.append(Match(at, at + len(words) - 1, label, phrase))
    return {book: tuple(matches) for book, matches in found.items()}


def _length(entry: _Entry) -> int:
    return -len(entry[0])


def _stands(words: tuple[str, ...], forms: Sequence[tuple[str, str]], at: int) -> bool:
    """Tell whether the words of a phrase from the third on stand behind its first two."""
    if at + len(words) > len(forms):
        return False
    return all(word in forms[at + step] for step, word in enumerate(words) if step > 1)


@lru_cache
def _index(books: tuple[str, ...]) -> dict[str, dict[str, list[_Entry]]]:
    """Return the phrases of some lexicons by their first and their second word, "" for none.

    By the first alone, "in" and "not" would lead to dozens of phrases wherever they stand.
    """
    found: dict[str, dict[str, list[_Entry]]] = {}
    for book in books:
        for label, phrase in entries(book):
            words = wanted_words(phrase)
            second = words[1] if len(words) > 1 else ""
            known = found.setdefault(words[0], {}).setdefault(second, [])
            known.append((words, book, label, phrase))
    return found
