"""The one table of commands holds bindings, palette, help, `copydesk keys` and README together."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from tui.actions import action_of
from tui.commands import COMMAND, COMMANDS, GROUPS, VERDICT_COMMANDS, key_of, keys_text, spelled

README = Path(__file__).parent.parent / "README.md"


def test_every_command_has_an_action_and_every_action_a_command() -> None:
    assert all(callable(action_of(command)) for command in COMMAND)
    for group in GROUPS:
        actions = import_module(f"tui.actions.{group.lower()}").ACTIONS
        assert set(actions) == {command.id for command in COMMANDS if command.group == group}


def test_no_key_stands_for_two_commands() -> None:
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))


def test_the_six_verdicts_are_on_the_digits_in_order() -> None:
    assert [COMMAND[name].keys for name in VERDICT_COMMANDS] == [(str(n),) for n in range(1, 7)]


def test_nothing_that_writes_sits_where_a_cut_sequence_can_reach_it() -> None:
    reachable = {"left_square_bracket", "right_square_bracket", "A", "B", "D", "O", "P", "escape"}
    # Leaving a finding writes nothing.
    writing = [command for command in COMMANDS if command.id != "leave_finding"]
    assert reachable.isdisjoint(key for command in writing for key in command.keys)


def test_keys_are_written_as_people_write_them_and_read_back() -> None:
    for command in COMMANDS:
        for key in command.keys:
            assert key_of(spelled(key)) == key


def test_copydesk_keys_prints_every_command() -> None:
    text = keys_text({})
    assert all(f" {command.id} " in text for command in COMMANDS)


def test_the_readme_lists_the_keys_that_the_table_has() -> None:
    assert keys_text({}).strip() in README.read_text(encoding="utf-8")
