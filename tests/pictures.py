"""Pictures of the screen as text: how they are taken, and how they are compared.

A picture is a part of the screen as lines without trailing spaces, so that `git diff` shows what
changed. They lie in `tests/screens`, and nothing but this draws them anew:

    COPYDESK_UPDATE_SCREENS=1 pytest tests/test_screens.py

The tests fail all the same then, because a change of picture is looked at before it is committed.
"""

from __future__ import annotations

import difflib
import os
from pathlib import Path
from typing import Final

import pytest
from textual.widget import Widget

from tests.reviewing import Reviewing

PICTURES: Final = Path(__file__).parent / "screens"
"""One text file a picture."""

# Read at import: `private_home` hides the variables of the program from its tests.
_UPDATE: Final = os.environ.get("COPYDESK_UPDATE_SCREENS") == "1"


def part(review: Reviewing, widget: Widget) -> str:
    """Return what stands on the screen where a widget lies."""
    x, y, width, height = widget.region
    return "\n".join(strip.crop(x, x + width).text for strip in review.strips[y : y + height])


def compare(name: str, drawn: str) -> None:
    """Compare something drawn with the picture of that name."""
    file = PICTURES / f"{name}.txt"
    lines = [line.rstrip() for line in drawn.split("\n")]
    known = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    if lines == known:
        return
    changes = "\n".join(
        difflib.unified_diff(known, lines, "the picture", "the screen", lineterm="")
    )
    if _UPDATE:
        PICTURES.mkdir(exist_ok=True)
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        pytest.fail(f"{name} was drawn anew: look at the change.\n{changes}", pytrace=False)
    pytest.fail(
        f"{name} looks different. If it should: COPYDESK_UPDATE_SCREENS=1.\n{changes}",
        pytrace=False,
    )
