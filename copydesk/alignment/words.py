"""Changed words of two wordings, variants included.

`findings/row_marks` asks for them when a person wants to see variants too, and the account of what
changed since a verdict does: both show what was written, whatever it means.

rapidfuzz finds the longest common sequence of words in bounded time, diff-match-patch moves the
ends of changes to where they are easiest to read. Clean-up and gate were chosen by reading rows of
gold sets.

*Clean-up*: one unchanged word between two changes is marked with them, two stay. The *semantic*
clean-up of diff-match-patch was tried and left out: it goes on to mark "3.2 percent" or a name as
changed where both texts have it. Of 42 rows drawn both ways 33 read better without it, one with it.

*Gate*: nothing is marked if less than 35 % of the shorter side's words would stay unmarked. How
many rows were read, by that share, and in how many the marks made comparing easier::

    50-60 %   16 of 16
    40-50 %   37 of 40
    35-40 %   20 of 27    a name, a number, a quotation stands out
    30-35 %    8 of 28    scraps stand out: "about the", "in what"
    20-30 %    8 of 42
    10-20 %    1 of 19
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from copydesk.alignment.sequence import Pairs, longest_common, runs
from copydesk.articles.article import Span
from copydesk.articles.seen import as_seen
from copydesk.articles.wording import Word, told, words_of

_LEAST_UNMARKED: Final = 0.35
"""Share of the shorter text's words, 0..1, below which marks are of no use."""
_LEAST_UNCHANGED: Final = 2
"""Words that must stand unchanged between two changes to keep them apart."""
_MOST_CHARACTERS: Final = 10_000
"""Characters a side beyond which nothing is marked: nobody reads marks in a row of four pages, and
where a character is a word, time and memory grow with the square."""

_FIRST_LETTER: Final = 0x4E00
"""Code point of the first word's letter: Chinese ones are many, and count as letters."""

_LAYOUT: Final = re.compile(r" *[\t-\r\x85\u2028\u2029]\s*")
"""White space that belongs to the file, not to the sentence."""


@dataclass(frozen=True, slots=True)
class WordChanges:
    """What differs between two wordings, as ordered disjoint spans within each text."""

    left: tuple[Span, ...] = ()
    """Changed words of the left text: offsets are code points into that text, from 0."""
    right: tuple[Span, ...] = ()


def changes_as_written(left: str, right: str) -> WordChanges:
    """Return which words of `left` and of `right` the other one lacks or writes otherwise.

    Case, quotes, dashes and spaces count: a variant of spaces is marked on the word or sign after
    them; line breaks and tabs are layout of the file and count as one space. Pure and in bounded
    time, whatever the texts hold. Swapping the texts swaps the spans.
    """
    found = _compared(left, right)
    if found is None:
        return WordChanges()
    left_words, right_words, pairs = found
    here, there = _as_written(left, left_words), _as_written(right, right_words)
    alike = [(one, other) for one, other in pairs if here[one] == there[other]]
    return marks(left_words, right_words, merged(alike, left_words, right_words))


def common_words(left: Sequence[Word], right: Sequence[Word]) -> Pairs:
    """Return the places of a longest sequence of words that both texts have in common."""
    return longest_common([word.form for word in left], [word.form for word in right])


def settled(pairs: Pairs, left: Sequence[Word], right: Sequence[Word]) -> Pairs:
    """Return `pairs` with changes moved to where a reader expects their ends.

    Of "cut [-the cost by a third of-] the cost" and "cut the cost [-by a third of the cost-]", both
    right, the lossless clean-up of diff-match-patch takes the one that ends at an edge or a sign.
    """
    # Loaded here: a reviewer sees the first screen before the first diff.
    from diff_match_patch import diff_match_patch

    matcher = diff_match_patch()
    here, there = _codes(left, right)
    diffs: list[tuple[int, str]] = []
    one = other = 0
    for run in [*runs(pairs), [(len(left), len(right))]]:
        (first, second), length = run[0], len(run) if run[0][0] < len(left) else 0
        diffs.append((matcher.DIFF_DELETE, here[one:first]))
        diffs.append((matcher.DIFF_INSERT, there[other:second]))
        diffs.append((matcher.DIFF_EQUAL, here[first : first + length]))
        one, other = first + length, second + length
    diffs = [diff for diff in diffs if diff[1]]
    matcher.diff_cleanupSemanticLossless(diffs)
    return _equal_places(diffs, matcher.DIFF_INSERT, matcher.DIFF_DELETE)


