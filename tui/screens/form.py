"""A dialog with a few labelled lines of text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from copydesk.visible import visible
from tui.actions.dialogs import Field, Values
from tui.screens.dialog import Dialog, bindings_of
from widgets.fields import LineField
from widgets.parts import parts_of


class FormDialog(Dialog[Values]):
    """Edits some lines; returns them, or None when the form was left.

    Args:
        title: What the form is about.
        fields: Its lines.
        check: Returns what is wrong with the values, or ""; asked before the form closes.
        filled: Returns other fields' values that follow from one, asked when a line is left.
    """

    PLACE = "form"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(PLACE)

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        *,
        check: Callable[[Values], str] = lambda _values: "",
        filled: Callable[[Values], Mapping[str, str]] = lambda _values: {},
    ) -> None:
        super().__init__()
        self._title = title
        self._fields = fields
        self._check = check
        self._filled = filled

    def compose(self) -> ComposeResult:
        """Lay the lines out below each other, each after its label."""
        with Vertical(classes="dialog"):
            yield Static(Content(visible(self._title)), classes="dialog-title")
            for field in self._fields:
                yield Static(Content(visible(field.label)), classes="label")
                offers = [visible(offer) for offer in field.offers]
                yield LineField(
                    visible(field.value),
                    id=f"field-{field.name}",
                    select_on_focus=False,
                    suggester=SuggestFromList(offers, case_sensitive=False) if offers else None,
                )
            yield Static("", id="complaint")
            yield Static(parts_of(self.keys.hint(self.PLACE)), classes="hint")

    @property
    def _values(self) -> Values:
        return {
            field.name: self.query_one(f"#field-{field.name}", Input).value.strip()
            for field in self._fields
        }

    def action_enter(self) -> None:
        """Go to the next line; on the last one, save."""
        for name, value in self._to_fill().items():
            self.query_one(f"#field-{name}", Input).value = visible(value)
        if self.focused is not None and self.focused.id == f"field-{self._fields[-1].name}":
            self.action_save()
        else:
            self.focus_next()

    def action_next_line(self) -> None:
        """Go to the next line."""
        self.focus_next()

    def action_previous_line(self) -> None:
        """Go to the line before."""
        self.focus_previous()

    def _to_fill(self) -> Values:
        """Return the values that follow, for the lines in which nothing was typed."""
        values = self._values
        untouched = {f.name for f in self._fields if values[f.name] == visible(f.value).strip()}
        return {n: value for n, value in self._filled(values).items() if n in untouched}

    def action_save(self) -> None:
        """Close with the values, unless something is wrong with them."""
        values = {**self._values, **self._to_fill()}
        complaint = self._check(values)
        if complaint:
            self.query_one("#complaint", Static).update(Content(visible(complaint)))
        else:
            self.dismiss(values)
