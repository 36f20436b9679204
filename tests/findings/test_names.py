"""Names that clash between two articles, and names merely written differently."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.findings.naming.misspellings import misspelling_clashes
from copydesk.findings.naming.names import name_clashes
from tests.findings.pairs import Clashing, clashes_of, findings_of, matter_of


def names(left: str, right: str, *, linked: bool = True, language: str = "en") -> list[Clashing]:
    return clashes_of(left, right, "name", linked=linked, language=language)


@pytest.mark.parametrize(
    ("left", "right", "clash"),
    [
        (
            "The fire broke out in Karvan province on Monday.",
            "The fire began in Karmen province on Monday.",
            ("Karvan", "Karmen"),
        ),
        (
            "Interior Minister Yusuf Haddad spoke to reporters.",
            "Interior Minister Yusuf Maddad spoke to the press.",
            ("Yusuf Haddad", "Yusuf Maddad"),
        ),
        (
            "They said that Okhari’s arrest was confirmed on Sunday.",
            "They said that al-Akhari’s arrest was verified on Sunday.",
            ("Okhari", "al-Akhari"),
        ),
        (
            "The Rail Safety Office said it would examine the crash.",
            "The Train Security Bureau said it would examine the crash.",
            ("Rail Safety Office", "Train Security Bureau"),
        ),
        (
            "Ines Roth now leads the Tenants' League in the city.",
            "Ines Roth now leads the Tenants' Council in the city.",
            ("Tenants' League", "Tenants' Council"),
        ),
        (
            "The train to Brenmouth left at noon with the mail.",
            "The train to Ostrava left at noon with the mail.",
            ("Brenmouth", "Ostrava"),
        ),
        (
            "The talks in Brenmouth ended on Monday without a deal.",
            "The talks in Ostrava ended on Monday without a deal.",
            ("Brenmouth", "Ostrava"),
        ),
    ],
)
def test_a_name_in_the_place_of_another_is_pointed_at(
    left: str, right: str, clash: tuple[str, str]
) -> None:
    assert names(left, right) == [clash]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The mayor met Omar al-Hadi in Velden.", "The mayor met Omar Hadi in Velden."),
        ("The mayor met al-Hadi in Velden.", "The mayor met Al-Hadi in Velden."),
        ("The mayor met Ida Lund in Velden.", "The mayor met Lund in Velden."),
        ("The mayor met Capt. Ida Lund there.", "The mayor met Captain Ida Lund there."),
        ("The mayor met William Roth there.", "The mayor met Bill Roth there."),
        ("The mayor met J. Roth there.", "The mayor met Jonas Roth there."),
        ("US troops left the valley.", "American troops left the valley."),
        ("U.S. troops left the valley.", "US troops left the valley."),
        ("Officials in Baghdad rejected it.", "Iraqi officials rejected it."),
        ("The Harbour Safety Board said no.", "The Harbor Safety Board said no."),
        ("The Coast Guard cutter came.", "The Coastguard cutter came."),
        ("The Rail Safety Office (RSO) said no.", "The RSO said no."),
        ("He spoke on X, formerly Twitter, on Monday.", "He spoke on Twitter on Monday."),
        ("The café José Vélez reopened.", "The cafe Jose Velez reopened."),
        ("NORVIK reopened its quay.", "Norvik reopened its quay."),
        ("He lives in Fresno, Calif., now.", "He lives in Fresno, California, now."),
        ("The State hospital reopened.", "The States hospital reopened."),
        ("He flew to Iran.\nIt rained.", "It rained.\nShe had once lived in Iraq for a year."),
    ],
)
def test_what_is_merely_written_differently_stays_quiet(left: str, right: str) -> None:
    assert names(left, right) == []


def test_a_transliteration_is_worth_a_look_at_most() -> None:
    left = "Prime Minister Mohammed Shea al-Hadi said so."
    right = "Prime Minister Mohammed Shia al-Hadi said so."
    ((finding, words),) = findings_of(left, right, "name")
    assert finding.severity == "low"
    assert words == ("Mohammed Shea al-Hadi", "Mohammed Shia al-Hadi")


def test_a_garbled_surname_is_found_where_nothing_links_the_sentences() -> None:
    left = "Mayor Runa Halbeck had slept badly.\nShe went to the quay on foot."
    right = "The council voted on the budget.\nIt was Runa Hableck who opened the debate."
    assert names(left, right, linked=False) == [("Runa Halbeck", "Runa Hableck")]


def test_a_garbled_name_is_marked_in_each_linked_sentence_once() -> None:
    left = "The ferry reached Velden late.\nThe people of Velden helped.\nVelden slept."
    right = "The ferry reached Veldran late.\nThe people of Veldran helped.\nVeldran slept."
    assert names(left, right) == [("Velden", "Veldran")] * 3


def test_a_name_garbled_once_in_one_of_two_uses_is_found() -> None:
    left = "Velden is the port that serves the islands, and Velden is proud."
    right = "Velden is the port that serves the islands, and Vedlen is proud."
    assert names(left, right) == [("Velden", "Vedlen")]


def test_a_name_that_lost_its_capitals_and_a_letter_is_found() -> None:
    left = "He posted it on his Truth Harbor page on Sunday."
    right = "He posted it on his true harbor page on Sunday."
    assert names(left, right) == [("Truth Harbor", "true harbor")]
    assert names(left, left.replace("Truth Harbor", "truth harbor")) == []


def test_a_body_that_ends_in_another_kind_of_body_is_found_wherever_it_stands() -> None:
    left = "It rained all day.\nThe Esterland National Weather Service warned of floods."
    right = "A man from the Esterland national weather reporting agency left.\nNobody was hurt."
    assert names(left, right, linked=False) == [
        ("Esterland National Weather Service", "Esterland national weather reporting agency")
    ]


def test_common_nouns_for_a_body_are_not_compared() -> None:
    left = "The local weather service warned of floods."
    right = "The local weather agency warned of floods."
    assert names(left, right) == []


def test_a_correction_is_held_against_the_name_that_it_corrects() -> None:
    left = "It rained.\nMagda Roth of the Tenants' League spoke."
    right = "Magda Roth leads the Tenants' Council, not the Tenants' League.\nThe hall was full."
    assert names(left, right, linked=False) == [("Tenants' League", "Tenants' Council")]


def test_german_nouns_are_no_names() -> None:
    left = "Die Fähre brachte die Personen in den Hafen."
    right = "Die Fahrt brachte die Menschen in den Haken."
    assert names(left, right, language="de") == []


STORY_LEFT = """
#Ferry strands off Velden
Mayor Ida Lund met Omar al-Hadi of the Rail Safety Office in Karvan province.
They thanked Captain Jonas Roth.
The people of Velden slept.
"""
STORY_RIGHT = """
#Ferry strands off Veldran
Mayor Ida Lunt met Omar al-Mahdi of the Rail Safety Bureau in Karmen province.
They thanked Captain Jonas Ruth.
The people of Veldran slept.
"""


def test_swapping_the_articles_swaps_the_findings() -> None:
    there = names(STORY_LEFT, STORY_RIGHT)
    back = names(STORY_RIGHT, STORY_LEFT)
    assert there
    assert sorted(there) == sorted(Clashing(right, left) for left, right in back)


_NAMES = ["Velden", "Veldran", "Ida", "Lund", "Lunt", "al-Hadi", "Board", "Office", "U.S.", "X"]
_OTHERS = ["in", "of", "the", "said", ",", "not", "“", "”", ".", "É", "﷽", "🚢", "7"]
_WORDS = st.sampled_from(_NAMES + _OTHERS)


@given(st.lists(_WORDS, max_size=25), st.lists(_WORDS, max_size=25))
def test_any_words_may_be_compared_and_mirrored(left: list[str], right: list[str]) -> None:
    one, other = "Then " + " ".join(left), "Then " + " ".join(right)
    there, back = names(one, other), names(other, one)
    assert sorted(there) == sorted(Clashing(b, a) for a, b in back)


@pytest.mark.parametrize(
    "hostile",
    ["Velden " * 10_000, "VELDEN " * 10_000, "“" * 90_000, "Lund and Velden, not Oslo. " * 3_000],
)
def test_huge_lines_are_not_compared_each_name_with_each(hostile: str) -> None:
    # All names against all names would take minutes.
    matter = matter_of(hostile, hostile.replace("Velden", "Veldran"))
    found = [*name_clashes(matter.pairings[0]), *misspelling_clashes(matter)]
    assert len(found) <= 20_000
