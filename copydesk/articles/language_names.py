"""Languages by what people call them: "German", "Deutsch", "ger" and "de" are one.

The table (`language_names.txt`) has the 183 languages with a code of two letters. What a library
would bring besides (langcodes: 30 MB in three packages, one of them compiled; Babel: 36 MB) are the
names of each language in hundreds of others.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

from copydesk.errors import InputError
from copydesk.visible import visible

_TABLE: Final = Path(__file__).with_name("language_names.txt")

_TAG: Final = re.compile(r"([A-Za-z]{2,3})((?:[-_][A-Za-z0-9]{2,8})*)")


def language_named(typed: str) -> str:
    """Return the language that is meant, as a BCP 47 tag: "en", "pt-BR".

    Args:
        typed: A name or a code, in upper or lower case, with or without accents.

    Raises:
        InputError: There is no such language; says what is accepted.
    """
    words = " ".join(typed.split())
    if code := _codes().get(_folded(words)):
        return code
    tag = _TAG.fullmatch(words)
    if tag and (code := _codes().get(tag[1].lower())):
        return "-".join([code, *map(_spelled, re.split("[-_]", tag[2])[1:])])
    raise InputError(
        f"No language called {visible(words)!r} is known here.",
        f"Type {_nearest(words)} or a code of two letters such as de.",
    )


def name_of_language(tag: str) -> str:
    """Return the English name of a language, by its tag: "German" for "de-AT"; else the tag."""
    return _english().get(tag.replace("_", "-").split("-")[0].lower(), tag)


def _spelled(part: str) -> str:
    """Return a part behind the language as tags have it: BR for a country, Hant for a script."""
    return part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part.lower()


def _nearest(words: str) -> str:
    import difflib

    near = difflib.get_close_matches(_folded(words), _codes(), n=1, cutoff=0.75)
    if near and len(near[0]) > 3:
        return f"{name_of_language(_codes()[near[0]])}, if you mean that,"
    return "its name (German, Deutsch)"


def _folded(name: str) -> str:
    """Return a name without accents and capitals."""
    apart = unicodedata.normalize("NFD", name.casefold())
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c)))


@cache
def _codes() -> dict[str, str]:
    """Return the code of two letters by every name and code, folded."""
    return {
        _folded(called): codes[0]
        for codes, names in reversed(_table())
        for called in (*codes, *names)
    }


@cache
def _english() -> dict[str, str]:
    return {codes[0]: names[0] for codes, names in _table()}


@cache
def _table() -> tuple[tuple[list[str], list[str]], ...]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    parted = (line.partition(": ") for line in lines if line and not line.startswith("#"))
    return tuple((codes.split(), names.split(", ")) for codes, _, names in parted)
