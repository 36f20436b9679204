"""What of the pair is shown, and how: filter, folds, variants."""

from __future__ import annotations

from collections.abc import Iterator

from tui.keys import key
from tui.session.cursor import Cursor
from tui.session.names import filter_text, short_name
from tui.session.outcome import command
from tui.session.pair import Pair
from tui.session.pairs import compared, joined, still_compared
from tui.session.session import Session
from widgets.diff_items import FoldItem, Item, RowItem, StubItem


@command
def set_filter(session: Session, name: str) -> str:
    """Show only the rows that the filter of this name is about, here and in every other pair.

    Where it would show none here, the next article with some is gone to; without one nothing
    changes.
    """
    cursor = session.cursor
    cursor.selected = None
    if name != "all" and session.pair.has_findings and not session.pair.number_shown(name):
        return _show_elsewhere(session, name)
    cursor.filter = name
    session.pair.stays = 0
    cursor.lay_items()
    return ""


def _show_elsewhere(session: Session, name: str) -> str:
    for other, pair in compared(session).items():
        if pair is not session.pair and (number := pair.number_shown(name)):
            session.cursor.filter = name
            session.put(session.base, other)
            there = f"{short_name(session, other)} has {number}"
            return f"the article before has no row for this filter; {there}"
    within = " in the story" if len(session.others()) > 1 else ""
    return joined(
        (f"no row{within} passes the filter: {filter_text(session, name)}", still_compared(session))
    )


@command
def fold(cursor: Cursor) -> str:
    """Unfold the furniture beside the cursor's row, or fold that which is unfolded there."""
    pair = cursor.pair
    beside = list(_beside(cursor))
    fold = next((item for item in beside if isinstance(item, FoldItem)), None)
    unfolded = next((item.row for item in beside if isinstance(item, RowItem)), None)
    here = cursor.current
    if here is not None and here.row.furniture:
        pair.unfolded -= _furniture_around(pair, here.row.number)
    elif fold is not None:
        pair.unfolded |= {row.number for row in fold.rows}
    elif unfolded is not None and unfolded.furniture:
        pair.unfolded -= _furniture_around(pair, unfolded.number)
    else:
        return f"no furniture next to this row; {key('fold_all')} folds or unfolds all of it"
    cursor.lay_items()
    return ""


def _beside(cursor: Cursor) -> Iterator[Item]:
    """Yield the cursor's item where it is a fold, and the nearest below and above it."""
    items, place = cursor.items, cursor.place
    yield from (item for item in items[place : place + 1] if isinstance(item, FoldItem))
    for beside in (items[place + 1 :], items[:place][::-1]):
        yield from list(filter(lambda item: not isinstance(item, StubItem), beside))[:1]


def _furniture_around(pair: Pair, number: int) -> frozenset[int]:
    numbers = {number}
    for step in (-1, 1):
        other = number + step
        while (judged := pair.numbered(other)) is not None and judged.row.furniture:
            numbers.add(other)
            other += step
    return frozenset(numbers)


@command
def fold_all(cursor: Cursor) -> str:
    """Unfold all furniture of the pair, or fold it when some is unfolded."""
    pair = cursor.pair
    furniture = {judged.row.number for judged in pair.judged if judged.row.furniture}
    if not furniture:
        return "there is no furniture in this pair"
    pair.unfolded = frozenset() if pair.unfolded else frozenset(furniture)
    cursor.lay_items()
    return ""


@command
def mark_variants(cursor: Cursor) -> str:
    """Mark variants of case, quotes, dashes and spaces too, or no longer."""
    cursor.variants = not cursor.variants
    what = "other capitals, quotes, dashes and spaces"
    return f"{what} are marked too" if cursor.variants else f"{what} are no longer marked"
