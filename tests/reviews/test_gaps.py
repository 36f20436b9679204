"""Missing entries: none goes unnoticed, and nothing that a reviewer does looks like one."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import InputError
from copydesk.reviews.author import Author
from copydesk.reviews.clock import HybridClock
from copydesk.reviews.events import Event
from copydesk.reviews.gaps import gaps
from copydesk.reviews.journal import Journal
from copydesk.reviews.kinds import NoteData, UndoData, VerdictData
from copydesk.reviews.lines import MAX_LINE
from copydesk.reviews.parking import park, unpark
from copydesk.reviews.reading import entry_numbers, read_journal, read_journals
from copydesk.reviews.verdict import Verdict
from tests.reviews.samples import ANN, BEN, ROW, unhurried

DEVICE = "laptop-1234"


@unhurried
@given(st.sets(st.integers(1, 40)), st.integers(0, 40))
def test_just_what_is_missing_below_the_highest_number_is_named(
    numbers: set[int], repeated: int
) -> None:
    found = gaps([(ANN, DEVICE, number) for number in (*numbers, *list(numbers)[:repeated])])

    missing = {number for gap in found for number in range(gap.first, gap.last + 1)}
    assert missing == set(range(1, max(numbers, default=0))) - numbers
    assert all(before.last + 1 < after.first for before, after in pairwise(found))


def test_a_gap_says_whose_entries_are_missing() -> None:
    numbers = [(ANN, DEVICE, 1), (ANN, DEVICE, 3), (BEN, "desk", 1_001)]

    assert [str(gap) for gap in gaps(numbers)] == [
        "entry 2 of Ann Østby on laptop-1234 is missing",
        "entries 1 to 1,000 of ben on desk are missing",
    ]


def test_a_forged_number_costs_no_time() -> None:
    (gap,) = gaps([(ANN, DEVICE, 1), (ANN, DEVICE, 10**18), (ANN, DEVICE, -5)])

    assert gap.count == 10**18 - 2


class _Sessions:
    """One reviewer on one device, as often as the program is started."""

    def __init__(self, folder: Path) -> None:
        self.desk = folder / "desk"
        self.parked = folder / "parked.jsonl"

    def known(self) -> list[Event]:
        return [event for journal in read_journals(self.desk) for event in journal.events]

    def author(self) -> Author:
        waiting = unpark(self.parked, lambda _id: False)
        return Author(ANN, DEVICE, HybridClock(), [*self.known(), *waiting])

    def gaps(self) -> list[str]:
        parked = [read_journal(self.parked)] if self.parked.exists() else []
        return [str(gap) for gap in gaps(entry_numbers([*read_journals(self.desk), *parked]))]


def test_whatever_a_reviewer_does_the_numbers_have_no_holes(tmp_path: Path) -> None:
    sessions = _Sessions(tmp_path)
    author = sessions.author()
    with Journal(sessions.desk, ANN, DEVICE) as journal:
        first = author.write(VerdictData(Verdict.AGREE), ROW)
        journal.append([first])
        with pytest.raises(InputError):
            author.write(NoteData("x" * MAX_LINE), ROW)
        with pytest.raises(InputError):
            author.write_act((NoteData("x"), ROW), (NoteData("x" * 200_000), ROW))
        journal.append([author.write(UndoData(first.id))])
    park([author.write(NoteData("the disk was full"), ROW)], sessions.parked)
    assert sessions.gaps() == []

    # Two processes at once number alike, from what both of them saw.
    authors = [sessions.author() for _ in range(2)]
    journals = [Journal(sessions.desk, ANN, DEVICE) for _ in range(2)]
    for count, (writer, journal) in enumerate(zip(authors, journals, strict=True), start=1):
        journal.append([*unpark(sessions.parked, lambda _id: False)])
        journal.append([writer.write(NoteData(f"{n}"), ROW) for n in range(3 * count)])
    for journal in journals:
        journal.close()
    assert sessions.gaps() == []

    with Journal(sessions.desk, ANN, DEVICE) as journal:
        journal.append([sessions.author().write(NoteData("later"), ROW)])
    assert sessions.gaps() == []
    assert max(event.seq for event in sessions.known()) == 10


def test_a_line_that_went_missing_is_noticed_in_whichever_file_it_stood(tmp_path: Path) -> None:
    sessions = _Sessions(tmp_path)
    author = sessions.author()
    first, second = (Journal(sessions.desk, ANN, DEVICE) for _ in range(2))
    first.append([author.write(NoteData("1"), ROW), author.write(NoteData("2"), ROW)])
    second.append([author.write(NoteData(f"{n}"), ROW) for n in range(3, 6)])
    first.append([author.write(NoteData("6"), ROW)])
    path = second.path
    assert path is not None
    lines = path.read_bytes().splitlines(keepends=True)

    path.write_bytes(lines[0] + lines[2])
    assert sessions.gaps() == ["entry 4 of Ann Østby on laptop-1234 is missing"]
    path.unlink()
    assert sessions.gaps() == ["entries 3 to 5 of Ann Østby on laptop-1234 are missing"]
