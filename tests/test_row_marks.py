"""What is marked in a row: its weighty differences, wherever sentences begin and end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from copydesk.alignment.link import FixedLink
from copydesk.alignment.row import Row
from copydesk.articles.article import Article, Span
from copydesk.comparison import compare
from copydesk.findings.difference import WEIGHTY, Difference
from copydesk.findings.row_marks import RowMarks, row_marks, run_text
from tests.made_articles import made_article
from tests.made_findings import words_in
from tests.work import FOURFOLD, growth

LEFT = made_article(
    "Two of the 212 on board were hurt.",
    "The crew, an official said, had slept.",
    "It rained.",
    name="left",
)
RIGHT = made_article(
    "Of 221 people on the ship 2 got hurt.",
    "The crew had slept.",
    "It rained.",
    name="right",
)
ROW = Row(1, (0, 1), (0, 1), "reworded")


def difference(words: str, others: str, weight: float = 0.9, row: int = 1) -> Difference:
    """Return a difference on words of either article; "" for none."""
    return Difference(words_in(LEFT, words), words_in(RIGHT, others), "value", weight, row)


DIFFERENCES = (
    difference("212", "221"),
    difference("board", "the ship", WEIGHTY),
    difference("were", "got", WEIGHTY / 2),
    difference("an official said", ""),
    difference("rained", "rained", row=2),
)


def marked(article: Article, run: Sequence[int], spans: Sequence[Span]) -> list[str]:
    text = run_text(article, run)
    return [text[span.start : span.end] for span in spans]


def test_weighty_differences_are_marked_and_what_means_the_same_is_not() -> None:
    marks = row_marks(LEFT, RIGHT, ROW, DIFFERENCES)
    assert marked(LEFT, ROW.left, marks.left) == ["212", "board", "an official said"]
    assert marked(RIGHT, ROW.right, marks.right) == ["221", "the ship"]


def test_a_row_without_differences_has_no_marks_where_others_have_some() -> None:
    assert row_marks(LEFT, RIGHT, Row(3, (0,), (0,), "reworded"), DIFFERENCES).left == ()


def test_without_any_differences_nothing_is_marked() -> None:
    assert row_marks(LEFT, RIGHT, Row(1, (1,), (1,), "reworded"), ()) == RowMarks()


def marked_in(one: str, other: str) -> tuple[list[str], list[str]]:
    """Return the words that are marked in two sentences, linked by hand."""
    left = made_article(one, "It rained in Ostvik all day.", name="l")
    right = made_article(other, "It rained in Ostvik all day.", name="r")
    found = compare(left, right, fixed_links=[FixedLink(0, 0, linked=True)])
    marks = row_marks(left, right, found.rows[0], found.differences)
    return marked(left, (0,), marks.left), marked(right, (0,), marks.right)


@pytest.mark.parametrize(
    ("one", "other", "here", "there"),
    [
        (
            "The bridge over the Lenna will open on Monday, the mayor said.",
            "The bridge over the Lenna will open on Monday.",
            ["the mayor said"],
            [],
        ),
        (
            "The school in Brannet closed on Friday after the storm.",
            "The school in Brannet closed only on Friday after the storm.",
            [],
            ["only"],
        ),
        (
            "The council would sell the old mill to a brewer from Tolm.",
            "The council has sold the old mill to a brewer from Tolm.",
            ["would"],
            ["has"],
        ),
        (
            "The mine at Orrin did not pass its inspection in the spring.",
            "The mine at Orrin did pass its inspection in the spring.",
            ["not"],
            [],
        ),
    ],
)
def test_the_words_that_make_the_difference_are_marked_and_not_those_around_them(
    one: str, other: str, here: list[str], there: list[str]
) -> None:
    assert [" ".join(words).removeprefix("the ") for words in marked_in(one, other)] == [
        " ".join(words).removeprefix("the ") for words in (here, there)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Two boats sank off Ostvik at 9.40pm.", "At 21:40 2 boats sank off Ostvik."),
        ("Anna Brill, the mayor, opened a hall.", "The mayor, Anna Brill, opened the hall."),
        ("The crew slept on the ship.", "On that ship, the crew slept."),
    ],
)
def test_what_means_the_same_is_not_marked_in_whatever_order(one: str, other: str) -> None:
    assert marked_in(one, other) == ([], [])


_PIECES = [
    *("the", "a", "of", "will", "not", "said", "Anna", "Ostvik-born"),
    *("boats", "212", "ferry", "sank,", "“slept”", "didn't", "on"),
]
_WORDS = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=12)


@given(_WORDS, _WORDS)
@example(["not", "said"], ["said", "didn't", "said"])
def test_no_mark_cuts_a_word_or_holds_nothing_but_articles(
    one: list[str], other: list[str]
) -> None:
    english = "It rained in Ostvik all day, and the boats of the town were at the quay."
    left = made_article(" ".join(one) + ".", english, name="l")
    right = made_article(" ".join(other) + ".", english, name="r")
    found = compare(left, right, fixed_links=[FixedLink(0, 0, linked=True)])
    for row in found.rows:
        marks = row_marks(left, right, row, found.differences)
        for article, run, spans in ((left, row.left, marks.left), (right, row.right, marks.right)):
            text = run_text(article, run)
            for span in spans:
                assert not text[max(0, span.start - 1) : span.start].isalnum()
                assert not text[span.end : span.end + 1].isalnum()
                assert set(text[span.start : span.end].split()) - {"the", "a", "of"}


def test_a_row_shows_no_marks_for_what_another_row_tells() -> None:
    row = Row(1, (0,), (0,), "reworded")
    apart = Difference(words_in(LEFT, "212"), words_in(RIGHT, "2 got"), "number", 0.9, 1, ((), ()))
    assert row_marks(LEFT, RIGHT, row, (apart,)) == RowMarks()


@pytest.mark.parametrize(
    "row",
    [Row(2, (2,), (2,), "same"), Row(2, (2,), (), "left-only"), Row(2, (), (2,), "right-only")],
)
def test_only_a_reworded_row_has_marks(row: Row) -> None:
    assert not any([*row_marks(LEFT, RIGHT, row, DIFFERENCES).left])
    assert row_marks(LEFT, RIGHT, row, ()) == row_marks(LEFT, RIGHT, row, DIFFERENCES)


def test_variants_as_written_are_marked_as_well_and_take_no_mark_away() -> None:
    left = made_article("The “Aster” of 212 tons sank quickly off Norvik.", name="l")
    right = made_article('The "Aster" of 212 tonnes sank quickly off Norvik.', name="r")
    row = Row(1, (0,), (0,), "reworded")
    found = (Difference(words_in(left, "off Norvik"), None, "left-out", 0.5, 1),)
    plain = row_marks(left, right, row, found)
    assert marked(left, (0,), plain.left) == ["off Norvik"]
    written = row_marks(left, right, row, found, as_written=True)
    assert marked(left, (0,), written.left) == ["“Aster”", "tons", "off Norvik"]
    same = Row(1, (0,), (0,), "same")
    other = made_article('The "Aster" of 212 tons sank quickly off Norvik.', name="o")
    written = row_marks(left, other, same, found, as_written=True)
    assert marked(left, (0,), written.left) == ["“Aster”"]


def test_a_difference_over_two_sentences_is_marked_in_both() -> None:
    both = Span(LEFT.text.index("hurt."), LEFT.text.index("The crew") + 3)
    marks = row_marks(LEFT, RIGHT, ROW, (Difference(both, None, "word", 0.5, 1),))
    assert marked(LEFT, ROW.left, marks.left) == ["hurt.", "The"]


_SPANS = st.tuples(st.integers(0, len(LEFT.text)), st.integers(0, len(LEFT.text))).map(
    lambda ends: Span(min(ends), max(ends))
)


@given(st.lists(_SPANS, max_size=8))
def test_marks_are_disjoint_in_order_and_hold_just_the_words_of_the_differences(
    spans: list[Span],
) -> None:
    found = tuple(Difference(span, None, "word", 0.5, 1) for span in spans)
    marks = row_marks(LEFT, RIGHT, ROW, found or DIFFERENCES[-1:]).left
    assert all(one.end <= other.start for one, other in pairwise(marks))
    places = [
        at
        for index in ROW.left
        for at in range(LEFT.sentences[index].start, LEFT.sentences[index].end)
    ]
    wanted = "".join(
        LEFT.text[at] for at in places if any(span.start <= at < span.end for span in spans)
    )
    assert "".join(marked(LEFT, ROW.left, marks)) == wanted


def test_a_row_costs_what_is_in_it_however_many_there_are() -> None:
    def of(count: int) -> Callable[[], object]:
        sentences = [f"In row {n} there are {n} people." for n in range(count)]
        left, right = made_article(*sentences, name="l"), made_article(*sentences, name="r")
        found = tuple(
            Difference(Span(s.start, s.start + 2), None, "word", 0.5, s.index + 1)
            for s in left.sentences
        )
        row = Row(7, (6,), (6,), "reworded")
        return lambda: row_marks(left, right, row, found)

    assert growth(of, 100) < FOURFOLD / 2
