"""All that is kept for a user from one session to the next because working it out takes a while."""

from __future__ import annotations

from pathlib import Path

from copydesk.alignment.cache import AlignmentCache
from copydesk.articles.cache import ArticleCache
from copydesk.compared import ComparisonCache


class Caches:
    """The caches of one user.

    Args:
        cache: The user's cache directory; it need not exist.
    """

    def __init__(self, cache: Path) -> None:
        self.articles = ArticleCache(cache)
        self.alignments = AlignmentCache(cache)
        self.comparisons = ComparisonCache(cache)
