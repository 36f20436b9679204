"""Makes the pictures of README and guide: `make screenshots`.

The review of the sample corpus with a few decisions, at three sizes, as SVG in `screenshots/`, and
the smallest in letters too, for where no picture can be shown. The clock is fixed, so that a
picture changes only when the screen does; look at it before committing.
"""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from typing import Final
from unittest.mock import patch

from tests.reviewing import copied_sample, reviewing

FOLDER: Final = Path(__file__).parent.parent / "screenshots"
SIZES: Final = ((80, 24), (120, 40), (200, 60))
"""Columns and lines."""

_KEYS: Final = (
    *("greater_than_sign", "greater_than_sign", "greater_than_sign"),
    *("right_parenthesis", "1", "2", "3", "l", "4", "k"),
)
"""What the reviewer pressed before the picture is taken: the spun copy, four verdicts."""


IN_LETTERS: Final = (80, 24)
"""The size of the picture that is kept as text too."""


async def picture(columns: int, lines: int) -> tuple[str, str]:
    """Return the review at this size as SVG and as text."""
    clock = patch("tui.cards.top_line._local_time", lambda _at: "14:02")
    with tempfile.TemporaryDirectory() as name, clock:
        folder = Path(name)
        async with reviewing(
            folder, copied_sample(folder), size=(columns, lines), reviewer="checker"
        ) as review:
            await review.press(*_KEYS)
            await review.saved()
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
