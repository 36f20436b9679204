"""Which rows of a pair pass the filter, looked at again where they became others."""

from __future__ import annotations

from tui.session.filters import row_test
from tui.session.pair import Pair


class Passing:
    """The rows of one pair that pass one filter at a time."""

    def __init__(self) -> None:
        self._of: tuple[Pair | None, str, int] = (None, "", 0)
        """The pair, the filter and the version of its rows that were looked at last."""
        self._numbers: frozenset[int] = frozenset()

    def numbers(self, pair: Pair, name: str) -> frozenset[int]:
        """Return the numbers of the rows of a pair that pass a filter."""
        (known, before, version), test = self._of, row_test(name)
        is_same = known is pair and before == name
        changed = pair.changed_since(version) if is_same else None
        self._of = pair, name, pair.version
        if changed is None:
            self._numbers = frozenset(one.row.number for one in pair.judged if test(one))
        elif changed:
            rows = [pair.judged[place] for place in changed]
            gone = {one.row.number for one in rows}
            come = {one.row.number for one in rows if test(one)}
            self._numbers = self._numbers - gone | come
        return self._numbers
