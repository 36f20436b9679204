"""The program while it aligns long articles: what it says, what it does, what it leaves behind."""

from __future__ import annotations

import os
import re
import shutil
import signal
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest

from benchmarks.keys_while_aligning import cursor_of
from copydesk.alignment.cache import AlignmentCache
from copydesk.alignment.link import Scores
from copydesk.articles.read_article import read_article
from copydesk.comparison import alignment_task
from tests.processes import comparing_children, running, wait_until
from tests.terminal.aligning import HeldAlignment
from tests.terminal.program import (
    QUICK,
    judge,
    leave,
    open_review,
    plain_story,
    sample_story,
    start,
)
from tests.terminal.terminal import StartTerminal, Terminal

_ALIGNING = r"^ comparing: \d+ %"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return plain_story(tmp_path, articles=3)


@pytest.fixture
def held(tmp_path: Path) -> HeldAlignment:
    return HeldAlignment(tmp_path / "held")


@pytest.fixture
def kept(private_home: Path) -> AlignmentCache:
    return AlignmentCache(private_home / ".cache" / "copydesk")


def _aligning(terminal: StartTerminal, story: Path, held: HeldAlignment) -> tuple[Terminal, int]:
    """Start the program; return it, and its child, when it says that it aligns the first pair."""
    variables = {**QUICK, **held.variables}
    shown = start(terminal, story, columns=120, rows=40, environment=variables)
    shown.wait_for(_ALIGNING)
    # The pairs behind aren't begun before the one on screen has its rows.
    (child,) = comparing_children(shown.pid)
    return shown, child


def _has_ended(pid: int) -> bool:
    return pid not in [found for found, _parent, _command in running()]


def test_how_far_aligning_is_stands_in_the_line_of_keys_until_the_rows_are_there(
    terminal: StartTerminal, story: Path, held: HeldAlignment
) -> None:
    shown, _ = _aligning(terminal, story, held)
    assert "going to another article cancels it: > <" in shown.screen
    for percent in (20, 60, 99):
        held.say(percent)
        shown.wait_for(f"^ comparing: {percent} %")
        assert "to do" not in shown.lines[0]
    held.let_go()
    shown.wait_for(r"^ copydesk .*\d+ to do")
    shown.wait_for(r"^ 1-6 verdict ")
    leave(shown)


def test_keys_are_answered_while_a_pair_is_aligned_and_bring_no_keys_back(
    terminal: StartTerminal, story: Path, held: HeldAlignment
) -> None:
    shown, _ = _aligning(terminal, story, held)
    for _ in range(3):
        shown.time_key("j", cursor_of)
        assert "comparing ..." in shown.screen
        assert re.search(_ALIGNING, shown.screen, re.MULTILINE)
    shown.send("1")
    shown.wait_for("^ the pair is being compared")
    shown.send("q")
    assert shown.wait_exit() == 0


def test_going_to_another_article_ends_the_child_at_once(
    terminal: StartTerminal, story: Path, held: HeldAlignment
) -> None:
    shown, child = _aligning(terminal, story, held)
    shown.send(">")
    shown.wait_for(r"\| 3 paper")
    wait_until(lambda: _has_ended(child))
    assert len(comparing_children(shown.pid)) <= 1
    held.let_go()
    shown.wait_for(r"\d+ to do")
    leave(shown)


@pytest.mark.parametrize(
    ("end", "status"),
    [
        (lambda shown: shown.send("q"), 0),
        (lambda shown: shown.kill(signal.SIGTERM), 128 + signal.SIGTERM),
    ],
    ids=["quit", "terminated"],
)
def test_whoever_ends_the_program_while_it_aligns_gets_the_terminal_back_and_no_child_stays(
    terminal: StartTerminal,
    story: Path,
    held: HeldAlignment,
    end: Callable[[Terminal], None],
    status: int,
) -> None:
    shown, child = _aligning(terminal, story, held)
    end(shown)
    assert shown.wait_exit() == status
    assert _has_ended(child)
    assert shown.left_behind() == []
    assert b"Traceback" not in shown.raw


@pytest.mark.parametrize(
    ("end", "status"),
    [
        (lambda shown: shown.kill(signal.SIGKILL), -signal.SIGKILL),
        (lambda shown: shown.hang_up(), 128 + signal.SIGHUP),
    ],
    ids=["killed", "hung-up"],
)
def test_a_child_whose_program_is_gone_goes_too(
    terminal: StartTerminal,
    story: Path,
    held: HeldAlignment,
    end: Callable[[Terminal], None],
    status: int,
) -> None:
    shown, child = _aligning(terminal, story, held)
    end(shown)
    assert shown.wait_exit() == status
    wait_until(lambda: _has_ended(child))


def _kill(shown: Terminal, child: int) -> None:
    os.kill(child, signal.SIGKILL)
    wait_until(lambda: _has_ended(child))
    shown.wait_for("^ Comparing 1-paper.txt with 2-paper.txt ended early")


