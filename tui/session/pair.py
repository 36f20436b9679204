"""Two articles side by side, as this session knows them."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, compress, count
from operator import is_not
from typing import TYPE_CHECKING, Final

import msgspec

from copydesk.alignment.group import Grouping
from copydesk.alignment.places import Places
from copydesk.alignment.roles import roles_of
from copydesk.alignment.row import Row
from copydesk.articles.article import Article, ArticleFacts
from copydesk.findings.difference import Difference
from copydesk.judged.edits import RowsByEdits
from copydesk.judged.rows import Judged, JudgedRow, RowsOfPair
from copydesk.reviews.anchors import Target, overlap
from copydesk.reviews.changes import Stamp
from tui.session.counts import Counted, Counts

if TYPE_CHECKING:
    from collections import Counter

    from copydesk.compared import Comparison
    from copydesk.judged.finding import JudgedFinding

PairKey = tuple[int, int]
"""Indices of base and other article on the desk; -1 for no other one, less for earlier texts."""


LOOKING: Final = "looking for findings"
"""Said of a pair that has rows already."""
LOOKED_FOR: Final = "findings are still being looked for"
BEING_COMPARED: Final = "the pair is being compared"
"""Ends of sentences about what isn't known until its findings, or its rows, are there."""
_UNKNOWN: Final = "findings aren't known"
"""Said of it where comparing failed, and nobody looks any more."""


_QUICKLY: Final = 1
"""How hard that is packed, 1..9: to a tenth in 0.1 ms for articles of 30 sentences."""
_PutAway = tuple[tuple[Difference, ...], Grouping]
"""The differences of a comparison, and what the machine alone made of the two."""


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
    has_failed: bool = False
    """Comparing it failed, and nothing came of it since."""
    stays: int = 0
    """Number of a row that the filter hides by now and that is shown for as long as the cursor
    stays there: it stood there when the findings came. 0: none."""
    _put_away: bytes = b""
    """What `comparison` is without, see `_PutAway`; empty if it has that."""
    version: int = 0
    """Another one whenever `judged` is."""
    _changed: tuple[int, tuple[int, ...]] = (0, ())
    """Which version came before this one, and the places of the rows that are others since."""
    _counted: Counted = field(default_factory=lambda: Counted(()))
    _places: tuple[tuple[Row, ...], Places] = ((), Places(()))
    """Those of the rows of a comparison."""

    def take_rows(self, rows: tuple[JudgedRow, ...]) -> None:
        """Take the rows as they are joined to what is decided now.

        What was counted of those that stay the same object holds.
        """
        before, self.judged = self.judged, rows
        if before is rows:
            return
        self.version += 1
        if len(before) != len(rows):
            self._changed = self.version, ()
            self._counted = Counted(rows)
            return
        places = tuple(compress(count(), map(is_not, before, rows)))
        self._changed = self.version - 1, places
        self._counted.take(rows, places)

    def changed_since(self, version: int) -> Sequence[int] | None:
        """Return the places of the rows that are others than in a version; None: perhaps all."""
        if version == self.version:
            return ()
        return self._changed[1] if version == self._changed[0] else None

    def take(self, comparison: Comparison) -> None:
        """Take what comparing the two gave."""
        self.comparison, self._put_away = comparison, b""
        self.has_failed = False

    def put_away(self) -> None:
        """Hold packed what nobody needs who doesn't look at the pair or change its rows: half."""
        if self.comparison is not None:
            seldom = self.comparison.differences, self.comparison.machine
            self._put_away = zlib.compress(msgspec.msgpack.encode(seldom), _QUICKLY)
            self.comparison = msgspec.structs.replace(
                self.comparison, differences=(), machine=Grouping()
            )

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Those of the comparison, for whoever marks words."""
        whole = self._whole
        return () if whole is None else whole.differences

    def machine(self) -> Grouping:
        """Return what the machine alone made of the two, for whoever changes rows."""
        whole = self._whole
        return Grouping() if whole is None else whole.machine

    @property
    def _whole(self) -> Comparison | None:
        """The comparison with what was put away."""
        if self.comparison is not None and self._put_away:
            packed = zlib.decompress(self._put_away)
            differences, machine = msgspec.msgpack.decode(packed, type=_PutAway)
            self.take(
                msgspec.structs.replace(self.comparison, differences=differences, machine=machine)
            )
        return self.comparison

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
    def findings_awaited(self) -> str:
        """Say what becomes of the findings, for as long as they aren't there."""
        return _UNKNOWN if self.has_failed else LOOKING

    @property
    def why_no_findings(self) -> str:
        """Say the same in a sentence about what isn't known until then."""
        if self.has_failed:
            return f"{_UNKNOWN}, for comparing failed"
        return LOOKED_FOR

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
        """The rows by state."""
        return self._counted.counts

    @property
    def tally(self) -> Counter[str]:
        """How many rows each filter shows; counted when it is first asked for."""
        return self._counted.tally

    def number_shown(self, name: str) -> int:
        """Return how many rows a filter shows; see `tally`."""
        return self._counted.number_shown(name)

    @property
    def to_do(self) -> Sequence[int]:
        """The numbers of the rows to do, in order."""
        return self._counted.to_do

    def findings_at(self, number: int) -> Iterator[tuple[JudgedRow, int, JudgedFinding]]:
        """Yield the findings that have a place in a row, its own first.

        Each with the row in which it stands, and its place among the findings of that.
        """
        for own in (number, *self._counted.reaching(number)):
            if (judged := self.numbered(own)) is not None:
                for place, finding in enumerate(judged.findings):
                    if any(end.row == number for end in finding.ends):
                        yield judged, place, finding

    @property
    def places(self) -> Places:
        """Where else its rows are told."""
        rows = self.comparison.rows if self.comparison is not None else ()
        if self._places[0] is not rows:
            self._places = rows, Places(rows)
        return self._places[1]

    def judged_at(self, target: Target) -> Judged | None:
        """Return the row or finding that `target` names, shown or not."""
        key = target.key
        near = self.rows.near(target) if self.rows is not None else ()
        likely = (part for place in near for part in self.judged[place].parts)
        # A finding may stand between the sentences.
        return next((one for one in chain(likely, self.parts) if one.target.key == key), None)

    def nearest(self, target: Target) -> Judged | None:
        """Return the row or finding that `target` names, else what overlaps it best."""
        exact = self.judged_at(target)
        if exact is not None:
            return exact
        best = max(self.parts, key=lambda one: overlap(one.target, target), default=None)
        return best if best is not None and overlap(best.target, target) else None


def waiting_rows(left: Article) -> tuple[Row, ...]:
    """Return the base's sentences as rows, for as long as the pair is being aligned."""
    return tuple(
        Row(number + 1, (number,), (), "left-only", furniture=role == "furniture")
        for number, role in enumerate(roles_of(left))
    )
