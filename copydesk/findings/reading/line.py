"""A sentence as a list of items: tokens with the roles that they may have in a value."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from datetime import date
from typing import Final

from msgspec import Struct

from copydesk.findings.language.grammar import Class, Grammar, grammar_of, words
from copydesk.findings.language.tokens import Token, TokenKind, tokens_of
from copydesk.findings.reading.value_words import HYPHENS, Roles, ValueWords, phrase_key, words_of

_NO_NOUNS: Final = words("bound bound-after nearly later per of aged words crowd ordinal fraction")
"""Roles of words that are never what is counted."""
_PLURAL: Final = re.compile(r"[^s]s$|men$|people$|children$")
_SHAPES: Final = re.compile(
    r"(?P<two>\d\d?)|(?P<year>1\d{3}|20\d\d|2100)|(?P<four>\d{4})"
    r"|(?P<point>(?:[01]?\d|2[0-3])\.[0-5]\d)|(?P<dotted>\d\d?\.\d\d?\.(?:\d\d|\d{4}))"
    r"|(?P<colon>(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)|(?P<minutes>h[0-5]\d)"
)
_CODES: Final[defaultdict[str, str]] = defaultdict(lambda: chr(0x4E00 + len(_CODES)))
"""A letter for each role, by which patterns find it."""
_ROLE: Final = re.compile(r"\{(?:(\w+)=)?(~?)([a-z|-]{2,})\}")


class Item(Struct):
    """A token, a phrase of several, or a number once `numbers` has read them."""

    start: int  # `[start, end)` in the text that is seen
    end: int
    text: str
    key: str
    kind: TokenKind
    touches: bool  # whether nothing stands between it and the item before
    roles: Roles  # of a number also "figure", "words", "crowd", "fraction" or "ordinal"
    least: float = 0.0
    most: float = 0.0
    grain: float = 0.0


_NO_ROLES: Final[Roles] = {}
_END: Final = Item(-1, -1, "\n", "\n", "mark", False, {})  # what stands beyond the ends of a line


class Line(Struct):
    """A sentence, read."""

    text: str
    words: ValueWords
    language: str  # two letters, "en" for unknown
    published: date | None
    grammar: Grammar
    items: list[Item] = []
    codes: str = ""  # the items' roles, for `met`
    starts: list[int] = []  # where each item begins in `codes`

    def at(self, place: int) -> Item:
        """Return the item at a place, beyond the ends a line break."""
        return self.items[place] if 0 <= place < len(self.items) else _END

    def has(self, place: int, *names: str) -> bool:
        """Tell whether the item at a place has one of some roles."""
        return not self.at(place).roles.keys().isdisjoint(names)

    def role(self, place: int, name: str) -> str:
        """Return the worth of an item in a role, "" if it hasn't that role."""
        return self.at(place).roles.get(name, "")

    def worth(self, place: int, name: str) -> float:
        """Return the first figure of an item's worth in a role, 0 if it hasn't that role."""
        return float(self.role(place, name).partition(" ")[0] or 0)

    def is_mark(self, place: int, marks: str) -> bool:
        """Tell whether one of some marks stands at a place."""
        return self.at(place).kind == "mark" and self.at(place).text in marks

    def is_content(self, place: int) -> bool:
        """Tell whether a word stands at a place that carries a fact of its own."""
        item = self.at(place)
        is_noun = item.kind == "word" and item.roles.keys().isdisjoint(_NO_NOUNS)
        return is_noun and not self.grammar.of(item.key) & Class.FUNCTION

    def is_plural(self, place: int) -> bool:
        """Tell whether an English word looks like the plural of a noun."""
        item = self.at(place)
        is_other = self.grammar.of(item.key) & (Class.REPORT | Class.FUNCTION)
        is_word = item.kind == "word" and self.language == "en" and not is_other
        return is_word and _PLURAL.search(item.key) is not None

    def past_hyphen(self, place: int) -> int:
        """Return the place behind a hyphen between two items, else `place` itself."""
        joins = self.has(place, "hyphen") and self.at(place).touches and self.at(place + 1).touches
        return place + joins

    def encode(self) -> None:
        """Write down the roles of all items for `met`, once the numbers are read."""
        for item in self.items:
            self.starts.append(len(self.codes))
            roles = "".join([_CODES[role] for role in item.roles]) if item.roles else ""
            self.codes += f"{'_' if item.touches else ' '}{roles};"

    def met(self, wanted: re.Pattern[str], at: int) -> dict[str, int] | None:
        """Return the places of a pattern's named items and its "last", None if it doesn't fit."""
        match = wanted.match(self.codes, self.starts[at]) if at < len(self.starts) else None
        if match is None:
            return None
        named = [name for name, part in match.groupdict().items() if part]
        found = {name: bisect_left(self.starts, match.start(name)) for name in named}
        return {**found, "last": bisect_left(self.starts, match.end()) - 1}


def pattern(written: str) -> re.Pattern[str]:
    """Return a pattern over roles: `{month-name}{comma}?{year=year}`.

    Braces hold an item's role or several parted by strokes, before "=" its name; "~" asks that it
    touches the item before. All else is as in any regular expression.
    """

    def item(found: re.Match[str]) -> str:
        name, touching, roles = found.groups()
        letters = "".join(_CODES[role] for role in roles.split("|"))
        body = f"{'_' if touching else '[ _]'}[^;]*[{letters}][^;]*;"
        return f"(?P<{name}>{body})" if name else f"(?:{body})"

    return re.compile(_ROLE.sub(item, written))


def line_of(text: str, start: int, end: int, language: str, published: date | None) -> Line:
    """Return `text[start:end]` as items; none where nothing in it may begin a value."""
    known = words_of(language)
    line = Line(text, known, language or "en", published, grammar_of(language or "en"))
    if not known.may_begin(text[start:end]):
        return line
    tokens = tokens_of(text, start, end)
    at, last_end = 0, -1
    while at < len(tokens):
        first = tokens[at]
        is_known = first.key in known.longest or first.text[-1].isdecimal()
        length, roles = _longest(text, tokens, at, known) if is_known else (1, _NO_ROLES)
        stop = tokens[at + length - 1].end
        key = first.key if length == 1 else phrase_key(tokens[at : at + length])
        touches = first.start == last_end
        written = first.text if length == 1 else text[first.start : stop]
        line.items.append(Item(first.start, stop, written, key, first.kind, touches, roles))
        at, last_end = at + length, stop
    return line


def _longest(text: str, tokens: tuple[Token, ...], at: int, known: ValueWords) -> tuple[int, Roles]:
    """Return how many tokens the longest entry has that stands at a place, and its roles."""
    token = tokens[at]
    if token.text[-1].isdecimal():
        shape = _SHAPES.fullmatch(token.text)
        if shape and shape.lastgroup:
            return 1, {shape.lastgroup: ""}
    # Hyphens are tokens of their own: quatre-vingt has three.
    most = min(known.longest.get(token.key, 0) * 2 - 1, len(tokens) - at)
    for length in range(most, 0, -1):
        taken = tokens[at : at + length]
        if length > 1 and taken[-1].text in HYPHENS:
            continue
        if roles := known.roles(phrase_key(taken), text[token.start : taken[-1].end]):
            return length, roles
    return 1, {}
