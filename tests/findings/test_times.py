"""Expressions of time: how papers write them, and which days they mean."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.findings.dating.time import Time
from copydesk.findings.dating.times import times_in
from tests.findings.sentences import are_in_order, passage_of, sentences, words_of

_NAMES = "January February March April May June July August September October November December"
_MONTHS = _NAMES.split()


def _times(sentence: str, *, published: str = "2031-03-15", language: str = "en") -> list[Time]:
    return list(times_in(passage_of(sentence, published=published, language=language)))


def _days(sentence: str, *, published: str = "2031-03-15") -> list[tuple[str, str]]:
    return [(str(t.earliest), str(t.latest)) for t in _times(sentence, published=published)]


@given(st.dates(date(1600, 1, 1), date(2100, 12, 31)))
def test_a_date_is_the_same_day_in_every_form(day: date) -> None:
    month = _MONTHS[day.month - 1]
    for written in (
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"the {day.day}th of {month} {day.year}",
        f"{day.isoformat()}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day:02d}-{month[:3]}-{day.year}",
    ):
        (time,) = _times(f"It sailed on {written} from Norvik.")
        assert (time.earliest, time.latest) == (day, day), written
        assert not time.is_guess


@given(st.times())
def test_a_time_of_day_is_the_same_in_every_form(clock: object) -> None:
    hours, minutes = (int(part) for part in str(clock).split(":")[:2])
    half = "a.m." if hours < 12 else "p.m."
    short = (hours - 1) % 12 + 1
    written = [f"{short}:{minutes:02d} {half}", f"{short}.{minutes:02d}{half.replace('.', '')}"]
    for text in (
        *written,
        f"{hours:02d}:{minutes:02d}" if hours > 12 or hours < 10 else written[0],
    ):
        (time,) = _times(f"It sailed at {text} sharp.")
        assert (time.kind, time.value) == ("clock", f"{hours:02d}:{minutes:02d}")


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("It sank late on Thursday.", "2031-03-13", "2031-03-13"),
        ("It sank on the night of 13 March.", "2031-03-13", "2031-03-13"),
        ("It sank today.", "2031-03-15", "2031-03-15"),
        ("It sank last night.", "2031-03-14", "2031-03-14"),
        ("It sank on Saturday.", "2031-03-15", "2031-03-15"),
        ("It will sail on Thursday.", "2031-03-20", "2031-03-20"),
        ("It is to sail on Monday.", "2031-03-17", "2031-03-17"),
        ("It sails next week.", "2031-03-16", "2031-03-23"),
        ("It sank last month.", "2031-02-01", "2031-02-28"),
        ("It will sail by September of this year.", "2031-09-01", "2031-09-30"),
        ("It sank in December.", "2030-12-01", "2030-12-31"),
        ("It sank last year.", "2030-01-01", "2030-12-31"),
        ("It sank in the second half of 2022.", "2022-07-02", "2022-12-31"),
        ("It sank in late 2022.", "2022-08-01", "2022-12-31"),
        ("It sank in the 1990s.", "1990-01-01", "1999-12-31"),
        ("It sank in the winter of 2022.", "2022-12-01", "2023-02-28"),
        ("It sank on 13-15 March.", "2031-03-13", "2031-03-15"),
        ("It sank two days ago.", "2031-03-13", "2031-03-13"),
    ],
)
def test_days_are_counted_from_the_day_of_publication(words: str, first: str, last: str) -> None:
    """15 March 2031 is a Saturday."""
    assert _days(words) == [(first, last)]


def test_without_a_day_of_publication_only_full_dates_are_resolved() -> None:
    found = _days("It sank on Thursday, 13 March 2031, not on Friday or 3 May.", published="")
    assert found == [("2031-03-13", "2031-03-13"), ("None", "None"), ("None", "None")]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("It took three weeks.", "3 week"),
        ("It took a two-decade-long war.", "2 decade"),
        ("It took half an hour.", "0.5 hour"),
        ("It took an hour and a half.", "1.5 hour"),
        ("A month after the refit it sank.", "1 month"),
        ("It took nearly four hours.", "4 hour"),
        ("It took twenty-one days.", "21 day"),
    ],
)
def test_durations(sentence: str, value: str) -> None:
    assert [(time.kind, time.value) for time in _times(sentence)] == [("duration", value)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Theresa May may march on.",
        "The 2,000 people earn 5,000 a month.",
        "It was a Black Friday and every Monday is like it.",
        "The 34-year-old is 1.80 metres tall.",
        "He had 1950 dollars.",
        "One day he will come.",
        "The spring was broken.",
    ],
)
def test_what_only_looks_like_a_time_is_none(sentence: str) -> None:
    assert _times(sentence) == []


def test_months_of_other_languages_are_read() -> None:
    (time,) = _times("Am 3. März 2025 sank das Schiff.", language="de")
    assert time.earliest == date(2025, 3, 3)


def test_the_full_stop_that_ends_the_sentence_is_no_part_of_a_date() -> None:
    passage = passage_of("It sank on 16 March.")
    assert [words_of(passage, time) for time in times_in(passage)] == ["16 March"]


@given(sentences)
def test_any_sentence_gives_times_in_order(sentence: str) -> None:
    passage = passage_of(sentence)
    assert are_in_order(passage, times_in(passage))
    for time in times_in(passage):
        assert (time.earliest is None) == (time.latest is None)
        assert time.earliest is None or time.latest is None or time.earliest <= time.latest
