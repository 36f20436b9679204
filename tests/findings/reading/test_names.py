"""Names: which words of an article are one, and what belongs to them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.findings.reading.names import names_of
from tests.findings.reading.read import names_in, tokens_in, written
from tests.made_articles import made_article
from tests.work import FOURFOLD, growth


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("On Friday the ferry left for Tarvik.", ["Tarvik"]),
        ("They met Mirel Oduna of the Bank of Norland.", ["Mirel Oduna", "Bank of Norland"]),
        ("They met the Tarvik Sheriff's Office.", ["Tarvik Sheriff's Office"]),
        ("They crossed Norland’s Tarvik province.", ["Norland", "Tarvik"]),
        ("They met Anna van der Meer and al-Rifai.", ["Anna van der Meer", "al-Rifai"]),
        ("They met J. R. Oduna at NATO.", ["J. R. Oduna", "NATO"]),
        ("They met Kim Song-ho, a Tarvik-based builder.", ["Kim Song-ho", "Tarvik"]),
    ],
)
def test_a_capital_inside_a_sentence_makes_a_name(sentence: str, names: list[str]) -> None:
    assert written(sentence) == names


def test_the_first_word_of_a_sentence_is_a_name_only_if_it_is_one_elsewhere() -> None:
    assert written("Ferries stood still.", "Tarvik was dark.", "Nobody left Tarvik.") == [
        "Tarvik",
        "Tarvik",
    ]


def test_a_headline_in_title_case_makes_no_names_of_its_words() -> None:
    assert written(
        "#Ferry Sinks Near Tarvik After Heavy Storm", "The ferry sank near Tarvik in a storm."
    ) == ["Tarvik", "Tarvik"]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("They met Prime Minister Mirel Oduna there.", "Prime Minister"),
        ("Transport Minister Mirel Oduna left for Tarvik.", "Transport Minister"),
        ("It went to the defence minister Mirel Oduna.", "defence minister"),
        ("They met acting mayor Mirel Oduna there.", "acting mayor"),
        ("The chairman and CEO Mirel Oduna left.", "chairman and CEO"),
        ("It went to Secretary of State Mirel Oduna there.", "Secretary of State"),
        ("They met Mirel Oduna, the former head of the agency.", "former head of the agency"),
        ("They met Mirel Oduna, Norsk chairman and chief executive.",
         "Norsk chairman and chief executive"),
        ("They met Mirel Oduna, who met the mayor.", ""),
        ("They met Mirel Oduna there.", ""),
    ],
)  # fmt: skip
def test_an_office_beside_a_name_is_its_title(sentence: str, title: str) -> None:
    [name] = [name for name in names_in(sentence) if name.words == ("mirel", "oduna")]
    assert name.title == title
    assert made_article(sentence).text[name.title_start : name.title_end] == title


def test_an_age_or_an_office_makes_a_person_of_a_name_and_of_its_surname() -> None:
    kinds = {name.words: name.kind for name in names_in(
        "They met Mirel Oduna, 34, near Tarvik.", "It was late, Oduna thought."
    )}  # fmt: skip
    assert kinds == {("mirel", "oduna"): "person", ("tarvik",): "place", ("oduna",): "person"}


@pytest.mark.parametrize(
    ("language", "sentence", "names"),
    [
        ("fr", "La visite d'Hervé Arnaud à Évreux a réuni l’Opéra.",
         ["Hervé Arnaud", "Évreux", "Opéra"]),
        ("tr", "Bugün Ankara'da Erdem Yıldız'ın evi yandı.", ["Ankara", "Erdem Yıldız"]),
        ("ru", "Вчера Иван Петров приехал в Москву.", ["Иван Петров", "Москву"]),
        ("it", "Oggi il presidente dell'Enel ha lasciato Roma.", ["Enel", "Roma"]),
    ],
)  # fmt: skip
def test_a_name_has_neither_elided_article_nor_ending(
    language: str, sentence: str, names: list[str]
) -> None:
    assert written(sentence, language=language) == names


def test_a_german_noun_is_no_name_for_its_capital_alone() -> None:
    assert written(
        "Am Abend sprach Mirel Oduna mit der Polizei über den Brand im Hafen.", language="de"
    ) == ["Mirel Oduna"]


@given(
    st.lists(
        st.text(alphabet="AbÉé 'D’d-.,\"“é1Из中", min_size=1, max_size=60).filter(str.strip),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from(["en", "fr", "de", "tr", ""]),
)
def test_names_are_ordered_disjoint_and_inside_their_sentences(
    sentences: list[str], language: str
) -> None:
    article = made_article(*(sentence.strip() for sentence in sentences))
    reached = 0
    for name in names_of(article.text, tokens_in(article), language):
        assert reached <= name.start < name.end
        assert any(s.start <= name.start and name.end <= s.end for s in article.sentences)
        assert all(name.words)
        reached = name.end


@pytest.mark.parametrize("words", ["He met Tarvik there. ", "Tarvik ", "of Tarvik ", "Mayor "])
def test_thousands_of_capitals_cost_in_proportion(words: str) -> None:
    def work(size: int) -> Callable[[], object]:
        article = made_article("we saw " + words * size, *(["It fell."] * size))
        return lambda: names_of(article.text, tokens_in(article), "en")

    assert growth(work, 200) < FOURFOLD


def test_a_name_misspelt_at_the_beginning_of_a_sentence_is_one() -> None:
    assert written("They met Mirel Tarviken.", "Tarvikne was late.")[-1] == "Tarvikne"


def test_a_body_is_no_person_with_a_title() -> None:
    names = names_in("They called the Justice Department, and the Police Chief Mirel Oduna.")
    assert [(name.words, name.title) for name in names] == [
        (("justice", "department"), ""),
        (("mirel", "oduna"), "Police Chief"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The page was left to Mirel Oduna, made private by the founder of it.",
        "They met at Mirel Oduna, said president Jan Lund.",
        "They love Mirel Oduna, according to president Jan Lund.",
        "He went to see Mirel Oduna, manager Jan Lund told us.",
    ],
)
def test_what_follows_a_name_is_not_always_its_title(sentence: str) -> None:
    [name] = [name for name in names_in(sentence) if name.words == ("mirel", "oduna")]
    assert name.title == ""


def test_a_founder_is_of_a_body_with_a_whole_name() -> None:
    assert written("They met the founder of Norland Foods and the Justice Department's Guard.") == [
        "Norland Foods",
        "Justice Department's Guard",
    ]
