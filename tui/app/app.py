"""The application: Textual's shell around the review screen, and a clean way out of it."""

from __future__ import annotations

import asyncio
import signal
from collections import deque
from collections.abc import Iterable, Sequence
from math import inf
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual import constants, events, on
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.driver import Driver
from textual.message_pump import MessagePump
from textual.screen import Screen

from copydesk.reviews.writer import SaveState
from tui.app.driver.driver import TerminalDriver
from tui.app.driver.keyboard import KeyboardFailed, TerminalGone
from tui.app.driver.plain import DrawingDropped, DrawingFailed, PlainDriver
from tui.app.filters import KeptInPlace
from tui.app.themes import DESIGNED, defaults_of, textual_name
from tui.screens.review import ReviewScreen
from tui.screens.sparing import SparingScreen

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.filter import LineFilter

    from tui.app.opening import OpeningScreen


_KEPT_IN_PLACE: Final = KeptInPlace()
_MOMENT: Final = 0.01
"""Seconds between looks at a dialog that isn't ready for the keys typed ahead."""

_BARE_ESCAPE: Final = ("escape", "\x1b")
"""Esc as a byte. In the kitty protocol, where it has a sequence, no character comes with it."""


class CopydeskApp(App[None], inherit_bindings=False):
    """Runs the review.

    Args:
        theme: "terminal", "dark", "light" or the name of a theme of Textual's.
        keys: Keys that commands have instead of the table's, by id; already checked.
        ascii_only: Lines and boxes are drawn in ASCII.
        driver: What drives the terminal; None: Textual's own driver.
    """

    CSS_PATH = "../screens/review.tcss"
    TITLE = "copydesk"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self,
        theme: str,
        keys: dict[str, tuple[str, ...]],
        *,
        ascii_only: bool = False,
        driver: type[Driver] | None = None,
    ) -> None:
        # Textual looks at NO_COLOR here, and leaves colour out altogether only where it knows that
        # the theme is made of the terminal's own colours.
        name = textual_name(theme)
        super().__init__(driver_class=driver, ansi_color=name.startswith("ansi-") or None)
        self.set_class(ascii_only, "ascii")
        if name in DESIGNED:
            self.register_theme(DESIGNED[name])
        self.theme = name
        self.set_keymap({command: ",".join(keys) for command, keys in keys.items()})
        self.review: ReviewScreen | None = None
        """The screen to start on, unless there is an opening; set before the app runs."""
        self.opening: OpeningScreen | None = None
        """The screen to start on while articles are read; the review comes after it."""
        self.fault: BaseException | None = None
        """The exception that ended the app, if one did."""
        self.filters: Sequence[LineFilter] = ()
        """What lines go through on their way to the terminal; set before the app runs."""
        self.ended_by = 0
        """The number of the signal that ended the app; 0 for none."""
        self._warning = ""
        """What is still to be said when there is a review."""
        self._typed_ahead: deque[events.Key | events.Paste] = deque()
        """Keys and pastes that came before the screen they are meant for was ready."""
        self._escape_at = -inf
        """When the key before came, if that was a bare Esc."""
        self._key_under_way = False
        """A dialog has not done yet what a key asks of it."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the style sheet's own variables for themes that don't name them."""
        return defaults_of(self.current_theme)

    def get_default_screen(self) -> Screen[Any]:
        """Start on the review or its opening, without an empty screen below it."""
        screen = self.opening or self.review
        assert screen is not None
        return screen

    async def on_opening_screen_read(self, message: OpeningScreen.Read) -> None:
        """Show the review, and hand over the keys that were typed before it was there."""
        self.review = message.review
        self.review.warn(self._warning)
        # Textual switches no screen that the app began with. The opening below costs nothing.
        await self.push_screen(message.review)
        await self._pass_keys_on()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what lines go through on their way to the terminal."""
        return (*super().get_line_filters(), _KEPT_IN_PLACE, *self.filters)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Have the driver draw; if it can't, have it fall back."""
        try:
            super()._display(screen, renderable)
        except Exception as error:
            if not isinstance(self._driver, PlainDriver):
                raise
            self._driver.fail(error)

    def post_display_hook(self) -> None:
        """Tell the review which picture shows what it painted."""
        driver = self._driver
        if self.review is not None:
            if isinstance(driver, TerminalDriver):
                self.review.drawn(driver.picture, driver.seen_at)
            else:
                self.review.drawn()

    @on(DrawingFailed)
    def _say_that_drawing_failed(self, message: DrawingFailed) -> None:
        """Draw everything as Textual does from here on; end where that is what failed."""
        if message.for_good:
            raise message.error
        self.repaint_everything()
        fault = type(message.error).__name__
        self._warn(f"drawing with few bytes failed ({fault}): from now on the whole screen is sent")

    @on(DrawingDropped)
    def _draw_what_was_dropped(self) -> None:
        self.repaint_everything()

    def _warn(self, sentence: str) -> None:
        """Say something that the reviewer has to know, as soon as there is a review."""
        if self.review is None:
            self._warning = sentence
        else:
            self.review.warn(sentence)

    def save_state_changed(self, _state: SaveState) -> None:
        """Have the screen draw the save state; called by the writer's thread."""
        if self.review is not None and self.review.is_running:
            self.review.post_message(ReviewScreen.SaveStateChanged())

    def get_system_commands(self, _screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Offer none of Textual's own commands: the table has all there are."""
        return ()

    def _set_pointer_shape(self, shape: str) -> None:
        """Leave the pointer as it is: terminals of old print the sequence instead."""

    def _fatal_error(self) -> None:
        """Leave with the exception that nobody handled, for the command line to report.

        Textual would print it with the values of all variables: article text among them, raw.
        """
        self.fault = self._exception
        self._close_messages_no_wait()

    @on(KeyboardFailed)
    def _say_that_keyboard_failed(self, message: KeyboardFailed) -> None:
        """Go on without what was lost; end where no key would come any more."""
        if message.for_good:
            raise message.error
        fault = type(message.error).__name__
        self._warn(f"reading the keyboard failed ({fault}): the last keys are lost")

    def on_load(self) -> None:
        """Leave cleanly when the line drops or the system asks, from before there is a screen."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            loop.add_signal_handler(number, self._end, number)

    def on_mount(self) -> None:
        """Draw all of the screen after the shell has used the terminal."""
        # Back from the shell: the terminal was cleared, and nothing has changed to be drawn.
        self.app_resume_signal.subscribe(self, lambda _app: self.repaint_everything())

    def repaint_everything(self) -> None:
        """Draw the whole screen anew, whatever the terminal shows now."""
        if isinstance(self.screen, SparingScreen):
            self.screen.repaint_everything()

    @on(SparingScreen.RepaintsEverything)
    def _send_everything(self) -> None:
        if isinstance(self._driver, TerminalDriver):
            self._driver.repaint()

    @on(TerminalGone)
    def _end_without_terminal(self) -> None:
        """End also where SIGHUP is ignored (nohup, some shells)."""
        self._end(signal.SIGHUP)

    def _end(self, number: int) -> None:
        self.ended_by = number
        try:
            if self.review is not None:
                self.review.end()
            self.exit()
        except Exception as error:  # nobody else would hear of it, and nothing would end
            self._handle_exception(error)

    async def on_event(self, event: events.Event) -> None:
        """Pass keys and pastes on one by one, none before a dialog is ready."""
        if isinstance(event, events.Resize) and isinstance(self._driver, TerminalDriver):
            # Also where the size is the old one again: the terminal cut off what didn't fit.
            self._driver.repaint()
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            self._typed_ahead.append(event)
            await self._pass_keys_on()
        else:
            await super().on_event(event)

    async def _pass_keys_on(self) -> None:
        """Hand over the keys that wait, until one opens a dialog that isn't ready for the next."""
        if self.review is None:
            self._leave_opening()
            return
        while self._typed_ahead and self._takes_keys:
            dialog = None if self.screen is self.review else self.screen
            queues = deque[MessagePump]()
            if dialog is not None:
                queues.extend((self.focused or dialog).ancestors_with_self)
            event = self._typed_ahead.popleft()
            self.review.typed_at = event.time
            self.review.is_behind_escape = self._is_behind_escape(event)
            await super().on_event(event)
            if dialog is not None:
                self._key_under_way = True
                self._follow(queues)
        if self.review.is_over:
            self._typed_ahead.clear()
        if self._typed_ahead and not self._key_under_way:
            self.set_timer(_MOMENT, self._pass_keys_on)

    def _leave_opening(self) -> None:
        """Leave while articles are read, if a key that waits for the review asks for that."""
        assert self.opening is not None
        typed = [event.key for event in self._typed_ahead if isinstance(event, events.Key)]
        if any(map(self.opening.is_left_by, typed)):
            self.exit()

    def _is_behind_escape(self, event: events.Key | events.Paste) -> bool:
        """Tell whether a key came right behind a bare Esc, as the rest of Alt with it would."""
        is_behind = event.time - self._escape_at < constants.ESCAPE_DELAY
        is_bare = isinstance(event, events.Key) and (event.key, event.character) == _BARE_ESCAPE
        self._escape_at = event.time if is_bare else -inf
        return is_behind

    def _follow(self, queues: deque[MessagePump]) -> None:
        """Go behind a key through the queues of a dialog that may hold it, then end its way.

        A key that closes the dialog is at its end when whoever opened that was told the answer:
        the next key is meant for what comes then.
        """
        while queues:
            if queues.popleft().call_later(self._follow, queues):
                return
        assert self.review is not None
        self.review.call_next(self.call_next, self._end_way)

    async def _end_way(self) -> None:
        self._key_under_way = False
        await self._pass_keys_on()

    @property
    def _takes_keys(self) -> bool:
        """Whether the screen on top is there, with the field focused that it opens on, and idle."""
        if self._key_under_way or self.review is None or self.review.is_over:
            return False
        screen = self.screen
        if screen is self.review:
            return self.review.is_shown
        return screen.is_mounted and (screen.AUTO_FOCUS == "" or screen.focused is not None)
