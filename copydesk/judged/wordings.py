"""The wordings that a finding sets against each other, and when two of them are one.

They are compared by normal form, so that "Anbar" and "ANBAR" are one, and "Anbar's" with them: the
same clash is known again in other articles, and in those that come later. What a number or a date
is of stands beside it, so there the next word belongs to the wording: "two tugs" against "three
tugs" says nothing about days.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from copydesk.articles.wording import normal_form

if TYPE_CHECKING:
    from copydesk.articles.article import Article, Span
    from copydesk.findings.finding import FindingKind

Wordings = tuple[str, str]
"""Two wordings in normal form, in the order of their code points: swapping the articles changes
nothing."""

VALUES: Final[frozenset[FindingKind]] = frozenset({"number", "date"})
"""Kinds whose words alone don't say what they are about: there are two of many things."""

_ENDS: Final = re.compile(r"^[^\w]+|[^\w]+$")
_POSSESSIVE: Final = re.compile(r" ' s$| '$")
_AFTER: Final = re.compile(r"[^\S\n]+([^\W_][\w’'-]*)")
_BEFORE: Final = re.compile(r"([^\W_][\w’'-]*)[^\S\n]+$")
_NEAR: Final = 60
"""Code points beside a value in which the word next to it is looked for."""


@lru_cache(maxsize=20_000)
def form_of(words: str) -> str:
    """Return what two wordings have in common that are one."""
    return _ENDS.sub("", _POSSESSIVE.sub("", _ENDS.sub("", normal_form(words))))


def worded(article: Article, span: Span, kind: FindingKind) -> str:
    """Return the words of one side of a finding, those of a value with the word beside it."""
    words = article.quote(span)
    if kind not in VALUES:
        return words
    after = _AFTER.match(article.text[span.end : span.end + _NEAR])
    if after:
        return f"{words} {after[1]}"
    before = _BEFORE.search(article.text[max(0, span.start - _NEAR) : span.start])
    return f"{before[1]} {words}" if before else words


def in_form(one: str, other: str) -> Wordings | None:
    """Return two wordings in normal form; None where there aren't two."""
    first, second = sorted((form_of(one), form_of(other)))
    return (first, second) if first and first != second else None
