"""Agency, stage, scope, cause and what is one-sided, in sentences that nobody would write."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.alignment.link import Link
from copydesk.articles.article import Article, ArticleFacts
from copydesk.findings.certainty.stance import stance_clashes
from copydesk.findings.clash import Clash
from copydesk.findings.counts.figures import figures_in
from copydesk.findings.counts.limits import limit_clashes
from copydesk.findings.dating.times import times_in
from copydesk.findings.deeds.agency import agency_clashes
from copydesk.findings.deeds.cause import cause_clashes, unknown_cause_clashes
from copydesk.findings.deeds.helpers import helper_clashes
from copydesk.findings.deeds.phases import phase_clashes
from copydesk.findings.deeds.rungs import rung_clashes
from copydesk.findings.deeds.stage import nearby_stage_clashes, stage_clashes, undone_clashes
from copydesk.findings.extent.lists import list_clashes
from copydesk.findings.extent.reach import exception_clashes, reach_clashes
from copydesk.findings.extent.scope import rest_clashes, scope_clashes
from copydesk.findings.extent.whereabouts import place_clashes, whereabouts_clashes
from copydesk.findings.matter import Matter
from copydesk.findings.missing.details import detail_clashes, headline_cause_clashes
from copydesk.findings.missing.one_sided import one_sided_clashes
from copydesk.findings.naming.mentions import mentions_in
from copydesk.findings.text.pairing import Pairing
from tests.findings.pairs import matter_between
from tests.findings.sentences import sentences_of
from tests.made_articles import made_article
from tests.work import FOURFOLD, growth

RULES: tuple[Callable[[Pairing], Iterable[Clash]], ...] = (
    stage_clashes,
    undone_clashes,
    stance_clashes,
    phase_clashes,
    rung_clashes,
    scope_clashes,
    whereabouts_clashes,
    place_clashes,
    list_clashes,
    limit_clashes,
    reach_clashes,
    exception_clashes,
    cause_clashes,
)
WHOLE_RULES: tuple[Callable[[Matter], Iterable[Clash]], ...] = (
    nearby_stage_clashes,
    agency_clashes,
    helper_clashes,
    rest_clashes,
    unknown_cause_clashes,
    headline_cause_clashes,
    detail_clashes,
    one_sided_clashes,
)


def english(*sentences: str, name: str) -> Article:
    return replace(made_article(*sentences, name=name), facts=ArticleFacts(language="en"))


def matter_of(left: Article, right: Article) -> Matter:
    """Return two articles with every second sentence linked to its like, read afresh."""
    return matter_between(left, right, range(0, min(len(left.sentences), len(right.sentences)), 2))


def seen_from_the_right(matter: Matter) -> Matter:
    """Return the same articles the other way round, with the same words for anchors."""
    links = tuple(sorted(Link(link.right, link.left, link.confidence) for link in matter.links))
    turned = tuple(pairing.mirrored for pairing in matter.pairings)
    return Matter(matter.right, matter.left, links, matter.rows, turned)


def clashes(matter: Matter) -> list[Clash]:
    """Return what all rules of the family say, in their order."""
    found = [clash for rule in RULES for p in matter.pairings for clash in rule(p)]
    return found + [clash for rule in WHOLE_RULES for clash in rule(matter)]


_VOCABULARY = (
    "will would has have had was were been being is are to be not did never set expected agreed "
    "tried failed open opened opening inquiry inspect inspected divers police soldiers volunteers "
    "rebels helicopters coalition forces our US-led Iraqi Velden operation conducted by with "
    "support from the Joint Command in coordination all some most every part of ferries ferry "
    "sister ship other remaining four at least up over more than 12 90 Monday 3 March nationwide "
    "worldwide and the world across along border near in because due caused after light failed "
    'sank cause unknown not clear why except , . ; : ( ) “ ” " — # killed injured ordered asked '
    "charged convicted proposed approved said according officials anonymous by begin end"
)
WORDS = _VOCABULARY.split()
SENTENCES = sentences_of(WORDS)


@settings(max_examples=150)
@given(st.lists(SENTENCES, min_size=1, max_size=4), st.lists(SENTENCES, min_size=1, max_size=4))
def test_the_other_way_round_the_clashes_are_mirrored_whatever_the_words(
    left: list[str], right: list[str]
) -> None:
    one, other = english(*left, name="one"), english(*right, name="other")
    matter = matter_of(one, other)
    here, there = clashes(matter), clashes(seen_from_the_right(matter))
    mirrored = {"omission": "addition", "addition": "omission"}
    assert {(clash.kind, clash.severity, clash.left, clash.right) for clash in here} == {
        (mirrored.get(clash.kind, clash.kind), clash.severity, clash.right, clash.left)
        for clash in there
    }
    for clash in here:
        for span, article in ((clash.left, one), (clash.right, other)):
            assert span is None or 0 <= span.start < span.end <= len(article.text)
        assert (clash.left is None) is (clash.kind == "addition")
        assert (clash.right is None) is (clash.kind == "omission")
        assert clash.reason.endswith("?")


@given(st.lists(SENTENCES, min_size=1, max_size=5))
@settings(max_examples=150)
def test_an_article_never_clashes_with_its_copy(sentences: list[str]) -> None:
    one, copy = english(*sentences, name="one"), english(*sentences, name="copy")
    assert clashes(matter_between(one, copy, range(len(one.sentences)))) == []


@pytest.mark.parametrize(
    "sign",
    [
        *("a", "word ", "POLICE ", '"', "😀", "شكراً ", "will ", "has been ", "opened ", ", and "),
        *("all the ", "in the ", "by police ", "because of ", "Velden, ", "US-led ", "3 March "),
        *("at least 12 ", "not known why ", "police opened 12 ferries in Velden, and "),
    ],
)
def test_a_sentence_of_thousands_of_characters_costs_in_proportion(sign: str) -> None:
    def work(characters: int) -> Callable[[], object]:
        text = sign * (characters // len(sign))
        left, right = english(text, name="one"), english(text + " x", name="other")
        matter = matter_of(left, right)
        for passage in (*matter.left.passages, *matter.right.passages):
            # What others find in it is their affair.
            assert mentions_in(passage) is not None
            assert figures_in(passage) is not None
            assert times_in(passage) is not None
        return lambda: clashes(matter)

    assert growth(work, 5_000) < FOURFOLD
