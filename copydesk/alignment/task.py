"""An alignment as a piece of work that can be done elsewhere: plain sentences in, scores out.

The screen computes small pairs in a thread and long ones in a child process (`child`); both take a
task and give scores. Between processes they travel as JSON::

    {"left": ["..."], "right": ["..."], "fixed": [[0, 3, true]]}          to the child
    {"progress": 0.4}                                                     from it, any number of
    {"links": [[0, 3, 1.0]], "near_misses": [[2, 5, 0.31]]}               from it, the last line
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from copydesk.alignment.aligner import score_sentences
from copydesk.alignment.link import FixedLink, Link, Scores

if TYPE_CHECKING:
    from copydesk.alignment.link import Progress


class AlignmentTask(msgspec.Struct, frozen=True):
    """Two lists of sentences to be aligned, with a person's word on single cells."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    fixed: tuple[tuple[int, int, bool], ...] = ()
    """(left, right, linked) by place in the two lists."""

    def run(self, progress: Progress | None = None) -> Scores:
        """Align here and now; see `score_sentences`."""
        fixed = [FixedLink(*cell) for cell in self.fixed]
        return score_sentences(self.left, self.right, fixed=fixed, progress=progress)

    def encode(self) -> bytes:
        """Return the task as the JSON document that the child reads."""
        return msgspec.json.encode(
            AlignmentTask(_encodable(self.left), _encodable(self.right), self.fixed)
        )


class _ProgressLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    progress: float


class _ScoresLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    links: tuple[tuple[int, int, float], ...]
    near_misses: tuple[tuple[int, int, float], ...]


def encode_progress(share: float) -> bytes:
    """Return the line that says how much is done, 0..1."""
    return msgspec.json.encode(_ProgressLine(share)) + b"\n"


def encode_scores(scores: Scores) -> bytes:
    """Return the line that ends the child's work."""
    line = _ScoresLine(_triples(scores.links), _triples(scores.near_misses))
    return msgspec.json.encode(line) + b"\n"


def decode_line(line: bytes) -> float | Scores:
    """Return what a line from the child says: the done share 0..1, or the scores at last.

    Raises:
        msgspec.DecodeError: The line is neither: the child was ended while writing.
    """
    if line.startswith(b'{"progress"'):
        return msgspec.json.decode(line, type=_ProgressLine).progress
    found = msgspec.json.decode(line, type=_ScoresLine)
    return Scores(
        links=tuple(Link(*cell) for cell in found.links),
        near_misses=tuple(Link(*cell) for cell in found.near_misses),
    )


def _triples(links: Sequence[Link]) -> tuple[tuple[int, int, float], ...]:
    return tuple((link.left, link.right, link.confidence) for link in links)


def _encodable(sentences: Sequence[str]) -> tuple[str, ...]:
    """Return the sentences without lone surrogates, which JSON can't carry and no word needs."""
    return tuple(sentence.encode("utf-8", "replace").decode() for sentence in sentences)
