"""Several short sentences against one: they stand in one row, whatever figure differs."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.alignment.aligner import align_sentences
from copydesk.alignment.merged import MERGED, merged_cells
from copydesk.comparison import compare
from tests.made_articles import made_article

TELLINGS: Final = {
    "a bridge": (
        ("The bridge opened in 1932.", "It is 410 metres long.", "Some 9,000 cars cross it daily."),
        "The bridge, 401 metres long and opened in 1932, is crossed by some 9,000 cars daily.",
    ),
    "an election": (
        ("Anna Berg was elected mayor on Sunday.", "She won 54 percent of the vote."),
        "Anna Berg, who won 45 percent of the vote, was elected mayor on Sunday.",
    ),
    "a factory": (
        (
            "The factory in Tolmin closed in May.",
            "About 340 workers lost their jobs.",
            "The owner blamed energy prices.",
            "A buyer was sought in vain.",
        ),
        "The factory in Tolmin closed in May with the loss of about 430 jobs after a buyer was "
        "sought in vain, and the owner blamed energy prices.",
    ),
    "a plane": (
        (
            "The plane landed in Oslo at 6:40.",
            "On board were 148 people.",
            "One engine had failed.",
        ),
        "The plane landed in Oslo at 6:40 with 184 people on board after one engine had failed.",
    ),
    "a storm": (
        (
            "The storm hit Halden on Friday.",
            "It tore off 30 roofs.",
            "A woman was injured.",
            "Trains stood still for hours.",
        ),
        "The storm that hit Halden on Friday tore off 13 roofs, injured a woman and kept trains "
        "standing still for hours.",
    ),
    "a train, in German": (
        (
            "Der Zug aus Kassel entgleiste am Montag um 7.15 Uhr.",
            "Er hatte 89 Reisende an Bord.",
            "Drei von ihnen wurden verletzt.",
        ),
        "Der Zug aus Kassel mit 98 Reisenden an Bord entgleiste am Montag um 7.15 Uhr, wobei drei "
        "von ihnen verletzt wurden.",
    ),
    "a train, in Spanish": (
        (
            "El tren descarriló el lunes cerca de Burgos.",
            "Llevaba 89 pasajeros.",
            "Tres resultaron heridos.",
        ),
        "El tren, que llevaba 98 pasajeros, descarriló el lunes cerca de Burgos y tres resultaron "
        "heridos.",
    ),
}
BEFORE: Final = "Weather stayed calm in the region all week."
AFTER: Final = "An inquiry by the province will begin next month."


@pytest.mark.parametrize("around", [False, True], ids=["alone", "amid others"])
@pytest.mark.parametrize("merged_side", ["left", "right"])
@pytest.mark.parametrize(("short", "long"), TELLINGS.values(), ids=TELLINGS)
def test_short_sentences_stand_in_one_row_beside_the_one_that_tells_all_of_it(
    short: tuple[str, ...], long: str, merged_side: str, around: bool
) -> None:
    sides = [[long], list(short)] if merged_side == "left" else [list(short), [long]]
    if around:
        sides = [[BEFORE, *side, AFTER] for side in sides]
    rows = compare(*(made_article(*side, name=str(at)) for at, side in enumerate(sides))).rows
    sizes = [(len(row.left), len(row.right)) for row in rows if row.left and row.right]
    wanted = (1, len(short)) if merged_side == "left" else (len(short), 1)
    assert wanted in sizes
    assert all(row.left and row.right for row in rows)


def test_a_short_sentence_beside_them_that_tells_something_else_stands_alone() -> None:
    short, long = TELLINGS["an election"]
    left = made_article(*short, "The library opens at noon.", name="left")
    rows = compare(left, made_article(long, name="right")).rows
    assert [(row.left, row.right) for row in rows] == [((0, 1), (0,)), ((2,), ())]


def test_a_short_sentence_with_a_partner_of_its_own_stays_there() -> None:
    short, long = TELLINGS["an election"]
    right = [long, "Her share of the vote was 54 percent."]
    links = {(link.left, link.right): link for link in align_sentences(short, right)}
    assert (1, 1) in links
    assert all(link.confidence != MERGED for link in links.values())


WORDS: Final = st.lists(
    st.frozensets(st.sampled_from(["ferry", "ferries", "rock", "212", "221", "it"]), max_size=5),
    max_size=6,
)


@given(WORDS, WORDS, st.data())
def test_what_is_merged_is_beside_a_partner_and_the_same_seen_from_either_side(
    left: list[frozenset[str]], right: list[frozenset[str]], data: st.DataObject
) -> None:
    weights = dict.fromkeys(["ferry", "ferries", "rock", "212", "221", "it"], 1.5)
    cells = [(one, other) for one in range(len(left)) for other in range(len(right))]
    chosen = data.draw(st.sets(st.sampled_from(cells))) if cells else set()
    links = {cell: data.draw(st.sampled_from([0.5, 0.7, MERGED, 0.9])) for cell in chosen}
    found = merged_cells(links, left, right, weights)
    mirrored = {(other, one): value for (one, other), value in links.items()}
    assert merged_cells(mirrored, right, left, weights) == {(b, a) for a, b in found}
    for one, other in found:
        assert links.get((one, other), 0.0) < MERGED
        beside = {(one - 1, other), (one + 1, other), (one, other - 1), (one, other + 1)}
        assert beside & (links.keys() | found)
