"""What only one article tells is asked about, and not too much of it at a time."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.alignment.link import Link, Scores
from copydesk.alignment.rows import rows_of
from copydesk.articles.article import Article
from copydesk.articles.read_article import article_again
from copydesk.comparison import compare
from copydesk.findings.finder import find
from copydesk.findings.finding import Finding
from tests.made_articles import made_article
from tests.tries import tries

STORY: Final = (
    "The cable car on Mount Ostra stopped at noon on Saturday with 34 people on board.",
    "Crews lowered the passengers on ropes, and the last of them reached the ground at dusk.",
    "A gust of 90 kilometres an hour had tripped the brakes, the operator said.",
    "Inspectors had warned of worn brake pads in March.",
    "“We hung there and sang,” said Petra Vance, a teacher from Dorn.",
    "The operator denies that it put off repairs.",
    "Team North said the new brakes passed all twelve tests.",
    "Team South said the new brakes passed all twelve tests.",
    "The line will stay shut until the council has met.",
)
"""Sentences that have nothing in common but the story, and two that are all but one."""
CLAUSES: Final = (
    (
        "The mill burned down on Sunday, although sprinklers had been fitted in 2021.",
        "The mill burned down on Sunday.",
    ),
    (
        "The surgeon, who had been suspended twice before, left the clinic in June.",
        "The surgeon left the clinic in June.",
    ),
    (
        "The owner sold the vineyard because three harvests had failed.",
        "The owner sold the vineyard.",
    ),
    ("Divers searched the lake, but no trace was found.", "Divers searched the lake."),
)
"""A sentence, and the same without a clause."""


def _one_sided(left: Article, right: Article) -> list[Finding]:
    return [each for each in compare(left, right).findings if not (each.left and each.right)]


def _asked(left: Article, right: Article) -> list[str]:
    """Return the words that one-sided findings point at."""
    found = _one_sided(left, right)
    return [
        *(left.quote(each.left) for each in found if each.left),
        *(right.quote(each.right) for each in found if each.right),
    ]


def _read(text: str) -> Article:
    return article_again("read.txt", sha256(text.encode()).hexdigest(), text)


@pytest.mark.parametrize("at", range(len(STORY)))
def test_a_sentence_that_was_dropped_from_a_copy_is_asked_about(at: int) -> None:
    whole, short = made_article(*STORY), made_article(*STORY[:at], *STORY[at + 1 :])
    (found,) = compare(whole, short).findings
    assert (found.kind, found.type, found.right) == ("omission", "sentence", None)
    assert found.left is not None
    assert whole.quote(found.left) in STORY[at]
    assert found.reason.endswith(": left out?")
    (mirrored,) = compare(short, whole).findings
    assert (mirrored.kind, mirrored.left, mirrored.right) == ("addition", None, found.left)
    assert mirrored.reason.endswith(": only here?")


@pytest.mark.parametrize(("whole", "short"), CLAUSES)
def test_a_clause_that_was_dropped_is_asked_about(whole: str, short: str) -> None:
    one, other = (made_article(*STORY[:3], told, *STORY[3:]) for told in (whole, short))
    (words,) = _asked(one, other)
    assert words in whole
    assert words not in short
    assert _asked(other, one) == [words]


def test_no_sentence_that_has_a_partner_is_asked_about_as_a_whole() -> None:
    retold = (
        "Thirty-four people were on board when the cable car on Mount Ostra stopped on Saturday.",
        "Crews brought the passengers down on ropes; at dusk the last reached the ground.",
        *STORY[2:],
    )
    one, other = made_article(*STORY), made_article(*retold)
    assert "sentence" not in {each.type for each in compare(one, other).findings}


@given(st.permutations(STORY), st.lists(st.sampled_from([" ", "\n\n"]), min_size=9, max_size=9))
@settings(max_examples=tries(25))
def test_nothing_is_left_out_where_only_paragraphs_or_their_order_differ(
    shuffled: list[str], gaps: list[str]
) -> None:
    other = "".join(f"{told}{gap}" for told, gap in zip(shuffled, gaps, strict=True))
    assert _asked(_read("\n\n".join(STORY)), _read(other)) == []


@given(st.lists(st.sampled_from(STORY), min_size=1, max_size=6, unique=True))
@settings(max_examples=tries(25))
def test_with_the_articles_swapped_what_is_left_out_becomes_what_is_added(
    kept: list[str],
) -> None:
    one, other = made_article(*STORY), made_article(*kept)
    there, back = _one_sided(one, other), _one_sided(other, one)
    turned = {"omission": "addition", "addition": "omission"}
    assert [(turned[f.kind], f.right, f.left, f.severity, f.confidence) for f in there] == [
        (f.kind, f.left, f.right, f.severity, f.confidence) for f in back
    ]


@pytest.mark.parametrize("mark", ["#", "@", "^"])
def test_each_newsrooms_own_headlines_captions_and_furniture_are_not_missed(mark: str) -> None:
    extra = f"{mark}Rescue on the mountain as 34 hang above the gorge"
    assert _asked(made_article(extra, *STORY), made_article(*STORY)) == []
    assert _asked(made_article(*STORY, extra), made_article(*STORY)) == []


def test_what_is_told_once_here_and_twice_there_is_not_missed() -> None:
    assert _asked(made_article(*STORY, STORY[3]), made_article(*STORY)) == []


def test_two_independent_articles_are_asked_about_few_things_only() -> None:
    first = "The ferry strike in Halden ended on Friday after nine days."
    ours = [f"{name} Berg said the {thing} cost {number} crowns." for name, thing, number in zip(
        ("Ada", "Bo", "Cleo", "Dan", "Eli", "Fay", "Gus", "Hal", "Ines", "Jan"),
        ("crane", "bus", "pier", "van", "school", "tower", "pool", "farm", "barn", "lift"),
        range(110, 1110, 100),
        strict=True,
    )]  # fmt: skip
    theirs = [f"No {beast} was seen near {place} in {year}." for beast, place, year in zip(
        ("wolf", "bear", "lynx", "otter", "stork", "owl", "seal", "crab", "adder", "moth"),
        ("Oslo", "Lund", "Turku", "Narvik", "Malmo", "Bergen", "Skagen", "Odense", "Vasa", "Kemi"),
        range(1991, 2011, 2),
        strict=True,
    )]  # fmt: skip
    assert len(_asked(made_article(first, *ours), made_article(first, *theirs))) <= 6


def test_what_denies_is_graver_than_a_detail_of_no_weight() -> None:
    denied, plain = STORY[5], "Many of them wore thin jackets."
    grave = _one_sided(made_article(*STORY), made_article(*STORY[:5], *STORY[6:]))
    light = _one_sided(made_article(*STORY, plain), made_article(*STORY))
    assert denied.startswith("The operator denies")
    assert [each.severity for each in (*grave, *light)] == ["medium", "low"]


@pytest.mark.parametrize("told", [False, True])
@pytest.mark.parametrize("turned", [False, True])
def test_a_sentence_whose_partner_stands_in_another_row_is_not_called_left_out(
    turned: bool, told: bool
) -> None:
    """What is told twice here and once there belongs to one row, and is told all the same."""
    twice = made_article(
        "The reservoir above Orvell lost nineteen million litres before the valve was closed.",
        "The town had lit candles in every window.",
        "Crews closed the valve of the Orvell reservoir on Monday after two days.",
    )
    once = made_article(
        "The town had lit candles in every window.",
        "It took crews until Monday, two days, to close a valve at the Orvell reservoir.",
    )
    links = [Link(1, 0, 1.0), Link(2, 1, 0.9), *([Link(0, 1, 0.6)] if told else [])]
    left, right = (once, twice) if turned else (twice, once)
    if turned:
        links = [Link(link.right, link.left, link.confidence) for link in links]
    rows = rows_of(left, right, Scores(tuple(links), ()))
    (alone,) = [row for row in rows if not (row.left and row.right)]
    asked = {finding.row for finding in find(left, right, links, rows).findings}
    assert (alone.number in asked) is not told
