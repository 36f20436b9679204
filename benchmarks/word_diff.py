"""How much of a row is marked: figures for the gate and the clean-up of the word diff.

`python -m benchmarks.word_diff [GOLD]` takes the rows that the aligner finds in the gold sets, as
far as people linked them too and the wording differs, and prints for each set what candidates of
gate and clean-up come to. `--read 0.3 0.35` prints rows instead, with marks, of which so much of
the shorter side stays unmarked: a gate is chosen by reading, not by a figure.

GOLD, or COPYDESK_GOLD, is the folder with the sets from elsewhere; without it only the project's
own stories are measured.
"""

from __future__ import annotations

import argparse
import os
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Final

from benchmarks.alignment import SETS
from benchmarks.gold_links import GoldPair, all_story_pairs, pairs_of_set
from copydesk.alignment.aligner import align_sentences
from copydesk.alignment.blocks import Unit, blocks_of
from copydesk.alignment.sequence import Pairs
from copydesk.alignment.words import common_words, marks, unmarked_words
from copydesk.articles.wording import Word, normal_form, told, words_of

_READ_AT_ONCE: Final = 12
"""Rows of a set that `--read` prints."""
_ALMOST_WHOLE: Final = 0.8
"""Share of both sides' words from which a row is marked almost whole."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row whose two sides differ in words."""

    left: str
    right: str

    def drawn(self, clean_up: CleanUp) -> Drawn:
        """Return what a clean-up makes of the row."""
        left, right = words_of(self.left), words_of(self.right)
        return Drawn(left, right, clean_up(left, right))


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row with its marks."""

    left: list[Word]
    right: list[Word]
    pairs: Pairs

    @property
    def unmarked(self) -> float:
        """Share of the shorter side's words that stay unmarked, 0..1."""
        shorter = min(told(self.left), told(self.right))
        return told([self.left[one] for one, _ in self.pairs]) / max(1, shorter)

    @property
    def marked(self) -> float:
        """Share of both sides' words that are marked, 0..1."""
        kept = 2 * told([self.left[one] for one, _ in self.pairs])
        return 1 - kept / max(1, told(self.left) + told(self.right))

    @property
    def changes(self) -> int:
        """How many marks the side with more of them has."""
        found = marks(self.left, self.right, self.pairs)
        return max(len(found.left), len(found.right))

    @property
    def similarity(self) -> float:
        """Share of both sides' words and signs that a longest common sequence holds, 0..1."""
        common = len(common_words(self.left, self.right))
        return 2 * common / max(1, len(self.left) + len(self.right))

    @property
    def contained(self) -> float:
        """The same share, of the shorter side."""
        shorter = min(len(self.left), len(self.right))
        return len(common_words(self.left, self.right)) / max(1, shorter)


CleanUp = Callable[[Sequence[Word], Sequence[Word]], Pairs]
"""Says which words of two texts stay unmarked."""


def semantic(left: Sequence[Word], right: Sequence[Word]) -> Pairs:
    """Clean up by diff-match-patch, which gives up unchanged runs shorter than their neighbours."""
    from diff_match_patch import diff_match_patch

    matcher = diff_match_patch()
    diffs: list[tuple[int, str]] = []
    one = other = 0
    # A private character for each word: diff-match-patch works on characters.
    codes = {word.form: chr(0xF0000 + n) for n, word in enumerate((*left, *right))}
    for here, there in [*common_words(left, right), (len(left), len(right))]:
        gone = "".join(codes[word.form] for word in left[one:here])
        new = "".join(codes[word.form] for word in right[other:there])
        diffs += [(matcher.DIFF_DELETE, gone)] if gone else []
        diffs += [(matcher.DIFF_INSERT, new)] if new else []
        if here < len(left):
            diffs.append((matcher.DIFF_EQUAL, codes[left[here].form]))
        one, other = here + 1, there + 1
    matcher.diff_cleanupMerge(diffs)
    matcher.diff_cleanupSemantic(diffs)
    return list(_equal(diffs))


