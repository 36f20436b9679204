"""Text fields that never send to the terminal what was pasted into them as a control sequence.

They bind no keys, not even those that move their cursor: whoever holds a field binds these to its
edits, which bear the same names in both. A key that writes a character writes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.widgets import Input, TextArea

from copydesk.visible import visible


class LineField(Input, inherit_bindings=False):
    """One line of text."""

    EDITS: ClassVar[Mapping[str, str]] = {
        "left": "cursor_left",
        "right": "cursor_right",
        "word_left": "cursor_left_word",
        "word_right": "cursor_right_word",
        "line_start": "home",
        "line_end": "end",
        "select_left": "cursor_left(True)",
        "select_right": "cursor_right(True)",
        "select_word_left": "cursor_left_word(True)",
        "select_word_right": "cursor_right_word(True)",
        "select_line_start": "home(True)",
        "select_line_end": "end(True)",
        "select_all": "select_all",
        "erase_left": "delete_left",
        "erase_right": "delete_right",
        "erase_word_left": "delete_left_word",
        "erase_word_right": "delete_right_word",
        "erase_line_start": "delete_left_all",
        "erase_line_end": "delete_right_all",
        "cut": "cut",
        "paste": "paste",
    }
    """What can be done to the text, and what Textual calls it."""

    def on_mount(self) -> None:
        """Keep the cursor still: blinking sends bytes over the line while nothing happens."""
        self.cursor_blink = False

    def _on_paste(self, event: events.Paste) -> None:
        """Paste the first line, with controls made visible."""
        line = next(iter(event.text.splitlines()), "")
        super()._on_paste(events.Paste(visible(line)))
        event.prevent_default()
        event.stop()

    async def action_edit(self, what: str) -> None:
        """Do what `EDITS` calls `what`."""
        await self.run_action(self.EDITS[what])


class NoteField(TextArea, inherit_bindings=False):
    """Several lines of text. Enter writes nothing: what it does is said by who holds the field."""

    EDITS: ClassVar[Mapping[str, str]] = {
        "left": "cursor_left",
        "right": "cursor_right",
        "up": "cursor_up",
        "down": "cursor_down",
        "word_left": "cursor_word_left",
        "word_right": "cursor_word_right",
        "line_start": "cursor_line_start",
        "line_end": "cursor_line_end",
        "page_up": "cursor_page_up",
        "page_down": "cursor_page_down",
        "select_left": "cursor_left(True)",
        "select_right": "cursor_right(True)",
        "select_up": "cursor_up(True)",
        "select_down": "cursor_down(True)",
        "select_word_left": "cursor_word_left(True)",
        "select_word_right": "cursor_word_right(True)",
        "select_line_start": "cursor_line_start(True)",
        "select_line_end": "cursor_line_end(True)",
        "select_line": "select_line",
        "select_all": "select_all",
        "erase_left": "delete_left",
        "erase_right": "delete_right",
        "erase_word_left": "delete_word_left",
        "erase_word_right": "delete_word_right",
        "erase_line_start": "delete_to_start_of_line",
        "erase_line_end": "delete_to_end_of_line_or_delete_line",
        "erase_line": "delete_line",
        "cut": "cut",
        "paste": "paste",
        "undo": "undo",
        "redo": "redo",
    }
    """What can be done to the text, and what Textual calls it."""

    def on_mount(self) -> None:
        """Keep the cursor still, see `LineField`."""
        self.cursor_blink = False

    async def _on_key(self, event: events.Key) -> None:
        """Leave Enter to the bindings."""
        if event.key == "enter":
            event.prevent_default()
        else:
            await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        """Paste with controls made visible; line breaks stay."""
        text = "\n".join(visible(line) for line in event.text.splitlines())
        await super()._on_paste(events.Paste(text))
        event.prevent_default()
        event.stop()

    async def action_edit(self, what: str) -> None:
        """Do what `EDITS` calls `what`."""
        await self.run_action(self.EDITS[what])
