"""Who says what in a sentence: the source, the words that name it as one, and what it vouches for.

"The Coast Guard said", "according to two officials", "the company's records show". There is no
grammar here: a source is found by a verb or preposition (`words/reporting.txt`) and reaches from
there to the nearest mark or conjunction. What somebody does with words ("announced a plan") is no
attribution unless a clause follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from copydesk.findings.sourcing.source_names import (
    ENDS,
    FINITE,
    LONGEST,
    POSTMODIFIERS,
    PRONOUNS,
    SourceKind,
    apposed_name,
    kind_of,
    name_end,
    noun_kinds,
    phrase_end,
    plain_name,
    tokens_at,
    with_apposition,
)
from copydesk.findings.text.content import LONGEST_SENTENCE, is_content
from copydesk.findings.text.lexicon import Match, lexicon

if TYPE_CHECKING:
    from copydesk.findings.text.pairing import Side
    from copydesk.findings.text.passage import Passage
    from copydesk.findings.text.tokens import Token

_KEPT: Final = 8192
"""Passages whose sources are kept: those of two long articles."""
_MOST: Final = 12
"""Sources in one sentence, at most; more are a table or noise."""
_PASSIVE: Final = 6
"""Tokens behind a passive verb in which "by" stands."""
_ADVERBS: Final = frozenset(
    {"also", "later", "then", "now", "again", "further", "earlier", "first", "has", "have", "had"}
    | {"would", "will", "himself", "herself", "themselves", "itself", "once", "always", "still"}
    | {"did", "does", "do", "meanwhile", "however", "never", "just", "both", "all"}
)
"""Words between a source and its verb."""
_OPENERS: Final = frozenset({"the", "a", "an", "its", "his", "her", "their", "one", "two", "some"})
"""Words with which the name of a source begins, besides capitals."""
_DETERMINERS: Final = frozenset(
    {"a", "an", "the", "its", "his", "her", "their", "our", "my", "this", "that", "no", "some"}
)
"""Words before a noun, and so not before a verb."""
_BE: Final = frozenset({"is", "are", "was", "were", "be", "been", "being"})


class Source(Struct, frozen=True):
    """A source in a passage; indices are those of its tokens."""

    first: int
    """First token of what attributes: "the Coast Guard said", "according to police"."""
    last: int
    """Its last token, inclusive."""
    name: range
    """The tokens that name the source; empty where the subject stands elsewhere."""
    kind: SourceKind
    head: str
    """Stem of the noun that it is: "offici" for "two officials briefed on the log"."""
    words: frozenset[str]
    """Stems of all its words with content."""
    verb: str
    """Label in `words/reporting.txt`."""
    covers: tuple[range, ...]
    """The tokens that it vouches for."""

    @property
    def names(self) -> frozenset[str]:
        """The stems that tell which source it is: the noun alone where that is no name."""
        nameless = self.kind in ("anonymous", "document")
        return frozenset({self.head}) if nameless else self.words

    def vouches_for(self, index: int) -> bool:
        """Tell whether a token is part of what the source says."""
        return any(index in covered for covered in self.covers)

    def moved(self, offset: int) -> Source:
        """Return the same with all indices moved by `offset`."""
        return replace(
            self,
            first=self.first + offset,
            last=self.last + offset,
            name=range(self.name.start + offset, self.name.stop + offset),
            covers=tuple(range(part.start + offset, part.stop + offset) for part in self.covers),
        )


@lru_cache(maxsize=_KEPT)
def sources_in(passage: Passage) -> tuple[Source, ...]:
    """Return the sources of an English passage, in order; those in quotation marks are left out."""
    found: list[Source] = []
    if len(passage.tokens) > LONGEST_SENTENCE:
        return ()
    for match in lexicon("reporting").matches(passage.tokens):
        if len(found) == _MOST:
            break
        if passage.quoted[match.first] or _is_name(passage, match.first):
            continue
        if match.label == "according":
            source = _by_preposition(passage, match)
        elif match.label == "count":
            source = _by_count(passage, match)
        elif match.label == "going":
            source = _source(passage, match, (match.first, match.last), range(0), leads=True)
        else:
            source = _by_verb(passage, match)
        if source is not None and not (found and source.first <= found[-1].last):
            found.append(source)
    return tuple(found)


def sources_on(side: Side) -> tuple[Source, ...]:
    """Return the sources on one side of a pairing, with the side's indices."""
    return tuple(
        source.moved(offset) for offset, passage in side.offsets for source in sources_in(passage)
    )


def is_vouched_for(side: Side, index: int) -> bool:
    """Tell whether a token on a side is part of what some source says."""
    return any(source.vouches_for(index) for source in sources_on(side))


def _is_name(passage: Passage, at: int) -> bool:
    """Tell whether a word has a capital that its place doesn't account for: Islamic State."""
    return at > 0 and passage.tokens[at].is_capital and passage.sentence.kind != "headline"


def _by_preposition(passage: Passage, match: Match) -> Source | None:
    """Return the source of "according to the company's records"."""
    name = range(match.last + 1, name_end(passage.tokens, match.last + 1))
    if not name:
        return None
    leads = match.first == 0 or passage.tokens[match.first - 1].key in ENDS
    return _source(passage, match, (match.first, name[-1]), name, leads=leads)


