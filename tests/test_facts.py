"""Outlet, date, address and names of articles: what they say, what is guessed, what stays open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.articles.article import ArticleFacts
from copydesk.articles.dates import dates_in
from copydesk.articles.facts import dateline_day, facts_of, short_name
from copydesk.articles.header import header_of
from copydesk.articles.structure import paragraphs_of

BODY = "\n\nThe wall fell at noon.\n\nNobody was hurt, the mayor said.\n"


def facts(text: str, name: str = "a.txt") -> ArticleFacts:
    return facts_of(name, text, paragraphs_of(text))


def test_front_matter_says_it_all() -> None:
    text = (
        '---\ntitle: "Wall falls"\ndate: 2031-05-09T18:00:00Z\nupdated: 2031-05-11\nauthor: Ann\n'
        "publication: Norvik Post\nsource: Kestrel\nurl: https://post.example/wall\nlang: en_GB\n"
        "origin: source\ntags:\n  - wall\n---\n" + BODY
    )
    assert facts(text, "x/post.md") == ArticleFacts(
        short_name="Norvik Post",
        outlet="Norvik Post",
        published="2031-05-09",
        published_is_guess=False,
        url="https://post.example/wall",
        language="en-GB",
        origin="source",
        title="Wall falls",
        author="Ann",
        updated="2031-05-11",
    )


def test_an_article_that_says_nothing_has_no_facts_but_its_files_name() -> None:
    assert facts(BODY, "story/007_0a1b2c3d4e5f.txt") == ArticleFacts(short_name="007")


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Outlet: Tolm Gazette\nDate: 10 May 2031" + BODY, "Tolm Gazette"),
        ("Source: Norvik Post\n\nWall falls" + BODY, "Norvik Post"),
        ("Wall falls\n\nBy Ann Doe (Kestrel News)" + BODY, "Kestrel News"),
        ("Wall falls\n\nThe Tolm Gazette\n\nBy Ann Doe" + BODY, "The Tolm Gazette"),
        ("Wall falls" + BODY + "\n© 2031 Tolm Weekly. All rights reserved.", "Tolm Weekly"),
        ("Wall falls" + BODY + "\nSource: Kestrel News", "Kestrel News"),
        ("URL: https://www.gazette.example/wall\n\nWall falls" + BODY, "gazette.example"),
        # Whom it copied from, or which agency wrote it, is not who printed it.
        ("Wall falls" + BODY + "\nOriginal Source: www.kestrel.example", ""),
        ("Wall falls\n\nTOLM, May 9 (Kestrel) - The wall fell." + BODY, ""),
        ("Wall falls\n\nBy Ann Doe (she/her)" + BODY, ""),
        ("Wall falls" + BODY + "\nSources: AP, Reuters", ""),
    ],
)
def test_the_outlet_is_who_printed_the_article(text: str, outlet: str) -> None:
    assert facts(text).outlet == outlet


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Wall falls\n\nPublished: May 9, 2031 10:15 AM" + BODY, "2031-05-09"),
        ("Wall falls\n\nUpdated May 11, 2031. Published May 9, 2031" + BODY, "2031-05-09"),
        ("Wall falls\n\nUpdated: 11 May 2031\n\nPublished: 9 May 2031" + BODY, "2031-05-09"),
        ("Wall falls\n\nUpdated: 11 May 2031" + BODY, "2031-05-11"),
        ("Wall falls\n\nBy Ann Doe | May 9, 2031" + BODY, "2031-05-09"),
        ("Wand fällt\n\nStand: 09.05.2031, 10:15 Uhr" + BODY, "2031-05-09"),
        ("Wall falls\n\n9 de mayo de 2031" + BODY, "2031-05-09"),
        ("TOLM, May 9, 2031 (Kestrel) -- The wall fell." + BODY, "2031-05-09"),
        ("date 2031-05-09 The wall of the quarry near Tolm fell" + BODY, "2031-05-09"),
        ("2031-05-09 The wall of the quarry near Tolm fell." + BODY, "2031-05-09"),
        ("Wall falls" + BODY + "\nFirst published 9 May 2031", "2031-05-09"),
        (
            "From: a@b.example\nTo: c@d.example\nDate: Fri, 09 May 2031 18:02 +0200" + BODY,
            "2031-05-09",
        ),
    ],
)
def test_a_date_that_the_article_gives_as_its_own_is_certain(text: str, published: str) -> None:
    found = facts(text, "2030-01-01.txt")
    assert (found.published, found.published_is_guess) == (published, False)


@pytest.mark.parametrize(
    ("text", "name", "published"),
    [
        (BODY, "2031-05-09-wall.txt", "2031-05-09"),
        (BODY, "wall_20310509.txt", "2031-05-09"),
        (BODY + "\nThey knock! — Tolm (@tolm) May 9, 2031\n" + BODY, "a.txt", "2031-05-09"),
        # A dateline tells the day; the year comes from the file's name or from the post.
        ("TOLM, May 9 (Kestrel) - It fell." + BODY, "2031-05-10.txt", "2031-05-09"),
        ("TOLM, Dec. 31 (Kestrel) - It fell." + BODY, "2031-01-01.txt", "2030-12-31"),
        ("TOLM, May 9 (AP) - It fell." + BODY + "\nHelp! — T (@t) May 8, 2031", "a", "2031-05-09"),
    ],
)
def test_a_date_put_together_from_hints_is_a_guess(text: str, name: str, published: str) -> None:
    found = facts(text, name)
    assert (found.published, found.published_is_guess) == (published, True)


@pytest.mark.parametrize(
    "text",
    [
        "TOLM, May 9 (Kestrel) - The wall fell." + BODY,
        "Wall falls\n\nPublished: 3/4/2031" + BODY,
        "Wall falls\n\nPublished on Friday" + BODY,
        "Wall falls\n\nIt had been inspected on May 9, 2029, the owner said." + BODY,
        "Wall falls" + BODY + "\nReader\nMay 12, 2031 at 10:02 am\nI heard it.",
    ],
)
def test_a_year_is_never_invented_nor_taken_from_the_story(text: str) -> None:
    assert facts(text).published == ""


def test_the_day_of_a_dateline_can_be_asked_for() -> None:
    text = "TOLM, May 9 (Kestrel) - The wall fell." + BODY
    assert dateline_day(text, paragraphs_of(text)) == (5, 9)
    assert dateline_day(BODY, paragraphs_of(BODY)) is None


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("Canonical: https://post.example/a\n\nWall falls" + BODY, "https://post.example/a"),
        ("Source: https://post.example/a\n\nWall falls" + BODY, "https://post.example/a"),
        ("Wall falls" + BODY + "\nSource: https://post.example/a", "https://post.example/a"),
        ("Wall falls" + BODY + "\nOriginal source: https://post.example/a", ""),
        ("Wall falls" + BODY + "\nSee https://post.example/a for more.", ""),
    ],
)
def test_the_address_comes_from_a_line_that_gives_it(text: str, url: str) -> None:
    assert facts(text).url == url


def test_a_language_is_a_tag_or_nothing() -> None:
    assert facts("---\nlang: de\n---\n" + BODY).language == "de"
    assert facts("---\nlang: nds\n---\n" + BODY).language == "nds"
    assert facts("---\nlanguage: Deutsch\n---\n" + BODY).language == "de"
    assert facts("---\nlanguage: Low German\n---\n" + BODY).language == ""
    assert facts("Der Wall ist gefallen.").language == ""


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("000_cf19e61d551453f9.txt", "000"),
        ("story/2-national.txt", "2 national"),
        ("kestrel_news--final.md", "kestrel news final"),
        ("2031-05-09-wall.txt", "2031-05-09 wall"),
        ("20310509.txt", "20310509"),
        ("1ff9e1d5-31b9-4526-a250-db0c3b886ee7.txt", "1ff9e1d5"),
        ("cf19e61d551453f9.txt", "cf19e61d"),
        ("defaced.txt", "defaced"),
        ("article.v2.txt", "article.v2"),
        ("渡轮.txt", "渡轮"),
    ],
)
def test_a_file_is_called_by_what_people_read_in_its_name(name: str, short: str) -> None:
    assert short_name(name) == short


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("March 14, 2031 and 15 March", ["2031-03-14", ""]),
        ("14. März 2031, le 1er mai 2031, 5 de mayo de 2031, 6 de maio de 2031",
         ["2031-03-14", "2031-05-01", "2031-05-05", "2031-05-06"]),
        ("14/03/2031 03/14/2031 05/05/2031 14.3.2031",
         ["2031-03-14", "2031-03-14", "2031-05-05", "2031-03-14"]),
        ("3/4/2031, 31 June 2031, May 2031, 12:30, 1.2.3.4", []),
    ],
)  # fmt: skip
def test_dates_are_read_where_their_order_is_certain(text: str, dates: list[str]) -> None:
    assert [day.iso for day in dates_in(text)] == dates


def test_a_rule_of_dashes_is_no_front_matter() -> None:
    assert header_of("---\nThe wall fell.\n---\n" + BODY).end == 0
    assert header_of("---\ntitle: never closed\n" + BODY).end == 0
    assert header_of("Tolm: wall falls" + BODY).end == 0


@given(st.text(max_size=200), st.text(max_size=30))
def test_facts_can_be_asked_of_any_text_and_name(text: str, name: str) -> None:
    found = facts(text, name)
    assert found.published == "" or len(found.published) == 10
