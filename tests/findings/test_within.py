"""What an article says that contradicts what it says elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

import copydesk
from copydesk.articles.article import Article
from copydesk.findings.finding import Finding
from tests.findings.pairs import article_of
from tests.findings.sentences import sentences

SATURDAY = "2031-03-15"


def _article(text: str) -> Article:
    return article_of(text, text, published=SATURDAY)


def _found(text: str) -> list[tuple[str, str, str, str]]:
    article = _article(text)
    return [
        (finding.kind, finding.severity, *_words(article, finding))
        for finding in copydesk.check_article(article)
    ]


def _words(article: Article, finding: Finding) -> tuple[str, str]:
    assert finding.left is not None
    assert finding.right is not None
    spans = finding.left, finding.right
    left, right = (article.text[span.start : span.end] for span in spans)
    return left, right


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("The trial ended on 31 April 2031.", ("date", "high", "31", "April")),
        (
            "The trial ended on Thursday, 15 March 2031.",
            ("date", "high", "Thursday", "15 March 2031"),
        ),
        ("The trial ended on Monday (14 March).", ("date", "medium", "Monday", "14 March")),
        (
            "The north gate of the old dam broke on Monday evening.\n"
            "Nobody slept.\n"
            "The north gate of the old dam broke on Tuesday evening.",
            ("date", "medium", "Monday evening", "Tuesday evening"),
        ),
        (
            "Rescue crews pulled 312 tired miners from the flooded shaft.\n"
            "By dawn crews had pulled 321 tired miners from the flooded shaft.",
            ("number", "medium", "312 tired miners", "321 tired miners"),
        ),
        (
            "#All 312 miners rescued from flooded shaft\n"
            "The 321 miners spent two nights in the flooded shaft.",
            ("number", "high", "312 miners", "321 miners"),
        ),
        (
            "The mayor, Runa Halvick, thanked them.\nLater Runa Havlick went home.",
            ("name", "high", "Runa Halvick", "Runa Havlick"),
        ),
        (
            "Transport Minister Pavel Orst spoke first.\n"
            "Transport Minister Magda Quill said nothing.",
            (
                "office",
                "medium",
                "Transport Minister Pavel Orst",
                "Transport Minister Magda Quill",
            ),
        ),
        (
            "The ferry struck the reef because of heavy sleet.\n"
            "It is too early to name a cause, the board said.",
            ("cause", "medium", "because of heavy sleet", "too early to name a cause"),
        ),
        (
            "Thirty of the 120 pupils, or 40 percent, were absent.",
            ("number", "high", "Thirty", "40 percent"),
        ),
        (
            "About 15 percent of the homes (45 of 90) were flooded.",
            ("number", "high", "15 percent of the homes", "45"),
        ),
    ],
)
def test_an_article_that_contradicts_itself_is_told_so(
    text: str, finding: tuple[str, str, str, str]
) -> None:
    assert _found(text) == [finding]


@pytest.mark.parametrize(
    "text",
    [
        "The trial ended on Saturday, 15 March 2031.",
        "The trial ended on Saturday (15 March).",
        "The trial ended on 29 February.",
        "On one trip they brought 140 people ashore.\nIn all 212 people were brought ashore.",
        "At first 12 people were counted in the hall.\nBy dawn 14 people were counted in the hall.",
        "Nine percent of the buses (12 of 130) failed the test.",
        "Two thirds of the council, 20 of 30 members, agreed.",
        "Six of the 8 judges, or three quarters, agreed.",
        "Six of the 40 rooms and 12 percent of the beds are free.",
        "The dam broke on Monday.\nThe mayor resigned on Tuesday.",
        "Former Transport Minister Pavel Orst spoke.\nTransport Minister Magda Quill listened.",
        "Foreign Minister Pavel Orst met Foreign Minister Magda Quill.",
        "Karl Jensen met Ida Jansen.\nJensen and Jansen spoke.",
        "The visit to Syria ended.\nThe Syrian minister left.",
        'The ferry sank. "It sank because of you," he said.\nIt is too early to name a cause.',
        "Trade fell because of the war.\nIt is too early to name a winner.",
    ],
)
def test_an_article_at_peace_with_itself_is_left_alone(text: str) -> None:
    assert _found(text) == []


def test_an_event_cannot_follow_a_post_that_speaks_of_it() -> None:
    told = "The crew of the old ferry was brought ashore on Friday night."
    post = "Tonight they are brought ashore. (@harbour) March 13, 2031"
    article = _article(f"{told}\n{post}")
    event, embed = article.sentences
    article = replace(article, sentences=(event, structs.replace(embed, kind="embed")))
    (finding,) = copydesk.check_article(article)
    assert _words(article, finding) == ("Friday night", "March 13, 2031")
    announced = told.replace("was brought", "will be brought")
    assert _found(f"{announced}\n{post}") == []


@given(st.lists(sentences, min_size=1, max_size=4))
def test_findings_stand_inside_the_article_in_order(lines: list[str]) -> None:
    article = _article("\n".join(" ".join(line.split()) or "-" for line in lines))
    findings = copydesk.check_article(article)
    starts = [finding.left.start for finding in findings if finding.left]
    assert len(starts) == len(findings)
    assert starts == sorted(starts)
    for finding in findings:
        assert finding.row == 0
        assert finding.left is not None
        assert finding.right is not None
        assert finding.left.start <= finding.right.start
        assert finding.right.end <= len(article.text)


@pytest.mark.parametrize(
    "line", ["one men " * 3_000, "Monday " * 5_000, "Al-Rifai Al-Lifai " * 2_000, "“" * 20_000]
)
def test_a_hostile_article_is_checked_in_time(line: str) -> None:
    copydesk.check_article(_article(f"{line}\n{line}"))
