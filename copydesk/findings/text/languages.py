"""In which language an article is written, for the rules about words."""

from __future__ import annotations

from copydesk.articles.languages import language_of

__all__ = ["language_of"]
