"""The rules of rows, each with a drawn example; the numbers are those of `rows`' docstring.

What a drawing says stands in `drawings`; rules 13 to 17 are in `test_edited_rows`.
"""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import Final

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from copydesk.alignment.blocks import LONGEST_RUN
from copydesk.alignment.grouping import grouping_of
from copydesk.alignment.link import LIKELY, SURE, Link, Scores
from copydesk.alignment.roles import linkable
from copydesk.alignment.row import Row
from copydesk.alignment.rows import rows_of
from copydesk.articles.article import FURNITURE, Article
from copydesk.articles.wording import normal_form
from tests.drawings import drawn, shown
from tests.made_articles import made_article
from tests.tries import tries

EXAMPLES: Final = {
    "rule 1: every sentence stands in one row": (
        """
           p q r
        a  #
        b
        c      #
        """,
        ["0|0", "|1", "1|", "2|2"],
    ),
    "rule 2: a gap that nothing fills ends the run": (
        """
           p q r
        a  #   #
        b    #
        """,
        ["0|0 also |2", "1|1", "|2 also 0|"],
    ),
    "rule 2: furniture in between ends the run": (
        """
           p @q r
        a  #    #
        """,
        ["0|0 also |2", "|1", "|2 also 0|"],
    ),
    "rule 2: a headline in between ends the run": (
        """
           p #q r
        a  #    #
        """,
        ["0|0 also |2", "|1", "|2 also 0|"],
    ),
    "rule 2: a gap that a weaker link fills is no gap": (
        """
           p q r
        a  # + #
        """,
        ["0|0,1,2"],
    ),
    "rule 3: the stronger link opens the row": (
        """
           p q
        a  .
        b  #
        """,
        ["0| also |0", "1|0 also 0|", "|1"],
    ),
    "rule 4: a sentence told in two pieces is one row": (
        """
           p q
        a  # +
        """,
        ["0|0,1"],
    ),
    "rule 4: a likely link joins a row of two if it leads nowhere else": (
        """
           p q
        a  # #
        b  +
        """,
        ["0,1|0,1"],
    ),
    "rule 4: a likely link does not join a row of two if it may lead elsewhere": (
        """
           p q r
        a  # #
        b  +   .
        """,
        ["0|0,1 also 1|", "1|2 also |0"],
    ),
    "rule 4: a weak link does not join a strong row": (
        """
           p q
        a  # .
        """,
        ["0|0 also |1", "|1 also 0|"],
    ),
    "rule 4: a weak row takes a weak link": (
        """
           p q
        a  . .
        """,
        ["0|0,1"],
    ),
    "rule 4: a weak row takes a weak link only from a sentence linked with all of it": (
        """
           p q
        a  . .
        b  .
        """,
        ["0|0,1 also 1|", "1| also |0"],
    ),
    "rule 4: a chain of weak links does not become one row": (
        """
           p q r
        a  .
        b  . .
        c    . .
        d      .
        """,
        ["0|0 also 1|", "1|1 also 2|0", "2,3|2 also |1"],
    ),
    "rule 4: a chain of likely links does not become one row": (
        """
           p q r
        a  +
        b  + +
        c    + +
        d      +
        """,
        ["0|0 also 1|", "1|1 also 2|0", "2,3|2 also |1"],
    ),
    "rule 5: a sure link makes one row of two": (
        """
           p q
        a  # #
        b    #
        """,
        ["0,1|0,1"],
    ),
    "rule 5: a likely link leaves two rows": (
        """
           p q
        a  # +
        b    #
        """,
        ["0|0 also |1", "1|1 also 0|"],
    ),
    "rule 6: a fifth sentence that may go elsewhere stays out": (
        """
           p q r s t
        a  # # # # #
        b          +
        """,
        ["0|0,1,2,3 also |4", "1|4 also 0|"],
    ),
    "rule 6: a fifth sentence that is likely only stays out": (
        """
           p q r s t
        a  # # # # +
        """,
        ["0|0,1,2,3 also |4", "|4 also 0|"],
    ),
    "rule 6: a fifth sentence that is sure and has no other partner joins": (
        """
           p q r s t
        a  # # # # #
        """,
        ["0|0,1,2,3,4"],
    ),
    "rule 6: it holds for the left text as well": (
        """
           p
        a  #
        b  #
        c  #
        d  #
        e  #
        """,
        ["0,1,2,3,4|0"],
    ),
    "rule 6: a chain of sure links is cut at four": (
        """
           p q r s t
        a  # #
        b    # #
        c      # #
        d        # #
        e          #
        """,
        ["0,1,2,3|0,1,2,3 also |4", "4|4 also 3|"],
    ),
    "rule 7: equal sides are complete": (
        """
           a q
        a  # #
        """,
        ["0|0 also |1", "|1 also 0|"],
    ),
    "rule 7: a refrain pairs first with first": (
        """
           r r r
        r  # # #
        r  # # #
        r  # # #
        """,
        ["0|0 also 1,2|1,2", "1|1 also 0,2|0,2", "2|2 also 0,1|0,1"],
    ),
    "rule 7: one wording stands once in a run": (
        """
           p
        r  #
        r  #
        """,
        ["0|0 also 1|", "1| also |0"],
    ),
    "rule 7: a sentence told twice by one text is linked once and named twice": (
        """
           r q r
        r  #   #
        b    #
        """,
        ["0|0 also |2", "1|1", "|2 also 0|"],
    ),
    "rule 8: of headlines and leads each finds its own kind first": (
        """
           #p q
        #a #  #
        b  #  #
        """,
        ["0|0", "1|1"],
    ),
    "rule 8: a surer link with a lead is told beside one with a headline": (
        """
           #p q
        #a .  #
        b     #
        """,
        ["0|0 also |1", "1|1 also 0|"],
    ),
    "rule 8: a headline stands beside a lead that has no other partner": (
        """
           p q
        #a #
        b    #
        """,
        ["0|0", "1|1"],
    ),
    "rule 8: a lead keeps the row with a sentence of its kind, however weak": (
        """
           p q
        #a #
        b  .
        """,
        ["0| also |0", "1|0 also 0|", "|1"],
    ),
    "rule 8: a headline beside a lead takes nothing in": (
        """
           p
        #a #
        #b #
        c
        """,
        ["0|0 also 1|", "1| also |0", "2|"],
    ),
    "rule 8: a headline has no partner below the lead": (
        """
           p q
        #a   #
        b  #
        """,
        ["0|", "1|0", "|1"],
    ),
    "rule 8: a heading further down has no lead for a partner": (
        """
           p q
        a  #
        #b # #
        c    #
        """,
        ["0|0", "1|", "2|1"],
    ),
    "rule 8: a headline makes no lead longer or shorter": (
        """
           p q
        #a # #
        b  + +
        """,
        ["0| also |0", "1|0,1 also 0|"],
    ),
    "rule 8: two headlines do not share a row": (
        """
           #p #q
        #a #  #
        """,
        ["0|0 also |1", "|1 also 0|"],
    ),
    "rule 8: furniture has no partner": (
        """
           @p q
        @a #  #
        b     #
        """,
        ["0|", "|0", "1|1"],
    ),
    "rule 10: a right-only row follows the sentence before it": (
        """
           p q r s
        a  #
        b      #
        """,
        ["0|0", "|1", "1|2", "|3"],
    ),
    "rule 10: right-only rows before any linked one come first": (
        """
           p q r
        a
        b      #
        """,
        ["|0", "|1", "0|", "1|2"],
    ),
    "rule 10: a right-only row stands before the left-only ones": (
        """
           p q
        a  #
        b
        """,
        ["0|0", "|1", "1|"],
    ),
    "rule 10: the left text's title stays at the top": (
        """
           @m #p q r
        #a
        @b
        c
        d          #
        """,
        ["0|", "1|", "|0", "|1", "|2", "2|", "3|3"],
    ),
    "rule 10: what stands above a linked headline stays there": (
        """
           @m #p q
        #a    #
        @b
        c        #
        """,
        ["|0", "0|1", "1|", "2|2"],
    ),
    "rule 10: a moved row is no place to stand": (
        """
                 pppp q r ssss
        aaaa     #
        bbbb            #
        c
        d             .
        """,
        ["0|0", "1|2", "|3", "2|", "3|1 moved"],
    ),
    "rule 11: the lighter of two crossing rows has moved": (
        """
               pppppp q
        a             #
        bbbbbb #
        """,
        ["0|1 moved", "1|0"],
    ),
    "rule 11: one row told earlier leaves the others in place": (
        """
                  ssss pp qq rr
        pp             #
        qq                #
        rr                   #
        wwww      #
        """,
        ["0|1", "1|2", "2|3", "3|0 moved"],
    ),
    "rule 12: sentences without a partner name their best near miss": (
        """
           p q
        a  #
        b  ? ?
        """,
        ["0|0", "|1 near 1", "1| near 0"],
    ),
    "rule 12: furniture is nobody's near miss, a headline only a headline's and a lead's": (
        """
           #p @q r
        #a ?  ?  ?
        b  ?  ?
        @c ?  ?  ?
        """,
        ["0| near 0", "|0 near 0", "|1", "|2 near 0", "1| near 0", "2|"],
    ),
}


