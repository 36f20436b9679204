"""Bytes become text: what is certain first, then what is likely, called a guess.

In this order: a byte order mark; strict UTF-8; UTF-16 without a mark; the charset that the file
declares; UTF-8 with a few damaged bytes (`unmarked`); what the letters look like (`detection`).
A person may name another (`read_as`). Line breaks stay as they are, so that offsets count the
characters of the file.
"""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from typing import Final

from msgspec import Struct

from copydesk.articles.unmarked import is_damaged_utf_8, utf_16_of
from copydesk.errors import InputError
from copydesk.visible import visible

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
)
"""Byte order mark, name that is shown, codec for what follows the mark."""

_DECLARATION: Final = re.compile(
    rb"(?:<meta[^>]{0,200}?charset\s*=\s*[\"']?"
    rb"|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']"
    rb"|content-type:[^\r\n]{0,200}?charset\s*=\s*[\"']?"
    rb"|@charset\s+\"|coding[:=]\s*|fileencoding=|fenc=)([A-Za-z0-9][\w.:-]{1,40})",
    re.IGNORECASE,
)
"""HTML, XML, mail and HTTP headers, style sheets; the lines that Emacs and Vim read (PEP 263)."""

_DECLARED_WITHIN: Final = 1024
"""Bytes in which a declaration counts, as in the HTML standard's encoding sniffing."""

_AS_WINDOWS: Final = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
"""Codecs that the Encoding Standard (WHATWG) reads as their superset: declarations mean it."""

_UNICODE: Final = frozenset(
    {"utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"}
)
_NO_CHARSETS: Final = frozenset(
    {
        "idna",
        "punycode",
        "unicode-escape",
        "raw-unicode-escape",
        "undefined",
        "utf-7",
        "mbcs",
        "oem",
    }
    | _UNICODE
)
"""Codecs that no article is written in, or that a declaration in ASCII bytes can't mean."""

_NO_TEXTS: Final = _NO_CHARSETS - _UNICODE
"""Codecs that no person can mean."""

_CP1252: Final = {
    byte: character
    for byte in range(0x80, 0xA0)
    if (character := bytes([byte]).decode("cp1252", "ignore"))
}
"""What cp1252 defines where Latin-1 has control characters; five bytes stay what Latin-1 says."""

_ISO_2022_JP: Final = b"\x1b$B"
"""Shifts to Japanese, in old mail: seven bits, so it is valid UTF-8 as well."""

_FORMATS: Final = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh91AY&SY", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"OggS\x00", "a sound file"),
    (b"ID3\x03", "a sound file"),
    (b"ID3\x04", "a sound file"),
)
"""First bytes of formats that are no text, and what to call them."""

_SAMPLE: Final = 4096
"""Bytes, or characters, by which text is told from anything else."""

_CONTROL: Final = re.compile(r"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")
"""Control characters that text rarely holds. Bell, backspace, tab, line and page breaks and escape
are not counted: logs and captured terminal output are text, if odd."""

_MOST_CONTROLS: Final = 0.1
"""Share of control characters above which a file is no text. Random bytes have 0.12; the worst of
our hostile texts, 0.05."""


class Decoded(Struct, frozen=True):
    """A file's text, without its byte order mark, and how it was read."""

    text: str
    encoding: str
    """Python's name: "utf-8", "utf-8-sig", "utf-16-le", "cp1252"."""
    is_guess: bool
    """True when nothing in the file says so, or when some bytes did not fit."""


def decode(data: bytes) -> Decoded:
    """Return the text of `data`.

    Raises:
        InputError: It isn't text. Text with faulty bytes is read, these become U+FFFD.
    """
    for first, what in _FORMATS:
        if data.startswith(first):
            raise _no_text(f"{what}, not a text file")
    decoded = _marked(data) or _in_unicode(data) or _declared(data) or _guessed(data)
    if not _is_text(decoded):
        raise _no_text("not a text file: too many control characters")
    return decoded


