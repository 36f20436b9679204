"""Rows that people decided about: rules 13 to 17 of `rows`, each with a drawn example.

What a drawing says stands in `drawings`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from benchmarks.steady_rows import SAMPLE, pairs_of, plausible_decisions, touched_others
from copydesk.alignment.edit import Edit, Held, Linked, Unlinked
from copydesk.alignment.edits import edited
from copydesk.alignment.grouping import grouping_of
from copydesk.alignment.link import Scores
from copydesk.alignment.roles import linkable
from copydesk.alignment.row import Row
from copydesk.alignment.rows import rows_of, rows_of_grouping
from copydesk.articles.article import FURNITURE, Article
from tests.drawings import drawn, edits_of, shown
from tests.made_articles import made_article
from tests.test_rows import ARTICLES, CELLS, facts_of_rows, inside, mirrored
from tests.tries import tries

EXAMPLES: Final = {
    "rule 13: no other row is touched, be it linked with the same sentence": (
        """
           p q r
        a  # .
        b    #
        c      #
        """,
        "2+0",
        ["0| also |0,1", "1|1 also 0|", "|2 also 2|", "2|0 moved also 0|2"],
    ),
    "rule 13: a row that moved for a heavier one still has when that is gone": (
        """
               pppppp q
        a             #
        bbbbbb #
        """,
        "1-0",
        ["|0", "0|1 moved", "1|"],
    ),
    "rule 13: what is right-only stays where it was": (
        """
           p q r
        a  #
        b
        c    #
        """,
        "2-1",
        ["0|0", "|1", "1|", "2|", "|2"],
    ),
    "rule 14: two single sentences become a row": (
        """
           p q
        a  #
        b
        """,
        "1+1",
        ["0|0", "1|1"],
    ),
    "rule 14: a link by hand that makes no gap makes one row of two": (
        """
           p q
        a  #
        b    #
        """,
        "0+1",
        ["0,1|0,1"],
    ),
    "rule 14: a sentence far away leaves its row, and what stays behind is named": (
        """
           p q r s
        a  # #   #
        b      #
        """,
        "0+3",
        ["|0 also 0|", "|1 also 0|", "0|3 moved also |0,1", "1|2"],
    ),
    "rule 14: the link by hand comes before those of the machine": (
        """
           p q r
        a  #
        b    +
        c      #
        """,
        "0+2",
        ["|0 also 0|", "0|2 moved also 2|0", "1|1", "2| also |2"],
    ),
    "rule 14: the newest link by hand comes before the older ones": (
        """
           p q r
        a
        """,
        "0+0 0+2",
        ["|0 also 0|", "|1", "0|2 also |0"],
    ),
    "rule 14: two rows that would be too long together stay apart": (
        """
           p q r s t
        a  # #
        b    # #
        c        # #
        d          #
        e          #
        """,
        "1+3",
        ["0,1,2|0,1,2,3 also |4", "3,4|4 also 2|"],
    ),
    "rule 14: equal sides are complete for the machine, not for a person": (
        """
           a q
        a  # #
        """,
        "0+1",
        ["0|0,1"],
    ),
    "rule 14: one wording stands once in a run": (
        """
           p
        r  #
        r
        """,
        "1+0",
        ["0| also |0", "1|0 also 0|"],
    ),
    "rule 14: a headline is linked with headlines and leads alone, furniture with nothing": (
        """
           #p #q @r s t
        #a #
        b           #
        c             #
        """,
        "0+1 0+4 1+2 2+0",
        ["|0 also 0|", "0|1 also |0", "|2", "1|3", "2|4"],
    ),
    "rule 14: a headline is linked with a lead, and who was there before stands apart": (
        """
           #p q
        #a #
        b     #
        """,
        "0+1",
        ["|0 also 0|", "0|1 also 1|0", "1| also |1"],
    ),
    "rule 14: a link inside a row leaves it as it is": (
        """
           p q
        a  + +
        """,
        "0+1",
        ["0|0,1"],
    ),
    "rule 15: a row of one link falls apart": (
        """
           p q
        a  #
        b    #
        """,
        "0-0",
        ["|0", "0|", "1|1"],
    ),
    "rule 15: a row that holds by its other links stays": (
        """
           p q
        a  # #
        b  # #
        """,
        "0-0",
        ["0,1|0,1"],
    ),
    "rule 15: what the other links hold together stays together": (
        """
           p q
        a  # #
        b    #
        """,
        "0-0",
        ["|0", "0,1|1"],
    ),
    "rule 15: of two rows only a cross-reference goes": (
        """
           p q
        a  # .
        b    #
        """,
        "0-1",
        ["0|0", "1|1"],
    ),
    "rule 15: nobody is nearest to what a person parted it from": (
        """
           p
        a  ?
        """,
        "0-0",
        ["|0", "0|"],
    ),
    "rule 15: a link after an unlink joins them again, and the other way round": (
        """
           p q
        a  #
        b    #
        """,
        "0-0 0+0 1+1 1-1",
        ["0|0", "|1", "1|"],
    ),
    "rule 16: what was judged as a row is one": (
        """
           p q
        a  #
        b    #
        """,
        "0,1=0",
        ["0,1|0 also |1", "|1 also 1|"],
    ),
    "rule 16: a sentence that was judged alone is alone": (
        """
           p q
        a  # #
        """,
        "=1",
        ["0|0 also |1", "|1 also 0|"],
    ),
    "rule 16: the first verdict holds, a later one on other sentences doesn't": (
        """
           p q
        a  #
        b    #
        """,
        "0,1=0 0,1=0,1 0=0",
        ["0,1|0 also |1", "|1 also 1|"],
    ),
    "rule 16: a row as it stands is held against later verdicts": (
        """
           p q
        a  # #
        """,
        "0=0,1 0=0",
        ["0|0,1"],
    ),
    "rule 16: a link that changes the row ends its verdict": (
        """
           p q r
        a  #
        b    #
        c      #
        """,
        "0=0 0+2 0=2 0,1=0",
        ["|0 also 0|", "0|2 moved also 2|0", "1|1", "2| also |2"],
    ),
    "rule 16: a link that leaves the row as it is doesn't": (
        """
           p q
        a  +
        b    #
        """,
        "0=0 0+0 0-1 0,1=0,1",
        ["0|0", "1|1"],
    ),
    "rule 16: what can be no row isn't held": (
        """
           p @q r
        a  #    #
        b
        """,
        "0=0,2 0=1 0,1= = 1=1",
        ["0|0 also |2", "|1", "|2 also 0|", "1|"],
    ),
    "rule 17: a row by hand that crosses the others has moved, however heavy": (
        """
           p q rrrr
        a  #
        b    #
        cccc
        """,
        "2+0",
        ["0| also |0", "1|1", "|2", "2|0 moved also 0|"],
    ),
    "rule 17: a right-only row makes way for a row by hand": (
        """
           p q r
        a  #
        b
        c
        """,
        "1+1",
        ["0|0", "1|1", "|2", "2|"],
    ),
    "rule 17: but not over a row that has nothing to do with it": (
        """
           p q r
        a  #
        b
        c
        """,
        "2+1",
        ["0|0", "|2", "1|", "2|1"],
    ),
}


@pytest.mark.parametrize(("drawing", "written", "expected"), EXAMPLES.values(), ids=EXAMPLES.keys())
def test_the_rules_hold_on_drawn_examples(drawing: str, written: str, expected: list[str]) -> None:
    assert shown(rows_of(*drawn(drawing), edits_of(written))) == expected


def test_a_row_by_hand_is_as_sure_as_a_person_and_keeps_what_else_holds_it() -> None:
    left, right, scores = drawn(
        """
           p q
        a  +
        b
        """
    )
    assert _confidences(rows_of(left, right, scores, edits_of("1+1"))) == [0.8, 1.0]
    assert _confidences(rows_of(left, right, scores, edits_of("0+0"))) == [1.0]
    assert _confidences(rows_of(left, right, scores, edits_of("1+0"))) == [0.8]
    assert _confidences(rows_of(left, right, scores, edits_of("1=1"))) == [0.8, 0.5]


def test_an_edit_of_a_sentence_that_is_not_there_is_refused() -> None:
    article = made_article("a")
    for edit in (Linked(0, 1), Unlinked(-1, 0), Held((0, 1), ())):
        with pytest.raises(IndexError):
            rows_of(article, article, Scores(), [edit])


def test_sentences_that_hands_link_one_by_one_are_one_row() -> None:
    """Four hundred keys, or a stranger's journal: rows grow without being built anew."""
    left = made_article("a")
    right = made_article(*[f"r{n}" for n in range(400)])
    edits = [Linked(0, n) for n in range(400)]
    (row,) = rows_of(left, right, Scores(), edits)
    assert len(row.right) == 400


