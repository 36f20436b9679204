"""An alignment as a piece of work: plain sentences in, scores out.

It is all that an alignment depends on, so it is also what alignments are kept by (`cache`). What
people decide about links changes none: it is applied to the rows (`edits`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from copydesk.alignment.aligner import score_sentences
from copydesk.alignment.link import Scores

if TYPE_CHECKING:
    from copydesk.alignment.link import Progress


class AlignmentTask(msgspec.Struct, frozen=True):
    """Two lists of sentences to be aligned."""

    left: tuple[str, ...]
    right: tuple[str, ...]

    def run(self, progress: Progress | None = None) -> Scores:
        """Align here and now; see `score_sentences`."""
        return score_sentences(self.left, self.right, progress=progress)

    def encode(self) -> bytes:
        """Return the task as JSON: equal for equal tasks, different for different ones."""
        return msgspec.json.encode((_encodable(self.left), _encodable(self.right)))


def _encodable(sentences: Sequence[str]) -> tuple[str, ...]:
    """Return the sentences without lone surrogates, which JSON can't carry and no word needs."""
    return tuple(sentence.encode("utf-8", "replace").decode() for sentence in sentences)
