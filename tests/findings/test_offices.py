"""Offices and ranks that clash, and those merely said in other words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.findings.standing.offices import office_clashes
from copydesk.findings.standing.ranks import rank_clashes
from tests.findings.pairs import Clashing, clashes_of, findings_of, matter_of


def offices(left: str, right: str, *, linked: bool = True) -> list[Clashing]:
    return clashes_of(left, right, "office", linked=linked)


@pytest.mark.parametrize(
    ("left", "right", "clash"),
    [
        (
            "Mayor Ida Lund opened the bridge.",
            "Former mayor Ida Lund opened the bridge.",
            ("Mayor Ida Lund", "Former mayor Ida Lund"),
        ),
        (
            "Esterland President Omar Hadi spoke on Monday.",
            "Ex-Esterland President Omar Hadi spoke on Monday.",
            ("Esterland President Omar Hadi", "Ex-Esterland President Omar Hadi"),
        ),
        (
            "Jonas Roth, who was finance minister until 2019, called it rushed.",
            "Finance Minister Jonas Roth called it rushed.",
            ("finance minister", "Finance Minister Jonas Roth"),
        ),
        (
            "Interim President Omar Hadi signed the law.",
            "President Omar Hadi signed the law.",
            ("Interim President Omar Hadi", "President Omar Hadi"),
        ),
        (
            "Deputy Health Minister Ida Lund resigned.",
            "Health Minister Ida Lund resigned.",
            ("Deputy Health Minister Ida Lund", "Health Minister Ida Lund"),
        ),
        (
            "Vice-President Omar Hadi signed the law.",
            "President Omar Hadi signed the law.",
            ("Vice-President Omar Hadi", "President Omar Hadi"),
        ),
        (
            "President-elect Omar Hadi met the union.",
            "President Omar Hadi met the union.",
            ("President-elect Omar Hadi", "President Omar Hadi"),
        ),
        (
            "Interior Minister Ida Lund met the union.",
            "Defence Minister Ida Lund met the union.",
            ("Interior Minister Ida Lund", "Defence Minister Ida Lund"),
        ),
        (
            "Col. Jonas Roth led the search.",
            "Captain Jonas Roth led the search.",
            ("Col. Jonas Roth", "Captain Jonas Roth"),
        ),
    ],
)
def test_another_standing_or_office_of_one_person_is_pointed_at(
    left: str, right: str, clash: tuple[str, str]
) -> None:
    assert offices(left, right) == [clash]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Foreign Minister Ida Lund left.", "The country's top diplomat, Ida Lund, left."),
        ("Mayor Ida Lund opened the bridge.", "Ida Lund opened the bridge."),
        ("Mayor Ida Lund opened the bridge.", "The mayor, Ida Lund, opened the bridge."),
        ("Capt. Ida Lund opened the gate.", "Captain Ida Lund opened the gate."),
        ("Defence Minister Ida Lund left.", "Ida Lund, the defense minister, left."),
        ("Former President Omar Hadi left.", "Omar Hadi, who was president until 2019, left."),
        ("Then-President Omar Hadi signed it.", "Former President Omar Hadi signed it."),
        ("President Omar Hadi met the former mayor.", "President Omar Hadi met a former mayor."),
        ("Late on Monday the president spoke.", "The president spoke late on Monday."),
        ("The leader of the group was killed.", "The head of the group was killed."),
        ("A senior member of the group was killed.", "A key figure in the group was killed."),
        ("The union leader Ida Lund left.", "Ida Lund, a leader of the union, left."),
        ("It was the most dangerous man of all.", "It was the most dangerous man of all."),
        ("Most people know him.", "People know him."),
        ("The chief executive, Ida Lund, left.", "Ida Lund, the CEO, left."),
    ],
)
def test_an_office_said_in_other_words_stays_quiet(left: str, right: str) -> None:
    assert offices(left, right) == []


@pytest.mark.parametrize(
    ("left", "right", "clash"),
    [
        (
            "The head of the Red Hand was killed on Monday.",
            "A key leader of the Red Hand was killed on Monday.",
            ("The head", "A key leader"),
        ),
        (
            'He was described as the "deputy commander" of the group.',
            "He was described as a prominent figure in the group.",
            ("deputy commander", "a prominent figure"),
        ),
        (
            "He was one of the most wanted men in the country.",
            "He was a wanted man in the country.",
            ("one of the most wanted", "wanted"),
        ),
    ],
)
def test_another_rank_is_pointed_at(left: str, right: str, clash: tuple[str, str]) -> None:
    assert offices(left, right) == [clash]


def test_an_article_that_says_former_once_has_said_it() -> None:
    left = "Former Mayor Ida Lund spoke first.\nMayor Lund was cheered."
    right = "The former mayor, Ida Lund, spoke first.\nLund was cheered."
    assert offices(left, right) == []


def test_the_former_mayor_without_a_name_is_the_only_mayor_there_is() -> None:
    left = "Mayor Ida Lund opened the bridge.\nThe mayor told reporters that she was glad."
    right = "Mayor Ida Lund opened the bridge.\nThe former mayor told reporters that she was glad."
    assert [words.right for words in offices(left, right)] == ["former mayor"]


def test_former_weighs_more_than_interim() -> None:
    ((former, _),) = findings_of("Mayor Ida Lund left.", "Former Mayor Ida Lund left.", "office")
    ((acting, _),) = findings_of("Mayor Ida Lund left.", "Acting Mayor Ida Lund left.", "office")
    assert (former.severity, acting.severity) == ("high", "medium")


_NAMES = ["Ida", "Lund", "Omar", "Hadi", "Esterland", "Velden"]
_POSTS = ["Mayor", "mayor", "former", "deputy", "President", "leader", "head", "figure", "most"]
_SMALL = ["a", "the", "key", "of", "in", ",", ".", "who", "was", "until", "-", "“", "7", "🚢"]
_WORDS = st.lists(st.sampled_from(_NAMES + _POSTS + _SMALL), max_size=22)


@given(_WORDS, _WORDS)
def test_any_words_may_be_compared_and_mirrored(left: list[str], right: list[str]) -> None:
    one, other = "Then " + " ".join(left), "Then " + " ".join(right)
    there, back = offices(one, other), offices(other, one)
    assert sorted(there) == sorted(Clashing(b, a) for a, b in back)


@pytest.mark.parametrize(
    "hostile", ["former Mayor Lund " * 5_000, "the most key leader of " * 4_000, "-" * 90_000]
)
def test_huge_lines_are_not_compared_each_post_with_each(hostile: str) -> None:
    # All posts against all posts would take minutes.
    matter = matter_of(hostile, hostile.replace("former", "acting"))
    assert len([*office_clashes(matter), *rank_clashes(matter)]) <= 4
