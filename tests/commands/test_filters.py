"""Filters hold for the whole story: what they show is counted, and they lead to it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from copydesk.judged.rows import JudgedRow
from copydesk.reviews.verdict import Verdict
from tests.colleague import Colleague
from tests.commands.exercised import exercises
from tests.reviewing import Reviewing, reviewing
from tui.cards.entries import entries_of
from tui.session.filters import tally

_TOLD = "{}\n\nThe bridge was shut at {}.\n\nIt needs {} new bolts.\n\nNobody fell in.\n"


_VALUES = (
    ("Bridge shut", "dawn", "six"),
    ("Bridge closed", "dusk", "ten"),
    ("No bridge today", "noon", "four"),
    ("A bridge less", "nine", "two"),
)


@pytest.fixture
def bridge(tmp_path: Path) -> Path:
    """Return a story of four articles that differ in each sentence but the last."""
    folder = tmp_path / "bridge"
    folder.mkdir()
    for number, values in enumerate(_VALUES, 1):
        (folder / f"{number}.txt").write_text(_TOLD.format(*values))
    return folder


def _flat(review: Reviewing) -> str:
    return " ".join(review.text.split())


@exercises("filter", "differ", "contradict", "next_article", "note", "tags")
async def test_one_question_says_what_each_filter_shows_here_and_in_the_story(
    tmp_path: Path, bridge: Path
) -> None:
    async with reviewing(tmp_path, bridge) as review:
        to_do = review.session.counts().to_do
        story = sum(pair.counts.to_do for pair in review.session.pairs.values())
        await review.press("f")
        assert f"t to do {to_do} {story}" in _flat(review)
        assert "3 contradict 0 0" in _flat(review)
        await review.press("3")
        assert "no row in the story passes the filter: 3 contradict" in review.line
        await review.press("2", "grave_accent", "a")
        await review.type("Ask the Harbour")
        await review.press("enter", "t")
        await review.type("bolts")
        await review.press("enter", "greater_than_sign", "3", "escape", "f")
        assert "2 differ 0 1" in _flat(review)
        assert "3 contradict 1 1" in _flat(review)
        assert "w with a note 0 1" in _flat(review)
        await review.press("g")
        assert "1 bolts 0 1" in _flat(review)
        await review.press("escape", "f", "b")
        assert "1 tester 1 2" in _flat(review)


@exercises("filter", "note")
async def test_a_filter_leads_to_the_article_that_has_what_it_shows(
    tmp_path: Path, bridge: Path
) -> None:
    async with reviewing(tmp_path, bridge) as review:
        session = review.session
        await review.press("greater_than_sign", "greater_than_sign", "2", "grave_accent", "a")
        await review.type("Ask the Harbour")
        await review.press("enter", "less_than_sign")
        noted = session.pairs[0, 3].row
        for keys in (("2",), ("w",), ("slash", *"HARBOUR", "enter"), ("b", "1")):
            session.put(0, 2)
            await review.press("f", "a", "f", *keys)
            assert session.other == 3, keys
            assert session.cursor.row_number == noted
            assert "the article before has no row for this filter; 4 has 1" in review.line
        assert "filter: judged by tester, 1 here of 1" in review.text.splitlines()[0]
        assert [entry.open for entry in entries_of(session, (1, 2, 3))] == [
            (("0f", "0 shown"),),
            (("0f", "0 shown"),),
            (("1f", "1 shown"),),
        ]
        assert "1 shown" in review.text
        await review.press("f", "a")
        assert "1 shown" not in review.text


@exercises("filter", "next_row", "next_article", "previous_article")
async def test_a_filter_stays_on_the_way_through_the_story_and_passes_over_what_has_nothing(
    tmp_path: Path, bridge: Path
) -> None:
    async with reviewing(tmp_path, bridge, reviewer="ana") as review:
        session = review.session
        first, last = session.pairs[0, 1].judged, session.pairs[0, 3].judged
        _judge(review, (first[1], last[1], last[2]))
        await review.look()
        await review.press("f", "b", "1")
        assert session.cursor.row_number == 2
        await review.press("j")
        assert "no more rows here; 2 more in 4: > goes there" in review.line
        await review.press("greater_than_sign")
        assert session.other == 3
        assert "passed over 1 article, where the filter hides all rows" in review.line
        assert [item.row.number for item in session.cursor.items] == [2, 3]  # type: ignore[union-attr]
        await review.press("j", "j")
        assert "no more rows here; 1 more in 2: < goes there" in review.line
        await review.press("greater_than_sign")
        assert "this is the last article" in review.line
        await review.press("less_than_sign", "less_than_sign")
        assert session.other == 1
        assert "this is the first article" in review.line


def _judge(review: Reviewing, rows: Iterable[JudgedRow]) -> None:
    bob = Colleague(review.store, "bob")
    for row in rows:
        bob.judge(row.target, Verdict.AGREE)


@exercises("filter", "choose", "bottom")
async def test_an_article_without_such_rows_says_so_when_it_is_chosen_all_the_same(
    tmp_path: Path, bridge: Path
) -> None:
    async with reviewing(tmp_path, bridge, reviewer="ana") as review:
        _judge(review, review.session.pairs[0, 1].judged[1:2])
        await review.look()
        await review.press("f", "b", "1", "h", "G", "enter")
        assert review.session.other == 3
        told = "the filter hides all rows here; f shows other rows"
        assert told in review.line
        await review.press("question_mark", "escape")
        assert told in review.text, "in the place of the texts"
        await review.press("greater_than_sign", "less_than_sign")
        assert review.session.other == 1


@exercises("filter", "agree")
async def test_nothing_is_counted_before_it_is_asked_nor_twice(
    tmp_path: Path, bridge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[int] = []

    def counting(rows: tuple[JudgedRow, ...]) -> object:
        counted.append(len(rows))
        return tally(rows)

    monkeypatch.setattr("tui.session.counts.tally", counting)
    async with reviewing(tmp_path, bridge) as review:
        await review.press("j", "1", "greater_than_sign", "less_than_sign")
        assert not counted
        await review.press("f", "escape", "f", "t", "f", "escape")
        assert len(counted) == 3
        await review.press("1")
        assert counted[3:] == [1, 1], "only the row that is another now: as it was, and as it is"
