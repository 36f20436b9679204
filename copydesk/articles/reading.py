"""Which versions of the readers and of the splitter made the text and the sentences of articles.

Events name them (`reviews.events.Made`): places that an event speaks of are those of its time.
Nothing is loaded for it that reading loads.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Final

READER_VERSION: Final = 3
"""Raised whenever the same bytes may become another text or other kinds of paragraphs."""
SPLITTER_VERSION: Final = 2
"""Raised whenever our own rules may cut the same text into other sentences."""

_LIBRARY: Final = "nupunkt"


def splitter_version() -> str:
    """Return what splits text into sentences, the library and our rules: "nupunkt 0.8.0, 1"."""
    return f"{_LIBRARY} {_library_version()}, {SPLITTER_VERSION}"


def _library_version() -> str:
    """Return the version of the library that is installed; "" where that can't be told.

    `importlib.metadata` would take 25 ms to say so.
    """
    spec = find_spec(_LIBRARY)
    if spec is None or spec.origin is None:
        return ""
    beside = Path(spec.origin).parents[1].glob(f"{_LIBRARY}-*.dist-info")
    names = sorted(path.name for path in beside)
    return names[-1].removeprefix(f"{_LIBRARY}-").removesuffix(".dist-info") if names else ""
