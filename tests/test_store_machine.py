"""Whatever happens to a desk, in whatever order, it comes to what a few plain lists say.

Two reviewers, each with a desk of their own, decide, take back, lose the disk, crash, quit, open
again and take in each other's journals. Beside them `Log` keeps every word in a list, and says in a
few lines what it all comes to. What was never saved nor set aside is gone with a crash; everything
else stands, once.

More can happen to a desk than is tried here: give `StoreMachine` another rule, and `Word` another
kind, and what it comes to goes into `_meaning`.
"""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from unittest.mock import patch

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from copydesk.articles.found import Library
from copydesk.desk.desk import Desk
from copydesk.desk.foreign import ForeignDesk
from copydesk.desk.live_review import LiveReview
from copydesk.desk.merging import carry_out, known_of, plan_merge
from copydesk.errors import NotSavedError
from copydesk.reviews.clock import HybridClock
from copydesk.reviews.events import Event
from copydesk.reviews.gaps import gaps
from copydesk.reviews.journal import Journal
from copydesk.reviews.kinds import Data, LinkData, NoteData, TagsData, UnlinkData, VerdictData
from copydesk.reviews.reading import entry_numbers, read_journal, read_journals
from copydesk.reviews.verdict import Verdict
from copydesk.reviews.writer import SaveState
from tests.reviews.samples import row
from tests.tries import tries

NAMES = ("ann", "ben")
ROWS = (row((0, 10)), row((11, 20), other=(10, 19)), row((21, 30), other=(20, 29)))

Slot = tuple[str, int, str]
"""What a word is about: "verdict", the row, the reviewer; "" where it is the desk's."""
Values = dict[Slot, object]


@dataclass(frozen=True)
class Word:
    """One act, or the taking back or bringing back of one."""

    kind: Literal["act", "undo", "redo"]
    number: int
    """Of the act that was written, or that this is about."""
    order: int
    says: tuple[tuple[Slot, object], ...] = ()


@dataclass
class Log:
    """All that one reviewer wrote, oldest first."""

    words: list[Word] = field(default_factory=list)
    kept: int = 0
    """How many of them are on disk: in a journal or set aside."""

    def undoable(self) -> int | None:
        """Return the number of the newest act in effect."""
        return next(iter(self._in_effect()[::-1]), None)

    def redoable(self) -> int | None:
        """Return the act that was taken back last, if nothing was written since."""
        taken: list[int] = []
        for word in self.words:
            if word.kind == "act":
                taken.clear()
            elif word.kind == "undo":
                taken.append(word.number)
            else:
                taken.remove(word.number)
        return taken[-1] if taken else None

    def _in_effect(self) -> list[int]:
        numbers = [word.number for word in self.words if word.kind == "act"]
        return [number for number in numbers if number not in _taken_back(self.words)]


def _taken_back(words: Iterable[Word]) -> set[int]:
    taken: set[int] = set()
    for word in words:
        if word.kind == "undo":
            taken.add(word.number)
        elif word.kind == "redo":
            taken.discard(word.number)
    return taken


def _meaning(words: Sequence[Word]) -> Values:
    """Return what stands: of each thing the newest word in effect; None takes it back."""
    values: Values = {}
    taken = _taken_back(words)
    for word in sorted(words, key=lambda word: word.order):
        if word.kind == "act" and word.number not in taken:
            values.update(word.says)
    return {slot: value for slot, value in values.items() if value not in (None, "", ())}


def _data(slot: Slot, value: object) -> Data:
    match slot[0], value:
        case "verdict", int() | None as number:
            return VerdictData(Verdict(number) if number else None)
        case "note", str() as text:
            return NoteData(text)
        case "tags", tuple() as tags:
            return TagsData(tags)
        case "link", bool() as linked:
            return LinkData() if linked else UnlinkData()
    raise AssertionError(slot)


