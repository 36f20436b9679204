"""One or several, and claims of a first or a largest that one side lacks."""

from __future__ import annotations

import pytest
from hypothesis import given

from copydesk.findings.counts.firsts import first_clashes
from copydesk.findings.counts.plurality import plurality_clashes
from tests.findings.pairs import clashes_of, findings_of
from tests.findings.sentences import pairing_of, sentences


@pytest.mark.parametrize(
    ("left", "right", "clash", "severity"),
    [
        (
            "The depot was destroyed by air strikes in the north.",
            "The depot was destroyed by an airstrike in the north.",
            ("air strikes", "an airstrike"),
            "medium",
        ),
        (
            "Police officers said the depot was empty.",
            "A police officer revealed that the depot was empty.",
            ("Police officers", "A police officer"),
            "medium",
        ),
        (
            "Police arrested two men on Friday.",
            "Police arrested a man on Friday.",
            ("two men", "a man"),
            "medium",
        ),
        (
            "Seven people were hurt in the crash.",
            "Several people were hurt in the crash.",
            ("Seven people", "Several people"),
            "low",
        ),
        (
            "It was the first official visit by a minister.",
            "It was a visit by a minister.",
            ("first official visit", "visit"),
            "low",
        ),
        (
            "It is the largest dam in the country.",
            "It is a dam in the country.",
            ("largest dam", "dam"),
            "low",
        ),
    ],
)
def test_one_against_several_and_lost_claims_are_pointed_at(
    left: str, right: str, clash: tuple[str, str], severity: str
) -> None:
    found = [(words, finding.severity) for finding, words in findings_of(left, right, "number")]
    assert found == [(clash, severity)]
    back = [(words, finding.severity) for finding, words in findings_of(right, left, "number")]
    assert back == [(clash[::-1], severity)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Two officials said the depot was empty.", "Officials said the depot was empty."),
        ("The official said the depot was empty.", "Officials said the depot was empty."),
        ("A company can be fined for this.", "Companies can be fined for this."),
        ("Any officer may search the house.", "An officer may search the house."),
        ("They drove down a snowmobile trail.", "They drove down a trail of snowmobilers."),
        ('"I saw a strike," he said of the depot.', '"I saw strikes," he said of the depot.'),
        ("At first the visit by the minister was secret.", "The visit by the minister was secret."),
        ("It was the first visit by a minister.", "It was the maiden visit by a minister."),
        ("They came last year for the visit.", "They came for the visit."),
        ("The first lady went on a visit to Halm.", "The lady went on a visit to Halm."),
    ],
)
def test_what_says_the_same_of_how_many_is_quiet(left: str, right: str) -> None:
    assert clashes_of(left, right, "number") == []


@given(sentences, sentences)
def test_swapped_articles_have_the_swapped_clashes(left: str, right: str) -> None:
    for rule in (plurality_clashes, first_clashes):
        there = {(c.severity, c.left, c.right) for c in rule(pairing_of(left, right))}
        back = {(c.severity, c.right, c.left) for c in rule(pairing_of(right, left))}
        assert there == back


@pytest.mark.parametrize("words", ["two men a man ", "the first ", "air strike airstrikes ", "a "])
def test_a_refrain_is_read_in_time(words: str) -> None:
    pairing = pairing_of(words * 2_000, words * 2_000 + "now")
    assert list(first_clashes(pairing)) == []
    assert len(list(plurality_clashes(pairing))) < 1_000
