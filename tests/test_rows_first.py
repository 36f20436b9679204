"""A pair shows its rows when they are there and its findings when they come."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk.background.messages import Errand
from copydesk.compared import ALIGNED, Comparison
from copydesk.comparison import alignment_task, compare, laid_out, looked_through
from copydesk.errors import CopydeskError
from copydesk.judged.rows import judged_rows
from copydesk.reviews.kinds import UndoData, VerdictData
from copydesk.reviews.verdict import Verdict
from tests.made_articles import made_article
from tests.made_session import made_session
from tests.reviewing import Reviewing, copied_sample, reviewing
from tui.session import comparing, decisions, linking, looking, undo
from tui.session.comparing import articles_compared
from tui.session.session import Session

RowsMade = Callable[[Comparison], None]


class Desk:
    """A comparer whose findings come when the test says so; the rows are there at once."""

    def __init__(self) -> None:
        self.found = asyncio.Event()
        self.found.set()
        self.asked: list[Errand] = []
        self.tell: Callable[[float], None] = lambda _share: None
        self.is_broken = False

    async def compare(
        self,
        errand: Errand,
        progress: Callable[[float], None],
        rows_made: RowsMade | None = None,
    ) -> Comparison:
        laid: list[Comparison] = []
        self.asked.append(errand)
        whole = errand.run(None, lambda early: laid.append(early.comparison))
        self.tell = progress
        if rows_made is not None and errand.rows_first:
            rows_made(*laid)
            await self.found.wait()
        if self.is_broken:
            raise CopydeskError("It ended early.")
        return whole


@pytest.fixture
async def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = Desk()
    monkeypatch.setattr(
        "copydesk.background.pool.Comparer.compare", lambda _, *args: desk.compare(*args)
    )
    monkeypatch.setattr("tui.session.story_pairs.QUIETLY", 0)
    monkeypatch.setattr("tui.screens.comparisons._SHORT", 0)
    return desk


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return copied_sample(tmp_path)


async def _until(review: Reviewing, is_so: Callable[[], bool]) -> None:
    """Wait for what comes while findings are still looked for, so that nothing ever is quiet."""
    async with asyncio.timeout(20):
        while not is_so():
            await review.pilot.pause()


async def _press(review: Reviewing, *keys: str) -> None:
    for key in keys:
        await review.pilot.press(key)
        await review.pilot.pause()


@asynccontextmanager
async def _rows_alone(folder: Path, story: Path, desk: Desk) -> AsyncIterator[Reviewing]:
    """Open a review and go to a pair of which the rows are there, and the findings aren't."""
    async with reviewing(folder, story) as review:
        session = review.session
        for key in [key for key in session.pairs if key != session.key]:
            del session.pairs[key]
        desk.asked.clear()
        desk.found.clear()
        await review.pilot.press("greater_than_sign")
        await _until(review, lambda: session.pair.awaits_findings)
        assert not session.pair.has_findings
        try:
            yield review
        finally:
            desk.found.set()
            await review.settle()


async def _findings_come(review: Reviewing, desk: Desk) -> None:
    desk.found.set()
    await review.settle()
    assert review.session.pair.has_findings


