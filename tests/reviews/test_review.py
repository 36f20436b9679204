"""The fold: one state for one set of events, however they are read, undone and read again."""

from __future__ import annotations

import sys
from random import Random

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from copydesk.reviews.anchors import Target
from copydesk.reviews.author import Author
from copydesk.reviews.clock import HybridClock
from copydesk.reviews.events import Event
from copydesk.reviews.kinds import (
    AdjudicationData,
    ClaimData,
    ClosingData,
    Data,
    DismissalData,
    EvidenceData,
    FactsData,
    FindingData,
    LinkData,
    NoteData,
    ParagraphKindData,
    ReleaseData,
    SourceData,
    StateData,
    TagsData,
    UndoData,
    UnlinkData,
    VerdictData,
    VersionData,
)
from copydesk.reviews.review import Review, fold
from copydesk.reviews.verdict import Verdict
from tests.reviews.samples import (
    ANN,
    BEN,
    NEXT_ROW,
    NORVIK,
    ROW,
    WIRE,
    author,
    crafted,
    finding,
    journals,
    places,
    row,
    unhurried,
)


class _Desk:
    """A review with reviewers who write to it."""

    def __init__(self) -> None:
        self.review = Review()
        self.clock = HybridClock(lambda: 1_700_000_000.0)
        self._authors = {name: Author(name, f"desk of {name}", self.clock) for name in (ANN, BEN)}

    def write(self, data: Data, target: Target | None = ROW, by: str = ANN) -> Event:
        return self.write_act((data, target), by=by)[0]

    def write_act(self, *parts: tuple[Data, Target | None], by: str = ANN) -> tuple[Event, ...]:
        events = self._authors[by].write_act(*parts)
        for event in events:
            self.review.add(event)
        return events

    def follow(self, event: Event) -> None:
        """Let the reviewers write after `event`, as in a session that has read it."""
        self.clock.observe(event.clock)

    def undo(self, by: str = ANN) -> bool:
        return self._take_back(self.review.undoable(by), by)

    def redo(self, by: str = ANN) -> bool:
        return self._take_back(self.review.redoable(by), by)

    def _take_back(self, act: tuple[Event, ...], by: str) -> bool:
        if act:
            self.write_act(*((UndoData(event.id), None) for event in reversed(act)), by=by)
        return bool(act)

    def verdict(self, by: str = ANN) -> Verdict | None:
        judgement = self.review.judgements.get((ROW.key, by))
        return judgement.verdict if judgement else None


def _effective(events: list[Event]) -> list[Event]:
    """Return what counts, by the plain reading of the rules: each id once, newest undo first."""
    distinct: dict[str, Event] = {}
    for event in sorted(events, key=lambda event: (event.order, event.line)):
        distinct.setdefault(event.id, event)
    cancelled: set[tuple[str, str]] = set()
    counting = []
    for event in sorted(distinct.values(), key=lambda event: event.order, reverse=True):
        if (event.id, event.by) not in cancelled:
            counting.append(event)
            if isinstance(event.data, UndoData):
                cancelled.add((event.data.event, event.by))
    return counting[::-1]


@unhurried
@given(journals())
def test_the_fold_is_what_the_rules_say(events: list[Event]) -> None:
    review = fold(events)

    counting = [event for event in _effective(events) if not isinstance(event.data, UndoData)]
    assert [
        event
        for event in review.events
        if review.is_effective(event) and not isinstance(event.data, UndoData)
    ] == counting
    assert review == fold(counting)
    for judgement in review.judgements.values():
        key = judgement.target.key
        assert judgement.history == tuple(
            event
            for event in counting
            if event.target
            and event.target.key == key
            and event.by == judgement.reviewer
            and event.kind in ("verdict", "note", "tags", "evidence", "state")
        )


