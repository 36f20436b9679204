"""Two articles side by side, as this session knows them."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

from copydesk.alignment.roles import roles_of
from copydesk.alignment.row import Row
from copydesk.articles.article import Article, ArticleFacts
from copydesk.findings.difference import Difference
from copydesk.judged.edits import RowsByEdits
from copydesk.judged.opinions import is_disputed, wanted_by
from copydesk.judged.rows import Judged, JudgedRow, RowsOfPair
from copydesk.reviews.anchors import Target, overlap
from copydesk.reviews.changes import Stamp
from tui.session.filters import is_typed, row_test, tally

if TYPE_CHECKING:
    from copydesk.compared import Comparison

PairKey = tuple[int, int]
"""Indices of base and other article on the desk; -1 for no other one, less for earlier texts."""


LOOKING: Final = "looking for findings"
"""Said of a pair that has rows already."""
STILL_LOOKING: Final = "findings are still being looked for"
"""The same in a sentence about what isn't known until then."""


_QUICKLY: Final = 1
"""How hard differences are packed, 1..9: to a tenth in 0.1 ms for articles of 30 sentences."""


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


@dataclass
class Pair:
    """One pair as this session knows it."""

    left: Article
    right: Article | None
    comparison: Comparison | None = None
    """None until the pair was compared; at first perhaps its rows alone: see `has_findings`."""
    facts: tuple[ArticleFacts, ...] = ()
    """The facts of both articles that it knows."""
    rows: RowsOfPair | None = None
    """The rows of `comparison`, ready to be joined to what is decided."""
    by_edits: RowsByEdits | None = None
    """Whether they would be others by what is decided now."""
    judged: tuple[JudgedRow, ...] = ()
    joined_at: tuple[Stamp, ...] = ()
    """The newest changes of the review that `judged` knows."""
    row: int = 0
    """Number of the row under the cursor, to stand there again on coming back; 0: none yet. While
    the pair waits to be compared, the row to stand on then."""
    waited_on: int | None = None
    """The base's sentence that the cursor went to while the pair waited; None: it stayed."""
    unfolded: frozenset[int] = frozenset()
    followed: tuple[int | None, int | None] = (None, None)
    """The left or the right sentence that the cursor follows when its row is made anew; without
    one, or where it isn't in that row, the row's first sentences."""
    awaited: Target | None = None
    """What to go to once the pair was compared; a finding once findings are known."""
    stays: int = 0
    """Number of a row that the filter hides by now and that is shown for as long as the cursor
    stays there: it stood there when the findings came. 0: none."""
    _put_away: bytes = b""
    """The differences that `comparison` is without; empty if it has them."""
    _counted: tuple[tuple[JudgedRow, ...], Counts] = ((), Counts())
    """The rows that were counted last, and what came out."""

    _tallied: tuple[tuple[JudgedRow, ...], Counter[str]] = ((), Counter())
    """The rows of which `tally` was asked last, and what came out."""

    def take(self, comparison: Comparison) -> None:
        """Take what comparing the two gave."""
        self.comparison, self._put_away = comparison, b""

    def put_differences_away(self) -> None:
        """Hold the differences packed until somebody looks at the pair: they are a third of it."""
        if self.comparison is not None:
            packed = msgspec.msgpack.encode(self.comparison.differences)
            self._put_away = zlib.compress(packed, _QUICKLY)
            self.comparison = msgspec.structs.replace(self.comparison, differences=())

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Those of the comparison, for whoever marks words."""
        if self.comparison is None:
            return ()
        if self._put_away:
            packed = zlib.decompress(self._put_away)
            found = msgspec.msgpack.decode(packed, type=tuple[Difference, ...])
            self.take(msgspec.structs.replace(self.comparison, differences=found))
        return self.comparison.differences

    def numbered(self, number: int) -> JudgedRow | None:
        """Return row `number` with what was decided on it."""
        return self.judged[number - 1] if 0 < number <= len(self.judged) else None

    @property
    def has_findings(self) -> bool:
        """Whether there are rows, and it is known what can be found in them and which are to do."""
        return bool(self.judged and self.comparison and self.comparison.findings_known)

    @property
    def awaits_findings(self) -> bool:
        """Whether there are rows and nothing more yet."""
        return self.comparison is not None and not self.comparison.findings_known

    @property
    def waiting_place(self) -> int:
        """Number of the row of `waiting_rows` to stand on, or a larger one; 0: none yet."""
        return self.row if self.waited_on is None else self.waited_on + 1

    def end_waiting(self) -> None:
        """Take the sentence that the cursor went to for the row that it stands in now."""
        if self.waited_on is not None:
            has_it = (one.row.number for one in self.judged if self.waited_on in one.row.left)
            self.row = next(has_it, self.row)
            self.waited_on = None

    @property
    def parts(self) -> Iterator[Judged]:
        """All that can be decided on: rows and their findings."""
        for judged in self.judged:
            yield from judged.parts

    @property
    def counts(self) -> Counts:
        """The rows by state; counted once for as long as they are the same."""
        rows, counts = self._counted
        if rows is not self.judged:
            counts = _counts(self.judged)
            self._counted = self.judged, counts
        return counts

    @property
    def tally(self) -> Counter[str]:
        """How many rows each filter shows; counted when asked, once for as long as they stay."""
        rows, counts = self._tallied
        if rows is not self.judged:
            counts = tally(self.judged)
            self._tallied = self.judged, counts
        return counts

    def number_shown(self, name: str) -> int:
        """Return how many rows a filter shows; see `tally`."""
        counts = self.tally
        if is_typed(name) and name not in counts and self.judged:
            told = (judged for judged in self.judged if not judged.is_bare)
            counts[name] = sum(map(row_test(name), told))
        return counts[name]

    def judged_at(self, target: Target) -> Judged | None:
        """Return the row or finding that `target` names, shown or not."""
        key = target.key
        return next((one for one in self.parts if one.target.key == key), None)

    def nearest(self, target: Target) -> Judged | None:
        """Return the row or finding that `target` names, else what overlaps it best."""
        exact = self.judged_at(target)
        if exact is not None:
            return exact
        best = max(self.parts, key=lambda one: overlap(one.target, target), default=None)
        return best if best is not None and overlap(best.target, target) else None


def _counts(rows: Sequence[JudgedRow]) -> Counts:
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


def waiting_rows(left: Article) -> tuple[Row, ...]:
    """Return the base's sentences as rows, for as long as the pair is being aligned."""
    return tuple(
        Row(number + 1, (number,), (), "left-only", furniture=role == "furniture")
        for number, role in enumerate(roles_of(left))
    )
