"""Links made by hand, without a screen: they win over the machine, and the later word wins.

How they are made by key is shown in `tests/commands/test_link.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from msgspec import structs

from copydesk.alignment.edit import Cell, Linked
from copydesk.alignment.link import Link
from copydesk.judged.edits import edits_of
from copydesk.judged.rows import JudgedRow
from copydesk.reviews.anchors import row_target
from copydesk.reviews.author import Author
from copydesk.reviews.clock import HybridClock
from copydesk.reviews.kinds import Data, LinkData, UnlinkData, VerdictData
from copydesk.reviews.review import Review
from copydesk.reviews.verdict import Verdict
from tests.made_articles import made_article
from tests.made_session import catch_up, made_session
from tui.cards.review_card import card_of
from tui.keys import key
from tui.session import comparing, decisions, linking, undo
from tui.session.regrouping import regroup
from tui.session.session import Session

LEFT: Final = made_article(
    "The ferry Aster ran aground off Norvik on Thursday night.",
    "All 212 passengers were taken ashore by lifeboats.",
    "Nobody slept that night.",
    "The refit had cost 18 million crowns.",
    name="left.txt",
)
RIGHT: Final = made_article(
    "The ferry Aster ran aground off Norvik late on Thursday night.",
    "All 221 passengers were brought ashore by lifeboats.",
    "The mayor thanked the volunteers.",
    "Eighteen million had gone into it.",
    name="right.txt",
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Return a session in which the first two sentences of each article are linked."""
    with made_session(tmp_path, LEFT, RIGHT) as made:
        assert [row.row.right for row in made.pair.judged if row.row.left in ((0,), (1,))] == [
            (0,),
            (1,),
        ]
        yield made


SLEPT: Final = '"Nobody slept that ..."'
MAYOR: Final = '"The mayor thanked ..."'
EIGHTEEN: Final = '"Eighteen million ..."'
ASTER: Final = '"The ferry Aster ..."'
"""How sentences are called: by their first words."""


def _go_to(session: Session, *, left: int | None = None, right: int | None = None) -> None:
    session.cursor.go_to_sentences(left, right)


def _current(session: Session) -> JudgedRow:
    assert session.cursor.current is not None
    return session.cursor.current


def _link(session: Session, cell: Cell) -> str:
    said = linking.link(session, cell, "left").say
    catch_up(session)
    return said


def _unlink(session: Session, cell: Cell) -> str:
    said = linking.unlink(session, cell).say
    catch_up(session)
    return said


def _undo(session: Session) -> str:
    said = undo.undo(session).say
    catch_up(session)
    return said


def _judge(session: Session, verdict: Verdict) -> None:
    decisions.judge(session, verdict)
    catch_up(session)


def _runs(session: Session) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    return {(judged.row.left, judged.row.right) for judged in session.pair.judged}


def test_a_link_joins_what_the_machine_left_apart(session: Session) -> None:
    _go_to(session, left=2)
    assert _link(session, (2, 2)) == f"linked {SLEPT} with {MAYOR}; {key('undo')} takes it back"
    assert _current(session).row.left == (2,)
    assert _current(session).row.right == (2,)
    assert _current(session).row.confidence == 1.0
    assert card_of(session).relation == "reworded, linked by hand"


def test_a_row_that_anybody_linked_by_hand_is_to_do_until_it_is_judged(tmp_path: Path) -> None:
    review = _said_by("anna", (LinkData(), (2, 2)))
    with made_session(tmp_path, LEFT, RIGHT, review=review) as session:
        _link(session, (3, 3))
        for sentence in (2, 3):
            _go_to(session, left=sentence)
            assert _current(session).row.confidence == 1.0
            assert _current(session).state == "to do"
            _judge(session, Verdict.AGREE)
            _go_to(session, left=sentence)
            assert _current(session).state == "done"


