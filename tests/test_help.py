"""The help shows what to type, and shells complete it."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tui import cli
from tui.arguments import COMMAND_LINE, arguments_of
from tui.examples import EXAMPLES, examples_of

LINES = [line for lines in EXAMPLES.values() for line, _what in lines]


def test_every_command_has_examples_in_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert set(EXAMPLES) == {"", *COMMAND_LINE}
    assert set(COMMAND_LINE) == set(cli._RUNS)
    for command in EXAMPLES:
        with pytest.raises(SystemExit) as end:
            cli.main([command, "--help"] if command else ["--help"])
        assert end.value.code == 0
        assert examples_of(command) in capsys.readouterr().out


@pytest.mark.parametrize("line", LINES)
def test_every_example_is_a_line_that_the_program_understands(line: str) -> None:
    program, *words = shlex.split(line.partition(" | ")[0].partition(" > ")[0])
    assert program == "copydesk"
    assert arguments_of(words).command in cli._RUNS


def completed(folder: Path, *words: str) -> list[str]:
    """Return what Bash offers for the last of some words, with the script in force."""
    script = folder / "copydesk.bash"
    line = " ".join(shlex.quote(word) for word in words)
    ask = (
        f"source {shlex.quote(str(script))}; COMP_WORDS=({line});"
        f" COMP_CWORD={len(words) - 1}; _shtab_copydesk; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    )
    done = subprocess.run(
        ["bash", "--norc", "-c", ask], capture_output=True, text=True, check=True, cwd=folder
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.fixture
def folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder with the script for Bash, a story and a file."""
    assert cli.main(["completion", "bash"]) == 0
    folder = tmp_path / "work"
    (folder / "story").mkdir(parents=True)
    (folder / "stop.txt").write_text("It stopped.")
    (folder / "copydesk.bash").write_text(capsys.readouterr().out)
    return folder


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_bash_completes_commands_formats_files_and_folders(folder: Path) -> None:
    assert completed(folder, "copydesk", "exp") == ["export"]
    assert {"csv", "markdown"} <= set(completed(folder, "copydesk", "export", "--format", ""))
    assert set(completed(folder, "copydesk", "status", "sto")) == {"stop.txt", "story"}
    assert completed(folder, "copydesk", "merge", "sto") == ["story"]


@pytest.mark.parametrize(("shell", "check"), [("zsh", "-n"), ("fish", "--no-execute")])
def test_other_shells_read_their_script(
    shell: str, check: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["completion", shell]) == 0
    script = tmp_path / "script"
    script.write_text(capsys.readouterr().out)
    assert "copydesk" in script.read_text()
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell} here")
    subprocess.run([shell, check, str(script)], check=True, timeout=60)
