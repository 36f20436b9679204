"""What an article names: persons, places and everything else with a name of its own.

A name is a run of words that the article writes with a capital where only a name has one
(`casing`, `runs`). What stands before or behind it tells what it names, as far as grammar can: an
office or an age makes a person, "in" a place. Nothing is looked up: there is no list of names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct, structs

from copydesk.articles.article import Span
from copydesk.findings.language.grammar import Class, Grammar, grammar_of
from copydesk.findings.language.tokens import Token, tokens_of
from copydesk.findings.reading.casing import casing_of, is_loud, line_of
from copydesk.findings.reading.runs import name_key, runs_in, trimmed
from copydesk.findings.reading.titles import title_after, title_before

if TYPE_CHECKING:
    from copydesk.articles.article import Sentence

NameKind = Literal["person", "place", "other"]
"""What a name names, as far as the words around it tell."""

_WHOLE_PERSON: Final = range(2, 4)
"""Words of a person's whole name: with one or many before "said" it may be a body."""


class Name(Struct, frozen=True, gc=False):
    """A name where it stands, without title, possessive, elided article or case ending."""

    start: int
    end: int
    words: tuple[str, ...]
    """The keys of its words."""
    kind: NameKind = "other"
    title: str = ""
    """The office or form of address beside it, as written: "Prime Minister"; "" for none."""
    title_start: int = 0
    title_end: int = 0
    beside: str = ""
    """The key of the small noun right behind it, as far as it may be one: "province"."""


def names_of(
    text: str,
    sentences: Sequence[Sentence],
    language: str,
    tokens: Sequence[Sequence[Token]] | None = None,
) -> tuple[Name, ...]:
    """Return the names in an article, in order and disjoint.

    Args:
        text: As it is seen (`as_seen`).
        sentences: All of its sentences: what one writes with a capital is a name in all.
        language: BCP 47; "" if not known.
        tokens: Of each sentence, where they are known already.
    """
    grammar = grammar_of(language[:2])
    told = tokens or [tokens_of(text, place.start, place.end) for place in sentences]
    lines = [line_of(each) for each in told]
    casing = casing_of(lines, language, grammar)
    found = [
        _name(text, line.tokens, run, language, grammar)
        for line in lines
        if line.capitals
        for run in runs_in(line, casing, grammar)
    ]
    return _with_kinds(found)


def _name(
    text: str, tokens: Sequence[Token], run: tuple[int, int], language: str, grammar: Grammar
) -> Name:
    first, last = run
    start = tokens[first].start + trimmed(tokens[first].text, language)[0]
    end = tokens[last].start + trimmed(tokens[last].text, language)[1]
    keys = tuple(name_key(t, language) for t in tokens[first : last + 1] if t.kind == "word")
    title = title_before(tokens, first, grammar) or title_after(tokens, last, grammar)
    kind = "person" if title else _kind(tokens, first, last, grammar)
    title = title or Span(0, 0)
    beside = _beside(tokens, last, grammar)
    office = text[title.start : title.end]
    return Name(start, end, keys, kind, office, title.start, title.end, beside)


def _beside(tokens: Sequence[Token], last: int, grammar: Grammar) -> str:
    """Return the word behind a name if it can be a noun: no verb of saying or of the past."""
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is None or after.kind != "word" or not after.text.islower() or not grammar.classes:
        return ""
    verb = after.key.endswith("ed") or after.key in grammar.irregular
    return "" if verb or grammar.of(after.key) else after.key


def _kind(tokens: Sequence[Token], first: int, last: int, grammar: Grammar) -> NameKind:
    """Return what a name without title names, by the words around it."""
    if _has_age(tokens, last):
        return "person"
    ahead = grammar.of(tokens[first - 1].key) if first else 0
    if ahead & Class.WHERE:
        return "place"
    said = last + 1 < len(tokens) and grammar.of(tokens[last + 1].key) & Class.REPORT
    if not said or ahead & Class.ARTICLE:
        return "other"
    named = [token for token in tokens[first : last + 1] if token.kind == "word"]
    return "person" if len(named) in _WHOLE_PERSON and not any(map(is_loud, named)) else "other"


def _has_age(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether an age follows a name: "Mirel Oduna, 34,"."""
    after = tokens[last + 1 : last + 4]
    return (
        len(after) == 3
        and after[0].text == ","
        and after[2].text in {",", ".", ";"}
        and after[1].kind == "figure"
        and len(after[1].text) <= 2
    )


def _with_kinds(names: Sequence[Name]) -> tuple[Name, ...]:
    """Return names with the kind that they have elsewhere: a person's surname is a person."""
    known: dict[tuple[str, ...], set[NameKind]] = defaultdict(set)
    for name in names:
        known[name.words].add(name.kind)
        if name.kind == "person":
            known[name.words[-1:]].add("person")
    return tuple(_settled(name, known[name.words]) for name in names)


def _settled(name: Name, kinds: set[NameKind]) -> Name:
    kind: NameKind = "place" if "place" in kinds else "other"
    if "person" in kinds:
        kind = "person"
    return name if kind == name.kind else structs.replace(name, kind=kind)
