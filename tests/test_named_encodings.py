"""An encoding that a person names for an article: read so, whoever opens the desk, and undone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from copydesk.articles.article import encoded
from copydesk.articles.decoding import encoding_named, read_as
from copydesk.articles.library import find_articles
from copydesk.articles.read_article import read_article
from copydesk.desk.desk import Desk
from copydesk.desk.live_review import LiveReview
from copydesk.errors import InputError
from copydesk.judged.rows import JudgedRow
from copydesk.reviews.anchors import article_target
from copydesk.reviews.kinds import FactsData
from copydesk.reviews.verdict import Verdict
from tests.commands.exercised import exercises
from tests.made_session import catch_up
from tests.reviewing import reviewing
from tui.session import decisions, undo
from tui.session.session import Session

WIRE = "The crane fell on Friday.\n\nNobody knows why, Pál Őry said.\n"
COPY = "The crane fell on Friday.\n\nNobody knows why, Pál Őry told us.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles; the second is in cp1250, which nothing in it says."""
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "1-wire.txt").write_bytes(WIRE.encode())
    (folder / "2-copy.txt").write_bytes(COPY.encode("cp1250"))
    return folder


@contextmanager
def _session(folder: Path) -> Iterator[Session]:
    desk = Desk(find_articles([folder]), folder / ".copydesk", "tester")
    desk.hashes()
    review, _bad = desk.read_review()
    live = LiveReview(desk, review, folder.parent / "state", lambda _state: None)
    session = Session(desk, live, 0)
    session.open_pair(1)
    catch_up(session)
    try:
        yield session
    finally:
        live.close(10)


def _name(session: Session, encoding: str) -> str:
    return decisions.correct_facts(session, session.desk.article(1), {"encoding": encoding}).say


def _first_row(session: Session) -> JudgedRow:
    return session.pair.judged[0]


def test_a_guess_is_corrected_where_it_is_shown_and_the_pair_is_compared_anew(folder: Path) -> None:
    with _session(folder) as session:
        article = session.desk.article(1)
        assert (article.encoding, article.encoding_is_guess) == ("cp1252", True)
        assert "Õry" in article.text
        assert "encoding corrected" in _name(session, "cp1250")
        assert session.pair.right is session.desk.article(1)
        assert session.desk.article(1).text == COPY
        assert not session.desk.article(1).encoding_is_guess
        assert session.pair.comparison is None
        catch_up(session)
        assert [row.row.relation for row in session.pair.judged] == ["same", "reworded"]


def test_what_was_decided_before_stays_with_its_words(folder: Path) -> None:
    with _session(folder) as session:
        session.cursor.go_to_row(1)
        decisions.judge(session, Verdict.AGREE)
        _name(session, "cp1250")
        catch_up(session)
        assert _first_row(session).mine is not None


def test_undo_reads_the_article_as_before_and_redo_as_named(folder: Path) -> None:
    with _session(folder) as session:
        before = session.desk.article(1).text
        _name(session, "cp1250")
        undo.undo(session)
        assert session.desk.article(1).text == before
        assert session.pair.right is session.desk.article(1)
        undo.redo(session)
        assert session.desk.article(1).text == COPY


def test_an_empty_name_leaves_it_to_the_program_again(folder: Path) -> None:
    with _session(folder) as session:
        before = session.desk.article(1).text
        _name(session, "cp1250")
        _name(session, "")
        assert session.desk.article(1).text == before


def test_whoever_opens_the_desk_later_reads_the_article_so(folder: Path) -> None:
    with _session(folder) as session:
        _name(session, "cp1250")
    with _session(folder) as session:
        assert session.desk.article(1).text == COPY
        assert session.facts(session.desk.article(1)).encoding == "cp1250"


def test_an_article_that_is_read_after_the_journals_is_read_so_too(folder: Path) -> None:
    with _session(folder) as session:
        _name(session, "cp1250")
    for taken in (False, True):
        desk = Desk(find_articles([folder]), folder / ".copydesk", "tester")
        desk.read_review()
        if taken:
            desk.take(1, read_article(folder / "2-copy.txt", root=folder))
        assert desk.article(1).text == COPY


@pytest.mark.parametrize("name", ["no-such-thing", "hex", "rot13", "\x00", "undefined"])
def test_a_strangers_name_for_no_encoding_changes_nothing(folder: Path, name: str) -> None:
    with _session(folder) as session:
        before = session.desk.article(1).text
        session.write((FactsData(encoding=name), article_target(session.desk.article(1))))
        assert session.desk.article(1).text == before


def test_bytes_that_do_not_fit_are_shown_as_lost(folder: Path) -> None:
    with _session(folder) as session:
        _name(session, "utf-8")
        article = session.desk.article(1)
        assert article.text.count("\ufffd") == 2
        assert article.encoding_is_guess


@pytest.mark.parametrize("given", ["hex", "rot13", "zlib", "idna", "utf-7", "", "cp12345", "a\x00"])
def test_what_is_no_encoding_of_texts_is_refused(given: str) -> None:
    with pytest.raises(InputError, match="There is no encoding"):
        encoding_named(given)


@pytest.mark.parametrize(
    ("given", "name"), [("UTF8", "utf-8"), (" Latin-1 ", "iso8859-1"), ("Windows-1251", "cp1251")]
)
def test_an_encoding_may_be_written_as_people_write_it(given: str, name: str) -> None:
    assert encoding_named(given) == name


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_no_part_of_the_text(encoding: str) -> None:
    data = encoded(WIRE) if encoding == "utf-8" else WIRE.encode(encoding)
    if not encoding.startswith(("utf-16", "utf-32")) or encoding.endswith(("le", "be")):
        data = "\ufeff".encode(encoding) + data
    assert read_as(data, encoding).text == WIRE


@exercises("facts")
async def test_an_encoding_is_named_in_the_facts_dialog(tmp_path: Path, folder: Path) -> None:
    async with reviewing(tmp_path, folder) as review:
        assert "Õry" in review.text
        await review.press("i")
        assert "encoding   cp1252 (a guess)" in review.text
        await review.press("e", *["down"] * 4)
        await review.type("windows-1250")
        await review.press("ctrl+s")
        (event,) = await review.saved()
        assert event.data == FactsData(published_unknown=True, encoding="cp1250")
        assert "Õry" not in review.text
        assert review.text.count("Őry") == 2
        await review.press("i")
        assert "encoding   cp1250 (by hand)" in review.text


@exercises("facts")
async def test_a_name_that_is_no_encoding_is_refused_in_the_dialog(
    tmp_path: Path, folder: Path
) -> None:
    async with reviewing(tmp_path, folder) as review:
        await review.press("i", "e", *["down"] * 4)
        await review.type("cp12345")
        await review.press("ctrl+s")
        assert "There is no encoding 'cp12345'" in review.text
        await review.press("escape")
        assert await review.saved() == []
