"""What the report says of made-up changes, and of copies that say the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from benchmarks.findings_tables import share, table_head, table_line
from benchmarks.mutations.material import (
    Text,
    kept_out_texts,
    own_texts,
    real_texts,
    same_sentences,
    sample_texts,
    story_texts,
)
from benchmarks.mutations.scoring import (
    CHANGES,
    VARIANTS,
    Outcome,
    outcomes,
    own_copies,
    same_told,
)

_EVERY: Final = 4
"""Of the stories and the real news each fourth text is taken: all would take half an hour."""


def texts() -> dict[str, list[Text]]:
    """Return the texts of the report, by what the table calls them."""
    found = {
        "kept-out texts": kept_out_texts(),
        "own texts": own_texts(),
        "sample corpus": sample_texts(),
        "stories": story_texts()[::_EVERY],
        "real news": real_texts()[::_EVERY],
    }
    return {name: some for name, some in found.items() if some}


def changed(sets: Mapping[str, Sequence[Text]]) -> list[str]:
    """Return how many changes of each kind are found, and stray findings a pair."""
    results = [outcomes(some, CHANGES) for some in sets.values()]
    lines = table_head("changed", [*sets, "stray findings"])
    for kind in CHANGES:
        of_kind = [[one for one in some if one.mutation.kind == kind] for some in results]
        stray = sum(len(one.stray) for some in of_kind for one in some)
        lines.append(table_line(kind, [*map(_found, of_kind), str(stray)]))
    strays = sum(len(one.stray) for some in results for one in some)
    pairs = sum(map(len, results))
    lines.append(
        table_line("all", [*map(_found, results), f"{strays}, {strays / pairs:.3f} a pair"])
    )
    return lines


def _found(some: Sequence[Outcome]) -> str:
    return share(sum(one.found for one in some), len(some))


def unchanged(sets: Mapping[str, Sequence[Text]]) -> list[str]:
    """Return how many copies that say the same have a finding."""
    results = [[*own_copies(some), *outcomes(some, VARIANTS)] for some in sets.values()]
    lines = table_head("copies with a false finding", [*sets])
    for kind in ["own copy", *VARIANTS]:
        of_kind = [[one for one in some if one.mutation.kind == kind] for some in results]
        lines.append(table_line(kind, map(_flagged, of_kind)))
    same = same_told(same_sentences())
    lines += ["", *table_head("sentences that say the same", ["with a false finding"])]
    for kind in dict.fromkeys(one.mutation.kind for one in same):
        lines.append(
            table_line(kind, [_flagged([one for one in same if one.mutation.kind == kind])])
        )
    return lines


def _flagged(some: Sequence[Outcome]) -> str:
    return f"{sum(bool(one.stray) for one in some)}/{len(some)}" if some else ""
