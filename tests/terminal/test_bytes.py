"""How many bytes a start, a key, a letter send: what changed on the screen, and not much more.

Over 64 kbit/s each kilobyte takes an eighth of a second. The figures are those that
`make bench-terminal` prints (`benchmarks/terminal_budgets.py`); here they hold on the sample
corpus, without a clock: a key costs what is sent until the program is at rest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from benchmarks import terminal_budgets as names
from benchmarks.terminal_budgets import Row
from benchmarks.terminal_presses import Keyboard, Press
from tests.terminal.program import leave, open_review, sample_story, settled
from tests.terminal.terminal import StartTerminal, Terminal

_AT_REST: Final = 0.05
"""Seconds without output; the harness sees besides that nothing is under way."""

_SEEN: Final = 0.2
"""Seconds for which a row was current before it is judged."""

_LETTERS: Final = "The captain was not on the bridge."

_DIALOGS: Final = {
    "a note": ("a", _LETTERS),
    "a search": ("/", "the bridge"),
    "evidence": ("e", ""),
    "tags": ("t", ""),
    "facts": ("i", ""),
    "links": ("L", ""),
    "filter": ("f", ""),
    "export": ("x", ""),
    "history": ("H", ""),
    "a finding": ("F", ""),
    "who is right": ("s", ""),
    "certainty": ("C", ""),
    names.HELP: ("?", ""),
}
"""The key of each dialog, and what is typed into it."""

_LISTS: Final = ("facts", "links")
"""Dialogs full of text over most of the texts: they miss the 3,000 bytes that are asked of a dialog
(3,300 and 4,700 on this corpus), and are held to what a page may cost."""


@pytest.fixture
def review(terminal: StartTerminal, corpus: Path) -> Terminal:
    """Return a review of the sample corpus with all panes, at rest."""
    shown = open_review(terminal, corpus, columns=120, rows=40)
    settled(shown)
    return shown


def _over(name: str, presses: Sequence[Press]) -> list[str]:
    """Say which limits of bytes and frames do not hold."""
    row = Row(name, presses)
    return [
        f"{name}: {row.figure(limit.of, limit.statistic):g} {limit.of}, {limit.most:g} asked"
        for limit in row.missed()
        if limit.of != "ms"
    ]


def _steps(keyboard: Keyboard, inside: str, scrolling: str) -> list[str]:
    steps = keyboard.steps("j", inside=8, scrolling=6)
    moved = [step for step in steps if step.scrolled]
    stood = [step for step in steps if not step.scrolled]
    assert moved
    assert stood
    return _over(inside, stood) + _over(scrolling, moved)


def test_a_start_costs_one_screen_and_nothing_to_do_costs_nothing(
    terminal: StartTerminal, tmp_path: Path
) -> None:
    """The first start on a story, which says as well how far it has come."""
    review = open_review(terminal, sample_story(tmp_path), columns=120, rows=40)
    settled(review)
    start = len(review.raw)
    assert _over(names.START, [Press(review.raw, 0.0)]) == []
    # Longer than others' words are looked for, and than the terminal is looked after.
    review.watch(4)
    assert len(review.raw) == start
    leave(review)


def test_a_step_costs_the_rows_that_change(review: Terminal) -> None:
    keyboard = Keyboard(review, _AT_REST)
    over = _steps(keyboard, names.STEP_SIDEBAR, names.SCROLL_SIDEBAR)
    keyboard.each("g||")
    assert over + _steps(keyboard, names.STEP, names.SCROLL) == []
    leave(review)


def test_a_page_costs_a_page(review: Terminal) -> None:
    keyboard = Keyboard(review, _AT_REST)
    down, up = (keyboard.each([key] * 3) for key in ("<pagedown>", "<pageup>"))
    assert _over(names.PAGE_DOWN, down) + _over(names.PAGE_UP, up) == []
    leave(review)


def test_a_verdict_costs_its_row_and_the_counts(review: Terminal) -> None:
    keyboard = Keyboard(review, _SEEN)
    verdicts = keyboard.each("1" * 6)
    inside = [press for press in verdicts if not press.scrolled]
    assert "6 of 33 done" in review.screen
    assert inside
    assert _over(names.VERDICT, inside) == []
    leave(review)


def _to_a_row_that_both_tell(review: Terminal, keyboard: Keyboard) -> None:
    """Go to one to do: only there somebody can be right, and both sides have words to choose."""
    for _ in range(20):
        if re.search(r"> ?\d+ +reworded", review.screen):
            return
        keyboard.press(")")
    raise AssertionError(review.screen)


def test_a_dialog_costs_itself_and_a_letter_in_it_a_letter(review: Terminal) -> None:
    over = []
    settled(review)
    seen = Keyboard(review, _SEEN)
    _to_a_row_that_both_tell(review, seen)
    seen.each("1`")
    keyboard = Keyboard(review, _AT_REST)
    for name, (key, typed) in _DIALOGS.items():
        opened = keyboard.press(key)
        letters = keyboard.each(typed)
        closed = keyboard.press("<ctrl+g>")
        assert opened.led_on, name
        assert closed.led_on, name
        over += _over(names.LETTER.format(name), letters) if letters else []
        if name in _LISTS:
            over += _over(names.PAGE_DOWN, [opened, closed])
        else:
            over += _over(names.DIALOG.format(name), [opened, closed])
    assert not over, "\n".join(over)
    leave(review)
