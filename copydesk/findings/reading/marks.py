"""Quotation marks: which signs open and close a quotation, and which are something else.

One mark has many uses: ’ closes a quotation, stands for a letter and follows a genitive; " opens,
closes and means inches; » opens in German and closes in French. So each mark is judged by what
stands before and after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

CLOSERS: Final = {
    "“": ("”", "“", '"', "''"),
    "„": ("“", "”", "‟", '"'),
    "‟": ("”", '"'),
    "”": ("”", '"'),
    '"': ('"', "”", "''"),
    "``": ("''", '"'),
    "''": ("''", '"'),
    "«": ("»", ">>"),
    "»": ("«", "»"),
    "<<": (">>", "»"),
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
SINGLE: Final = frozenset("‘’‚‛'")
"""Marks that also stand for a letter: what one of them opens and nothing closes is no quotation."""
_SPACED: Final = frozenset({*'«»"“„', "<<", ">>"})
"""Marks that may have a space between themselves and the quotation."""
_MARK: Final = re.compile(r"``|''|<<|>>|[\"“”„‟«»‹›‘’‚‛'「」『』]")
_ELISION: Final = re.compile(
    r"(?:\d0s|\d\d\b|tis|twas|twere|til|till|em|cause|bout|round|n)\b", re.I
)
"""What follows an apostrophe that stands at the start of a word: '90s, 'tis, 'em."""
_BEFORE_OPENING: Final = frozenset("([{<—–-/:=+>¡¿“”„\"«»‘’‚'「『…")
"""Signs, besides spaces, that may stand right before an opening mark."""
_AFTER_CLOSING: Final = frozenset(".,;:!?)]")
"""Signs behind a closing mark that has a space before it."""


class Mark(Struct, frozen=True, gc=False):
    """A quotation mark where it stands."""

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
            self.sign in CLOSERS
            and not self.after.isspace()
            and (self.before.isspace() or self.before in _BEFORE_OPENING or _is_cjk(self.before))
        )

    @property
    def closes(self) -> bool:
        """Whether it can close a quotation, by what stands around it."""
        if self.sign in SINGLE:
            return not self.before.isspace() and not _is_letter(self.after)
        return not self.before.isspace() or self.after.isspace() or self.after in _AFTER_CLOSING

    @property
    def may_open(self) -> bool:
        """Whether it may open one with a space inside, as French and hasty typing have it."""
        spaced = self.before.isspace() and self.after.isspace()
        return self.opens or (spaced and self.sign in _SPACED and self.sign in CLOSERS)

    def ends(self, opening: Mark) -> bool:
        """Tell whether this mark can end what another one opened."""
        return self.closes and self.sign in CLOSERS[opening.sign]


def marks_in(text: str, start: int, end: int) -> list[Mark]:
    """Return the quotation marks of a paragraph; apostrophes and inches are none."""
    found = []
    for match in _MARK.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        found.append(Mark(match.start(), match.end(), match.group(), before, after))
    letters = _mere_letters(found, text)
    return [mark for place, mark in enumerate(found) if place not in letters]


def _mere_letters(marks: Sequence[Mark], text: str) -> frozenset[int]:
    """Return the places of marks that are apostrophes, genitives or inches.

    A genitive in s’ looks like an end: it is none where an end behind a comma or full stop is still
    to come. A mark after a digit means inches where the next mark can only be an end.
    """
    found = set()
    end_to_come = False
    next_double: Mark | None = None
    for place in range(len(marks) - 1, -1, -1):
        mark = marks[place]
        if mark.sign in SINGLE:
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


def _is_apostrophe(mark: Mark, text: str) -> bool:
    """Tell whether a single mark stands inside a word or at the start of a clipped one."""
    if _is_letter(mark.before) and _is_letter(mark.after):
        return True
    return mark.before.isspace() and mark.sign in "'’‘" and bool(_ELISION.match(text, mark.end))


def _is_genitive(mark: Mark, text: str) -> bool:
    """Tell whether a single mark follows an s and a word in small letters follows it."""
    follows = text[mark.end + 1 : mark.end + 2]
    return mark.before in "sS" and mark.after == " " and follows.islower()


def _is_letter(character: str) -> bool:
    return character.isalnum() and not _is_cjk(character)


def _is_cjk(character: str) -> bool:
    """Tell whether a character belongs to a script without spaces between words."""
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff"
