"""Reading a file: what an article has, and what can't be read says why."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import copydesk
from copydesk.articles import files
from copydesk.articles.article import Article
from copydesk.articles.read_article import read_article
from copydesk.articles.seen import as_seen
from copydesk.errors import InputError

TEXT = """Wall falls in Tolm

By Ann Doe

The wall fell at noon. Nobody knows why.

"They knocked," the mayor said.

Share this article
"""


@pytest.fixture
def article(tmp_path: Path) -> Article:
    place = tmp_path / "story" / "sub" / "wall.txt"
    place.parent.mkdir(parents=True)
    place.write_text(TEXT, encoding="utf-8")
    return read_article(place, root=tmp_path / "story")


def test_an_article_has_its_bytes_hash_and_its_name_below_the_root(article: Article) -> None:
    assert article.name == "sub/wall.txt"
    assert article.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert (article.text, article.encoding, article.encoding_is_guess) == (TEXT, "utf-8", False)
    assert article.title == "Wall falls in Tolm"


def test_sentences_have_the_place_and_the_kind_of_their_paragraph(article: Article) -> None:
    assert [(one.index, one.kind, article.quote(one)) for one in article.sentences] == [
        (0, "headline", "Wall falls in Tolm"),
        (1, "byline", "By Ann Doe"),
        (2, "body", "The wall fell at noon."),
        (3, "body", "Nobody knows why."),
        (4, "body", '"They knocked," the mayor said.'),
        (5, "boilerplate", "Share this article"),
    ]
    for sentence in article.sentences:
        paragraph = article.paragraphs[sentence.paragraph]
        assert paragraph.start <= sentence.start < sentence.end <= paragraph.end
        assert paragraph.kind == sentence.kind


def test_the_package_reads_articles_from_a_path_or_a_string(tmp_path: Path) -> None:
    place = tmp_path / "wall.txt"
    place.write_text(TEXT, encoding="utf-8")
    assert copydesk.read_article(str(place)) == copydesk.read_article(place)
    assert copydesk.read_article(place).name == "wall.txt"


def test_a_file_outside_the_root_is_called_by_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "wall.txt").write_text(TEXT, encoding="utf-8")
    assert read_article(tmp_path / "wall.txt", root=tmp_path / "other").name == "wall.txt"


def test_a_relative_path_and_its_root_need_not_be_written_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "story").mkdir()
    (tmp_path / "story" / "wall.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert read_article("story/../story/wall.txt", root=tmp_path).name == "story/wall.txt"


def test_a_file_name_that_is_no_utf_8_becomes_a_name_that_can_be_stored(tmp_path: Path) -> None:
    place = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        with open(place, "wb") as file:  # noqa: PTH123  # pathlib takes no bytes
            file.write(TEXT.encode())
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    assert read_article(os.fsdecode(place), root=tmp_path).name == "caf?.txt"


def test_an_empty_file_is_an_article_without_sentences(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    article = read_article(tmp_path / "empty.txt")
    assert (article.sentences, article.title) == ((), "empty.txt")


def test_front_matters_title_is_the_title_where_the_text_has_none(tmp_path: Path) -> None:
    place = tmp_path / "a.md"
    place.write_text('---\ntitle: "Wall falls"\n---\nIt fell at noon.\n\nWhy\n\nNobody knows.\n')
    assert read_article(place).title == "Wall falls"


@pytest.mark.parametrize(
    ("name", "words"),
    [("absent.txt", "There is no file"), (".", "is a folder"), ("a\0b.txt", "no name")],
)
def test_what_is_no_file_is_told_in_a_sentence(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read_article(tmp_path / name)


def test_a_binary_file_is_named_with_what_it_is(tmp_path: Path) -> None:
    place = tmp_path / "report.txt"
    place.write_bytes(b"7z\xbc\xaf\x27\x1c")
    with pytest.raises(
        InputError, match=r"report\.txt: This is a 7-Zip archive, not a text file\."
    ):
        read_article(place)


def test_a_hostile_file_name_is_made_visible_in_the_message(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_article(tmp_path / "a\x1b[31m\nb.txt")
    assert "␛[31m␊b.txt" in str(caught.value)


def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    """Opening a pipe waits for a writer: the program would hang before its first screen."""
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(InputError, match="is a pipe, socket or device"):
        read_article(tmp_path / "pipe.txt")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission_says_so(tmp_path: Path) -> None:
    place = tmp_path / "secret.txt"
    place.write_text(TEXT)
    place.chmod(0)
    with pytest.raises(InputError, match="can't be read: Permission denied"):
        read_article(place)


def test_a_fault_of_the_disk_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> object:
        raise OSError(5, "Input/output error")

    place = tmp_path / "a.txt"
    place.write_text(TEXT)
    monkeypatch.setattr(Path, "open", fails)
    with pytest.raises(InputError, match=r"can't be read: Input/output error\."):
        read_article(place)


def test_a_file_that_is_too_large_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "large.txt"
    with place.open("wb") as file:
        file.truncate(files.LARGEST + 1)
    with pytest.raises(InputError, match="larger than 20 MB"):
        read_article(place)


_HOSTILE_FOLDER = Path(__file__).parent / "hostile"


@pytest.mark.parametrize("name", sorted(one.name for one in _HOSTILE_FOLDER.glob("*.txt")))
def test_every_hostile_text_is_read_and_keeps_every_character(name: str) -> None:
    article = read_article(_HOSTILE_FOLDER / name)
    place = 0
    for sentence in article.sentences:
        assert not as_seen(article.text[place : sentence.start]).text.strip()
        assert article.quote(sentence) == article.quote(sentence).strip() != ""
        place = sentence.end
    assert not as_seen(article.text[place:]).text.strip()


@given(st.text(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_sentences_leave_out_nothing_that_is_seen(tmp_path: Path, text: str) -> None:
    place = tmp_path / "any.txt"
    place.write_bytes(b"Plain words, so that it counts as text. " * 40 + text.encode())
    article = read_article(place)
    outside = list(article.text)
    for sentence in article.sentences:
        outside[sentence.start : sentence.end] = " " * (sentence.end - sentence.start)
    assert not as_seen("".join(outside)).text.strip()
    assert [one.index for one in article.sentences] == list(range(len(article.sentences)))


def test_real_articles_are_read(articles_folder: Path) -> None:
    for place in sorted(articles_folder.glob("*.txt")):
        assert len(read_article(place).sentences) > 5
