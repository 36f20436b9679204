"""Has the fact sheet of a story made, and made anew."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from textual.worker import Worker

from copydesk.background.messages import SheetErrand
from copydesk.background.pool import Comparer
from copydesk.errors import CopydeskError
from tui.session import sheet
from tui.session.session import Session
from tui.session.story_sheet import Grounds


class SheetMaking:
    """The making of a review's fact sheet.

    Args:
        session: Says what is wanted and takes what was made.
        comparer: Has it made by another process.
        work: Starts a worker.
        made: Called when the session has taken a sheet.
        failed: Called with a sentence when none could be made.
        over: Called when nothing is being made any more.
    """

    def __init__(
        self,
        session: Session,
        comparer: Comparer,
        *,
        work: Callable[[Callable[[], Coroutine[Any, Any, None]], str], Worker[None]],
        made: Callable[[], None],
        failed: Callable[[str], None],
        over: Callable[[], None],
    ) -> None:
        self._session = session
        self._comparer = comparer
        self._work = work
        self._made = made
        self._failed = failed
        self._over = over
        self._worker: Worker[None] | None = None
        self._share = 0.0
        self._given_up: Grounds | None = None
        """The story of which no sheet could be made."""

    @property
    def is_running(self) -> bool:
        """Whether one is being made."""
        worker = self._worker
        return worker is not None and not (worker.is_cancelled or worker.is_finished)

    def share(self) -> float | None:
        """Have it made if wanted; return the done share, 0..1, or None: it can't be."""
        if not sheet.is_wanted(self._session):
            return 1.0
        if not self.is_running:
            if self._given_up == sheet.grounds(self._session):
                return None
            self._share = 0.0
            self._worker = self._work(self._make, "sheet")
        return self._share

    async def _make(self) -> None:
        """Make the sheet, and anew where other texts or facts came meanwhile."""
        session = self._session
        while sheet.is_wanted(session) and self._given_up != sheet.grounds(session):
            await self._make_once()
        self._worker = None
        self._over()

    async def _make_once(self) -> None:
        session = self._session
        made_of, indices = sheet.grounds(session), sheet.readable(session)

        def told(share: float) -> None:
            self._share = share

        try:
            made = await self._comparer.make_sheet(SheetErrand(sheet.articles_laid(session)), told)
        except CopydeskError as error:
            self._given_up = made_of
            self._failed(str(error))
            return
        sheet.take_sheet(session, made, indices, made_of)
        self._made()
