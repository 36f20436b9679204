"""Makes a dialog of what an action asks.

A dialog's module is imported when it is first asked for: with Textual's text area and inputs they
would cost the first screen a tenth of its time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.actions import dialogs
from tui.screens.dialog import Dialog

if TYPE_CHECKING:
    from textual.screen import Screen

    from tui.keys import Keys


def dialog_of(asked: dialogs.Asking[Any], keys: Keys) -> Screen[Any]:
    """Return the dialog that asks this; its result is what `asked` gives, or None.

    Args:
        asked: What is asked.
        keys: The keys in force.

    Raises:
        TypeError: There is no dialog for it.
    """
    dialog = _dialog_of(asked, keys)
    if isinstance(dialog, Dialog):
        dialog.keys = keys
    return dialog


def _dialog_of(asked: dialogs.Asking[Any], keys: Keys) -> Screen[Any]:
    match asked:
        case dialogs.Question():
            from tui.screens.prompt import Prompt

            return Prompt(keys.filled(asked.text), asked.answers)
        case dialogs.Page():
            from tui.screens.reading import PageDialog

            return PageDialog(asked.title, keys.filled(asked.text), asked.answers)
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
        case dialogs.CountedQuestion():
            from tui.screens.counted import CountedPrompt

            return CountedPrompt(asked)
        case dialogs.Search():
            from tui.screens.search import SearchLine

            return SearchLine(asked.text)
        case dialogs.Offers():
            from tui.screens.offers import OffersDialog

            return OffersDialog(asked.choices, asked.command)
        case dialogs.Listing():
            from tui.screens.listing import LISTINGS

            return LISTINGS[asked.place](asked)
        case dialogs.Pointing():
            from tui.screens.pointing import PointingDialog

            return PointingDialog(asked.title, asked.names, asked.pointed)
        case dialogs.SheetView():
            from tui.screens.sheet import SheetScreen

            return SheetScreen(asked)
        case dialogs.StoryView():
            from tui.screens.story import StoryScreen

            return StoryScreen(asked)
        case dialogs.OverviewView():
            from tui.screens.overview import OverviewScreen

            return OverviewScreen(asked)
        case dialogs.Palette():
            from tui.screens.palette import Palette

            return Palette()
        case _:
            raise TypeError(f"there is no dialog for {type(asked).__name__}")