def test_a_row_linked_by_hand_gets_its_findings_with_the_link(tmp_path: Path) -> None:
    left = made_article("A storm came up.", "The harbour was shut for 3 days.", name="left.txt")
    right = made_article(
        "Bread was dear.", "No ship could leave town for 5 days.", name="right.txt"
    )
    with made_session(tmp_path, left, right) as session:
        assert not [finding for row in session.pair.judged for finding in row.findings]
        _link(session, (1, 1))
        _go_to(session, left=1)
        (finding,) = _current(session).open_findings
        assert finding.finding.reason == "3 days or 5 days?"
        _undo(session)
        assert not [finding for row in session.pair.judged for finding in row.findings]


def test_the_cursor_stays_with_the_sentence_that_was_linked(session: Session) -> None:
    """It is the second one of its row: the first stays behind."""
    _link(session, (2, 1))
    assert ((1, 2), (1,)) in _runs(session)
    _go_to(session, left=2)
    linking.link(session, (2, 3), "left")
    catch_up(session)
    assert 2 in _current(session).row.left
    assert 3 in (*_current(session).row.right, *_current(session).row.also_right)
    _go_to(session, right=2)
    linking.link(session, (3, 2), "right")
    catch_up(session)
    assert 2 in _current(session).row.right


def test_unlinking_parts_a_row_and_linking_again_joins_it(session: Session) -> None:
    before = _runs(session)
    assert _unlink(session, (0, 0)) == f"unlinked {ASTER} from {ASTER}; {key('undo')} takes it back"
    assert {((0,), ()), ((), (0,))} <= _runs(session)
    _link(session, (0, 0))
    assert _runs(session) == before
    _unlink(session, (0, 0))
    assert {((0,), ()), ((), (0,))} <= _runs(session)


def test_undo_takes_a_link_back_says_which_and_redo_makes_it_again(session: Session) -> None:
    before = _runs(session)
    _link(session, (2, 3))
    linked = _runs(session)
    assert _undo(session) == f"undone: linked {SLEPT} with {EIGHTEEN}"
    assert _runs(session) == before
    assert undo.redo(session).say == f"redone: linked {SLEPT} with {EIGHTEEN}"
    catch_up(session)
    assert _runs(session) == linked
    _undo(session)
    _unlink(session, (0, 0))
    assert _undo(session) == f"undone: unlinked {ASTER} from {ASTER}"
    assert _runs(session) == before
    assert _undo(session) == "there is nothing to undo"


def test_undo_finds_the_link_in_another_pair_and_says_its_words_there(tmp_path: Path) -> None:
    third = made_article("A bell rang.", "The ferry Aster ran aground off Norvik.", name="3.txt")
    with made_session(tmp_path, LEFT, RIGHT, third) as session:
        _link(session, (2, 3))
        session.open_pair(2)
        catch_up(session)
        assert _undo(session) == f"undone: linked {SLEPT} with {EIGHTEEN}"
        assert session.other == 1


def test_linking_twice_writes_once(session: Session) -> None:
    _link(session, (2, 2))
    assert _link(session, (2, 2)) == "these two are linked by hand already"
    assert len(session.live.review.events) == 1


def test_a_verdict_on_a_row_that_a_link_widened_has_changed_since(session: Session) -> None:
    _go_to(session, left=1)
    _judge(session, Verdict.DIFFER)
    before = _current(session)
    assert before.state == "done"
    _link(session, (2, 1))
    _go_to(session, left=1)
    widened = _current(session)
    assert widened.row.left == (1, 2)
    assert widened.changed_since
    assert widened.state == "to do"
    assert widened.mine is not None
    assert widened.mine.verdict is Verdict.DIFFER
    assert card_of(session).state == "changed since: to do again"
    _undo(session)
    _go_to(session, left=1)
    assert _current(session) == before


