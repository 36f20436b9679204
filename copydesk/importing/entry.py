"""One article as a feed, a table or a dump holds it, and the file that it becomes."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from msgspec import Struct

_LONGEST_NAME: Final = 60
"""Characters of a file's name, without date and ending: what a list has room for."""
_TAKEN: Final = re.compile(r"(?:readme|licen[sc]e|notice|changelog)\b", re.IGNORECASE)
"""Names of files that no article has in a folder of articles."""


class Entry(Struct, frozen=True):
    """An article and what is said of it; "" for what isn't."""

    text: str
    """Plain text, paragraphs parted by blank lines."""
    title: str = ""
    author: str = ""
    outlet: str = ""
    published: str = ""
    """ISO date, or whatever stands there in its place."""
    updated: str = ""
    url: str = ""
    language: str = ""
    retrieved: str = ""
    """When it was fetched: UTC, ISO 8601."""
    page: str = ""
    """Where the page that it is from was kept, below the folder."""

    def file_text(self) -> str:
        """Return what the article's file holds: front matter, headline, text."""
        said = [(name, getattr(self, name)) for name in self.__struct_fields__ if name != "text"]
        header = [f'{name}: "{_on_one_line(value)}"' for name, value in said if value.strip()]
        title, text = _on_one_line(self.title), self.text.strip("\n")
        headline = [] if not title or text.startswith(title) else [title, ""]
        front = ["---", *header, "---", ""] if header else []
        return "\n".join([*front, *headline, text, ""])

    def file_stem(self) -> str:
        """Return what to call the article's file, without ending: "2031-03-14-ferry-aground"."""
        first = next((line for line in self.text.splitlines() if line.strip()), "")
        words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", self.title or first).lower())
        name = ""
        for word in words:
            if len(name) + len(word) >= _LONGEST_NAME:
                break
            name += f"-{word}"
        name = name.lstrip("-") or "".join(words)[:_LONGEST_NAME] or "article"
        date = self.published if re.fullmatch(r"\d{4}-\d\d-\d\d", self.published) else ""
        if _TAKEN.match(name) and not date:
            name = f"article-{name}"
        return f"{date}-{name}" if date else name


def _on_one_line(words: str) -> str:
    return " ".join(words.split())
