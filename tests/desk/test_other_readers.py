"""A verdict outlives the reader of its article: the same bytes, read as another text."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from copydesk.articles.readers import formats
from copydesk.reviews.kinds import VerdictData
from copydesk.reviews.verdict import Verdict
from tests.desk.newsroom import WIRE, Newsroom

IN_MARKDOWN: Final = """\
# Ferry runs aground at *Norvik*

The ferry *Aster* ran aground at [Norvik](https://norvik.example/map) on Thursday
night with **212 passengers** on board.

Captain Erik Lund was not on the bridge when the ship struck the reef, prosecutors said.

> All passengers were taken ashore by the lifeboats of the town before midnight.

1. The shipping company Sundline declined to comment on the cause of the accident.
2. No one was hurt.
"""


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    newsroom = Newsroom(tmp_path)
    (newsroom.articles / "wire.txt").unlink()
    return newsroom


def _judge_as_plain_text(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> int:
    """Judge all rows as when Markdown was read as the text of its file; return how many."""
    with monkeypatch.context() as before:
        before.setitem(formats.SUFFIXES, ".md", "text")
        rows = newsroom.rows("wire.md")
        live = newsroom.live()
        for row in rows:
            live.write((VerdictData(Verdict.DIFFER), row.target))
        assert live.close(10) == 0
    return len(rows)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_what_was_decided_on_markdown_as_plain_text_comes_along(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    newsroom.write("wire.md", IN_MARKDOWN.replace("Erik", "Érik").encode(encoding))
    judged = _judge_as_plain_text(newsroom, monkeypatch)
    assert "*" not in newsroom.article("wire.md").text
    rows = [row for row in newsroom.rows("wire.md") if row.mine is not None]
    assert [row.mine.verdict for row in rows if row.mine] == [Verdict.DIFFER] * judged
    found = newsroom.whereabouts()
    assert (found.carried, found.orphans, found.absent) == (judged, (), ())


def test_marks_that_are_read_as_such_are_no_change_and_words_are(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom.write("wire.md", IN_MARKDOWN)
    _judge_as_plain_text(newsroom, monkeypatch)
    wire = newsroom.article("wire.md")
    changed = [row for row in newsroom.rows("wire.md") if row.changed_since]
    (sentence,) = [wire.quote(wire.sentences[index]) for row in changed for index in row.row.left]
    assert "Norvik on Thursday" in sentence


def test_a_text_that_markdown_takes_nothing_out_of_stays_the_one_that_was_judged(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom.write("wire.md", WIRE)
    judged = _judge_as_plain_text(newsroom, monkeypatch)
    assert newsroom.article("wire.md").text == WIRE
    assert sum(row.mine is not None for row in newsroom.rows("wire.md")) == judged
    assert newsroom.whereabouts().carried == 0


def test_where_the_bytes_were_lost_the_quotes_bring_a_verdict_along(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom.write("wire.md", IN_MARKDOWN)
    _judge_as_plain_text(newsroom, monkeypatch)
    for path in (newsroom.store / "articles").iterdir():
        path.unlink()
    (row,) = [row for row in newsroom.rows("wire.md") if row.row.left == (2,)]
    assert row.mine is not None
    assert (row.mine.verdict, row.changed_since) == (Verdict.DIFFER, False)
