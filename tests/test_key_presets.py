"""Presets: the whole program on an AZERTY keyboard, or without vi's letters."""

from __future__ import annotations

from typing import Final

import pytest

from benchmarks import key_lists
from tui.commands import COMMAND, COMMANDS, PLACES, WRITING, Place, commands_in
from tui.key_names import NAMES, spelled
from tui.key_presets import DEFAULT, PRESETS, WORDS
from tui.key_settings import refuse_clashes
from tui.keys import Keys

_FRENCH: Final = "²&é\"'(-è_çà)=" + "azertyuiop$" + "qsdfghjklmù*" + "<wxcvbn,;:!"
_BELGIAN: Final = "²&é\"'(§è!çà)-" + "azertyuiop$" + "qsdfghjklmùµ" + "<wxcvbn,;:="
_MAC: Final = "@&é\"'(§è!çà)-" + "azertyuiop$" + "qsdfghjklmù`" + "<wxcvbn,;:="
AZERTY: Final = {"French": _FRENCH, "Belgian": _BELGIAN, "Mac": _MAC}
"""What keys write without Shift, from the top left on."""

_AMERICAN: Final = "`1234567890-=" + "qwertyuiop[]\\" + "asdfghjkl;'" + "zxcvbnm,./"


def _in_force(preset: str) -> Keys:
    return Keys(PRESETS[preset])


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_gives_known_commands_keys_that_clash_nowhere(preset: str) -> None:
    refuse_clashes(preset, {}, lambda *names: str(names))
    for command, keys in PRESETS[preset].items():
        assert keys
        assert all(key in NAMES or len(spelled(key)) == 1 for key in keys)
        assert keys != COMMAND[command].keys


def test_the_default_changes_nothing_and_every_other_preset_says_what_it_is_for() -> None:
    assert not PRESETS[DEFAULT]
    assert {DEFAULT, *WORDS} == set(PRESETS)
    assert all(PRESETS[name] for name in WORDS)


@pytest.mark.parametrize("preset", PRESETS)
def test_no_preset_lets_a_cut_sequence_write(preset: str) -> None:
    """Arrows arrive as Esc, a bracket and a letter where a slow line cuts them."""
    letters = {*"ABCDFHOPQRS"}
    for command in WRITING:
        if command in PRESETS[preset]:
            assert not letters & {*PRESETS[preset][command]}


@pytest.mark.parametrize("keyboard", AZERTY)
def test_what_wants_no_shift_elsewhere_wants_none_on_azerty(keyboard: str) -> None:
    """Keys with a name, as Enter, are the same on all keyboards."""

    def is_bare(key: str, row: str) -> bool:
        return key in NAMES or spelled(key) in row

    for command in COMMANDS:
        if any(is_bare(key, _AMERICAN) for key in command.keys):
            keys = _in_force("azerty").of(command.id)
            assert any(is_bare(key, AZERTY[keyboard]) for key in keys), command.id


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_the_same_digit_lies_on_the_same_key_everywhere_on_azerty(place: Place) -> None:
    verdicts = {c.keys[0]: _in_force("azerty").of(c.id) for c in commands_in("reviewer")}
    verdicts = {digit: keys for digit, keys in verdicts.items() if digit.isdigit()}
    for command in commands_in(place.name):
        for digit in set(command.keys) & set(verdicts):
            assert set(_in_force("azerty").of(command.id)) <= set(verdicts[digit])
            assert digit in _in_force("azerty").of(command.id)


def test_with_arrows_no_letter_stands_for_where_it_lies() -> None:
    keys = _in_force("arrows")
    for command in COMMANDS:
        if command.id not in ("line_down", "line_up"):  # J and K come last, for the Linux console
            for key in {*"hjklgGbHJKL"} & {*keys.of(command.id)}:
                assert key.lower() in f"{command.title} {command.help}".lower(), command.id


def test_no_arrow_is_without_a_use_in_the_arrow_preset() -> None:
    keys = _in_force("arrows")
    for place in ("review", "listing", "page"):
        used = {key for command in commands_in(place) for key in keys.of(command.id)}
        assert {"up", "down", "pageup", "pagedown", "home", "end"} <= used


def test_function_keys_that_desktops_keep_are_no_command() -> None:
    for preset in WORDS:
        keys = _in_force(preset)
        assert not {"f10", "f11"} & {key for c in COMMANDS for key in keys.of(c.id)}


def test_the_page_of_all_keys_tells_what_presets_change() -> None:
    page = key_lists.all_keys()
    for preset in WORDS:
        assert f'## `key_preset = "{preset}"`' in page
        for command, _keys in PRESETS[preset].items():
            assert page.count(f" {command} ") >= 2
