"""When two names are the same: equal, written otherwise, misspelt, or another name.

A transliteration and a slip both change letters. A transliteration writes a sound with another
sign, and rarely stays at one: Muammar Gaddafi, Moammar Qadhafi. A single one counts as such only
where the name shows that it comes from another script; else Meyer and Meier are two spellings of
which one is wrong for this person. A slip adds, drops, turns or replaces letters.

Words are keys (`forms.key_of`): case, accents and possessives are gone already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, Literal

from msgspec import Struct, structs
from rapidfuzz.distance import DamerauLevenshtein, LCSseq

from copydesk.findings.language.grammar import words as word_set
from copydesk.findings.reading.cases import are_cases, shared_letters

Likeness = Literal["same", "variant", "misspelt", "other"]
"""How two names are to each other."""

_ARTICLES: Final = word_set("al el ul as ash ad ar an at az the")
"""The article inside names, which some write and others don't, also as the next letter asks."""
_SMALL: Final = word_set("of the and for de la le du des di der die und et")
"""Words that give no letter to an abbreviation."""
_LONGEST: Final = 40
"""Letters beyond which a "word" is a broken file."""
_PLACE: Final = re.compile(r"(?:ia|[aeoy])?")
_PEOPLE: Final = re.compile(r"n?is?|[ie]?ans?|ese|ish|(?<=[aeiou])ns?")
"""Endings that make a people of a place whose own ending is dropped: Iraqi, Syrian, Chinese."""
_ONE_OR_MANY: Final = re.compile(r"(?:an|[iy]|ese)$")
"""Ends of peoples, of which one or several may be spoken: North Korean, North Koreans."""
_DIRECTIONS: Final = re.compile(r"(?:north|south|east|west)(?:ern)?")
"""Words so near each other that they are never slips."""
_INSERTED: Final = 4
"""Letters from which one added or dropped, or two turned, is no chance: Lund, Lunde."""
_REPLACED: Final = 6
"""Letters from which one replaced is none: of names with five letters many have such a neighbour
(Iran, Iraq; Mali, Malta), of longer ones few."""
_LONG: Final = 9
"""Letters from which two slips are none."""
_ALIKE: Final = 0.6
"""Share (0..1) of letters in common, in order, from which two words beside an equal one are one
word: up to two of five letters differ (Huad, Fouad: 0.67; Amber, Anbar: 0.6; Lund, Ruiz: 0.25)."""
_SEVERAL: Final = 2
"""Exchanged signs in one name from which it is another transliteration."""
_ROOT: Final = 3
"""Letters that a place and its people share at least."""

_WRITTEN_OUT: Final = re.compile(r"(?<=[aou])e(?!l$)|(?<=a)a")
"""What follows a letter that had a mark on it and is written out: Jörg, Joerg; Håkon, Haakon; but
-el is an ending of its own: Michael, Manuel."""
_MUTE: Final = re.compile(r"(?<=[bcdfgkptv])r$")
"""An ending with a vowel that few hear: Aleksandr, Alexander."""
_SIGNS: Final = re.compile(
    # Endings that transliterations write one for another.
    r"(?P<ov>(?<=..)(?:[ijy]?[eo]|[iy]+)(?:v|w|ff?)$)|(?P<vich>[vw]i[ct]s?c?h?$|vych$)"
    r"|(?P<y>(?<=[^aeiouy])[iy]+$)|(?P<ullah>[uo]ll?ah?$)|(?P<din>[eu]dd?ine?$)"
    r"|shch|tsch|sch|tch|dzh|sh|ch|kh|gh|dh|th|zh|dj|ph|ts|tz|cz|ck|ks"
    r"|(?P<double>[bcdfgjklmnpqrstvwxz])(?P=double)|(?P<vowel>[aeiouy]+)|."
)
_SOUNDS: Final = {
    "h": "kh h ch", "j": "j dj zh dzh g", "k": "k kk g gg gh q c cc ck kh", "t": "t tt th",
    "d": "d dd dh", "s": "s ss z ts tz c", "c": "sh sch ch tch tsch cz shch", "f": "f ff ph v vv w",
    "x": "x ks",
}  # fmt: skip
"""Signs that transliterations from Arabic, Persian, Hebrew and Cyrillic write for one sound."""
_BARE: Final = {sign: sound for sound, signs in _SOUNDS.items() for sign in signs.split()}
_SOFT: Final = re.compile(r"[aeiouyhj]|(.)(?=\1)")
_BROAD: Final = str.maketrans({"u": "o", "w": "o", "e": "i", "y": "i"})
_STRANGE: Final = re.compile(r"q(?!u)|kh|dh|zh")
"""Letters of another script's names that one spelling may have alone: no slip makes them."""
_FOREIGN: Final = re.compile(
    r"uu|[aou]h(?=[bdfgjkmrtvz])|iy|^y[aeou]|^(?:tz|dz|ts)|ullah"
    r"|(?:enko|chuk|sk[iy]+|vi[ct]s?ch|vych|[eo]vs?k?a?|ss[ae]i?y?n|[aei]i)$"
)
"""Weaker marks of such a name: both spellings have some."""


