"""Titles before names, and the other words that tell what a name is (`words/mentions.txt`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from copydesk.findings.text.tokens import Token
from copydesk.findings.text.word_files import entries

_MOST_PORTFOLIOS: Final = 4
"""Words before the title proper: "Acting Deputy Foreign Minister"."""


def name_words(*labels: str) -> frozenset[str]:
    """Return the keys with these labels: "title", "portfolio", "organisation", "place", ..."""
    return _union(labels)


@lru_cache
def _union(labels: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for label, word in entries("mentions") if label in labels)


def titles(tokens: Sequence[Token], capitals: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield first and last token of each run that is a title: "Foreign Minister", "Capt.".

    Args:
        tokens: Of one sentence.
        capitals: For each token, whether it is a word with a capital; others are no titles here.
    """
    at = 0
    while at < len(tokens):
        end = _end_of_title(tokens, capitals, at) if capitals[at] else None
        if end is not None:
            yield at, end
            at = end
        at += 1


def _end_of_title(tokens: Sequence[Token], capitals: Sequence[bool], at: int) -> int | None:
    """Return the last token of a title that begins at `at`."""
    stop = at
    while stop < at + _MOST_PORTFOLIOS and tokens[stop].key in name_words("portfolio"):
        following = stop + 1
        if following < len(tokens) and tokens[following].text == "-":
            following += 1
        if following >= len(tokens) or tokens[following].key not in name_words(
            "portfolio", "title"
        ):
            break
        stop = following
    if tokens[stop].key not in name_words("title") or _is_surname(tokens, capitals, at):
        return None
    if stop + 1 < len(tokens) and tokens[stop + 1].text == "." and len(tokens[stop].text) <= 5:
        return stop + 1
    return stop


def _is_surname(tokens: Sequence[Token], capitals: Sequence[bool], at: int) -> bool:
    """Tell whether a title is the last name in "Martin King said"."""
    after_name = at > 0 and capitals[at - 1] and tokens[at - 1].key not in name_words("title")
    before_name = at + 1 < len(tokens) and capitals[at + 1]
    return tokens[at].key in name_words("surname") and after_name and not before_name
