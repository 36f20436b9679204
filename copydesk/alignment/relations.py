"""How the texts of a row are related, in words: for the line above it, the review, a report."""

from __future__ import annotations

from copydesk.alignment.link import strength
from copydesk.alignment.places import Places
from copydesk.alignment.row import Row


def relation_of(row: Row, linked: str, names: tuple[str, str], places: Places) -> tuple[str, ...]:
    """Return how the texts of a row are related, in words, the longest wording first.

    Args:
        row: The row.
        linked: Who linked its sentences; "" for nobody.
        names: What the two articles are called.
        places: Where the pair tells what.
    """
    if not (row.left and row.right):
        return _one_sided(row, names, places)
    plain = row.relation
    full = f"{plain}, {linked or strength(row.confidence)}" if plain == "reworded" else plain
    if not row.moved:
        return (full, plain)
    after = places.told_after(row)
    where = f"told after row {after}" if after else "told first"
    return (f"{full}, moved, {where}", f"{plain}, moved, {where}", f"{plain}, moved")


def _one_sided(row: Row, names: tuple[str, str], places: Places) -> tuple[str, ...]:
    here, there = names if row.left else (names[1], names[0])
    if partners := places.partners(row, "right" if row.left else "left"):
        rows = ", ".join(map(str, partners))
        where = f"in row{'s' if len(partners) > 1 else ''} {rows}"
        return (f"told by {there} {where}", f"told {where}")
    alone = f"only in {here}"
    return (f"{alone}, not compared", alone) if row.furniture else (alone,)