def _equal(diffs: Iterable[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """Yield the places that stand for the same word in a diff of codes."""
    one = other = 0
    for kind, codes in diffs:
        if kind == 0:
            yield from ((one + step, other + step) for step in range(len(codes)))
        one += len(codes) if kind <= 0 else 0
        other += len(codes) if kind >= 0 else 0


CLEAN_UPS: Final[dict[str, CleanUp]] = {
    "none": common_words,
    "merged": unmarked_words,
    "semantic": semantic,
}
Gate = Callable[[Drawn], bool]
"""Says whether a row is drawn with marks."""


def alike(drawn: Drawn) -> bool:
    """Pass what has a similarity of 0.4, or 60 % of the shorter side in common."""
    return drawn.similarity >= 0.4 or drawn.contained >= 0.6


def unmarked(share: float) -> Gate:
    """Return the gate that wants so much of the shorter side unmarked, as the program does."""
    return lambda drawn: drawn.unmarked >= share


GATES: Final[dict[str, Gate]] = {
    "none": lambda _drawn: True,
    "similarity 0.4, contained 0.6": alike,
    **{f"unmarked {share:.2f}": unmarked(share) for share in (0.25, 0.3, 0.35, 0.4, 0.5)},
}


def rows_of_set(pairs: Iterable[GoldPair]) -> list[Row]:
    """Return the rows that the aligner finds and people confirm, if their words differ."""
    found = []
    for pair in pairs:
        left = _units(pair.left)
        right = _units(pair.right)
        for block in blocks_of(left, right, align_sentences(pair.left, pair.right)):
            row = Row(
                " ".join(pair.left[place] for place in block.left),
                " ".join(pair.right[place] for place in block.right),
            )
            linked = any((one, other) in pair.sure for one in block.left for other in block.right)
            if linked and normal_form(row.left) != normal_form(row.right):
                found.append(row)
    return found


def _units(sentences: Sequence[str]) -> dict[int, Unit]:
    return {place: Unit(normal_form(text), alone=False) for place, text in enumerate(sentences)}


def table(rows: Sequence[Row]) -> Iterator[str]:
    """Yield the lines of one set: a line a clean-up and gate."""
    yield f"{'clean-up':10}{'gate':32}{'whole':>7}{'marked':>8}{'changes':>9}{'>= 80 %':>9}"
    for name, clean_up in CLEAN_UPS.items():
        drawn = [row.drawn(clean_up) for row in rows]
        for gate, passes in GATES.items():
            shown = [row for row in drawn if passes(row)]
            whole = 1 - len(shown) / len(drawn)
            almost = mean(row.marked >= _ALMOST_WHOLE for row in shown)
            yield (
                f"{name:10}{gate:32}{whole:7.0%}{mean(row.marked for row in shown):8.0%}"
                f"{mean(row.changes for row in shown):9.1f}{almost:9.0%}"
            )


def readable(row: Row) -> str:
    """Return a row with its marks, as the screen without colour shows it."""
    drawn = row.drawn(unmarked_words)
    found = marks(drawn.left, drawn.right, drawn.pairs)
    sides = []
    for text, spans, opening, closing in (
        (row.left, found.left, "[-", "-]"),
        (row.right, found.right, "{+", "+}"),
    ):
        for span in reversed(spans):
            text = (
                text[: span.start]
                + opening
                + text[span.start : span.end]
                + closing
                + text[span.end :]
            )
        sides.append(text)
    return f"{drawn.unmarked:.2f} < {sides[0]}\n     > {sides[1]}"


def main() -> None:
    """Print the figures of each set, or rows to read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="?", default=os.environ.get("COPYDESK_GOLD"))
    parser.add_argument("--read", nargs=2, type=float, metavar=("FROM", "BELOW"))
    asked = parser.parse_args()
    sets = {"stories": all_story_pairs()}
    if asked.gold:
        folder = Path(asked.gold, "alignment")
        sets |= {name: pairs_of_set(folder / file) for name, file in SETS.items()}
    for name, pairs in sets.items():
        rows = rows_of_set(pairs)
        print(f"\n{name}: {len(rows)} rows")
        if asked.read:
            low, high = asked.read
            rows = [row for row in rows if low <= row.drawn(unmarked_words).unmarked < high]
            random.Random(5).shuffle(rows)
            print("\n".join(map(readable, rows[:_READ_AT_ONCE])))
        else:
            print("\n".join(table(rows)))


if __name__ == "__main__":
    main()
