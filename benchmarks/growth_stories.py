"""The stories that are visited: pairs of any length, folders of any number, a desk of any age."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks.first_screen import first_article
from benchmarks.growth_cases import Effort, first_of, review_of
from benchmarks.growth_values import Case
from benchmarks.keys_while_aligning import made_story
from benchmarks.made_desks import SAMPLE, make_story, newsroom, write_desk
from copydesk.reviews.parking import park, parked_file

SHORT: Final = 30
"""Sentences of an everyday article; what a key costs in longer ones is told beside it."""
LENGTHS: Final = (SHORT, 100, 300, 1_000, 2_000, 5_000, 10_000)
"""Sentences a side."""
NUMBERS: Final = (10, 100, 1_000, 5_000)
"""Articles of a folder, of `SHORT` sentences each."""
EVENTS: Final = 100_000
"""Of a desk that many worked on for years."""
REVIEWER: Final = "reviewer 0"
"""One of those."""

_OF_PAIRS: Final = ("listed", "rows", "findings", "read")
_OF_FOLDERS: Final = (*_OF_PAIRS, "behind")
_KEYS: Final = 6
"""How often a key is pressed."""
_QUICK_LENGTH: Final = 1_000
_QUICK_NUMBER: Final = 100


def pairs(folder: Path, effort: Effort) -> Iterator[Case]:
    """Yield pairs of articles, the shortest first."""
    for length in LENGTHS:
        if length <= _QUICK_LENGTH or not effort.is_quick:
            story = made_story(folder / f"pair of {length}", 2, length)
            yield _case(f"{length:,}", story, _OF_PAIRS, 2)


def folders(folder: Path, effort: Effort, real: Path | None) -> Iterator[Case]:
    """Yield folders of articles, the smallest first.

    Args:
        folder: Where they are made.
        effort: How much is measured.
        real: Real articles, which are copied; None for none.
    """
    for name, source in (("sample corpus", SAMPLE), ("real articles", real)):
        if source is not None:
            story = Path(shutil.copytree(source, folder / name))
            yield _case(name, story, _OF_FOLDERS, len(list(story.glob("*.txt"))))
    for number in NUMBERS:
        if number <= _QUICK_NUMBER or not effort.is_quick:
            story = made_story(folder / f"folder of {number}", number, SHORT)
            patience = effort.bound if number == max(NUMBERS) else 120.0
            case = _case(f"{number:,}", story, _OF_FOLDERS, number)
            yield case._replace(patience=patience)


def desks(folder: Path, _effort: Effort) -> Iterator[Case]:
    """Yield a desk on which all rows were judged again and again, without and with a bad past.

    Once its disk took nothing for a while: an entry was set aside then, and is on the desk by now.
    """
    story, desk = folder / "judged", folder / "desk"
    articles = make_story(story)
    events = list(newsroom(articles, EVENTS))
    write_desk(desk, iter(events))
    base = first_article(story).name
    command = review_of(story, "--desk", desk, "--reviewer", REVIEWER, "--base", base)
    others = len(articles) - 1
    case = Case(f"{EVENTS:,} events", command, first_of(story), awaited=_OF_FOLDERS, pairs=others)
    yield case
    aside = [event for event in events if event.by == REVIEWER][-1:]

    def set_aside(home: Path) -> None:
        park(aside, parked_file(home / ".local" / "state" / "copydesk", desk))

    yield case._replace(name=f"{EVENTS:,} events, one was set aside", prepare=set_aside)


def _case(name: str, story: Path, awaited: tuple[str, ...], articles: int) -> Case:
    command, first = review_of(story), first_of(story)
    return Case(name, command, first, awaited=awaited, keys=_KEYS, pairs=articles - 1)