class Seat:
    """One reviewer at their own desk."""

    def __init__(self, folder: Path, name: str, clock: Iterator[int]) -> None:
        self.name = name
        self.folder = folder / name
        self.log = Log()
        self.others: dict[str, int] = {}
        """How many words of another reviewer have come to this desk."""
        self.refuses = False
        self._clock = clock
        self.open()

    @property
    def store(self) -> Path:
        """The desk."""
        return self.folder / "desk"

    def open(self) -> None:
        """Start the program."""
        seat = self

        class Disk(Journal):
            """A journal on a disk that can refuse, in a process that can end."""

            ended = False

            def append(self, events: Sequence[Event]) -> None:
                if seat.refuses or self.ended:
                    raise NotSavedError("the disk refuses")
                super().append(events)

        def journal(*arguments: Any) -> Journal:  # noqa: ANN401  # passed on
            self._disk = Disk(*arguments)
            return self._disk

        def clock() -> HybridClock:
            return HybridClock(lambda: float(next(self._clock)))

        desk = Desk(Library(self.folder, "machine", ()), self.store, self.name)
        with (
            patch("copydesk.desk.desk_journal.Journal", journal),
            patch("copydesk.desk.live_review.HybridClock", clock),
        ):
            self.live = LiveReview(desk, desk.read_review()[0], self.folder / "state", _nobody)
        self.settle()

    def settle(self) -> None:
        """Wait until all is on disk, if the disk takes it."""
        if not self.refuses:
            assert self.live.wait_idle(30)
            self.log.kept = len(self.log.words)

    def quit(self) -> None:
        """End the program: what can't be saved is set aside."""
        with suppress(NotSavedError):
            self.live.close(30)
        self.log.kept = len(self.log.words)

    def crash(self) -> None:
        """End the program between two instructions: what isn't on disk is gone."""
        self._disk.ended = True
        self.live._writer.close(30)
        del self.log.words[self.log.kept :]


def _nobody(_state: SaveState) -> None:
    """Listen to nothing."""


