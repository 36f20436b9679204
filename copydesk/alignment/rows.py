"""Rows: what a reviewer judges. Built from links; words are looked at only to say *same*.

The rules, each with a drawn example in `tests/test_rows.py` or `tests/test_edited_rows.py`:

1.  Every sentence, furniture included, stands in exactly one row.
2.  A row's runs have no gaps. Furniture or a headline in between ends a run.
3.  The strongest links come first: a link between two free sentences opens a row, a free sentence
    right beside a run may join it.
4.  To join, a sentence must be surely linked; or likely, and with every sentence of the opposite
    run or with nothing outside the row; or, where the row itself is no more than *maybe*, with
    every sentence of the opposite run by any link. So a sentence told in two pieces makes one row,
    and a chain of weak links doesn't.
5.  Two rows become one only over a sure link.
6.  A run has at most four sentences, unless a sure link leads in from a sentence with no other
    partner.
7.  A row whose two sides are equal is complete, and one wording stands only once in a run: a
    refrain pairs first with first, second with second.
8.  A headline stands alone on its side of a row, and its partner is one headline or one sentence of
    the lead. A headline that is linked with a headline has no link with a lead, unless a surer one.
    Headlines and leads come last: where that lead is in a row already, with a sentence of its own
    kind, the headline gets a cross-reference. Such a link has no say in any other row. Furniture
    has no partner and a row a sentence.
9.  A link that isn't honoured inside a row becomes a cross-reference on both rows.
10. Rows follow the left text. A right-only row follows the row that holds the sentence before it,
    moved rows not counted; if there is none it comes first, below the left text's own title: the
    headline and furniture with which that begins.
11. A row has *moved* if it lies off the heaviest chain of linked rows that both texts tell in one
    order; a row weighs its characters times its confidence.
12. A sentence without a partner names its best near miss; a linked one names none.

What people decided comes on top, as edits in the order of their events:

13. An edit regroups only the rows that hold one of its sentences, by the links between these
    sentences. Every other row stays what it is: runs, flags, confidence, nearest miss, and its
    order among the others.
14. Two sentences that are linked by hand share a row. Their two rows become one if rules 2, 6, 7
    and 8 let them. Else the two sentences open a row and the links of the others follow: those by
    hand first, the newest before older ones. Linked within one row they make it surer, no more.
15. Two sentences that are unlinked by hand have no link. The row that holds both is regrouped
    without it; if none does, only a cross-reference or a nearest miss goes.
16. A verdict holds its row: exactly its sentences form one, and what else stood in their rows is
    regrouped. The first verdict holds; a later one on an overlapping row holds nothing. A later
    link or unlink that changes a held row ends that.
17. A row that edits made has moved if it doesn't fit between the unmoved rows that they left as
    they were; of those that fit, the heaviest chain stays. A right-only row obeys rule 10 as far
    as rule 13 lets it.

Swapping the texts mirrors the rows: same runs, same flags. Ties that could fall differently seen
from the other side are settled in an orientation that depends on the texts alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from copydesk.alignment.edit import Edit
from copydesk.alignment.edits import edited
from copydesk.alignment.group import Group, Grouping
from copydesk.alignment.grouping import grouping_of
from copydesk.alignment.link import Link, Scores
from copydesk.alignment.roles import Role, roles_of
from copydesk.alignment.row import Row
from copydesk.articles.article import Article, Sentence

_LEAST: Final = 0.2
"""Confidence of a cell that is worth naming as nearest: down to there lie 78 % of what differs and
86 % of what agrees in twenty pairs of real news; below stands little but chance."""


def rows_of(
    left: Article, right: Article, scores: Scores, edits: Iterable[Edit] = ()
) -> tuple[Row, ...]:
    """Return the rows of two articles, in reading order.

    Args:
        left: The base.
        right: The article beside it.
        scores: Links and near misses between indices of `Article.sentences`. Any links give legal
            rows; those that `roles` forbids are passed over.
        edits: What people decided, in the order of their events.

    Raises:
        IndexError: A link or an edit names a sentence that isn't there.
    """
    machine = grouping_of(left, right, scores)
    return rows_of_grouping(left, right, edited(left, right, machine, edits))


def rows_of_grouping(left: Article, right: Article, grouping: Grouping) -> tuple[Row, ...]:
    """Return the rows of a grouping, in reading order, numbered."""
    partners = _Partners(grouping)
    of_left, of_right = roles_of(left), roles_of(right)
    linked = [partners.linked(group) for group in grouping.groups]
    inside = {one for row in linked for one in row.left}
    alone = [
        partners.left_only(sentence, of_left[sentence.index])
        for sentence in left.sentences
        if sentence.index not in inside
    ]
    placed = [(row.left[-1], -1, row) for row in (*linked, *alone)]
    placed += [
        (anchor, other, partners.right_only(right.sentences[other], of_right[other]))
        for other, anchor in grouping.anchors
    ]
    placed.sort(key=lambda place: place[:2])
    return tuple(replace(row, number=number) for number, (_, _, row) in enumerate(placed, start=1))


class _Partners:
    """Which links and weaker cells each sentence has: cross-references and nearest partners."""

    def __init__(self, grouping: Grouping) -> None:
        self._of_left: dict[int, set[int]] = {}
        self._of_right: dict[int, set[int]] = {}
        for link in grouping.links:
            self._of_left.setdefault(link.left, set()).add(link.right)
            self._of_right.setdefault(link.right, set()).add(link.left)
        self._nearest_of_left: dict[int, Link] = {}
        self._nearest_of_right: dict[int, Link] = {}
        # Whatever has no near miss may have a cell that was too weak to be one.
        shown = [cell for cell in grouping.candidates if cell.confidence >= _LEAST]
        for cells in (shown, grouping.near_misses):
            for cell in sorted(cells, key=lambda one: (one.confidence, -one.left - one.right)):
                self._nearest_of_left[cell.left] = cell
                self._nearest_of_right[cell.right] = cell

    def also_right(self, left: Iterable[int], inside: Iterable[int]) -> tuple[int, ...]:
        """Return the right sentences linked to one of `left` that aren't `inside` the row."""
        found = {other for one in left for other in self._of_left.get(one, ())}
        return tuple(sorted(found.difference(inside)))

    def also_left(self, right: Iterable[int], inside: Iterable[int]) -> tuple[int, ...]:
        """Return the left sentences linked to one of `right` that aren't `inside` the row."""
        found = {one for other in right for one in self._of_right.get(other, ())}
        return tuple(sorted(found.difference(inside)))

    def linked(self, group: Group) -> Row:
        """Return the row of a group."""
        left, right = group.runs
        return Row(
            number=0,
            left=left,
            right=right,
            relation="same" if group.same else "reworded",
            moved=group.moved,
            confidence=group.confidence,
            also_left=self.also_left(right, left),
            also_right=self.also_right(left, right),
        )

    def left_only(self, sentence: Sentence, role: Role) -> Row:
        """Return the row of a left sentence that stands in no group."""
        return Row(
            number=0,
            left=(sentence.index,),
            right=(),
            relation="left-only",
            also_right=self.also_right((sentence.index,), ()),
            nearest=self._nearest_of_left.get(sentence.index),
            furniture=role == "furniture",
        )

    def right_only(self, sentence: Sentence, role: Role) -> Row:
        """Return the row of a right sentence that stands in no group."""
        return Row(
            number=0,
            left=(),
            right=(sentence.index,),
            relation="right-only",
            also_left=self.also_left((sentence.index,), ()),
            nearest=self._nearest_of_right.get(sentence.index),
            furniture=role == "furniture",
        )
