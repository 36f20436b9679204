"""Disputes: where reviewers decide differently, and what settles that."""

from __future__ import annotations

from hypothesis import given

from copydesk.reviews.anchors import Target
from copydesk.reviews.disputes import Dispute, disputes_of
from copydesk.reviews.events import Event
from copydesk.reviews.kinds import AdjudicationData, Data, NoteData, UndoData, VerdictData
from copydesk.reviews.review import Review
from copydesk.reviews.subjects import subjects_of
from copydesk.reviews.verdict import Verdict
from tests.reviews.samples import (
    ANN,
    BEN,
    NEXT_ROW,
    NORVIK,
    ROW,
    WIRE,
    author,
    finding,
    journals,
    places,
    unhurried,
)

AGREE, DIFFER, CONTRADICT = Verdict.AGREE, Verdict.DIFFER, Verdict.CONTRADICT


class Desk:
    """A review that several people write."""

    def __init__(self) -> None:
        self.review = Review()
        self._clock = 1_700_000_000.0

    def judge(
        self, by: str, verdict: Verdict | None, right: str = "", on: Target | None = ROW
    ) -> Event:
        return self.write(by, VerdictData(verdict, right), on)

    def write(self, by: str, data: Data, on: Target | None = ROW) -> Event:
        self._clock += 1
        writer = author(by, f"{by}-1", self._clock)
        event = writer.write(data, on)
        self.review.add(event)
        return event

    def settle(self, verdict: Verdict, by: str = "editor") -> Event:
        (dispute,) = self.disputes()
        return self.write(by, AdjudicationData(verdict, saw=dispute.subject.seen))

    def disputes(self) -> tuple[Dispute, ...]:
        return disputes_of(subjects_of(self.review))

    def states(self) -> list[str]:
        return [dispute.state for dispute in self.disputes()]


def test_two_verdicts_on_the_same_places_are_a_dispute() -> None:
    desk = Desk()
    desk.judge(ANN, AGREE)
    desk.judge(BEN, AGREE)
    desk.judge(BEN, DIFFER, on=NEXT_ROW)
    assert desk.disputes() == ()

    desk.judge(BEN, CONTRADICT)
    (dispute,) = desk.disputes()
    assert (dispute.state, dispute.is_open) == ("open", True)
    said = [(item.reviewer, item.verdict) for item in dispute.subject.judgements]
    assert said == [(ANN, AGREE), (BEN, CONTRADICT)]


def test_different_articles_named_as_right_are_a_dispute_and_other_words_none() -> None:
    desk = Desk()
    desk.judge(ANN, CONTRADICT, NORVIK)
    desk.judge(BEN, CONTRADICT, "unknown")
    assert desk.states() == []

    desk.judge(BEN, CONTRADICT, WIRE)
    assert desk.states() == ["open"]


def test_the_same_finding_in_rows_cut_differently_is_one_dispute() -> None:
    desk = Desk()
    number = finding("number", places(NORVIK, (0, 3)), places(WIRE, (0, 3)))
    elsewhere = Target(NEXT_ROW.articles, number.finding)
    desk.judge(ANN, DIFFER, on=number)
    desk.judge(BEN, CONTRADICT, on=elsewhere)
    assert desk.states() == ["open"]

    desk.judge(ANN, CONTRADICT, on=elsewhere)
    assert desk.states() == []


def test_a_final_decision_settles_a_dispute_and_changes_nobodys_verdict() -> None:
    desk = Desk()
    desk.judge(ANN, AGREE)
    desk.judge(BEN, CONTRADICT)
    before = dict(desk.review.judgements)
    desk.settle(DIFFER)

    (dispute,) = desk.disputes()
    assert (dispute.state, dispute.is_open) == ("settled", False)
    assert dispute.subject.final is not None
    assert dispute.subject.final.data.verdict is DIFFER
    assert desk.review.judgements == before


def test_a_verdict_given_later_reopens_it_and_a_note_does_not() -> None:
    desk = Desk()
    desk.judge(ANN, AGREE)
    desk.judge(BEN, CONTRADICT)
    desk.settle(DIFFER)
    desk.write(ANN, NoteData("all the same"))
    assert desk.states() == ["settled"]

    desk.judge(ANN, DIFFER)
    assert desk.states() == ["reopened"]
    desk.settle(DIFFER)
    assert desk.states() == ["settled"]


def test_a_verdict_that_arrives_later_though_given_before_reopens_it() -> None:
    desk, abroad = Desk(), Desk()
    early = abroad.judge("cleo", DIFFER)
    desk.judge(ANN, AGREE)
    desk.judge(BEN, CONTRADICT)
    desk.settle(AGREE)
    desk.review.add(early)

    assert desk.states() == ["reopened"]


def test_taking_a_verdict_back_leaves_the_earlier_one_that_nobody_saw() -> None:
    desk = Desk()
    desk.judge(ANN, DIFFER)
    later = desk.judge(ANN, AGREE)
    desk.judge(BEN, CONTRADICT)
    desk.settle(CONTRADICT)
    desk.write(ANN, UndoData(later.id), None)
    assert desk.states() == ["reopened"]


def test_a_final_decision_can_be_taken_back() -> None:
    desk = Desk()
    desk.judge(ANN, AGREE)
    desk.judge(BEN, CONTRADICT)
    desk.settle(AGREE)
    desk.write("editor", AdjudicationData(None))
    assert desk.states() == ["open"]


def test_one_that_does_not_say_what_it_saw_saw_what_was_there() -> None:
    desk = Desk()
    desk.judge(ANN, AGREE)
    desk.judge(BEN, CONTRADICT)
    desk.write("editor", AdjudicationData(DIFFER))
    assert desk.states() == ["settled"]
    desk.judge(BEN, DIFFER)
    assert desk.states() == ["reopened"]


@unhurried
@given(journals(kinds=("verdict", "adjudication")))
def test_disputes_are_the_same_in_whatever_order_journals_are_read(events: list[Event]) -> None:
    shuffled = sorted(events, key=lambda event: event.line[::-1])
    assert disputes_of(subjects_of(Review(events))) == disputes_of(subjects_of(Review(shuffled)))
    for subject in subjects_of(Review(events)):
        assert len({item.reviewer for item in subject.judgements}) == len(subject.judgements)
