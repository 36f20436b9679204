"""Alignments that are kept: found again when nothing they depend on changed, and never harmful."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.alignment import aligner, cache
from copydesk.alignment.cache import AlignmentCache
from copydesk.alignment.link import Link, Scores
from copydesk.alignment.task import AlignmentTask
from copydesk.alignment.version import ALIGNER_VERSION
from copydesk.comparison import compare
from tests.made_articles import made_article
from tests.reviewing import SAMPLE
from tests.test_aligner import RETOLD, WIRE
from tests.tries import tries
from tui.cli import main

LEFT = tuple(f"{sentence} So said witness {n}." for n in range(3) for sentence in WIRE)
RIGHT = tuple(f"{sentence} Witness {n} said so." for n in range(3) for sentence in RETOLD)
SCORES_OF_VERSION = (8, "db02200adbf88fb3")
"""The aligner's version, and a digest of what it makes of the sample corpus."""
TASK = AlignmentTask(LEFT, RIGHT)


@pytest.fixture
def kept(tmp_path: Path) -> AlignmentCache:
    return AlignmentCache(tmp_path / "cache")


@pytest.fixture
def entry(kept: AlignmentCache) -> Path:
    """Keep the alignment of `TASK`; return its file."""
    kept.keep(TASK, TASK.run())
    (path,) = kept.folder.iterdir()
    return path


_EMPTY = b'{"links":[],"near_misses":[],"candidates":[]}'
"""What an entry says of two texts that have nothing in common."""


def _never(*_: object) -> Scores:
    raise AssertionError("it was aligned again")


def _turned(task: AlignmentTask) -> AlignmentTask:
    return AlignmentTask(task.right, task.left)


# What is found


