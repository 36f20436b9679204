"""Which format a file is in: by its first bytes where these can mean nothing else, else by name."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final, Literal

from copydesk.articles.installed import version_of

Format = Literal["text", "markdown", "html", "docx", "pdf", "mail"]
"""A format that articles are read from. Mail includes pages that a browser saved as one file, which
are mail in form (RFC 2557)."""

SUFFIXES: Final[dict[str, Format]] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".eml": "mail",
    ".mht": "mail",
    ".mhtml": "mail",
    ".docx": "docx",
    ".docm": "docx",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
}
"""How the names of articles end, in any case, and what is expected there."""

READERS: Final[dict[Format, str]] = {
    "text": "plain",
    "markdown": "markdown",
    "mail": "mail",
    "docx": "docx",
    "html": "html",
    "pdf": "pdf",
}
"""The module of `readers` that reads each format."""

LIBRARIES: Final[dict[Format, tuple[str, ...]]] = {
    "markdown": ("markdown-it-py", "mdit-py-plugins"),
    "html": ("trafilatura", "lxml", "jusText"),
    "pdf": ("pdfminer.six",),
    "mail": ("trafilatura", "lxml", "jusText"),
}
"""The packages that have a say in what the text of a format is, as indexes of packages call them.
Other formats are read with Python's own."""

PROLOG: Final = rb"(?:\xef\xbb\xbf)?(?>\s+|<!--.*?-->|<\?xml[^>]*>)*+"
"""What may stand above the first element of a page or feed, as the beginning of an expression. It
never goes back over what it took: a row of comments would cost more time than there is."""

_PAGE: Final = re.compile(PROLOG + rb"<(?:!doctype\s+)?html\b", re.I | re.S)
_SNIFFED: Final = 1024
"""Bytes in which a page has to say that it is one, as in the MIME Sniffing Standard, nearly."""


def libraries_of(form: Format) -> list[str]:
    """Return the libraries of a format with their versions: ["trafilatura 2.3.1"]."""
    return [f"{library} {version_of(library)}" for library in LIBRARIES.get(form, ())]


def format_of(name: str, data: bytes) -> Format:
    """Return the format of a file.

    Args:
        name: What it is called.
        data: What it holds. A PDF document is one whatever it is called.
    """
    if data.startswith(b"%PDF-"):
        return "pdf"
    by_name = SUFFIXES.get(PurePath(name).suffix.lower())
    if by_name is not None:
        return by_name
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    return "html" if _PAGE.match(data[:_SNIFFED]) else "text"
