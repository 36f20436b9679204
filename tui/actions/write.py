"""Getting things out: copies and exports."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from copydesk.exports import ENDINGS, FORMATS
from tui.actions import Action
from tui.actions.dialogs import Answer, Field, Form, Question, Values
from tui.actions.stage import Stage
from tui.cards.copies import row_text, verdict_lines, words_of
from tui.commands import COMMAND


def _copy(stage: Stage, *, verdict: bool) -> None:
    session = stage.session
    finding = session.cursor.selected
    text = row_text(session, verdict=verdict) if finding is None else ""
    if finding is not None:
        lines = words_of(session, finding) + (verdict_lines(finding) if verdict else [])
        text = "\n".join(lines)
    if not text:
        stage.say("there is no row here to copy")
        return
    stage.copy(text)


def _export(stage: Stage) -> None:
    def chosen(kind: str | None) -> None:
        if kind is not None:
            _ask_file(stage, kind)

    answers = [Answer(f"export_{kind}", kind) for kind in FORMATS]
    stage.ask(Question("Export as", answers), chosen)


def _ask_file(stage: Stage, kind: str) -> None:
    what = COMMAND[f"export_{kind}"].title
    title = stage.session.desk.library.title
    name = "-".join("".join(c if c.isalnum() else " " for c in title).lower().split())
    offer = str(Path.cwd() / f"copydesk-{name or 'review'}{ENDINGS[kind]}")

    def complaint(values: Values) -> str:
        if not values["file"]:
            return "Give the file a name."
        path = Path(values["file"]).expanduser()
        if path.is_dir():
            return "That is a folder."
        if path.exists() and values["over"] != "yes":
            return "That file exists; write yes in the last line to replace it."
        if values["rows"] not in ("judged", "all"):
            return "Rows is either judged or all."
        return ""

    def entered(values: Values | None) -> None:
        if values is not None:
            path = Path(values["file"]).expanduser()
            stage.export(kind, path, every_row=values["rows"] == "all")

    fields = [
        Field("file", "file", offer),
        Field("rows", "rows: judged, or all", "judged", ("judged", "all")),
        Field("over", "replace a file that exists: yes or no", "no", ("yes", "no")),
    ]
    stage.ask(Form(f"export: {what}", fields, check=complaint), entered)


ACTIONS: Final[Mapping[str, Action]] = {
    "copy": lambda stage: _copy(stage, verdict=False),
    "copy_all": lambda stage: _copy(stage, verdict=True),
    "export": _export,
}
