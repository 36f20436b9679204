"""What others decided on rows and findings, seen, hidden from a blind reader, and settled."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copydesk.compared import Comparison
from copydesk.judged.finding import JudgedFinding
from copydesk.judged.opinions import (
    dispute_on,
    is_disputed,
    is_final,
    subject_of,
    verdicts_on,
    wanted_by,
)
from copydesk.judged.rows import JudgedRow, RowsOfPair
from copydesk.reviews.anchors import row_target
from copydesk.reviews.kinds import (
    AdjudicationData,
    Data,
    DismissalData,
    EvidenceData,
    FindingData,
    NoteData,
    StateData,
    TagsData,
    VerdictData,
)
from copydesk.reviews.verdict import Verdict
from tests.made_articles import made_article
from tests.made_findings import words_in
from tests.test_judged_findings import DATE, LEFT, NUMBER, RIGHT, Written, compared

AGREE, DIFFER, CONTRADICT = Verdict.AGREE, Verdict.DIFFER, Verdict.CONTRADICT


def judged(
    comparison: Comparison, desk: Written, by: str = "ann", *, blind: bool = False
) -> tuple[JudgedRow, ...]:
    return RowsOfPair(LEFT, RIGHT, comparison).judged(desk.review, by, blind=blind)


def settle(desk: Written, row: JudgedRow | JudgedFinding, verdict: Verdict) -> None:
    desk.write(AdjudicationData(verdict, saw=subject_of(row).seen), row.target, by="editor")


# Seeing them


def test_a_note_a_wish_tags_and_evidence_of_others_are_seen_without_a_verdict_too() -> None:
    comparison, desk = compared(NUMBER), Written()
    one, two, three = judged(comparison, desk)
    desk.write(NoteData("ask the mayor"), one.target, by="ben")
    desk.write(StateData(second_reader=True), two.target, by="ben")
    desk.write(TagsData(("sleep",)), two.target, by="cy")
    desk.write(EvidenceData("e", "log"), three.target, by="cy")
    desk.write(NoteData("212 stands in the log"), one.findings[0].target, by="cy")

    one, two, three = judged(comparison, desk)
    assert [(item.reviewer, item.note) for item in one.others] == [("ben", "ask the mayor")]
    assert [item.reviewer for item in two.others] == ["ben", "cy"]
    assert wanted_by(two) == ("ben",)
    assert [len(item.evidence) for item in three.others] == [1]
    assert [item.note for item in one.findings[0].others] == ["212 stands in the log"]
    assert verdicts_on(one) == one.findings[0].verdicts == ()


def test_what_another_took_back_is_gone() -> None:
    comparison, desk = compared(), Written()
    target = judged(comparison, desk)[0].target
    desk.write(NoteData("ask the mayor"), target, by="ben")
    desk.write(NoteData(""), target, by="ben")
    assert judged(comparison, desk)[0].others == ()


# Reading blind


def test_a_blind_reader_sees_others_on_a_row_once_they_gave_a_verdict_of_their_own() -> None:
    comparison, desk = compared(), Written()
    one, two, _ = judged(comparison, desk)
    desk.write(VerdictData(CONTRADICT), one.target, by="ben")
    desk.write(VerdictData(DIFFER), two.target, by="ben")
    settle(desk, one, CONTRADICT)
    assert all(row.others == () for row in judged(comparison, desk, blind=True))
    assert all(row.final is None for row in judged(comparison, desk, blind=True))

    desk.write(NoteData("hm"), one.target, by="ann")
    assert judged(comparison, desk, blind=True)[0].others == (), "a note is no verdict"
    desk.write(VerdictData(AGREE), one.target, by="ann")
    one, two, _ = judged(comparison, desk, blind=True)
    assert [item.reviewer for item in one.others] == ["ben"]
    assert one.final is not None
    assert is_disputed(one)
    assert two.others == ()

    desk.write(VerdictData(None), one.target, by="ann")
    assert judged(comparison, desk, blind=True)[0].others == ()


def test_a_blind_reader_is_not_led_to_findings_by_what_others_made_of_them() -> None:
    comparison, desk = compared(NUMBER, DATE), Written()
    (row, _, _) = judged(comparison, desk)
    number, date = row.findings
    rows = RowsOfPair(LEFT, RIGHT, comparison)
    label = rows.findings.target("label", words_in(LEFT, "asleep"), words_in(RIGHT, "awake"))
    desk.write(FindingData("label", "high", "asleep or awake?"), label, by="ben")
    desk.write(FindingData("number", "low", "who counted?"), number.target, by="ben")
    desk.write(DismissalData("a typo"), date.target, by="ben")
    desk.write(VerdictData(CONTRADICT), date.target, by="cy")
    one, two, _ = judged(comparison, desk, blind=True)
    assert [(found.by, found.finding.reason) for found in one.findings] == [
        ("", number.finding.reason),
        ("", date.finding.reason),
    ]
    assert not any(found.others or found.dismissed_by for found in one.findings)
    assert (two.findings, two.state) == ((), "quiet"), "a finding by ben alone tells nothing"

    desk.write(VerdictData(DIFFER), date.target, by="ann")
    number, date = judged(comparison, desk, blind=True)[0].findings
    assert [item.reviewer for item in date.others] == ["cy"]
    assert [item.reviewer for item in date.dismissed_by] == ["ben"]
    assert number.by == ""

    desk.write(VerdictData(AGREE), two.target, by="ann")
    two = judged(comparison, desk, blind=True)[1]
    assert [found.by for found in two.findings] == ["ben"], "the row's verdict covers them"


def test_a_blind_readers_own_finding_and_lost_finding_stay() -> None:
    comparison, desk = compared(NUMBER), Written()
    target = RowsOfPair(LEFT, RIGHT, comparison).findings.target(
        "label", words_in(LEFT, "asleep"), words_in(RIGHT, "awake")
    )
    desk.write(FindingData("label", "high", "asleep or awake?"), target, by="ann")
    desk.write(NoteData("look again"), judged(comparison, desk)[0].findings[0].target, by="ann")
    nothing = compared()
    assert [row.findings[0].by for row in judged(nothing, desk, blind=True)[:2]] == ["ann", "ann"]


@given(st.lists(st.tuples(st.sampled_from("bc"), st.integers(0, 4), st.integers(0, 3))))
def test_blind_a_desk_full_of_others_looks_like_an_empty_one(
    wrote: list[tuple[str, int, int]],
) -> None:
    comparison, desk = compared(NUMBER, DATE), Written()
    empty = judged(comparison, Written(), blind=True)
    parts = [part for row in empty for part in row.parts]
    for by, place, what in wrote:
        data: tuple[Data, ...] = (
            VerdictData(CONTRADICT),
            NoteData("hm"),
            StateData(second_reader=True),
            AdjudicationData(DIFFER),
        )
        desk.write(data[what], parts[place].target, by=by)
    assert judged(comparison, desk, blind=True) == empty


# Disputes


def test_a_dispute_shows_on_its_row_until_it_is_settled_and_again_when_a_verdict_changes() -> None:
    comparison, desk = compared(), Written()
    target = judged(comparison, desk)[0].target
    desk.write(VerdictData(AGREE), target, by="ann")
    desk.write(VerdictData(CONTRADICT), target, by="ben")
    row = judged(comparison, desk)[0]
    assert is_disputed(row)
    assert is_disputed(judged(comparison, desk, "cy")[0]), "for whoever looks"

    settle(desk, row, CONTRADICT)
    row = judged(comparison, desk)[0]
    dispute = dispute_on(row)
    assert dispute is not None
    assert (dispute.state, is_disputed(row), is_final(row)) == ("settled", False, True)
    assert [item.verdict for item in verdicts_on(row)] == [AGREE, CONTRADICT]

    desk.write(VerdictData(DIFFER), target, by="ben")
    row = judged(comparison, desk)[0]
    assert (is_disputed(row), is_final(row)) == (True, False)


def test_one_mind_against_the_final_decision_reopens_it_and_one_mind_with_it_does_not() -> None:
    comparison, desk = compared(NUMBER), Written()
    finding = judged(comparison, desk)[0].findings[0]
    desk.write(VerdictData(DIFFER), finding.target, by="ann")
    desk.write(VerdictData(CONTRADICT), finding.target, by="ben")
    settle(desk, judged(comparison, desk)[0].findings[0], CONTRADICT)
    desk.write(VerdictData(DIFFER), finding.target, by="ben")
    assert is_disputed(judged(comparison, desk)[0].findings[0])
    desk.write(VerdictData(CONTRADICT), finding.target, by="ben")
    desk.write(VerdictData(CONTRADICT), finding.target, by="ann")
    assert not is_disputed(judged(comparison, desk)[0].findings[0])


def test_a_final_decision_shows_on_the_row_that_its_words_went_to_as_changed_since() -> None:
    desk = Written()
    desk.write(AdjudicationData(CONTRADICT), row_target(LEFT, (0,), RIGHT, (0,)), by="editor")
    joined = compared(cells=((0, 0), (0, 1), (1, 1), (2, 2)))
    row = judged(joined, desk)[0]
    assert row.final is not None
    assert (row.final.changed_since, is_final(row)) == (True, False)
    exact = judged(compared(), desk)[0]
    assert exact.final is not None
    assert is_final(exact)


def test_a_final_decision_on_a_finding_is_none_on_its_row() -> None:
    comparison, desk = compared(NUMBER), Written()
    finding = judged(comparison, desk)[0].findings[0]
    desk.write(AdjudicationData(CONTRADICT), finding.target, by="editor")
    row = judged(comparison, desk)[0]
    assert row.final is None
    assert row.findings[0].final is not None


def test_a_final_decision_about_other_articles_shows_nowhere() -> None:
    desk = Written()
    other = made_article("Elsewhere.", name="other.txt")
    target = row_target(LEFT, (0,), other, (0,))
    desk.write(AdjudicationData(CONTRADICT), target, by="editor")
    assert all(row.final is None for row in judged(compared(), desk))
