"""Titles: the office, rank or form of address before a name or behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from copydesk.articles.article import Span
from copydesk.findings.language.grammar import Class, Grammar
from copydesk.findings.language.tokens import Token

_BEFORE: Final = 8
"""Tokens of a title before a name at most: "Deputy Assistant Secretary of State"."""
_AFTER: Final = 12
"""Tokens of a title behind a name at most: "head of the agency that leads the search"."""
_ENDS: Final = frozenset(
    {",", ".", ";", ":", "(", ")", "–", "—", '"', "“", "”", "!", "?", "[", "]"}
)
_TITLE: Final = Class.TITLE | Class.RANK
_VERBAL: Final = Class.PERSON | Class.LINKING | Class.MODAL
"""What stands before a verb rather than before a noun."""


def is_title(token: Token, grammar: Grammar) -> bool:
    """Tell whether a word is part of a title; a possessive begins the name of an office."""
    here = grammar.of(token.key)
    if not here and token.key.endswith("s"):
        # "Officers Oduna and Lund"
        here = grammar.of(token.key[:-1])
    return bool(here & _TITLE) and token.text[-2:-1] not in {"'", "’"}


def _is_office(token: Token, grammar: Grammar) -> bool:
    """Tell whether a capital begins an office of two words, unlike "founder of Norland Foods"."""
    return token.is_capital and is_title(token, grammar)


def behind_title(tokens: Sequence[Token], first: int, last: int, grammar: Grammar) -> int:
    """Return where the name itself begins in a run of capitals `[first, last]`.

    It may hold a title and whose it is: "Norland Police Chief U. R. Oduna". Behind the last word
    of one in the midst of a run two words make a name, so that "Martin King Jr" stays one. What an
    office is for is one word: "Secretary of State Mirel Oduna".
    """
    at = first
    if first > 1 and tokens[first - 1].text == "of" and _is_office(tokens[first - 2], grammar):
        at += first < last
    begun = at
    for place in range(at, last + 1):
        token = tokens[place]
        if place > begun and not grammar.of(token.key) & Class.TITLE:
            # "Norland Brewing Co.", "Ten Sisters Foods"
            continue
        if not is_title(token, grammar):
            continue
        following = place + 1
        if following < last and tokens[following].text == "of":
            following += 2 if following + 1 < last else 1
        left = sum(token.kind == "word" for token in tokens[following : last + 1])
        if place == begun or left > 1 or following > last:
            begun = following
    return begun


def title_before(tokens: Sequence[Token], first: int, grammar: Grammar) -> Span | None:
    """Return the title that ends right before the name whose first token is `first`."""
    begun = at = first
    if first > 2 and tokens[first - 2].text == "of" and tokens[first - 1].text.isalpha():
        # "Secretary of State": what the office is for is no title.
        at = begun = first - 2 if _is_office(tokens[first - 3], grammar) else first
    while at and first - at < _BEFORE:
        at -= 1
        if is_title(tokens[at], grammar):
            begun = at
        elif not _joins(tokens, at, grammar):
            break
    if tokens[first].text.isupper() and not tokens[first - 1].is_capital:
        # "A major U.S. port".
        return None
    if begun == first or all(grammar.of(t.key) & Class.RANK for t in tokens[begun:first]):
        return None
    begun = _with_field(tokens, begun, grammar)
    return Span(tokens[begun].start, tokens[first - 1].end)


def _joins(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Tell whether a token may stand between two words of one title."""
    token, after = tokens[at], tokens[at + 1]
    if token.text in {".", "-"}:
        return True
    if not at or not is_title(tokens[at - 1], grammar):
        return False
    if grammar.of(token.key) & Class.AND or token.text in {"und", "et"}:
        # "Shot in the head and Officer Oduna" joins nothing.
        return after.is_capital == tokens[at - 1].is_capital or after.text.isupper()
    return token.text == "of" and is_title(after, grammar)


def _with_field(tokens: Sequence[Token], begun: int, grammar: Grammar) -> int:
    """Return where a title begins with the words of what it is for: "Foreign", "defence"."""
    for _ in range(_BEFORE):
        word = tokens[begun - 1]
        touches = begun > 0 and word.kind == "word" and word.end + 1 == tokens[begun].start
        known = grammar.of(word.key) or word.key in grammar.irregular
        if not touches or known or word.text[-2:-1] in {"'", "’"}:
            return begun
        if not word.is_capital:
            if tokens[begun].is_capital:
                return begun
            ahead = grammar.of(tokens[begun - 2].key) if begun > 1 else Class.PERSON
            return begun - 1 if ahead & Class.FUNCTION and not ahead & _VERBAL else begun
        if not tokens[begun].is_capital or begun == 1:
            return begun
        begun -= 1
    return begun


def title_after(tokens: Sequence[Token], last: int, grammar: Grammar) -> Span | None:
    """Return the title in apposition to the name whose last token is `last`."""
    at = last + 1
    if at + 1 >= len(tokens) or tokens[at].text != ",":
        return None
    end = at + 1
    seen = False
    while end < len(tokens) and end - at <= _AFTER and tokens[end].text not in _ENDS:
        here = grammar.of(tokens[end].key)
        if here & (Class.LINKING | Class.PERSON | Class.MODAL) or (
            here & Class.REPORT and not here & Class.TITLE
        ):
            break
        if here & Class.TITLE and _is_named(tokens, end, grammar):
            return None
        if here & Class.TITLE:
            seen = True
        elif not seen and (
            (here & Class.FUNCTION and not here & Class.ARTICLE)
            or tokens[end].key in grammar.irregular
        ):
            # "Made public by the founder", "according to the mayor" are no titles.
            return None
        end += 1
    if not seen or end - at > _AFTER or (end + 1 < len(tokens) and tokens[end + 1].is_capital):
        # Before another name the apposition is that one's: "the chairman, Senator Oduna, said".
        return None
    start = at + 1
    while start < end and grammar.of(tokens[start].key) & Class.FUNCTION:
        start += 1
    return Span(tokens[start].start, tokens[end - 1].end) if start < end else None


def _is_named(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Tell whether a title stands before another name: "at the inn, manager Mirel Oduna said"."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is not None and following.is_capital and not is_title(following, grammar)