INDICES: Final = st.integers(0, 8)
RUNS: Final = st.builds(
    lambda start, size: tuple(range(start, start + size)), INDICES, st.integers(0, 3)
)
EDITS: Final = st.lists(
    st.builds(Linked, INDICES, INDICES)
    | st.builds(Unlinked, INDICES, INDICES)
    | st.builds(Held, RUNS, RUNS),
    max_size=8,
)
Cells = list[tuple[int, int, float]]


def _existing(left: Article, right: Article, edits: Sequence[Edit]) -> list[Edit]:
    """Return the edits that name sentences of the articles."""
    counts = len(left.sentences), len(right.sentences)
    return [
        edit
        for edit in edits
        if all(
            sentence < count
            for run, count in zip(_runs(edit), counts, strict=True)
            for sentence in run
        )
    ]


def _runs(edit: Edit) -> tuple[tuple[int, ...], tuple[int, ...]]:
    if isinstance(edit, Held):
        return edit.left, edit.right
    return (edit.left,), (edit.right,)


def _confidences(rows: Sequence[Row]) -> list[float]:
    return [row.confidence for row in rows if row.left and row.right]


@given(ARTICLES, ARTICLES, CELLS, EDITS)
@settings(max_examples=tries(250))
def test_any_edits_whatsoever_give_legal_rows(
    left: Article, right: Article, cells: Cells, edits: list[Edit]
) -> None:
    scores = inside(left, right, cells)
    rows = rows_of(left, right, scores, _existing(left, right, edits))
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    lefts = [one for row in rows for one in row.left]
    assert lefts == list(range(len(left.sentences)))
    assert sorted(other for row in rows for other in row.right) == list(range(len(right.sentences)))
    right_only = [row.right for row in rows if not row.left]
    assert right_only == sorted(right_only)
    for row in rows:
        for article, run in ((left, row.left), (right, row.right)):
            assert all(after == before + 1 for before, after in pairwise(run))
            kinds = {article.sentences[number].kind for number in run}
            assert row.furniture or not kinds & FURNITURE
            assert "headline" not in kinds or len(run) == 1
        if row.left and row.right:
            assert row.relation in ("same", "reworded")
            assert linkable(left, right)(row.left[0], row.right[0])
        else:
            assert len(row.left) + len(row.right) == 1
            assert (row.confidence, row.moved) == (1.0, False)
    stays = [row.right for row in rows if row.left and row.right and not row.moved]
    assert stays == sorted(stays)


