"""PDF documents with a text layer: the words that pages draw, in the order in which they are read.

A PDF document knows no words and no paragraphs, only letters and their places. So letters become
lines (`pdf_glyphs`, `pdf_lines`), lines columns (`pdf_columns`), without what repeats on every page
(`pdf_heads`), columns paragraphs (`pdf_paragraphs`). Whatever lies on a page is read, in white on
white and under a scanned picture as well: which letters somebody sees only a drawn page could tell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.psexceptions import PSException
from pdfminer.utils import decode_text

from copydesk.articles.article import ArticleFacts
from copydesk.articles.line_kinds import line_kind
from copydesk.articles.readers.extract import Extract
from copydesk.articles.readers.pdf_columns import columns_of
from copydesk.articles.readers.pdf_glyphs import UNKNOWN, Page, pages_of
from copydesk.articles.readers.pdf_heads import address_of, without_heads
from copydesk.articles.readers.pdf_lines import Line, lines_of
from copydesk.articles.readers.pdf_paragraphs import Block, blocks_of, text_of
from copydesk.articles.readers.pdf_streams import bound_streams
from copydesk.articles.readers.told import Told, extract_of, named_by_people
from copydesk.articles.structure import is_closed, is_outlet
from copydesk.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

VERSION: Final = 1

MOST_PAGES: Final = 100
"""Pages of a document: 99 full ones take 2.7 s of a processor, of the 10 that a file may take."""

_AGAIN: Final = "Open it in a PDF viewer, print it to a new PDF document and open that."
_BROKEN: Final = "It is a broken PDF document, or cut short."
_NO_BYLINE: Final = ("microsoft word -", "microsoft powerpoint -", "microsoft office", "adobe ")
"""How titles and authors begin that programs fill in."""

_FEWEST: Final = 20
"""Letters a page below which pictures of pages are all that there is: stamps and page numbers."""

_MOST_UNKNOWN: Final = 0.1
"""Share of letters that may be unknown: signs of fonts of signs are, and strokes in Arabic."""

_LETTERS: Final = 10
"""Different ones that are unknown where a font doesn't say which they are: texts have more."""

_HEADLINE: Final = 1.25
"""Size of a headline beside that of the text, at least."""
_SMALLER: Final = 0.9
"""Size of a standfirst beside that of the headline above it, at most."""

_MOST_ABOVE: Final = 3
"""Lines above the first headline that are a running head of one page, or a kicker."""

_LONGEST_HEADLINE: Final = 300
_MOST_HEADLINES: Final = 0.25
"""Share of a text that headlines can be."""


def read(data: bytes, encoding: str = "") -> Extract:  # noqa: ARG001  # Fonts say it.
    """Return the article in a PDF document.

    Args:
        data: The bytes of the file.
        encoding: Not used: its fonts say which letters they draw.

    Raises:
        InputError: It has no text layer, a password keeps it, it is broken or no article.
    """
    bound_streams()
    try:
        return _extract(_opened(data))
    except PSException as error:
        raise InputError(_BROKEN, _AGAIN) from error


def _extract(document: PDFDocument) -> Extract:
    found = list(islice(PDFPage.create_pages(document), MOST_PAGES + 1))
    if len(found) > MOST_PAGES:
        raise InputError(
            f"It has more than {MOST_PAGES} pages, which is no article.",
            "Print the pages of the article into a PDF document of their own and open that.",
        )
    if not found:
        raise InputError(_BROKEN, _AGAIN)
    pages = list(pages_of(found))
    _ask_for_text(pages)
    lines = [_lines_of_page(page) for page in pages]
    size = _size_of_text(lines)
    blocks = blocks_of([columns_of(page) for page in without_heads(lines)], size)
    if not blocks:
        raise InputError("It holds the same few words on every page.", _AGAIN)
    facts = replace(_facts(document), url=address_of(lines))
    return extract_of(_told(blocks, size), facts)


def _opened(data: bytes) -> PDFDocument:
    """Return a document; one that is encrypted without a password can be read by anybody."""
    try:
        return PDFDocument(PDFParser(BytesIO(data)))
    except PDFPasswordIncorrect as error:
        raise InputError(
            "A password keeps this document.",
            "Open it in a PDF viewer, print it to a PDF document without one and open that.",
        ) from error
    except PDFEncryptionError as error:
        raise InputError("It is encrypted in a way that can't be read.", _AGAIN) from error


