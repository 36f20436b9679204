"""One or several: the same noun told of one on one side and of more on the other.

"Air strikes" against "an airstrike", "two officials" against "an official", "seven people" against
"several people". Only a noun that one side counts as one ("a", "one") clashes with a plural: "the
official" may be one of those named before, and "an official" may stand for its kind.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
from typing import Final, Literal

from copydesk.findings.clash import Clash
from copydesk.findings.counts.numbers import placed_figures
from copydesk.findings.text.lexicon import lexicon
from copydesk.findings.text.nouns import is_edge, is_plural, phrase_start
from copydesk.findings.text.pairing import Pairing, Side
from copydesk.findings.text.surroundings import surroundings_shared
from copydesk.findings.text.tokens import stem
from copydesk.findings.text.word_files import entries

Count = Literal["one", "several", "number", "many", "open"]
"""How many a noun phrase says: one; several, without a number; a number; a bare plural (many);
open where it says nothing that can clash ("the official", "any officials")."""

_OPENERS: Final = frozenset({"a", "an", "one", "another", "several", "some", "many", "few"})
"""Words before a noun phrase that are shown with it."""
_HALF: Final = 3
"""Letters of each half of a word that may be written in two."""
_LONGEST_HALF: Final = 16
_MOST_USES: Final = 12
"""Uses of one word on a side that are compared."""
_SAME_PLACE: Final = 1.0
"""What two nouns must share around them to be told of one fact."""


def plurality_clashes(pairing: Pairing) -> Iterator[Clash]:
    """Yield nouns that are one on one side and more on the other, numbers that became "several".

    Medium where one stands against more; low where a number stands against "several".
    """
    numbers = _numbered(pairing.left), _numbered(pairing.right)
    for left, right in _shared_nouns(pairing):
        counts = _count(pairing.left, left, numbers[0]), _count(pairing.right, right, numbers[1])
        if "open" in counts:
            continue
        one_or_more = (counts[0] == "one") != (counts[1] == "one")
        vaguer = set(counts) == {"number", "several"}
        if not (one_or_more or vaguer):
            continue
        if not _one_word(pairing, left, right) or _both_quoted(pairing, left, right):
            continue
        phrases = _phrase(pairing.left, left), _phrase(pairing.right, right)
        if surroundings_shared(pairing, *phrases) >= _SAME_PLACE:
            yield _clash(pairing, phrases, low=vaguer)


def _clash(pairing: Pairing, phrases: tuple[range, range], *, low: bool) -> Clash:
    left = pairing.left.span(phrases[0][0], phrases[0][-1])
    right = pairing.right.span(phrases[1][0], phrases[1][-1])
    said = [
        " ".join(token.text for token in side.tokens[run[0] : run[-1] + 1])
        for side, run in zip((pairing.left, pairing.right), phrases, strict=True)
    ]
    return Clash("number", "low" if low else "medium", f"{said[0]} or {said[1]}?", left, right)


def _shared_nouns(pairing: Pairing) -> Iterator[tuple[range, range]]:
    """Yield the words that both sides have, also where one writes them in two: air strike."""
    for left, right in pairing.anchors:
        yield range(left, left + 1), range(right, right + 1)
    yield from _irregular(pairing.left, pairing.right)
    for right_noun, left_noun in _irregular(pairing.right, pairing.left):
        yield left_noun, right_noun
    yield from _in_two_words(pairing.left, pairing.right, pairing.to_right)
    for right_noun, left_noun in _in_two_words(pairing.right, pairing.left, pairing.to_left):
        yield left_noun, right_noun


def _in_two_words(
    one: Side, other: Side, anchors: Mapping[int, int]
) -> Iterator[tuple[range, range]]:
    """Yield words of one side that the other side writes in two: airstrike, air strikes."""
    wanted = [
        (index, token)
        for index, token in enumerate(one.tokens)
        if token.kind == "word" and index not in anchors and len(token.key) >= 2 * _HALF
    ]
    lengths = range(_HALF, _LONGEST_HALF)
    halves = {token.key[:length] for _, token in wanted for length in lengths}
    firsts = _uses(other, halves) if halves else {}
    for index, token in wanted:
        for length in lengths[: len(token.key) - 2 * _HALF + 1]:
            for first in firsts.get(token.key[:length], ()):
                if (
                    first + 1 < len(other.tokens)
                    and stem(token.key[:length] + other.tokens[first + 1].key) == token.stem
                ):
                    yield range(index, index + 1), range(first, first + 2)


def _irregular(one: Side, other: Side) -> Iterator[tuple[range, range]]:
    """Yield irregular plurals of one side with their singulars on the other: men, man."""
    plurals = _uses(one, set(_singulars()))
    singles = _uses(other, {_singulars()[word] for word in plurals}) if plurals else {}
    for word, places in plurals.items():
        for here in places:
            for there in singles.get(_singulars()[word], ()):
                yield range(here, here + 1), range(there, there + 1)


def _uses(side: Side, words: Container[str]) -> dict[str, list[int]]:
    """Return where the given words stand on a side; a refrain's first uses are enough."""
    found: dict[str, list[int]] = {}
    for index, token in enumerate(side.tokens):
        if token.key in words:
            places = found.setdefault(token.key, [])
            if len(places) < _MOST_USES:
                places.append(index)
    return found


