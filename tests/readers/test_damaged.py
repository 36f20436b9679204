"""Any damaged file gives an article or one sentence: real files, damaged at random."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.hostile_files import HOSTILE
from copydesk.articles.contents import Contents
from copydesk.articles.elsewhere import contents_elsewhere
from copydesk.articles.readers.formats import SUFFIXES, format_of
from copydesk.articles.reading_process import Fault, Order, read_or_fault
from copydesk.errors import InputError
from tests.tries import tries

_FORMATS: Final = Path(__file__).parent.parent / "formats"
_FILES: Final = sorted(path for path in _FORMATS.glob("*/*") if path.suffix in SUFFIXES)
_NUMBERS: Final = (b"0", b"-1", b"1e9", b"2147483648", b"99999999999999999999")
_SIGNS: Final = b"\0\xff<>[](){}0-9/%&;:\n"

_Place = Callable[[int], int]
"""Returns a place in so many bytes."""


@st.composite
def _damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """Return bytes that were cut, lost some, have some twice or elsewhere, or hold others."""
    at: _Place = lambda most: draw(st.integers(0, most - 1))  # noqa: E731
    start = at(len(data))
    end = start + draw(st.sampled_from([1, 5, 50, 500, 5_000]))
    piece = data[start:end]
    match draw(st.sampled_from(["cut", "lost", "twice", "elsewhere", "other", "numbers"])):
        case "cut":
            return data[:start]
        case "lost":
            return data[:start] + data[end:]
        case "twice":
            return data[:end] + piece * draw(st.sampled_from([1, 30])) + data[end:]
        case "elsewhere":
            place = at(len(data))
            return data[:place] + piece + data[place:]
        case "other":
            changed = bytearray(data)
            for _ in range(draw(st.sampled_from([1, 5, 50]))):
                changed[at(len(data))] = draw(st.sampled_from(_SIGNS))
            return bytes(changed)
    found = list(re.finditer(rb"\d+", data))
    number = found[at(len(found))]
    return data[: number.start()] + draw(st.sampled_from(_NUMBERS)) + data[number.end() :]


def _read(name: str, data: bytes) -> Contents | Fault:
    return read_or_fault(Order(name, format_of(name, data), data))


def _look_at(found: Contents | Fault) -> None:
    """Hold that what came back can be worked with."""
    if isinstance(found, Fault):
        assert re.fullmatch(r"[^\n]{10,300}[.?]", found.message)
        return
    assert found.is_sound
    found.text.encode()
    end = 0
    for paragraph in found.paragraphs:
        assert end <= paragraph.start < paragraph.end <= len(found.text)
        end = paragraph.end


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.name)
@settings(max_examples=tries(10))
@given(drawn=st.data())
def test_a_damaged_file_gives_an_article_or_a_sentence(path: Path, drawn: st.DataObject) -> None:
    _look_at(_read(path.name, drawn.draw(_damaged(path.read_bytes()))))


@settings(max_examples=tries(30))
@given(drawn=st.data())
def test_so_does_a_word_document_whose_parts_are_damaged(drawn: st.DataObject) -> None:
    path = _FORMATS / "docx" / "libreoffice.docx"
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    name = drawn.draw(st.sampled_from(["word/document.xml", *names]))
    parts[name] = drawn.draw(_damaged(parts[name]))
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for one, content in parts.items():
            archive.writestr(one, content)
    _look_at(_read("a.docx", buffer.getvalue()))


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.name)
def test_a_file_that_is_called_something_else_does_too(path: Path) -> None:
    data = path.read_bytes()
    names = {format_of(f"a{suffix}", data): f"a{suffix}" for suffix in SUFFIXES}
    for name in names.values():  # one for each reader that it may come to
        _look_at(_read(name, data))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("outside.xhtml", "The wall of the harbour fell"),
        ("refresh.html", "The wall of the harbour fell"),
        ("controls.html", "The wall"),
        ("entities.docx", "Its XML declares entities, which an office document may not."),
        ("outside.docx", "Its XML declares entities, which an office document may not."),
        ("locked.docx", "A password keeps its ZIP archive."),
        ("workbook.docx", "This is an Excel workbook."),
        ("lying.docx", "Its ZIP archive is broken or cut short."),
        ("bomb.docx", "It unpacks to more than 40 MB, which is no article."),
        ("nested.docx", "It is nested too deeply to be read."),
        ("pages.pdf", "It has more than 100 pages, which is no article."),
        ("length.pdf", "It is nested too deeply to be read."),
        ("circle.pdf", "It is a broken PDF document, or cut short."),
        ("mails.eml", "It is nested too deeply to be read."),
        ("mailbox.eml", "It holds 10,000 mails, not one."),
        ("quotes.md", "The wall fell."),
    ],
)
def test_what_is_made_to_break_a_reader_is_told_as_what_it_is(name: str, said: str) -> None:
    found = _read(name, HOSTILE[name]())
    if isinstance(found, Fault):
        assert found.message == said
    else:
        assert said in found.text
        assert "root:" not in found.text


@pytest.mark.parametrize(
    "name",
    ["docx/libreoffice.docx", "pdf/english-1.pdf", "mail/chromium.mhtml", "html/wordpress.html"],
)
def test_half_a_file_gives_the_same_in_a_process_of_its_own(name: str) -> None:
    path = _FORMATS / name
    half = path.read_bytes()[: path.stat().st_size // 2]
    found: Contents | Fault
    try:
        found = contents_elsewhere(path.name, format_of(path.name, half), half)
    except InputError as error:
        found = Fault(error.message, error.hint)
    assert found == _read(path.name, half)
