"""Has the pairs of a review compared: the one on screen at once, then the others, for the list.

The one on screen shows its rows as soon as they are there, and its findings when they come.

Behind them comes the fact sheet of a story of three or more, which the sidebar tells of, and then
the pairs without the base, for the questions of the story.

Two pairs at most are compared at a time. Going to another article ends what was done for the pair
that was on screen; a pair of the list is finished, but none is begun while one on screen waits.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from msgspec import structs
from textual.screen import Screen
from textual.worker import Worker

from copydesk.background.pool import Comparer
from copydesk.compared import ALIGNED
from copydesk.errors import CopydeskError
from tui.screens.behind import Behind
from tui.screens.sheet_making import SheetMaking
from tui.session import comparing, sheet, story_pairs
from tui.session.comparing import Wanted
from tui.session.outcome import Outcome
from tui.session.pair import PairKey
from tui.session.session import Session

if TYPE_CHECKING:
    from copydesk.compared import Comparison

_Take = Callable[[PairKey, "Comparison"], None]
"""Hands what comparing a pair gave to the session."""
_SHORT: Final = 100
"""Sentences of a pair below which findings come some hundredths of a second behind the rows: to
draw twice would only make both come later over a slow line."""

SAID_AFTER: Final = 0.2
"""Seconds for which a pair is aligned before that is said, and from then on between two times."""


class Comparisons:
    """The comparisons of a review.

    Args:
        session: The brain: it says what is wanted and takes what was found.
        screen: Whose workers and timers these are.
        compared: Called with what it came to when the session has taken a comparison.
        failed: Called with a sentence when a pair could not be compared, or not at first.
        aligning: Called with the share, 0..1, that is done for the pair on screen when that takes
            long, and with None when it is over.
        sheet_made: Called when the session has taken a fact sheet.
        story_grew: Called when it has taken a pair without the base.
        caught_up: Called when no pair of the base is left behind.
    """

    def __init__(
        self,
        session: Session,
        screen: Screen[None],
        *,
        compared: Callable[[Outcome], None],
        failed: Callable[[str], None],
        aligning: Callable[[float | None], None],
        sheet_made: Callable[[], None],
        story_grew: Callable[[], None],
        caught_up: Callable[[], None],
    ) -> None:
        self._session = session
        self._screen = screen
        self._compared = compared
        self._failed = failed
        self._aligning = aligning
        self._story_grew = story_grew
        self._caught_up = caught_up
        self._comparer = Comparer(failed)
        self._first: Worker[None] | None = None
        """Compares the pair on screen."""
        self._wanted: Wanted | None = None
        """What `_first` was started for."""
        self._behind: Worker[None] | None = None
        """Compares the others."""
        self._behind_wanted = False
        self._given_up: set[PairKey] = set()
        """Pairs that could not be compared."""
        self._pairs_behind = Behind(session, self._given_up)
        self._story_wanted = False
        """Somebody looks at the story: the pairs without the base are wanted, too."""
        self._sheet = SheetMaking(
            session,
            self._comparer,
            work=self._work,
            made=sheet_made,
            failed=failed,
            over=self._go_on_behind,
        )

    def take_kept(self) -> None:
        """Take what is kept of the pair on screen: nobody waits for rows that were made once."""
        outcome = comparing.take_kept(self._session)
        if outcome.changed:
            self._compared(outcome)

    def follow(self) -> None:
        """Compare the pair on screen if that is wanted; leave the one that was there before."""
        session = self._session
        self.take_kept()
        if not comparing.wants_comparison(session):
            if self._first is not None:
                self._first.cancel()
            self._go_on_behind()
            return
        key = session.key
        if not (_is_running(self._first) and self._is_wanted(key)):
            self._wanted = comparing.wanted_now(session, key)
            self._first = self._work(partial(self._compare_first, self._wanted), "pair")

    def _is_wanted(self, key: PairKey) -> bool:
        """Return whether what `_first` was started for is what is wanted now."""
        wanted = self._wanted
        return (
            wanted is not None and wanted.key == key and comparing.is_wanted(self._session, wanted)
        )

    def compare_others(self) -> None:
        """Compare the other pairs too, from now on: their articles have been read."""
        self._behind_wanted = True
        if self._session.sheet is not None:
            self.sheet_share()  # anew, of all articles
        self._go_on_behind()

    def sheet_share(self) -> float | None:
        """Have the fact sheet made if wanted; return the done share, 0..1, or None: it can't be."""
        return self._sheet.share()

    def story_share(self) -> float:
        """Have all pairs of the story compared; return the share, 0..1, that is done.

        One that couldn't be compared is as good as done.
        """
        session = self._session
        wanted = sum(1 for _ in story_pairs.pairs_wanted(session))
        left = sum(map(self._may_come, story_pairs.still_apart(session)))
        if left and not self._story_wanted:
            self._story_wanted = True
            self._go_on_behind()
        return (wanted - left) / wanted if wanted else 1.0

    def _may_come(self, wanted: PairKey) -> bool:
        return self._given_up.isdisjoint((wanted, wanted[::-1]))

    async def close(self) -> None:
        """End the processes that wait for more."""
        await self._comparer.close()

    def _work(self, work: Callable[[], Coroutine[Any, Any, None]], group: str) -> Worker[None]:
        return self._screen.run_worker(work, group=group, exclusive=True)

    def _go_on_behind(self) -> None:
        if self._behind_wanted and not (_is_running(self._first) or _is_running(self._behind)):
            self._behind = self._work(self._compare_behind, "others")

    async def _compare_first(self, wanted: Wanted) -> None:
        session = self._session
        articles = comparing.articles_compared(session, wanted.key)
        is_short = sum(len(article.sentences) for article in articles) < _SHORT
        share, begun, end = 0.0, 0.0, 1.0 if is_short else ALIGNED

        def told(done: float) -> None:
            nonlocal share
            share = done

        def laid(rows: Comparison) -> None:
            nonlocal begun, end
            begun, end = ALIGNED, 1.0
            # Its findings may be others by facts that were corrected meanwhile, its rows are not.
            if comparing.makes_the_same_rows(session, wanted.key, wanted.edits):
                self._take_and_show(wanted.key, rows)

        def say() -> None:
            self._aligning(max(0.0, share - begun) / (end - begun))

        # Not with every share that is told: what is drawn goes over a slow line.
        timer = self._screen.set_interval(SAID_AFTER, say)
        try:
            await self._compare(wanted, told, self._take_and_show, None if is_short else laid)
        finally:
            timer.stop()
            self._aligning(None)
        self._first = None
        self._go_on_behind()

    async def _compare_behind(self) -> None:
        session = self._session
        while not _is_running(self._first) and (key := self._pairs_behind.next()) is not None:
            if not await self._take_kept_behind(key, self._take_and_show):
                wanted = comparing.wanted_now(session, key)
                await self._compare(wanted, _unheard, self._take_and_show)
        self._caught_up()
        if not _is_running(self._first) and session.number_of_others > 1:
            if sheet.is_quiet(session):
                self.sheet_share()
            await self._compare_apart()

    async def _compare_apart(self) -> None:
        """Compare the pairs without the base, for as long as nothing else is wanted."""
        session = self._session

        def take(key: PairKey, comparison: Comparison) -> None:
            story_pairs.take_apart(session, key, comparison)
            self._story_grew()

        while self._story_wanted or story_pairs.is_quiet(session):
            busy = _is_running(self._first) or self._sheet.is_running
            left = filter(self._may_come, story_pairs.still_apart(session))
            key = next((one for one in left if session.base not in one), None)
            if key is None or busy or self._pairs_behind.next() is not None:
                return
            if not await self._take_kept_behind(key, take):
                await self._compare(comparing.wanted_now(session, key), _unheard, take)

    async def _take_kept_behind(self, key: PairKey, take: _Take) -> bool:
        """Have taken what is kept of a pair that isn't on screen; return whether that is any."""
        session, caches = self._session, self._session.desk.caches
        if caches is None:
            return False
        facts = comparing.facts_compared(session, key)
        articles = comparing.articles_compared(session, key)
        found = await asyncio.to_thread(caches.comparisons.find, *articles)
        if found is None or facts != comparing.facts_compared(session, key):
            return False
        if not comparing.is_of_today(session, key, found):
            return False
        take(key, found)
        return True

    async def _compare(
        self,
        wanted: Wanted,
        progress: Callable[[float], None],
        take: _Take,
        laid: Callable[[Comparison], None] | None = None,
    ) -> None:
        """Have a pair compared and taken, if it is still what is wanted then.

        Args:
            wanted: The pair, and what it is compared by.
            progress: Told the done share.
            take: Takes the whole comparison.
            laid: Takes the rows ahead of it; None: nobody waits for them.
        """
        errand = comparing.errand_of(self._session, wanted)
        if laid is not None:
            errand = structs.replace(errand, rows_first=True)
        try:
            comparison = await self._comparer.compare(errand, progress, laid)
        except CopydeskError as error:
            self._given_up.add(wanted.key)
            self._compared(comparing.give_up(self._session, wanted.key))
            if self._session.base in wanted.key:  # of a pair that nobody waits for the story tells
                self._failed(str(error))
            return
        if comparing.is_wanted(self._session, wanted):
            take(wanted.key, comparison)

    def _take_and_show(self, key: PairKey, comparison: Comparison) -> None:
        self._compared(comparing.take_comparison(self._session, key, comparison))


def _unheard(_share: float) -> None:
    """Hear of progress that nobody is told of."""


def _is_running(worker: Worker[None] | None) -> bool:
    return worker is not None and not (worker.is_cancelled or worker.is_finished)
