"""What the fact sheet shows, and what the sidebar says of it for the row under the cursor."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from copydesk.counted import counted
from tui.keys import key
from tui.session.names import short_name
from tui.session.session import Session
from tui.session.sheet import touching
from tui.session.sheet_line import verdicts_on_lines
from tui.session.story_sheet import StorySheet
from widgets.shown_sheet import SheetTable, ShownLine, ShownPlace

if TYPE_CHECKING:
    from copydesk.sheet.sheet import Line

_BESIDE: Final = 2
"""Lines that the sidebar tells: more of them, new at each step, are bytes over a slow line."""
_CELLS: Final = 2
"""Articles, and ways of one to put it, that one of them tells."""


_ALIKE: Final = {"!": "they differ", "=": "they agree", "1": "one article only"}
"""The signs of a sheet's lines in words."""


def table_of(session: Session, made: StorySheet) -> SheetTable:
    """Return a sheet as it is shown: the base's column first, then as the list has them."""
    order = sorted(
        range(len(made.articles)),
        key=lambda place: (made.articles[place] != session.base, made.articles[place]),
    )
    articles = tuple(made.articles[place] for place in order)
    verdicts = verdicts_on_lines(session)
    return SheetTable(
        tuple(short_name(session, index) for index in articles),
        articles,
        tuple(
            _shown(line, order, verdicts.get(number, ""))
            for number, line in enumerate(made.sheet.lines)
        ),
        _title(session, made),
    )


def _title(session: Session, made: StorySheet) -> str:
    """Return what a sheet is called: some articles can't be read, or weren't read in time."""
    here, whole = len(made.articles), len(session.desk.found)
    return "Fact sheet" + (f" of {here:,} of {counted(whole, 'article')}" if here < whole else "")


def _shown(line: Line, order: list[int], verdict: str) -> ShownLine:
    cells = tuple(
        tuple(
            ShownPlace(
                cell.sentence, cell.span.start, cell.span.end, cell.before, cell.stated, cell.after
            )
            for cell in line.cells_of(place)
        )
        for place in order
    )
    return ShownLine(sign_of(line), line.kind, line.about, cells, verdict)


def sign_of(line: Line) -> str:
    """Return the sign of a line."""
    return "!" if line.unequal else "1" if line.alone else "="


def facts_beside(session: Session) -> tuple[tuple[str, str], ...]:
    """Return what other articles state of what the row under the cursor states.

    Each with what it is of, and whether they agree.
    """
    lines = touching(session)
    made = session.sheet
    if made is None or not lines:
        return ()
    told = [(_label(line), _others(session, made, line)) for line in lines[:_BESIDE]]
    if len(lines) > _BESIDE:
        told.append(("", f"{counted(len(lines) - _BESIDE, 'more line')}: {key('sheet')}"))
    return tuple(told)


def _label(line: Line) -> str:
    return f"{line.about or line.kind}, {_ALIKE[sign_of(line)]}"


def _others(session: Session, made: StorySheet, line: Line) -> str:
    """Return what the articles beside the pair say, each after its name."""
    others = [one for one in line.articles if made.articles[one] not in _pair(session)]
    told = []
    for place in others[:_CELLS]:
        words = Counter(cell.stated for cell in line.cells_of(place))
        stated = " / ".join(list(words)[:_CELLS])
        told.append(f"{short_name(session, made.articles[place])} {stated}")
    if len(others) > _CELLS:
        told.append(f"and {counted(len(others) - _CELLS, 'other')}")
    return "; ".join(told)


def _pair(session: Session) -> tuple[int, int | None]:
    return session.base, session.other
