"""A decision costs what it touches: in a long pair as much as in a short one, counted in lines."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from random import Random
from typing import Final

from copydesk.articles.read_article import read_article
from copydesk.reviews.verdict import Verdict
from tests.made_session import made_session
from tests.reviewing import DECIDING, Reviewing, reviewing
from tests.work import counted_lines, lines_run
from tui.session.decisions import judge
from tui.session.looking import set_filter

_SHORT: Final = 50
"""Sentences that fill more than a screen, so that both pairs scroll."""
_LONG: Final = 12 * _SHORT
_LEVEL: Final = 1.3
"""Most that a key may cost in the longer one: what is drawn isn't quite the same."""


def _story(folder: Path, sentences: int) -> Path:
    """Write two articles of so many sentences, in one of four of which a number clashes."""
    draw = Random(sentences)
    words = [
        "".join(draw.choice("bdfgklmnprst") + draw.choice("aeiou") for _ in "123")
        for _ in range(300)
    ]
    lines: tuple[list[str], list[str]] = ([], [])
    for place in range(sentences):
        told = draw.sample(words, 7)
        for side, number in zip(lines, (37, 37 + (place % 4 == 0)), strict=True):
            side.append(
                f"So the {told[0]} of Norvik {' '.join(told[1:4])} {number} {' '.join(told[4:])}."
            )
    story = folder / f"{sentences}"
    story.mkdir()
    for name, side in zip(("1-one.txt", "2-other.txt"), lines, strict=True):
        (story / name).write_text("\n\n".join(side) + "\n", encoding="utf-8")
    return story


async def _compared(review: Reviewing) -> None:
    await review.until(lambda: review.session.pair.comparison is not None)
    await review.settle()


async def _lines(review: Reviewing, *keys: str) -> int:
    """Return the lines of Python that the last of some keys runs, until it is saved and drawn."""
    for key in keys[:-1]:
        await review.press(key)
    await review.saved()
    with counted_lines() as counted:
        await review.press(keys[-1])
    return counted.lines


def test_with_a_filter_on_a_verdict_looks_at_the_rows_that_changed_not_at_all_of_them(
    tmp_path: Path,
) -> None:
    run: list[int] = []
    for sentences in (_SHORT, _LONG):
        folder = tmp_path / f"desk {sentences}"
        folder.mkdir()
        articles = [read_article(path) for path in sorted(_story(folder, sentences).iterdir())]
        with made_session(folder, *articles) as session:
            set_filter(session, "with findings")
            judge(session, Verdict.UNCLEAR)  # loads and counts what it needs once
            run.append(lines_run(partial(judge, session, Verdict.AGREE)))
    short, long = run
    assert long <= _LEVEL * short


async def test_a_key_that_decides_runs_as_many_lines_in_a_pair_twelve_times_as_long(
    tmp_path: Path,
) -> None:
    run: dict[int, dict[str, int]] = {}
    for sentences in (_SHORT, _LONG):
        folder = tmp_path / f"desk {sentences}"
        folder.mkdir()
        async with reviewing(folder, _story(folder, sentences), size=(200, 60)) as review:
            await _compared(review)
            await review.press("5", "5", "u", "f", "escape")  # loads and counts what it needs once
            run[sentences] = {what: await _lines(review, *keys) for what, keys in DECIDING.items()}
    dearer = {
        what: (run[_SHORT][what], lines)
        for what, lines in run[_LONG].items()
        if lines > _LEVEL * run[_SHORT][what]
    }
    assert not dearer
