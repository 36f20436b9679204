"""What an article names: persons, places and everything else with a name of its own.

A name is a run of words that the article writes with a capital where only a name has one
(`casing`). What stands before or behind it tells what it names, as far as grammar can: an office or
an age makes a person, "in" a place. Nothing is looked up: there is no list of names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct, structs

from copydesk.findings.language.forms import key_of
from copydesk.findings.language.grammar import Class, Grammar, grammar_of, words
from copydesk.findings.language.tokens import Token, tokens_of
from copydesk.findings.reading.casing import (
    Casing,
    begins,
    casing_of,
    has_capital,
    is_display,
    is_loud,
    touch,
)
from copydesk.findings.reading.titles import Title, title_after, title_before

if TYPE_CHECKING:
    from copydesk.articles.article import Sentence

NameKind = Literal["person", "place", "other"]
"""What a name names, as far as the words around it tell."""

_LONGEST: Final = 12
"""Words of a name at most; a longer run of capitals is a list or a broken line."""
_SYLLABLE: Final = 5
"""Letters of a Korean or Chinese syllable in Latin letters at most: "Seung"."""
_PARTICLES: Final = words(
    "al el bin ibn ben abu bint von van de del della di da dos du ter ten zu zum zur av af"
)
"""Small words inside names, over the languages that news names come from."""
_ARABIC: Final = words("as ash ad ar an at az ul")
"""The Arabic article as the next letter asks; only with a hyphen, else they are other words."""
_SECOND: Final = words("der den la las los le")
"""Particles behind another one only: "von der", "de la"."""
_LINKS: Final = frozenset({"of", "for"})
"""Small words that join the parts of one name: "Bank of England"."""
_ELIDED: Final = re.compile(
    r"(?:[dlmnstcj]|qu|(?:d[ae]|[ans][eu]?|co|que)l?l|un)['’ʼ](?=\w{2})", re.I
)
"""French, Italian and Catalan articles and prepositions that lean on a name."""
_ELIDING: Final = frozenset({"fr", "it", "ca", "oc"})
_SUFFIX: Final = re.compile(r"(?<=\w\w)['’ʼ](?:[^\W\d_A-Z]*)$")
"""What follows an apostrophe at a name's end: a possessive, a Turkish or Finnish case ending."""


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


class _Run(Struct, frozen=True):
    """A name among the tokens of its sentence: `[first, last]`."""

    tokens: Sequence[Token]
    first: int
    last: int


def names_of(text: str, sentences: Sequence[Sentence], language: str) -> tuple[Name, ...]:
    """Return the names in an article, in order and disjoint.

    Args:
        text: As it is seen (`as_seen`).
        sentences: All of its sentences: what one writes with a capital is a name in all.
        language: BCP 47; "" if not known.
    """
    grammar = grammar_of(language[:2])
    told = [tokens_of(text, sentence.start, sentence.end) for sentence in sentences]
    casing = casing_of(told, language, grammar)
    runs = chain.from_iterable(_runs(tokens, casing, grammar) for tokens in told)
    named = [_name(text, run, language, grammar) for run in runs]
    return _with_kinds([name for name in named if name.words])


def _runs(tokens: Sequence[Token], casing: Casing, grammar: Grammar) -> list[_Run]:
    """Return the names in one sentence."""
    display = is_display(tokens)
    flags = [
        _is_name_word(tokens, at, casing, grammar, display=display) for at in range(len(tokens))
    ]
    found = []
    at = 0
    while at < len(tokens):
        if not flags[at]:
            at += 1
            continue
        last = _last(tokens, at, flags, grammar)
        first = _behind_title(tokens, at, last, grammar)
        if first <= last:
            found.append(_Run(tokens, first, last))
        at = last + 1
    return found


def _is_title(token: Token, grammar: Grammar) -> bool:
    """Tell whether a word is part of a title; a possessive begins the name of an office."""
    is_part = bool(grammar.of(token.key) & (Class.TITLE | Class.RANK))
    return is_part and not _SUFFIX.search(token.text)


