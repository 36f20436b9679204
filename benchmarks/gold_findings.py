"""Gold findings: discrepancies between articles that were listed by reading, before any rule ran.

Two forms are read: the project's own (`seeds/norvik-ferry/findings.json`) and the one of the real
articles (the folder `findings` in what COPYDESK_GOLD names). Spans are code points into the text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from copydesk.articles.article import Span

ROOT: Final = Path(__file__).parent.parent
STORIES: Final = {
    "norvik-ferry": ROOT / "seeds" / "norvik-ferry",
    "ministers-visit": ROOT / "benchmarks" / "gold" / "findings" / "ministers-visit",
    "hearing-trial": ROOT / "benchmarks" / "gold" / "findings" / "hearing-trial",
}
"""The invented stories with findings: a folder of articles and a `findings.json` each."""


class GoldFinding(Struct, frozen=True):
    """One discrepancy, or one passage that is merely written differently."""

    id: str
    kind: str
    severity: str
    left_file: str
    left: Span
    right_file: str
    """For a one-sided row: the article that lacks it."""
    right: Span | None
    words: tuple[str, str]
    why: str


class GoldSet(Struct, frozen=True):
    """A story with its gold findings."""

    name: str
    folder: Path
    discrepancies: tuple[GoldFinding, ...]
    equivalences: tuple[GoldFinding, ...]


def story_set(name: str) -> GoldSet:
    """Return an invented story; rows of one clash beyond the fourth (`further`) are included."""
    folder = STORIES[name]
    gold = json.loads((folder / "findings.json").read_text(encoding="utf-8"))
    return GoldSet(
        name,
        folder,
        tuple(_own(row) for row in [*gold["discrepancies"], *gold.get("further", [])]),
        tuple(_own(row) for row in gold["equivalences"]),
    )


def real_set(gold_folder: Path, articles: Path) -> GoldSet:
    """Return the gold findings of the real articles."""
    path = gold_folder / "findings" / "seed_findings.dev.json"
    gold = json.loads(path.read_text(encoding="utf-8"))
    return GoldSet(
        "real articles",
        articles,
        tuple(_real(row) for row in gold["discrepancies"]),
        tuple(_real(row) for row in gold["equivalences"]),
    )


def pairs_of(gold: GoldSet) -> Iterator[tuple[str, str]]:
    """Yield the pairs of files that have gold rows, sorted, each once; (f, f) for rows inside f."""
    rows = [*gold.discrepancies, *gold.equivalences]
    named = {(r.left_file, r.right_file) for r in rows}
    yield from sorted({(min(pair), max(pair)) for pair in named})


def _own(row: dict[str, Any]) -> GoldFinding:
    left, right = row["left"], row.get("right")
    return GoldFinding(
        row.get("id", ""),
        row.get("kind", ""),
        row.get("severity", ""),
        left["file"],
        Span(left["start"], left["end"]),
        right["file"] if right else row.get("lacks", ""),
        Span(right["start"], right["end"]) if right else None,
        (left["quote"], right["quote"] if right else ""),
        row.get("why", ""),
    )


def _real(row: dict[str, Any]) -> GoldFinding:
    one, other = sorted((row["a"], row["b"]), key=lambda side: str(side["file"]))
    return GoldFinding(
        row["id"],
        row["kind"],
        row.get("severity", ""),
        one["file"],
        Span(one["start"], one["end"]),
        other["file"],
        Span(other["start"], other["end"]),
        (one["quote"], other["quote"]),
        row.get("why", ""),
    )
