"""A claim line stands where the claim's own sentences stand, or what is linked to them."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.articles.article import Article, Span
from copydesk.judged.claims import Claims
from copydesk.reviews.anchors import (
    Target,
    article_places,
    article_target,
    finding_target,
    row_target,
)
from copydesk.reviews.author import Author
from copydesk.reviews.clock import HybridClock
from copydesk.reviews.kinds import ClaimData
from copydesk.reviews.review import Review
from tests.made_articles import made_article
from tests.tries import tries
from tests.work import growth

WIRE = made_article(
    "The mill burnt down at noon.", "Nobody was hurt.", "The miller had gone to market.", name="w"
)
POST = made_article("The mill burnt down while the miller was at the market.", name="p")
ECHO = made_article("A mill burnt.", "Its miller sold flour elsewhere.", name="e")
FIRE, MARKET = "The mill is gone", "The miller was away"


def _claims(*written: tuple[str, Article, int]) -> Claims:
    ann = Author("ann", "ann-1", HybridClock())
    return Claims(
        Review(
            ann.write(ClaimData(line), article_target(article, [article.sentences[index]]))
            for line, article, index in written
        )
    )


def _words(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


def _finding(row: Target, *places: tuple[Article, str]) -> Target:
    sides = [article_places(article, [_words(article, words)]) for article, words in places]
    return finding_target(row, "label", *sides)


def test_a_linked_sentence_that_two_claims_share_carries_no_line_from_one_to_the_other() -> None:
    claims = _claims((FIRE, WIRE, 0), (FIRE, POST, 0))
    assert claims.line(row_target(WIRE, [0], POST, [0]), "ann") == FIRE
    assert claims.line(row_target(WIRE, [2], POST, [0]), "ann") == ""
    assert claims.line(row_target(WIRE, [1], POST, []), "ann") == ""


def test_a_line_is_known_where_only_linked_sentences_stand_beside_each_other() -> None:
    claims = _claims((FIRE, WIRE, 0), (FIRE, POST, 0), (FIRE, ECHO, 0))
    assert claims.line(row_target(POST, [0], ECHO, [0]), "ann") == FIRE
    assert claims.line(row_target(POST, [0], ECHO, [1]), "ann") == ""


def test_the_own_sentence_has_its_line_whatever_it_is_linked_to_by_now() -> None:
    claims = _claims((MARKET, WIRE, 2), (MARKET, ECHO, 0))
    assert claims.line(row_target(WIRE, [2], ECHO, [1]), "ann") == MARKET
    assert claims.line(row_target(WIRE, [2], ECHO, []), "ann") == MARKET


def test_in_a_row_of_two_claims_a_finding_has_the_line_of_the_sentence_that_holds_its_words() -> (
    None
):
    claims = _claims((FIRE, WIRE, 0), (FIRE, POST, 0), (MARKET, WIRE, 2), (MARKET, POST, 0))
    row = row_target(WIRE, [0, 2], POST, [0])
    assert claims.line(_finding(row, (WIRE, "noon"), (POST, "mill")), "ann") == FIRE
    assert claims.line(_finding(row, (WIRE, "market"), (POST, "market")), "ann") == MARKET
    other = row_target(WIRE, [1, 2], POST, [0])
    assert claims.line(_finding(other, (WIRE, "hurt"), (POST, "mill")), "ann") == ""


_SENTENCES = [f"On day {day} the miller went to market." for day in range(40)]


@given(
    # On one sentence, what was written last is the line.
    written=st.lists(
        st.tuples(st.integers(0, 39), st.sampled_from([FIRE, MARKET, "?"])),
        unique_by=lambda one: one[0],
    ),
    words=st.tuples(st.integers(0, 39), st.integers(0, 39)).map(sorted),
)
@settings(max_examples=tries(50))
def test_words_have_the_lines_of_all_sentences_that_they_stand_in(
    written: list[tuple[int, str]], words: list[int]
) -> None:
    article = made_article(*_SENTENCES, name="many")
    first, last = words
    place = Span(article.sentences[first].start, article.sentences[last].start + 4)
    claims = _claims(*((line, article, index) for index, line in written))
    known = {one.line for one in claims.on({article.sha256: [place]})}
    assert known == {line for index, line in written if first <= index <= last}


def test_a_line_is_looked_up_among_many() -> None:
    def work(size: int) -> Callable[[], object]:
        article = made_article(*(f"On day {day} all went well." for day in range(size)), name="all")
        claims = _claims(*((f"line {index}", article, index) for index in range(size)))
        target = article_target(article, [article.sentences[size // 2]])
        return lambda: claims.line(target, "ann")

    assert growth(work, 40) < 1.5
