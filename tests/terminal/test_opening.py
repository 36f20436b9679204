"""The program while it opens: what is shown at once, and what becomes of keys typed meanwhile."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.keys_while_aligning import made_story
from copydesk.alignment.link import Link
from copydesk.alignment.row import Row
from copydesk.articles.files import open_article
from copydesk.compared import Comparison
from copydesk.desk.caches import Caches
from copydesk.reviews.reading import JOURNALS
from tests.processes import comparing_children, running, wait_until
from tests.terminal.aligning import HeldAlignment
from tests.terminal.program import (
    QUICK,
    leave,
    personal_desk,
    plain_story,
    start,
    verdicts_in,
)
from tests.terminal.reading import HeldReading
from tests.terminal.terminal import StartTerminal, Terminal


@pytest.fixture
def long_story(tmp_path: Path) -> Path:
    return made_story(tmp_path / "long", 2, 4_000)


def _started(terminal: StartTerminal, story: Path) -> Terminal:
    return start(terminal, story, columns=120, rows=40)


def test_a_long_article_can_be_read_before_all_of_it_was(
    terminal: StartTerminal, long_story: Path
) -> None:
    shown = _started(terminal, long_story)
    shown.wait_for("n0")
    assert "reading ..." in shown.screen
    assert re.search(r"^B 00", shown.screen, re.MULTILINE)
    shown.send("jjj")
    shown.wait_for(r"^ copydesk .*00 \| 01", 60)
    shown.wait_for(r"^.{22}>.* n2\b", 60)  # the third sentence below the headline
    leave(shown)


def test_a_long_pair_that_is_kept_begins_at_once_and_goes_on_where_one_was(
    terminal: StartTerminal, tmp_path: Path, private_home: Path
) -> None:
    """Keys that are typed before its rows are there wait for them."""
    story = made_story(tmp_path / "long", 2, 3_000)
    caches = Caches(private_home / ".cache" / "copydesk")
    files = (open_article(path, root=story) for path in sorted(story.iterdir()))
    left, right = map(caches.articles.read_file, files)
    rows = [
        Row(number + 1, (number,), (number,), "reworded") for number in range(len(left.sentences))
    ]
    links = tuple(Link(number, number, 1.0) for number in range(len(rows)))
    caches.comparisons.keep(left, right, Comparison(links, tuple(rows), ()))
    shown = _started(terminal, story)
    shown.wait_for("n0")
    assert "reading ..." in shown.screen
    shown.send("jjj")
    shown.wait_for(r"\d+ of 3001 done", 60)
    shown.wait_for("Row 4 of 3001", 60)
    shown.send(":")
    shown.wait_for("commands  *│")
    shown.send("2000\r")
    shown.wait_for("Row 2000 of 3001")
    leave(shown)
    again = _started(terminal, story)
    again.wait_for("n1998")
    assert "reading ..." in again.screen
    again.wait_for("Row 2000 of 3001", 60)
    assert "n1998" in again.screen
    leave(again)


def test_the_rows_of_a_new_pair_come_from_whoever_read_it(
    terminal: StartTerminal, tmp_path: Path
) -> None:
    """Another process would start when the first screen is there already."""
    shown = _started(terminal, plain_story(tmp_path))
    shown.wait_for(r"\d+ of \d+ done")
    assert comparing_children(shown.pid) == []
    leave(shown)


@pytest.mark.parametrize(
    ("end", "status"),
    [
        (lambda shown: shown.send("q"), 0),
        (lambda shown: shown.kill(signal.SIGTERM), 128 + signal.SIGTERM),
        (lambda shown: shown.kill(signal.SIGKILL), -signal.SIGKILL),
        (lambda shown: shown.hang_up(), 128 + signal.SIGHUP),
    ],
    ids=["quit", "terminated", "killed", "hung-up"],
)
def test_the_program_can_be_left_while_it_reads(
    terminal: StartTerminal,
    tmp_path: Path,
    private_home: Path,
    end: Callable[[Terminal], None],
    status: int,
) -> None:
    """It doesn't wait until all is read: then what was read would be kept."""
    shown = _started(terminal, made_story(tmp_path / "long", 2, 30_000))
    shown.wait_for(r"reading \.\.\.", 60)
    children = [pid for pid, parent, _command in running() if parent == shown.pid]
    assert children
    end(shown)
    assert shown.wait_exit() == status
    wait_until(lambda: not {pid for pid, _, _ in running()} & set(children))
    assert b"Traceback" not in shown.raw
    assert not (private_home / ".cache" / "copydesk" / "articles").exists()


def test_the_program_can_be_left_while_it_reads_what_was_decided(
    terminal: StartTerminal, story: Path, tmp_path: Path, private_home: Path
) -> None:
    """It doesn't wait for the rest: then it would know what to call this device."""
    journals = tmp_path / "desk" / JOURNALS
    journals.mkdir(parents=True)
    (journals / "ann.jsonl").write_bytes(b"{}\n" * 5_000_000)
    shown = start(terminal, story, "--desk", journals.parent, columns=120, rows=40)
    shown.wait_for(r"reading \.\.\.", 60)
    wait_until(lambda: shown.pid not in [parent for _, parent, _ in running()])  # has the articles
    shown.send("q")
    assert shown.wait_exit() == 0
    assert b"Traceback" not in shown.raw
    assert not (private_home / ".local" / "state" / "copydesk" / "device").exists()


def test_keys_typed_before_anything_is_shown_move_and_write_nothing(
    terminal: StartTerminal, story: Path, tmp_path: Path, private_home: Path
) -> None:
    held = HeldAlignment(tmp_path / "held")  # they are typed before the rows are there, too
    variables = {**QUICK, **held.variables}
    shown = start(terminal, story, columns=120, rows=40, environment=variables)
    shown.send("jj1u.")
    shown.wait_for("^ . was typed before the review was on the screen: press it again")
    held.let_go()
    shown.wait_for("Row 7 of 37")
    shown.send("j")
    shown.wait_for("^ 1-6 verdict")
    shown.send("q")
    assert shown.wait_exit() == 0
    with pytest.raises(FileNotFoundError):
        verdicts_in(personal_desk(private_home))


def test_beside_an_article_that_is_still_being_read_the_base_can_be_read(
    terminal: StartTerminal, tmp_path: Path, private_home: Path
) -> None:
    story = made_story(tmp_path / "story", 4, 20)
    held = HeldReading(tmp_path / "held", "02.txt")
    variables = {**QUICK, **held.variables}
    shown = start(terminal, story, columns=120, rows=40, environment=variables)
    shown.wait_for(r"^ copydesk .*00 \| 01 .* done")
    shown.send(">")
    shown.wait_for(r"02\.txt, being read")
    assert "reading ..." in shown.screen
    shown.send("jjj")
    shown.wait_for(r"^.{22}>.* n2\b")
    shown.send("1")
    shown.wait_for(r"^ 02\.txt is still being read")
    shown.send("<")
    shown.wait_for(r"^ copydesk .*00 \| 01 .* done")
    for key in ("p", "i"):
        shown.send(f">{key}")
        shown.wait_for(r"^ 02\.txt is still being read")
        shown.send("<")
        shown.wait_for(r"^ copydesk .*00 \| 01 .* done")
    shown.send(">")
    shown.wait_for(r"^.{22}>.* n2\b")
    held.let_go()
    shown.wait_for(r"^ copydesk .*00 \| 02 .* 0 of \d+ done")
    shown.wait_for(r"^.{22}>.* n2\b")
    leave(shown)
    with pytest.raises(FileNotFoundError):
        verdicts_in(personal_desk(private_home))
