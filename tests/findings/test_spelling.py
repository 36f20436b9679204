"""How near two spellings of a name are, and how a clash is put as a question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.findings.naming.spelling import is_inflected, is_near_miss, is_shortened, is_variant
from copydesk.findings.text.questions import either

_NAMES = st.text("abdehiklnorsuyö", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("one", "other"),
    [("karvan", "karmen"), ("halbeck", "hableck"), ("yusuf", "husuf"), ("lund", "lunt")],
)
def test_up_to_half_of_the_letters_may_be_wrong(one: str, other: str) -> None:
    assert is_near_miss(one, other)
    assert not is_variant(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("shea", "shia"), ("mohammed", "muhammad"), ("chekhov", "tchekov"), ("kiev", "kyiv")],
)
def test_another_transliteration_sounds_the_same(one: str, other: str) -> None:
    assert is_variant(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("syria", "syrian"),
        ("iraq", "iraqis"),
        ("state", "states"),
        ("italy", "italian"),
        ("dane", "danish"),
    ],
)
def test_peoples_and_plurals_are_inflections(one: str, other: str) -> None:
    assert is_inflected(one, other)


def test_iran_is_not_an_inflection_of_iraq() -> None:
    assert not is_inflected("iran", "iraq")


def test_abbreviations_are_shortened_words() -> None:
    assert is_shortened("calif", "california")
    assert is_shortened("dept", "department")
    assert not is_shortened("norvik", "nordvick")


@given(_NAMES, _NAMES)
def test_nearness_is_the_same_from_either_side(one: str, other: str) -> None:
    for relation in (is_near_miss, is_variant, is_inflected, is_shortened):
        assert relation(one, other) == relation(other, one)


def test_a_question_names_both_sides() -> None:
    assert either("Velden", "Veldran") == "Velden or Veldran?"


def test_a_long_question_leaves_out_what_both_sides_share() -> None:
    left = "the Esterland National Weather Service of the coast"
    right = "the Esterland National Weather Reporting Agency of the coast"
    assert either(left, right) == "Service or Reporting Agency?"


@given(st.text(max_size=200), st.text(max_size=200))
def test_a_question_is_short_and_one_line(left: str, right: str) -> None:
    question = either(left, right)
    assert len(question) <= 60
    assert "\n" not in question
