"""Which encoding bytes are in that neither say so nor are Unicode: a guess, and called one.

chardet tells scripts and languages apart by their letters. Where letters above ASCII stand alone,
as accents do, the plain words around them say which language it is, and so which code pages it is
written in; of these the one is taken whose letters and signs fit best where they stand (no capital
inside a word, no letter that the language lacks), chardet deciding between equals. Where neither
words nor letters say enough, it is the commonest code page.

Read as written, beside chardet by itself: the lines of `tests/many_languages.py` in 24 encodings,
whole and in pieces cut wherever they fall; messages of installed programs (60 characters and more)
in the same; English sentences with a name, a sign or quotation marks in cp1252 or Mac Roman::

                              chardet     this
    three sentences                59       59  of 59
    one sentence                  171      172  of 172
    30 characters                 315      300  of 332
    12 characters                 636      647  of 751
    four messages                1652     1654  of 1656
    one message                  1534     1520  of 1561
    English sentences              21       37  of 39

What is lost are short pieces of Polish, Czech or Turkish, which are taken for cp1252.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import Final

from copydesk.articles.languages import language_of_text, letters_of

_WESTERN: Final = ("cp1252", "iso8859-15", "mac-roman")
_CENTRAL: Final = ("cp1250", "iso8859-2", "mac-latin2")
_TURKISH: Final = ("cp1254",)
_BALTIC: Final = ("cp1257", "iso8859-13", "iso8859-4")
_LATIN: Final = {
    **dict.fromkeys(("en", "de", "fr", "es", "pt", "it", "ca", "nl"), _WESTERN),
    **dict.fromkeys(("sv", "no", "da", "fi", "id"), _WESTERN),
    **dict.fromkeys(("pl", "cs", "sk", "sl", "hr", "hu"), _CENTRAL),
    "ro": (*_CENTRAL, "iso8859-16"),
    "tr": _TURKISH,
    **dict.fromkeys(("et", "lt", "lv"), _BALTIC),
    "vi": ("cp1258",),
}
"""Code pages in which a language in Latin letters is written, the likeliest first."""
_ANY_LATIN: Final = (*_WESTERN, "cp1250", "iso8859-2", *_TURKISH, "cp1257")
"""Those that are common enough to be looked at where the language isn't known."""
_ANY: Final = (
    *(*_WESTERN, *_CENTRAL, *_TURKISH, *_BALTIC, "iso8859-16", "cp1258"),
    *("cp1251", "koi8-r", "koi8-u", "iso8859-5", "mac-cyrillic", "cp866"),
    *("cp1253", "iso8859-7", "cp1255", "iso8859-8", "cp1256", "iso8859-6"),
    *("cp932", "euc-jp", "cp949", "gb18030", "big5hkscs", "cp874"),
)
"""What texts still come in; of encodings that hold one another, the larger one."""

_READ: Final = 20_000
"""Bytes by which an encoding is told."""
_WORD: Final = re.compile(rb"[A-Za-z\x80-\xff]+")
_RUN: Final = re.compile(rb"[\x80-\xff]+")
_LATIN_RUN: Final = 1.5
"""Bytes above ASCII that stand together in Latin text at most, on average: accents stand alone,
letters of other scripts in words."""
_ABOVE: Final = re.compile(r"[^\x00-\x7f]")
_ALONE: Final = frozenset("àáâéèêìíòóôúåöæøý")
"""Letters that are words."""
_APOSTROPHES: Final = "’´\u00ad"
_NO_TEXT: Final = frozenset({"Cc", "Cn", "Co", "Sk"})
"""Controls, what is no character, and accents without a letter."""
_ODD: Final = 3
"""What a character that hardly any text has where it stands counts, in letters that the language
lacks: names have such."""
_TELLING: Final = 4
"""Different letters above ASCII from which on chardet is asked which of the Latin code pages fits:
of three that is a toss-up, and the commonest code page the better bet."""


def encoding_of(data: bytes) -> str:
    """Return Python's name of the encoding that `data` is likeliest in.

    Args:
        data: Text of which bytes above ASCII are no UTF-8.
    """
    data = data[:_READ]
    runs = _RUN.findall(data)
    if sum(map(len, runs)) > _LATIN_RUN * len(runs):
        return _by_letters(data, _ANY)
    language = language_of_text(_plain_words(data))
    best = _by_fit(data, _LATIN.get(language, _ANY_LATIN), letters_of(language))
    is_told = language in _LATIN or len(set(b"".join(runs))) >= _TELLING
    if len(best) > 1 and is_told:
        return _by_letters(data, best if language in _LATIN else _ANY)
    return codecs.lookup(best[0]).name


def _plain_words(data: bytes) -> str:
    """Return the words of which no letter is above ASCII: they are the same in any encoding."""
    return b" ".join(word for word in _WORD.findall(data) if word.isascii()).decode("ascii")


def _by_letters(data: bytes, encodings: tuple[str, ...]) -> str:
    # Loaded here, 30 ms: nearly all files are UTF-8.
    import chardet

    found = chardet.detect(data, include_encodings=encodings, no_match_encoding=encodings[0])
    return codecs.lookup(found["encoding"] or encodings[0]).name


def _by_fit(data: bytes, encodings: tuple[str, ...], letters: frozenset[str]) -> tuple[str, ...]:
    """Return those of `encodings` in which fewest characters stand where they don't fit."""
    misfits = {one: _misfits(data.decode(one, "replace"), letters) for one in encodings}
    fewest = min(misfits.values())
    return tuple(one for one in encodings if misfits[one] == fewest)


def _misfits(text: str, letters: frozenset[str]) -> int:
    """Return how badly the characters above ASCII stand where they do, in sum.

    Args:
        text: What the bytes are in one encoding.
        letters: Those that the language has beside a to z; none where it isn't known.
    """
    return sum(
        _misfit(
            text[max(0, found.start() - 1) : found.start()],
            found[0],
            text[found.end() : found.end() + 1],
            letters,
        )
        for found in _ABOVE.finditer(text)
    )


def _misfit(before: str, character: str, after: str, letters: frozenset[str]) -> int:
    if not character.isalpha():
        return 0 if _is_sign(before, character, after) else _ODD
    stands_alone = not (before.isalpha() or after.isalpha()) and character not in _ALONE
    if before.islower() if character.isupper() else stands_alone:
        return _ODD
    return int(bool(letters) and character.lower() not in letters)


def _is_sign(before: str, character: str, after: str) -> bool:
    """Return whether a character that is no letter may stand between these two."""
    category = unicodedata.category(character)
    if category in _NO_TEXT or character == "¤":
        return False
    if before.isalpha() and after.isalpha():
        return character in _APOSTROPHES
    # German closes with the mark that opens elsewhere.
    return category not in ("Pi", "Ps") or not before.isalpha() or character in "“‘"
