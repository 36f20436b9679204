"""What a sentence is not sure of: "reportedly", "may", "is said to", "if", and what they hedge.

A caveat hedges the next word with content behind it, "alleged" the noun phrase, "if" the clause up
to the next mark. May the month and might the noun are none, nor is what somebody couldn't do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal, cast

from msgspec import Struct
from msgspec.structs import replace

from copydesk.findings.text.content import LONGEST_SENTENCE, is_content
from copydesk.findings.text.lexicon import Match, lexicon

if TYPE_CHECKING:
    from copydesk.findings.text.pairing import Side
    from copydesk.findings.text.passage import Passage

CaveatKind = Literal[
    "hearsay",
    "belief",
    "seeming",
    "possible",
    "probable",
    "quality",
    "early",
    "condition",
    "aim",
    "sure",
    "neutral",
]
"""As labelled in `words/hedges.txt`."""

_KEPT: Final = 8192
"""Passages whose caveats are kept: those of two long articles."""
_MOST: Final = 24
"""Caveats in one sentence, at most; more are a refrain or noise."""
_REACH: Final = 7
"""Tokens behind a caveat in which the word stands that it hedges."""
_PHRASES: Final[Mapping[str, int]] = {"quality": 3, "sure": 0, "neutral": 0}
"""Words that a caveat hedges at most, where not one: "alleged" hedges a noun phrase."""
_CLAUSE: Final = 16
"""Tokens in the clause of a condition, at most."""
_STOPS: Final = frozenset(".;:!?()")
_NO_VERB: Final = frozenset(
    {"of", "and", "or", "in", "on", "to", "from", "for", "with", "by", "at", "as", "than", "that"}
)
"""Words that can't follow "might" and "may" where they are verbs."""


class Caveat(Struct, frozen=True):
    """Words that say how sure something is; indices are those of the tokens they stand in."""

    first: int
    last: int
    """The last token of the cue, inclusive; of the whole clause for a condition."""
    kind: CaveatKind
    hedged: tuple[int, ...]
    """The words with content that it hedges, ascending; those of its clause for a condition.

    None for those that hedge nothing: "sure" and "neutral".
    """


@lru_cache(maxsize=_KEPT)
def caveats_in(passage: Passage) -> tuple[Caveat, ...]:
    """Return the caveats of an English passage, in order; those in quotation marks are left out."""
    if len(passage.tokens) > LONGEST_SENTENCE:
        return ()
    return tuple(islice(_caveats(passage), _MOST))


def caveats_on(side: Side) -> tuple[Caveat, ...]:
    """Return the caveats on one side of a pairing, with the side's indices."""
    return tuple(
        replace(
            caveat,
            first=caveat.first + offset,
            last=caveat.last + offset,
            hedged=tuple(index + offset for index in caveat.hedged),
        )
        for offset, passage in side.offsets
        for caveat in caveats_in(passage)
    )


def _caveats(passage: Passage) -> Iterator[Caveat]:
    for match in lexicon("hedges").matches(passage.tokens):
        if match.label == "idiom" or passage.quoted[match.first] or _is_no_modal(passage, match):
            continue
        kind = cast(CaveatKind, match.label)
        if kind == "condition":
            last = _clause_end(passage, match.last)
            hedged = tuple(
                index
                for index in range(match.last + 1, last + 1)
                if is_content(passage.tokens[index])
            )
        else:
            last = match.last
            hedged = tuple(islice(_hedged(passage, last), _PHRASES.get(kind, 1)))
        if hedged or kind in ("sure", "neutral"):
            yield Caveat(match.first, last, kind, hedged)


def _is_no_modal(passage: Passage, match: Match) -> bool:
    """Tell whether "May" is a month, "might" is power, or a noun stands where a verb should."""
    token = passage.tokens[match.first]
    if match.first != match.last or token.key not in ("may", "might"):
        return False
    follows = passage.tokens[match.last + 1 : match.last + 2]
    is_name = token.is_capital and passage.sentence.kind != "headline"
    return is_name or not follows or follows[0].kind != "word" or follows[0].key in _NO_VERB


def _clause_end(passage: Passage, last: int) -> int:
    """Return the last token of the clause that a condition opens."""
    end = last
    while end + 1 < len(passage.tokens) and end - last < _CLAUSE:
        if passage.tokens[end + 1].text in _STOPS or passage.tokens[end + 1].text == ",":
            break
        end += 1
    return end


def _hedged(passage: Passage, last: int) -> Iterator[int]:
    """Yield the words with content behind a cue, in one run; adverbs in between say only how."""
    found = False
    tokens = passage.tokens
    for index in range(last + 1, min(len(tokens), last + 1 + _REACH)):
        token = tokens[index]
        if token.text in _STOPS or (found and not is_content(token)):
            return
        adverb = token.key.endswith("ly") and index + 1 < len(tokens)
        if is_content(token) and not (adverb and tokens[index + 1].kind == "word"):
            yield index
            found = True
