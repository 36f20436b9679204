"""A sentence as a list of items: tokens with the roles that they may have in a value."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from msgspec import Struct, field

from copydesk.findings.language.grammar import Class, Grammar, grammar_of
from copydesk.findings.language.tokens import Token, TokenKind, tokens_of
from copydesk.findings.reading.value_words import Entry, Words, is_met, phrase_key, words_of

_HANGUL: Final = re.compile(r"[\uac00-\ud7a3]+")
_LONGEST_COUNTER: Final = 4
"""Syllables of a Korean counter or unit; what follows is its case."""
_NO_NOUNS: Final = frozenset({"bound", "bound-after", "nearly", "later", "per", "of", "aged"})
"""Roles of words that are never what is counted."""
_PLURAL: Final = re.compile(r"[^s]s$|men$|people$|children$")
_NO_PLURAL: Final = Class.REPORT | Class.FUNCTION
_ELISION: Final = re.compile(r"[dDlL]['’]")
_WITH_CODE: Final = re.compile(r"([^\W\d_]+)\d")


class Item(Struct):
    """A token, a phrase of several, or (once `numerals` has read them) a number."""

    start: int
    """`[start, end)` in the text that is seen."""
    end: int
    text: str
    key: str
    kind: TokenKind
    touches: bool
    """Whether nothing stands between it and the item before."""
    roles: dict[str, str] = field(default_factory=dict)
    form: str = ""
    """Of a number: "figure", "words", "crowd", "fraction" or "ordinal"."""
    least: float = 0.0
    most: float = 0.0
    grain: float = 0.0


class Line(Struct):
    """A sentence, read."""

    items: list[Item]
    language: str
    published: date | None
    grammar: Grammar

    def at(self, place: int) -> Item | None:
        """Return the item at a place, None beyond the ends."""
        return self.items[place] if 0 <= place < len(self.items) else None

    def role(self, place: int, name: str) -> str | None:
        """Return the worth of an item in a role, None if it hasn't that role or isn't there."""
        return self.items[place].roles.get(name) if 0 <= place < len(self.items) else None

    def has(self, place: int, *names: str) -> bool:
        """Tell whether the item at a place has one of some roles."""
        item = self.at(place)
        return item is not None and not item.roles.keys().isdisjoint(names)

    def worth(self, place: int, name: str) -> float:
        """Return the first figure of an item's worth in a role that it has."""
        return float(self.items[place].roles[name].split()[0])

    def number(self, place: int, *forms: str) -> Item | None:
        """Return the number at a place, of one of the forms (none: figure or words)."""
        item = self.at(place)
        return item if item and item.form in (forms or ("figure", "words")) else None

    def is_mark(self, place: int, marks: str) -> bool:
        """Tell whether one of some marks stands at a place."""
        item = self.at(place)
        return item is not None and item.kind == "mark" and item.text in marks

    def is_content(self, place: int) -> bool:
        """Tell whether a word stands at a place that carries a fact of its own."""
        item = self.at(place)
        if item is None or item.kind != "word" or item.form or item.roles.keys() & _NO_NOUNS:
            return False
        return not self.grammar.of(item.key) & Class.FUNCTION

    def is_plural(self, item: Item) -> bool:
        """Tell whether an English word looks like the plural of a noun."""
        if self.language not in ("", "en") or self.grammar.of(item.key) & _NO_PLURAL:
            return False
        return bool(_PLURAL.search(item.key))

    def past_hyphen(self, place: int) -> int:
        """Return the place behind a hyphen between two items, else `place` itself."""
        item, after = self.at(place), self.at(place + 1)
        joins = item and after and item.touches and after.touches and item.text in "-‐‑"
        return place + 1 if joins else place


def line_of(text: str, start: int, end: int, language: str, published: date | None) -> Line:
    """Return `text[start:end]` as items, phrases of the language's value words as one item."""
    words, tokens = words_of(language), tokens_of(text, start, end)
    items: list[Item] = []
    at, last_end = 0, -1
    while at < len(tokens):
        longest = min(words.openers.get(tokens[at].key, 1) * 2, len(tokens) - at)
        for length in range(longest, 0, -1):
            taken = tokens[at : at + length]
            roles = _roles(text, taken, words)
            if roles or length == 1:
                break
        items += _split(text, taken, roles, words, taken[0].start == last_end)
        last_end = taken[-1].end
        at += len(taken)
    return Line(items, language, published, grammar_of(language or "en"))


def _roles(text: str, tokens: tuple[Token, ...], words: Words) -> dict[str, str]:
    entries = words.entries.get(phrase_key(tokens), ())
    return _met(entries, text[tokens[0].start : tokens[-1].end])


def _met(entries: tuple[Entry, ...], text: str) -> dict[str, str]:
    return {entry.role: entry.worth for entry in reversed(entries) if is_met(entry, text)}


def _split(
    text: str, tokens: tuple[Token, ...], roles: dict[str, str], words: Words, touches: bool
) -> list[Item]:
    """Return the item of some tokens, two where a figure's counter or currency is glued on."""
    first, last = tokens[0], tokens[-1]
    whole = text[first.start : last.end]
    cut = 0
    if not roles and first.kind == "word":
        cut = _cut(whole, touches, words)
    if not cut:
        key = first.key if len(tokens) == 1 else phrase_key(tokens)
        return [Item(first.start, last.end, whole, key, first.kind, touches, roles)]
    middle = first.start + cut
    head, tail = whole[:cut], whole[cut:]
    kind: TokenKind = "figure" if tail[0].isdecimal() else "word"
    head_key, tail_key = (tokens_of(part)[0].key for part in (head, tail))
    found = _met(words.entries.get(head_key, ()), head)
    return [
        Item(first.start, middle, head, head_key, "word", touches, found),
        Item(middle, last.end, tail, tail_key, kind, True),
    ]


def _cut(word: str, touches: bool, words: Words) -> int:
    """Return where a word is two: 명|이 behind a figure, Rs|500; 0 if it is one."""
    code = _WITH_CODE.match(word)
    if code:
        entries = words.entries.get(code[1].casefold(), ())
        is_money = any(entry.role == "currency" and is_met(entry, code[1]) for entry in entries)
        return code.end(1) if is_money and word[code.end(1) :].isdecimal() else 0
    elision = _ELISION.match(word)
    if elision and word[elision.end() :] and elision[0][0] in "dDlL":
        return elision.end()
    if touches and _HANGUL.fullmatch(word):
        for length in range(min(_LONGEST_COUNTER, len(word) - 1), 0, -1):
            if word[:length] in words.entries:
                return length
    return 0
