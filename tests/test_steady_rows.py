"""Rows joined to a review: what holds them, what frees them, and on whose words a verdict shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.alignment.edit import Edit, Held, Linked, Runs, Unlinked
from copydesk.alignment.link import Link, Scores
from copydesk.articles.article import Article
from copydesk.compared import Comparison
from copydesk.comparison import laid_out, looked_through
from copydesk.judged.edits import RowsByEdits, edits_of, held_by
from copydesk.judged.rows import JudgedRow, RowsOfPair
from copydesk.reviews.anchors import Anchor, ArticleAnchors, Target, row_target
from copydesk.reviews.author import Author
from copydesk.reviews.clock import HybridClock
from copydesk.reviews.judgement import Judgement
from copydesk.reviews.kinds import (
    Data,
    LinkData,
    NoteData,
    ReleaseData,
    UndoData,
    UnlinkData,
    VerdictData,
)
from copydesk.reviews.review import Review
from copydesk.reviews.verdict import Verdict
from tests.made_articles import made_article
from tests.tries import tries

LEFT: Final = made_article("a", "bb", "ccc", "dddd", name="left.txt")
RIGHT: Final = made_article("p", "qq", "rrr", "ssss", name="right.txt")
DIAGONAL: Final = tuple((number, number) for number in range(4))
AGREE: Final = VerdictData(Verdict.AGREE)
DIFFER: Final = VerdictData(Verdict.DIFFER)
MISMATCH: Final = VerdictData(Verdict.MISMATCH)


class Desk:
    """A review that several people write into, one event after the other."""

    def __init__(self) -> None:
        self.review = Review()
        self._clock = HybridClock()
        self._authors: dict[str, Author] = {}

    def write(
        self, data: Data, lefts: Sequence[int], rights: Sequence[int], by: str = "ann"
    ) -> str:
        """Write what somebody decides on a row; return the event's id."""
        return self._add(data, _row(lefts, rights), by)

    def undo(self, event_id: str, by: str = "ann") -> None:
        """Take an event back."""
        self._add(UndoData(event_id), None, by)

    def _add(self, data: Data, target: Target | None, by: str) -> str:
        author = self._authors.setdefault(by, Author(by, f"{by}s", self._clock, []))
        event = author.write(data, target)
        self.review.add(event)
        return event.id

    def edits(self) -> tuple[Edit, ...]:
        """Return what comes of it for the rows."""
        return edits_of(LEFT, RIGHT, self.review)

    def compared(self, cells: Sequence[tuple[int, int]] = DIAGONAL) -> Comparison:
        """Return the comparison if the machine finds some links."""
        scores = Scores(tuple(Link(*cell, 0.99) for cell in sorted(cells)))
        return looked_through(LEFT, RIGHT, laid_out(LEFT, RIGHT, scores, self.edits()))

    def rows(
        self, cells: Sequence[tuple[int, int]] = DIAGONAL, reviewer: str = "ann"
    ) -> dict[Runs, JudgedRow]:
        """Return the rows as a reviewer sees them."""
        judged = RowsOfPair(LEFT, RIGHT, self.compared(cells)).judged(self.review, reviewer)
        return {(one.row.left, one.row.right): one for one in judged}


def _row(lefts: Sequence[int], rights: Sequence[int]) -> Target:
    return row_target(LEFT, lefts, RIGHT, rights)


def _mine(row: JudgedRow) -> tuple[Verdict | None, bool]:
    assert row.mine is not None
    return row.mine.verdict, row.mine.changed_since


# What holds a row


def test_a_verdict_holds_its_row_whatever_a_later_aligner_links() -> None:
    desk = Desk()
    desk.write(DIFFER, [0], [0, 1])
    for cells in (DIAGONAL, ((0, 0), (1, 1), (1, 2)), (), ((1, 0), (2, 0))):
        row = desk.rows(cells)[(0,), (0, 1)]
        assert _mine(row) == (Verdict.DIFFER, False)
        assert row.state == "done"


def test_a_sentence_that_was_judged_alone_stays_alone() -> None:
    desk = Desk()
    desk.write(VerdictData(Verdict.ONE_SIDED), [2], [])
    assert _mine(desk.rows()[(2,), ()]) == (Verdict.ONE_SIDED, False)
    assert ((), (2,)) in desk.rows()


