"""Names as they stand in a pairing or an article, and what the whole article knows by name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import chain, islice, pairwise
from operator import add
from typing import Final

from msgspec import Struct

from copydesk.articles.article import Span
from copydesk.findings.naming.mentions import Mention, mentions_in
from copydesk.findings.text.lexicon import lexicon
from copydesk.findings.text.pairing import Side
from copydesk.findings.text.passage import Passage, Reading
from copydesk.findings.text.tokens import Token, stem
from copydesk.findings.text.word_files import entries

_NOUN_CAPITALS: Final = frozenset({"de", "lb", "nds", "gsw", "bar"})
"""Languages in which a capital makes no name: German and its kin."""
_MOST_NAMES: Final = 80
"""Names on one side of a pairing beyond which it is a list: all are compared with all."""
_LETTERS: Final = 2
"""Letters of the shortest abbreviation."""
_ALIASES: Final = 3
"""Tokens between two names that introduce one another: "Islamic State (ISIS)"."""
_INTRODUCING: Final = 10
"""Tokens within which words like "formerly known as" introduce a name by another."""


class Naming(Struct, frozen=True, eq=False, dict=True):
    """One use of a name in an article. It is kept with its article: `namings`."""

    passage: Passage
    mention: Mention

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stems of its words."""
        return tuple(stem(key) for key in self.mention.keys)

    @property
    def countries(self) -> frozenset[str]:
        """The countries that it means: Iraq for Iraq, Iraqi and Baghdad."""
        return _countries(self.mention.keys)

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """What it may be abbreviated to, and its own words in capitals, as small letters."""
        initials = "".join(key[0] for key in self.mention.keys).casefold()
        return frozenset(initials[at:] for at in range(len(initials) - 1)) | self.capitals

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Its words in capitals of two letters or more, as small letters."""
        loud = (token for token in self.tokens if token.text.isupper())
        return frozenset(token.key.casefold() for token in loud if len(token.key) >= _LETTERS)

    @cached_property
    def span(self) -> Span:
        """Where it stands in the article, without a possessive at its end."""
        first, last = self.tokens[0], self.tokens[-1]
        for ending in ("'s", "’s"):
            if last.text.endswith(ending):
                return Span(first.start, last.end - len(ending))
        return Span(first.start, last.end)

    @cached_property
    def words(self) -> str:
        """The name as written."""
        return self.passage.reading.article.quote(self.span)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its tokens."""
        return self.passage.tokens[self.mention.first : self.mention.last + 1]

    @property
    def is_denied(self) -> bool:
        """Whether the text says that it is not this one: "the Council, not the League"."""
        tokens, at = self.passage.tokens, self.mention.first - 1
        if at > 0 and tokens[at].key == "the":
            at -= 1
        return at > 0 and tokens[at].key == "not" and tokens[at - 1].text == ","


class Placed(Struct, frozen=True, eq=False):
    """A naming with its place among the tokens of a side."""

    first: int
    last: int
    naming: Naming

    @property
    def mention(self) -> Mention:
        """The name itself."""
        return self.naming.mention


def namings(passage: Passage) -> tuple[Naming, ...]:
    """Return the names used in a passage, without those that it denies.

    Where all nouns have capitals, only people and names of several words are told from nouns.
    """
    return _namings_of(passage.reading)[passage.sentence.index]


@lru_cache(maxsize=64)
def _namings_of(reading: Reading) -> tuple[tuple[Naming, ...], ...]:
    is_sure = reading.language not in _NOUN_CAPITALS
    found = []
    for passage in reading.passages:
        names = (Naming(passage, mention) for mention in mentions_in(passage))
        found.append(
            tuple(
                name
                for name in names
                if not name.is_denied
                and (is_sure or name.mention.kind == "person" or len(name.mention.keys) > 1)
            )
        )
    return tuple(found)


def placed_namings(side: Side) -> tuple[Placed, ...]:
    """Return the names used on one side of a pairing, in order; the first ones of a long list."""
    names = (
        Placed(before + naming.mention.first, before + naming.mention.last, naming)
        for before, passage in side.offsets
        for naming in namings(passage)
    )
    return tuple(islice(names, _MOST_NAMES))


def affirmed_stems(side: Side) -> frozenset[str]:
    """Return the stems of a side without those of names that it denies."""
    stems = (_affirmed(p.reading)[p.sentence.index] for p in side.passages)
    return frozenset(chain.from_iterable(stems))


