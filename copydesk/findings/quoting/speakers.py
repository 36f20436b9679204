"""Speakers: one quotation, and in each article somebody else says it.

Whoever is named in the sentences of the quotation counts, else whoever said what was quoted right
before; a pronoun is whoever was named as a source last. Where nobody can be told the rule says
nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from copydesk.findings.clash import Clash
from copydesk.findings.quoting.quote_pairs import QuotePair, matched
from copydesk.findings.quoting.quote_pieces import Piece, pieces_of
from copydesk.findings.sourcing.other_sources import are_other_people
from copydesk.findings.sourcing.speech import Source, sources_in
from copydesk.findings.text.passage import Passage, Reading

if TYPE_CHECKING:
    from copydesk.findings.matter import Matter

_SAME: Final = 0.75
"""Share (0..1) of the shorter piece's content in both, for one quotation beyond doubt."""
_LEAST: Final = 3
"""Words with content in both, at least; or words, if all are the same."""
_SPEAKING: Final = frozenset({"say", "state", "act", "according"})
"""Labels of what names a speaker."""
_BEFORE: Final = 3
"""Sentences before in which the person stands whom a pronoun means."""


class _Speaker(Struct, frozen=True):
    """Who says a piece, and where that stands."""

    passage: Passage
    source: Source


def speaker_clashes(matter: Matter) -> Iterator[Clash]:
    """Yield the quotations that two articles put in different mouths."""
    for pair in matched(matter):
        if not _is_one(pair.left, pair.right):
            yield from _judges(pair)
            continue
        one, other = _speaker(pair.left), _speaker(pair.right)
        if one is None or other is None:
            continue
        names = _name(one), _name(other)
        tokens = [
            speaker.passage.tokens[speaker.source.name.start : speaker.source.name.stop]
            for speaker in (one, other)
        ]
        if are_other_people(one.source, tokens[0], other.source, tokens[1]):
            spans = [
                speaker.passage.span(speaker.source.first, speaker.source.last)
                for speaker in (one, other)
            ]
            yield Clash("attribution", "high", f"who says so: {names[0]} or {names[1]}?", *spans)


def _judges(pair: QuotePair) -> Iterator[Clash]:
    """Yield a judgement quoted in a word or two, of one by name here and of nobody known there."""
    one, other = _judge(pair.left), _judge(pair.right)
    if not pair.by_words or one is None or other is None:
        return
    if {one.source.kind, other.source.kind} == {"anonymous", "named"}:
        reason = f"who says so: {_name(one)} or {_name(other)}?"
        spans = [
            known.passage.span(known.source.first, known.source.last) for known in (one, other)
        ]
        yield Clash("attribution", "medium", reason, *spans)


def _judge(piece: Piece) -> _Speaker | None:
    """Return who calls something what a piece says."""
    found = (source for source in sources_in(piece.passage) if source.verb == "call")
    source = next((known for known in found if known.name), None)
    return _Speaker(piece.passage, source) if source else None


def _is_one(one: Piece, other: Piece) -> bool:
    if [word.stem for word in one.words] == [word.stem for word in other.words]:
        return len(one.words) >= _LEAST
    common = len(one.content & other.content)
    return common >= max(_LEAST, _SAME * min(len(one.content), len(other.content)))


def _speaker(piece: Piece) -> _Speaker | None:
    """Return who says a piece; None where that can't be told."""
    for passage in _framing(piece):
        found = [source for source in sources_in(passage) if source.verb in _SPEAKING]
        if found:
            source = found[0]
            return _meant(passage) if source.kind == "pronoun" else _Speaker(passage, source)
    return None


def _framing(piece: Piece) -> Iterator[Passage]:
    """Yield the sentences that may name who says a piece, the likeliest first."""
    reading = piece.passage.reading
    yield from _passages(reading)[piece.quotation]
    tokens = zip(piece.passage.tokens, piece.passage.quoted, strict=True)
    if all(quoted or token.kind == "mark" for token, quoted in tokens) and piece.index:
        before = reading.passages[piece.index - 1]
        if before.sentence.paragraph == piece.passage.sentence.paragraph and any(before.quoted):
            yield before


@lru_cache(maxsize=64)
def _passages(reading: Reading) -> dict[int, list[Passage]]:
    """Return the sentences that each quotation runs through."""
    found: dict[int, list[Passage]] = defaultdict(list)
    for piece in pieces_of(reading):
        found[piece.quotation].append(piece.passage)
    return found


def _meant(passage: Passage) -> _Speaker | None:
    """Return the named source that a pronoun in a passage means."""
    index = passage.sentence.index
    for known in reversed(passage.reading.passages[max(0, index - _BEFORE) : index]):
        named = [source for source in sources_in(known) if source.kind == "named"]
        if named:
            return _Speaker(known, named[-1])
    return None


def _name(speaker: _Speaker) -> str:
    span = speaker.passage.span(speaker.source.name[0], speaker.source.name[-1])
    return speaker.passage.reading.article.quote(span)
