"""What the terminal benchmark makes of what it saw: which step scrolled, what is over a limit."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from benchmarks import terminal_budgets as names
from benchmarks.terminal_budgets import Row
from benchmarks.terminal_floods import STEPS, Held
from benchmarks.terminal_presses import Press, has_scrolled
from benchmarks.terminal_programs import COPYDESK, Size, corpora
from benchmarks.terminal_report import Case, Measured, over, report

_CASE = Case(COPYDESK.name, "sample", Size(120, 40))


def _presses(*sizes: int) -> list[Press]:
    return [Press(b"x" * size, 0.001) for size in sizes]


def _measured(rows: list[Row], held: list[Held]) -> Measured:
    return Measured({_CASE: rows}, {_CASE: held}, {}, {}, {}, ["delta is not installed here"])


@given(st.integers(1, 20), st.booleans())
def test_text_that_stands_elsewhere_has_scrolled_even_beside_a_pane_that_stands_still(
    distance: int, up: bool
) -> None:
    lines = [f"row {row} of the text" for row in range(80)]
    first, second = (
        lines[start : start + 30] for start in (20, 20 + (distance if up else -distance))
    )
    beside = [
        [f"pane {row}".ljust(24) + line.ljust(40) for row, line in enumerate(part)]
        for part in (first, second)
    ]
    assert has_scrolled(*beside)


def test_a_cursor_that_moves_and_a_sidebar_that_changes_scroll_nothing() -> None:
    before = [
        f"{' >'[row == 3]}  {row}  text of row {row}".ljust(70) + "about row 3" for row in range(30)
    ]
    after = [
        f"{' >'[row == 4]}  {row}  text of row {row}".ljust(70) + "about row 4" for row in range(30)
    ]
    assert not has_scrolled(before, after)


def test_frames_are_updates_else_questions_else_one() -> None:
    update = b"\x1b[?2026hx\x1b[?2026l"
    assert Press(update * 2 + b"\x1b[?2026$p", 0).frames == 2
    assert Press(b"x\x1b[5n" * 3, 0).frames == 3
    assert Press(b"x", 0).frames == 1
    assert Press(b"", 0).frames == 0


def test_a_figure_is_over_as_soon_as_its_worst_is_and_the_report_says_which_of_the_two() -> None:
    steps = Row(names.STEP, _presses(100, 100, 251))
    scrolls = Row(names.SCROLL, _presses(2001, 2001, 2001))
    note = Row(names.DIALOG.format("a note"), _presses(1500, 1500))
    told = report(_measured([steps, scrolls, note], []), {"sample": "made"})
    assert "100 / 251 *worst over*" in told
    assert "2,001 / 2,001 **over**" in told
    assert "1,500 + 1,500 ok" in told
    assert "delta is not installed here" in told


def test_all_that_is_over_is_named_and_nothing_else() -> None:
    held = [Held(STEPS, 8000, 0.5, None), Held(STEPS, 8001, 0.5, None), Held(STEPS, 1, 0.6, None)]
    rows = [Row(names.STEP, _presses(250)), Row(names.START, _presses(6501))]
    named = list(over(_measured(rows, held)))
    assert [line.rpartition(": ")[2] for line in named] == ["6,501, <= 6,500", "bytes", "lag"]


def test_programs_are_given_copies_so_that_they_leave_nothing_beside_the_articles(
    tmp_path: Path,
) -> None:
    for corpus in corpora(tmp_path):
        for path in (corpus.folder, corpus.left, corpus.right):
            assert path.is_relative_to(tmp_path)
            assert path.exists()