@lru_cache
def _singulars() -> dict[str, str]:
    """Return the singular of each irregular plural."""
    return {plural: single for single, plural in entries("singulars")}


def _one_word(pairing: Pairing, left: range, right: range) -> bool:
    """Tell whether two nouns differ in nothing but number, unlike snowmobile and snowmobilers."""
    one = "".join(token.key for token in pairing.left.tokens[left[0] : left[-1] + 1])
    other = "".join(token.key for token in pairing.right.tokens[right[0] : right[-1] + 1])
    short, long = sorted((one, other), key=len)
    if _singulars().get(one) == other or _singulars().get(other) == one:
        return True
    return long in (short, f"{short}s", f"{short}es", f"{short[:-1]}ies")


def _both_quoted(pairing: Pairing, left: range, right: range) -> bool:
    """Tell whether both are words of a quotation: changed quotations are another rule's."""
    return pairing.left.quoted[left[0]] and pairing.right.quoted[right[0]]


def _numbered(side: Side) -> dict[int, Count]:
    """Return the tokens that a figure counts, and how it counts them."""
    found: dict[int, Count] = {}
    for placed in placed_figures(side):
        figure = placed.figure
        if figure.kind == "share" and figure.thing >= 0:
            # One patient in eight are many.
            found[figure.thing + placed.number.start - figure.first] = "open"
        if figure.kind == "count" and figure.thing >= 0:
            offset = placed.number.start - figure.first
            exact: Count = "one" if figure.value == 1 else "number"
            found[figure.thing + offset] = "many" if figure.approximate else exact
    return found


def _count(side: Side, noun: range, numbered: dict[int, Count]) -> Count:
    """Return how many the phrase of a noun says."""
    head = noun[-1]
    plural = is_plural(side.tokens[head])
    if numbered.get(head) == "open":
        return "open"
    if head in numbered:
        return numbered[head] if plural or numbered[head] == "one" else "open"
    start = phrase_start(side.tokens, noun[0])
    label = _quantity(side, start, noun[0])
    if label == "open" or _qualifies(side, head) or _is_general(side, head):
        return "open"
    if plural:
        return "several" if label == "several" else "many" if label == "" else "open"
    return "one" if label == "one" else "open"


def _qualifies(side: Side, noun: int) -> bool:
    """Tell whether a noun qualifies the next one: a snowmobile trail."""
    if noun + 1 >= len(side.tokens):
        return False
    after = side.tokens[noun + 1]
    if after.text in _DASHES:
        return True
    is_noun = after.kind == "word" and not is_edge(after)
    return is_noun and not after.key.endswith(("ed", "ing")) and not is_plural(side.tokens[noun])


_DASHES: Final = frozenset("-‐‑")


def _is_general(side: Side, noun: int) -> bool:
    """Tell whether a noun stands for its kind: "a company can be sued"."""
    return noun + 1 < len(side.tokens) and side.tokens[noun + 1].key in ("can", "may", "must")


def _quantity(side: Side, start: int, noun: int) -> str:
    """Return the label of the words that open a noun phrase, "definite" for the, his, their."""
    first = max(0, start - 3)
    label = ""
    for match in lexicon("quantities").matches(side.tokens[first:noun]):
        if first + match.last >= start - 1:
            label = match.label
    if label:
        return label
    before = side.tokens[start - 1].key if start else ""
    return "definite" if before in _DEFINITE else ""


_DEFINITE: Final = frozenset(
    {"the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your"}
)


def _phrase(side: Side, noun: range) -> range:
    """Return the run from the quantity to the noun; of a bare plural the noun and one word more."""
    start = phrase_start(side.tokens, noun[0])
    begin = start
    while begin and begin > noun[0] - 5 and side.tokens[begin - 1].key in _OPENERS:
        begin -= 1
    if begin == start and not side.tokens[start].text.isdecimal():
        begin = max(start, noun[0] - 1)
    return range(begin, noun[-1] + 1)
