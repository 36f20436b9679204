"""Negation: what one article denies and the other asserts, and words with their opposites."""

from __future__ import annotations

import pytest

from tests.findings.pairs import Clashing, clashes_of, findings_of


@pytest.mark.parametrize(
    ("denied", "asserted", "left", "right"),
    [
        (
            "The mayor was not told of the plan for the bridge.",
            "The mayor was told of the plan for the bridge.",
            "was not told",
            "was told",
        ),
        (
            "The minister didn't resign over the affair on Monday.",
            "The minister resigned over the affair on Monday.",
            "didn't resign",
            "resigned",
        ),
        (
            "The firm denied that it had dumped waste in the river.",
            "The firm confirmed that it had dumped waste in the river.",
            "denied that it had dumped",
            "had dumped",
        ),
        (
            "Nobody in the building was injured, the fire service said.",
            "Several people in the building were injured, the fire service said.",
            "Nobody in the building was injured",
            "were injured",
        ),
        (
            "The dam was built in 1990 and no repairs were made after the flood.",
            "The dam was built in 1990 and repairs were made after the flood.",
            "no repairs were made",
            "were made",
        ),
        (
            "The plant no longer makes steel for the army.",
            "The plant still makes steel for the army.",
            "no longer makes",
            "makes",
        ),
        (
            "The council failed to approve the plan for the harbour.",
            "The council approved the plan for the harbour.",
            "failed to approve",
            "approved",
        ),
        (
            "He pleaded not guilty to fraud in the court at Lodz.",
            "He pleaded guilty to fraud in the court at Lodz.",
            "not guilty",
            "guilty",
        ),
    ],
)
def test_a_lost_not_is_high_and_points_at_both_verbs(
    denied: str, asserted: str, left: str, right: str
) -> None:
    ((finding, words),) = findings_of(denied, asserted, "negation")
    assert (finding.severity, words) == ("high", Clashing(left, right))
    assert clashes_of(asserted, denied, "negation") == [Clashing(right, left)]


def test_a_denied_escape_of_fuel_clashes_with_a_leak() -> None:
    assert (
        len(
            clashes_of(
                "Divers said no fuel had leaked from the tanker near the pier.",
                "Divers said fuel had escaped from the tanker near the pier.",
                "negation",
            )
        )
        == 1
    )


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("Shares rose 4 percent on Monday.", "Shares fell 4 percent on Monday.", "rose fell"),
        (
            "Parliament accepted the budget by 211 votes to 180.",
            "Parliament rejected the budget by 211 votes to 180.",
            "accepted rejected",
        ),
        (
            "The bank refused to release the documents to the court.",
            "The bank agreed to release the documents to the court.",
            "refused agreed",
        ),
        (
            "The officers were armed when they entered the flat.",
            "The officers were unarmed when they entered the flat.",
            "armed unarmed",
        ),
        (
            "The vote was legal, the court ruled on Tuesday.",
            "The vote was illegal, the court ruled on Tuesday.",
            "legal illegal",
        ),
        (
            "He left the office two hours before the fire broke out.",
            "He left the office two hours after the fire broke out.",
            "before after",
        ),
        (
            "The jury convicted the trader of fraud on Tuesday.",
            "The jury acquitted the trader of fraud on Tuesday.",
            "convicted acquitted",
        ),
    ],
)
def test_a_word_and_its_opposite_in_one_place_clash(one: str, other: str, words: str) -> None:
    left, right = words.split()
    assert clashes_of(one, other, "negation") == [Clashing(left, right)]
    assert clashes_of(other, one, "negation") == [Clashing(right, left)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # The same denial in other words.
        (
            "The firm denied that it had dumped waste in the river.",
            "The firm said it had not dumped waste in the river.",
        ),
        (
            "The council did not approve the plan for the harbour.",
            "The council failed to approve the plan for the harbour.",
        ),
        ("Foul play isn't suspected in the fire.", "No foul play is suspected in the fire."),
        (
            "The bank will pay her, without naming a sum.",
            "The bank will pay her but named no sum.",
        ),
        ("Police have not yet found the boy.", "Police have yet to find the boy."),
        # Denied twice, or denied and opposite.
        ("The plan isn't unpopular in the valley.", "The plan is popular in the valley."),
        ("Parliament did not reject the budget.", "Parliament accepted the budget."),
        ("The officers were not armed in the flat.", "The officers were unarmed in the flat."),
        # Phrases that deny nothing.
        ("She was not only a singer but also a writer.", "She was a singer and a writer."),
        ("He could not be prouder of the team.", "He was very proud of the team."),
        ("The strike did not end until Friday at noon.", "The strike ended on Friday at noon."),
        (
            "There were 214 passengers, not 212, on the ferry.",
            "There were 212 passengers on the ferry.",
        ),
        # Said of different things.
        (
            "The firm will not say who wrote the letter.",
            "The firm said who wrote the letter was fired.",
        ),
        ("It was not clear whether he had stopped.", "It was unclear if he had stopped."),
        (
            "The club bought the striker from Lens for 4 million.",
            "Lens sold the striker to the club for 4 million.",
        ),
        # Both say both.
        ("Prices rose. The crown fell again.", "The crown fell again. Prices rose."),
    ],
)
def test_what_denies_as_much_is_no_clash(one: str, other: str) -> None:
    assert clashes_of(one, other, "negation") == []
    assert clashes_of(other, one, "negation") == []


def test_what_is_denied_elsewhere_is_found_by_verb_and_subject() -> None:
    left = (
        "Many asked about the beacon tower at Orl.\n"
        "The keeper said that it had not collapsed.\n"
        "She has lived there for years."
    )
    right = "Two boats were lost.\nThe wreck came after the beacon tower collapsed in the storm."
    assert Clashing("it had not collapsed", "beacon tower collapsed") in clashes_of(
        left, right, "negation", linked=False
    )


def test_an_article_that_says_both_contradicts_nobody() -> None:
    left = "The keeper said the beacon tower had not collapsed.\nThe beacon tower collapsed in May."
    right = "Two boats were lost.\nThe beacon tower collapsed in May."
    assert clashes_of(left, right, "negation", linked=False) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The harbour fire was unconnected with the strike, the chief said.",
            "The harbour fire was connected with the strike, the chief said.",
        ),
        (
            "The club, founded in a bakery, lost 4,000 members over the winter.",
            "The club, once a choir, gained 4,000 members over the winter.",
        ),
        (
            "The architect had no hand in the design of the bridge.",
            "The architect was involved in the design of the bridge.",
        ),
        (
            "Evening classes will be compulsory for all drivers next year.",
            "Evening classes will be optional for all drivers next year.",
        ),
    ],
)
def test_opposites_of_more_than_one_word_or_behind_a_prefix_clash(left: str, right: str) -> None:
    assert clashes_of(left, right, "negation")
    assert clashes_of(right, left, "negation")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The fire had nothing to do with the strike, the chief said.",
            "The fire was unrelated to the strike, the chief said.",
        ),
        (
            "The architect had no part in the design of the bridge.",
            "The architect was not involved in the design of the bridge.",
        ),
        (
            "No delays were reported on the coast line apart from one at noon.",
            "One delay was reported on the coast line at noon.",
        ),
    ],
)
def test_the_same_denial_in_other_words_stays_silent(left: str, right: str) -> None:
    assert not clashes_of(left, right, "negation")
    assert not clashes_of(right, left, "negation")