@pytest.mark.parametrize(("drawing", "expected"), EXAMPLES.values(), ids=EXAMPLES.keys())
def test_the_rules_hold_on_drawn_examples(drawing: str, expected: list[str]) -> None:
    assert shown(rows_of(*drawn(drawing))) == expected


def test_rule_9_links_outside_the_runs_are_named_on_both_rows() -> None:
    rows = rows_of(
        *drawn(
            """
               p q r
            a  #   +
            b    #
            c      #
            """
        )
    )
    assert [row.also_right for row in rows] == [(2,), (), ()]
    assert [row.also_left for row in rows] == [(), (), (0,)]


def test_equal_but_for_case_quotes_dashes_and_spaces_is_same() -> None:
    left = made_article("“The  ferry” – it sank")
    right = made_article('"the ferry" - IT SANK')
    (row,) = rows_of(left, right, Scores(links=(Link(0, 0, 0.9),)))
    assert row.relation == "same"


def test_two_sentences_that_make_up_one_are_same() -> None:
    left, right = made_article("It sank. All live."), made_article("It sank.", "All live.")
    links = (Link(0, 0, 0.9), Link(0, 1, 0.9))
    (row,) = rows_of(left, right, Scores(links=links))
    assert row.relation == "same"
    assert row.confidence == 0.9


