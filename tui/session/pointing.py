"""Pointing at words in both sides of a row: where a finding is added by hand.

Where one side is moved, the other follows to what likely stands for it there, until it is moved
itself. Pure: the dialog draws it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from copydesk.articles.article import Article, Span
from copydesk.findings.finding import FindingKind
from tui.session.pointer import Pointer, WordRange

if TYPE_CHECKING:
    from copydesk.alignment.row import Row
    from copydesk.findings.difference import Difference


class PointedAt:
    """The words of both sides of a row that somebody points at.

    Args:
        pointers: Where either side points at first.
        pairs: What stands for what: spans of the left and of the right article.
    """

    def __init__(
        self, pointers: tuple[Pointer, Pointer], pairs: Iterable[tuple[Span, Span]] = ()
    ) -> None:
        self.pointers = pointers
        self._pairs = tuple(pairs)
        self.side = 0 if pointers[0].words else 1
        """The side that the keys are about."""
        self._moved: set[int] = set()
        if pointers[0].marked or pointers[1].marked:
            return
        self._follow()

    @property
    def here(self) -> Pointer:
        """The pointer of that side."""
        return self.pointers[self.side]

    @property
    def spans(self) -> tuple[Span | None, Span | None]:
        """The words of both sides."""
        return self.pointers[0].span, self.pointers[1].span

    @property
    def question(self) -> str:
        """What the finding would ask; "" without words."""
        left, right = (pointer.words for pointer in self.pointers)
        return question(left, right) if left or right else ""

    def turn(self) -> None:
        """Go to the other side."""
        self.side = 1 - self.side

    def moved(self) -> None:
        """Have the other side follow, after this one was moved."""
        self._moved.add(self.side)
        self._follow()

    def _follow(self) -> None:
        there = self.pointers[1 - self.side]
        if 1 - self.side in self._moved or self.here.chosen is None:
            return
        known = self._known(self.here.span)
        first, last = self.here.chosen
        is_name = any(one[0] <= first <= last <= one[1] for one in self.here.distinct)
        # A weekday is written like a name, and no name of the other side stands for it.
        is_name = is_name and not _is_date(self.here.words)
        found = known or there.likely(self.here.words, is_name=is_name)
        if found is not None:
            there.to(found)

    def _known(self, span: Span | None) -> WordRange | None:
        """Return the words that a difference sets against those of this side."""
        there = self.pointers[1 - self.side]
        for pair in self._pairs:
            if pair[self.side] == span:
                wanted = pair[1 - self.side]
                return next((one for one in there.marked if there.span_of(one) == wanted), None)
        return None


def pointers(
    left: Article, right: Article, row: Row, differences: Sequence[Difference] = ()
) -> PointedAt:
    """Return pointers into both sides of a row; what is marked there is offered first.

    Args:
        left: The base.
        right: The article beside it.
        row: The row.
        differences: Those of the pair, by row.
    """
    from copydesk.findings.row_marks import row_marks

    marked = row_marks(left, right, row, differences)
    forms = Pointer(left, row.left).forms, Pointer(right, row.right).forms
    pairs = [(one.left, one.right) for one in differences if one.left and one.right]
    return PointedAt(
        (
            Pointer(left, row.left, marked.left, forms[1]),
            Pointer(right, row.right, marked.right, forms[0]),
        ),
        pairs,
    )


def likely_kind(left: str, right: str) -> FindingKind:
    """Return the kind that words which clash are likeliest of; at least one side has some."""
    if not right:
        return "omission"
    if not left:
        return "addition"
    if _is_date(left) and _is_date(right):
        return "date"
    if any(character.isdigit() for character in left + right):
        return "number"
    return "name" if left[:1].isupper() and right[:1].isupper() else "label"


def _is_date(words: str) -> bool:
    # Reads numbers and dates in several languages: wanted only once words were chosen.
    from copydesk.findings.reading.values import values_in

    told = values_in(words, 0, len(words), language="", published=None)
    return any(value.kind in ("date", "clock") for value in told)


def question(left: str, right: str) -> str:
    """Return the clash of words as a question: "212 or 221?"."""
    return " or ".join(" ".join(words.split()) for words in (left, right) if words) + "?"