def _by_count(passage: Passage, match: Match) -> Source | None:
    """Return the source of "by the Coastguard's count"."""
    tokens = passage.tokens
    for first in range(match.first - 1, max(-1, match.first - LONGEST), -1):
        if tokens[first].kind == "mark" or tokens[first].key in FINITE:
            return None
        if tokens[first].key == "by":
            name = range(first + 1, match.first)
            whose = any(
                token.text[-2:] in ("'s", "’s", "s'", "s’") for token in tokens_at(tokens, name)
            )
            return _source(passage, match, (first, match.last), name) if whose else None
    return None


def _by_verb(passage: Passage, match: Match) -> Source | None:
    """Return the source of "the Coast Guard said", "said the Coast Guard", None if it is an act."""
    tokens, verb = passage.tokens, match.first
    at = _skipped_adverbs(tokens, verb)
    if at >= 0 and tokens[at].key in _BE:
        return _by_passive(passage, match)
    name = _name_before(tokens, verb, at)
    if match.label in ("say", "state", "act", "credit") and (
        name is None or not _is_apposed(tokens, name, at)
    ):
        inverted = _inverted_name(passage, verb)
        if inverted:
            return _source(passage, match, (verb, inverted[-1]), inverted)
    if name is None or (not name and match.label == "think"):
        return None
    rest = range(match.last + 1, phrase_end(tokens, match.last + 1))
    clause = any(token.key in FINITE or token.key == "that" for token in tokens_at(tokens, rest))
    first = name.start
    trails = first > 0 and tokens[first - 1].kind == "mark" and not clause
    if not (trails or clause or match.label in ("say", "call")):
        return None
    return _source(passage, match, (first, match.last), name, leads=not trails)


def _by_passive(passage: Passage, match: Match) -> Source | None:
    """Return the source of "was announced by the prime minister"."""
    tokens = passage.tokens
    end = min(phrase_end(tokens, match.last + 1), match.last + 1 + _PASSIVE)
    for at in range(match.last + 1, end):
        if tokens[at].key == "by":
            name = range(at + 1, name_end(tokens, at + 1))
            return _source(passage, match, (match.first, name[-1]), name) if name else None
    return None


def _name_before(tokens: Sequence[Token], verb: int, at: int) -> range | None:
    """Return the name that ends at token `at` before a verb, empty if the subject stands farther.

    None where the word is no verb of a speaker: "its post", "was called", "to say".
    """
    if at < 0 or tokens[at].key in ("to", "of"):
        return None
    if at < verb - 1 and tokens[verb].key.endswith("s"):
        return None
    if tokens[at].text == ")":
        opened = range(at - 1, max(-1, at - LONGEST), -1)
        at = next((index for index in opened if tokens[index].text == "("), 0) - 1
    if at < 0:
        return None
    name = apposed_name(tokens, at) if tokens[at].kind == "mark" else plain_name(tokens, at)
    if not name:
        return name
    is_name = any(
        is_content(t) or t.key in PRONOUNS or t.key in noun_kinds() for t in tokens_at(tokens, name)
    )
    is_noun = tokens[at].key in _DETERMINERS or tokens[name.start].key in POSTMODIFIERS
    return name if is_name and not is_noun else None


def _is_apposed(tokens: Sequence[Token], name: range, at: int) -> bool:
    """Tell whether a name is followed by an apposition, so that the comma belongs to it."""
    return bool(name) and name.stop == at and tokens[at].text == ","


def _source(
    passage: Passage,
    match: Match,
    phrase: tuple[int, int],
    name: range,
    *,
    leads: bool = False,
) -> Source | None:
    """Return a source by where its phrase and name stand; what it leads comes only after it."""
    first, last = phrase
    kind, head = kind_of(passage, name)
    if match.label == "show" and kind != "document":
        return None
    after = range(last + 1, len(passage.tokens))
    words = frozenset(token.stem for token in tokens_at(passage.tokens, name) if is_content(token))
    covers = (after,) if leads else (range(first), after)
    return Source(first, last, name, kind, head, words, match.label, covers)


def _inverted_name(passage: Passage, verb: int) -> range:
    """Return the name behind a verb that follows what was said: "..., said the mayor"."""
    tokens = passage.tokens
    if not verb or tokens[verb - 1].kind != "mark" or verb + 1 >= len(tokens):
        return range(0)
    follows = tokens[verb + 1]
    quoting = any(passage.quoted[at] for at in range(max(0, verb - 3), verb))
    if not (follows.is_capital or follows.key in _OPENERS or (quoting and is_content(follows))):
        return range(0)
    name = with_apposition(tokens, range(verb + 1, name_end(tokens, verb + 1)))
    rest = range(verb + 1, phrase_end(tokens, verb + 1))
    clause = any(token.key in FINITE for token in tokens_at(tokens, rest))
    return name if quoting or not clause else range(0)


def _skipped_adverbs(tokens: Sequence[Token], verb: int) -> int:
    """Return the index of the token before a verb, its auxiliaries and adverbs; -1 for none."""
    at = verb - 1
    while at >= 0 and (tokens[at].key in _ADVERBS or tokens[at].key.endswith("ly")):
        at -= 1
    return at
