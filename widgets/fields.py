"""Text fields that never send to the terminal what was pasted into them as a control sequence."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.widgets import Input, TextArea

from copydesk.visible import visible


class LineField(Input):
    """One line of text."""

    def on_mount(self) -> None:
        """Keep the cursor still: blinking sends bytes over the line while nothing happens."""
        self.cursor_blink = False

    def _on_paste(self, event: events.Paste) -> None:
        """Paste the first line, with controls made visible."""
        line = next(iter(event.text.splitlines()), "")
        super()._on_paste(events.Paste(visible(line)))
        event.prevent_default()
        event.stop()


class NoteField(TextArea):
    """Several lines of text. Enter asks to save; ctrl+j starts a new line."""

    class Submitted(Message):
        """Enter was pressed."""

    def on_mount(self) -> None:
        """Keep the cursor still, see `LineField`."""
        self.cursor_blink = False

    async def _on_key(self, event: events.Key) -> None:
        """Take Enter as "save" and ctrl+j as a new line; leave tab to the focus."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted())
        elif event.key == "ctrl+j":
            event.stop()
            event.prevent_default()
            self.insert("\n")
        else:
            await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        """Paste with controls made visible; line breaks stay."""
        text = "\n".join(visible(line) for line in event.text.splitlines())
        await super()._on_paste(events.Paste(text))
        event.prevent_default()
        event.stop()
