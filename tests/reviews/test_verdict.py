"""Verdicts: numbers that the store holds, words that people read."""

from __future__ import annotations

from copydesk.reviews.verdict import Verdict


def test_the_numbers_in_the_store_and_the_words_on_screen_belong_together_for_ever() -> None:
    assert {verdict.value: verdict.word for verdict in Verdict} == {
        1: "agree",
        2: "differ",
        3: "contradict",
        4: "one-sided",
        5: "unclear",
        6: "mismatch",
    }


def test_every_verdict_has_a_test_of_its_own_that_fits_one_line() -> None:
    tests = [verdict.test for verdict in Verdict]

    assert len(set(tests)) == len(tests)
    assert all(0 < len(test) <= 78 and "\n" not in test for test in tests)