def test_another_base_shows_the_same_links_and_what_has_changed_since(session: Session) -> None:
    _go_to(session, left=1)
    _judge(session, Verdict.DIFFER)
    _link(session, (2, 1))
    here = {(row.row.left, row.row.right, row.changed_since) for row in session.pair.judged}
    session.pin(1)
    catch_up(session)
    there = {(row.row.right, row.row.left, row.changed_since) for row in session.pair.judged}
    assert there == here
    assert (2, 2) not in linking.words_of(session)
    assert linking.words_of(session)[1, 2].linked


@pytest.mark.parametrize("is_known", [False, True], ids=["first time", "again"])
@pytest.mark.parametrize("number", range(1, 5))
def test_the_cursor_stays_with_its_sentences_when_two_articles_change_sides(
    session: Session, number: int, is_known: bool
) -> None:
    if is_known:
        for base in (1, 0):
            session.pin(base)
            catch_up(session)
    session.cursor.go_to_row(number)
    before = _current(session).row
    session.pin(1)
    catch_up(session)
    after = _current(session).row
    assert (after.left, after.right) == (before.right, before.left)


def test_a_link_after_a_mismatch_on_the_same_cell_wins(session: Session) -> None:
    _go_to(session, left=1)
    _judge(session, Verdict.MISMATCH)
    assert {((1,), ()), ((), (1,))} <= _runs(session)
    _link(session, (1, 1))
    _go_to(session, left=1)
    row = _current(session)
    assert (row.row.left, row.row.right) == ((1,), (1,))
    assert row.changed_since, "the mismatch says that they don't belong together"
    assert row.state == "to do"
    decisions.write_note(session, row, "they do")
    catch_up(session)
    assert ((1,), (1,)) in _runs(session), "a note on the row doesn't say mismatch again"
    _judge(session, Verdict.AGREE)
    assert _current(session).state == "done"


def test_a_mismatch_after_a_link_wins_and_undoing_it_brings_the_link_back(
    session: Session,
) -> None:
    _link(session, (2, 2))
    _go_to(session, left=2)
    _judge(session, Verdict.MISMATCH)
    assert {((2,), ()), ((), (2,))} <= _runs(session)
    _undo(session)
    assert ((2,), (2,)) in _runs(session)


def _said_by(reviewer: str, *words: tuple[Data, Cell]) -> Review:
    author = Author(reviewer, "device", HybridClock(), [])
    return Review(
        author.write(data, row_target(LEFT, cell[:1], RIGHT, cell[1:])) for data, cell in words
    )


def test_links_hold_whoever_made_them_and_are_told_with_the_name(tmp_path: Path) -> None:
    review = _said_by("anna", (LinkData(), (2, 2)), (UnlinkData(), (1, 1)))
    with made_session(tmp_path, LEFT, RIGHT, review=review) as session:
        _go_to(session, left=2)
        assert card_of(session).relation == "reworded, linked by anna"
        assert {((1,), ()), ((), (1,))} <= _runs(session)
        assert _undo(session) == "there is nothing to undo"
        _unlink(session, (2, 2))
        assert {((2,), ()), ((), (2,))} <= _runs(session)
        _go_to(session, left=2)
        lines = linking.history_lines(session, _current(session).row)
        told = [line.partition("UTC  ")[2] for line in lines]
        assert told == [
            f"anna: linked {SLEPT} with {MAYOR}",
            f"tester: unlinked {SLEPT} from {MAYOR}",
        ]


def test_another_reviewers_mismatch_that_was_linked_afterwards_has_changed_since(
    tmp_path: Path,
) -> None:
    review = _said_by("anna", (VerdictData(Verdict.MISMATCH), (1, 1)))
    with made_session(tmp_path, LEFT, RIGHT, review=review) as session:
        assert ((1,), ()) in _runs(session)
        _link(session, (1, 1))
        _go_to(session, left=1)
        (other,) = _current(session).others
        assert (other.reviewer, other.changed_since) == ("anna", True)
        (opinion,) = card_of(session).others
        assert opinion.said == "6 mismatch, changed since"