class Spelling(Struct, frozen=True):
    """How two names are written, and what speaks for it."""

    likeness: Likeness
    words: tuple[tuple[str, str], ...] = ()
    """The words that differ."""
    slips: int = 0
    """Letters added, dropped, replaced or turned (Damerau and Levenshtein's distance)."""
    company: bool = False
    """Whether another word of both is the same."""


def likeness(one: Sequence[str], other: Sequence[str], language: str = "") -> Likeness:
    """Return how two names, given by their words' keys, are to each other."""
    return spelling_of(one, other, language).likeness


def spelling_of(one: Sequence[str], other: Sequence[str], language: str = "") -> Spelling:
    """Return how two names, given by their words' keys, are to each other, and why.

    Args:
        one: The words of a name, as keys.
        other: Those of the other one.
        language: BCP 47; it tells which endings are cases.
    """
    ours, theirs = _kept(one), _kept(other)
    if (len(theirs), theirs) < (len(ours), ours):
        found = spelling_of(other, one, language)
        return structs.replace(found, words=tuple((a, b) for b, a in found.words))
    if _are_same(ours, theirs):
        return Spelling("same")
    left, right = _rest(ours, theirs), _rest(theirs, ours)
    company = len(left) < len(ours)
    most = len(left) if company else _SEVERAL + 2
    if not len(left) <= len(right) <= most:
        return Spelling("other", company=company)
    pairs = tuple(pair for pair in _paired(left, right) if not _is_demonym(*pair))
    if not pairs:
        return Spelling("same")
    slips = sum(DamerauLevenshtein.distance(*pair) for pair in pairs)
    return Spelling(_judged(pairs, language[:2], company=company), pairs, slips, company)


def abbreviates(short: str, words: Sequence[str]) -> bool:
    """Tell whether a word abbreviates a run of words, or of the first ones that it stands for.

    The initials are those of all words or of the weighty ones, and one letter may follow: a plural,
    or a word that is left out (CEO, chief executive; USA, United States). All are keys.
    """
    written = short.casefold()
    if not written.isalpha():
        return False
    initials = ["".join(word[0] for word in words)]
    initials.append("".join(word[0] for word in words if word not in _SMALL))
    return any(
        len(each) > 1 and written.startswith(each.casefold()) and len(written) - len(each) <= 1
        for each in initials
    )


def bare_consonants(word: str) -> str:
    """Return a word's consonants, one letter for all signs of a sound: "gadafi" -> "kdf"."""
    if not word.isascii():
        return word[:_ROOT]
    return _SOFT.sub("", "".join(_BARE.get(s.group(), s.group()) for s in _SIGNS.finditer(word)))


def _kept(words: Sequence[str]) -> tuple[str, ...]:
    kept = tuple(word.casefold() for word in words if word not in _ARTICLES)
    return kept or tuple(word.casefold() for word in words)


def _are_same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two names, the shorter one first, are one written at another length."""
    if "".join(one) == "".join(other) or (len(one) == 1 and abbreviates(one[0], other)):
        return True
    if _rest(one, other) or (len(one) == len(other) and _rest(other, one)):
        return False
    # An initial alone names nobody.
    return any(len(word) > 1 and word in other for word in one)


def _rest(words: Sequence[str], other: Sequence[str]) -> list[str]:
    """Return the words that the other name hasn't, be it as an initial."""
    return [
        word
        for word in words
        if word not in other
        and not any(1 in {len(word), len(o)} and o[0] == word[0] for o in other)
    ]


