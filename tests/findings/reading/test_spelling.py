"""Two spellings: of one name, of one name garbled, or of two."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.findings.language.forms import key_of
from copydesk.findings.reading.near_names import names_at_odds, near_names
from copydesk.findings.reading.spelling import abbreviates, likeness
from tests.findings.reading.read import names_in
from tests.work import FOURFOLD, growth


def alike(one: str, other: str) -> str:
    return likeness([key_of(w) for w in one.split()], [key_of(w) for w in other.split()])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mirel Oduna", "ODUNA"),
        ("M Oduna", "Mirel Oduna"),
        ("al Rifai", "Rifai"),
        ("Kim Song ho", "Kim Songho"),
        ("United Nations", "U.N."),
        ("Central Bank of Norland", "CBN"),
        ("Norland", "Norlander Norland"),
        ("Iraq", "Iraqis"),
        ("Syria", "Syrian"),
    ],
)
def test_a_name_written_at_another_length_is_the_same(one: str, other: str) -> None:
    assert alike(one, other) == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammed Morsi", "Muhammad Mursi"),
        ("Hosni Mobarak", "Husni Mubarak"),
        ("Osama bin Laden", "Usama bin Ladin"),
        ("Hezbollah", "Hizbullah"),
        ("Khan Younis", "Khan Yunis"),
        ("Quran", "Koran"),
        ("Houthi", "Huthi"),
        ("Kandahar", "Qandahar"),
        ("Zelensky", "Zelenskyy"),
        ("Kharkov", "Kharkiv"),
        ("Gorbachev", "Gorbatschow"),
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("Aleksandr", "Alexander"),
        ("Одессе", "Одессу"),
        ("Смирнов", "Смирновым"),
        ("Jürgen Köhler", "Juergen Koehler"),
        ("Groß Gönnern", "Gross Goennern"),
        ("Bjørn", "Bjoern"),
        ("Ålgård", "Aalgaard"),
    ],
)
def test_another_transliteration_or_case_is_a_variant(one: str, other: str) -> None:
    assert alike(one, other) == "variant"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Callagher", "Callaher"),
        ("Mirel Lund", "Mirel Lunde"),
        ("Savannah Oduna", "Savanah Oduna"),
        ("Huad Mansour", "Fouad Mansour"),
        ("Oduna", "Oudna"),
        ("Meyer", "Meier"),
        ("Andersen", "Anderson"),
        ("Grossman", "Grossmann"),
        ("Rafael", "Rafal"),
    ],
)
def test_a_letter_too_many_too_few_or_wrong_is_a_misspelling(one: str, other: str) -> None:
    assert alike(one, other) == "misspelt"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Iraq", "Iran"),
        ("Austria", "Australia"),
        ("Niger", "Nigeria"),
        ("Mali", "Malta"),
        ("State", "States"),
        ("North Korea", "South Korea"),
        ("Mirel Oduna", "Jan Oduna"),
        ("Lund", "Ruiz"),
    ],
)
def test_two_names_are_two(one: str, other: str) -> None:
    assert alike(one, other) == "other"


WORDS = st.lists(st.text(alphabet="abdefghikmnoqstuvyzаеийу", min_size=1, max_size=9), max_size=4)


@given(WORDS, WORDS)
def test_likeness_is_the_same_from_either_side(one: list[str], other: list[str]) -> None:
    assert likeness(one, other) == likeness(other, one)


def test_near_names_of_two_articles_are_found_wherever_they_stand() -> None:
    left = names_in("They met Mirel Lund near Anbar.", "They met Muammar Gaddafi in Tarvik.")
    right = names_in("In Tarvik they saw Moammar Qadhafi.", "They saw Mirel Lunde there.")
    assert {
        (one.words[-1], other.words[-1], how) for one, other, how in near_names(left, right)
    } == {
        ("lund", "lunde", "misspelt"),
        ("gaddafi", "qadhafi", "variant"),
    }


def test_whoever_writes_both_names_knows_them_apart() -> None:
    both = names_in("They met Mirel Lund and Jan Lunde.")
    assert list(near_names(both, names_in("They met Jan Lunde."))) == []


def test_a_new_name_in_every_sentence_costs_in_proportion() -> None:
    def work(size: int) -> Callable[[], object]:
        chance = random.Random(size)
        sides = [
            names_in(*(f"He met {made_up(chance)} {made_up(chance)} there." for _ in range(size)))
            for _ in range(2)
        ]
        return lambda: list(near_names(sides[0], sides[1]))

    assert growth(work, 200) < FOURFOLD


def made_up(chance: random.Random) -> str:
    syllables = (chance.choice("bcdfgklmnprst") + chance.choice("aeiou") for _ in range(4))
    return "".join(syllables).title()


def test_a_name_written_otherwise_once_among_many_times_is_a_slip() -> None:
    left = names_in(*["They met Tarviken."] * 3, "They met Tarvikne.")
    right = names_in("They met Mirel Tarviken.")
    [(one, other, how)] = near_names(left, right)
    assert (one.words, other.words, how) == (("tarvikne",), ("mirel", "tarviken"), "misspelt")
    assert [how for *_, how in near_names(right, left)] == ["misspelt"]


def test_an_article_at_odds_with_itself_over_a_name_is_noticed() -> None:
    names = names_in(
        "They met Jan Tarviken.", "They met Tarviken.", "They met Tarvikken.", "They met Koreans."
    )
    assert [(one.words, other.words) for one, other in names_at_odds(names)] == [
        (("tarvikken",), ("jan", "tarviken"))
    ]
    assert list(names_at_odds(names_in("They met Korean and Koreans.", "They met Korean."))) == []


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("pl", "Warszawa", "Warszawie"),
        ("fi", "Tampere", "Tampereella"),
        ("cs", "Novák", "Novákovi"),
        ("de", "Tarviken", "Tarvikens"),
        ("el", "Αθήνα", "Αθήνας"),
        ("uk", "Одеса", "Одесою"),
        ("fi", "Jokinen", "Jokisen"),
        ("fi", "Mattila", "Mattilassa"),
        ("fi", "Ellis", "Ellikselle"),
        ("et", "Kuusk", "Kuuskile"),
        ("hu", "Szolnok", "Szolnokon"),
        ("hu", "Takács", "Takáccsal"),
        ("pl", "Zofia Wolska", "Zofii Wolskiej"),
        ("cs", "Karel", "Karla"),
        ("cs", "Ostrava", "Ostravou"),
        ("hr", "Osijek", "Osijeku"),
        ("ru", "Орёл", "Орла"),
        ("tr", "Izmir", "Izmirden"),
        ("lt", "Kaunas", "Kaune"),
    ],
)
def test_case_endings_are_no_spellings_where_the_language_has_cases(
    language: str, one: str, other: str
) -> None:
    ours, theirs = ([key_of(word) for word in name.split()] for name in (one, other))
    assert likeness(ours, theirs, language) == "variant"
    assert likeness([key_of("Lund")], [key_of("Lunde")], "en") == "misspelt"


def test_the_noun_behind_a_name_tells_that_two_garbled_names_are_one() -> None:
    left = names_in("They fought in Ambar province and with Iraq forces.")
    right = names_in("They fought in Anber province and with Iran forces.")
    assert [one.words + other.words for one, other, _ in near_names(left, right)] == [
        ("ambar", "anber")
    ]
    assert list(near_names(left, names_in("They fought in Anber town."))) == []


@pytest.mark.parametrize(("language", "one", "other"), [
    ("", "Kallio", "Kalliossa"), ("en", "Mattila", "Mattilassa"),
])  # fmt: skip
def test_an_ending_is_a_case_only_in_a_language_that_has_it(
    language: str, one: str, other: str
) -> None:
    assert likeness([key_of(one)], [key_of(other)], language) != "variant"


@pytest.mark.parametrize(
    ("short", "words", "does"),
    [
        ("CFO", "chief financial officer", True),
        ("CFO", "chief financial", True),
        ("GPs", "general practitioners", True),
        ("UN", "united nations", True),
        ("U.S.A.", "united states", True),
        ("MP", "member of parliament", True),
        ("EC", "european fisheries council", False),
        ("CFO", "chief executive", False),
        ("I", "italy", False),
        ("12", "1st 2nd", False),
    ],
)
def test_initials_abbreviate_a_run_of_words(short: str, words: str, does: bool) -> None:
    assert abbreviates(key_of(short), words.split()) is does


def test_a_short_name_nearly_like_a_given_name_is_another_person() -> None:
    longer = names_in("They met Angus Tarviken and Mirrel Oduna.")
    assert list(near_names(names_in("They met Mirel there."), longer)) == []
    assert [how for *_, how in near_names(names_in("They met Tarvikken."), longer)] == ["misspelt"]
