"""When two units that are not equal say the same all the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from copydesk.findings.language.grammar import Class
from copydesk.findings.reading.agreement import agreement
from copydesk.findings.reading.cases import shared_letters
from copydesk.findings.reading.spelling import likeness
from copydesk.findings.reading.units import Unit

_BEGINNING: Final = 4
"""Letters by which two words of one root are looked for: France and French share fewer, and are
told apart from Iran and Iraq only by a list."""
_SHORT: Final = 4  # letters of a title that is written short: Gov, Sgt, Capt
_SHARED: Final = 0.6  # least share of the longer stem that both begin with: elect/electoral


def beginnings(unit: Unit) -> Iterator[str]:
    """Yield the forms by which units that may be alike are looked up."""
    if unit.value is not None:
        yield "=" + unit.value.kind
    elif unit.classes & Class.TITLE:
        yield "^" + unit.key[0]
        yield unit.stem[:_BEGINNING]
    elif unit.is_name:
        yield "~" + _skeleton(unit.key)
        yield unit.stem[:_BEGINNING]
    else:
        yield unit.stem[:_BEGINNING]


def _skeleton(key: str) -> str:
    """Return the class of the first consonant, which spellings of one name share."""
    consonants = [letter for letter in key if letter not in "aeiouyhw'"]
    return "".join(consonants[:1]).translate(_CLASSES)


_CLASSES: Final = str.maketrans("gqckzsjxvfwpbdt", "kkkksssssffpptt")
"""Consonants that transliterations write one for the other."""


def alike(left: Sequence[Unit], one: int, right: Sequence[Unit], other: int) -> bool:
    """Tell whether two units say the same though their forms differ."""
    here, there = left[one], right[other]
    if here.value is not None and there.value is not None:
        return agreement(here.value, there.value) in ("equal", "compatible")
    if here.value is not None or there.value is not None:
        return False
    if here.is_name and there.is_name:
        return likeness((here.key,), (there.key,)) in ("same", "variant")
    if here.classes & there.classes & Class.TITLE:
        return _abbreviates(*sorted((here.key, there.key), key=len))
    longest = max(len(here.stem), len(there.stem))
    return shared_letters(here.stem, there.stem) >= max(_BEGINNING, _SHARED * longest)


def _abbreviates(short: str, long: str) -> bool:
    """Tell whether a title is written short: its first letter and others of it, in order."""
    letters = iter(long)
    return len(short) <= _SHORT and short[0] == long[0] and all(one in letters for one in short)
