"""What numbers count, and what counts nothing."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

from copydesk.findings.counts.figures import figures_in
from copydesk.findings.dating.times import times_in
from tests.findings.sentences import are_in_order, passage_of, sentences, words_of


def _figures(sentence: str, language: str = "en") -> list[tuple[str, str, Fraction, str]]:
    passage = passage_of(sentence, language=language)
    return [(words_of(passage, f), f.kind, f.value, f.about) for f in figures_in(passage)]


@pytest.mark.parametrize(
    ("sentence", "kind", "value", "about"),
    [
        ("All 212 passengers were brought ashore.", "count", 212, "passeng"),
        ("Police arrested nineteen young men.", "count", 19, "men"),
        ("A 14-member panel sat in Oslo.", "count", 14, "member"),
        ("He read a four-page document.", "count", 4, "page"),
        ("Six of the passengers stayed.", "count", 6, "passeng"),
        ("Six of them stayed.", "count", 6, ""),
        ("The refit cost 18m crowns.", "amount", 18_000_000, "crown"),
        ("The refit cost $18m.", "amount", 18_000_000, "dollar"),
        ("The refit cost EUR 18 million.", "amount", 18_000_000, "euro"),
        ("The 86-metre ship left.", "amount", 86, "metre"),
        ("The 86m ship left.", "amount", 86, "metre"),
        ("Some 18m voters stayed away.", "count", 18_000_000, "voter"),
        ("It burnt 40 square miles of forest.", "amount", 40, "square mile"),
        ("It was 104 degrees Fahrenheit.", "amount", 104, "fahrenheit"),
        ("Prices rose by 2.1 %.", "share", Fraction(21, 1000), ""),
        ("Prices rose by 2.1 per cent.", "share", Fraction(21, 1000), ""),
        ("Two thirds of voters agreed.", "share", Fraction(2, 3), "voter"),
        ("A third of voters agreed.", "share", Fraction(1, 3), "voter"),
        ("A quarter of the voters agreed.", "share", Fraction(1, 4), "voter"),
        ("Half the voters agreed.", "share", Fraction(1, 2), ""),
        ("One in five voters agreed.", "share", Fraction(1, 5), ""),
        ("Seven out of ten agreed.", "share", Fraction(7, 10), ""),
        ("It was the third attack.", "ordinal", 3, "attack"),
        ("They invoked Article 50.", "ordinal", 50, "articl"),
        ("Flight 123 landed late.", "ordinal", 123, "flight"),
        ("Anna Berg, 34, was elected.", "count", 34, "age"),
        ("The 34-year-old was elected.", "count", 34, "age"),
        ("A baby 3 months old was found.", "count", 3, "age in months"),
        ("He called twice.", "count", 2, "time"),
        ("One person was hurt.", "count", 1, "person"),
    ],
)
def test_a_figure_says_what_it_counts(
    sentence: str, kind: str, value: Fraction, about: str
) -> None:
    assert [found[1:] for found in _figures(sentence)] == [(kind, value, about)]


@pytest.mark.parametrize(
    "sentence",
    [
        "No one of the most famous was there.",
        "On 14 March 2031 at 9:40 p.m. it left.",
        "It left for three weeks in 1999.",
        "Call +45 12 34 56 78 now.",
        "COVID-19 and an F-16 came.",
        "All but one had left.",
        "3. Boil the water.",
        "See issue #4 or 7c1d2f0a.",
        "They said at first that it was open.",
    ],
)
def test_dates_codes_and_pronouns_are_no_figures(sentence: str) -> None:
    assert _figures(sentence) == []


def test_a_score_is_two_figures_and_a_range_one() -> None:
    score = [(int(value), about) for _, _, value, about in _figures("They won 3-1.")]
    assert score == [(3, "score"), (1, "score")]
    (found,) = figures_in(passage_of("Between 10 and 15 ships sank."))
    assert found.least == 10
    assert found.most == 15
    assert found.about == "ship"
    assert found.approximate


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("90", 90, 90),
        ("about 90", 81, 99),
        ("some 90", 81, 99),
        ("nearly 90", 81, 90),
        ("more than 90", 90, None),
        ("at least 90", 90, None),
        ("up to 90", 0, 90),
        ("90 or so", 81, 99),
        ("dozens of", 24, 99),
        ("hundreds of", 100, 1_999),
    ],
)
def test_the_words_beside_a_number_say_how_far_it_may_be_off(
    words: str, least: int, most: int | None
) -> None:
    (found,) = figures_in(passage_of(f"He saw {words} ships."))
    assert found.least == least
    assert found.most == most
    assert found.approximate == (least != most)


def test_digits_are_read_in_any_language() -> None:
    (found,) = figures_in(passage_of("In Bonn demonstrierten 5.000 Menschen.", language="de"))
    assert found.kind == "count"
    assert found.value == 5_000


@given(sentences)
def test_any_sentence_gives_figures_in_order_beside_its_times(sentence: str) -> None:
    passage = passage_of(sentence)
    assert are_in_order(passage, figures_in(passage))
    timed = {index for time in times_in(passage) for index in range(time.first, time.last + 1)}
    counted = {
        index for found in figures_in(passage) for index in range(found.first, found.last + 1)
    }
    assert timed.isdisjoint(counted)
