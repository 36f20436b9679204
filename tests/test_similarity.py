"""Features of cells: mirrored exactly, bounded in number, sensible on the plainest examples."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.alignment.names import near_identical_names
from copydesk.alignment.similarity import CellFeatures, Texts, cell_features
from tests.tries import tries

SENTENCES = st.lists(
    st.text(alphabet="ab éßЖ漢क् \u0301.,!-19AB\U0001f1e9", min_size=0, max_size=40),
    max_size=8,
)


def _mirrored(cells: list[CellFeatures]) -> list[CellFeatures]:
    return sorted(
        (
            msgspec.structs.replace(
                cell,
                left=cell.right,
                right=cell.left,
            )
            for cell in cells
        ),
        key=lambda cell: (cell.left, cell.right),
    )


@given(SENTENCES, SENTENCES)
@settings(max_examples=tries(60))
def test_swapping_the_texts_mirrors_every_feature_to_the_last_bit(
    left: list[str], right: list[str]
) -> None:
    assert cell_features(right, left) == _mirrored(cell_features(left, right))


def test_swapping_two_long_texts_mirrors_the_candidates() -> None:
    left = [f"Sentence {n} tells of town {n % 17} and of ship {n % 23}." for n in range(90)]
    right = [f"Ship {n % 23} left town {n % 13}, sentence {n}." for n in range(70)]
    assert cell_features(right, left) == _mirrored(cell_features(left, right))


@given(SENTENCES, SENTENCES)
@settings(max_examples=tries(60))
def test_all_shares_lie_between_none_and_all(left: list[str], right: list[str]) -> None:
    for cell in cell_features(left, right):
        for share in (cell.grams, cell.words, cell.names, cell.numbers):
            assert 0 <= share <= 1 + 1e-9


def test_what_is_rare_counts_by_how_few_cells_share_it() -> None:
    left = ["A ferry ran aground.", "A ferry ran late.", "The rock is Halden's."]
    right = ["The ferry of Halden ran late.", "A ferry ran late again."]
    texts = Texts(left, right)
    assert texts.rare_words[2, 0] == 1 + 1, "Halden, and the"
    assert (2, 0) not in texts.rare_pairs
    assert texts.rare_pairs[1, 1] > texts.rare_pairs[0, 1]


def test_equal_sentences_are_wholly_alike() -> None:
    sentence = "All 212 passengers of the Aster were taken ashore."
    cell = cell_features([sentence, "Something else."], [sentence])[0]
    assert (cell.words, cell.names, cell.numbers) == (1, 1, 1)
    assert cell.grams == pytest.approx(1)


def test_accents_and_case_make_no_difference() -> None:
    plain, accented = "Eleicao em Sao Paulo", "ELEIÇÃO EM SA\u0303O PAULO"
    assert cell_features([plain], [accented])[0].grams == pytest.approx(1)


def test_one_slip_in_a_long_name_is_forgiven_and_in_a_short_one_is_not() -> None:
    names = frozenset({"assad", "asad", "bashar", "bashir", "iraq", "iran"})
    assert near_identical_names(names) == {"assad": "asad", "bashir": "bashar"}


def test_a_made_up_vocabulary_of_near_names_is_not_compared_all_with_all() -> None:
    names = frozenset(f"abcde{chr(0x61 + n % 26)}{chr(0x61 + n // 26)}" for n in range(600))
    assert len(near_identical_names(names)) <= len(names)


def test_long_texts_look_at_a_bounded_number_of_cells() -> None:
    """The cost must grow with the sentences, not with their square."""
    left = [f"Alpha {n} beta {n * 7 % 1009} gamma {n % 31}." for n in range(1_000)]
    right = [f"Gamma {n % 37} alpha {n} delta {n * 11 % 997}." for n in range(1_000)]
    assert len(cell_features(left, right)) <= 2_000 * (5 + 3)


@pytest.mark.parametrize(
    "sentence", ["The same sentence again and again.", "?!", "", "x " * 50, "漢字" * 20]
)
def test_a_thousand_equal_sentences_look_at_a_bounded_number_of_cells(sentence: str) -> None:
    assert len(cell_features([sentence] * 1_000, [sentence] * 1_000)) <= 2_000 * (5 + 3)


def test_a_hundred_thousand_characters_without_a_full_stop_are_one_cheap_sentence() -> None:
    long = "word " * 20_000
    cells = cell_features([long], ["word by word", long, "A" * 100_000])
    assert [cell.right for cell in cells] == [0, 1]


def test_progress_rises_and_can_cancel() -> None:
    shares: list[float] = []
    Texts(["One sentence."] * 200, ["One sentence."] * 3, progress=shares.append)
    assert shares == sorted(shares)
    assert len(shares) > 2

    def cancel(share: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        Texts(["One sentence."], ["One sentence."], progress=cancel)
