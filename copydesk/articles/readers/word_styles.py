"""What the styles of a Word document say of its paragraphs.

A style's id is in the language of the program that made it ("berschrift1"); its name is English in
all of them ("heading 1"), and a style that somebody made says which one it is based on.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct, field

from copydesk.articles.article import ParagraphKind
from copydesk.articles.readers.xml_stream import read_stream

_HEADING: Final = re.compile(r"heading ?[1-9]?")
_KINDS: Final[dict[str, ParagraphKind]] = {
    "title": "headline",
    "subtitle": "standfirst",
    "caption": "caption",
    "illustration": "caption",  # these four are LibreOffice's, based on its Caption
    "figure": "caption",
    "table": "caption",
    "drawing": "caption",
}
_BODY: Final = 9
"""The outline level of text (17.3.1.20); headings have 0 to 8."""
_LONGEST_CHAIN: Final = 20


class Style(Struct):
    """A style of paragraphs."""

    name: str = ""
    base: str = ""
    """The id of the style that it is based on."""
    level: int | None = None
    """Outline level, where it says one."""


class Styles(Struct):
    """All styles of paragraphs by their ids."""

    styles: dict[str, Style] = field(default_factory=dict)

    def kind(self, style: str, level: int | None) -> ParagraphKind | None:
        """Return what a paragraph is; None where nothing says so.

        Args:
            style: The id of its style, or "".
            level: The outline level that it has by itself.
        """
        # One that is taken out of the table of contents looks like a heading all the same.
        if level is not None and level < _BODY:
            return "headline"
        for _ in range(_LONGEST_CHAIN):
            known = self.styles.get(style) or Style(style)
            name = known.name.casefold()
            if _HEADING.fullmatch(name):
                return "headline"
            if name in _KINDS:
                return _KINDS[name]
            if known.level is not None:
                return "headline" if known.level < _BODY else None
            style = known.base
        return None


class _Taker:
    """Gathers the styles of paragraphs."""

    def __init__(self) -> None:
        self.styles: dict[str, Style] = {}
        self._style: Style | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "style":
            self._style = Style() if attributes.get("type") == "paragraph" else None
            if self._style is not None:
                self.styles.setdefault(attributes.get("styleId", ""), self._style)
        elif self._style is not None:
            value = attributes.get("val", "")
            if name == "name":
                self._style.name = value
            elif name == "basedOn":
                self._style.base = value
            elif name == "outlineLvl":
                self._style.level = level_of(value)

    def end(self, name: str) -> None:
        if name == "style":
            self._style = None

    def data(self, text: str) -> None:
        """No words in it matter."""


def styles_of(data: bytes) -> Styles:
    """Return the styles in the part that holds them.

    Raises:
        InputError: It is broken.
    """
    taker = _Taker()
    read_stream(data, taker)
    return Styles(taker.styles)


def level_of(value: str) -> int | None:
    """Return an outline level; None for what is none."""
    return int(value) if len(value) == 1 and value.isascii() and value.isdigit() else None
