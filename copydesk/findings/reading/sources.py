"""Who says what: the tags "X said", "said the mayor", "according to police".

A tag is a verb of saying (class REPORT of the language's grammar) with its subject, before or
behind it. Some forms are nouns too ("the US state of Kansas", "claims of fraud"): such a form is a
verb only with a subject that it agrees with and without "of" behind it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct, structs

from copydesk.findings.language.grammar import Class, Grammar, grammar_of, words
from copydesk.findings.language.tokens import Token, tokens_of
from copydesk.findings.reading.names import Name

if TYPE_CHECKING:
    from copydesk.articles.article import Sentence

_REACH: Final = 14
"""Tokens of an apposition or a subject at most: "a spokesman for the ministry of the interior"."""
_QUOTES: Final = frozenset({*"\"”“’‘»«」』'", "''"})
_LOOSE: Final = words("of about by from against over and for")
"""What follows a noun rather than a verb of saying: "claims of", "a report about"."""
_AGENT: Final = words("by von durch par")
"""What makes of a subject the doer of another verb: "interviewed by police, admitted"."""
_BELONGING: Final = words("of for")
"""What joins a subject to whom it belongs to: "a spokesman for the guard"."""
_HELPERS: Final = Class.LINKING | Class.AFTER | Class.BEFORE
_NO_HELPERS: Final = Class.PERSON | Class.AND | Class.TITLE | Class.NEGATION
_VERBAL: Final = Class.LINKING | Class.MODAL | Class.PERSON
_NOT_YET: Final = Class.ARTICLE | Class.TITLE


class Source(Struct, frozen=True, gc=False):
    """A tag that says who says something, `[start, end)` in code points."""

    start: int
    end: int
    name: Name | None
    """Whoever says it, or belongs to what says it ("a spokesman for the White House")."""
    noun: str = ""
    """The subject as written, when it is no mere name: "police", "the mayor", "she"."""
    verb: str = ""
    """The key of the verb: "said"; "according" where the source follows."""
    is_pronoun: bool = False


class _Place(Struct, frozen=True):
    """A sentence in which tags are looked for."""

    text: str
    tokens: Sequence[Token]
    grammar: Grammar
    begins: Mapping[int, Name]
    """The article's names by the offsets at which they begin."""
    ends: Mapping[int, Name]
    """And those at which they end."""

    def of(self, at: int) -> int:
        """Return the classes of the token at `at`; none outside the sentence."""
        return self.grammar.of(self.tokens[at].key) if 0 <= at < len(self.tokens) else 0

    def name_ending(self, at: int) -> Name | None:
        """Return the name that ends with the token at `at`, be it with a possessive."""
        end = self.tokens[at].end
        return self.ends.get(end) or self.ends.get(end - 2)

    def subject(self, first: int, last: int, name: Name | None = None) -> Source:
        """Return a subject as it is written in `[first, last]`."""
        start, end = self.tokens[first].start, self.tokens[last].end
        return Source(start, end, name, self.text[start:end])


def sources_of(
    text: str,
    sentences: Sequence[Sentence],
    names: Sequence[Name],
    language: str,
    tokens: Sequence[Sequence[Token]] | None = None,
) -> tuple[Source, ...]:
    """Return the tags of an article in order and disjoint.

    Args:
        text: As it is seen.
        sentences: Of the article.
        names: All of its names (`names_of`).
        language: BCP 47; without its grammar there are none.
        tokens: Of each sentence, where they are known already.
    """
    grammar, saying = grammar_of(language[:2]), _sayings(language[:2])
    begins = {name.start: name for name in names}
    ends = {name.end: name for name in names}
    found = []
    for told in tokens or [tokens_of(text, each.start, each.end) for each in sentences]:
        place = _Place(text, told, grammar, begins, ends)
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
    single = {key for key, here in grammar.classes.items() if here & Class.REPORT}
    return frozenset(single).union(
        first
        for first, entries in grammar.phrases.items()
        if any(here & Class.REPORT for _, here in entries)
    )


def _source(place: _Place, at: int) -> Source | None:
    """Return the tag whose verb stands at `at`."""
    token = place.tokens[at]
    after = _behind_phrase(place, at)
    if after:
        subject, verb, last = _right(place, after), "according", place.tokens[after - 1]
    elif (
        not place.of(at) & Class.REPORT
        or place.of(at) & Class.SAYING
        # Part of a name, or goes on with who was named before: "adding that".
        or token.start in place.begins
        or token.end in place.ends
        or token.key.endswith("ing")
    ):
        return None
    else:
        subject, verb, last = _subject(place, at), token.key, token
    if subject is None:
        return None
    start, end = min(token.start, subject.start), max(last.end, subject.end)
    return structs.replace(subject, start=start, end=end, verb=verb)


def _behind_phrase(place: _Place, at: int) -> int:
    """Return the token behind "according to" or a preposition of saying; 0 if none is here."""
    if place.of(at) & Class.REPORT and place.of(at) & Class.FUNCTION:
        # "Laut Polizei", "selon la police"
        return at + 1
    for entry, classes in place.grammar.phrases.get(place.tokens[at].key, ()):
        end = at + len(entry)
        if classes & Class.REPORT and entry == tuple(t.key for t in place.tokens[at:end]):
            return end
    return 0


