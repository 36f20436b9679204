"""Changed words inside a row: what is marked when two wordings of one claim stand side by side.

A difference in case, quotes, dashes or spaces is no change here, because no reader acts on it.
rapidfuzz finds the longest common sequence of words in bounded time; diff-match-patch, whose own
search takes seconds on long rows or stops by the clock, only does what it is best at: the semantic
clean-up that trades stray common words for whole phrases.

The gate was chosen by looking at the 5,459 linked pairs of four gold sets (the invented stories,
spark, porsimples, seeds). Of two sentences that are *not* linked, 95 % have a similarity of words
under 0.24 to 0.35, depending on the set. Linked ones, by that similarity, with what is marked of
the left one and how many words in a row stay unmarked::

    0.3-0.4   81-87 %   1.1-2.2 words     one long mark and a scrap: shown whole
    0.4-0.5   66-76 %   1.9-3.3 words     the marks leave a name, a number, a quotation
    0.5-0.6   56-64 %   2.9-3.7 words
    0.7-0.8   27-53 %   4.5-8.5 words
    0.9-1.0    6- 9 %   8.7-15 words
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from copydesk.articles.article import Span

_LEAST_ALIKE: Final = 0.4
"""Share of common words (Indel similarity, 0..1) below which marks would be confetti."""
_LEAST_CONTAINED: Final = 0.6
"""Share of the shorter text's words, in order, that makes up for less: a sentence cut short."""
_MOST_CHARACTERS: Final = 50_000
"""Characters a side beyond which nothing is marked: nobody reads marks in a row of twenty pages."""
_MOST_WORDS: Final = 5_000
"""The same in words, for texts of one-letter words."""
_LEAST_UNCHANGED: Final = 2
"""Words that must stand unchanged between two changes to keep them apart."""
_PHRASE: Final = 4
"""Words in a row that no clean-up marks: a phrase is known again, and a number in the midst of a
marked one would look changed."""

_QUOTES_AND_DASHES: Final = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»〝〞＂", '"'),
        **dict.fromkeys("‘’‚‛‹›`´＇", "'"),
        **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    }
)

_WORD: Final = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"  # scripts without spaces: a character is a word
    r"|[^\W\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
    r"|[^\w\s]"
)
_JOINED: Final = re.compile(r"(?<=\w)['’.,](?=\w)")
"""What holds two halves of a word or number together: don't, 2.1, U.S, 10,000."""
_ZERO_WIDTH_JOINER: Final = "\u200d"
_CODE_BASE: Final = 0xF0000
"""First code point of a private plane: diff-match-patch takes none of it for a letter or space."""


@dataclass(frozen=True, slots=True)
class WordChanges:
    """What differs between two wordings, as ordered disjoint spans within each text."""

    left: tuple[Span, ...]
    """Changed words of the left text: offsets are code points into that text, from 0."""
    right: tuple[Span, ...]
    rewritten: bool
    """The two are so different that nothing is marked and both should be shown whole."""


@dataclass(frozen=True, slots=True)
class _Token:
    """A word, or one other visible character, with everything that belongs to its graphemes."""

    start: int
    end: int
    form: str

    @property
    def is_word(self) -> bool:
        return any(character.isalnum() for character in self.form)


def normal_form(text: str) -> str:
    """Return `text` without what counts as equal: case, quotes, dashes and white space.

    Two texts whose normal forms are equal say the same in the same words.
    """
    composed = unicodedata.normalize("NFC", text).translate(_QUOTES_AND_DASHES)
    return " ".join(unicodedata.normalize("NFC", composed.casefold()).split())


def word_changes(left: str, right: str) -> WordChanges:
    """Return which words of `left` and of `right` the other one lacks.

    Pure and in bounded time, whatever the texts hold; the caller remembers results.
    """
    if max(len(left), len(right)) > _MOST_CHARACTERS:
        return WordChanges((), (), rewritten=normal_form(left) != normal_form(right))
    left_tokens, right_tokens = _tokens(left), _tokens(right)
    if max(len(left_tokens), len(right_tokens)) > _MOST_WORDS:
        return WordChanges((), (), rewritten=normal_form(left) != normal_form(right))
    codes = _codes([*left_tokens, *right_tokens])
    left_codes = "".join(codes[token.form] for token in left_tokens)
    right_codes = "".join(codes[token.form] for token in right_tokens)
    if left_codes == right_codes:
        return WordChanges((), (), rewritten=False)
    if not _alike(left_codes, right_codes):
        return WordChanges((), (), rewritten=True)
    cleaned = list(_unchanged(left_codes, right_codes, left_tokens))
    pairs = _absorbed(cleaned, left_tokens, (len(left_tokens) - 1, len(right_tokens) - 1))
    if not pairs:
        return WordChanges((), (), rewritten=True)
    return WordChanges(
        _spans_between([one for one, _ in pairs], left_tokens),
        _spans_between([other for _, other in pairs], right_tokens),
        rewritten=False,
    )


def _alike(left: str, right: str) -> bool:
    """Return whether two code strings have enough in common for marks to be of use."""
    # Loaded here: a reviewer sees the first screen before the first diff.
    from rapidfuzz.distance import Indel, LCSseq

    if Indel.normalized_similarity(left, right) >= _LEAST_ALIKE:
        return True
    shorter = min(len(left), len(right))
    return LCSseq.similarity(left, right) >= max(1, _LEAST_CONTAINED * shorter)


