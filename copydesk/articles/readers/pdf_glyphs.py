"""The letters that a PDF document draws, page by page, and where: in the order of drawing.

pdfminer runs the drawing; what it makes of the letters by itself (lines, boxes) is not used: it
mixes columns that stand close, and takes long for pages of many boxes.
"""

from __future__ import annotations

import math
import unicodedata
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.utils import translate_matrix

from copydesk.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pdfminer.pdfcolor import PDFColorSpace
    from pdfminer.pdffont import PDFFont
    from pdfminer.pdfinterp import PDFGraphicState
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdftypes import PDFStream
    from pdfminer.utils import Matrix

MOST_GLYPHS: Final = 400_000
"""Letters of a document: 60,000 words. They take some 8 µs each."""

UNKNOWN: Final = "\ufffd"
"""Stands for a letter of a font that doesn't say which letters it draws."""

_DOUBLE: Final = 0.12
"""How far apart, as a share of their size, equal letters are one that was drawn in bold by drawing
it twice. The narrowest letters that stand beside each other ("ll") are twice as far apart."""

_SAME_ANGLE: Final = 5
"""Degrees that count as one direction: scans are never straight."""


class Glyph(Struct, frozen=True):
    """A letter on a page, or several that are drawn as one.

    Units are points; y grows upwards. In text that runs upwards or aslant, both axes are turned so
    that it runs to the right.
    """

    text: str
    x: float
    """Where it begins."""
    end: float
    """Where the next one would begin."""
    y: float
    """Its baseline."""
    size: float
    """Of the font, as drawn."""


class Page(Struct):
    """What is drawn on a page."""

    glyphs: dict[int, list[Glyph]]
    """By the direction of the text in degrees; 0 is from left to right."""
    pictures: int = 0
    unknown: set[int] = field(default_factory=set)
    """Numbers, in their fonts, of the letters that are `UNKNOWN`."""


def pages_of(pages: Iterable[PDFPage]) -> Iterator[Page]:
    """Return what each page of a document draws.

    Raises:
        InputError: It draws more letters than an article can have.
    """
    resources = PDFResourceManager()
    device = _Device(resources)
    interpreter = PDFPageInterpreter(resources, device)
    for page in pages:
        interpreter.process_page(page)
        yield device.page


class _Device(PDFTextDevice):
    """Gathers letters."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.page = Page({})
        self._count = 0
        self._seen: dict[tuple[str, int, int], tuple[float, float]] = {}
        self._box = (0.0, 0.0, 0.0, 0.0)

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        self.page = Page({})
        self._seen = {}
        left, bottom, right, top = page.cropbox
        corners = [_applied(ctm, x, y) for x in (left, right) for y in (bottom, top)]
        across, up = [x for x, _ in corners], [y for _, y in corners]
        self._box = min(across), min(up), max(across), max(up)

    def render_image(self, name: str, stream: PDFStream) -> None:  # noqa: ARG002  # pdfminer's.
        self.page.pictures += 1

    def render_char(  # noqa: PLR0913, RUF100  # pdfminer calls it so.
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,  # noqa: ARG002
        graphicstate: PDFGraphicState,  # noqa: ARG002
    ) -> float:
        self._count += 1
        if self._count > MOST_GLYPHS:
            raise InputError(
                f"It has more than {MOST_GLYPHS:,} letters, which is no article.",
                "Print the pages of the article into a PDF document of their own and open that.",
            )
        advance = font.char_width(cid) * fontsize * scaling
        a, b, c, d, x, y = translate_matrix(matrix, (0, rise))
        size = abs(fontsize) * math.hypot(c, d)
        left, bottom, right, top = self._box
        # What lies outside of the page isn't seen: marks for the printer, hidden words.
        if size and left <= x <= right and bottom <= y <= top:
            angle = _direction(a, b)
            place = _turned(x, y, angle)
            text = _letters(font, cid)
            if text == UNKNOWN:
                self.page.unknown.add(cid)
            if text and not self._was_drawn(text, *place, size):
                glyph = Glyph(text, place[0], place[0] + advance * math.hypot(a, b), place[1], size)
                self.page.glyphs.setdefault(angle, []).append(glyph)
        return advance

    def _was_drawn(self, text: str, x: float, y: float, size: float) -> bool:
        """Tell whether the same letter was drawn there before, to look bold or to cast a shadow."""
        if text.isspace():
            return False
        reach = _DOUBLE * size
        column, row = int(x // reach), int(y // reach)
        for beside in (column - 1, column, column + 1):
            for above in (row - 1, row, row + 1):
                drawn = self._seen.get((text, beside, above))
                if drawn and abs(drawn[0] - x) < reach and abs(drawn[1] - y) < reach:
                    return True
        self._seen[text, column, row] = x, y
        return False


def _direction(a: float, b: float) -> int:
    """Return where text runs, in degrees, from the first column of its matrix."""
    return round(math.degrees(math.atan2(b, a)) / _SAME_ANGLE) * _SAME_ANGLE % 360


def _applied(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _turned(x: float, y: float, angle: int) -> tuple[float, float]:
    if not angle:
        return x, y
    sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    return x * cosine + y * sine, y * cosine - x * sine


def _letters(font: PDFFont, cid: int) -> str:
    """Return what a glyph stands for: ligatures and shapes of Arabic as the letters they are of."""
    try:
        text = font.to_unichr(cid)
    except PDFUnicodeNotDefined:
        return UNKNOWN
    if not text.isascii():
        text = "".join(
            unicodedata.normalize("NFKC", sign)
            if "\ufb00" <= sign <= "\ufdff" or "\ufe70" <= sign <= "\ufefc"
            else sign
            for sign in text
        )
    # A control character is how a font's own table says that it has no idea.
    return "".join(sign for sign in text if sign.isspace() or not _is_control(sign))


def _is_control(sign: str) -> bool:
    return unicodedata.category(sign) == "Cc"
