"""What an article names: persons, places and everything else with a name of its own.

A name is a run of words that the article writes with a capital where only a name has one
(`casing`, `runs`). What stands before or behind it tells what it names, as far as grammar can: an
office or an age makes a person, "in" a place. Nothing is looked up: there is no list of names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, Literal

from msgspec import Struct, structs

from copydesk.articles.article import Span
from copydesk.findings.language.grammar import NOTHING, Class, Grammar, grammar_of
from copydesk.findings.language.tokens import Token
from copydesk.findings.reading.casing import casing_of, is_loud, line_of
from copydesk.findings.reading.runs import name_key, runs_in, trimmed
from copydesk.findings.reading.titles import title_after, title_before

NameKind = Literal["person", "place", "other"]  # as far as the words around it tell
_KINDS: Final[tuple[NameKind, ...]] = ("person", "place", "other")
_WHOLE_PERSON: Final = range(2, 4)  # words of one: any other number before "said" may be a body
_AGE: Final = re.compile(r",\s?\d{1,2}[,.;]")


class Name(Struct, frozen=True, gc=False):
    """A name where it stands, without title, possessive, elided article or case ending."""

    start: int
    end: int
    words: tuple[str, ...]  # the keys of its words
    kind: NameKind = "other"
    title: str = ""  # office or form of address beside it, as written: "Prime Minister"; or ""
    title_start: int = 0
    title_end: int = 0
    beside: str = ""  # key of the small noun right behind it, as far as it may be one: "province"


def names_of(text: str, tokens: Iterable[Sequence[Token]], language: str) -> tuple[Name, ...]:
    """Return the names in an article, in order and disjoint, given all sentences' tokens."""
    grammar = grammar_of(language[:2])
    lines = [line_of(told) for told in tokens]
    casing = casing_of(lines, language, grammar)
    found = [
        _name(text, line.tokens, run, language, grammar)
        for line in lines
        if line.capitals
        for run in runs_in(line, casing, grammar)
    ]
    known: dict[tuple[str, ...], set[NameKind]] = defaultdict(set)
    for name in found:
        known[name.words].add(name.kind)
        if name.kind == "person":
            # Whoever has a surname like a person's is one.
            known[name.words[-1:]].add("person")
    kinds = {words: next(k for k in _KINDS if k in told) for words, told in known.items()}
    return tuple(structs.replace(name, kind=kinds[name.words]) for name in found)


def _name(
    text: str, tokens: Sequence[Token], run: tuple[int, int], language: str, grammar: Grammar
) -> Name:
    first, last = run
    start = tokens[first].start + trimmed(tokens[first].text, language)[0]
    end = tokens[last].start + trimmed(tokens[last].text, language)[1]
    keys = tuple(name_key(t, language) for t in tokens[first : last + 1] if t.kind == "word")
    title = title_before(tokens, first, grammar) or title_after(tokens, last, grammar)
    kind = "person" if title or _AGE.match(text, end) else _kind(tokens, first, last, grammar)
    at, beside = title or Span(0, 0), _beside(tokens, last, grammar)
    return Name(start, end, keys, kind, text[at.start : at.end], at.start, at.end, beside)


def _beside(tokens: Sequence[Token], last: int, grammar: Grammar) -> str:
    """Return the word behind a name if it can be a noun: no verb of saying or of the past."""
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is None or after.kind != "word" or not after.text.islower() or not grammar.classes:
        return ""
    verb = after.key.endswith("ed") or after.key in grammar.irregular
    return "" if verb or grammar.of(after.key) else after.key


def _kind(tokens: Sequence[Token], first: int, last: int, grammar: Grammar) -> NameKind:
    ahead = grammar.of(tokens[first - 1].key) if first else NOTHING
    if ahead & Class.WHERE:
        return "place"
    said = last + 1 < len(tokens) and grammar.of(tokens[last + 1].key) & Class.REPORT
    if not said or ahead & Class.ARTICLE:
        return "other"
    named = [token for token in tokens[first : last + 1] if token.kind == "word"]
    return "person" if len(named) in _WHOLE_PERSON and not any(map(is_loud, named)) else "other"