def test_one_other_letter_is_reworded() -> None:
    left, right = made_article("All 212 live."), made_article("All 221 live.")
    (row,) = rows_of(left, right, Scores(links=(Link(0, 0, 0.9),)))
    assert row.relation == "reworded"


def test_a_lone_sentence_shows_its_nearest_miss_and_a_linked_one_does_not() -> None:
    left, right = made_article("a", "b"), made_article("p", "q")
    misses = (Link(0, 1, 0.3), Link(1, 0, 0.3), Link(1, 1, 0.4))
    rows = rows_of(left, right, Scores(links=(Link(0, 0, 0.9),), near_misses=misses))
    nearest = {(row.left, row.right): row.nearest for row in rows}
    assert nearest == {((0,), (0,)): None, ((1,), ()): misses[2], ((), (1,)): misses[2]}


def test_furniture_is_marked_and_stands_in_a_row_a_sentence() -> None:
    rows = rows_of(made_article("@x", "@y", "a"), made_article("@x", "b"), Scores())
    assert [(row.left, row.right) for row in rows if row.furniture] == [
        ((0,), ()),
        ((1,), ()),
        ((), (0,)),
    ]


def test_a_link_to_nowhere_is_refused() -> None:
    article = made_article("a")
    for link in (Link(0, 1, 0.9), Link(1, 0, 0.9), Link(-1, 0, 0.9)):
        with pytest.raises(IndexError):
            rows_of(article, article, Scores(links=(link,)))


ARTICLES = st.lists(
    st.sampled_from(["a", "b", "cc", "dddd", "#a", "#h", "@a", "@z", "^c", "B", "–a"]), max_size=9
).map(lambda sentences: made_article(*sentences))
CELLS = st.lists(
    st.tuples(
        st.integers(0, 8),
        st.integers(0, 8),
        st.sampled_from([0.3, 0.5, 0.6, 0.8, 0.85, 0.9, 0.99, 1.0]),
    ),
    max_size=40,
)


def inside(left: Article, right: Article, cells: list[tuple[int, int, float]]) -> Scores:
    """Return links that name sentences of the articles, one a cell."""
    links = {
        (one, other): Link(one, other, confidence)
        for one, other, confidence in cells
        if one < len(left.sentences) and other < len(right.sentences)
    }
    half = len(links) * 3 // 4
    return Scores(tuple(sorted(links.values())[:half]), tuple(sorted(links.values())[half:]))


