"""What people press, program by program: starts, steps, pages, verdicts, letters, dialogs.

Each plan is given a program that has just started and yields a line of the report after the other.
A key is pressed when the answer to the one before has arrived whole; keys that are held are in
`benchmarks.terminal_floods`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from benchmarks import terminal_budgets as names
from benchmarks.terminal_budgets import Row
from benchmarks.terminal_presses import QUIET, Keyboard, Press
from benchmarks.terminal_programs import SETTLED, Running

IDLE_SECONDS: Final = 10
_INSIDE: Final = 12
_SCROLLING: Final = 8
_LETTERS: Final = "The captain was not on the bridge when it struck."
_VERDICTS: Final = 12
_PAGES: Final = 4


class Dialog(NamedTuple):
    """What a key opens over the review or below it."""

    name: str
    key: str
    typed: str = ""
    """Letters to type into it, one by one."""


_SEARCH: Final = Dialog("a search", "/", "the bridge of the ship")

DIALOGS: Final = (
    Dialog("a note", "a", _LETTERS),
    Dialog("evidence", "e"),
    Dialog("tags", "t"),
    Dialog("facts", "i"),
    Dialog("links", "L"),
    Dialog("filter", "f"),
    Dialog("export", "x"),
    Dialog("history", "H"),
    _SEARCH,
    Dialog("the palette", ":", "next art"),
    Dialog("a finding", "F"),
    Dialog("who is right", "s"),
    Dialog("certainty", "C"),
    Dialog("versions", "V"),
    Dialog(names.HELP, "?"),
)


def rows_of(running: Running, quiet: float = QUIET) -> Iterator[Row]:
    """Yield what a program sent for its start, what it sends for nothing, and key by key.

    Args:
        running: A program that nobody has pressed a key at yet.
        quiet: Seconds without a byte after which a key is answered.

    Raises:
        AssertionError: It doesn't stop writing; the message shows the screen.
    """
    keyboard = Keyboard(running.shown, quiet)
    yield Row(names.START, [Press(running.shown.raw, running.started)])
    yield Row(names.IDLE, [keyboard.press("", IDLE_SECONDS)])
    yield from _PLANS[running.program.pressed](keyboard)


def _review(keyboard: Keyboard) -> Iterator[Row]:
    yield from _steps(keyboard, names.STEP_SIDEBAR, names.SCROLL_SIDEBAR)
    keyboard.each("g||")
    yield from _steps(keyboard, names.STEP, names.SCROLL)
    keyboard.each("g|")
    yield from _pages(keyboard, "<pagedown>", "<pageup>")
    keyboard.press("g")
    verdicts = keyboard.each("1" * _VERDICTS)
    yield from _by_scrolling(names.VERDICT, names.VERDICT_SCROLL, verdicts)
    keyboard.press("`")  # the row judged last: all dialogs open there
    for dialog in DIALOGS:
        yield from _dialog(keyboard, dialog, "<ctrl+g>")
    yield Row(names.ARTICLE, keyboard.each(">>>", SETTLED))


def _editor(keyboard: Keyboard) -> Iterator[Row]:
    yield from _steps(keyboard, names.STEP, names.SCROLL)
    yield from _pages(keyboard, "<pagedown>", "<pageup>")
    keyboard.press("i")
    yield Row(names.LETTER.format("a note"), keyboard.each(_LETTERS))
    keyboard.press("<esc>", SETTLED)
    yield from _dialog(keyboard, _SEARCH, "<ctrl+c>")
    yield from _dialog(keyboard, Dialog(names.HELP, ":help\r"), ":q\r")


def _pager(keyboard: Keyboard) -> Iterator[Row]:
    yield from _steps(keyboard, names.STEP, names.SCROLL)
    yield from _pages(keyboard, " ", "b")
    yield from _dialog(keyboard, _SEARCH, "<ctrl+c>")
    yield from _dialog(keyboard, Dialog(names.HELP, "h"), "q")


def _nothing(_: Keyboard) -> Iterator[Row]:
    return iter(())


_PLANS: Final[dict[str, Callable[[Keyboard], Iterator[Row]]]] = {
    "review": _review,
    "editor": _editor,
    "pager": _pager,
    "nothing": _nothing,
}


def _steps(keyboard: Keyboard, inside: str, scrolling: str) -> Iterator[Row]:
    steps = keyboard.steps("j", inside=_INSIDE, scrolling=_SCROLLING)
    yield from _by_scrolling(inside, scrolling, steps)


def _pages(keyboard: Keyboard, down: str, up: str) -> Iterator[Row]:
    for name, key in ((names.PAGE_DOWN, down), (names.PAGE_UP, up)):
        if pages := [one for one in keyboard.each([key] * _PAGES) if one.led_on]:
            yield Row(name, pages)


def _by_scrolling(inside: str, scrolling: str, presses: Sequence[Press]) -> Iterator[Row]:
    for name, moved in ((inside, False), (scrolling, True)):
        if found := [one for one in presses if one.scrolled is moved]:
            yield Row(name, found)


def _dialog(keyboard: Keyboard, dialog: Dialog, leave: str) -> Iterator[Row]:
    """Open, type, leave. What sends nothing when it is left never opened: then nothing is told."""
    opened = keyboard.press(dialog.key)
    letters = keyboard.each(dialog.typed)
    closed = keyboard.press(leave)
    if not closed.sent:
        return
    if letters:
        yield Row(names.LETTER.format(dialog.name), letters)
    yield Row(names.DIALOG.format(dialog.name), [opened, closed])
