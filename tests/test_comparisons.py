"""Which pair is compared when, and what the screen says meanwhile."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest

from benchmarks.keys_while_aligning import made_story
from copydesk.background.messages import Errand
from copydesk.compared import Comparison
from copydesk.errors import CopydeskError
from tests.reviewing import Reviewing, copied_sample, reviewing
from tui.screens.painter import Painter
from tui.session import comparing, looking
from tui.session.pair import PairKey
from tui.session.session import Session
from tui.session.story import story_of

Tell = Callable[[float], None]


class Desk:
    """A comparer whose comparisons are done when the test says so."""

    def __init__(self) -> None:
        self.open = asyncio.Event()
        """Pairs are compared at once."""
        self.open.set()
        self.asked: list[str] = []
        """Names of the right articles, in order."""
        self.pairs: list[tuple[str, str]] = []
        """Names of both."""
        self.cancelled: list[str] = []
        self.broken = ""
        """Name of an article that can't be compared."""
        self.tell: Tell = lambda _share: None

    async def compare(
        self,
        errand: Errand,
        progress: Tell,
        rows_made: Callable[[Comparison], None] | None = None,
    ) -> Comparison:
        name = errand.right.name
        self.asked.append(name)
        self.pairs.append((errand.left.name, name))
        self.tell = progress
        if name == self.broken:
            raise CopydeskError(f"{name} is broken.")
        try:
            await self.open.wait()
        except asyncio.CancelledError:
            self.cancelled.append(name)
            raise
        return errand.run()


@pytest.fixture
async def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = Desk()
    monkeypatch.setattr(
        "copydesk.background.pool.Comparer.compare", lambda _, *args: desk.compare(*args)
    )
    # Only the base's pairs, but where a test is about the others.
    monkeypatch.setattr("tui.session.story_pairs.QUIETLY", 0)
    return desk


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return copied_sample(tmp_path)


