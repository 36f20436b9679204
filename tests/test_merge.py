"""`copydesk merge`: other desks' verdicts arrive, and nothing of a hostile desk does harm."""

from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.desk import foreign as foreign_module
from copydesk.desk.foreign import ForeignDesk
from copydesk.desk.merging import carry_out, known_of, plan_merge
from copydesk.reviews.anchors import Anchor, ArticleAnchors, Target
from copydesk.reviews.events import Event
from copydesk.reviews.kinds import VerdictData
from copydesk.reviews.reading import read_journals
from copydesk.reviews.review import Review
from copydesk.reviews.verdict import Verdict
from tests.exports.story import Story
from tests.reviews.samples import journals, line_of, unhurried
from tui.cli import main

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def here(tmp_path: Path) -> Story:
    """The story of this desk, with a verdict of ann."""
    (tmp_path / "here").mkdir()
    story = Story(tmp_path / "here")
    story.store = story.folder / ".copydesk"
    story.judge(story.row("1-wire.txt", "2-post.txt", "All 212"), Verdict.CONTRADICT)
    return story


@pytest.fixture
def there(tmp_path: Path) -> Story:
    """The same articles elsewhere, with two verdicts of ben."""
    (tmp_path / "there").mkdir()
    story = Story(tmp_path / "there")
    story.store = story.folder / ".copydesk"
    for words in ("All 212", "captain"):
        story.judge(story.row("1-wire.txt", "2-post.txt", words), Verdict.DIFFER, by="ben")
    return story


def merge(capsys: Capture, into: Story, *arguments: str | Path) -> tuple[int, str, str]:
    code = main(["merge", *map(str, arguments), "--into", str(into.folder)])
    said = capsys.readouterr()
    return code, said.out, said.err


def events(store: Path) -> set[str]:
    return {event.id for journal in read_journals(store) for event in journal.events}


