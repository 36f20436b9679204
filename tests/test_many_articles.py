"""Among many articles a decision costs what it costs among few, and what is counted is right."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from pathlib import Path
from random import Random
from typing import Final

import pytest

from copydesk.articles.article import Article
from copydesk.comparison import compare
from copydesk.desk.live_review import LiveReview
from copydesk.judged.question import Question
from copydesk.judged.rows import RowsOfPair
from copydesk.reviews.anchors import Target, article_target, row_target
from copydesk.reviews.author import Author
from copydesk.reviews.clock import HybridClock
from copydesk.reviews.following import Follower
from copydesk.reviews.kinds import (
    AdjudicationData,
    ClaimData,
    Data,
    DismissalData,
    FactsData,
    LinkData,
    NoteData,
    StateData,
    UnlinkData,
    VerdictData,
)
from copydesk.reviews.review import Review, fold
from copydesk.reviews.verdict import Verdict
from copydesk.reviews.writer import SaveState
from tests.made_articles import made_article
from tests.made_session import made_desk, made_session
from tests.reviewing import DECIDING, Reviewing
from tests.work import FOURFOLD, counted_lines, lines_run
from tui.app.app import CopydeskApp
from tui.cards.overview import Overviews
from tui.screens.behind import Behind
from tui.screens.panes import Drawing
from tui.screens.review import ReviewScreen
from tui.session import comparing, news, undo
from tui.session.cursor import Cursor
from tui.session.filters import noted
from tui.session.questions import judge_question
from tui.session.resume import StateFiles
from tui.session.session import Session
from tui.session.standing import position_of
from tui.session.story import story_of
from tui.session.totals import Total
from widgets.diff_items import Item

_ACTS: Final = 40
_FILTERS: Final = ("all", "to do", "2 differ", "with a note", noted("again"))


def _teller(name: str, *sentences: str) -> Article:
    return made_article(f"Told by {name}.", *sentences, name=f"{name}.txt")


STORY: Final = (
    _teller("anna", "All 212 passengers were taken ashore.", "The mayor slept for 3 hours."),
    _teller("bert", "All 221 passengers were brought ashore.", "A band played on Friday."),
    _teller("carl", "The mayor slept for 5 hours.", "Nobody was hurt."),
    _teller("dora", "All 212 passengers were brought ashore.", "The mayor slept for 3 days."),
)


class _Desk:
    """A reviewer who does anything, and a colleague whose decisions arrive meanwhile."""

    def __init__(self, session: Session, chance: Random) -> None:
        self.session = session
        self.chance = chance
        self.ben = Author("ben", "bens", HybridClock(), [])

    def act(self) -> None:
        """Do anything, or hear of it."""
        acts = [self._compare, self._write, self._write, self._hear, self._go, self._take_back]
        self.chance.choice(acts)()

    def _compare(self) -> None:
        session = self.session
        key = session.base, self.chance.choice(session.others())
        articles = comparing.articles_compared(session, key)
        found = compare(*articles, edits=comparing.edits_now(session, key))
        comparing.take_comparison(session, key, found)

    def _write(self) -> None:
        self.session.write(self._decision())

    def _hear(self) -> None:
        data, target = self._decision()
        news.take(self.session, [self.ben.write(data, target)])

    def _go(self) -> None:
        session, chance = self.session, self.chance
        session.cursor.filter = chance.choice(_FILTERS)
        if chance.random() < 0.2:
            session.pin(chance.choice(session.others()))
        else:
            session.open_pair(chance.choice(session.others()))
        session.cursor.move(chance.choice([1, 2]))

    def _take_back(self) -> None:
        self.chance.choice([undo.undo, undo.redo])(self.session)

    def _decision(self) -> tuple[Data, Target | None]:
        chance = self.chance
        if chance.random() < 0.2:
            day = chance.choice(["", "2026-03-14"])
            return FactsData(published=day), article_target(chance.choice(STORY))
        if chance.random() < 0.1:
            return DismissalData("never", wordings=("212", "221")), None
        left, right = chance.sample(STORY, 2)
        rows = [part for pair in self.session.pairs.values() for part in pair.parts]
        target = row_target(left, [chance.randrange(3)], right, [chance.randrange(3)])
        if chance.random() < 0.2:
            of_rows: list[Data] = [LinkData(), UnlinkData(), ClaimData("a claim")]
            return chance.choice(of_rows), target
        if rows and chance.random() < 0.8:
            target = chance.choice(rows).target
        judging: list[Data] = [
            VerdictData(chance.choice([None, *Verdict])),
            NoteData(chance.choice(["", "look again"])),
            StateData(chance.choice([True, False])),
            AdjudicationData(verdict=chance.choice([*Verdict])),
        ]
        return chance.choice(judging), target


def test_whatever_is_decided_all_pairs_and_what_they_come_to_are_as_if_made_anew(
    tmp_path: Path, *, seed: int
) -> None:
    with made_session(tmp_path, *STORY) as session:
        desk, behind = _Desk(session, Random(seed)), Behind(session, ())
        for _ in range(_ACTS):
            desk.act()
            _is_joined_as_one_that_is_new(session)
            assert session.total() == _total_of_all(session)
            session.cursor.lay_items()
            assert session.cursor.items == _items_made_anew(session)
            wanted, anew = behind.next(), Behind(session, ()).next()
            assert (wanted is None) == (anew is None)
            assert wanted is None or comparing.wants_comparing(session, wanted)
            names = [found.name for found in session.desk.found]
            assert position_of(session, ()).rows == {
                names[other]: pair.row
                for (base, other), pair in session.pairs.items()
                if base == session.base and other >= 0 and pair.row
            }


def _is_joined_as_one_that_is_new(session: Session) -> None:
    review = fold(session.live.review.events)
    for pair in session.pairs.values():
        if pair.comparison is not None and pair.right is not None:
            fresh = RowsOfPair(pair.left, pair.right, pair.comparison)
            assert pair.judged == fresh.judged(review, session.desk.reviewer)


def _items_made_anew(session: Session) -> tuple[Item, ...]:
    cursor = Cursor(session.pair)
    cursor.filter = session.cursor.filter
    row, stays = session.pair.row, session.pair.stays
    cursor.lay_items()
    session.pair.row, session.pair.stays = row, stays
    return cursor.items


def _total_of_all(session: Session) -> Total:
    known = [session.pairs.get((session.base, other)) for other in session.others()]
    pairs = [pair for pair in known if pair is not None and pair.has_findings]
    name = session.cursor.filter
    return Total(
        len(pairs),
        sum(judged.state == "done" for pair in pairs for judged in pair.judged),
        sum(judged.state == "to do" for pair in pairs for judged in pair.judged),
        sum(pair.number_shown(name) for pair in pairs) if name != "all" else 0,
    )


# What the overview costs


@contextmanager
def _questions(folder: Path, articles: int) -> Iterator[Session]:
    """Open a story of so many articles of which each asks something of its own of the base."""
    base = _teller("base", *(f"In town {n} were {n + 20} guests." for n in range(articles)))
    others = [_teller(f"{n:04}", f"In town {n} were {n + 21} guests.") for n in range(1, articles)]
    with made_session(folder, base, *others) as session:
        for number, other in enumerate(others, 1):
            comparing.take_comparison(session, (0, number), compare(base, other))
        yield session


def _pairs_of(question: Question) -> set[tuple[int, int]]:
    return {asked.pair.key for asked in question.findings}


def test_the_overview_makes_only_questions_anew_of_pairs_that_were_decided_on(
    tmp_path: Path,
) -> None:
    with _questions(tmp_path, 8) as session:
        overviews = Overviews(session)
        before = overviews.shown(story_of(session))
        assert len(before.questions) > 5
        question = min(story_of(session).questions, key=lambda one: len(_pairs_of(one)))
        decided = _pairs_of(question)
        judge_question(session, question, Verdict.DIFFER)
        after = overviews.shown(story_of(session))
        assert after == Overviews(session).shown(story_of(session))
        drawn = zip(after.questions, before.questions, story_of(session).questions, strict=True)
        stayed = [(now is then, not _pairs_of(one) & decided) for now, then, one in drawn]
        assert all(is_same >= is_untouched for is_same, is_untouched in stayed)
        assert any(is_same for is_same, _is_untouched in stayed)
        renamed = FactsData(short_name="Kestrel"), article_target(session.article(0))
        session.write(renamed)
        again = overviews.shown(story_of(session))
        assert again == Overviews(session).shown(story_of(session))
        assert again.questions != after.questions, "they name the base"


def test_the_overview_of_the_bases_pairs_grows_with_their_number_not_with_its_square(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.session.story_pairs.MOST_ARTICLES", 2)
    run: list[int] = []
    for articles in (10, 40):
        folder = tmp_path / str(articles)
        with _questions(folder, articles) as session:
            story, overviews = story_of(session), Overviews(session)
            overviews.shown(story)
            run.append(lines_run(partial(overviews.shown, story)))
    few, many = run
    assert many <= FOURFOLD * few


# What a key costs

_FEW: Final = 40
"""Articles that fill the list on the screen."""
_MANY: Final = 20 * _FEW
_LEVEL: Final = 1.1
"""Most that a key may cost among the many."""

_PROGRAM: Final = [Path(__file__).parents[1] / room for room in ("copydesk", "tui", "widgets")]


@asynccontextmanager
async def _reviewing(
    folder: Path, articles: int, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Reviewing]:
    """Open a story of so many articles of equal length, each compared with the base."""
    base = _teller("base", *(f"In town {n} were {n + 20} guests." for n in range(60)))
    told = [f"In town {n} were {n + 20 + n % 2} guests." for n in range(60)]
    others = [_teller(f"{number:04}", *told) for number in range(1, articles)]
    desk = made_desk([base, *others], folder / "store")
    monkeypatch.setattr("tui.screens.sight.Sight.knows", lambda *_: True)
    monkeypatch.setattr("tui.screens.review.LOOK_AFTER", 3600.0)
    monkeypatch.setattr("tui.screens.painter.RESTS_AFTER", 0)
    # Of a story of few articles more is made without being asked for.
    monkeypatch.setattr("tui.session.sheet.QUIETLY", 0)
    monkeypatch.setattr("tui.session.story_pairs.QUIETLY", 0)
    app = CopydeskApp("terminal", {})
    told_of: list[SaveState] = []

    def heard(state: SaveState) -> None:
        app.save_state_changed(state)
        told_of.append(state)

    live = LiveReview(desk, Review(), folder / "state", heard)
    session = Session(desk, live, 0)
    session.open_pair(1)
    compared = compare(base, others[0])
    for number in range(1, articles):
        comparing.take_comparison(session, (0, number), compared)
    files = StateFiles(folder / "state" / "desk", "tester", folder / "copied.txt")
    screen = app.review = ReviewScreen(session, files, Drawing(), Follower(folder / "store"))
    try:
        async with app.run_test(size=(200, 60)) as pilot:
            yield Reviewing(app, pilot, screen, session, folder / "store", told_of)
    finally:
        live.close(10)


async def _lines(review: Reviewing, *keys: str) -> int:
    """Return the lines of the program that the last of some keys runs, until it is saved."""
    for key in keys[:-1]:
        await review.press(key)
    await review.saved()
    with counted_lines(*_PROGRAM) as counted:
        await review.press(keys[-1])
        assert review.session.live.wait_idle(10)
        await review.settle()
    return counted.lines


async def test_a_key_that_decides_runs_as_many_lines_among_twenty_times_as_many_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run: dict[int, dict[str, int]] = {}
    for articles in (_FEW, _MANY):
        async with _reviewing(tmp_path / str(articles), articles, monkeypatch) as review:
            await review.press("5", "5", "u", "f", "escape")  # loads and counts what it needs once
            run[articles] = {what: await _lines(review, *keys) for what, keys in DECIDING.items()}
    dearer = {
        what: (run[_FEW][what], lines)
        for what, lines in run[_MANY].items()
        if lines > _LEVEL * run[_FEW][what]
    }
    assert not dearer
