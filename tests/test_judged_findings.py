"""Findings joined to what was decided on them, whoever found them and whichever way round."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import structs

from copydesk.alignment.link import Link, Scores
from copydesk.alignment.rows import rows_of
from copydesk.articles.article import Article, Span
from copydesk.compared import Comparison
from copydesk.findings.finding import Confidence, Finding, Severity
from copydesk.judged.finding import JudgedFinding
from copydesk.judged.links import hand_links
from copydesk.judged.rows import JudgedRow, RowsOfPair, judged_rows
from copydesk.reviews.anchors import Target, article_places, article_target, finding_target
from copydesk.reviews.author import Author
from copydesk.reviews.clock import HybridClock
from copydesk.reviews.kinds import (
    AdjudicationData,
    Data,
    DismissalData,
    FindingData,
    NoteData,
    UndoData,
    VerdictData,
)
from copydesk.reviews.review import Review
from copydesk.reviews.subjects import subjects_of
from copydesk.reviews.verdict import Verdict
from tests.made_articles import made_article
from tests.made_findings import clash, with_findings, words_in
from tests.work import FOURFOLD, growth

LEFT = made_article(
    "All 212 passengers were taken ashore on Friday.",
    "The captain was asleep.",
    "Nobody was hurt, the mayor said.",
    name="left.txt",
)
RIGHT = made_article(
    "All 221 passengers were brought ashore on Monday.",
    "The captain was awake.",
    "The mayor told of 3 wounded.",
    name="right.txt",
)
NUMBER = clash(LEFT, RIGHT, "212", "221")
DATE = clash(LEFT, RIGHT, "Friday", "Monday", kind="date", severity="low")


class Written:
    """A review that tests write into."""

    def __init__(self) -> None:
        self.review = Review()
        self._authors: dict[str, Author] = {}

    def write(self, data: Data, target: Target | None, by: str = "ann") -> str:
        """Write an event; return its id."""
        author = self._authors.setdefault(by, Author(by, f"{by}s", HybridClock(), []))
        event = author.write(data, target)
        self.review.add(event)
        return event.id


def compared(
    *findings: Finding,
    left: Article = LEFT,
    right: Article = RIGHT,
    cells: Sequence[tuple[int, int]] = ((0, 0), (1, 1), (2, 2)),
) -> Comparison:
    scores = Scores(tuple(Link(i, j, 0.99) for i, j in cells), ())
    bare = Comparison(scores.links, rows_of(left, right, scores), ())
    comparison = with_findings(bare, left, right, lambda _left, _right: findings)
    # As sure as the links are: a row without a finding is quiet.
    return structs.replace(comparison, rows=bare.rows, checkable=frozenset())


def judged(
    comparison: Comparison, review: Review, by: str = "ann", *, turned: bool = False
) -> tuple[JudgedRow, ...]:
    articles = (RIGHT, LEFT) if turned else (LEFT, RIGHT)
    return judged_rows(*articles, comparison, review, by)


def findings(rows: Sequence[JudgedRow]) -> list[JudgedFinding]:
    return [finding for row in rows for finding in row.findings]


def test_a_row_is_to_do_while_a_finding_in_it_is_open_and_done_when_all_have_a_verdict() -> None:
    comparison, desk = compared(NUMBER, DATE), Written()
    row, other, _ = judged(comparison, desk.review)
    assert (row.state, other.state) == ("to do", "quiet")
    number, date = row.findings
    assert [finding.state for finding in row.findings] == ["open", "open"]
    desk.write(VerdictData(Verdict.CONTRADICT), number.target)
    (row, *_) = judged(comparison, desk.review)
    assert row.state == "to do"
    assert [finding.finding.kind for finding in row.open_findings] == ["date"]
    desk.write(VerdictData(Verdict.DIFFER), date.target)
    (row, *_) = judged(comparison, desk.review)
    assert row.state == "done"
    assert row.open_findings == ()


def test_a_dismissed_finding_asks_for_nothing_and_can_be_taken_back() -> None:
    comparison, desk = compared(NUMBER, DATE), Written()
    number, date = findings(judged(comparison, desk.review))
    desk.write(DismissalData("misread"), number.target)
    desk.write(VerdictData(Verdict.AGREE), date.target)
    (row, *_) = judged(comparison, desk.review)
    assert row.state == "done", "the one finding that is left has a verdict"
    dismissal = row.findings[0].dismissal
    assert dismissal is not None
    assert (dismissal.reason, dismissal.reviewer) == ("misread", "ann")
    desk.write(DismissalData(removed=True), dismissal.target)
    assert judged(comparison, desk.review)[0].state == "to do"


def test_a_row_of_which_all_findings_are_dismissed_is_as_one_that_has_none() -> None:
    comparison, desk = compared(NUMBER), Written()
    desk.write(DismissalData(), findings(judged(comparison, desk.review))[0].target)
    assert judged(comparison, desk.review)[0].state == "quiet"


def test_a_verdict_on_the_row_settles_its_findings() -> None:
    comparison, desk = compared(NUMBER, DATE), Written()
    desk.write(VerdictData(Verdict.CONTRADICT), judged(comparison, desk.review)[0].target)
    (row, *_) = judged(comparison, desk.review)
    assert (row.state, row.open_findings) == ("done", ())


def test_each_reviewer_decides_alone_and_sees_what_the_others_did() -> None:
    comparison, desk = compared(NUMBER), Written()
    (number,) = findings(judged(comparison, desk.review))
    desk.write(VerdictData(Verdict.CONTRADICT), number.target, by="ann")
    desk.write(DismissalData("a typo"), number.target, by="ben")
    (ann,) = findings(judged(comparison, desk.review, "ann"))
    (ben,) = findings(judged(comparison, desk.review, "ben"))
    (cy,) = findings(judged(comparison, desk.review, "cy"))
    assert (ann.state, ben.state, cy.state) == ("done", "dismissed", "open")
    assert [one.reviewer for one in ben.others] == ["ann"]
    assert [(one.reviewer, one.reason) for one in ann.dismissed_by] == [("ben", "a typo")]
    assert len(cy.verdicts) == len(cy.dismissals) == 1


def test_swapping_the_base_changes_nothing_not_even_for_what_one_side_lacks() -> None:
    desk = Written()
    lacking = Finding("omission", "medium", "on Friday?", words_in(LEFT, "on Friday"), None, 1)
    turned_lacking = Finding("addition", "medium", "on Friday?", None, lacking.left, 1)
    turned = compared(
        clash(RIGHT, LEFT, "221", "212"),
        turned_lacking,
        left=RIGHT,
        right=LEFT,
    )
    found = findings(judged(compared(NUMBER, lacking), desk.review))
    for finding in found:
        desk.write(VerdictData(Verdict.CONTRADICT, LEFT.sha256), finding.target)
    other = findings(judged(turned, desk.review, turned=True))
    assert {one.target.key for one in other} == {one.target.key for one in found}
    assert [one.state for one in other] == ["done", "done"]
    assert {one.finding.kind for one in other} == {"number", "addition"}


def test_a_finding_by_hand_stands_beside_the_machines_until_it_is_taken_away() -> None:
    comparison, desk = compared(NUMBER), Written()
    target = RowsOfPair(LEFT, RIGHT, comparison).findings.target(
        "label", words_in(LEFT, "asleep"), words_in(RIGHT, "awake")
    )
    desk.write(FindingData("label", "high", "asleep or awake?"), target, by="ben")
    number, label = findings(judged(comparison, desk.review))
    assert (number.by, label.by, label.added) == ("", "ben", None)
    assert (label.finding.severity, label.finding.reason) == ("high", "asleep or awake?")
    assert label.finding.row == 2
    (_, mine) = findings(judged(comparison, desk.review, "ben"))
    assert mine.added == target
    assert judged(comparison, desk.review)[1].state == "to do"
    desk.write(FindingData("label", removed=True), target, by="ben")
    assert findings(judged(comparison, desk.review)) == [number]


def test_what_a_person_adds_where_the_machine_found_it_already_is_one_finding() -> None:
    comparison, desk = compared(NUMBER), Written()
    (number,) = findings(judged(comparison, desk.review))
    desk.write(VerdictData(Verdict.CONTRADICT), number.target)
    desk.write(FindingData("number", "low", "how many?"), number.target, by="ben")
    (both,) = findings(judged(comparison, desk.review))
    assert (both.by, both.finding.severity, both.state) == ("ben", "low", "done")


def test_a_verdict_does_not_vanish_when_the_rules_no_longer_find_what_it_is_on() -> None:
    desk = Written()
    (number,) = findings(judged(compared(NUMBER), desk.review))
    desk.write(VerdictData(Verdict.CONTRADICT), number.target)
    (lost,) = findings(judged(compared(), desk.review))
    assert (lost.by, lost.lost, lost.state) == ("ann", True, "done")
    assert lost.finding.reason == "212 or 221?"
    assert (lost.finding.left, lost.finding.right) == (NUMBER.left, NUMBER.right)
    assert judged(compared(), desk.review)[0].state == "done"
    assert findings(judged(compared(), desk.review, "ben"))[0].state == "open"


# Decided by an older version of the program


def _earlier(kind: str = "agency") -> Target:
    """Return what an older version wrote: the words of `NUMBER`, under another kind."""
    return RowsOfPair(LEFT, RIGHT, compared()).findings.target(kind, NUMBER.left, NUMBER.right)


def test_a_verdict_stays_on_its_words_whatever_their_finding_is_called_now() -> None:
    desk = Written()
    desk.write(VerdictData(Verdict.CONTRADICT), _earlier())
    renamed = structs.replace(NUMBER, severity="low", reason="how many?", type="number")
    (row, *_) = judged(compared(renamed), desk.review)
    (finding,) = row.findings
    assert (finding.state, finding.lost, row.state) == ("done", False, "done")
    assert (finding.finding.kind, finding.finding.reason) == ("number", "how many?")
    assert finding.mine is not None
    assert not finding.mine.changed_since


def test_what_is_decided_later_stands_beside_it_not_under_another_name() -> None:
    desk = Written()
    desk.write(VerdictData(Verdict.CONTRADICT), _earlier())
    (finding,) = findings(judged(compared(NUMBER), desk.review, "ben"))
    assert finding.target.key == _earlier().key
    desk.write(VerdictData(Verdict.AGREE), finding.target, by="ben")
    desk.write(VerdictData(Verdict.DIFFER), finding.target)
    (finding,) = findings(judged(compared(NUMBER), desk.review))
    assert [one.verdict for one in finding.verdicts] == [Verdict.DIFFER, Verdict.AGREE]
    assert len(subjects_of(desk.review)) == 1, "one dispute, seen by everybody"


def test_dismissals_and_final_decisions_stay_on_their_words_too() -> None:
    desk = Written()
    desk.write(DismissalData("a typo"), _earlier())
    verdict = desk.write(VerdictData(Verdict.AGREE), _earlier(), by="ben")
    desk.write(AdjudicationData(Verdict.AGREE, saw=(verdict,)), _earlier(), by="cy")
    (finding,) = findings(judged(compared(NUMBER), desk.review))
    assert finding.state == "dismissed"
    assert finding.final is not None
    assert not finding.final.changed_since


def test_the_newest_of_verdicts_under_several_names_counts() -> None:
    desk = Written()
    desk.write(VerdictData(Verdict.CONTRADICT), _earlier("agency"))
    desk.write(VerdictData(Verdict.DIFFER), _earlier("scope"))
    desk.write(NoteData("asked the harbour"), _earlier("cause"))
    (finding,) = findings(judged(compared(NUMBER), desk.review))
    assert finding.mine is not None
    assert (finding.mine.verdict, finding.mine.note) == (Verdict.DIFFER, "asked the harbour")


def test_where_two_findings_stand_on_the_words_neither_takes_the_verdict_of_a_third_kind() -> None:
    """Which of the two was meant can't be told: it is shown with its own words."""
    desk = Written()
    desk.write(VerdictData(Verdict.CONTRADICT), _earlier())
    label = clash(LEFT, RIGHT, "212", "221", kind="label")
    found = findings(judged(compared(NUMBER, label), desk.review))
    assert {(one.finding.kind, one.state, one.lost) for one in found} == {
        ("number", "open", False),
        ("label", "open", False),
        ("agency", "done", True),
    }


