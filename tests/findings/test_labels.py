"""Loaded words that clash with plain ones, and words that take no side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.findings.standing.epithets import epithet_clashes
from copydesk.findings.standing.labels import label_clashes
from tests.findings.pairs import Clashing, clashes_of, findings_of, matter_of


def labels(left: str, right: str, *, linked: bool = True) -> list[Clashing]:
    return clashes_of(left, right, "label", linked=linked)


@pytest.mark.parametrize(
    ("left", "right", "clash"),
    [
        (
            "The company spokesman Jonas Roth denied it.",
            "The company mouthpiece Jonas Roth denied it.",
            ("spokesman", "mouthpiece"),
        ),
        (
            "The government of Omar Hadi fell on Monday.",
            "The regime of Omar Hadi fell on Monday.",
            ("government", "regime"),
        ),
        (
            '"We were late," the mayor told reporters on Monday.',
            '"We were late," the mayor admitted to reporters on Monday.',
            ("told", "admitted"),
        ),
        (
            "The minister said that the plan works.",
            "The minister boasted that the plan works.",
            ("said", "boasted"),
        ),
        (
            "Police dispersed the demonstrators at noon.",
            "Police dispersed the mob at noon.",
            ("demonstrators", "mob"),
        ),
        (
            "Two rebels were shot near the bridge.",
            "Two terrorists were shot near the bridge.",
            ("rebels", "terrorists"),
        ),
        (
            "A journalist was killed in his flat.",
            "A journalist was murdered in his flat.",
            ("killed", "murdered"),
        ),
    ],
)
def test_a_word_that_takes_a_side_is_pointed_at(
    left: str, right: str, clash: tuple[str, str]
) -> None:
    assert labels(left, right) == [clash]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The spokesman said no.", "The spokeswoman said no."),
        ("The mayor said so.", "The mayor stated so, he added."),
        ("The protesters left.", "The demonstrators left."),
        ("The law is maintained as it was.", "The law, he said, stays as it was."),
        ("He did not admit it, he said.", "He said nothing of it."),
        ("The group fled.", "The militants of the group fled."),
        ("The mayor admitted it.", "The mayor conceded it."),
        ("He said it was late, and admitted it.", "He admitted it, and said it was late."),
    ],
)
def test_words_that_take_no_side_or_the_same_stay_quiet(left: str, right: str) -> None:
    assert labels(left, right) == []


@pytest.mark.parametrize(
    "epithet",
    ["scandal-hit operator", "disgraced", "cash-strapped", "so-called", "terrorist group"],
)
def test_an_epithet_that_only_one_article_gives_a_name_is_pointed_at(epithet: str) -> None:
    left = "The ferry is run by Lund Lines.\nIt rained all day."
    right = f"It rained.\nThe ferry belongs to the {epithet} Lund Lines."
    ((finding, words),) = findings_of(left, right, "label", linked=False)
    assert words == ("Lund Lines", f"{epithet} Lund Lines")
    assert finding.reason.endswith("or not?")


def test_an_epithet_that_both_articles_give_a_name_anywhere_is_no_clash() -> None:
    left = "The disgraced Omar Hadi left.\nIt rained."
    right = "Omar Hadi left.\nThe embattled Hadi had waited for a day."
    assert labels(left, right) == []


def test_an_armed_group_named_in_another_colour_throughout_is_pointed_at_once() -> None:
    left = "A leader of the terror group was killed.\nThe terrorist group fled."
    right = "It rained.\nThe leader of the militant organisation was killed."
    assert labels(left, right, linked=False) == [("terror group", "militant organisation")]


_LOADED = ["told", "admitted", "claimed", "regime", "government", "killed", "murdered"]
_OTHERS = ["he", "said", "the", "Lund", "Hadi", "terror", "militant", "group", "not", "was"]
_MARKS = [".", ",", "-", "7", "🚢", "so-called", "scandal-hit", "“", "”"]
_WORDS = st.lists(st.sampled_from(_LOADED + _OTHERS + _MARKS), max_size=22)


@given(_WORDS, _WORDS)
def test_any_words_may_be_compared_and_mirrored(left: list[str], right: list[str]) -> None:
    one, other = "Then " + " ".join(left), "Then " + " ".join(right)
    there, back = labels(one, other), labels(other, one)
    assert sorted(there) == sorted(Clashing(b, a) for a, b in back)


@pytest.mark.parametrize("hostile", ["he said that " * 8_000, "scandal-hit Lund " * 6_000])
def test_huge_lines_are_not_compared_each_word_with_each(hostile: str) -> None:
    # All verbs against all verbs would take minutes.
    other = hostile.replace("said", "claimed").replace("scandal-hit", "big")
    matter = matter_of(hostile, other)
    assert len(list(label_clashes(matter.pairings[0]))) <= 1
    assert len(list(epithet_clashes(matter))) <= 1
