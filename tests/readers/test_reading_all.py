"""Many articles are read at once, and reading them can be given up at any moment."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable
from pathlib import Path
from threading import Thread

import pytest

from copydesk.articles import elsewhere, reading_all
from copydesk.articles.article import Article
from copydesk.articles.cache import ArticleCache
from copydesk.articles.library import find_articles
from copydesk.articles.reading_all import Read, read_all
from copydesk.desk.caches import Caches
from copydesk.desk.desk import Desk
from copydesk.errors import InputError
from tests.processes import running, wait_until
from tests.readers.made_readers import obedient_documents, readers
from tui.app.order_of_reading import Opening, ReadArticles, Sought, begun
from tui.app.reading_ahead import ReadingAhead
from tui.request import Locations

__all__ = ["obedient_documents"]

pytestmark = [
    pytest.mark.usefixtures("obedient_documents"),
    pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning"),
]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Return a folder for articles."""
    folder = tmp_path / "story"
    folder.mkdir()
    return folder


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have two files be read at once."""
    monkeypatch.setattr(reading_all, "processors", lambda: 2)


def _document(folder: Path, name: str, *lines: str) -> Path:
    place = folder / name
    place.write_text("\n".join(lines), encoding="utf-8")
    return place


def _until(mark: Path) -> str:
    return f"while not os.path.exists({str(mark)!r}): time.sleep(0.01)"


def _begin(mark: Path) -> str:
    return f"open({str(mark)!r}, 'x').close()"


def _all(story: Path, kept: ArticleCache | None = None) -> Generator[Read]:
    places = [found.path for found in find_articles([story]).articles]
    return read_all(enumerate(places), story, kept)


def _texts(read: Iterable[Read]) -> dict[int, str]:
    return {number: one.text if isinstance(one, Article) else one.message for number, one in read}


def test_all_articles_of_a_folder_are_read_and_each_is_itself(story: Path) -> None:
    told = [f"'The wall of street {number} fell.'" for number in range(20)]
    for number, line in enumerate(told):
        _document(story, f"{number:02}.{'txt' if number % 3 else 'docx'}", line)
    assert _texts(_all(story)) == dict(enumerate(told))
    assert len(readers(os.getpid())) <= 2


def test_plain_text_does_not_wait_for_what_takes_long(story: Path, tmp_path: Path) -> None:
    _document(story, "1.docx", _until(tmp_path / "go"))
    _document(story, "2.txt", "The wall fell.")
    read = _all(story)
    assert next(read)[0] == 1
    (tmp_path / "go").touch()
    assert [number for number, _article in read] == [0]


def test_two_files_are_read_at_once(story: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    _document(story, "1.docx", _begin(one), _until(other))
    _document(story, "2.docx", _begin(other), _until(one))
    assert len(dict(_all(story))) == 2


@pytest.mark.parametrize("most", [0, 1])
def test_all_is_read_where_the_system_starts_hardly_any_thread(
    story: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """As with `ulimit -u`; a thread less for what ends unused processes does no harm either."""
    told = [f"'The wall of street {number} fell.'" for number in range(6)]
    for number, line in enumerate(told):
        _document(story, f"{number}.docx", line)
    _document(story, "6.docx", "os._exit(1)")
    left = [None] * most
    start = Thread.start

    def start_few(thread: Thread) -> None:
        if not left:
            raise RuntimeError("can't start new thread")
        left.pop()
        start(thread)

    elsewhere.end_all()
    monkeypatch.setattr(Thread, "start", start_few)
    read = _texts(_all(story))
    assert read.pop(6).endswith("6.docx: Reading it ended early (code 1).")
    assert read == dict(enumerate(told))


def test_whoever_takes_no_more_ends_what_is_read(story: Path, tmp_path: Path) -> None:
    for number in range(30):
        _document(story, f"{number}.docx", "while True: time.sleep(9)")
    _document(story, "00.docx", "'Told.'")
    read = _all(story)
    next(read)
    assert readers(os.getpid())
    read.close()
    assert not readers(os.getpid())


def test_one_that_cannot_be_read_is_named_and_harms_no_other(story: Path) -> None:
    _document(story, "1.docx", "os._exit(1)")
    _document(story, "2.docx", "'The wall fell.'")
    (story / "3.txt").write_bytes(b"\x00\x01\x02" * 100)
    read = _texts(_all(story))
    assert read[0] == f"{story / '1.docx'}: Reading it ended early (code 1)."
    assert read[1] == "'The wall fell.'"
    assert "3.txt" in read[2]


def test_what_cannot_be_read_is_tried_once_a_desk(story: Path, tmp_path: Path) -> None:
    document = _document(story, "1.docx", "os._exit(1)")
    desk = Desk(find_articles([story]), tmp_path / "desk", "ann")
    assert desk.hashes() == []
    document.write_text("'The wall fell.'", encoding="utf-8")
    with pytest.raises(InputError, match="ended early"):
        desk.article(0)


def test_what_was_read_is_kept_with_its_text(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        _document(story, f"{number}.docx", f"'The wall of street {number} fell.'")
    kept = Caches(tmp_path / "cache").articles
    first = _texts(_all(story, kept))
    monkeypatch.setattr(elsewhere, "contents_elsewhere", None)
    assert _texts(_all(story, Caches(tmp_path / "cache").articles)) == first


def _sought(story: Path, tmp_path: Path) -> Sought:
    places = Locations(*(tmp_path / "user" / name for name in ("desks", "state", "cache", "demo")))
    return Sought([story], places, "ann")


def test_the_first_screen_does_not_wait_for_what_a_library_reads(
    story: Path, tmp_path: Path
) -> None:
    _document(story, "1.docx", _until(tmp_path / "go"))
    _document(story, "2.txt", "The wall fell.")
    ahead = ReadingAhead(_sought(story, tmp_path))
    opening = ahead.first()
    assert isinstance(opening, Opening)
    assert (opening.base, opening.head.name, opening.head.text) == (0, "1.docx", "")
    (tmp_path / "go").touch()
    assert sorted(ahead.articles().articles) == [0, 1]
    ahead.close()


def test_of_many_documents_the_pair_to_open_comes_first(story: Path, tmp_path: Path) -> None:
    for number in range(25):
        go = [] if number < 2 else [_until(tmp_path / "go")]
        _document(story, f"{number:02}.docx", *go, f"'The wall of street {number} fell.'")
    ahead = ReadingAhead(_sought(story, tmp_path))
    assert isinstance(ahead.first(), Opening)
    read = ahead.articles()
    assert isinstance(read, ReadArticles)
    assert (sorted(read.articles), read.base) == ([0, 1], None)
    (tmp_path / "go").touch()
    assert ahead.compared() is not None
    rest: dict[int, Article | str] = {}
    while step := ahead.rest():
        rest.update(step)
    ahead.close()
    assert sorted(rest) == list(range(2, 25))


@pytest.mark.parametrize("line", ["while True: time.sleep(9)", "while True: pass"])
def test_leaving_ends_what_reads_for_the_child(story: Path, tmp_path: Path, line: str) -> None:
    for number in range(4):
        _document(story, f"{number}.docx", _begin(tmp_path / f"begun-{number}"), line)
    ahead = ReadingAhead(_sought(story, tmp_path))
    ahead.first()
    wait_until((tmp_path / "begun-1").exists)
    children = readers(ahead._child)
    assert len(children) == 2
    ahead.close()
    wait_until(lambda: not {pid for pid, _parent, _line in running()} & set(children))


def test_the_pair_to_open_does_not_wait_long_for_slow_files_beside_it(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _document(story, "1.docx", "'The wall fell.'")
    _document(story, "2.docx", "'The wall stood.'")
    _document(story, "3.docx", _until(tmp_path / "go"))
    monkeypatch.setattr("tui.app.order_of_reading._PATIENCE", -1)
    places = Locations(tmp_path / "desks", tmp_path / "state", tmp_path / "cache", tmp_path)
    _opening, read = begun(Sought([story], places, "ann"))
    assert isinstance(read, ReadArticles)
    assert sorted(read.articles) == [0, 1]
    assert read.base is None, "what isn't read yet may be earlier"
    assert readers(os.getpid()) == [], "what was given up reads no more"