def _tokens(text: str) -> list[_Token]:
    """Return the words and other visible characters of `text`, whole graphemes each."""
    spans: list[tuple[int, int]] = []
    glue = {match.start() for match in _JOINED.finditer(text)}
    for match in _WORD.finditer(text):
        start, end = match.span()
        if spans and spans[-1][1] == start and _continues(text, spans[-1], start, glue):
            start = spans.pop()[0]
        elif _extends(text[start]) and start and text[start - 1].isspace():
            start -= 1
        spans.append((start, end))
    return [_Token(start, end, normal_form(text[start:end])) for start, end in spans]


def _continues(text: str, before: tuple[int, int], at: int, glue: set[int]) -> bool:
    """Return whether what starts at `at` belongs to the token `before`, which ends there."""
    last, here = text[at - 1], text[at]
    if at in glue or at - 1 in glue:
        return True
    if _extends(here) or last == _ZERO_WIDTH_JOINER:
        return True
    if _is_regional(here) and _is_regional(last):
        return (at - before[0]) % 2 == 1
    # "u" + combining diaeresis + "ber": the mark split a word in two.
    return _extends(last) and here.isalnum() and text[before[0]].isalnum()


def _extends(character: str) -> bool:
    """Return whether `character` never begins a grapheme (UAX #29, without the rare cases)."""
    return (
        unicodedata.category(character)[0] == "M"
        or character in "\u200c\u200d"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\U000e0020" <= character <= "\U000e007f"
    )


def _is_regional(character: str) -> bool:
    """Return whether `character` is half of a flag."""
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _codes(tokens: Sequence[_Token]) -> dict[str, str]:
    """Return one character for each word form."""
    forms = dict.fromkeys(token.form for token in tokens)
    return {form: chr(_CODE_BASE + number) for number, form in enumerate(forms)}


def _unchanged(left: str, right: str, tokens: Sequence[_Token]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of positions that a readable diff of two code strings leaves alone.

    Args:
        left: A character for each word.
        right: The same for the other text.
        tokens: The words of `left`.
    """
    from rapidfuzz.distance import Indel

    one = other = 0
    for block in Indel.opcodes(left, right):
        first, last = block.src_start, block.src_end
        if block.tag == "equal" and _words_in(tokens[first:last]) >= _PHRASE:
            for here, there in _cleaned(left[one:first], right[other : block.dest_start]):
                yield one + here, other + there
            yield from zip(range(first, last), range(block.dest_start, block.dest_end), strict=True)
            one, other = last, block.dest_end
    for here, there in _cleaned(left[one:], right[other:]):
        yield one + here, other + there


def _cleaned(left: str, right: str) -> list[tuple[int, int]]:
    """Return the pairs of positions that the semantic clean-up of a diff leaves unchanged."""
    from diff_match_patch import diff_match_patch
    from rapidfuzz.distance import Indel

    matcher = diff_match_patch()
    diffs: list[tuple[int, str]] = []
    for step in Indel.opcodes(left, right):
        if step.tag == "equal":
            diffs.append((matcher.DIFF_EQUAL, left[step.src_start : step.src_end]))
        elif step.tag == "delete":
            diffs.append((matcher.DIFF_DELETE, left[step.src_start : step.src_end]))
        else:
            diffs.append((matcher.DIFF_INSERT, right[step.dest_start : step.dest_end]))
    matcher.diff_cleanupSemantic(diffs)
    pairs = []
    one = other = 0
    for kind, codes in diffs:
        if kind == matcher.DIFF_EQUAL:
            pairs += [(one + step, other + step) for step in range(len(codes))]
        one += len(codes) if kind != matcher.DIFF_INSERT else 0
        other += len(codes) if kind != matcher.DIFF_DELETE else 0
    return pairs


def _words_in(tokens: Sequence[_Token]) -> int:
    """Return how many of `tokens` are words or numbers."""
    return sum(token.is_word for token in tokens)


def _absorbed(
    pairs: Sequence[tuple[int, int]], left: Sequence[_Token], end: tuple[int, int]
) -> list[tuple[int, int]]:
    """Return `pairs` without the short unchanged runs that stand between two changes.

    Args:
        pairs: Positions that are unchanged, ascending.
        left: The words of the left text.
        end: The last positions of both texts.
    """
    kept: list[tuple[int, int]] = []
    for run in _runs(pairs):
        at_an_edge = run[0] == (0, 0) or run[-1] == end
        if at_an_edge or _words_in([left[one] for one, _ in run]) >= _LEAST_UNCHANGED:
            kept += run
    return kept


def _runs(pairs: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Yield the stretches of `pairs` in which both sides go on by one."""
    run: list[tuple[int, int]] = []
    for one, other in pairs:
        if run and (one, other) != (run[-1][0] + 1, run[-1][1] + 1):
            yield run
            run = []
        run.append((one, other))
    if run:
        yield run


def _spans_between(unchanged: Sequence[int], tokens: Sequence[_Token]) -> tuple[Span, ...]:
    """Return the spans of the tokens that are not `unchanged` (ascending positions)."""
    spans = []
    follows = 0
    for position in (*unchanged, len(tokens)):
        if position > follows:
            spans.append(Span(tokens[follows].start, tokens[position - 1].end))
        follows = position + 1
    return tuple(spans)
