"""The brain of the review, without a screen: current pair, cursor, decisions.

Screens turn keys into commands and draw what comes of them: every command returns an `Outcome`.
They are methods here and on the cursor, and functions on either in the modules beside: walking in
`findings`, what is shown in `looking`, what comparing asks for and brings in `comparing`, what is
written in `decisions`, `doubting`, `linking`, taken back in `undo`. Time and disk are elsewhere:
`copydesk.background` compares, `copydesk.desk` writes.

Longer than most modules: what stays here is what all others share, and going from pair to pair.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from typing import TYPE_CHECKING, Final

from msgspec import structs

from copydesk.articles.article import Article, ArticleFacts
from copydesk.counted import counted
from copydesk.desk.desk import Desk
from copydesk.desk.live_review import LiveReview
from copydesk.desk.orphans import KeptWhereabouts, Whereabouts
from copydesk.errors import InputError
from copydesk.judged.facts import facts_of
from copydesk.reviews.anchors import Target
from copydesk.reviews.kinds import Data
from tui.keys import key
from tui.session.counts import Counts
from tui.session.cursor import Cursor
from tui.session.filters import FINDING_FILTERS
from tui.session.joining import Joining
from tui.session.known_pairs import KnownPairs
from tui.session.outcome import Shown, command
from tui.session.overview_place import OverviewPlace
from tui.session.pair import Pair, PairKey
from tui.session.totals import Total, Totals

if TYPE_CHECKING:
    from tui.session.matches import Matches
    from tui.session.story_kept import KeptStory
    from tui.session.story_sheet import StorySheet

LOOKING_BACK: Final = (
    f"two texts of one article: nothing is decided here; {key('previous_article')} goes back"
)
"""Why nothing can be decided while an earlier text is shown."""

_FIRST_EARLIER: Final = -2
"""Index of the first earlier text, the others below it; -1 is none (see `PairKey`)."""


class Session:
    """One reviewer at one desk.

    Args:
        desk: The articles and where their review is kept.
        live: The review as it is being written.
        base: Index of the article on the left; it can be read.
        base_is_chosen: It was pinned or remembered, or all articles' dates were known.
        blind: What others decided on a row isn't told until it has the reviewer's own verdict.
        off: Types of findings that the reviewer doesn't want to see.
    """

    def __init__(
        self,
        desk: Desk,
        live: LiveReview,
        base: int,
        *,
        base_is_chosen: bool = True,
        blind: bool = False,
        off: Container[str] = (),
    ) -> None:
        self.desk = desk
        self.live = live
        self.base = base
        self.blind = blind
        self.off = off
        self.other: int | None = None
        """Index of the article on the right."""
        self.cursor = Cursor(Pair(desk.article(base), None))
        self.looking_back: PairKey | None = None
        """The earlier text and the article, as it is now, that are shown in place of the pair."""
        self.pairs = KnownPairs()
        """The pairs that were opened or compared in this session."""
        self.pairs[self.key] = self.pair
        self.entered = {self.key: None}
        """Those that were on screen, in no order that counts."""
        self._totals = Totals(self.pairs)
        self._earlier: list[Article] = []
        """Earlier texts that were looked back at."""
        self._whereabouts = KeptWhereabouts()
        self.joining = Joining(live, self.pairs, desk.reviewer, blind=blind)
        """Keeps their rows joined to what is decided."""
        self._texts_taken = 0
        """How often articles came to be read in another encoding."""
        self.unreadable: dict[int, str] = {}
        """What was wrong with articles that can't be read, by index."""
        self.articles_come = False
        """Whether somebody reads the articles: what isn't known yet is waited for."""
        self.rows_of_last_session: dict[PairKey, int] = {}
        """Rows on which the last session stood, also for pairs that were opened since."""
        self._base_is_chosen = base_is_chosen
        self.apart: dict[PairKey, Pair] = {}
        """Pairs compared for the questions of the story alone; see `tui.session.story_pairs`."""
        self.story: KeptStory | None = None
        """What was made of all pairs; see `tui.session.story`."""
        self.matches: Matches | None = None
        """Where the words of the last search stand; see `tui.session.search`."""
        self.sheet: StorySheet | None = None
        """The fact sheet of the story, once it was made; see `tui.session.sheet`."""
        self.sheet_place = (0, 0)
        """The line and the article on the desk that were looked at in it last."""
        self.overview_place = OverviewPlace()
        """Where one was in the overview of the story."""

    @property
    def pair(self) -> Pair:
        """The pair on screen."""
        return self.cursor.pair

    @property
    def shown(self) -> Shown:
        """See `Showing`."""
        _desk, _pair, rows, cursor = self.cursor.shown
        known = self.base, len(self.unreadable), self._texts_taken
        told = rows, self.pair.has_failed
        return known, (self.other, self.awaited, self.looking_back), told, cursor

    # The pair

    @property
    def key(self) -> PairKey:
        """The key of the pair on screen."""
        return self.looking_back or (self.base, -1 if self.other is None else self.other)

    def article(self, index: int) -> Article:
        """Return an article of a pair by its index, of which earlier texts have negative ones.

        Raises:
            InputError: It can't be read.
        """
        return self._earlier[_FIRST_EARLIER - index] if index < 0 else self.desk.article(index)

    def is_awaited(self, index: int) -> bool:
        """Tell whether an article is still being read."""
        is_unknown = self.desk.known(index) is None and index not in self.unreadable
        return self.articles_come and is_unknown

    @property
    def awaited(self) -> int | None:
        """Index of the article on the right until it is there; None: it is, or there is no other.

        The base stands alone meanwhile.
        """
        if self.other is None or self.pairs[self.base, self.other].right is not None:
            return None
        return self.other

    def others(self) -> list[int]:
        """Return the indices of the articles that can stand beside the base, in list order."""
        return [
            index
            for index in range(len(self.desk.found))
            if index != self.base and index not in self.unreadable
        ]

    @property
    def number_of_others(self) -> int:
        """How many articles can stand beside the base."""
        return len(self.desk.found) - len(self.unreadable.keys() | {self.base})

    def put(self, base: int, other: int | None) -> None:
        """Put two articles side by side; the cursor goes where it was in that pair.

        Beside the base may stand one that is still being read.

        Raises:
            InputError: One of them can't be read, or the base isn't read yet; then nothing moves.
        """
        left = self.read(base)
        right = None if other is None or self.is_awaited(other) else self.read(other)
        self._leave()
        self.base, self.other, self.looking_back = base, other, None
        self.add_pair(self.key, left, right)
        self._enter()

    def add_pair(self, key: PairKey, left: Article, right: Article | None) -> Pair:
        """Return the pair with this key, making it known, or whole, if it wasn't."""
        pair = self.pairs.get(key)
        if pair is None:
            pair = Pair(left, right, row=self.rows_of_last_session.get(key, 0))
            self.pairs[key] = pair
        elif pair.right is None and right is not None:
            del self.pairs[key]
            pair.right = right  # it was still being read
            self.pairs[key] = pair  # what is decided on that is about this pair, too
        return pair

    def look_back(self, earlier: Article, article: int) -> None:
        """Show an earlier text and an article, as it is now, side by side; `put` leads back.

        Raises:
            InputError: The article can't be read, or isn't read yet.
        """
        present = self.read(article)
        self._leave()
        if earlier not in self._earlier:
            self._earlier.append(earlier)
        self.looking_back = (_FIRST_EARLIER - self._earlier.index(earlier), article)
        self.pairs.setdefault(self.looking_back, Pair(earlier, present))
        self._enter()

    def _leave(self) -> None:
        """Leave the pair on screen: it waits for what the others wait for from now on."""
        self.remember_row()
        self.pairs.note([self.key])

    def _enter(self) -> None:
        self.cursor.enter(self.pairs[self.key])
        self.entered[self.key] = None
        self.review_changed()

    def read(self, index: int) -> Article:
        """Return an article of the desk, reading it if nobody does.

        Raises:
            InputError: It can't be read, which is known from then on, or isn't read yet.
        """
        if self.is_awaited(index):
            raise InputError(f"{self.desk.found[index].name} is still being read")
        try:
            return self.desk.article(index)
        except InputError as error:
            self.unreadable[index] = str(error)
            raise

    def remember_row(self) -> None:
        """Note where the cursor stands in its pair, to stand there again."""
        self.cursor.note_place()

    @command
    def open_pair(self, other: int | None) -> str:
        """Put another article beside the base."""
        self.put(self.base, other)
        return self.nothing_shown

    @property
    def nothing_shown(self) -> str:
        """What to say where the filter hides every row of the pair on screen; "" elsewhere."""
        if self.cursor.items or not self.pair.judged:
            return ""
        if not self.pair.has_findings and self.cursor.filter in FINDING_FILTERS:
            return f"no row to show yet: {self.pair.why_no_findings}"
        return f"the filter hides all rows here; {key('filter')} shows other rows"

    @command
    def step_article(self, step: int) -> str:
        """Go to the next (1) or previous (-1) article beside the base; back from a look back."""
        if self.looking_back is not None:
            self.put(self.base, self.other)
            return ""
        others = self.others()
        if not others:
            return "there is no other article"
        first = others.index(self.other) + step if self.other in others else 0
        place = first
        while 0 <= place < len(others) and self._shows_nothing_of(others[place]):
            place += step
        if 0 <= place < len(others):
            self.put(self.base, others[place])
            passed = counted(abs(place - first), "article")
            return f"passed over {passed}, where the filter hides all rows" * (place != first)
        if place != first:
            where = "further down" if step > 0 else "further up"
            return f"no article {where} has rows for this filter; {key('filter')} shows others"
        return "this is the last article" if step > 0 else "this is the first article"

    def _shows_nothing_of(self, other: int) -> bool:
        """Return whether the filter is known to hide every row of a pair."""
        pair, name = self.pairs.get((self.base, other)), self.cursor.filter
        if name == "all" or pair is None or not pair.has_findings:
            return False
        return not pair.number_shown(name)

    @command
    def pin(self, article: int) -> str:
        """Make `article` the base; the old base stands beside it if it was not there yet.

        Where the same two articles have only changed sides, the cursor stays with its sentences.
        """
        if article == self.base:
            return "this is the base already"
        before, subject = self.base, self.cursor.subject
        self._make_base(article)
        new, old = (self.facts(self.desk.article(index)).short_name for index in (article, before))
        said = f"{new} is the base now; {key('pin')} on {old} in the list takes it back"
        if subject is None:
            return said
        if not self.pair.has_findings:
            self.pair.awaited = subject.target
        if (there := self.pair.nearest(subject.target)) is not None:
            self.cursor.stand_on(there)
        return said

    def _make_base(self, article: int) -> None:
        self.put(article, self.base if self.other in (article, None) else self.other)
        self._base_is_chosen = True

    @command
    def check_base(self, *, touched: bool) -> str:
        """Choose the base by the dates, once all articles are read; see ARCHITECTURE.md.

        Args:
            touched: The reviewer has pressed a key, so nothing may change under their hands.
        """
        from copydesk.articles.library import first_base

        if self._base_is_chosen:
            return ""
        self._base_is_chosen = True
        readable = [i for i in range(len(self.desk.found)) if i not in self.unreadable]
        articles = [self.desk.article(index) for index in readable]
        earliest = readable[articles.index(first_base(articles))] if articles else self.base
        if earliest == self.base:
            return ""
        name, before = (
            self.facts(self.desk.article(index)).short_name for index in (earliest, self.base)
        )
        if touched:
            return f"{name} is the earliest; {key('pin')} in the list makes it the base"
        self._make_base(earliest)
        back = f"{key('pin')} on {before} in the list takes it back"
        return f"{name} is the earliest and the base now; {back}"

    # What was decided

    def write(self, *parts: tuple[Data, Target | None], group: str = "") -> None:
        """Write the parts of one decision, which one undo takes back, and show it.

        Args:
            parts: What is decided, in order.
            group: The act that they are part of, where it isn't over with them; see `new_group`.

        Raises:
            InputError: A part is too long for a journal's line, or two texts of one article are
                shown; nothing was written.
        """
        if self.looking_back is not None:
            raise InputError(LOOKING_BACK)
        self.live.write(*parts, group=group)
        self.review_changed()

    def review_changed(self) -> None:
        """Join the pair's rows to what is decided now, and lay them out anew."""
        if self.joining.is_of_another_review:
            self.take_texts()
        for pair in self.joining.pairs_behind():
            self.joining.join(pair)
        self.cursor.lay_items()
        self.cursor.keep_selected()

    def take_texts(self) -> None:
        """Begin the pairs anew of which an article is read in another encoding now."""
        for place, pair in list(self.pairs.items()):
            left, right = self.article(place[0]), pair.right
            if right is not None:
                right = self.article(place[1])
            if pair.left is left and pair.right is right:
                continue
            self._texts_taken += 1
            self.pairs[place] = Pair(left, right)
            if pair is self.pair:
                self.cursor.enter(self.pairs[place])
                self.cursor.lay_items()

    def join_anew(self, pair: Pair) -> None:
        """Join a pair's rows to what others decided meanwhile.

        If that changes the pair on screen, the cursor stays with its row and its finding.
        """
        before = pair.judged
        self.joining.join(pair)
        if pair is self.pair and pair.judged != before:
            self.cursor.lay_items()
            self.cursor.keep_selected()

    @property
    def whereabouts(self) -> Whereabouts:
        """Where decisions on texts that are no longer there went.

        Nothing is said of absent articles until all are read: one could be theirs.
        """
        lineage = self.desk.lineage
        found = self._whereabouts.of(self.live.review, lineage)
        return found if lineage.is_complete else structs.replace(found, absent=())

    def facts(self, article: Article) -> ArticleFacts:
        """Return an article's facts as corrected."""
        return facts_of(article, self.live.review)

    def known_tags(self) -> tuple[str, ...]:
        """Return the tags used on this desk, the most used first."""
        counts = Counter(
            tag for judgement in self.live.review.judgements.values() for tag in judgement.tags
        )
        return tuple(tag for tag, _count in counts.most_common())

    def counts(self) -> Counts:
        """Return the rows of the pair on screen by state."""
        return self.pair.counts

    def total(self) -> Total:
        """Return what the compared pairs of the base come to, by the filter that is on."""
        return self._totals.of(self.base, self.cursor.filter)