def test_a_child_that_dies_is_said_and_another_takes_its_place(
    terminal: StartTerminal, story: Path, held: HeldAlignment
) -> None:
    shown, child = _aligning(terminal, story, held)
    _kill(shown, child)
    held.let_go()
    shown.wait_for(r"\d+ to do")
    assert "ended early" in shown.screen, "until a key is typed"
    judge(shown, "1", 1)
    leave(shown)


def test_where_two_children_die_coming_back_tries_again(
    terminal: StartTerminal, story: Path, held: HeldAlignment
) -> None:
    shown, child = _aligning(terminal, story, held)
    _kill(shown, child)
    wait_until(lambda: bool(comparing_children(shown.pid)))
    (child,) = comparing_children(shown.pid)
    _kill(shown, child)
    shown.wait_for("try again")
    held.let_go()
    shown.send(">")
    shown.wait_for(r"\| 3 paper")
    shown.send("<lt>")
    shown.wait_for(r"\| 2 paper")
    shown.wait_for(r"\d+ to do")
    leave(shown)


# What is kept


def test_the_second_start_shows_the_rows_in_its_first_frame_and_compares_nothing(
    terminal: StartTerminal, tmp_path: Path, kept: AlignmentCache
) -> None:
    story = sample_story(tmp_path)
    first = open_review(terminal, story, columns=120, rows=40)
    first.wait_for(r"^(?!.* \.\. )")
    kept_pairs = kept.folder.with_name("comparisons")
    wait_until(lambda: len(list(kept_pairs.iterdir())) == _all_pairs(story))
    leave(first)
    second = start(terminal, story, columns=120, rows=40)
    second.wait_for("Articles")
    assert re.search(r"\d+ of \d+ done", second.screen), "with the first frame"
    second.wait_until_quiet(0.5)
    assert not re.search(r" \.\. ", second.screen), "the list knows all pairs"
    assert len(comparing_children(second.pid)) <= 1, "the one that makes the fact sheet"
    assert b"comparing" not in second.raw
    leave(second)


def test_a_pair_that_is_compared_anew_is_not_aligned_anew(
    terminal: StartTerminal, tmp_path: Path, kept: AlignmentCache
) -> None:
    """Shown by keeping something else: an alignment in which nothing is linked with anything."""
    story = sample_story(tmp_path)
    base, *others = (read_article(path) for path in sorted(story.glob("*.txt")))
    first = open_review(terminal, story, columns=120, rows=40)
    first.wait_for(r"^(?!.* \.\. )")
    wait_until(lambda: len(list(kept.folder.glob("*.json"))) == _all_pairs(story))
    leave(first)
    linked = re.findall(r"\d+ (?:\x1b\[[0-9;]*m)*(?:same|reworded)", first.raw.decode())
    for other in others:
        assert kept.find(alignment_task(base, other)) == alignment_task(base, other).run()
        kept.keep(alignment_task(base, other), Scores())
    shutil.rmtree(kept.folder.with_name("comparisons"))
    second = open_review(terminal, story, columns=120, rows=40)
    second.send("j")
    second.wait_for("Row 2 of |1 line folded")
    assert linked
    # A headline is aligned with a headline, every time.
    assert not [line for line in second.lines if re.search(r" (?!1 )\d+ (same|reworded)", line)]
    leave(second)
    assert len(list(kept.folder.iterdir())) == _all_pairs(story)


def _all_pairs(story: Path) -> int:
    """Return how many pairs of a small story are compared, the base's first."""
    return len(list(combinations(story.glob("*.txt"), 2)))


def _in_the_way(folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("no folder")


def _full_of_rubbish(folder: Path) -> None:
    folder.mkdir(parents=True)
    for number in range(20):
        (folder / f"{number}.json").write_bytes(os.urandom(3_000))
    (folder / "folder.json").mkdir()
    os.mkfifo(folder / "pipe.json")


def _closed(folder: Path) -> None:
    folder.mkdir(parents=True)
    folder.chmod(0)


def _nowhere(folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.symlink_to("/dev/null/nowhere")


@pytest.mark.parametrize("spoil", [_in_the_way, _full_of_rubbish, _closed, _nowhere])
def test_a_spoilt_cache_never_harms_the_review(
    terminal: StartTerminal, tmp_path: Path, kept: AlignmentCache, spoil: Callable[[Path], None]
) -> None:
    folders = [kept.folder.with_name(name) for name in ("alignments", "articles", "comparisons")]
    for folder in folders:
        spoil(folder)
    try:
        shown = open_review(terminal, sample_story(tmp_path), columns=120, rows=40)
        shown.wait_for(r" \d+ (same|reworded)")
        leave(shown)
    finally:
        for folder in folders:
            if folder.is_dir():
                folder.chmod(0o700)


def test_two_programs_on_one_story_share_what_is_kept(
    terminal: StartTerminal, tmp_path: Path, kept: AlignmentCache
) -> None:
    story = sample_story(tmp_path)
    both = [start(terminal, story, "--desk", tmp_path / name) for name in "ab"]
    for shown in both:
        shown.wait_for(r"\d+ to do")
    wait_until(lambda: len(list(kept.folder.glob("*.json"))) == _all_pairs(story))
    for shown in both:
        leave(shown)
    assert len(list(kept.folder.iterdir())) == _all_pairs(story)
