"""Numbers in digits and in words."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.findings.counts.numerals import numerals_in
from copydesk.findings.text.tokens import tokens_of
from tests.findings.sentences import sentences

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_UNITS = _SMALL.split()
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def _spelt(number: int) -> str:
    """Return a number up to a billion as a British paper writes it in words."""
    if number < 20:
        return _UNITS[number]
    if number < 100:
        rest = number % 10
        return _TENS[number // 10] + (f"-{_UNITS[rest]}" if rest else "")
    for scale, name in ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred")):
        if number >= scale:
            head, rest = divmod(number, scale)
            joint = " and " if 0 < rest < 100 else " "
            return f"{_spelt(head)} {name}" + (f"{joint}{_spelt(rest)}" if rest else "")
    raise AssertionError(number)


def _values(text: str, language: str = "en") -> list[Fraction]:
    return [numeral.value for numeral in numerals_in(tokens_of(text), language)]


@given(st.integers(0, 999_999_999))
def test_a_number_in_words_has_the_value_that_it_names(number: int) -> None:
    assert _values(f"some {_spelt(number)} crates") == [number]


@given(st.integers(1_000, 10**12))
def test_thousands_are_divided_by_commas_in_english_and_by_stops_in_german(number: int) -> None:
    assert _values(f"{number:,}") == [number]
    assert _values(f"{number:,}".replace(",", "."), "de") == [number]
    assert _values(f"{number:,}".replace(",", " "), "fr") == [number]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("18m", 18_000_000),
        ("18 million", 18_000_000),
        ("1.8bn", 1_800_000_000),
        ("40k", 40_000),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("half a million", 500_000),
        ("two and a half million", 2_500_000),
        ("a million and a half", 1_500_000),
        ("a hundred and forty", 140),
        ("fifteen hundred", 1_500),
        ("3.000", 3_000),
        ("1,00,000", 100_000),
        ("3'000", 3_000),
        ("twenty-first", 21),
        ("21st", 21),
        ("a couple", 2),
        ("½", Fraction(1, 2)),
        ("٣٤٥", 345),
    ],
)
def test_forms_that_papers_use(text: str, value: Fraction) -> None:
    assert _values(text) == [value]


def test_decimals_keep_their_places() -> None:
    assert _values("2.1 and 0.05") == [Fraction(21, 10), Fraction(1, 20)]
    assert _values("2,1", "de") == [Fraction(21, 10)]
    assert _values("1.234,5", "de") == [Fraction(12345, 10)]


@pytest.mark.parametrize("text", ["10.2.1", "9:40", "1" * 50, "dozenth", "of a and", ""])
def test_what_is_no_number_has_no_value(text: str) -> None:
    assert _values(text) == []


def test_words_of_another_language_are_not_read_as_english() -> None:
    assert _values("once personas y 12 barcos", "es") == [12]


@given(sentences)
def test_any_text_gives_numbers_in_order(text: str) -> None:
    tokens = tokens_of(text)
    numerals = list(numerals_in(tokens))
    edges = [edge for numeral in numerals for edge in (numeral.first, numeral.last + 1)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(tokens) for edge in edges)
