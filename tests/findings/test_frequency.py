"""How often something happens: read, held against the other telling, and against the headline."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.findings.dating.rates import rates_in
from copydesk.findings.inside.within import check_article
from copydesk.findings.text.passage import reading_of
from tests.findings.pairs import article_of, clashes_of, findings_of
from tests.work import FOURFOLD, growth


@pytest.mark.parametrize(
    ("words", "a_year"),
    [
        ("weekly", 52),
        ("every other week", 26),
        ("once a month", 12),
        ("every month", 12),
        ("twice a year", 2),
        ("three times per week", 156),
        ("every six months", 2),
        ("twice-daily", 730),
        ("every Monday", 52),
        ("every two years", Fraction(1, 2)),
    ],
)
def test_a_rate_is_read_in_any_form(words: str, a_year: Fraction) -> None:
    reading = reading_of(article_of(f"The pump is checked {words} in summer.", "one.txt"))
    assert [rate.a_year for rate in rates_in(reading.passages[0])] == [a_year]


@pytest.mark.parametrize(
    ("left", "right", "clash"),
    [
        (
            "Inspectors check the dam every six months.",
            "Inspectors check the dam every six weeks.",
            ("every six months", "every six weeks"),
        ),
        (
            "Ferries leave for the island daily, he said.",
            "Ferries leave for the island weekly, he said.",
            ("daily", "weekly"),
        ),
        ("#Weekly jab cuts asthma", "#Monthly jab cuts asthma", ("Weekly", "Monthly")),
        (
            "Patients took the pill three times a day.",
            "Patients took the pill once a day.",
            ("three times a day", "once a day"),
        ),
        (
            "#Weekly jab cuts asthma attacks",
            "#New hope\nA jab given once a month cuts asthma attacks by half.",
            ("Weekly", "once a month"),
        ),
    ],
)
def test_one_thing_at_two_rates_is_pointed_at(
    left: str, right: str, clash: tuple[str, str]
) -> None:
    ((finding, words),) = findings_of(left, right, "date")
    assert words == clash
    assert finding.severity == "high"
    assert clashes_of(right, left, "date") == [clash[::-1]]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The clinic gives the jab twice a year.", "The clinic gives the jab every six months."),
        ("Ferries leave for the island daily.", "Ferries leave for the island every day."),
        ("The accounts appear quarterly.", "The accounts appear every three months."),
        ("The fair takes place every two years.", "The fair takes place every other year."),
        ("Patients took the pill thrice daily.", "Patients took the pill three times a day."),
        ("The tax is paid yearly.", "The tax is paid once a year."),
        ("The Velmoor Weekly told of it first.", "The Velmoor Daily told of it first."),
        ("Trains run twice an hour.", "Trains run every 30 minutes."),
    ],
)
def test_one_rate_in_two_forms_is_quiet(left: str, right: str) -> None:
    assert clashes_of(left, right, "date") == []


def test_a_headline_with_another_rate_than_its_text_is_told() -> None:
    article = article_of(
        "#Weekly jab cuts asthma attacks\nA jab given once a month cuts asthma attacks.", "one.txt"
    )
    assert [finding.reason for finding in check_article(article)] == ["Weekly or once a month?"]


@given(st.text("every each daily once a month 3 times 2 - W", max_size=200))
def test_swapped_articles_have_the_swapped_clashes(words: str) -> None:
    other = "The lift is checked once a month and daily."
    there = clashes_of(f"The lift is {words}", other, "date")
    back = clashes_of(other, f"The lift is {words}", "date")
    assert sorted(back) == sorted(clash[::-1] for clash in there)


@pytest.mark.parametrize("words", ["every ", "once a month ", "twice a ", "daily-", "3 times a "])
def test_a_sentence_of_nothing_but_rates_costs_in_proportion(words: str) -> None:
    def work(times: int) -> Callable[[], object]:
        return lambda: clashes_of(words * times, "The lift is checked once a month.", "date")

    assert growth(work, 300) < FOURFOLD
