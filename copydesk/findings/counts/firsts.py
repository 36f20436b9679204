"""Claims of a first, an only or a largest that stand on one side only.

"The first official visit" and "a visit" can both be true, but a first can be checked. The claim
counts as lost when the other side names the same thing without it and has no such word at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from copydesk.findings.clash import Clash
from copydesk.findings.counts.numerals import number_words
from copydesk.findings.text.lexicon import lexicon
from copydesk.findings.text.nouns import noun_after, phrase_start
from copydesk.findings.text.pairing import Pairing, Side
from copydesk.findings.text.surroundings import surroundings_shared
from copydesk.findings.text.word_sets import word_set

_SAME_PLACE: Final = 1.0


_PRIOR: Final = frozenset(
    {"earlier", "prior", "previous", "original", "initial", "former", "old", "inaugural", "maiden"}
)
"""Words that say of a thing that it came before another, as "first" does."""
_NEAR: Final = 3


class Claim(Struct, frozen=True):
    """A word like "first" and the noun that it is about, as indices of tokens."""

    label: str
    word: int
    noun: int


def first_clashes(pairing: Pairing) -> Iterator[Clash]:
    """Yield, as low, the claims that only one side makes of a thing that both name."""
    if pairing.crossing:
        return
    yield from _lost(pairing)
    for clash in _lost(pairing.mirrored):
        yield clash.mirrored


def _lost(pairing: Pairing) -> Iterator[Clash]:
    """Yield the claims of the left side that the right side lacks."""
    claims = list(_claims(pairing.left))
    if not claims:
        return
    right = pairing.right.tokens
    known = {match.label for match in lexicon("firsts").matches(right)}
    for claim in claims:
        noun = pairing.to_right.get(claim.noun)
        if noun is None or claim.label in known:
            continue
        if any(right[i].key in _PRIOR for i in range(max(0, noun - _NEAR), noun)):
            continue
        if right[noun].key != pairing.left.tokens[claim.noun].key:
            continue
        here, there = range(claim.word, claim.noun + 1), range(phrase_start(right, noun), noun + 1)
        if surroundings_shared(pairing, here, there) >= _SAME_PLACE:
            yield _clash(pairing, here, there)


def _clash(pairing: Pairing, here: range, there: range) -> Clash:
    left, right = pairing.left, pairing.right
    words = " ".join(token.text for token in left.tokens[here[0] : here[-1] + 1])
    return Clash(
        "number",
        "low",
        f"{words}, or just {right.tokens[there[-1]].text}?",
        left.span(here[0], here[-1]),
        right.span(there[0], there[-1]),
    )


def _claims(side: Side) -> Iterator[Claim]:
    tokens = side.tokens
    for match in lexicon("firsts").matches(tokens):
        before = tokens[match.first - 1].key if match.first else ""
        if before in _NO_CLAIM or (match.label != "first" and before not in _DETERMINERS):
            continue
        noun = noun_after(tokens, match.last)
        if noun < 0 or tokens[noun].key in word_set("counting", "spans"):
            continue
        after = tokens[match.last + 1].key
        if after not in word_set("counting", "firsts-not") and after not in number_words()["unit"]:
            yield Claim(match.label, match.first, noun)


_NO_CLAIM: Final = frozenset({"at", "from"})
"""Before "first": at first sight."""
_DETERMINERS: Final = frozenset({"the", "its", "his", "her", "their", "our", "a", "an", "'s"})
"""Before "last" and "only" where they are adjectives: the only survivor."""
