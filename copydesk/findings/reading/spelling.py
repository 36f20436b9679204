"""When two names are the same: equal, another transliteration, misspelt, or another name.

The hard part is a transliteration against a slip. Both change letters; what tells them apart:

* A transliteration exchanges signs for one sound: a vowel for its neighbour (o/u, e/i/y, a/e), a
  consonant within its class (g/gh/q, kh/h, d/dh, sh/sch), one letter for two. A slip adds, drops or
  turns letters, or puts one of another class: Gallaher, Taharir, Amber. Lund/Lunde adds a sound.
* A transliteration rarely stays at one exchange: Muammar Gaddafi, Moammar Qadhafi. A single one is
  taken for one only where the name shows that it comes from another script, by letters that
  languages with Latin letters don't have (q without u, kh, dh, h before a consonant, -enko, -iy);
  else Meyer and Meier are two spellings of which one is wrong for this person.
* Names in languages with cases end as the sentence asks: Москве, Москву; Warszawa, Warszawie.

So what was counted is kept beside the verdict (`Spelling`): whoever knows more than two names (both
spellings in one article, or each article true to its own) can decide otherwise.

Words are keys (`forms.key_of`): case, accents and possessives are gone already.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Literal

from msgspec import Struct, structs
from rapidfuzz.distance import DamerauLevenshtein, LCSseq

from copydesk.findings.language.grammar import words as word_set

Likeness = Literal["same", "variant", "misspelt", "other"]
"""How two names are to each other."""

_ARTICLES: Final = word_set("al el ul as ash ad ar an at az the")
"""The article inside names, which some write and others don't, also as the next letter asks."""
_SMALL: Final = word_set("of the and for de la le du des di der die und et")
"""Words that give no letter to an acronym."""
_LONGEST: Final = 40
"""Letters beyond which a "word" is a broken file."""
_DEMONYM: Final = re.compile(r"n?is?|[ie]?an(?:s)?|ese|ish|(?<=[aeiou])ns?")
"""Endings that make a people of a place whose own ending is dropped: Iraqi, Syrian, Chinese."""
_DIRECTIONS: Final = re.compile(r"(?:north|south|east|west)(?:ern)?")
"""Words so near each other that they are never slips."""
_PEOPLE: Final = re.compile(r"(?:an|[iy]|ese)$")
"""Ends of peoples, of which one or several may be spoken: North Korean, North Koreans."""
_PLACE_ENDING: Final = re.compile(r"(?:ia|[aeoy])?")
_INSERTED: Final = 4
"""Letters from which one added or dropped, or two turned, is no chance, without other evidence:
Lund, Lunde. Below, most pairs are two words."""
_REPLACED: Final = 6
"""Letters from which one replaced is none: of countries and given names with five letters many
have such a neighbour (Iran, Iraq; Mali, Malta), of longer ones few."""
_LONG: Final = 9
"""Letters from which two slips are none."""
_BESIDE: Final = 5
"""Letters from which two are none before the same noun."""
_ALIKE: Final = 0.6
"""Share (0..1) of letters in common, in order, from which two words beside an equal one are one
word: up to two of five letters differ (Huad, Fouad: 0.67; Amber, Anbar: 0.6; Lund, Ruiz: 0.25)."""
_WHOLE: Final = 2
"""Exchanges in one name from which they are another transliteration."""

