"""Times that clash between two articles, and times merely written differently."""

from __future__ import annotations

import pytest
from hypothesis import given

from copydesk.findings.dating.dates import date_clashes
from copydesk.findings.dating.times import times_in
from copydesk.findings.text.passage import reading_of
from tests.findings.pairs import article_of, clashes_of, findings_of
from tests.findings.sentences import pairing_of, sentences

SATURDAY = "2031-03-15"


@pytest.mark.parametrize(
    ("left", "right", "clash", "severity"),
    [
        (
            "The dam broke late on Thursday near Halm.",
            "The dam near Halm broke on Friday night.",
            ("late on Thursday", "Friday night"),
            "high",
        ),
        (
            "The trial begins on 3 February.",
            "The trial begins on 3 March.",
            ("3 February", "3 March"),
            "high",
        ),
        (
            "The trial begins on 18 March 2031.",
            "The trial begins on Monday.",
            ("18 March 2031", "Monday"),
            "high",
        ),
        (
            "He was born in 1952 in Lund.",
            "He was born in 1925 in Lund.",
            ("1952", "1925"),
            "high",
        ),
        (
            "The treaty was signed in June 2019.",
            "The treaty was signed in July 2019.",
            ("June 2019", "July 2019"),
            "high",
        ),
        (
            "The fire broke out at 2:40 a.m. in a shed.",
            "The fire broke out at 3.40am in a shed.",
            ("2:40 a.m.", "3.40am"),
            "high",
        ),
        (
            "The fire broke out at 2:40 a.m. in a shed.",
            "The fire broke out at 2.30am in a shed.",
            ("2:40 a.m.", "2.30am"),
            "medium",
        ),
        (
            "The alarm came six minutes before the blast.",
            "The alarm came four minutes before the blast.",
            ("six minutes", "four minutes"),
            "medium",
        ),
        (
            "He was jailed for three years.",
            "He was jailed for nine years.",
            ("three years", "nine years"),
            "high",
        ),
        (
            "The test came three weeks after a repair.",
            "The test came a month after a repair.",
            ("three weeks", "a month"),
            "medium",
        ),
        (
            "The minister resigned on Friday morning.",
            "The minister resigned on Friday night.",
            ("Friday morning", "Friday night"),
            "medium",
        ),
        (
            "A first model failed in 2027; the next is due.",
            "An older model flopped in a test in 2028.",
            ("2027", "2028"),
            "high",
        ),
        (
            "The blackout lasted six hours.",
            "Power was out for nine hours.",
            ("six hours", "nine hours"),
            "medium",
        ),
        (
            "The attack came at dawn on Monday.",
            "The attack came on Monday evening.",
            ("dawn on Monday", "Monday evening"),
            "medium",
        ),
    ],
)
def test_one_event_at_two_times_is_pointed_at(
    left: str, right: str, clash: tuple[str, str], severity: str
) -> None:
    ((finding, words),) = findings_of(left, right, "date", published=SATURDAY)
    assert words == clash
    assert finding.severity == severity


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("It sank late on Thursday near Halm.", "It sank near Halm on the night of 13 March."),
        ("The trial begins on March 17, 2031.", "The trial begins on Monday."),
        ("The vote takes place tomorrow.", "The vote takes place on Sunday."),
        ("Divers will go down today.", "Divers will go down on Saturday."),
        ("They will leave by September of this year.", "They will leave by September 2031."),
        ("He came to power in late 2022.", "He came to power in the second half of 2022."),
        ("The law was passed last year.", "The law was passed in 2030."),
        ("The board will meet next week.", "The board will meet on Tuesday."),
        ("The fire broke out at 2:40 p.m. there.", "The fire broke out at 14:40 there."),
        ("The fire broke out at nine o'clock.", "The fire broke out at 9 p.m. in a shed."),
        ("It ended at noon on Friday.", "It ended at 12 p.m. on Friday."),
        ("She was jailed for twelve months.", "She was jailed for a year."),
        ("The war lasted 20 years.", "The war lasted two decades."),
        ("The war lasted more than two decades.", "The war lasted 22 years."),
        ("The road was closed for two days.", "The road was closed for 48 hours."),
        ("The storm lasted three hours.", "The storm lasted about three hours."),
        ("The strike began on Thursday night.", "The strike began early on Friday morning."),
        ("It sank on 13 March.", "It sank on March 13th, 2031."),
    ],
)
def test_the_same_time_written_differently_is_quiet(left: str, right: str) -> None:
    assert clashes_of(left, right, "date", published=SATURDAY) == []


