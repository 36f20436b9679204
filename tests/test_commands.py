"""The one table of commands holds bindings, dialogs, help, `copydesk keys` and docs together."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pytest
from textual.binding import BindingsMap
from textual.widgets import Input, TextArea

from benchmarks import key_lists
from copydesk.findings.finding import FINDING_KINDS, SEVERITIES
from tui.actions import action_of
from tui.commands import (
    COMMAND,
    COMMANDS,
    PLACES,
    VERDICT_COMMANDS,
    Place,
    commands_in,
    is_typed_in,
)
from tui.key_names import key_named, spelled, types_a_character
from tui.keys import Keys, keys_text
from tui.review_rows import GROUPS
from tui.screens.dialog import Dialog
from tui.screens.form import FormDialog
from tui.screens.listing import OrphansDialog, VersionsDialog
from tui.screens.note import NoteDialog
from tui.screens.offers import OffersDialog
from tui.screens.overview import OverviewScreen
from tui.screens.palette import Palette
from tui.screens.pointing import PointingDialog
from tui.screens.prompt import Prompt
from tui.screens.reading import PageDialog
from tui.screens.search import SearchLine
from tui.screens.sheet import SheetScreen
from tui.screens.story import StoryScreen
from widgets.fields import LineField, NoteField

ROOT: Final = Path(__file__).parent.parent

DIALOGS: Final[tuple[type[Dialog[Any]], ...]] = (
    FormDialog,
    NoteDialog,
    OffersDialog,
    OrphansDialog,
    VersionsDialog,
    PointingDialog,
    Prompt,
    PageDialog,
    Palette,
    SearchLine,
    SheetScreen,
    StoryScreen,
    OverviewScreen,
)

QUESTIONS: Final = (
    "facts",
    "side",
    "wording",
    "certainty",
    "reason",
    "kind",
    "reviewer",
    "tag",
    "final",
    "severity",
    "filter",
    "export",
    "unsaved",
)
"""Places whose own commands are answers."""


def test_every_command_of_the_review_has_an_action_and_every_action_a_command() -> None:
    assert all(callable(action_of(command.id)) for command in commands_in("review"))
    for group in GROUPS:
        actions = import_module(f"tui.actions.{group.lower()}").ACTIONS
        assert set(actions) == {command.id for command in COMMANDS if command.group == group}


def test_no_two_commands_have_one_id() -> None:
    assert len(COMMAND) == len(COMMANDS)
    assert all(name.isidentifier() and name.islower() for name in COMMAND)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_no_key_stands_for_two_commands_in_one_place(place: Place) -> None:
    keys = [key for command in commands_in(place.name) for key in command.keys]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_every_place_but_the_review_can_be_left_with_and_without_esc(place: Place) -> None:
    if place.name not in ("review", "lines"):
        leaving = {
            key
            for command in commands_in(place.name)
            if command.id.endswith("_leave")
            for key in command.keys
        }
        assert {"escape", "ctrl+g", "ctrl+c"} <= leaving


def test_the_six_verdicts_are_on_the_digits_in_order() -> None:
    assert [COMMAND[name].keys for name in VERDICT_COMMANDS] == [(str(n),) for n in range(1, 7)]


def test_nothing_that_writes_sits_where_a_cut_sequence_can_reach_it() -> None:
    reachable = {"left_square_bracket", "right_square_bracket", "A", "B", "D", "O", "P", "escape"}
    # Leaving writes nothing, nor does a list of decisions, in which none of these does anything.
    listing = {key for command in commands_in("orphans") for key in command.keys}
    assert reachable & listing == {"escape"}
    harmless = ("leave", "orphans")
    writing = [c for c in COMMANDS if not any(name in c.id for name in harmless)]
    assert reachable.isdisjoint(key for command in writing for key in command.keys)


def test_keys_are_written_as_people_write_them_and_read_back() -> None:
    for command in COMMANDS:
        for key in command.keys:
            assert key_named(spelled(key)) == key


def test_no_character_is_a_command_where_characters_are_typed() -> None:
    for place in PLACES:
        if is_typed_in(place.name):
            keys = [key for command in commands_in(place.name) for key in command.keys]
            assert not any(map(types_a_character, keys))


# Dialogs


@pytest.mark.parametrize("dialog", DIALOGS, ids=lambda dialog: dialog.__name__)
def test_a_dialog_binds_what_the_table_says_and_can_do_all_of_it(
    dialog: type[Dialog[Any]],
) -> None:
    bound = {
        (key, binding.id)
        for key, bindings in dialog._merge_bindings().key_to_bindings.items()
        for binding in bindings
    }
    commands = commands_in(dialog.PLACE)
    assert bound == {(key, command.id) for command in commands for key in command.keys}
    own = [c for c in commands if c.where not in ("text", "lines")]
    for command in own:
        assert hasattr(dialog, f"action_{command.id.removeprefix(f'{command.where}_')}")


def test_every_place_is_some_dialog_or_question() -> None:
    shared = {"review", "dialog", "choosing", "full", "listing", "text", "lines"}
    assert {place.name for place in PLACES} == (
        shared | {dialog.PLACE for dialog in DIALOGS} | set(QUESTIONS)
    )


def test_every_answer_of_the_table_is_one_that_some_action_gives() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tui").rglob("*.py"))
    made = {f"kind_{kind}" for kind in FINDING_KINDS}
    made |= {f"{place}_{severity}" for place in ("severity", "filter") for severity in SEVERITIES}
    made |= {f"{place}_{n}" for place in ("reviewer", "tag") for n in range(1, 10)}
    for place in QUESTIONS:
        for command in COMMANDS:
            if command.where == place and command.id not in made:
                name = command.id.removeprefix(f"{place}_")
                words = (name, name.replace("_", " "), name.replace("_", "-"))
                assert any(f'"{word}"' in text for word in (command.id, *words)), command.id


def test_every_kind_and_severity_of_finding_has_its_answer() -> None:
    assert {f"kind_{kind}" for kind in FINDING_KINDS} < set(COMMAND)
    assert {f"severity_{severity}" for severity in SEVERITIES} < set(COMMAND)


# What Textual brings


def test_what_textual_binds_in_a_field_is_in_the_table() -> None:
    """Ctrl+c leaves here; super is no key of a terminal; ctrl+backspace erases as elsewhere."""
    table = {key: c.id for c in commands_in("note") + commands_in("form") for key in c.keys}
    left_out = {"super+backspace", "super+x", "super+c", "super+y", "super+z"}
    for field, edits in ((Input, LineField.EDITS), (TextArea, NoteField.EDITS)):
        brought = BindingsMap(field.BINDINGS).key_to_bindings
        assert set(brought) - left_out <= set(table)
        known = {b.action for bindings in brought.values() for b in bindings}
        assert known - set(edits.values()) == {"copy"} | ({"submit"} if field is Input else set())


def test_a_field_does_what_the_table_says_of_fields_and_binds_nothing_itself() -> None:
    text = {c.id.removeprefix("text_") for c in COMMANDS if c.where == "text"}
    lines = {c.id.removeprefix("lines_") for c in COMMANDS if c.where == "lines"}
    assert set(LineField.EDITS) == text
    assert set(NoteField.EDITS) == text | lines
    for field in (LineField, NoteField):
        assert not field._merge_bindings().key_to_bindings


# One table


def test_no_key_is_written_down_outside_of_the_table() -> None:
    """Bindings are made from the table alone, and answers name its commands."""
    for floor in ("tui", "widgets"):
        for path in (ROOT / floor).rglob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    first = node.args[0] if node.args else None
                    literal = first.value if isinstance(first, ast.Constant) else None
                    assert not (node.func.id == "Binding" and literal), path
                    assert not (node.func.id == "Answer" and literal not in {*COMMAND, None}), path
                if floor == "widgets" and isinstance(node, ast.Name):
                    assert node.id != "BINDINGS", path


def test_copydesk_keys_prints_every_command_with_the_users_keys() -> None:
    text = keys_text(Keys({"side_base": ("a",)}))
    assert all(f" {command.id} " in text for command in COMMANDS)
    assert all(place.title in text for place in PLACES[1:])
    assert "\n  a      side_base " in text


def test_the_page_of_keys_lists_those_that_the_table_has() -> None:
    """`make keys` writes them."""
    assert key_lists.ALL_KEYS.read_text(encoding="utf-8") == key_lists.all_keys()


def test_a_line_of_keys_joins_what_has_one_title_and_leaves_out_what_does_nothing() -> None:
    keys = Keys({"page_line_up": ("K",)})
    assert keys.hint("page") == ("j K scroll", "q Esc leave")
    facts = keys.hint("facts", {"facts_correct": "mend"}, without={"facts_of_base"})
    assert facts == ("e mend", "j K scroll", "q Esc leave")
