"""The fact sheet of the story: what making it needs, what it tells of a row, where a cell leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from copydesk.articles.article import Article, Span
from copydesk.judged.facts import as_corrected
from copydesk.reviews.anchors import row_target
from tui.keys import key
from tui.session.outcome import command
from tui.session.session import Session
from tui.session.story_sheet import Grounds, Stated, StorySheet

if TYPE_CHECKING:
    from copydesk.sheet.sheet import Line, Sheet


QUIETLY: Final = 100
"""Articles of a story whose sheet is made without being asked for, in five seconds of a processor.
What it takes grows with their square: of a larger story it is made once somebody looks at it."""


def is_quiet(session: Session) -> bool:
    """Tell whether the sheet is made, or made anew, without being asked for."""
    return session.sheet is not None or len(readable(session)) <= QUIETLY


def is_wanted(session: Session) -> bool:
    """Return whether there is no sheet yet, or one of other texts or facts.

    While articles are being read one of those that came first will do: each that comes changes it.
    """
    made = session.sheet
    return made is None or (session.desk.is_read and made.grounds != grounds(session))


def readable(session: Session) -> list[int]:
    """Return the articles of the story that were read, as indices on the desk."""
    return sorted(session.desk.articles_read().keys() - session.unreadable.keys())


def grounds(session: Session) -> Grounds:
    """Return what a sheet made now would depend on."""
    articles = session.desk.articles_read()
    return tuple(
        (articles[index].sha256, session.facts(articles[index])) for index in readable(session)
    )


def articles_laid(session: Session) -> tuple[Article, ...]:
    """Return the articles of a sheet made now, with their facts as corrected."""
    articles = map(session.article, readable(session))
    return tuple(as_corrected(one, session.live.review) for one in articles)


@command
def take_sheet(session: Session, sheet: Sheet, articles: list[int], made_of: Grounds) -> str:
    """Take a sheet that was made.

    Args:
        session: The session.
        sheet: The sheet.
        articles: Its articles, as indices on the desk.
        made_of: What it depends on.
    """
    lines: dict[tuple[int, int], list[int]] = {}
    for number, line in enumerate(sheet.lines):
        for place in {(articles[cell.article], cell.sentence) for cell in line.cells}:
            lines.setdefault(place, []).append(number)
    by_sentence = {place: tuple(found) for place, found in lines.items()}
    session.sheet = StorySheet(sheet, tuple(articles), made_of, by_sentence)
    return ""


def touching(session: Session) -> list[Line]:
    """Return the lines of the row under the cursor that articles beside the pair have cells in."""
    made, current = session.sheet, session.cursor.current
    if made is None or current is None or session.looking_back is not None:
        return []
    numbers = set(made.lines_at(session.base, current.row.left))
    if session.other is not None:
        numbers |= set(made.lines_at(session.other, current.row.right))
    shown = {session.base, session.other}
    lines = [made.sheet.lines[number] for number in sorted(numbers)]
    return [line for line in lines if {made.articles[one] for one in line.articles} - shown]


@command
def go_to(session: Session, stated: Stated) -> str:
    """Go to the sentence that states something, in the pair that shows its article."""
    other = session.other if stated.article == session.base else stated.article
    if session.looking_back is not None or other != session.other:
        session.put(session.base, other)
    pair = session.pair
    if pair.right is None:
        session.cursor.go_to_row(stated.sentence + 1)
        return ""
    left, right = _sides(session, stated)
    target = row_target(pair.left, left, pair.right, right)
    if pair.comparison is None:
        pair.awaited = target
        return ""
    found = pair.nearest(target)
    return session.cursor.stand_on(found) if found is not None else ""


def _sides(session: Session, stated: Stated) -> tuple[tuple[int, ...], tuple[int, ...]]:
    here = (stated.sentence,)
    return (here, ()) if stated.article == session.base else ((), here)


def why_no_finding(session: Session, one: Stated, other: Stated) -> str:
    """Return why no finding can be made of two cells, or "": it is one of a pair on the desk."""
    if one.article == other.article:
        return "a finding needs two articles: mark a cell of another article"
    if session.base not in (one.article, other.article):
        return f"one of the two must be the base; {key('pin')} makes one the base"
    pair = session.pairs.get((session.base, _beside(session, one, other)))
    if pair is None or not pair.has_findings:
        return "these two articles are being compared: try again in a moment"
    return ""


def _beside(session: Session, one: Stated, other: Stated) -> int:
    return other.article if one.article == session.base else one.article


def words_of(session: Session, one: Stated, other: Stated) -> tuple[Span, Span]:
    """Return the spans of two cells in the base and in the other article."""
    return (one.span, other.span) if one.article == session.base else (other.span, one.span)
