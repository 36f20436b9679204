"""Articles are read while Textual loads; whatever goes wrong there is done again in the open."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest

from copydesk.articles.article import Article
from copydesk.articles.read_article import read_article
from copydesk.background.messages import Errand
from copydesk.comparison import compare
from copydesk.desk.caches import Caches
from copydesk.desk.location import find_store
from copydesk.errors import InputError
from copydesk.reviews.reading import JOURNALS
from tests.processes import running, wait_until
from tests.reviewing import copied_sample
from tui.app import head, order_of_reading
from tui.app.order_of_reading import Opening, ReadArticles, Sought, begun, read_at_once
from tui.app.reading_ahead import ReadingAhead
from tui.request import Locations
from tui.session.resume import Position, StateFiles, state_folder

pytestmark = pytest.mark.filterwarnings(
    # The test runner has threads; the program has none yet when it forks.
    "ignore:.*multi-threaded.*:DeprecationWarning"
)

Seek = Callable[[Path], Sought]


@pytest.fixture
def seek(tmp_path: Path) -> Seek:
    """Return what says what is sought in a folder."""
    places = Locations(*(tmp_path / "user" / name for name in ("desks", "state", "cache", "demo")))
    return lambda story: Sought([story], places, "ann")


def _parts(article: Article | str) -> object:
    """Return all that an article is: equality looks at name and hash only."""
    if isinstance(article, str):
        return article
    return {field.name: getattr(article, field.name) for field in fields(article)}


@pytest.fixture(autouse=True)
def _long_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take a third of what is long for the program for long: it is read as often, in less time."""
    for name in ("READ_AT_ONCE", "WAITED_FOR", "TAKEN_AT_ONCE", "COMPARED_HERE"):
        monkeypatch.setattr(order_of_reading, name, getattr(order_of_reading, name) // 3)
    monkeypatch.setattr(head, "_HEAD", head._HEAD // 3)


def _large(folder: Path, articles: int = 4, sentences: int = 4_000) -> Path:
    story = folder / "large"
    story.mkdir()
    for number in range(articles):
        told = [f"Sentence {n} of {number} is told here." for n in range(sentences // articles)]
        (story / f"{number:02}.txt").write_text("\n\n".join(told), encoding="utf-8")
    return story


def _all_of(ahead: ReadingAhead) -> dict[int, Article | str]:
    """Take in everything that a child reads."""
    first = ahead.first()
    read = ahead.articles() if isinstance(first, Opening) else first
    ahead.compared()
    known = {**read.articles, **_rest_of(ahead)}
    ahead.close()
    return known


def _rest_of(ahead: ReadingAhead) -> dict[int, Article | str]:
    """Take in the articles that a child reads behind the first ones."""
    rest: dict[int, Article | str] = {}
    while step := ahead.rest():
        rest.update(step)
    return rest


def test_what_the_child_read_is_what_this_process_would_have_read(
    tmp_path: Path, seek: Seek
) -> None:
    story = copied_sample(tmp_path)
    here = read_at_once(seek(story))
    ahead = ReadingAhead(seek(story))
    assert ahead.first() == here
    assert here.base == 0
    anew = [read_article(found.path, root=story) for found in here.library.articles]
    for known in (here.articles, _all_of(ReadingAhead(seek(story)))):
        assert [_parts(known[index]) for index in sorted(known)] == [_parts(one) for one in anew]
    assert ahead.rest() == ()
    ahead.close()


def test_a_folder_without_articles_is_told_as_ever(tmp_path: Path, seek: Seek) -> None:
    ahead = ReadingAhead(seek(tmp_path))
    with pytest.raises(InputError, match="There are no articles"):
        ahead.first()
    ahead.close()


def test_without_a_child_the_articles_are_read_here(
    tmp_path: Path, seek: Seek, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_child() -> int:
        raise OSError("no process to be had")

    monkeypatch.setattr(os, "fork", no_child)
    ahead = ReadingAhead(seek(copied_sample(tmp_path)))
    read = ahead.first()
    assert isinstance(read, ReadArticles)
    assert read.base == 0
    assert ahead.rest() == ()


def test_of_a_large_folder_the_first_pair_is_read_then_the_rest_in_steps(
    tmp_path: Path, seek: Seek
) -> None:
    story = _large(tmp_path, articles=20)
    (story / "20.txt").write_bytes(b"\x00\x01\x02" * 100)
    ahead = ReadingAhead(seek(story))
    read = ahead.first()
    assert isinstance(read, ReadArticles)
    assert read.base is None, "not all dates are known"
    assert sorted(read.articles) == [0, 1]
    ahead.compared()
    rest = _rest_of(ahead)
    ahead.close()
    assert sorted(rest) == list(range(2, 21))
    assert "20.txt" in str(rest[20]), "what can't be read says why"


def test_an_article_that_is_asked_for_comes_before_the_others(
    tmp_path: Path, seek: Seek, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And at once: whoever asked sits before a column that waits."""
    gate, go_on = os.pipe()

    def wait_for_the_test(*_: object) -> None:
        os.read(gate, 1)

    monkeypatch.setattr("tui.app.reading_ahead.compared", wait_for_the_test)
    ahead = ReadingAhead(seek(_large(tmp_path, articles=20)))
    read = ahead.first()
    assert isinstance(read, ReadArticles)
    for index in (7, 17, 0):  # the first is read already
        ahead.ask(index)
    os.write(go_on, b"1")
    ahead._is_comparing = False
    assert [index for index, _article in ahead.rest()] == [17]
    assert [index for index, _article in ahead.rest()] == [7]
    assert sorted(_rest_of(ahead)) == [*range(2, 7), *range(8, 17), 18, 19]
    ahead.ask(3)  # nobody reads any more
    ahead.close()
    for end in (gate, go_on):
        os.close(end)


def test_of_a_large_folder_the_pair_that_somebody_stood_on_is_read_first(
    tmp_path: Path, seek: Seek
) -> None:
    story = _large(tmp_path, articles=20)
    sought = seek(story)
    state = sought.locations.state
    store = find_store(story, sought.locations.desks, None)
    StateFiles(state_folder(state, store), "ann", state).keep_position(
        Position(base="07.txt", other="03.txt")
    )
    assert sorted(read_at_once(sought).articles) == [3, 7]


def test_the_base_of_two_long_articles_is_chosen_before_their_review_begins(
    tmp_path: Path, seek: Seek
) -> None:
    """Chosen later, it would change sides under the reader's eyes."""
    story = _large(tmp_path, articles=2)
    for number, day in enumerate((17, 14)):
        article = story / f"{number:02}.txt"
        article.write_text(f"Published: 2025-03-{day}\n\n{article.read_text()}")
    for _anew_and_kept in range(2):
        read = read_at_once(seek(story))
        assert [read.articles[index].facts.published for index in (0, 1)] == [
            "2025-03-17",
            "2025-03-14",
        ]
        assert read.base == 1


def test_how_a_long_base_begins_can_be_shown_before_it_was_read(tmp_path: Path, seek: Seek) -> None:
    story = _large(tmp_path, articles=2)
    opening, read = begun(seek(story))
    assert isinstance(opening, Opening)
    assert isinstance(read, ReadArticles)
    whole = read.articles[opening.base]
    head = opening.head
    assert whole.text.startswith(head.text)
    assert 30 < len(head.sentences) < len(whole.sentences)
    assert head.sentences == whole.sentences[: len(head.sentences)]


def test_once_it_is_kept_nobody_waits_for_a_long_article(tmp_path: Path, seek: Seek) -> None:
    story = _large(tmp_path, articles=2, sentences=2_300)
    anew = read_at_once(seek(story))
    (kept,) = begun(seek(story))
    assert isinstance(kept, ReadArticles)
    for index, article in anew.articles.items():
        assert _parts(kept.articles[index]) == _parts(article)


def test_a_kept_pair_so_long_that_it_takes_a_while_is_shown_from_its_beginning(
    tmp_path: Path, seek: Seek
) -> None:
    story = _large(tmp_path, articles=2, sentences=8_000)
    anew = read_at_once(seek(story))
    opening, kept = begun(seek(story))
    assert isinstance(opening, Opening)
    assert isinstance(kept, ReadArticles)
    head, whole = opening.head, anew.articles[opening.base]
    assert whole.text.startswith(head.text)
    assert 30 < len(head.sentences) < 300
    assert head.sentences == whole.sentences[: len(head.sentences)]
    assert head.paragraphs == whole.paragraphs[: len(head.paragraphs)]
    assert head.text.endswith(head.quote(head.sentences[-1])), "all of it is shown"
    assert [_parts(kept.articles[index]) for index in (0, 1)] == [
        _parts(anew.articles[index]) for index in (0, 1)
    ]


def test_of_a_kept_article_that_is_one_sentence_that_sentence_is_the_beginning(
    tmp_path: Path, seek: Seek
) -> None:
    story = tmp_path / "story"
    story.mkdir()
    told = "So " + "it goes on and on " * 7_000 + "here."
    for number in range(2):
        (story / f"{number}.txt").write_text(f"{told}\n", encoding="utf-8")
    read_at_once(seek(story))
    opening, _kept = begun(seek(story))
    assert isinstance(opening, Opening)
    assert opening.head.sentences == opening.head.sentences[:1]
    assert opening.head.text == told


def test_many_decisions_are_not_waited_for_before_the_base_is_shown(
    tmp_path: Path, seek: Seek
) -> None:
    story = copied_sample(tmp_path)
    sought = seek(story)
    assert isinstance(next(begun(sought)), ReadArticles)
    journals = find_store(story, sought.locations.desks, None) / JOURNALS
    journals.mkdir(parents=True)
    (journals / "ann.jsonl").write_bytes(b"{}\n" * 133_000)
    opening, read = begun(sought)
    assert isinstance(opening, Opening)
    assert isinstance(read, ReadArticles)


def test_what_is_kept_of_a_pair_comes_whole_from_the_child(tmp_path: Path, seek: Seek) -> None:
    story = copied_sample(tmp_path)
    read = read_at_once(seek(story))
    left, right = read.articles[0], read.articles[1]
    comparison = compare(left, right)
    Caches(seek(story).locations.cache).comparisons.keep(left, right, comparison)
    ahead = ReadingAhead(seek(story))
    brought = ahead.first()
    ahead.close()
    assert isinstance(brought, ReadArticles)
    assert brought.compared == ((0, 1), comparison)


def test_a_short_pair_that_is_new_is_compared_where_it_was_read(tmp_path: Path, seek: Seek) -> None:
    story = copied_sample(tmp_path)
    ahead = ReadingAhead(seek(story))
    read = ahead.first()
    assert isinstance(read, ReadArticles)
    left, right = read.articles[0], read.articles[1]
    assert ahead.compared() == ((0, 1), compare(left, right))
    assert ahead.compared() is None
    ahead.close()
    again = read_at_once(seek(story))
    assert again.compared == ((0, 1), compare(left, right)), "it was kept"
    assert again.comparing is None


def test_a_long_pair_is_left_to_those_who_can_be_stopped(tmp_path: Path, seek: Seek) -> None:
    ahead = ReadingAhead(seek(_large(tmp_path, articles=2)))
    while not isinstance(ahead.first(), ReadArticles):
        pass
    assert ahead.compared() is None
    ahead.close()


def test_the_other_articles_come_behind_the_pair_that_is_compared(
    tmp_path: Path, seek: Seek
) -> None:
    ahead = ReadingAhead(seek(_large(tmp_path, articles=20)))
    read = ahead.first()
    assert isinstance(read, ReadArticles)
    found = ahead.compared()
    assert found is not None
    assert found[0] == (0, 1)
    assert sorted(_rest_of(ahead)) == list(range(2, 20))
    ahead.close()


def test_a_child_that_dies_while_it_compares_leaves_that_to_others(
    tmp_path: Path, seek: Seek, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(Errand, "run", fail)
    ahead = ReadingAhead(seek(copied_sample(tmp_path)))
    assert isinstance(ahead.first(), ReadArticles)
    assert ahead.compared() is None
    assert ahead.rest() == ()
    ahead.close()


def test_a_base_that_cannot_be_read_is_no_opening(tmp_path: Path, seek: Seek) -> None:
    story = _large(tmp_path, articles=2)
    (story / "00.txt").write_bytes(b"\x00\x01\x02" * 33_000)
    (read,) = begun(seek(story))
    assert isinstance(read, ReadArticles)
    assert sorted(read.articles) == [1]


def test_a_reader_whose_program_leaves_ends(tmp_path: Path, seek: Seek) -> None:
    ahead = ReadingAhead(seek(_large(tmp_path, articles=40, sentences=12_000)))
    child = ahead._child
    ahead.first()
    ahead.close()
    assert child not in [pid for pid, _parent, _command in running()]
    assert ahead.rest() == ()


def test_a_child_that_dies_leaves_the_work_to_this_process(tmp_path: Path, seek: Seek) -> None:
    story = copied_sample(tmp_path)
    ahead = ReadingAhead(seek(story))
    os.kill(ahead._child, 9)
    wait_until(lambda: ahead._child not in [pid for pid, _parent, _command in running()])
    read = ahead.first()
    assert isinstance(read, ReadArticles)
    assert len(read.articles) == len(read.library.articles)
    ahead.close()


def test_what_is_kept_makes_no_difference_to_what_is_read(tmp_path: Path, seek: Seek) -> None:
    story = copied_sample(tmp_path)
    first = _all_of(ReadingAhead(seek(story)))
    caches = Caches(seek(story).locations.cache)
    assert list(caches.articles.folder.iterdir())
    second = _all_of(ReadingAhead(seek(story)))
    assert [_parts(second[index]) for index in first] == [_parts(first[index]) for index in first]
