"""A number agrees with its noun wherever one is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from copydesk.counted import counted

ROOT = Path(__file__).parent.parent
A_COUNT_BEFORE_A_PLURAL = re.compile(
    r"\{(?:len\([^{}]*\)|\w*(?:count|number|total|waiting|left|hidden|lines)\w*)(?::,)?\}"
    r" (?:more |bad |other )?[a-z]+s\b"
)
"""In an f-string: "{len(rows)} rows", which says "1 rows"."""


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows"), (1200, "1,200 rows")]
)
def test_only_one_is_singular(number: int, said: str) -> None:
    assert counted(number, "row") == said


def test_what_must_agree_with_the_noun_does() -> None:
    assert counted(1, "entry is", "entries are") == "1 entry is"
    assert counted(3, "entry is", "entries are") == "3 entries are"


@pytest.mark.parametrize("floor", ["copydesk", "widgets", "tui"])
def test_nobody_writes_a_plural_behind_a_count(floor: str) -> None:
    told = [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in (ROOT / floor).rglob("*.py")
        for found in A_COUNT_BEFORE_A_PLURAL.finditer(path.read_text(encoding="utf-8"))
        # More than a megabyte: many bytes.
        if not found[0].endswith(" bytes")
    ]
    assert told == []
