"""Which words are addresses of the web: what people and pages give as one may be anything."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

_ADDRESS: Final = re.compile(
    r"https?://[^\s\x00-\x20\x7f-\x9f<>\"{}|\\^`\ud800-\udfff]+", re.IGNORECASE
)
"""The schemes that lead to a page, and characters that an IRI may hold (RFC 3987, 2.2)."""


def web_address(text: str) -> str:
    """Return an address that programs and people can follow; "" where `text` is none."""
    text = text.strip()
    if not _ADDRESS.fullmatch(text):
        return ""
    try:
        parts = urlsplit(text)
        # Asking for it checks it.
        return text if parts.hostname and (parts.port is None or parts.port) else ""
    except ValueError:
        return ""