async def _until(review: Reviewing, is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not is_so():
            await review.pilot.pause()


def _forget(review: Reviewing, desk: Desk) -> None:
    """Make all pairs but the one on screen as if they had not been compared yet."""
    session = review.session
    keep = (session.base, session.other if session.other is not None else -1)
    for key in [key for key in session.pairs if key != keep and key[1] >= 0]:
        del session.pairs[key]
    desk.asked.clear()


def _all_are_compared(review: Reviewing) -> bool:
    session = review.session
    pairs = [session.pairs.get((session.base, other)) for other in session.others()]
    return all(pair is not None and pair.comparison is not None for pair in pairs)


async def test_the_pair_on_screen_comes_first_and_each_of_the_others_once(
    tmp_path: Path, story: Path, desk: Desk
) -> None:
    async with reviewing(tmp_path, story):
        names = sorted(path.name for path in story.glob("*.txt"))
        assert desk.asked == names[1:]


async def test_what_takes_no_time_is_not_mentioned(
    tmp_path: Path, story: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("widgets.bars.KeyBar.say", lambda _bar, text: said.append(text))
    async with reviewing(tmp_path, story) as review:
        await review.press("greater_than_sign", "greater_than_sign")
    assert not [text for text in said if "comparing" in text]


async def test_what_takes_longer_is_said_with_the_way_out_and_gives_way_to_other_sentences(
    tmp_path: Path, story: Path, desk: Desk
) -> None:
    async with reviewing(tmp_path, story) as review:
        _forget(review, desk)
        desk.open.clear()
        await review.pilot.press("greater_than_sign")
        await _until(review, lambda: "comparing: 0 %" in review.line)
        desk.tell(0.419)
        await _until(review, lambda: "comparing: 41 %" in review.line)
        assert "going to another article cancels it: > <" in review.line
        await review.pilot.press("1")
        assert "the pair is being compared" in review.line
        desk.tell(0.6)
        await review.pilot.press("j")
        await _until(review, lambda: "comparing: 60 %" in review.line)
        desk.open.set()
        await review.settle()
        assert "1-6 verdict" in review.line


async def test_until_a_pair_is_compared_nothing_is_said_to_be_done_or_not_there(
    tmp_path: Path, desk: Desk
) -> None:
    story = copied_sample(tmp_path, ("1-wire.txt", "2-national.txt"))
    async with reviewing(tmp_path, story) as review:
        review.session.pairs.clear()
        review.session.put(0, 1)
        desk.open.clear()
        review.screen._comparisons.follow()
        for pressed in ("right_parenthesis", "left_parenthesis", "semicolon", "1"):
            await review.pilot.press(pressed)
            assert "the pair is being compared" in review.line, pressed
        await review.pilot.press("I")
        assert review.line.strip().startswith("1 article is still being compared: no open high")
        await review.pilot.press("f")
        await _until(review, lambda: "Which rows?" in review.text)
        answers = review.text.split("Which rows?")[1]
        assert not re.search(r" [0-9]+( {3}|$)", answers, re.MULTILINE)
        await review.pilot.press("b")
        assert "no verdict is shown in the story yet; 1 article is still being" in review.line
        desk.open.set()
        await review.settle()
        await review.press("f")
        assert re.search(r"words in notes \.\.\. +0", review.text)


async def test_where_a_filter_ends_the_articles_that_may_have_more_are_told_first(
    tmp_path: Path, story: Path, desk: Desk
) -> None:
    """Of a sentence that is too long for the line its end is cut off."""
    async with reviewing(tmp_path, story, size=(80, 24)) as review:
        review.screen.show(looking.set_filter(review.session, "one-sided"))
        await review.press("G")
        _forget(review, desk)
        await review.pilot.press("j")
        assert "being compared: no more rows for this filter so far" in review.line


async def test_going_on_cancels_and_what_was_left_is_compared_behind(
    tmp_path: Path, story: Path, desk: Desk
) -> None:
    async with reviewing(tmp_path, story) as review:
        _forget(review, desk)
        desk.open.clear()
        await review.pilot.press("greater_than_sign")
        await _until(review, lambda: desk.asked == ["3-regional.txt"])
        await review.pilot.press("greater_than_sign")
        await _until(review, lambda: desk.cancelled == ["3-regional.txt"])
        assert desk.asked == ["3-regional.txt", "4-aggregator.txt"]
        desk.open.set()
        await review.settle()
        assert sorted(desk.asked[2:]) == ["3-regional.txt", "5-rewrite.txt", "6-correction.txt"]
        assert _all_are_compared(review)


async def test_going_back_to_a_pair_that_is_compared_cancels_too_and_clears_the_line(
    tmp_path: Path, story: Path, desk: Desk
) -> None:
    async with reviewing(tmp_path, story) as review:
        _forget(review, desk)
        desk.open.clear()
        await review.pilot.press("greater_than_sign")
        await _until(review, lambda: "comparing: 0 %" in review.line)
        await review.pilot.press("less_than_sign")
        await _until(review, lambda: desk.cancelled == ["3-regional.txt"])
        await _until(review, lambda: "1-6 verdict" in review.line)
        desk.open.set()
        await review.settle()
        assert _all_are_compared(review)


async def test_no_pair_is_begun_behind_while_the_one_on_screen_waits(
    tmp_path: Path, story: Path, desk: Desk
) -> None:
    async with reviewing(tmp_path, story) as review:
        _forget(review, desk)
        desk.open.clear()
        await review.pilot.press("p")
        await _until(review, lambda: len(desk.asked) == 1)
        for _ in range(20):
            await review.pilot.pause()
        assert len(desk.asked) == 1
        desk.open.set()
        await review.settle()
        assert len(desk.asked) == len(list(story.glob("*.txt"))) - 1


async def test_a_pair_that_cannot_be_compared_is_said_once_and_the_others_are_compared(
    tmp_path: Path, story: Path, desk: Desk
) -> None:
    desk.broken = "4-aggregator.txt"
    async with reviewing(tmp_path, story) as review:
        assert "4-aggregator.txt is broken" in review.line
        assert desk.asked.count("4-aggregator.txt") == 1
        assert len(desk.asked) == 5
        await review.press("greater_than_sign", "greater_than_sign")
        assert desk.asked.count("4-aggregator.txt") == 2
        assert "4-aggregator.txt is broken" in review.line


def _stand_on_a_linked_row(review: Reviewing) -> None:
    judged = review.session.pair.judged
    linked = next(one.row.number for one in judged if one.row.left and one.row.right)
    assert review.session.cursor.go_to_row(linked)


async def test_a_verdict_starts_no_comparison_but_what_changes_rows_does(
    tmp_path: Path, story: Path, desk: Desk
) -> None:
    async with reviewing(tmp_path, story) as review:
        desk.asked.clear()
        await review.press("1", "2", "u", "ctrl+r", "u", "u")
        assert desk.asked == []
        _stand_on_a_linked_row(review)
        await review.press("6")
        assert len(desk.asked) == 1
        await review.press("u")
        assert len(desk.asked) == 2


async def test_a_verdict_while_new_rows_are_made_does_not_begin_them_again(
    tmp_path: Path, story: Path, desk: Desk
) -> None:
    async with reviewing(tmp_path, story) as review:
        desk.asked.clear()
        desk.open.clear()
        _stand_on_a_linked_row(review)
        await review.pilot.press("6")
        await _until(review, lambda: len(desk.asked) == 1)
        review.session.cursor.go_to_row(len(review.session.pair.judged))
        await review.pilot.press("1")
        await review.pilot.pause()
        assert (desk.asked, desk.cancelled) == (["2-national.txt"], [])
        desk.open.set()
        await review.settle()
        assert desk.asked == ["2-national.txt"]
        assert not comparing.wants_comparison(review.session)


def _all_pairs(names: list[str]) -> set[tuple[str, str]]:
    return set(combinations(sorted(names), 2))


async def test_the_pairs_without_the_base_come_last_and_change_nothing_on_the_screen(
    tmp_path: Path, story: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.session.story_pairs.QUIETLY", 12)
    names = [path.name for path in story.glob("*.txt")]
    async with reviewing(tmp_path, story) as review:
        await _until(review, lambda: len(desk.pairs) == 15)
        await review.settle()
        assert desk.asked[:5] == sorted(names)[1:]
        assert set(desk.pairs) == _all_pairs(names)
        session = review.session
        assert {base for base, _other in session.pairs} == {session.base}
        assert len(session.apart) == 10
        desk.asked.clear()
        await review.press("1", "u", "greater_than_sign")
        assert desk.asked == [], "each pair once"


async def test_of_a_large_story_the_pairs_without_the_base_wait_until_it_is_looked_at(
    tmp_path: Path, story: Path, desk: Desk
) -> None:
    async with reviewing(tmp_path, story) as review:
        assert len(desk.pairs) == 5
        assert review.screen.story_share() == 5 / 15
        await _until(review, lambda: review.screen.story_share() == 1)
        assert len(desk.pairs) == 15


async def test_of_a_very_large_story_only_the_pairs_of_the_base_are_wanted(
    tmp_path: Path, story: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.session.story_pairs.MOST_ARTICLES", 5)
    async with reviewing(tmp_path, story) as review:
        assert review.screen.story_share() == 1
        await review.settle()
        assert len(desk.pairs) == 5
        assert not story_of(review.session).is_whole


async def test_another_base_goes_before_the_pairs_of_the_story(
    tmp_path: Path, story: Path, desk: Desk
) -> None:
    async with reviewing(tmp_path, story) as review:
        desk.open.clear()
        assert review.screen.story_share() < 1
        await _until(review, lambda: len(desk.pairs) == 6)
        await review.pilot.press("greater_than_sign", "p")
        await _until(review, lambda: len(desk.pairs) == 7)
        desk.open.set()
        await _until(review, lambda: review.screen.story_share() == 1)
        base = sorted(path.name for path in story.glob("*.txt"))[review.session.base]
        assert all(base == left for left, _right in desk.pairs[6:10])


async def test_a_pair_that_nobody_waits_for_fails_without_a_word(
    tmp_path: Path, story: Path, desk: Desk
) -> None:
    async with reviewing(tmp_path, story) as review:
        desk.broken = "6-correction.txt"
        review.screen.story_share()
        await _until(review, lambda: review.screen.story_share() == 1)
        await review.settle()
        found = story_of(review.session)
        assert (found.compared, found.wanted) == (11, 15)
        assert "broken" not in review.line


async def test_of_many_pairs_each_is_looked_at_a_few_times_until_all_are_compared(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = made_story(tmp_path / "made", 40, 3)
    looked = 0
    wants_comparing = comparing.wants_comparing

    def counted(session: Session, key: PairKey) -> bool:
        nonlocal looked
        looked += 1
        return wants_comparing(session, key)

    monkeypatch.setattr("tui.session.story_pairs.MOST_ARTICLES", 5)
    monkeypatch.setattr("tui.screens.behind.comparing.wants_comparing", counted)
    async with reviewing(tmp_path, story) as review:
        assert _all_are_compared(review)
        assert looked < 6 * len(review.session.others()), "not once for each other one"


async def test_what_is_compared_behind_is_drawn_now_and_then_and_in_the_end(
    tmp_path: Path, story: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.seldom.DRAWN_EVERY", 3600)
    drawn: list[int] = []
    draw_progress = Painter.draw_progress

    def counted(painter: Painter) -> None:
        drawn.append(1)
        draw_progress(painter)

    async with reviewing(tmp_path, story) as review:
        _forget(review, desk)
        monkeypatch.setattr(Painter, "draw_progress", counted)
        review.screen._comparisons.compare_others()
        await review.settle()
        assert len(desk.asked) == 4
        assert len(drawn) == 1, "the first start drew the first one"
        waiting = [line for line in review.text.splitlines() if line.split()[:1] == [".."]]
        assert not waiting
