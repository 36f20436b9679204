"""`copydesk init`: verdicts move beside their articles, and none is ever lost on the way."""

from __future__ import annotations

import fcntl
import os
import shutil
import stat
from hashlib import sha256
from pathlib import Path

import pytest

from copydesk.desk import adoption, copies
from copydesk.desk.adoption import found_desk
from copydesk.desk.location import find_store, make_desk_file, personal_name, read_desk_file
from copydesk.errors import InputError, NotSavedError
from copydesk.reviews.author import Author
from copydesk.reviews.clock import HybridClock
from copydesk.reviews.kinds import NoteData
from copydesk.reviews.parking import park, parked_file, unpark
from copydesk.reviews.reading import read_journals
from copydesk.reviews.verdict import Verdict
from tests.exports.story import Story
from tui.cli import main

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def desks(private_home: Path) -> Path:
    """The user's folder of desks."""
    return private_home / ".local" / "share" / "copydesk" / "desks"


@pytest.fixture
def state(private_home: Path) -> Path:
    """The user's state directory."""
    return private_home / ".local" / "state" / "copydesk"


@pytest.fixture
def story(tmp_path: Path, desks: Path) -> Story:
    """A story whose verdicts lie in the personal desk, those of two reviewers."""
    story = Story(tmp_path)
    story.store = desks / personal_name(story.folder.resolve())
    target = story.row("1-wire.txt", "2-post.txt", "All 212")
    hashes = [story.article(name).sha256 for name in ("1-wire.txt", "2-post.txt")]
    make_desk_file(story.store, story.folder, "Story", hashes)
    story.judge(target, Verdict.CONTRADICT)
    story.judge(target, Verdict.DIFFER, by="ben")
    return story


def events(store: Path) -> set[str]:
    return {event.id for journal in read_journals(store) for event in journal.events}


def init(capsys: Capture, folder: Path) -> tuple[int, str, str]:
    code = main(["init", str(folder)])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_the_personal_desk_moves_beside_the_articles(
    story: Story, desks: Path, capsys: Capture
) -> None:
    before = events(story.store)
    code, out, err = init(capsys, story.folder)
    store = story.folder / ".copydesk"
    assert (code, out) == (0, f"{store}\n")
    assert "2 journals taken along" in err
    assert events(store) == before
    assert find_store(story.folder, desks) == store
    known = read_desk_file(store)
    assert known is not None
    assert known.folder == str(story.folder.resolve())
    assert set(known.articles) == {
        story.article(one).sha256 for one in ("1-wire.txt", "2-post.txt", "10-echo.txt")
    }
    assert not story.store.exists()
    assert events(desks / f"{story.store.name}.adopted") == before, "a copy is kept"


def test_the_status_is_the_same_before_and_after(story: Story, capsys: Capture) -> None:
    def told() -> list[str]:
        assert main(["status", str(story.folder)]) == 0
        return [line for line in capsys.readouterr().out.splitlines() if "desk  " not in line]

    before = told()
    init(capsys, story.folder)
    assert told() == before


def test_without_earlier_verdicts_a_desk_is_made_all_the_same(
    tmp_path: Path, capsys: Capture
) -> None:
    story = Story(tmp_path)
    code, _, err = init(capsys, story.folder)
    assert code == 0
    assert "no journals" in err
    assert (story.folder / ".copydesk" / "desk.json").exists()


def test_a_second_init_is_refused_and_changes_nothing(story: Story, capsys: Capture) -> None:
    init(capsys, story.folder)
    before = sorted(story.folder.rglob("*"))
    code, out, err = init(capsys, story.folder)
    assert (code, out) == (2, "")
    assert "have a desk already" in err
    assert sorted(story.folder.rglob("*")) == before