def _ask_for_text(pages: Sequence[Page]) -> None:
    """Refuse a document without a text layer, or with one that says nothing."""
    letters = Counter(
        glyph.text
        for page in pages
        for glyphs in page.glyphs.values()
        for glyph in glyphs
        if not glyph.text.isspace()
    )
    total = letters.total()
    if total < _FEWEST * len(pages) and sum(page.pictures for page in pages) >= len(pages) > 0:
        raise InputError(
            "It holds only pictures of pages.",
            "Have its text recognised first, as with `ocrmypdf scan.pdf text.pdf`, and open that.",
        )
    if not total:
        raise InputError("It holds no text.", _AGAIN)
    kinds = len(frozenset().union(*(page.unknown for page in pages)))
    if letters[UNKNOWN] > _MOST_UNKNOWN * total and kinds >= _LETTERS:
        raise InputError(
            "Its fonts don't say which letters they draw.",
            "Have its text recognised, as with `ocrmypdf --force-ocr`, and open what comes of it.",
        )


def _lines_of_page(page: Page) -> list[Line]:
    """Return the lines of a page in the direction in which most of its text runs.

    Text in others (along the edge, a stamp across the page) follows, below all the rest.
    """
    lines: list[Line] = []
    by_count = sorted(page.glyphs.values(), key=len, reverse=True)
    for glyphs in by_count:
        turned = lines_of(glyphs)
        if lines and turned:
            down = turned[0].y - lines[-1].y + 3 * (lines[-1].size + turned[0].size)
            turned = [
                Line(line.text, line.x, line.end, line.y - down, line.size) for line in turned
            ]
        lines += turned
    return lines


def _size_of_text(pages: Iterable[Iterable[Line]]) -> float:
    """Return the size in points of most letters."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: sizes[size])


def _told(blocks: Sequence[Block], size: float) -> list[Told]:
    """Return the paragraphs; those that are set larger than the text are headlines."""
    texts = text_of(blocks)
    are_large = [
        block.size >= _HEADLINE * size and len(text) <= _LONGEST_HEADLINE
        for block, text in zip(blocks, texts, strict=True)
    ]
    letters = sum(map(len, texts))
    large = sum(len(text) for text, is_large in zip(texts, are_large, strict=True) if is_large)
    if large > _MOST_HEADLINES * letters:
        return [Told(text) for text in texts]
    told = [
        Told(text, "headline", "set larger than the text") if is_large else Told(text)
        for text, is_large in zip(texts, are_large, strict=True)
    ]
    sizes = [
        block.size if is_large else 0.0 for block, is_large in zip(blocks, are_large, strict=True)
    ]
    below = sizes.index(max(sizes)) + 1
    if below < len(sizes) and 0 < sizes[below] < _SMALLER * sizes[below - 1]:
        told[below] = Told(texts[below], "standfirst", "larger than the text, under the headline")
    first = next((number for number, is_large in enumerate(are_large) if is_large), 0)
    if first <= _MOST_ABOVE and all(_is_line(block) for block in blocks[:first]):
        told[:first] = [_above_headline(text) for text in texts[:first]]
    return told


def _is_line(block: Block) -> bool:
    return len(block.lines) == 1 and not is_closed(block.last)


def _above_headline(text: str) -> Told:
    """Return a line at the top, above the headline: furniture, unless its words say more."""
    if line_kind(text) or is_outlet(text):
        return Told(text)
    return Told(text, "boilerplate", "a line above the headline")


def _facts(document: PDFDocument) -> ArticleFacts:
    """Return the title and the author that the document names; its dates are of the file."""
    said: dict[str, str] = {}
    for info in document.info:
        for key in ("Title", "Author"):
            value = resolve1(info.get(key))
            if isinstance(value, bytes):
                said.setdefault(key, named_by_people(decode_text(value), _NO_BYLINE))
    return ArticleFacts(title=said.get("Title", ""), author=said.get("Author", ""))
