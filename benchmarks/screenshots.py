"""Makes the pictures of README and guide: `make screenshots`.

The review of the sample corpus with a few decisions as SVG in `screenshots/`: at three sizes, in
light colours, without colour, and the story's own screens; the smallest in letters too, for where
no picture can be shown. The clock is fixed, so that a picture changes only when the screen does;
look at it before committing.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from unittest.mock import patch

from msgspec import Struct

from tests.reviewing import Reviewing, copied_sample, reviewing
from tui.app.themes import TERMINAL
from tui.screens.panes import Drawing
from tui.session.decisions import correct_facts
from tui.terminal import Screen

FOLDER: Final = Path(__file__).parent.parent / "screenshots"


class Picture(Struct, frozen=True):
    """What is different in a picture."""

    size: tuple[int, int]
    """Columns and lines."""
    theme: str = "dark"
    """"" for none: nothing has a colour."""
    keys: tuple[str, ...] = ()
    """What is pressed before it is taken."""


PICTURES: Final = {
    "review-80x24": Picture((80, 24)),
    "review-120x40": Picture((120, 40)),
    "review-200x60": Picture((200, 60)),
    "review-light": Picture((120, 40), "light"),
    "review-no-colour": Picture((120, 40), ""),
    "overview": Picture((120, 40), keys=("M",)),
    "story-view": Picture((120, 40), keys=("m",)),
}
"""By name."""

IN_LETTERS: Final = "review-80x24"
"""The picture that is kept as text too."""

_COLOURLESS: Final = Screen(ascii=False, colours=256, colour=False)

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


async def taken(picture: Picture) -> tuple[str, str]:
    """Return the review as a picture shows it, as SVG and as text."""
    clock = patch("tui.cards.top_line._local_time", lambda _at: "14:02")
    with tempfile.TemporaryDirectory() as name, clock:
        folder = Path(name)
        story = copied_sample(folder)
        async with reviewing(folder, story, reviewer="ben") as review:
            await review.press(*_PAIR)
            await judge(review, _COLLEAGUE)
        async with reviewing(
            folder,
            story,
            size=picture.size,
            reviewer="ann",
            theme=picture.theme or TERMINAL,
            drawing=Drawing(rule="│", marks=not picture.theme),
            terminal=None if picture.theme else _COLOURLESS,
        ) as review:
            await review.press(*_PAIR)
            for article, day in ((0, "2031-03-14"), (4, "2031-03-15")):
                known = review.session.article(article)
                correct_facts(review.session, known, {"published": day})
            await judge(review, _REVIEWER)
            await bear_out(review)
            await review.press(*picture.keys)
            await review.settle()
            return review.app.export_screenshot(title="copydesk"), review.text


def main() -> None:
    """Write the pictures."""
    FOLDER.mkdir(exist_ok=True)
    for name, picture in PICTURES.items():
        svg, text = asyncio.run(taken(picture))
        path = FOLDER / f"{name}.svg"
        path.write_text(svg, encoding="utf-8")
        print(f"{path.name}: {len(svg):,} characters")
        if name == IN_LETTERS:
            lines = [line.rstrip() for line in text.splitlines()]
            path.with_suffix(".txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
