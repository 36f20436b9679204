"""No command goes without a test that works it by its keys: see `tests/commands`."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from tests.commands.exercised import EXERCISED
from tui.commands import commands_in


def test_every_command_of_the_review_is_exercised_and_nothing_else_is() -> None:
    for path in sorted((Path(__file__).parent / "commands").glob("test_*.py")):
        import_module(f"tests.commands.{path.stem}")
    assert {command.id for command in commands_in("review")} == EXERCISED
