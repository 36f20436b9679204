"""What an article is read as, whatever it lay in: all of it but file, name and hash.

It is what one process reads for another, and what is kept of an article.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from msgspec import Struct

from copydesk.articles.article import Article, ArticleFacts, Paragraph, Sentence


class Contents(Struct, frozen=True, forbid_unknown_fields=True, tag=True):
    """Everything that was read; `Article` says what the fields mean."""

    text: str
    encoding: str
    encoding_is_guess: bool
    facts: ArticleFacts
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    reader: str = ""

    def article(self, path: Path, name: str, sha256: str) -> Article:
        """Return the article of these contents.

        Args:
            path: Where its file lies, or lay.
            name: See `Article.name`.
            sha256: Hash of the file's bytes.
        """
        return Article(
            path=path,
            name=name,
            sha256=sha256,
            text=self.text,
            encoding=self.encoding,
            encoding_is_guess=self.encoding_is_guess,
            facts=self.facts,
            paragraphs=self.paragraphs,
            sentences=self.sentences,
            reader=self.reader,
        )

    @property
    def is_sound(self) -> bool:
        """Whether all places lie in the text, in order: what comes from elsewhere may lie."""
        paragraphs, sentences = self.paragraphs, self.sentences
        return (
            _are_in_order(paragraphs, len(self.text))
            and _are_in_order(sentences, len(self.text))
            and all(
                sentence.index == index
                and 0 <= sentence.paragraph < len(paragraphs)
                and sentence.kind == paragraphs[sentence.paragraph].kind
                for index, sentence in enumerate(sentences)
            )
        )


def _are_in_order(places: Sequence[Paragraph | Sentence], length: int) -> bool:
    """Tell whether places follow one another inside a text of `length` code points."""
    return (
        all(place.start < place.end for place in places)
        and all(0 <= before.end <= after.start for before, after in pairwise(places))
        and (not places or (places[0].start >= 0 and places[-1].end <= length))
    )
