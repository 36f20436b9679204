"""Journals: names, what reading makes of any file, who may write where."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.reviews.journal import Journal, journal_name
from copydesk.reviews.lines import MAX_LINE
from copydesk.reviews.reading import JournalContents, read_journal, read_journals
from copydesk.reviews.review import Review
from tests.reviews.samples import ANN, BEN, notes, seal, unhurried

_NAMES = st.text(st.characters(exclude_categories=()), max_size=300)


def _only(desk: Path) -> JournalContents:
    (contents,) = read_journals(desk)
    return contents


@unhurried
@given(_NAMES, _NAMES, st.integers(1, 99))
def test_no_reviewer_leaves_the_folder(reviewer: str, device: str, number: int) -> None:
    name = journal_name(reviewer, device, number)

    assert name.isascii()
    assert len(name) < 255
    assert name.endswith(".jsonl")
    assert name[0] not in ".-"
    assert not set(name) & set('/\\\0:*?"<>| \n')
    assert name.count("@") == 1


@unhurried
@given(st.lists(_NAMES, min_size=2, max_size=2, unique=True))
def test_two_reviewers_never_share_a_name(names: list[str]) -> None:
    first, second = (journal_name(name, "desk-1") for name in names)

    assert first != second


@pytest.mark.parametrize(
    ("reviewer", "name"),
    [
        ("Ann Berg", "Ann%20Berg@mac-1.jsonl"),
        ("", "%@mac-1.jsonl"),
        ("..", "%2E.@mac-1.jsonl"),
        ("../../etc/passwd", "%2E.%2F..%2Fetc%2Fpasswd@mac-1.jsonl"),
        ("a@b", "a%40b@mac-1.jsonl"),
    ],
)
def test_a_name_can_still_be_recognised(reviewer: str, name: str) -> None:
    assert journal_name(reviewer, "mac-1") == name
    assert journal_name(reviewer, "mac-1", 2) == name.replace(".jsonl", ".2.jsonl")


def test_looking_at_a_desk_leaves_no_trace(tmp_path: Path) -> None:
    desk = tmp_path / "desk"

    assert read_journals(desk) == ()
    with Journal(desk, ANN, "desk-1") as journal:
        journal.append([])

    assert not desk.exists()


def test_what_was_appended_is_read_again(tmp_path: Path) -> None:
    events = notes(5)
    with Journal(tmp_path / "new" / "desk", ANN, "desk-1") as journal:
        journal.append(events[:1])
        journal.append(events[1:])

    contents = _only(tmp_path / "new" / "desk")

    assert contents.path.name == journal_name(ANN, "desk-1")
    assert contents.events == tuple(events)
    assert contents.bad_lines == ()


def test_a_second_session_goes_on_in_the_same_file(tmp_path: Path) -> None:
    events = notes(4)
    for part in (events[:2], events[2:]):
        with Journal(tmp_path, ANN, "desk-1") as journal:
            journal.append(part)

    assert _only(tmp_path).events == tuple(events)


def test_a_second_process_writes_a_file_of_its_own(tmp_path: Path) -> None:
    mine, yours, third = notes(3)
    with (
        Journal(tmp_path, ANN, "desk-1") as first,
        Journal(tmp_path, ANN, "desk-1") as second,
    ):
        first.append([mine])
        second.append([yours])
        first.close()
        with Journal(tmp_path, ANN, "desk-1") as later:
            later.append([third])

    assert {contents.path.name: contents.events for contents in read_journals(tmp_path)} == {
        journal_name(ANN, "desk-1"): (mine, third),
        journal_name(ANN, "desk-1", 2): (yours,),
    }


def test_two_reviewers_and_devices_never_meet(tmp_path: Path) -> None:
    journals = [
        Journal(tmp_path, reviewer, device) for reviewer in (ANN, BEN) for device in ("a", "b")
    ]
    for journal, event in zip(journals, notes(4), strict=True):
        journal.append([event])
        journal.close()

    assert len(read_journals(tmp_path)) == 4


def _write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_bad_lines_are_counted_and_named_and_the_rest_is_read(tmp_path: Path) -> None:
    first, second = notes(2)
    path = _write(
        tmp_path / "a.jsonl",
        b"\n".join(
            [
                b"<<<<<<< HEAD",
                first.line,
                b"",
                first.line[:-30],
                b"\x1b]52;c;Zm9v\x07" + b"\x00" * 500,
                second.line.replace(b"note 1", b"note 9"),
                second.line,
                seal(b'{"v":1}'),
            ]
        ),
    )

    contents = read_journal(path)

    assert contents.events == (first, second)
    assert [(bad.number, bad.reason.split(":")[0]) for bad in contents.bad_lines] == [
        (1, "cut short or no event"),
        (4, "cut short or no event"),
        (5, "cut short or no event"),
        (6, "damaged or edited"),
        (8, "no event"),
    ]
    assert contents.bad_lines[0].excerpt == b"<<<<<<< HEAD"
    assert len(contents.bad_lines[2].excerpt) == 200


def test_a_checkout_with_other_line_breaks_and_a_byte_order_mark_reads_the_same(
    tmp_path: Path,
) -> None:
    events = notes(3)
    path = _write(
        tmp_path / "a.jsonl",
        b"\xef\xbb\xbf" + b"".join(event.line + b"\r\n" for event in events),
    )

    assert read_journal(path) == JournalContents(path, tuple(events), ())


@pytest.mark.parametrize("length", [MAX_LINE, MAX_LINE + 1, MAX_LINE + 3, 7 * MAX_LINE + 11])
def test_a_line_without_end_is_one_bad_line(tmp_path: Path, length: int) -> None:
    first, second = notes(2)
    path = _write(
        tmp_path / "a.jsonl", first.line + b"\n" + b"x" * length + b"\n" + second.line + b"\n"
    )

    contents = read_journal(path)

    assert contents.events == (first, second)
    assert [bad.number for bad in contents.bad_lines] == [2]


@unhurried
@given(st.binary(max_size=300))
def test_no_file_is_fatal(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = _write(tmp_path_factory.getbasetemp() / "any.jsonl", data)

    contents = read_journal(path)

    assert contents.events == ()
    lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    assert len(contents.bad_lines) == sum(bool(line.removesuffix(b"\r")) for line in lines)


def test_what_stands_in_a_journals_place_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    (event,) = notes(1)
    folder = tmp_path / "journals"
    _write(folder / "good (conflicted copy).jsonl", event.line)
    os.mkfifo(folder / "pipe.jsonl")
    (folder / "folder.jsonl").mkdir()
    (folder / "zero.jsonl").symlink_to("/dev/zero")
    (folder / "nowhere.jsonl").symlink_to(tmp_path / "nowhere")
    _write(folder / "._good.jsonl", b"\x00\x05\x16\x07")
    _write(folder / "notes.txt", b"no journal")

    found = read_journals(tmp_path)

    assert [event for contents in found for event in contents.events] == [event]
    assert sorted(
        (bad.path.name, bad.number) for contents in found for bad in contents.bad_lines
    ) == [("folder.jsonl", 0), ("nowhere.jsonl", 0), ("pipe.jsonl", 0), ("zero.jsonl", 0)]


def test_a_desk_whose_folder_of_journals_is_a_file_is_reported(tmp_path: Path) -> None:
    _write(tmp_path / "journals", b"")

    assert _only(tmp_path).bad_lines[0].reason.startswith("can't be read")


@pytest.mark.parametrize(
    "name",
    [
        "{}.sync-conflict-20310315-140207-ABCDEFG.jsonl",
        "{} (Ann's conflicted copy 2031-03-15).jsonl",
        "{} (conflicted copy 2031-03-15 140207).jsonl",
        "{}-MACBOOK.jsonl",
        "{} 2.jsonl",
    ],
    ids=["Syncthing", "Dropbox", "Nextcloud", "OneDrive", "iCloud"],
)
def test_a_conflict_copy_of_a_sync_tool_is_united_with_its_journal(
    tmp_path: Path, name: str
) -> None:
    """Both sides went on from the same lines."""
    lines = [event.line + b"\n" for event in notes(4)]
    journal = tmp_path / "journals" / journal_name(ANN, "mac-1")
    journal.parent.mkdir()
    journal.write_bytes(b"".join(lines[:3]))
    copy = journal.with_name(name.format(journal.stem))
    copy.write_bytes(b"".join((*lines[:2], lines[3])))
    (tmp_path / "desk.sync-conflict-20310315-140207-ABCDEFG.json").write_text("?")
    (journal.parent / f".syncthing.{journal.name}.tmp").write_bytes(lines[0][:30])

    contents = read_journals(tmp_path)
    review = Review(event for found in contents for event in found.events)
    assert len(contents) == 2
    assert not any(found.bad_lines for found in contents)
    assert [event.line + b"\n" for event in review.events] == lines
