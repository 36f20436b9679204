"""Moving through the rows, or through whichever pane has the focus."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tui.actions import Action
from tui.actions.finding import leave_finding, next_finding
from tui.actions.stage import Stage
from tui.session import disputes, findings, moving


def _step(stage: Stage, rows: int) -> None:
    if not stage.scroll_pane(rows):
        stage.show(moving.move(stage.session, rows))


def _inside(stage: Stage, lines: int) -> None:
    if not stage.scroll_row(lines):
        stage.say("this row ends here")


def _page(stage: Stage, pages: float) -> None:
    if not (stage.page_pane(pages) or stage.page_row(pages)):
        stage.show(stage.session.cursor.go_to(stage.item_a_page_away(pages)))


def _edge(stage: Stage, item: int) -> None:
    if not stage.scroll_pane(item or -_LAST):
        stage.show(stage.session.cursor.go_to(item))


def _to_do(stage: Stage, step: int) -> None:
    stage.show(moving.next_to_do(stage.session, step))


def _other_end(stage: Stage) -> None:
    stage.show(stage.session.cursor.other_end())


def _last_judged(stage: Stage) -> None:
    stage.show(findings.last_judged(stage.session.cursor))


_LAST: Final = 10_000_000
"""Beyond the last item of any pair, line of any pane: the nearest there is, is taken."""

ACTIONS: Final[Mapping[str, Action]] = {
    "next_row": lambda stage: _step(stage, 1),
    "previous_row": lambda stage: _step(stage, -1),
    "line_down": lambda stage: _inside(stage, 1),
    "line_up": lambda stage: _inside(stage, -1),
    "next_to_do": lambda stage: _to_do(stage, 1),
    "previous_to_do": lambda stage: _to_do(stage, -1),
    "next_finding": lambda stage: next_finding(stage, 1),
    "previous_finding": lambda stage: next_finding(stage, -1),
    "leave_finding": leave_finding,
    "other_end": _other_end,
    "last_judged": _last_judged,
    "next_dispute": lambda stage: stage.show(disputes.next_dispute(stage.session)),
    "next_high": lambda stage: stage.show(findings.next_high(stage.session)),
    "next_wanted": lambda stage: stage.show(disputes.next_wanted(stage.session)),
    "page_down": lambda stage: _page(stage, 1),
    "page_up": lambda stage: _page(stage, -1),
    "half_page_down": lambda stage: _page(stage, 0.5),
    "half_page_up": lambda stage: _page(stage, -0.5),
    "top": lambda stage: _edge(stage, 0),
    "bottom": lambda stage: _edge(stage, _LAST),
}
