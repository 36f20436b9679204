"""The dialog in which a note is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static, TextArea

from copydesk.visible import visible, visible_lines
from tui.screens.dialog import Dialog, bindings_of
from widgets.fields import NoteField
from widgets.parts import parts_of


class NoteDialog(Dialog[str]):
    """Edits a note; returns its text, or None when it was left.

    Args:
        title: What the note is about.
        text: The note so far.
        keep: Told the text at every change, so that a dropped line loses no draft.
    """

    PLACE = "note"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(PLACE)

    def __init__(self, title: str, text: str, keep: Callable[[str], None]) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._keep = keep

    def compose(self) -> ComposeResult:
        """Lay out title, field and keys."""
        drawn = visible_lines(self._text)
        with Vertical(classes="dialog"):
            yield Static(Content(visible(self._title)), classes="dialog-title")
            yield NoteField(drawn, id="note")
            yield Static(parts_of(self.keys.hint(self.PLACE)), classes="hint")

    def on_mount(self) -> None:
        """Go on writing at the end."""
        field = self.query_one(NoteField)
        field.move_cursor(field.document.end)
        field.focus()

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._keep(event.text_area.text)

    def action_save(self) -> None:
        """Close with the text."""
        self.dismiss(self.query_one(NoteField).text.strip())

    def action_new_line(self) -> None:
        """Begin a new line."""
        self.query_one(NoteField).insert("\n")
