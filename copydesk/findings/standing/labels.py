"""Loaded words that clash: regime or government, mouthpiece or spokesman, admitted or said.

Compared are words of one class ("voice", "rule") that colour the same thing in another way. What
clashes: the only two of a class that linked sentences use, or two in the same place of the
statement. What does not: two plain words, two of one colour, words that both sides use.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import Final

from msgspec import Struct

from copydesk.findings.clash import Clash
from copydesk.findings.finding import Severity
from copydesk.findings.text.lexicon import lexicon
from copydesk.findings.text.pairing import Pairing, Side
from copydesk.findings.text.passage import Passage, Reading
from copydesk.findings.text.questions import either
from copydesk.findings.text.slots import slot_of, slot_score
from copydesk.findings.text.tokens import Token

_SLOT: Final = 1.0
"""Slot score from which two words stand for the same thing."""
_ONLY_SLOT: Final = 0.5
"""The same where one side has no other word of its class."""
_BESIDE: Final = 5
"""Tokens between a quotation and the verb that belongs to it."""
_MOST: Final = 12
"""Words of one class on a side of a pairing that are compared: more is noise."""
_LOW: Final = frozenset({"armed-group", "fighter", "killed", "war", "insist", "claim"})
"""Classes and verbs of which even careful papers use one for another."""
_PLAIN: Final = "plain"
_TURNING: Final = frozenset(
    {"not", "never", "no", "is", "are", "was", "were", "be", "been", "being"}
)
_ARTICLES: Final = frozenset({"a", "an", "the", "its", "his", "her", "their", "such", "these"})


class Label(Struct, frozen=True):
    """A word that colours what it names, or its plain partner."""

    first: int
    last: int
    group: str
    """Class of things that it names; for verbs of saying "say"."""
    colour: str


def label_clashes(pairing: Pairing) -> Iterator[Clash]:
    """Yield words that colour the same thing in another way, at most one pair of each class."""
    lefts, rights = _labels(pairing.left), _labels(pairing.right)
    for group in sorted({label.group for label in lefts} & {label.group for label in rights}):
        ours = [label for label in lefts if label.group == group]
        theirs = [label for label in rights if label.group == group]
        free_left = _lone(ours, theirs, pairing.to_right)
        free_right = _lone(theirs, ours, pairing.to_left)
        pair = _partners(pairing, free_left[:_MOST], free_right[:_MOST])
        if pair is not None:
            yield _clash(pairing, *pair)


def _labels(side: Side) -> list[Label]:
    return [
        Label(before + label.first, before + label.last, label.group, label.colour)
        for before, passage in side.offsets
        for label in labels_of(passage.reading)[passage.sentence.index]
    ]


@lru_cache(maxsize=64)
def labels_of(reading: Reading) -> tuple[tuple[Label, ...], ...]:
    """Return the labels in each passage of an article, by index of its tokens."""
    return tuple(tuple(_labels_in(passage)) for passage in reading.passages)


def _labels_in(passage: Passage) -> Iterator[Label]:
    for match in lexicon("labels").matches(passage.tokens):
        group, _slash, colour = match.label.partition("/")
        yield Label(match.first, match.last, group, colour)
    for match in lexicon("loaded_verbs").matches(passage.tokens):
        if not _is_turned(passage.tokens, match.first):
            yield Label(match.first, match.last, "say", match.label)


def _is_turned(tokens: Sequence[Token], verb: int) -> bool:
    """Tell whether a verb is denied, passive or a noun: "doesn't admit", "is maintained"."""
    before = tokens[max(0, verb - 2) : verb]
    return any(t.key in _TURNING or t.key.endswith("n't") for t in before) or (
        bool(before) and before[-1].key in _ARTICLES
    )


def _lone(
    labels: Sequence[Label], others: Sequence[Label], anchored: Mapping[int, int]
) -> list[Label]:
    """Return the labels in a colour that the other side lacks, and the plain ones it has elsewhere.

    Args:
        labels: Of one side and class.
        others: Of the other side and the same class.
        anchored: Where the tokens of the first side stand on the other one.
    """
    known = {label.colour for label in others} - {_PLAIN}
    same = {label.first for label in others}
    return [
        label
        for label in labels
        if label.colour not in known and anchored.get(label.first, -1) not in same
    ]


def _partners(
    pairing: Pairing, lefts: Sequence[Label], rights: Sequence[Label]
) -> tuple[Label, Label] | None:
    """Return the two labels that stand for one thing, None if there are none."""
    found = [
        (_is_quoting(pairing, left, right), _slot(pairing, left, right), left, right)
        for left, right in product(lefts, rights)
        if left.colour != right.colour
    ]
    if not found:
        return None
    quoting, slot, left, right = max(
        found, key=lambda entry: (*entry[:2], -entry[2].first - entry[3].first)
    )
    is_only = min(len(lefts), len(rights)) == 1 and not pairing.crossing
    is_same = slot >= _SLOT or (is_only and (quoting or slot >= _ONLY_SLOT))
    return (left, right) if is_same else None


def _slot(pairing: Pairing, left: Label, right: Label) -> float:
    return slot_score(pairing, slot_of(pairing.left, left), slot_of(pairing.right, right))


def _is_quoting(pairing: Pairing, left: Label, right: Label) -> bool:
    """Tell whether two verbs of saying both stand beside a quotation."""
    if left.group != "say":
        return False
    return all(
        any(side.quoted[max(0, label.first - _BESIDE) : label.last + 1 + _BESIDE])
        for side, label in ((pairing.left, left), (pairing.right, right))
    )


def _clash(pairing: Pairing, left: Label, right: Label) -> Clash:
    spans = pairing.left.span(left.first, left.last), pairing.right.span(right.first, right.last)
    ours, theirs = (
        side.passages[0].reading.article.quote(span)
        for side, span in zip((pairing.left, pairing.right), spans, strict=True)
    )
    low = left.group in _LOW or {left.colour, right.colour} & _LOW
    severity: Severity = "low" if low else "medium"
    return Clash("label", severity, either(ours, theirs), *spans)
