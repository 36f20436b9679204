"""What holds of differences and findings whatever two articles say."""

from __future__ import annotations

import unicodedata
from typing import Final

from hypothesis import example, given, settings
from hypothesis import strategies as st

from copydesk.articles.article import Article, Span
from copydesk.compared import Comparison
from copydesk.comparison import compare
from copydesk.findings.difference import Difference
from copydesk.findings.finding import Finding
from copydesk.findings.types import FINDING_TYPES
from tests.findings.pairs import article_of
from tests.tries import tries

_VOCABULARY: Final = (
    "the a an and of in on at by to who not no never only all some most may will was were had said "
    "reportedly planned stopped former deputy before after until least more than up about half two "
    "twelve 12 212 1,500 1.5 million percent % $15 € euros years days May March Monday yesterday "
    '9:40 p.m. GMT 2019 “ ” " ‘ ’ « » … - – ( ) , ; : Norvik Captain Lund Ida UN al-Hadi Müller '
    "ferry sank left port crew safe unsafe men killed Москве 人 34人 ש-34 l'eau d'Évreux Ali'nin "
    "&ldquo; co\u00adop 1\u202f500 \u200b \u2060x e\u0301 \u202e"
)
_WORDS: Final = _VOCABULARY.split(" ")
_SENTENCES: Final = st.one_of(
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=16).map(" ".join),
    st.text(min_size=1, max_size=30),
).map(lambda words: " ".join(words.split()) or "x")
_TYPES: Final = {each.id for each in FINDING_TYPES}
_OTHER_SIDE: Final = {"omission": "addition", "addition": "omission"}


@st.composite
def _retellings(draw: st.DrawFn) -> tuple[Article, Article]:
    """Return an article and one that tells much of it in the same words."""
    told = draw(st.lists(_SENTENCES, min_size=1, max_size=4))
    retold = []
    for sentence in told:
        words = sentence.split()
        at = draw(st.integers(0, len(words)))
        length = draw(st.integers(0, 2))
        fresh = draw(st.lists(st.sampled_from(_WORDS), max_size=2))
        retold.append(" ".join((*words[:at], *fresh, *words[at + length :])) or "x")
    retold = draw(st.permutations([*retold, *draw(st.lists(_SENTENCES, max_size=1))]))
    return article_of("\n".join(told), "one.txt"), article_of("\n".join(retold), "other.txt")


def _mirrored(finding: Finding) -> tuple[object, ...]:
    kind = _OTHER_SIDE.get(finding.kind, finding.kind)
    return kind, finding.type, finding.severity, finding.confidence, finding.right, finding.left


def _told(finding: Finding) -> tuple[object, ...]:
    left, right = finding.left, finding.right
    return finding.kind, finding.type, finding.severity, finding.confidence, left, right


def _begins_and_ends_in_sentences(article: Article, span: Span | None) -> bool:
    """Tell whether a place is made of words; in a merged row it may reach over two sentences."""
    if span is None:
        return True
    return span.start < span.end and all(
        any(sentence.start <= edge < sentence.end for sentence in article.sentences)
        for edge in (span.start, span.end - 1)
    )


def _places(
    found: tuple[Finding, ...] | tuple[Difference, ...],
) -> list[tuple[int, Span | None, Span | None]]:
    return [(each.row, each.left, each.right) for each in found]


@given(_retellings())
@settings(max_examples=tries(60))
def test_with_the_articles_swapped_everything_is_found_swapped(
    articles: tuple[Article, Article],
) -> None:
    one, other = articles
    there, back = compare(one, other), compare(other, one)
    assert sorted(map(repr, map(_told, there.findings))) == sorted(
        map(repr, map(_mirrored, back.findings))
    )
    assert sorted(repr((each.left, each.right, each.type)) for each in there.differences) == sorted(
        repr((each.right, each.left, each.type)) for each in back.differences
    )


@given(_retellings())
@settings(max_examples=tries(40))
def test_an_article_and_its_copy_differ_in_nothing(articles: tuple[Article, Article]) -> None:
    for article in articles:
        comparison = compare(article, article)
        assert comparison.findings == ()
        assert comparison.differences == ()


@given(_retellings())
@settings(max_examples=tries(60))
def test_every_place_lies_in_sentences_of_its_article(articles: tuple[Article, Article]) -> None:
    one, other = articles
    comparison = compare(one, other)
    found = (*_places(comparison.findings), *_places(comparison.differences))
    for _row, here, there in found:
        assert here or there
        assert _begins_and_ends_in_sentences(one, here)
        assert _begins_and_ends_in_sentences(other, there)
    _stands_in_order(comparison)


def _stands_in_order(comparison: Comparison) -> None:
    numbers = {row.number for row in comparison.rows}
    for places in (_places(comparison.findings), _places(comparison.differences)):
        rows = [row for row, _left, _right in places]
        assert rows == sorted(rows)
        assert numbers.issuperset(rows)
        assert len({*places}) == len(places)


@given(_retellings())
@example((article_of("0\x080C:0", "one.txt"), article_of("said half 0\x080C:0", "other.txt")))
@settings(max_examples=tries(60))
def test_every_question_is_one_line_that_shows_two_sides(
    articles: tuple[Article, Article],
) -> None:
    one, other = articles
    comparison = compare(one, other)
    for finding in (*comparison.findings, *comparison.inside_left, *comparison.inside_right):
        assert finding.type in _TYPES
        assert not {unicodedata.category(letter) for letter in finding.reason} & {"Cc", "Zl", "Zp"}
        sides = finding.reason.removesuffix("?").casefold().split(" or ")
        assert len(sides) != 2 or sides[0] != sides[1]
