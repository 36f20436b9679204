"""Articles, names, notes and journals of strangers, looked at in the raw bytes of a real terminal.

Nothing of theirs may reach the terminal as a control sequence. What the program itself sends is
little and is listed here; everything else is a find. Each run steps through all articles, so that
whatever the screen makes of one must come by.
"""

from __future__ import annotations

import base64
import re
from pathlib import Path
from typing import Final

import pytest

from copydesk.articles.library import find_articles
from copydesk.comparison import compare
from copydesk.desk.desk import Desk
from copydesk.judged.rows import judged_rows
from copydesk.reviews.anchors import Target
from copydesk.reviews.author import Author
from copydesk.reviews.clock import HybridClock
from copydesk.reviews.journal import Journal
from copydesk.reviews.kinds import NoteData, TagsData, VerdictData
from copydesk.reviews.verdict import Verdict
from tests.hostile_input import BAD, drives_a_terminal, foreign, name_badly
from tests.terminal.program import (
    hostile_story,
    judge,
    leave,
    notes_in,
    open_review,
    plain_story,
    settled,
    wait_saved,
)
from tests.terminal.terminal import StartTerminal, Terminal

_PASTED: Final = f"\x1b[200~{BAD}\x1b[201~"
"""The same from the clipboard; tmux, for one, leaves the Esc in what is pasted."""


def _leave(shown: Terminal) -> None:
    leave(shown)
    assert foreign(shown.raw) == []


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40)])
def test_no_article_and_no_name_drives_the_terminal(
    terminal: StartTerminal, tmp_path: Path, columns: int, rows: int
) -> None:
    story = hostile_story(tmp_path)
    name_badly(story)
    shown = open_review(terminal, story, columns=columns, rows=rows)
    seen = {shown.lines[1]}
    while True:
        shown.send("<space>")
        shown.wait_until_quiet(0.05)
        shown.send("G")
        shown.wait_until_quiet(0.05)
        top = re.escape(shown.lines[0])
        shown.send(">")
        shown.wait_for(rf"\A(?!{top}$)(?s:.)*\d+ to do|this is the last article")
        if "this is the last article" in shown.screen:
            break
        seen.add(shown.lines[0])
    assert len(seen) > 35
    shown.send("\\" if columns < 120 else "h")
    shown.wait_for(r"\d left out: E")
    shown.send("E")
    shown.wait_for("left out of the story")
    assert "gnp" in shown.screen
    shown.send("q")
    shown.wait_until_quiet(0.05)
    _leave(shown)


def test_no_page_about_an_article_drives_the_terminal(
    terminal: StartTerminal, tmp_path: Path
) -> None:
    """Facts, search, the list, folded furniture, of the worst articles as base and beside it."""
    story = tmp_path / "worst"
    story.mkdir()
    for name in ("terminal-escapes.txt", "c1-control-characters.txt", "bidi-and-invisible.txt"):
        (story / name).write_bytes((hostile_story(tmp_path / name) / name).read_bytes())
    (story / "credits.txt").write_text(f"Ferry\n\nBy {BAD}\n\nPhoto: {BAD}\n\nIt sank. {BAD}\n")
    shown = open_review(terminal, story)
    for _article in range(3):
        for key, sight in (("i", "article facts"), ("o", "article facts")):
            shown.send(key)
            shown.wait_for(sight)
            settled(shown)
            shown.send("G")
            settled(shown)
        shown.send("e")
        shown.wait_for("facts of")
        settled(shown)
        shown.send("<ctrl+g>Z")
        settled(shown)
        shown.send("p>v")
        settled(shown)
    shown.send("/")
    shown.wait_for("search all articles")
    settled(shown)
    shown.send(f"{_PASTED}<enter>")
    shown.wait_for("match")
    settled(shown)
    shown.send("nN|\\|")
    settled(shown)
    _leave(shown)


