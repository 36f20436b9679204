"""A desk that a later version wrote to: it is shown, and not a byte of it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.articles.library import find_articles
from copydesk.desk.adoption import add_to_desk, found_desk
from copydesk.desk.desk import Desk
from copydesk.desk.live_review import LiveReview
from copydesk.errors import ReadOnlyError
from copydesk.reviews.events import Event
from copydesk.reviews.kinds import NoteData
from copydesk.reviews.lines import decode
from copydesk.reviews.parking import park, parked_file
from copydesk.reviews.writer import SaveState
from tests.made_findings import find_by
from tests.reviewing import copied_sample, reviewing
from tests.reviews.samples import ROW, line_of, notes


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """The articles."""
    return copied_sample(tmp_path)


@pytest.fixture(params=["desk.json", "an entry"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A desk of a later version."""
    store = tmp_path / "store"
    (store / "journals").mkdir(parents=True)
    if request.param == "desk.json":
        (store / "desk.json").write_text('{"v":2}')
    else:
        (store / "journals" / "x@y.jsonl").write_bytes(line_of(v=2) + b"\n")
    return store


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _nobody(_state: SaveState) -> None:
    """Listen to nothing."""


def _open(store: Path, story: Path, state: Path) -> LiveReview:
    desk = Desk(find_articles([story]), store, "ann")
    return LiveReview(desk, desk.read_review()[0], state, _nobody)


def test_nothing_is_written_and_what_waits_goes_on_waiting(
    tmp_path: Path, store: Path, story: Path
) -> None:
    state = tmp_path / "state"
    waiting: list[Event] = notes(1)
    park(waiting, parked_file(state, store))
    before = _bytes(store)

    live = _open(store, story, state)
    with pytest.raises(ReadOnlyError, match="later version"):
        live.write((NoteData("x"), ROW))
    assert live.review.knows(waiting[0].id)
    assert live.close(5) == 0

    assert _bytes(store) == before
    assert parked_file(state, store).read_bytes() == waiting[0].line + b"\n"


def test_a_later_version_that_comes_while_the_review_is_open_ends_its_writing(
    tmp_path: Path, story: Path
) -> None:
    live = _open(tmp_path / "store", story, tmp_path / "state")
    assert live.read_only is None

    assert live.take([decode(line_of(v=2))])

    with pytest.raises(ReadOnlyError, match="later version"):
        live.write((NoteData("x"), ROW))
    assert live.close(5) == 0
    assert not (tmp_path / "store").exists()


def test_no_desk_takes_it_in_and_it_takes_in_none(tmp_path: Path, store: Path, story: Path) -> None:
    other = tmp_path / "other"
    (other / "journals").mkdir(parents=True)
    before = _bytes(tmp_path)

    with pytest.raises(ReadOnlyError):
        add_to_desk(store, other)
    with pytest.raises(ReadOnlyError):
        add_to_desk(other, store)
    with pytest.raises(ReadOnlyError):
        found_desk(tmp_path / "new", store, story, "Story", [])

    assert _bytes(tmp_path) == before


async def test_the_screen_says_so_and_no_key_ends_it(
    tmp_path: Path, store: Path, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find_by(monkeypatch)
    before = _bytes(store)

    async with reviewing(tmp_path, story) as review:
        assert "READ-ONLY" in review.text.splitlines()[0]
        await review.press("right_parenthesis", "1", "S", "u", "full_stop", "3", "L")
        assert "later version" in review.text or "READ-ONLY" in review.text

    assert _bytes(store) == before
