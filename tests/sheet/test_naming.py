"""Which names of a story stand in one line."""

from __future__ import annotations

from itertools import permutations

import copydesk
from copydesk.sheet.sheet import Line
from tests.made_articles import made_article


def _lines(*texts: str) -> list[Line]:
    articles = [
        made_article(*text.split("\n"), name=f"{number}.txt") for number, text in enumerate(texts)
    ]
    named = ("person", "place", "name")
    return [line for line in copydesk.fact_sheet(articles).lines if line.kind in named]


def _of(lines: list[Line], words: str) -> Line:
    found = [line for line in lines if any(words in cell.stated for cell in line.cells)]
    assert len(found) == 1, [(line.about, len(line.cells)) for line in found]
    return found[0]


def test_a_surname_means_whoever_the_article_calls_so_in_full() -> None:
    one = "The plan came from Mr Jonas Hale, said Hale.\nThen Hale left."
    other = "It was the plan of Mr Jonas Hale, they said."
    line = _of(_lines(one, other), "Jonas Hale")
    assert {cell.stated for cell in line.cells_of(0)} >= {"Hale"}
    assert line.articles == (0, 1)
    assert not line.unequal


def test_one_surname_of_two_people_is_nobody_s_line() -> None:
    one = "The plan of Mr Jonas Hale was read out to Mrs Edda Hale, they said."
    other = "The plan of Hale was read out, they said, and then Hale left."
    lines = _lines(one, other)
    assert _of(lines, "Jonas Hale") != _of(lines, "Edda Hale")


def test_a_country_is_not_what_is_named_after_it() -> None:
    one = "The army of the Free State of Brenn went to Brenn, they said of Brenn."
    other = "They said that in Brenn all was quiet, and that Brenn was asleep."
    brenn = next(line for line in _lines(one, other) if line.about == "Brenn")
    assert not any("Free State" in cell.stated for cell in brenn.cells)


def test_a_garbled_name_stands_beside_the_right_one_in_sentences_that_tell_the_same() -> None:
    one = "The ferry ran on the rocks off the port of Norvelik late on Friday, they said."
    other = "The ferry ran on the rocks off the port of Nordvelick on Friday, they said."
    line = _of(_lines(one, other), "Norvelik")
    assert line.unequal
    assert any("Nordvelick" in cell.stated for cell in line.cells_of(1))


def test_two_names_that_both_articles_know_stay_two() -> None:
    one = "The road from Lundby to Lunden was closed, said the people of Lundby and Lunden."
    other = "From Lunden the road to Lundby was closed, said the people of Lunden and Lundby."
    lines = _lines(one, other)
    assert _of(lines, "Lundby") != _of(lines, "Lunden")
    assert not any(line.unequal for line in lines)


def test_names_are_joined_the_same_in_any_order_of_the_articles() -> None:
    texts = [
        "The mayor, Olga Brandt, said that Mr Tom Kehl had left.",
        "Brandt, the mayor, told us that Mr Tom Kehl had left.",
        "Mr Kehl had left, said Olga Brand, the mayor.",
    ]
    seen = {
        frozenset((line.unequal, len(line.cells), line.kind) for line in _lines(*order))
        for order in permutations(texts)
    }
    assert len(seen) == 1
