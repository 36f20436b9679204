"""The files in `words/`: classes of words, read when a rule first needs them.

A file says in its first lines where its words come from. Each further line names a label and its
phrases::

    possible: may, might, could, it is possible that
    alleged: ~allege, so called

A word stands for its key (`tokens`); one with `~` before it for everything with the same stem.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent.parent / "words"


@lru_cache
def entries(name: str) -> tuple[tuple[str, str], ...]:
    """Return (label, phrase) for each phrase of `words/<name>.txt`, in its order."""
    found = []
    for line in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        label, colon, phrases = line.partition(":")
        if colon and not line.startswith("#"):
            found += [(label.strip(), phrase.strip()) for phrase in phrases.split(",")]
    return tuple((label, phrase) for label, phrase in found if phrase)
