"""What is counted of the rows of a pair, and counted on as rows become others."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from copydesk.judged.opinions import is_disputed, wanted_by
from tui.session.filters import is_typed, row_test, tally

if TYPE_CHECKING:
    from copydesk.judged.rows import JudgedRow


class Counts(Struct, frozen=True):
    """Rows of a pair by state; furniture is not counted."""

    to_do: int = 0
    done: int = 0
    quiet: int = 0
    disputed: int = 0
    """Rows that are disputed, or in which a finding is."""
    wanted: int = 0
    """Rows for which, or for a finding in which, somebody wants a second reader."""
    high: int = 0
    """Open findings of severity high."""

    @property
    def all(self) -> int:
        """All rows that are counted."""
        return self.to_do + self.done + self.quiet

    def changed(self, gone: Counts, come: Counts) -> Counts:
        """Return these without what was counted of some rows, and with what is of others."""
        return Counts(
            *(
                known - less + more
                for known, less, more in zip(*map(structs.astuple, (self, gone, come)), strict=True)
            )
        )


def counts_of(rows: Sequence[JudgedRow]) -> Counts:
    """Return rows by state."""
    states = [judged.state for judged in rows]
    told = [judged for judged in rows if not judged.is_bare]
    return Counts(
        states.count("to do"),
        states.count("done"),
        states.count("quiet"),
        sum(any(map(is_disputed, judged.parts)) for judged in told),
        sum(any(map(wanted_by, judged.parts)) for judged in told),
        sum(found.finding.severity == "high" for judged in told for found in judged.open_findings),
    )


class Counted:
    """What was counted of all rows of a pair, each thing when it is first asked for.

    Args:
        rows: The rows.
    """

    def __init__(self, rows: Sequence[JudgedRow]) -> None:
        self._rows = rows
        self._counts: Counts | None = None
        self._tally: Counter[str] | None = None
        self._to_do: list[int] | None = None
        self._reaching: dict[int, Counter[int]] | None = None

    def take(self, rows: Sequence[JudgedRow], places: Iterable[int]) -> None:
        """Take the rows that stand in the place of those before.

        Args:
            rows: All of them.
            places: Where they are others than before.
        """
        before = [self._rows[place] for place in places]
        after = [rows[place] for place in places]
        self._rows = rows
        if self._counts is not None:
            self._counts = self._counts.changed(counts_of(before), counts_of(after))
        if self._tally is not None:
            self._count_on(self._tally, before, after)
        if self._to_do is not None:
            for number in _to_do(before):
                del self._to_do[bisect_left(self._to_do, number)]
            for number in _to_do(after):
                insort(self._to_do, number)
        if self._reaching is not None:
            for row, end in _reaches(before):
                self._reaching[end][row] -= 1
            for row, end in _reaches(after):
                self._reaching.setdefault(end, Counter())[row] += 1

    @property
    def counts(self) -> Counts:
        """The rows by state."""
        if self._counts is None:
            self._counts = counts_of(self._rows)
        return self._counts

    @property
    def tally(self) -> Counter[str]:
        """How many rows each filter shows."""
        if self._tally is None:
            self._tally = tally(self._rows)
        return self._tally

    def number_shown(self, name: str) -> int:
        """Return how many rows a filter shows; see `tally`."""
        counts = self.tally
        if is_typed(name) and name not in counts and self._rows:
            counts[name] = _shown(name, self._rows)
        return counts[name]

    @property
    def to_do(self) -> Sequence[int]:
        """The numbers of the rows to do, in order."""
        if self._to_do is None:
            self._to_do = list(_to_do(self._rows))
        return self._to_do

    def reaching(self, number: int) -> list[int]:
        """Return the numbers of the other rows of which a finding has a place in a row."""
        if self._reaching is None:
            self._reaching = {}
            for row, end in _reaches(self._rows):
                self._reaching.setdefault(end, Counter())[row] += 1
        known: Mapping[int, int] = self._reaching.get(number, {})
        return sorted(row for row, times in known.items() if times)

    @staticmethod
    def _count_on(
        counts: Counter[str], before: Sequence[JudgedRow], after: Sequence[JudgedRow]
    ) -> None:
        """Count other rows in the place of some; what isn't there any more isn't named."""
        typed = {
            name: _shown(name, after) - _shown(name, before) for name in filter(is_typed, counts)
        }
        gone = tally(before)
        counts.subtract(gone)
        counts.update(tally(after))
        counts.update(typed)
        for name in gone:
            if not counts[name]:
                del counts[name]


def _shown(name: str, rows: Sequence[JudgedRow]) -> int:
    return sum(map(row_test(name), (judged for judged in rows if not judged.is_bare)))


def _to_do(rows: Iterable[JudgedRow]) -> Iterable[int]:
    return (judged.row.number for judged in rows if judged.state == "to do")


def _reaches(rows: Iterable[JudgedRow]) -> Iterable[tuple[int, int]]:
    """Yield each row, by its number, with every other one in which a finding of it has a place."""
    for judged in rows:
        for finding in judged.findings:
            for end in finding.ends:
                if end.row != judged.row.number:
                    yield judged.row.number, end.row
