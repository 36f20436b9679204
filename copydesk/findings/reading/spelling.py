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

Likeness = Literal["same", "variant", "misspelt", "other"]  # how two names are to each other
_ARTICLES: Final = word_set("al el ul as ash ad ar an at az the")
"""The article inside names, which some write and others don't, also as the next letter asks."""
_SMALL: Final = word_set("of the and for de la le du des di der die und et")
"""Words that give no letter to an abbreviation."""
_LONGEST: Final = 40  # letters beyond which a "word" is a broken file
_PLACE: Final = re.compile(r"(?:ia|[aeoy])?")
_PEOPLE: Final = re.compile(r"n?is?|[ie]?ans?|ese|ish|(?<=[aeiou])ns?")
"""Endings that make a people of a place whose own ending is dropped: Iraqi, Syrian, Chinese."""
_ONE_OR_MANY: Final = re.compile(r"(?:an|[iy]|ese)$")  # of peoples: North Korean, North Koreans
_DIRECTIONS: Final = re.compile(r"(?:north|south|east|west)(?:ern)?")
_INSERTED: Final = 4  # letters from which one more or less, or two turned, is no chance: Lunde
_REPLACED: Final = 6
"""Letters from which one replaced is none: of names with five letters many have such a neighbour
(Iran, Iraq; Mali, Malta), of longer ones few."""
_LONG: Final = 9  # letters from which two slips are none
_ALIKE: Final = 0.6
"""Share (0..1) of letters in common, in order, from which two words beside an equal one are one
word: up to two of five letters differ (Huad, Fouad: 0.67; Amber, Anbar: 0.6; Lund, Ruiz: 0.25)."""
_SEVERAL: Final = 2  # exchanged signs in one name from which it is another transliteration
_ROOT: Final = 3  # letters that a place and its people share at least
_MARKED: Final = re.compile(r"(?<=[aou])e(?!l$)|(?<=a)a")
"""What follows a letter that had a mark on it and is written out: Jörg, Joerg; Håkon, Haakon; but
-el is an ending of its own: Michael, Manuel."""
_ENDINGS: Final = re.compile(
    r"(?:(?P<V>(?<=..)(?:[ijy]?[eo]|[iy]+)(?:v|w|ff?))|(?P<W>[vw]i[ct]s?c?h?|vych)"
    r"|(?P<L>[uo]ll?ah?)|(?P<D>[eu]dd?ine?)|(?P<R>(?<=[bcdfgkptv])e?r)|(?P<I>(?<=[aeo])[iy]))$"
)
"""Endings that transliterations write one for another: -ov, -vich, -ullah, -uddin, -er, -ei."""
_SIGNS: Final = re.compile(
    r"(?P<C>shch|sch|tsch|tch|sh|ch|cz)|(?P<J>dzh|zh|dj|j)|(?P<X>ks|x)|(?P<K>ck|kh|[kgqc]h?)"
    r"|(?P<T>th?)|(?P<S>t[sz]|[sz])|(?P<B>dh?)|(?P<F>ph|[fvw])|(?P<O>[eiy]*[ou]+[eiy]*)"
    r"|(?P<I>[aeiy]+)|."
)
"""Signs that transliterations from Arabic, Persian, Hebrew and Cyrillic write for one sound."""
_DOUBLE: Final = re.compile(r"(.)(?=\1)")
_STRANGE: Final = re.compile(r"q(?!u)|kh|dh|zh")  # letters of another script: no slip makes them
_FOREIGN: Final = re.compile(
    r"uu|[aou]h(?=[bdfgjkmrtvz])|iy|^y[aeou]|^(?:tz|dz|ts)|ullah|(?:enko|chuk|sk[iy]+|[aei]i"
    r"|[eo]vs?k?a?|ss[ae]i?y?n|vi[ct]s?ch|vych)$"
)
"""Weaker marks of such a name: both spellings have some."""


class Spelling(Struct, frozen=True):
    """How two names are written."""

    likeness: Likeness
    words: tuple[tuple[str, str], ...] = ()  # the words that differ


def likeness(one: Sequence[str], other: Sequence[str], language: str = "") -> Likeness:
    """Return how two names, given by their words' keys, are to each other."""
    return spelling_of(one, other, language).likeness


def spelling_of(one: Sequence[str], other: Sequence[str], language: str = "") -> Spelling:
    """Return what `likeness` does, and the words; a language tells which endings are cases."""
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
        return Spelling("other")
    pairs = tuple(pair for pair in _paired(left, right) if not _is_demonym(*pair))
    if not pairs:
        return Spelling("same")
    return Spelling(_judged(pairs, language[:2], company=company), pairs)


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


@lru_cache(maxsize=20_000)
def sound_of(word: str) -> str:
    """Return one letter a sound, the same for all signs of one; vowels are but two."""
    single = _DOUBLE.sub("", _with_one_ending(word[:_LONGEST]))
    return _SIGNS.sub(lambda sign: sign.lastgroup or sign[0], single)


def _with_one_ending(word: str) -> str:
    return _ENDINGS.sub(lambda ending: ending.lastgroup or "", word)


def _kept(words: Sequence[str]) -> tuple[str, ...]:
    kept = tuple(word.casefold() for word in words if word not in _ARTICLES)
    return kept or tuple(word.casefold() for word in words)


def _are_same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
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
    odd = [pair for pair in words if not _are_written_otherwise(*pair, language)]
    misheard = [pair for pair in odd if not _sound_alike(*pair)]
    if misheard:
        slips = all(_is_slip(*pair, company=company) for pair in misheard)
        return "misspelt" if slips else "other"
    exchanged = sum(DamerauLevenshtein.distance(*pair) for pair in odd)
    is_slip = len(odd) == len(words) and exchanged < _SEVERAL
    return "misspelt" if is_slip and not any(_are_foreign(*pair) for pair in odd) else "variant"


def _are_written_otherwise(one: str, other: str, language: str) -> bool:
    """Tell whether nothing differs but marks that are written out, or an ending."""
    here, there = (_with_one_ending(_MARKED.sub("", word)) for word in (one, other))
    return here == there or are_cases(one, other, language)


def _sound_alike(one: str, other: str) -> bool:
    sized = _INSERTED <= min(len(one), len(other)) <= max(len(one), len(other)) <= _LONGEST
    return sized and sound_of(one) == sound_of(other)


def _are_foreign(one: str, other: str) -> bool:
    """Tell whether letters mark two spellings as those of a name from another script."""
    marked = _FOREIGN.search(one) and _FOREIGN.search(other)
    strange = _STRANGE.search(one) or _STRANGE.search(other)
    # French has ou for u: Houthi, Huthi.
    return bool(marked or strange) or one.replace("ou", "u") == other.replace("ou", "u")


def _is_slip(one: str, other: str, *, company: bool) -> bool:
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
