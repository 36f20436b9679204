"""Words for likeness in any script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.alignment.tokens import STEM, folded, spaced, stems, words_of


def _stems(text: str) -> list[str]:
    return stems(words_of(folded(text)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The carriers' CARGO, 2,100 t", ["the", "carrie", "cargo", "2", "100", "t"]),
        ("Łódź, Öl und Çay", ["łodz", "ol", "und", "cay"]),
        ("港長の山田", ["港長", "長の", "の山", "山田"]),
        ("火災で34人", ["火災", "災て", "34", "人"]),
        ("कप्तान शर्मा", ["कपतन", "शरम"]),
        ("２１２名", ["212", "名"]),
        ("", []),
        ("?!", []),
    ],
)
def test_a_text_has_these_words(text: str, words: list[str]) -> None:
    assert _stems(text) == words


@given(st.text())
def test_words_are_short_and_trigrams_stand_between_single_spaces(text: str) -> None:
    assert all(0 < len(word) <= STEM for word in _stems(text))
    padded = spaced(words_of(folded(text)))
    assert padded == f" {' '.join(padded.split())} "


@given(st.text(st.characters(codec="ascii")), st.text(st.characters(codec="ascii")))
def test_words_of_two_pieces_are_the_words_of_both(one: str, other: str) -> None:
    assert _stems(f"{one} {other}") == _stems(one) + _stems(other)
    assert _stems(f"{one} é {other}") == [*_stems(one), "e", *_stems(other)]
