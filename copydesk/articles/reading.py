"""Which versions of the readers and of the splitter made the text and the sentences of articles.

Events name them (`reviews.events.Made`): places that an event speaks of are those of its time.
Nothing is loaded for it that reading loads.
"""

from __future__ import annotations

from typing import Final

from copydesk.articles.installed import version_of

READER_VERSION: Final = 3
"""Raised whenever the same bytes may become another text or other kinds of paragraphs."""
SPLITTER_VERSION: Final = 2
"""Raised whenever our own rules may cut the same text into other sentences."""

_LIBRARY: Final = "nupunkt"


def splitter_version() -> str:
    """Return what splits text into sentences, the library and our rules: "nupunkt 0.8.0, 1"."""
    return f"{_LIBRARY} {version_of(_LIBRARY)}, {SPLITTER_VERSION}"
