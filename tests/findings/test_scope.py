"""How much of it: all or a part, with or without exceptions, worldwide or nationwide, where."""

from __future__ import annotations

import pytest

from tests.findings.pairs import Clashing, clashes_of, findings_of


def scopes(left: str, right: str, *, linked: bool = True) -> list[Clashing]:
    return clashes_of(left, right, "scope", linked=linked)


@pytest.mark.parametrize(
    ("left", "right", "clash"),
    [
        (
            "All clinics in Velden will be searched on Monday.",
            "Some clinics in Velden will be searched on Monday.",
            ("All clinics", "Some clinics"),
        ),
        (
            "The fire destroyed most of the houses in Velden.",
            "The fire destroyed all the houses in Velden.",
            ("most of the houses", "all the houses"),
        ),
        (
            "Part of the roof of the mill in Velden fell in.",
            "The roof of the mill in Velden fell in.",
            ("Part of the roof", "The roof"),
        ),
        (
            "The minister wants to close the line's oldest mill, the Hazel, in May.",
            "The minister wants to close all of its mills in May.",
            ("the line's oldest mill", "all of its mills"),
        ),
        (
            "The strike at the mills is nationwide, the union said.",
            "The strike at the mills goes on worldwide, the union said.",
            ("nationwide", "worldwide"),
        ),
        (
            "The harvest was sold everywhere except Velden, the farmers said on Monday.",
            "The harvest was sold everywhere, the farmers said on Monday.",
            ("except Velden", "everywhere"),
        ),
        (
            "The patrols moved across the border at Velden.",
            "The patrols moved along the border at Velden.",
            ("across the border", "along the border"),
        ),
        (
            "The shop was founded in Velden in spring.",
            "The shop was founded near Velden in spring.",
            ("in Velden", "near Velden"),
        ),
        (
            "The envoys of Kenya, Uganda and Rwanda signed it.",
            "The envoys of Kenya and Rwanda signed it.",
            ("Kenya, Uganda and Rwanda", "Kenya and Rwanda"),
        ),
        (
            "At least 12 wagons left the rails at Velden.",
            "Some people saw 12 wagons leave the rails at Velden.",
            ("At least 12", "12"),
        ),
        (
            "The ban on the two players lasts up to two years.",
            "The ban on the two players lasts at least two years.",
            ("up to two years", "at least two years"),
        ),
    ],
)
def test_another_scope_is_pointed_at(left: str, right: str, clash: tuple[str, str]) -> None:
    assert scopes(left, right) == [clash]
    assert scopes(right, left) == [clash[::-1]]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("All 212 passengers were taken ashore.", "The 212 passengers were taken ashore."),
        ("All the houses burned.", "Every house burned."),
        ("Every clinic will be searched.", "Each clinic will be searched."),
        ("Most people in Velden know him.", "People in Velden know him."),
        ("It is the most expensive mill in Velden.", "It is the costliest mill in Velden."),
        ("All day the mills were closed.", "Some mills were closed."),
        ("People on both sides fled.", "People on either side fled."),
        ("The envoys of Kenya, Uganda and Rwanda met.", "Rwanda, Kenya and Uganda sent envoys."),
        ("Kenya, Uganda and Rwanda signed it.", "Kenya and Rwanda signed it, then Uganda."),
        ("About 90 people slept there.", "Some 90 people slept there."),
        ("More than 12 wagons burned in Velden.", "More than 12 wagons burned."),
        ("The mill was built over six years in Velden.", "Velden took six years to build a mill."),
        ("The patrols moved in the border area.", "In the border area patrols moved."),
        ("Except in Velden, the mills are open.", "Apart from Velden the mills are open."),
    ],
)
def test_the_same_scope_in_other_words_stays_quiet(left: str, right: str) -> None:
    assert scopes(left, right) == []


def test_what_is_said_of_the_others_clashes_with_all() -> None:
    left = "The minister asked the line to keep its oldest boat in town.\nFour other boats may run."
    right = "The minister asked the line to keep all of its boats in town."
    assert scopes(left, right) == [
        ("its oldest boat", "all of its boats"),
        ("Four other boats", "all of its boats"),
    ]


def test_the_others_alone_clash_with_nothing() -> None:
    left = "The minister spoke in town.\nFour other boats may run."
    assert scopes(left, "The minister spoke in town of all of its boats.") == []


def test_a_country_named_beside_the_world_is_missed() -> None:
    left = "He was one of the most wanted men in Kenya and the world."
    ((finding, words),) = findings_of(left, "He was one of the most wanted men globally.", "scope")
    assert words == ("Kenya and the world", "globally")
    assert finding.severity == "low"


def test_a_place_of_the_deed_told_as_the_place_of_the_telling_is_pointed_at() -> None:
    left = "Omar Hadi said at a recent meeting in Velden that the office formed by Kenya is ready."
    right = "Omar Hadi spoke of an office formed by Kenya at a recent meeting in Velden."
    assert scopes(left, right) == [
        ("said at a recent meeting in Velden", "formed by Kenya at a recent meeting in Velden"),
    ]


def test_all_for_some_weighs_more_than_a_limit_that_was_lost() -> None:
    ((part, _),) = findings_of(
        "All mills in Velden burned.", "Some mills in Velden burned.", "scope"
    )
    ((limit, _),) = findings_of("At least 12 mills burned.", "In all 12 mills burned.", "scope")
    assert (part.severity, limit.severity) == ("high", "low")