def test_a_number_with_another_unit_of_time_needs_no_link() -> None:
    left = "The drug was tried for 18 months.\nNobody fell ill."
    right = "Nobody fell ill.\nDoctors watched the men and women for 18 weeks."
    assert clashes_of(left, right, "date", linked=False) == [("18 months", "18 weeks")]


def test_a_dateline_gets_its_year_from_another_date_in_the_text() -> None:
    wire = (
        "NORVIK, March 14 (Kestrel) -- The ferry sank off the cape on Thursday night.\n"
        "It had been inspected on 2 February 2031."
    )
    right = "The ferry sank off the cape on the night of {day} March 2031."
    assert clashes_of(wire, right.format(day=12), "date")
    assert not clashes_of(wire, right.format(day=13), "date")


def test_may_in_a_headline_is_a_verb() -> None:
    headline = "#Jab Restores Hearing and May Ward Off Dementia"
    reading = reading_of(article_of(headline, "one.txt", published=SATURDAY))
    assert [times_in(passage) for passage in reading.passages] == [()]


def test_what_cannot_be_resolved_clashes_only_with_its_like() -> None:
    yesterday, weekday = "The mine closed yesterday.", "The mine closed on Tuesday."
    assert clashes_of(yesterday, weekday, "date") == []
    assert clashes_of("The mine closed on Monday.", weekday, "date") == [("Monday", "Tuesday")]


def test_a_guessed_day_is_said_in_the_reason() -> None:
    left, right = "The trial begins on 18 March 2031.", "The trial begins on Monday."
    ((finding, _),) = findings_of(left, right, "date", published=SATURDAY)
    assert finding.reason == "18 March 2031 or Monday (= 17 March?)?"


def test_the_date_of_a_report_is_not_the_date_of_its_event() -> None:
    left = "HALM, March 14 (Reed News) -- The dam above Halm broke on Thursday, police said."
    right = "The dam above Halm broke on Thursday, police said."
    assert clashes_of(left, right, "date", published=SATURDAY) == []


def test_a_date_in_figures_at_the_head_of_a_text_weighs_less() -> None:
    left = "2031-03-15 Rescue teams reached the village of Halm"
    right = "Rescue teams reached the village of Halm on Friday."
    ((finding, _),) = findings_of(left, right, "date", published=SATURDAY)
    assert finding.severity == "medium"


def test_today_in_a_quotation_is_another_day() -> None:
    left = '"Today we mourn the village of Halm," the mayor said of the dam.'
    right = "The mayor said on Friday that they mourned the village of Halm and its dam."
    assert clashes_of(left, right, "date", published=SATURDAY) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The dam broke on Thursday, and the mayor resigned on Friday.",
            "The mayor resigned on Friday after the dam broke on Thursday.",
        ),
        (
            "They lived in the house for nine years.",
            "The house was sold three weeks after the mayor saw it.",
        ),
        (
            "The last boat came in at 1:30 a.m. with all the crew.",
            "Rescuers got the call at 21:40, the coast guard said.",
        ),
    ],
)
def test_times_of_different_events_are_quiet(left: str, right: str) -> None:
    assert clashes_of(left, right, "date", published=SATURDAY) == []


def test_nonsense_in_place_of_a_day_of_publication_does_no_harm() -> None:
    left, right = "It sank on Monday.", "It sank on 4 May."
    assert clashes_of(left, right, "date", published="soon") == []


@given(sentences, sentences)
def test_swapped_articles_have_the_swapped_clashes(left: str, right: str) -> None:
    there = {(c.severity, c.left, c.right) for c in date_clashes(pairing_of(left, right))}
    back = {(c.severity, c.right, c.left) for c in date_clashes(pairing_of(right, left))}
    assert there == back


@pytest.mark.parametrize(
    "words", ["Monday ", "March 3 ", "12:30 ", "in 2003 ", "last week ", "the night of "]
)
def test_a_sentence_of_nothing_but_times_is_read_in_time(words: str) -> None:
    pairing = pairing_of(words * 2_000, words * 2_000 + "now")
    assert list(date_clashes(pairing)) == []
