"""What actions stand on: the review screen as they know it, without Textual."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from copydesk.articles.article import Article
    from copydesk.judged.rows import Judged, JudgedRow
    from tui.actions.dialogs import Asking, Given
    from tui.keys import Keys
    from tui.session.outcome import Outcome
    from tui.session.resume import Drafts
    from tui.session.session import Session

Pane = Literal["list", "texts", "review"]
"""What can have the focus."""


class Stage(Protocol):
    """Shows what the session says, and asks."""

    session: Session
    drafts: Drafts
    keys: Keys
    typed_at: float
    """When the key was typed that is carried out, by the monotonic clock."""
    is_behind_escape: bool
    """That key may be the rest of another one, which nobody means for a verdict."""

    # Telling and asking

    def show(self, outcome: Outcome) -> None:
        """Draw what a command changed, and say what it says."""

    def say(self, sentence: str) -> None:
        """Show a sentence in the line of keys; "" brings back what stands there otherwise."""

    def ask(self, asked: Asking[Given], then: Callable[[Given | None], None] | None = None) -> None:
        """Open a dialog; when it closes, call `then` with what it gives, None if it was left."""

    def run(self, command: str) -> None:
        """Carry out a command of the review, by its id."""

    # What a key is about

    def current_row(self) -> JudgedRow | None:
        """Return the row under the cursor; without one, say why there is none."""

    def seen_row(self) -> JudgedRow | None:
        """Return the row under the cursor if it was on screen long enough to be judged."""

    def current_subject(self) -> Judged | None:
        """Return the selected finding, else the row under the cursor; say why there is none."""

    def seen_subject(self) -> Judged | None:
        """Return what `current_subject` does if it was on screen long enough to be judged."""

    def read(self, index: int) -> Article | None:
        """Return an article; say what is wrong when it can't be read."""

    def sheet_share(self) -> float | None:
        """Have the fact sheet made if wanted; return the done share, 0..1, or None: it can't be."""

    def story_share(self) -> float:
        """Have all pairs of the story compared; return the share, 0..1, that is done."""

    # Panes

    @property
    def pane(self) -> Pane:
        """The pane that has the focus."""

    @property
    def article_in_list(self) -> int | None:
        """The article under the list's cursor; None where another pane has the focus."""

    def scroll_pane(self, lines: int) -> bool:
        """Move in the list or the review by lines; False where the texts have the focus."""

    def page_pane(self, pages: float) -> bool:
        """Move in the list or the review by pages; False where the texts have the focus."""

    def scroll_row(self, lines: int) -> bool:
        """Scroll inside the row under the cursor; False when it doesn't reach further."""

    def page_row(self, pages: float) -> bool:
        """Scroll inside the row under the cursor by pages; False when it doesn't reach further."""

    def item_a_page_away(self, pages: float) -> int:
        """Return the index of the item about `pages` screens below (above if negative)."""

    def go_to_pane(self, step: int) -> None:
        """Give the focus to the next (1) or previous (-1) pane; the drawer opens for it."""

    def toggle_list(self) -> None:
        """Hide or show the list; where there is no room for it, open it as a drawer."""

    def toggle_sidebar(self) -> None:
        """Hide or show the review."""

    def close_drawer(self) -> None:
        """Close the list if it lies over the texts, and go to the texts."""

    def toggle_stacked(self) -> bool:
        """Stack the texts, or set them side by side; return whether they are stacked now."""

    # The program

    def copy(self, text: str) -> None:
        """Copy to the clipboard of the terminal, and to a file for terminals without one."""

    def export(self, kind: str, path: Path, *, every_row: bool) -> None:
        """Write the review, as it is now, to a file."""

    def save_elsewhere(self, store: Path, then: Callable[[], None]) -> None:
        """Save the review to another desk, in the background, and go on there; then call `then`.

        What goes wrong is said, and nothing else happens.
        """

    def repaint_everything(self) -> None:
        """Draw the whole screen anew, whatever the terminal shows now."""

    def suspend(self) -> None:
        """Go back to the shell until the user returns."""

    def leave(self) -> None:
        """End the program."""
