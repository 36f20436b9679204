"""The two ways out of a command: data on stdout, narration on stderr.

Words from outside pass `visible` on their way to a terminal, whichever way they take.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from copydesk.errors import NotSavedError
from copydesk.visible import visible

if TYPE_CHECKING:
    from copydesk.alignment.link import Progress


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


@contextmanager
def progress_shown(work: str) -> Iterator[Progress]:
    """Give what shows in the last line of a terminal how far some work is; elsewhere nothing.

    Args:
        work: What is done, as a participle. The line is empty again when it is over.
    """
    shown = ""

    def show(text: str) -> None:
        nonlocal shown
        if text != shown and sys.stderr.isatty():
            sys.stderr.write(f"\r{text:<{len(shown)}}\r{text}")
            sys.stderr.flush()
        shown = text

    try:
        yield lambda share: show(f"copydesk: {work}: {share:.0%}")
    finally:
        show("")


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
