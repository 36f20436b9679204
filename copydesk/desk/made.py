"""What makes the rows and offsets that are judged now: every event names it."""

from __future__ import annotations

from copydesk.alignment.version import ALIGNER_VERSION
from copydesk.articles.reading import READER_VERSION, splitter_version
from copydesk.reviews.events import Made


def made_here() -> Made:
    """Return the versions of what this program makes articles and rows with."""
    return Made(
        reader=str(READER_VERSION), splitter=splitter_version(), aligner=str(ALIGNER_VERSION)
    )
