"""Names of sources: where in a sentence one stands, and what kind of source it is.

A name is a run of tokens: "Commander Ottil Renz of the Coast Guard", "two officials briefed on the
log". It ends at a mark, a conjunction or a verb; a comma may add who that is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import dropwhile
from typing import TYPE_CHECKING, Final, Literal

from copydesk.findings.text.content import is_content
from copydesk.findings.text.word_files import entries

if TYPE_CHECKING:
    from copydesk.findings.text.passage import Passage, Reading
    from copydesk.findings.text.tokens import Token

SourceKind = Literal["named", "anonymous", "document", "role", "pronoun"]
"""role: "the mayor", "police": known by what it is; pronoun: whoever was named before."""

LONGEST: Final = 14
"""Tokens in the name of a source, at most."""
_APPOSED: Final = 40
"""Tokens in a name with its apposition, or in what follows a verb, at most."""
ENDS: Final = frozenset(
    {"and", "but", "that", "which", "who", "whom", "as", "because", "while", "when", "after", "if"}
    | {"before", "since", "although", "though", "so", "or", "where", "what", "how", "why", "than"}
)
"""Words behind which a source begins, or before which it ends."""
PRONOUNS: Final = frozenset({"he", "she", "they", "it", "i", "we", "you", "who", "which"})
"""Words that stand for whoever was named before."""
POSTMODIFIERS: Final = frozenset(
    {"of", "at", "in", "on", "with", "from", "for", "by", "close", "near", "to", "about", "into"}
    | {"briefed", "familiar", "speaking", "quoted", "cited", "citing", "seen", "involved", "posted"}
    | {"published", "released", "issued", "obtained", "reviewed", "who", "which", "that", "whose"}
)
"""Words behind the noun that a source is."""
FINITE: Final = frozenset(
    {"is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "will", "would", "can"}
    | {"could", "may", "might", "should", "must", "be", "been", "isn't", "wasn't", "weren't"}
    | {"hasn't", "haven't", "hadn't", "won't", "wouldn't", "can't", "couldn't", "didn't", "doesn't"}
)
"""Words that tell that a clause follows."""
_BREAKS: Final = frozenset('.;:!?()"“”„«»—–')
"""Marks that end a phrase."""


def plain_name(tokens: Sequence[Token], last: int) -> range:
    """Return the name that ends right before a verb; an empty range where there is none."""
    first = last + 1
    while first > 0 and last - first + 2 < LONGEST and _continues_name(tokens, first - 1):
        first -= 1
    return range(first, last + 1)


def _continues_name(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.kind == "mark":
        # "Capt. Solmaan", "US-led", "U.S.": a mark inside a name.
        return token.text in "-‐‑.&" and 0 < at < len(tokens) - 1 and tokens[at + 1].is_capital
    return token.key not in ENDS and token.key not in FINITE


def apposed_name(tokens: Sequence[Token], comma: int) -> range | None:
    """Return the name before an apposition: "Magda Quillan, who leads the league, said"."""
    if tokens[comma].text not in (",", "—", "–"):
        return None
    first = comma
    while first > 0 and tokens[first - 1].text not in _BREAKS:
        first -= 1
        if comma - first > _APPOSED:
            return None
    end = name_end(tokens, first)
    return range(first, comma) if first < end < comma and tokens[end].kind == "mark" else None


def name_end(tokens: Sequence[Token], first: int) -> int:
    """Return where a name that begins at `first` ends, exclusive."""
    at = first
    while at < min(len(tokens), first + LONGEST):
        token = tokens[at]
        inside = token.text in "-‐‑.&'’" and at + 1 < len(tokens) and tokens[at + 1].kind == "word"
        if token.kind == "mark" and not inside:
            break
        if at > first and (token.key in ENDS or token.key in FINITE):
            break
        at += 1
    return at


def phrase_end(tokens: Sequence[Token], first: int) -> int:
    """Return the index of the next mark that ends a phrase, or the end."""
    end = min(len(tokens), first + _APPOSED)
    at = first
    while at < end and tokens[at].text not in _BREAKS and tokens[at].text != ",":
        at += 1
    return at


def kind_of(passage: Passage, name: range) -> tuple[SourceKind, str]:
    """Return what a source is, and the stem of the noun that it is."""
    nouns: list[Token] = []
    for token in tokens_at(passage.tokens, name):
        if nouns and (token.key in POSTMODIFIERS or token.text in _BREAKS | {","}):
            break
        if token.kind == "word":
            nouns.append(token)
    if not nouns or all(token.key in PRONOUNS for token in nouns):
        return "pronoun", ""
    head = nouns[-1]
    capitals = [_is_proper(passage, token) for token in nouns]
    # "Its chief, Jane Roe": the name may come behind the comma.
    apposed = [token.is_capital and is_content(token) for token in _apposition(passage, name)]
    label = noun_kinds().get(head.key, "")
    if label == "anonymous" and not any(apposed):
        return "anonymous", head.stem
    if label == "document":
        return "document", head.stem
    return ("named" if any(capitals) or any(apposed) else "role"), head.stem


def _apposition(passage: Passage, name: range) -> Iterator[Token]:
    """Yield the tokens of a name that come behind its first comma."""
    return dropwhile(lambda token: token.text != ",", tokens_at(passage.tokens, name))


def _is_proper(passage: Passage, token: Token) -> bool:
    """Tell whether a capital means a name: at the start of a sentence only if nothing else can."""
    if not token.is_capital or not is_content(token):
        return False
    return token != passage.tokens[0] or token.key not in _small_words(passage.reading)


@lru_cache(maxsize=64)
def _small_words(reading: Reading) -> frozenset[str]:
    """Return the words that an article writes in small letters, and the nouns of sources."""
    small = {t.key for p in reading.told for t in p.tokens if t.kind == "word" and not t.is_capital}
    return frozenset({*small, *noun_kinds()})


@lru_cache
def noun_kinds() -> dict[str, str]:
    """Return what kind of source each noun is."""
    return {word: label for label, word in entries("sources")}


def tokens_at(tokens: Sequence[Token], name: range) -> Sequence[Token]:
    """Return the tokens of a name."""
    return tokens[name.start : name.stop]


def with_apposition(tokens: Sequence[Token], name: range) -> range:
    """Return a name with the one behind its comma: "its spokesman, Jonas Veriker"."""
    follows = tokens[name.stop : name.stop + 2]
    if len(follows) < 2 or follows[0].text != "," or not follows[1].is_capital:
        return name
    return range(name.start, name_end(tokens, name.stop + 1))
