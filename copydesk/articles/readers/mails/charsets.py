"""The text of a part: in the charset that it names, unless its bytes speak against it."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

from copydesk.articles.decoding import Decoded, decode, encoding_named
from copydesk.errors import InputError

_AS_WINDOWS: Final = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""Codecs that mail programs name where they mean a superset."""

_WIDE: Final = ("big5", "cp9", "euc", "gb", "hz", "iso2022", "johab", "shift", "utf")
"""How the names of codecs begin that fit few bytes by chance."""


def text_in(data: bytes, charset: str) -> Decoded:
    """Return the text of `data`.

    Args:
        data: What a part, or a piece of a head, holds.
        charset: What it says that it is in; "" where it says nothing.
    """
    named = _codec(charset)
    if not named.startswith(_WIDE):
        # Hardly a text in single bytes beyond ASCII is valid UTF-8.
        with suppress(UnicodeDecodeError):
            return Decoded(data.decode("utf-8").removeprefix("\ufeff"), "utf-8", is_guess=False)
    if named:
        with suppress(UnicodeError):
            return Decoded(data.decode(named), named, is_guess=False)
    try:
        return decode(data)
    except InputError:
        return Decoded(data.decode(named or "utf-8", "replace"), named or "utf-8", is_guess=True)


def _codec(charset: str) -> str:
    """Return Python's name of a charset; "" for one that doesn't exist or isn't of texts."""
    bare = charset.strip(" \"'").lower()
    if bare in ("utf-7", "utf7"):
        return "utf-7"  # of old mail programs; nowhere else is it meant
    with suppress(InputError):
        name = encoding_named(bare)
        return _AS_WINDOWS.get(name, name)
    return ""
