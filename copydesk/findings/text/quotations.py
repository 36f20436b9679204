"""Where an article quotes: the spans between its quotation marks.

Quotations are found in paragraphs, not in sentences, because one may hold several sentences. A
quotation that is still open at the end of its paragraph ends there: papers open the next paragraph
with a new mark.

One mark has many uses: ’ closes a quotation, stands for a letter and follows a genitive; " opens,
closes and means inches; » opens in German and closes in French. So each mark is judged by what
stands before and after it, and opened marks are kept on a stack until their partner comes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from copydesk.articles.article import Article, Span

_CLOSERS: Final = {
    "“": ("”", "“", '"'),
    "„": ("“", "”", "‟", '"'),
    "‟": ("”", '"'),
    "”": ("”", '"'),
    '"': ('"', "”"),
    "``": ("''", '"'),
    "«": ("»",),
    "»": ("«", "»"),
    "‹": ("›",),
    "›": ("‹", "›"),
    "‘": ("’", "‘", "'"),
    "‚": ("‘", "’", "'"),
    "‛": ("’", "'"),
    "'": ("'", "’"),
    "「": ("」",),
    "『": ("』",),
}
"""What may close each opening mark, over languages and sloppy hands: „so“, „so”, »so«, ”so”."""
_SINGLE: Final = frozenset("‘’‚‛'")
"""Marks that also stand for a letter: what one of them opens and nothing closes is no quotation."""
_SPACED: Final = frozenset('«»"“„')
"""Marks that may have a space between themselves and the quotation."""
_DEEPEST: Final = 4
"""Quotations inside one another beyond which marks are decoration."""

_MARK: Final = re.compile(r"``|''|[\"“”„‟«»‹›‘’‚‛'「」『』]")
_ELISION: Final = re.compile(
    r"(?:\d0s|\d\d\b|tis|twas|twere|til|till|em|cause|bout|round|n)\b", re.I
)
"""What follows an apostrophe that stands at the start of a word: '90s, 'tis, 'em."""
_BEFORE_OPENING: Final = frozenset("([{<—–-/:=+>¡¿“”„\"«»‘’‚'「『…")
"""Signs, besides spaces, that may stand right before an opening mark."""
_AFTER_CLOSING: Final = frozenset(".,;:!?)]")
"""Signs behind a closing mark that has a space before it."""


class _Mark(Struct, frozen=True, gc=False):
    """A quotation mark, or an apostrophe, where it stands."""

    start: int
    end: int
    sign: str
    before: str
    """The character before it; " " at the edge of the paragraph."""
    after: str

    @property
    def opens(self) -> bool:
        """Whether it can open a quotation, by what stands around it."""
        return (
            self.sign in _CLOSERS
            and not self.after.isspace()
            and (self.before.isspace() or self.before in _BEFORE_OPENING or _is_cjk(self.before))
        )

    @property
    def closes(self) -> bool:
        """Whether it can close a quotation, by what stands around it."""
        if self.sign in _SINGLE:
            return not self.before.isspace() and not _is_letter(self.after)
        return not self.before.isspace() or self.after.isspace() or self.after in _AFTER_CLOSING


def quotations(article: Article) -> tuple[Span, ...]:
    """Return the spans inside quotation marks, without the marks, in order and disjoint.

    A quotation inside a quotation is part of the outer one.
    """
    return tuple(
        span
        for paragraph in article.paragraphs
        for span in _in_paragraph(article.text, paragraph.start, paragraph.end)
    )


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the outermost quotations of a paragraph."""
    reached = start
    for begin, stop in sorted(_pairs(_marks(text, start, end), text, end)):
        while begin < stop and text[begin].isspace():
            begin += 1
        while begin < stop and text[stop - 1].isspace():
            stop -= 1
        if reached <= begin < stop:
            yield Span(begin, stop)
            reached = stop


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    found = []
    for match in _MARK.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        found.append(_Mark(match.start(), match.end(), match.group(), before, after))
    return found


def _pairs(marks: Sequence[_Mark], text: str, end: int) -> list[tuple[int, int]]:
    """Return (begin, stop) of all quotations, also those inside others."""
    found: list[tuple[int, int]] = []
    signs: list[str] = []
    opened: list[_Mark] = []
    letters = _mere_letters(marks, text)
    for place, mark in enumerate(marks):
        if place in letters:
            continue
        depth = _closed_by(mark, opened)
        if depth is not None:
            found.append((opened[depth].end, mark.start))
            signs.append(opened[depth].sign)
            del opened[depth:]
        elif _begins(mark, opened) and len(opened) < _DEEPEST:
            opened.append(mark)
    stray = next((mark for mark in opened if mark.sign not in _SINGLE), None)
    if stray is not None:
        inside = (sign for (begin, _), sign in zip(found, signs, strict=True) if begin > stray.end)
        # What opens before others of its kind are opened and closed was opened by mistake.
        if stray.sign not in inside:
            found.append((stray.end, end))
    return found


def _closed_by(mark: _Mark, opened: Sequence[_Mark]) -> int | None:
    """Return the place in `opened` of what `mark` closes, None if it closes nothing."""
    if mark.closes:
        for depth in range(len(opened) - 1, -1, -1):
            if mark.sign in _CLOSERS[opened[depth].sign]:
                return depth
    return None


def _begins(mark: _Mark, opened: Sequence[_Mark]) -> bool:
    """Tell whether a mark that closes nothing opens a quotation."""
    # French and hasty typing set a space inside the marks.
    spaced = mark.before.isspace() and mark.after.isspace() and not opened
    return mark.opens or (spaced and mark.sign in _SPACED)


def _mere_letters(marks: Sequence[_Mark], text: str) -> frozenset[int]:
    """Return the places of marks that are apostrophes, genitives or inches.

    A genitive in s’ looks like an end: it is none where an end behind a comma or full stop is still
    to come. A mark after a digit means inches where the next mark can only be an end.
    """
    found = set()
    end_to_come = False
    next_double: _Mark | None = None
    for place in range(len(marks) - 1, -1, -1):
        mark = marks[place]
        if mark.sign in _SINGLE:
            if _is_apostrophe(mark, text) or (_is_genitive(mark, text) and end_to_come):
                found.add(place)
            elif mark.opens:
                end_to_come = False
            elif mark.before in ".,!?…":
                end_to_come = True
        elif mark.sign == '"':
            if mark.before.isdigit() and next_double is not None and not next_double.opens:
                found.add(place)
            else:
                next_double = mark
    return frozenset(found)


def _is_apostrophe(mark: _Mark, text: str) -> bool:
    """Tell whether a single mark stands inside a word or at the start of a clipped one."""
    if _is_letter(mark.before) and _is_letter(mark.after):
        return True
    return mark.before.isspace() and mark.sign in "'’‘" and bool(_ELISION.match(text, mark.end))


def _is_genitive(mark: _Mark, text: str) -> bool:
    """Tell whether a single mark follows an s and a word in small letters follows it."""
    follows = text[mark.end + 1 : mark.end + 2]
    return mark.before in "sS" and mark.after == " " and follows.islower()


def _is_letter(character: str) -> bool:
    return character.isalnum() and not _is_cjk(character)


def _is_cjk(character: str) -> bool:
    """Tell whether a character belongs to a script without spaces between words."""
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff"
