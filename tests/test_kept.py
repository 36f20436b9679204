"""Articles and comparisons that are kept: the same as anew, believed only whole, never harmful."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

import copydesk.cache
from copydesk.alignment.edit import Held
from copydesk.alignment.link import Link
from copydesk.articles.article import Article, Span
from copydesk.articles.cache import ArticleCache
from copydesk.articles.files import open_article
from copydesk.articles.read_article import read_article
from copydesk.compared import Comparison, ComparisonCache
from copydesk.comparison import compare
from copydesk.desk.caches import Caches
from copydesk.findings.difference import Difference
from copydesk.judged.edits import RowsByEdits
from copydesk.judged.rows import judged_rows
from copydesk.reviews.anchors import row_target
from copydesk.reviews.review import Review
from tests.made_articles import made_article
from tests.reviewing import SAMPLE, copied_sample, reviewing
from tests.test_aligner import RETOLD, WIRE
from tests.tries import tries
from tui.app.order_of_reading import Sought, read_at_once
from tui.request import Locations
from tui.session import comparing

LEFT = made_article("#A ferry", *WIRE, "In 1912 a mast of 30 metres fell here.", name="a")
RIGHT = made_article(*(line.replace("212", "221") for line in RETOLD), name="b")
COMPARED = compare(LEFT, RIGHT)


def _parts(article: Article) -> dict[str, object]:
    """Return all that an article is: equality looks at name and hash only."""
    return {field.name: getattr(article, field.name) for field in fields(article)}


@pytest.fixture
def articles(tmp_path: Path) -> ArticleCache:
    return ArticleCache(tmp_path / "cache")


@pytest.fixture
def comparisons(tmp_path: Path) -> ComparisonCache:
    return ComparisonCache(tmp_path / "cache")


@pytest.fixture
def entry(comparisons: ComparisonCache) -> Path:
    """Keep the comparison of `LEFT` and `RIGHT`; return its file."""
    comparisons.keep(LEFT, RIGHT, COMPARED)
    (path,) = comparisons.folder.iterdir()
    return path


# Articles


def _read(articles: ArticleCache, path: Path, root: Path | None = None) -> Article:
    """Return an article as it is kept, or read it and keep it."""
    file = open_article(path, root=root)
    return articles.find(file) or articles.read_file(file)


def test_a_kept_article_is_the_one_that_was_read_and_needs_no_reader(
    articles: ArticleCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = sorted(SAMPLE.glob("*.txt"))
    anew = [_parts(read_article(path, root=SAMPLE)) for path in paths]
    assert [_parts(_read(articles, path, SAMPLE)) for path in paths] == anew
    monkeypatch.setattr("copydesk.articles.read_article.contents_of_file", None)
    assert [_parts(_read(articles, path, SAMPLE)) for path in paths] == anew


@given(
    st.lists(
        st.sampled_from(
            ["By Ann Lee", "March 14, 2025", "It rose. It fell!", "# Head", "漢字。", "…"]
        )
        | st.text(st.characters(codec="utf-8"), max_size=40),
        max_size=30,
    )
)
@settings(max_examples=tries(60))
def test_any_text_is_read_the_same_kept_or_not(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    path = folder / "2025-03-14-any.txt"
    path.write_bytes(("\n\n".join(lines) + " word" * 500).encode())
    kept = ArticleCache(folder)
    assert [_parts(_read(kept, path)) for _ in range(2)] == [_parts(read_article(path))] * 2


def test_an_edited_or_renamed_article_is_read_anew(articles: ArticleCache, tmp_path: Path) -> None:
    path = tmp_path / "2025-03-14.txt"
    path.write_text("The ferry ran aground. " * 100)
    _read(articles, path)
    renamed = path.rename(tmp_path / "2025-03-15.txt")
    assert _read(articles, renamed).facts.published == "2025-03-15"
    renamed.write_text("The ferry did not. " * 150)
    assert _parts(_read(articles, renamed)) == _parts(read_article(renamed))


def test_places_that_lie_outside_the_text_are_not_believed(
    articles: ArticleCache, tmp_path: Path
) -> None:
    """A checksum is easily made to fit."""
    path = tmp_path / "a.txt"
    path.write_text("The ferry ran aground. " * 100)
    anew = _parts(_read(articles, path))
    (entry,) = articles.folder.iterdir()
    body = msgspec.msgpack.decode(entry.read_bytes().partition(b"\n")[2])
    for place in ("paragraphs", "sentences"):
        for key, value in (("start", -1), ("end", 10**6), ("paragraph", 9), ("kind", "byline")):
            spoilt = msgspec.msgpack.decode(msgspec.msgpack.encode(body))
            if key in spoilt["contents"][place][-1]:
                spoilt["contents"][place][-1][key] = value
                _forge(entry, msgspec.msgpack.encode(spoilt))
                assert _parts(_read(articles, path)) == anew, (place, key)


# Comparisons


def test_a_kept_comparison_is_the_one_that_was_made(
    comparisons: ComparisonCache, entry: Path
) -> None:
    assert comparisons.find(LEFT, RIGHT) == COMPARED
    assert COMPARED.findings
    assert COMPARED.checkable
    assert comparisons.find(RIGHT, LEFT) is None, "rows follow the base's order"


def test_comparisons_of_the_sample_corpus_are_the_same_kept_or_not(
    comparisons: ComparisonCache,
) -> None:
    base, *others = (read_article(path) for path in sorted(SAMPLE.glob("*.txt")))
    for other in others:
        for pair in ((base, other), (other, base)):
            comparison = compare(*pair, edits=[Held((0,), ())])
            comparisons.keep(*pair, comparison)
            assert comparisons.find(*pair) == comparison


@pytest.mark.parametrize(
    "changed",
    [
        replace(RIGHT, name="c"),
        replace(RIGHT, text=RIGHT.text.upper()),
        replace(RIGHT, facts=structs.replace(RIGHT.facts, published="2020-01-01")),
        replace(RIGHT, sentences=RIGHT.sentences[:-1]),
        LEFT,
    ],
    ids=["name", "text", "facts", "sentences", "other"],
)
def test_whatever_a_comparison_depends_on_asks_for_a_new_one(
    comparisons: ComparisonCache, entry: Path, changed: Article
) -> None:
    assert comparisons.find(LEFT, changed) is None


def test_another_state_of_the_program_asks_for_a_new_one(
    comparisons: ComparisonCache, entry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("copydesk.compared.this_program", lambda: b"another")
    assert comparisons.find(LEFT, RIGHT) is None


def test_an_edited_source_file_is_another_state_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "rules" / "rule.py"
    source.parent.mkdir()
    source.write_text("0.35")
    monkeypatch.setattr(copydesk.cache, "__file__", str(tmp_path / "cache.py"))
    states = set()
    for text in ("0.35", "0.36"):
        made = source.stat().st_mtime
        source.write_text(text)
        os.utime(source, (made, made))  # as an installer that sets all times to one
        states.add(copydesk.cache.this_program.__wrapped__())
    assert len(states) == 2


def _forge(entry: Path, body: bytes) -> None:
    """Make an entry hold `body`, with a checksum that fits."""
    checksum = hashlib.sha256(entry.name.encode() + b"\n" + body).hexdigest()
    entry.write_bytes(checksum.encode() + b"\n" + body)


@given(st.data())
@settings(max_examples=tries(200))
def test_a_damaged_entry_is_as_good_as_none(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    kept = ComparisonCache(tmp_path_factory.mktemp("damaged"))
    kept.keep(LEFT, RIGHT, COMPARED)
    (path,) = kept.folder.iterdir()
    whole = path.read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    damage = data.draw(
        st.sampled_from(
            [
                whole[:place],
                whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :],
                whole[:place] + bytes(len(whole) - place),
                whole + b"x",
                whole[place:],
            ]
        )
    )
    path.write_bytes(damage)
    assert kept.find(LEFT, RIGHT) in (None, COMPARED)
    assert (kept.find(LEFT, RIGHT) is None) == (damage != whole)


def _with(comparison: Comparison, **changes: object) -> Comparison:
    return structs.replace(comparison, **changes)


_ROWS = COMPARED.rows


def _difference(**changes: object) -> Difference:
    """Return a difference that could be one of `COMPARED`, with some changes."""
    return structs.replace(Difference(Span(0, 3), Span(0, 4), "word", 0.5, 1), **changes)


def test_differences_are_kept_with_the_comparison(comparisons: ComparisonCache) -> None:
    compared = _with(COMPARED, differences=(_difference(), _difference(left=None, row=2)))
    comparisons.keep(LEFT, RIGHT, compared)
    assert comparisons.find(LEFT, RIGHT) == compared


@pytest.mark.parametrize(
    "impossible",
    [
        _with(COMPARED, rows=_ROWS[:-1]),
        _with(COMPARED, rows=_ROWS[::-1]),
        _with(COMPARED, rows=(*_ROWS[:-1], structs.replace(_ROWS[-1], right=(99,)))),
        _with(COMPARED, rows=tuple(structs.replace(row, furniture=True) for row in _ROWS)),
        _with(COMPARED, rows=(structs.replace(_ROWS[0], also_left=(99,)), *_ROWS[1:])),
        _with(COMPARED, rows=(structs.replace(_ROWS[0], also_right=(-1,)), *_ROWS[1:])),
        _with(COMPARED, rows=(*_ROWS[:-1], structs.replace(_ROWS[-1], nearest=Link(0, 99, 0.2)))),
        _with(COMPARED, links=(structs.replace(COMPARED.links[0], left=-1),)),
        _with(COMPARED, candidates=(Link(0, 99, 0.2),)),
        _with(COMPARED, findings=(structs.replace(COMPARED.findings[0], row=99),)),
        _with(COMPARED, findings=(structs.replace(COMPARED.findings[0], confidence="certain"),)),
        _with(COMPARED, differences=(_difference(row=99),)),
        _with(COMPARED, differences=(_difference(left=Span(-1, 3)),)),
        _with(COMPARED, differences=(_difference(right=Span(0, 10**6)),)),
        _with(COMPARED, differences=(_difference(row=2), _difference())),
        _with(COMPARED, differences=(_difference(weight=1.5),)),
        _with(COMPARED, differences=(_difference(weight=float("nan")),)),
        _with(COMPARED, findings_known=False),
    ],
    ids=[
        "row lost",
        "order",
        "no such sentence",
        "two sides folded",
        "told on the left where nothing is",
        "told on the right where nothing is",
        "nearest to nothing",
        "link",
        "candidate",
        "finding",
        "confidence",
        "difference in no row",
        "difference before the text",
        "difference behind the text",
        "differences out of order",
        "too heavy",
        "no weight",
        "rows alone",
    ],
)
def test_what_cannot_be_a_comparison_of_the_two_is_not_believed(
    comparisons: ComparisonCache, entry: Path, impossible: Comparison
) -> None:
    _forge(entry, msgspec.msgpack.encode(impossible))
    assert comparisons.find(LEFT, RIGHT) is None
    for rubbish in (b"", b"\xc1", msgspec.msgpack.encode([1]), b"\xff" * 1000):
        _forge(entry, rubbish)
        assert comparisons.find(LEFT, RIGHT) is None


def test_what_somebody_else_left_there_is_not_believed(
    comparisons: ComparisonCache, entry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: entry.stat().st_uid + 1)
    assert comparisons.find(LEFT, RIGHT) is None


def test_nobody_else_can_look_at_what_is_kept(comparisons: ComparisonCache, entry: Path) -> None:
    assert comparisons.folder.stat().st_mode & 0o077 == 0


def _in_the_way(folder: Path) -> None:
    folder.write_text("no folder")


def _closed(folder: Path) -> None:
    folder.mkdir(mode=0)


def _nowhere(folder: Path) -> None:
    folder.symlink_to("/dev/null/nowhere")


@pytest.mark.parametrize("spoil", [_in_the_way, _closed, _nowhere])
def test_where_nothing_can_be_kept_all_is_as_if_nothing_were(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(tmp_path / "cache")
    caches = Caches(tmp_path / "cache")
    try:
        path = SAMPLE / "1-wire.txt"
        assert _parts(_read(caches.articles, path)) == _parts(read_article(path))
        caches.comparisons.keep(LEFT, RIGHT, COMPARED)
        assert caches.comparisons.find(LEFT, RIGHT) in (None, COMPARED)
    finally:
        if (tmp_path / "cache").is_dir():
            (tmp_path / "cache").chmod(0o700)


def test_a_pipe_in_place_of_an_entry_holds_nobody_up(
    comparisons: ComparisonCache, entry: Path
) -> None:
    entry.unlink()
    os.mkfifo(entry)
    assert comparisons.find(LEFT, RIGHT) is None


# What the review makes of it


def test_verdicts_on_rows_as_they_stand_need_no_new_rows_to_tell(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    by_edits = RowsByEdits(LEFT, RIGHT, COMPARED)
    monkeypatch.setattr("copydesk.alignment.edits.edited", None)
    held = tuple(Held(row.left, row.right) for row in COMPARED.rows)
    assert by_edits.are_those_of(held)


async def test_a_kept_pair_shows_its_rows_at_once_and_compares_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story, caches = copied_sample(tmp_path), Caches(tmp_path / "cache")
    async with reviewing(tmp_path, story, caches=caches) as review:
        await review.press("right_parenthesis", "1")
        assert review.session.counts().done == 1
        await review.press("greater_than_sign", "j", "j")
        await review.saved()
        review.screen.end()
        shown, where = review.text, review.session.cursor.row_number

    async def never(*_: object) -> Comparison:
        raise AssertionError("it was compared again")

    monkeypatch.setattr("copydesk.background.pool.Comparer.compare", never)
    async with reviewing(tmp_path, story, caches=caches) as review:
        assert review.session.cursor.row_number == where
        # All but when it was saved, and what was said last.
        assert review.text.splitlines()[1:-1] == shown.splitlines()[1:-1]
        for _ in review.session.others():
            assert review.session.pair.judged
            await review.press("less_than_sign")
        assert review.session.counts().done == 1


async def test_what_others_decided_about_the_rows_meanwhile_is_not_passed_over(
    tmp_path: Path,
) -> None:
    """A mismatch makes other rows than those that are kept."""
    story, caches = copied_sample(tmp_path), Caches(tmp_path / "cache")
    async with reviewing(tmp_path, story, caches=caches) as review:
        rows = len(review.session.pair.judged)
    async with reviewing(tmp_path, story, reviewer="bea") as review:
        linked = next(j for j in review.session.pair.judged if j.row.left and j.row.right)
        review.screen.show(review.session.cursor.go_to(linked.row.number - 1))
        await review.press("6")
        await review.saved()
        parted = [judged.row for judged in review.session.pair.judged]
    assert len(parted) == rows + 1
    async with reviewing(tmp_path, story, caches=caches) as review:
        assert [judged.row for judged in review.session.pair.judged] == parted
        comparison = review.session.pair.comparison
        assert comparison is not None
        left, right = comparing.articles_compared(review.session, review.session.key)
        assert comparison == compare(left, right, edits=comparison.edits)


def test_all_targets_of_a_pair_are_those_of_its_rows_one_by_one() -> None:
    """Made at once they are ready in half of the time; either order of the hashes."""
    for left, right in ((LEFT, RIGHT), (RIGHT, LEFT)):
        comparison = compare(left, right)
        judged = judged_rows(left, right, comparison, Review(), "ann")
        assert [one.target for one in judged] == [
            row_target(left, row.left, right, row.right) for row in comparison.rows
        ]


async def test_what_another_process_found_of_the_pair_to_open_is_taken_if_nothing_changed(
    tmp_path: Path,
) -> None:
    story, user = copied_sample(tmp_path), tmp_path / "user"
    places = Locations(user / "desks", user / "state", user / "cache", user / "demo")
    async with reviewing(tmp_path, story, caches=Caches(places.cache)) as review:
        comparison = review.session.pair.comparison
    read = read_at_once(Sought([story], places, "ann"))
    assert read.compared == ((0, 1), comparison)
    (tmp_path / "again").mkdir()
    async with reviewing(tmp_path / "again", story) as review:
        session = review.session
        session.pairs.clear()
        session.put(0, 2)
        assert not comparing.take_kept(session, read.compared).changed, "that is another pair"
        session.put(0, 1)
        assert comparing.take_kept(session, read.compared).changed
        assert session.pair.comparison == comparison