def test_a_link_that_was_handed_back_is_the_machines_business_again(tmp_path: Path) -> None:
    review = _said_by(
        "anna",
        *[(LinkData(), (2, 2)), (LinkData(removed=True), (2, 2))],
        *[(UnlinkData(), (0, 0)), (UnlinkData(removed=True), (0, 0))],
    )
    with made_session(tmp_path, LEFT, RIGHT, review=review) as session:
        assert {((2,), ()), ((0,), (0,))} <= _runs(session)
        lines = linking.history_lines(session, session.pair.judged[0].row)
        assert lines[-1].endswith(f"{ASTER} and {ASTER} left to the program")


def test_a_strangers_word_on_all_cells_of_two_long_articles_is_passed_over() -> None:
    left, right = (
        made_article(*(f"{name} {number}." for number in range(101)), name=f"{name}.txt")
        for name in ("one", "other")
    )
    author = Author("anna", "device", HybridClock(), [])
    few = row_target(left, [7], right, [9])
    all_of_them = row_target(left, range(101), right, range(101))
    review = Review([author.write(LinkData(), few), author.write(UnlinkData(), all_of_them)])
    assert edits_of(left, right, review) == (Linked(7, 9),)


def test_all_links_of_a_row_are_its_own_and_then_its_cross_references(session: Session) -> None:
    _link(session, (1, 3))
    _link(session, (3, 3))
    _go_to(session, left=3)
    row = _current(session).row
    assert (row.left, row.right) == ((3,), (3,))
    cells = [(link.left, link.right) for link in linking.links_of(session, row)]
    assert cells == [(3, 3), (1, 3)]
    _go_to(session, left=1)
    there = _current(session).row.number
    assert linking.links_by_hand(session, row) == (
        "linked by hand",
        f"linked with row {there} by hand",
    )


def test_a_verdict_on_a_row_as_it_stands_asks_for_no_comparison(session: Session) -> None:
    for verdict in (Verdict.AGREE, Verdict.DIFFER, Verdict.ONE_SIDED):
        decisions.judge(session, verdict)
        assert not comparing.wants_comparison(session)
    undo.undo(session)
    assert not comparing.wants_comparison(session)
    linking.link(session, (2, 2), "left")
    assert comparing.wants_comparison(session)


def test_a_row_that_a_verdict_holds_is_regrouped_and_undo_holds_it_again(tmp_path: Path) -> None:
    """It was judged when other sentences were linked: with another aligner, say."""
    author = Author("anna", "device", HybridClock(), [])
    judged_then = row_target(LEFT, [0, 1], RIGHT, [0])
    review = Review([author.write(VerdictData(Verdict.DIFFER), judged_then)])
    with made_session(tmp_path, LEFT, RIGHT, review=review) as session:
        held = _runs(session)
        assert ((0, 1), (0,)) in held
        assert regroup(session).say == f"row 1 regrouped; {key('undo')} takes it back"
        catch_up(session)
        assert {((0,), (0,)), ((1,), (1,))} <= _runs(session)
        (other,) = [other for judged in session.pair.judged for other in judged.others]
        assert other.changed_since
        assert _undo(session) == f"undone: regrouping on {ASTER}"
        assert _runs(session) == held


def test_regrouping_says_why_it_changes_nothing(session: Session) -> None:
    session.cursor.go_to_row(1)
    assert regroup(session).say == "no verdict holds row 1 together"
    _judge(session, Verdict.AGREE)
    assert regroup(session).say == "row 1 would be the same without its verdict"
    assert len(session.live.review.events) == 1


def test_sentences_that_share_a_detail_are_offered_before_what_only_looks_alike(
    session: Session,
) -> None:
    pair = session.pair
    assert pair.comparison is not None
    plain = [offer.sentence for offer in linking.partners(session, "left", 2)]
    last = plain[-1]
    weak = Link(2, last, 0.3)
    pair.comparison = structs.replace(pair.comparison, candidates=(weak,))
    (first, *_) = linking.partners(session, "left", 2)
    assert (first.sentence, first.confidence, first.linked) == (last, 0.3, False)
