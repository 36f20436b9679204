"""Bytes become text: what is certain, what is a guess, and what is no text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.articles.decoding import Decoded, decode
from copydesk.errors import InputError

SENTENCE = "Zwölf Boote – “alle heil” – kehrten zurück."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (SENTENCE.encode(), "utf-8"),
        (codecs.BOM_UTF8 + SENTENCE.encode(), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + SENTENCE.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + SENTENCE.encode("utf-32-le"), "utf-32-le"),
        (codecs.BOM_UTF32_BE + SENTENCE.encode("utf-32-be"), "utf-32-be"),
    ],
)
def test_unicode_is_read_without_its_byte_order_mark(data: bytes, encoding: str) -> None:
    assert decode(data) == Decoded(SENTENCE, encoding, is_guess=False)


def test_an_empty_file_is_an_empty_text() -> None:
    assert decode(b"") == Decoded("", "utf-8", is_guess=False)


def test_line_ends_stay_as_they_are() -> None:
    """Offsets count the characters of the file, so CR LF must not become LF."""
    assert decode(b"one\r\ntwo\rthree\n").text == "one\r\ntwo\rthree\n"


@pytest.mark.parametrize(
    ("declaration", "codec", "encoding", "words"),
    [
        ('<meta charset="windows-1256">', "cp1256", "cp1256", "غرقت العبارة"),
        ("<meta http-equiv=x content='text/html; charset=koi8-r'>", "koi8-r", "koi8-r", "паром"),
        ('<?xml version="1.0" encoding="Shift_JIS"?>', "shift_jis", "shift_jis", "フェリー"),
        ("Content-Type: text/plain; charset=iso-8859-2", "iso8859-2", "iso8859-2", "žluťoučký"),
        ("# -*- coding: cp1251 -*-", "cp1251", "cp1251", "паром"),
        ("/* vim: set fileencoding=euc-kr : */", "euc-kr", "euc_kr", "여객선"),
        ("<meta charset=gb2312>", "gb18030", "gb18030", "渡轮㐀"),
        ("<meta charset=iso-8859-1>", "cp1252", "cp1252", "“quoted” – 5 €"),
    ],
)
def test_a_file_that_names_its_charset_is_believed(
    declaration: str, codec: str, encoding: str, words: str
) -> None:
    """The last two: browsers read these names as the larger charset, and so writers use them."""
    decoded = decode(f"{declaration}\n{words}".encode(codec))
    assert decoded.text.endswith(words)
    assert (decoded.encoding, decoded.is_guess) == (encoding, False)


@pytest.mark.parametrize(
    "declaration",
    ["charset=", "nonsense-9", "hex", "rot13", "idna", "undefined", "utf-8", "utf-16"],
)
def test_a_charset_that_is_unknown_or_wrong_is_ignored(declaration: str) -> None:
    decoded = decode(b'<meta charset="' + declaration.encode() + b'"> caf\xe9')
    assert decoded.text.endswith("café")
    assert (decoded.encoding, decoded.is_guess) == ("cp1252", True)


def test_a_charset_named_far_down_the_file_is_ignored() -> None:
    data = b"caf\xe9 " * 300 + b'<meta charset="koi8-r">'
    assert decode(data).encoding == "cp1252"


def test_what_is_no_utf_8_is_read_as_cp1252_and_called_a_guess() -> None:
    assert decode(b"the \x93caf\xe9\x94") == Decoded("the “café”", "cp1252", is_guess=True)


def test_bytes_that_cp1252_leaves_undefined_are_kept_one_for_one() -> None:
    text = decode(b"a long enough line caf\xe9 and \x81\x8d").text
    assert text == "a long enough line café and \x81\x8d"


def test_half_a_unit_at_the_end_of_utf_16_is_shown_as_a_replacement() -> None:
    decoded = decode(codecs.BOM_UTF16_LE + "Ferry".encode("utf-16-le") + b"x")
    assert decoded == Decoded("Ferry\ufffd", "utf-16-le", is_guess=True)


_NO_TEXTS = {
    "PDF": b"%PDF-1.7 text",
    "ZIP": b"PK\x03\x04 docx",
    "PNG": b"\x89PNG\r\n\x1a\n",
    "gzip": b"\x1f\x8b\x08",
    "ELF": b"\x7fELF\x02",
    "JPEG": b"\xff\xd8\xff\xe0",
    "RTF": b"{\\rtf1 hello}",
    "every byte": bytes(range(256)) * 20,
    "control characters": b"\x00\x01\x02\x03" * 100,
    "control characters in UTF-16": codecs.BOM_UTF16_LE + b"\x01\x00" * 100,
}


@pytest.mark.parametrize("data", _NO_TEXTS.values(), ids=_NO_TEXTS)
def test_a_file_that_is_no_text_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        decode(data)
    assert caught.value.message.startswith("This is ")
    assert "not a text file" in caught.value.message
    assert caught.value.hint


def test_a_text_with_a_stray_nul_is_still_text() -> None:
    data = b"The dredger sank \x00on Tuesday, and all nine of its crew were saved\x00."
    assert decode(data).text.count("\x00") == 2


def test_a_captured_terminal_log_is_text() -> None:
    assert decode(b"\x1b[31mred\x1b[0m\x07\x08 " * 40).encoding == "utf-8"


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except InputError:
        return
    assert len(decoded.text) <= len(data)


@given(st.binary(max_size=300).map(lambda data: bytes(byte | 0x20 for byte in data)))
def test_bytes_without_control_characters_never_fail(data: bytes) -> None:
    decode(b"plain words first, so that it is no known format: " * 3 + data.replace(b"\x7f", b" "))


@given(st.text(max_size=200))
def test_what_is_written_in_utf_8_comes_back(text: str) -> None:
    prose = "A paragraph of ordinary words. " * 80 + text
    assert decode(prose.encode()).text == prose
