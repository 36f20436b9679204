"""Hedges: what one article is sure of and the other is not."""

from __future__ import annotations

import pytest

from tests.findings.pairs import Clashing, clashes_of, findings_of


@pytest.mark.parametrize(
    ("hedged", "plain", "left", "right"),
    [
        ("was reportedly caused", "was caused", "reportedly caused", "caused"),
        ("was allegedly caused", "was caused", "allegedly caused", "caused"),
        ("may have been caused", "was caused", "may have been caused", "caused"),
        ("was apparently caused", "was caused", "apparently caused", "caused"),
        (
            "is believed to have been caused",
            "was caused",
            "is believed to have been caused",
            "caused",
        ),
        ("appears to have been caused", "was caused", "appears to have been caused", "caused"),
        ("was probably caused", "was caused", "probably caused", "caused"),
    ],
)
def test_a_hedge_that_is_gone_is_pointed_at(hedged: str, plain: str, left: str, right: str) -> None:
    sentence = "The fire {} by a faulty heater in the kitchen."
    assert clashes_of(sentence.format(hedged), sentence.format(plain), "hedge") == [
        Clashing(left, right)
    ]


def test_hearsay_told_as_a_fact_is_high_and_with_sources_on_both_sides_low() -> None:
    for source, severity in (("", "high"), (", police said", "low")):
        ((finding, _),) = findings_of(
            f"The guard was reportedly locked in a cellar by two men{source}.",
            f"The guard was locked in a cellar by two men{source}.",
            "hedge",
        )
        assert finding.severity == severity


@pytest.mark.parametrize(
    ("hedged", "plain"),
    [
        (
            "The central bank could raise rates in June.",
            "The central bank will raise rates in June.",
        ),
        (
            "The alleged smuggler was held at the border on Friday.",
            "The smuggler was held at the border on Friday.",
        ),
        (
            "The statue is likely to fetch 3 million at the auction.",
            "The statue will fetch 3 million at the auction.",
        ),
        (
            "The suspect is believed to have fled to Lisbon in a van.",
            "The suspect has fled to Lisbon in a van.",
        ),
    ],
)
def test_what_may_be_and_what_is_clash(hedged: str, plain: str) -> None:
    assert len(clashes_of(hedged, plain, "hedge")) == 1


def test_a_verb_that_was_replaced_together_with_its_hedge_is_found() -> None:
    assert clashes_of(
        "Captain Orl Mast reportedly radioed a loss of steering before the ship struck.",
        "Captain Orl Mast reported a loss of steering before the ship struck.",
        "hedge",
    ) == [Clashing("reportedly radioed", "reported")]


def test_a_condition_that_was_dropped_is_medium() -> None:
    ((finding, words),) = findings_of(
        "Divers will look at the wreck on Monday if the wind drops, he said.",
        "Divers will look at the wreck on Monday, he said.",
        "hedge",
    )
    assert finding.severity == "medium"
    assert words == Clashing("if the wind drops", "Divers will look at the wreck on Monday")


def test_an_aim_beside_a_success_is_a_clash() -> None:
    assert clashes_of(
        "The new office would seek to confront the smugglers on the coast.",
        "The new office is there to confront the smugglers on the coast effectively.",
        "hedge",
    ) == [Clashing("would seek to confront", "confront the smugglers on the coast effectively")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Another hedge.
        (
            "The fire was reportedly caused by a heater.",
            "The fire was allegedly caused by a heater.",
        ),
        ("The fire may have been caused by a heater.", "A heater possibly caused the fire."),
        (
            "The statue is likely to fetch 3 million at auction.",
            "The statue is expected to fetch 3 million at auction.",
        ),
        # A source in place of hearsay.
        (
            "The fire was reportedly caused by a heater.",
            "The fire was caused by a heater, the police said.",
        ),
        # A condition in other words.
        (
            "The strike will begin on Monday if talks fail.",
            "Unless talks succeed, the strike will begin on Monday.",
        ),
        (
            "The strike will begin on Monday if talks fail.",
            "Should talks fail, the strike will begin on Monday.",
        ),
        # No hedges at all.
        ("In May the firm opened a plant in Lodz.", "The firm opened a plant in Lodz in May."),
        ("The army showed its might in the square.", "The army showed its power in the square."),
        ("He could not be reached for a comment.", "He was not there for a comment."),
        ("She could see the light from the pier.", "She saw the light from the pier."),
        ("The ferries may sail as usual on Monday.", "The ferries are sailing as usual on Monday."),
        (
            "Reporters asked if the minister would resign on Monday.",
            "Reporters asked the minister whether he would resign on Monday.",
        ),
        # Inside quotation marks another family looks.
        ('"It may rain on the fair," he said.', '"It will rain on the fair," he said.'),
    ],
)
def test_what_hedges_no_less_is_no_clash(one: str, other: str) -> None:
    assert clashes_of(one, other, "hedge") == []
    assert clashes_of(other, one, "hedge") == []


def test_a_hedge_in_each_half_is_told_apart() -> None:
    assert clashes_of(
        "The mast may have broken first, and the hull possibly cracked on the rocks at dawn.",
        "The mast broke first, and the hull possibly cracked on the rocks at dawn.",
        "hedge",
    ) in ([], [Clashing("may have broken", "broke")])


def test_the_other_way_round_the_findings_are_mirrored() -> None:
    left = "The fire was reportedly caused by a heater.\nThe ship sails on Monday in the rain."
    right = "The fire was caused by a heater.\nThe ship sails on Monday in the rain if it floats."
    there = clashes_of(right, left, "hedge")
    assert clashes_of(left, right, "hedge") == [Clashing(b, a) for a, b in there]
    assert len(there) == 2
