"""Titles: the office, rank or form of address before a name or behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from copydesk.articles.article import Span
from copydesk.findings.language.grammar import NOTHING, Class, Grammar
from copydesk.findings.language.tokens import Token

_LONGEST: Final = 8  # tokens of one before a name: "Deputy Assistant Secretary of State"
_AFTER: Final = 12  # tokens of one behind a name: "head of the agency that leads the search"
_VERBAL: Final = Class.PERSON | Class.LINKING | Class.MODAL  # stands before a verb, not a noun


def is_title(token: Token, grammar: Grammar) -> bool:
    """Tell whether a word is part of a title; a possessive begins the name of an office."""
    key = token.key
    # "Officers Oduna and Lund"
    here = grammar.of(key) or (grammar.of(key[:-1]) if key.endswith("s") else NOTHING)
    return bool(here & (Class.TITLE | Class.RANK)) and token.text[-2:-1] not in {"'", "’"}


def behind_title(tokens: Sequence[Token], first: int, last: int, grammar: Grammar) -> int:
    """Return where the name itself begins in a run of capitals `[first, last]`.

    It may hold a title and whose it is: "Norland Police Chief U. R. Oduna". Behind a title in the
    midst of a run two words make a name, so that "Martin King Jr" stays one. What an office is for
    is one word: "Secretary of State Mirel Oduna".
    """
    begun = first + (first < last and _is_of_office(tokens, first, grammar))
    for place in range(begun, last + 1):
        inside = place > begun and not grammar.of(tokens[place].key) & Class.TITLE
        if inside or not is_title(tokens[place], grammar):
            # "Norland Brewing Co.", "Ten Sisters Foods"
            continue
        following = place + 1
        if following < last and tokens[following].text == "of":
            following += 2 if following + 1 < last else 1
        left = sum(token.kind == "word" for token in tokens[following : last + 1])
        if place == begun or left != 1:
            begun = following
    return begun


def title_before(tokens: Sequence[Token], first: int, grammar: Grammar) -> Span | None:
    """Return the title that ends right before the name whose first token is `first`."""
    # "Secretary of State": what the office is for is no title.
    begun = at = first - 2 if _is_of_office(tokens, first - 1, grammar) else first
    while at and first - at < _LONGEST:
        at -= 1
        if is_title(tokens[at], grammar):
            begun = at
        elif not _joins(tokens, at, grammar):
            break
    if all(grammar.of(token.key) & Class.RANK for token in tokens[begun:first]):
        return None
    if tokens[first].text.isupper() and not tokens[first - 1].is_capital:
        return None  # "A major U.S. port".
    return Span(tokens[_with_field(tokens, begun, grammar)].start, tokens[first - 1].end)


def title_after(tokens: Sequence[Token], last: int, grammar: Grammar) -> Span | None:
    """Return the title in apposition to the name whose last token is `last`."""
    first = end = last + 2
    if tokens[last + 1 : first] == () or tokens[last + 1].text != ",":
        return None
    while end < len(tokens) and (tokens[end].kind != "mark" or tokens[end].text in "-'’"):
        here = grammar.of(tokens[end].key)
        if here & _VERBAL or (here & Class.REPORT and not here & Class.TITLE):
            break
        end += 1
    while first < end and grammar.of(tokens[first].key) & Class.ARTICLE:
        first += 1
    titles = [at for at in range(first, end) if grammar.of(tokens[at].key) & Class.TITLE]
    if not titles or end - last > _AFTER:
        return None
    # "Made public by the founder", "according to the mayor" are no titles.
    ahead = tokens[first : titles[0]]
    odd = any(grammar.of(t.key) & Class.FUNCTION or t.key in grammar.irregular for t in ahead)
    # Before another name it is that one's: "the chairman, Senator Oduna", "manager Mirel Oduna".
    inside = [tokens[at + 1] for at in titles if at + 1 < end]
    named = any(token.is_capital and not is_title(token, grammar) for token in inside)
    named = named or any(token.is_capital for token in tokens[end + 1 : end + 2])
    return None if odd or named else Span(tokens[first].start, tokens[end - 1].end)


def _is_of_office(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Tell whether "of" and an office stand before `at`, unlike "founder of Norland Foods"."""
    office, of = tokens[at - 2 : at] if at > 1 else (tokens[0], tokens[0])
    return of.text == "of" and office.is_capital and is_title(office, grammar)


def _joins(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    token, after = tokens[at], tokens[at + 1]
    if token.text in {".", "-"}:
        return True
    if not at or not is_title(tokens[at - 1], grammar):
        return False
    if grammar.of(token.key) & Class.AND:
        # "Shot in the head and Officer Oduna" joins nothing.
        return after.is_capital == tokens[at - 1].is_capital or after.text.isupper()
    return token.text == "of" and is_title(after, grammar)


def _with_field(tokens: Sequence[Token], begun: int, grammar: Grammar) -> int:
    """Return where a title begins with the words of what it is for: "Foreign", "defence"."""
    capital = tokens[begun].is_capital
    for at in range(begun - 1, max(0, begun - _LONGEST) - 1, -1):
        word = tokens[at]
        touches = word.kind == "word" and word.end + 1 == tokens[at + 1].start
        known = grammar.of(word.key) or word.key in grammar.irregular
        if not touches or known or word.is_capital is not capital or word.text[-2:-1] in {"'", "’"}:
            return at + 1
        if not capital:
            ahead = grammar.of(tokens[at - 1].key) if at else NOTHING
            return at if ahead & Class.FUNCTION and not ahead & _VERBAL else at + 1
    return max(0, begun - _LONGEST)