def merged(pairs: Pairs, left: Sequence[Word], right: Sequence[Word]) -> Pairs:
    """Return `pairs` without the short unchanged runs that stand between two changes."""
    kept: list[tuple[int, int]] = []
    end = len(left) - 1, len(right) - 1
    for run in runs(pairs):
        at_an_edge = run[0] == (0, 0) or run[-1] == end
        if at_an_edge or told([left[one] for one, _ in run]) >= _LEAST_UNCHANGED:
            kept += run
    return kept


def unmarked_words(left: Sequence[Word], right: Sequence[Word]) -> Pairs:
    """Return the places of the words that are shown without marks."""
    return merged(settled(common_words(left, right), left, right), left, right)


def _codes(left: Sequence[Word], right: Sequence[Word]) -> tuple[str, str]:
    """Return both texts with a letter for each distinct word; signs stand for themselves."""
    letters: dict[str, str] = {}
    for word in (*left, *right):
        code = chr(_FIRST_LETTER + len(letters)) if word.is_told else word.form[:1]
        letters.setdefault(word.form, code)
    return (
        "".join(letters[word.form] for word in left),
        "".join(letters[word.form] for word in right),
    )


def _equal_places(diffs: Sequence[tuple[int, str]], insert: int, delete: int) -> Pairs:
    """Return the places that `diffs`, a letter a word, leave unchanged."""
    found: list[tuple[int, int]] = []
    one = other = 0
    for kind, letters in diffs:
        if kind not in (insert, delete):
            found += [(one + step, other + step) for step in range(len(letters))]
        one += len(letters) if kind != insert else 0
        other += len(letters) if kind != delete else 0
    return found


def _compared(left: str, right: str) -> tuple[list[Word], list[Word], Pairs] | None:
    """Return the words of both texts and what stays unmarked; None if marks would be of no use."""
    if max(len(left), len(right)) > _MOST_CHARACTERS:
        return None
    left_words, right_words = words_of(left), words_of(right)
    pairs = unmarked_words(left_words, right_words)
    unmarked = told([left_words[one] for one, _ in pairs])
    shorter = min(told(left_words), told(right_words))
    if not pairs or unmarked < _LEAST_UNMARKED * shorter:
        return None
    return left_words, right_words, pairs


def _as_written(text: str, words: Sequence[Word]) -> list[str]:
    """Return each word as it is seen in `text`, with the white space before it."""
    forms = []
    end = words[0].start if words else 0
    for word in words:
        space = _LAYOUT.sub(" ", text[end : word.start])
        written = as_seen(text[word.start : word.end]).text
        forms.append(space + unicodedata.normalize("NFC", written))
        end = word.end
    return forms


def marks(left: Sequence[Word], right: Sequence[Word], pairs: Pairs) -> WordChanges:
    """Return the changes that `pairs` of unchanged words leave."""
    return WordChanges(
        _spans_between([one for one, _ in pairs], left),
        _spans_between([other for _, other in pairs], right),
    )


def _spans_between(unchanged: Sequence[int], words: Sequence[Word]) -> tuple[Span, ...]:
    """Return the spans of the words that are not `unchanged` (ascending places)."""
    spans = []
    follows = 0
    for place in (*unchanged, len(words)):
        if place > follows:
            spans.append(Span(words[follows].start, words[place - 1].end))
        follows = place + 1
    return tuple(spans)
