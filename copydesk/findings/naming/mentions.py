"""Names in a sentence: who and what is spoken of.

A name is a run of capitalised words. Where capitals tell nothing (the first word of a sentence, a
headline in Title Case or ALL CAPITALS) the rest of the article decides: what it writes with a
capital inside plain sentences is a name there too. Scripts without capitals have no mentions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from copydesk.findings.naming.capitals import (
    Casing,
    begins,
    casing_of,
    is_display,
    is_shouted,
    touch,
)
from copydesk.findings.naming.titles import name_words, titles
from copydesk.findings.text.passage import kept

if TYPE_CHECKING:
    from copydesk.findings.text.passage import Passage, Reading
    from copydesk.findings.text.tokens import Token

MentionKind = Literal["person", "organisation", "place", ""]
"""What a name names, as far as its words tell; "" where they don't."""

_LONGEST: Final = 12
"""Tokens after which a run of capitals is no single name."""


class Mention(Struct, frozen=True):
    """A name: a run of tokens."""

    first: int
    """Index of its first token in `Passage.tokens`."""
    last: int
    """Index of its last token, inclusive."""
    kind: MentionKind
    keys: tuple[str, ...]
    """The keys of its words, without articles, particles and linking words."""


@kept
def mentions_in(passage: Passage) -> tuple[Mention, ...]:
    """Return the names in a passage, in order and disjoint.

    Titles before a name are no part of it ("Capt. Edric Solmaan" is Edric Solmaan), nor are
    weekdays and months names.
    """
    names, people = _named(passage.reading)
    return tuple(
        Mention(name.first, name.last, "person", name.keys)
        if not name.kind and name.keys[-1] in people
        else name
        for name in names[passage.sentence.index]
    )


@lru_cache(maxsize=64)
def _named(reading: Reading) -> tuple[tuple[tuple[Mention, ...], ...], frozenset[str]]:
    """Return the names in each passage, and the last names of those called a person in any."""
    names = tuple(_names(passage) for passage in reading.passages)
    people = (name.keys[-1] for found in names for name in found if name.kind == "person")
    return names, frozenset(people)


def _names(passage: Passage) -> tuple[Mention, ...]:
    """Return the names in a passage, with the kind that its own words tell."""
    tokens = passage.tokens
    in_name = _name_words(passage)
    found = []
    at = 0
    while at < len(tokens):
        if in_name[at]:
            first, last = _with_particle(tokens, at), _end_of_run(tokens, in_name, at)
            found.append(_mention(tokens, first, last))
            at = last
        at += 1
    return tuple(found)


def _mention(tokens: Sequence[Token], first: int, last: int) -> Mention:
    keys = tuple(_keys(tokens, first, last)) or (tokens[last].key,)
    return Mention(first, last, _kind(tokens, first, last, keys), keys)


def _keys(tokens: Sequence[Token], first: int, last: int) -> Iterator[str]:
    small = name_words("particle", "second", "article", "linking")
    for token in tokens[first : last + 1]:
        if token.kind == "word" and token.key not in small:
            yield token.key


def _name_words(passage: Passage) -> list[bool]:
    """Tell for each token whether it may be a word of a name."""
    tokens = passage.tokens
    casing = casing_of(passage.reading)
    flags = casing.flags[passage.sentence.index]
    if not any(flags):
        return list(flags)
    display = is_display(tokens, flags)
    never, openers = name_words("never"), name_words("small", "opener")
    found = [
        flag and (token.key not in never or _is_given_name(tokens, at))
        for at, (flag, token) in enumerate(zip(flags, tokens, strict=True))
    ]
    for first, last in titles(tokens, found):
        found[first : last + 1] = [False] * (last + 1 - first)
    capitals = tuple(found)
    for at, is_capital in enumerate(capitals):
        if not is_capital:
            continue
        token = tokens[at]
        if display or is_shouted(tokens, at):
            found[at] = token.key in casing.capital and token.key not in openers
        elif begins(tokens, at):
            found[at] = _opens_with_name(tokens, at, flags, casing)
        else:
            found[at] = token.key != "i" and not token.key.startswith("i'")
    return found


