"""Files that are made to break a reader, for `benchmarks.reading`: each is built in code."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

from tests.readers.pdf_file import deflated, pdf_file, stream, text_at
from tests.readers.word_file import relations, word_file, word_parts, zipped

_MANY: Final = 20_000_000
"""Bytes: the most that a page or a text may have."""

_PAGE: Final = b"<!DOCTYPE html><html><head><title>Wall falls</title></head><body>"
_TOLD: Final = b"<p>The wall of the harbour fell on Monday night, and nobody was hurt.</p>"
_ENTITIES: Final = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">'
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
"""Nine entities, each of ten of the one before: a thousand million letters."""


def _filled(beginning: bytes, piece: bytes, end: bytes = b"", size: int = _MANY) -> bytes:
    return beginning + piece * ((size - len(beginning) - len(end)) // len(piece)) + end


def _bomb() -> bytes:
    """Return a document of 1 GB of text in 1 MB."""
    buffer = BytesIO()
    parts = word_parts("<w:p><w:r><w:t>@</w:t></w:r></w:p>")
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            before, at, after = (content if isinstance(content, str) else "").partition("@")
            with archive.open(path, "w") as part:
                part.write(content if isinstance(content, bytes) else before.encode())
                for _ in range(1000 if at else 0):
                    part.write(b"a" * 1_000_000)
                part.write(after.encode())
    return buffer.getvalue()


def _word_with_entities() -> bytes:
    parts = word_parts("<w:p><w:r><w:t>&i;</w:t></w:r></w:p>")
    document = str(parts["word/document.xml"])
    parts["word/document.xml"] = (
        _ENTITIES + document[document.find("?>") + 2 if "?>" in document else 0 :]
    )
    return zipped(parts)


def _lying() -> bytes:
    """Return a document of 100 MB of text whose archive says that it is 1 kB."""
    data = zipped(word_parts(f"<w:p><w:r><w:t>{'a' * 100_000_000}</w:t></w:r></w:p>"))
    with ZipFile(BytesIO(data)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    return data.replace(size.to_bytes(4, "little"), (1_000).to_bytes(4, "little"))


def _locked() -> bytes:
    """Return a document whose archive says that a password keeps its parts."""
    data = bytearray(zipped(word_parts("<w:p/>")))
    for signature, flags in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        place = data.find(signature)
        while place >= 0:
            data[place + flags] |= 1
            place = data.find(signature, place + 1)
    return bytes(data)


def _drawn(font: str, cmap: bytes) -> bytes:
    """Return a PDF document in a font that says by itself which letters it draws."""
    return pdf_file(
        [text_at(50, 500, "The wall of the harbour fell.")],
        more={
            1000: f"<< /Type /Font /Subtype /Type0 /BaseFont /A {font}"
            " /ToUnicode 1001 0 R /DescendantFonts [1002 0 R] >>",
            1001: deflated(cmap),
            1002: "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A >>",
        },
    ).replace(b"/F 3 0 R", b"/F 1000 0 R")


def _pdf(body: bytes) -> bytes:
    return b"%PDF-1.7\n" + body + b"\ntrailer << /Root 1 0 R >>\n%%EOF\n"


HOSTILE: Final[dict[str, Callable[[], bytes]]] = {
    "100-mb.txt": lambda: b"a" * 100_000_000,
    "100-mb.html": lambda: b"<p>" + b"a" * 100_000_000,
    "100-mb.pdf": lambda: b"%PDF-1.7\n" + b"a" * 100_000_000,
    "100-mb.docx": lambda: b"PK\x03\x04" + b"a" * 100_000_000,
    "100-mb.eml": lambda: b"Subject: a\n\n" + b"a" * 100_000_000,
    "empty.html": lambda: b"",
    "nothing.html": lambda: b"\0" * 1_000_000,
    "nested.html": lambda: _filled(_PAGE, b"<div>", size=5_000_000),
    "nested-lists.html": lambda: _filled(_PAGE, b"<ul><li>", _TOLD, size=1_000_000),
    "attributes.html": lambda: _filled(_PAGE + b"<p ", b"a=1 ", b">" + _TOLD, size=5_000_000),
    "paragraphs.html": lambda: _filled(_PAGE, _TOLD),
    "links.html": lambda: _filled(_PAGE, b"<a href='/a'>Read more of it</a> ", size=5_000_000),
    "entities.xhtml": lambda: (_ENTITIES + "<html><body><p>&i;</p></body></html>").encode(),
    "controls.html": lambda: _PAGE + b"<p>The wall &#27;]0;x&#7; of &#0; fell &#x9b;31m.</p>" * 9,
    "scripts.html": lambda: _filled(_PAGE, b"<script>while(1);</script>", _TOLD),
    "data.html": lambda: (
        _PAGE + b'<script type="application/ld+json">' + b"[" * 2_000_000 + b"</script>" + _TOLD * 9
    ),
    "bomb.docx": _bomb,
    "entities.docx": _word_with_entities,
    "broken.docx": lambda: zipped(word_parts("<w:p><w:r><w:t>a</w:t></w:r></w:p>"))[:300],
    "encrypted.docx": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000,
    "nested.docx": lambda: zipped(word_parts("<w:p>" * 300_000 + "</w:p>" * 300_000)),
    "paragraphs.docx": lambda: zipped(
        word_parts("<w:p><w:r><w:t>The wall fell.</w:t></w:r></w:p>" * 300_000)
    ),
    "garbage.pdf": lambda: _pdf(bytes(range(256)) * 40_000),
    "nested.pdf": lambda: _pdf(b"1 0 obj " + b"[" * 1_000_000 + b" endobj"),
    "circle.pdf": lambda: _pdf(
        b"1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
        b"2 0 obj << /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 /Parent 2 0 R >> endobj"
    ),
    "outside.xhtml": lambda: (
        b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        b"<html><body><p>&x;</p>" + _TOLD * 9
    ),
    "refresh.html": lambda: (
        b'<html><head><base href="http://127.0.0.1:9/"><meta http-equiv="refresh"'
        b' content="0;url=/x"></head><body><img src="i"><iframe src="f"></iframe>' + _TOLD * 9
    ),
    "unlike-attributes.html": lambda: (
        _PAGE + b"<p " + b" ".join(b"a%d=1" % n for n in range(80_000)) + b">" + _TOLD * 9
    ),
    "lying.docx": _lying,
    "locked.docx": _locked,
    "workbook.docx": lambda: zipped(
        {"_rels/.rels": relations(("officeDocument", "xl/workbook.xml")), "xl/workbook.xml": "<w/>"}
    ),
    "outside.docx": lambda: word_file(
        "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>",
        head='<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1:9/">]>',
    ),
    "controls.docx": lambda: word_file(
        "<w:p><w:r><w:t>The wall &#155;31m fell &#x202e; on Monday.</w:t></w:r></w:p>"
    ),
    "pages.pdf": lambda: pdf_file([text_at(50, 500, "The wall fell.")] * 10_000),
    "packed.pdf": lambda: pdf_file([deflated(b" " * 1_000_000_000)]),
    "runs.pdf": lambda: pdf_file([stream(b"\x81 " * 5_000_000, "/Filter /RunLengthDecode")]),
    "references.pdf": lambda: pdf_file(
        [text_at(50, 500, "The wall fell.")],
        entries="/Rotate 1000 0 R",
        more={1000: "1001 0 R", 1001: "1000 0 R"},
    ),
    "length.pdf": lambda: pdf_file([b"<< /Length 11 0 R >>\nstream\nabc\nendstream"]),
    "letters.pdf": lambda: _drawn(
        "/Encoding /Identity-H",
        b"begincmap 1 beginbfrange <00000000> <ffffffff> <0041> endbfrange endcmap",
    ),
    "mails.eml": lambda: b"Content-Type: message/rfc822\n\n" * 10_000 + b"Subject: a\n\nIt fell.\n",
    "controls.eml": lambda: (
        b"Subject: =?utf-8?q?=1B]0;x=07?=\nFrom: =?utf-8?q?=1B[2J?= <a@b>\n\n\x1b[2J It fell.\n"
    ),
    "halves.eml": lambda: (
        b"Subject: a\nContent-Type: text/plain; charset=utf-7\n\n+2AA- The wall fell.\n"
    ),
    "mailbox.eml": lambda: (
        b"From ann@norvik.example Fri Mar 14 22:10:00 2031\nSubject: a\n\nIt fell.\n\n" * 10_000
    ),
    "quotes.md": lambda: _filled(b"", b">", b" The wall fell.", size=1_000_000),
    "brackets.md": lambda: _filled(b"", b"[", size=1_000_000),
    "stars.md": lambda: _filled(b"", b"*a **b ", size=1_000_000),
    "tables.md": lambda: _filled(b"", b"| a | b |\n|---|---|\n", size=2_000_000),
    "parts.eml": lambda: b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(20_000)
    ),
    "headers.eml": lambda: _filled(
        b"", b"Subject: The wall fell\n", b"\nIt fell.\n", size=5_000_000
    ),
    "encoded.eml": lambda: _filled(
        b"Subject: a\nContent-Transfer-Encoding: base64\n\n", b"QUFB" * 19 + b"\n"
    ),
}
"""What makes each, by the name of the file."""
