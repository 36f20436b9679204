"""Articles put together sentence by sentence, for tests that need no reader."""

from __future__ import annotations

import hashlib
from pathlib import Path

from copydesk.articles.article import Article, ArticleFacts, Paragraph, ParagraphKind, Sentence

_MARKS: dict[str, ParagraphKind] = {"#": "headline", "@": "boilerplate", "^": "caption"}
"""How a drawn article says what a sentence is; body text has no mark."""


def made_article(*sentences: str, name: str = "made.txt") -> Article:
    """Return an article of one paragraph a sentence.

    A sentence that begins with # is a headline, with @ boilerplate, with ^ a caption.
    """
    text = ""
    paragraphs, found = [], []
    for index, marked in enumerate(sentences):
        kind = _MARKS.get(marked[:1], "body")
        words = marked[1:] if kind != "body" else marked
        start, end = len(text), len(text) + len(words)
        text += words + "\n\n"
        paragraphs.append(Paragraph(start, end, kind, "made so"))
        found.append(Sentence(index, start, end, kind, index))
    return Article(
        path=Path(name),
        name=name,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=text,
        encoding="utf-8",
        encoding_is_guess=False,
        facts=ArticleFacts(),
        paragraphs=tuple(paragraphs),
        sentences=tuple(found),
    )