@lru_cache(maxsize=64)
def _affirmed(reading: Reading) -> tuple[frozenset[str], ...]:
    found = []
    for passage in reading.passages:
        denied = {
            index
            for mention in mentions_in(passage)
            if Naming(passage, mention).is_denied
            for index in range(mention.first, mention.last + 1)
        }
        stems = (t.stem for at, t in enumerate(passage.tokens) if at not in denied)
        found.append(frozenset(stems))
    return tuple(found)


class Vocabulary(Struct, frozen=True):
    """What an article calls by which words."""

    words: frozenset[str]
    """Keys and stems of all its words, and each two neighbours as one: Coast Guard, Coastguard."""
    names: frozenset[tuple[str, ...]]
    """Its names, as the keys of each mention."""
    together: dict[str, frozenset[str]]
    """For each word of a name the other words that stood with it: Donald and Trump."""
    aliases: frozenset[tuple[str, str]]
    """Last words of names that introduce one another, in both orders."""

    def knows(self, naming: Naming, key: str) -> bool:
        """Tell whether the article has a word of a name, also written as one with its neighbour."""
        if key in self.words:
            return True
        keys = naming.mention.keys
        return any(key in pair and "".join(pair) in self.words for pair in pairwise(keys))


@lru_cache(maxsize=64)
def vocabulary_of(reading: Reading) -> Vocabulary:
    """Return what an article calls by which words."""
    words: set[str] = set(chain.from_iterable(_affirmed(reading)))
    names: set[tuple[str, ...]] = set()
    together: dict[str, set[str]] = {}
    aliases: set[tuple[str, str]] = set()
    for passage in reading.told:
        keys = [token.key for token in passage.tokens if token.kind == "word"]
        words.update(keys)
        words.update(map(add, keys, keys[1:]))
        for mention in mentions_in(passage):
            names.add(mention.keys)
            for key in mention.keys:
                together.setdefault(key, set()).update(mention.keys)
        for one, other in _introduced(passage):
            aliases |= {(one, other), (other, one)}
    shared = {key: frozenset(others) for key, others in together.items()}
    return Vocabulary(frozenset(words), frozenset(names), shared, frozenset(aliases))


def _introduced(passage: Passage) -> Iterator[tuple[str, str]]:
    """Yield the last words of two names of which one introduces the other."""
    introducing = lexicon("aliases")
    for one, other in pairwise(mentions_in(passage)):
        between = passage.tokens[one.last + 1 : other.first]
        if len(between) > _INTRODUCING:
            continue
        opened = bool(between) and between[0].text == "(" and len(between) <= _ALIASES
        if opened or any(match.last < len(between) for match in introducing.matches(between)):
            yield one.keys[-1], other.keys[-1]


def is_abbreviation(one: Naming, other: Naming) -> bool:
    """Tell whether a word in capitals is made of the other name's first letters: SSB, LA County."""
    return _abbreviates(one, other) or _abbreviates(other, one)


def _abbreviates(short: Naming, long: Naming) -> bool:
    return bool(short.capitals) and any(
        letters.startswith(acronym) or acronym.startswith(letters)
        for letters in short.capitals
        for acronym in long.acronyms
    )


def are_given_names(one: str, other: str) -> bool:
    """Tell whether two words are forms of one given name: Bill, William."""
    return bool(_given_names().get(one, frozenset()) & _given_names().get(other, frozenset()))


@lru_cache(maxsize=20_000)
def _countries(keys: tuple[str, ...]) -> frozenset[str]:
    """Return the countries that the words of a name mean, one by one or two and three together."""
    runs = (keys[at : at + size] for size in (1, 2, 3) for at in range(len(keys) - size + 1))
    known = (_countries_by_name().get(" ".join(run)) for run in runs)
    return frozenset(country for country in known if country)


@lru_cache
def _countries_by_name() -> dict[str, str]:
    return {name: country for country, name in entries("places")}


@lru_cache
def _given_names() -> dict[str, frozenset[str]]:
    """Return for each form of a given name those that it may stand for."""
    found: dict[str, set[str]] = {}
    for name, form in entries("nicknames"):
        found.setdefault(form, set()).add(name)
    return {form: frozenset(names) for form, names in found.items()}
