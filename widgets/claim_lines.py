"""One claim in all articles, as lines: each wording under the articles that put it so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from copydesk.counted import counted
from widgets.shown_story import ShownClaim, ShownTeller, ShownWording
from widgets.told import (
    Size,
    ToldLine,
    ToldPiece,
    apart,
    fitted,
    in_view,
    marked,
    shown,
    wrapped,
)

_INDENT: Final = 3
"""Cells before the words of a wording."""


class ClaimState(Struct, frozen=True):
    """What is looked at in a claim."""

    wording: int = 0
    teller: int = 0
    """Which of the articles that put it so."""


def claim_lines(claim: ShownClaim, state: ClaimState, size: Size) -> list[ToldLine]:
    """Return what is drawn.

    Args:
        claim: The claim; at least one article makes it.
        state: The article under the cursor.
        size: Columns, >= 20, and lines, >= 4.
    """
    width, height = size
    above = [*_line_of(claim, width), ()]
    below = [*_without(claim, width)]
    lines: list[ToldLine] = []
    edges = [0]
    for number, wording in enumerate(claim.wordings):
        at = state.teller if number == state.wording else -1
        lines += [*_wording(wording, at, width), ()]
        edges.append(len(lines))
    room = max(1, height - len(above) - len(below))
    start, end = edges[state.wording], edges[state.wording + 1]
    if end - start > room:
        # Not all of it can be seen: the name under the cursor must be.
        start += state.teller + (len(claim.wordings[state.wording].tellers) > 1)
        end = start + 1
    here = in_view(lines, start, end, room)
    return [*above, *here, *[()] * (room - len(here)), *below][:height]


def _line_of(claim: ShownClaim, width: int) -> Iterator[ToldLine]:
    if claim.line:
        yield fitted([shown(" Claim: ", "said"), shown(claim.line, "name")], width)
    else:
        yield fitted([shown(" No line says yet what this claim is.", "said")], width)


def _without(claim: ShownClaim, width: int) -> Iterator[ToldLine]:
    """Yield the names of the articles that don't make the claim, and of those not yet compared."""
    for names, said in ((claim.lacking, "Not in"), (claim.waiting, "Not compared yet:")):
        if names:
            yield fitted([shown(f" {said} ", "said"), shown(", ".join(names))], width)


def _wording(wording: ShownWording, at: int, width: int) -> Iterator[ToldLine]:
    """Yield a wording; `at` is the teller under the cursor, -1 for none."""
    if len(wording.tellers) == 1:
        yield _alone(wording.tellers[0], at == 0, width)
    else:
        yield from _together(wording.tellers, at, width)
    yield from wrapped(marked(wording.words, wording.differing, "differs"), width - 1, _INDENT)


def _alone(teller: ShownTeller, here: bool, width: int) -> ToldLine:
    name = shown(f" {teller.name} ", "here" if here else "name")
    facts = shown(f" {teller.facts}", "said")
    verdict = shown(f"{teller.verdict} ")
    return apart([name, facts], verdict, width)


def _together(tellers: Sequence[ShownTeller], at: int, width: int) -> Iterator[ToldLine]:
    """Yield the articles that put it the same way: how many, and each with what is known of it."""
    said = shown(f" {counted(len(tellers), 'article')} in the same words:", "said")
    yield fitted([said], width)
    for number, teller in enumerate(tellers):
        name = shown(f" {teller.name} ", "here" if number == at else "name")
        facts, verdict = shown(f" {teller.facts}", "said"), shown(f"{teller.verdict} ")
        yield apart([ToldPiece(" "), name, facts], verdict, width)
