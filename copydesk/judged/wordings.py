"""The wordings that a finding sets against each other, and when two of them are one.

They are compared by normal form, so that "Anbar" and "ANBAR" are one, and "Anbar's" with them: the
same clash is known again in other articles, and in those that come later. What a number or a date
is of stands beside it, so there the next word belongs to the wording: "two tugs" against "three
tugs" says nothing about days.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from copydesk.articles.wording import normal_form
from copydesk.reviews.anchors import CONTEXT

if TYPE_CHECKING:
    from copydesk.articles.article import Article, Span
    from copydesk.findings.finding import FindingKind
    from copydesk.reviews.anchors import Target

Wordings = tuple[str, str]
"""Two wordings in the order of their code points: swapping the articles changes nothing."""

VALUES: Final[frozenset[str]] = frozenset({"number", "date"})
"""Kinds whose words alone don't say what they are about: there are two of many things."""

_ENDS: Final = re.compile(r"^[^\w]+|[^\w]+$")
_POSSESSIVE: Final = re.compile(r" ' s$| '$")
_AFTER: Final = re.compile(r"[^\S\n]+([^\W_][\w’'-]*)")
_BEFORE: Final = re.compile(r"([^\W_][\w’'-]*)[^\S\n]+$")


@lru_cache(maxsize=20_000)
def form_of(words: str) -> str:
    """Return what two wordings have in common that are one."""
    return _ENDS.sub("", _POSSESSIVE.sub("", _ENDS.sub("", normal_form(words))))


def worded(article: Article, span: Span, kind: FindingKind) -> str:
    """Return the words of one side of a finding, those of a value with the word beside it."""
    text = article.text
    after = text[span.end : span.end + CONTEXT]
    return _worded(
        kind, article.quote(span), text[max(0, span.start - CONTEXT) : span.start], after
    )


def _worded(kind: str, words: str, before: str, after: str) -> str:
    if kind not in VALUES:
        return words
    if follows := _AFTER.match(after):
        return f"{words} {follows[1]}"
    precedes = _BEFORE.search(before)
    return f"{precedes[1]} {words}" if precedes else words


def wordings_of(target: Target) -> Wordings | None:
    """Return the two wordings that a finding sets against each other, as they are written.

    None for what one article alone tells, for mere signs, and for a row.
    """
    if target.finding is None or len(target.hashes) < 2:
        return None
    sides = [side.anchors[0] for side in target.finding.articles if len(side.anchors) == 1]
    if len(sides) < 2:
        return None
    kind = target.finding.kind
    one, other = (_worded(kind, side.quote, side.prefix, side.suffix) for side in sides)
    if not (form_of(one) and form_of(other)):
        return None
    return (one, other) if one <= other else (other, one)


def in_form(wordings: Iterable[str]) -> frozenset[str]:
    """Return what two pairs of wordings have in common that are one: their normal forms."""
    return frozenset(map(form_of, wordings))