@unhurried
@given(journals())
def test_the_last_verdict_of_a_reviewer_is_the_newest_of_all_that_stand(
    events: list[Event],
) -> None:
    review = Review()
    for event in events:
        review.add(event)
        for name in {one.by for one in events}:
            mine = [one for (_key, by), one in review.judgements.items() if by == name]
            standing = [one for one in mine if one.verdict is not None]
            last = max(standing, key=lambda one: one.decided_order, default=None)
            assert review.last_verdict(name) == last


@unhurried
@given(journals(), st.randoms(use_true_random=False))
def test_the_order_of_reading_does_not_matter(events: list[Event], chance: Random) -> None:
    shuffled = [*events, *events[::2]]
    chance.shuffle(shuffled)

    assert fold(shuffled) == fold(events)
    assert fold(shuffled).events == fold(events).events


@unhurried
@given(journals(), st.randoms(use_true_random=False))
def test_adding_one_at_a_time_equals_folding_anew(events: list[Event], chance: Random) -> None:
    chance.shuffle(events)
    review = Review()
    for count, event in enumerate(events, start=1):
        review.add(event)
        whole = fold(events[:count])
        assert review == whole
        assert review.events == whole.events
        for reviewer in (ANN, BEN):
            assert review.undoable(reviewer) == whole.undoable(reviewer)
            assert review.redoable(reviewer) == whole.redoable(reviewer)


_STEPS = st.lists(
    st.sampled_from(
        [
            *("1", "3", "note", "tags", "evidence", "drop evidence", "source", "state"),
            *("link", "unlink", "facts", "claim", "dismiss", "adjudicate", "ben"),
            *("release", "close", "never again", "several at once"),
        ]
    ),
    max_size=12,
)

_WRITTEN: dict[str, Data] = {
    "1": VerdictData(Verdict.AGREE),
    "3": VerdictData(Verdict.CONTRADICT, NORVIK, "certain"),
    "note": NoteData("list p. 2"),
    "tags": TagsData(("figures",)),
    "evidence": EvidenceData("e1", "s1", "p. 2"),
    "drop evidence": EvidenceData("e1", removed=True),
    "source": SourceData("s1", "Harbour log"),
    "state": StateData(second_reader=True),
    "link": LinkData(),
    "unlink": UnlinkData(),
    "dismiss": DismissalData("a misprint"),
    "adjudicate": AdjudicationData(Verdict.DIFFER),
    "release": ReleaseData(),
    "close": ClosingData(),
    "never again": DismissalData(wordings=("2 boats", "two boats")),
}


def _take(desk: _Desk, step: str) -> None:
    if step == "ben":
        desk.write(VerdictData(Verdict.UNCLEAR), by=BEN)
    elif step == "facts":
        desk.write(FactsData(outlet="Norvik Post"), Target((places(NORVIK),)))
    elif step == "claim":
        desk.write(ClaimData("212 were rescued."), Target((places(NORVIK, (0, 9)),)))
    elif step == "several at once":
        desk.write_act((VerdictData(Verdict.DIFFER), ROW), (TagsData(("all",)), NEXT_ROW))
    else:
        desk.write(_WRITTEN[step])


@unhurried
@given(_STEPS, _STEPS)
def test_undo_goes_back_to_the_start_and_redo_to_the_end(
    before: list[str], after: list[str]
) -> None:
    """Ben's verdicts stand in between and are never touched."""
    desk = _Desk()
    states = []
    for step in before:
        _take(desk, step)
    for step in after:
        if step != "ben":
            states.append(fold(desk.review.events))
            _take(desk, step)
    states.append(fold(desk.review.events))

    for state in states[-2::-1]:
        assert desk.undo()
        assert desk.review == state
    for state in states[1:]:
        assert desk.redo()
        assert desk.review == state
    assert not desk.redo()
    while desk.undo():
        pass
    assert desk.review == fold([event for event in desk.review.events if event.by == BEN])


