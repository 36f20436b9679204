"""Keeps alignments from one session to the next, in the user's cache directory.

An entry is a small file named by a digest of all that an alignment depends on: the sentences of
both articles that are aligned, and the aligner's version. So another splitter or a paragraph of
another kind simply lead to another name, and nothing ever has to be declared stale. `align(B, A)`
is the transpose of `align(A, B)`: one entry serves both.

An entry holds a checksum and places of sentences with confidences, never a word of an article::

    9f0c...e1                                                       of the name and the next line
    {"links": [[0, 3, 0.993]], "near_misses": [[2, 5, 0.362]]}

What isn't exactly that, or can't be an alignment of the two texts, is as good as none, and a folder
that can't be read or written costs time, nothing else. Any number of programs may share the folder:
an entry appears whole or not at all, and all would write the same.

Reading an entry takes 0.1 ms and writing one 0.5 ms; aligning 10 x 10 sentences takes 3 ms, 30 x 30
take 14, 3,000 x 3,000 take 2,000 (read in 9). So everything but the smallest pairs is kept.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from copydesk.alignment.link import Link, Scores
from copydesk.alignment.version import ALIGNER_VERSION
from copydesk.atomic import replace_file

if TYPE_CHECKING:
    from copydesk.alignment.link import Progress
    from copydesk.alignment.task import AlignmentTask

ALIGNMENTS: Final = "alignments"
"""Name of the folder inside the user's cache directory."""
MOST_BYTES: Final = 64 * 1024**2
"""What all entries together may take on the disk: some thousands of everyday pairs."""

_LEAST_CELLS: Final = 100
"""Pairs of sentences below which aligning is about as quick as looking for the entry."""
_BLOCK: Final = 4096
"""Bytes of disk that a file takes at least."""
_SPARE: Final = 8
"""One in so many bytes is freed at once, so that not every new entry has to free its own."""
_CHECKSUM: Final = hashlib.sha256().digest_size * 2
"""Characters of the checksum at the head of an entry."""
_BYTES_A_SENTENCE: Final = 1_000
"""Most that an entry may hold for each sentence: ten times what its few partners take."""

