"""Desks that vanish, are replaced or can't be written while a review is open: nothing is lost."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import BinaryIO

import pytest

from copydesk.articles.library import find_articles
from copydesk.atomic import open_plain
from copydesk.desk.desk import Desk
from copydesk.desk.live_review import LiveReview
from copydesk.desk.location import make_desk_file
from copydesk.errors import NotSavedError
from copydesk.reviews import writer
from copydesk.reviews.kinds import NoteData, VerdictData
from copydesk.reviews.parking import parked_file, unpark
from copydesk.reviews.reading import read_journals
from copydesk.reviews.verdict import Verdict
from copydesk.reviews.writer import SaveState
from tests.reviewing import copied_sample
from tests.reviews.samples import BEN, ROW, notes

NO_ANSWER = "The disk does not answer."


@pytest.fixture(autouse=True)
def told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tell what isn't saved without waiting for a second."""
    monkeypatch.setattr(writer, "OVERDUE", 0.0)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """The articles."""
    return copied_sample(tmp_path)


class Session:
    """One start of the program, as far as saving goes."""

    def __init__(self, folder: Path, story: Path) -> None:
        self.state = folder / "state"
        self.states: list[SaveState] = []
        self.desk = Desk(find_articles([story]), folder / "drive" / "desk", "ann")
        self.live = LiveReview(
            self.desk, self.desk.read_review()[0], self.state, self.states.append
        )

    def write(self, text: str) -> None:
        """Write a note."""
        self.live.write((NoteData(text), ROW))

    def saved(self) -> bool:
        """Wait for the disk; tell whether all is saved."""
        return self.live.wait_idle(10)

    def refused(self) -> str:
        """Wait until a write failed; return why."""
        while not self.live.state.reason or self.live.state.reason == NO_ANSWER:
            assert not self.live.wait_idle(0.02)
        return self.live.state.reason


def _notes_in(store: Path) -> set[str]:
    return {
        event.data.text
        for journal in read_journals(store)
        for event in journal.events
        if isinstance(event.data, NoteData)
    }


def _begun(tmp_path: Path, story: Path) -> Session:
    first = Session(tmp_path, story)
    first.write("before")
    assert first.saved()
    first.live.close(5)
    return Session(tmp_path, story)


def _opened_from_now_on(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return a list that every file in the form of a journal is added to when it is opened."""
    opened: list[Path] = []

    def counted(path: Path) -> BinaryIO:
        opened.append(path)
        return open_plain(path)

    monkeypatch.setattr("copydesk.reviews.reading.open_plain", counted)
    return opened


@pytest.mark.parametrize("leaves", ["nothing", "an empty folder", "another desk"])
@pytest.mark.parametrize("begun", [False, True])
def test_where_the_desk_is_gone_no_other_is_written_to_and_all_waits(
    tmp_path: Path, story: Path, leaves: str, begun: bool
) -> None:
    session = _begun(tmp_path, story)
    store = session.desk.store
    if begun:
        session.write("begun")
        assert session.saved()
    store.parent.rename(tmp_path / "unmounted")
    if leaves != "nothing":
        store.parent.mkdir()
    if leaves == "another desk":
        make_desk_file(store, tmp_path, "Another story", [])
    before = sorted(tmp_path.joinpath("drive").rglob("*"))

    session.write("while it was gone")
    reason = session.refused()

    assert reason.startswith(f"{store} could not be written: ") or "folder is gone" in reason
    assert session.live.close(1) == 1
    assert sorted(tmp_path.joinpath("drive").rglob("*")) == before
    waiting = unpark(parked_file(session.state, store), lambda _id: False)
    assert [event.data for event in waiting] == [NoteData("while it was gone")]


def test_a_desk_that_comes_back_gets_what_waited(tmp_path: Path, story: Path) -> None:
    session = _begun(tmp_path, story)
    store = session.desk.store
    store.rename(tmp_path / "unmounted")
    session.write("while it was gone")
    session.refused()

    (tmp_path / "unmounted").rename(store)

    assert session.saved()
    assert session.live.close(5) == 0
    assert _notes_in(store) == {"before", "while it was gone"}


def test_a_desk_that_was_fetched_anew_is_the_same_desk(tmp_path: Path, story: Path) -> None:
    session = _begun(tmp_path, story)
    store = session.desk.store
    shutil.copytree(store, tmp_path / "clone")
    session.write("not in the clone")
    assert session.saved()
    shutil.rmtree(store)
    (tmp_path / "clone").rename(store)

    session.write("in the clone")

    assert session.saved()
    session.live.close(5)
    assert _notes_in(store) == {"before", "not in the clone", "in the clone"}


def test_another_place_takes_all_that_is_known_and_the_review_goes_on_there(
    tmp_path: Path, story: Path
) -> None:
    session = _begun(tmp_path, story)
    others = notes(2, reviewer=BEN)
    for event in others:
        session.live.review.add(event)
    session.desk.store.rename(tmp_path / "unmounted")
    session.write("while it was gone")
    session.refused()

    session.live.save_elsewhere(tmp_path / "stick" / "desk")
    session.write("on the stick")

    assert session.saved()
    assert session.live.close(5) == 0
    stick = tmp_path / "stick" / "desk"
    assert _notes_in(stick) >= {"before", "while it was gone", "on the stick"}
    assert Desk(find_articles([story]), stick, "ann").read_review()[0] == session.live.review
    assert not session.desk.store.parent.joinpath("drive").exists()


def test_where_the_other_place_cannot_be_written_either_all_is_as_it_was(
    tmp_path: Path, story: Path
) -> None:
    session = _begun(tmp_path, story)
    store = session.desk.store
    (tmp_path / "file").touch()

    with pytest.raises(NotSavedError, match="where a folder should"):
        session.live.save_elsewhere(tmp_path / "file" / "desk")
    session.write("after all")

    assert session.saved()
    assert session.live.close(5) == 0
    assert _notes_in(store) == {"before", "after all"}


def test_quitting_reads_no_journal(
    tmp_path: Path, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = _begun(tmp_path, story)
    session.live.write((VerdictData(Verdict.AGREE), ROW))
    assert session.saved()
    read = _opened_from_now_on(monkeypatch)

    assert session.live.close(5) == 0

    assert read == []


def test_what_waited_is_cleared_once_it_stands_in_a_journal(
    tmp_path: Path, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = _begun(tmp_path, story)
    session.desk.store.rename(tmp_path / "unmounted")
    session.write("while it was gone")
    assert session.live.close(0.2) == 1
    (tmp_path / "unmounted").rename(session.desk.store)

    later = Session(tmp_path, story)

    assert later.saved()
    parked = parked_file(session.state, session.desk.store)
    read = _opened_from_now_on(monkeypatch)
    assert later.live.close(5) == 0
    assert read == [parked]  # and no journal, of which there may be a hundred megabytes
    assert parked.read_bytes() == b""
    assert _notes_in(session.desk.store) == {"before", "while it was gone"}