def test_what_is_found_no_more_is_shown_as_judged_with_its_own_words() -> None:
    desk = Written()
    desk.write(VerdictData(Verdict.CONTRADICT), _earlier())
    (row, *_) = judged(compared(DATE), desk.review)
    assert [(one.finding.kind, one.state, one.lost) for one in row.findings] == [
        ("agency", "done", True),
        ("date", "open", False),
    ]
    (lost, _) = row.findings
    assert (lost.finding.reason, lost.finding.type) == ("212 or 221?", "")


# Order, and types that are switched off


def test_the_findings_of_a_row_stand_by_severity_then_place() -> None:
    def made(words: str, others: str, severity: Severity, confidence: Confidence) -> Finding:
        return clash(LEFT, RIGHT, words, others, severity=severity, confidence=confidence)

    found = [
        made("Friday", "Monday", "high", "sure"),
        made("All", "All", "low", "sure"),
        made("212", "221", "high", "maybe"),
        made("ashore", "ashore", "high", "likely"),
        made("passengers", "passengers", "high", "sure"),
    ]
    (row, *_) = judged(compared(*found), Review())
    words = [LEFT.quote(one.finding.left) for one in row.findings if one.finding.left]
    assert words == ["212", "passengers", "ashore", "Friday", "All"]


def test_a_type_that_is_switched_off_is_neither_shown_nor_to_do() -> None:
    comparison = compared(NUMBER, structs.replace(DATE, type="date"))
    (row, *_) = judged_rows(LEFT, RIGHT, comparison, Review(), "ann", {"date"})
    assert [one.finding.kind for one in row.findings] == ["number"]
    (row, *_) = judged_rows(LEFT, RIGHT, comparison, Review(), "ann", {"date", "value"})
    assert (row.findings, row.state) == ((), "quiet")