@given(ARTICLES, ARTICLES, CELLS, EDITS)
@settings(max_examples=tries(250))
def test_an_edit_changes_only_the_rows_that_hold_one_of_its_sentences(
    left: Article, right: Article, cells: Cells, edits: list[Edit]
) -> None:
    """Whatever was decided before it. So does taking back the last one."""
    scores = inside(left, right, cells)
    done: list[Edit] = []
    before = rows_of(left, right, scores)
    for edit in _existing(left, right, edits):
        done.append(edit)
        after = rows_of(left, right, scores, done)
        assert touched_others(before, after, [edit]) == []
        before = after


@given(ARTICLES, ARTICLES, CELLS, EDITS, st.data())
@settings(max_examples=tries(250))
def test_taking_back_an_edit_changes_only_what_it_touched_and_what_was_built_on_that(
    left: Article, right: Article, cells: Cells, edits: list[Edit], data: st.DataObject
) -> None:
    """A later edit is built on an earlier one if it regroups a row that the earlier one changed."""
    scores = inside(left, right, cells)
    edits = _existing(left, right, edits)
    if not edits:
        return
    undone = data.draw(st.integers(0, len(edits) - 1))
    others = edits[:undone] + edits[undone + 1 :]
    concerned: set[tuple[int, int]] = set()
    for count in range(undone, len(edits)):
        here = _rows_by_sentence(rows_of(left, right, scores, edits[:count]))
        there = _rows_by_sentence(rows_of(left, right, scores, others[: max(count - 1, undone)]))
        own = {(side, each) for side in (0, 1) for each in _runs(edits[count])[side]}
        reached = {each for one in own for each in (*here[one], *there[one])}
        if count == undone or reached & concerned:
            concerned |= reached
    before = _rows_by_sentence(rows_of(left, right, scores, edits))
    after = _rows_by_sentence(rows_of(left, right, scores, others))
    assert {each for each, row in before.items() if row != after[each]} <= concerned


