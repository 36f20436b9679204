"""An article that somebody goes to while it is still being read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from copydesk.desk.desk import Desk
from copydesk.desk.live_review import LiveReview
from copydesk.reviews.kinds import VerdictData
from copydesk.reviews.review import Review
from copydesk.reviews.verdict import Verdict
from tests.made_articles import made_article
from tests.made_session import catch_up, made_desk
from tui.screens.unread import read_rest
from tui.session import comparing
from tui.session.arriving import being_read, take_awaited
from tui.session.outcome import Changed
from tui.session.session import Session

_TOLD = [f"Ship number {number} left the harbour of Norvik on Friday." for number in range(9)]
_ARTICLES = [
    made_article(f"Norvik, as number {name} tells it.", *_TOLD, name=f"{name}.txt")
    for name in range(4)
]


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """Return a session at a desk of four articles, of which somebody has read the first two.

    It reads none itself: whoever sits before it would wait for that.
    """
    library = made_desk(_ARTICLES, tmp_path / "store").library
    desk = Desk(library, tmp_path / "store", "ann", dict(enumerate(_ARTICLES[:2])))
    live = LiveReview(desk, Review(), tmp_path / "state", lambda _state: None)
    session = Session(desk, live, 0)
    session.open_pair(1)
    catch_up(session)
    session.articles_come = True
    monkeypatch.setattr(Desk, "reading", _read_here)
    yield session
    live.close(10)


def _read_here(_desk: Desk, indices: object) -> None:
    raise AssertionError(f"{indices} are read while a key waits")


def test_the_cursor_stays_with_its_sentence_when_the_article_comes(session: Session) -> None:
    session.rows_of_last_session[0, 2] = 3
    assert session.step_article(1).changed == Changed.PAIR
    assert being_read(session) == "2.txt is still being read"
    assert session.cursor.row_number == 3, "where the last session stood"
    session.cursor.move(4)
    assert not take_awaited(session).changed, "it isn't there yet"
    session.desk.take(2, _ARTICLES[2])
    assert take_awaited(session).changed == Changed.PAIR
    assert not being_read(session)
    assert comparing.wants_comparison(session)
    catch_up(session)
    current = session.cursor.current
    assert current is not None
    assert (current.row.left, current.row.right) == ((6,), (6,))
    session.write((VerdictData(Verdict.AGREE), current.target))
    assert session.cursor.current is not None
    assert session.cursor.current.mine is not None


def test_where_nobody_went_the_cursor_stands_on_the_row_of_the_last_session(
    session: Session,
) -> None:
    session.rows_of_last_session[0, 2] = 5
    session.open_pair(2)
    session.desk.take(2, _ARTICLES[2])
    take_awaited(session)
    catch_up(session)
    assert session.cursor.row_number == 5


def test_an_article_that_was_left_again_is_there_on_coming_back(session: Session) -> None:
    session.step_article(1)
    session.cursor.move(2)
    session.step_article(-1)
    assert session.cursor.current is not None
    session.desk.take(2, _ARTICLES[2])
    assert not take_awaited(session).changed
    session.step_article(1)
    assert not being_read(session)
    catch_up(session)
    current = session.cursor.current
    assert current is not None
    assert current.row.left == (2,)


def test_one_that_cannot_be_read_gives_way_to_the_next(session: Session) -> None:
    session.open_pair(2)
    session.unreadable[2] = "2.txt is broken."
    session.desk.give_up(2, "2.txt is broken.")
    outcome = take_awaited(session)
    assert (outcome.say, outcome.changed) == ("2.txt is broken.", Changed.PAIR)
    assert being_read(session) == "3.txt is still being read"
    session.unreadable[3] = "3.txt is broken."
    session.desk.give_up(3, "3.txt is broken.")
    assert take_awaited(session).say == "3.txt is broken."
    assert session.other == 1
    assert session.cursor.current is not None


async def test_where_no_child_reads_it_comes_first_as_well(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.open_pair(3)
    read: list[int] = []

    def read_here(desk: Desk, index: int) -> None:
        read.append(index)
        desk.take(index, _ARTICLES[index])

    monkeypatch.setattr(Desk, "article", read_here)
    known = [number async for number in read_rest(session, None)]
    assert read == [3, 2]
    assert known == [3, 4], "and is told of at once"


@pytest.mark.parametrize("touched", [False, True])
def test_the_earliest_of_all_becomes_the_base_with_a_word_and_under_no_hands(
    session: Session, touched: bool
) -> None:
    session = Session(session.desk, session.live, 0, base_is_chosen=False)
    for index, year in enumerate((2024, 2023, 2022, 2025)):
        facts = structs.replace(
            _ARTICLES[index].facts, published=f"{year}-03-14", short_name=str(year)
        )
        session.desk.take(index, replace(_ARTICLES[index], facts=facts))
    said = session.check_base(touched=touched).say
    if touched:
        assert said.startswith("2022 is the earliest; ")
        assert session.base == 0
    else:
        assert said.startswith("2022 is the earliest and the base now; ")
        assert session.base == 2
    assert not session.check_base(touched=touched).say


def test_what_is_still_being_read_becomes_no_base(session: Session) -> None:
    before = session.shown
    assert session.pin(2).say == "2.txt is still being read"
    assert session.shown == before
    session.desk.take(2, _ARTICLES[2])
    session.pin(2)
    assert session.base == 2


def test_a_look_back_goes_on_when_the_article_comes(session: Session) -> None:
    session.open_pair(2)
    session.look_back(made_article(*_TOLD[:3], name="0.txt"), 0)
    assert not being_read(session), "both texts on the screen are there"
    session.desk.take(2, _ARTICLES[2])
    take_awaited(session)
    assert session.looking_back is not None
    session.step_article(-1)
    assert session.key == (0, 2)
    assert comparing.wants_comparison(session)
