"""A finding put as a short question: "212 passengers or 221 passengers?"."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Final

from copydesk.articles.article import Article, Span
from copydesk.articles.seen import as_seen

_LONGEST: Final = 60  # characters of a question; the sidebar wraps it at 26
_CUT: Final = 27  # characters of one side where the whole is too long
_STOP: Final = re.compile(r"[\n.,;:!?()。，、；：！？]")
_FURTHER: Final = 3  # words that a side is made longer by, where both would read the same


def either(left: Article, here: Span | None, right: Article, there: Span | None) -> str:
    """Return what two places differ in as a question that never shows the same words twice."""
    if here is None or there is None:
        words = _words(left, here) if here else _words(right, there) if there else []
        return f"{_cut(' '.join(words))}: {'left out' if here else 'only here'}?"
    both = left.quote(here) + right.quote(there)
    least = 0 if any(letter.isalpha() for letter in both) else 1
    for further in range(least, _FURTHER + 1):
        ours, theirs = _words(left, here, further), _words(right, there, further)
        if [word.casefold() for word in ours] != [word.casefold() for word in theirs]:
            break
    if len(_question(ours, theirs)) > _LONGEST:
        ours, theirs = _differing(ours, theirs)
    if len(_question(ours, theirs)) > _LONGEST:
        ours, theirs = [_cut(" ".join(ours))], [_cut(" ".join(theirs))]
    return _question(ours, theirs)


def quoted(article: Article, span: Span) -> str:
    """Return a question about words that one side has in quotation marks, the other without."""
    return f"“{_cut(' '.join(_words(article, span)))}”: quoted or retold?"


def _words(article: Article, span: Span, further: int = 0) -> list[str]:
    """Return the words at `span` and as many after it as asked for, up to the next stop."""
    rest = _STOP.split(_shown(article.text[span.end : span.end + 40 * further]))[0]
    return [*_shown(article.quote(span)).split(), *rest.split()[:further]]


def _shown(text: str) -> str:
    """Return `text` as it is seen, without what drives a terminal: a question may go anywhere."""
    seen = as_seen(text).text
    return "".join(letter for letter in seen if letter.isprintable() or letter.isspace())


def _question(ours: list[str], theirs: list[str]) -> str:
    return f"{' '.join(ours)} or {' '.join(theirs)}?"


def _differing(ours: list[str], theirs: list[str]) -> tuple[list[str], list[str]]:
    """Return two runs of words without those that both begin or end with; one stays at least."""
    most = min(len(ours), len(theirs)) - 1
    first = min(most, _alike(ours, theirs))
    last = min(most - first, _alike(ours[::-1], theirs[::-1]))
    return ours[first : len(ours) - last], theirs[first : len(theirs) - last]


def _alike(ours: list[str], theirs: list[str]) -> int:
    pairs = zip(ours, theirs, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0].casefold() == pair[1].casefold(), pairs))


def _cut(words: str) -> str:
    return words if len(words) <= _CUT else words[: _CUT - 3].rstrip() + "..."