def test_a_verdict_given_before_a_type_was_switched_off_is_still_shown() -> None:
    comparison, desk = compared(NUMBER), Written()
    (number,) = findings(judged(comparison, desk.review))
    desk.write(VerdictData(Verdict.CONTRADICT), number.target)
    (row, *_) = judged_rows(LEFT, RIGHT, comparison, desk.review, "ann", {"value"})
    assert [(one.state, one.finding.severity) for one in row.findings] == [("done", "high")]
    (row, *_) = judged_rows(LEFT, RIGHT, comparison, desk.review, "ben", {"value"})
    assert [one.state for one in row.findings] == ["off"], "ann's word, and nothing to do for ben"
    assert row.state == "quiet"


def test_who_reads_blind_is_not_told_of_a_verdict_by_a_type_that_is_switched_off() -> None:
    comparison, desk = compared(NUMBER), Written()
    (number,) = findings(judged(comparison, desk.review))
    desk.write(VerdictData(Verdict.CONTRADICT), number.target, by="ben")
    rows = RowsOfPair(LEFT, RIGHT, comparison, {"value"}).judged(desk.review, "ann", blind=True)
    assert findings(rows) == []


def test_a_note_on_a_finding_that_is_lost_is_kept_too() -> None:
    desk = Written()
    (number,) = findings(judged(compared(NUMBER), desk.review))
    desk.write(NoteData("ask the harbour"), number.target)
    (lost,) = findings(judged(compared(), desk.review))
    assert lost.mine is not None
    assert lost.mine.note == "ask the harbour"