def test_the_first_verdict_holds_and_a_later_one_shows_where_it_overlaps_best() -> None:
    desk = Desk()
    desk.write(AGREE, [0], [0], by="ben")
    desk.write(DIFFER, [0, 1], [0, 1], by="ann")
    for reviewer in ("ann", "ben", "eve"):
        rows = desk.rows(reviewer=reviewer)
        told = {
            (judgement.reviewer, runs): (judgement.verdict, judgement.changed_since)
            for runs, row in rows.items()
            for judgement in (row.mine, *row.others)
            if judgement is not None
        }
        assert told == {
            ("ben", ((0,), (0,))): (Verdict.AGREE, False),
            ("ann", ((1,), (1,))): (Verdict.DIFFER, True),
        }


def test_a_verdict_that_replaces_ones_own_keeps_the_place_of_the_first() -> None:
    desk = Desk()
    desk.write(AGREE, [0], [0, 1], by="ann")
    desk.write(AGREE, [0, 1], [0], by="ben")
    desk.write(DIFFER, [0], [0, 1], by="ann")
    assert desk.edits() == (Held((0,), (0, 1)), Held((0, 1), (0,)))


def test_with_its_last_verdict_undone_or_taken_back_a_row_is_free() -> None:
    desk = Desk()
    given = desk.write(AGREE, [0], [0, 1])
    desk.write(DIFFER, [0], [0, 1], by="ben")
    desk.undo(given)
    assert ((0,), (0, 1)) in desk.rows()
    desk.write(VerdictData(None), [0], [0, 1], by="ben")
    assert desk.edits() == ()
    assert ((0,), (0,)) in desk.rows()


def test_a_row_that_was_released_is_free_until_the_next_verdict() -> None:
    desk = Desk()
    desk.write(AGREE, [0], [0, 1])
    assert held_by(_row([0], [0, 1]), desk.review) == ("ann",)
    release = desk.write(ReleaseData(), [0], [0, 1], by="ben")
    assert desk.edits() == ()
    assert held_by(_row([0], [0, 1]), desk.review) == ()
    assert _mine(desk.rows()[(0,), (0,)])[1] or _mine(desk.rows()[(1,), (1,)])[1]
    desk.undo(release, by="ben")
    assert desk.edits() == (Held((0,), (0, 1)),)
    desk.write(ReleaseData(), [0], [0, 1])
    desk.write(ReleaseData(removed=True), [0], [0, 1], by="ben")
    assert desk.edits() == (Held((0,), (0, 1)),)
    desk.write(ReleaseData(), [0], [0, 1])
    desk.write(DIFFER, [0], [0, 1], by="ben")
    assert held_by(_row([0], [0, 1]), desk.review) == ("ben",)


def test_what_a_release_would_come_to_can_be_asked_before_it_is_written() -> None:
    desk = Desk()
    desk.write(AGREE, [0], [0, 1])
    desk.write(AGREE, [3], [3])
    free = edits_of(LEFT, RIGHT, desk.review, released=_row([0], [0, 1]))
    assert free == (Held((3,), (3,)),)
    rows = RowsByEdits(LEFT, RIGHT, desk.compared())
    assert not rows.are_those_of(free)
    assert rows.are_those_of(edits_of(LEFT, RIGHT, desk.review, released=_row([3], [3])))


def test_a_note_holds_nothing_nor_does_what_names_no_whole_sentences() -> None:
    desk = Desk()
    desk.write(NoteData("hm"), [0], [0, 1])
    assert desk.edits() == ()
    part = Target(
        (
            ArticleAnchors(LEFT.sha256, (Anchor(0, 1, "a"),)),
            ArticleAnchors(RIGHT.sha256, (Anchor(0, 2, "p\n"),)),
        )
    )
    desk._add(AGREE, part, "ann")
    assert desk.edits() == ()
    assert held_by(part, desk.review) == ("ann",)


def test_a_mismatch_parts_the_row_that_an_earlier_verdict_held() -> None:
    desk = Desk()
    desk.write(AGREE, [0], [0, 1], by="ben")
    desk.write(MISMATCH, [0], [0, 1])
    rows = desk.rows()
    for half in (((0,), ()), ((), (0,)), ((), (1,))):
        assert _mine(rows[half]) == (Verdict.MISMATCH, False)
    (ben,) = [other for row in rows.values() for other in row.others]
    assert (ben.verdict, ben.changed_since) == (Verdict.AGREE, True)


def test_after_a_link_moved_its_row_a_verdict_shows_as_changed_since_for_everybody() -> None:
    desk = Desk()
    desk.write(AGREE, [0], [0])
    desk.write(LinkData(), [0], [3], by="ben")
    for reviewer in ("ann", "ben"):
        shown = [
            (runs, judgement.changed_since)
            for runs, row in desk.rows(reviewer=reviewer).items()
            for judgement in (row.mine, *row.others)
            if judgement is not None
        ]
        assert shown == [(((), (0,)), True)] or shown == [(((0,), (3,)), True)]


