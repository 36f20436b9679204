"""Plain text: the decoded file is the article, character for character."""

from __future__ import annotations

from copydesk.articles.decoding import decode, read_as
from copydesk.articles.readers.extract import Extract


def read(data: bytes, encoding: str = "") -> Extract:
    """Return the article in a text file.

    Args:
        data: Its bytes.
        encoding: One of Python's names, where a person named one; "" for the one that is found.

    Raises:
        InputError: It is no text, or there is no such encoding.
    """
    decoded = read_as(data, encoding) if encoding else decode(data)
    return Extract(decoded.text, decoded.encoding, decoded.is_guess)