_SOUNDS: Final = re.compile(
    r"shch|tsch|sch|tch|sh|ch|kh|gh|dh|th|zh|dj|ph|ts|tz|cz|ck|ks|([bcdfgjklmnpqrstvwxz])\1"
    r"|[aeiouy]+|."
)
_CLASSES: Final = (
    "g gh q k kk gg", "k c q ck kh kk cc", "kh h ch", "t th tt", "d dh dd", "s ss z",
    "sh sch ch ş", "ch tch tsch cz", "shch sch sh", "j dj zh dzh g", "v w f ff vv", "x ks",
    "ts tz c z", "f ph ff", "ph v", "j y",
)  # fmt: skip
"""Signs that transliterations from Arabic, Persian, Hebrew and Cyrillic write for one sound."""
_VOWELS: Final = frozenset("aeiouy")
_SOFT: Final = re.compile(r"[aeiouyhj]|(.)(?=\1)")
_BARE: Final = {
    sign: bare
    for bare, signs in (
        ("k", "g gh q k kk gg c ck kh cc"), ("t", "t th tt d dh dd"), ("f", "f ph ff v w vv"),
        ("s", "s ss z sh sch ts tz cz ç ş ch tch tsch shch zh dj dzh x"), ("ks", "ks"),
    )
    for sign in signs.split()
}  # fmt: skip
"""One letter for the signs of all classes that have one in common."""
_BROAD: Final = str.maketrans({"u": "o", "w": "o", "e": "i", "y": "i"})
_STRANGE: Final = re.compile(r"q(?!u)|kh|dh|zh")
"""Letters that one spelling may have alone: nobody writes them by a slip."""
_FRENCH: Final = re.compile(r"(?<![aeiouyq])ou(?![aeiouy])")
"""What one spelling has for the other's u: Houthi, Huthi."""
_FOREIGN: Final = re.compile(
    r"aa|uu|[aou]h(?=[bdfgjkmrtvz])|iy|^y[aeou]|^(?:tz|dz|ts)|ullah"
    r"|(?:enko|chuk|ski?y?|vi[ct]s?ch|vych|[eo]vs?k?a?|ss[ae]i?y?n|[aei]i)$"
)
"""Weaker marks of a name from another script: both spellings have some."""
_ENDINGS: Final = (
    re.compile(r"(?:[iy]?[eo]v|off|eff|[iy]+v|[eo]w)$"),
    re.compile(r"(?<![aeou])(?:[iy]{1,2})$"),
    re.compile(r"(?<=e)[iy]$|(?<=a)[iy]$|(?<=o)[iy]$"),
    re.compile(r"(?:[vw]i[ct]s?c?h?|vych)$"),
    re.compile(r"[uo]ll?ah?$"),
    re.compile(r"[eu]dd?i(?:ne?)$"),
)
"""Endings that transliterations write one for another: -ev, -iev, -iv, -ow; -y, -iy; -ei, -ey."""
_MUTE: Final = re.compile(r"(?<=[bcdfgkptv])e?r$")
"""An ending with a vowel that few hear."""
_CASE_ENDING: Final = re.compile(
    # Russian, Ukrainian, Bulgarian, Serbian nouns and adjectives; Greek.
    r"(?:[аеиоуыэюяіїєьй]{0,2}|[оеыи]й|[аяоеиыую]?[мхв]|[аяыи]ми|ого|его|ому|ему|[ое]ю|ским|"
    r"[αεηιουωσ]{0,3})"
)
_WITH_CASES: Final = word_set("pl cs sk sl hr sr bs fi et hu lt lv tr az kk eu hy ka ro is")
"""Languages in Latin and other letters whose names have endings; Cyrillic and Greek always do."""
_ENDING: Final = re.compile(r"\w{0,4}")
"""Such an ending: "-owi", "-ssa", "-ban"; the German and Nordic genitive has its own."""
_GENITIVE: Final = re.compile(r"s?")
_GENITIVES: Final = word_set("de lb sv da no nb nn")
_ROOT: Final = 3
"""Letters that two cases of one name share at least."""
_STEM: Final = 2
"""Letters before two endings at least: Lviv, Lvov."""
_CASED_SCRIPT: Final = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")


class Spelling(Struct, frozen=True):
    """How two names are written, and what speaks for it."""

    likeness: Likeness
    exchanges: int = 0
    """Letters written with another sign for the same sound."""
    slips: int = 0
    """Letters added, dropped, replaced or turned (Damerau and Levenshtein's distance)."""
    is_foreign: bool = False
    """Whether letters or endings mark a name from another script."""
    company: bool = False
    """Whether another word of both is the same."""
    words: tuple[tuple[str, str], ...] = ()
    """The words that differ."""


def likeness(one: Sequence[str], other: Sequence[str], language: str = "") -> Likeness:
    """Return how two names, given by their words' keys, are to each other."""
    return spelling_of(one, other, language).likeness


