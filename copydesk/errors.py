"""What can go wrong, as one sentence for a person and an exit code for a shell.

Every error that a user can meet derives from `CopydeskError`; the command line prints it as one
line on stderr, the screen shows it as a banner. Anything else that is raised is a bug (exit 70).
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of the program; 128+n for signals is the shell's own convention."""

    OK = 0
    PROBLEMS = 1
    """`doctor` found problems."""
    BAD_INPUT = 2
    """Bad usage or input: nothing was done."""
    NOT_SAVED = 3
    """Something that the reviewer wrote is not on disk in the desk."""
    INTERNAL = 70
    """A bug (EX_SOFTWARE of sysexits.h)."""


class CopydeskError(Exception):
    """A fault that a person can mend.

    Args:
        message: One sentence: what is wrong, naming the thing it is about.
        hint: What to do next, or "".
    """

    exit_code = ExitCode.BAD_INPUT

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".rstrip()


class InputError(CopydeskError):
    """A path, an article, an option or a configuration that can't be used."""


class ReadOnlyError(CopydeskError):
    """A desk that this version may read and not write: a later one wrote it."""


class NotSavedError(CopydeskError):
    """Something could not be written where it belongs."""

    exit_code = ExitCode.NOT_SAVED
