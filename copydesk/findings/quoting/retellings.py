"""Quotations that another article tells without marks, in their own words or nearly.

A paraphrase is the usual way to retell a quotation. It is worth a look only if the quotation's own
words stand there in a row, or most of them: then the marks were dropped.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

from copydesk.findings.quoting.quote_pieces import Piece, Word
from copydesk.findings.text.content import is_content
from copydesk.findings.text.passage import Passage, Reading

_RUN: Final = 4
"""Words in a row that a retelling took, at least."""
_RUN_CONTENT: Final = 2
"""Of them with content and in small letters: a name or a title is nobody's wording."""
_SHARE: Final = 0.7
"""Or share (0..1) of the quotation's content that it took, at least."""
_CONTENT: Final = 3
"""Words with content that it took in that case, at least."""
_SPREAD: Final = 2
"""Tokens over which they may be spread, for each word of the quotation: else they met by chance."""
_LONGEST: Final = 400
"""Words in a sentence beyond which it is none."""
_MOST_USES: Final = 30
"""Sentences with one word beyond which it leads to no retelling."""


class Retelling(Struct, frozen=True, eq=False):
    """A piece of a quotation and the sentence that tells it without marks."""

    piece: Piece
    words: tuple[int, ...]
    """Places in `piece.words` of what was taken, ascending."""
    passage: Passage
    tokens: tuple[int, ...]
    """Indices of the tokens in which it is told, ascending."""

    @property
    def is_verbatim(self) -> bool:
        """Whether the words stand in a row, as quoted."""
        return self.words[-1] - self.words[0] + 1 == len(self.words)


def retellings(
    pieces: Sequence[Piece], reading: Reading, linked: set[tuple[int, int]]
) -> Iterator[Retelling]:
    """Yield, for each piece that has one, its closest retelling in `reading`.

    Args:
        pieces: What one article quotes and the other one doesn't.
        reading: The other article.
        linked: Indices of the sentences (of the pieces' article, of `reading`) that are linked.
    """
    partners = defaultdict(set)
    for one, other in linked:
        partners[one].add(other)
    for piece in pieces:
        if len(piece.content) < _RUN_CONTENT:
            continue
        places = partners[piece.index] | _sharing(piece, reading)
        found = [r for place in sorted(places) if (r := _retold(piece, reading.passages[place]))]
        if found:
            yield max(found, key=lambda retelling: (retelling.is_verbatim, len(retelling.words)))


def _sharing(piece: Piece, reading: Reading) -> set[int]:
    """Return the indices of sentences that share enough content with a piece to retell it."""
    uses = _uses(reading)
    common = Counter(
        index
        for word in piece.content
        if len(uses.get(word, ())) <= _MOST_USES
        for index in uses.get(word, ())
    )
    least = max(_CONTENT, _SHARE * len(piece.content))
    return {index for index, times in common.items() if times >= least}


@lru_cache(maxsize=64)
def _uses(reading: Reading) -> dict[str, list[int]]:
    """Return in which sentences each form stands outside quotation marks."""
    found: dict[str, list[int]] = defaultdict(list)
    for passage in reading.told:
        for form in {form for _, form in _unquoted(passage)}:
            found[form].append(passage.sentence.index)
    return found


def _unquoted(passage: Passage) -> Iterator[tuple[int, str]]:
    """Yield the words outside quotation marks: index of the token, form as in `Word.stem`."""
    for index, (token, quoted) in enumerate(zip(passage.tokens, passage.quoted, strict=True)):
        if not quoted and token.kind != "mark":
            yield index, token.stem if is_content(token) else token.key


def _retold(piece: Piece, passage: Passage) -> Retelling | None:
    """Return what a sentence retells of a piece, None if too little; a post is a quotation."""
    if passage.sentence.kind == "embed":
        return None
    told = list(_unquoted(passage))
    if len(told) > _LONGEST:
        return None
    first, start, length = _longest_run(piece, [form for _, form in told])
    run = range(first, first + length)
    if length >= _RUN and sum(_is_plain(piece.words[at]) for at in run) >= _RUN_CONTENT:
        tokens = tuple(index for index, _ in told[start : start + length])
        return Retelling(piece, tuple(run), passage, tokens)
    forms = {form for _, form in told}
    taken = tuple(at for at, word in enumerate(piece.words) if word.stem in forms)
    content = {piece.words[at].stem for at in taken if piece.words[at].has_content}
    if len(content) < max(_CONTENT, _SHARE * len(piece.content)):
        return None
    kept = tuple(at for at in taken if piece.words[at].has_content)
    tokens = tuple(index for index, form in told if form in content)
    plain = sum(_is_plain(piece.words[at]) for at in kept)
    if plain < _RUN_CONTENT or tokens[-1] - tokens[0] > _SPREAD * len(piece.words):
        return None
    return Retelling(piece, kept, passage, tokens)


def _longest_run(piece: Piece, forms: Sequence[str]) -> tuple[int, int, int]:
    """Return where the longest common run of words begins on either side, and its length."""
    at = defaultdict(list)
    for place, form in enumerate(forms):
        at[form].append(place)
    best = (0, 0, 0)
    lengths: dict[int, int] = {}
    for place, word in enumerate(piece.words):
        lengths = {other: lengths.get(other - 1, 0) + 1 for other in at.get(word.stem, ())}
        for other, length in lengths.items():
            if length > best[2]:
                best = (place - length + 1, other - length + 1, length)
    return best


def _is_plain(word: Word) -> bool:
    return word.has_content and not word.is_capital
