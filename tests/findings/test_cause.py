"""Why it happened: circumstances told as causes, other causes, causes that nobody knows."""

from __future__ import annotations

import pytest

from tests.findings.pairs import Clashing, clashes_of, findings_of


def causes(left: str, right: str, *, linked: bool = True) -> list[Clashing]:
    return clashes_of(left, right, "cause", linked=linked)


@pytest.mark.parametrize(
    ("left", "right", "clash"),
    [
        (
            "The train left the rails at Velden in heavy fog.",
            "The train left the rails at Velden because of heavy fog.",
            ("in heavy fog.", "because of heavy fog."),
        ),
        (
            "The mill at Velden closed amid rising prices.",
            "The mill at Velden closed due to rising prices.",
            ("amid rising prices.", "due to rising prices."),
        ),
        (
            "The bridge at Velden collapsed because of floods.",
            "The bridge at Velden collapsed because of overloaded lorries.",
            ("because of floods.", "because of overloaded lorries."),
        ),
    ],
)
def test_another_cause_is_pointed_at(left: str, right: str, clash: tuple[str, str]) -> None:
    assert [tuple(w.strip(".") for w in c) for c in causes(left, right)] == [
        tuple(words.strip(".") for words in clash)
    ]
    assert len(causes(right, left)) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The train left the rails at Velden because of fog.",
            "The train left the rails at Velden owing to fog.",
        ),
        (
            "The fine was cut because the bank had helped.",
            "The fine was cut as the bank had helped.",
        ),
        (
            "The fine was cut because the bank had helped.",
            "The fine was cut after the bank had helped.",
        ),
        ("Parliament is due to vote in May.", "Parliament is to vote in May."),
        ("The train left the rails at Velden in fog.", "In fog the train left the rails."),
        (
            "The bridge at Velden may have collapsed because of floods.",
            "The bridge at Velden may have collapsed because of lorries.",
        ),
    ],
)
def test_the_same_reason_in_other_words_stays_quiet(left: str, right: str) -> None:
    assert causes(left, right) == []


UNKNOWN = "The ferry Aster struck the pier at Velden.\nIt was too early to name a cause, they said."


def test_a_cause_given_where_the_other_article_knows_none_is_pointed_at() -> None:
    given = "The ferry Aster struck the pier at Velden after its engine failed."
    assert causes(UNKNOWN, given) == [("too early to name a cause", "after its engine failed")]
    assert causes(given, UNKNOWN) == [("after its engine failed", "too early to name a cause")]


def test_an_article_that_knows_no_cause_either_gives_none() -> None:
    given = "The ferry Aster struck the pier at Velden after its engine failed."
    assert causes(UNKNOWN, f"{given}\nWhy it failed is not yet known.") == []


def test_a_cause_of_something_else_is_no_cause_of_the_mishap() -> None:
    other = "The ferry Aster struck the pier at Velden.\nThe mayor left because of a meeting."
    assert causes(UNKNOWN, other) == []


def test_in_told_as_because_of_weighs_more_than_after() -> None:
    because = "The train left the rails at Velden because of a storm."
    ((amid, _),) = findings_of(because, "The train left the rails at Velden in a storm.", "cause")
    ((then, _),) = findings_of(
        because, "The train left the rails at Velden after a storm.", "cause"
    )
    assert (amid.severity, then.severity) == ("high", "medium")
