"""Aligns one pair in a process of its own: `python -m copydesk.alignment.child`.

The screen spawns it for long pairs, because a thread that computes would make keys wait, and
cancels it by ending it. It reads one task as JSON from stdin and writes JSON lines to stdout, as
`task` describes them. When its reader is gone, or somebody ends it, it goes without a word.
"""

from __future__ import annotations

import os
import signal
import sys

import msgspec

from copydesk.alignment.task import AlignmentTask, encode_progress, encode_scores
from copydesk.errors import ExitCode


def main() -> ExitCode:
    """Align the task on stdin; return the exit code."""
    # What a parent ignores, its children ignore too, unless they say otherwise.
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    try:
        task = msgspec.json.decode(sys.stdin.buffer.read(), type=AlignmentTask)
        _write(encode_scores(task.run(lambda share: _write(encode_progress(share)))))
    except BrokenPipeError:
        # The interpreter flushes stdout once more when it ends; that must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (msgspec.DecodeError, ValueError) as error:
        sys.stderr.write(f"Not an alignment task: {error}\n")
        return ExitCode.BAD_INPUT
    return ExitCode.OK


def _write(line: bytes) -> None:
    """Send one line on its way at once."""
    sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main())
