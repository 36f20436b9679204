"""In which language an article is, as the rules about words want to know it."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.articles.article import ArticleFacts
from copydesk.articles.languages import language_of, language_of_text
from tests.made_articles import made_article
from tests.many_languages import LINES
from tests.tries import tries

ENGLISH = "The bridge stays closed until the engineers have looked at every bolt, the mayor said."
PORTUGUESE = "A ponte fica fechada até que os engenheiros tenham visto todos os parafusos."
GERMAN = "Die Brücke bleibt gesperrt, bis die Ingenieure jede Schraube geprüft haben."


@pytest.mark.parametrize(
    ("sentence", "language"), [(ENGLISH, "en"), (PORTUGUESE, "pt"), (GERMAN, "de")]
)
def test_an_article_is_in_the_language_of_its_words(sentence: str, language: str) -> None:
    assert language_of(made_article(sentence)) == language


@pytest.mark.parametrize("language", LINES)
def test_three_sentences_tell_any_of_the_languages(language: str) -> None:
    assert language_of_text(" ".join(LINES[language])) == language[:2]


def test_of_single_sentences_few_are_in_no_language_and_hardly_any_in_another() -> None:
    """Danish and Norwegian are told apart by a word or two."""
    told = [(code[:2], language_of_text(line)) for code, lines in LINES.items() for line in lines]
    others = [(code, found) for code, found in told if found not in ("", code)]
    assert {frozenset(pair) for pair in others} <= {frozenset({"da", "no"})}
    assert sum(not found for _, found in told) <= 2


@pytest.mark.parametrize(
    "line",
    [
        "Höfnin verður lokuð þar til kafarar hafa skoðað flakið, sagði bæjarstjórinn.",
        "Portua itxita egongo da urpekariek ontzia aztertu arte, esan zuen alkateak.",
        "Porth ar gau: deifwyr yn archwilio'r llongddrylliad, meddai'r maer.",
    ],
)
def test_a_language_that_the_table_lacks_is_taken_for_none_of_it(line: str) -> None:
    assert language_of_text(line) == ""


def test_a_headline_without_a_grammatical_word_is_told_by_its_letters_or_not_at_all() -> None:
    assert language_of_text("Żółw zjadł gęś") == "pl"
    assert language_of_text("Съёмки цыплят") == "ru"
    assert language_of_text("Mayor wins vote") == ""
    assert language_of_text("Zwölf Boote") == ""


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("et", "Sadam jääb suletuks, kuni tuukrid on vraki üle vaadanud, ütles linnapea."),
        ("lt", "Uostas lieka uždarytas, kol narai apžiūrės nuolaužas, pirmadienį sakė merė."),
        ("lv", "Osta paliek slēgta, līdz ūdenslīdēji būs apskatījuši vraku, sacīja mērs."),
        ("sl", "Pristanišče ostaja zaprto, dokler potapljači ne pregledajo razbitin, je dejala."),
    ],
)
def test_smaller_languages_are_told_as_well(language: str, line: str) -> None:
    assert language_of_text(line) == language


def test_entities_soft_hyphens_and_decomposed_letters_hide_no_word() -> None:
    english = ENGLISH.replace("the", "t\u00adhe").replace(" ", "&nbsp;")
    assert language_of_text(english) == "en"
    assert language_of_text(unicodedata.normalize("NFD", " ".join(LINES["cs"]))) == "cs"


def test_a_name_in_foreign_letters_does_not_change_the_language() -> None:
    line = "Þóra Ægisdóttir and Žofie Šťastná said that they had seen the boats in the harbour."
    assert language_of_text(line) == "en"


def test_a_menu_and_a_list_of_names_at_the_top_do_not_hide_the_language() -> None:
    top = ["Home > World > Europe", "Velden Osterval Brannholm Karsovia", "Ida Lund/Kestrel"]
    assert language_of(made_article(*top, *[ENGLISH] * 3)) == "en"


def test_a_post_in_another_script_does_not_change_the_language() -> None:
    assert language_of(made_article(*[ENGLISH] * 4, "شكراً لأهل المدينة على كل شيء")) == "en"


@pytest.mark.parametrize("text", ["", "12.30", "😀 😀 😀", "Velden Osterval", "xq zzv kkw"])
def test_what_is_too_little_to_tell_is_in_no_language(text: str) -> None:
    assert language_of(made_article(text)) == ""


def test_boilerplate_in_another_language_is_not_read() -> None:
    assert language_of(made_article(PORTUGUESE, *[f"@{ENGLISH}"] * 5)) == "pt"


@pytest.mark.parametrize("tag", ["pt-BR", "pt", "PT", "pt_BR"])
def test_what_the_facts_say_counts_more_than_the_words(tag: str) -> None:
    article = replace(made_article(ENGLISH), facts=ArticleFacts(language=tag))
    assert language_of(article) == "pt"


@settings(max_examples=tries(50))
@given(st.text(max_size=200))
def test_any_characters_are_in_some_language_or_in_none(text: str) -> None:
    language = language_of(made_article(text or "x"))
    assert language == "" or (language.isalpha() and language.islower())


def test_a_lone_surrogate_and_a_hundred_thousand_letters_do_no_harm() -> None:
    assert language_of(made_article("\ud800")) == ""
    assert language_of(made_article("a" * 100_000)) in ("", "en")


def test_the_language_is_told_where_no_file_can_be_written_at_all() -> None:
    """Full disks: no temporary file either. Python writes none of its own then."""
    program = (
        "import resource, signal, sys\n"
        "from copydesk.articles.languages import language_of\n"
        "from tests.made_articles import made_article\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n"
        "sys.exit(language_of(made_article(sys.argv[1])))\n"
    )
    command = [sys.executable, "-B", "-c", program, GERMAN]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.stderr == "de\n"
