"""Draws what the session says: hands the widgets what they show, and as little as changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from msgspec import structs

from tui.cards.entries import entries_of, foot_of
from tui.cards.finding_cards import RowMarks, selected_number
from tui.cards.heads import Heads, shown_state
from tui.cards.review_card import card_of
from tui.cards.titles import texts_of, titles_of
from tui.cards.top_line import place_of
from tui.screens.panes import Panes
from tui.session.outcome import Changed
from tui.session.pair import Pair
from tui.session.session import Session
from widgets.diff_view import DiffDocument
from widgets.shown import ReviewCard

if TYPE_CHECKING:
    from textual.timer import Timer


RESTS_AFTER: Final = 0.3
"""Seconds for which the cursor must stay before the review tells what stands elsewhere: texts in
full, new at each step, that nobody reads while a key is held."""


class Painter:
    """The one place where anything of the session is drawn.

    Args:
        panes: Where.
        session: What.
        bad_lines: Number of journal lines that could not be read.
    """

    def __init__(self, panes: Panes, session: Session, bad_lines: int) -> None:
        self._panes = panes
        self._session = session
        self._bad_lines = bad_lines
        headings = [found.heading for found in session.desk.found]
        panes.list.show(headings, partial(entries_of, session))
        panes.list.show_foot(panes.keys.filled(foot_of(session)))
        self._told = ReviewCard()
        """What the review tells, or will once the cursor rests."""
        self._rest: Timer | None = None
        self._mapped: tuple[Pair | None, bool, int] = (None, False, 0)
        """The pair that the map shows, whether with its findings, and which version of its rows."""

    def draw(self, changed: Changed) -> None:
        """Draw what is another now."""
        if changed >= Changed.ROWS:
            self._draw_rows(at_once=changed >= Changed.PAIR)
        elif changed >= Changed.CURSOR:
            self._draw_cursor()
        if changed >= Changed.PAIR:
            session = self._session
            self._panes.list.set_cursor(session.base if session.other is None else session.other)

    def _draw_rows(self, *, at_once: bool) -> None:
        """Draw everything that depends on the pair, its rows or their verdicts."""
        session = self._session
        cursor = session.cursor
        document = DiffDocument(
            texts_of(session),
            cursor.items,
            Heads(session),
            RowMarks(session),
            _waited_for(session),
            self._panes.keys.filled(session.nothing_shown),
        )
        self._panes.texts.set_search(cursor.search)
        self._panes.texts.set_variants(cursor.variants)
        finding = selected_number(session)
        self._panes.texts.show(document, cursor.place, titles_of(session), finding)
        self.draw_progress()
        self._draw_map()
        self.draw_beside_cursor(at_once=at_once)

    def _draw_map(self) -> None:
        """Draw the states of the rows that are others than those drawn last."""
        pair, (drawn, had_findings, version) = self._session.pair, self._mapped
        is_same = pair is drawn and pair.has_findings == had_findings
        changed = pair.changed_since(version) if is_same else None
        self._mapped = pair, pair.has_findings, pair.version
        if changed is None:
            self._panes.map.show([shown_state(pair, judged) for judged in pair.judged])
        else:
            states = {place: shown_state(pair, pair.judged[place]) for place in changed}
            self._panes.map.change(states)

    def _draw_cursor(self) -> None:
        """Draw what depends on the cursor alone."""
        self._panes.texts.set_cursor(self._session.cursor.place, selected_number(self._session))
        self.draw_beside_cursor()

    def draw_beside_cursor(self, *, at_once: bool = False) -> None:
        """Draw what is said of the row under the cursor, and where it is.

        Args:
            at_once: What stands elsewhere is told without waiting until the cursor rests.
        """
        card, before = self._panes.keys.filled(card_of(self._session)), self._told
        is_told = (card.facts, card.elsewhere) == (before.facts, before.elsewhere)
        self._told = card
        self._panes.map.set_cursor(self._session.cursor.row_number)
        if self._rest is not None:
            self._rest.stop()
            self._rest = None
        elif is_told or not (card.facts or card.elsewhere):
            at_once = True
        if at_once or not RESTS_AFTER:
            self._tell_all()
            return
        self._panes.sidebar.show(structs.replace(card, facts=(), elsewhere=()))
        self._rest = self._panes.set_timer(RESTS_AFTER, self._tell_all)

    def _tell_all(self) -> None:
        """Have the review tell all that is known."""
        self._rest = None
        self._panes.sidebar.show(self._told)

    def draw_progress(self) -> None:
        """Draw how far the story is: each article in the list, all of them at the top."""
        self.draw_list()
        self.draw_top()

    def draw_list(self) -> None:
        """Draw what the list says of the articles that stand in it on the screen."""
        self._panes.list.look()

    def draw_top(self) -> None:
        """Draw the line at the top: how far the review is, and whether it is saved."""
        self._panes.top.show(self._panes.keys.filled(place_of(self._session, self._bad_lines)))


def _waited_for(session: Session) -> str:
    """Return what stands in the right column until there are rows; "" where nothing is to come."""
    if session.pair.right is None:
        return "" if session.other is None else "reading ..."
    return "comparing ..." if session.pair.comparison is None else ""
