"""What people decide about rows changes only their own rows: `python -m benchmarks.steady_rows`.

Tries every link between two sentences that may be linked, every unlink of a link, a mismatch on
every row, and verdicts on rows as they stand or with a sentence more or less, on all ordered pairs
of the sample corpus and of the real articles that COPYDESK_ARTICLES names. Prints how many there
were and how many changed a row that holds none of their sentences: a table in Markdown.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import permutations, product
from pathlib import Path
from typing import Final, NamedTuple

from msgspec.structs import replace

from copydesk.alignment.edit import Edit, Held, Linked, Unlinked
from copydesk.alignment.edits import edited
from copydesk.alignment.group import Grouping
from copydesk.alignment.roles import linkable
from copydesk.alignment.row import Row
from copydesk.alignment.rows import rows_of_grouping
from copydesk.articles.article import Article
from copydesk.articles.library import find_articles
from copydesk.articles.read_article import read_article
from copydesk.comparison import alignment_task, machine_grouping

SAMPLE: Final = Path(__file__).parent.parent / "seeds" / "norvik-ferry"

Sentence = tuple[str, int]
"""The side of a sentence and its index."""


class Decision(NamedTuple):
    """What one person does to the rows of a pair by one key."""

    kind: str
    edits: tuple[Edit, ...]


class Tried(NamedTuple):
    """A pair and what decisions on it came to."""

    left: Article
    right: Article
    machine: Grouping

    def rows(self, edits: Sequence[Edit] = ()) -> tuple[Row, ...]:
        """Return the rows of the pair after some edits."""
        final = edited(self.left, self.right, self.machine, edits)
        return rows_of_grouping(self.left, self.right, final)


def main() -> None:
    """Try everything and print the table."""
    folders = {"sample corpus": SAMPLE}
    if "COPYDESK_ARTICLES" in os.environ:
        folders["real articles"] = Path(os.environ["COPYDESK_ARTICLES"])
    sys.stdout.write("| articles | pairs | decision | tried | touched other rows |\n")
    sys.stdout.write("| --- | --- | --- | --- | --- |\n")
    for name, folder in folders.items():
        tried: Counter[str] = Counter()
        touched: Counter[str] = Counter()
        pairs = pairs_of(folder)
        for pair in pairs:
            before = pair.rows()
            for decision in plausible_decisions(pair, before):
                tried[decision.kind] += 1
                after = pair.rows(decision.edits)
                touched[decision.kind] += bool(touched_others(before, after, decision.edits))
        for kind, count in tried.items():
            line = f"| {name} | {len(pairs)} | {kind} | {count} | {touched[kind]} |\n"
            sys.stdout.write(line)


def pairs_of(folder: Path) -> list[Tried]:
    """Return all ordered pairs of the articles in a folder, aligned."""
    library = find_articles([folder])
    articles = [read_article(found.path, root=folder) for found in library.articles]
    return [
        Tried(left, right, machine_grouping(left, right, alignment_task(left, right).run()))
        for left, right in permutations(articles, 2)
    ]


def plausible_decisions(pair: Tried, rows: Sequence[Row]) -> Iterator[Decision]:
    """Yield every single thing that a person may do to the rows of a pair as they stand."""
    left, right, machine = pair
    linked = {(link.left, link.right) for link in machine.links}
    may_link = linkable(left, right)
    for one, other in product(left.sentences, right.sentences):
        if may_link(one.index, other.index):
            yield Decision("link", (Linked(one.index, other.index),))
    for cell in sorted(linked):
        yield Decision("unlink", (Unlinked(*cell),))
    for row in rows:
        if row.left and row.right:
            cells = product(row.left, row.right)
            yield Decision("mismatch", tuple(Unlinked(*cell) for cell in cells))
        yield Decision("verdict on a row", (Held(row.left, row.right),))
        for runs in _neighbours(pair, row):
            yield Decision("verdict on a row of before", (Held(*runs),))


def _neighbours(pair: Tried, row: Row) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Yield the rows that differ from one by one sentence: what another aligner may have made."""
    for side, run in enumerate((row.left, row.right)):
        last = len((pair.left, pair.right)[side].sentences) - 1
        others = [run[1:], run[:-1]]
        if run and run[0] > 0:
            others.append((run[0] - 1, *run))
        if run and run[-1] < last:
            others.append((*run, run[-1] + 1))
        for other in others:
            yield (other, row.right) if side == 0 else (row.left, other)


def touched_others(before: Sequence[Row], after: Sequence[Row], edits: Sequence[Edit]) -> list[Row]:
    """Return the rows that hold no sentence of `edits` and changed, or changed their order.

    Args:
        before: All rows, in reading order.
        after: The same after `edits`.
        edits: What one person decided.
    """
    own = {sentence for edit in edits for sentence in _sentences_of_edit(edit)}
    concerned = {
        sentence for row in before if own & _sentences(row) for sentence in _sentences(row)
    }
    was, now = (
        [replace(row, number=0) for row in rows if not concerned & _sentences(row)]
        for rows in (before, after)
    )
    if was == now:
        return []
    return [row for row in was if row not in now] or was


def _sentences(row: Row) -> set[Sentence]:
    return {*(("left", one) for one in row.left), *(("right", other) for other in row.right)}


def _sentences_of_edit(edit: Edit) -> set[Sentence]:
    match edit:
        case Held(lefts, rights):
            pass
        case Linked(one, other) | Unlinked(one, other):
            lefts, rights = (one,), (other,)
    return {*(("left", one) for one in lefts), *(("right", other) for other in rights)}


if __name__ == "__main__":
    main()
