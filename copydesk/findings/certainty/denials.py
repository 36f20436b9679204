"""What a sentence denies: "not", "nobody", "failed to", "denied that", and the words they deny.

There is no grammar here: a denial may reach a few words with content behind its cue, up to the next
mark or conjunction. For certain it denies only the verb that follows, or the noun after "no" and
the verb of that noun.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final, Literal, cast

from msgspec import Struct
from msgspec.structs import replace

from copydesk.findings.text.content import LONGEST_SENTENCE, is_content
from copydesk.findings.text.lexicon import Match, lexicon

if TYPE_CHECKING:
    from copydesk.findings.text.pairing import Side
    from copydesk.findings.text.passage import Passage
    from copydesk.findings.text.tokens import Token

DenialKind = Literal["not", "no", "lack", "fail", "deny", "weak"]
"""As labelled in `words/negation.txt`."""

_KEPT: Final = 8192
"""Passages whose denials are kept: those of two long articles."""
_REACH: Final = 9
"""Tokens behind a cue that it may deny."""
_MOST: Final = 4
"""Words with content that one cue denies at most."""
_MOST_CUES: Final = 24
"""Denials in one sentence, at most; more are a refrain or noise."""
_STOPS: Final = frozenset(
    {"which", "who", "whom", "whose", "because", "but", "although", "though", "while", "when"}
    | {"if", "unless", "until", "than", "and", "or", "so", "as", "where", "whereas", "whether"}
)
"""Words behind which another statement begins."""
_CLAUSES: Final = _STOPS | {"that"}
"""Words behind which a clause of its own begins."""
AUXILIARIES: Final = frozenset(
    {"is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "having"}
    | {"do", "does", "did", "will", "would", "can", "could", "may", "might", "should", "to"}
)
"""Words that stand between a denial, or a subject, and the verb; "to" as in "had to"."""
_DETERMINERS: Final = frozenset({"a", "an", "the", "any", "of", "their", "its", "his", "her"})
"""Words that stand between a denial and the noun."""
_PASSED: Final = frozenset("-‐‑'’%$€£")
"""Marks inside a phrase."""
_CONTRAST: Final = 8
"""Tokens behind "not" in which "but" or "until" makes it a correction: not A but B."""
_EXCEPTION: Final = 16
"""Tokens behind "no" in which an exception makes it a few."""
_EXCEPTING: Final = frozenset({"except", "excepting", "besides", "barring", "save"})
"""Words behind which stands what there is after all."""
_EXCEPTING_PAIRS: Final = frozenset(
    {("apart", "from"), ("aside", "from"), ("other", "than"), ("with", "exceptions")}
)
"""The same in two words."""

Tokens = tuple["Token", ...]


class Denial(Struct, frozen=True):
    """A cue and what it denies; indices are those of the tokens it was found in."""

    first: int
    last: int
    """The last token of the cue, inclusive."""
    kind: DenialKind
    denied: tuple[int, ...]
    """Words with content in its reach, ascending."""
    heads: tuple[int, ...]
    """Those of them that are denied for certain."""


@lru_cache(maxsize=_KEPT)
def denials_in(passage: Passage) -> tuple[Denial, ...]:
    """Return the denials of an English passage, in order; those in quotation marks are left out."""
    if len(passage.tokens) > LONGEST_SENTENCE:
        return ()
    return tuple(islice(_denials(passage), _MOST_CUES))


def denials_on(side: Side) -> tuple[Denial, ...]:
    """Return the denials on one side of a pairing, with the side's indices."""
    return tuple(
        replace(
            denial,
            first=denial.first + offset,
            last=denial.last + offset,
            denied=tuple(index + offset for index in denial.denied),
            heads=tuple(index + offset for index in denial.heads),
        )
        for offset, passage in side.offsets
        for denial in denials_in(passage)
    )


def _denials(passage: Passage) -> Iterator[Denial]:
    for match in lexicon("negation").matches(passage.tokens):
        if (
            match.label == "idiom"
            or passage.quoted[match.first]
            or _is_abbreviation(passage, match)
        ):
            continue
        kind = cast(DenialKind, match.label)
        denied = tuple(_reached(passage, match))
        if denied and not _is_contrast(passage, match):
            heads = _certain(passage.tokens, match, kind)
            certain = tuple(index for index in denied if index in heads)
            yield Denial(match.first, match.last, kind, denied, certain)


