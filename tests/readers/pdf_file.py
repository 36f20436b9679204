"""PDF documents made by hand, for what no program at hand writes."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence

FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
"""One of the fonts that every viewer has."""

Objects = Mapping[int, bytes | str]


def text_at(x: float, y: float, text: str, *, size: float = 10, mode: int = 0) -> str:
    """Return what draws a line of text.

    Args:
        x: Points from the left.
        y: Points from the bottom.
        text: In ASCII.
        size: Of its letters in points.
        mode: How they are drawn; 3 is not at all.
    """
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F {size} Tf {mode} Tr 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET\n"


def stream(data: bytes, entries: str = "") -> bytes:
    """Return a stream object."""
    head = f"<< /Length {len(data)} {entries} >>\nstream\n".encode()
    return head + data + b"\nendstream"


def deflated(data: bytes) -> bytes:
    """Return a stream object that is packed."""
    return stream(zlib.compress(data, 9), "/Filter /FlateDecode")


def pdf_file(
    pages: Sequence[str | bytes],
    *,
    resources: str = "",
    entries: str = "",
    info: str = "",
    more: Objects | None = None,
) -> bytes:
    """Return a document.

    Args:
        pages: What each draws, in the language of pages; bytes are an object as it is.
        resources: More of what pages draw with, besides the font F.
        entries: More entries of each page.
        info: Entries that describe the document.
        more: More objects by number, from 1000.
    """
    objects: dict[int, bytes | str] = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Count {len(pages)} /Kids ["
        + " ".join(f"{10 + 2 * number} 0 R" for number in range(len(pages)))
        + "] >>",
        3: FONT,
        4: f"<< {info} >>",
    }
    for number, content in enumerate(pages):
        objects[10 + 2 * number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] {entries}"
            f" /Contents {11 + 2 * number} 0 R"
            f" /Resources << /Font << /F 3 0 R >> {resources} >> >>"
        )
        drawn = stream(content.encode()) if isinstance(content, str) else content
        objects[11 + 2 * number] = drawn
    return assembled(objects | dict(more or {}))


def assembled(objects: Objects) -> bytes:
    """Return a document of objects by number: 1 is its catalogue, 4 describes it."""
    data = b"%PDF-1.7\n"
    places: dict[int, int] = {}
    for number, body in objects.items():
        places[number] = len(data)
        text = body.encode() if isinstance(body, str) else body
        data += f"{number} 0 obj\n".encode() + text + b"\nendobj\n"
    table = b"".join(
        f"{number} 1\n{place:010} 00000 n \n".encode() for number, place in places.items()
    )
    trailer = f"trailer << /Size {max(objects) + 1} /Root 1 0 R /Info 4 0 R >>\n"
    return data + b"xref\n" + table + f"{trailer}startxref\n{len(data)}\n%%EOF".encode()