def test_a_new_decision_after_an_undo_leaves_nothing_to_redo() -> None:
    desk = _Desk()
    desk.write(VerdictData(Verdict.AGREE))
    desk.write(VerdictData(Verdict.DIFFER))
    desk.undo()
    assert desk.verdict() is Verdict.AGREE
    desk.write(NoteData("x"), NEXT_ROW)

    assert not desk.redo()
    assert desk.undo()
    assert desk.redo()
    assert desk.verdict() is Verdict.AGREE


def test_undo_steps_back_in_turn_after_a_redo() -> None:
    desk = _Desk()
    for verdict in (Verdict.AGREE, Verdict.DIFFER, Verdict.CONTRADICT):
        desk.write(VerdictData(verdict))

    found = []
    for step in "uururuur":
        assert desk.undo() if step == "u" else desk.redo()
        found.append(desk.verdict())

    assert found == [2, 1, 2, 1, 2, 1, None, 1]


def test_what_was_one_act_is_undone_and_redone_as_one_in_a_later_session_too() -> None:
    desk = _Desk()
    desk.write(VerdictData(Verdict.AGREE), NEXT_ROW)
    desk.write_act((VerdictData(Verdict.DIFFER), ROW), (TagsData(("figures",)), ROW))
    later = _Desk()
    for event in desk.review.events:
        later.review.add(event)
        later.follow(event)

    assert later.undo()
    assert [key for key, _ in later.review.judgements] == [NEXT_ROW.key]
    assert later.redo()
    judgement = later.review.judgements.get((ROW.key, ANN))
    assert judgement is not None
    assert (judgement.verdict, judgement.tags) == (Verdict.DIFFER, ("figures",))
    assert not later.redo()
    assert later.undo()
    assert later.undo()
    assert not later.undo()
    assert not later.review.judgements


def test_a_group_that_another_reviewer_uses_as_well_is_two_acts() -> None:
    mine, theirs = (
        crafted(id=by, clock=f"{stamp:012x}-0000", by=by, group="the same")
        for stamp, by in enumerate((ANN, BEN))
    )

    assert fold([mine, theirs]).undoable(ANN) == (mine,)
    assert fold([mine, theirs]).undoable(BEN) == (theirs,)


def test_two_wordings_are_dismissed_in_the_whole_story_whichever_stands_left() -> None:
    desk = _Desk()
    desk.write(DismissalData("spelling", wordings=("two", "2")), None)
    desk.write(DismissalData(wordings=("2", "two")), None, by=BEN)
    desk.write(DismissalData("not here"), ROW)

    assert set(desk.review.wordings) == {(("2", "two"), ANN), (("2", "two"), BEN)}
    assert desk.review.wordings[("2", "two"), ANN].data.reason == "spelling"
    assert list(desk.review.dismissals) == [(ROW.key, ANN)]
    desk.write(DismissalData(removed=True, wordings=("two", "2")), None)
    assert set(desk.review.wordings) == {(("2", "two"), BEN)}


def test_what_an_undo_is_about_is_found_through_long_chains_and_false_circles() -> None:
    desk = _Desk()
    first = event = desk.write(VerdictData(Verdict.AGREE))
    for _ in range(sys.getrecursionlimit() + 100):
        event = desk.write(UndoData(event.id), None)
    assert desk.review.meant(event) == first
    assert desk.review.meant(first) == first

    one = crafted(id="a", kind="undo", data={"event": "b"}, clock="0fffffffffff-0000")
    other = crafted(id="b", kind="undo", data={"event": "a"}, clock="0fffffffffff-0001")
    circle = Review([one, other])
    assert circle.meant(one) == one
    assert circle.meant(other) == one


def test_nobody_undoes_what_another_wrote() -> None:
    desk = _Desk()
    event = desk.write(VerdictData(Verdict.AGREE))
    desk.write(UndoData(event.id), by=BEN)

    assert desk.verdict() is Verdict.AGREE
    assert not desk.undo(by=BEN)
    assert desk.review.redoable(BEN) == ()


def test_undo_leaves_alone_what_it_cannot_read() -> None:
    desk = _Desk()
    desk.review.add(crafted(kind="telepathy", clock="0fffffffffff-0000"))

    assert not desk.undo()
    assert len(desk.review.unknown) == 1


