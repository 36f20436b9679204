"""Changed words: what is marked, what isn't, and that marks never tear a character apart."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.alignment.words import WordChanges, normal_form, word_changes
from copydesk.articles.article import Span

TEXTS = st.lists(
    st.sampled_from(
        [
            "the",
            "ferry",
            "The",
            "Aster",
            "212",
            "221",
            "a\u0301b",
            "é",
            "-",
            "–",
            "“",
            '"',
            ",",
            ".",
            "👩\u200d👩",
            "🇩🇪🇫🇷",
            "漢字",
            "क्षि",
            " \u0301",
            "don't",
            "don’t",
            "\t",
            "10,000",
            "ẞ",
            "ss",
        ]
    ),
    max_size=14,
).map(" ".join) | st.text(alphabet="ab '’\u0301\u200d-–\U0001f1e9漢.,\n", max_size=20)


def _marked(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


def _kept(text: str, spans: tuple[Span, ...]) -> str:
    """Return what isn't marked, in normal form without spaces."""
    at, kept = 0, []
    for span in spans:
        kept.append(text[at : span.start])
        at = span.end
    return "".join(normal_form(" ".join([*kept, text[at:]])).split())


def test_one_changed_number_is_marked_and_nothing_else() -> None:
    left = "All 212 passengers were taken ashore."
    right = "All 221 passengers were taken ashore."
    changes = word_changes(left, right)
    assert _marked(left, changes.left) == ["212"]
    assert _marked(right, changes.right) == ["221"]


def test_case_quotes_dashes_and_spaces_are_no_changes() -> None:
    left = "“The   ferry” — it's late\u00a0now"
    right = '"the ferry" - it’s LATE now'
    assert word_changes(left, right) == WordChanges((), (), rewritten=False)
    assert normal_form(left) == normal_form(right)


def test_an_added_phrase_is_marked_on_its_side_only() -> None:
    left = "The captain was not on board."
    right = "The captain was not on board, the coast guard said."
    changes = word_changes(left, right)
    assert changes.left == ()
    assert _marked(right, changes.right) == [", the coast guard said"]


def test_changes_nearer_than_two_words_are_one_mark() -> None:
    left = "Nobody on the ferry saw seven dark boats come near before dawn broke."
    right = "Nobody on the ferry saw eight dark ships come near before dawn broke."
    changes = word_changes(left, right)
    assert _marked(left, changes.left) == ["seven dark boats"]
    assert _marked(right, changes.right) == ["eight dark ships"]


def test_changes_two_words_apart_stay_two_marks() -> None:
    left = "Nobody on the ferry saw seven of the boats come near before dawn broke."
    right = "Nobody on the ferry saw eight of the ships come near before dawn broke."
    assert _marked(left, word_changes(left, right).left) == ["seven", "boats"]


def test_two_rewritten_sentences_are_shown_whole() -> None:
    changes = word_changes(
        "Police got a call from the flat that afternoon.",
        "Two brothers were found dead in Orange County, a coroner said.",
    )
    assert changes == WordChanges((), (), rewritten=True)


def test_a_sentence_cut_short_is_marked_though_most_is_gone() -> None:
    left = (
        "The minister, who had spent the morning with his advisers and then with the press of "
        "three countries, conceded after long hesitation that the plan must change."
    )
    right = "The minister conceded that the plan must change."
    assert not word_changes(left, right).rewritten


def test_a_common_phrase_is_never_marked_inside_a_rewritten_sentence() -> None:
    left = "Called that day, police found Ben Ullestad, 25, and Bran Ullestad, 22, dead there."
    right = "Officers saw Ben Ullestad, 25, and Bran Ullestad, 22, dead in a shared flat at noon."
    changes = word_changes(left, right)
    for text, spans in ((left, changes.left), (right, changes.right)):
        assert all("25" not in mark and "22" not in mark for mark in _marked(text, spans))


@given(TEXTS, TEXTS)
@settings(max_examples=300)
def test_what_is_not_marked_is_the_same_on_both_sides(left: str, right: str) -> None:
    changes = word_changes(left, right)
    if not changes.rewritten:
        assert _kept(left, changes.left) == _kept(right, changes.right)


@given(TEXTS, TEXTS)
@settings(max_examples=300)
def test_spans_are_ordered_disjoint_and_whole_graphemes(left: str, right: str) -> None:
    changes = word_changes(left, right)
    for text, spans in ((left, changes.left), (right, changes.right)):
        edges = [edge for span in spans for edge in (span.start, span.end)]
        assert edges == sorted(set(edges))
        assert all(0 <= edge <= len(text) for edge in edges)
        for edge in edges:
            if 0 < edge < len(text):
                assert not unicodedata.category(text[edge]).startswith("M")
                assert text[edge] != "\u200d"
                assert text[edge - 1] != "\u200d" or text[edge].isspace()


@given(TEXTS)
def test_a_text_beside_itself_has_no_changes(text: str) -> None:
    assert word_changes(text, text) == WordChanges((), (), rewritten=False)


def test_half_a_flag_is_never_marked() -> None:
    left, right = "Athletes of 🇩🇪🇫🇷 came in first", "Athletes of 🇩🇪🇮🇹 came in first"
    for text, spans in zip(
        (left, right),
        (word_changes(left, right).left, word_changes(left, right).right),
        strict=True,
    ):
        for span in spans:
            assert (span.start - text.index("🇩")) % 2 == 0
            assert (span.end - text.index("🇩")) % 2 == 0


@pytest.mark.parametrize(
    "piece", ["word ", "a\u0301", "\u0301", "👩\u200d", "🇩🇪", "漢", "a'", ".", "\n"]
)
def test_a_hundred_thousand_characters_are_not_searched_for_changes(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    assert word_changes(text, text + "more") == WordChanges((), (), rewritten=True)
    assert not word_changes(text, text).rewritten
