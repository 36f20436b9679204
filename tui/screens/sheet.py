"""The fact sheet on a screen of its own."""

from __future__ import annotations

from typing import ClassVar, Final

from msgspec.structs import replace
from textual.binding import BindingType
from textual.timer import Timer
from textual.widget import Widget

from copydesk.articles.article import Span
from tui.actions.dialogs import SheetChoice, SheetView
from tui.screens.dialog import bindings_of
from tui.screens.full import FullScreen
from tui.screens.sight import SeenAt, Sight
from tui.session.story_sheet import Stated, StorySheet
from widgets.sheet_again import looked_at_again
from widgets.sheet_grid import Cell, GridState, SheetGrid
from widgets.shown_sheet import SheetTable

_LOOKS_EVERY: Final = 0.2
"""Seconds between two looks at how far the sheet is: what is drawn goes over a slow line."""

_EMPTY: Final = "this article states nothing of it"

_PARTS: Final = {"!": "they differ", "1": "one article only", "=": "they agree"}
"""What the signs of lines mean."""


class SheetScreen(FullScreen[SheetChoice]):
    """Lists what all articles state; returns a place to go to, or two to make a finding of.

    Args:
        asked: The sheet, and what else there is to know.
    """

    PLACE = "sheet"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(PLACE)
    ABOUT = (
        'What the articles state: a line for each thing, a column for each article. "!" before a'
        ' line: they differ (they can\'t all be true, or are spelt or worded otherwise). "=": they'
        ' agree (they can all be true). "1": only one article states it. A digit behind the sign is'
        " your verdict. It sets the odd one out against the rest, or the marked cells against the"
        " others, and counts in every pair of articles that it sets against each other."
    )

    def __init__(self, asked: SheetView) -> None:
        super().__init__()
        self._asked = asked
        self._made: StorySheet | None = None
        self._table: SheetTable | None = None
        """What was made, laid out; None where that has no lines."""
        self._state = GridState()
        self._said = ""
        self._timer: Timer | None = None
        self._grid = SheetGrid()
        self._sight = Sight(self._grid)

    def content(self) -> Widget:
        """Return the table."""
        return self._grid

    def hint(self) -> tuple[str, ...]:
        """Return the line of keys."""
        return (self.verdict_keys(), *super().hint())

    def on_mount(self) -> None:
        """Show the sheet, or how far it is."""
        self.look()
        if self._table is None:
            self._timer = self.set_interval(_LOOKS_EVERY, self.look)

    def drawn(self, picture: int, seen_at: SeenAt) -> None:
        """Note that a picture is complete."""
        self._sight.drawn(picture, seen_at)

    def look(self) -> None:
        """Show the sheet as soon as it is there, also anew, until then how far it is."""
        made = self._asked.made()
        if not isinstance(made, StorySheet):
            self.entitle("Fact sheet")
            being_made = f"It is being made: {int((made or 0) * 100)} %"
            self._grid.wait("It could not be made." if made is None else being_made)
            return
        if self._timer is not None:
            self._timer.stop()
        if made is not self._made:
            self._made = made
            self._take(self._asked.laid(made))

    def _take(self, table: SheetTable) -> None:
        """Show another sheet; what was looked at in the one before is looked at on."""
        before, self._table = self._table, table if table.lines else None
        if self._table is None:
            self.entitle(table.title)
            self._grid.wait("The articles state nothing that could be laid out.")
            return
        if before is not None:
            self._state = looked_at_again(self._state, before, table)
        else:
            line, article = self._asked.at
            column = table.articles.index(article) if article in table.articles else 0
            self._state = GridState(min(line, len(table.lines) - 1), column)
        self._draw()

    def _draw(self) -> None:
        table, state = self._table, self._state
        assert table is not None  # nothing is drawn before there is one
        sign = table.lines[state.line].sign
        title = f"{table.title}: line {state.line + 1} of {len(table.lines)}, {_PARTS[sign]}"
        self.entitle(self._said or title)
        self._grid.show(table, state)

    def _go(self, line: int, column: int) -> None:
        """Stand on a cell, or on the nearest one."""
        if self._table is None:
            return
        self._said = ""
        line = max(0, min(line, len(self._table.lines) - 1))
        column = max(0, min(column, len(self._table.columns) - 1))
        self._state = GridState(line, column, 0, self._state.marked)
        self._asked.keep(line, self._table.articles[column])
        self._draw()

    def action_next(self) -> None:
        """Go to the next line."""
        self._go(self._state.line + 1, self._state.column)

    def action_previous(self) -> None:
        """Go to the line before."""
        self._go(self._state.line - 1, self._state.column)

    def action_left(self) -> None:
        """Go to the article on the left."""
        self._go(self._state.line, self._state.column - 1)

    def action_right(self) -> None:
        """Go to the article on the right."""
        self._go(self._state.line, self._state.column + 1)

    def action_page_down(self) -> None:
        """Go a screen down."""
        self._go(self._state.line + self._grid.page, self._state.column)

    def action_page_up(self) -> None:
        """Go a screen up."""
        self._go(self._state.line - self._grid.page, self._state.column)

    def action_first(self) -> None:
        """Go to the first line."""
        self._go(0, self._state.column)

    def action_last(self) -> None:
        """Go to the last line."""
        if self._table is not None:
            self._go(len(self._table.lines) - 1, self._state.column)

    def action_next_part(self) -> None:
        """Go to the first line of the next part."""
        starts = [start for start in self._starts() if start > self._state.line]
        self._go(starts[0] if starts else self._state.line, self._state.column)

    def action_previous_part(self) -> None:
        """Go to the first line of this part, or of the one before."""
        starts = [start for start in self._starts() if start < self._state.line]
        self._go(starts[-1] if starts else self._state.line, self._state.column)

    def _starts(self) -> list[int]:
        """Return the first line of each part."""
        signs = [line.sign for line in self._table.lines] if self._table is not None else []
        return [at for at, sign in enumerate(signs) if not at or signs[at - 1] != sign]

    def action_next_place(self) -> None:
        """Show the next place where the article says it."""
        self._show_place(1)

    def action_previous_place(self) -> None:
        """Show the place before."""
        self._show_place(-1)

    def _show_place(self, step: int) -> None:
        if self._table is None:
            return
        places = self._table.lines[self._state.line].cells[self._state.column]
        place = max(0, min(self._state.place + step, len(places) - 1))
        self._state = replace(self._state, place=place)
        self._draw()

    def action_mark(self) -> None:
        """Mark the cell under the cursor, or no longer; the marks stand in one line."""
        if self._table is None:
            return
        here = (self._state.line, self._state.column)
        if self._stated(here) is None:
            self._say(_EMPTY)
            return
        self._said = ""
        marked = frozenset(cell for cell in self._state.marked if cell[0] == here[0])
        self._state = replace(self._state, marked=marked ^ {here})
        self._draw()

    def action_jump(self) -> None:
        """Go to the sentence of the cell under the cursor."""
        found = self._stated((self._state.line, self._state.column), self._state.place)
        if found is not None:
            self.dismiss(SheetChoice((found,)))
        elif self._table is not None:
            self._say(_EMPTY)

    def action_finding(self) -> None:
        """Make a finding of the marked cell and the one under the cursor."""
        if self._table is None:
            return
        one, other = self._two_cells()
        if one is None:
            self._say(f"mark one cell first: {self.keys.written('sheet_mark', 1)}")
        elif other is None:
            self._say(_EMPTY)
        elif why := self._asked.refused(one, other):
            self._say(why)
        else:
            self.dismiss(SheetChoice((one, other)))

    def _two_cells(self) -> tuple[Stated | None, Stated | None]:
        """Return the marked cell and the one under the cursor; else those of a line of two."""
        assert self._table is not None
        state = self._state
        if len(state.marked) == 1:
            (marked,) = state.marked
            return self._stated(marked), self._stated((state.line, state.column), state.place)
        cells = self._table.lines[state.line].cells
        stated = [(state.line, column) for column, places in enumerate(cells) if places]
        if len(stated) != 2:
            return None, None
        return self._stated(stated[0]), self._stated(stated[1])

    def _stated(self, cell: Cell, place: int = 0) -> Stated | None:
        """Return a place of a cell as the desk knows it; None for a cell without any."""
        if self._table is None:
            return None
        line, column = cell
        places = self._table.lines[line].cells[column]
        if not places:
            return None
        shown = places[min(place, len(places) - 1)]
        span = Span(shown.start, shown.end)
        return Stated(self._table.articles[column], shown.sentence, span)

    # Judging the line

    def _judge(self, command: str) -> None:
        """Have something decided about the line under the cursor."""
        if self._table is None:
            return
        typed_at = self._asked.typed_at()
        if typed_at is None or not self._sight.knows(self._state.line, None, typed_at):
            self._say("this line has only just come up: press again")
            return
        marked = [column for line, column in self._state.marked if line == self._state.line]
        articles = tuple(self._table.articles[column] for column in sorted(marked))
        self._asked.carry_out(command, self._state.line, articles, self._judged)

    def _judged(self, said: str) -> None:
        if self._made is not None and self._table is not None:
            self._table = self._asked.laid(self._made)
            self._say(said)

    def action_agree(self) -> None:
        """Judge that nothing differs that matters."""
        self._judge("sheet_agree")

    def action_differ(self) -> None:
        """Judge that it is the same fact with other details."""
        self._judge("sheet_differ")

    def action_contradict(self) -> None:
        """Judge that not all can be true."""
        self._judge("sheet_contradict")

    def action_one_sided(self) -> None:
        """Judge that only some tell what matters."""
        self._judge("sheet_one_sided")

    def action_unclear(self) -> None:
        """Judge that it can't be told whether they conflict."""
        self._judge("sheet_unclear")

    def action_undo(self) -> None:
        """Take back what was written last."""
        self._asked.carry_out("sheet_undo", 0, (), self._judged)

    def action_redo(self) -> None:
        """Write again what was taken back."""
        self._asked.carry_out("sheet_redo", 0, (), self._judged)

    def _say(self, sentence: str) -> None:
        self._said = self.keys.filled(sentence)
        self._draw()
