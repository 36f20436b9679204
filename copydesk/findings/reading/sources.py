"""Who says what: the tags "X said", "said the mayor", "according to police".

A tag is a verb of saying (class REPORT of the language's grammar) with its subject, before or
behind it. The same forms are nouns too ("the US state of Kansas", "claims of fraud"): a form that
isn't past is a verb only with a subject that it agrees with and without "of" behind it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from copydesk.findings.language.grammar import Class, Grammar, grammar_of, words
from copydesk.findings.language.tokens import Token, tokens_of
from copydesk.findings.reading.names import Name

if TYPE_CHECKING:
    from copydesk.articles.article import Sentence

_REACH: Final = 14
"""Tokens of an apposition or a subject at most: "a spokesman for the ministry of the interior"."""
_QUOTES: Final = frozenset({*'"”“’‘»«」』', "''", "'"})
_LOOSE: Final = words("of about by from against over and for")
"""What follows a noun rather than a verb of saying: "claims of", "a report about"."""


_AGENT: Final = words("by von durch par")
"""What makes of a subject the doer of another verb: "interviewed by police, admitted"."""
_BELONGING: Final = frozenset({"of", "for"})
"""What joins a subject to whom it belongs to: "a spokesman for the guard"."""


class Source(Struct, frozen=True, gc=False):
    """A tag that says who says something, `[start, end)` in code points."""

    start: int
    end: int
    name: Name | None
    """Whoever says it, or belongs to what says it ("a spokesman for the White House")."""
    noun: str
    """The subject as written, when it is no mere name: "police", "the mayor", "she"."""
    verb: str
    """The key of the verb: "said"; "according" where the source follows."""
    is_pronoun: bool = False


class _Subject(Struct, frozen=True):
    """The subject of a tag, `[start, end)`."""

    start: int
    end: int
    name: Name | None
    noun: str
    is_pronoun: bool = False


class _Place(Struct, frozen=True):
    """A sentence in which tags are looked for."""

    text: str
    tokens: Sequence[Token]
    names: Sequence[Name]
    """Of the whole article, in order."""
    starts: Sequence[int]
    ends: Sequence[int]
    grammar: Grammar

    def name_ending(self, end: int) -> Name | None:
        """Return the name that ends at an offset or shortly before it, with its possessive."""
        at = bisect_left(self.ends, end - 2)
        while at < len(self.names) and self.names[at].end <= end:
            if self.text[self.names[at].end : end] in {"", "'s", "’s", "'", "’"}:
                return self.names[at]
            at += 1
        return None

    def is_named(self, token: Token) -> bool:
        """Tell whether a token is part of a name."""
        at = bisect_left(self.starts, token.end) - 1
        return at >= 0 and self.ends[at] > token.start

    def name_at(self, start: int) -> Name | None:
        """Return the name that begins at an offset."""
        at = bisect_left(self.starts, start)
        found = self.names[at] if at < len(self.names) else None
        return found if found and found.start == start else None


def sources_of(
    text: str,
    sentences: Sequence[Sentence],
    names: Sequence[Name],
    language: str,
    tokens: Sequence[Sequence[Token]] | None = None,
) -> tuple[Source, ...]:
    """Return the tags of an article in order; at most one for each verb of saying.

    Args:
        text: As it is seen.
        sentences: Of the article.
        names: All of its names (`names_of`).
        language: BCP 47; without its grammar there are none.
        tokens: Of each sentence, where they are known already.
    """
    grammar = grammar_of(language[:2])
    if not grammar.classes:
        return ()
    starts, ends = [name.start for name in names], [name.end for name in names]
    saying = _sayings(language[:2])
    found = []
    for told in tokens or [tokens_of(text, each.start, each.end) for each in sentences]:
        place = _Place(text, told, names, starts, ends, grammar)
        reached = 0
        for at, token in enumerate(told):
            source = _source(place, at) if token.key in saying else None
            if source and source.start >= reached:
                found.append(source)
                reached = source.end
    return tuple(found)


@lru_cache
def _sayings(language: str) -> frozenset[str]:
    """Return the keys of words with which a tag may say that somebody says something."""
    grammar = grammar_of(language)
    return frozenset(
        {key for key, here in grammar.classes.items() if here & Class.REPORT}
        | {
            first
            for first, entries in grammar.phrases.items()
            if any(here & Class.REPORT for _, here in entries)
        }
    )


def _source(place: _Place, at: int) -> Source | None:
    """Return the tag whose verb stands at `at`."""
    tokens, token = place.tokens, place.tokens[at]
    after = _phrase(place, at)
    if after:
        subject = _right(place, after)
        return _tag(token, tokens[after - 1], subject, "according") if subject else None
    here = place.grammar.of(token.key)
    if not here & Class.REPORT or here & Class.SAYING or place.is_named(token):
        return None
    if token.key.endswith("ing"):
        # Who goes on "adding that" was named before.
        return None
    subject = _subject(place, at)
    return _tag(token, token, subject, token.key) if subject else None


def _tag(first: Token, last: Token, subject: _Subject, verb: str) -> Source:
    return Source(
        min(first.start, subject.start),
        max(last.end, subject.end),
        subject.name,
        subject.noun,
        verb,
        subject.is_pronoun,
    )


def _phrase(place: _Place, at: int) -> int:
    """Return the token behind a phrase of saying such as "according to"; 0 if none is here."""
    here = place.grammar.of(place.tokens[at].key)
    if here & Class.REPORT and here & Class.FUNCTION:
        # A preposition: "laut Polizei", "selon la police".
        return at + 1
    for entry, classes in place.grammar.phrases.get(place.tokens[at].key, ()):
        end = at + len(entry)
        if classes & Class.REPORT and entry == tuple(t.key for t in place.tokens[at:end]):
            return end
    return 0


def _subject(place: _Place, at: int) -> _Subject | None:
    """Return whoever says what the verb at `at` says."""
    tokens, grammar = place.tokens, place.grammar
    first = at
    while first and _is_helper(tokens[first - 1], grammar):
        first -= 1
        if grammar.of(tokens[first].key) & Class.PASSIVE:
            return None
    if not first:
        return None
    inverted = _right(place, at + 1) if tokens[first - 1].text in _QUOTES | {","} else None
    is_quoted = not _QUOTES.isdisjoint({tokens[first - 1].text, tokens[max(0, first - 2)].text})
    if inverted and is_quoted:
        return inverted
    subject = _left(place, first - 1)
    if inverted and inverted.name and not (subject and subject.name):
        return inverted
    if subject and not _is_verb(place, at, subject):
        return None
    return subject or inverted


def _is_helper(token: Token, grammar: Grammar) -> bool:
    """Tell whether a word may stand between a subject and its verb: has, also, later, -ly."""
    here = grammar.of(token.key)
    if token.kind != "word" or here & (Class.PERSON | Class.AND | Class.TITLE | Class.NEGATION):
        return False
    return bool(here & (Class.LINKING | Class.AFTER | Class.BEFORE)) or (
        token.key in {"also", "then", "later", "too"} or token.text.endswith("ly")
    )


def _is_verb(place: _Place, at: int, subject: _Subject) -> bool:
    """Tell whether a form at `at` that may be a noun is a verb of this subject."""
    key = place.tokens[at].key
    if not place.grammar.of(key) & Class.NOUN:
        return True
    after = place.tokens[at + 1] if at + 1 < len(place.tokens) else None
    if place.text[subject.end - 2 : subject.end] in {"'s", "’s"} or after is None:
        return False
    if after.text in _LOOSE or subject.is_pronoun or subject.name:
        return after.text not in _LOOSE and (key.endswith("s") or subject.is_pronoun)
    if not key.endswith("s"):
        return subject.noun.endswith("s")
    return after.text in _QUOTES or bool(
        place.grammar.of(after.key) & (Class.PERSON | Class.ARTICLE) or after.key == "that"
    )


def _left(place: _Place, at: int) -> _Subject | None:
    """Return the subject that ends with the token at `at`, or with the apposition that does."""
    tokens = place.tokens
    if at >= 0 and tokens[at].text == ",":
        opened = next(
            (
                back
                for back in range(at - 1, max(-1, at - 1 - _REACH), -1)
                if tokens[back].text == ","
            ),
            None,
        )
        if not opened:
            return None
        name = place.name_ending(tokens[at - 1].end)
        subject = _left(place, opened - 1)
        if subject and name and name.start == tokens[opened + 1].start:
            return _Subject(subject.start, name.end, name, "")
        return None if subject and subject.is_pronoun else subject
    if at < 0 or tokens[at].kind != "word":
        return None
    if place.grammar.of(tokens[at].key) & Class.PERSON:
        return _Subject(tokens[at].start, tokens[at].end, None, tokens[at].text, True)
    name = place.name_ending(tokens[at].end)
    first = _phrase_start(place, at)
    if first and tokens[first - 1].text in _AGENT:
        return None
    if name and _stands_alone(place, first, name):
        start = name.title_start if 0 < name.title_end <= name.start else name.start
        return _Subject(start, tokens[at].end, name, "")
    if place.grammar.of(tokens[at].key) & (Class.FUNCTION | Class.REPORT) and not name:
        return None
    start, end = tokens[first].start, tokens[at].end
    return _Subject(start, end, name, place.text[start:end])


def _stands_alone(place: _Place, first: int, name: Name) -> bool:
    """Tell whether a name is the subject, not only whom the subject at `first` belongs to."""
    begun = name.title_start if 0 < name.title_end <= name.start else name.start
    ahead = [token for token in place.tokens[first : first + _REACH] if token.end <= begun]
    while ahead and place.grammar.of(ahead[-1].key) & Class.ARTICLE:
        ahead.pop()
    return not ahead or ahead[-1].text not in _BELONGING


def _phrase_start(place: _Place, last: int) -> int:
    """Return where the noun phrase begins that ends at `last`: at its determiner."""
    first = last
    for at in range(last - 1, max(-1, last - 1 - _REACH), -1):
        token = place.tokens[at]
        here = place.grammar.of(token.key)
        if token.kind == "mark" and token.text not in {"-", "."}:
            break
        if (here & (Class.LINKING | Class.MODAL | Class.PERSON) and not here & Class.ARTICLE) or (
            here & Class.REPORT and not here & Class.SAYING
        ):
            break
        if here & Class.FUNCTION and token.text not in _BELONGING:
            if not here & Class.ARTICLE:
                return first
            if not at or place.tokens[at - 1].text not in _BELONGING:
                return at
        first = at
    return first


def _right(place: _Place, at: int) -> _Subject | None:
    """Return the subject that begins with the token at `at`."""
    tokens = place.tokens
    if at >= len(tokens) or tokens[at].kind != "word":
        return None
    here = place.grammar.of(tokens[at].key)
    if here & Class.PERSON and not here & Class.ARTICLE:
        return _Subject(tokens[at].start, tokens[at].end, None, tokens[at].text, True)
    if here & Class.FUNCTION and not here & (Class.ARTICLE | Class.TITLE):
        return None
    last = at
    while last + 1 < len(tokens) and last - at < _REACH:
        name = place.name_at(tokens[last].start)
        if name:
            end = max(name.end, tokens[last].end)
            is_alone = last == at or 0 < name.title_end <= name.start
            noun = "" if is_alone else place.text[tokens[at].start : end]
            return _Subject(tokens[at].start, end, name, noun)
        if not _is_in_phrase(place, last + 1):
            break
        last += 1
    name = place.name_at(tokens[last].start)
    noun = "" if name and last == at else place.text[tokens[at].start : tokens[last].end]
    return _Subject(tokens[at].start, tokens[last].end, name, noun)


def _is_in_phrase(place: _Place, at: int) -> bool:
    """Tell whether the token at `at` goes on with a noun phrase."""
    token = place.tokens[at]
    here = place.grammar.of(token.key)
    if token.kind != "word":
        # "Dr. Oduna"
        short = place.grammar.of(place.tokens[at - 1].key) & Class.TITLE and token.text == "."
        return bool(short) and at + 1 < len(place.tokens) and place.tokens[at + 1].is_capital
    if token.text in _BELONGING or here & Class.TITLE:
        return True
    if place.tokens[at - 1].is_capital and not token.is_capital:
        # "Laut Polizei flohen"
        return False
    verb = here & Class.REPORT and not here & (Class.NOUN | Class.SAYING)
    return not verb and not here & Class.FUNCTION