def _is_given_name(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether "Jan" is a person's: a name follows, and no number stands beside it."""
    if tokens[at].key != "jan" or at + 1 >= len(tokens):
        return False
    following = tokens[at + 1]
    return following.is_capital and not (at and tokens[at - 1].kind == "number")


def _opens_with_name(
    tokens: Sequence[Token], at: int, capitals: Sequence[bool], casing: Casing
) -> bool:
    """Tell whether a word that would have a capital anyway is a name."""
    key = tokens[at].key
    if key in name_words("small", "opener"):
        # "May" and "Will" are people too, where the article says so.
        return False
    if key in casing.capital:
        return True
    if len(tokens[at].text) > 1 and tokens[at].text.isupper():
        return True
    return key not in casing.small and _is_continued(tokens, at, capitals)


def _is_continued(tokens: Sequence[Token], at: int, capitals: Sequence[bool]) -> bool:
    """Tell whether a capital follows the word at `at`: after a space, hyphen, particle or stop."""
    for step in range(at + 1, min(at + 5, len(tokens))):
        if capitals[step]:
            return True
        token = tokens[step]
        is_stop = token.text == "." and len(tokens[at].text) == 1
        if not (token.text == "-" or is_stop or token.key in name_words("particle")):
            return False
    return False


def _with_particle(tokens: Sequence[Token], at: int) -> int:
    """Return where a name begins whose first capital is at `at`: "al-Rifai", "von der Leyen"."""
    first = at
    if first >= 2 and tokens[first - 1].text == "-" and touch(tokens, first - 2, first):
        return first - 2 if tokens[first - 2].key in name_words("article") else first
    before = first - 1
    if before > 0 and tokens[before].text in name_words("second"):
        before -= 1
    if before >= 0 and tokens[before].text in name_words("particle"):
        return before
    return first


def _end_of_run(tokens: Sequence[Token], in_name: Sequence[bool], first: int) -> int:
    """Return the last token of the name that begins at `first`."""
    last = first
    while last - first < _LONGEST:
        following = _continued(tokens, in_name, first, last)
        if following is None:
            return last
        last = following
    return last


def _continued(
    tokens: Sequence[Token], in_name: Sequence[bool], first: int, last: int
) -> int | None:
    """Return the next word with a capital of the same name."""
    at = last + 1
    if at >= len(tokens):
        return None
    if tokens[at].text == "-" and touch(tokens, last, at):
        at += 1
        return at if at < len(tokens) and in_name[at] and touch(tokens, at - 1, at) else None
    if tokens[at].text in {"'", "’"} and touch(tokens, last, at):
        # "Passengers' League": one name; "the Jones' dog" ends here.
        at += 1
        return at if at < len(tokens) and in_name[at] else None
    if tokens[at].text in {".", "&"} and (len(tokens[last].text) == 1 or tokens[at].text == "&"):
        at += 1
    elif tokens[last].text.endswith(("'s", "’s")):
        return None
    while at < len(tokens) and at <= last + 4 and _joins(tokens, at, first, last):
        at += 1
        if at < len(tokens) and tokens[at].text == "-":
            at += 1
    return at if at < len(tokens) and in_name[at] else None


def _joins(tokens: Sequence[Token], at: int, first: int, last: int) -> bool:
    """Tell whether a small word joins the name before it to what follows."""
    text = tokens[at].text
    if text in name_words("particle"):
        return True
    if at + 1 < len(tokens) and text in name_words("article") and tokens[at + 1].text == "-":
        return True
    if at > last + 1 and text in name_words("second"):
        return True
    heads = name_words("organisation", "place")
    return text in name_words("linking") and any(
        token.key in heads for token in tokens[first : last + 1]
    )


def _kind(tokens: Sequence[Token], first: int, last: int, keys: tuple[str, ...]) -> MentionKind:
    """Return what a name names, by its own words and those around it."""
    before = tokens[first - 1].key if first else ""
    if before == "." and first > 1:
        before = tokens[first - 2].key
    after = tokens[last + 1].key if last + 1 < len(tokens) else ""
    heads = {keys[-1], keys[0]} if _is_linked(tokens, first, last) else {keys[-1]}
    if len(keys) > 1 and heads & name_words("organisation"):
        return "organisation"
    if len(keys) > 1 and heads & name_words("place"):
        return "place"
    if before in name_words("title") or _has_age(tokens, last):
        return "person"
    if after in name_words("place") or before in name_words("before"):
        return "place" if not tokens[last].text.isupper() else ""
    return ""


def _is_linked(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether the head of a name comes first: "Bank of X"."""
    return any(token.text in name_words("linking") for token in tokens[first : last + 1])


def _has_age(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether an age follows a name: "Mirel Oduna, 34,"."""
    after = tokens[last + 1 : last + 4]
    return (
        len(after) == 3
        and after[0].text == after[2].text == ","
        and after[1].kind == "number"
        and len(after[1].text) <= 2
    )
