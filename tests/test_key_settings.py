"""The configuration's keys: every command can be reached wherever it works, or one sentence why."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import ExitCode, InputError
from tests.rebound import rotated
from tui.cli import main
from tui.commands import COMMAND, COMMANDS, PLACES, commands_in, is_typed_in
from tui.config import Config, as_toml, read_config
from tui.key_names import NAMES, spelled, types_a_character
from tui.key_presets import PRESETS
from tui.keys import Keys

KEY: Final = (
    st.sampled_from(sorted(NAMES)).map(spelled)
    | st.characters(codec="latin-1")
    | st.sampled_from(["ctrl+", "F99", "pgeup", "", "j down", "esc", "PgUp", "Ctrl+X", "\u0301"])
    | st.text(max_size=8)
)
COMMAND_ID: Final = st.sampled_from(sorted(COMMAND)) | st.sampled_from(["qit", "undoo", "é", ""])
VALUE: Final = KEY | st.lists(KEY, max_size=3) | st.integers() | st.booleans()
PRESET: Final = st.sampled_from(sorted(PRESETS)) | st.sampled_from(["azert", "", "Azerty\n"])


def _quoted(text: str) -> str:
    """Return a TOML string: JSON writes the same, but for characters that it leaves."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _written(value: object, *, spread: bool) -> str:
    if isinstance(value, list):
        lines = ",".join(f"\n  {_written(one, spread=False)}" for one in value)
        return f"[{lines}\n]" if spread else lines.replace("\n", "").join("[]")
    return _quoted(value) if isinstance(value, str) else str(value).lower()


@st.composite
def configurations(draw: st.DrawFn) -> str:
    """Draw a configuration as somebody may write it: comments, blank lines, lists over lines."""
    lines = [draw(st.sampled_from(["", "# keys = 3", "ascii = true"]))]
    lines += draw(
        st.one_of(st.just([]), PRESET.map(lambda name: [f"key_preset = {_quoted(name)}"]))
    )
    lines.append(draw(st.sampled_from(["[keys]", "[ keys ]  # mine", "\n\n['keys']"])))
    table = draw(st.dictionaries(COMMAND_ID, VALUE, max_size=4))
    for name, value in table.items():
        lines += draw(st.sampled_from([[], [""], ["# quit = 'Q'"]]))
        written = _written(value, spread=draw(st.booleans()))
        lines.append(f"{_quoted(name)} = {written}")
    return "\n".join(lines) + "\n"


def refuse_unreachable(keys: Keys) -> None:
    """Fail if some command can't be given in some place where it should work."""
    for place in PLACES:
        stands_for: dict[str, str] = {}
        for command in commands_in(place.name):
            assert keys.of(command.id)
            for key in keys.of(command.id):
                assert stands_for.setdefault(key, command.id) == command.id
                assert not (is_typed_in(place.name) and types_a_character(key))


