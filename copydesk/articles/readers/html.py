"""Web pages, as a browser saves them or a program writes them."""

from __future__ import annotations

from html import escape
from typing import Final

from copydesk.articles.article import ParagraphKind
from copydesk.articles.decoding import decode, read_as
from copydesk.articles.readers.extract import Extract
from copydesk.articles.readers.pages.blocks import Block, blocks_of
from copydesk.articles.readers.pages.choice import chosen
from copydesk.articles.readers.pages.data import Data
from copydesk.articles.readers.pages.facts import facts_in
from copydesk.articles.readers.pages.layout import laid_out
from copydesk.articles.readers.pages.tree import hide_unseen, tree_of
from copydesk.articles.readers.told import Told
from copydesk.articles.readers.told import extract_of as told_in_order
from copydesk.errors import InputError

_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

VERSION: Final = 1
"""Raised whenever the same page may become another text."""


def read(data: bytes, encoding: str = "") -> Extract:
    """Return the article in a page.

    Args:
        data: The bytes of a page.
        encoding: One of Python's names, where a person named one; "" for the one that is found.

    Raises:
        InputError: It is no text, there is no such encoding, or no article in it.
    """
    decoded = read_as(data, encoding) if encoding else decode(data)
    extract = extract_of(decoded.text)
    return Extract(
        extract.text, decoded.encoding, decoded.is_guess, extract.facts, extract.paragraphs
    )


def extract_of(page: str) -> Extract:
    """Return the article in the source of a page.

    Every word of it stands on the page, in the same order; only a headline that the page itself
    doesn't show comes from its data.

    Args:
        page: Its decoded text: a whole page, or the body of a mail.

    Raises:
        InputError: There is no article in it.
    """
    root = tree_of(page)
    if root is None:
        raise _no_article()
    data = Data(root)
    facts = facts_in(root, data, page)
    hide_unseen(root)
    blocks = blocks_of(root)
    numbers = chosen(root, blocks)
    if not numbers:
        blocks = _blocks_of_data(data)
        numbers = list(range(len(blocks)))
    if not numbers:
        raise _no_article(has_frames=next(root.iter("frame", "frameset"), None) is not None)
    return laid_out(blocks, numbers, facts)


def everything_on(page: str) -> Extract:
    """Return all that a page shows, as far as it is text: the body of a mail is no web page.

    Args:
        page: Its decoded text.
    """
    root = tree_of(page)
    if root is None:
        return Extract("")
    facts = facts_in(root, Data(root), page)
    hide_unseen(root)
    parts = [Told(block.text, *_heading(block)) for block in blocks_of(root) if block.text]
    return told_in_order(parts, facts)


def _heading(block: Block) -> tuple[ParagraphKind, str] | tuple[()]:
    return ("headline", "a heading of the page") if block.tag in _HEADINGS else ()


def _blocks_of_data(data: Data) -> list[Block]:
    """Return the article that a page holds as data alone, for a script to show."""
    body = data.body()
    root = tree_of(body if "</p>" in body else _in_paragraphs(body)) if body.strip() else None
    return blocks_of(root) if root is not None else []


def _in_paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines())


def _no_article(*, has_frames: bool = False) -> InputError:
    if has_frames:
        return InputError(
            "There is no article in this page: it shows other pages in frames.",
            "Open the frame with the article by itself and save that.",
        )
    return InputError(
        "There is no article in this page.",
        "Save the page of one article, after it was loaded in full, or its text as a .txt file.",
    )
