"""Names in sentences: where they begin and end, what they name, and where capitals tell nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.findings.naming.mentions import mentions_in
from copydesk.findings.text.passage import Passage, reading_of
from tests.findings.pairs import article_of


def passages(text: str, language: str = "en") -> tuple[Passage, ...]:
    return reading_of(article_of(text, "made.txt", language=language)).passages


def named(text: str) -> list[str]:
    """Return the names in the first line, as written."""
    passage = passages(text)[0]
    spans = (passage.span(mention.first, mention.last) for mention in mentions_in(passage))
    return [passage.reading.article.text[span.start : span.end] for span in spans]


def kinds(text: str) -> dict[str, str]:
    passage = passages(text)[0]
    return dict(zip(named(text), (mention.kind for mention in mentions_in(passage)), strict=True))


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The boat reached Port Ellery, Ana Morrow said.", ["Port Ellery", "Ana Morrow"]),
        ("They met Omar al-Hadi and Nour Al Hadi there.", ["Omar al-Hadi", "Nour Al Hadi"]),
        ("It was led by al-Hadi in spring.", ["al-Hadi"]),
        ("They asked Ludwig van der Meer about it.", ["Ludwig van der Meer"]),
        ("They asked J. R. Morrow about it.", ["J. R. Morrow"]),
        ("The note came from Jean-Luc O'Hara again.", ["Jean-Luc O'Hara"]),
        ("He works for the Bank of Esterland now.", ["Bank of Esterland"]),
        ("He is a member of the Farmers' Union there.", ["Farmers' Union"]),
        ("She moved from Velden of all places.", ["Velden"]),
        ("It was the Velden-backed plan.", ["Velden"]),
        ("She visited Velden's harbour and Ostrava's.", ["Velden's", "Ostrava's"]),
    ],
)
def test_a_name_is_a_run_of_capitals_with_its_particles(sentence: str, names: list[str]) -> None:
    assert named(sentence) == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("They heard Capt. Ida Lund speak.", ["Ida Lund"]),
        ("They heard Deputy Foreign Minister Ida Lund speak.", ["Ida Lund"]),
        ("They heard Esterland President Ida Lund speak.", ["Esterland", "Ida Lund"]),
        ("They heard Dr Ida Lund on Friday in March.", ["Ida Lund"]),
        ("They heard Martin King sing.", ["Martin King"]),
    ],
)
def test_titles_weekdays_and_months_are_no_part_of_a_name(sentence: str, names: list[str]) -> None:
    assert named(sentence) == names


def test_the_first_word_of_a_sentence_is_a_name_only_if_the_article_says_so() -> None:
    assert named("Divers looked at the wreck.") == []
    assert named("Lund looked at the wreck.\nIt was clear to Lund at once.") == ["Lund"]
    assert named("Ida Lund looked at the wreck.") == ["Ida Lund"]
    assert named("However, the divers left.") == []


def test_in_title_case_and_capitals_only_names_known_from_the_text_count() -> None:
    body = "\nThe ferry left Velden at noon, Ida Lund said."
    assert named("#Big Ferry Leaves Velden After Long Stormy Night" + body) == ["Velden"]
    assert named("#BIG FERRY LEAVES VELDEN AFTER STORM" + body) == ["VELDEN"]
    assert named('He cried: "PEACE THROUGH STRENGTH" and left.') == []


def test_what_a_name_names_is_told_by_its_own_words_and_those_around_it() -> None:
    assert kinds("The captain met Mayor Ida Lund there.") == {"Ida Lund": "person"}
    assert kinds("It was Ida Lund, 34, who called.") == {"Ida Lund": "person"}
    assert kinds("It was the Harbour Safety Board again.") == {
        "Harbour Safety Board": "organisation"
    }
    assert kinds("It was the Ministry of Health again.") == {"Ministry of Health": "organisation"}
    assert kinds("It happened on Quay Street again.") == {"Quay Street": "place"}
    assert kinds("It happened in Velden again.") == {"Velden": "place"}
    assert kinds("It happened over Velden province again.") == {"Velden": "place"}


def test_a_person_named_once_with_a_title_is_a_person_everywhere() -> None:
    text = "They thanked Lund again.\nThe gift came from Mayor Ida Lund herself."
    assert kinds(text) == {"Lund": "person"}


def test_the_keys_of_a_name_leave_out_articles_and_particles() -> None:
    (mention,) = mentions_in(passages("They met Omar al-Hadi there.")[0])
    assert mention.keys == ("omar", "hadi")


def test_scripts_without_capitals_have_no_names() -> None:
    assert named("وصلت العبارة إلى الميناء") == []
    assert named("渡轮抵达港口。") == []


@given(st.text(st.sampled_from("Ab Cd.'’-al-“”&,of\u0301ÉİßΣ1 \u202e🚢ф"), max_size=120))
def test_whatever_stands_there_names_are_ordered_disjoint_and_begin_or_end_on_words(
    line: str,
) -> None:
    text = "#" + line.replace("\n", " ") + "x"
    for passage in passages(text):
        last = -1
        for mention in mentions_in(passage):
            assert last < mention.first <= mention.last < len(passage.tokens)
            assert mention.keys
            assert passage.tokens[mention.last].kind == "word"
            last = mention.last


@pytest.mark.parametrize(
    "hostile",
    [
        "A " * 30_000,
        "FIRST " * 20_000,
        "of The " * 15_000,
        "“" * 90_000,
        "a-" * 40_000,
        "J. " * 30_000,
    ],
)
def test_a_huge_line_costs_no_more_than_its_length(hostile: str) -> None:
    # Quadratic work on any of these takes minutes.
    for passage in passages("#" + hostile):
        assert len(mentions_in(passage)) <= len(passage.tokens)
