"""A session without a screen, at a desk of made articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from copydesk.articles.article import Article
from copydesk.articles.found import FoundArticle, Library
from copydesk.comparison import compare
from copydesk.desk.desk import Desk
from copydesk.desk.live_review import LiveReview
from copydesk.reviews.review import Review
from tests.made_findings import Finder, with_findings
from tui.session import comparing
from tui.session.session import Session


def made_desk(articles: Sequence[Article], store: Path, reviewer: str = "tester") -> Desk:
    """Return a desk on which just these articles lie."""
    found = tuple(FoundArticle(article.path, article.name, "") for article in articles)
    return Desk(Library(store, "made", found), store, reviewer, dict(enumerate(articles)))


def catch_up(session: Session, find: Finder | None = None) -> None:
    """Compare the pair on screen if it must be, as the screen does in the background.

    Args:
        session: The session.
        find: Makes the findings; None leaves that to the rules.
    """
    while comparing.wants_comparison(session):
        key = session.key
        right = session.pair.right
        assert right is not None
        comparison = compare(session.pair.left, right, edits=comparing.edits_now(session, key))
        if find is not None:
            comparison = with_findings(comparison, session.pair.left, right, find)
        comparing.take_comparison(session, key, comparison)


@contextmanager
def made_session(
    folder: Path,
    *articles: Article,
    reviewer: str = "tester",
    review: Review | None = None,
    find: Finder | None = None,
) -> Iterator[Session]:
    """Open the pair of the first two articles, compared.

    Args:
        folder: Where store and state lie.
        articles: What lies on the desk.
        reviewer: Whose session it is.
        review: What was decided before.
        find: Makes the findings; None leaves that to the rules.
    """
    desk = made_desk(articles, folder / "store", reviewer)
    live = LiveReview(desk, review or Review(), folder / "state", lambda _state: None)
    session = Session(desk, live, 0)
    session.open_pair(1)
    catch_up(session, find)
    try:
        yield session
    finally:
        live.close(10)
