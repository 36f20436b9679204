"""Where articles write some words first.

Articles in which nothing clashes are looked through for each spelling of a name. In a story of
hundreds that is half of the work on its questions, which are made anew as more pairs come. So what
was found is handed on from one time to the next, and what nobody asks for any more goes away.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from copydesk.articles.article import Article, Span

Place = tuple[Article, str]
"""An article, and words as they are written."""


class FirstPlaces:
    """Where some articles write some words first.

    Args:
        known: What was `found` the time before.
    """

    def __init__(self, known: Mapping[Place, Span | None]) -> None:
        self._known = known
        self.found: dict[Place, Span | None] = {}
        """All that was asked for; None where an article doesn't write the words."""

    def of(self, article: Article, words: str) -> Span | None:
        """Return where an article writes just these words first, whatever spaces part them."""
        place = article, words
        if place not in self.found:
            known = place in self._known
            self.found[place] = self._known[place] if known else looked_up(article, words)
        return self.found[place]


def looked_up(article: Article, words: str) -> Span | None:
    """Look an article through for some words; as `FirstPlaces.of`, and nothing is kept."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = re.search(rf"(?<!\w){pattern}(?!\w)", article.text) if pattern else None
    return Span(*found.span()) if found else None
