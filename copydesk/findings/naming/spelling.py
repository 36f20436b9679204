"""How near two spellings of a name are: a slip, another transliteration, an inflection, or another.

Words are keys (`tokens`): case, accents and possessives are gone already.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from copydesk.findings.text.tokens import stem

_SHORTEST: Final = 3
"""Letters below which any two names are near each other."""
_LONGEST: Final = 40
"""Letters beyond which a "name" is a broken file."""
_COMMON: Final = 3
"""Letters that two inflections of one name share at least."""
_ABBREVIATED: Final = 5
"""Letters of the longest abbreviations: "Calif."."""
_ROOT: Final = 4
"""Letters that words of one root share at least: "brew"."""
_ENDINGS: Final = re.compile(r"(?:an|ian|en|er|in|n|e|i)?s?|a|ain|al|ean|ese|ia|ic|ish|o|y")
"""Endings that make a people, a language or a plural of a place: Iraqi, Danes, Syrian, Italian."""
_SOUNDS: Final = (
    (re.compile(r"t?sch|sh"), "s"),
    (re.compile(r"tch|ch|cz"), "č"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck|kh|[qc]"), "k"),
    (re.compile(r"ts|tz|[zx]"), "s"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(?<=.)[aeiouyh]"), ""),
    (re.compile(r"^[aeiouy]"), "a"),
    (re.compile(r"(.)\1+"), r"\1"),
)
"""Groups of letters that transliterations write for one sound, then vowels, in this order."""


def is_near_miss(one: str, other: str) -> bool:
    """Tell whether two different words may be one name misspelt: up to half of the letters."""
    if one == other or min(len(one), len(other)) < _SHORTEST:
        return False
    shorter, longer = sorted((len(one), len(other)))
    most = longer // 2
    return longer <= _LONGEST and longer - shorter <= most and distance(one, other) <= most


def is_slip(one: str, other: str) -> bool:
    """Tell whether two near words differ in one letter of three at most."""
    return 3 * distance(one, other) <= max(len(one), len(other))


def is_shortened(one: str, other: str) -> bool:
    """Tell whether one word abbreviates the other: Calif, Dept, Brewing and Brewery."""
    short, long = sorted((one, other), key=len)
    if len(short) < _COMMON or short[0] != long[0]:
        return False
    letters = iter(long)
    if len(short) <= _ABBREVIATED and 2 * len(short) <= len(long):
        return all(letter in letters for letter in short)
    return short[:_ROOT] == long[:_ROOT] and stem(short)[:_ROOT] == stem(short)


@lru_cache(maxsize=20_000)
def distance(one: str, other: str) -> int:
    """Return how many letters are other, missing, more or swapped with the next one."""
    # Loaded here: the screen's first paint needs no findings.
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other)


def is_inflected(one: str, other: str) -> bool:
    """Tell whether two words are forms of one: Syria and Syrian, State and States."""
    if stem(one) == stem(other):
        return True
    most = min(len(one), len(other))
    common = next((at for at in range(most) if one[at] != other[at]), most)
    # "Ital-y" and "Ital-ian", but also "Denmark" and "Den-ish": the shared part may be shorter.
    return any(
        _ENDINGS.fullmatch(one[at:]) and _ENDINGS.fullmatch(other[at:])
        for at in range(max(_COMMON, common - 1), common + 1)
    )


def is_variant(one: str, other: str) -> bool:
    """Tell whether two spellings may be the same name from another script: Shea and Shia."""
    return one != other and _sounds(one) == _sounds(other)


def sounds_near(one: str, other: str) -> bool:
    """Tell whether two spellings have the same consonants but for one, and begin alike."""
    here, there = _sounds(one), _sounds(other)
    return here[:1] == there[:1] and distance(here, there) <= 1


@lru_cache(maxsize=20_000)
def _sounds(name: str) -> str:
    for pattern, sound in _SOUNDS:
        name = pattern.sub(sound, name)
    return name