async def test_a_short_pair_is_drawn_once_with_its_findings(
    tmp_path: Path, story: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.comparisons._SHORT", 1_000)
    async with reviewing(tmp_path, story) as review:
        assert not any(errand.rows_first for errand in desk.asked)
        assert review.session.pair.has_findings


async def test_rows_are_moved_in_and_judged_before_their_findings_and_nothing_jumps_when_these_come(
    tmp_path: Path, story: Path, desk: Desk
) -> None:
    async with _rows_alone(tmp_path, story, desk) as review:
        session, view = review.session, review.screen.texts
        await _press(review, "G", "k", "k", "2", "k", "k", "1", "u", "k", "k")
        here, top = session.cursor.row_number, view._window.top
        shown = review.text.splitlines()
        assert "looking for findings" in shown[0]
        assert not any(one.findings for one in session.pair.judged)
        await _findings_come(review, desk)
        assert session.cursor.row_number == here
        assert view._window.top == top
        assert any(one.findings for one in session.pair.judged)
        assert "looking for findings" not in review.text
        verdicts = [event for event in await review.saved() if isinstance(event.data, VerdictData)]
        assert len(verdicts) == 2
        left, right = articles_compared(session, session.key)
        review_now = session.live.review
        edits = comparing.edits_now(session, session.key)
        whole = compare(left, right, edits=edits)
        assert session.pair.judged == judged_rows(left, right, whole, review_now, "tester")
        assert [one.mine.verdict for one in session.pair.judged if one.mine and one.mine.verdict]


async def test_until_findings_are_known_nothing_is_counted_as_done_or_to_do(
    tmp_path: Path, story: Path, desk: Desk
) -> None:
    async with _rows_alone(tmp_path, story, desk) as review:
        assert "to do" not in review.text.replace(") to do", "")
        assert "nothing to do" not in review.text
        await _press(review, "semicolon")
        assert "findings are still being looked for" in review.line
        await _press(review, "G", "right_parenthesis")
        assert "no row to do further down so far: findings are still being" in review.line
        await _findings_come(review, desk)
        assert "to do" in review.text.splitlines()[0]


async def test_how_far_looking_for_findings_is_is_told_of_itself(
    tmp_path: Path, story: Path, desk: Desk
) -> None:
    async with _rows_alone(tmp_path, story, desk) as review:
        desk.tell(ALIGNED)
        await _until(review, lambda: "looking for findings: 0 %" in review.line)
        desk.tell((ALIGNED + 1) / 2)
        await _until(review, lambda: "looking for findings: 50 %" in review.line)
        await _findings_come(review, desk)
        assert "1-6 verdict" in review.line


async def test_a_note_that_is_being_typed_when_findings_come_goes_on(
    tmp_path: Path, story: Path, desk: Desk
) -> None:
    async with _rows_alone(tmp_path, story, desk) as review:
        await _press(review, "G", "k", "a")
        await _press(review, *"harbour")
        dialog = review.app.screen
        assert dialog is not review.screen
        await _findings_come(review, desk)
        assert review.app.screen is dialog
        await review.type(" log")
        await review.press("ctrl+s")
        notes = [one.mine.note for one in review.session.pair.judged if one.mine]
        assert notes == ["harbour log"]


async def test_a_filter_about_findings_shows_its_rows_once_these_are_known(
    tmp_path: Path, story: Path, desk: Desk
) -> None:
    async with _rows_alone(tmp_path, story, desk) as review:
        review.screen.show(looking.set_filter(review.session, "with findings"))
        await review.pilot.pause()
        assert "no row to show yet: findings are still being looked for" in review.text
        await _findings_come(review, desk)
        assert review.session.cursor.items


async def test_what_was_said_of_rows_that_were_to_come_is_gone_when_these_are_there(
    tmp_path: Path, story: Path, desk: Desk
) -> None:
    async with _rows_alone(tmp_path, story, desk) as review:
        review.screen.show(looking.set_filter(review.session, "with findings"))
        await _press(review, "1")
        assert "no row to show yet: findings are still being looked for" in review.line
        await _findings_come(review, desk)
        assert review.session.cursor.items
        assert "1-6 verdict" in review.line


async def test_the_row_under_the_cursor_stays_though_the_filter_hides_it_when_findings_come(
    tmp_path: Path, story: Path, desk: Desk
) -> None:
    async with _rows_alone(tmp_path, story, desk) as review:
        session, cursor = review.session, review.session.cursor
        left, right = articles_compared(session, session.key)
        whole = judged_rows(left, right, compare(left, right), session.live.review, "tester")
        quiet = next(
            one.row.number for one in whole if one.state == "quiet" and one.row.relation != "same"
        )
        review.screen.show(looking.set_filter(session, "to do"))
        assert cursor.go_to_row(quiet)
        await _findings_come(review, desk)
        assert cursor.row_number == quiet
        review.screen.show(looking.set_filter(session, "all"))
        review.screen.show(looking.set_filter(session, "to do"))
        assert not cursor.go_to_row(quiet)


async def test_facts_that_are_corrected_meanwhile_begin_the_comparison_anew_and_rows_stay(
    tmp_path: Path, story: Path, desk: Desk
) -> None:
    async with _rows_alone(tmp_path, story, desk) as review:
        session = review.session
        rows = session.pair.judged
        asked = len(desk.asked)
        values = {"published": "2020-01-01"}
        review.screen.show(decisions.correct_facts(session, session.pair.left, values))
        await _until(review, lambda: len(desk.asked) > asked)
        assert session.pair.awaits_findings
        assert session.pair.judged == rows
        await _findings_come(review, desk)
        assert session.pair.facts[0].published == "2020-01-01"
        assert not comparing.wants_comparison(session)


async def test_rows_that_are_parted_meanwhile_are_shown_without_waiting_for_findings(
    tmp_path: Path, story: Path, desk: Desk
) -> None:
    async with _rows_alone(tmp_path, story, desk) as review:
        session = review.session
        linked = [one.row for one in session.pair.judged if one.row.left and one.row.right]
        assert session.cursor.go_to_row(linked[2].number)
        await _press(review, "6")
        await _until(review, lambda: len(desk.asked) > 1)
        assert session.pair.awaits_findings
        now = [(one.row.left, one.row.right) for one in session.pair.judged]
        assert (linked[2].left, ()) in now
        await _findings_come(review, desk)
        assert [(one.row.left, one.row.right) for one in session.pair.judged] == now


async def test_a_pair_that_is_left_before_its_findings_came_is_compared_to_the_end_later(
    tmp_path: Path, story: Path, desk: Desk
) -> None:
    async with _rows_alone(tmp_path, story, desk) as review:
        session = review.session
        first = session.pairs[session.key]
        await review.pilot.press("greater_than_sign")
        await _until(review, lambda: len(desk.asked) > 1)
        desk.found.set()
        await review.settle()
        assert first.has_findings


async def test_of_two_articles_whose_findings_failed_the_keys_to_another_try_again(
    tmp_path: Path, desk: Desk
) -> None:
    """There is no other article to come back from."""
    story = copied_sample(tmp_path, ("1-wire.txt", "2-national.txt"))
    desk.is_broken = True
    async with reviewing(tmp_path, story) as review:
        pair = review.session.pair
        assert pair.awaits_findings
        assert "findings aren't known" in review.text.splitlines()[0]
        assert "looking for findings" not in review.text
        desk.is_broken = False
        await review.press(">")
        assert pair.has_findings
        assert "findings aren't known" not in review.text


def _rows_of(session: Session) -> Comparison:
    """Return the rows of the pair on screen as a child sends them ahead."""
    left, right = articles_compared(session, session.key)
    scores = alignment_task(left, right).run()
    return laid_out(left, right, scores, comparing.edits_now(session, session.key))


def _whole(session: Session) -> Comparison:
    left, right = articles_compared(session, session.key)
    return looked_through(left, right, _rows_of(session))


_LEFT = (
    "The ferry left Norvik at 9 with 212 passengers.",
    "The captain said the sea was calm.",
    "Nobody was hurt on Monday.",
    "The line has 14 ships.",
    "Police are looking into it.",
)
_RIGHT = (
    "The ferry left Norvik at 10 with 221 passengers.",
    "The captain denied that the sea was calm.",
    "Nobody was hurt on Monday.",
    "It rained for 3 hours.",
    "Police are looking into it, they said.",
)

_ACTS = st.lists(
    st.tuples(
        st.sampled_from(["1", "2", "3", "4", "5", "6", "note", "undo", "link", "unlink", "facts"]),
        st.integers(0, 9),
    ),
    max_size=6,
)


def _act(session: Session, act: str, number: int) -> None:
    """Do something to a row, whatever the session knows of it."""
    rows = session.pair.judged
    judged = rows[number % len(rows)]
    session.cursor.selected = None
    session.cursor.uncover(judged.row.number)
    if act.isdigit():
        decisions.judge(session, Verdict(int(act)))
    elif act == "note":
        decisions.write_note(session, judged, f"note {number}")
    elif act == "undo":
        undo.undo(session)
    elif act == "facts":
        decisions.correct_facts(session, session.pair.left, {"published": f"2020-01-0{number + 1}"})
    else:
        cell = number % 5, (number * 3) % 5
        if act == "link":
            linking.link(session, cell, "left")
        else:
            linking.unlink(session, cell)


def _stands(session: Session) -> list[object]:
    """Return all that a session knows of its pair, without what differs from clock to clock."""
    return [
        (
            one.row,
            one.state,
            one.target,
            one.mine and (one.mine.verdict, one.mine.note, one.mine.changed_since),
            [(found.finding, found.state, found.target) for found in one.findings],
        )
        for one in session.pair.judged
    ]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=_ACTS, between=_ACTS)
