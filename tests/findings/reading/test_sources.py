"""Sources: who says what, and which words of saying say nothing."""

from __future__ import annotations

import pytest

from tests.findings.reading.read import tags_in


@pytest.mark.parametrize(
    ("sentence", "tag", "noun"),
    [
        ("The bridge fell, police said on Friday.", "police said", "police"),
        ("The bridge fell, the port engineer has said.", "the port engineer has said",
         "the port engineer"),
        ("The bridge fell, officials say.", "officials say", "officials"),
        ("Prosecutors said that it fell.", "Prosecutors said", "Prosecutors"),
        ("It fell, according to two witnesses.", "according to two witnesses", "two witnesses"),
        ("They met Oduna and Oduna claims it fell.", "Oduna claims", ""),
        ("They met Oduna, who left.", None, None),
    ],
)  # fmt: skip
def test_a_verb_of_saying_with_its_subject_is_a_tag(
    sentence: str, tag: str | None, noun: str | None
) -> None:
    found = tags_in(sentence)
    assert [(words, source.noun) for words, source in found] == ([(tag, noun)] if tag else [])


@pytest.mark.parametrize(
    "sentence",
    [
        "The US state of Kansas has ruled on it.",
        "Claims of fraud were rejected by the court.",
        "The company’s claims fell flat.",
        "It s claim that it fell.",
        "Families were told to leave.",
        "It was reported on Friday.",
        "The report on the bridge is out.",
    ],
)
def test_nouns_and_passives_of_saying_name_no_source(sentence: str) -> None:
    assert tags_in(sentence) == []


def test_whom_a_spokesman_speaks_for_is_the_name_of_the_source() -> None:
    [(words, source)] = tags_in("It fell, a spokesman for the Norland Guard said.")
    assert words == "a spokesman for the Norland Guard said"
    assert source.name
    assert source.name.words == ("norland", "guard")
    assert source.noun == "a spokesman for the Norland Guard"


@pytest.mark.parametrize(
    ("sentence", "tag"),
    [
        ("“It fell,” said study author Dr. Mirel Oduna on Friday.",
         "said study author Dr. Mirel Oduna"),
        ("Her brother, Mirel Oduna, told the paper that it fell.",
         "Her brother, Mirel Oduna, told"),
        ("It fell, he said, a day after the storm.", "he said"),
        ("The bridge fell, according to his lawyer.", "according to his lawyer"),
        ("The article claims that it fell.", "The article claims"),
    ],
)  # fmt: skip
def test_the_subject_may_stand_before_behind_or_between_commas(sentence: str, tag: str) -> None:
    assert [words for words, _ in tags_in(sentence)] == [tag]


@pytest.mark.parametrize(
    ("language", "sentence", "tag"),
    [
        ("de", "„Es fiel“, sagte der Ingenieur am Freitag.", "sagte der Ingenieur"),
        ("de", "Laut Polizei flohen zwei Leute.", "Laut Polizei"),
        ("fr", "« Il est tombé », a dit le maire.", "dit le maire"),
        ("fr", "Selon la police, il est tombé.", "Selon la police"),
    ],
)
def test_german_and_french_have_their_own_words_of_saying(
    language: str, sentence: str, tag: str
) -> None:
    assert [words for words, _ in tags_in(sentence, language=language)] == [tag]