def read_as(data: bytes, encoding: str) -> Decoded:
    """Return the text of `data` in an encoding that a person named.

    Args:
        data: The bytes of a file.
        encoding: One of Python's names, see `encoding_named`. Bytes that don't fit become U+FFFD.

    Raises:
        InputError: There is no such encoding.
    """
    name = encoding_named(encoding)
    for mark, marked, codec in _MARKS:
        if data.startswith(mark) and name in (marked, codec):
            data = data[len(mark) :]
    text = _strictly(data, name)
    if text is None:
        return Decoded(_in_code_page(data, name), name, is_guess=True)
    return Decoded(text, name, is_guess=False)


def encoding_named(given: str) -> str:
    """Return Python's name of an encoding of texts that a person names: "cp1251".

    Raises:
        InputError: There is none, or it is none of texts.
    """
    # Codecs from bytes to bytes (hex, zip) make no text of anything, nor do those of other uses.
    with suppress(LookupError, ValueError):
        name = codecs.lookup(given.strip()).name
        bytes(4).decode(name)
        if name.replace("_", "-") not in _NO_TEXTS:
            return name
    raise InputError(
        f"There is no encoding {visible(given)!r}.", "Such as utf-8, cp1251, shift_jis, mac-roman."
    )


def _is_text(decoded: Decoded) -> bool:
    """Return whether a text holds few control characters."""
    sample = decoded.text[:_SAMPLE]
    controls = len(_CONTROL.findall(sample))
    if decoded.is_guess and not decoded.encoding.startswith("utf"):
        # Bytes that an encoding leaves undefined speak against it; else C1 characters are text.
        controls += sum(
            "\x80" <= character < "\xa0" or character == "\ufffd" for character in sample
        )
    return controls <= _MOST_CONTROLS * len(sample)


def _no_text(what: str) -> InputError:
    return InputError(f"This is {what}.", "Save its text as a .txt file (UTF-8) and open that.")


def _marked(data: bytes) -> Decoded | None:
    for mark, name, codec in _MARKS:
        if data.startswith(mark):
            rest = data[len(mark) :]
            try:
                return Decoded(rest.decode(codec), name, is_guess=False)
            except UnicodeDecodeError:
                return Decoded(rest.decode(codec, "replace"), name, is_guess=True)
    return None


def _in_unicode(data: bytes) -> Decoded | None:
    """Read what is plainly Unicode though no mark says so."""
    text = _strictly(data, "utf-8")
    if text is not None:
        decoded = Decoded(text, "utf-8", is_guess=False)
        # Of UTF-16 every byte may be valid UTF-8: half of them are control characters then.
        if _ISO_2022_JP not in data and _is_text(decoded):
            return decoded
    codec = utf_16_of(data)
    if codec:
        return Decoded(data.decode(codec, "replace"), codec, is_guess=True)
    if _ISO_2022_JP in data and (japanese := _strictly(data, "iso2022_jp")) is not None:
        return Decoded(japanese, "iso2022_jp", is_guess=True)
    return None if text is None else Decoded(text, "utf-8", is_guess=False)


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _guessed(data: bytes) -> Decoded:
    """Read what is neither valid UTF-8 nor declared."""
    if is_damaged_utf_8(data):
        return Decoded(data.decode("utf-8", "replace"), "utf-8", is_guess=True)
    # Loaded here: nearly all files are UTF-8.
    from copydesk.articles.detection import encoding_of

    encoding = encoding_of(data)
    return Decoded(_in_code_page(data, encoding), encoding, is_guess=True)


def _in_code_page(data: bytes, encoding: str) -> str:
    """Read `data`, whatever bytes the encoding leaves undefined."""
    if encoding == "cp1252":
        return data.decode("latin-1").translate(_CP1252)
    return data.decode(encoding, "replace")


def _declared(data: bytes) -> Decoded | None:
    """Read `data` as it says itself, if it names a charset that exists and fits."""
    for declaration in _DECLARATION.finditer(data, 0, _DECLARED_WITHIN):
        try:
            name = codecs.lookup(declaration[1].decode("ascii").rstrip(".")).name
            name = _AS_WINDOWS.get(name, name)
            if name.replace("_", "-") not in _NO_CHARSETS:
                return Decoded(data.decode(name), name, is_guess=False)
        except (LookupError, ValueError):
            # An unknown name, a codec that makes no text, or bytes that it doesn't allow: the
            # declaration is wrong, the next one may be right.
            continue
    return None
