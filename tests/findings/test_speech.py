"""Who says what in a sentence."""

from __future__ import annotations

import pytest

from copydesk.findings.sourcing.speech import Source, sources_in
from copydesk.findings.text.passage import reading_of
from tests.made_articles import made_article


def sources(sentence: str) -> list[tuple[str, str]]:
    """Return the sources of a sentence: what attributes, and what kind of source it is."""
    return [(words, source.kind) for words, source in _found(sentence)]


def covered(sentence: str) -> list[str]:
    """Return what the first source of a sentence vouches for, from its first word to its last."""
    _, source = _found(sentence)[0]
    passage = reading_of(made_article(sentence)).told[0]
    spans = [passage.span(part[0], part[-1]) for part in source.covers if part]
    return [sentence[span.start : span.end] for span in spans]


def _found(sentence: str) -> list[tuple[str, Source]]:
    passage = reading_of(made_article(sentence)).told[0]
    found = []
    for source in sources_in(passage):
        span = passage.span(source.first, source.last)
        found.append((sentence[span.start : span.end], source))
    return found


@pytest.mark.parametrize(
    ("sentence", "words", "kind"),
    [
        ("All were rescued, the Coast Guard said.", "the Coast Guard said", "named"),
        ("All were rescued, said the Coast Guard.", "said the Coast Guard", "named"),
        ("The Coast Guard has said that all were rescued.", "The Coast Guard has said", "named"),
        (
            "Two officials later confirmed it had sunk.",
            "Two officials later confirmed",
            "anonymous",
        ),
        ("It sank, according to a diver.", "according to a diver", "role"),
        (
            "It sank, according to two people briefed on the search.",
            "according to two people briefed on the search",
            "anonymous",
        ),
        ("The firm's records show that it sank.", "The firm's records show", "document"),
        ("It sank, by the Coast Guard's count.", "by the Coast Guard's count", "named"),
        ("“It sank,” mayor Edda Marr told the Tidings.", "mayor Edda Marr told", "named"),
        ("“It sank,” said its owner, Piet Lorn.", "said its owner, Piet Lorn", "named"),
        ("“It sank,” she said.", "she said", "pronoun"),
        (
            "Edda Marr, who owns the boat, said it had sunk.",
            "Edda Marr, who owns the boat, said",
            "named",
        ),
        ("Police said it had sunk.", "Police said", "role"),
        ("The port office (PO) said that it had sunk.", "The port office (PO) said", "role"),
        (
            "The loss was announced by the shipping ministry.",
            "announced by the shipping ministry",
            "role",
        ),
    ],
)
def test_a_source_is_found_with_the_words_that_name_it(
    sentence: str, words: str, kind: str
) -> None:
    assert sources(sentence) == [(words, kind)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Islamic State took the town on Monday.",
        "The council announced a plan for the harbour.",
        "They came from senior posts in the ministry.",
        "The answer is a date in June.",
        "He is said to be in Lisbon.",
        "She declined to say more.",
        '"He said so," was written on the wall.',
    ],
)
def test_acts_nouns_and_what_stands_in_quotation_marks_are_no_sources(sentence: str) -> None:
    assert sources(sentence) == []


def test_a_source_in_front_vouches_for_what_follows() -> None:
    assert covered("Police said the boat had sunk off the pier.") == [
        "the boat had sunk off the pier."
    ]


def test_a_source_behind_vouches_for_the_whole_sentence() -> None:
    assert covered("Seven were hurt, a nurse said, and six went home.") == [
        "Seven were hurt,",
        ", and six went home.",
    ]