def test_a_finding_whose_row_was_joined_by_hand_keeps_its_verdict_and_dismissal() -> None:
    """Its own words are the same; only the sentences around them are others."""
    apart, joined = compared(NUMBER, DATE), compared(NUMBER, DATE, cells=((0, 0), (1, 0), (1, 1)))
    desk = Written()
    number, date = findings(judged(apart, desk.review))
    desk.write(VerdictData(Verdict.CONTRADICT), number.target)
    desk.write(DismissalData(), date.target)
    (row, *_) = judged(joined, desk.review)
    assert (row.row.left, [one.state for one in row.findings]) == ((0, 1), ["done", "dismissed"])


def test_a_finding_whose_words_have_moved_a_little_is_to_do_again() -> None:
    desk = Written()
    (number,) = findings(judged(compared(NUMBER), desk.review))
    desk.write(VerdictData(Verdict.CONTRADICT), number.target)
    wider = clash(LEFT, RIGHT, "212 passengers", "221 passengers")
    (row, *_) = judged(compared(wider), desk.review)
    (finding,) = row.findings
    assert finding.mine is not None
    assert (finding.mine.changed_since, finding.state, row.state) == (True, "open", "to do")


def test_both_places_of_a_finding_know_their_rows() -> None:
    across = clash(LEFT, RIGHT, "the mayor", "captain", kind="office")
    (finding,) = findings(judged(compared(across), Review()))
    assert [(end.side, end.row) for end in finding.ends] == [("left", 3), ("right", 2)]
    assert finding.finding.row == 3


