"""The story view: one claim in all articles, on a screen of its own."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from tui.actions.dialogs import StoryChoice, StoryView
from tui.screens.dialog import bindings_of
from tui.screens.full import FullScreen
from widgets.claim_lines import ClaimState, claim_lines
from widgets.shown_story import ShownClaim
from widgets.told import Told


class StoryScreen(FullScreen[StoryChoice]):
    """Shows how each article puts a claim; returns where to go.

    Args:
        asked: The claim, and how to write its line.
    """

    PLACE = "story"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(PLACE)
    ABOUT = (
        "How each article of the story puts one claim: what the row under the cursor says."
        " Articles that put it in the same words stand together; the odd one out is first."
        " Words that the base has otherwise are marked."
    )

    def __init__(self, asked: StoryView) -> None:
        super().__init__()
        self._asked = asked
        self._claim: ShownClaim | None = None
        self._at: tuple[int, int] | None = None
        """Index on the desk and first sentence of the article under the cursor."""

    def content(self) -> Widget:
        """Return what the claim is drawn in."""
        return Told()

    def on_mount(self) -> None:
        """Show the claim, with the cursor on the article that it was asked for from."""
        self.look()

    def look(self) -> None:
        """Show the claim as it is now."""
        self._claim = self._asked.shown()
        if self._at is None:
            found = [one for one in self._tellers() if one[0] == self._asked.at]
            self._at = next(iter(found or self._tellers()), None)
        self._draw()

    def _tellers(self) -> list[tuple[int, int]]:
        """Return the articles that make the claim, in the order in which they are shown."""
        if self._claim is None:
            return []
        return [
            (teller.article, teller.sentence)
            for wording in self._claim.wordings
            for teller in wording.tellers
        ]

    def _states(self) -> list[ClaimState]:
        """Return what is looked at with the cursor on each of them."""
        if self._claim is None:
            return []
        return [
            ClaimState(wording, teller)
            for wording, one in enumerate(self._claim.wordings)
            for teller in range(len(one.tellers))
        ]

    @property
    def _place(self) -> int:
        """Where the cursor is among the articles."""
        tellers = self._tellers()
        return tellers.index(self._at) if self._at in tellers else 0

    def _draw(self) -> None:
        claim, states = self._claim, self._states()
        if claim is None or not states:
            return
        told = len(states)
        articles = told + len(claim.lacking) + len(claim.waiting)
        self.entitle(f"Story view: {claim.number}, in {told} of {articles} articles")
        self.query_one(Told).show(partial(claim_lines, claim, states[self._place]))

    def _go(self, place: int) -> None:
        """Stand on an article, or on the nearest one."""
        tellers = self._tellers()
        if tellers:
            self._at = tellers[max(0, min(place, len(tellers) - 1))]
            self._draw()

    def _go_to_wording(self, step: int) -> None:
        """Stand on the first article of another wording."""
        states = self._states()
        if states:
            wanted = states[self._place].wording + step
            firsts = [n for n, state in enumerate(states) if state.wording == wanted]
            self._go(firsts[0] if firsts else (len(states) if step > 0 else 0))

    def action_next(self) -> None:
        """Go to the next article."""
        self._go(self._place + 1)

    def action_previous(self) -> None:
        """Go to the article before."""
        self._go(self._place - 1)

    def action_page_down(self) -> None:
        """Go to the next wording."""
        self._go_to_wording(1)

    def action_page_up(self) -> None:
        """Go to the wording before."""
        self._go_to_wording(-1)

    def action_first(self) -> None:
        """Go to the first article."""
        self._go(0)

    def action_last(self) -> None:
        """Go to the last article."""
        self._go(len(self._tellers()) - 1)

    def action_jump(self) -> None:
        """Go to the row, in the pair that shows the article under the cursor."""
        if self._at is not None:
            self.dismiss(StoryChoice(*self._at))

    def action_claim(self) -> None:
        """Write what is claimed."""
        self._asked.ask_line(self.look)
