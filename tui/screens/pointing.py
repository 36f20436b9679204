"""The dialog in which words on either side are chosen for a finding that is added by hand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from copydesk.visible import visible
from tui.actions.dialogs import Spans
from tui.screens.dialog import Dialog, bindings_of
from tui.session.pointer import Pointer
from tui.session.pointing import PointedAt
from widgets.parts import parts_of

_WHILE_TYPING: Final = ("leave", "repaint", "choose", "other_side", "search")
"""What keys do while words are searched for; all others are typed."""
_BESIDE: Final = 10
"""Lines of the dialog that hold no words of the articles."""
_MARGIN: Final = 10
"""Cells of a line that hold none."""


class PointingDialog(Dialog[Spans]):
    """Returns the words that were chosen.

    Args:
        title: What is asked.
        names: Short names of the two articles.
        pointed: Where both sides point at first; moved here.
    """

    AUTO_FOCUS = ""
    PLACE = "pointing"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(PLACE)

    def __init__(self, title: str, names: Iterable[str], pointed: PointedAt) -> None:
        super().__init__()
        self._title = title
        self._names = tuple(names)
        self._pointed = pointed
        self._typed: str | None = None
        """What is searched for; None: nothing is."""
        self._complaint = ""
        """What the last key could not do; it stands where the question does."""

    def compose(self) -> ComposeResult:
        """Lay out the two sides, each under its article's name, the question and the keys."""
        with Vertical(classes="dialog"):
            yield Static(Content(visible(self._title)), classes="dialog-title")
            yield Static(Content(""), id="side-0")
            yield Static(Content(""), id="side-1")
            yield Static("", id="question")
            yield Static(parts_of(self.keys.hint(self.PLACE)), classes="hint")

    def on_mount(self) -> None:
        """Draw both sides."""
        self._draw()

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Leave letters to the search while something is typed."""
        return self._typed is None or action in _WHILE_TYPING

    def on_key(self, event: events.Key) -> None:
        """Type what is searched for."""
        if self._typed is None:
            return
        event.stop()
        here = self._pointed.here
        if event.key in ("down", "up"):
            here.search(self._typed, 1 if event.key == "down" else -1)
        elif event.key == "backspace":
            self._type(self._typed[:-1])
        elif event.is_printable and event.character:
            self._type(self._typed + event.character)
        self._moved()

    def _type(self, typed: str) -> None:
        self._typed = typed
        if typed.strip() and not self._pointed.here.search(typed):
            self._complaint = f"no word here begins with {typed}"

    def action_leave(self) -> None:
        """End the search; without one, close without an answer."""
        if self._typed is None:
            super().action_leave()
        else:
            self._end_search()

    def action_cancel(self) -> None:
        """Close without an answer."""
        self.dismiss(None)

    def action_search(self) -> None:
        """Search for words on this side; while that is done, on the other one."""
        if self._typed is not None:
            self._pointed.turn()
        self._typed = ""
        self._draw()

    def action_next(self) -> None:
        """Point at the next words."""
        self._pointed.here.step(1)
        self._moved()

    def action_previous(self) -> None:
        """Point at the words before."""
        self._pointed.here.step(-1)
        self._moved()

    def action_widen(self) -> None:
        """Take in the word after."""
        self._pointed.here.widen(at_end=True)
        self._draw()

    def action_widen_start(self) -> None:
        """Take in the word before."""
        self._pointed.here.widen(at_end=False)
        self._draw()

    def action_clause(self) -> None:
        """Take in the whole clause."""
        self._pointed.here.widen_to_clause()
        self._draw()

    def action_narrow(self) -> None:
        """Leave out one word."""
        self._pointed.here.narrow()
        self._draw()

    def action_none(self) -> None:
        """Point at no word on this side."""
        self._pointed.here.to_none()
        self._moved()

    def action_other_side(self) -> None:
        """Go to the other side; that ends a search."""
        self._pointed.turn()
        self._end_search()

    def action_choose(self) -> None:
        """Close with the words of both sides; while words are searched for, end only that."""
        if self._typed is not None:
            self._end_search()
        elif any(self._pointed.spans):
            self.dismiss(self._pointed.spans)
        else:
            self._complaint = "Choose words of an article."
            self._draw()

    def _end_search(self) -> None:
        self._typed = None
        self._draw()

    def _moved(self) -> None:
        self._pointed.moved()
        self._draw()

    def _draw(self) -> None:
        for side, pointer in enumerate(self._pointed.pointers):
            self.query_one(f"#side-{side}", Static).update(self._content(side, pointer))
        asked = self._pointed.question
        told = f"It will ask: {_on_one_line(asked)}" if asked else "It asks nothing yet."
        parts = [self._complaint or told]
        self._complaint = ""
        if self._typed is not None:
            parts.append(f"find: {self._typed}_")
        self.query_one("#question", Static).update(Content(visible("   ".join(parts))))

    def _content(self, side: int, pointer: Pointer) -> Content:
        """Return a side's name and its row's words; signs and style point at those chosen."""
        has_keys = side == self._pointed.side
        name = f"{'>' if has_keys else ' '} {visible(self._names[side])}"
        head = Content.styled(name, "bold reverse" if has_keys else "bold underline")
        before, after = (_on_one_line(text) for text in pointer.around)
        room = (self.app.size.width - _MARGIN) * max(4, self.app.size.height - _BESIDE) // 4
        before = before if len(before) <= room else f"...{before[-room:]}"
        after = after if len(after) <= room else f"{after[:room]}..."
        words = f"[{visible(_on_one_line(pointer.words))}]" if pointer.words else "[no words] "
        style = "bold reverse" if has_keys else "bold underline"
        return Content.assemble(head, "\n", visible(before), (words, style), visible(after))


def _on_one_line(text: str) -> str:
    return text.replace("\r", " ").replace("\n", " ").replace("\t", " ")
