"""What holds for the fact sheet of any story."""

from __future__ import annotations

from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.alignment.link import Link
from copydesk.articles.article import Article
from copydesk.sheet import candidates
from copydesk.sheet.maker import fact_sheet
from copydesk.sheet.sheet import Sheet
from tests.made_articles import made_article
from tests.sheet.test_fact_sheet import STORY
from tests.tries import tries

_PIECES = (
    "14 workers", "Ola Grabert said", '"we ran for it"', "on Monday", "3.5 million euros",
    "Olla Grabert", "the mayor", "in Tarnow", "half of them", "“open", "&nbsp;", "a\u00adb",
    "at 9 p.m.", "\u202e7", "1998-2011", "Mertz, 34,", "١٢", "１４", "\n",
)  # fmt: skip
_SENTENCES = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=6).map(" ".join)
_ARTICLES = st.lists(_SENTENCES.filter(str.strip), min_size=1, max_size=5)


def _named(stories: list[list[str]]) -> list[Article]:
    return [made_article(*told, name=f"{number}.txt") for number, told in enumerate(stories)]


@settings(max_examples=tries(60))
@given(st.lists(_ARTICLES, min_size=1, max_size=3))
def test_every_cell_lies_in_its_article_and_in_its_sentence(stories: list[list[str]]) -> None:
    articles = _named(stories)
    for line in fact_sheet(articles).lines:
        assert line.cells
        assert line.alone == (len(articles) > 1 and len(line.articles) == 1)
        for cell in line.cells:
            article = articles[cell.article]
            assert 0 <= cell.span.start < cell.span.end <= len(article.text)
            assert " ".join(article.quote(cell.span).split()) == " ".join(cell.stated.split())
            sentence = article.sentences[cell.sentence]
            assert sentence.start <= cell.span.start < sentence.end


def _turned(sheet: Sheet, order: tuple[int, ...]) -> list[object]:
    """Return lines with the articles' own numbers in place of those of the columns."""
    return [
        (
            line.kind,
            line.about,
            line.unequal,
            line.alone,
            Counter((order[cell.article], cell.span) for cell in line.cells),
        )
        for line in sheet.lines
    ]


@settings(max_examples=tries(30))
@given(st.lists(_ARTICLES, min_size=2, max_size=3))
def test_the_order_of_the_articles_changes_nothing_but_the_columns(
    stories: list[list[str]],
) -> None:
    articles = _named(stories)
    plain = _turned(fact_sheet(articles), tuple(range(len(articles))))
    for order in permutations(range(len(articles))):
        assert _turned(fact_sheet([articles[n] for n in order]), order) == plain


def test_a_story_keeps_its_lines_in_any_order() -> None:
    plain = _turned(fact_sheet(STORY), (0, 1, 2))
    for order in permutations(range(3)):
        assert _turned(fact_sheet([STORY[n] for n in order]), order) == plain


def test_cells_count_the_same_whichever_way_round_they_are_given() -> None:
    links = [Link(2, 2, 0.9), Link(1, 1, 0.4)]
    turned = [Link(link.right, link.left, link.confidence) for link in links]
    one = fact_sheet(STORY[:2], cells={(0, 1): links})
    assert fact_sheet(STORY[:2], cells={(1, 0): turned}) == one


def _hostile(kind: str, size: int, name: str) -> Article:
    made = {
        "one sentence again": "The 14 workers ran, said Ola Grabert.",
        "a new name each": "Then came Mr Aba{n}son Ceda{n}man from Tarnow.",
        "a new number each": "The mill made {n} tonnes of flour.",
        "a new quotation each": 'He said "the {n}th day was a day of work and rain".',
    }[kind]
    return made_article(*(made.format(n=n) for n in range(3, size + 3)), name=name)


@pytest.mark.parametrize(
    "kind",
    ["one sentence again", "a new name each", "a new number each", "a new quotation each"],
)
def test_twice_the_sentences_are_twice_the_pairs_looked_at(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A look costs the same whatever the size, so the looks are counted and no clock is asked."""
    looks = Counter[int]()
    near = candidates._nearest

    def counted(size: int) -> int:
        def noted(postings: list[int], places: list[float], place: float) -> list[int]:
            found = near(postings, places, place)
            looks[size] += len(found)
            return found

        monkeypatch.setattr(candidates, "_nearest", noted)
        fact_sheet([_hostile(kind, size, "a"), _hostile(kind, size, "b")], cells={})
        return looks[size]

    assert counted(200) <= 2.5 * max(1, counted(100))


def test_one_sentence_with_very_many_numbers_is_no_more_than_its_numbers() -> None:
    crowd = made_article(" and ".join(f"{n} sheep" for n in range(2, 400)), name="a")
    other = made_article(" and ".join(f"{n} sheep" for n in range(3, 401)), name="b")
    sheet = fact_sheet([crowd, other])
    assert sum(len(line.cells) for line in sheet.lines) >= 700