def test_rows_first_and_then_the_whole_come_to_what_the_whole_at_once_does(
    tmp_path_factory: pytest.TempPathFactory,
    before: list[tuple[str, int]],
    between: list[tuple[str, int]],
) -> None:
    stood = []
    for rows_first in (True, False):
        with made_session(
            tmp_path_factory.mktemp("desk"), made_article(*_LEFT), made_article(*_RIGHT)
        ) as session:
            for act in before:
                _act(session, *act)
                if found := session.pair.judged[0].findings:
                    session.cursor.select(found[0])
                    decisions.judge(session, Verdict.DIFFER)
            session.pair.comparison = None
            taking = _rows_of if rows_first else _whole
            comparing.take_comparison(session, session.key, taking(session))
            for act in between:
                _act(session, *act)
                comparing.take_comparison(session, session.key, taking(session))
            if rows_first:
                assert not any(one.findings for one in session.pair.judged), "judged, not gone"
            where = session.cursor.row_number
            comparing.take_comparison(session, session.key, _whole(session))
            assert session.cursor.row_number == where
            written = [
                (event.target, None if isinstance(event.data, UndoData) else event.data)
                for event in session.live.review.events
            ]
            stood.append((_stands(session), session.counts(), written))
    assert stood[0] == stood[1]