def _subject(place: _Place, at: int) -> Source | None:
    """Return whoever says what the verb at `at` says; the one behind a quotation comes first."""
    tokens = place.tokens
    first = at
    while first and _is_helper(place, first - 1):
        first -= 1
        if place.of(first) & Class.PASSIVE:
            return None
    if not first:
        return None
    inverted = _right(place, at + 1) if tokens[first - 1].text in _QUOTES | {","} else None
    if inverted and not _QUOTES.isdisjoint(t.text for t in tokens[max(0, first - 2) : first]):
        return inverted
    subject = _left(place, first - 1)
    if inverted and inverted.name and not (subject and subject.name):
        return inverted
    if subject and not _is_verb(place, at, subject):
        return None
    return subject or inverted


def _is_helper(place: _Place, at: int) -> bool:
    """Tell whether a word may stand between a subject and its verb: has, also, later, -ly."""
    token = place.tokens[at]
    if token.kind != "word" or place.of(at) & _NO_HELPERS:
        return False
    adverb = token.text.endswith("ly") or token.key in {"also", "then", "later", "too"}
    return adverb or bool(place.of(at) & _HELPERS)


def _is_verb(place: _Place, at: int, subject: Source) -> bool:
    """Tell whether a form at `at` that may be a noun is a verb of this subject."""
    if not place.of(at) & Class.NOUN:
        return True
    after = place.tokens[at + 1] if at + 1 < len(place.tokens) else None
    if after is None or after.text in _LOOSE or subject.noun.endswith(("'s", "’s")):
        return False
    is_third = place.tokens[at].key.endswith("s")
    if subject.is_pronoun or (subject.name and not subject.noun):
        return is_third or subject.is_pronoun
    if not is_third:
        return subject.noun.endswith("s")
    clause = place.of(at + 1) & (Class.PERSON | Class.ARTICLE) or after.key == "that"
    return bool(clause) or after.text in _QUOTES


def _left(place: _Place, at: int) -> Source | None:
    """Return the subject that ends with the token at `at`, or with the apposition that does."""
    tokens = place.tokens
    if at > 0 and tokens[at].text == ",":
        opened = at - 1
        while opened > max(0, at - _REACH) and tokens[opened].text != ",":
            opened -= 1
        subject = _phrase(place, opened - 1) if tokens[opened].text == "," else None
        name = place.name_ending(at - 1)
        if subject and name and name.start == tokens[opened + 1].start:
            # "Her brother, Mirel Oduna, said"
            return Source(subject.start, name.end, name)
        return None if subject and subject.is_pronoun else subject
    return _phrase(place, at)


def _phrase(place: _Place, at: int) -> Source | None:
    """Return the noun phrase or pronoun that ends with the token at `at`."""
    tokens = place.tokens
    if at < 0 or tokens[at].kind != "word":
        return None
    if place.of(at) & Class.PERSON:
        return structs.replace(place.subject(at, at), is_pronoun=True)
    name = place.name_ending(at)
    first = _phrase_start(place, at)
    if (first and tokens[first - 1].text in _AGENT) or (
        place.of(at) & (Class.FUNCTION | Class.REPORT) and not name
    ):
        return None
    if name:
        begun = name.title_start if 0 < name.title_end <= name.start else name.start
        ahead = [token for token in tokens[first:at] if token.end <= begun]
        while ahead and place.grammar.of(ahead[-1].key) & Class.ARTICLE:
            ahead.pop()
        if not ahead or ahead[-1].text not in _BELONGING:
            return Source(begun, tokens[at].end, name)
    return place.subject(first, at, name)


def _phrase_start(place: _Place, last: int) -> int:
    """Return where the noun phrase begins that ends at `last`: at its determiner."""
    first = last
    for at in range(last - 1, max(-1, last - 1 - _REACH), -1):
        token, here = place.tokens[at], place.of(at)
        belongs = at > 0 and place.tokens[at - 1].text in _BELONGING
        if here & Class.ARTICLE and not belongs:
            return at
        if token.kind == "mark" and token.text not in {"-", "."}:
            return first
        if not here & Class.ARTICLE and (
            here & _VERBAL
            or (here & Class.REPORT and not here & Class.SAYING)
            or (here & Class.FUNCTION and token.text not in _BELONGING)
        ):
            return first
        first = at
    return first


def _right(place: _Place, at: int) -> Source | None:
    """Return the subject that begins with the token at `at`."""
    tokens = place.tokens
    if at >= len(tokens) or tokens[at].kind != "word":
        return None
    if place.of(at) & Class.PERSON and not place.of(at) & Class.ARTICLE:
        return structs.replace(place.subject(at, at), is_pronoun=True)
    if place.of(at) & Class.FUNCTION and not place.of(at) & _NOT_YET:
        return None
    for last in range(at, min(at + _REACH, len(tokens))):
        name = place.begins.get(tokens[last].start)
        if name:
            alone = last == at or 0 < name.title_end <= name.start
            noun = "" if alone else place.text[tokens[at].start : name.end]
            return Source(tokens[at].start, name.end, name, noun)
        if not _goes_on(place, last + 1):
            break
    return place.subject(at, last)


def _goes_on(place: _Place, at: int) -> bool:
    """Tell whether the token at `at` goes on with the noun phrase before it."""
    if at >= len(place.tokens):
        return False
    token, before, here = place.tokens[at], place.tokens[at - 1], place.of(at)
    if token.kind != "word":
        # "Dr. Oduna"
        follows = at + 1 < len(place.tokens) and place.tokens[at + 1].is_capital
        return token.text == "." and follows and bool(place.of(at - 1) & Class.TITLE)
    if token.text in _BELONGING or here & Class.TITLE:
        return True
    if before.is_capital and not token.is_capital:
        # "Laut Polizei flohen"
        return False
    verb = here & Class.REPORT and not here & (Class.NOUN | Class.SAYING)
    return not verb and not here & Class.FUNCTION
