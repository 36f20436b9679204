"""What the screens of the story draw stays within its lines, whatever articles say."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Final

import pytest
from rich.cells import cell_len

from widgets.claim_lines import ClaimState, claim_lines
from widgets.correction_lines import correction_lines
from widgets.matrix_lines import MatrixState, matrix_lines
from widgets.question_lines import question_lines
from widgets.shown_story import (
    ShownCell,
    ShownClaim,
    ShownCorrection,
    ShownMatrix,
    ShownQuestion,
    ShownQuote,
    ShownSide,
    ShownTeller,
    ShownWording,
)
from widgets.told import ToldLine

_WORDS: Final = (
    "the bridge",
    "橋は閉鎖された" * 20,
    "هدم الجسر ليلا",
    "e\u0301\u0302 \U0001f469\u200d\U0001f692 bridge",
    "\x1b[31mred\x07 \u202eegdirb",
    "",
)
"""Words that take more cells than characters, fewer, or would be obeyed by a terminal."""

_SIZES: Final = tuple(product((40, 80, 120), (10, 24, 40)))


def _fit(lines: Sequence[ToldLine], size: tuple[int, int]) -> None:
    """Check that lines may be drawn as they are, within a size."""
    assert len(lines) <= size[1]
    for line in lines:
        text = "".join(piece.text for piece in line)
        assert cell_len(text) <= size[0], text
        assert "\x1b" not in text
        assert "\u202e" not in text


def _question(words: str, decided: str = "") -> ShownQuestion:
    sides = (ShownSide(words, ("1", words)), ShownSide("", ("3", "4")))
    quotes = tuple(ShownQuote(name, words, words, words) for name in ("1", words or "2"))
    return ShownQuestion(frozenset((words,)), "high", "name", sides, quotes, 3, decided, words)


@pytest.mark.parametrize("size", _SIZES, ids=str)
@pytest.mark.parametrize("words", _WORDS, ids=range(len(_WORDS)))
def test_questions_and_their_sentences_fit(words: str, size: tuple[int, int]) -> None:
    questions = [_question(words + str(n), words if n % 2 else "") for n in range(50)]
    for at in (0, 20, 49):
        _fit(question_lines(questions, at, size), size)


@pytest.mark.parametrize("size", _SIZES, ids=str)
@pytest.mark.parametrize("words", _WORDS, ids=range(len(_WORDS)))
def test_a_claim_fits(words: str, size: tuple[int, int]) -> None:
    tellers = tuple(ShownTeller(n, n, words, words, words) for n in range(12))
    wordings = (
        ShownWording(tellers[:1], words, ((0, len(words)),)),
        ShownWording(tellers[1:], words),
    )
    claim = ShownClaim("row 1", words, wordings, (words,), (words,))
    for state in (ClaimState(), ClaimState(1, 10)):
        _fit(claim_lines(claim, state, size), size)


@pytest.mark.parametrize("size", _SIZES, ids=str)
@pytest.mark.parametrize("words", _WORDS, ids=range(len(_WORDS)))
def test_what_must_be_corrected_fits(words: str, size: tuple[int, int]) -> None:
    quote = ShownQuote(words, words, words, words)
    found = [ShownCorrection(n, 0, words, words, words, quote, "row 2") for n in range(60)]
    for at in (0, 30, 59):
        _fit(correction_lines(found, at, size), size)


@pytest.mark.parametrize("size", _SIZES, ids=str)
@pytest.mark.parametrize("articles", [2, 5, 40])
def test_a_matrix_of_up_to_forty_articles_fits_and_shows_the_pair_under_the_cursor(
    articles: int, size: tuple[int, int]
) -> None:
    names = tuple(f"{n} {_WORDS[n % 5]}" for n in range(articles))
    cells = {(n, m): ShownCell(n, m, 0, 0) for n in range(articles) for m in range(n + 1, articles)}
    matrix = ShownMatrix(names, tuple(range(articles)), cells)
    for line, column in ((0, 1), (articles - 1, 0), (articles // 2, articles - 1)):
        lines = matrix_lines(matrix, MatrixState(line, column), size)
        _fit(lines, size)
        assert [piece.role for drawn in lines for piece in drawn].count("here") == 1


def _text(lines: Sequence[ToldLine]) -> list[str]:
    return ["".join(piece.text for piece in line) for line in lines]


def test_a_sentence_shown_from_its_middle_says_so() -> None:
    long = "The harbour master said again and again that nobody had asked him. " * 6
    quotes = tuple(ShownQuote(name, long, "Ekeby", long) for name in ("anna", "bert", "carl"))
    sides = (ShownSide("Ekeby", ("anna",)), ShownSide("Eckeby", ("bert", "carl")))
    question = ShownQuestion(frozenset({1}), "high", "name", sides, quotes, 2)
    below = [line for line in _text(question_lines([question], 0, (80, 24))) if "bert" in line[:8]]
    assert below
    assert all("..." in line for line in below)
    _fit(question_lines([question], 0, (80, 24)), (80, 24))


@pytest.mark.parametrize("teller", range(12))
def test_the_name_under_the_cursor_is_seen_where_not_all_names_are(teller: int) -> None:
    tellers = tuple(ShownTeller(n, n, f"writer{n}", "", "to do") for n in range(12))
    claim = ShownClaim("row 1", "", (ShownWording(tellers, "The quay is closed."),))
    lines = claim_lines(claim, ClaimState(0, teller), (60, 8))
    assert [p.text for line in lines for p in line if p.role == "here"] == [f" writer{teller} "]