def test_what_was_aligned_once_is_not_aligned_again(
    kept: AlignmentCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    scores = kept.run(TASK)
    assert scores == TASK.run()
    assert scores.links
    assert scores.near_misses
    assert scores.candidates
    monkeypatch.setattr(AlignmentTask, "run", _never)
    assert kept.run(TASK) == scores


def test_one_entry_serves_both_orders(kept: AlignmentCache) -> None:
    for task in (TASK, _turned(TASK)):
        assert kept.run(task) == task.run()
    assert len(list(kept.folder.iterdir())) == 1
    assert kept.find(_turned(TASK)) == _turned(TASK).run()


@pytest.mark.parametrize(
    "other",
    [
        AlignmentTask(LEFT, RIGHT[:-1]),
        AlignmentTask(LEFT, (RIGHT[0] + " " + RIGHT[1], *RIGHT[2:])),
        AlignmentTask(LEFT, LEFT),
        AlignmentTask((*LEFT[1:], LEFT[0]), RIGHT),
    ],
    ids=["shorter", "merged", "itself", "order"],
)
def test_whatever_an_alignment_depends_on_asks_for_a_new_one(
    kept: AlignmentCache, entry: Path, other: AlignmentTask
) -> None:
    assert kept.find(other) is None
    assert kept.run(other) == other.run()
    assert kept.find(TASK) == TASK.run()


def test_another_version_of_the_aligner_asks_for_a_new_one(
    kept: AlignmentCache, entry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "ALIGNER_VERSION", ALIGNER_VERSION + 1)
    assert kept.find(TASK) is None


SENTENCES = st.lists(
    st.sampled_from([*WIRE, *RETOLD, "", "?!", "漢字 кириллица abc", "\ud800"]),
    min_size=10,
    max_size=12,
)


@given(SENTENCES, SENTENCES)
@settings(max_examples=tries(40))
def test_kept_or_not_the_scores_are_the_same_seen_from_either_side(
    tmp_path_factory: pytest.TempPathFactory,
    left: list[str],
    right: list[str],
) -> None:
    kept = AlignmentCache(tmp_path_factory.mktemp("kept"))
    task = AlignmentTask(tuple(left), tuple(right))
    kept.keep(task, task.run())
    assert kept.find(task) == task.run()
    assert kept.find(_turned(task)) == _turned(task).run()


def test_an_article_that_is_read_differently_is_aligned_anew(kept: AlignmentCache) -> None:
    """The same bytes, but a caption became a headline: hashes and texts say nothing about that."""
    plain, other = made_article(*LEFT), made_article(*RIGHT)
    marked = made_article("#" + LEFT[0], *LEFT[1:])
    assert plain.sha256 == marked.sha256
    for left in (plain, marked, plain):
        assert compare(left, other, alignments=kept) == compare(left, other)
    assert len(list(kept.folder.iterdir())) == 2


def test_the_smallest_pairs_are_not_kept(kept: AlignmentCache) -> None:
    kept.run(AlignmentTask(LEFT[:9], RIGHT[:9]))
    kept.run(AlignmentTask((), RIGHT))
    assert not kept.folder.exists()


def test_no_word_of_an_article_is_kept(kept: AlignmentCache, entry: Path) -> None:
    data = entry.read_text(encoding="ascii").casefold()
    words = {word for sentence in (*LEFT, *RIGHT) for word in sentence.casefold().split()}
    assert not {word for word in words if len(word) > 5 and word in data}


def test_the_version_is_raised_when_the_same_sentences_get_other_links() -> None:
    """Otherwise what was kept by the version before would still be shown."""
    # Cut without a splitter, which has versions of its own.
    first, *others = (path.read_text("utf-8").split(". ") for path in sorted(SAMPLE.glob("*.txt")))
    found = [aligner.score_sentences(first, other) for other in others]
    digest = hashlib.sha256(msgspec.json.encode(found)).hexdigest()[:16]
    assert (ALIGNER_VERSION, digest) == SCORES_OF_VERSION, "raise it, then renew the digest"


# What can't be trusted


def _signed(entry: Path, body: bytes) -> bytes:
    """Return an entry with a checksum that is right, whatever it holds."""
    return hashlib.sha256(entry.name.encode() + b"\n" + body).hexdigest().encode() + b"\n" + body


def _with_links(
    links: str, near_misses: str = "[]", candidates: str = "[]"
) -> Callable[[Path], bytes]:
    body = f'{{"links":{links},"near_misses":{near_misses},"candidates":{candidates}}}'
    return lambda entry: _signed(entry, body.encode())


@pytest.mark.parametrize(
    "spoil",
    [
        lambda entry: b"",
        lambda entry: b"\x00" * 4096,
        lambda entry: entry.read_bytes()[:-1],
        lambda entry: entry.read_bytes()[:40],
        lambda entry: entry.read_bytes() + b" ",
        lambda entry: entry.read_bytes().replace(b"0.9", b"0.8", 1),
        lambda entry: entry.read_bytes().replace(b"[", b"{", 1),
        lambda entry: entry.read_bytes().split(b"\n")[1],
        lambda entry: _signed(entry, b""),
        lambda entry: _signed(entry, b"null"),
        lambda entry: _signed(entry, b"\xff\xfe"),
        lambda entry: _signed(entry, b"[" * 5_000),
        lambda entry: _signed(entry, b'{"links":[]}'),
        lambda entry: _signed(entry, _EMPTY[:-1] + b',"more":1}'),
        _with_links("[[0,0]]"),
        _with_links('[["0",0,1.0]]'),
        _with_links("[[0.5,0,1.0]]"),
        _with_links("[[-1,0,1.0]]"),
        _with_links("[[15,0,1.0]]"),
        _with_links("[[0,15,1.0]]"),
        _with_links("[[0,123456789012345678901234567890,1.0]]"),
        _with_links("[[0,0,NaN]]"),
        _with_links("[[0,0,1e999]]"),
        _with_links("[[0,0,1.5]]"),
        _with_links("[[0,0,-0.5]]"),
        _with_links("[[0,0,true]]"),
        _with_links("[[1,0,0.9],[0,0,0.9]]"),
        _with_links("[[0,0,0.9],[0,0,0.9]]"),
        _with_links("[]", "[[0,99,0.4]]"),
        _with_links("[]", "[]", "[[0,99,0.2]]"),
        _with_links("[]", "[]", "[[0,1,0.2],[0,0,0.2]]"),
        lambda entry: _signed(entry, _EMPTY[:-1] + b" " * 40_000_000 + b"}"),
    ],
)
def test_an_entry_that_is_not_as_it_was_written_is_as_good_as_none(
    kept: AlignmentCache, entry: Path, spoil: Callable[[Path], bytes]
) -> None:
    entry.write_bytes(spoil(entry))
    assert kept.find(TASK) is None
    assert kept.run(TASK) == TASK.run()
    assert kept.find(TASK) == TASK.run()


@given(st.binary(max_size=300), st.integers(0, 400))
@settings(max_examples=tries(80))
def test_no_bytes_in_an_entry_do_harm(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, place: int
) -> None:
    kept = AlignmentCache(tmp_path_factory.mktemp("kept"))
    kept.keep(TASK, TASK.run())
    (entry,) = kept.folder.iterdir()
    whole = entry.read_bytes()
    entry.write_bytes(whole[:place] + data + whole[place + len(data) :])
    assert kept.find(TASK) in (None, TASK.run())


def test_the_entry_of_another_pair_is_not_taken_for_this_one(
    kept: AlignmentCache, entry: Path
) -> None:
    other = AlignmentTask(LEFT, RIGHT[:-1])
    kept.keep(other, other.run())
    (path,) = set(kept.folder.iterdir()) - {entry}
    shutil.copy(path, entry)
    assert kept.find(TASK) is None


@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_what_is_no_file_holds_nothing_up(
    kept: AlignmentCache, entry: Path, make: Callable[[Path], None]
) -> None:
    entry.unlink()
    make(entry)
    assert kept.find(TASK) is None
    assert kept.run(TASK) == TASK.run()


# Where nothing can be kept


def test_a_folder_that_cannot_be_made_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way")
    kept = AlignmentCache(tmp_path / "cache")
    assert kept.run(TASK) == TASK.run()
    assert kept.find(TASK) is None


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EDQUOT, errno.EIO])
def test_a_disk_that_refuses_leaves_no_trace(
    kept: AlignmentCache, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(Path, "replace", refuse)
    assert kept.run(TASK) == TASK.run()
    assert kept.find(TASK) is None
    assert list(kept.folder.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_what_is_kept_is_read_from_a_folder_that_cannot_be_written(
    kept: AlignmentCache, entry: Path
) -> None:
    kept.folder.chmod(0o500)
    try:
        assert kept.find(TASK) == TASK.run()
        kept.keep(AlignmentTask(LEFT, RIGHT), Scores())
    finally:
        kept.folder.chmod(0o700)
    assert list(kept.folder.iterdir()) == [entry]


# How much is kept


def _tasks(number: int) -> Iterator[AlignmentTask]:
    for n in range(number):
        yield AlignmentTask((f"Sentence {n}.",) * 10, ("Another one.",) * 10)


def _bytes_in(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir())


def test_the_entries_used_longest_ago_make_room(tmp_path: Path) -> None:
    kept = AlignmentCache(tmp_path, most=10 * 4096)
    *old, new = _tasks(12)
    for age, task in enumerate(old[:10]):
        kept.keep(task, Scores((Link(0, 0, 0.9),)))
        (path,) = {path for path in kept.folder.iterdir() if path.stat().st_mtime > 10**6}
        os.utime(path, (age, age))
    used = kept.find(old[0])
    assert used is not None
    kept.keep(new, Scores((Link(1, 1, 0.9),)))
    assert kept.find(new) is not None
    assert kept.find(old[0]) is not None, "it was used a moment ago"
    assert kept.find(old[1]) is None
    assert kept.find(old[9]) is not None


def test_the_folder_never_holds_more_than_it_may(tmp_path: Path) -> None:
    kept = AlignmentCache(tmp_path, most=50_000)
    kept.folder.mkdir()
    for number in range(30):
        (kept.folder / f"left-by-another-version-{number}").write_bytes(b"x" * 10_000)
    for number, task in enumerate(_tasks(40)):
        links = tuple(Link(i, j, 0.876) for i in range(10) for j in range(10))
        kept.keep(task, Scores(links[: number * 3]))
        assert _bytes_in(kept.folder) <= 50_000
    assert not list(kept.folder.glob("left-by*"))


def test_what_is_larger_than_all_that_may_be_kept_throws_nothing_out(tmp_path: Path) -> None:
    AlignmentCache(tmp_path).keep(TASK, TASK.run())
    small = AlignmentCache(tmp_path, most=4_000)
    small.keep(AlignmentTask(LEFT, RIGHT), Scores())
    assert small.find(TASK) == TASK.run()


# Several at once


def test_programs_that_share_the_folder_do_each_other_no_harm(tmp_path: Path) -> None:
    tasks = list(_tasks(12))
    expected = [Scores((Link(n % 10, 0, 0.9),)) for n in range(12)]

    def work(_program: int) -> list[bool]:
        # Room for half of them: each throws out what the others have just written.
        kept = AlignmentCache(tmp_path, most=6 * 4096)
        right = []
        for _ in range(15):
            for task, scores in zip(tasks, expected, strict=True):
                right.append(kept.find(task) in (None, scores))
                kept.keep(task, scores)
        return right

    with ThreadPoolExecutor(4) as programs:
        assert all(all(right) for right in programs.map(work, range(4)))
    assert _bytes_in(tmp_path / cache.ALIGNMENTS) <= 10 * 4096
    assert not list((tmp_path / cache.ALIGNMENTS).glob(".*"))


# On the command line


def _aligned_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make sure that no body of an article is aligned from now on."""
    run = AlignmentTask.run

    def run_headlines(task: AlignmentTask, *arguments: object) -> Scores:
        assert len(task.left) < 5, "it was aligned again"
        return run(task)

    monkeypatch.setattr(AlignmentTask, "run", run_headlines)


@pytest.mark.parametrize("command", ["compare", "status", "export"])
def test_commands_use_what_is_kept(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    paths = [str(SAMPLE / "1-wire.txt"), str(SAMPLE / "2-national.txt")]
    words = [command, *paths]
    words += ["--format", "csv", "--all"] if command == "export" else []
    assert main(words) == 0
    first = capsys.readouterr().out
    _aligned_again(monkeypatch)
    assert main(words) == 0
    assert capsys.readouterr().out == first


def test_doctor_says_where_alignments_are_kept_and_why_they_are_not(
    capsys: pytest.CaptureFixture[str], private_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = private_home / ".cache" / "copydesk" / "alignments"
    assert main(["doctor", str(SAMPLE)]) == 0
    assert f"what was compared is kept in {folder}" in capsys.readouterr().out
    assert not folder.parent.exists()
    (private_home / ".cache").mkdir()
    folder.parent.write_text("in the way")
    assert main(["doctor", str(SAMPLE)]) == 1
    assert f"{folder} can't be written: {folder.parent} is no folder" in capsys.readouterr().out
    folder.parent.unlink()
    full = os.statvfs_result((4096, 4096, 100, 0, 0, 100, 100, 100, 0, 255))
    monkeypatch.setattr(os, "statvfs", lambda _path: full)
    assert main(["doctor", str(SAMPLE)]) == 1
    assert "its disk is full; so every start compares all pairs again" in capsys.readouterr().out
