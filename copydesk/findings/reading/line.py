"""A sentence as a list of items: tokens with the roles that they may have in a value."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from msgspec import Struct

from copydesk.findings.language.grammar import Class, Grammar, grammar_of
from copydesk.findings.language.tokens import Token, TokenKind, tokens_of
from copydesk.findings.reading.value_words import NO_ROLES, Words, phrase_key, words_of

_HANGUL: Final = re.compile(r"[\uac00-\ud7a3]+")
_LONGEST_COUNTER: Final = 4
"""Syllables of a Korean counter or unit; what follows is its case."""
_NO_NOUNS: Final = frozenset({"bound", "bound-after", "nearly", "later", "per", "of", "aged"})
"""Roles of words that are never what is counted."""
_PLURAL: Final = re.compile(r"[^s]s$|men$|people$|children$")
_NO_PLURAL: Final = Class.REPORT | Class.FUNCTION
_ELISION: Final = re.compile(r"[dDlL]['’]")
_JOINED: Final = re.compile(r"^[dDlL]['’]|^[^\W\d_]+\d|[\uac00-\ud7a3]")
"""What may be two items: d'|euros, Rs|500, 명|이."""
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
    roles: dict[str, str] = NO_ROLES
    """Shared by all items of one key: not to be changed."""
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
    """Return `text[start:end]` as items, phrases of the language's value words as one item.

    Where nothing in it begins a value there are none: most sentences state no value.
    """
    words, tokens = words_of(language), tokens_of(text, start, end)
    line = Line([], language, published, grammar_of(language or "en"))
    if not any(_may_begin(token, words) for token in tokens):
        return line
    at, last_end = 0, -1
    while at < len(tokens):
        token = tokens[at]
        touches, longest = token.start == last_end, words.openers.get(token.key, 0)
        length, roles = 1, NO_ROLES
        if longest:
            length, roles = _longest(text, tokens, at, longest, words)
        last_end = tokens[at + length - 1].end
        if length == 1 and (roles or not _JOINED.search(token.text)):
            line.items.append(
                Item(token.start, last_end, token.text, token.key, token.kind, touches, roles)
            )
        else:
            line.items += _split(text, tokens[at : at + length], roles, words, touches)
        at += length
    return line


def _may_begin(token: Token, words: Words) -> bool:
    if token.kind == "figure" or token.key in words.starts:
        return True
    return words.glued is not None and words.glued.fullmatch(token.key) is not None


def _longest(
    text: str, tokens: tuple[Token, ...], at: int, longest: int, words: Words
) -> tuple[int, dict[str, str]]:
    """Return how many tokens the longest entry has that stands at a place, and its roles."""
    # Hyphens are tokens of their own: quatre-vingt has three.
    most = min(longest * 2 - 1, len(tokens) - at)
    for length in range(most, 0, -1):
        taken = tokens[at : at + length]
        key = taken[0].key if length == 1 else phrase_key(taken)
        if roles := words.met(key, text[taken[0].start : taken[-1].end]):
            return length, roles
    return 1, NO_ROLES


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
    head = whole[:cut]
    key = tokens_of(head)[0].key
    items = [Item(first.start, middle, head, key, "word", touches, words.met(key, head))]
    for token in tokens_of(text, middle, last.end):
        roles = words.met(token.key, token.text)
        items += _split(text, (token,), roles, words, token.start == items[-1].end)
    return items


def _cut(word: str, touches: bool, words: Words) -> int:
    """Return where a word is two: 명|이 behind a figure, Rs|500; 0 if it is one."""
    code = _WITH_CODE.match(word)
    if code:
        is_money = "currency" in words.met(code[1].casefold(), code[1])
        if is_money and word[code.end(1) :].isdecimal():
            return code.end(1)
    elision = _ELISION.match(word)
    if elision and word[elision.end() :] and elision[0][0] in "dDlL":
        return elision.end()
    if touches and _HANGUL.match(word):
        for length in range(min(_LONGEST_COUNTER, len(word) - 1), 0, -1):
            if word[:length] in words.entries:
                return length
    return 0