def spelling_of(
    one: Sequence[str], other: Sequence[str], language: str = "", *, beside: bool = False
) -> Spelling:
    """Return how two names, given by their words' keys, are to each other, and why.

    Args:
        one: The words of a name, as keys.
        other: Those of the other one.
        language: BCP 47; it tells which endings are cases.
        beside: Whether the same word stands right beside both: "Amber province", "Anbar province".
    """
    ours, theirs = sorted((_kept(one), _kept(other)), key=lambda words: (len(words), words))
    if _are_same(ours, theirs):
        return Spelling("same")
    left, right = _rest(ours, theirs), _rest(theirs, ours)
    company = len(left) < len(ours)
    turned = ours != _kept(one)
    if len(left) > len(right):
        left, right, turned = right, left, not turned
    if not left or len(right) > _WHOLE + 2 or (company and len(left) != len(right)):
        return Spelling("other", company=company)
    pairs = [pair for pair in _paired(left, right) if not _is_demonym(*pair)]
    if not pairs:
        return Spelling("same")
    words = tuple((b, a) if turned else (a, b) for a, b in pairs)
    found = _judged(words, language[:2], company=company)
    near = beside and found.slips <= _WHOLE and all(map(_may_be_slip, words))
    return structs.replace(found, likeness="misspelt") if near and not found.exchanges else found


def _may_be_slip(words: tuple[str, str]) -> bool:
    """Tell whether two words beside one noun may be one garbled: Amber, Anbar; not Iraq, Iran."""
    return words[0][0] == words[1][0] and min(map(len, words)) >= _BESIDE


def bare_consonants(word: str) -> str:
    """Return a word's consonants, one letter for all signs of a sound: "gadafi" -> "ktf"."""
    if _CASED_SCRIPT.search(word):
        return word[:_ROOT]
    return _SOFT.sub("", "".join(_BARE.get(s.group(), s.group()) for s in _SOUNDS.finditer(word)))


def _judged(words: tuple[tuple[str, str], ...], language: str, *, company: bool) -> Spelling:
    """Return what two or more words that differ make of a name."""
    measured = [_measure(*sorted(pair), language) for pair in words]
    exchanges = sum(max(found, 0) for found in measured)
    foreign = any(_are_foreign(one, other) for one, other in words)
    slips = sum(DamerauLevenshtein.distance(*pair) for pair in words)
    if all(found >= 0 for found in measured):
        several = exchanges >= _WHOLE or foreign
        return Spelling(
            "variant" if several else "misspelt", exchanges, slips, foreign, company, words
        )
    bad = [pair for pair, found in zip(words, measured, strict=True) if found < 0]
    alike = all(_is_slip(*pair, company=company) for pair in bad)
    return Spelling("misspelt" if alike else "other", exchanges, slips, foreign, company, words)


def _are_foreign(one: str, other: str) -> bool:
    """Tell whether letters mark two spellings as those of a name from another script."""
    marked = _FOREIGN.search(one) and _FOREIGN.search(other)
    strange = _STRANGE.search(one) or _STRANGE.search(other)
    return bool(marked or strange) or _FRENCH.sub("u", one) == _FRENCH.sub("u", other)


def _kept(words: Sequence[str]) -> tuple[str, ...]:
    kept = tuple(word.casefold() for word in words if word not in _ARTICLES)
    return kept or tuple(word.casefold() for word in words)


def _are_same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two names, the shorter one first, are one written at another length."""
    if "".join(one) == "".join(other) or _is_acronym(one, other) or _is_acronym(other, one):
        return True
    if not _rest(one, other) and not (len(one) == len(other) and _rest(other, one)):
        # An initial alone names nobody.
        return any(len(word) > 1 and word in other for word in one)
    return False


def _rest(words: Sequence[str], other: Sequence[str]) -> list[str]:
    """Return the words that the other name hasn't, be it as an initial."""
    here = set(other)
    initials = {word for word in here if len(word) == 1}
    firsts = {word[0] for word in here}
    return [
        word
        for word in words
        if word not in here
        and not (word[0] in initials and len(word) > 1)
        and not (len(word) == 1 and word in firsts)
    ]


