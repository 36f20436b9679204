"""Damaged journals: what is good in them is read, what is bad is named, nothing is written."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.atomic import read_plain
from copydesk.reviews.events import Event
from copydesk.reviews.journal import is_conflict_copy, journal_name
from copydesk.reviews.lines import MAX_LINE
from copydesk.reviews.reading import entry_numbers, later_version, read_journal, read_journals
from copydesk.reviews.review import fold
from tests.reviews.samples import ANN, line_of, notes, unhurried

BOM = b"\xef\xbb\xbf"


def _journal(folder: Path, data: bytes, name: str = "a@b.jsonl") -> Path:
    (folder / "journals").mkdir(exist_ok=True)
    path = folder / "journals" / name
    path.write_bytes(data)
    return path


def _lines(events: list[Event]) -> bytes:
    return b"".join(event.line + b"\n" for event in events)


@pytest.mark.parametrize(
    ("data", "bad"),
    [
        (b"%s\n%s\n", 0),
        (b"%s\r\n%s\r\n", 0),
        (BOM + b"%s\n" + BOM + b"%s\n", 0),
        (b"%s%s\n", 0),
        (b"%s\n%s", 0),
        (b"%s\n" + b"\0" * 4096 + b"%s\n", 0),
        (b"%s" + b"\0" * 4096 + b"\n%s\n", 0),
        (b"%s\n" + b"\0" * 3 * MAX_LINE + b"%s\n", 0),
        (b"%s\n%s\n" + b"\0" * 3 * MAX_LINE, 1),
        (b'%s\n{"v":1,"id":"torn%s\n', 1),
        (b"%s\nhalf of another program's line%s\n", 1),
        (b"<<<<<<< ours\n%s\n=======\n%s\n>>>>>>> theirs\n", 3),
        (b"%s\n%s\n" + b"x" * 2 * MAX_LINE, 1),
    ],
)
def test_whole_entries_are_read_whatever_stands_around_them(
    tmp_path: Path, data: bytes, bad: int
) -> None:
    events = notes(2)

    contents = read_journal(
        _journal(tmp_path, data.replace(b"%s", b"%b") % (events[0].line, events[1].line))
    )

    assert list(contents.events) == events
    assert len(contents.bad_lines) == bad


@unhurried
@given(st.integers(0, 5), st.integers(0, 10_000), st.integers(1, 255))
def test_a_flipped_byte_costs_one_entry(
    tmp_path_factory: pytest.TempPathFactory, which: int, place: int, flip: int
) -> None:
    events = notes(6)
    lines = [bytearray(event.line) for event in events]
    lines[which][place % len(lines[which])] ^= flip
    data = b"".join(bytes(line) + b"\n" for line in lines)

    contents = read_journal(_journal(tmp_path_factory.mktemp("desk"), data))

    assert set(contents.events) == {*events[:which], *events[which + 1 :]}
    assert 1 <= len(contents.bad_lines) <= 2
    assert all(line.reason for line in contents.bad_lines)


def test_copies_and_orders_of_lines_do_not_matter(tmp_path: Path) -> None:
    events = notes(20)
    shuffled = [*events, *events[5:9]]
    Random(1).shuffle(shuffled)
    _journal(tmp_path, _lines(shuffled[:11]), "a@b.jsonl")
    _journal(tmp_path, _lines(shuffled[8:]), "a@b.2.jsonl")

    journals = read_journals(tmp_path)

    assert fold(event for one in journals for event in one.events) == fold(events)


@pytest.mark.parametrize(
    "name",
    [
        "ann@laptop-1234.sync-conflict-20260101-120000-ABCDEFG.jsonl",
        "ann@laptop-1234 (ann's conflicted copy 2026-01-01).jsonl",
        "ann@laptop-1234 (conflicted copy 2026-01-01 120000).jsonl",
        "ann@laptop-1234 (1).jsonl",
        "ann@laptop-1234 - Copy.jsonl",
    ],
)
def test_a_conflict_copy_is_read_as_well_and_known_for_one(tmp_path: Path, name: str) -> None:
    events = notes(4)
    _journal(tmp_path, _lines(events[:3]), "ann@laptop-1234.jsonl")
    _journal(tmp_path, _lines([*events[:2], events[3]]), name)

    journals = read_journals(tmp_path)

    assert fold(event for one in journals for event in one.events).events == events
    assert [is_conflict_copy(one.path.name) for one in journals].count(True) == 1


@unhurried
@given(st.text(min_size=1), st.from_regex(r"[A-Za-z0-9-]{1,40}", fullmatch=True), st.integers(1, 9))
def test_none_of_our_own_journals_is_taken_for_a_conflict_copy(
    reviewer: str, device: str, number: int
) -> None:
    name = journal_name(reviewer, device, number)

    assert not is_conflict_copy(name)
    assert not is_conflict_copy(name.replace(".jsonl", ".0123456789ab.jsonl"))


def test_an_entry_of_a_later_version_of_the_format_is_told_whatever_else_it_holds(
    tmp_path: Path,
) -> None:
    readable = read_journal(_journal(tmp_path, line_of(v=2)))
    strange = read_journal(_journal(tmp_path, line_of(v=3, by=["ann", "ben"])))

    assert later_version([readable]) == 2
    assert later_version([readable, strange]) == 3
    assert later_version([read_journal(_journal(tmp_path, _lines(notes(2))))]) == 0


def test_an_entry_that_holds_too_much_is_set_aside_by_name_and_keeps_its_number(
    tmp_path: Path,
) -> None:
    places = [{"start": n, "end": n + 1} for n in range(5_000)]
    target = {"articles": [{"sha256": "a", "anchors": places}, {"sha256": "b"}]}
    path = _journal(tmp_path, _lines(notes(1)) + line_of(seq=2, target=target) + b"\n")

    contents = read_journal(path)

    (line,) = contents.bad_lines
    assert line.reason == "holds 5,000 places, 400 fit"
    assert sorted(entry_numbers([contents])) == [(ANN, "desk-1", 1), (ANN, "desk-1", 2)]


@pytest.mark.parametrize("kind", ["pipe", "folder", "device", "socketless link"])
def test_what_is_no_plain_file_holds_up_nobody(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "desk.json"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("/dev/zero" if kind == "device" else tmp_path / "nowhere")

    with pytest.raises(OSError, match=r".+"):
        read_plain(path)
    assert read_journal(path).bad_lines[0].reason.startswith("can't be read: ")
