"""What a reader took out of a file can be read again when other readers take out something else."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.articles import elsewhere
from copydesk.articles.article import Article
from copydesk.articles.read_article import article_again
from copydesk.desk.foreign import ForeignDesk
from copydesk.desk.kept import READINGS, KeptArticles
from copydesk.desk.merging import carry_out, known_of, plan_merge
from copydesk.desk.readings import Reading, packed, read_from, unpacked
from copydesk.reviews.verdict import Verdict
from tests.desk.newsroom import POST, WIRE, Newsroom
from tests.made_articles import made_article
from tests.terminal.breaking import ALWAYS, Fault

_NEWER: Final = (
    "sys.modules['copydesk.articles.readers.html'].VERSION = 'newer';"
    " args = (args[0].replace(b'212 passengers', b'212 travellers'), *args[1:])"
)
"""A reader of another version that takes other words out of the same page."""


def _page(text: str) -> str:
    headline, *paragraphs = text.strip().split("\n\n")
    told = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html><head><title>{headline}</title></head><body>"
        "<nav><a href='/'>Home</a> <a href='/news'>News</a></nav>"
        f"<article><h1>{headline}</h1>\n{told}</article></body></html>"
    )


@pytest.fixture(autouse=True)
def no_processes() -> Iterator[None]:
    """Have no test's processes read for another."""
    elsewhere.end_all()
    yield
    elsewhere.end_all()


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """Return a newsroom in which the wire is a saved page."""
    return Newsroom(tmp_path, {"post.txt": POST, "wire.html": _page(WIRE)})


@pytest.fixture
def newer(tmp_path: Path) -> Fault:
    """Return a newer reader of pages, once it `begin`s."""
    return Fault(tmp_path / "newer", "copydesk.articles.readers.html:read", _NEWER, ALWAYS)


def _upgrade(newer: Fault, monkeypatch: pytest.MonkeyPatch) -> None:
    newer.begin()
    for name, value in newer.variables.items():
        monkeypatch.setenv(name, value)
    elsewhere.end_all()


def _wire(newsroom: Newsroom) -> Article:
    return next(one for one in newsroom.desk().articles_read().values() if one.name == "wire.html")


