"""The benchmark of starts: what it measures, and how it tells it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

import copydesk
from benchmarks import starts
from benchmarks.starts import Case, Start, imports, memory_of, started, table
from copydesk.articles.article import Article
from copydesk.articles.read_article import read_article
from tests.terminal.program import plain_story

_CASES = [Case("short, new", Path(), None, True), Case("long, new", Path(), None, False)]


def test_the_table_tells_ratios_by_round_and_nothing_that_was_not_waited_for() -> None:
    rounds = [
        (Start(100, 80, memory=20), [Start(150, 100, 400, 410, 420, 60), Start(160, 80, 0, 9, 9)]),
        (Start(200, 80, memory=20), [Start(200, 120, 500, 510, 520, 62), Start(500, 80, 0, 9, 9)]),
        (Start(100, 80, memory=20), [Start(300, 160, 600, 610, 620, 64), Start(180, 80, 0, 9, 9)]),
    ]
    assert list(table(_CASES, rounds))[2:] == [
        "| least Textual program | 100 | 1.00 |  | 1.00 |  |  |  | 20 |",
        "| short, new | 200 | 1.50 | 1.00-3.00 | 1.50 | 500 | 510 | 520 | 62 |",
        "| long, new | 180 | 1.80 | 1.60-2.50 | 1.00 |  | 9 | 9 |  |",
    ]


def test_a_start_is_followed_until_all_is_quiet(tmp_path: Path) -> None:
    start = started(Case("plain", plain_story(tmp_path), None, True), tmp_path / "home")
    assert 0 < start.content <= start.rows
    assert start.content <= start.named <= start.rows <= start.read


def test_what_is_looked_for_is_known_before_the_program_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    class StartedError(Exception):
        """Stands for the program."""

    def read(path: Path) -> Article:
        done.append(f"read {path.name}")
        return read_article(path)

    def start(*_: object, **__: object) -> None:
        done.append("start")
        raise StartedError

    monkeypatch.setattr(copydesk, "read_article", read)
    monkeypatch.setattr(starts, "Terminal", start)
    story = plain_story(tmp_path)
    with pytest.raises(StartedError):
        started(Case("plain", story, None, True), tmp_path / "home")
    assert done == [f"read {min(story.iterdir()).name}", "start"]


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")
def test_memory_is_counted_with_shared_pages_by_share() -> None:
    assert 5 < memory_of(os.getpid()) < 5_000


def test_imports_are_told_by_package() -> None:
    found = imports("import copydesk.errors, json")
    assert found["copydesk"][1] >= 2
    assert found["others"][1] > 2
    assert "textual" not in found
