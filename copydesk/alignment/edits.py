"""Applies to a grouping what people decided about its rows; rules 13 to 17 of `rows`.

Every edit takes apart only the rows that hold one of its sentences and puts these sentences
together anew. The links of all other rows are never looked at, so nothing else can change.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import Final

from copydesk.alignment.blocks import LONGEST_RUN, Unit, blocks_of, has_twins
from copydesk.alignment.edit import Cell, Edit, Held, Linked, Runs, Unlinked
from copydesk.alignment.group import Group, Grouping
from copydesk.alignment.grouping import unit_of
from copydesk.alignment.link import LINKED, Link
from copydesk.alignment.regrouping import Regrouping, united
from copydesk.alignment.roles import linkable
from copydesk.articles.article import Article

_SAID: Final = 1.0
"""Confidence of a person's word: the machine is never that sure."""


def edited(left: Article, right: Article, machine: Grouping, edits: Iterable[Edit]) -> Grouping:
    """Return a grouping with edits applied to it, one after the other.

    Args:
        left: The base.
        right: The article beside it.
        machine: What the machine makes of the two; with no edits it comes back as it is.
        edits: In the order of their events. One that can't be followed, because it links furniture
            or a headline to what is no lead or holds what is no row, is without effect.

    Raises:
        IndexError: An edit names a sentence that isn't there.
    """
    pair = _Edited(left, right, machine)
    for edit in edits:
        pair.apply(edit)
    return pair.grouping()