def test_what_an_open_review_wrote_meanwhile_is_taken_along_by_a_second_init(
    story: Story, desks: Path, capsys: Capture
) -> None:
    """It had its desk open before the first one, and makes the personal desk anew as it writes."""
    init(capsys, story.folder)
    store = story.folder / ".copydesk"
    before = events(store)
    story.judge(story.row("1-wire.txt", "2-post.txt", "captain"), Verdict.AGREE)
    assert main(["doctor", str(story.folder)]) == 1
    assert "1 entry" in (said := capsys.readouterr().out)
    assert "copydesk init" in said
    late = events(story.store)
    code, _, err = init(capsys, story.folder)
    assert code == 0
    assert "1 journal taken along" in err
    assert events(store) == before | late
    assert main(["doctor", str(story.folder)]) == 0
    assert init(capsys, story.folder)[0] == 2


def test_a_desk_further_up_is_the_desk_already(story: Story, capsys: Capture) -> None:
    (story.folder.parent / ".copydesk").mkdir()
    shutil.rmtree(story.store)
    code, _, err = init(capsys, story.folder)
    assert code == 2
    assert str(story.folder.parent / ".copydesk") in err
    assert not (story.folder / ".copydesk").exists()


def test_a_desk_that_is_set_elsewhere_would_win(
    story: Story, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COPYDESK_DESK", str(story.store))
    code, _, err = init(capsys, story.folder)
    assert code == 2
    assert "would win" in err
    assert not (story.folder / ".copydesk").exists()


def test_a_desk_that_somebody_writes_to_is_left_alone(story: Story, capsys: Capture) -> None:
    before = events(story.store)
    journal = next((story.store / "journals").iterdir())
    with journal.open("ab") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        code, _, err = init(capsys, story.folder)
    assert code == 2
    assert "Quit it" in err
    assert not (story.folder / ".copydesk").exists()
    assert events(story.store) == before
    assert init(capsys, story.folder)[0] == 0


def test_lines_that_nobody_understands_are_taken_along_byte_for_byte(
    story: Story, capsys: Capture
) -> None:
    journal = story.store / "journals" / "ann@ann-1.jsonl"
    with journal.open("ab") as file:
        file.write(b'{"torn')
    before = journal.read_bytes()
    init(capsys, story.folder)
    assert (story.folder / ".copydesk" / "journals" / journal.name).read_bytes() == before


@pytest.mark.parametrize("step", ["write_copies", "sync_folder", "make_desk_file"])
def test_a_disk_that_fails_at_any_step_leaves_everything_as_it_was(
    story: Story, capsys: Capture, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    before = events(story.store)

    def fail(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patch:
        patch.setattr(adoption, step, fail)
        code, out, err = init(capsys, story.folder)
    assert (code, out) == (3, "")
    assert "the disk is full" in err
    assert events(story.store) == before
    assert not [one for one in story.folder.iterdir() if one.name.startswith(".")]
    assert init(capsys, story.folder)[0] == 0
    assert events(story.folder / ".copydesk") == before


def test_a_copy_that_reads_back_otherwise_is_not_trusted(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bad_disk(path: Path, data: bytes) -> None:
        path.write_bytes(data[:-1])

    monkeypatch.setattr(copies, "write_atomically", bad_disk)
    store = story.folder / ".copydesk"
    with pytest.raises(NotSavedError):
        found_desk(store, story.store, story.folder, "Story", [])
    assert not store.exists()
    assert story.store.exists()


def test_a_crash_before_the_personal_desk_is_set_aside_loses_nothing(
    story: Story, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = events(story.store)
    with monkeypatch.context() as patch:
        patch.setattr(adoption, "_set_aside", lambda _personal: None)
        init(capsys, story.folder)
    assert events(story.folder / ".copydesk") == before
    assert main(["doctor", str(story.folder)]) == 0, "nothing is missing"
    assert "problem" not in capsys.readouterr().out


def test_a_folder_that_cannot_be_written_is_not_saved(
    story: Story, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(Path, "mkdir", refuse)
    code, _, err = init(capsys, story.folder)
    assert code == 3
    assert "no permission to write" in err


def test_the_new_desk_has_the_rights_that_new_folders_have(story: Story, capsys: Capture) -> None:
    """A shared folder's desk is for others as well; temporary folders are for their owner."""
    (story.folder / "plain").mkdir()
    init(capsys, story.folder)
    modes = {stat.S_IMODE((story.folder / name).stat().st_mode) for name in ("plain", ".copydesk")}
    assert len(modes) == 1


def test_decisions_that_wait_to_be_saved_wait_for_the_new_desk_then(
    story: Story, state: Path, capsys: Capture
) -> None:
    event = Author("ann", "x-1", HybridClock()).write(
        NoteData("waiting"), story.row("1-wire.txt", "2-post.txt", "captain")
    )
    old = parked_file(state, story.store)
    park([event], old)
    assert main(["doctor", str(story.folder)]) == 1
    assert "set aside" in capsys.readouterr().out
    init(capsys, story.folder)
    new = parked_file(state, story.folder / ".copydesk")
    assert [one.id for one in unpark(new, lambda _id: False)] == [event.id]
    assert not old.exists()
    assert main(["status", str(story.folder)]) == 0
    assert "1 entry is set aside" in capsys.readouterr().err


def test_drafts_and_position_come_along(story: Story, state: Path, capsys: Capture) -> None:
    old = state / "desks" / personal_name(story.store.resolve())
    old.mkdir(parents=True)
    (old / "drafts.json").write_text('{"x":"half a note"}')
    init(capsys, story.folder)
    new = state / "desks" / personal_name((story.folder / ".copydesk").resolve())
    assert (new / "drafts.json").read_text() == '{"x":"half a note"}'


def test_a_moved_folder_finds_its_verdicts_and_init_takes_them_along(
    story: Story, capsys: Capture
) -> None:
    before = events(story.store)
    moved = story.folder.with_name("elsewhere")
    story.folder.rename(moved)
    assert main(["status", str(moved)]) == 0
    said = capsys.readouterr()
    assert str(story.folder) in said.err
    assert str(story.store) in said.out
    assert main(["doctor", str(moved)]) == 1
    assert "copydesk init" in capsys.readouterr().out
    assert init(capsys, moved)[0] == 0
    assert events(moved / ".copydesk") == before
    assert main(["doctor", str(moved)]) == 0
    assert str(story.store) not in capsys.readouterr().out


def test_an_adopted_desk_is_not_found_again_as_a_moved_one(story: Story, capsys: Capture) -> None:
    init(capsys, story.folder)
    copy = story.folder.with_name("copy")
    shutil.copytree(story.folder, copy, ignore=shutil.ignore_patterns(".copydesk"))
    shutil.rmtree(story.folder)
    assert main(["doctor", str(copy)]) == 0
    assert "there is no desk yet" in capsys.readouterr().out


def test_something_else_of_that_name_is_in_the_way(tmp_path: Path, capsys: Capture) -> None:
    story = Story(tmp_path)
    (story.folder / ".copydesk").write_text("mine")
    code, _, err = init(capsys, story.folder)
    assert code == 2
    assert "in the way" in err
    assert (story.folder / ".copydesk").read_text() == "mine"


def test_two_at_once_are_told(story: Story) -> None:
    store = story.folder / ".copydesk"
    found_desk(store, None, story.folder, "Story", [])
    with pytest.raises((InputError, NotSavedError)):
        found_desk(store, None, story.folder, "Story", [])
    assert [one.name for one in story.folder.iterdir() if one.name.startswith(".")] == [".copydesk"]


@pytest.mark.parametrize("desk_exists", [False, True])
def test_kept_articles_are_taken_along(story: Story, capsys: Capture, desk_exists: bool) -> None:
    words = b"as it was"
    name = sha256(words).hexdigest()
    (story.store / "articles").mkdir()
    (story.store / "articles" / name).write_bytes(words)
    if desk_exists:
        make_desk_file(story.folder / ".copydesk", story.folder, "Story", [])
    assert init(capsys, story.folder)[0] == 0
    assert (story.folder / ".copydesk" / "articles" / name).read_bytes() == words
