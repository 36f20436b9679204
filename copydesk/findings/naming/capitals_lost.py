"""Names of several words that lost their capitals and a letter or two: "true social".

Retellings that went through another language give proper names back as common words. What clashes:
a name beside small words of the other side, one of them the same and its neighbour nearly so.
What does not: the same words without their capitals.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from copydesk.articles.article import Span
from copydesk.findings.clash import Clash
from copydesk.findings.naming.naming import Naming, placed_namings
from copydesk.findings.naming.spelling import is_inflected, is_near_miss
from copydesk.findings.naming.titles import name_words
from copydesk.findings.text.pairing import Pairing, Side
from copydesk.findings.text.questions import either


def lost_capital_clashes(pairing: Pairing) -> Iterator[Clash]:
    """Yield names of either side for which the other one has nearly the same small words."""
    left, right = pairing.left, pairing.right
    for small, naming in _lost(_View(left, right, pairing.to_right, pairing.to_left)):
        yield Clash("name", "medium", either(_words(left, small), naming.words), small, naming.span)
    for small, naming in _lost(_View(right, left, pairing.to_left, pairing.to_right)):
        reason = either(naming.words, _words(right, small))
        yield Clash("name", "medium", reason, naming.span, small)


class _View(NamedTuple):
    """A pairing seen from the side that may have lost capitals."""

    small: Side
    named: Side
    to_named: Mapping[int, int]
    to_small: Mapping[int, int]


def _words(side: Side, span: Span) -> str:
    return side.passages[0].reading.article.quote(span)


def _lost(view: _View) -> Iterator[tuple[Span, Naming]]:
    """Yield small words that stand for a name, with the name."""
    tokens = view.named.tokens
    for name in placed_namings(view.named):
        words = [i for i in range(name.first, name.last + 1) if tokens[i].kind == "word"]
        for one, other in pairwise(words):
            for kept, changed in ((one, other), (other, one)):
                small = _small_words(view, kept, changed)
                if small is not None:
                    yield small, name.naming


def _small_words(view: _View, kept: int, changed: int) -> Span | None:
    """Return the small words that stand for two neighbours in a name, None if none do.

    Args:
        view: The two sides.
        kept: A word of the name that the other side has in small letters.
        changed: Its neighbour, for which the other side has nearly the same word.
    """
    same = view.to_small.get(kept, -1)
    place = same + (1 if changed > kept else -1)
    if same < 0 or not 0 <= place < len(view.small.tokens) or place in view.to_named:
        return None
    word, wanted = view.small.tokens[place], view.named.tokens[changed]
    if word.kind != "word" or word.is_capital or view.small.tokens[same].is_capital:
        return None
    if word.key in name_words("small") or is_inflected(word.key, wanted.key):
        return None
    return view.small.span(*sorted((same, place))) if is_near_miss(word.key, wanted.key) else None