def _rows_by_sentence(rows: Sequence[Row]) -> dict[tuple[int, int], set[tuple[int, int]]]:
    """Return for each sentence (side, index) those that share its row."""
    found = {}
    for row in rows:
        sentences = {(0, one) for one in row.left} | {(1, other) for other in row.right}
        found.update(dict.fromkeys(sentences, sentences))
    return found


@given(ARTICLES, ARTICLES, CELLS, EDITS)
@settings(max_examples=tries(250))
def test_swapping_the_articles_mirrors_edited_rows(
    left: Article, right: Article, cells: Cells, edits: list[Edit]
) -> None:
    """All but an article beside itself, see `test_swapping_the_articles_mirrors_the_rows`."""
    assume(left.text != right.text)
    scores = inside(left, right, cells)
    edits = _existing(left, right, edits)
    here = rows_of(left, right, scores, edits)
    there = rows_of(right, left, mirrored(scores), [_turned(edit) for edit in edits])
    assert facts_of_rows(there, mirror=True) == facts_of_rows(here, mirror=False)


def _turned(edit: Edit) -> Edit:
    return type(edit)(edit.right, edit.left)  # type: ignore[arg-type]  # one kind of field each


@given(ARTICLES, ARTICLES, CELLS, EDITS)
@settings(max_examples=tries(250))
def test_a_link_by_hand_is_a_link_and_shares_a_row(
    left: Article, right: Article, cells: Cells, edits: list[Edit]
) -> None:
    """At least the newest one does."""
    edits = _existing(left, right, edits)
    machine = grouping_of(left, right, inside(left, right, cells))
    for number, edit in enumerate(edits, start=1):
        if isinstance(edit, Held):
            continue
        grouping = edited(left, right, machine, edits[:number])
        confidences = {(link.left, link.right): link.confidence for link in grouping.links}
        one, other = edit.left, edit.right
        if isinstance(edit, Linked) and linkable(left, right)(one, other):
            rows = rows_of_grouping(left, right, grouping)
            assert confidences[one, other] == 1.0
            assert any(one in row.left and other in row.right for row in rows)
        else:
            assert (one, other) not in confidences


@given(ARTICLES, ARTICLES, CELLS, EDITS)
@settings(max_examples=tries(250))
def test_a_verdict_on_a_row_as_it_stands_changes_nothing_but_what_may_come_later(
    left: Article, right: Article, cells: Cells, edits: list[Edit]
) -> None:
    scores = inside(left, right, cells)
    edits = _existing(left, right, edits)
    rows = rows_of(left, right, scores, edits)
    for row in rows:
        held = [*edits, Held(row.left, row.right)]
        assert rows_of(left, right, scores, held) == rows


def test_no_plausible_decision_on_the_sample_corpus_touches_another_row() -> None:
    """Every fourth pair: `benchmarks.steady_rows` tries them all."""
    assert list(_unsteady(SAMPLE, every=4)) == []


def test_no_plausible_decision_on_real_articles_touches_another_row(articles_folder: Path) -> None:
    assert list(_unsteady(articles_folder, every=1)) == []


def _unsteady(folder: Path, every: int) -> Iterator[tuple[str, str, tuple[Edit, ...]]]:
    """Yield the decisions that touch a row that holds none of their sentences."""
    for pair in pairs_of(folder)[::every]:
        before = pair.rows()
        for decision in plausible_decisions(pair, before):
            if touched_others(before, pair.rows(decision.edits), decision.edits):
                yield pair.left.name, pair.right.name, decision.edits
