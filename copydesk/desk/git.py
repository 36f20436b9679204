"""Runs the user's own git in the repository that a folder lies in.

Nothing here parses a sentence of git's: exit codes and the forms made for programs say what
happened, and git's own words are handed on to people. Variables that would lead git to another
repository (a hook of one sets them) are taken out of its environment.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from copydesk.errors import InputError

_ELSEWHERE: Final = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY",
                     "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_NAMESPACE")  # fmt: skip
_BUSY: Final = {
    "MERGE_HEAD": "a merge",
    "rebase-merge": "a rebase",
    "rebase-apply": "a rebase",
    "CHERRY_PICK_HEAD": "a cherry-pick",
    "REVERT_HEAD": "a revert",
    "BISECT_LOG": "a bisection",
}
"""What git keeps in its folder while it waits for the user to finish something."""


class Answer(Struct, frozen=True):
    """What git said."""

    code: int
    """0 for done."""
    out: bytes
    err: str

    @property
    def done(self) -> bool:
        """Whether git did it."""
        return self.code == 0

    @property
    def text(self) -> str:
        """The output, for one line of it."""
        return os.fsdecode(self.out).strip("\n")

    @property
    def names(self) -> list[str]:
        """The output of `-z`: names of files."""
        return [os.fsdecode(name) for name in self.out.split(b"\0") if name]

    @property
    def reason(self) -> str:
        """What git complained of, on one line: its hints are for its own commands."""
        lines = (line.strip() for line in self.err.splitlines())
        return " ".join(line for line in lines if line and not line.startswith("hint:"))


class Git:
    """Git, as it works in one folder.

    Args:
        folder: The folder, in a repository.
        environment: Variables of the process.
        may_ask: Whether git and ssh may ask for a password on the terminal.

    Raises:
        InputError: There is no git, or the folder isn't in a repository with a work tree.
    """

    def __init__(self, folder: Path, environment: Mapping[str, str], *, may_ask: bool) -> None:
        self._folder = folder
        self._may_ask = may_ask
        self._environment = {
            name: value for name, value in environment.items() if name not in _ELSEWHERE
        }
        # Never a pager or an editor: what they would show is read by nobody.
        self._environment |= {"GIT_PAGER": "cat", "GIT_EDITOR": "true", "GIT_MERGE_AUTOEDIT": "no"}
        if not may_ask:
            self._environment["GIT_TERMINAL_PROMPT"] = "0"
        found = self("rev-parse", "--show-toplevel")
        if not found.done or not found.text:
            raise InputError(
                f"The desk {folder} isn't in a git repository: {found.reason}",
                "`copydesk init` makes a desk beside the articles, `git init` a repository.",
            )
        self.root = Path(found.text)

    def __call__(self, *arguments: str, names: Iterable[str] | None = None) -> Answer:
        """Run a command of git.

        Args:
            *arguments: The command and its options.
            names: Files of the folder that it is about, taken literally. For commands that know
                `--pathspec-from-file`.
        """
        words = ["git", "--literal-pathspecs", *arguments]
        given = b""
        if names is not None:
            words += ["--pathspec-from-file=-", "--pathspec-file-nul"]
            given = b"\0".join(os.fsencode(name) for name in names)
        return self._run(words, given)

    def ignored(self, names: Sequence[str]) -> str:
        """Return the rule by which git ignores one of the files, as "file:line:pattern"; or ""."""
        given = b"\0".join(os.fsencode(name) for name in names)
        answer = self._run(["git", "check-ignore", "-v", "-z", "--stdin"], given)
        # Source, line, pattern and name for each; a pattern with "!" lets the file in again.
        parts = answer.names
        rules = (parts[at : at + 3] for at in range(0, len(parts) - 3, 4))
        return next((":".join(rule) for rule in rules if not rule[2].startswith("!")), "")

    @property
    def unfinished(self) -> str:
        """What git is in the middle of: "a merge"; "" for nothing."""
        for name, what in _BUSY.items():
            place = self("rev-parse", "--git-path", name).text
            if (self._folder / place).exists():
                return what
        return ""

    def _run(self, words: list[str], given: bytes) -> Answer:
        try:
            done = subprocess.run(
                words,
                cwd=self._folder,
                env=self._environment,
                input=given,
                capture_output=True,
                check=False,
                # Without a terminal of its own ssh can't stop to ask either.
                start_new_session=not self._may_ask,
            )
        except FileNotFoundError:
            raise InputError("There is no git on this computer.", "Install it first.") from None
        return Answer(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))
