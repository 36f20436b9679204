"""What only one of two articles tells, and which of it is worth a look."""

from __future__ import annotations

import pytest

from copydesk.findings.missing.one_sided import is_checkable
from tests.findings.pairs import clashes_of, findings_of
from tests.findings.sentences import passage_of

STORY = "The mill at Velden burned down on Monday."


def left_out(sentence: str, there: str = STORY, *, language: str = "en") -> list[tuple[str, str]]:
    """Return what the right article lacks of the left one, with its severity."""
    left = f"{STORY}\n{sentence}"
    found = findings_of(left, there, "omission", language=language)
    return [(words.left, finding.severity) for finding, words in found]


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("Neither was authorised to speak, and both asked not to be named.", "medium"),
        ("Letters seen by the Tidings show that the alarm had been off for 14 weeks.", "high"),
        ("The Fire Board said it would open an inquiry.", "high"),
        ("Two workers were arrested in Osterval, police said.", "high"),
        ("The owner said that 40 people would lose their jobs.", "medium"),
        ("The owner said that the staff would be paid.", "low"),
        ("The sprinklers were last tested on 3 March at a cost of 9,000 crowns.", "low"),
        ("The blaze underlines how much small towns depend on one employer.", "low"),
    ],
)
def test_a_sentence_that_a_checker_would_miss_is_pointed_at(sentence: str, severity: str) -> None:
    assert left_out(sentence) == [(sentence, severity)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody was badly hurt.",
        "The hills behind it were still white with snow.",
        '"We heard it from the church," she said.',
        "The last engine drove home at 1.30 a.m.",
        "(This report of March 14 has been corrected.)",
        "@Share this story with 14 friends on 3 March",
    ],
)
def test_colour_and_furniture_stay_quiet(sentence: str) -> None:
    assert left_out(sentence) == []


def test_what_the_other_article_tells_in_other_words_is_not_left_out() -> None:
    sentence = "The owner said that 40 people would lose their jobs."
    there = f"{STORY}\nIts owner expects job losses.\nIn all 40 people will lose work, he said."
    assert left_out(sentence, there) == []


def test_an_addition_is_an_omission_seen_from_the_other_side() -> None:
    left, right = STORY, f"{STORY}\nThe Fire Board said it would open an inquiry."
    ((finding, words),) = findings_of(left, right, "addition")
    assert (words.left, words.right) == ("", "The Fire Board said it would open an inquiry.")
    assert finding.left is None
    assert finding.reason == "The Fire Board said it ...: only here?"


def test_figures_and_dates_count_in_any_language() -> None:
    sentence = (
        "Die Sprinkler wurden zuletzt am 3. März 2031 für 9.000 Kronen von 12 Leuten geprüft."
    )
    there = "Die Fabrik in Velden brannte am Montag ab."
    found = findings_of(f"{there}\n{sentence}", there, "omission", language="de")
    assert [words.left for _, words in found] == [sentence]


@pytest.mark.parametrize(
    ("left", "right", "detail"),
    [
        (
            "Captain Omar Hadi, 51, left the mill at Velden.",
            "Captain Omar Hadi left the mill at Velden.",
            "51",
        ),
        (
            "Ida Lund of the Fire Board said the walls stood, and that no acid had leaked.",
            "Ida Lund of the Fire Board said the walls stood.",
            "no acid had leaked",
        ),
        (
            '"I could not be prouder, and I hope we never need it again."',
            '"I could not be prouder."',
            "I hope we never need it again",
        ),
    ],
)
def test_a_detail_of_a_linked_sentence_is_pointed_at(left: str, right: str, detail: str) -> None:
    assert [words.left for words in clashes_of(left, right, "omission")] == [detail]
    assert [words.right for words in clashes_of(right, left, "addition")] == [detail]


def test_another_age_is_no_detail_left_out() -> None:
    left, right = "Captain Omar Hadi, 51, left the mill.", "Captain Omar Hadi, 53, left the mill."
    assert clashes_of(left, right, "omission") == []


def test_words_changed_inside_a_quotation_were_not_left_out() -> None:
    left = '"They signed it while the ink was wet," she said.'
    right = '"They signed it before the walls were up," she said.'
    assert clashes_of(left, right, "omission") == []


def test_a_cause_in_a_headline_that_the_other_article_never_names_is_pointed_at() -> None:
    left = "# Mill burns down at Velden\nThe mill at Velden burned down."
    right = "# Mill Burns Down at Velden After Boiler Explodes\nThe mill at Velden burned down."
    assert clashes_of(left, right, "addition") == [("", "After Boiler Explodes")]


@pytest.mark.parametrize(
    ("sentence", "checkable"),
    [
        ("It cost 12 crowns.", True),
        ("It was on Monday.", True),
        ("Then Ida Lund came in.", True),
        ('"It was too late," she said.', True),
        ("Nobody was badly hurt.", False),
        ("", False),
    ],
)
def test_a_number_name_quotation_or_date_can_be_checked(sentence: str, checkable: bool) -> None:
    assert is_checkable(passage_of(sentence)) is checkable


def test_what_can_be_checked_can_be_checked_in_any_language() -> None:
    assert is_checkable(passage_of("Es kostete 12 Kronen.", language="de"))
