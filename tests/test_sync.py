"""`copydesk sync`: two clones and a bare repository between them, with the user's own git."""

from __future__ import annotations

import os
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from copydesk.articles.library import find_articles
from copydesk.desk.desk import Desk
from copydesk.desk.location import make_desk_file, read_desk_file
from copydesk.reviews.anchors import Target
from copydesk.reviews.author import Author
from copydesk.reviews.clock import HybridClock
from copydesk.reviews.journal import Journal
from copydesk.reviews.kinds import Data, VerdictData
from copydesk.reviews.reading import read_journals
from copydesk.reviews.verdict import Verdict
from tests.exports.story import POST, WIRE, Story
from tui.cli import main

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def own_git(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the developer's git settings out, and name an author."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "A. Tester")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "tester@example.org")


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


class Clone(Story):
    """A working copy of the shared repository, in which one reviewer works."""

    def __init__(self, folder: Path, reviewer: str) -> None:
        self.root = folder
        self.folder = folder / "story"
        self.store = self.folder / ".copydesk"
        self.reviewer = reviewer
        self._author = Author(reviewer, f"{reviewer}-1", HybridClock())

    def desk(self) -> Desk:
        return Desk(find_articles([self.folder]), self.store, self.reviewer)

    def write(self, *data: Data, on: Target | None = None, by: str = "") -> None:
        with Journal(self.store, self.reviewer, f"{self.reviewer}-1") as journal:
            journal.append([self._author.write(one, on) for one in data])

    def decide(self, words: str, verdict: Verdict) -> None:
        self.write(VerdictData(verdict), on=self.row("1-wire.txt", "2-post.txt", words))

    def keep(self, data: bytes) -> None:
        """Keep a text as the desk does when something is decided on it."""
        (self.store / "articles").mkdir(exist_ok=True)
        (self.store / "articles" / sha256(data).hexdigest()).write_bytes(data)

    def sync(self) -> int:
        return main(["sync", str(self.folder), "--reviewer", self.reviewer])

    def entries(self) -> set[str]:
        return {event.id for journal in read_journals(self.store) for event in journal.events}

    def kept(self) -> set[str]:
        return {path.name for path in (self.store / "articles").iterdir()}

    def state(self) -> str:
        """What git has to say of the working copy, the desk aside."""
        return git(self.root, "status", "--porcelain", "--", ".", ":!story/.copydesk")


@pytest.fixture
def server(tmp_path: Path) -> Path:
    """A bare repository with a story of two articles and no desk."""
    bare = tmp_path / "server.git"
    git(tmp_path, "init", "--quiet", "--bare", "-b", "main", str(bare))
    git(tmp_path, "clone", "--quiet", str(bare), "first")
    story = tmp_path / "first" / "story"
    story.mkdir()
    (story / "1-wire.txt").write_text(WIRE)
    (story / "2-post.txt").write_text(POST)
    git(story, "checkout", "--quiet", "-B", "main")
    git(story, "add", ".")
    git(story, "commit", "--quiet", "-m", "articles")
    git(story, "push", "--quiet", "-u", "origin", "main")
    return bare


def clone(server: Path, reviewer: str) -> Clone:
    git(server.parent, "clone", "--quiet", str(server), reviewer)
    return Clone(server.parent / reviewer, reviewer)


@pytest.fixture
def ann(server: Path, capsys: Capture) -> Clone:
    """The first reviewer, who has made the desk and shared it."""
    ann = clone(server, "ann")
    assert main(["init", str(ann.folder)]) == 0
    assert ann.sync() == 0
    capsys.readouterr()
    return ann


@pytest.fixture
def ben(server: Path, ann: Clone) -> Clone:
    """The second reviewer, whose clone has the desk."""
    return clone(server, "ben")


def test_two_clones_end_with_the_union_of_journals_and_kept_texts(
    ann: Clone, ben: Clone, capsys: Capture
) -> None:
    ann.keep(WIRE.encode())
    ann.decide("All 212", Verdict.CONTRADICT)
    ben.keep(WIRE.encode())
    ben.keep(POST.encode() + b"\r\n\xff")
    ben.decide("All 212", Verdict.DIFFER)
    ben.decide("captain", Verdict.AGREE)
    assert ann.sync() == 0
    assert "sent       1 commit to origin/main" in capsys.readouterr().out
    assert ben.sync() == 0
    assert "received   1 entry of ann" in capsys.readouterr().out
    ann.decide("mayor", Verdict.ONE_SIDED)
    assert ann.sync() == 0
    assert "received   2 entries of ben" in capsys.readouterr().out
    assert ben.sync() == 0

    assert ann.entries() == ben.entries()
    assert len(ann.entries()) == 4
    assert ann.kept() == ben.kept()
    assert len(ann.kept()) == 2
    assert all(
        sha256((ben.store / "articles" / name).read_bytes()).hexdigest() == name
        for name in ben.kept()
    )
    assert ann.review() == ben.review()
    assert git(ann.root, "rev-parse", "HEAD") == git(ben.root, "rev-parse", "HEAD")
    assert ann.state() == ben.state() == ""


def test_a_sync_with_nothing_new_commits_and_sends_nothing(ann: Clone, capsys: Capture) -> None:
    before = git(ann.root, "rev-parse", "HEAD")
    assert ann.sync() == 0
    out = capsys.readouterr().out
    assert (
        out == "committed  0 files\nreceived   nothing new\nsent       0 commits to origin/main\n"
    )
    assert git(ann.root, "rev-parse", "HEAD") == before


def test_only_the_desk_is_committed_and_what_else_is_staged_stays_staged(
    ann: Clone, capsys: Capture
) -> None:
    (ann.folder / "1-wire.txt").write_text(WIRE + "\nMore came in later.\n")
    (ann.folder / "3-new.txt").write_text("Not yet.\n")
    (ann.folder / "notes.md").write_text("private\n")
    git(ann.root, "add", "story/3-new.txt")
    (ann.store / "journals").mkdir(exist_ok=True)
    (ann.store / "journals" / ".draft.jsonl").write_text("half written\n")
    (ann.store / "notes.txt").write_text("not the desk's\n")
    ann.decide("captain", Verdict.AGREE)
    assert ann.sync() == 0
    changed = git(ann.root, "show", "--name-only", "--format=", "HEAD").splitlines()
    assert changed == ["story/.copydesk/journals/ann@ann-1.jsonl"]
    assert ann.state().splitlines() == [
        "M story/1-wire.txt",
        "A  story/3-new.txt",
        "?? story/notes.md",
    ]


def test_rival_edits_of_an_article_are_named_and_nothing_is_merged_or_lost(
    ann: Clone, ben: Clone, capsys: Capture
) -> None:
    for one, words in ((ann, "All 213 passengers"), (ben, "All 214 passengers")):
        (one.folder / "1-wire.txt").write_text(WIRE.replace("All 212 passengers", words))
        git(one.root, "commit", "--quiet", "-am", "correct the number")
        one.decide("captain", Verdict.AGREE)
    assert ann.sync() == 0
    before = (ben.folder / "1-wire.txt").read_bytes()
    entries = ben.entries()
    capsys.readouterr()
    assert ben.sync() == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "story/1-wire.txt was changed here and on origin/main" in said.err
    assert "`git merge origin/main`" in said.err
    assert (ben.folder / "1-wire.txt").read_bytes() == before
    assert ben.entries() == entries
    assert ben.state() == ""
    assert git(ben.root, "log", "--format=%s", "-1") == "Review of Story by ben"

    with pytest.raises(subprocess.CalledProcessError):
        git(ben.root, "merge", "origin/main")
    capsys.readouterr()
    assert ben.sync() == 2, "the merge is the user's now"
    assert "in the middle of a merge" in capsys.readouterr().err
    git(ben.root, "checkout", "--theirs", "story/1-wire.txt")
    git(ben.root, "commit", "--quiet", "-am", "theirs")
    assert ben.sync() == 0
    assert ann.sync() == 0
    assert ann.entries() == ben.entries()


def test_edits_that_are_not_committed_are_never_overwritten(
    ann: Clone, ben: Clone, capsys: Capture
) -> None:
    (ann.folder / "1-wire.txt").write_text(WIRE.replace("212", "213"))
    (ann.folder / "new.txt").write_text("ann's\n")
    git(ann.root, "add", ".")
    git(ann.root, "commit", "--quiet", "-am", "correct the number")
    assert ann.sync() == 0
    capsys.readouterr()
    for name, words in (("1-wire.txt", WIRE.replace("212", "214")), ("new.txt", "ben's\n")):
        was = (ben.folder / name).read_text() if (ben.folder / name).exists() else None
        (ben.folder / name).write_text(words)
        ben.decide("captain", Verdict.AGREE)
        assert ben.sync() == 2
        err = capsys.readouterr().err
        assert f"story/{name} has changes here that aren't committed" in err
        assert (ben.folder / name).read_text() == words
        (ben.folder / name).unlink() if was is None else (ben.folder / name).write_text(was)
    assert ben.sync() == 0
    said = capsys.readouterr()
    assert "other files came along: story/1-wire.txt, story/new.txt" in said.err


def test_what_is_staged_stands_in_the_way_of_a_merge_and_is_named(
    ann: Clone, ben: Clone, capsys: Capture
) -> None:
    for one in (ann, ben):
        one.decide("captain", Verdict.AGREE)
    (ben.folder / "3-new.txt").write_text("Not yet.\n")
    git(ben.root, "add", "story/3-new.txt")
    assert ann.sync() == 0
    capsys.readouterr()
    assert ben.sync() == 2
    assert "story/3-new.txt is staged" in capsys.readouterr().err
    assert ben.state() == "A  story/3-new.txt"


def test_clones_that_each_made_a_desk_keep_the_one_that_was_shared_first(
    server: Path, capsys: Capture
) -> None:
    ann, ben = clone(server, "ann"), clone(server, "ben")
    for one in (ann, ben):
        make_desk_file(one.store, one.folder, one.reviewer, [])
        one.decide("captain", Verdict.AGREE)
        assert one.sync() == 0
    assert ann.sync() == 0
    first, second = read_desk_file(ann.store), read_desk_file(ben.store)
    assert first is not None
    assert first == second
    assert first.title == "ann"
    assert ann.entries() == ben.entries()
    assert len(ann.entries()) == 2


@pytest.mark.parametrize("attributes", [True, False])
def test_two_clones_on_one_device_may_write_to_one_journal(
    ann: Clone, server: Path, capsys: Capture, attributes: bool
) -> None:
    """The same device id: both append to ann's journal, with or without git being told."""
    if not attributes:
        (ann.store / ".gitattributes").write_text("* -text\n")
    ann.decide("captain", Verdict.AGREE)
    assert ann.sync() == 0
    git(server.parent, "clone", "--quiet", str(server), "second")
    second = Clone(server.parent / "second", "ann")
    second.decide("All 212", Verdict.DIFFER)
    ann.decide("mayor", Verdict.ONE_SIDED)
    for one in (ann, second, ann):
        assert one.sync() == 0
    assert len(ann.entries()) == 3
    assert ann.entries() == second.entries()
    assert not any(journal.bad_lines for journal in read_journals(ann.store))
    assert ann.state() == ""


def test_no_checkout_changes_a_byte_of_the_desk(ann: Clone, server: Path) -> None:
    (ann.root / ".gitattributes").write_text("* text=auto eol=crlf\n")
    git(ann.root, "add", ".gitattributes")
    git(ann.root, "commit", "--quiet", "-m", "line ends for everybody")
    ann.keep(b"one\r\ntwo\n$Id$\n")
    ann.decide("captain", Verdict.AGREE)
    assert ann.sync() == 0
    ben = clone(server, "ben")
    for path in ann.store.rglob("*"):
        if path.is_file():
            assert (ben.store / path.relative_to(ann.store)).read_bytes() == path.read_bytes()


def test_somebody_who_is_faster_is_merged_before_the_second_try(
    ann: Clone, ben: Clone, capsys: Capture
) -> None:
    """Ben's push comes between ann's look and ann's push: a hook stands for the moment."""
    ben.decide("captain", Verdict.AGREE)
    git(ben.root, "add", ".")
    git(ben.root, "commit", "--quiet", "-m", "by hand")
    hook = ann.root / ".git" / "hooks" / "pre-push"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\nunset GIT_DIR\ngit -C {ben.root} push --quiet\nrm {hook}\n")
    hook.chmod(0o755)
    ann.decide("All 212", Verdict.DIFFER)
    assert ann.sync() == 0
    assert len(ann.entries()) == 2
    assert "received   1 entry of ben" in capsys.readouterr().out
    assert git(ann.root, "rev-parse", "HEAD") == git(ann.root, "rev-parse", "origin/main")


def test_a_remote_that_does_not_answer_leaves_the_entries_committed(
    ann: Clone, server: Path, capsys: Capture
) -> None:
    server.rename(server.with_name("away.git"))
    ann.decide("captain", Verdict.AGREE)
    assert ann.sync() == 2
    said = capsys.readouterr()
    assert said.err.count("\n") == 1
    assert "origin can't be reached" in said.err
    assert "committed here" in said.err
    server.with_name("away.git").rename(server)
    assert ann.sync() == 0
    assert "sent       1 commit" in capsys.readouterr().out


def test_a_hook_that_refuses_is_told_and_never_passed_by(ann: Clone, capsys: Capture) -> None:
    hook = ann.root / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'not on a \033[31mSunday' >&2\nexit 1\n")
    hook.chmod(0o755)
    before = git(ann.root, "rev-parse", "HEAD")
    ann.decide("captain", Verdict.AGREE)
    assert ann.sync() == 2
    err = capsys.readouterr().err
    assert "Sunday" in err
    assert "\033" not in err
    assert git(ann.root, "rev-parse", "HEAD") == before


def test_a_server_that_refuses_is_told(ann: Clone, server: Path, capsys: Capture) -> None:
    hook = server / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'closed for the night' >&2\nexit 1\n")
    hook.chmod(0o755)
    ann.decide("captain", Verdict.AGREE)
    assert ann.sync() == 2
    assert "closed for the night" in capsys.readouterr().err


def test_without_a_repository_a_branch_a_remote_or_a_name_it_says_what_to_do(
    ann: Clone, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = Story(tmp_path)
    assert main(["sync", str(alone.folder)]) == 2
    assert "There is no desk yet" in capsys.readouterr().err
    assert main(["init", str(alone.folder)]) == 0
    capsys.readouterr()
    assert main(["sync", str(alone.folder)]) == 2
    assert "isn't in a git repository" in capsys.readouterr().err

    git(alone.folder, "init", "--quiet", "-b", "main")
    assert main(["sync", str(alone.folder)]) == 2
    assert "has no remote" in capsys.readouterr().err
    assert ".copydesk/desk.json" in git(alone.folder, "ls-files")

    git(ann.root, "checkout", "--quiet", "--detach")
    assert ann.sync() == 2
    assert "No branch is checked out" in capsys.readouterr().err
    git(ann.root, "checkout", "--quiet", "main")

    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.delenv(f"GIT_{role}_NAME")
        monkeypatch.delenv(f"GIT_{role}_EMAIL")
    git(ann.root, "config", "user.useConfigOnly", "true")
    ann.decide("captain", Verdict.AGREE)
    assert ann.sync() == 2
    assert "user.email" in capsys.readouterr().err


def test_without_git_it_says_so(
    ann: Clone, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert ann.sync() == 2
    assert "There is no git" in capsys.readouterr().err


def test_a_desk_that_git_ignores_is_not_forced_in(ann: Clone, capsys: Capture) -> None:
    (ann.root / ".gitignore").write_text("*.jsonl\n")
    ann.decide("captain", Verdict.AGREE)
    assert ann.sync() == 2
    err = capsys.readouterr().err
    assert "Git ignores the desk" in err
    assert ".gitignore:1:*.jsonl" in err


def test_a_repository_without_a_commit_and_a_server_without_a_branch_are_a_beginning(
    tmp_path: Path, capsys: Capture
) -> None:
    git(tmp_path, "init", "--quiet", "--bare", "-b", "main", "empty.git")
    story = Story(tmp_path)
    git(story.folder, "init", "--quiet", "-b", "main")
    git(story.folder, "remote", "add", "origin", str(tmp_path / "empty.git"))
    assert main(["init", str(story.folder)]) == 0
    assert main(["sync", str(story.folder)]) == 0
    assert "sent       1 commit to origin/main" in capsys.readouterr().out
    assert git(story.folder, "rev-parse", "--abbrev-ref", "@{upstream}") == "origin/main"


def test_histories_that_have_nothing_in_common_are_not_mixed(
    ann: Clone, tmp_path: Path, server: Path, capsys: Capture
) -> None:
    story = Story(tmp_path)
    git(story.folder, "init", "--quiet", "-b", "main")
    git(story.folder, "remote", "add", "origin", str(server))
    assert main(["init", str(story.folder)]) == 0
    capsys.readouterr()
    assert main(["sync", str(story.folder)]) == 2
    assert "unrelated histories" in capsys.readouterr().err
    assert not (story.folder / "story").exists()


def test_a_link_in_the_desk_is_not_committed(ann: Clone, tmp_path: Path) -> None:
    (tmp_path / "secret.jsonl").write_text("secret\n")
    ann.decide("captain", Verdict.AGREE)
    (ann.store / "journals" / "link.jsonl").symlink_to(tmp_path / "secret.jsonl")
    (ann.store / "texts").symlink_to(tmp_path)
    assert ann.sync() == 0
    assert "link" not in git(ann.root, "ls-files")


def test_syncing_from_a_hook_of_another_repository_stays_in_its_own(
    ann: Clone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "init", "--quiet", "other")
    ann.decide("captain", Verdict.AGREE)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other" / ".git"))
    assert ann.sync() == 0
    monkeypatch.delenv("GIT_DIR")
    assert git(ann.root, "rev-parse", "HEAD") == git(ann.root, "rev-parse", "origin/main")


def test_without_a_terminal_neither_git_nor_ssh_can_stop_to_ask(
    ann: Clone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    ssh = tmp_path / "ssh"
    ssh.write_text(
        f"#!/bin/sh\nif (: </dev/tty) 2>/dev/null; then tty=yes; fi\n"
        f'echo "$GIT_TERMINAL_PROMPT ${{tty:-no}}" > {tmp_path}/asked\nexit 255\n'
    )
    ssh.chmod(0o755)
    monkeypatch.setenv("GIT_SSH_COMMAND", str(ssh))
    git(ann.root, "remote", "set-url", "origin", "ssh://nobody@localhost/story.git")
    ann.decide("captain", Verdict.AGREE)
    assert ann.sync() == 2
    assert "origin can't be reached, or refuses you" in capsys.readouterr().err
    assert (tmp_path / "asked").read_text() == "0 no\n"
