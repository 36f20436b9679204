"""Paragraphs that a mail program broke into lines and said so: format=flowed (RFC 3676)."""

from __future__ import annotations

import re
from typing import Final

_QUOTES: Final = re.compile(r"(>*)[ ]?(.*)", re.DOTALL)
_SIGNATURE: Final = "-- "


def unflowed(text: str, *, delsp: bool) -> str:
    """Return a text with a line a paragraph.

    Args:
        text: As it is in a part of a mail, with line feeds.
        delsp: The space before a break was added with it: "yes" in scripts without spaces.
    """
    done: list[tuple[str, list[str]]] = []
    goes_on = False
    for line in text.split("\n"):
        match = _QUOTES.match(line)
        quotes, words = (match[1], match[2]) if match else ("", line)
        is_signature = words == _SIGNATURE
        if goes_on and done[-1][0] == quotes and not is_signature:
            done[-1][1].append(words)
        else:
            done.append((quotes, [words]))
        goes_on = words.endswith(" ") and not is_signature
        if goes_on and delsp:
            done[-1][1][-1] = words[:-1]
    return "\n".join(f"{quotes} {''.join(words)}" if quotes else "".join(words)
                     for quotes, words in done)  # fmt: skip