def _reached(passage: Passage, match: Match) -> Iterator[int]:
    """Yield the words with content that a cue reaches; adverbs only say how."""
    tokens = passage.tokens
    found = 0
    for index in range(match.last + 1, min(len(tokens), match.last + 1 + _REACH)):
        token = tokens[index]
        if token.kind == "mark":
            if token.text in _PASSED:
                continue
            return
        if token.key in _STOPS and index > match.last + 1:
            return
        if is_content(token) and not _is_adverb(tokens, index):
            yield index
            found += 1
            if found == _MOST:
                return


def _certain(tokens: Tokens, match: Match, kind: DenialKind) -> set[int]:
    """Return the words that a cue denies for certain, seen from the cue."""
    at = match.last + 1
    if kind == "weak":
        return set()
    if kind == "deny":
        return _complement(tokens, at)
    if kind in ("no", "lack"):
        return _noun_and_verb(tokens, _passed(tokens, at, _DETERMINERS), has_verb=kind == "no")
    at = _passed(tokens, at, AUXILIARIES | _DETERMINERS)
    return {at} if at < len(tokens) and _is_word(tokens[at]) else set()


def _complement(tokens: Tokens, at: int) -> set[int]:
    """Return the verb of what somebody denies: "that it had failed", "knowing him".

    "Denied the report" says nothing of what the report says.
    """
    if at >= len(tokens) or (tokens[at].key != "that" and not tokens[at].key.endswith("ing")):
        return set()
    end = min(len(tokens), at + _REACH)
    while at < end and not (tokens[at].key in AUXILIARIES or tokens[at].key.endswith("ing")):
        at += 1
    at = _passed(tokens, at, AUXILIARIES)
    return {at} if at < end and _is_word(tokens[at]) else set()


def _noun_and_verb(tokens: Tokens, at: int, *, has_verb: bool) -> set[int]:
    """Return the noun phrase that begins at `at`, and the verb whose subject it is."""
    found = set()
    end = min(len(tokens), at + _REACH)
    while at < end and _is_word(tokens[at]):
        found.add(at)
        at += 1
    while has_verb and at < end and tokens[at].kind != "mark" and tokens[at].key not in _CLAUSES:
        verb = _passed(tokens, at, AUXILIARIES)
        if at < verb < end and tokens[at].key != "to":
            return {*found, verb} if _is_word(tokens[verb]) else found
        at += 1
    return found


def _passed(tokens: Tokens, at: int, words: frozenset[str]) -> int:
    """Return the index of the first token from `at` that is neither among `words` nor an adverb."""
    while at < len(tokens) and (tokens[at].key in words or _is_adverb(tokens, at)):
        at += 1
    return at


def _is_word(token: Token) -> bool:
    return token.kind == "word" and is_content(token)


def _is_adverb(tokens: Tokens, index: int) -> bool:
    """Tell whether a word in -ly stands before another word, as "seriously" before "hurt"."""
    follows = tokens[index + 1 : index + 2]
    return tokens[index].key.endswith("ly") and bool(follows) and follows[0].kind == "word"


def _is_abbreviation(passage: Passage, match: Match) -> bool:
    """Tell whether "No." stands for number."""
    follows = passage.tokens[match.last + 1 : match.last + 3]
    return (
        passage.tokens[match.first].key == "no"
        and passage.tokens[match.first].is_capital
        and any(token.kind == "number" for token in follows)
    )


def _is_contrast(passage: Passage, match: Match) -> bool:
    """Tell whether a cue only corrects: "not A but B", "B, not A", "no A apart from B"."""
    if match.label == "no":
        return _has_exception(passage, match)
    if match.label != "not":
        return False
    before = passage.tokens[match.first - 1] if match.first else None
    corrects = before is not None and before.text in (",", "(", "—", "–", "-")
    if corrects and passage.tokens[match.first].key == "not":
        return True
    for token in passage.tokens[match.last + 1 : match.last + 1 + _CONTRAST]:
        if token.text in ".,;:!?":
            return False
        if token.key in ("but", "until"):
            return True
    return False


def _has_exception(passage: Passage, match: Match) -> bool:
    """Tell whether there is some of it after all: "no delays apart from one", "none but two"."""
    keys = [t.key for t in passage.tokens[match.last + 1 : match.last + 1 + _EXCEPTION]]
    stop = next((at for at, key in enumerate(keys) if key in ";.:!?"), len(keys))
    near = keys[:stop]
    return not _EXCEPTING.isdisjoint(near) or any(
        pair in _EXCEPTING_PAIRS for pair in pairwise(near)
    )
