"""What others write is seen while the program runs, and costs nothing while they don't."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.reviews import following, reading
from copydesk.reviews.events import Event
from copydesk.reviews.following import Follower
from copydesk.reviews.journal import Journal
from copydesk.reviews.lines import Decoder
from copydesk.reviews.reading import JOURNALS
from tests.reviews.samples import BEN, notes


def _ids(events: tuple[Event, ...]) -> list[str]:
    return [event.id for event in events]


def _write(desk: Path, events: list[Event], reviewer: str = BEN) -> None:
    with Journal(desk, reviewer, "laptop") as journal:
        journal.append(events)


def test_what_is_added_to_a_journal_is_news_once(tmp_path: Path) -> None:
    written = notes(3, BEN)
    _write(tmp_path, written[:1])
    follower = Follower(tmp_path)
    assert follower.news() == ()
    _write(tmp_path, written[1:])
    assert _ids(follower.news()) == _ids(tuple(written[1:]))
    assert follower.news() == ()


def test_the_first_journal_of_a_new_desk_is_news(tmp_path: Path) -> None:
    follower = Follower(tmp_path / "desk")
    assert follower.news() == ()
    written = notes(2, BEN)
    _write(tmp_path / "desk", written)
    assert _ids(follower.news()) == _ids(tuple(written))


def test_unchanged_journals_are_not_even_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(tmp_path, notes(3, BEN))
    follower = Follower(tmp_path)

    def opened(path: Path) -> object:
        raise AssertionError(f"{path} was opened")

    monkeypatch.setattr(following, "open_plain", opened)
    monkeypatch.setattr(following, "read_journal", opened)
    assert follower.news() == ()


def test_only_what_was_added_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = notes(50, BEN)
    _write(tmp_path, written[:49])
    follower = Follower(tmp_path)
    _write(tmp_path, written[49:])
    seen: list[bytes] = []

    class Watched(Decoder):
        def decode(self, line: bytes) -> Event:
            seen.append(line)
            return super().decode(line)

    monkeypatch.setattr(reading, "Decoder", Watched)
    assert _ids(follower.news()) == [written[49].id]
    assert [line for line in seen if line] == [written[49].line]


def test_a_line_that_is_still_being_written_waits_until_it_is_whole(tmp_path: Path) -> None:
    _write(tmp_path, notes(1, BEN))
    (path,) = (tmp_path / JOURNALS).iterdir()
    event = notes(1)[0]
    half = len(event.line) // 2
    with path.open("ab") as file:
        file.write(event.line[:half])
        file.flush()
        follower = Follower(tmp_path)
        assert follower.news() == ()
        file.write(event.line[half:-3])
        file.flush()
        assert follower.news() == ()
        file.write(event.line[-3:] + b"\n")
    assert _ids(follower.news()) == [event.id]


def test_a_journal_that_was_replaced_is_read_whole(tmp_path: Path) -> None:
    written = notes(3, BEN)
    _write(tmp_path, written[:2])
    follower = Follower(tmp_path)
    (path,) = (tmp_path / JOURNALS).iterdir()
    copy = path.with_suffix(".new")
    copy.write_bytes(b"".join(event.line + b"\n" for event in written))
    copy.replace(path)
    assert set(_ids(follower.news())) >= {written[2].id}
    path.write_bytes(written[0].line + b"\n")  # cut shorter in place
    follower.news()
    with path.open("ab") as file:
        file.write(written[1].line + b"\n")
    assert written[1].id in _ids(follower.news())


def test_damage_in_what_is_added_hides_nothing_after_it(tmp_path: Path) -> None:
    written = notes(2, BEN)
    _write(tmp_path, written[:1])
    follower = Follower(tmp_path)
    (path,) = (tmp_path / JOURNALS).iterdir()
    with path.open("ab") as file:
        file.write(b"\x00" * 100 + b"\n" + written[1].line + b"\r\n")
    assert _ids(follower.news()) == [written[1].id]
