"""Makes a dialog of what an action asks.

A dialog's module is imported when it is first asked for: with Textual's text area and inputs they
would cost the first screen a tenth of its time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.actions import dialogs

if TYPE_CHECKING:
    from textual.screen import Screen


def dialog_of(asked: dialogs.Asking[Any]) -> Screen[Any]:
    """Return the dialog that asks this; its result is what `asked` gives, or None.

    Raises:
        TypeError: There is no dialog for it.
    """
    match asked:
        case dialogs.Question():
            from tui.screens.prompt import Prompt

            return Prompt(asked.text, asked.answers)
        case dialogs.Page():
            from tui.screens.reading import PageDialog

            return PageDialog(asked.title, asked.text, asked.answers, asked.hint)
        case dialogs.Note():
            from tui.screens.note import NoteDialog

            return NoteDialog(asked.title, asked.text, asked.keep)
        case _:
            return _larger_dialog_of(asked)


def _larger_dialog_of(asked: dialogs.Asking[Any]) -> Screen[Any]:
    match asked:
        case dialogs.Form():
            from tui.screens.form import FormDialog

            return FormDialog(asked.title, asked.fields, check=asked.check, filled=asked.filled)
        case dialogs.Search():
            from tui.screens.search import SearchLine

            return SearchLine(asked.text)
        case dialogs.Offers():
            from tui.screens.offers import OffersDialog

            return OffersDialog(asked.sides, asked.again, asked.verb)
        case dialogs.Pointing():
            from tui.screens.pointing import PointingDialog

            return PointingDialog(asked.names, asked.pointers)
        case dialogs.Palette():
            from tui.screens.palette import Palette

            return Palette(placeholder="a command")
        case _:
            raise TypeError(f"there is no dialog for {type(asked).__name__}")
