"""The commands without a screen take what was compared before, and say the same without it."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from copydesk import comparison
from copydesk.articles.article import Article
from copydesk.compared import COMPARISONS, Comparison
from copydesk.exports import FORMATS
from copydesk.reviews.anchors import article_target, row_target
from copydesk.reviews.kinds import FactsData, LinkData, NoteData
from copydesk.reviews.verdict import Verdict
from tests.exports.story import Story
from tui.cli import main

PAIRS = 2
"""Pairs of the base in a story of three articles."""

Say = Callable[..., str]


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """A story on which two reviewers decided something."""
    story = Story(tmp_path)
    target = story.row("1-wire.txt", "2-post.txt", "All 212")
    story.judge(target, Verdict.CONTRADICT)
    story.judge(target, Verdict.DIFFER, by="ben")
    story.write(NoteData("see the log"), on=target, by="ben")
    story.judge(story.row("1-wire.txt", "10-echo.txt", "The captain"), Verdict.MISMATCH)
    return story


@pytest.fixture
def say(story: Story, capsys: pytest.CaptureFixture[str]) -> Say:
    """Run a command on the story; return what it prints."""

    def run(*words: str) -> str:
        command, *options = words
        files = (
            [story.folder / "1-wire.txt", story.folder / "2-post.txt"]
            if command == "compare"
            else [story.folder]
        )
        base = ["--base", "1-wire"] if command in ("status", "export") else []
        code = main([command, *map(str, files), "--desk", str(story.store), *base, *options])
        said = capsys.readouterr()
        assert code == 0, said.err
        return said.out

    return run


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The pairs that were compared anew, by the names of their articles."""
    pairs = []
    compare = comparison.compare

    def counting(left: Article, right: Article, **more: object) -> Comparison:
        pairs.append((left.name, right.name))
        return compare(left, right, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(comparison, "compare", counting)
    return pairs


COMMANDS = (
    ("status",),
    ("compare",),
    ("compare", "--format", "json"),
    *(("export", "--all", "--format", kind) for kind in FORMATS),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_what_a_command_compared_is_compared_no_second_time(
    say: Say, made: list[tuple[str, str]], command: tuple[str, ...]
) -> None:
    first = say(*command)
    assert len(made) == (1 if command[0] == "compare" else PAIRS)
    assert len(set(made)) == len(made)
    made.clear()
    assert say(*command) == first
    assert made == []


def test_one_command_takes_what_another_one_compared(say: Say, made: list[tuple[str, str]]) -> None:
    say("status")
    made.clear()
    say("export", "--all", "--format", "csv")
    say("compare")
    assert made == []


def test_a_verdict_on_a_row_as_it_stands_has_nothing_compared_anew(
    say: Say, story: Story, made: list[tuple[str, str]]
) -> None:
    say("status")
    made.clear()
    story.judge(story.row("1-wire.txt", "2-post.txt", "The ferry"), Verdict.AGREE)
    say("status")
    assert made == []


def test_a_link_by_hand_or_a_corrected_fact_has_its_pair_compared_anew(
    say: Say, story: Story, made: list[tuple[str, str]]
) -> None:
    say("status")
    made.clear()
    wire, post = story.article("1-wire.txt"), story.article("2-post.txt")
    last = [article.sentences[-1].index for article in (wire, post)]
    story.write(LinkData(), on=row_target(wire, last[:1], post, last[1:]))
    say("status")
    assert made == [("1-wire.txt", "2-post.txt")]
    made.clear()
    story.write(FactsData(published="2031-03-20"), on=article_target(story.article("10-echo.txt")))
    say("status")
    assert made == [("1-wire.txt", "10-echo.txt")]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_damaged_entries_change_nothing_that_is_said(
    say: Say, private_home: Path, made: list[tuple[str, str]], command: tuple[str, ...]
) -> None:
    first = say(*command)
    entries = [*private_home.rglob(f"{COMPARISONS}/*")]
    assert len(entries) == len(made)
    for number, path in enumerate(entries):
        body = path.read_bytes()
        path.write_bytes(body[:-9] if number else body[:80] + b"\xff" + body[81:])
    made.clear()
    assert say(*command) == first
    assert len(made) == len(entries)


def test_where_nothing_can_be_kept_all_is_said_the_same(
    say: Say, private_home: Path, made: list[tuple[str, str]]
) -> None:
    first = {command: say(*command) for command in COMMANDS}
    (folder,) = private_home.rglob(COMPARISONS)
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    folder.write_text("no folder can be made here")
    made.clear()
    assert {command: say(*command) for command in COMMANDS} == first
    assert made


def test_doctor_writes_nothing(say: Say, private_home: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in private_home.rglob("*")}
    say("doctor")
    assert {path: path.stat().st_mtime_ns for path in private_home.rglob("*")} == before


class _Errors(io.StringIO):
    """What stands on stderr, which is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("command", COMMANDS[:4], ids=" ".join)
def test_on_a_terminal_a_command_shows_how_far_comparing_is_and_wipes_it(
    say: Say, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    errors = _Errors()
    monkeypatch.setattr("sys.stderr", errors)
    first = say(*command)
    told = errors.getvalue().split("\r")
    assert "copydesk: comparing: 100%" in told
    assert told[-1] == ""
    assert told[-2] == " " * len("copydesk: comparing: 100%")
    errors.truncate(0)
    errors.seek(0)
    assert say(*command) == first
    assert errors.getvalue() == "", "there was nothing to wait for"


def test_elsewhere_a_command_says_nothing_of_how_far_it_is(
    story: Story, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status", str(story.folder), "--desk", str(story.store)]) == 0
    assert capsys.readouterr().err == ""


def test_ctrl_c_ends_a_command_and_what_it_compared_until_then_is_kept(
    story: Story, say: Say, made: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    counting = comparison.compare

    def pressed(left: Article, right: Article, **more: object) -> Comparison:
        if made:
            raise KeyboardInterrupt
        return counting(left, right, **more)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(comparison, "compare", pressed)
        assert (
            main(["status", str(story.folder), "--base", "1-wire", "--desk", str(story.store)])
            == 130
        )
    made.clear()
    say("status")
    assert len(made) == PAIRS - 1


@pytest.fixture
def long_story(tmp_path: Path) -> Story:
    """A story of three articles that are worth keeping."""
    (tmp_path / "long").mkdir()
    texts = {
        f"{name}.txt": "\n\n".join(
            f"The {name} said on day {day} that all went well." for day in days
        )
        for name, days in (("harbour", range(90)), ("mayor", range(80)), ("crew", range(70)))
    }
    return Story(tmp_path / "long", texts)


def _cached(home: Path) -> dict[str, tuple[bytes, int]]:
    """Return what each file in the cache directory holds, and when it was written or used."""
    files = [path for path in (home / ".cache").rglob("*") if path.is_file()]
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_the_doctor_takes_articles_that_were_read_before_and_leaves_them_as_they_are_kept(
    long_story: Story,
    private_home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    doctor = ["doctor", str(long_story.folder), "--desk", str(long_story.store)]
    assert main(doctor) == 0
    anew = capsys.readouterr().out
    assert _cached(private_home) == {}
    main(["status", *doctor[1:]])
    capsys.readouterr()
    for file in _cached(private_home):
        os.utime(file, (1, 1))
    kept = _cached(private_home)
    assert len(kept) >= 3

    monkeypatch.setattr("copydesk.articles.read_article.contents_of_file", None)
    assert main(doctor) == 0

    assert capsys.readouterr().out == anew
    assert _cached(private_home) == kept


def test_the_doctor_names_what_cannot_be_read_beside_what_is_kept(
    long_story: Story, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [str(long_story.folder), "--desk", str(long_story.store)]
    main(["status", *words])
    (long_story.folder / "mayor.txt").write_bytes(b"\x00\x01" * 1000)
    capsys.readouterr()

    assert main(["doctor", *words]) == 1

    said = capsys.readouterr().out
    assert "mayor.txt" in said
    assert "2 articles of 'Story' can be read" in said