@given(ARTICLES, ARTICLES, CELLS)
@settings(max_examples=tries(250))
def test_any_links_whatsoever_give_legal_rows(
    left: Article, right: Article, cells: list[tuple[int, int, float]]
) -> None:
    rows = rows_of(left, right, inside(left, right, cells))
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    assert sorted(one for row in rows for one in row.left) == list(range(len(left.sentences)))
    assert sorted(other for row in rows for other in row.right) == list(range(len(right.sentences)))
    for row in rows:
        for article, run in ((left, row.left), (right, row.right)):
            if run:
                assert run == tuple(range(run[0], run[-1] + 1))
            kinds = {article.sentences[number].kind for number in run}
            assert row.furniture or not kinds & FURNITURE
            assert "headline" not in kinds or len(run) == 1
        if not (row.left and row.right):
            assert len(row.left) + len(row.right) == 1
            assert row.relation == ("left-only" if row.left else "right-only")
            assert (row.confidence, row.moved) == (1.0, False)
        else:
            assert row.relation in ("same", "reworded")
            assert row.nearest is None


@given(ARTICLES, ARTICLES, CELLS)
@settings(max_examples=tries(250))
def test_every_link_is_inside_a_row_or_a_cross_reference_on_both(
    left: Article, right: Article, cells: list[tuple[int, int, float]]
) -> None:
    scores = inside(left, right, cells)
    rows = rows_of(left, right, scores)
    row_of_left = {one: row for row in rows for one in row.left}
    row_of_right = {other: row for row in rows for other in row.right}
    named = set()
    kept = grouping_of(left, right, scores).links
    for link in kept:
        one, other = row_of_left[link.left], row_of_right[link.right]
        if one is not other:
            assert link.right in one.also_right
            assert link.left in other.also_left
            named.add((one.number, link.right))
    assert named == {(row.number, other) for row in rows for other in row.also_right}
    for link in set(scores.links).difference(kept):
        kinds = left.sentences[link.left].kind, right.sentences[link.right].kind
        is_headline = [kind == "headline" for kind in kinds]
        assert set(kinds) & FURNITURE or is_headline[0] != is_headline[1], "body, and kept none"


@given(ARTICLES, ARTICLES, CELLS)
@settings(max_examples=tries(250))
def test_a_run_is_longer_than_four_only_where_links_leave_no_choice(
    left: Article, right: Article, cells: list[tuple[int, int, float]]
) -> None:
    scores = inside(left, right, cells)
    legal = [link for link in scores.links if linkable(left, right)(link.left, link.right)]
    for row in rows_of(left, right, scores):
        for run, opposite, side in ((row.left, row.right, 0), (row.right, row.left, 1)):
            bound = 0
            for sentence in run:
                mine = [link for link in legal if _ends(link)[side] == sentence]
                stays = all(_ends(link)[1 - side] in opposite for link in mine)
                bound += stays and any(link.confidence >= SURE for link in mine)
            assert len(run) <= LONGEST_RUN + bound


@given(ARTICLES, ARTICLES, CELLS)
@settings(max_examples=tries(250))
def test_a_row_of_weak_links_has_a_link_in_every_cell(
    left: Article, right: Article, cells: list[tuple[int, int, float]]
) -> None:
    scores = inside(left, right, [(one, other, c) for one, other, c in cells if c < LIKELY])
    linked = {(link.left, link.right) for link in scores.links}
    for row in rows_of(left, right, scores):
        assert all((one, other) in linked for one in row.left for other in row.right)


@given(ARTICLES, ARTICLES, CELLS)
@settings(max_examples=tries(250))
def test_no_wording_stands_twice_in_a_run(
    left: Article, right: Article, cells: list[tuple[int, int, float]]
) -> None:
    for row in rows_of(left, right, inside(left, right, cells)):
        for article, run in ((left, row.left), (right, row.right)):
            forms = [normal_form(article.quote(article.sentences[number])) for number in run]
            assert len(set(forms)) == len(forms)


@given(ARTICLES, ARTICLES, CELLS)
@settings(max_examples=tries(250))
def test_what_has_moved_is_the_lightest_that_could_be(
    left: Article, right: Article, cells: list[tuple[int, int, float]]
) -> None:
    rows = rows_of(left, right, inside(left, right, cells))
    linked = [row for row in rows if row.left and row.right]
    chains = (
        chosen
        for size in range(len(linked) + 1)
        for chosen in combinations(linked, size)
        if all(one.right < other.right for one, other in pairwise(chosen))
    )
    heaviest = max(sum(_weight(row, left, right) for row in chain) for chain in chains)
    assert sum(_weight(row, left, right) for row in linked if not row.moved) == heaviest


