"""The order of an export's table, which depends on nothing but the words of its records."""

from __future__ import annotations

from collections.abc import Iterable

from copydesk.exports.cited import NameKey, name_key
from copydesk.exports.pairs import ComparedPair
from copydesk.exports.record import ExportRecord, PairCount

Order = tuple[NameKey, NameKey, int, int, int, str, str, str]

Placed = tuple[Order, ExportRecord]
"""A record with its place in the table."""


def order_of(record: ExportRecord, pair: ComparedPair | None) -> Order:
    """Return a record's place in the table.

    Args:
        record: The record.
        pair: Its two articles compared; None inside one article, and where one is gone.
    """
    return (
        name_key(record.article_1, record.sha256_1),
        name_key(record.article_2, record.sha256_2),
        pair.place(record.start_1, record.start_2) if pair else 0,
        -1 if record.start_1 is None else record.start_1,
        -1 if record.start_2 is None else record.start_2,
        record.finding_kind,
        record.reviewer,
        repr(record.target),
    )


def in_order(records: Iterable[Placed]) -> tuple[ExportRecord, ...]:
    """Return records in the order of their places."""
    return tuple(record for _order, record in sorted(records, key=lambda item: item[0]))


def pair_key(pair: PairCount) -> tuple[NameKey, NameKey]:
    """Return the key that sorts pairs by the names of their articles."""
    return name_key(pair.article_1), name_key(pair.article_2)