def test_verdicts_come_along_when_a_newer_reader_takes_out_other_words(
    newsroom: Newsroom, newer: Fault, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged = newsroom.judge_all()
    before = _wire(newsroom)
    _upgrade(newer, monkeypatch)
    now = _wire(newsroom)
    assert (now.sha256, now.text) == (
        before.sha256,
        before.text.replace("212 passengers", "212 travellers"),
    )
    rows = newsroom.rows()
    assert sum(row.mine is not None and row.mine.verdict is not None for row in rows) == judged
    changed = [row.target.key for row in rows if row.changed_since]
    assert changed == [newsroom.row("212 travellers").target.key]


def test_the_earlier_text_is_shown_with_the_kinds_it_had(
    newsroom: Newsroom, newer: Fault, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom.judge("212 passengers", Verdict.CONTRADICT)
    before = _wire(newsroom)
    _upgrade(newer, monkeypatch)
    desk = newsroom.desk()
    desk.read_review()
    (state,) = desk.lineage.earlier(desk.article(desk.index_of("wire")))
    again = desk.article_again(state.citation)
    assert again is not None
    assert (again.text, again.paragraphs, again.sentences, again.facts) == (
        before.text,
        before.paragraphs,
        before.sentences,
        before.facts,
    )
    assert again.reader == before.reader
    assert before.reader.startswith("html 1, trafilatura ")
    assert _wire(newsroom).reader.startswith("html newer, ")
    by_text = article_again("wire.html", before.sha256, before.text)
    assert by_text.paragraphs != before.paragraphs, "the text alone can't tell"


def test_a_desk_from_before_readings_were_kept_goes_by_the_text(
    newsroom: Newsroom, newer: Fault, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom.judge("212 passengers", Verdict.CONTRADICT)
    before = _wire(newsroom)
    for path in (newsroom.store / READINGS).iterdir():
        path.unlink()
    (newsroom.store / READINGS).rmdir()
    _upgrade(newer, monkeypatch)
    desk = newsroom.desk()
    desk.read_review()
    (state,) = desk.lineage.earlier(desk.article(desk.index_of("wire")))
    again = desk.article_again(state.citation)
    assert again is not None
    assert again.text == before.text
    assert newsroom.row("212 travellers").changed_since


def test_a_verdict_given_by_the_newer_reader_leaves_its_reading_too(
    newsroom: Newsroom, newer: Fault, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom.judge("212 passengers", Verdict.CONTRADICT)
    newsroom.judge("No one was hurt", Verdict.AGREE)
    assert len(_readings(newsroom.store)) == 1, "one reading is kept once"
    _upgrade(newer, monkeypatch)
    newsroom.judge("212 travellers", Verdict.DIFFER)
    readers = sorted(reading.reader.split(",")[0] for reading in _readings(newsroom.store))
    assert readers == ["html 1", "html newer"]


def _readings(store: Path) -> list[Reading]:
    found = [unpacked(path.read_bytes()) for path in sorted((store / READINGS).iterdir())]
    return [reading for reading in found if reading is not None]


def test_desks_of_two_readers_merge_and_neither_reading_is_lost(
    tmp_path: Path, newer: Fault, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms = []
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        room = Newsroom(tmp_path / name, {"post.txt": POST, "wire.html": _page(WIRE)})
        rooms.append(room)
        room.judge("lifeboats", Verdict.AGREE)
        _upgrade(newer, monkeypatch)
    one, other = rooms
    uncited = packed(_with_reader(made_article("Told.", name="else.html")))
    assert uncited is not None
    (other.store / READINGS / uncited[0]).write_bytes(uncited[1])
    with ForeignDesk(other.store) as foreign:
        plan = plan_merge(foreign, one.store, known_of(one.store, (), ()))
        carry_out(plan, foreign, one.store)
    readers = sorted(reading.reader.split(",")[0] for reading in _readings(one.store))
    assert readers == ["html 1", "html newer"], "what no event cites stays behind"
    assert KeptArticles(one.store).damaged() == []


def test_plain_text_leaves_no_reading(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path)
    newsroom.judge_all()
    assert not (newsroom.store / READINGS).exists()


def test_two_files_of_one_text_are_both_kept(tmp_path: Path) -> None:
    """The bytes of the second were not: its text was there already, under another name."""
    newsroom = Newsroom(tmp_path, {"a.txt": POST, "b.txt": "\ufeff" + POST, "wire.txt": WIRE})
    kept = KeptArticles(newsroom.store)
    articles = newsroom.desk().articles_read().values()
    for article in articles:
        kept.keep(article)
    fresh = KeptArticles(newsroom.store)
    for article in articles:
        assert fresh.text(article.sha256, article.text_sha256) == article.text
        assert fresh.data(article.sha256) == article.path.read_bytes()


def _with_reader(article: Article) -> Article:
    return replace(article, reader="html 1")


_NUMBERS: Final = st.integers(-3, 40)


@given(
    paragraphs=st.lists(
        st.fixed_dictionaries(
            {
                "start": _NUMBERS,
                "end": _NUMBERS,
                "kind": st.sampled_from(["body", "headline", "byline", "nothing"]),
                "reason": st.text(max_size=5),
            }
        ),
        max_size=4,
    ),
    other=st.dictionaries(st.sampled_from(["reader", "facts", "article", "text"]), st.none()),
)
def test_what_strangers_put_there_is_read_in_bounds_or_not_at_all(
    paragraphs: list[dict[str, object]], other: dict[str, None]
) -> None:
    reading = packed(_with_reader(made_article("The wall fell.", "Nobody was hurt.")))
    assert reading is not None
    forged = msgspec.json.decode(reading[1]) | {"paragraphs": paragraphs} | other
    found = unpacked(msgspec.json.encode(forged))
    text = "The wall fell.\n\nNobody was hurt.\n\n"
    again = None if found is None else found.again("a.html", text)
    if again is not None:
        assert all(0 <= one.start < one.end <= len(text) for one in again.sentences)
        assert [one.kind for one in again.paragraphs] == [one["kind"] for one in paragraphs]


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[" * 100_000, b"\xff\xfe", b"null", b'{"article":1}']
)
def test_what_is_no_reading_is_none(data: bytes) -> None:
    assert (unpacked(data), read_from(data)) == (None, None)


def test_a_reading_whose_name_is_another_hash_is_damaged_and_not_believed(
    newsroom: Newsroom,
) -> None:
    newsroom.judge("212 passengers", Verdict.CONTRADICT)
    (path,) = (newsroom.store / READINGS).iterdir()
    path.write_bytes(path.read_bytes().replace(b'"headline"', b'"body"'))
    os.mkfifo(path.with_name("0" * 64))
    kept, wire = KeptArticles(newsroom.store), _wire(newsroom)
    assert sorted(kept.damaged()) == sorted([path, path.with_name("0" * 64)])
    again = kept.again("wire.html", wire.sha256, wire.text_sha256)
    assert again is not None
    assert (again.text, again.reader) == (wire.text, "")