def _paired(shorter: Sequence[str], longer: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each word of the shorter name beside the likest word of the longer one."""
    free = list(longer)
    for word in shorter:
        best = max(free, key=lambda other: (LCSseq.normalized_similarity(word, other), other))
        free.remove(best)
        yield word, best


def _is_demonym(one: str, other: str) -> bool:
    """Tell whether one word is the people or adjective of the other, by its form."""
    root = shared_letters(one, other)
    if root < _ROOT:
        return False
    place, people = sorted((one, other), key=lambda word: (word[-1:] == "s", len(word), word))
    if {place[root:], people[root:]} in ({"y", ""}, {"y", "s"}):
        return root > _ROOT and place[root - 1] not in "aeiouy"
    longer = len(people) > len(place) and _PLACE.fullmatch(place, root)
    return bool(longer and _PEOPLE.fullmatch(people, root))


def _judged(words: Sequence[tuple[str, str]], language: str, *, company: bool) -> Likeness:
    """Return what the words that differ make of two names."""
    exchanged = [_exchanged(*sorted(pair), language) for pair in words]
    if min(exchanged) >= 0:
        several = sum(exchanged) >= _SEVERAL or any(_are_foreign(*pair) for pair in words)
        return "variant" if several else "misspelt"
    odd = (pair for pair, count in zip(words, exchanged, strict=True) if count < 0)
    return "misspelt" if all(_is_slip(*pair, company=company) for pair in odd) else "other"


def _are_foreign(one: str, other: str) -> bool:
    """Tell whether letters mark two spellings as those of a name from another script."""
    marked = _FOREIGN.search(one) and _FOREIGN.search(other)
    strange = _STRANGE.search(one) or _STRANGE.search(other)
    # French has ou for u: Houthi, Huthi.
    return bool(marked or strange) or one.replace("ou", "u") == other.replace("ou", "u")


@lru_cache(maxsize=20_000)
def _exchanged(one: str, other: str, language: str) -> int:
    """Return how many signs for one sound two words exchange; -1 if they differ otherwise."""
    if max(len(one), len(other)) > _LONGEST:
        return -1
    if _WRITTEN_OUT.sub("", one) == _WRITTEN_OUT.sub("", other) or are_cases(one, other, language):
        return _SEVERAL
    if min(len(one), len(other)) < _INSERTED:
        return -1
    ours, theirs = _MUTE.sub("er", one), _MUTE.sub("er", other)
    count = (ours != one) + (theirs != other)
    here, there = list(_SIGNS.finditer(ours)), list(_SIGNS.finditer(theirs))
    if len(here) != len(there):
        return -1
    for left, right in zip(here, there, strict=True):
        if left.group() != right.group():
            step = _exchange(left, right)
            if not step:
                return -1
            count += step
    return count


def _exchange(left: re.Match[str], right: re.Match[str]) -> int:
    """Return how many letters of a sound are written with another sign; 0 if it is another."""
    one, other = left.group(), right.group()
    kind = left.lastgroup if left.lastgroup == right.lastgroup else None
    if kind == "vowel":
        if one[:-1] == other[:-1] != "" and {one[-1], other[-1]} == {"i", "y"}:
            return _SEVERAL if left.end() == len(left.string) else 1  # Sergei, Sergey
        # ou, o; ia, a; ei, i: a glide more.
        here, there = ({*vowels.translate(_BROAD)} for vowels in (one, other))
        near = here == there or (len(here | there) == 2 and here ^ there == {"i"})
        return int(near or {one, other} == {"a", "e"})
    if kind and kind != "double":
        # "Kelly, Kelli" may be two people; "Kharkov, Kharkiv" are one place.
        return 1 if kind == "y" else _SEVERAL
    if one[0] == other[0] and {*one} == {*other}:
        return 1
    return int(any({one, other} <= {*signs.split()} for signs in _SOUNDS.values()))


def _is_slip(one: str, other: str, *, company: bool) -> bool:
    """Tell whether two words are one with some letters wrong."""
    shorter, longer = sorted((one, other), key=len)
    if len(longer) > _LONGEST or len(shorter) < _ROOT or not shorter.isalpha():
        return False
    if longer in {shorter + "s", shorter + "es"} and (not company or _ONE_OR_MANY.search(shorter)):
        return False
    if company:
        common = 2 * LCSseq.similarity(one, other) / (len(one) + len(other))
        return common >= _ALIKE and not (_DIRECTIONS.match(one) and _DIRECTIONS.match(other))
    slips = DamerauLevenshtein.distance(one, other)
    if one[0] != other[0]:
        return slips == 1 and len(shorter) >= _LONG - 1
    if slips == 1:
        same = len(one) == len(other) and sorted(one) != sorted(other)
        return len(shorter) >= (_REPLACED if same else _INSERTED)
    return slips == 2 and len(shorter) >= _LONG
