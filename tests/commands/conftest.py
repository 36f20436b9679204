"""The stories that the commands are tried on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.made_findings import find_by
from tests.reviewing import copied_sample


@pytest.fixture(autouse=True)
def without_rules(compared_here: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Find nothing, so that what is to do doesn't change with the rules."""
    find_by(monkeypatch)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Return a story of three articles: the wire, a free retelling, a close one."""
    return copied_sample(tmp_path, ("1-wire.txt", "2-national.txt", "5-rewrite.txt"))


@pytest.fixture
def close_story(tmp_path: Path) -> Path:
    """Return a story of two articles in which every row but the byline is linked."""
    return copied_sample(tmp_path, ("1-wire.txt", "5-rewrite.txt"))
