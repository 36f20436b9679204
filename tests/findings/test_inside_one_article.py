"""Where one article contradicts itself, and what only looks as if it did."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

import pytest
from msgspec import structs

from copydesk.findings.inside import check_article
from tests.made_articles import made_article
from tests.work import lines_run

FILLER: Final = (
    "The weather office expects fog in the valleys on Tuesday morning.",
    "A spokeswoman for the county thanked all volunteers.",
)
CONTRADICTING: Final = (
    (
        "#Fire at Dorven paper mill kills 14 workers",
        "A fire at a paper mill in Dorven has killed 11 workers, the county said on Monday.",
        ("14 workers or 11 workers?", "number"),
    ),
    (
        "#Bridge over the Lenne to reopen in May",
        "The bridge over the Lenne is to reopen in June, the roads agency said.",
        ("May or June?", "date"),
    ),
    (
        "#Tessin Bank to close 240 branches by 2030",
        "Tessin Bank is to close 420 branches by 2030 and cut jobs in seven cities.",
        ("240 branches or 420 branches?", "number"),
    ),
    (
        "The tanker spilled 3,000 litres of diesel into the harbour of Vessel.",
        "The harbour of Vessel was closed after the tanker spilled 5,000 litres of diesel into it.",
        ("3,000 litres or 5,000 litres?", "number"),
    ),
    (
        "“Our divers signed every page of the log before they left Arden,” Ola Brandt wrote.",
        "Brandt posted: “Our divers checked every page of the log before they left Arden.”",
        ("signed or checked?", "quotation"),
    ),
)
"""Two sentences of one article, and what is asked."""
CONSISTENT: Final = (
    (
        "The court sentenced Ivo Lasch to 12 years in prison for the robbery in Marl.",
        "The court sentenced Ben Orlow to 9 years in prison for the robbery in Marl.",
        "The court sentenced Tim Sauer to 3 years in prison for the robbery in Marl.",
    ),
    (
        "Sales of electric tractors in Norland rose by 3 percent in May.",
        "Sales of electric tractors in Norland rose by 4 percent in June.",
        "Sales of electric tractors in Norland rose by 9 percent in July.",
    ),
    (
        "“Bring the river back to the people,” the choir sang.",
        "“Bring the meadow back to the people,” the choir sang.",
    ),
    ("Harlow 12 points", "Dalby 9 points", "Merton 7 points"),
    ("10 a.m.: The gates opened.", "11 a.m.: The gates closed.", "12 p.m.: The gates opened."),
    (
        "Mara Lund leads the party, and Lund wants an early election.",
        "Her rival Nils Lunde leads the union, and Lunde wants none.",
    ),
)
"""Sentences of one article that are alike and say different things."""


@pytest.mark.parametrize(("one", "other", "asked"), CONTRADICTING)
def test_an_article_that_contradicts_itself_is_asked_which_it_is(
    one: str, other: str, asked: tuple[str, str]
) -> None:
    article = made_article(one, FILLER[0], other, FILLER[1])
    assert [(each.reason, each.type) for each in check_article(article)] == [asked]


@pytest.mark.parametrize("sentences", CONSISTENT)
def test_parallel_sentences_series_lists_and_refrains_contradict_nothing(
    sentences: tuple[str, ...],
) -> None:
    assert check_article(made_article("#What is known so far", *sentences, *FILLER)) == ()


@pytest.mark.parametrize(
    ("usual", "odd"),
    [
        ("Veronica Hastell", "Hastel"),
        ("Clara Bergstrand", "Bergstramd"),
        ("Osterholt", "Ostreholt"),
    ],
)
def test_a_name_that_is_misspelt_once_is_asked_about(usual: str, odd: str) -> None:
    surname = usual.split()[-1]
    article = made_article(
        f"The mayor, {usual}, opened the market hall.",
        f"Traders had asked {surname} for lower rents.",
        f"“Not this year,” said {odd}, who left after lunch.",
        f"In the evening {surname} met the council.",
    )
    (found,) = check_article(article)
    assert (found.type, found.kind, found.severity) == ("spelling", "name", "high")
    assert {article.quote(place) for place in (found.left, found.right) if place} >= {odd}


def test_an_article_is_looked_through_once_however_many_pairs_it_stands_in() -> None:
    one, other, _asked = CONTRADICTING[0]
    article = made_article(one, other, "Nobody has looked through this one before.")
    first = lines_run(partial(check_article, article))
    assert lines_run(partial(check_article, article)) * 10 < first
    # What a person says of its language or its date makes other findings.
    corrected = replace(article, facts=structs.replace(article.facts, language="de"))
    assert lines_run(partial(check_article, corrected)) * 2 > first
