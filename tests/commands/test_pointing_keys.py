"""How many keys a finding by hand takes: no more than ten for a name that differs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from copydesk.alignment.row import Row
from copydesk.articles.article import Article, Span
from copydesk.findings.row_marks import RowMarks, run_text
from tests.commands.exercised import exercises
from tests.reviewing import Reviewing, reviewing
from tui.screens.pointing import PointingDialog
from tui.session.outcome import Changed, Outcome

_MOST: Final = 10

_LEFT: Final = """Outlet: Wire

Two officers of the harbour, Lena Askwith and Tom Vardy, went aboard at nine on Thursday night.

The ship belongs to Marlin Lines, whose owner, Peter Ostrow, was in Lerwick when it happened.

A crane from the Skarra yard lifted the first of the 40 cars on Sunday, said Ms Hedda Lunde.
"""
_RIGHT: Final = """Outlet: Post

Two officers of the harbour, Lena Asquith and Tom Vardy, went aboard at nine on Thursday night.

The ship belongs to Merlin Lines, whose owner, Peter Ostrow, was in Berwick when it happened.

A crane from the Scarab yard lifted the first of the 40 cars on Sunday, said Ms Greta Lunde.
"""
_NAMES: Final = (
    ("Askwith", "Asquith"),
    ("Marlin", "Merlin"),
    ("Lerwick", "Berwick"),
    ("Skarra", "Scarab"),
    ("Hedda", "Greta"),
)
_MARKED: Final = {
    "the names that differ": {name for names in _NAMES for name in names},
    "nothing": set[str](),
    "the wrong words": {"officers", "owner", "Sunday"},
}


def _words_of(dialog: PointingDialog) -> list[str]:
    return [pointer.words for pointer in dialog._pointed.pointers]


async def _search(review: Reviewing, dialog: PointingDialog, side: int, name: str) -> int:
    """Type a name on a side until it is pointed at; return how many keys that took."""
    await review.press("slash")
    for count, letter in enumerate(name.lower(), 1):
        await review.press(letter)
        if _words_of(dialog)[side] == name:
            return count + 1
    raise AssertionError(f"{name} isn't found")


@exercises("add_finding")
@pytest.mark.parametrize("marked", _MARKED)
async def test_a_name_that_differs_takes_at_most_ten_keys_whatever_is_marked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, marked: str
) -> None:
    def marks(left: Article, right: Article, row: Row, _found: object) -> RowMarks:
        return RowMarks(
            *(
                _spans(run_text(*side), _MARKED[marked])
                for side in ((left, row.left), (right, row.right))
            )
        )

    monkeypatch.setattr("copydesk.findings.row_marks.row_marks", marks)
    story = tmp_path / "story"
    story.mkdir()
    (story / "1.txt").write_text(_LEFT)
    (story / "2.txt").write_text(_RIGHT)
    async with reviewing(tmp_path, story, size=(80, 24)) as review:
        for one, other in _NAMES:
            left, right = review.session.pair.left, review.session.pair.right
            assert right is not None
            row = next(
                judged.row.number
                for judged in review.session.pair.judged
                if one in run_text(left, judged.row.left)
                and other in run_text(right, judged.row.right)
            )
            review.session.cursor.go_to_row(row)
            review.screen.show(Outcome(changed=Changed.CURSOR))
            await review.settle()
            await review.press("F")
            keys = 1
            dialog = review.app.screen
            assert isinstance(dialog, PointingDialog)
            searched = 0
            for side, name in enumerate((one, other)):
                if _words_of(dialog)[side] != name:
                    searched += await _search(review, dialog, side, name)
            if searched:
                await review.press("enter")
                keys += searched + 1
            await review.press("enter", "n", "h")
            keys += 3
            assert keys <= _MOST, (one, keys)
            selected = review.session.cursor.selected
            assert selected is not None
            found = selected.finding
            assert (found.reason, found.kind, found.severity) == (
                f"{one} or {other}?",
                "name",
                "high",
            )


def _spans(text: str, words: set[str]) -> tuple[Span, ...]:
    return tuple(Span(*found.span()) for found in re.finditer(r"\w+", text) if found[0] in words)


@exercises("add_finding")
@pytest.mark.parametrize("leave", ["tab", "escape", "enter"])
async def test_letters_search_until_that_is_ended_and_then_are_keys_again(
    tmp_path: Path, leave: str
) -> None:
    story = tmp_path / "story"
    story.mkdir()
    (story / "1.txt").write_text(_LEFT)
    (story / "2.txt").write_text(_RIGHT)
    async with reviewing(tmp_path, story, size=(80, 24)) as review:
        await review.press("g", "j", "F", "slash", *"qx", *["backspace"] * 2, *"ward")
        assert "no word here begins with ward" in review.text
        await review.press(*["backspace"] * 4, *"tom", "down")
        assert "no word here" not in review.text
        assert "find: tom_" in review.text
        await review.press(leave, *(["tab"] if leave == "tab" else []), "w")
        assert "find:" not in review.text
        assert "[Tom Vardy]" in review.text
        assert "> Wire" in review.text
        await review.press("q")
        assert review.app.screen is review.screen
        assert await review.saved() == []
