"""Words that praise, blame or measure a thing in one article only."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.findings.standing.qualified import qualifier_clashes
from tests.findings.pairs import Clashing, clashes_of, findings_of, matter_of


def labels(left: str, right: str) -> list[Clashing]:
    return clashes_of(left, right, "label")


@pytest.mark.parametrize(
    ("left", "right", "clash"),
    [
        (
            "Two men suffered burns in the blaze at the mill.",
            "Two men suffered severe burns in the blaze at the mill.",
            ("burns", "severe burns"),
        ),
        (
            "The tests showed slight irritation of the skin in some cases.",
            "The tests showed irritation of the skin in some cases.",
            ("slight irritation", "irritation"),
        ),
        (
            "A battery made of salt was shown in Kyoto.",
            "The revolutionary battery made of salt was shown in Kyoto.",
            ("A battery", "The revolutionary battery"),
        ),
        (
            "The council approved a tunnel under the bay.",
            "The council approved a controversial tunnel under the bay.",
            ("a tunnel", "a controversial tunnel"),
        ),
        (
            "Doctors said the blindness came with age.",
            "Doctors said the permanent blindness came with age.",
            ("the blindness", "the permanent blindness"),
        ),
        (
            "The chemical plant leaked.",
            "The notorious chemical plant leaked.",
            ("plant", "The notorious chemical plant"),
        ),
    ],
)
def test_a_word_that_only_one_article_has_clashes(
    left: str, right: str, clash: tuple[str, str]
) -> None:
    assert labels(left, right) == [clash]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Two men suffered severe burns.", "Two men suffered serious burns."),
        (
            "Patients with severe pain and patients with mild pain were asked.",
            "Patients with pain were asked.",
        ),
        ("He called it “a revolutionary battery” there.", "He showed a battery there."),
        ("The sham group got water.", "The group got water."),
        ("There were no severe burns.", "There were burns."),
        ("The old red battery was shown.", "The battery was shown."),
    ],
)
def test_other_words_for_it_and_plain_ones_are_no_clash(left: str, right: str) -> None:
    assert labels(left, right) == []


def test_praise_is_held_against_the_words_that_introduce_the_thing() -> None:
    left = "A gel slows the loss of hearing.\nThe gel was tested on 412 people."
    right = "Hearing can be saved in part.\nThe breakthrough gel was tested on 412 people."
    assert labels(left, right) == [("A gel", "The breakthrough gel")]


def test_swapped_articles_give_the_findings_swapped() -> None:
    left = "The tests showed slight irritation.\nA battery was shown in Kyoto."
    right = "The tests showed irritation.\nA miracle battery was shown in Kyoto."
    there, back = findings_of(left, right, "label"), findings_of(right, left, "label")
    assert len(there) == 2
    assert sorted((b, a) for _, (a, b) in there) == sorted((a, b) for _, (a, b) in back)


_HOSTILE = st.lists(
    st.sampled_from(
        ["severe", "mild", "miracle", "gel", "a", "-", "“", "not", "Gel", "burns", "."]
    ),
    max_size=80,
).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(_HOSTILE, _HOSTILE)
def test_any_heap_of_words_is_read(left: str, right: str) -> None:
    list(qualifier_clashes(matter_of(f"A gel.\n{left}", f"A gel.\n{right}")))
