"""Quotations that clash, and the many ways in which they only look as if they did."""

from __future__ import annotations

import pytest

from tests.findings.pairs import Clashing, clashes_of, findings_of


def test_one_word_changed_inside_the_marks_is_pointed_at_alone() -> None:
    assert clashes_of(
        '"We will rebuild the bridge before winter comes," she said.',
        "“We will repair the bridge before winter comes,” she said.",
        "quote",
    ) == [Clashing("rebuild", "repair")]


def test_two_separate_changes_are_two_findings() -> None:
    assert clashes_of(
        '"The old bridge held for ninety winters and three wars," she said.',
        '"The iron bridge held for ninety winters and three floods," she said.',
        "quote",
    ) == [Clashing("old", "iron"), Clashing("wars", "floods")]


def test_a_quotation_rewritten_word_for_word_is_one_finding_over_the_whole() -> None:
    assert clashes_of(
        '"The floor simply slid away from us," said Edda Marr, a teacher.',
        '"The ground just moved out from under us," said Edda Marr, an educator.',
        "quote",
    ) == [Clashing("The floor simply slid away from us", "The ground just moved out from under us")]


@pytest.mark.parametrize(
    ("one", "other", "left", "right"),
    [
        ("always", "never", "always", "never"),
        ("will", "will not", "will trust", "will not trust"),
    ],
)
def test_a_quotation_turned_into_its_opposite_is_high(
    one: str, other: str, left: str, right: str
) -> None:
    ((finding, words),) = findings_of(
        f'"I {one} trust the men who built this dam," he said.',
        f'"I {other} trust the men who built this dam," he said.',
        "quote",
    )
    assert (finding.severity, words) == ("high", Clashing(left, right))
    assert finding.reason == f"“{left}” or “{right}”?"


def test_an_article_or_an_ending_changed_is_low() -> None:
    found = findings_of(
        'He said both towns faced "common challenges" on the river.',
        '"There is a common challenge facing both towns on the river," he said.',
        "quote",
    )
    assert [(f.severity, words) for f, words in found] == [
        ("low", Clashing("challenges", "challenge"))
    ]


def test_a_slogan_misquoted_is_found_in_capitals_too() -> None:
    assert clashes_of(
        "“Bread through power!” the party wrote under its posters in the town.",
        'It added "BREAD THROUGH WORK!" under its posters in the town.',
        "quote",
    ) == [Clashing("power", "WORK")]


def test_a_scrap_of_a_quotation_is_held_against_the_whole() -> None:
    assert clashes_of(
        '"We will rebuild the bridge before winter comes," she said.',
        'She promised to "repair the bridge" before winter.',
        "quote",
    ) == [Clashing("rebuild", "repair")]


def test_a_quotation_is_found_wherever_the_other_article_tells_it() -> None:
    assert clashes_of(
        '"Nobody warned the village below the dam," he said.\nThe dam is forty years old.',
        'The dam is forty years old.\n"Nobody warned the people below the dam," he said.',
        "quote",
        linked=False,
    ) == [Clashing("village", "people")]


def test_words_quoted_here_and_told_without_marks_there_are_pointed_at() -> None:
    ((finding, words),) = findings_of(
        'She called him "one of the most stubborn men in the valley and beyond".',
        "She called him one of the most stubborn men anywhere.",
        "quote",
    )
    assert finding.severity == "medium"
    assert words == Clashing("one of the most stubborn men", "one of the most stubborn men")


def test_a_mark_that_moved_is_pointed_at() -> None:
    found = clashes_of(
        "“He was hunted down by our brave men, working with the valley and town councils.”",
        '"He was hunted down by our brave men" with the help of the valley and town councils.',
        "quote",
    )
    assert found == [Clashing("valley and town councils", "valley and town councils")]


@pytest.mark.parametrize(
    "other",
    [
        "“We will rebuild the harbour before the winter, as we promised,” she said.",
        "She said: «We will rebuild the harbor before the winter, as we promised.»",
        '"We\'ll rebuild the harbour before the winter," she said.',
        '"WE WILL REBUILD THE HARBOR before the winter, as we promised," she said.',
        'She wants to "rebuild the harbor before the winter".',
        '"We will rebuild the harbor … as we promised," she said.',
        '"We will rebuild the harbor ... as we promised," she said.',
        '"We will rebuild [it] before the winter, as we promised," she said.',
        '"We will rebuild the harbor," she said, "before the winter, as we promised."',
        "She said they would soon have a new harbor.",
        '"That is a question for the council," she said.',
    ],
)
def test_what_is_only_written_differently_is_no_clash(other: str) -> None:
    left = '"We will rebuild the harbor before the winter, as we promised," she said.'
    assert clashes_of(left, other, "quote") == []


def test_a_number_word_and_digits_are_one_inside_the_marks() -> None:
    assert (
        clashes_of('"I gave twenty reasons," he said.', '"I gave 20 reasons," he said.', "quote")
        == []
    )


def test_a_title_or_nickname_without_marks_is_no_clash() -> None:
    left = 'The band played "Blue River" for Anna "Ace" Brandt on Friday.'
    assert clashes_of(left, "The band played Blue River for Anna Ace Brandt on Friday.") == []


def test_quotations_of_two_speakers_that_share_small_words_are_two() -> None:
    assert (
        clashes_of(
            '"There was nothing that we could have done for them," said Edda Marr.',
            '"There is a lesson in this for all of us," said Piet Lorn.',
            "quote",
        )
        == []
    )


def test_other_languages_need_no_word_lists() -> None:
    assert clashes_of(
        "„Wir bauen die alte Brücke wieder auf“, sagte sie.",
        "»Wir bauen die neue Brücke wieder auf«, sagte sie.",
        "quote",
        language="de",
    ) == [Clashing("alte", "neue")]


def test_the_other_way_round_the_findings_are_mirrored() -> None:
    left = '"The old bridge held for ninety winters," she said. "We loved the bridge."'
    right = '"The iron bridge held for nine winters," she said. "We loved that bridge of ours."'
    there = clashes_of(right, left, "quote")
    assert clashes_of(left, right, "quote") == [Clashing(b, a) for a, b in there]
    assert there


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        (
            'The critic Anna Ferrow called the play "brave but shallow."',
            'The critic Anna Ferrow called the play "shallow."',
        ),
        (
            '"We will sign if the council pays for the roof," said Jonas Brandt.',
            '"We will sign," said Jonas Brandt.',
        ),
    ],
)
def test_a_quotation_that_lost_its_condition_or_contrast_clashes(whole: str, part: str) -> None:
    assert clashes_of(whole, part, "quote")
    assert clashes_of(part, whole, "quote")


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        (
            'The critic Anna Ferrow called the play "brave and warm."',
            'The critic Anna Ferrow called the play "brave."',
        ),
        (
            '"We will sign if the council pays," said Jonas Brandt.',
            'If the council pays, "we will sign," said Jonas Brandt.',
        ),
    ],
)
def test_a_quotation_cut_without_harm_stays_silent(whole: str, part: str) -> None:
    assert not clashes_of(whole, part, "quote")
    assert not clashes_of(part, whole, "quote")
