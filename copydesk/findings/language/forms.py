"""Forms of a word: what is merely written differently has one key, what is inflected one stem."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from copydesk.findings.language.grammar import grammar_of, words

if TYPE_CHECKING:
    from Stemmer import Stemmer

_LETTERS: Final = str.maketrans(
    {"’": "'", "ʼ": "'", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
    | {"ı": "i", "ё": "е", "ى": "ي", "ة": "ه", "ك": "ک"}
)
"""Letters that Unicode doesn't take apart, and those that many papers write one for the other."""
_POSSESSIVE: Final = re.compile(r"'s?$")
_WITH_S: Final = re.compile(r"(\w{3})(?:is|iz|ys|yz)(e[drs]?|ing|ations?|ers?)$")
"""Words that British papers may write with s: organise, organisation, analyse."""
_WITH_U: Final = re.compile(r"(?<=\w\w)our(?=$|s$|ed$|ing$|ite$|ites$|able$|er$|ers$|hood$|ful$)")
_WITH_RE: Final = re.compile(r"(?<=[bt])re(?=s?$|d$)")
_DOUBLED: Final = re.compile(
    r"(?:(?<=[aeiou][^aeiou]e)|(?<=[aeiou][^aeiou]{2}e))l(?=l(?:ed|ing|ers?|ors?|ation)$)"
)
"""Travelled, traveled: doubled in one spelling only, behind an e that isn't stressed."""
_CAPITALS: Final = frozenset({"US", "IT", "WHO", "UN", "EU", "UK"})
"""Abbreviations whose small form is, or may be, another word."""
_SNOWBALL: Final = words(
    "ar ca da de el en es eu fi fr ga hi hu hy id it lt ne nl no pt ro ru sr sv ta tr yi"
)
"""Languages with a Snowball stemmer (snowballstem.org), which knows them by these letters."""
_BOOKS: Final = {"nb": "no", "nn": "no"}  # both written forms of Norwegian have one


@lru_cache(maxsize=50_000)
def key_of(word: str) -> str:
    """Return the form for comparing: "Iraq’s" -> "iraq", "U.S." -> "US", "café" -> "cafe"."""
    plain = word if word.isascii() else _plain(word)
    plain = _POSSESSIVE.sub("", plain)
    if "." in plain or plain.isupper():
        undotted = plain.replace(".", "")
        return undotted if undotted in _CAPITALS else undotted.casefold()
    return plain.casefold()


def _plain(word: str) -> str:
    """Return a word without accents and with one letter for all its variants."""
    taken = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    if any("\u0900" <= letter <= "\u0dff" or letter >= "\u3040" for letter in taken):
        return unicodedata.normalize("NFKC", word)  # marks there make other letters
    plain = "".join(letter for letter in taken if not unicodedata.combining(letter))
    return unicodedata.normalize("NFKC", plain).translate(_LETTERS)


@lru_cache(maxsize=50_000)
def stem(key: str, language: str = "") -> str:
    """Return the stem of a word given by its key; without a known language the key itself.

    English is brought to one regional spelling and irregular verbs to their plain form first:
    "authorised" and "authorizes" are one, "went" and "goes".
    """
    if key in _CAPITALS or not key[:1].isalpha():
        return key
    irregular = grammar_of(language).irregular.get(key, key)
    if language == "en":
        irregular = _one_spelling(irregular)
    code = _BOOKS.get(language, language)
    return str(_stemmer(code).stemWord(irregular)) if code in _SNOWBALL else irregular


def _one_spelling(key: str) -> str:
    if len(key) < 5:
        return grammar_of("en").spellings.get(key, key)
    written = _WITH_S.sub(r"\1iz\2", key)
    written = _WITH_U.sub("or", written)
    written = _WITH_RE.sub("er", written)
    written = _DOUBLED.sub("", written)
    return grammar_of("en").spellings.get(written, written)


@lru_cache
def _stemmer(code: str) -> Stemmer:
    """Return a Snowball stemmer, loaded when its first word is stemmed."""
    from Stemmer import Stemmer

    return Stemmer(code)
