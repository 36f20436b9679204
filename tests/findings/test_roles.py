"""What people did and what they head, told otherwise; and told in other words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.findings.standing.headships import headship_clashes
from copydesk.findings.standing.roles import role_clashes
from tests.findings.pairs import Clashing, clashes_of, findings_of, matter_of


def offices(left: str, right: str) -> list[Clashing]:
    return clashes_of(left, right, "office")


@pytest.mark.parametrize(
    ("left", "right", "clash"),
    [
        (
            "Dr. Ida Lund, a geologist at Norwell University, who led the survey, called it safe.",
            "Dr. Ida Lund, who worked on the survey, called it safe.",
            ("led the survey", "worked on the survey"),
        ),
        (
            "The bridge opened in May, said Karl Oster, who designed it.",
            "Karl Oster, who took part in the project, said the bridge opened in May.",
            ("designed it", "took part in the project"),
        ),
        (
            "Mira Soto, who witnessed the robbery, ran to the bank.",
            "Mira Soto, a suspect in the robbery, ran to the bank.",
            ("witnessed the robbery", "suspect in the robbery"),
        ),
        (
            "A team led by Omar Faiz found the wreck off Cape Dorn.",
            "The wreck off Cape Dorn was found, said Omar Faiz, a member of the team.",
            ("led by Omar Faiz", "member of the team"),
        ),
        (
            "Lena Brandt, a victim of the fraud, wept in court.",
            "Lena Brandt, who is accused of the fraud, wept in court.",
            ("victim of the fraud", "is accused of the fraud"),
        ),
        (
            "Mira Soto, a nurse from Lerwyn, saw the crash.",
            "Mira Soto, a bus driver from Lerwyn, saw the crash.",
            ("nurse from Lerwyn", "bus driver from Lerwyn"),
        ),
        (
            "The founder of the group, Rada Iliev, was freed.",
            "Rada Iliev, a member of the group, was freed.",
            ("founder", "member of the group"),
        ),
        (
            "The plot was financed by Ruth Okoye, a banker.",
            "The plot was planned by Ruth Okoye, a banker.",
            ("financed by Ruth Okoye", "planned by Ruth Okoye"),
        ),
        (
            "Joan Ekman, the suspect's sister, wept.",
            "Joan Ekman, the suspect's mother, wept.",
            ("sister", "mother"),
        ),
    ],
)
def test_another_role_of_a_person_clashes(left: str, right: str, clash: tuple[str, str]) -> None:
    words = offices(left, right)
    assert len(words) == 1
    assert words[0].left.startswith(clash[0].split(" from ")[0])
    assert words[0].right.startswith(clash[1].split(" from ")[0])


def test_a_role_is_compared_though_the_name_is_misspelt() -> None:
    left = "Ines Corvalle, who led the study, was pleased."
    right = "Ines Corvallis, who took part in the study, was pleased."
    assert offices(left, right) == [("led the study", "took part in the study")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Dr. Ida Lund, who led the survey, called it safe.",
            "The lead author of the survey, Ida Lund, called it safe.",
        ),
        ("A team under Ida Lund found it.", "Ida Lund, who headed the team, found it."),
        (
            "Mira Soto, who witnessed the crash, ran to help.",
            "Mira Soto, who survived the crash, ran to help.",
        ),
        ("Karl Oster, who designed the bridge, spoke.", "Karl Oster, its designer, spoke."),
        ("Mira Soto, whose doctor was late, left.", "Mira Soto, whose lawyer was late, left."),
        ("Mira Soto, a nurse, left.", "Mira Soto left."),
    ],
)
def test_a_role_in_other_words_or_left_out_is_no_clash(left: str, right: str) -> None:
    assert offices(left, right) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Nils Berg, who heads the Rail Union, called for calm.",
            "Nils Berg, chief executive of the rail operator, called for calm.",
        ),
        (
            "The bank's chairman, Otto Kern, resigned on Monday.",
            "Otto Kern, head of the Banking Authority, resigned on Monday.",
        ),
        (
            "Clara Voss, director of the City Museum, welcomed the gift.",
            "Clara Voss, who runs the Harbour Hospital, welcomed the gift.",
        ),
        (
            "Anders Holm, president of the Teachers' Union, rejected the offer.",
            "Education Ministry chief Anders Holm rejected the offer.",
        ),
    ],
)
def test_the_head_of_another_body_clashes(left: str, right: str) -> None:
    assert len(offices(left, right)) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Nils Berg, chief executive of Norrail, called for calm.",
            "Nils Berg, head of the rail operator, called for calm.",
        ),
        (
            "Nils Berg, who heads the Rail Union, called for calm.",
            "The union's president, Nils Berg, called for calm.",
        ),
        (
            "The company's chief executive, Otto Kern, resigned.",
            "The firm's boss, Otto Kern, resigned.",
        ),
        (
            "Aurora's chief executive, Otto Kern, resigned.",
            "Otto Kern, who runs the drugmaker Aurora, resigned.",
        ),
    ],
)
def test_one_body_under_two_words_is_no_clash(left: str, right: str) -> None:
    assert offices(left, right) == []


def test_swapped_articles_give_the_findings_swapped() -> None:
    left = "Nils Berg, who heads the Rail Union, called for calm.\nA team led by Ida Lund slept."
    right = "Nils Berg, boss of the company, called for calm.\nIda Lund, a team member, slept."
    there, back = findings_of(left, right, "office"), findings_of(right, left, "office")
    assert len(there) == 2
    assert sorted((b, a) for _, (a, b) in there) == sorted((a, b) for _, (a, b) in back)


_HOSTILE = st.lists(
    st.sampled_from(["Ida", "Lund", ",", "who", "led", "the", "team", "of", "firm's", "head", "“"]),
    max_size=80,
).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(_HOSTILE, _HOSTILE)
def test_any_heap_of_words_is_read(left: str, right: str) -> None:
    matter = matter_of(f"Lund led.\n{left}", f"Lund led.\n{right}")
    list(role_clashes(matter))
    list(headship_clashes(matter))


def test_a_register_of_people_is_read_at_once() -> None:
    people = ", ".join(f"Ida Lund{n}, who led the firm" for n in range(2000))
    matter = matter_of(people, people.replace("led the firm", "was a witness"))
    list(role_clashes(matter))
    list(headship_clashes(matter))
