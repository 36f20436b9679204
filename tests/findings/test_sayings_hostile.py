"""Quotes, sources, hedges and negation in sentences that nobody would write."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.articles.article import Article
from copydesk.findings.certainty.flips import flip_clashes
from copydesk.findings.certainty.hedges import hedge_clashes
from copydesk.findings.certainty.negation import negation_clashes
from copydesk.findings.certainty.opposites import opposite_clashes
from copydesk.findings.clash import Clash
from copydesk.findings.matter import Matter
from copydesk.findings.quoting.quotes import quote_clashes
from copydesk.findings.quoting.speakers import speaker_clashes
from copydesk.findings.sourcing.attribution import attribution_clashes
from copydesk.findings.sourcing.opinions import opinion_clashes
from copydesk.findings.text.pairing import Pairing
from tests.findings.pairs import matter_between
from tests.findings.sentences import sentences_of
from tests.made_articles import made_article
from tests.work import FOURFOLD, growth

RULES: tuple[Callable[[Pairing], Iterable[Clash]], ...] = (
    attribution_clashes,
    hedge_clashes,
    negation_clashes,
    opposite_clashes,
)
WHOLE_RULES: tuple[Callable[[Matter], Iterable[Clash]], ...] = (
    quote_clashes,
    speaker_clashes,
    opinion_clashes,
    flip_clashes,
)


def matter_of(left: Article, right: Article) -> Matter:
    """Return two articles with sentence n linked to sentence n, read afresh."""
    return matter_between(left, right, range(min(len(left.sentences), len(right.sentences))))


def clashes(matter: Matter) -> list[Clash]:
    """Return what all rules of the family say, in their order."""
    found = [clash for rule in RULES for p in matter.pairings for clash in rule(p)]
    return found + [clash for rule in WHOLE_RULES for clash in rule(matter)]


_VOCABULARY = (
    "said told he she officials two an official according to the records show not no never "
    "nobody failed denied reportedly may could if unless likely rushed refit was were had been "
    "Coast Guard Anna Brandt accepted rejected before after 14 , . ; : ? ( ) “ ” \" ' ‘ ’ … [ ] — "
    "ship sank steering harbour by whose count citing Post called believed to have"
)
WORDS = _VOCABULARY.split()
SENTENCES = sentences_of(WORDS)


@settings(max_examples=150)
@given(st.lists(SENTENCES, min_size=1, max_size=4), st.lists(SENTENCES, min_size=1, max_size=4))
def test_the_other_way_round_the_clashes_are_mirrored_whatever_the_words(
    left: list[str], right: list[str]
) -> None:
    one, other = made_article(*left, name="one"), made_article(*right, name="other")
    here = clashes(matter_of(one, other))
    there = clashes(matter_of(other, one))

    def places(found: Iterable[Clash]) -> set[tuple[object, ...]]:
        return {(clash.kind, clash.severity, clash.left, clash.right) for clash in found}

    assert places(here) == places(clash.mirrored for clash in there)
    for clash in here:
        assert clash.left is not None
        assert clash.right is not None
        assert 0 <= clash.left.start < clash.left.end <= len(one.text)
        assert 0 <= clash.right.start < clash.right.end <= len(other.text)
        assert clash.reason.endswith("?")


@given(st.lists(SENTENCES, min_size=1, max_size=5))
@settings(max_examples=100)
def test_an_article_never_clashes_with_its_copy(sentences: list[str]) -> None:
    one, copy = made_article(*sentences, name="one"), made_article(*sentences, name="copy")
    assert clashes(matter_of(one, copy)) == []


@pytest.mark.parametrize(
    "sign",
    [
        *(
            "a",
            "word ",
            "SAID ",
            '"',
            "😀",
            "شكراً ",
            "no ",
            ", said , ",
            ") said ",
            "according to ",
        ),
        *(
            '"so," he said. ',
            "'a' s' ",
            "“a ‘b «c ",
            "if may not ",
            "the refit was rushed, he said ",
        ),
    ],
)
def test_a_sentence_of_thousands_of_characters_costs_in_proportion(sign: str) -> None:
    def work(characters: int) -> Callable[[], object]:
        text = sign * (characters // len(sign))
        matter = matter_of(made_article(text, name="one"), made_article(text + " x", name="other"))
        for pairing in matter.pairings:
            assert pairing.anchors is not None
        return lambda: clashes(matter)

    assert growth(work, 5_000) < FOURFOLD
