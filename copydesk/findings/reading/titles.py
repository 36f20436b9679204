"""Titles: the office, rank or form of address before a name or behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from copydesk.findings.language.grammar import Class, Grammar
from copydesk.findings.language.tokens import Token

_BEFORE: Final = 8
"""Tokens of a title before a name at most: "Deputy Assistant Secretary of State"."""
_AFTER: Final = 12
"""Tokens of a title behind a name at most: "head of the agency that leads the search"."""
_ENDS: Final = frozenset({",", ".", ";", ":", "(", ")", "–", "—", '"', "“", "”", "!", "?"})


class Title(Struct, frozen=True):
    """Where a title stands, `[start, end)` in code points."""

    start: int
    end: int


def title_before(tokens: Sequence[Token], first: int, grammar: Grammar) -> Title | None:
    """Return the title that ends right before the name whose first token is `first`."""
    begun = at = first
    if first > 2 and tokens[first - 2].text == "of":
        # "Secretary of State": what the office is for is no title.
        at = begun = first - 2 if grammar.of(tokens[first - 3].key) & Class.TITLE else first
    while at and first - at < _BEFORE:
        at -= 1
        token = tokens[at]
        if grammar.of(token.key) & (Class.TITLE | Class.RANK):
            begun = at
        elif not (begun < first and _joins(tokens, at, grammar)) and token.text not in {".", "-"}:
            break
    if not any(grammar.of(token.key) & Class.TITLE for token in tokens[begun:first]):
        return None
    begun = _with_field(tokens, begun, grammar)
    return Title(tokens[begun].start, tokens[first - 1].end)


def _joins(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Tell whether a token may stand between two words of one title."""
    return (
        tokens[at].text in {"and", "of", "und", "et", "-", "&", "de"}
        and at > 0
        and bool(grammar.of(tokens[at - 1].key) & (Class.TITLE | Class.RANK))
    )


def _with_field(tokens: Sequence[Token], begun: int, grammar: Grammar) -> int:
    """Return where a title begins with the word of what it is for: "Foreign", "defence"."""
    if not begun or tokens[begun - 1].kind != "word":
        return begun
    word, ahead = tokens[begun - 1], tokens[begun - 2] if begun > 1 else None
    if grammar.of(word.key) or word.end + 1 != tokens[begun].start:
        return begun
    if word.is_capital and begun > 1:
        return begun - 1 if tokens[begun].is_capital else begun
    determined = ahead and grammar.of(ahead.key) & Class.FUNCTION
    if determined and ahead and not grammar.of(ahead.key) & (Class.PERSON | Class.LINKING):
        return begun - 1
    return begun


def title_after(tokens: Sequence[Token], last: int, grammar: Grammar) -> Title | None:
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
        if here & Class.TITLE and not seen:
            seen = not any(grammar.of(token.key) & Class.AND for token in tokens[at + 1 : end])
        end += 1
    if not seen or end - at > _AFTER:
        return None
    start = at + 1
    while start < end and grammar.of(tokens[start].key) & Class.FUNCTION:
        start += 1
    return Title(tokens[start].start, tokens[end - 1].end) if start < end else None
