"""The dialog in which words on either side are chosen for a finding that is added by hand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from copydesk.visible import visible
from tui.actions.dialogs import Spans
from tui.screens.dialog import Dialog, bindings_of
from tui.session.pointing import CONTEXT, Pointer
from widgets.parts import parts_of


class PointingDialog(Dialog[Spans]):
    """Returns the words that were chosen.

    Args:
        names: Short names of the two articles.
        pointers: Where either side points at first; moved here.
    """

    AUTO_FOCUS = ""
    PLACE = "pointing"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(PLACE)

    def __init__(self, names: Iterable[str], pointers: Iterable[Pointer]) -> None:
        super().__init__()
        self._names = tuple(names)
        self._pointers = tuple(pointers)
        self._side = 0 if self._pointers[0].words else 1

    def compose(self) -> ComposeResult:
        """Lay out the two sides and the keys."""
        with Vertical(classes="dialog"):
            yield Static(Content("add a finding: which words clash?"), classes="dialog-title")
            yield Static(Content(""), id="side-0")
            yield Static(Content(""), id="side-1")
            yield Static("", id="complaint")
            yield Static(parts_of(self._hint()), classes="hint")

    def _hint(self) -> tuple[str, ...]:
        base, other = map(visible, self._names)
        titles = {
            "pointing_base_next": base,
            "pointing_base_previous": base,
            "pointing_other_next": other,
            "pointing_other_previous": other,
        }
        return self.keys.hint(self.PLACE, titles)

    def on_mount(self) -> None:
        """Draw both sides."""
        self._draw()

    def action_base_next(self) -> None:
        """Point at the next words of the base."""
        self._step(0, 1)

    def action_base_previous(self) -> None:
        """Point at the words before in the base."""
        self._step(0, -1)

    def action_other_next(self) -> None:
        """Point at the next words of the other article."""
        self._step(1, 1)

    def action_other_previous(self) -> None:
        """Point at the words before in the other article."""
        self._step(1, -1)

    def action_widen_end(self) -> None:
        """Take in the word after."""
        self._widen(at_end=True)

    def action_widen_start(self) -> None:
        """Take in the word before."""
        self._widen(at_end=False)

    def action_narrow(self) -> None:
        """Leave out one word."""
        self._pointers[self._side].narrow()
        self._draw()

    def action_none(self) -> None:
        """Point at no word on this side."""
        self._pointers[self._side].to_none()
        self._draw()

    def action_other_side(self) -> None:
        """Go to the other side."""
        self._side = 1 - self._side
        self._draw()

    def action_choose(self) -> None:
        """Close with the words of both sides."""
        left, right = (pointer.span for pointer in self._pointers)
        if left is None and right is None:
            self.query_one("#complaint", Static).update(Content("Choose words on a side."))
        else:
            self.dismiss((left, right))

    def _step(self, side: int, offers: int) -> None:
        self._side = side
        self._pointers[side].step(offers)
        self._draw()

    def _widen(self, *, at_end: bool) -> None:
        self._pointers[self._side].widen(at_end)
        self._draw()

    def _draw(self) -> None:
        self.query_one("#complaint", Static).update("")
        for side, pointer in enumerate(self._pointers):
            self.query_one(f"#side-{side}", Static).update(self._content(side, pointer))

    def _content(self, side: int, pointer: Pointer) -> Content:
        """Return a side's words with those around them; signs and style point at them."""
        sign = ">" if side == self._side else " "
        head = (f"{sign} {visible(self._names[side])}: ", "bold")
        before, after = (visible(_on_one_line(text)) for text in pointer.around)
        before = f"...{before}" if len(before) == CONTEXT else before
        after = f"{after}..." if len(after) == CONTEXT else after
        if not pointer.words:
            return Content.assemble(head, ("[none] ", "reverse"), (after, "dim"))
        words = f"[{visible(_on_one_line(pointer.words))}]"
        return Content.assemble(head, before, (words, "bold reverse"), after)


def _on_one_line(text: str) -> str:
    return text.replace("\r", " ").replace("\n", " ").replace("\t", " ")
