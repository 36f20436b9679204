"""Quotation marks: which signs open and close a quotation, and which are something else.

One mark has many uses: ’ closes a quotation, stands for a letter and follows a genitive; " opens,
closes and means inches; » opens in German and closes in French. So each mark is judged by what
stands before and after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

_PAIRS: Final = (
    "“”“\"", "„“”‟\"", "‟”\"", "””\"", "\"\"”", "«»>", "»«»", "‹›", "›‹›", "‘’‘'", "‚‘’'", "‛’'",
    "''’", "「」", "『』",
)  # fmt: skip
_CLOSERS: Final = {signs[0]: signs[1:] for signs in _PAIRS}
"""What may close each opening mark, over languages and sloppy hands: „so“, „so”, »so«, ”so”."""
_TYPED: Final = {"``": "“", "''": '"', "<<": "«", ">>": ">"}  # marks typed as two signs
_MARK: Final = re.compile(r"``|''|<<|>>|[\"“”„‟«»‹›‘’‚‛'「」『』]")
_SINGLE: Final = frozenset("‘’‚‛'")
_SPACED: Final = frozenset('«»"“„')  # may have a space between themselves and the quotation
_ELISION: Final = re.compile(
    r"(?:\d0s|\d\d\b|tis|twas|twere|til|till|em|cause|bout|round|n)\b", re.I
)
"""What follows an apostrophe that stands at the start of a word: '90s, 'tis, 'em."""
_BEFORE_OPENING: Final = frozenset("([{<—–-/:=+>¡¿“”„\"«»‘’‚'「『…")
_AFTER_CLOSING: Final = frozenset(".,;:!?)]")
_CJK: Final = re.compile("[\u2e80-\u9fff\uf900-\ufaff]")  # scripts without spaces between words


class Mark(Struct, frozen=True, gc=False):
    """A quotation mark where it stands."""

    start: int
    end: int
    sign: str
    before: str  # the character before it; " " at the edge of the paragraph
    after: str

    @property
    def is_single(self) -> bool:
        """Whether it also stands for a letter: what it opens and nothing closes is no quotation."""
        return self.sign in _SINGLE

    @property
    def opens(self) -> bool:
        """Whether it can open a quotation, by what stands around it."""
        free = self.before.isspace() or self.before in _BEFORE_OPENING or _CJK.match(self.before)
        return self.sign in _CLOSERS and not self.after.isspace() and bool(free)

    @property
    def may_open(self) -> bool:
        """Whether it may open one with a space inside, as French and hasty typing have it."""
        return self.opens or ((self.before + self.after).isspace() and self.sign in _SPACED)

    def ends(self, opening: Mark) -> bool:
        """Tell whether this mark can end what another one opened."""
        if self.sign not in _CLOSERS[opening.sign]:
            return False
        if self.is_single:
            return not self.before.isspace() and not _is_letter(self.after)
        return not self.before.isspace() or self.after.isspace() or self.after in _AFTER_CLOSING


def marks_in(text: str, start: int, end: int) -> list[Mark]:
    """Return the quotation marks of a paragraph; apostrophes and inches are none."""
    found = []
    for match in _MARK.finditer(text, start, end):
        sign = _TYPED.get(match.group(), match.group())
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        found.append(Mark(match.start(), match.end(), sign, before, after))
    return list(_without_letters(found, text))[::-1]


def _without_letters(marks: Sequence[Mark], text: str) -> Iterator[Mark]:
    """Yield the marks that are no apostrophes, genitives or inches, from the last to the first.

    A genitive in s’ looks like an end: it is none where an end behind a comma or full stop is still
    to come. A mark after a digit means inches where the next mark can only be an end.
    """
    end_to_come = inches_to_come = False
    for mark in reversed(marks):
        if mark.sign == '"':
            if mark.before.isdigit() and inches_to_come:
                continue
            inches_to_come = not mark.opens
        elif mark.is_single:
            if _is_apostrophe(mark, text) or (_is_genitive(mark, text) and end_to_come):
                continue
            end_to_come = not mark.opens and (end_to_come or mark.before in ".,!?…")
        yield mark


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
    return character.isalnum() and not _CJK.match(character)
