"""A configuration that can't be honoured is an error that says where and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.errors import InputError
from copydesk.findings.types import FINDING_TYPES
from tui.config import Config, as_toml, read_config


def written(folder: Path, text: str) -> Path:
    """Write a configuration and return its path."""
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read_config(tmp_path / "none.toml", required=False) == Config()


def test_a_file_that_was_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no configuration"):
        read_config(tmp_path / "none.toml", required=True)


def test_what_is_printed_can_be_read_back(tmp_path: Path) -> None:
    config = Config(
        reviewer='A "quoted" name \\',
        mouse=True,
        keys={"quit": ("Q",)},
        findings_off=frozenset({"title", "left-out"}),
    )
    assert read_config(written(tmp_path, as_toml(config)), required=True) == config


def test_a_misspelled_setting_names_file_line_and_nearest_setting(tmp_path: Path) -> None:
    path = written(tmp_path, '\n\nreviewr = "x"\n')
    with pytest.raises(InputError) as caught:
        read_config(path, required=True)
    assert f"{path}, line 3" in str(caught.value)
    assert "Did you mean 'reviewer'?" in str(caught.value)


def test_an_unknown_command_in_the_keys_names_the_nearest_one(tmp_path: Path) -> None:
    path = written(tmp_path, '[keys]\nqit = "Q"\n')
    with pytest.raises(InputError, match=r"line 2: there is no command 'qit'.*'quit'"):
        read_config(path, required=True)


@pytest.mark.parametrize("key", ["nonsense-key", "ctrl+", "", "ab"])
def test_a_key_that_is_none_is_refused(tmp_path: Path, key: str) -> None:
    path = written(tmp_path, f'[keys]\nquit = "{key}"\n')
    with pytest.raises(InputError, match="is no key"):
        read_config(path, required=True)


@pytest.mark.parametrize("key", ["x1", "Q", "ctrl+x", "f5", ";", "?"])
def test_one_key_for_two_commands_is_refused(tmp_path: Path, key: str) -> None:
    keys = '["Q", "ctrl+x", "f5", ";", "?"]'
    path = written(tmp_path, f'[keys]\nquit = {keys}\nundo = "Q"\n')
    with pytest.raises(InputError, match="would mean both"):
        read_config(path, required=True)


@pytest.mark.parametrize(
    ("keys", "both"),
    [
        ('side_base = "b"', ("side_base", "side_both")),
        ('listing_next = "Q"\nchoosing_leave = "Q"', ("listing_next", "choosing_leave")),
        ('note_save = "ctrl+w"', ("note_save", "text_erase_word_left")),
        ('facts_correct = "j"', ("facts_correct", "page_line_down")),
    ],
)
def test_two_commands_of_one_dialog_cannot_have_one_key(
    tmp_path: Path, keys: str, both: tuple[str, str]
) -> None:
    with pytest.raises(InputError, match="would mean both") as caught:
        read_config(written(tmp_path, f"[keys]\n{keys}\n"), required=True)
    assert all(command in str(caught.value) for command in both)


def test_one_key_may_mean_something_else_in_every_dialog(tmp_path: Path) -> None:
    text = '[keys]\nside_base = "a"\ncertainty_certain = "a"\npage_leave = "a"\n'
    keys = read_config(written(tmp_path, text), required=True).keys
    assert set(keys.values()) == {("a",)}


@pytest.mark.parametrize("key", ["x", "X", "?", " "])
def test_a_character_is_no_command_where_something_is_typed(tmp_path: Path, key: str) -> None:
    key = "space" if key == " " else key
    path = written(tmp_path, f'[keys]\nnote_save = "{key}"\n')
    with pytest.raises(InputError, match="types a character there"):
        read_config(path, required=True)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("mouse = 1", "must be a boolean"),
        ("escape_delay = 5", "between 10 and 5000"),
        ("escape_delay = true", "must be a whole number"),
        ("theme = [", "is not TOML"),
        ("keys = 3", "must be a table"),
        ("findings = 3", "must be a table"),
        ('[findings]\noff = "title"', "must be a list"),
        ("[findings]\noff = [1]", "must be a list"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        read_config(written(tmp_path, text + "\n"), required=True)


def test_types_of_findings_can_be_switched_off(tmp_path: Path) -> None:
    path = written(tmp_path, '[findings]\noff = ["title", "hedge"]\n')
    assert read_config(path, required=True).findings_off == {"title", "hedge"}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('off = ["hegde"]', r"line 3: there is no type of finding 'hegde'.*'hedge'"),
        ('off = [\n  "title",\n  "xyzzy",\n]', "There are: .*negation"),
        ('of = ["title"]', r"line 3: there is no setting 'of' in \[findings\].*'off'"),
    ],
)
def test_an_unknown_type_of_finding_names_the_nearest_one(
    tmp_path: Path, text: str, complaint: str
) -> None:
    with pytest.raises(InputError, match=complaint):
        read_config(written(tmp_path, f"\n[findings]\n{text}\n"), required=True)


def test_every_type_of_finding_is_explained_where_settings_are_printed() -> None:
    printed = as_toml(Config()).splitlines()
    for kind in FINDING_TYPES:
        assert f"#   {kind.id:<10}  {kind.told}" in printed
    assert len({kind.id for kind in FINDING_TYPES}) == len(FINDING_TYPES)


def test_a_configuration_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b'reviewer = "Ren\xe9"\n')
    with pytest.raises(InputError, match="can't be read"):
        read_config(path, required=True)