@given(text=configurations())
def test_keys_are_reachable_everywhere_or_refused_in_a_sentence_with_file_and_line(
    text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("home") / "config.toml"
    path.write_text(text, encoding="utf-8", newline="")
    try:
        config = read_config(path, required=True)
    except InputError as error:
        said = str(error)
        assert "\n" not in said
        line = re.match(rf"{re.escape(str(path))}, line (\d+): ", said)
        assert line is not None
        named = path.read_text(encoding="utf-8").split("\n")[int(line[1]) - 1]
        assert "=" in named
        assert not named.lstrip().startswith("#")
    else:
        refuse_unreachable(config.keys_in_force)
        path.write_text(as_toml(config), encoding="utf-8")
        assert read_config(path, required=True) == config


@pytest.mark.parametrize("preset", PRESETS)
def test_own_keys_win_over_the_presets(tmp_path: Path, preset: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(f'key_preset = "{preset}"\n[keys]\nagree = "f12"\n', encoding="utf-8")
    keys = read_config(path, required=True).keys_in_force
    assert keys.of("agree") == ("f12",)
    assert keys.of("differ") == PRESETS[preset].get("differ", COMMAND["differ"].keys)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('key_preset = "azert"', "line 1: there is no preset 'azert'. Did you mean 'azerty'?"),
        (
            '\nkey_preset = "vi"',
            "line 2: there is no preset 'vi'. There are: default, azerty, arrows",
        ),
        (
            'key_preset = "azerty"\n[keys]\nundo = "é"',
            "line 3: the key 'é' would mean both differ (in the preset azerty) and undo",
        ),
        ('[keys]\nquit = "Q"\n\nundo = ["x1",\n"u"]', "line 4: 'x1' is no key."),
        ('[keys]\nquit = "pgeup"', "line 2: 'pgeup' is no key. Did you mean \"PgUp\"?"),
        ('[keys]\nquit = "F99"', "line 2: 'F99' is no key. Did you mean \"f9\"?"),
        ('[keys]\nquit = "ctrl+"', "line 2: 'ctrl+' is no key. Did you mean"),
        ('[keys]\nquit = ""', "line 2: '' is no key. Write \"x\""),
        (
            '[keys]\nquit = "Q, f5"',
            'line 2: \'Q, f5\' is no key. Several keys are a list: ["Q", "f5"].',
        ),
        ("[keys]\nquit = []", "line 2: quit must have a key"),
        ("[keys]\n[keys.quit]\nx = 1", "line 2: the keys of quit must be a string or a list"),
        ('keys.quit = "Q"\nkeys.undoo = "x"', "line 2: there is no command 'undoo'. Did you mean"),
        ('keys = {quit = "Q",  undo = "Q"}', "line 1: the key 'Q' would mean both"),
        ('[keys]\ntop = "G"', "line 2: the key 'G' would mean both top and bottom"),
        ("kyes = 1", "line 1: there is no setting 'kyes'. Did you mean 'keys'?"),
    ],
)
def test_a_mistake_is_named_by_its_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text + "\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_config(path, required=True)
    assert f"{path}, {said}" in str(caught.value)


def test_a_mistake_ends_every_command_with_2_and_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[keys]\nquit = "F99"\n', encoding="utf-8")
    for command in ("keys", "config", "status", "open"):
        assert main([command, "--config", str(path)]) == ExitCode.BAD_INPUT
        out, err = capsys.readouterr()
        assert not out
        assert err.startswith(f"copydesk: {path}, line 2: 'F99' is no key.")
        assert err.count("\n") == 1


def test_keys_and_settings_in_force_are_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "config.toml"
    path.write_text('key_preset = "azerty"\n[keys]\nundo = "f12"\n', encoding="utf-8")
    assert main(["keys", "--config", str(path)]) == ExitCode.OK
    keys = capsys.readouterr().out
    assert re.search("^  é 2 +differ ", keys, re.MULTILINE)
    assert re.search("^  f12 +undo ", keys, re.MULTILINE)
    assert main(["config", "--config", str(path)]) == ExitCode.OK
    settings = capsys.readouterr().out
    assert 'key_preset = "azerty"' in settings
    assert '\n# differ = ["é", "2"]\n' in settings
    assert '\nundo = ["f12"]\n' in settings


@pytest.mark.parametrize("text", ["[" * 5000, "a = " + "[" * 5000, "escape_delay = " + "9" * 5000])
def test_a_file_beyond_all_measure_is_no_configuration(tmp_path: Path, text: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="is not TOML"):
        read_config(path, required=True)


def test_other_keys_for_everything_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(as_toml(Config(keys=rotated())), encoding="utf-8")
    keys = read_config(path, required=True).keys_in_force
    refuse_unreachable(keys)
    changed = [command for command in COMMANDS if keys.of(command.id) != command.keys]
    assert len(changed) > len(COMMANDS) * 0.9
