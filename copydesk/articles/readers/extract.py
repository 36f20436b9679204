"""What a reader takes out of a file: the text of the article, and what the format says of it."""

from __future__ import annotations

from msgspec import Struct

from copydesk.articles.article import ArticleFacts, Paragraph


class Extract(Struct, frozen=True):
    """An article as its format holds it.

    The text is the article's alone, as somebody reads it: paragraphs parted by a blank line, no
    markup, no navigation. Whatever the format doesn't say is left to the text itself, which is
    asked next (`structure`, `facts`).
    """

    text: str
    """Every offset points into it; `Article.text` from now on."""
    encoding: str = ""
    """Python's name of the encoding of the bytes, where they are text of some kind; else ""."""
    encoding_is_guess: bool = False
    facts: ArticleFacts = ArticleFacts()
    """What the format says of the article outside its text; "" for what it doesn't say.
    `short_name` and `encoding` are for others to fill in."""
    paragraphs: tuple[Paragraph, ...] = ()
    """Those whose kind the format says (a heading, a caption), with the reason as words that can be
    shown: "a heading of the page". In order, apart from each other, without white space around."""