Triple = tuple[int, int, float]


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Links as (left, right, confidence)."""

    links: tuple[Triple, ...]
    near_misses: tuple[Triple, ...]


class AlignmentCache:
    """The alignments that are kept for this user.

    Args:
        cache: The user's cache directory; it need not exist, and is made by the first entry.
        most: What all entries together may take, in bytes; those used longest ago go first.
    """

    def __init__(self, cache: Path, most: int = MOST_BYTES) -> None:
        self.folder = cache / ALIGNMENTS
        self._most = most

    def run(self, task: AlignmentTask, progress: Progress | None = None) -> Scores:
        """Return the scores of `task`: those that are kept, or new ones, which are kept then."""
        scores = self.find(task)
        if scores is None:
            scores = task.run(progress)
            self.keep(task, scores)
        return scores

    def find(self, task: AlignmentTask) -> Scores | None:
        """Return the scores that are kept for `task`; None where there are none to be trusted."""
        if _is_small(task):
            return None
        canonical, turned = _canonical(task)
        name = _name(canonical)
        path = self.folder / name
        data = _read(path, most=_BYTES_A_SENTENCE * _sizes(task))
        scores = _decoded(data, name)
        if scores is None or not _fits(scores, canonical):
            return None
        with suppress(OSError):
            # When it was used last; in a folder that can't be written nothing is ever removed.
            os.utime(path)
        return _turned(scores) if turned else scores

    def keep(self, task: AlignmentTask, scores: Scores) -> None:
        """Keep what aligning `task` gave, if the disk lets us."""
        if _is_small(task):
            return
        canonical, turned = _canonical(task)
        name = _name(canonical)
        data = _encoded(_turned(scores) if turned else scores, name)
        # A cache is a convenience: without it the pair is aligned again. `doctor` looks at it.
        with suppress(OSError):
            if self._make_room(_blocks(len(data))):
                replace_file(self.folder / name, data)

    def _make_room(self, wanted: int) -> bool:
        """Remove the entries used longest ago until `wanted` bytes have room; False if never."""
        if wanted > self._most:
            return False
        files = sorted(_files(self.folder))
        total = sum(size for _used, size, _path in files)
        if total + wanted <= self._most:
            return True
        aim = self._most - wanted - self._most // _SPARE
        for _used, size, path in files:
            if total <= max(aim, 0):
                break
            # Another program may have been quicker.
            with suppress(FileNotFoundError):
                path.unlink()
            total -= size
        return True


def _files(folder: Path) -> Iterable[tuple[float, int, Path]]:
    """Yield when each file was used last, the bytes that it takes, and where it is."""
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(FileNotFoundError):
                found = entry.stat(follow_symlinks=False)
                if not stat.S_ISDIR(found.st_mode):
                    yield found.st_mtime, _blocks(found.st_size), Path(entry.path)


def _blocks(size: int) -> int:
    """Return the bytes of disk that a file of `size` bytes takes."""
    return max(1, -(-size // _BLOCK)) * _BLOCK


def _is_small(task: AlignmentTask) -> bool:
    return len(task.left) * len(task.right) < _LEAST_CELLS


def _sizes(task: AlignmentTask) -> int:
    """Return how many sentences an alignment may have something to say about."""
    return len(task.left) + len(task.right)


def _canonical(task: AlignmentTask) -> tuple[AlignmentTask, bool]:
    """Return the task in the one form for both orders of its texts, and whether it was turned."""
    # Loads the aligner, which the first screen does without.
    from copydesk.alignment.task import AlignmentTask

    turned = task.right < task.left
    return (AlignmentTask(task.right, task.left) if turned else task), turned


def _name(canonical: AlignmentTask) -> str:
    """Return the name of the entry of a task in canonical form."""
    digest = hashlib.sha256(b"aligner %d\n" % ALIGNER_VERSION + canonical.encode())
    return f"{digest.hexdigest()}.json"


def _read(path: Path, most: int) -> bytes:
    """Return what an entry holds; nothing for what can't be one."""
    try:
        # A pipe by this name would hold a plain open up for ever.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return b""
    with suppress(OSError), os.fdopen(handle, "rb") as file:
        if stat.S_ISREG(os.fstat(handle).st_mode):
            data = file.read(most + 1)
            return data if len(data) <= most else b""
    return b""


def _encoded(scores: Scores, name: str) -> bytes:
    body = msgspec.json.encode(_Entry(_triples(scores.links), _triples(scores.near_misses)))
    return _checksum(name, body) + b"\n" + body


def _decoded(data: bytes, name: str) -> Scores | None:
    """Return the scores in an entry; None if it is not whole, or not of this name."""
    body = data[_CHECKSUM + 1 :]
    if data[: _CHECKSUM + 1] != _checksum(name, body) + b"\n":
        return None
    try:
        entry = msgspec.json.decode(body, type=_Entry)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return Scores(
        links=tuple(Link(*triple) for triple in entry.links),
        near_misses=tuple(Link(*triple) for triple in entry.near_misses),
    )


def _checksum(name: str, body: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + body).hexdigest().encode()


def _triples(links: Sequence[Link]) -> tuple[Triple, ...]:
    return tuple((link.left, link.right, link.confidence) for link in links)


def _fits(scores: Scores, task: AlignmentTask) -> bool:
    """Tell whether scores can be those of a task: a checksum is easily made to fit anything."""
    return all(
        all(
            0 <= link.left < len(task.left)
            and 0 <= link.right < len(task.right)
            and 0 <= link.confidence <= 1
            for link in links
        )
        and all((a.left, a.right) < (b.left, b.right) for a, b in pairwise(links))
        for links in (scores.links, scores.near_misses)
    )


def _turned(scores: Scores) -> Scores:
    """Return scores as they are seen from the other text."""
    links, misses = (
        tuple(sorted(Link(link.right, link.left, link.confidence) for link in links))
        for links in (scores.links, scores.near_misses)
    )
    return Scores(links=links, near_misses=misses)
