"""`copydesk sheet`: what the articles of a story state, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, Literal

from copydesk.articles.article import Article
from copydesk.counted import counted
from copydesk.desk.desk import Desk
from copydesk.errors import ExitCode, InputError
from copydesk.exports.sheet_file import SheetFormat, sheet_text
from copydesk.judged.facts import as_corrected
from copydesk.reviews.review import Review
from copydesk.sheet.maker import fact_sheet
from copydesk.sheet.sheet import Cell, Line, Sheet
from tui.headless.desks import read_review
from tui.headless.output import hand_out, say, tell

_SIGNS: Final = ("!", "1", "=")
"""Of unequal lines, of lines of one article alone, of equal lines."""


def sheet(desk: Desk, kind: Literal["text"] | SheetFormat) -> ExitCode:
    """Print the fact sheet of a desk's story; what can't be read is told and left out.

    Args:
        desk: The desk.
        kind: The format.

    Raises:
        InputError: No article can be read.
    """
    articles = _articles(desk, read_review(desk))
    made = fact_sheet(articles)
    unequal, alone = (sum(each) for each in _counts(made))
    if kind == "text":
        say(_lines(made, articles))
    else:
        hand_out(sheet_text(made, articles, kind))
    lines = counted(len(made.lines), "line")
    tell(f"{lines}: in {unequal} the articles differ, {alone} are of one article only")
    return ExitCode.OK


def _counts(made: Sheet) -> tuple[list[bool], list[bool]]:
    return (
        [line.unequal for line in made.lines],
        [line.alone and not line.unequal for line in made.lines],
    )


def _articles(desk: Desk, review: Review) -> list[Article]:
    """Return the articles that can be read, with their facts as corrected."""
    found = []
    for index in range(len(desk.found)):
        try:
            article = desk.article(index)
            found.append(as_corrected(article, review))
        except InputError as error:
            tell(f"left out: {error}")
    if not found:
        raise InputError("There is no article that can be read.")
    return found


def _lines(made: Sheet, articles: Sequence[Article]) -> Iterator[str]:
    """Yield a line of text for each line of the sheet, then one for each thing stated."""
    names = [article.facts.short_name or article.name for article in articles]
    width = max(map(len, names))
    for number, line in enumerate(made.lines):
        if number:
            yield ""
        yield f"{_sign(line)} {line.kind:<9} {line.about}".rstrip()
        for (article, stated), same in groupby(line.cells, _article_and_words):
            cells = list(same)
            more = f" (x{len(cells)})" if len(cells) > 1 else ""
            first = cells[0]
            words = f"{first.before}[{stated}]{first.after}"
            yield f"    {names[article]:<{width}} {first.sentence + 1:>4}  {words}{more}"


def _sign(line: Line) -> str:
    return _SIGNS[0 if line.unequal else 1 if line.alone else 2]


def _article_and_words(cell: Cell) -> tuple[int, str]:
    return cell.article, cell.stated
