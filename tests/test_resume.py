"""Where reviewers stood and what they had begun to write: each their own, and never lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.articles.article import Article
from copydesk.comparison import compare
from copydesk.desk.live_review import LiveReview
from copydesk.reviews.review import Review
from tests.made_articles import made_article
from tests.made_session import catch_up, made_desk
from tests.reviewing import copied_sample, reviewing
from tui.app.start import session_of
from tui.session.comparing import take_comparison
from tui.session.resume import Position, StateFiles
from tui.session.session import Session
from tui.session.standing import position_of

pytestmark = pytest.mark.usefixtures("compared_here")


def files_of(folder: Path, reviewer: str) -> StateFiles:
    return StateFiles(folder / "desk", reviewer, folder / "copied.txt")


BASE = made_article("The Aster ran aground.", "Nobody was hurt.", name="1-base.txt")
LONG = made_article(
    "The Aster ran aground.", *(f"Harbour number {n} is closed." for n in range(9)), name="2.txt"
)
SHORT = made_article("Nobody was hurt.", "A tug came at dawn.", name="3.txt")


@contextmanager
def started(
    folder: Path, position: Position, *articles: Article, earliest: int = 0
) -> Iterator[Session]:
    """Start a session where a reviewer stood; nothing is compared yet."""
    desk = made_desk(articles or (BASE, LONG, SHORT), folder / "store")
    live = LiveReview(desk, Review(), folder / "state", lambda _state: None)
    try:
        yield session_of(desk, live, position, "", earliest)
    finally:
        live.close(10)


@pytest.mark.parametrize("other", ["bob", "ann/../bob", "position.json", "Ann"])
def test_two_reviewers_of_one_login_keep_positions_and_drafts_apart(
    tmp_path: Path, other: str
) -> None:
    for reviewer in ("ann", other):
        files_of(tmp_path, reviewer).keep_position(Position(base=f"base of {reviewer}"))
        files_of(tmp_path, reviewer).keep_drafts({"row": f"draft of {reviewer}"})
    for reviewer in ("ann", other):
        assert files_of(tmp_path, reviewer).position().base == f"base of {reviewer}"
        assert files_of(tmp_path, reviewer).drafts() == {"row": f"draft of {reviewer}"}


def test_drafts_from_before_reviewers_were_kept_apart_go_to_whoever_comes_first(
    tmp_path: Path,
) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "drafts.json").write_bytes(msgspec.json.encode({"row": "begun"}))
    (desk / "position.json").write_bytes(msgspec.json.encode(Position(base="001.txt")))
    ann = files_of(tmp_path, "ann")
    assert (ann.drafts(), ann.position().base) == ({"row": "begun"}, "001.txt")
    assert ann.drafts() == {"row": "begun"}, "reading takes nothing away"

    ann.keep_drafts(ann.drafts())
    ann.keep_position(ann.position())
    bob = files_of(tmp_path, "bob")
    assert (bob.drafts(), bob.position()) == ({}, Position())
    assert files_of(tmp_path, "ann").drafts() == {"row": "begun"}


# Where the reviewer stood


@given(number=st.integers(1, 11), beside=st.sampled_from([1, 2]), late=st.booleans())
def test_the_next_start_stands_on_the_row_on_which_the_last_one_ended(
    tmp_path_factory: pytest.TempPathFactory, number: int, beside: int, late: bool
) -> None:
    """Also on rows that the base alone doesn't have, and where one left before they were there."""
    folder = tmp_path_factory.mktemp("desk")
    with started(folder, Position()) as session:
        session.open_pair(beside)
        catch_up(session)
        session.cursor.go_to_row(number)
        row = session.cursor.row_number
        position = position_of(session, ())
    if late:
        with started(folder, position) as session:
            session.review_changed()
            position = position_of(session, ())
    with started(folder, position) as session:
        session.review_changed()
        catch_up(session)
        assert (session.other, session.cursor.row_number) == (beside, row)


def test_who_moves_while_texts_are_compared_stays_on_that_sentence(tmp_path: Path) -> None:
    with started(tmp_path, Position("1-base.txt", "2.txt", {"2.txt": 8})) as session:
        session.cursor.go_to(0)
        session.open_pair(2)
        session.open_pair(1)
        assert session.cursor.row_number == 1
        catch_up(session)
        current = session.cursor.current
        assert current is not None
        assert 0 in current.row.left


def test_a_pair_that_was_compared_before_one_opened_it_opens_on_its_row(tmp_path: Path) -> None:
    stood = Position("1-base.txt", "3.txt", {"2.txt": 8})
    with started(tmp_path, stood) as session:
        take_comparison(session, (0, 1), compare(BASE, LONG))
        session.open_pair(1)
        assert session.cursor.row_number == 8


def test_a_start_keeps_where_one_stood_beside_articles_that_it_did_not_open(
    tmp_path: Path,
) -> None:
    stood = Position("1-base.txt", "2.txt", {"2.txt": 8, "3.txt": 3})
    with started(tmp_path, stood) as session:
        catch_up(session)
        assert position_of(session, ()).rows == stood.rows


async def test_the_last_row_of_a_longer_article_is_under_the_cursor_again(tmp_path: Path) -> None:
    story = copied_sample(tmp_path, ("1-wire.txt", "2-national.txt"))
    async with reviewing(tmp_path, story) as review:
        await review.press("G")
        last = review.session.cursor.row_number
        assert last > len(review.session.pair.left.sentences)
        await review.press("q")
    async with reviewing(tmp_path, story) as review:
        assert review.session.cursor.row_number == last


@pytest.mark.parametrize("renamed", ["1-wire.txt", "5-rewrite.txt"])
@pytest.mark.parametrize("edited", [False, True])
async def test_renaming_an_article_leads_nobody_away_from_it(
    tmp_path: Path, renamed: str, edited: bool
) -> None:
    story = copied_sample(tmp_path, ("1-wire.txt", "2-national.txt", "5-rewrite.txt"))
    async with reviewing(tmp_path, story) as review:
        await review.press("greater_than_sign", "j", "j", "1")
        session = review.session
        names = [session.pair.left.name, session.desk.found[session.other or 0].name]
        row = session.cursor.row_number
        await review.saved()
        await review.press("q")
    assert renamed in names
    text = (story / renamed).read_text("utf-8")
    (story / renamed).unlink()
    more = "One more sentence was added.\n" if edited else ""
    (story / "a new name.txt").write_text(text + more, "utf-8")
    async with reviewing(tmp_path, story) as review:
        session = review.session
        now = [session.pair.left.name, session.desk.found[session.other or 0].name]
        assert now == ["a new name.txt" if name == renamed else name for name in names]
        assert session.cursor.row_number == row


def test_an_article_that_is_gone_is_passed_over(tmp_path: Path) -> None:
    gone = Position("9.txt", "8.txt", {"8.txt": 2}, hashes={"9.txt": "00", "8.txt": "11"})
    with started(tmp_path, gone) as session:
        assert (session.base, session.other) == (0, 1)


def test_of_two_articles_with_the_same_bytes_the_one_that_kept_its_name_is_not_taken(
    tmp_path: Path,
) -> None:
    copy = made_article("Nobody was hurt.", "A tug came at dawn.", name="7.txt")
    stood = Position("3.txt", "5.txt", {"5.txt": 2}, hashes={"5.txt": copy.sha256})
    with started(tmp_path, stood, BASE, SHORT, copy) as session:
        assert (session.base, session.other) == (1, 2)
