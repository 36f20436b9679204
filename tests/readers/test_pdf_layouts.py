"""Whatever a layout makes of a text, reading takes back: no word is lost, doubled or misplaced."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from pdfminer.fontmetrics import FONT_METRICS

from copydesk.articles.readers import pdf
from tests.readers.pdf_file import pdf_file, text_at

_WIDTHS = FONT_METRICS["Helvetica"][1]

_LINE = 12
_SIZE = 10
_TOP, _FOOT = 500, 60


def _width(text: str) -> float:
    return sum(_WIDTHS[sign] for sign in text) / 1000 * _SIZE


def _words(random: Random) -> list[str]:
    """Return a paragraph of words about as long as those of English."""
    words = [
        "".join(random.choices("abdeghilmnorstuv", k=random.randint(2, 8)))
        for _ in range(random.randint(8, 60))
    ]
    return [words[0].capitalize(), *words[1:-1], f"{words[-1]}."]


def _wrapped(words: list[str], width: float, indent: float) -> Iterator[str]:
    line, room = words[0], width - indent
    for word in words[1:]:
        if _width(f"{line} {word}") > room:
            yield line
            line, room = word, width
        else:
            line = f"{line} {word}"
    yield line


def _pages(paragraphs: list[list[str]], columns: int, *, indented: bool) -> list[str]:
    """Lay paragraphs out in columns below a running head, on as many pages as they need."""
    gutter, left, right = 14.0, 40.0, 360.0
    width = (right - left - gutter * (columns - 1)) / columns
    pages: list[str] = []
    column, y = columns, 0.0
    for words in paragraphs:
        for number, line in enumerate(_wrapped(words, width, 12 if indented else 0)):
            if y < _FOOT:
                column, y = column + 1, float(_TOP)
                if column >= columns:
                    column = 0
                    pages.append(text_at(40, 570, f"Tidings of Norvik {len(pages) + 1}", size=8))
            x = left + column * (width + gutter) + (12 if indented and not number else 0)
            pages[-1] += text_at(x, y, line, size=_SIZE)
            y -= _LINE
        y -= 0 if indented else 8
    return pages


@pytest.mark.parametrize("indented", [True, False], ids=["indented", "spaced"])
@pytest.mark.parametrize("columns", [1, 2, 3])
def test_a_text_that_was_laid_out_in_columns_is_read_back(
    columns: int, indented: bool, seed: int
) -> None:
    random = Random(seed)
    told = [_words(random) for _ in range(random.randint(18, 30))]
    pages = _pages(told, columns, indented=indented)
    assert len(pages) > 1
    read = pdf.read(pdf_file(pages)).text
    assert read.split() == [word for words in told for word in words]
