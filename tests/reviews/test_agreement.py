"""Agreement of reviewers, checked against published examples and another implementation."""

from __future__ import annotations

from collections.abc import Sequence

import krippendorff
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.reviews.agreement import (
    FEWEST_UNITS,
    Agreement,
    agreement,
    agreement_of,
    agreement_on,
)
from copydesk.reviews.kinds import NoteData, VerdictData
from copydesk.reviews.review import Review
from copydesk.reviews.subjects import subjects_of
from copydesk.reviews.verdict import Verdict
from tests.reviews.samples import (
    ANN,
    BEN,
    NORVIK,
    ROW,
    WIRE,
    author,
    finding,
    places,
    row,
    unhurried,
)

_MATRIX = st.integers(2, 5).flatmap(
    lambda reviewers: st.lists(
        st.lists(
            st.one_of(st.none(), st.sampled_from(list(Verdict))),
            min_size=reviewers,
            max_size=reviewers,
        ),
        min_size=1,
        max_size=30,
    )
)
"""Units, each with the verdict of every reviewer or None."""


def units(*observers: str) -> list[list[Verdict]]:
    """Return the units of a table with one line an observer, "." for what was not judged."""
    return [
        [Verdict(int(value)) for value in column if value != "."]
        for column in zip(*observers, strict=True)
    ]


def test_the_published_example_of_four_observers_and_missing_values() -> None:
    """Krippendorff (2011), section C: 4 observers, 12 units, alpha = 0.743."""
    found = agreement(units("123321412...", "1233224125.3", ".3332342251.", "12332441251."))

    assert found.units == 11  # the last one has a single value
    assert found.alpha == pytest.approx(0.743, abs=0.0005)


def test_the_published_example_of_two_observers_and_two_values() -> None:
    """Krippendorff (2011), section A: 10 articles, 6 of them alike, alpha = 0.095."""
    found = agreement(units("1211111121", "2221121111"))

    assert (found.units, found.equal, found.share) == (10, 6, 0.6)
    assert found.alpha == pytest.approx(0.095, abs=0.0005)


def test_the_published_example_of_two_observers_and_five_values() -> None:
    """Krippendorff (2011), section B: 12 items sorted by two observers, alpha = 0.692."""
    found = agreement(units("112243335441", "212223335444"))

    assert (found.units, found.equal) == (12, 9)
    assert found.alpha == pytest.approx(0.692, abs=0.0005)


@unhurried
@given(_MATRIX)
def test_alpha_is_the_one_of_the_krippendorff_package(
    matrix: Sequence[Sequence[Verdict | None]],
) -> None:
    found = agreement([[value for value in unit if value is not None] for unit in matrix])

    pairable = [unit for unit in matrix if sum(value is not None for value in unit) > 1]
    if len({value for unit in pairable for value in unit if value is not None}) < 2:
        assert found.alpha is None
        return
    numbers = [
        [float("nan") if value is None else float(value) for value in unit] for unit in matrix
    ]
    theirs = krippendorff.alpha(
        list(map(list, zip(*numbers, strict=True))), level_of_measurement="nominal"
    )
    assert found.alpha == pytest.approx(theirs, abs=1e-9)


@unhurried
@given(_MATRIX)
def test_alpha_is_one_just_where_all_agree_whoever_comes_first(
    matrix: Sequence[Sequence[Verdict | None]],
) -> None:
    given_ = [[value for value in unit if value is not None] for unit in matrix]
    found = agreement(given_)

    assert found == agreement([unit[::-1] for unit in given_])
    if found.alpha is not None:
        assert found.alpha <= 1
        assert (found.alpha == 1) == (found.equal == found.units)


def test_nothing_judged_by_two_is_neither_agreement_nor_its_lack() -> None:
    assert agreement([]) == agreement([[Verdict.AGREE]]) == Agreement(0, 0, None)
    assert agreement([]).share is None


def test_one_verdict_throughout_has_a_share_but_no_alpha() -> None:
    found = agreement([[Verdict.AGREE] * 2] * 3)

    assert (found.share, found.alpha) == (1, None)


def test_a_single_verdict_is_set_against_all_others() -> None:
    given_ = units("1123", "1124")
    assert agreement_on(Verdict.AGREE, given_) == Agreement(2, 2, 1)
    assert agreement_on(Verdict.CONTRADICT, given_).equal == 0
    assert agreement_on(Verdict.CONTRADICT, given_).units == 1
    as_two_values = units("2212", "2222")
    assert agreement_on(Verdict.CONTRADICT, given_).alpha == agreement(as_two_values).alpha


def test_of_few_units_only_the_counts_are_told() -> None:
    pattern = units("12", "12")
    many = agreement(pattern * (FEWEST_UNITS // 2))
    few = agreement((pattern * FEWEST_UNITS)[: FEWEST_UNITS - 1])

    assert many.told_alpha == many.alpha == few.alpha == 1
    assert few.told_alpha is None


def test_only_exactly_the_same_places_with_verdicts_of_two_are_units() -> None:
    ann, ben, cleo = author(ANN), author(BEN), author("cleo")
    number = finding("number", places(NORVIK, (0, 3)), places(WIRE, (0, 3)))
    office = finding("office", places(NORVIK, (0, 3)), places(WIRE, (0, 3)))
    review = Review(
        [
            ann.write(VerdictData(Verdict.AGREE), ROW),
            ben.write(VerdictData(Verdict.MISMATCH), ROW),
            cleo.write(VerdictData(Verdict.AGREE), ROW),
            ann.write(VerdictData(Verdict.AGREE), row((11, 20))),
            ben.write(NoteData("later"), row((11, 20))),
            ben.write(VerdictData(Verdict.AGREE), row((11, 19))),
            ann.write(VerdictData(Verdict.DIFFER), number),
            ben.write(VerdictData(Verdict.DIFFER), number),
            ben.write(VerdictData(Verdict.DIFFER), office),
            ann.write(VerdictData(Verdict.DIFFER), row((30, 40))),
            ben.write(VerdictData(Verdict.DIFFER), row((30, 40))),
            ben.write(VerdictData(None), row((30, 40))),
        ]
    )
    found = agreement_of(subjects_of(review))

    assert found.reviewers == (ANN, BEN, "cleo")
    assert (found.overall.units, found.overall.equal) == (2, 1)
    assert [verdict for verdict, _ in found.by_verdict] == [
        Verdict.AGREE,
        Verdict.DIFFER,
        Verdict.MISMATCH,
    ]
    assert [hashes for hashes, _ in found.by_articles] == [(NORVIK, WIRE)]
