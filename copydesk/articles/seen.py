"""A text as it is seen: without what nobody sees, and with HTML entities read as what they mean.

`Article.text` stays the decoded original and all offsets count in it. Whoever reads words, figures
or quotation marks reads them in this view, and takes the places of what was found back::

    seen = as_seen("&ldquo;Zero harm,&rdquo; the inter\u00adnational court said")
    seen.text           “Zero harm,” the international court said
    seen.span(0, 5)     (0, 11): “Zero and &ldquo;Zero

Three things differ: soft hyphens, joiners and marks of direction are gone; entities stand as the
character that they name; a space that holds the thousands of a figure together is a separator.
Most texts hold none of these: then the view is the text itself, and places are what they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import Final

UNSEEN: Final = (
    r"\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202c\u2060-\u2064"
    r"\u2066-\u206f\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
)
"""Soft hyphens, joiners, marks of direction, variation selectors: no word is another for them.
Overrides of direction (U+202D, U+202E) are not among them: they turn 13 into 31. For use inside of
brackets."""

_ONLY_UNSEEN: Final = re.compile(f"[{UNSEEN}]+")
_HIDDEN: Final = re.compile(
    f"[{UNSEEN}]+"
    r"|&(?:amp;){0,3}(?P<name>\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"
)
"""Feeds escape what is escaped already: &amp;#8217; is an apostrophe like &#8217;."""
_BREAKS: Final = "\t\n\v\f\r\x85\u2028\u2029"
"""An entity breaks no line."""

_GROUP_SPACES: Final = "\u00a0\u2004-\u200a\u202f"
"""No-break, thin and narrow spaces: an ordinary space may stand between two figures."""
_SPACE: Final = re.compile(r"\s")
_MAY_HIDE: Final = re.compile(f"[&{UNSEEN}{_GROUP_SPACES}]")


@dataclass(frozen=True, slots=True)
class Seen:
    """A view of a text, and where what it shows stands in the text."""

    text: str
    """What is seen."""
    _gaps: tuple[_Gap, ...] = ()
    """Where view and original differ in length, ascending."""
    _starts: tuple[int, ...] = ()
    """Where each gap begins in the view."""
    spaced: str = ""
    """The same with the spaces in figures as they are, for whoever reads figures: what a comma
    means is a matter of the language."""

    def place(self, offset: int) -> int:
        """Return where the seen character at `offset` begins in the original.

        Args:
            offset: 0 to the length of `text`, whose place is the end of the original.
        """
        gap = self._gap(offset)
        if gap is None:
            return offset
        beyond = offset - gap.start - gap.length
        return gap.original if beyond < 0 else gap.original_end + beyond

    def seen_at(self, place: int) -> int:
        """Return where the character at `place` of the original stands in the view.

        For one that isn't seen that is where the next seen one stands.
        """
        number = bisect_right(self._gaps, place, key=lambda gap: gap.original)
        if not number:
            return place
        gap = self._gaps[number - 1]
        beyond = place - gap.original_end
        return gap.start if beyond < 0 else gap.start + gap.length + beyond

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the seen characters `[start, end)` stand in the original.

        It begins with the first and ends with the last of them: what is unseen before and behind
        doesn't belong to it.
        """
        first = self.place(start)
        if end <= start:
            return first, first
        gap = self._gap(end - 1)
        if gap is not None and end - 1 < gap.start + gap.length:
            return first, gap.original_end
        return first, self.place(end - 1) + 1

    def _gap(self, offset: int) -> _Gap | None:
        """Return the last gap that begins at `offset` of the view or before it."""
        number = bisect_right(self._starts, offset)
        return self._gaps[number - 1] if number else None


@dataclass(frozen=True, slots=True)
class _Gap:
    """What stands in the view, `[start, start + length)`, for a piece of the original."""

    start: int
    length: int
    original: int
    original_end: int


def as_seen(text: str) -> Seen:
    """Return `text` as it is seen. It costs a look at the text where nothing is unseen."""
    if "&" not in text if text.isascii() else not _MAY_HIDE.search(text):
        return Seen(text, spaced=text)
    seen = _without_gaps(text)
    return Seen(grouped(seen.text), seen._gaps, seen._starts, seen.text)


def _without_gaps(text: str) -> Seen:
    """Return `text` without unseen characters and with its entities resolved."""
    pieces: list[str] = []
    gaps: list[_Gap] = []
    end = length = 0
    for match in _HIDDEN.finditer(text):
        shown = _meant(match["name"]) if match["name"] else ""
        if shown is not None:
            pieces += text[end : match.start()], shown
            length += match.start() - end
            gaps.append(_Gap(length, len(shown), *match.span()))
            length += len(shown)
            end = match.end()
    return Seen("".join((*pieces, text[end:])), tuple(gaps), tuple(gap.start for gap in gaps))


def _meant(name: str) -> str | None:
    """Return what is seen of the entity `name`; None if there is none of that name."""
    # Loaded here: most articles hold no entity.
    from html import unescape
    from html.entities import html5

    # `unescape` alone would take the beginning of &notes; for one.
    if not name.startswith("#") and f"{name};" not in html5:
        return None
    character = _ONLY_UNSEEN.sub("", unescape(f"&{name};"))
    if character and character in _BREAKS:
        return " "
    is_read = all(one.isprintable() or one.isspace() for one in character)
    return character if is_read else None


def grouped(text: str, spaces: str = _GROUP_SPACES) -> str:
    """Return `text` with separators for the spaces in figures: 1,500 and, before decimals, 1.500,5.

    Character for character: no place changes.

    Args:
        text: A text as it is seen.
        spaces: Characters that may part thousands, for use inside of brackets.
    """
    parted, figure = _figure(spaces)
    return figure.sub(_separated, text) if parted.search(text) else text


@cache
def _figure(spaces: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds figures in groups of three digits, and before it what all of them hold.

    Looking for that alone takes a fifth of the time, and most texts hold none.
    """
    return re.compile(rf"\d[{spaces}]\d\d\d"), re.compile(
        rf"(?<![\d.,])\d{{1,3}}(?:[{spaces}]\d{{3}})+(?![{spaces}]?\d)(?P<decimals>,\d)?"
    )


def _separated(figure: re.Match[str]) -> str:
    return _SPACE.sub("." if figure["decimals"] else ",", figure[0])
