"""Compares pairs away from the event loop.

A small pair is aligned in a thread; a large one in a child process, so that cancelling it ends it
at once and its arithmetic never holds the interpreter that draws the screen.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterable
from typing import Final

import msgspec

from copydesk.alignment.link import FixedLink, Scores
from copydesk.alignment.task import AlignmentTask, decode_line
from copydesk.articles.article import Article
from copydesk.comparison import Comparison, alignment_task, comparison_from_scores
from copydesk.errors import CopydeskError

THREAD_SENTENCES: Final = 200
"""Most sentences of the longer side for which a thread will do: some tens of milliseconds."""

_LONGEST_LINE: Final = 1 << 28
"""Bytes that the child's answer may have: far above that of any pair that fits in memory."""


async def compare_pair(
    left: Article,
    right: Article,
    fixed_links: Iterable[FixedLink],
    progress: Callable[[float], None],
) -> Comparison:
    """Compare two articles without holding the event loop; cancelling ends the work.

    Args:
        left: The base.
        right: The article beside it.
        fixed_links: What people decided about single cells.
        progress: Told the done share, 0..1, on the event loop; only for large pairs.

    Raises:
        CopydeskError: The child process failed; the message says how.
    """
    fixed = tuple(fixed_links)
    task = alignment_task(left, right, fixed)
    if max(len(task.left), len(task.right)) <= THREAD_SENTENCES:
        scores = await asyncio.to_thread(task.run)
    else:
        scores = await _in_child(task, progress)
    return await asyncio.to_thread(comparison_from_scores, left, right, scores, fixed)


async def _in_child(task: AlignmentTask, progress: Callable[[float], None]) -> Scores:
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "copydesk.alignment.child",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        limit=_LONGEST_LINE,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        child.stdin.write(task.encode())
        child.stdin.close()
        async for line in child.stdout:
            said = decode_line(line)
            if isinstance(said, Scores):
                return said
            progress(said)
    except (msgspec.DecodeError, ConnectionError) as error:
        raise CopydeskError(f"The alignment of this pair failed: {error}.") from error
    finally:
        if child.returncode is None:
            child.kill()
        await child.wait()
    raise CopydeskError(
        f"The alignment of this pair ended early (code {child.returncode}).",
        "Memory may have run out; try again with > and <.",
    )