def test_a_persons_word_on_versions_is_undone_like_any_other() -> None:
    desk = _Desk()
    one = Target((places(NORVIK),))
    desk.write(VersionData("norvik.txt", replaces=WIRE, denied=True), one)
    assert desk.review.versions[NORVIK, WIRE].data.denied

    assert desk.undo()
    assert desk.review.versions == {}


def test_everyones_judgements_on_a_pair_can_be_asked_for() -> None:
    desk = _Desk()
    for target, by in ((ROW, BEN), (ROW, ANN), (NEXT_ROW, ANN)):
        desk.write(VerdictData(Verdict.AGREE), target, by=by)

    assert len(desk.review.judgements_between(WIRE, NORVIK)) == 3
    assert desk.review.judgements_between(NORVIK, NORVIK) == []
    desk.undo(by=BEN)
    assert len(desk.review.judgements_between(WIRE, NORVIK)) == 2


def test_a_judgement_holds_the_newest_of_each_thing() -> None:
    desk = _Desk()
    history = [
        desk.write(VerdictData(Verdict.DIFFER)),
        desk.write(EvidenceData("e1", "s1", "p. 2")),
        desk.write(NoteData("first thought")),
        desk.write(EvidenceData("e2", "s2", "line 4", supports=WIRE)),
        desk.write(TagsData(("figures", "names"))),
        desk.write(StateData(second_reader=True)),
        desk.write(NoteData("second thought")),
        desk.write(VerdictData(Verdict.CONTRADICT, NORVIK, "probable")),
        desk.write(EvidenceData("e1", "s1", "p. 3")),
    ]

    judgement = desk.review.judgements.get((ROW.key, ANN))

    assert judgement is not None
    assert (judgement.verdict, judgement.right, judgement.certainty) == (3, NORVIK, "probable")
    assert judgement.note == "second thought"
    assert judgement.tags == ("figures", "names")
    assert [entry.locator for entry in judgement.evidence] == ["p. 3", "line 4"]
    assert judgement.second_reader
    assert judgement.decided_at == history[7].at
    assert judgement.history == tuple(history)
    assert not judgement.changed_since


def test_everything_written_can_be_taken_back_by_writing() -> None:
    desk = _Desk()
    one = Target((places(NORVIK, (0, 9)),))
    spot = finding("number", places(NORVIK, (0, 3)), places(WIRE))
    for data, target in (
        *((_WRITTEN[step], ROW) for step in _WRITTEN),
        (ClaimData("x"), one),
        (ParagraphKindData("byline"), one),
        (FindingData("number"), spot),
    ):
        desk.write(data, target)
    review = desk.review
    shelves = [
        *("sources", "findings", "dismissals", "claims"),
        *("links", "paragraph_kinds", "adjudications", "releases", "closings", "wordings"),
    ]
    assert all(len(getattr(review, shelf)) == 1 for shelf in shelves)

    taken_back: list[tuple[Data, Target | None]] = [
        (VerdictData(None), ROW),
        (NoteData(""), ROW),
        (TagsData(()), ROW),
        (EvidenceData("e1", removed=True), ROW),
        (SourceData("s1", removed=True), ROW),
        (StateData(second_reader=False), ROW),
        (LinkData(removed=True), ROW),
        (DismissalData(removed=True), ROW),
        (AdjudicationData(None), ROW),
        (ReleaseData(removed=True), ROW),
        (ClosingData("placed", removed=True), ROW),
        (DismissalData(removed=True, wordings=("two boats", "2 boats")), None),
        (ClaimData(""), one),
        (ParagraphKindData(""), one),
        (FindingData("number", removed=True), spot),
    ]
    for data, about in taken_back:
        desk.write(data, about)

    assert not any(getattr(review, shelf) for shelf in shelves)
    judgement = review.judgements.get((ROW.key, ANN))
    assert judgement is not None
    assert judgement.is_empty
    assert judgement.decided_at == ""


