"""What to do about decisions that can't be saved: wait, quit, or save them somewhere else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from copydesk.counted import counted
from copydesk.desk.location import DESK_FILE
from copydesk.reviews.reading import JOURNALS
from tui.actions.dialogs import Answer, Field, Form, Question, Values
from tui.actions.stage import Stage
from tui.cards.paths import short_path

_ELSEWHERE: Final = "elsewhere"
_QUIT: Final = "quit"


def quit_review(stage: Stage) -> None:
    """Quit; ask first if something can't be saved. What is only under way is waited for."""
    state = stage.session.live.state
    waiting = state.pending
    if state.kind != "not saved" and not state.failing:
        stage.leave()
        return

    def answered(answer: str | None) -> None:
        if answer == _QUIT:
            stage.leave()
        elif answer == _ELSEWHERE:
            _ask_folder(stage, then=stage.leave)

    answers = [
        Answer("unsaved_quit", _QUIT),
        Answer("unsaved_elsewhere", _ELSEWHERE),
        Answer("unsaved_stay", "stay"),
    ]
    said = counted(waiting, "decision is", "decisions are")
    stage.ask(Question(f"{said} not saved yet.", answers), answered)


def save_elsewhere(stage: Stage) -> None:
    """Ask for another folder and save everything there, if something can't be saved here."""
    live = stage.session.live
    if live.read_only is not None or not live.state.pending:
        stage.say(f"everything is saved already, in {short_path(stage.session.desk.store)}")
        return
    _ask_folder(stage, then=lambda: None)


def _ask_folder(stage: Stage, then: Callable[[], None]) -> None:
    def complaint(values: Values) -> str:
        return _what_is_wrong(_folder(values), stage.session.desk.store)

    def entered(values: Values | None) -> None:
        if values is not None:
            stage.save_elsewhere(_folder(values), then)

    offer = str(_offered(stage.session.desk.library.title))
    title = "save everything to another folder"
    field = Field("folder", "folder: a new one, or a desk", offer)
    stage.ask(Form(title, [field], check=complaint), entered)


def _folder(values: Values) -> Path:
    return Path(values["folder"]).expanduser()


def _offered(title: str) -> Path:
    """Return a folder that isn't there yet, in the user's home."""
    name = "-".join("".join(c if c.isalnum() else " " for c in title).lower().split())
    first = Path.home() / f"copydesk-{name or 'desk'}"
    others = (first.with_name(f"{first.name}-{number}") for number in range(2, 100))
    return next((path for path in (first, *others) if not path.exists()), first)


def _what_is_wrong(folder: Path, desk: Path) -> str:
    """Return why nothing can be saved to a folder; "" if it may be tried."""
    if not folder.name:
        return "Give the folder a name."
    if folder.resolve() == desk.resolve():
        return "That is the desk that can't be written."
    if not folder.exists():
        return ""
    if not folder.is_dir():
        return "That is a file."
    is_desk = (folder / DESK_FILE).exists() or (folder / JOURNALS).exists()
    if is_desk or not any(folder.iterdir()):
        return ""
    return "Other things lie in that folder: name a new one inside it."
