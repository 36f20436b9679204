"""A command's outcome says how much of the screen is another, whatever the command is called."""

from __future__ import annotations

from pathlib import Path

from copydesk.reviews.verdict import Verdict
from tests.made_articles import made_article
from tests.made_findings import no_findings
from tests.made_session import catch_up, made_session
from tui.session import comparing, decisions, looking, undo
from tui.session.outcome import Changed, Outcome

_ARTICLES = tuple(
    made_article(f"The ferry ran aground, paper {n} says.", "Nobody was hurt.", name=f"{n}.txt")
    for n in range(3)
)


def test_a_move_changes_the_cursor_and_where_there_is_nowhere_to_go_nothing(tmp_path: Path) -> None:
    with made_session(tmp_path, *_ARTICLES, find=no_findings) as session:
        session.cursor.go_to_row(1)
        assert session.cursor.move(1) == Outcome("", Changed.CURSOR)
        assert session.cursor.move(1) == Outcome("this is the last row", Changed.NOTHING)


def test_a_decision_and_a_filter_change_the_rows(tmp_path: Path) -> None:
    with made_session(tmp_path, *_ARTICLES, find=no_findings) as session:
        assert decisions.judge(session, Verdict.AGREE).changed is Changed.ROWS
        assert looking.set_filter(session, "judged").changed is Changed.ROWS
        assert looking.mark_variants(session.cursor).changed is Changed.ROWS


def test_a_comparison_changes_the_rows_on_screen_or_nothing(tmp_path: Path) -> None:
    with made_session(tmp_path, *_ARTICLES, find=no_findings) as session:
        compared = session.pair.comparison
        assert compared is not None
        assert comparing.take_comparison(session, (0, 1), compared).changed is Changed.ROWS
        assert comparing.take_comparison(session, (0, 2), compared).changed is Changed.NOTHING


def test_another_article_changes_the_pair_and_another_base_the_desk(tmp_path: Path) -> None:
    with made_session(tmp_path, *_ARTICLES, find=no_findings) as session:
        assert session.step_article(1) == Outcome("", Changed.PAIR)
        assert session.step_article(1) == Outcome("this is the last article", Changed.NOTHING)
        assert session.pin(2).changed is Changed.DESK
        assert session.pin(2) == Outcome("this is the base already", Changed.NOTHING)


def test_undo_changes_the_pair_where_it_goes_back_to_another(tmp_path: Path) -> None:
    with made_session(tmp_path, *_ARTICLES, find=no_findings) as session:
        decisions.judge(session, Verdict.AGREE)
        session.step_article(1)
        catch_up(session, no_findings)
        assert undo.undo(session).changed is Changed.PAIR
        assert session.other == 1
        session.pin(2)
        assert undo.redo(session).changed is Changed.DESK
        assert {session.base, session.other} == {0, 1}


def test_what_cannot_be_written_is_told_and_changes_nothing(tmp_path: Path) -> None:
    with made_session(tmp_path, *_ARTICLES, find=no_findings) as session:
        row = session.cursor.current
        assert row is not None
        outcome = decisions.write_note(session, row, "x" * 2_000_000)
        assert outcome.say
        assert outcome.changed is Changed.NOTHING
        assert session.live.review.events == []


def test_an_article_that_cannot_be_read_is_told_and_known_to_the_list(tmp_path: Path) -> None:
    with made_session(tmp_path, *_ARTICLES[:2], find=no_findings) as session:
        session.desk._articles.pop(0)
        session.base, session.other = 1, None
        outcome = session.open_pair(0)
        assert outcome.say
        assert outcome.changed is Changed.DESK
        assert (session.base, session.other) == (1, None)
        assert session.others() == []
