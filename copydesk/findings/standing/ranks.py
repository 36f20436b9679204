"""Ranks that clash: the head of a group or a key leader, its deputy or a figure in it.

A rank is a noun for somebody's place in a group ("leader", "member") with what says which: the
article ("the head", "a leader"), a word that raises ("key", "senior"), "deputy". What clashes:
another rank for one person in the same claim; "most" added or lost before the same word. What does
not: two nouns of one rank ("leader", "head"), and a title right before a name, which says no rank.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from copydesk.articles.article import Span
from copydesk.findings.clash import Clash
from copydesk.findings.finding import SEVERITIES, Severity
from copydesk.findings.naming.capitals import touch
from copydesk.findings.naming.titles import name_words
from copydesk.findings.text.lexicon import Match, lexicon
from copydesk.findings.text.pairing import Pairing, Side
from copydesk.findings.text.passage import Reading
from copydesk.findings.text.questions import either
from copydesk.findings.text.tokens import Token

if TYPE_CHECKING:
    from copydesk.findings.matter import Matter

RankLevel = Literal["first", "second", "high", "member"]
"""first: the one at the head; second: the deputy; high: one of several leaders."""

_PREPOSITIONS: Final = frozenset({"of", "in", "within", "for", "at", "inside", "among"})
"""Before the group in which somebody has a rank."""
_MODIFIERS: Final = 4
"""Tokens between the article and the noun: "a key Iraqi militant leader"."""
_STATES: Final = frozenset({"state", "government"})
"""What a head of is an office and not a rank."""
_CLOSING: Final = frozenset("\"”’'»“")
"""Marks that may stand after a rank in quotation marks: the "deputy caliph" of ISIS."""
_INDEFINITE: Final = frozenset({"a", "an", "another", "one", "some"})


class Rank(Struct, frozen=True):
    """What is said of somebody's place in a group."""

    first: int
    last: int
    level: RankLevel


def rank_clashes(matter: Matter) -> Iterator[Clash]:
    """Yield ranks that linked sentences don't give alike.

    A cross-reference adds a clash only if it points at a rank at which nothing points yet.
    """
    rows, crossing = (
        [clash for p in matter.pairings if p.crossing == kind for clash in _in_pairing(p)]
        for kind in (False, True)
    )
    yield from rows
    known = {span for clash in rows for span in (clash.left, clash.right)}
    for clash in sorted(crossing, key=_place):
        spans = {clash.left, clash.right}
        if not spans <= known:
            known |= spans
            yield clash


def _place(clash: Clash) -> tuple[int, int]:
    """Return what sorts clashes the same way from either side."""
    starts = [span.start for span in (clash.left, clash.right) if span]
    return SEVERITIES.index(clash.severity), sum(starts)


def _in_pairing(pairing: Pairing) -> Iterator[Clash]:
    """Yield the one rank of each side that the other side doesn't give."""
    lefts, rights = _ranks(pairing.left), _ranks(pairing.right)
    left = _lone(lefts, rights)
    right = _lone(rights, lefts)
    if left is not None and right is not None:
        severity: Severity = "high" if "first" in {left.level, right.level} else "medium"
        yield _clash(pairing, severity, _span(pairing.left, left), _span(pairing.right, right))


def superlative_clashes(pairing: Pairing) -> Iterator[Clash]:
    """Yield words that one side has with "the most" and the other without."""
    for left, right in pairing.anchors:
        ours, theirs = _raised(pairing.left, left), _raised(pairing.right, right)
        if len(ours) != len(theirs):
            yield _clash(pairing, "medium", _from(pairing.left, ours), _from(pairing.right, theirs))


def _clash(pairing: Pairing, severity: Severity, left: Span, right: Span) -> Clash:
    reason = either(_words(pairing.left, left), _words(pairing.right, right))
    return Clash("office", severity, reason, left, right)


def _words(side: Side, span: Span) -> str:
    return side.passages[0].reading.article.quote(span)


def _span(side: Side, rank: Rank) -> Span:
    return side.span(rank.first, rank.last)


def _lone(ranks: Sequence[Rank], others: Sequence[Rank]) -> Rank | None:
    """Return the rank whose level the other side lacks, if it is the only one."""
    levels = {rank.level for rank in others}
    found = [rank for rank in ranks if rank.level not in levels]
    return found[0] if len(found) == 1 else None


def _ranks(side: Side) -> list[Rank]:
    return [
        Rank(before + rank.first, before + rank.last, rank.level)
        for before, passage in side.offsets
        for rank in ranks_of(passage.reading)[passage.sentence.index]
    ]


@lru_cache(maxsize=64)
def ranks_of(reading: Reading) -> tuple[tuple[Rank, ...], ...]:
    """Return the ranks given in each passage of an article, by index of its tokens."""
    return tuple(tuple(_ranks_in(passage.tokens)) for passage in reading.passages)


def _ranks_in(tokens: Sequence[Token]) -> Iterator[Rank]:
    for match in lexicon("ranks").matches(tokens):
        rank = _rank(tokens, match)
        if rank is not None:
            yield rank


def _rank(tokens: Sequence[Token], match: Match) -> Rank | None:
    """Return the rank that a noun gives, None where it gives none."""
    if match.label == "senior" or not _is_in_group(tokens, match):
        return None
    first, raised, article = _before(tokens, match.first)
    level: RankLevel
    if match.label == "deputy":
        level = "second"
    elif match.label == "leader":
        level = "high" if raised or article in _INDEFINITE else "first"
    elif raised:
        level = "high"
    elif article in _INDEFINITE:
        level = "member"
    else:
        return None
    return Rank(first, match.last, level)


def _is_in_group(tokens: Sequence[Token], match: Match) -> bool:
    """Tell whether a group follows: "leader of", "figure within"."""
    after = [token.key for token in tokens[match.last + 1 : match.last + 4]]
    if after[:1] and after[0] in _CLOSING:
        after = after[1:]
    return bool(after) and after[0] in _PREPOSITIONS and not {*after[1:]} & _STATES


def _before(tokens: Sequence[Token], first: int) -> tuple[int, bool, str]:
    """Return where a noun's phrase begins, whether a word raises it, and its article."""
    raised = False
    at = first - 1
    while at >= max(0, first - _MODIFIERS):
        token = tokens[at]
        if token.key in _INDEFINITE or token.key == "the":
            return at, raised, token.key
        if token.kind == "mark" and not (token.text == "-" and touch(tokens, at, at + 1)):
            break
        if token.key in name_words("small"):
            break
        raised = raised or lexicon("ranks").label(token) == "senior"
        at -= 1
    return at + 1, raised, ""


def _raised(side: Side, at: int) -> range:
    """Return the tokens of a word, with "the most" or "one of the most" if it has them."""
    before = [token.key for token in side.tokens[max(0, at - 4) : at]]
    if before[-1:] != ["most"] or side.tokens[at].key in name_words("small"):
        return range(at, at + 1)
    if before[-4:] == ["one", "of", "the", "most"]:
        return range(at - 4, at + 1)
    is_superlative = before[-2:-1] == ["the"] or side.tokens[at - 2].text.endswith(("'s", "’s"))
    return range(at - 1 if is_superlative else at, at + 1)


def _from(side: Side, tokens: range) -> Span:
    return side.span(tokens[0], tokens[-1])