def test_a_strangers_journal_cannot_drive_the_terminal(
    terminal: StartTerminal, tmp_path: Path
) -> None:
    """Name, note and tags of another reviewer, as shown beside the row and in its history."""
    story, desk = plain_story(tmp_path), tmp_path / "desk"
    stranger = Desk(find_articles([story]), desk, f"Mallory {BAD}")
    review, _bad_lines = stranger.read_review()
    left, right = stranger.article(0), stranger.article(1)
    target = _first_row_target(stranger)
    author = Author(stranger.reviewer, f"host{BAD}", HybridClock(), review.events)
    with Journal(desk, stranger.reviewer, "stranger") as journal:
        data = (VerdictData(Verdict.CONTRADICT), NoteData(f"note {BAD}"), TagsData((BAD,)))
        journal.append([author.write(one, target) for one in data])
    assert {left.sha256, right.sha256} == set(target.hashes)
    (desk / "journals" / f"broken {BAD.replace('/', '')}.jsonl").write_bytes(BAD.encode())
    shown = open_review(terminal, story, "--desk", desk, columns=120, rows=40)
    shown.wait_for("Mallory")
    shown.send("H")
    shown.wait_for("history of row")
    assert "note" in settled(shown)
    shown.send("q")
    settled(shown)
    _leave(shown)


def _first_row_target(desk: Desk) -> Target:
    left, right = desk.article(0), desk.article(1)
    review, _bad = desk.read_review()
    rows = judged_rows(left, right, compare(left, right), review, desk.reviewer)
    return rows[0].target


def test_what_is_pasted_into_a_note_is_shown_as_text_and_stays_text(
    terminal: StartTerminal, tmp_path: Path
) -> None:
    story, desk = plain_story(tmp_path), tmp_path / "desk"
    shown = open_review(terminal, story, "--desk", desk, "--reviewer", f"Ann {BAD}")
    judge(shown, "1", 1)
    shown.send("a")
    shown.wait_for("note on row")
    settled(shown)
    shown.send(_PASTED)
    shown.wait_for("stolen")
    shown.send("<enter>")
    shown.wait_for("note written")
    wait_saved(shown, 1)
    shown.send("H")
    shown.wait_for("history of row")
    settled(shown)
    shown.send("q")
    settled(shown)
    _leave(shown)
    (note,) = notes_in(desk)
    assert "stolen" in note
    journals = list((desk / "journals").iterdir())
    assert [journal.parent for journal in journals] == [desk / "journals"]


def test_escape_sequences_in_what_is_pasted_press_no_keys(
    terminal: StartTerminal, tmp_path: Path
) -> None:
    """The words behind the sequence would leave the note and judge."""
    desk = tmp_path / "desk"
    shown = open_review(terminal, plain_story(tmp_path), "--desk", desk)
    shown.send("a")
    shown.wait_for("note on row")
    settled(shown)
    shown.send("\x1b[200~red \x1b[31m\x07112\x1b[201~")
    settled(shown)
    assert "note on row" in shown.screen
    assert not desk.exists()


def test_what_is_copied_reaches_the_clipboard_without_controls(
    terminal: StartTerminal, tmp_path: Path
) -> None:
    """The one control string that the program sends on purpose holds nothing but what is seen."""
    story = tmp_path / "story"
    story.mkdir()
    for name in ("a", "b"):
        (story / f"{name}.txt").write_text(f"{name} Ferry {BAD} sinks\n")
    shown = open_review(terminal, story)
    shown.send("y")
    shown.wait_for("copied")
    settled(shown)
    sent = re.findall(rb"\x1b\]52;[^\x07\x1b]*(?:\x07|\x1b\\)", shown.raw)
    leave(shown)
    assert len(sent) == 1
    assert foreign(shown.raw.replace(sent[0], b"")) == []
    words = base64.b64decode(re.split(rb"[;\x07\x1b]+", sent[0])[3]).decode()
    assert "Ferry" in words
    assert not [one for one in words.replace("\n", "") if drives_a_terminal(one)]
