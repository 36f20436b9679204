"""The review: list, texts, sidebar. Turns keys into session calls and results into widget setters.

Work that takes time runs in workers: reading articles here, comparing pairs in `comparisons`,
writing files in `files`.

Longer than most modules: what remains here is what actions ask of the screen (`actions.stage`) and
who is told of what; drawing, sight, files and comparisons have rooms of their own.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from math import inf
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on, work
from textual.binding import Binding, BindingType
from textual.message import Message

from copydesk.articles.article import Article
from copydesk.errors import CopydeskError, InputError
from copydesk.judged.rows import Judged, JudgedRow
from copydesk.reviews.following import Follower
from copydesk.visible import visible_lines
from tui.actions import action_of
from tui.cards.paths import short_path
from tui.cards.top_line import without_path
from tui.commands import WRITING, commands_in
from tui.keys import key
from tui.screens.comparisons import Comparisons
from tui.screens.elsewhere import Copied, Elsewhere
from tui.screens.files import BackgroundFiles
from tui.screens.lookout import Found, Lookout
from tui.screens.painter import Painter
from tui.screens.panes import Drawing, Panes
from tui.screens.seldom import Seldom
from tui.screens.sight import SeenAt, Sight, at_once
from tui.screens.sparing import Overlay
from tui.screens.under_cursor import UnderCursor
from tui.screens.unread import Rest, read_rest, take_first
from tui.session import earlier, news
from tui.session.arriving import is_over, take_awaited
from tui.session.outcome import Changed, Outcome
from tui.session.pair import LOOKING
from tui.session.resume import Drafts, Position, StateFiles
from tui.session.session import Session
from tui.session.standing import position_of
from widgets.article_list import ArticleList
from widgets.diff_view import DiffView

if TYPE_CHECKING:
    from tui.actions.dialogs import Asking, Given

_LEAVING: Final = ("next_article", "previous_article")
"""Commands that leave the pair on screen."""
LOOK_AFTER: Final = 2.0
"""Seconds between two looks for what others wrote."""
_AT_ONCE: Final = 500
"""Events that are taken in between two keys: about 20 ms."""


class ReviewScreen(Panes):
    """The screen of the review.

    Args:
        session: The brain.
        files: The state directory of this desk.
        drawing: How it is drawn.
        follower: Tells what others write meanwhile; None: nobody else does.
        rest: Brings the articles that the first screen doesn't need; None: they are read here.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            ",".join(command.keys),
            f"run('{command.id}')",
            command.title,
            id=command.id,
            show=False,
            # Carried out by the app at once, not by way of a widget's queue: so a key typed ahead
            # finds the dialog that the key before it opened.
            priority=True,
        )
        for command in commands_in("review")
    ]

    class SaveStateChanged(Message):
        """The writer has something new to say about the disk."""

        def can_replace(self, message: Message) -> bool:
            """Only the newest one counts."""
            return isinstance(message, ReviewScreen.SaveStateChanged)

    class NewsCame(Message):
        """Others wrote something."""

        def __init__(self, found: Found) -> None:
            super().__init__()
            self.found = found

    class SavedElsewhere(Message):
        """The review was written to another desk, or couldn't be."""

        def __init__(self, copied: Copied, then: Callable[[], None]) -> None:
            super().__init__()
            self.copied = copied
            self.then = then

    def __init__(
        self,
        session: Session,
        files: StateFiles,
        drawing: Drawing,
        follower: Follower | None = None,
        rest: Rest | None = None,
    ) -> None:
        super().__init__(drawing, files.position().hidden)
        self.session = session
        self.drafts = Drafts(files.drafts())
        self._state_files = files
        self._files = BackgroundFiles(self, session, files, self.say)
        self._painter = Painter(self, session, drawing.bad_lines)
        self._under_cursor = UnderCursor(
            session, self.texts, self._knows, lambda: self.is_behind_escape, self.say
        )
        self._sight = Sight(self.texts)
        self._lookout = Lookout(follower, self._news_came) if follower is not None else None
        self._elsewhere = Elsewhere(session.live)
        self._rest = rest
        self._touched = False
        self.typed_at = inf
        """When the key was typed that is carried out now, by the monotonic clock."""
        self.is_behind_escape = False
        """That key came right behind a bare Esc: it may be the rest of Alt with a digit, which
        nobody means for a verdict."""
        self.is_shown = False
        """The review was on the screen once: until then keys wait."""
        self.is_over = False
        """The program ends: nothing is asked, and no key does anything any more."""
        self._how_far = Seldom(self, self._draw_how_far)
        self._comparisons = Comparisons(
            session,
            self,
            compared=self._compared,
            failed=self.warn,
            aligning=self._say_progress,
            sheet_made=self._sheet_made,
            story_grew=self._look_above,
            caught_up=self._how_far.catch_up,
        )
        self._warning = ""
        """What is said in the line of keys until a key is typed that can have seen it."""
        self._warned_at = -inf
        """When that was said, by the monotonic clock."""
        self._sentence = ""
        """What is said in the line of keys."""
        self._progress = ""
        """What is said there otherwise: how far aligning is, or "" for the keys."""

    def on_mount(self) -> None:
        """Show the first pair; then read and compare the rest."""
        # Before the first layout, so that nothing is laid out twice.
        self._choose_panes()
        self.show_keys()
        self.texts.focus()
        self._draw(Changed.PAIR)
        # Threads share the interpreter with the first screen: they wait until it is drawn.
        self.call_after_refresh(self._begin_work)

    def _begin_work(self) -> None:
        self.is_shown = True
        gc.enable()
        gc.freeze()
        self.session.articles_come = True
        self.read_articles()
        self.set_interval(1.0, self._keep_drafts)
        if self._lookout is not None:
            self.set_interval(LOOK_AFTER, self._lookout.look)

    # Keys

    def action_run(self, command: str) -> None:
        """Carry out the command that a key stands for."""
        self.run(command)

    def run(self, command: str) -> None:
        """Carry out a command of the table."""
        self._touched = True
        if self.typed_at > self._warned_at:
            self._warning = ""
        self.say("")
        if command in WRITING and self._is_typed_ahead:
            self.say(
                f"{key(command)} was typed before the review was on the screen: press it again"
            )
            return
        if command in WRITING and self.session.live.read_only is not None:
            self.say("read-only: a later version of copydesk wrote to this desk")
            return
        action_of(command)(self)
        if command in _LEAVING:
            # At either end of the list they stay: of a pair that failed they ask once more.
            self._comparisons.follow()

    @property
    def _is_typed_ahead(self) -> bool:
        """Whether the key that is carried out was typed before the review was on the screen."""
        return self.typed_at < self.texts.drawn_since

    # What actions need

    def say(self, sentence: str) -> None:
        """Show a sentence in the line of keys; "" brings back what stands there otherwise.

        What is said of keys that were typed ahead stays until one is typed that saw it.
        """
        if self._is_typed_ahead and not sentence:
            return
        self._sentence = self.keys.filled(sentence)
        self._draw_sentence()

    def warn(self, sentence: str) -> None:
        """Show a sentence that nothing else takes the place of before the next key."""
        self._warning = self.keys.filled(sentence)
        self._warned_at = monotonic()
        self._draw_sentence()

    def _draw_sentence(self) -> None:
        self.key_bar.say(self._warning or self._sentence or self._progress)

    def ask(self, asked: Asking[Given], then: Callable[[Given | None], None] | None = None) -> None:
        """Open a dialog; when it closes, call `then` with what it gives, None if it was left."""
        if self.is_over:
            return
        # The first screen asks nothing: it doesn't wait for what can be asked.
        from tui.screens.asking import dialog_of

        self.app.push_screen(dialog_of(asked, self.keys), then)

    def current_row(self) -> JudgedRow | None:
        """Return the row under the cursor; without one, say why there is none."""
        return self._under_cursor.row()

    def seen_row(self) -> JudgedRow | None:
        """Return the row under the cursor if it was on screen long enough to be judged."""
        return self._under_cursor.seen_row()

    def current_subject(self) -> Judged | None:
        """Return the selected finding, else the row under the cursor; say why there is none."""
        return self._under_cursor.subject()

    def seen_subject(self) -> Judged | None:
        """Return what `current_subject` does if it was on screen long enough to be judged."""
        return self._under_cursor.seen_subject()

    def drawn(self, picture: int = 0, seen_at: SeenAt = at_once) -> None:
        """Note that a picture is complete; called by the app after each. Arguments: see `Sight`."""
        self._sight.drawn(picture, seen_at)
        for above in self.app.screen_stack:
            if isinstance(above, Overlay):
                above.drawn(picture, seen_at)

    def _knows(self, row: int, finding: int | None) -> bool:
        return self._sight.knows(row, finding, self.typed_at)

    def read(self, index: int) -> Article | None:
        """Return an article; say what is wrong when it can't be read, or isn't read yet."""
        try:
            return self.session.read(index)
        except InputError as error:
            self.say(str(error))
            return None

    def sheet_share(self) -> float | None:
        """Have the fact sheet made if wanted; return the done share, 0..1, or None: it can't be."""
        return self._comparisons.sheet_share()

    def story_share(self) -> float:
        """Have all pairs of the story compared; return the share, 0..1, that is done."""
        return self._comparisons.story_share()

    # Drawing what the session says

    def show(self, outcome: Outcome) -> None:
        """Draw what a command changed, and say what it says."""
        self._draw(outcome.changed)
        self.say(outcome.say)
        if outcome.changed >= Changed.ROWS:
            self._comparisons.follow()

    def _draw(self, changed: Changed) -> None:
        self._painter.draw(changed)
        if changed >= Changed.PAIR:
            self._keep_position()
            if self._rest is not None and (awaited := self.session.awaited) is not None:
                self._rest.ask(awaited)

    @on(SaveStateChanged)
    def _save_state_changed(self) -> None:
        self._painter.draw_top()
        if self.session.live.state.kind == "saved":
            self._keep_position()

    def save_elsewhere(self, store: Path, then: Callable[[], None]) -> None:
        """Save the review to another desk, in the background, and go on there; then call `then`."""

        def done(copied: Copied) -> None:
            self.post_message(self.SavedElsewhere(copied, then))

        if self._elsewhere.save(store, done):
            self.say(f"saving to {short_path(store)}")
        else:
            self.say("it is being saved elsewhere already")

    @on(SavedElsewhere)
    def _go_on_elsewhere(self, message: SavedElsewhere) -> None:
        copied = message.copied
        if isinstance(copied, CopydeskError):
            self.say(f"not saved there either: {without_path(str(copied))}")
            return
        if isinstance(copied, Exception):
            raise copied
        copy, follower = copied
        self.session.live.go_on_in(copy)
        if self._lookout is not None:
            self._lookout = Lookout(follower, self._news_came)
        self._take_news(self.NewsCame(copy.found))
        self._painter.draw_top()
        self.say(f"saved in {short_path(copy.store)}, and so is what you decide from now on")
        message.then()

    @on(DiffView.Scrolled)
    def _go_to_item(self, message: DiffView.Scrolled) -> None:
        self.show(self.session.cursor.go_to(message.item))

    @on(ArticleList.Chosen)
    def _choose_article(self, message: ArticleList.Chosen) -> None:
        if message.article != self.session.base:
            self.close_drawer()
            self.show(self.session.open_pair(message.article))

    # Work in the background

    @work(exclusive=True, group="reading")
    async def read_articles(self) -> None:
        """Have the pair on screen compared, take in the other articles, then compare each."""
        session = self.session
        outcome = await take_first(session, self._rest)
        if outcome.changed:
            self._compared(outcome)
        self._comparisons.follow()
        total = len(session.desk.found)
        async for known in read_rest(session, self._rest):
            self._painter.draw_list()
            self.say(f"reading article {known} of {total}" if known < total else "")
            self._take_awaited()
        outcome = earlier.trace_again(session)
        if outcome.changed:
            self.show(outcome)
        self._painter.draw_top()  # which articles are absent is known now
        self._look_above()
        outcome = session.check_base(touched=self._touched)
        if outcome.changed or outcome.say:
            self.show(outcome)
        self._comparisons.compare_others()

    def _take_awaited(self) -> None:
        """Go on with the pair on screen if the article that it waits for is there."""
        outcome = take_awaited(self.session)
        if outcome.changed:
            self._draw(outcome.changed)
            self._comparisons.follow()
        if outcome.say:
            self.warn(outcome.say)

    def _news_came(self, found: Found) -> None:
        """Hand over what a look found, in parts that hold up no key; called by its thread."""
        if isinstance(found, Exception):
            self.post_message(self.NewsCame(found))
            return
        for start in range(0, len(found), _AT_ONCE):
            self.post_message(self.NewsCame(found[start : start + _AT_ONCE]))

    @on(NewsCame)
    def _take_news(self, message: NewsCame) -> None:
        """Draw what others wrote if it is about what is shown; what is being done goes on."""
        if isinstance(message.found, Exception):
            raise message.found
        outcome = news.take(self.session, message.found)
        self._draw(outcome.changed)
        if not outcome.changed:
            self._painter.draw_progress()
        self._look_above()
        self._comparisons.follow()
        if outcome.say:
            self.say(outcome.say)

    def _compared(self, outcome: Outcome) -> None:
        """Draw what a comparison changed: the pair on screen, or one of which the list tells."""
        if not outcome.changed:
            self._how_far.draw()
            return
        self._draw(outcome.changed)
        if outcome.say or is_over(self.session, self._sentence):
            self.say(outcome.say)
        self._look_above()

    def _draw_how_far(self) -> None:
        """Draw what pairs that were compared behind change: how far the story is."""
        self._painter.draw_progress()
        self._look_above()

    def _sheet_made(self) -> None:
        """Draw what the sidebar tells of a sheet that was made, and the sheet if it is awaited."""
        self._painter.draw_beside_cursor()
        self._look_above()

    def _look_above(self) -> None:
        """Have what lies above the review show what became known."""
        for above in self.app.screen_stack:
            if isinstance(above, Overlay):
                above.look()

    def _say_progress(self, share: float | None) -> None:
        """Say how far comparing the pair on screen is, 0..1; None: it isn't being compared.

        Of a pair that has its rows already that is how far looking for findings is.
        """
        rows_only = self.session.pair.awaits_findings
        doing = LOOKING if rows_only else "comparing"
        self._progress = "" if share is None else f"{doing}: {int(share * 100)} %"
        if self._progress and self.session.number_of_others > 1:
            keys = " ".join(self.keys.written(command, 1) for command in _LEAVING)
            self._progress += f", going to another article cancels it: {keys}"
        self.say(self._sentence)

    async def on_unmount(self) -> None:
        """End the processes that read articles or wait for pairs."""
        if self._rest is not None:
            self._rest.close()
        await self._comparisons.close()

    def copy(self, text: str) -> None:
        """Copy to the clipboard of the terminal, and to a file for terminals without one."""
        self.app.copy_to_clipboard(visible_lines(text))
        self._files.copy(text)

    def export(self, kind: str, path: Path, *, every_row: bool) -> None:
        """Write the review, as it is now, to a file."""
        self._files.export(kind, path, every_row=every_row)

    def _keep_drafts(self) -> None:
        if self.drafts.dirty:
            self.drafts.dirty = False
            self._files.keep_drafts(self.drafts.texts)

    def _keep_position(self) -> None:
        self._files.keep_position(self.position())

    def position(self) -> Position:
        """Return where the reviewer stands, to stand there again at the next start."""
        return position_of(self.session, self.hidden)

    def leave(self) -> None:
        """End the program; the app closes the writer."""
        self.end()
        self.app.exit()

    def end(self) -> None:
        """Keep what isn't decided, and ask nothing any more: the program ends."""
        self.is_over = True
        self.keep_state()

    def keep_state(self) -> None:
        """Write position and drafts now: the threads that usually do end with the program."""
        self._state_files.keep_position(self.position())
        self._state_files.keep_drafts(self.drafts.texts)

    def suspend(self) -> None:
        """Go back to the shell until the user returns."""
        self.app.action_suspend_process()
