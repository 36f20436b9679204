"""What numbers, amounts and times a text states."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.findings.reading.value import Value
from copydesk.findings.reading.values import values_in

PUBLISHED = date(2025, 3, 15)
"""A Saturday."""


def read(text: str, language: str = "en", published: date | None = PUBLISHED) -> list[Value]:
    return list(values_in(text, 0, len(text), language=language, published=published))


def shown(text: str, language: str = "en") -> list[str]:
    return [text[value.start : value.end] for value in read(text, language)]


def only(text: str, language: str = "en", published: date | None = PUBLISHED) -> Value:
    (value,) = read(text, language, published)
    return value


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("1,500 people", "en"),
        ("1500 people", "en"),
        ("1.500 Menschen", "de"),
        ("1 500 personnes", "fr"),
        ("1\u202f500 people", "en"),
        ("1\u00a0500 people", "en"),
        ("1'500 Menschen", "de"),
        ("1’500 people", "en"),
        ("1.5 thousand people", "en"),
        ("1.5k people", "en"),
        ("one thousand five hundred people", "en"),
        ("fifteen hundred people", "en"),
        ("mille cinq cents personnes", "fr"),
        ("1500人", "zh"),
        ("一千五百人", "zh"),
    ],
)
def test_a_number_is_one_number_in_every_notation(text: str, language: str) -> None:
    value = only(text, language)
    assert (value.kind, value.least, value.most) == ("number", 1500, 1500)


@pytest.mark.parametrize(
    ("text", "language", "kind", "least", "unit"),
    [
        ("a bill of $2.1 million came", "en", "money", 2_100_000, "USD"),
        ("€ 15,000,000", "en", "money", 15_000_000, "EUR"),
        ("a bill of €15m came", "en", "money", 15_000_000, "EUR"),
        ("2,5 Mio. Euro", "de", "money", 2_500_000, "EUR"),
        ("2,5 млн рублей", "ru", "money", 2_500_000, "RUB"),
        ("1億2000万円", "ja", "money", 120_000_000, "JPY"),
        ("2.5 lakh rupees", "en", "money", 250_000, "INR"),
        ("a rise of 61 percent", "en", "share", 0.61, "%"),
        ("a rise of 61 per cent", "en", "share", 0.61, "%"),
        ("61 Prozent", "de", "share", 0.61, "%"),
        ("two thirds of the men", "en", "share", 2 / 3, "%"),
        ("a third of the men", "en", "share", 1 / 3, "%"),
        ("one in five voters", "en", "share", 0.2, "%"),
        ("three out of four voters", "en", "share", 0.75, "%"),
        ("half of the voters", "en", "share", 0.5, "%"),
        ("12 km from here", "en", "measure", 12_000, "m"),
        ("a 12-mile road", "en", "measure", 12 * 1609.344, "m"),
        ("at 60 mph", "en", "measure", 60 * 1609.344, "m"),
        ("the third man", "en", "ordinal", 3, ""),
        ("the twenty-first man", "en", "ordinal", 21, ""),
        ("the 2nd man", "en", "ordinal", 2, ""),
        ("the 42-year-old driver", "en", "age", 42, "year"),
        ("a man aged 42", "en", "age", 42, "year"),
        ("said Lund, 42, on the quay", "en", "age", 42, "year"),
        ("der 42-jährige Fahrer", "de", "age", 42, "year"),
        ("un homme âgé de 42 ans", "fr", "age", 42, "year"),
        ("for three weeks", "en", "duration", 21, "day"),
        ("for an hour", "en", "duration", 3600, "second"),
        ("half an hour", "en", "duration", 1800, "second"),
        ("two hours and 15 minutes", "en", "duration", 8100, "second"),
        ("two and a half days", "en", "duration", 2.5, "day"),
        ("met twice a week", "en", "frequency", 2, ""),
        ("one-third of the men", "en", "share", 1 / 3, "%"),
        ("un sur cinq", "fr", "share", 0.2, "%"),
        ("einer von zehn", "de", "share", 0.1, "%"),
        ("yüzde 61", "tr", "share", 0.61, "%"),
        ("百分之六十一", "zh", "share", 0.61, "%"),
        ("2,5 millions d'euros", "fr", "money", 2_500_000, "EUR"),
        ("a 100m race", "en", "measure", 100, "m"),
        ("a quarter of a million people", "en", "number", 250_000, ""),
        ("for a year and a half", "en", "duration", 547.875, "day"),
        ("met three times", "en", "frequency", 3, ""),
        ("Lund, 42 ans,", "fr", "age", 42, "year"),
        ("42歳の男性", "ja", "age", 42, "year"),
        ("3年前", "ja", "duration", 3 * 365.25, "day"),
        ("15 тыс. человек", "ru", "number", 15_000, ""),
        ("quatre-vingt-dix-neuf personnes", "fr", "number", 99, ""),
        ("soixante et onze personnes", "fr", "number", 71, ""),
        ("siebenundzwanzig Menschen", "de", "number", 27, ""),
        ("both Lund, 42, and Ek", "en", "age", 42, "year"),
        ("One-hundred-thirty-three missions", "en", "number", 133, ""),
        ("half a million people", "en", "number", 500_000, ""),
        ("a hundred and forty men", "en", "number", 140, ""),
    ],
)
def test_amounts_are_read_in_one_unit(
    text: str, language: str, kind: str, least: float, unit: str
) -> None:
    value = only(text, language)
    assert (value.kind, value.unit) == (kind, unit)
    assert value.least == value.most == pytest.approx(least)


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("on 14 March 2024", "en", date(2024, 3, 14)),
        ("on March 14, 2024", "en", date(2024, 3, 14)),
        ("on 2024-03-14", "en", date(2024, 3, 14)),
        ("on 14/3/2024", "en", date(2024, 3, 14)),
        ("am 14.3.2024", "de", date(2024, 3, 14)),
        ("am 14. März 2024", "de", date(2024, 3, 14)),
        ("le 1er mars", "fr", date(2025, 3, 1)),
        ("el 14 de marzo de 2024", "es", date(2024, 3, 14)),
        ("14 марта 2024 года", "ru", date(2024, 3, 14)),
        ("ב-14 במרץ 2024", "he", date(2024, 3, 14)),
        ("2024年3月14日", "zh", date(2024, 3, 14)),
        ("2024년 3월 14일", "ko", date(2024, 3, 14)),
        ("Friday, 14 March", "en", date(2025, 3, 14)),
        ("on Friday", "en", date(2025, 3, 14)),
        ("am Freitag", "de", date(2025, 3, 14)),
        ("yesterday", "en", date(2025, 3, 14)),
        ("since Dec. 20", "en", date(2024, 12, 20)),
        ("due on 20 April", "en", date(2025, 4, 20)),
        ("died on 20 August", "en", date(2024, 8, 20)),
        ("will meet on Friday", "en", date(2025, 3, 21)),
        ("tomorrow", "en", date(2025, 3, 16)),
    ],
)
def test_a_day_is_one_day_however_it_is_told(text: str, language: str, day: date) -> None:
    value = only(text, language)
    assert (value.kind, value.least, value.most) == ("date", day.toordinal(), day.toordinal())


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("since 2011", date(2011, 1, 1), date(2011, 12, 31)),
        ("in the 1990s", date(1990, 1, 1), date(1999, 12, 31)),
        ("in May 2012", date(2012, 5, 1), date(2012, 5, 31)),
        ("last month", date(2025, 2, 1), date(2025, 2, 28)),
        ("last week", date(2025, 3, 3), date(2025, 3, 9)),
        ("next year", date(2026, 1, 1), date(2026, 12, 31)),
        ("in 1857", date(1857, 1, 1), date(1857, 12, 31)),
        ("2010-15", date(2010, 1, 1), date(2015, 12, 31)),
    ],
)
def test_a_longer_time_is_all_its_days(text: str, first: date, last: date) -> None:
    value = only(text)
    assert (value.least, value.most) == (first.toordinal(), last.toordinal())


@pytest.mark.parametrize(
    ("text", "language", "minutes", "unit"),
    [
        ("at 21:40", "en", 1300, ""),
        ("at 9.40 pm", "en", 1300, ""),
        ("at 9:40 p.m.", "en", 1300, ""),
        ("à 21h40", "fr", 1300, ""),
        ("às 21h40", "pt", 1300, ""),
        ("um 21.40 Uhr", "de", 1300, ""),
        ("alle 21.40", "it", 1300, ""),
        ("at 2140 hours", "en", 1300, ""),
        ("午後9時40分", "ja", 1300, ""),
        ("at 4 a.m.", "en", 240, ""),
        ("at noon", "en", 720, ""),
        ("at 21:40 CET", "en", 1240, "UTC"),
        ("at 21:40+02:00", "en", 1180, "UTC"),
        ("at 3:49 p.m. Eastern time", "en", 1189, "UTC"),
        ("at 1:49 p.m. MDT", "en", 1189, "UTC"),
        ("at 9:40", "en", 580, "12h"),
    ],
)
def test_times_of_day(text: str, language: str, minutes: int, unit: str) -> None:
    value = only(text, language)
    assert (value.kind, value.least, value.unit) == ("clock", minutes, unit)


@pytest.mark.parametrize(
    "text",
    [
        "One of them left.",
        "No one knew the one that came.",
        "They won 3-2 at home.",
        "It may march on.",
        "At first the A320 turned.",
        "The Boeing 737 turned to section 12.",
        "They took the E18 and COVID-19 spread.",
        "Call 020-7946-0958 now.",
        "Version 1.2.3 of No. 4 came out.",
        "The second of them left in half-light.",
        "The First Lady told USA Today.",
        "See norvik.example/brewery/163646 for more.",
        "At one point it stopped.",
        "An iPhone 15 lay there.",
    ],
)
def test_what_counts_nothing_is_no_value(text: str) -> None:
    assert shown(text) == []


def test_nobody_dead_is_no_number() -> None:
    assert [v.about for v in read("火災で34人がけがをした。死者はいない。", "ja")] == [("人",)]
    assert shown("没有人死亡，一些人受伤。", "zh") == []


@pytest.mark.parametrize(
    ("text", "language", "figure"),
    [
        ("השר אמר ש-34 בני אדם נפצעו", "he", "34"),
        ("आग में 34 लोग घायल हुए।", "hi", "34"),
        ("火災で34人がけがをした", "ja", "34"),
        ("火灾造成三十四人受伤", "zh", "三十四"),
        ("화재로 34명이 다쳤다", "ko", "34"),
        ("34 человека погибли", "ru", "34"),
    ],
)
def test_figures_glued_to_words_are_read_and_cut_nothing(
    text: str, language: str, figure: str
) -> None:
    assert shown(text, language) == [figure]
    assert only(text, language).least == 34


def test_what_is_counted_stands_before_or_behind() -> None:
    assert only("34 injured passengers were saved").about == ("passeng", "injur")
    assert only("Turnout was 61 percent").about == ("turnout",)
    assert only("500 other breweries joined").about == ("breweri",)
    assert only("half of the crew left").about[0] == "crew"
    assert only("half of them is left").about == ()
    dead, hurt = read("The fire killed 12 people and injured 30 people.")
    assert "injur" not in dead.doing
    assert "injur" in hurt.doing


def test_bounds_stand_outside_of_the_value() -> None:
    value = only("more than 30 people")
    assert (value.start, value.bound, value.rough, value.least) == (10, "over", True, 30)
    assert only("about 30 people").least < 30 < only("about 30 people").most
    assert only("30 or more people").bound == "least"


def test_ranges_are_one_value_and_changes_two() -> None:
    assert [(v.least, v.most) for v in read("between 5 and 7 people")] == [(5, 7)]
    assert [(v.least, v.most) for v in read("10-12 people")] == [(10, 12)]
    assert [(v.least, v.most) for v in read("2 to 3 million people")] == [(2e6, 3e6)]
    assert [v.least for v in read("rose from 10 to 12")] == [10, 12]


def test_a_rate_keeps_what_it_is_per() -> None:
    assert (only("pays $15 an hour").per, only("pays $15 a day").per) == ("hour", "day")
    assert shown("pays $15 an hour") == ["$15 an hour"]


def test_a_bare_figure_of_a_table_counts_what_its_row_and_column_say() -> None:
    row = read("Centre\t9,877\t32.9\t13")
    assert [value.about for value in row] == [("center",)] * 3
    assert [value.doing for value in row] == [("#1",), ("#2",), ("#3",)]


def test_without_a_day_of_publication_weekdays_stay_weekdays() -> None:
    value = only("on Friday", published=None)
    assert (value.unit, value.least, value.resolved) == ("weekday", 5, False)


WORDS = "one hundred million and a half to March Friday pm h40 year old in of per second EUR1"
SIGNS = "1 12 500 2025 - , . : / $ % ½ ' + | 人 万 三 명이 ש लोग \u00ad"
PIECES = [*f"{WORDS} {SIGNS}".split(), " ", "\t"]
HOSTILE = st.lists(st.sampled_from(PIECES), max_size=40)


@given(HOSTILE, st.sampled_from(["en", "de", "fr", "zh", "ko", ""]), st.booleans())
def test_values_are_ordered_disjoint_and_inside(
    pieces: list[str], language: str, spaced: bool
) -> None:
    text = (" " if spaced else "").join(pieces)
    end = 0
    for value in read(text, language):
        assert end <= value.start < value.end <= len(text)
        assert value.least <= value.most
        end = value.end


@given(st.integers(1000, 999_999_999))
def test_grouping_changes_no_number(number: int) -> None:
    forms = [f"{number:,}", f"{number:,}".replace(",", "\u202f"), f"{number:,}".replace(",", "’")]
    found = {only(f"{form} people").least for form in forms}
    assert found == {number}
    assert only(f"{number:,}".replace(",", ".") + " Menschen", "de").least == number


@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "1,",
        "one|",
        "1-",
        "hundred ",
        "March ",
        "$",
        "a 1 to ",
        "from 1 to ",
        "1/",
        "1\t",
        "one ",
    ],
)
def test_work_grows_with_the_line(piece: str) -> None:
    """Counts calls, as a clock on a busy machine tells nothing."""
    import sys

    def calls(times: int) -> int:
        count = 0

        def counted(*_: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(counted)
        try:
            read(piece * times)
        finally:
            sys.setprofile(None)
        return count

    calls(10)
    assert calls(400) < 2.5 * calls(200)


@pytest.mark.parametrize("published", [date.min, date.max, date(2024, 2, 29)])
def test_any_day_of_publication_will_do(published: date) -> None:
    text = "last year, next month, yesterday, on Friday, 29 February, in March, last week"
    for value in read(text, published=published):
        assert value.least <= value.most
