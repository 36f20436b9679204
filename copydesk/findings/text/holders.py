"""Of whom a phrase is said: "Ida Lund, a surgeon at the clinic, who led the study".

A name stands before the phrase, with a comma after it and nobody else between, or right after it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, Protocol

from copydesk.findings.naming.mentions import mentions_in
from copydesk.findings.naming.spelling import is_near_miss
from copydesk.findings.naming.titles import name_words

if TYPE_CHECKING:
    from copydesk.findings.naming.mentions import Mention
    from copydesk.findings.text.passage import Passage
    from copydesk.findings.text.tokens import Token

_REACH: Final = 20
"""Tokens between a name and what a clause or an apposition says of it."""
_TITLE: Final = 5
"""Tokens of a title between a phrase and the name after it."""
_MODIFIERS: Final = 5
"""Words between the comma or article and the noun that is said of somebody."""
_OTHERS: Final = frozenset({"whose", "his", "her", "their", "my", "our", "said", "says", "told"})
"""Words before a noun that is said of somebody else: "Ida Lund, whose doctor"."""
_RELATIVE: Final = frozenset({"who"})
_AUXILIARY: Final = frozenset(
    {"has", "had", "also", "once", "then", "now", "previously", "currently", "formerly", "later"}
)
_GROUP: Final = 6
"""Tokens from the preposition to the comma in "the founder of the group, Ida Lund"."""
_PREPOSITIONS: Final = frozenset({"of", "at", "for", "in"})
_FULL: Final = 2
"""Words of a name that is a person's if nothing tells otherwise."""
_MOST: Final = 20
"""People with one given name who are compared: more is a register."""


class Held(Protocol):
    """What is said of somebody."""

    @property
    def holder(self) -> Mention: ...  # noqa: D102


def same_people(
    lefts: Mapping[str, Sequence[Held]], rights: Mapping[str, Sequence[Held]]
) -> Iterator[tuple[str, str]]:
    """Yield the keys of one person in two articles, the same or misspelt beside a given name.

    Args:
        lefts: What the left article says of people, by the last words of their names.
        rights: The same of the right one.
    """
    strangers: dict[str, set[str]] = defaultdict(set)
    for key in rights.keys() - lefts.keys():
        for held in rights[key]:
            for given in held.holder.keys[:-1]:
                strangers[given].add(key)
    for key, said in lefts.items():
        if key in rights:
            yield key, key
            continue
        givens = {given for held in said for given in held.holder.keys[:-1]}
        near = {
            other
            for given in givens
            for other in sorted(strangers.get(given, ()))[:_MOST]
            if is_near_miss(key, other)
        }
        for other in sorted(near):
            yield key, other


def people_in(passage: Passage) -> list[Mention]:
    """Return the names in a passage that may be a person's."""
    return [
        mention
        for mention in mentions_in(passage)
        if mention.kind == "person" or (not mention.kind and len(mention.keys) >= _FULL)
    ]


def subject_of(passage: Passage, verb: int) -> Mention | None:
    """Return who did what the verb at token `verb` says: "Lund led", "Lund, 51, who had led"."""
    tokens = passage.tokens
    at = verb - 1
    while at >= 0 and tokens[at].key in _AUXILIARY:
        at -= 1
    if at < 0:
        return None
    if tokens[at].key not in _RELATIVE:
        return next((m for m in people_in(passage) if m.last == at), None)
    return _before(passage, at)


def bearer_of(passage: Passage, first: int, last: int) -> Mention | None:
    """Return of whom the noun from token `first` to `last` is said: "the inventor, Ida Lund"."""
    at = _end_of_group(passage, last + 1)
    return _named_after(passage, at) or _apposed(passage, first)


def _end_of_group(passage: Passage, at: int) -> int:
    """Return where the comma is in "the founder of the group, Ida Lund"; else `at`."""
    tokens = passage.tokens
    if at < len(tokens) and tokens[at].key in _PREPOSITIONS:
        for place in range(at + 1, min(len(tokens), at + _GROUP)):
            if tokens[place].kind == "mark":
                return place if tokens[place].text == "," else at
    return at


def agent_of(passage: Passage, last: int) -> Mention | None:
    """Return who is named after "led by", the last token of which is `last`."""
    return _named_after(passage, last + 1)


def _named_after(passage: Passage, at: int) -> Mention | None:
    """Return the person named at token `at`, after a comma, an article or a title."""
    tokens = passage.tokens
    starting = {mention.first: mention for mention in people_in(passage)}
    for place in range(at, min(len(tokens), at + _TITLE)):
        if place in starting:
            return starting[place]
        if tokens[place].text not in {",", "."} and tokens[place].key not in name_words("title"):
            return None
    return None


def _apposed(passage: Passage, noun: int) -> Mention | None:
    """Return the person before a comma of whom the noun at token `noun` is said."""
    tokens = passage.tokens
    for at in range(noun - 1, max(-1, noun - 2 - _MODIFIERS), -1):
        if tokens[at].key in _OTHERS:
            return None
        if tokens[at].text == ",":
            return _before(passage, at + 1)
        if tokens[at].key in {"who", "was", "is", "and"}:
            return _before(passage, at)
        if tokens[at].kind == "mark" and tokens[at].text not in {"-", "'", "’"}:
            return None
    return None


def _before(passage: Passage, at: int) -> Mention | None:
    """Return the last person named before token `at`, if a comma stands after the name."""
    tokens = passage.tokens
    people = [m for m in people_in(passage) if m.last < at and at - m.last <= _REACH]
    if not people:
        return None
    last = people[-1]
    is_clause = last.last + 1 == at or tokens[last.last + 1].text == ","
    return last if is_clause and not _is_cut(tokens, last.last, at) else None


def _is_cut(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether another sentence or a quotation begins between two tokens."""
    return any(token.text in '.;:!?“”"' for token in tokens[first + 1 : last])