def test_reviewers_keep_their_own_and_share_links_sources_facts_and_final_words() -> None:
    desk = _Desk()
    one = Target((places(NORVIK),))
    for by in (ANN, BEN):
        desk.write(VerdictData(Verdict.AGREE if by == ANN else Verdict.DIFFER), by=by)
        desk.write(DismissalData(by), by=by)
        desk.write(LinkData() if by == ANN else UnlinkData(), by=by)
        desk.write(SourceData("s1", by), by=by)
        desk.write(AdjudicationData(Verdict.DIFFER, certainty="certain"), by=by)
    desk.write(FactsData(outlet="Norvik Post", published="2025-03-14"), one, by=BEN)
    desk.write(FactsData(published="2025-03-15"), one, by=ANN)
    review = desk.review

    assert (desk.verdict(ANN), desk.verdict(BEN)) == (1, 2)
    assert {entry.reviewer for entry in review.dismissals.values()} == {ANN, BEN}
    assert isinstance(review.links[ROW.key].data, UnlinkData)
    assert review.sources["s1"].title == BEN
    assert review.adjudications[ROW.key].reviewer == BEN
    assert review.article_facts[NORVIK] == FactsData(outlet="Norvik Post", published="2025-03-15")


def test_the_words_on_overlapping_cells_come_oldest_first_whichever_way_round() -> None:
    desk = _Desk()
    desk.write(LinkData(), row((0, 10), (11, 20)))
    desk.write(UnlinkData(), row((11, 20)))
    desk.write(LinkData(), row((0, 10), (11, 20)))

    found = desk.review.links_between(WIRE, NORVIK)

    assert [type(entry.data) for entry in found] == [UnlinkData, LinkData]
    assert desk.review.links_between(NORVIK, NORVIK) == []


def test_an_id_on_two_different_lines_is_decided_the_same_way_everywhere() -> None:
    early, late = (
        crafted(clock=f"{stamp:012x}-0000", data={"text": f"at {stamp}"}) for stamp in (1, 2)
    )

    for events in ([early, late], [late, early]):
        review = Review()
        for event in events:
            review.add(event)
        (judgement,) = review.judgements.values()
        assert judgement.note == "at 1"


def test_a_chain_of_twenty_thousand_undos_neither_crashes_nor_crawls() -> None:
    """Only a hostile journal holds one; weighing it link by link takes minutes."""
    chain = [crafted(id="0", clock="000000000000-0000")]
    for number in range(1, 20_001):
        chain.append(
            msgspec.structs.replace(
                chain[0],
                id=str(number),
                clock=f"{number:012x}-0000",
                kind="undo",
                data=UndoData(str(number - 1)),
            )
        )

    assert len(fold(chain).judgements) == 1
    assert len(fold(chain[:-1]).judgements) == 0


@unhurried
@given(st.permutations(range(7)), st.integers(1, 7))
def test_a_chain_of_undos_can_arrive_in_any_order_and_in_parts(order: list[int], part: int) -> None:
    chain = [
        crafted(
            id=str(number),
            clock=f"{number:012x}-0000",
            kind="undo" if number else "note",
            data={"event": str(number - 1)} if number else {"text": "x"},
        )
        for number in range(7)
    ]
    review = Review(chain[number] for number in order[:part])
    for number in order[part:]:
        review.add(chain[number])

    assert review == fold(chain)
    assert len(review.judgements) == 1


def test_adding_to_a_large_review_touches_only_what_it_must() -> None:
    """Counted, not timed: how many judgements are made for one more verdict."""
    writer = author()
    review = fold(writer.write(VerdictData(Verdict.AGREE), row((n, n + 1))) for n in range(500))
    before = dict(review.judgements)

    review.add(writer.write(VerdictData(Verdict.DIFFER), row((7, 8))))

    changed = [key for key, now in review.judgements.items() if before[key] is not now]
    assert changed == [(row((7, 8)).key, ANN)]
