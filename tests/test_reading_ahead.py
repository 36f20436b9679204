"""Articles are read while Textual loads; whatever goes wrong there is done again in the open."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from copydesk.errors import InputError
from tests.reviewing import copied_sample
from tui.app.reading_ahead import ReadingAhead, read_at_once

pytestmark = pytest.mark.filterwarnings(
    # The test runner has threads; the program has none yet when it forks.
    "ignore:.*multi-threaded.*:DeprecationWarning"
)


def test_what_the_child_read_is_what_this_process_would_have_read(tmp_path: Path) -> None:
    story = copied_sample(tmp_path)
    ahead, here = ReadingAhead([story]).articles(), read_at_once([story])
    assert ahead == here
    assert {index: article.sentences for index, article in ahead.articles.items()} == {
        index: article.sentences for index, article in here.articles.items()
    }


def test_a_folder_without_articles_is_told_as_ever(tmp_path: Path) -> None:
    ahead = ReadingAhead([tmp_path])
    with pytest.raises(InputError, match="There are no articles"):
        ahead.articles()


def test_without_a_child_the_articles_are_read_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_child() -> int:
        raise OSError("no process to be had")

    monkeypatch.setattr(os, "fork", no_child)
    assert ReadingAhead([copied_sample(tmp_path)]).articles().base == 0


def test_a_large_folder_is_found_but_not_read(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text("A sentence. " * 10_000, encoding="utf-8")
    read = ReadingAhead([tmp_path]).articles()
    assert read.base is None
    assert read.articles == {}
    assert len(read.library.articles) == 4
