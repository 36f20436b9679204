"""What isn't known about an article is asked for once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from copydesk.articles.article import Article, ArticleFacts
from copydesk.articles.library import find_articles
from copydesk.desk.desk import Desk
from copydesk.desk.live_review import LiveReview
from copydesk.judged.facts import facts_of
from tests.made_articles import made_article
from tests.made_session import catch_up, made_session
from tui.session import decisions, undo
from tui.session.missing import missing_facts
from tui.session.session import Session

PLAIN = made_article(
    "The bridge was closed to all traffic on Monday.", "It will stay so for a week.", name="a.txt"
)
LISTED = made_article("Bridge 4711", "Ondra Velk", "4 x 12", name="b.txt")
"""In no language that could be told."""


def dated(article: Article, published: str, language: str = "") -> Article:
    return replace(article, facts=ArticleFacts(published=published, language=language))


def missing(session: Session) -> tuple[tuple[str, ...], tuple[str, ...]]:
    right = session.pair.right
    assert right is not None
    return missing_facts(session, session.pair.left), missing_facts(session, right)


def test_date_and_language_are_missing_where_neither_facts_nor_words_tell_them(
    tmp_path: Path,
) -> None:
    with made_session(tmp_path, PLAIN, LISTED) as session:
        assert missing(session) == (("published",), ("published", "language"))


def test_what_the_article_says_or_only_hints_at_is_not_missing(tmp_path: Path) -> None:
    left = dated(PLAIN, "2032-05-03")
    right = dated(LISTED, "2032-05-04", "cs")
    with made_session(tmp_path, left, right) as session:
        assert missing(session) == ((), ())


def test_nothing_is_said_of_the_language_before_an_article_was_compared(tmp_path: Path) -> None:
    with made_session(tmp_path, PLAIN, PLAIN, LISTED) as session:
        assert missing_facts(session, LISTED) == ("published",)
        session.open_pair(2)
        catch_up(session)
        assert missing_facts(session, LISTED) == ("published", "language")


def test_a_line_that_was_left_empty_is_an_answer_until_it_is_taken_back(tmp_path: Path) -> None:
    with made_session(tmp_path, PLAIN, LISTED) as session:
        given = {"outlet": "Velk Daily", "published": "", "language": ""}
        outcome = decisions.correct_facts(session, LISTED, given)
        said = "outlet corrected; published and language not known; not asked again"
        assert outcome.say == f"facts of Velk Daily: {said}"
        assert missing_facts(session, LISTED) == ()
        undo.undo(session)
        assert missing_facts(session, LISTED) == ("published", "language")


def test_a_date_that_nobody_knew_is_taken_from_a_later_version_that_has_one(
    tmp_path: Path,
) -> None:
    story = tmp_path / "story"
    story.mkdir()
    for name in ("a.txt", "b.txt"):
        (story / name).write_text(
            f"The lock at Velkau is shut, says {name}.\n\nIt will stay so for a month.\n\n"
            "The mayor asked for patience.\n",
            encoding="utf-8",
        )
    desk = Desk(find_articles([story]), tmp_path / "store", "tester")
    live = LiveReview(desk, desk.read_review()[0], tmp_path / "state", lambda _state: None)
    session = Session(desk, live, 0)
    decisions.correct_facts(session, desk.article(0), {"outlet": "The Lock", "published": ""})
    assert missing_facts(session, desk.article(0)) == ()
    live.close(10)

    words = (story / "a.txt").read_text(encoding="utf-8")
    (story / "a.txt").write_text(f"---\ndate: 2032-05-03\n---\n{words}", encoding="utf-8")
    later = Desk(find_articles([story]), tmp_path / "store", "tester")
    later.hashes()
    facts = facts_of(later.article(0), later.read_review()[0])
    assert (facts.outlet, facts.published) == ("The Lock", "2032-05-03")


def test_who_changes_something_else_elsewhere_has_answered_nothing(tmp_path: Path) -> None:
    with made_session(tmp_path, PLAIN, LISTED) as session:
        decisions.correct_facts(session, LISTED, {"outlet": "Velk Daily"})
        assert missing_facts(session, LISTED) == ("published", "language")
