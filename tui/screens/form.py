"""A dialog with a few labelled lines of text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from copydesk.errors import InputError
from copydesk.visible import visible
from tui.actions.dialogs import Field, Values
from tui.screens.dialog import Dialog, bindings_of
from widgets.fields import LineField
from widgets.parts import parts_of

_SHARE: Final = 0.94
"""Of the screen's height: the most that a dialog takes."""

_AROUND: Final = 6
"""Lines around the fields: the box, the title, what is said and the keys on two lines each."""


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
        self._said = ("", False)
        """What is said below the lines, and whether it is a complaint."""

    def compose(self) -> ComposeResult:
        """Lay the lines out below each other, each after its label."""
        with Vertical(classes="dialog"):
            yield Static(Content(visible(self._title)), classes="dialog-title")
            with Vertical(id="lines"):
                for field in self._fields:
                    yield Static(Content(visible(field.label)), classes="label")
                    offers = [visible(offer) for offer in field.offers]
                    yield LineField(
                        visible(field.value),
                        id=f"field-{field.name}",
                        select_on_focus=False,
                        suggester=SuggestFromList(offers, case_sensitive=False) if offers else None,
                    )
            yield Static("", id="said")
            yield Static(parts_of(self.keys.hint(self.PLACE)), classes="hint")

    def on_resize(self) -> None:
        """Show as many lines as there is room for; the one that is typed in is among them."""
        room = int(self.app.size.height * _SHARE) - _AROUND
        self.query_one("#lines").styles.max_height = max(2, room)

    @property
    def _field(self) -> Field | None:
        """The field of the line that has the focus."""
        here = self.focused.id if self.focused is not None else None
        return next((field for field in self._fields if here == f"field-{field.name}"), None)

    def _line(self, field: Field) -> Input:
        return self.query_one(f"#field-{field.name}", Input)

    def on_descendant_focus(self) -> None:
        """Say what could stand in the line."""
        self._say_beside()

    @on(Input.Changed)
    def _typed(self) -> None:
        """Say what will be kept for what is typed."""
        self._say_beside()

    def _say_beside(self) -> None:
        """Say what is kept for what stands in the line, else what could stand there."""
        field = self._field
        if field is None:
            return
        typed, said = self._line(field).value.strip(), ""
        if field.read is not None and typed:
            try:
                kept = field.read(typed)
            except InputError:
                # Perhaps it isn't typed to the end: a complaint waits until the line is left.
                kept = typed
            said = f"is kept as {kept}" if kept != typed else ""
        if not said and field.suggestions:
            offers = ", ".join(f"{one.value} ({one.why})" for one in field.suggestions)
            said = f"{self.keys.written('form_suggestion', 1)}: {offers}"
        self._say(said)

    def _say(self, said: str, *, complaint: bool = False) -> None:
        """Say something below the lines: what is wrong, or what is to be known of a line."""
        if self._said == (said, complaint):
            return  # each change repaints, with each letter that is typed
        self._said = said, complaint
        shown = self.query_one("#said", Static)
        shown.update(Content(visible(said)))
        shown.set_class(complaint, "complaint")

    def _take(self, field: Field) -> bool:
        """Put what is kept into a line; where that can't be, say why and return False."""
        line = self._line(field)
        if field.read is None or not line.value.strip():
            return True
        try:
            kept = field.read(line.value.strip())
        except InputError as error:
            self._say(str(error), complaint=True)
            line.focus()
            return False
        with self.prevent(Input.Changed):
            line.value = visible(kept)
        return True

    def action_suggestion(self) -> None:
        """Put the next suggestion into the line."""
        field = self._field
        if field is None or not field.suggestions:
            return
        values = [one.value for one in field.suggestions]
        line = self._line(field)
        place = values.index(line.value) + 1 if line.value in values else 0
        line.value = visible(values[place % len(values)])
        line.cursor_position = len(line.value)

    @property
    def _values(self) -> Values:
        return {
            field.name: self.query_one(f"#field-{field.name}", Input).value.strip()
            for field in self._fields
        }

    def action_enter(self) -> None:
        """Go to the next line; on the last one, save. A line that can't be read is not left."""
        if (field := self._field) is not None and not self._take(field):
            return
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
        if not all(map(self._take, self._fields)):
            return
        values = {**self._values, **self._to_fill()}
        complaint = self._check(values)
        if complaint:
            self._say(complaint, complaint=True)
        else:
            self.dismiss(values)
