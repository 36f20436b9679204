"""Agreement of two reviewers, checked against figures from the literature."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.reviews.agreement import agreement, shared_verdicts
from copydesk.reviews.kinds import NoteData, VerdictData
from copydesk.reviews.review import Review
from copydesk.reviews.verdict import Verdict
from tests.reviews.samples import ANN, BEN, author, row, unhurried

_PAIRS = st.lists(st.tuples(st.sampled_from(list(Verdict)), st.sampled_from(list(Verdict))))


def test_kappa_of_a_table_worked_out_by_hand() -> None:
    """20, 5, 10, 15: p_o = 0.7, p_e = 0.5 * 0.6 + 0.5 * 0.4 = 0.5, kappa = 0.4."""
    yes, no = Verdict.AGREE, Verdict.CONTRADICT
    found = agreement([(yes, yes)] * 20 + [(yes, no)] * 5 + [(no, yes)] * 10 + [(no, no)] * 15)

    assert (found.judged, found.equal, found.share) == (50, 35, 0.7)
    assert found.kappa == pytest.approx(0.4)


def test_nothing_judged_by_both_is_neither_agreement_nor_its_lack() -> None:
    found = agreement([])

    assert (found.judged, found.share, found.kappa) == (0, None, None)


def test_one_verdict_throughout_has_a_share_but_no_kappa() -> None:
    found = agreement([(Verdict.AGREE, Verdict.AGREE)] * 3)

    assert (found.share, found.kappa) == (1, None)


@unhurried
@given(_PAIRS)
def test_kappa_lies_between_minus_one_and_one_whoever_is_named_first(
    pairs: list[tuple[Verdict, Verdict]],
) -> None:
    found = agreement(pairs)

    assert found == agreement([(theirs, ours) for ours, theirs in pairs])
    if found.kappa is not None:
        assert -1 <= found.kappa <= 1
        assert (found.kappa == 1) == (found.equal == found.judged)


def test_only_targets_with_a_verdict_of_both_are_compared() -> None:
    ann, ben = author(ANN), author(BEN)
    review = Review(
        [
            ann.write(VerdictData(Verdict.AGREE), row((0, 1))),
            ben.write(VerdictData(Verdict.DIFFER), row((0, 1))),
            ann.write(VerdictData(Verdict.AGREE), row((1, 2))),
            ben.write(NoteData("later"), row((1, 2))),
            ben.write(VerdictData(Verdict.AGREE), row((2, 3))),
        ]
    )

    assert shared_verdicts(review, ANN, BEN) == [(Verdict.AGREE, Verdict.DIFFER)]
    assert shared_verdicts(review, BEN, ANN) == [(Verdict.DIFFER, Verdict.AGREE)]
