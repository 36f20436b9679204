"""Closed classes of grammar: the words that hold a sentence together, language by language.

A language is one file beside this module, `en.txt`: a class and its words a line, several words of
one entry joined by `_`::

    negation: not never no_longer

Another language is another such file. Without one, an article's words have no class: names, values
and quotations are still compared.
"""

from __future__ import annotations

import unicodedata
from enum import IntFlag, auto
from functools import lru_cache
from pathlib import Path
from typing import Final

from msgspec import Struct


class Class(IntFlag):
    """What a word does in a sentence; one may do several things."""

    FUNCTION = auto()
    """Holds the sentence together and carries no fact of its own."""
    NEGATION = auto()
    """not, never, without."""
    UNDOING = auto()
    """Denies by its meaning: fail, stop, refuse, deny, without saying no."""
    FUTURE = auto()
    """Not done yet: will, plan to, threaten to, is expected to."""
    DONE = auto()
    """An auxiliary that tells what has happened: was, had, did, went on."""
    MODAL = auto()
    """may, can, should, must."""
    HEDGE = auto()
    """Says how sure it is: reportedly, alleged, perhaps."""
    ALL = auto()
    """all, every, each, both."""
    MOST = auto()
    """most, majority, many."""
    SOME = auto()
    """some, several, a few."""
    NONE = auto()
    """no, none, nobody, neither."""
    ONLY = auto()
    """only, solely."""
    FLOOR = auto()
    """A bound below: at least, more than, over."""
    CEILING = auto()
    """A bound above: at most, up to, fewer than."""
    ROUGH = auto()
    """about, nearly, some before a figure."""
    BEFORE = auto()
    AFTER = auto()
    UNTIL = auto()
    SINCE = auto()
    REPORT = auto()
    """A verb or phrase of saying: said, told, according to."""
    RANK = auto()
    """Part of a title that says of what standing: former, deputy, acting."""
    TITLE = auto()
    """An office or form of address before a name: president, Mr, captain."""
    BEGIN = auto()
    END = auto()
    KEEP = auto()
    LINKING = auto()
    """A form of be, has or do."""
    PERSON = auto()
    """A pronoun."""
    AND = auto()
    """Joins equals: and, or, with, versus."""
    ARTICLE = auto()
    """the, a."""
    WHERE = auto()
    """A preposition before a place: in, near."""
    CALENDAR = auto()
    """A day or month that is written with a capital and names nobody."""
    PASSIVE = auto()
    """A form of be, before a verb whose subject does nothing."""
    SAYING = auto()
    """A noun of saying: statement, spokesman, interview."""
    NOUN = auto()
    """A verb that may be a noun: state, claims, report."""
    PARTICLE = auto()
    """Says in which direction: up, down, in, out."""


class Grammar(Struct, frozen=True):
    """The closed classes of one language."""

    classes: dict[str, Class]
    """By key."""
    phrases: dict[str, tuple[tuple[tuple[str, ...], Class], ...]]
    """Entries of several words, by the first one's key, the longest first."""
    irregular: dict[str, str]
    """Plain forms of irregular verbs and plurals, by the form."""
    spellings: dict[str, str]
    """The one spelling of words with several that no rule tells, by the other one."""

    def of(self, key: str) -> Class:
        """Return the classes of the word with this key."""
        return self.classes.get(key, NOTHING)


NOTHING: Final = Class(0)
_FOLDER: Final = Path(__file__).parent


@lru_cache
def grammar_of(language: str) -> Grammar:
    """Return the grammar of a language given by two letters; an empty one where none is known."""
    path = _FOLDER / f"{language}.txt"
    if len(language) != 2 or not language.isalpha() or not path.is_file():
        return Grammar({}, {}, {}, {})
    return _read(path.read_text(encoding="utf-8"))


def words(line: str) -> frozenset[str]:
    """Return the words of a closed class that no language has for itself."""
    return frozenset(line.split())


def _read(written: str) -> Grammar:
    # Keys have no accents.
    text = unicodedata.normalize("NFKD", written.replace("ß", "ss"))
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    classes: dict[str, Class] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Class]]] = {}
    pairs: dict[str, dict[str, str]] = {"irregular": {}, "spelling": {}}
    for line in text.splitlines():
        label, colon, words = line.partition(":")
        if not colon or line.startswith("#"):
            continue
        if label in pairs:
            for entry in words.split():
                plain, _, others = entry.partition("=")
                pairs[label].update(dict.fromkeys(others.split(","), plain))
            continue
        each = NOTHING
        for name in label.split():
            each |= Class[name.upper()]
        for entry in words.split():
            first, *rest = entry.split("_")
            if rest:
                phrases.setdefault(first, []).append(((first, *rest), each))
            else:
                classes[first] = classes.get(first, NOTHING) | each
    return Grammar(
        classes,
        {first: tuple(sorted(some, key=lambda e: -len(e[0]))) for first, some in phrases.items()},
        pairs["irregular"],
        pairs["spelling"],
    )
