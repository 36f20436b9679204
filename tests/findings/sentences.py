"""Sentences as the rules read them, and sentences that nobody would write."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hypothesis import strategies as st

from copydesk.findings.counts.figure import Figure
from copydesk.findings.dating.time import Time
from copydesk.findings.text.pairing import Pairing
from copydesk.findings.text.passage import Passage, reading_of
from tests.findings.pairs import article_of

_VOCABULARY: Final = (
    "the a an one two three dozen hundred thousand million half quarter first second last next of "
    "in on at by and or about more than nearly people men man ships metres miles km % per cent "
    "dollars $ € 212 221 1.8 3,000 2025 1999 14 31 30 9:40 9.40 p.m. am noon Monday Thursday "
    "March April May Feb. 2031-03-15 14.03.2025 today yesterday week month year years ago old "
    "night morning - – , . ; ( ) “ ” ' : / # Captain Norvik killed were was will said struck"
)
_WORDS: Final = _VOCABULARY.split()

sentences: Final = st.one_of(
    st.lists(st.sampled_from(_WORDS), max_size=25).map(" ".join),
    st.text(max_size=80),
    st.builds(str.__mul__, st.sampled_from(_WORDS), st.integers(0, 40)),
)
"""Words of numbers and dates in any order, any characters, one word again and again."""


def sentences_of(words: Sequence[str]) -> st.SearchStrategy[str]:
    """Return sentences of these words in any order, or of any characters; never empty."""
    return st.one_of(
        st.lists(st.sampled_from(words), min_size=1, max_size=30).map(" ".join),
        st.text(min_size=1, max_size=60).map(lambda text: " ".join(text.split()) or "x"),
    )


def passage_of(sentence: str, *, language: str = "en", published: str = "2031-03-15") -> Passage:
    """Return a sentence as the rules see it, in an article of 15 March 2031, a Saturday."""
    line = " ".join(sentence.split()) or "-"
    article = article_of(f"Nothing else.\n{line}", line, language=language, published=published)
    return reading_of(article).passages[-1]


def pairing_of(left: str, right: str, *, language: str = "en") -> Pairing:
    """Return two sentences that make the same claim."""
    return Pairing([passage_of(left, language=language)], [passage_of(right, language=language)])


def words_of(passage: Passage, found: Figure | Time) -> str:
    """Return the words of a figure or a time."""
    span = passage.span(found.first, found.last)
    return passage.reading.article.quote(span)


def are_in_order(passage: Passage, found: tuple[Figure, ...] | tuple[Time, ...]) -> bool:
    """Tell whether runs of tokens lie inside their passage, in order and disjoint."""
    edges = [edge for one in found for edge in (one.first, one.last + 1)]
    within = all(0 <= edge <= len(passage.tokens) for edge in edges)
    return within and edges == sorted(edges) and all(one.first <= one.last for one in found)
