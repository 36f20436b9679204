"""Judgements of earlier rows find the rows of today."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.reviews import placing
from copydesk.reviews.anchors import Target, merged, overlap
from copydesk.reviews.judgement import Judgement
from copydesk.reviews.kinds import NoteData, TagsData, VerdictData
from copydesk.reviews.placing import Shown
from copydesk.reviews.review import Review, fold
from copydesk.reviews.verdict import Verdict
from tests.reviews.samples import (
    ANN,
    BEN,
    NORVIK,
    OTHER,
    WIRE,
    author,
    finding,
    places,
    row,
    unhurried,
)

FIRST = row((0, 10), other=(0, 10))
SECOND = row((11, 30), other=(11, 30))
BOTH = row((0, 10), (11, 30), other=(0, 30))


def _judged(*decisions: tuple[Target, Verdict]) -> Review:
    writer = author()
    return fold([writer.write(VerdictData(verdict), target) for target, verdict in decisions])


def _placed(review: Review, *targets: Target, by: str = ANN) -> list[Judgement | None]:
    """Return what stands of a reviewer's judgements on each of some targets that are shown."""
    shown = Shown(targets)
    judgements = {key: one for (key, name), one in review.judgements.items() if name == by}
    return [shown.standing(number, judgements) for number in range(len(targets))]


def _verdicts(review: Review, *targets: Target) -> list[tuple[Verdict | None, bool] | None]:
    placed = _placed(review, *targets)
    return [(item.verdict, item.changed_since) if item else None for item in placed]


def test_a_row_that_is_still_there_shows_its_verdict() -> None:
    review = _judged((FIRST, Verdict.AGREE), (SECOND, Verdict.DIFFER))

    assert _verdicts(review, SECOND, FIRST) == [(2, False), (1, False)]
    assert _placed(review, FIRST, by=BEN) == [None]


def test_a_split_row_leaves_its_verdict_to_the_part_that_overlaps_it_best() -> None:
    review = _judged((BOTH, Verdict.AGREE))

    assert _verdicts(review, FIRST, SECOND) == [None, (1, True)]


def test_of_two_rows_made_one_the_better_overlap_shows() -> None:
    review = _judged((SECOND, Verdict.DIFFER), (FIRST, Verdict.AGREE))

    assert _verdicts(review, BOTH) == [(2, True)]


def test_of_two_equal_overlaps_the_newer_verdict_shows() -> None:
    left, right = row((0, 10), other=(0, 10)), row((0, 10), other=(10, 20))
    present = row((0, 10), other=(0, 20))

    for older, newer in ((left, right), (right, left)):
        review = _judged((older, Verdict.AGREE), (newer, Verdict.DIFFER))
        assert _verdicts(review, present) == [(2, True)]


def test_judging_a_changed_row_again_settles_it() -> None:
    review = _judged((BOTH, Verdict.AGREE), (SECOND, Verdict.DIFFER))

    assert _verdicts(review, FIRST, SECOND) == [None, (2, False)]


def test_a_note_on_a_changed_row_does_not_hide_the_earlier_verdict() -> None:
    writer = author()
    review = fold(
        [
            writer.write(VerdictData(Verdict.CONTRADICT, WIRE), BOTH),
            writer.write(TagsData(("figures",)), BOTH),
            writer.write(NoteData("look again"), SECOND),
        ]
    )

    (shown,) = _placed(review, SECOND)
    assert shown is not None
    assert (shown.verdict, shown.right, shown.changed_since) == (3, WIRE, True)
    assert (shown.note, shown.tags) == ("look again", ("figures",))


def test_what_was_taken_back_haunts_no_other_row() -> None:
    writer = author()
    review = fold(
        [
            writer.write(VerdictData(Verdict.AGREE), BOTH),
            writer.write(VerdictData(None), BOTH),
        ]
    )

    assert _placed(review, FIRST, SECOND) == [None, None]


def test_a_verdict_on_a_finding_is_none_on_its_row() -> None:
    number = finding("number", places(NORVIK, (0, 3)), places(WIRE, (0, 3)))
    wider = finding("number", places(NORVIK, (0, 4)), places(WIRE, (0, 3)))
    review = _judged((number, Verdict.CONTRADICT))

    assert _verdicts(review, Target(number.articles), wider) == [None, (3, True)]


def test_a_sentence_that_grew_on_both_ends_is_found() -> None:
    review = _judged((row((5, 10), other=(50, 60)), Verdict.AGREE))

    assert _verdicts(review, row((30, 40), other=(0, 9)), row((0, 20), other=(70, 80))) == [
        None,
        (1, True),
    ]


def test_judgements_on_other_pairs_stay_there() -> None:
    elsewhere = Target((places(NORVIK, (0, 10)), places(OTHER, (0, 10))))
    review = _judged((elsewhere, Verdict.AGREE))

    assert _placed(review, FIRST) == [None]


def test_a_judgement_that_has_a_row_of_its_own_is_not_lent_to_a_neighbour() -> None:
    review = _judged((FIRST, Verdict.AGREE))

    assert _verdicts(review, BOTH) == [(1, True)]
    assert _verdicts(review, BOTH, FIRST) == [None, (1, False)]


def test_places_out_of_this_world_in_a_strangers_journal_cost_no_time() -> None:
    review = _judged((row((-(10**15), 10**18), other=(3, 1)), Verdict.AGREE))

    assert _verdicts(review, FIRST, SECOND) == [None, (1, True)]


_SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(-2, 12)), max_size=4).map(
    lambda found: [(start, start + length) for start, length in found]
)


@st.composite
def _targets(draw: st.DrawFn) -> Target:
    hashes = draw(st.sampled_from([(NORVIK, WIRE), (NORVIK, NORVIK), (NORVIK,)]))
    sides = tuple(places(sha256, *draw(_SPANS)) for sha256 in hashes)
    if draw(st.booleans()):
        return Target(sides)
    return finding(draw(st.sampled_from(["number", "office"])), *sides)


@unhurried
@given(st.lists(_targets(), max_size=6), _targets())
def test_the_nearest_is_what_comparing_with_every_one_finds(
    shown: list[Target], target: Target
) -> None:
    best, number = Shown(shown).nearest(target)

    if any(merged(side.anchors) for side in target.decisive):
        shares = [overlap(target, other) for other in shown]
        assert best == max(shares, default=0.0)
        assert not best or shares[number] == best
    else:
        assert best == 0.0


def test_a_target_of_hundreds_of_places_is_compared_place_by_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Counted, not timed: each comparison of two whole targets goes over all their places."""
    compared: list[Target] = []
    monkeypatch.setattr(placing, "overlap", lambda one, _other: compared.append(one))
    shown = Shown([row((n, n + 1), other=(n, n + 1)) for n in range(400)])

    share, number = shown.nearest(row(*[(n, n + 1) for n in range(400)], other=(7, 8)))

    assert (round(share * 401), number) == (2, 7)
    assert compared == []
