"""What an article quotes, as pieces: as much of a quotation as stands in one sentence.

Papers cut quotations, split them around the speaker and print half of one; sentences are what is
linked. Words are those spoken: contractions count as two, what an editor put in brackets as none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import groupby, islice
from typing import Final

from msgspec import Struct

from copydesk.articles.article import Span
from copydesk.findings.text.content import carries_content, is_content
from copydesk.findings.text.passage import Passage, Reading
from copydesk.findings.text.tokens import Token, stem

_FUNCTION_WEIGHT: Final = 0.2
"""What a word without content counts beside one with."""
_LONGEST: Final = 400
"""Words beyond which a piece is no quotation but a missing mark."""
_MOST: Final = 24
"""Pieces in one sentence that are looked at, at most."""
_CONTRACTIONS: Final = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "let's": ("let", "us"),
}
_WITH_IS: Final = frozenset(
    {"it", "that", "there", "here", "he", "she", "what", "who", "where", "when", "how", "this"}
)
_ENDINGS: Final = {"'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "would"}
_CUT: Final = re.compile(r"…|\.\s?\.|\[|\]")
"""What stands where an editor left words out or put words in."""


class Word(Struct, frozen=True, gc=False):
    """A word as spoken; a contraction is two."""

    start: int
    """`[start, end)` of the token it stands in, in code points of the article's text."""
    end: int
    key: str
    stem: str
    has_content: bool
    is_capital: bool
    """It begins with a capital letter."""
    after_cut: bool
    """The editor says that words before it were left out or put in."""


class Piece:
    """What a quotation says in one sentence."""

    def __init__(self, passage: Passage, quotation: int, words: Sequence[Word]) -> None:
        self.passage = passage
        self.quotation = quotation
        """Which quotation of the article it belongs to."""
        self.words = tuple(words)

    @property
    def span(self) -> Span:
        """From its first word to its last."""
        return Span(self.words[0].start, self.words[-1].end)

    @property
    def index(self) -> int:
        """Index of the sentence in its article."""
        return self.passage.sentence.index

    @cached_property
    def weights(self) -> dict[str, float]:
        """What each stem counts: words with content much, others little."""
        return {word.stem: 1.0 if word.has_content else _FUNCTION_WEIGHT for word in self.words}

    @cached_property
    def content(self) -> frozenset[str]:
        """The stems of its words with content."""
        return frozenset(word.stem for word in self.words if word.has_content)


@lru_cache(maxsize=64)
def pieces_of(reading: Reading) -> tuple[Piece, ...]:
    """Return what an article quotes, sentence by sentence, without its furniture."""
    starts = [span.start for span in reading.quotations]
    return tuple(
        piece for passage in reading.told for piece in islice(_pieces_in(passage, starts), _MOST)
    )


def _pieces_in(passage: Passage, starts: Sequence[int]) -> Iterator[Piece]:
    if not any(passage.quoted):
        return
    text = passage.reading.article.text
    inside = (t for t, quoted in zip(passage.tokens, passage.quoted, strict=True) if quoted)
    for number, tokens in groupby(inside, lambda token: bisect_right(starts, token.start)):
        words = tuple(_words(tuple(tokens), text))
        if 0 < len(words) <= _LONGEST:
            yield Piece(passage, number, words)


def _words(tokens: Sequence[Token], text: str) -> Iterator[Word]:
    """Yield the words of a piece as spoken: what stands in brackets is the editor's."""
    bracketed = False
    after_cut = False
    end = tokens[0].start
    for token in tokens:
        if token.kind == "mark":
            bracketed = token.text == "[" or (bracketed and token.text != "]")
            continue
        after_cut = after_cut or bool(_CUT.search(text, end, token.start))
        end = token.end
        if bracketed:
            continue
        for key in _spoken(token):
            has_content = is_content(token) and carries_content(key)
            form = stem(key) if has_content else key
            yield Word(token.start, token.end, key, form, has_content, token.is_capital, after_cut)
            after_cut = False


def _spoken(token: Token) -> tuple[str, ...]:
    """Return the words that a token stands for: two for a contraction."""
    if token.key in _CONTRACTIONS:
        return _CONTRACTIONS[token.key]
    if token.key.endswith("n't"):
        return token.key[:-3], "not"
    word, mark, ending = token.key.rpartition("'")
    if mark and f"'{ending}" in _ENDINGS:
        return word, _ENDINGS[f"'{ending}"]
    # The key has lost 's: a genitive, but after these words a verb.
    if token.key in _WITH_IS and token.end - token.start > len(token.key):
        return token.key, "is"
    return (token.key,)
