"""Makes the pictures of README and guide: `make screenshots`.

The review of the sample corpus with a few decisions, at three sizes, as SVG in `screenshots/`, and
the smallest in letters too, for where no picture can be shown. The clock is fixed, so that a
picture changes only when the screen does; look at it before committing.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from unittest.mock import patch

from tests.reviewing import Reviewing, copied_sample, reviewing
from tui.screens.panes import Drawing
from tui.session.decisions import correct_facts

FOLDER: Final = Path(__file__).parent.parent / "screenshots"
SIZES: Final = ((80, 24), (120, 40), (200, 60))
"""Columns and lines."""

IN_LETTERS: Final = (80, 24)
"""The size of the picture that is kept as text too."""

_PAIR: Final = ("greater_than_sign",) * 3
"""What leads to the spun copy, the fifth article."""

_ROW: Final = 10
"""The row that the pictures are about: words changed inside quotation marks."""

_COLLEAGUE: Final = ((8, "3h"), (_ROW, "2"))
_REVIEWER: Final = (
    (1, "3h"),
    (3, "3h"),
    (4, "1"),
    (5, "1"),
    (6, "1"),
    (7, "1"),
    (8, "3h"),
    (9, "1"),
)
"""Rows and what was pressed on them."""

_EVIDENCE: Final = ("Recording of the agency", "", "", "", "02:10", "there was no bang", "1 wire")
"""The lines of the form: what bears the reviewer out."""


async def judge(review: Reviewing, rows: Iterable[tuple[int, str]]) -> None:
    """Press keys on rows."""
    for row, keys in rows:
        await go_to(review, row)
        await review.press(*keys)
    await review.saved()


async def go_to(review: Reviewing, row: int) -> None:
    """Put the cursor on a row."""
    await review.press("colon", *str(row), "enter")


async def bear_out(review: Reviewing) -> None:
    """Judge the row of the pictures, with a note and evidence, and come back to it."""
    await go_to(review, _ROW)
    await review.press("a")
    await review.type("She says it twice on the tape.")
    await review.press("enter", "e")
    for line in _EVIDENCE[:-1]:
        await review.type(line)
        await review.press("down")
    await review.type(_EVIDENCE[-1])
    await review.press("ctrl+s", "3", "h")
    # From below, so that what comes after the row is on the screen too.
    await go_to(review, _ROW + 4)
    await go_to(review, _ROW)
    await review.saved()


async def picture(columns: int, lines: int) -> tuple[str, str]:
    """Return the review at this size as SVG and as text."""
    clock = patch("tui.cards.top_line._local_time", lambda _at: "14:02")
    with tempfile.TemporaryDirectory() as name, clock:
        folder = Path(name)
        story = copied_sample(folder)
        async with reviewing(folder, story, reviewer="ben") as review:
            await review.press(*_PAIR)
            await judge(review, _COLLEAGUE)
        size = (columns, lines)
        async with reviewing(
            folder, story, size=size, reviewer="ann", theme="dark", drawing=Drawing(rule="│")
        ) as review:
            await review.press(*_PAIR)
            for article, day in ((0, "2031-03-14"), (4, "2031-03-15")):
                known = review.session.article(article)
                correct_facts(review.session, known, {"published": day})
            await judge(review, _REVIEWER)
            await bear_out(review)
            return review.app.export_screenshot(title="copydesk"), review.text


def main() -> None:
    """Write the pictures."""
    FOLDER.mkdir(exist_ok=True)
    for columns, lines in SIZES:
        svg, text = asyncio.run(picture(columns, lines))
        path = FOLDER / f"review-{columns}x{lines}.svg"
        path.write_text(svg, encoding="utf-8")
        print(f"{path.name}: {len(svg):,} characters")
        if (columns, lines) == IN_LETTERS:
            shown = "\n".join(line.rstrip() for line in text.splitlines())
            path.with_suffix(".txt").write_text(f"{shown}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
