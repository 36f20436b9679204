"""Keeps alignments from one session to the next, in the user's cache directory.

An entry is named by a digest of all that an alignment depends on: the sentences of both articles
that are aligned, and the aligner's version. So another splitter or a paragraph of another kind
simply lead to another name. `align(B, A)` is the transpose of `align(A, B)`: one entry serves both.

An entry (see `copydesk.cache`) holds places of sentences with confidences, never a word of an
article: `{"links": [[0, 3, 0.993]], "near_misses": [[2, 5, 0.362]], "candidates": []}`. What can't
be an alignment of the two texts is as good as none.

Reading an entry takes 0.1 ms and writing one 0.5 ms; aligning 10 x 10 sentences takes 3 ms, 30 x 30
take 14, 3,000 x 3,000 take 2,000 (read in 9). So everything but the smallest pairs is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from copydesk.alignment.link import Link, Scores
from copydesk.alignment.version import ALIGNER_VERSION
from copydesk.cache import MOST_BYTES, Cache

if TYPE_CHECKING:
    from copydesk.alignment.link import Progress
    from copydesk.alignment.task import AlignmentTask

ALIGNMENTS: Final = "alignments"
"""Name of the folder inside the user's cache directory."""

_LEAST_CELLS: Final = 100
"""Pairs of sentences below which aligning is about as quick as looking for the entry."""
_BYTES_A_SENTENCE: Final = 1_000
"""Most that an entry may hold for each sentence: ten times what its few partners take."""

Triple = tuple[int, int, float]


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Links as (left, right, confidence)."""

    links: tuple[Triple, ...]
    near_misses: tuple[Triple, ...]
    candidates: tuple[Triple, ...]


class AlignmentCache:
    """The alignments that are kept for this user.

    Args:
        cache: The user's cache directory; it need not exist, and is made by the first entry.
        most: What all entries together may take, in bytes; those used longest ago go first.
    """

    def __init__(self, cache: Path, most: int = MOST_BYTES) -> None:
        self._entries = Cache(cache / ALIGNMENTS, most)

    @property
    def folder(self) -> Path:
        """Where the entries lie."""
        return self._entries.folder

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
        body = self._entries.find(_name(canonical), most=_BYTES_A_SENTENCE * _sizes(task))
        scores = None if body is None else _decoded(body)
        if scores is None or not _fits(scores, canonical):
            return None
        return _turned(scores) if turned else scores

    def keep(self, task: AlignmentTask, scores: Scores) -> None:
        """Keep what aligning `task` gave, if the disk lets us."""
        if _is_small(task):
            return
        canonical, turned = _canonical(task)
        self._entries.keep(_name(canonical), _encoded(_turned(scores) if turned else scores))


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


def _encoded(scores: Scores) -> bytes:
    return msgspec.json.encode(
        _Entry(_triples(scores.links), _triples(scores.near_misses), _triples(scores.candidates))
    )


def _decoded(body: bytes) -> Scores | None:
    """Return the scores in an entry; None if they aren't that."""
    try:
        entry = msgspec.json.decode(body, type=_Entry)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return Scores(_links(entry.links), _links(entry.near_misses), _links(entry.candidates))


def _links(triples: Sequence[Triple]) -> tuple[Link, ...]:
    return tuple(Link(*triple) for triple in triples)


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
        for links in (scores.links, scores.near_misses, scores.candidates)
    )


def _turned(scores: Scores) -> Scores:
    """Return scores as they are seen from the other text."""
    links, misses, further = (
        tuple(sorted(Link(link.right, link.left, link.confidence) for link in links))
        for links in (scores.links, scores.near_misses, scores.candidates)
    )
    return Scores(links, misses, further)
