"""Moving through the rows, or through whichever pane has the focus."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tui.actions import Action
from tui.actions.finding import leave_finding, next_finding
from tui.screens.review import ReviewScreen


def _step(screen: ReviewScreen, rows: int) -> None:
    if screen.pane == "list":
        screen.list.move(rows)
    elif screen.pane == "review":
        screen.sidebar.scroll_lines(rows)
    else:
        screen.say(screen.session.move(rows))
        screen.cursor_moved()


def _inside(screen: ReviewScreen, lines: int) -> None:
    if not screen.texts.scroll_inside(lines):
        screen.say("this row ends here")


def _page(screen: ReviewScreen, pages: float) -> None:
    if screen.pane == "list":
        screen.list.move(round(pages * max(2, screen.list.size.height)))
    elif screen.pane == "review":
        screen.sidebar.scroll_lines(round(pages * max(2, screen.sidebar.size.height)))
    elif not screen.texts.scroll_inside(round(pages * max(2, screen.texts.size.height - 2))):
        screen.say(screen.session.go_to(screen.texts.item_a_page_away(pages)))
        screen.cursor_moved()


def _edge(screen: ReviewScreen, item: int) -> None:
    if screen.pane == "list":
        screen.list.move(item if item else -len(screen.session.desk.found))
    elif screen.pane == "review":
        screen.sidebar.scroll_lines(item if item else -10_000)
    else:
        screen.say(screen.session.go_to(item))
        screen.cursor_moved()


def _to_do(screen: ReviewScreen, step: int) -> None:
    screen.say(screen.session.next_to_do(step))
    screen.cursor_moved()


def _other_end(screen: ReviewScreen) -> None:
    screen.say(screen.session.other_end())
    screen.cursor_moved()


def _last_judged(screen: ReviewScreen) -> None:
    screen.say(screen.session.last_judged())
    screen.cursor_moved()


_LAST: Final = 10_000_000
"""Beyond the last item of any pair; the session takes the nearest there is."""

ACTIONS: Final[Mapping[str, Action]] = {
    "next_row": lambda screen: _step(screen, 1),
    "previous_row": lambda screen: _step(screen, -1),
    "line_down": lambda screen: _inside(screen, 1),
    "line_up": lambda screen: _inside(screen, -1),
    "next_to_do": lambda screen: _to_do(screen, 1),
    "previous_to_do": lambda screen: _to_do(screen, -1),
    "next_finding": lambda screen: next_finding(screen, 1),
    "previous_finding": lambda screen: next_finding(screen, -1),
    "leave_finding": leave_finding,
    "other_end": _other_end,
    "last_judged": _last_judged,
    "page_down": lambda screen: _page(screen, 1),
    "page_up": lambda screen: _page(screen, -1),
    "half_page_down": lambda screen: _page(screen, 0.5),
    "half_page_up": lambda screen: _page(screen, -0.5),
    "top": lambda screen: _edge(screen, 0),
    "bottom": lambda screen: _edge(screen, _LAST),
}
