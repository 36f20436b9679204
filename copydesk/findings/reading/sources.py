"""Who says what: the tags "X said", "said the mayor", "according to police".

A tag is a verb of saying (class REPORT of the language's grammar) with its subject, before or
behind it. Some forms are nouns too ("the US state of Kansas", "claims of fraud"): such a form is a
verb only beside a subject that it agrees with.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final

from msgspec import Struct, structs

from copydesk.findings.language.grammar import NOTHING, Class, Grammar, grammar_of, words
from copydesk.findings.language.tokens import Token
from copydesk.findings.reading.names import Name

_REACH: Final = 14  # tokens of an apposition or subject: "a spokesman for the ministry of health"
_QUOTES: Final = frozenset({*"\"”“’‘»«」』'", "''"})
_BEHIND_NOUNS: Final = words("of about by from against over and for")  # "claims of" is no verb
_AGENT: Final = words("by von durch par")
_BELONGING: Final = words("of for")
_ADVERBS: Final = words("also then later too")
_DETERMINERS: Final = Class.ARTICLE | Class.TITLE
_HELPERS: Final = Class.LINKING | Class.AFTER | Class.BEFORE
_NO_HELPERS: Final = Class.PERSON | Class.AND | Class.TITLE | Class.NEGATION


class Source(Struct, frozen=True, gc=False):
    """A tag that says who says something, `[start, end)` in code points."""

    start: int
    end: int
    name: Name | None  # who says it, or whose it is: "a spokesman for the White House"
    noun: str = ""  # the subject as written, when it is no mere name: "police", "the mayor", "she"
    is_pronoun: bool = False


class _Place(Struct, frozen=True):
    """A sentence in which tags are looked for."""

    text: str
    tokens: Sequence[Token]
    grammar: Grammar
    begins: Mapping[int, Name]  # names by the offsets at which they or their titles begin
    ends: Mapping[int, Name]

    def of(self, at: int) -> int:
        return self.grammar.of(self.tokens[at].key) if 0 <= at < len(self.tokens) else NOTHING

    def is_word(self, at: int) -> bool:
        return 0 <= at < len(self.tokens) and self.tokens[at].kind == "word"

    def name_ending(self, at: int) -> Name | None:
        end = self.tokens[at].end
        return self.ends.get(end) or self.ends.get(end - 2)

    def subject(self, first: int, last: int, name: Name | None = None) -> Source:
        start, end = self.tokens[first].start, self.tokens[last].end
        is_pronoun = first == last and name is None and bool(self.of(first) & Class.PERSON)
        return Source(start, end, name, self.text[start:end], is_pronoun)


def sources_of(
    text: str, tokens: Iterable[Sequence[Token]], names: Sequence[Name], language: str
) -> tuple[Source, ...]:
    """Return the tags of an article, in order and disjoint; none without a known grammar."""
    grammar = grammar_of(language[:2])
    saying = _sayings(language[:2])
    begins = {_begin(name): name for name in names}
    ends = {name.end: name for name in names}
    found: list[Source] = []
    for told in tokens:
        place = _Place(text, told, grammar, begins, ends)
        for at, token in enumerate(told):
            source = _source(place, at) if token.key in saying else None
            if source and (not found or source.start >= found[-1].end):
                found.append(source)
    return tuple(found)


@lru_cache
def _sayings(language: str) -> frozenset[str]:
    """Return the words with which a tag may say that somebody says something, as keys."""
    grammar = grammar_of(language)
    phrases = ((key, here) for key, some in grammar.phrases.items() for _, here in some)
    entries = chain(grammar.classes.items(), phrases)
    return frozenset(key for key, here in entries if here & Class.REPORT)


def _begin(name: Name) -> int:
    return name.title_start if 0 < name.title_end <= name.start else name.start


def _source(place: _Place, at: int) -> Source | None:
    verb, here = place.tokens[at], place.of(at)
    behind = _behind_phrase(place, at)
    if behind:
        subject, verb_end = _right(place, behind), place.tokens[behind - 1].end
    else:
        named = verb.start in place.begins or verb.end in place.ends
        # "Adding that" goes on with who was named before.
        says = here & Class.REPORT and not here & Class.SAYING and not verb.key.endswith("ing")
        subject, verb_end = _subject(place, at) if says and not named else None, verb.end
    if subject is None:
        return None
    start, end = min(verb.start, subject.start), max(verb_end, subject.end)
    return structs.replace(subject, start=start, end=end)


def _behind_phrase(place: _Place, at: int) -> int:
    """Return the token behind "according to" or a preposition of saying; 0 if none is here."""
    if place.of(at) & Class.REPORT and place.of(at) & Class.FUNCTION:
        return at + 1  # "Laut Polizei", "selon la police"
    for entry, classes in place.grammar.phrases.get(place.tokens[at].key, ()):
        end = at + len(entry)
        if classes & Class.REPORT and entry == tuple(t.key for t in place.tokens[at:end]):
            return end
    return 0


def _subject(place: _Place, at: int) -> Source | None:
    first = at
    while first and _is_helper(place, first - 1):
        first -= 1
        if place.of(first) & Class.PASSIVE:
            return None
    before = [token.text for token in place.tokens[max(0, first - 2) : first]]
    behind = _right(place, at + 1) if before and before[-1] in _QUOTES | {","} else None
    if behind and not _QUOTES.isdisjoint(before):
        return behind
    subject = _left(place, first - 1)
    if behind and (not subject or (behind.name and not subject.name)):
        return behind
    return subject if subject and _agrees(place, at, subject) else None


def _is_helper(place: _Place, at: int) -> bool:
    """Tell whether a word may stand between a subject and its verb: has, also, later, -ly."""
    key, here = place.tokens[at].key, place.of(at)
    helps = here & _HELPERS or key.endswith("ly") or key in _ADVERBS
    return bool(helps) and not here & _NO_HELPERS


def _agrees(place: _Place, at: int, subject: Source) -> bool:
    """Tell whether a form at `at` that may be a noun is a verb of this subject."""
    if not place.of(at) & Class.NOUN:
        return True
    after = place.tokens[at + 1].text if at + 1 < len(place.tokens) else "of"
    is_third = place.tokens[at].key.endswith("s")
    if after in _BEHIND_NOUNS or subject.is_pronoun or (subject.name and not subject.noun):
        return after not in _BEHIND_NOUNS and (is_third or subject.is_pronoun)
    if not is_third:
        return subject.noun.endswith("s") and subject.noun[-2:-1] not in ("", "'", "’")
    return bool(place.of(at + 1) & (Class.PERSON | Class.ARTICLE)) or after in _QUOTES | {"that"}


def _left(place: _Place, at: int) -> Source | None:
    """Return the subject that ends with the token at `at`, or with the apposition that does."""
    tokens = place.tokens
    if at < 1 or tokens[at].text != ",":
        return _phrase(place, at)
    commas = (o for o in range(at - 1, max(0, at - _REACH) - 1, -1) if tokens[o].text == ",")
    opened = next(commas, 0)
    subject = _phrase(place, opened - 1)
    name = place.name_ending(at - 1)
    if subject and name and name.start == tokens[opened + 1].start:
        return Source(subject.start, name.end, name)  # "Her brother, Mirel Oduna, said"
    return None if subject and subject.is_pronoun else subject


def _phrase(place: _Place, at: int) -> Source | None:
    """Return the noun phrase or pronoun that ends with the token at `at`."""
    if not place.is_word(at):
        return None
    tokens, here, name = place.tokens, place.of(at), place.name_ending(at)
    if here & Class.PERSON:
        return place.subject(at, at)
    first = _phrase_start(place, at)
    done_by = first and tokens[first - 1].text in _AGENT
    if done_by or (here & (Class.FUNCTION | Class.REPORT) and not name):
        return None
    if name:
        ahead = [tokens[n] for n in range(first, at) if not place.of(n) & Class.ARTICLE]
        before = [token.text for token in ahead if token.end <= _begin(name)][-1:]
        if _BELONGING.isdisjoint(before):
            return Source(_begin(name), tokens[at].end, name)
    return place.subject(first, at, name)


def _phrase_start(place: _Place, last: int) -> int:
    """Return where the noun phrase begins that ends at `last`: at its determiner."""
    for at in range(last - 1, max(-1, last - 1 - _REACH), -1):
        token, here = place.tokens[at], place.of(at)
        inside = token.text in {"-", ".", *_BELONGING} or here & Class.SAYING
        if here & Class.ARTICLE:
            if not at or place.tokens[at - 1].text not in _BELONGING:
                return at
        elif not inside and (token.kind == "mark" or here & (Class.FUNCTION | Class.REPORT)):
            return at + 1
    return max(0, last - _REACH)


def _right(place: _Place, at: int) -> Source | None:
    """Return the subject that begins with the token at `at`."""
    tokens, here = place.tokens, place.of(at)
    if here & Class.PERSON and not here & Class.ARTICLE:
        return place.subject(at, at)
    if not place.is_word(at) or (here & Class.FUNCTION and not here & _DETERMINERS):
        return None
    last = at
    for last in range(at, min(at + _REACH, len(tokens))):
        name = place.begins.get(tokens[last].start)
        if name:
            start = tokens[at].start
            return Source(start, name.end, name, place.text[start : name.end] if last > at else "")
        if not _goes_on(place, last + 1):
            break
    return place.subject(at, last)


def _goes_on(place: _Place, at: int) -> bool:
    """Tell whether the token at `at` goes on with the noun phrase before it."""
    if not place.is_word(at):
        return False
    token, here = place.tokens[at], place.of(at)
    if token.text in _BELONGING or here & Class.TITLE:
        return True
    if place.tokens[at - 1].is_capital and not token.is_capital:
        return False  # "Laut Polizei flohen"
    return not here & (Class.FUNCTION | Class.REPORT) or bool(here & (Class.NOUN | Class.SAYING))
