"""A gold set of two one-sentence articles, for tests of how findings are scored."""

from __future__ import annotations

from pathlib import Path

from benchmarks.gold_findings import GoldFinding, GoldSet
from copydesk.articles.article import Span


def write_story(
    folder: Path, left: str, right: str, *, clash: tuple[str, str], same: tuple[str, str]
) -> GoldSet:
    """Write two articles and return a set that lists one discrepancy and one equivalence.

    Args:
        folder: Where the articles are written.
        left: Text of the one.
        right: Text of the other.
        clash: Words of each that are listed as a discrepancy of high severity.
        same: Words of each that are listed as merely written otherwise.
    """
    for name, text in (("one.txt", left), ("other.txt", right)):
        (folder / name).write_text(text, encoding="utf-8")

    def row(id_: str, words: tuple[str, str]) -> GoldFinding:
        spans = [
            Span(text.index(some), text.index(some) + len(some))
            for text, some in zip((left, right), words, strict=True)
        ]
        return GoldFinding(
            id_, "number", "high", "one.txt", spans[0], "other.txt", spans[1], words, ""
        )

    return GoldSet("made", folder, "opened", (row("D1", clash),), (row("E1", same),))
