"""Bytes that don't say their encoding: what is read, what is called a guess, and what stays local.

Texts are `tests/many_languages.py`, each in every encoding that its readers wrote it in.
"""

from __future__ import annotations

import codecs

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from copydesk.articles.decoding import decode
from tests.many_languages import LINES
from tests.tries import tries

ENCODINGS = {
    "cp1252": ("en", "de", "fr", "es", "pt", "it", "ca", "sv", "no", "da", "fi"),
    "iso8859-15": ("de", "fr", "es", "pt", "sv", "fi"),
    "mac-roman": ("de", "fr", "es", "pt", "it", "sv", "no", "da"),
    "cp1250": ("pl", "cs", "hu"),
    "iso8859-2": ("pl", "cs", "hu"),
    "cp1254": ("tr",),
    "cp1251": ("ru", "uk", "bg", "sr"),
    "koi8-r": ("ru",),
    "koi8-u": ("uk",),
    "iso8859-5": ("ru", "bg", "sr"),
    "mac-cyrillic": ("ru",),
    "cp866": ("ru",),
    "cp1253": ("el",),
    "iso8859-7": ("el",),
    "cp1255": ("he",),
    "iso8859-8": ("he",),
    "cp1256": ("ar", "fa", "ur"),
    "iso8859-6": ("ar",),
    "shift_jis": ("ja",),
    "euc-jp": ("ja",),
    "iso2022_jp": ("ja",),
    "euc-kr": ("ko",),
    "gb18030": ("zh", "zh-Hant"),
    "big5": ("zh-Hant",),
    "cp874": ("th",),
}
WRITTEN = [(encoding, code) for encoding, codes in ENCODINGS.items() for code in codes]
UNICODE = ["utf-16-le", "utf-16-be"]


def _bytes(text: str, encoding: str) -> bytes:
    """What the encoding can hold of a text."""
    return text.encode(encoding, "ignore")


@pytest.mark.parametrize(("encoding", "code"), WRITTEN)
def test_three_sentences_are_read_in_the_encoding_they_were_written_in(
    encoding: str, code: str
) -> None:
    data = _bytes("\n\n".join(LINES[code]), encoding)
    decoded = decode(data)
    assert decoded.text == data.decode(encoding)
    assert decoded.is_guess


def test_hardly_a_single_sentence_is_read_otherwise() -> None:
    """Not all: one byte of a Spanish sentence from a Macintosh is a letter in either encoding."""
    wrong = []
    for encoding, code in WRITTEN:
        for line in LINES[code]:
            data = _bytes(line, encoding)
            if not data.isascii() and decode(data).text != data.decode(encoding):
                wrong.append((encoding, line))
    assert len(wrong) <= 1, wrong


@pytest.mark.parametrize("codec", UNICODE)
@pytest.mark.parametrize("code", LINES)
def test_utf_16_is_read_without_a_mark_whatever_the_language(code: str, codec: str) -> None:
    for lines in [LINES[code], *([line] for line in LINES[code])]:
        text = "\n".join(lines) + "\n"
        decoded = decode(text.encode(codec))
        assert (decoded.text, decoded.encoding, decoded.is_guess) == (text, codec, True)
    cut = decode(text.encode(codec) + b"x")
    assert (cut.text, cut.encoding) == (text + "\ufffd", codec)


@pytest.mark.parametrize(("encoding", "code"), WRITTEN)
def test_no_other_encoding_is_taken_for_unicode(encoding: str, code: str) -> None:
    for line in LINES[code]:
        data = _bytes(line, encoding)
        if not data.isascii():
            assert not decode(data).encoding.startswith("utf")


@pytest.mark.parametrize("code", LINES)
def test_a_file_cut_within_a_character_stays_utf_8(code: str) -> None:
    data = "é ".encode() + "\n".join(LINES[code]).encode()
    cuts = [at for at in range(len(data) // 2, len(data)) if data[at] & 0xC0 == 0x80]
    for at in cuts[-8:]:
        decoded = decode(data[:at])
        assert (decoded.encoding, decoded.is_guess) == ("utf-8", True)
        assert decoded.text[-1] == "\ufffd"
        assert data.decode().startswith(decoded.text[:-1])


def test_half_a_quotation_mark_at_the_end_of_plain_ascii_is_utf_8() -> None:
    decoded = decode("Nobody was hurt, she said.”".encode()[:-1])
    assert decoded.text == "Nobody was hurt, she said.\ufffd"
    assert (decoded.encoding, decoded.is_guess) == ("utf-8", True)


def test_an_accent_at_the_end_of_a_latin_text_is_an_accent() -> None:
    assert decode(b"They met in the caf\xe9").text == "They met in the café"


@given(
    st.sampled_from([code for code in LINES if code not in ("en", "id", "nl")]),
    st.lists(st.tuples(st.integers(0, 10_000), st.integers(0x80, 0xFF)), min_size=1, max_size=3),
    st.booleans(),
)
@settings(max_examples=tries(300))
def test_damaged_bytes_change_their_own_characters_and_no_other(
    code: str, damage: list[tuple[int, int]], inserted: bool
) -> None:
    text = "\n".join(LINES[code] * 2)
    lines = text.encode().split(b"\n")
    touched = set()
    for place, byte in damage:
        number = place % len(lines)
        at = place // len(lines) % len(lines[number])
        keep = at if inserted else at + 1
        lines[number] = lines[number][:at] + bytes([byte]) + lines[number][keep:]
        touched.add(number)
    data = b"\n".join(lines)
    try:
        data.decode()
        assume(False)
    except UnicodeDecodeError:
        pass
    decoded = decode(data)
    assert (decoded.encoding, decoded.is_guess) == ("utf-8", True)
    assert 1 <= decoded.text.count("\ufffd") <= 4 * len(damage)
    for number, (old, new) in enumerate(
        zip(text.split("\n"), decoded.text.split("\n"), strict=True)
    ):
        assert number in touched or new == old


@given(st.sampled_from(WRITTEN), st.data())
@settings(max_examples=tries(200))
def test_any_order_of_sentences_comes_back(written: tuple[str, str], data: st.DataObject) -> None:
    encoding, code = written
    lines = data.draw(st.lists(st.sampled_from(LINES[code]), min_size=3, max_size=8, unique=False))
    assume(len(set(lines)) == 3)
    raw = _bytes("\n".join(lines), encoding)
    assert decode(raw).text == raw.decode(encoding)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"caf\xe9", "café"),
        (b"It\x92s \xa35 now", "It’s £5 now"),
        (b"He said \x96 \x93no\x94.", "He said – “no”."),
        (
            b"Jos\xe9 Mu\xf1oz \x97 1,500 people fled B\xe9ziers.",
            "José Muñoz — 1,500 people fled Béziers.",
        ),
        (b"Zo\xeb saw the two of them", "Zoë saw the two of them"),
        ("The crew of the “Żabka”".encode("cp1252", "replace"), "The crew of the “?abka”"),
    ],
)
def test_of_a_few_letters_the_commonest_code_page_is_guessed(data: bytes, text: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.is_guess) == (text, "cp1252", True)


def test_the_encoding_has_the_name_that_python_gives_it() -> None:
    for encoding, code in WRITTEN:
        name = decode(_bytes("\n".join(LINES[code]), encoding)).encoding
        assert codecs.lookup(name).name == name


def test_a_table_of_zeros_in_utf_16_keeps_its_order() -> None:
    text = "Seats 2000 1000 3000\n" + "100 000\n" * 20
    for codec in UNICODE:
        assert decode(text.encode(codec)).text == text