def test_a_contradiction_inside_one_article_is_the_same_in_all_its_pairs() -> None:
    desk = Written()
    inside = Finding("office", "high", "?", words_in(RIGHT, "captain"), words_in(RIGHT, "mayor"), 0)
    comparison = structs.replace(compared(), inside_right=(inside,))
    (finding,) = findings(judged(comparison, desk.review))
    assert (finding.inside, finding.finding.row) == ("right", 3)
    assert [(end.side, end.row) for end in finding.ends] == [("right", 2), ("right", 3)]
    desk.write(VerdictData(Verdict.CONTRADICT), finding.target)
    third = made_article("All 212 passengers were taken ashore.", name="third.txt")
    other = compared(left=RIGHT, right=third, cells=((0, 0),))
    other = structs.replace(other, inside_left=(inside,))
    rows = judged_rows(RIGHT, third, other, desk.review, "ann")
    assert [one.state for one in findings(rows)] == ["done"]
    # And where the rules find it no more.
    bare = judged_rows(
        third, RIGHT, compared(left=third, right=RIGHT, cells=()), desk.review, "ann"
    )
    assert [(one.inside, one.state) for one in findings(bare)] == [("right", "done")]


def test_undoing_a_decision_on_a_finding_opens_it_again() -> None:
    comparison, desk = compared(NUMBER), Written()
    (number,) = findings(judged(comparison, desk.review))
    for data in (VerdictData(Verdict.AGREE), DismissalData("no")):
        event = desk.write(data, number.target)
        assert findings(judged(comparison, desk.review))[0].state != "open"
        desk.write(UndoData(event), None)
        assert findings(judged(comparison, desk.review))[0].state == "open"


def test_a_journal_of_a_stranger_cannot_put_a_finding_where_there_are_no_words() -> None:
    comparison, desk = compared(NUMBER), Written()
    row = judged(comparison, desk.review)[0].target
    places = article_places(LEFT, [])
    hostile = [
        finding_target(row, "number", places),
        finding_target(row, "\x1b[2J", article_places(LEFT, LEFT.sentences[:1])),
        finding_target(article_target(LEFT), "number", places),
    ]
    for target in hostile:
        desk.write(FindingData("number", reason="x" * 1000), target, by="eve")
        desk.write(VerdictData(Verdict.MISMATCH), target, by="eve")
    assert [one.by for one in findings(judged(comparison, desk.review))] == [""]


def test_a_mismatch_on_a_finding_parts_no_sentences() -> None:
    """The program writes none, but a journal may hold one."""
    comparison, desk = compared(NUMBER), Written()
    (number,) = findings(judged(comparison, desk.review))
    desk.write(VerdictData(Verdict.MISMATCH), number.target)
    assert hand_links(LEFT, RIGHT, desk.review) == {}
    assert [row.mine for row in judged(comparison, desk.review)] == [None, None, None]


def test_findings_are_joined_to_what_was_decided_without_comparing_each_with_each() -> None:
    """Half of them are judged and a quarter dismissed, by one reviewer of many."""
    states = _join_of_many(100)()
    assert (states.count("done"), states.count("dismissed")) == (50, 25)
    assert growth(_join_of_many, 100) < FOURFOLD


