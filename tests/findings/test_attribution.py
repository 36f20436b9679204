"""Who says so: sources dropped, added and changed, opinions told as facts, other speakers."""

from __future__ import annotations

import pytest

from tests.findings.pairs import Clashing, clashes_of, findings_of

CLAIM = "the bank will cut 400 jobs in March"


def test_an_unnamed_source_that_was_dropped_is_medium() -> None:
    ((finding, words),) = findings_of(
        f"According to three people familiar with the talks, {CLAIM}.",
        f"Now {CLAIM}.",
        "attribution",
    )
    assert finding.severity == "medium"
    assert words == Clashing(
        "According to three people familiar with the talks", "bank will cut 400 jobs in March"
    )
    assert finding.reason == "who says so: three people familiar… or nobody?"


def test_a_document_that_was_dropped_is_medium_and_a_body_is_low() -> None:
    for source, severity in (("internal emails show", "medium"), ("the ministry said", "low")):
        ((finding, words),) = findings_of(
            f"The minister knew of the leak in June, {source}.",
            "The minister knew of the leak in June.",
            "attribution",
        )
        assert (finding.severity, words.left) == (severity, source)


@pytest.mark.parametrize(
    "other",
    [
        f"{CLAIM.capitalize()}, the regulator reported.",
        f"The regulator announced that {CLAIM}.",
        f'"{CLAIM.capitalize()}," the regulator said.',
        f"{CLAIM.capitalize()}, according to the regulator.",
        f"{CLAIM.capitalize()}, a spokeswoman for the regulator said.",
        "In March 400 jobs will be cut by the regulator at the bank.",
        "Jobs are at risk.",
    ],
)
def test_another_verb_a_spokeswoman_or_a_bare_summary_is_no_clash(other: str) -> None:
    assert clashes_of(f"{CLAIM.capitalize()}, the regulator said.", other, "attribution") == []


def test_a_source_that_goes_on_in_the_next_sentence_is_not_dropped() -> None:
    left = f"Anna Brandt said that {CLAIM}."
    right = f"{CLAIM.capitalize()}. The plan is final, she said."
    assert clashes_of(left, right, "attribution") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("two officials", "an official"),
        ("Witnesses", "A witness"),
        ("several people", "one person"),
    ],
)
def test_fewer_people_who_say_so_are_a_weaker_source(one: str, other: str) -> None:
    ((finding, _),) = findings_of(
        f"According to {one}, the driver had run a red light on Monday.",
        f"According to {other}, the driver had run a red light on Monday.",
        "attribution",
    )
    assert finding.severity == "medium"
    assert finding.reason == f"who says so: {one} or {other}?"


def test_an_unnamed_person_instead_of_a_document_is_medium() -> None:
    assert clashes_of(
        "The captain lost steering at nine, according to two officials briefed on the log.",
        "The captain lost steering at nine, according to the log.",
        "attribution",
    ) == [Clashing("according to two officials briefed on the log", "according to the log")]


def test_another_person_who_says_so_is_high() -> None:
    ((finding, words),) = findings_of(
        "Irma Toral, the mayor, said the driver had run a red light.",
        "Pedro Lombar, a witness, said the driver had run a red light.",
        "attribution",
    )
    assert finding.severity == "high"
    assert words == Clashing("Irma Toral, the mayor, said", "Pedro Lombar, a witness, said")


@pytest.mark.parametrize(
    "other",
    [
        "Mayor Toral said",
        "The mayor said",
        "She said",
        "Irma Torral said",
        "Toral has told us that",
    ],
)
def test_the_same_person_by_another_name_is_no_clash(other: str) -> None:
    assert (
        clashes_of(
            "Irma Toral said the driver had run a red light on Monday.",
            f"{other} the driver had run a red light on Monday.",
            "attribution",
        )
        == []
    )


def test_a_body_written_in_one_word_or_two_is_one_body() -> None:
    assert (
        clashes_of(
            "The Coast Guard said no fuel had leaked from the tanker overnight.",
            "The Coastguard said no fuel had leaked from the tanker overnight.",
            "attribution",
        )
        == []
    )


def test_a_paper_that_quotes_another_paper_stands_between() -> None:
    found = clashes_of(
        "A minister said the pipeline would open in the spring of 2033.",
        "As per Post reports citing the Herald, the pipeline would open in the spring of 2033.",
        "attribution",
    )
    assert Clashing("A minister said", "As per Post reports citing the Herald") in found


def test_a_quotation_put_in_another_mouth_is_high() -> None:
    ((finding, words),) = findings_of(
        '"We were never told about the leak," said Anna Brandt.',
        '"We were never told about the leak," said Mark Oster.',
        "attribution",
    )
    assert (finding.severity, words) == ("high", Clashing("said Anna Brandt", "said Mark Oster"))


def test_an_opinion_told_as_a_fact_is_high_wherever_it_is_told() -> None:
    left = "Vera Quill, who leads the union, said the refit had been rushed.\nThe dock is new."
    right = "The dock is new.\nThe ship sank a week after a rushed refit in the yard."
    ((finding, words),) = findings_of(left, right, "attribution", linked=False)
    assert finding.severity == "high"
    assert words == Clashing("said the refit had been rushed", "rushed refit")
    assert clashes_of(right, left, "attribution", linked=False) == [Clashing(*reversed(words))]


def test_an_opinion_that_both_attribute_is_no_clash() -> None:
    left = "Vera Quill said the refit had been rushed."
    right = "Vera Quill said the refit had been rushed.\nThe rushed refit took a week."
    assert clashes_of(left, right, "attribution") == []


def test_the_other_way_round_the_findings_are_mirrored() -> None:
    left = f"According to two officials, {CLAIM}.\nThe dock is new, the port said on Monday."
    right = f"According to an official, {CLAIM}.\nThe dock is new on Monday."
    there = clashes_of(right, left, "attribution")
    assert clashes_of(left, right, "attribution") == [Clashing(b, a) for a, b in there]
    assert there


def test_a_source_that_moved_to_a_claim_nobody_vouched_for_clashes() -> None:
    careful = (
        "Rents rose again in May, by the reckoning of the Housing Bureau, and dear flats have been"
        " linked with long commutes."
    )
    careless = (
        "Rents rose again in May, which causes long commutes, according to the Housing Bureau."
    )
    assert clashes_of(careful, careless, "attribution")
    assert clashes_of(careless, careful, "attribution")


def test_a_quoted_judgement_of_nobody_in_particular_clashes_with_a_name() -> None:
    named = 'Dr. Lena Oswin, a botanist at Farrow College, called the find "rare but fragile."'
    nameless = 'Experts have called the find "rare."'
    assert clashes_of(named, nameless, "attribution")
    assert clashes_of(nameless, named, "attribution")


def test_one_source_before_or_behind_its_claim_stays_silent() -> None:
    one = "Rents rose again in May, according to the Housing Bureau."
    other = "By the reckoning of the Housing Bureau, rents went up again in May."
    assert not clashes_of(one, other, "attribution")
    assert not clashes_of(other, one, "attribution")
