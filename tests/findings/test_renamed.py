"""Names put into other words, run together or taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.findings.naming.renamed import renamed_clashes
from copydesk.findings.naming.run_together import run_together_clashes
from tests.findings.pairs import Clashing, clashes_of, findings_of, matter_of


def names(left: str, right: str) -> list[Clashing]:
    return clashes_of(left, right, "name")


@pytest.mark.parametrize(
    ("left", "right", "clash"),
    [
        (
            "The River Safety Agency closed the lock.",
            "The lock was closed by the Water Security Board.",
            ("River Safety Agency", "Water Security Board"),
        ),
        (
            "Officials at the Food Standards Agency seized the cheese.",
            "The Nutrition Criteria Authority said it had taken the cheese.",
            ("Food Standards Agency", "Nutrition Criteria Authority"),
        ),
        (
            "The World Heritage Fund gave the money.",
            "The Global History Foundation donated the sum.",
            ("World Heritage Fund", "Global History Foundation"),
        ),
        (
            "The new drug, Velmorin, was tested on mice.",
            "The new drug, Val Moran, was tested on mice.",
            ("Velmorin", "Val Moran"),
        ),
        (
            "The gel, called tesolane, slows the loss.",
            "The gel, named Tessa Lane, slows the loss.",
            ("tesolane", "Tessa Lane"),
        ),
        (
            "The judge, Petra Halvorsen, ended the trial.",
            "The judge, Petra Halvorn, ended the trial.",
            ("Petra Halvorsen", "Petra Halvorn"),
        ),
    ],
)
def test_a_name_that_was_put_otherwise_clashes(
    left: str, right: str, clash: tuple[str, str]
) -> None:
    assert names(left, right) == [clash]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The Interior Ministry denied the report.", "The Interior Department denied the report."),
        ("The Coast Guard towed the yacht.", "The Coastguard towed the yacht."),
        (
            "The Rail Safety Board met.\nThe Railway Security Agency slept.",
            "The Rail Safety Board met.",
        ),
        ("New Zealand sent a ship.", "New Zealanders sent a ship."),
        ("The Danish Navy sent a ship.", "The navy of Denmark sent a ship."),
        ("Velma Orin slept.", "The velvet orange slept."),
    ],
)
def test_the_same_name_in_another_form_is_no_clash(left: str, right: str) -> None:
    assert names(left, right) == []


def test_the_full_name_is_pointed_at_though_its_sentence_has_no_partner() -> None:
    left = "A team under Ines Corvalle met.\n“It works,” said Dr Corvalle."
    right = "Nothing else happened.\n“It works,” said Dr Ines Corvallis."
    assert ("Ines Corvalle", "Ines Corvallis") in names(left, right)


def test_swapped_articles_give_the_findings_swapped() -> None:
    left = "The River Safety Agency closed the lock.\nThe drug Velmorin was tested."
    right = "The Water Security Board closed the lock.\nThe drug Val Moran was tested."
    there, back = findings_of(left, right, "name"), findings_of(right, left, "name")
    assert len(there) == 2
    assert sorted((b, a) for _, (a, b) in there) == sorted((a, b) for _, (a, b) in back)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_is_read(left: str, right: str) -> None:
    matter = matter_of(f"Sea Safety Board. {left!r}", f"Ocean Security Council. {right!r}")
    list(renamed_clashes(matter))
    list(run_together_clashes(matter))


def test_a_register_of_names_is_read_at_once() -> None:
    left = ". ".join(f"The Sea{n} Safety Board met Ann{n} Lee{n}" for n in range(2000))
    matter = matter_of(left, left.replace("Sea", "Ocean").replace(" Lee", "lee"))
    list(renamed_clashes(matter))
    list(run_together_clashes(matter))