@given(ARTICLES, ARTICLES, CELLS)
@settings(max_examples=tries(250))
def test_before_a_right_only_row_stands_what_the_right_text_tells_before_it(
    left: Article, right: Article, cells: list[tuple[int, int, float]]
) -> None:
    """All but moved rows; and no row of the left text comes in between but its title."""
    rows = rows_of(left, right, inside(left, right, cells))
    stays = [row for row in rows if row.right and not row.moved]
    for before, row in pairwise(stays):
        assert before.right[-1] < row.right[0]
        if not row.left:
            assert row.number == before.number + 1
    if stays and not stays[0].left:
        above = rows[: stays[0].number - 1]
        kinds = [left.sentences[one].kind for other in above for one in other.left]
        assert all(kind == "headline" or kind in FURNITURE for kind in kinds)


def _weight(row: Row, left: Article, right: Article) -> int:
    sides = ((left, row.left), (right, row.right))
    runs = [article.sentences[run[0] : run[-1] + 1] for article, run in sides]
    characters = sum(sentence.end - sentence.start for run in runs for sentence in run)
    return 1 + round(characters * row.confidence)


def _ends(link: Link) -> tuple[int, int]:
    return link.left, link.right


def _turned(link: Link | None) -> Link | None:
    return link and Link(link.right, link.left, link.confidence)


def mirrored(scores: Scores) -> Scores:
    """Return scores as they are seen from the other article."""
    return Scores(
        tuple(sorted(Link(link.right, link.left, link.confidence) for link in scores.links)),
        tuple(sorted(Link(link.right, link.left, link.confidence) for link in scores.near_misses)),
    )


def facts_of_rows(rows: tuple[Row, ...], *, mirror: bool) -> set[tuple[object, ...]]:
    """Return all that rows say but their order; with `mirror`, as seen from the other article."""
    names = {"left-only": "right-only", "right-only": "left-only"} if mirror else {}
    return {
        (
            *((row.right, row.left) if mirror else (row.left, row.right)),
            *((row.also_right, row.also_left) if mirror else (row.also_left, row.also_right)),
            names.get(row.relation, row.relation),
            row.moved,
            row.confidence,
            row.furniture,
            _turned(row.nearest) if mirror else row.nearest,
        )
        for row in rows
    }


@given(ARTICLES, ARTICLES, CELLS)
@settings(max_examples=tries(250))
def test_swapping_the_articles_mirrors_the_rows(
    left: Article, right: Article, cells: list[tuple[int, int, float]]
) -> None:
    """All but an article beside itself with mirrored links, which gives nothing to choose by."""
    assume(left.text != right.text)
    scores = inside(left, right, cells)
    here = facts_of_rows(rows_of(left, right, scores), mirror=False)
    assert facts_of_rows(rows_of(right, left, mirrored(scores)), mirror=True) == here


@given(ARTICLES, ARTICLES, CELLS)
@settings(max_examples=tries(150))
def test_rows_stand_in_reading_order(
    left: Article, right: Article, cells: list[tuple[int, int, float]]
) -> None:
    rows = rows_of(left, right, inside(left, right, cells))
    lefts = [one for row in rows for one in row.left]
    assert lefts == sorted(lefts)
    stays = [other for row in rows if not row.moved for other in row.right]
    assert stays == sorted(stays)


def test_a_thousand_sentences_linked_to_one_by_hand_are_one_row() -> None:
    """Growing a run by one sentence at a time must not cost the square of its length in looks."""
    left = made_article("a")
    right = made_article(*[f"r{n}" for n in range(1_000)])
    links = tuple(Link(0, n, 1.0) for n in range(1_000))
    (row,) = rows_of(left, right, Scores(links=links))
    assert len(row.right) == 1_000


def test_three_thousand_sentences_in_reverse_order_leave_one_in_place() -> None:
    left = made_article(*[f"l{n}" for n in range(3_000)])
    right = made_article(*[f"r{n}" for n in range(3_000)])
    links = tuple(Link(n, 2_999 - n, 0.9) for n in range(3_000))
    rows = rows_of(left, right, Scores(links=links))
    assert sum(not row.moved for row in rows) == 1
