"""Desks of a size that nobody has yet, for `benchmarks.store`: made at once, the same every time.

Articles are the sample corpus and retellings of it; events are those of four reviewers who judged
all rows of all pairs, with notes, tags, wishes and undos among them, in the form in which the
program writes them.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator, Sequence
from itertools import combinations, cycle
from pathlib import Path
from typing import Final

from copydesk.articles.article import Article
from copydesk.articles.read_article import read_article
from copydesk.reviews.anchors import Anchor, ArticleAnchors, Target, row_target
from copydesk.reviews.author import Author
from copydesk.reviews.clock import HybridClock
from copydesk.reviews.events import Event
from copydesk.reviews.journal import journal_name
from copydesk.reviews.kinds import (
    Data,
    LinkData,
    NoteData,
    StateData,
    TagsData,
    UndoData,
    VerdictData,
)
from copydesk.reviews.reading import JOURNALS
from copydesk.reviews.verdict import Verdict
from tests.reviews.samples import line_of

SAMPLE: Final = Path(__file__).parent.parent / "seeds" / "norvik-ferry"

_RETELLINGS: Final = 14
_REVIEWERS: Final = 4
_LINKED: Final = 0.6
"""Share of rows with two sides."""


def make_story(folder: Path) -> list[Article]:
    """Put twenty articles into `folder`: the sample corpus, and texts of its sentences."""
    folder.mkdir()
    for path in sorted(SAMPLE.glob("*.txt")):
        shutil.copy(path, folder)
    told = [one.quote(sentence) for one in read_story(folder) for sentence in one.sentences]
    for number in range(_RETELLINGS):
        draw = random.Random(number)
        sentences = draw.sample(told, 20)
        (folder / f"{number + 10}-retelling.txt").write_text("\n\n".join(sentences) + "\n")
    return read_story(folder)


def read_story(folder: Path) -> list[Article]:
    """Read the articles that `make_story` made."""
    return [read_article(path, root=folder) for path in sorted(folder.glob("*.txt"))]


def all_rows(articles: Sequence[Article]) -> list[Target]:
    """Return what rows of all pairs of articles would be about, in no order."""
    draw = random.Random(1)
    rows = [
        row_target(
            one,
            [index],
            other,
            [draw.randrange(len(other.sentences))] if draw.random() < _LINKED else [],
        )
        for one, other in combinations(articles, 2)
        for index in range(len(one.sentences))
    ]
    draw.shuffle(rows)
    return rows


def newsroom(articles: Sequence[Article], count: int) -> Iterator[Event]:
    """Yield `count` events of four reviewers, each a quarter of them."""
    rows = all_rows(articles)
    for number in range(_REVIEWERS):
        yield from _reviewer(f"reviewer {number}", rows, count // _REVIEWERS)


def _reviewer(name: str, rows: Sequence[Target], count: int) -> Iterator[Event]:
    draw = random.Random(name)
    seconds = 1_700_000_000.0
    author = Author(name, f"laptop-{draw.randrange(1 << 32):08x}", HybridClock(lambda: seconds))
    written = 0
    for target in cycle(rows):
        seconds += draw.random() * 20
        parts: list[tuple[Data, Target | None]] = [
            (VerdictData(Verdict(draw.randrange(1, 6))), target)
        ]
        if draw.random() < 0.15:
            parts.append((NoteData(f"harbour log, page {draw.randrange(99)}"), target))
        if draw.random() < 0.15:
            parts.append((TagsData(("figures", "names")), target))
        if draw.random() < 0.05:
            parts.append((StateData(second_reader=True), target))
        for data, about in parts:
            event = author.write(data, about)
            yield event
        written += len(parts)
        if draw.random() < 0.03:
            yield author.write(UndoData(event.id))
            written += 1
        if written >= count:
            return


def linked_by_hand(articles: Sequence[Article], count: int) -> Iterator[Event]:
    """Yield links of one pair by hand, each of as many sentences as a place may hold."""
    draw = random.Random(2)
    author = Author("linker", "laptop-1", HybridClock())
    one, other = articles[:2]
    for _ in range(count):
        left = draw.sample(range(len(one.sentences)), min(20, len(one.sentences)))
        right = draw.sample(range(len(other.sentences)), min(20, len(other.sentences)))
        yield author.write(LinkData(), row_target(one, left, other, right))


def crowd(articles: Sequence[Article], count: int) -> Iterator[Event]:
    """Yield five verdicts each of many reviewers on one pair."""
    one, other = articles[:2]
    for number in range(count):
        draw = random.Random(number)
        author = Author(f"reader {number}", f"laptop-{number}", HybridClock())
        for _ in range(5):
            target = row_target(one, [draw.randrange(len(one.sentences))], other, [])
            yield author.write(VerdictData(Verdict(draw.randrange(1, 6))), target)


def huge_lines(articles: Sequence[Article], count: int) -> list[bytes]:
    """Return lines of a stranger, each with ten thousand places."""
    one, other = articles[:2]
    sides = tuple(
        ArticleAnchors(article.sha256, tuple(Anchor(n, n + 1) for n in range(7_000)))
        for article in (one, other)
    )
    target = {
        "articles": [
            {
                "sha256": side.sha256,
                "anchors": [{"start": item.start, "end": item.end} for item in side.anchors],
            }
            for side in sides
        ],
        "finding": None,
    }
    return [
        line_of(id=f"huge {n}", seq=n + 1, kind="verdict", data={"verdict": 3}, target=target)
        for n in range(count)
    ]


def write_desk(store: Path, events: Iterator[Event], lines: Sequence[bytes] = ()) -> None:
    """Write journals at once, without waiting for the disk."""
    folder = store / JOURNALS
    folder.mkdir(parents=True)
    by_file: dict[str, list[bytes]] = {"stranger@device.jsonl": list(lines)} if lines else {}
    for event in events:
        by_file.setdefault(journal_name(event.by, event.device), []).append(event.line)
    for name, found in by_file.items():
        (folder / name).write_bytes(b"\n".join(found) + b"\n")
