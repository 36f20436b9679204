"""Closed classes of grammar: the words that hold a sentence together, language by language.

A language is one file beside this module, `en.txt`: a class and its words a line, several words of
one entry joined by `_`::

    negation: not never no_longer

Another language is another such file. Without one, an article's words have no class: names, values
and quotations are still compared.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Final

from msgspec import Struct


class Class:
    """What a word does in a sentence, a bit each: one may do several things.

    Plain numbers, since every word of two articles is asked: an `IntFlag` takes ten times as long.
    """

    FUNCTION = 1 << 0  # holds the sentence together and carries no fact of its own
    NEGATION = 1 << 1  # not, never, without
    UNDOING = 1 << 2  # denies by its meaning: fail, stop, refuse, deny, without saying no
    FUTURE = 1 << 3  # not done yet: will, plan to, threaten to, is expected to
    DONE = 1 << 4  # an auxiliary that tells what has happened: was, had, did, went on
    MODAL = 1 << 5  # may, can, should, must
    HEDGE = 1 << 6  # says how sure it is: reportedly, alleged, perhaps
    ALL = 1 << 7  # all, every, each, both
    MOST = 1 << 8  # most, majority, many
    SOME = 1 << 9  # some, several, a few
    NONE = 1 << 10  # no, none, nobody, neither
    ONLY = 1 << 11  # only, solely
    FLOOR = 1 << 12  # a bound below: at least, more than, over
    CEILING = 1 << 13  # a bound above: at most, up to, fewer than
    BEFORE = 1 << 14
    AFTER = 1 << 15
    UNTIL = 1 << 16
    SINCE = 1 << 17
    REPORT = 1 << 18  # a verb or phrase of saying: said, told, according to
    RANK = 1 << 19  # part of a title that says of what standing: former, deputy, acting
    TITLE = 1 << 20  # an office or form of address before a name: president, Mr, captain
    BEGIN = 1 << 21
    END = 1 << 22
    KEEP = 1 << 23
    LINKING = 1 << 24  # a form of be, has or do
    PERSON = 1 << 25  # a pronoun
    AND = 1 << 26  # joins equals: and, or, with, versus
    ARTICLE = 1 << 27  # the, a
    WHERE = 1 << 28  # a preposition before a place: in, near
    CALENDAR = 1 << 29  # a day or month that is written with a capital and names nobody
    PASSIVE = 1 << 30  # a form of be, before a verb whose subject does nothing
    SAYING = 1 << 31  # a noun of saying: statement, spokesman, interview
    NOUN = 1 << 32  # a verb that may be a noun: state, claims, report
    PARTICLE = 1 << 33  # says in which direction: up, down, in, out


class Grammar(Struct, frozen=True):
    """The closed classes of one language."""

    classes: dict[str, int]  # by key
    phrases: dict[str, tuple[tuple[tuple[str, ...], int], ...]]
    """Entries of several words, by the first one's key, the longest first."""
    irregular: dict[str, str]  # plain forms of irregular verbs and plurals, by the form
    spellings: dict[str, str]  # the one spelling of words with several that no rule tells

    def of(self, key: str) -> int:
        """Return the classes of the word with this key."""
        return self.classes.get(key, NOTHING)


NOTHING: Final = 0
EARLIER: Final = Class.BEFORE | Class.UNTIL
LATER: Final = Class.AFTER | Class.SINCE
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
    classes: dict[str, int] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], int]]] = {}
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
            each |= getattr(Class, name.upper())
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