class _Edited:
    """The grouping of a pair while edits are applied to it."""

    def __init__(self, left: Article, right: Article, machine: Grouping) -> None:
        self._articles = left, right
        self._may_link = linkable(left, right)
        self._machine = machine
        self._links: dict[int, dict[int, float]] = {}
        """Confidences of the links that hold now, by left and right sentence."""
        self._partners: dict[int, set[int]] = {}
        """The left sentences that a right one is linked with."""
        for link in machine.links:
            self._links.setdefault(link.left, {})[link.right] = link.confidence
            self._partners.setdefault(link.right, set()).add(link.left)
        self._words: dict[Cell, int] = {}
        """The cells that people said something about, and which word of all it was."""
        self._said = 0
        self._rows = Regrouping(left, right, machine)
        self._held: set[Runs] = set()
        self._units: tuple[dict[int, Unit], dict[int, Unit]] = {}, {}

    def apply(self, edit: Edit) -> None:
        """Carry out one edit."""
        match edit:
            case Linked(one, other) | Unlinked(one, other):
                self._check((one,), (other,), edit)
                if self._may_link(one, other):
                    self._say((one, other), linked=isinstance(edit, Linked))
            case Held(lefts, rights):
                self._check(lefts, rights, edit)
                self._hold((lefts, rights))

    def grouping(self) -> Grouping:
        """Return what the edits came to."""
        return Grouping(
            groups=self._rows.groups,
            links=tuple(
                Link(one, other, confidence)
                for one in sorted(self._links)
                for other, confidence in sorted(self._links[one].items())
            ),
            near_misses=self._unsaid(self._machine.near_misses),
            candidates=self._unsaid(self._machine.candidates),
            anchors=self._rows.anchors,
            turned=self._machine.turned,
        )

    def _unsaid(self, cells: Iterable[Link]) -> tuple[Link, ...]:
        """Return those of `cells` that nobody said anything about."""
        return tuple(cell for cell in cells if (cell.left, cell.right) not in self._words)

    # Single edits

    def _check(self, lefts: Sequence[int], rights: Sequence[int], edit: Edit) -> None:
        for article, run in zip(self._articles, (lefts, rights), strict=True):
            if any(not 0 <= index < len(article.sentences) for index in run):
                raise IndexError(f"{edit} names a sentence that isn't there")

    def _say(self, cell: Cell, *, linked: bool) -> None:
        """Link two sentences or part them."""
        one, other = cell
        self._said += 1
        self._words[cell] = self._said
        if linked:
            self._links.setdefault(one, {})[other] = _SAID
            self._partners.setdefault(other, set()).add(one)
        else:
            self._links.get(one, {}).pop(other, None)
            self._partners.get(other, set()).discard(one)
        here, there = self._rows.row(0, one), self._rows.row(1, other)
        together = united(here, there)
        if here != there and not linked:
            return
        if linked and (here == there or self._may_unite(here, there)):
            self._regroup({here, there}, [together])
        else:
            self._regroup({here, there}, self._grouped(together))
        if self._rows.row(0, one) != here:
            self._held -= {here, there}

    def _hold(self, runs: Runs) -> None:
        """Keep a row as it was judged, unless an earlier verdict keeps it otherwise."""
        rows = {self._rows.row(0, one) for one in runs[0]} | {
            self._rows.row(1, other) for other in runs[1]
        }
        if rows != {runs}:
            if rows & self._held or not self._is_row(runs):
                return
            rest = _without(united(*rows), runs)
            self._regroup(rows, [*self._grouped(rest), runs])
        self._held.add(runs)

    # Rows

    def _regroup(self, rows: Collection[Runs], others: Iterable[Runs]) -> None:
        """Put other rows, of the same sentences, in the place of some; the rest are alone."""
        groups = [
            Group(runs, self._confidence(runs), self._is_same(runs), moved=False)
            for runs in others
            if runs[0] and runs[1]
        ]
        self._rows.replace(rows, groups)

    def _grouped(self, runs: Runs) -> list[Runs]:
        """Return what holds together: by links that people made, the newest first, then others."""
        links = self._links_within(runs)
        said = sorted(links.keys() & self._words.keys(), key=self._words.__getitem__, reverse=True)
        by_hand = [Link(*cell, links.pop(cell)) for cell in said]
        others = [Link(*cell, confidence) for cell, confidence in links.items()]
        here, there = self._units_of(0, runs[0]), self._units_of(1, runs[1])
        if self._machine.turned:
            blocks = blocks_of(there, here, _mirrored(others), _mirrored(by_hand))
            return [(tuple(block.right), tuple(block.left)) for block in blocks]
        blocks = blocks_of(here, there, others, by_hand)
        return [(tuple(block.left), tuple(block.right)) for block in blocks]

    def _links_within(self, runs: Runs) -> dict[Cell, float]:
        """Return the confidences of the links between sentences of `runs`."""
        rights = set(runs[1])
        return {
            (one, other): confidence
            for one in runs[0]
            for other, confidence in self._links.get(one, {}).items()
            if other in rights
        }

    def _units_of(self, side: int, run: Iterable[int]) -> dict[int, Unit]:
        """Return what `blocks` and `words` need to know of sentences, found out at most once."""
        units, article = self._units[side], self._articles[side]
        for sentence in run:
            if sentence not in units:
                units[sentence] = unit_of(article, sentence)
        return {sentence: units[sentence] for sentence in run}

    def _may_unite(self, here: Runs, there: Runs) -> bool:
        """Return whether two rows may become one over a link made by hand; rules 2, 6, 7, 8."""
        runs = united(here, there)
        units = self._units_of(0, runs[0]), self._units_of(1, runs[1])
        return (
            all(_has_no_gap(run) for run in runs)
            and (
                len(runs[0]) == len(runs[1]) == 1
                or not any(unit.alone for side in units for unit in side.values())
            )
            and (max(map(len, runs)) <= LONGEST_RUN or self._has_no_choice(here, there))
            and not any(has_twins(side, run) for side, run in zip(units, runs, strict=True))
        )

    def _has_no_choice(self, here: Runs, there: Runs) -> bool:
        """Return whether one of two rows is a sentence whose partners all stand in the other."""
        if not here[1]:
            return set(self._links.get(here[0][0], ())) <= set(there[1])
        return not there[0] and self._partners.get(there[1][0], set()) <= set(here[0])

    def _is_row(self, runs: Runs) -> bool:
        """Return whether `runs` could be a row: rules 2 and 8."""
        left, right = runs
        if not (left and right):
            return len(left) + len(right) == 1
        units = (*self._units_of(0, left).values(), *self._units_of(1, right).values())
        return (
            all(_has_no_gap(run) for run in runs)
            and (len(units) == 2 or not any(unit.alone for unit in units))
            and all(self._may_link(one, other) for one in left for other in right)
        )

    def _is_same(self, runs: Runs) -> bool:
        left, right = (
            " ".join(unit.form for unit in self._units_of(side, runs[side]).values())
            for side in (0, 1)
        )
        return left == right

    def _confidence(self, runs: Runs) -> float:
        """Return the weakest of the links that a row needs to hold together.

        Where it holds by a verdict only, that is a link's least confidence.
        """
        links = self._links_within(runs)
        root = {(side, sentence): (side, sentence) for side in (0, 1) for sentence in runs[side]}
        apart = len(root) - 1
        for (one, other), confidence in sorted(links.items(), key=lambda link: -link[1]):
            here, there = _root_of(root, (0, one)), _root_of(root, (1, other))
            if here != there:
                root[here] = there
                apart -= 1
            if not apart:
                return confidence
        return LINKED


def _root_of(root: dict[tuple[int, int], tuple[int, int]], at: tuple[int, int]) -> tuple[int, int]:
    """Return what stands for all that is joined with `at`, shortening the way there."""
    while root[at] != at:
        root[at] = at = root[root[at]]
    return at


def _without(runs: Runs, taken: Runs) -> Runs:
    left, right = (
        tuple(index for index in run if index not in gone)
        for run, gone in zip(runs, taken, strict=True)
    )
    return left, right


def _has_no_gap(run: Sequence[int]) -> bool:
    return all(after == before + 1 for before, after in pairwise(run))


def _mirrored(links: Iterable[Link]) -> list[Link]:
    return [Link(link.right, link.left, link.confidence) for link in links]
