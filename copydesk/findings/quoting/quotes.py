"""Quotations that clash: other words inside the marks, marks dropped, marks moved.

A quotation is the one place where another word is a fault whatever it means. Not flagged: another
case, other marks or spelling, a quotation cut short or shown to be cut, one that only one article
has, a paraphrase in words of its own.

Needs no words of any language; those that it knows (negatives, persons) are English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from copydesk.articles.article import Span
from copydesk.findings.clash import Clash
from copydesk.findings.quoting.quote_changes import changes, common, place_of
from copydesk.findings.quoting.quote_pairs import matched
from copydesk.findings.quoting.quote_pieces import Piece, Word, pieces_of
from copydesk.findings.quoting.retellings import retellings
from copydesk.findings.text.content import is_content
from copydesk.findings.text.passage import Reading
from copydesk.findings.text.tokens import Token

if TYPE_CHECKING:
    from copydesk.findings.matter import Matter

_QUOTATION_MARK: Final = re.compile(r"[\"'“”„‟«»‹›‘’‚‛」』]")
_SHOWN: Final = 24
"""Code points of a quotation in a reason, at most."""
_BINDING_BEFORE: Final = frozenset(
    {"but", "yet", "before", "after", "until", "unless", "if", "only", "though", "although"}
    | {"not", "never", "hardly", "nearly", "almost", "when", "then", "otherwise", "or"}
)
"""Words before what is kept of a quotation without which it says something else."""
_BINDING_AFTER: Final = frozenset(
    {"but", "yet", "if", "unless", "until", "only", "though", "although", "provided", "except"}
    | {"once", "assuming", "without", "before", "after", "when", "or"}
)
"""The same behind it."""
_MOVED: Final = 2
"""Words with content that stand inside the marks here and right behind them there, at least."""


def quote_clashes(matter: Matter) -> Iterator[Clash]:
    """Yield what two articles quote differently."""
    pairs = matched(matter)
    for pair in pairs:
        yield from _changed(pair.left, pair.right)
        yield from _cut(pair.left, pair.right)
        yield from (clash.mirrored for clash in _cut(pair.right, pair.left))
        yield from _moved(pair.left, pair.right)
        yield from (clash.mirrored for clash in _moved(pair.right, pair.left))
    linked = {
        (one.sentence.index, other.sentence.index)
        for pairing in matter.pairings
        for one in pairing.left.passages
        for other in pairing.right.passages
    }
    known = {piece for pair in pairs for piece in (pair.left, pair.right)}
    alone = [piece for piece in pieces_of(matter.left) if piece not in known]
    yield from _unmarked(alone, matter.right, linked)
    alone = [piece for piece in pieces_of(matter.right) if piece not in known]
    turned = {(other, one) for one, other in linked}
    yield from (clash.mirrored for clash in _unmarked(alone, matter.left, turned))


def _changed(left: Piece, right: Piece) -> Iterator[Clash]:
    """Yield the words that differ inside the marks."""
    for change in changes(left.words, right.words):
        # What was left out is seen between its neighbours.
        reach = int(change.left[0] == change.left[1] or change.right[0] == change.right[1])
        here = _span(left.words, change.left, reach)
        there = _span(right.words, change.right, reach)
        reason = f"{_shown(left, here)} or {_shown(right, there)}?"
        yield Clash("quote", change.severity, reason, here, there)


def _cut(whole: Piece, part: Piece) -> Iterator[Clash]:
    """Yield a quotation that lost the condition or contrast it was said with.

    "Modest but real" and "real", "I would, if they asked me" and "I would". Any other cut is an
    editor's right, and so is one where the rest is quoted or told near by.
    """
    first = place_of(part.words, whole.words)
    if first is None:
        return
    end = first + len(part.words)
    before, after = whole.words[:first], whole.words[end:]
    lost = before if before and before[-1].key in _BINDING_BEFORE else ()
    if not lost and after and after[0].key in _BINDING_AFTER:
        lost = after
    content = {word.stem for word in lost if word.has_content}
    if not content or part.words[0].after_cut or content & _said_near(part):
        return
    span = Span(min(lost[0].start, whole.words[first].start), max(lost[-1].end, whole.span.end))
    reason = f"{_shown(whole, span)} or {_shown(part, part.span)}?"
    yield Clash("quote", "high", reason, span, part.span)


def _said_near(piece: Piece) -> set[str]:
    """Return the stems of what an article says around a quotation."""
    passages = piece.passage.reading.passages[max(0, piece.index - 1) : piece.index + 2]
    return {token.stem for passage in passages for token in passage.tokens if is_content(token)}


def _moved(inside: Piece, outside: Piece) -> Iterator[Clash]:
    """Yield words that one article quotes and the other says right behind the same quotation.

    Words before a quotation are not looked at: a paraphrase often leads into half a quotation.
    """
    pairs = common(inside.words, outside.words)
    rest = inside.words[pairs[-1][0] + 1 :] if pairs else ()
    stems = {word.stem for word in rest if word.has_content}
    if len(stems) < _MOVED:
        return
    behind = [token for token in _behind(outside) if is_content(token) and token.stem in stems]
    said = {token.stem for token in behind}
    if len(said) >= _MOVED:
        kept = [word for word in rest if word.stem in said]
        span = Span(kept[0].start, kept[-1].end)
        reason = f"{_shown(inside, span)}: quoted or not?"
        yield Clash("quote", "medium", reason, span, Span(behind[0].start, behind[-1].end))


def _behind(piece: Piece) -> Iterator[Token]:
    """Yield the words behind a quotation up to the next mark: there a speaker may be named."""
    for token, quoted in zip(piece.passage.tokens, piece.passage.quoted, strict=True):
        if token.start > piece.span.end and not _QUOTATION_MARK.match(token.text):
            if quoted or token.kind == "mark":
                return
            yield token


def _unmarked(
    pieces: Sequence[Piece], reading: Reading, linked: set[tuple[int, int]]
) -> Iterator[Clash]:
    """Yield quotations that the other article has without marks."""
    for found in retellings(pieces, reading, linked):
        words = found.piece.words
        span = Span(words[found.words[0]].start, words[found.words[-1]].end)
        told = found.passage.span(found.tokens[0], found.tokens[-1])
        reason = f"{_shown(found.piece, span)}: quoted or retold?"
        yield Clash("quote", "medium" if found.is_verbatim else "low", reason, span, told)


def _span(words: Sequence[Word], place: tuple[int, int], reach: int) -> Span:
    """Return the span of some words, with `reach` words before and after."""
    first, end = max(0, place[0] - reach), min(len(words), place[1] + reach)
    return Span(words[first].start, words[end - 1].end)


def _shown(piece: Piece, span: Span) -> str:
    words = " ".join(piece.passage.reading.article.quote(span).split())
    cut = words if len(words) <= _SHOWN else words[: _SHOWN - 1].rsplit(" ", 1)[0] + "…"
    return f"“{cut}”"