def test_the_edits_of_a_pair_are_the_same_seen_from_the_other_article() -> None:
    desk = Desk()
    desk.write(AGREE, [0], [0, 1])
    desk.write(LinkData(), [2], [3])
    desk.write(UnlinkData(), [3], [3])
    assert edits_of(RIGHT, LEFT, desk.review) == (Held((0, 1), (0,)), Linked(3, 2), Unlinked(3, 3))


# On whose words a verdict shows

Acts = list[tuple[Data | None, list[int], list[int], str]]
"""What people did: to which left and right sentences, and who; None for undo."""

_RUN: Final = st.builds(
    lambda start, size: list(range(start, min(start + size, 4))),
    st.integers(0, 3),
    st.integers(0, 2),
)
_CELL: Final = st.tuples(st.integers(0, 3), st.integers(0, 3))
_BY: Final = st.sampled_from(["ann", "ben"])
_ROW_DATA: Final[st.SearchStrategy[Data]] = st.sampled_from(
    [*map(VerdictData, Verdict), VerdictData(None), NoteData("n"), ReleaseData()]
)
_CELL_DATA: Final[st.SearchStrategy[Data]] = st.sampled_from(
    [LinkData(), UnlinkData(), LinkData(removed=True)]
)
_ONE: Final = st.integers(0, 3).map(lambda one: [one])
_ACTS: Final[st.SearchStrategy[Acts]] = st.lists(
    st.tuples(_ROW_DATA, _RUN, _RUN, _BY)
    | st.tuples(_CELL_DATA, _ONE, _ONE, _BY)
    | st.tuples(st.none(), st.just([]), st.just([]), _BY),
    max_size=8,
)


def _desk_after(acts: Acts) -> Desk:
    """Return a desk on which people did these things."""
    desk = Desk()
    for data, lefts, rights, by in acts:
        if data is None:
            for event in desk.review.undoable(by):
                desk.undo(event.id, by)
        elif lefts or rights:
            desk.write(data, lefts, rights, by)
    return desk


@given(_ACTS, st.lists(_CELL, max_size=6, unique=True))
@settings(max_examples=tries(200))
def test_a_verdict_shows_unmarked_on_exactly_what_it_was_given_on_and_alike_for_all(
    acts: Acts, cells: list[tuple[int, int]]
) -> None:
    """Or on the halves into which a mismatch parted its row."""
    desk = _desk_after(acts)
    told: list[set[tuple[str, Runs, Verdict | None, bool]]] = []
    for reviewer in ("ann", "ben", "eve"):
        seen: set[tuple[str, Runs, Verdict | None, bool]] = set()
        for runs, row in desk.rows(cells, reviewer).items():
            for judgement in (row.mine, *row.others):
                if judgement is None or judgement.verdict is None:
                    continue
                seen.add((judgement.reviewer, runs, judgement.verdict, judgement.changed_since))
                if not judgement.changed_since:
                    assert judgement.target.key == row.target.key or _is_half(judgement, runs)
        told.append(seen)
    assert told[0] == told[1] == told[2]


def _is_half(judgement: Judgement, runs: Runs) -> bool:
    if judgement.verdict is not Verdict.MISMATCH or (runs[0] and runs[1]):
        return False
    spans = {
        (article.sha256, *span) for article in judgement.target.articles for span in article.spans
    }
    sides: list[tuple[Article, tuple[int, ...]]] = [(LEFT, runs[0]), (RIGHT, runs[1])]
    return all(
        (article.sha256, article.sentences[index].start, article.sentences[index].end) in spans
        for article, run in sides
        for index in run
    )


@given(_ACTS, st.lists(_CELL, max_size=6, unique=True), _RUN, _RUN)
@settings(max_examples=tries(200))
def test_only_what_changes_rows_asks_for_another_comparison(
    acts: Acts, cells: list[tuple[int, int]], lefts: list[int], rights: list[int]
) -> None:
    desk = _desk_after(acts)
    before = desk.compared(cells)
    rows = RowsByEdits(LEFT, RIGHT, before)
    assert rows.are_those_of(rows.edits(desk.review))
    for row in before.rows:
        desk.write(AGREE, row.left, row.right, by="eve")
        assert rows.are_those_of(desk.edits())
    if lefts or rights:
        desk.write(AGREE, lefts, rights)
    assert rows.edits(desk.review) == desk.edits()
    after = desk.compared(cells)
    if rows.are_those_of(desk.edits()):
        assert (before.rows, before.links) == (after.rows, after.links)