def _join_of_many(count: int) -> Callable[[], list[str]]:
    """Return what joins so many findings, each in a row of its own, to what was decided."""
    left = made_article(*(f"In row {n} there are {n * 3} people." for n in range(count)), name="l")
    right = made_article(
        *(f"In row {n} there were {n * 7} people." for n in range(count)), name="r"
    )
    found = [
        clash_at(left, right, index, f"{index * 3} people", f"{index * 7} people")
        for index in range(count)
    ]
    scores = Scores(tuple(Link(n, n, 0.99) for n in range(count)), ())
    comparison = Comparison(scores.links, rows_of(left, right, scores), tuple(found))
    rows, desk = RowsOfPair(left, right, comparison), Written()
    for number, finding in enumerate(findings(rows.judged(desk.review, "ann"))):
        if number % 2:
            desk.write(VerdictData(Verdict.DIFFER), finding.target)
        elif number % 4:
            desk.write(DismissalData(), finding.target)
    return lambda: [one.state for one in findings(rows.judged(desk.review, "ann"))]


def clash_at(left: Article, right: Article, index: int, words: str, others: str) -> Finding:
    """Return a finding in the row of one sentence each."""
    start = left.text.index(words, left.sentences[index].start)
    other = right.text.index(others, right.sentences[index].start)
    span, there = Span(start, start + len(words)), Span(other, other + len(others))
    return Finding("number", "low", "?", span, there, index + 1)


NAME = clash(LEFT, RIGHT, "captain", "mayor", kind="name")


def test_two_names_that_are_never_asked_about_again_are_dismissed_for_who_said_so() -> None:
    comparison, desk = compared(NAME, NUMBER), Written()
    desk.write(DismissalData("one man", wordings=("MAYOR", "captain's")), None)
    number, ann = findings(judged(comparison, desk.review))
    assert {ann.finding.kind: ann.state, number.finding.kind: number.state} == {
        "name": "dismissed",
        "number": "open",
    }
    assert ann.dismissal is not None
    assert ann.dismissal.told == "one man; never ask again: MAYOR / captain's"
    (_, ben) = findings(judged(comparison, desk.review, "ben"))
    assert ben.state == "open"
    assert [one.reviewer for one in ben.dismissed_by] == ["ann"]
    turned = compared(clash(RIGHT, LEFT, "mayor", "captain", kind="name"), left=RIGHT, right=LEFT)
    (other,) = findings(judged(turned, desk.review, turned=True))
    assert other.state == "dismissed"
    desk.write(DismissalData(removed=True, wordings=("MAYOR", "captain's")), None)
    assert findings(judged(comparison, desk.review))[1].state == "open"


def test_a_dismissal_of_one_finding_goes_before_one_of_its_wordings() -> None:
    comparison, desk = compared(NAME), Written()
    (finding,) = findings(judged(comparison, desk.review))
    desk.write(DismissalData("here it is right"), finding.target)
    desk.write(DismissalData(wordings=("captain", "mayor")), None)
    (finding,) = findings(judged(comparison, desk.review))
    assert finding.dismissal is not None
    assert finding.dismissal.told == "here it is right"


def test_a_number_is_never_asked_about_again_only_where_it_is_of_the_same_thing() -> None:
    left = made_article("They saw 2 boats and 2 dogs.", name="one.txt")
    right = made_article("They saw 3 boats and 3 dogs.", name="other.txt")
    boats = clash(left, right, "2", "3")
    second = Span(left.text.index("2 dogs"), left.text.index(" dogs"))
    dogs = structs.replace(boats, left=second, right=second)
    comparison = compared(boats, dogs, left=left, right=right, cells=((0, 0),))
    desk = Written()
    desk.write(DismissalData(wordings=("2 boats", "3 boats")), None)
    (row,) = judged_rows(left, right, comparison, desk.review, "ann")
    assert [finding.state for finding in row.findings] == ["dismissed", "open"]


def test_a_blind_reader_is_not_told_what_others_never_want_to_be_asked_again() -> None:
    comparison, desk = compared(NAME), Written()
    desk.write(DismissalData(wordings=("captain", "mayor")), None, by="ben")
    rows = RowsOfPair(LEFT, RIGHT, comparison)
    (blind,) = findings(rows.judged(desk.review, "ann", blind=True))
    (open_eyed,) = findings(rows.judged(desk.review, "ann"))
    assert (blind.dismissals, len(open_eyed.dismissals)) == ((), 1)