def _behind_title(tokens: Sequence[Token], first: int, last: int, grammar: Grammar) -> int:
    """Return where the name itself begins in a run that may begin with a title."""
    at = first
    if first > 1 and tokens[first - 1].text in _LINKS and _is_title(tokens[first - 2], grammar):
        at += first < last
    while at <= last and (
        _is_title(tokens[at], grammar)
        or (at > first and tokens[at].kind == "mark")
        or (at == first < last and _is_title(tokens[at + 1], grammar))
    ):
        # "Secretary of State Hillary Clinton": what the office is for is one word.
        at += 3 if at + 3 <= last and tokens[at + 1].text in _LINKS else 1
    return at


def _is_name_word(
    tokens: Sequence[Token], at: int, casing: Casing, grammar: Grammar, *, display: bool
) -> bool:
    """Tell whether the word at `at` belongs to a name."""
    token = tokens[at]
    if not has_capital(token):
        return False
    if is_loud(token) and not display:
        return True
    if grammar.of(token.key) & (Class.FUNCTION | Class.HEDGE | Class.CALENDAR):
        return False
    if _is_known(token, casing):
        return not display or token.key not in casing.small
    return not display and token.key not in casing.small and _goes_on(tokens, at, casing)


def _is_known(token: Token, casing: Casing) -> bool:
    """Tell whether a word, perhaps with an ending, has a capital in mid-sentence somewhere."""
    return token.key in casing.capital or _bare(token.text, "") in casing.capital


def _goes_on(tokens: Sequence[Token], at: int, casing: Casing) -> bool:
    """Tell whether the capital that begins a sentence is followed by a word of a name."""
    if not begins(tokens, at) or at + 1 >= len(tokens):
        return False
    following = tokens[at + 1]
    if following.text == "." and len(tokens[at].text) == 1:
        return True
    if following.text == "-" and at + 2 < len(tokens):
        following = tokens[at + 2]
    if not has_capital(following) or not _is_known(following, casing):
        return False
    # A given name before a surname; before a whole name any word may begin a sentence.
    after = tokens[at + 2] if at + 2 < len(tokens) else following
    return after.kind == "mark" or not has_capital(after) or following.end == after.start


def _last(tokens: Sequence[Token], first: int, flags: Sequence[bool], grammar: Grammar) -> int:
    """Return the last token of the name that begins at `first`."""
    last = first
    for _ in range(_LONGEST):
        following = _continued(tokens, first, last, flags, grammar)
        if following is None:
            break
        last = following
    return last


def _continued(
    tokens: Sequence[Token], first: int, last: int, flags: Sequence[bool], grammar: Grammar
) -> int | None:
    """Return the next word with a capital of the name in `[first, last]`.

    What follows a possessive or "of" belongs to it behind an article ("the Sheriff's Office") and
    behind a single word ("Bank of England"); "Huad Hussein of Iraq" are two.
    """
    is_whole = first > 0 and bool(grammar.of(tokens[first - 1].key) & Class.ARTICLE)
    if _SUFFIX.search(tokens[last].text) and not is_whole:
        return None
    at = last + 1
    if at < len(tokens) and tokens[at].text == "-":
        if not touch(tokens, last, min(at + 1, len(tokens) - 1)):
            return None
        at += 1
        return at if at < len(tokens) and _is_second_half(tokens, first, at, grammar) else None
    if at < len(tokens) and (tokens[at].text == "&" or _is_initial(tokens, last)):
        at += 1
    while at < len(tokens) and at <= last + 3 and _joins(tokens, at, is_whole or first == last):
        at += 1
        if at < len(tokens) and tokens[at].text == "-":
            at += 1
    return at if at < len(tokens) and flags[at] else None


def _is_second_half(tokens: Sequence[Token], first: int, at: int, grammar: Grammar) -> bool:
    """Tell whether the word behind a hyphen belongs to a name: "Kim Song-ho", not "Tarvik-led"."""
    if has_capital(tokens[at]) or at - first < 3 or tokens[at].kind != "word":
        return has_capital(tokens[at])
    key, ahead = tokens[at].key, tokens[first - 1].key if first else ""
    known = grammar.of(key) or key in grammar.irregular or grammar.of(ahead) & Class.ARTICLE
    return len(key) <= _SYLLABLE and not known


