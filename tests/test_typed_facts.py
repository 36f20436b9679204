"""Dates and languages as people type them, and what is suggested for them."""

from __future__ import annotations

import pytest

from copydesk.articles.article import Article, ArticleFacts
from copydesk.articles.language_names import language_named, name_of_language
from copydesk.articles.languages import grammatical_words
from copydesk.articles.suggested_facts import suggested_facts
from copydesk.articles.typed_dates import day_typed
from copydesk.errors import InputError
from tests.made_articles import made_article

TYPED_DAYS = {
    "2032-05-07": "2032-05-07",
    "2032-5-7": "2032-05-07",
    "20320507": "2032-05-07",
    "7 May 2032": "2032-05-07",
    "7th of May, 2032": "2032-05-07",
    "May 7, 2032": "2032-05-07",
    "7.5.2032": "2032-05-07",
    "17/5/2032": "2032-05-17",
    "5/17/2032": "2032-05-17",
    "7. Mai 2032": "2032-05-07",
    "7 de mayo de 2032": "2032-05-07",
    "Friday, 7 May 2032, 18:40": "2032-05-07",
    "2032-05-07T18:40:00Z": "2032-05-07",
}


@pytest.mark.parametrize("typed", TYPED_DAYS)
def test_a_day_is_read_in_any_form_that_has_one_meaning(typed: str) -> None:
    assert day_typed(typed) == TYPED_DAYS[typed]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("6/5/2032", "can be 6 May or 5 June. Type 2032-05-06 or 2032-06-05."),
        ("7 May", "lacks the year"),
        ("7 May 2032 to 9 May 2032", "more than one date"),
        ("2031-02-29", "no date that can be read"),
        ("15/16/2032", "no day of the calendar"),
        ("May 2032", "no date that can be read"),
        ("7.5.32", "no date that can be read"),
        ("last week", "no date that can be read"),
    ],
)
def test_what_is_no_day_or_two_is_refused_with_a_reason(typed: str, said: str) -> None:
    with pytest.raises(InputError, match="Type") as refused:
        day_typed(typed)
    assert said in str(refused.value)


def test_a_missing_year_is_the_storys_where_it_has_one() -> None:
    assert day_typed("7 May", 2032) == "2032-05-07"
    assert day_typed("7 May 2030", 2032) == "2030-05-07"
    with pytest.raises(InputError, match="no day of 2031"):
        day_typed("29 February", 2031)


TYPED_LANGUAGES = {
    "en": "en",
    "English": "en",
    "english": "en",
    "eng": "en",
    "anglais": "en",
    "Deutsch": "de",
    "ger": "de",
    "español": "es",
    "espanol": "es",
    "  français ": "fr",
    "日本語": "ja",
    "українська": "uk",
    "pt-BR": "pt-BR",
    "pt_br": "pt-BR",
    "zh-hant": "zh-Hant",
    "Icelandic": "is",
}


@pytest.mark.parametrize("typed", TYPED_LANGUAGES)
def test_a_language_is_known_by_its_names_and_codes(typed: str) -> None:
    assert language_named(typed) == TYPED_LANGUAGES[typed]


@pytest.mark.parametrize("typed", ["klingon", "xx", "englishman", "e", "12", "en;de"])
def test_another_word_is_refused_with_what_is_accepted(typed: str) -> None:
    with pytest.raises(InputError, match=r"is known here.*code of two letters"):
        language_named(typed)


def test_a_slip_is_told_what_was_nearly_typed() -> None:
    with pytest.raises(InputError, match="Type Portuguese, if you mean that"):
        language_named("portuguees")


def test_every_language_that_words_tell_has_a_name_that_leads_back_to_it() -> None:
    for code in grammatical_words():
        name = name_of_language(code)
        assert name != code
        assert language_named(name) == code


def suggested(article: Article, *others: ArticleFacts) -> dict[str, list[str]]:
    found = suggested_facts(article, others)
    return {name: [one.value for one in offers] for name, offers in found.items()}


def test_dates_come_from_the_name_the_first_lines_and_the_others_in_this_order() -> None:
    article = made_article(
        "VELKAU, May 9 (Tern Agency) -- The dam at Velkau has held.",
        "Updated 10 May 2032",
        name="dam/wire_20320508.txt",
    )
    other = ArticleFacts(published="2032-05-11", language="de", outlet="Velkau Bote")
    assert suggested(article, other) == {
        "outlet": ["Tern Agency", "Velkau Bote"],
        "published": ["2032-05-08", "2032-05-09", "2032-05-10", "2032-05-11"],
        "language": ["en", "de"],
    }


def test_each_suggestion_says_where_it_comes_from() -> None:
    article = made_article("Nothing is dated here.", name="2032-05-08-dam.txt")
    other = ArticleFacts(published="2032-05-11")
    told = {one.value: one.why for one in suggested_facts(article, [other, other])["published"]}
    assert told == {"2032-05-08": "in its file's name", "2032-05-11": "as 2 other articles"}


def test_a_day_without_a_year_is_no_suggestion_where_the_story_has_none() -> None:
    article = made_article("VELKAU, May 9 (Tern Agency) -- The dam at Velkau has held.")
    assert suggested(article)["published"] == []
    years = ArticleFacts(published="2031-12-30"), ArticleFacts(published="2032-01-02")
    assert suggested(article, *years)["published"] == ["2031-12-30", "2032-01-02"]
