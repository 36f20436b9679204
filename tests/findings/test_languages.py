"""In which language an article is, as the rules about words want to know it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.articles.article import ArticleFacts
from copydesk.findings.text.languages import language_of
from tests.made_articles import made_article

ENGLISH = "The bridge stays closed until the engineers have looked at every bolt, the mayor said."
PORTUGUESE = "A ponte fica fechada até que os engenheiros tenham visto todos os parafusos."
GERMAN = "Die Brücke bleibt gesperrt, bis die Ingenieure jede Schraube geprüft haben."


@pytest.mark.parametrize(
    ("sentence", "language"), [(ENGLISH, "en"), (PORTUGUESE, "pt"), (GERMAN, "de")]
)
def test_an_article_is_in_the_language_of_its_words(sentence: str, language: str) -> None:
    assert language_of(made_article(sentence)) == language


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


@settings(max_examples=50)
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
        "from copydesk.findings.text.languages import language_of\n"
        "from tests.made_articles import made_article\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n"
        "sys.exit(language_of(made_article(sys.argv[1])))\n"
    )
    command = [sys.executable, "-B", "-c", program, GERMAN]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.stderr == "de\n"