def _joins(tokens: Sequence[Token], at: int, links: bool) -> bool:
    """Tell whether a small word stands between two words of one name."""
    written, ahead = tokens[at].text, tokens[at - 1].text
    if written in _ARABIC:
        return at + 1 < len(tokens) and tokens[at + 1].text == "-"
    if written in _SECOND:
        return ahead in _PARTICLES
    return written in _PARTICLES or (links and written in _LINKS)


def _is_initial(tokens: Sequence[Token], at: int) -> bool:
    return len(tokens[at].text) == 1 and at + 1 < len(tokens) and tokens[at + 1].text == "."


def _bare(written: str, language: str) -> str:
    """Return the key of a word without an elided article and a case ending; "" if it has none."""
    start, end = _trim(written, language)
    return key_of(written[start:end]) if (start, end) != (0, len(written)) else ""


def _trim(written: str, language: str) -> tuple[int, int]:
    """Return which part of a word is the name itself."""
    elided = _ELIDED.match(written)
    leans = elided and (written[0].islower() or language[:2] in _ELIDING)
    start = elided.end() if elided and leans and written[elided.end()].isupper() else 0
    suffix = _SUFFIX.search(written, start)
    return start, suffix.start() if suffix else len(written)


def _name(text: str, run: _Run, language: str, grammar: Grammar) -> Name:
    tokens = run.tokens
    head, tail = tokens[run.first], tokens[run.last]
    first = _with_article(tokens, run.first)
    start = tokens[first].start
    if first == run.first:
        start += _trim(head.text, language)[0]
    end = tail.start + _trim(tail.text, language)[1]
    keys = tuple(
        _bare(token.text, language) or token.key
        for token in tokens[first : run.last + 1]
        if token.kind == "word"
    )
    title = title_before(tokens, first, grammar) or title_after(tokens, run.last, grammar)
    kind = _kind(tokens, first, run.last, title, grammar)
    title = title or Title(0, 0)
    return Name(start, end, keys, kind, text[title.start : title.end], title.start, title.end)


def _with_article(tokens: Sequence[Token], first: int) -> int:
    """Return where a name begins whose first capital is at `first`: "al-Rifai", "von Storch"."""
    hyphen = first >= 2 and tokens[first - 1].text == "-" and touch(tokens, first - 2, first)
    if hyphen:
        return first - 2 if tokens[first - 2].text in _PARTICLES | _ARABIC else first
    begun = first
    for _ in range(2):
        ahead = tokens[begun - 1].text if begun else ""
        if ahead not in {"von", "van", "der", "den", "bin", "ibn", "abu"}:
            break
        begun -= 1
    # "der" alone is an article.
    return begun if tokens[begun].text not in {"der", "den"} else first


def _kind(
    tokens: Sequence[Token], first: int, last: int, title: Title | None, grammar: Grammar
) -> NameKind:
    """Return what a name names, by the words around it."""
    if title or _has_age(tokens, last):
        return "person"
    ahead = tokens[first - 1].key if first else ""
    if grammar.of(ahead) & Class.WHERE:
        return "place"
    several = sum(token.kind == "word" for token in tokens[first : last + 1]) in {2, 3}
    said = last + 1 < len(tokens) and grammar.of(tokens[last + 1].key) & Class.REPORT
    bare = (
        not any(is_loud(token) for token in tokens[first : last + 1])
        and not grammar.of(ahead) & Class.ARTICLE
    )
    return "person" if several and said and bare else "other"


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
    whole: dict[tuple[str, ...], set[NameKind]] = defaultdict(set)
    for name in names:
        whole[name.words].add(name.kind)
        if name.kind == "person":
            whole[name.words[-1:]].add("person")
    return tuple(
        structs.replace(name, kind=_settled(whole[name.words])) if name.kind != "person" else name
        for name in names
    )


def _settled(kinds: set[NameKind]) -> NameKind:
    if "person" in kinds:
        return "person"
    return "place" if "place" in kinds else "other"
