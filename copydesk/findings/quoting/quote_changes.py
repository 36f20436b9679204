"""What was changed inside quotation marks: two versions of one piece, word against word.

Not counted as changed: case, marks and spelling; what was cut at either end, or where an ellipsis
or a bracket says that words were left out or put in; digits for a number word; two words for one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import Final

from msgspec import Struct

from copydesk.alignment.sequence import Pairs, longest_common, runs
from copydesk.findings.counts.numerals import numerals_in
from copydesk.findings.finding import SEVERITIES, Severity
from copydesk.findings.quoting.quote_pieces import Word
from copydesk.findings.text.tokens import tokens_of
from copydesk.findings.text.word_files import entries

_ENDINGS: Final = ("s", "es", "ed", "d", "ing", "ly", "er", "est", "n", "en")
"""What inflection adds to a word; colour and color differ elsewhere."""
_KEPT: Final = 0.4
"""Share (0..1) of the shorter piece's content below which the whole piece was rewritten."""
_MOST: Final = 2
"""Separate changes beyond which one change reaches from the first to the last."""


class Change(Struct, frozen=True):
    """Words of two versions that stand in each other's place; one side may have none."""

    left: tuple[int, int]
    """`[first, end)`, places in the words of the left version."""
    right: tuple[int, int]
    severity: Severity

    @property
    def mirrored(self) -> Change:
        """The same with the sides swapped."""
        return Change(self.right, self.left, self.severity)


def changes(left: Sequence[Word], right: Sequence[Word]) -> tuple[Change, ...]:
    """Return what differs between two versions of a piece, in order; () if it is the same piece."""
    pairs = common(left, right)
    kept = sum(left[one].has_content for one, _ in pairs)
    shorter = min(sum(word.has_content for word in side) for side in (left, right))
    if kept < _KEPT * shorter:
        return (Change((0, len(left)), (0, len(right)), "high"),)
    found = [
        *_between(pairs, left, right),
        *_inflected(pairs, left, right),
    ]
    found.sort(key=lambda change: (change.left, change.right))
    if len(found) <= _MOST:
        return tuple(found)
    first, last = found[0], found[-1]
    severity = min((change.severity for change in found), key=SEVERITIES.index)
    return (Change((first.left[0], last.left[1]), (first.right[0], last.right[1]), severity),)


def common(left: Sequence[Word], right: Sequence[Word]) -> Pairs:
    """Return the places of a longest sequence of words that two versions share."""
    return longest_common([word.stem for word in left], [word.stem for word in right])


def place_of(part: Sequence[Word], whole: Sequence[Word]) -> int | None:
    """Return where some words stand in a row among more words, None if they don't."""
    wanted, words = [word.key for word in part], [word.key for word in whole]
    if len(wanted) >= len(words) or not any(word.has_content for word in part):
        return None
    starts = range(len(words) - len(wanted) + 1)
    return next((at for at in starts if words[at : at + len(wanted)] == wanted), None)


def _between(
    pairs: Sequence[tuple[int, int]], left: Sequence[Word], right: Sequence[Word]
) -> Iterator[Change]:
    """Yield what stands between the words that both versions share."""
    end = (len(left), len(right))
    solid = [pair for run in runs(pairs) if _is_solid(run, left, end) for pair in run]
    for before, after in pairwise([(-1, -1), *solid, end]):
        here, there = (before[0] + 1, after[0]), (before[1] + 1, after[1])
        sizes = here[1] - here[0], there[1] - there[0]
        at_edge = before == (-1, -1) or after == end
        if not any(sizes) or (at_edge and not all(sizes)) or _is_cut(left, here, right, there):
            continue
        if at_edge:
            keeps_end = before == (-1, -1)
            here = _trimmed(here, min(sizes), keeps_end=keeps_end)
            there = _trimmed(there, min(sizes), keeps_end=keeps_end)
        if not _same_otherwise(left[slice(*here)], right[slice(*there)]):
            yield Change(here, there, _severity(left[slice(*here)], right[slice(*there)]))


def _is_solid(run: Sequence[tuple[int, int]], left: Sequence[Word], end: tuple[int, int]) -> bool:
    """Tell whether shared words part two changes: a lone "the" between them does not."""
    at_edge = run[0] == (0, 0) or run[-1] == (end[0] - 1, end[1] - 1)
    return at_edge or len(run) > _MOST or any(left[one].has_content for one, _ in run)


def _is_cut(
    left: Sequence[Word], here: tuple[int, int], right: Sequence[Word], there: tuple[int, int]
) -> bool:
    """Tell whether a sign of the editor's stands at a change."""
    return any(
        word.after_cut
        for words, (first, end) in ((left, here), (right, there))
        for word in words[first : end + 1]
    )


def _trimmed(place: tuple[int, int], size: int, *, keeps_end: bool) -> tuple[int, int]:
    """Return the part of an edge that has a counterpart: the rest was cut."""
    return (place[1] - size, place[1]) if keeps_end else (place[0], place[0] + size)


def _same_otherwise(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Tell whether different words are one: coast guard, coastguard; 20, twenty."""
    here, there = "".join(w.key for w in left), "".join(w.key for w in right)
    if here == there:
        return True
    values = [_numbers(_text(side)) for side in (left, right)]
    return bool(values[0]) and values[0] == values[1]


def _text(words: Sequence[Word]) -> str:
    """Return words as they were written, near enough: 2nd is two tokens without a space."""
    text, end = "", -1
    for word in words:
        text += word.key if word.start == end else f" {word.key}"
        end = word.end
    return text


def _numbers(words: str) -> tuple[Fraction, ...]:
    """Return the numbers that words stand for; () if there is anything else among them."""
    tokens = tokens_of(words)
    found = tuple(numerals_in(tokens, ""))
    covered = sum(numeral.last - numeral.first + 1 for numeral in found)
    return tuple(numeral.value for numeral in found) if covered == len(tokens) else ()


def _severity(left: Sequence[Word], right: Sequence[Word]) -> Severity:
    """Return how grave it is that words were replaced, or left out where one side has none."""
    differ = {word.stem for word in left} ^ {word.stem for word in right}
    changed = [word for word in (*left, *right) if word.stem in differ]
    if any(word.key in _small_words("negative") for word in changed):
        return "high"
    if any(word.has_content or word.key in _small_words("person") for word in changed):
        return "high" if left and right else "medium"
    return "low"


@lru_cache
def _small_words(label: str) -> frozenset[str]:
    return frozenset(word for known, word in entries("function_words") if known == label)


def _inflected(
    pairs: Sequence[tuple[int, int]], left: Sequence[Word], right: Sequence[Word]
) -> Iterator[Change]:
    """Yield the shared words that have another ending: challenge, challenges."""
    for one, other in pairs:
        shorter, longer = sorted((left[one].key, right[other].key), key=len)
        if longer.startswith(shorter) and longer[len(shorter) :] in _ENDINGS:
            yield Change((one, one + 1), (other, other + 1), "low")
