"""A plan told as done, one step of a ladder for another, a view of then told as one of now."""

from __future__ import annotations

import pytest

from tests.findings.pairs import Clashing, clashes_of, findings_of


def stages(left: str, right: str, *, linked: bool = True) -> list[Clashing]:
    return clashes_of(left, right, "stage", linked=linked)


@pytest.mark.parametrize(
    ("left", "right", "clash"),
    [
        (
            "The council would build a bridge at Velden next year.",
            "The council has built a bridge at Velden.",
            ("would build", "has built"),
        ),
        (
            "Engineers are to examine the dam on Friday.",
            "Engineers inspected the dam on Friday.",
            ("are to examine", "inspected"),
        ),
        (
            "Two cranes will try to lift the wagon.",
            "Two cranes lifted the wagon.",
            ("will try to lift", "lifted"),
        ),
        (
            "The ministers agreed to set up a joint office in Velden.",
            "The ministers met at a joint office formed in Velden.",
            ("agreed to set", "formed"),
        ),
        (
            "Firefighters tried to save the archive in the cellar.",
            "Firefighters saved the archive in the cellar.",
            ("tried to save", "saved"),
        ),
        (
            "A joint office is being established in Velden.",
            "A joint office was established in Velden.",
            ("is being established", "was established"),
        ),
        (
            "The court is expected to release Omar Hadi.",
            "The court is said to have freed him: Omar Hadi was released.",
            ("is expected to release", "was released"),
        ),
    ],
)
def test_a_plan_told_as_done_is_pointed_at(left: str, right: str, clash: tuple[str, str]) -> None:
    assert stages(left, right) == [clash]
    assert stages(right, left) == [clash[::-1]]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The council said it would build a bridge.", "The council will build a bridge."),
        ("The council plans to build a bridge.", "A bridge is to be built by the council."),
        ("The council built a bridge.", "A bridge has been built by the council."),
        ("Divers were inspecting the ship.", "Divers inspected the ship."),
        ("The council has built one bridge and will build another.", "It will build a bridge."),
        ("The council may build a bridge.", "The council built a bridge."),
        ("He wanted to build a bridge, and built it.", "He built a bridge at Velden."),
        ("The council will vote on Monday.", "The mayor voted for him in 2019."),
        ("The ferry Aster sank.", "The ferry Aster sank off Velden."),
    ],
)
def test_one_stage_in_other_words_stays_quiet(left: str, right: str) -> None:
    assert stages(left, right) == []


def test_a_plan_told_as_done_weighs_more_than_one_under_way() -> None:
    plan = "An office will be opened in Velden."
    ((done, _),) = findings_of(plan, "An office was opened in Velden.", "stage")
    ((begun, _),) = findings_of(plan, "An office is being opened in Velden.", "stage")
    assert (done.severity, begun.severity) == ("high", "medium")
    assert done.reason == "will be opened or was opened?"


def test_what_did_not_happen_clashes_with_the_plan_for_that_day_whatever_its_verb() -> None:
    plan = "Divers are to inspect the wreck on Saturday."
    assert stages(plan, "Divers did not go down on Saturday.") == [
        ("are to inspect", "did not go"),
    ]
    assert stages(plan, "Divers did not go down on Sunday.") == []
    assert stages(plan, "Divers did not comment on Saturday.") == []


def test_a_sentence_that_no_link_joins_is_found_by_its_rare_words() -> None:
    left = "The mayor spoke.\nWelders will mend the sluice gate."
    right = "The mayor spoke.\nIt rained.\nWelders mended the sluice gate."
    assert stages(left, right, linked=False) == [("will mend", "mended")]


@pytest.mark.parametrize(
    ("left", "right", "clash"),
    [
        (
            "The minister asked the Velden line to keep its boats in port.",
            "The minister ordered the Velden line to keep its boats in port.",
            ("asked", "ordered"),
        ),
        (
            "The boats stay in port at the request of Minister Ida Lund.",
            "Minister Ida Lund instructed the boats to stay in port.",
            ("request", "instructed"),
        ),
        (
            "Omar Hadi was charged with fraud in Velden.",
            "Omar Hadi was convicted of fraud in Velden.",
            ("charged", "convicted"),
        ),
        (
            "The fire at the mill in Velden killed 12 people.",
            "The fire at the mill in Velden injured 12 people.",
            ("killed", "injured"),
        ),
        (
            "Parliament approved the water bill on Monday.",
            "A water bill was proposed in parliament on Monday.",
            ("approved", "proposed"),
        ),
        (
            "The mayor of Velden, Ida Lund, resigned on Monday.",
            "The mayor of Velden, Ida Lund, was sacked on Monday.",
            ("resigned", "sacked"),
        ),
        (
            "One man was killed and five others were injured at Velden.",
            "One man was injured and five others were injured at Velden.",
            ("killed", "injured"),
        ),
    ],
)
def test_another_rung_of_a_ladder_is_pointed_at(
    left: str, right: str, clash: tuple[str, str]
) -> None:
    assert stages(left, right) == [clash]
    assert stages(right, left) == [clash[::-1]]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Two men were killed and three hurt.", "Three men were hurt and two killed."),
        ("Passengers asked about the light in Velden.", "Passengers ordered soup in Velden."),
        ("He was arrested and charged with fraud.", "He was charged with fraud."),
        ("The minister asked Velden to wait.", "The minister urged Velden to wait."),
        ("The Velden Order was founded in 1702.", "The order's monks asked for help in Velden."),
    ],
)
def test_the_same_rung_stays_quiet(left: str, right: str) -> None:
    assert stages(left, right) == []


def test_a_view_of_then_told_as_one_of_now_is_pointed_at() -> None:
    then = "When the pact was signed, officials said the river was clean and the fish safe."
    now = "Officials have maintained that the river is clean and that the fish are safe."
    assert stages(then, now) == [("said the river was", "have maintained that the river is")]


def test_reporting_alone_makes_no_view_a_former_one() -> None:
    assert stages("Officials said the river was clean.", "Officials say the river is clean.") == []


def test_a_beginning_told_as_the_end_is_pointed_at() -> None:
    left = "Troops are scheduled to begin leaving Velden by September."
    right = "The mission of the troops in Velden is to be ended by September."
    assert stages(left, right) == [("begin leaving", "ended")]
