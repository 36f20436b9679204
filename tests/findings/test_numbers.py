"""Numbers that clash between two articles, and numbers merely written differently."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.findings.counts.figure_clash import clash_between, is_miscopied, is_rounding, step_of
from copydesk.findings.counts.figures import figures_in
from copydesk.findings.counts.numbers import number_clashes
from tests.findings.pairs import Clashing, clashes_of, findings_of
from tests.findings.sentences import pairing_of, passage_of, sentences


@pytest.mark.parametrize(
    ("left", "right", "clash", "severity"),
    [
        (
            "All 312 miners were brought up by noon.",
            "All 321 miners were brought up by noon.",
            ("312 miners", "321 miners"),
            "high",
        ),
        (
            "The new bridge cost 18 million crowns.",
            "The bridge cost 1.8 million crowns to build.",
            ("18 million crowns", "1.8 million crowns"),
            "high",
        ),
        (
            "The bridge collapsed on Tuesday evening, killing 14 people.",
            "Fifteen people died when the bridge gave way on Tuesday evening.",
            ("14 people", "Fifteen people"),
            "high",
        ),
        (
            "Unemployment rose to 2.1 % in May.",
            "Unemployment rose to 3.1 percent in May.",
            ("2.1 %", "3.1 percent"),
            "high",
        ),
        (
            "The tower is 86 metres high.",
            "The tower is 86 feet high.",
            ("86 metres", "86 feet"),
            "high",
        ),
        (
            "It was the third attack this year.",
            "It was the fourth attack this year.",
            ("third attack", "fourth attack"),
            "high",
        ),
        (
            "Anna Berg, 34, was elected mayor.",
            "Anna Berg, 43, was elected mayor.",
            ("34", "43"),
            "high",
        ),
        (
            "Flight 123 landed in Oslo.",
            "Flight 132 landed in Oslo.",
            ("Flight 123", "Flight 132"),
            "high",
        ),
        ("The team won 3-1 in Oslo.", "The team won 3-2 in Oslo.", ("3-1", "3-2"), "high"),
        (
            "The cutter took the remaining 91 ashore.",
            "The cutter took the other 93 ashore.",
            ("91", "93"),
            "high",
        ),
        (
            "About 90 people slept in the hall.",
            "Some 120 people slept in the hall.",
            ("90 people", "120 people"),
            "medium",
        ),
        (
            "Dozens of people were injured.",
            "Hundreds of people were injured.",
            ("Dozens of people", "Hundreds of people"),
            "medium",
        ),
        (
            "The club has 12,000 members.",
            "The club has 12,400 members.",
            ("12,000 members", "12,400 members"),
            "low",
        ),
        (
            "At least 10 people were killed in the blast.",
            "The blast killed 14 people.",
            ("10 people", "14 people"),
            "low",
        ),
        (
            "Six of the 14 bridges are closed.",
            "Nine of the fourteen crossings are shut.",
            ("Six", "Nine"),
            "high",
        ),
        (
            "Two of its 11 authors hold shares.",
            "Four of the eleven writers own stock.",
            ("Two", "Four"),
            "high",
        ),
        (
            "All nine miners were rescued.",
            "Eight of the nine miners were rescued.",
            ("nine miners", "Eight"),
            "high",
        ),
        (
            "One driver in ten failed the test.",
            "Some 25 percent of drivers failed the test.",
            ("One driver in ten", "25 percent of drivers"),
            "medium",
        ),
        (
            "Output fell by nearly half.",
            "Output fell by about 20 percent.",
            ("half", "20 percent"),
            "medium",
        ),
        (
            "The dam lost a third of its water.",
            "The dam lost 60 percent of its water.",
            ("third of its water", "60 percent of its water"),
            "high",
        ),
        (
            "Turnout stood at 41 percent, officials said.",
            "Turnout stood at 41 thousand, officials said.",
            ("41 percent", "41 thousand"),
            "medium",
        ),
        (
            "Shares rose 22 percent to 40 crowns.",
            "Shares rose 22 points to 40 crowns.",
            ("22 percent", "22 points"),
            "medium",
        ),
        (
            "Sales doubled in March.",
            "Sales tripled in March.",
            ("doubled", "tripled"),
            "high",
        ),
        (
            "Several hundred people marched.",
            "Several thousand people marched.",
            ("Several hundred people", "Several thousand people"),
            "medium",
        ),
        (
            "The town shivered at minus 12 degrees.",
            "The town shivered at 12 degrees.",
            ("12 degrees", "12 degrees"),
            "high",
        ),
        (
            "One in 20 people carries the gene.",
            "One in 200 people carries the gene.",
            ("One in 20", "One in 200"),
            "high",
        ),
        (
            "The rent is 900 crowns a month.",
            "The rent is 900 crowns a week.",
            ("900 crowns", "900 crowns"),
            "high",
        ),
        (
            "Ten of the hostages were freed.",
            "Twelve hostages were released.",
            ("Ten of the hostages", "Twelve hostages"),
            "high",
        ),
    ],
)
def test_one_thing_counted_twice_is_pointed_at(
    left: str, right: str, clash: tuple[str, str], severity: str
) -> None:
    ((finding, words),) = findings_of(left, right, "number")
    assert words == clash
    assert finding.severity == severity
    assert finding.reason == f"{clash[0]} or {clash[1]}?"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("All 19 crew members came ashore.", "The nineteen crew came ashore."),
        ("They came in eleven trips.", "They came in 11 trips."),
        ("The refit cost 18m crowns.", "The refit cost 18 million crowns."),
        ("The 86-meter ship was towed.", "The 86-metre ship was towed."),
        ("The village lies 5 miles from the border.", "The village lies 8 km from the border."),
        ("It burnt 100 square km of forest.", "It burnt 39 square miles of forest."),
        ("It was 40 degrees on Monday.", "It was 104 degrees Fahrenheit on Monday."),
        ("A third of voters stayed at home.", "About 33 percent of voters stayed at home."),
        ("Half of the seats were empty.", "50 % of the seats were empty."),
        ("About 90 people came to the meeting.", "A crowd of 90 came to the meeting."),
        ("About 400 people came.", "In all 412 people came."),
        ("Dozens of people were hurt.", "Forty people were hurt."),
        ("Six of the seven went home.", "All but one of the seven went home."),
        ("It had 212 passengers and 19 crew.", "It had a crew of 19 and 212 passengers."),
        ("He sold 40 ships and 12 planes.", "He sold 12 planes. He sold 40 ships."),
        ("A mob of 300 gathered there.", "There gathered a mob of three hundred."),
        ("He scored twice before the break.", "He scored two times before the break."),
        ("The 48-million-mark signing failed.", "The signing for 48 million marks failed."),
        ("Thousands of accounts were checked.", "They checked 11,300 accounts."),
        ("It was day three of the trial.", "It was the third day of the trial."),
        ("There were 214 guests, not 212.", "There were 212 guests."),
        ("One driver in ten failed the test.", "A tenth of drivers failed the test."),
        ("Output fell by half last year.", "Output fell by 50 percent last year."),
        ("Output halved last year.", "Output fell by half last year."),
        ("Sales doubled in March.", "Sales were twice as high in March."),
        ("Four out of five voters backed him.", "Eighty percent of voters backed him."),
        ("Nearly half the seats were empty.", "Some 48 percent of the seats were empty."),
        ("He earns 52,000 crowns a year.", "He earns 1,000 crowns a week."),
        ("Several hundred people marched.", "Hundreds of people marched."),
        ("Some 300 of the 900 jobs will go.", "About a third of the 900 jobs will go."),
        ("It was minus 12 degrees.", "It was 12 degrees below zero."),
    ],
)
def test_the_same_number_written_differently_is_quiet(left: str, right: str) -> None:
    assert clashes_of(left, right, "number") == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The fire killed 85 people and burnt 153,000 acres.",
            "The owner gave 100 % of the takings to the 249 families.",
        ),
        (
            "Police found two cars near the lake.",
            "The lake was drained by 40 volunteers last winter.",
        ),
        ("Karl Ott, 26, was shot by a guard.", "A guard shot the man, said Eva Lind, 58."),
        ("It needs 50,000 signatures by May.", "By May 9,000 more signatures are needed."),
        ("She gave $1,000 to each family.", "The founder gave a fund of $70,000 in May."),
    ],
)
def test_numbers_of_different_things_are_quiet(left: str, right: str) -> None:
    assert clashes_of(left, right, "number") == []


def test_what_only_one_side_has_is_no_clash() -> None:
    assert clashes_of("The ship carried 212 passengers.", "The ship carried passengers.") == []


def test_numbers_clash_in_languages_whose_words_are_not_known() -> None:
    left, right = "In Bonn demonstrierten 3.000 Menschen.", "In Bonn zogen 5.000 Menschen umher."
    assert clashes_of(left, right, "number", language="de") == [
        ("3.000 Menschen", "5.000 Menschen")
    ]


def test_a_miscopied_count_is_found_although_no_link_joins_the_headlines() -> None:
    left = "#All 312 miners brought up\nThe town waited.\nThe mine shut at dawn."
    right = "#Pit swallows 321 miners overnight\nNobody slept there.\nA strike had ended."
    assert clashes_of(left, right, "number", linked=False) == [Clashing("312 miners", "321 miners")]


numbers = st.fractions(min_value=0, max_value=10**7, max_denominator=1000)


@given(numbers, numbers)
def test_rounding_and_miscopying_do_not_depend_on_the_side(one: Fraction, other: Fraction) -> None:
    assert is_rounding(one, other) == is_rounding(other, one)
    assert is_miscopied(one, other) == is_miscopied(other, one)


@given(st.integers(1, 10**9), st.integers(0, 5))
def test_the_step_is_the_place_of_the_last_digit(number: int, places: int) -> None:
    step = step_of(Fraction(number, 10**places))
    assert (Fraction(number, 10**places) / step).denominator == 1
    assert (Fraction(number, 10**places) / step) % 10 != 0


@given(sentences, sentences)
def test_whether_figures_clash_does_not_depend_on_the_side(left: str, right: str) -> None:
    for one in figures_in(passage_of(left))[:5]:
        for other in figures_in(passage_of(right))[:5]:
            assert clash_between(one, other) == clash_between(other, one)


@given(sentences, sentences)
def test_swapped_articles_have_the_swapped_clashes(left: str, right: str) -> None:
    there = {(c.severity, c.left, c.right) for c in number_clashes(pairing_of(left, right))}
    back = {(c.severity, c.right, c.left) for c in number_clashes(pairing_of(right, left))}
    assert there == back


@pytest.mark.parametrize("words", ["1 ", "one ", "3-1 ", "one in five ", "$ 5 ", "½ ", "٣٤٥ "])
def test_a_sentence_of_nothing_but_numbers_is_read_in_time(words: str) -> None:
    pairing = pairing_of(words * 2_000, words * 2_000 + "7")
    assert list(number_clashes(pairing)) == []
