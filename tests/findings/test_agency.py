"""Who did it: another party in the other article, leaders and helpers who changed places."""

from __future__ import annotations

import pytest

from tests.findings.pairs import Clashing, clashes_of, findings_of


def parties(left: str, right: str, *, linked: bool = True) -> list[Clashing]:
    return clashes_of(left, right, "agency", linked=linked)


@pytest.mark.parametrize(
    ("left", "right", "clash"),
    [
        (
            "Firefighters from Velden carried 60 patients to the car park.",
            "Army helicopters carried 60 patients to the car park.",
            ("Firefighters from Velden", "Army helicopters"),
        ),
        (
            "Omar Hadi was relentlessly hunted by coalition forces.",
            "Omar Hadi was relentlessly pursued by our soldiers.",
            ("coalition forces", "our soldiers"),
        ),
        (
            "The two men were shot dead by police near the mill.",
            "The two men were shot dead by gunmen near the mill.",
            ("police", "gunmen"),
        ),
        (
            "Rebel forces shelled the harbour of Velden on Monday.",
            "Government forces shelled the harbour of Velden on Monday.",
            ("Rebel forces", "Government forces"),
        ),
        (
            "It took some 90 firefighters four hours to empty the mill.",
            "It took some 90 soldiers four hours to empty the mill.",
            ("firefighters", "soldiers"),
        ),
        (
            "Kenyan troops took the port of Velden in a raid on Monday.",
            "Ugandan troops took the port of Velden in a raid on Monday.",
            ("Kenyan troops", "Ugandan troops"),
        ),
    ],
)
def test_another_doer_of_one_act_is_pointed_at(
    left: str, right: str, clash: tuple[str, str]
) -> None:
    assert parties(left, right) == [clash]
    assert parties(right, left) == [clash[::-1]]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Volunteers of the lifeboat station carried 140 people to the quay.",
            "The lifeboat Gunna and its volunteers carried 140 people to the quay.",
        ),
        (
            "Police carried 60 patients to the car park.",
            "Officials carried 60 patients to the car park.",
        ),
        (
            "The Harbour Board inspected the ship on Monday.",
            "Inspectors examined the ship on Monday.",
        ),
        ("Police said 60 patients were safe.", "Firefighters said 60 patients were safe."),
        (
            "Police carried 60 patients out, soldiers the rest.",
            "Soldiers carried the rest out and police 60 patients.",
        ),
        ("Residents dug a ditch round the mill.", "Villagers dug a ditch round the mill."),
        (
            "The US-led coalition struck the camp on Monday.",
            "American forces of the coalition struck the camp on Monday.",
        ),
    ],
)
def test_one_party_in_other_words_stays_quiet(left: str, right: str) -> None:
    assert parties(left, right) == []


def test_two_people_whom_both_articles_know_are_two() -> None:
    left = "Ida Lund met Omar Hadi in Velden.\nIda Lund opened the new dam at Velden on Monday."
    right = "Ida Lund met Omar Hadi in Velden.\nOmar Hadi opened the new dam at Velden on Monday."
    assert ("Ida Lund", "Omar Hadi") in parties(left, right)


def test_a_name_that_only_one_article_has_may_be_another_name_for_the_same() -> None:
    left = "Ida Lund opened the new dam at Velden on Monday."
    assert parties(left, "Sister Agnes opened the new dam at Velden on Monday.") == []


def test_a_leader_and_a_helper_who_changed_places_are_pointed_at() -> None:
    left = "The camp was taken in a French-led operation with members of the Kenyan army."
    right = "The camp was taken by Kenyan soldiers in coordination with French forces."
    assert parties(left, right) == [("French-led operation", "Kenyan soldiers")]
    assert parties(right, left) == [("Kenyan soldiers", "French-led operation")]


def test_what_one_party_led_was_not_done_jointly() -> None:
    left = "The camp fell in a French-led raid with members of the Kenyan army."
    right = "The camp fell in a raid conducted jointly by Kenyan and French soldiers."
    assert parties(left, right) == [("French-led raid", "Kenyan and French soldiers")]


def test_a_helper_whom_the_other_article_never_names_is_pointed_at() -> None:
    left = "Troops of the Third Brigade took the camp at Velden, with support from the Zemra Guard."
    right = "The camp at Velden was taken by troops of the Third Brigade."
    ((finding, words),) = findings_of(left, right, "agency")
    assert words.left == "with support from the Zemra Guard"
    assert words.right
    assert finding.reason == "Zemra Guard: helped, or not named?"


def test_a_helper_who_is_named_elsewhere_is_not_dropped() -> None:
    left = "Troops took the camp at Velden, with support from the Zemra Guard."
    right = "Troops took the camp at Velden.\nThe Zemra Guard had helped."
    assert parties(left, right) == []


def test_another_doer_weighs_more_than_ours_for_the_coalitions() -> None:
    left = "He was relentlessly hunted by coalition forces."
    ((ours, _),) = findings_of(left, "He was relentlessly hunted by our soldiers.", "agency")
    ((other, _),) = findings_of(left, "He was relentlessly hunted by police.", "agency")
    assert (ours.severity, other.severity) == ("medium", "high")
