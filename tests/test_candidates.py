"""Which sentences are offered for a link made by hand, and in what order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.alignment.candidates import SHORTLIST, Candidate, candidates
from copydesk.alignment.link import FixedLink, Link
from copydesk.alignment.roles import linkable
from copydesk.alignment.similarity import word_stems
from copydesk.articles.article import Article
from copydesk.comparison import compare
from tests.made_articles import made_article
from tests.tries import tries
from tests.work import FOURFOLD, growth

WIRE: Final = made_article(
    "#Ferry runs aground off Norvik",
    "The ferry Aster ran aground on Thursday night.",
    "All 212 passengers were taken ashore.",
    "Two tugs will pull it free on Sunday.",
    "@Share this story",
)
RETOLD: Final = made_article(
    "#Passengers saved from stranded ferry",
    "@By our own staff",
    "On Sunday the ship is to be towed off by a pair of tugs.",
    "Everyone on board, 221 passengers, was brought to land.",
    "The Aster had hit a reef on Thursday.",
    "Its captain declined to comment.",
)


def _offered(found: tuple[Candidate, ...]) -> list[int]:
    return [candidate.sentence for candidate in found]


@pytest.mark.parametrize(("sentence", "partner"), [(1, 4), (2, 3), (3, 2)])
def test_the_sentence_that_tells_the_same_comes_first(sentence: int, partner: int) -> None:
    assert _offered(candidates(WIRE, sentence, RETOLD))[0] == partner
    assert _offered(candidates(RETOLD, partner, WIRE))[0] == sentence


def test_what_the_comparison_found_comes_before_what_looks_alike() -> None:
    found = candidates(
        WIRE,
        1,
        RETOLD,
        links=[Link(1, 5, 0.6), Link(1, 2, 0.9), Link(2, 0, 0.8)],
        near_misses=[Link(1, 3, 0.4)],
    )
    assert found[:3] == (Candidate(2, 0.9, True), Candidate(5, 0.6, True), Candidate(3, 0.4))
    assert set(found[3:]) == {Candidate(4), Candidate(0)}, "its own headline may link with a lead"


def test_furniture_is_never_offered_and_has_no_candidates() -> None:
    assert candidates(WIRE, 4, RETOLD) == ()
    assert 1 not in _offered(candidates(WIRE, 1, RETOLD, near_misses=[Link(1, 1, 0.49)]))


def test_a_headline_is_offered_headlines_and_leads_alone() -> None:
    assert _offered(candidates(WIRE, 0, RETOLD)) == [0, 2]
    assert 0 in _offered(candidates(WIRE, 1, RETOLD)), "a lead"
    assert 0 not in _offered(candidates(WIRE, 2, RETOLD))


def test_a_sentence_that_is_not_there_is_an_error() -> None:
    with pytest.raises(IndexError):
        candidates(WIRE, 5, RETOLD)


_MARKS: Final = st.sampled_from(["", "", "", "#", "@", "^"])
_SENTENCES: Final = st.builds(
    str.__add__, _MARKS, st.text(min_size=1, max_size=40) | st.sampled_from(["The Aster.", "212"])
)
_ARTICLES: Final = st.builds(
    lambda sentences: made_article(*sentences), st.lists(_SENTENCES, min_size=1, max_size=8)
)


@settings(max_examples=tries(150))
@given(article=_ARTICLES, other=_ARTICLES, data=st.data())
def test_each_sentence_that_a_link_takes_effect_with_is_offered_once(
    article: Article, other: Article, data: st.DataObject
) -> None:
    sentence = data.draw(st.integers(0, len(article.sentences) - 1))
    offered = _offered(candidates(article, sentence, other))
    may_link = linkable(article, other)
    assert sorted(offered) == [
        each.index for each in other.sentences if may_link(sentence, each.index)
    ]
    for partner in range(len(other.sentences)):
        comparison = compare(article, other, fixed_links=[FixedLink(sentence, partner, True)])
        by_hand = (sentence, partner, 1.0) in [
            (link.left, link.right, link.confidence) for link in comparison.links
        ]
        assert by_hand == (partner in offered)


@given(text=st.text() | st.text(st.characters(max_codepoint=127)))
def test_words_are_the_same_whether_or_not_there_are_only_ascii_letters(text: str) -> None:
    """One odd letter more sends the text through the general way of finding words."""
    assert word_stems(f"{text} \u4e00") == word_stems(text) | {"\u4e00"}


def _long(count: int) -> Article:
    return made_article(
        *(
            f"In the year {1000 + n} the town of Norvik counted {n * 7} boats, and the harbour "
            f"master wrote down the name of every captain, {n % 90} of them for the last time."
            for n in range(count)
        )
    )


def test_in_a_long_article_the_words_decide_who_is_looked_at() -> None:
    """The partner stands far from the sentence's own place, beyond any shortlist of neighbours."""
    article, other = _long(400), _long(400)
    odd = made_article(*("Nobody knows. " * 3 for _ in range(399)), "Captain 1377, boats: 2639.")
    assert SHORTLIST < 377
    assert _offered(candidates(odd, 399, other))[0] == 377
    assert len(candidates(article, 5, other)) == 400


def test_candidates_of_a_book_cost_in_proportion_to_its_length() -> None:
    def work(sentences: int) -> Callable[[], tuple[Candidate, ...]]:
        article = _long(sentences)
        return lambda: candidates(article, sentences // 2, article)

    assert work(1000)()[0].sentence == 500
    assert growth(work, 250) < FOURFOLD
