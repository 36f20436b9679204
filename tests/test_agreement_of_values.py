"""When two values agree: one value, both can be true, only one can be, or another matter."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.findings.reading.agreement import agreement, counts_alike
from copydesk.findings.reading.value import Value
from copydesk.findings.reading.values import values_in

PUBLISHED = date(2025, 3, 15)


def only(text: str, language: str = "en", published: date | None = PUBLISHED) -> Value:
    (value,) = values_in(text, 0, len(text), language=language, published=published)
    return value


def agree(one: str, other: str, published: date | None = PUBLISHED) -> str:
    return agreement(only(one, published=published), only(other, published=published))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.5 million people", "1,500,000 people"),
        ("thirty people", "30 people"),
        ("half of the men", "50 percent of the men"),
        ("a third of the men", "one in three men"),
        ("a dozen men", "12 men"),
        ("two weeks", "14 days"),
        ("18 months", "one and a half years"),
        ("24 hours", "one day"),
        ("on Friday", "on 14 March"),
        ("yesterday", "on Friday"),
        ("3:49 p.m. Eastern", "1:49 p.m. MDT"),
        ("9.40 pm", "21:40"),
        ("0.5 km", "500 metres"),
    ],
)
def test_one_value_in_two_forms_is_equal(one: str, other: str) -> None:
    assert agree(one, other) == "equal"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("0.66 percent", "0.7 per cent"),
        ("about 30 men", "32 men"),
        ("more than 30 men", "34 men"),
        ("at least 30 men", "30 men"),
        ("nearly 100 men", "97 men"),
        ("10 to 12 men", "11 men"),
        ("dozens of men", "48 men"),
        ("62 miles", "100 km"),
        ("500 miles", "800 km"),
        ("1,500 men", "1,487 men"),
        ("for 14 years", "since 2011"),
        ("in March", "on 14 March"),
        ("in 2025", "on 14 March"),
        ("about 95 percent", "97 percent"),
        ("at 9:40", "at 9:40 p.m."),
        ("at 9:40 p.m.", "at 9:40 p.m. CET"),
    ],
)
def test_values_that_can_both_be_true_are_compatible(one: str, other: str) -> None:
    assert agree(one, other) == "compatible"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("34 men", "43 men"),
        ("20 men", "19 men"),
        ("41 percent", "42 percent"),
        ("2.1 percent", "3.1 percent"),
        ("1,400 miles", "1,040 miles"),
        ("$15 an hour", "$15 a day"),
        ("at 9.40 pm", "at 9.40 am"),
        ("at 9.40 pm", "at 10.40 pm"),
        ("on Friday", "on Thursday"),
        ("on 14 March", "on 15 March"),
        ("in 2011", "in 2012"),
        ("for two weeks", "for three weeks"),
        ("more than 30 men", "12 men"),
        ("at least 12 men", "at least 34 men"),
        ("up to 14 men", "up to 11 men"),
        ("the third man", "the fourth man"),
        ("1 million men", "1.4 million men"),
        ("about 95 percent", "92 percent"),
        ("said Lund, 41, there", "Lund, now 42, left"),
    ],
)
def test_values_of_which_one_must_be_wrong_clash(one: str, other: str) -> None:
    assert agree(one, other) == "clash"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12 km", "12 men"),
        ("12 percent", "12 men"),
        ("$12", "€12"),
        ("$15 an hour", "$15"),
        ("for 14 years", "14 men"),
        ("on Friday", "at 9.40 pm"),
    ],
)
def test_what_can_not_be_compared_is_unrelated(one: str, other: str) -> None:
    assert agree(one, other) == "unrelated"


def test_weekdays_and_days_without_a_year_are_compared_where_nothing_is_known() -> None:
    assert agree("on Friday", "on 14 March 2025", None) == "compatible"
    assert agree("on Friday", "on 15 March 2025", None) == "clash"
    assert agree("on 14 March", "on 14 March 2025", None) == "compatible"
    assert agree("on 14 March", "on 15 March", None) == "clash"


def test_counts_of_one_thing_are_told_from_counts_of_another() -> None:
    dead, hurt = (only(text) for text in ("The fire killed 12 people", "The fire hurt 30 people"))
    again = only("It killed 13 people")
    ships = only("It killed 13 whales")
    assert counts_alike(dead, again) > counts_alike(hurt, again)
    assert counts_alike(dead, again) > counts_alike(dead, ships)
    assert counts_alike(dead, only("12 km away")) == 0


PHRASES = st.builds(
    "{} {} {}".format,
    st.sampled_from(["about", "more than", "", "at least", "up to", "nearly", "on", "at"]),
    st.sampled_from(
        ["12", "1,500", "2.1 million", "0.7", "dozens of", "March 14", "Friday", "9:40"]
    ),
    st.sampled_from(["men", "percent", "km", "miles", "years", "dollars", "pm", "GMT", "2025"]),
)


@given(PHRASES, PHRASES)
def test_agreement_is_the_same_both_ways(one: str, other: str) -> None:
    for left in values_in(one, 0, len(one), language="en", published=PUBLISHED):
        assert agreement(left, left) == "equal"
        for right in values_in(other, 0, len(other), language="en", published=PUBLISHED):
            assert agreement(left, right) == agreement(right, left)
            assert counts_alike(left, right) == counts_alike(right, left)
