"""Gold findings: discrepancies between articles that were listed by reading, before any rule ran.

Two forms are read: the project's own (`seeds/norvik-ferry/findings.json`) and the one of the real
articles and real news (the folder `findings` in what COPYDESK_GOLD names). Spans are code points
into the text. `benchmarks/gold/STATE.md` is the ledger of all sets; `State` repeats its word.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, Literal

from msgspec import Struct

from copydesk.articles.article import Span

State = Literal["opened", "fitted"]
"""opened: its rows, its misses or what is found in it were read, or designs compared on it. fitted:
rules were written for its rows, or weights found on them, so that its figures say nothing of other
articles. A sealed set isn't here: whoever has it can't be writing the engine."""

ROOT: Final = Path(__file__).parent.parent
STORIES: Final = {
    "norvik-ferry": ROOT / "seeds" / "norvik-ferry",
    "ministers-visit": ROOT / "benchmarks" / "gold" / "findings" / "ministers-visit",
    "hearing-trial": ROOT / "benchmarks" / "gold" / "findings" / "hearing-trial",
}
"""The invented stories with findings: a folder of articles and a `findings.json` each."""
STATES: Final[dict[str, State]] = {
    "real news": "opened",
    "real articles": "fitted",
    "ministers-visit": "fitted",
    "hearing-trial": "fitted",
    "norvik-ferry": "fitted",
}
"""Every set, those first that say most of other articles."""
_KIND_OF_REAL: Final = {
    "name_corruption": "name",
    "name_variant": "name",
    "place": "name",
    "title": "office",
    "status": "stage",
}
"""How the gold of the real articles calls some kinds."""


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
    state: State
    discrepancies: tuple[GoldFinding, ...]
    """Those inside one article name it twice."""
    equivalences: tuple[GoldFinding, ...]


def sets_named(names: Sequence[str] = ()) -> list[GoldSet]:
    """Return the gold sets of the given names; without names all that are here.

    What lies outside the repository and isn't at hand is left out, and stderr says so.
    """
    return [gold for name in names or STATES if (gold := _set(name)) is not None]


def _set(name: str) -> GoldSet | None:
    if name in STORIES:
        return story_set(name)
    gold, articles = os.environ.get("COPYDESK_GOLD"), os.environ.get("COPYDESK_ARTICLES")
    if name == "real news" and gold:
        folder = Path(gold) / "findings" / "real"
        return _real_set(name, folder / "gold.json", folder)
    if name == "real articles" and gold and articles:
        path = Path(gold) / "findings" / "seed_findings.dev.json"
        return _real_set(name, path, Path(articles))
    wanted = "COPYDESK_GOLD" if name == "real news" else "COPYDESK_GOLD and COPYDESK_ARTICLES"
    sys.stderr.write(f"{name}: skipped, {wanted} not set\n")
    return None


def story_set(name: str) -> GoldSet:
    """Return an invented story; rows of one clash beyond the fourth (`further`) are included."""
    folder = STORIES[name]
    gold = json.loads((folder / "findings.json").read_text(encoding="utf-8"))
    return GoldSet(
        name,
        folder,
        STATES[name],
        tuple(_own(row) for row in [*gold["discrepancies"], *gold.get("further", [])]),
        tuple(_own(row) for row in gold["equivalences"]),
    )


def _real_set(name: str, path: Path, articles: Path) -> GoldSet:
    gold = json.loads(path.read_text(encoding="utf-8"))
    return GoldSet(
        name,
        articles,
        STATES[name],
        tuple(_real(row) for row in [*gold["discrepancies"], *gold.get("one_sided", [])]),
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
    kind = row.get("kind", "")
    told = [row[side] for side in "ab" if row[side]]
    told.sort(key=lambda side: str(side["file"]))
    one, other = told if len(told) == 2 else (told[0], None)
    return GoldFinding(
        row["id"],
        _KIND_OF_REAL.get(kind, kind),
        row.get("severity", ""),
        one["file"],
        Span(one["start"], one["end"]),
        other["file"] if other else _beside(one["file"]),
        Span(other["start"], other["end"]) if other else None,
        (one["quote"], other["quote"] if other else ""),
        row.get("why", ""),
    )


def _beside(file: str) -> str:
    """Return the other file of a pair: test9_a.txt of test9_b.txt."""
    return re.sub(r"_([ab])(?=\.)", lambda side: "_a" if side[1] == "b" else "_b", file)