class StoreMachine(RuleBasedStateMachine):
    """Two reviewers and all that can happen to their desks."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._acts = itertools.count()
        self._orders = itertools.count()
        clock = itertools.count(1_700_000_000)
        self.seats = {name: Seat(Path(self._folder.name), name, clock) for name in NAMES}

    def teardown(self) -> None:
        """End both programs."""
        for seat in self.seats.values():
            seat.refuses = False
            seat.live.close(30)
        self._folder.cleanup()

    # What reviewers do

    def _act(self, seat: Seat, *says: tuple[Slot, object]) -> None:
        seat.live.write(*((_data(slot, value), ROWS[slot[1]]) for slot, value in says))
        seat.log.words.append(Word("act", next(self._acts), next(self._orders), says))
        seat.settle()

    @rule(
        name=st.sampled_from(NAMES),
        about=st.integers(0, len(ROWS) - 1),
        verdict=st.sampled_from([None, 1, 2, 3]),
    )
    def judge(self, name: str, about: int, verdict: int | None) -> None:
        """Give a verdict, or take it away."""
        self._act(self.seats[name], (("verdict", about, name), verdict))

    @rule(
        name=st.sampled_from(NAMES),
        about=st.integers(0, len(ROWS) - 1),
        text=st.sampled_from(["", "one", "two"]),
    )
    def repeat(self, name: str, about: int, text: str) -> None:
        """Write several things by one key."""
        said = (("note", about, name), text), (("tags", about, name), (text,) * bool(text))
        self._act(self.seats[name], (("verdict", about, name), 2), *said)

    @rule(name=st.sampled_from(NAMES), about=st.integers(0, len(ROWS) - 1), linked=st.booleans())
    def link(self, name: str, about: int, linked: bool) -> None:  # drawn
        """Link or part two sentences, for everybody."""
        self._act(self.seats[name], (("link", about, ""), linked))

    @rule(name=st.sampled_from(NAMES))
    def undo(self, name: str) -> None:
        """Take back what was written last."""
        seat = self.seats[name]
        number = seat.log.undoable()
        assert (not seat.live.undo()) == (number is None)
        if number is not None:
            seat.log.words.append(Word("undo", number, next(self._orders)))
            seat.settle()

    @rule(name=st.sampled_from(NAMES))
    def redo(self, name: str) -> None:
        """Bring back what was taken back last."""
        seat = self.seats[name]
        number = seat.log.redoable()
        assert (not seat.live.redo()) == (number is None)
        if number is not None:
            seat.log.words.append(Word("redo", number, next(self._orders)))
            seat.settle()

    # What happens to them

    @rule(name=st.sampled_from(NAMES))
    def the_disk_fails(self, name: str) -> None:
        """Nothing can be saved from now on."""
        self.seats[name].refuses = True

    @precondition(lambda self: any(seat.refuses for seat in self.seats.values()))
    @rule()
    def the_disks_come_back(self) -> None:
        """All can be saved again; whoever is waiting tries again by themselves, or a key does."""
        for seat in self.seats.values():
            if seat.refuses:
                seat.refuses = False
                self._act(seat, (("note", 0, seat.name), "back"))

    @rule(name=st.sampled_from(NAMES))
    def restart(self, name: str) -> None:
        """Quit, and open the desk again."""
        self.seats[name].quit()
        self.seats[name].open()

    @rule(name=st.sampled_from(NAMES))
    def crash(self, name: str) -> None:
        """End without a word, and open the desk again."""
        self.seats[name].crash()
        self.seats[name].open()

    @rule(taker=st.sampled_from(NAMES))
    def merge(self, taker: str) -> None:
        """Take in the other desk, and open this one again."""
        mine, theirs = self.seats[taker], self.seats["ben" if taker == "ann" else "ann"]
        theirs.settle()
        if theirs.refuses or not theirs.store.exists():
            return
        with ForeignDesk(theirs.store) as foreign:
            carry_out(
                plan_merge(foreign, mine.store, known_of(mine.store, [], [])), foreign, mine.store
            )
        mine.others[theirs.name] = len(theirs.log.words)
        mine.quit()
        mine.open()

    # What must hold

    @invariant()
    def each_desk_is_what_the_lists_say(self) -> None:
        """Compare every value that stands."""
        for seat in self.seats.values():
            words = list(seat.log.words)
            for name, number in seat.others.items():
                words += self.seats[name].log.words[:number]
            assert _standing(seat.live) == _meaning(words)

    @invariant()
    def no_entry_is_missing_and_none_stands_there_twice(self) -> None:
        """Look into the files."""
        for seat in self.seats.values():
            journals = read_journals(seat.store)
            aside = [read_journal(path) for path in seat.folder.glob("state/parked/*")]
            own = [event for journal in journals for event in journal.events]
            assert len({event.id for event in own}) == len(own)
            assert not any(journal.bad_lines for journal in (*journals, *aside))
            assert gaps(entry_numbers((*journals, *aside))) == []


def _standing(live: LiveReview) -> Values:
    """Return what stands in a review, in the words of the lists."""
    numbers = {target.key: number for number, target in enumerate(ROWS)}
    values: Values = {}
    for (key, name), found in live.review.judgements.items():
        values["verdict", numbers[key], name] = found.verdict
        values["note", numbers[key], name] = found.note
        values["tags", numbers[key], name] = found.tags
    for key, entry in live.review.links.items():
        values["link", numbers[key], ""] = isinstance(entry.data, LinkData)
    return {slot: value for slot, value in values.items() if value not in (None, "", ())}


TestStore = StoreMachine.TestCase
TestStore.settings = settings(
    max_examples=tries(25),
    stateful_step_count=25,
    suppress_health_check=[HealthCheck.too_slow],
)