def _is_acronym(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether one name consists of the other's initials: UN, United Nations."""
    short = one[0] if len(one) == 1 else ""
    if not 2 <= len(short) <= 8 or len(other) < 2:
        return False
    letters = "".join(word[0] for word in other)
    weighty = "".join(word[0] for word in other if word not in _SMALL)
    return short in {letters, weighty} or (short[-1] in "as" and short[:-1] in {letters, weighty})


def _is_demonym(one: str, other: str) -> bool:
    """Tell whether one word is the people or adjective of the other, by its form."""
    root = _shared(one, other)
    if root < _ROOT:
        return False
    place, people = sorted((one, other), key=lambda word: (word[-1:] == "s", len(word), word))
    if root > _ROOT and {place[root:], people[root:]} in ({"y", ""}, {"y", "s"}):
        return place[root - 1] not in _VOWELS
    longer = len(people) > len(place) and _PLACE_ENDING.fullmatch(place, root)
    return bool(longer and _DEMONYM.fullmatch(people, root))


def _shared(one: str, other: str) -> int:
    """Return how many letters two words share at their beginning."""
    count = 0
    for here, there in zip(one, other, strict=False):
        if here != there:
            break
        count += 1
    return count


def _paired(shorter: Sequence[str], longer: Sequence[str]) -> list[tuple[str, str]]:
    """Return each word of the shorter name beside the likest word of the longer one."""
    free = list(longer)
    found = []
    for word in shorter:
        best = max(free, key=lambda other: (LCSseq.normalized_similarity(word, other), other))
        free.remove(best)
        found.append((word, best))
    return found


def _is_slip(one: str, other: str, *, company: bool) -> bool:
    """Tell whether two words are one with some letters wrong."""
    shorter, longer = sorted((one, other), key=len)
    if len(longer) > _LONGEST or len(shorter) < 3 or not shorter.isalpha():
        return False
    if longer in {shorter + "s", shorter + "es"} and (not company or _PEOPLE.search(shorter)):
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


@lru_cache(maxsize=20_000)
def _measure(one: str, other: str, language: str) -> int:
    """Return how many signs for one sound two words exchange; -1 if they differ otherwise."""
    if max(len(one), len(other)) > _LONGEST or min(len(one), len(other)) < 3:
        return -1
    if _are_cases(one, other, language):
        return _WHOLE
    for ending in _ENDINGS:
        ours, theirs = ending.search(one), ending.search(other)
        if ours and theirs and ours.group() != theirs.group():
            found = _exchanged(one[: ours.start()], other[: theirs.start()])
            if found >= 0 and ours.start() >= _STEM:
                # "Kelly, Kelli" may be two people; "Zelensky, Zelenskyy" isn't.
                single = one[ours.start() - 1] not in _VOWELS and len(one) == len(other)
                return found + (1 if ending is _ENDINGS[1] and single else _WHOLE)
    mute, other_mute = _MUTE.search(one), _MUTE.search(other)
    if mute and other_mute:
        # Aleksandr, Alexander.
        plain = _exchanged(_MUTE.sub("r", one), _MUTE.sub("r", other))
        return plain + (mute.group() != other_mute.group()) if plain >= 0 else -1
    return _exchanged(one, other)


def _exchanged(one: str, other: str) -> int:
    ours, theirs = ([found.group() for found in _SOUNDS.finditer(word)] for word in (one, other))
    if len(ours) != len(theirs):
        return -1
    count = 0
    for here, there in zip(ours, theirs, strict=True):
        if here != there:
            step = _exchange(here, there)
            if not step:
                return -1
            count += step
    return count


@lru_cache(maxsize=2_000)
def _exchange(one: str, other: str) -> int:
    """Return how many letters of a sound are written with another sign; 0 if it is another."""
    if one[0] in _VOWELS and other[0] in _VOWELS:
        if _is_near_vowel(one, other):
            return max(1, DamerauLevenshtein.distance(one, other))
        return 0
    if one[0] == other[0] and set(one) == set(other):
        return 1
    return int(any({one, other} <= set(signs.split()) for signs in _CLASSES))


def _is_near_vowel(one: str, other: str) -> bool:
    """Tell whether two groups of vowels are written for one sound: o, ou; ai, ae; a, e."""
    broad = [re.sub(r"(.)\1+", r"\1", vowels.translate(_BROAD)) for vowels in (one, other)]
    if broad[0] == broad[1] or {one, other} in ({"a", "e"}, {"a", "ai"}):
        return True
    return {*broad} in ({"ai", "i"}, {"oa", "oi"}, {"io", "i"}, {"ia", "i"}, {"ia", "a"})


def _are_cases(one: str, other: str, language: str) -> bool:
    """Tell whether two words of a language with cases differ in their ending only."""
    if _CASED_SCRIPT.search(one):
        ending = _CASE_ENDING
    elif language in _GENITIVES:
        ending = _GENITIVE
    elif language in _WITH_CASES:
        ending = _ENDING
    else:
        return False
    root = _shared(one, other)
    return any(
        ending.fullmatch(one, begun) and ending.fullmatch(other, begun)
        for begun in range(root, max(root - 2, _ROOT - 1), -1)
    )
