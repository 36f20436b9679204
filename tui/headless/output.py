"""The two ways out of a command: data on stdout, narration on stderr.

Words from outside pass `visible` on their way to a terminal, whichever way they take.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from copydesk.errors import NotSavedError
from copydesk.visible import visible


def say(lines: Iterable[str]) -> None:
    """Print text for people to stdout.

    Args:
        lines: Without line breaks: one inside a line becomes visible as any control character does,
            wherever stdout leads.

    Raises:
        NotSavedError: stdout takes no more (a full disk).
        BrokenPipeError: Nobody reads it any more.
    """
    text = "".join(f"{visible(line)}\n" for line in lines)
    _put(text.encode(sys.stdout.encoding or "utf-8", "replace"))


def hand_out(data: str) -> None:
    """Print data for programs to stdout, as UTF-8, unchanged unless stdout is a terminal.

    Raises:
        NotSavedError: stdout takes no more.
        BrokenPipeError: Nobody reads it any more.
    """
    if sys.stdout.isatty():
        say(data.replace("\r\n", "\n").removesuffix("\n").split("\n"))
    else:
        _put(data.encode("utf-8"))


def tell(text: str) -> None:
    """Print one line of narration to stderr."""
    sys.stderr.write(f"copydesk: {visible(text)}\n")


def _put(data: bytes) -> None:
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        # What is left in the buffer would be tried again, and complained about, at the exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise NotSavedError(f"The output could not be written: {error.strerror}.") from error