def files(folder: Path) -> dict[str, bytes]:
    """Return the plain files below a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink()
    }


@pytest.mark.parametrize("named", ["folder", "store"])
def test_what_the_other_desk_has_comes_along_and_nothing_that_is_here_changes(
    here: Story, there: Story, capsys: Capture, named: str
) -> None:
    before, theirs = files(here.folder), files(there.folder)
    code, out, err = merge(capsys, here, there.folder if named == "folder" else there.store)
    assert (code, err) == (0, "")
    assert "2 entries of ben" in out
    assert events(there.store) < events(here.store)
    assert before.items() <= files(here.folder).items()
    assert files(there.folder) == theirs
    assert {name for _target, name in here.review().judgements} == {"ann", "ben"}


def test_a_second_merge_brings_nothing_and_a_later_one_only_what_is_new(
    here: Story, there: Story, capsys: Capture
) -> None:
    merge(capsys, here, there.folder)
    before = files(here.folder)
    assert merge(capsys, here, there.folder)[1] == f"{there.store}: nothing new\n"
    assert files(here.folder) == before

    there.judge(there.row("1-wire.txt", "2-post.txt", "mayor"), Verdict.ONE_SIDED, by="ben")
    assert "1 entry of ben" in merge(capsys, here, there.folder)[1]
    assert sum(name.count("ben@") for name in files(here.folder)) == 2


def test_a_dry_run_says_what_would_come_and_writes_nothing(
    here: Story, there: Story, capsys: Capture
) -> None:
    before = files(here.folder)
    code, out, err = merge(capsys, here, there.folder, "--dry-run")
    assert code == 0
    assert "2 entries of ben" in out
    assert "nothing was written" in err
    assert files(here.folder) == before


def test_one_journal_on_two_desks_is_united_event_by_event_without_touching_it(
    here: Story, there: Story, capsys: Capture
) -> None:
    """Both hold a file of one name, each with lines that the other lacks."""
    own = here.store / "journals" / "ann@ann-1.jsonl"
    (there.store / "journals" / own.name).write_bytes(own.read_bytes())
    here.judge(here.row("1-wire.txt", "2-post.txt", "mayor"), Verdict.ONE_SIDED)
    there.judge(there.row("1-wire.txt", "2-post.txt", "captain"), Verdict.AGREE)
    before = own.read_bytes()
    assert "1 entry of ann" in merge(capsys, here, there.folder)[1]
    assert own.read_bytes() == before
    assert merge(capsys, there, here.folder)[0] == 0
    assert here.review() == there.review()


def test_several_desks_come_at_once_and_what_two_of_them_have_comes_once(
    here: Story, there: Story, tmp_path: Path, capsys: Capture
) -> None:
    copy = tmp_path / "stick"
    there_files = files(there.store)
    for name, data in there_files.items():
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_bytes(data)
    out = merge(capsys, here, there.folder, copy)[1]
    assert out.splitlines()[-1] == f"{copy}: nothing new"


def test_a_desk_about_other_articles_is_refused_unless_asked_for(
    here: Story, tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "other").mkdir()
    words = {"x.txt": "Town hall burns\n\nThe roof fell in at noon.\n",
             "y.txt": "Fire at the hall\n\nThe roof of the hall fell in at noon.\n"}  # fmt: skip
    other = Story(tmp_path / "other", words)
    other.judge(other.row("x.txt", "y.txt", "roof"), Verdict.AGREE, by="eve")
    before = files(here.folder)
    code, out, err = merge(capsys, here, other.store)
    assert (code, out) == (2, "")
    assert "about other articles" in err
    assert "--other-articles" in err
    assert files(here.folder) == before

    code, out, err = merge(capsys, here, other.store, "--other-articles")
    assert code == 0
    assert "1 entry of eve" in out


def test_a_desk_about_an_edited_article_is_known_by_the_path(
    here: Story, there: Story, capsys: Capture
) -> None:
    """All its articles were other versions of the ones here: no hash is the same."""
    sides = tuple(
        ArticleAnchors(sha256(name.encode()).hexdigest(), (Anchor(0, 5, "Ferry"),), path=name)
        for name in ("1-wire.txt", "2-post.txt")
    )
    for path in (there.store / "journals").iterdir():
        path.unlink()
    there.write(VerdictData(Verdict.AGREE), on=Target(sides), by="cleo")
    code, out, _ = merge(capsys, here, there.folder)
    assert code == 0
    assert "1 entry of cleo" in out


def test_kept_articles_that_events_cite_come_along_and_others_do_not(
    here: Story, there: Story, capsys: Capture
) -> None:
    wire = (there.folder / "1-wire.txt").read_bytes()
    cited, uncited, forged = there.article("1-wire.txt").sha256, sha256(b"x").hexdigest(), "f" * 64
    kept = there.store / "articles"
    kept.mkdir()
    (kept / cited).write_bytes(wire)
    (kept / uncited).write_bytes(b"x")
    (kept / there.article("2-post.txt").sha256).write_bytes(b"not what the name says")
    (kept / forged).write_bytes(b"?")
    (kept / "..jsonl").write_bytes(b"?")
    code, out, err = merge(capsys, here, there.folder)
    assert code == 0
    assert "1 file of kept articles" in out
    assert "doesn't hold what its name says" in err
    assert [path.name for path in (here.store / "articles").iterdir()] == [cited]


def test_where_there_is_no_desk_yet_it_is_made(
    tmp_path: Path, there: Story, capsys: Capture
) -> None:
    (tmp_path / "fresh").mkdir()
    fresh = Story(tmp_path / "fresh")
    (fresh.folder / ".copydesk").mkdir()
    fresh.store = fresh.folder / ".copydesk"
    assert merge(capsys, fresh, there.folder)[0] == 0
    assert (fresh.store / "desk.json").exists()
    assert fresh.review() == there.review()


@pytest.mark.parametrize("what", ["nothing", "no desk", "itself", "a file"])
def test_what_is_no_other_desk_is_refused_in_one_sentence(
    here: Story, there: Story, capsys: Capture, what: str
) -> None:
    named = {
        "nothing": here.folder / "nowhere",
        "no desk": here.folder.parent,
        "itself": here.folder,
        "a file": there.folder / "1-wire.txt",
    }[what]
    before = files(here.folder)
    code, out, err = merge(capsys, here, there.folder, named)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert files(here.folder) == before


def test_links_pipes_and_devices_of_a_hostile_desk_are_left_out(
    here: Story, there: Story, tmp_path: Path, capsys: Capture
) -> None:
    secret = tmp_path / "secret.jsonl"
    secret.write_bytes(line_of(id="secret", by="me") + b"\n")
    folder = there.store / "journals"
    (folder / "link.jsonl").symlink_to(secret)
    os.mkfifo(folder / "pipe.jsonl")
    (folder / "folder.jsonl").mkdir()
    (folder / "device.jsonl").symlink_to("/dev/zero")
    os.mkfifo(there.store / "desk.json")
    (there.store / "articles").symlink_to(tmp_path)
    code, out, err = merge(capsys, here, there.folder)
    assert code == 0
    assert "2 entries of ben" in out
    for name in ("link.jsonl", "pipe.jsonl", "folder.jsonl", "device.jsonl", "articles"):
        assert f"{name} is left out" in err
    assert "secret" not in events(here.store)


def test_a_linked_folder_of_a_hostile_desk_leads_nowhere(
    here: Story, there: Story, tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "bait").mkdir()
    (tmp_path / "bait" / ".copydesk").symlink_to(there.store)
    code, _, err = merge(capsys, here, tmp_path / "bait")
    assert code == 2
    assert "no desk" in err


def test_names_and_reviewers_of_a_hostile_desk_drive_no_terminal_and_leave_no_folder(
    here: Story, there: Story, capsys: Capture
) -> None:
    cited = here.article("1-wire.txt").sha256
    target = {"articles": [{"sha256": cited, "anchors": []}], "finding": None}
    lines = [
        line_of(id=f"e{number}", by=by, device=by, target=target)
        for number, by in enumerate(("../../up", "\x1b[31m", ".", "a" * 900, "nul\0"))
    ]
    hostile = there.store / "journals" / "\x1b[2J\udcff.jsonl"
    hostile.write_bytes(b"\n".join(lines) + b"\n\x1b\n")
    code, out, err = merge(capsys, here, there.folder)
    assert code == 0
    assert "\x1b" not in out + err
    assert {f"e{number}" for number in range(5)} <= events(here.store)
    assert {path.parent for path in here.folder.parent.rglob("*.jsonl")} == {
        here.store / "journals"
    }


def test_a_link_that_a_hostile_hand_laid_into_this_desk_leads_no_writing_out_of_it(
    here: Story, there: Story, tmp_path: Path, capsys: Capture
) -> None:
    kept = there.store / "articles"
    kept.mkdir()
    wire = (there.folder / "1-wire.txt").read_bytes()
    (kept / sha256(wire).hexdigest()).write_bytes(wire)
    (tmp_path / "private").mkdir()
    (here.store / "articles").symlink_to(tmp_path / "private")
    code, out, err = merge(capsys, here, there.folder)
    assert (code, out) == (3, "")
    assert "a symbolic link" in err
    assert not list((tmp_path / "private").iterdir())


def test_an_entry_that_says_something_else_here_stays_as_it_is(
    here: Story, there: Story, capsys: Capture
) -> None:
    target = {"articles": [{"sha256": here.article("1-wire.txt").sha256, "anchors": []}],
              "finding": None}  # fmt: skip
    for story, words in ((here, "mine"), (there, "forged")):
        line = line_of(id="same", by="ann", target=target, data={"text": words})
        (story.store / "journals" / "x@y.jsonl").write_bytes(line + b"\n")
    err = merge(capsys, here, there.folder)[2]
    assert "left out: 1 entry with other words on this desk" in err
    held = b"".join(files(here.store / "journals").values())
    assert b"forged" not in held


def test_what_a_later_version_wrote_comes_along_byte_for_byte_and_torn_lines_stay_behind(
    here: Story, there: Story, capsys: Capture
) -> None:
    line = line_of(id="new", by="zoe", kind="telepathy", data={"thought": "?"}, more=[1, 2])
    (there.store / "journals" / "zoe@z.jsonl").write_bytes(line + b"\n" + line[:-20])
    code, out, err = merge(capsys, here, there.folder)
    assert code == 0
    assert "1 entry of zoe" in out
    assert "left out: 1 line without an entry that can be read" in err
    assert any(line in data for data in files(here.store / "journals").values())


def test_entries_of_a_later_format_stay_behind_for_they_would_lock_this_desk(
    here: Story, there: Story, capsys: Capture
) -> None:
    (there.store / "journals" / "zoe@z.jsonl").write_bytes(line_of(id="v2", v=2) + b"\n")
    code, _, err = merge(capsys, here, there.folder)
    assert code == 0
    assert "left out: 1 entry of a later version of copydesk" in err
    assert "v2" not in events(here.store)


def test_of_a_thousand_things_left_out_a_few_are_told(
    here: Story, there: Story, capsys: Capture
) -> None:
    for number in range(1000):
        (there.store / "journals" / f"{number}.jsonl").symlink_to("/dev/zero")
    err = merge(capsys, here, there.folder)[2]
    assert err.count("\n") == 21
    assert "980 more" in err


def test_too_large_a_desk_is_refused_whole(
    here: Story, there: Story, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(foreign_module, "MOST_JOURNALS", 1000)
    before = files(here.folder)
    code, out, err = merge(capsys, here, there.folder)
    assert (code, out) == (2, "")
    assert "MB of journals" in err
    assert files(here.folder) == before


def test_a_full_disk_is_told_and_a_second_try_takes_the_rest(
    here: Story, there: Story, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patch:
        patch.setattr("copydesk.desk.copies.write_atomically", full)
        code, out, err = merge(capsys, here, there.folder)
    assert (code, out) == (3, "")
    assert "the disk is full" in err
    assert merge(capsys, here, there.folder)[0] == 0
    assert events(there.store) < events(here.store)


@unhurried
@given(st.lists(journals(), min_size=2, max_size=3))
def test_desks_that_take_each_other_in_hold_the_same_review(
    tmp_path_factory: pytest.TempPathFactory, desks: list[list[Event]]
) -> None:
    """In whatever order they merge."""
    seen: dict[str, Event] = {}
    folders = []
    for number, found in enumerate(desks):
        folder = tmp_path_factory.mktemp("desk") / "journals"
        folder.mkdir()
        lines = [seen.setdefault(event.id, event).line for event in found]
        (folder / f"{number}@x.jsonl").write_bytes(b"".join(line + b"\n" for line in lines))
        folders.append(folder.parent)
    for store in folders:
        known = known_of(store, [], [])
        for other in folders:
            if other != store:
                with ForeignDesk(other) as foreign:
                    carry_out(plan_merge(foreign, store, known), foreign, store)
    reviews = [
        Review(event for journal in read_journals(store) for event in journal.events)
        for store in folders
    ]
    assert all(review == reviews[0] for review in reviews)
    assert len(reviews[0].events) == len(seen)


def test_the_desk_file_of_another_desk_stays_behind(
    here: Story, there: Story, capsys: Capture
) -> None:
    (here.store / "desk.json").write_text('{"id":"here","folder":"/here"}')
    (there.store / "desk.json").write_text(json.dumps({"id": "there", "folder": "/there"}))
    merge(capsys, here, there.folder)
    assert (here.store / "desk.json").read_text() == '{"id":"here","folder":"/here"}'
