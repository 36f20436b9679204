"""What of a story is read when: first what the review begins with, then the rest.

`reading_ahead` has a child process do it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from copydesk.articles.readers.formats import SUFFIXES
from copydesk.errors import InputError
from tui.app.head import head_of, part_of

if TYPE_CHECKING:
    from copydesk.articles.article import Article
    from copydesk.articles.found import Library
    from copydesk.compared import Comparison
    from copydesk.desk.desk import Desk
    from tui.request import Locations
    from tui.session.pair import PairKey
    from tui.session.resume import Position

READ_AT_ONCE: Final = 300_000
"""Bytes of articles that are read before the review begins, to choose the base by their dates. Of
larger folders only the pair to open is."""
_COSTS: Final = 15_000
"""Bytes of text that take as long to read as a file that a library reads, whatever its size."""
WAITED_FOR: Final = 60_000
"""Bytes that are not kept and have to be read before the review begins, for which the first screen
waits: half a tenth of a second. If there are more, it shows how the base begins."""
TAKEN_AT_ONCE: Final = 300_000
"""Bytes of a pair that is kept, and of journals, that are taken in before the first screen. More of
them take about as long as one more screen: then the first one shows how the base begins."""
COMPARED_HERE: Final = 60_000
"""Code points of a pair that was never compared which whoever reads compares at once: everything is
loaded there, while a process of its own would only start when the first screen is there."""

_PATIENCE: Final = 1.5
"""Seconds for which the pair to open waits for others, to choose the base by all dates: one that is
slow or made to be holds nothing up."""

_FIRST_STEP, _LONGEST_STEP = 0.05, 0.4
"""Seconds of reading after which the other articles are sent, each time twice as many as the time
before: the list on the screen fills at once, and long lists aren't drawn too often."""
_ABOVE: Final = 40
"""Articles above the one to open that may be on the screen with it."""
Step = Sequence[tuple[int, "Article | str"]]
"""Articles by index, or what is wrong with those that can't be read."""


ComparedPair = tuple["PairKey", "Comparison"]
"""A pair and what comparing it gave."""


class Sought(Struct, frozen=True):
    """What is to be opened, and what says where the reviewer stood in it."""

    paths: Sequence[Path]
    locations: Locations
    reviewer: str
    desk: Path | None = None
    """The store that was asked for by name."""
    base: str = ""
    """The base that was asked for by name."""


class ReadArticles(Struct, frozen=True):
    """Articles that were found, and read as far as there was reason to."""

    library: Library
    articles: dict[int, Article] = field(default_factory=dict)
    """By index; those that can't be read are not among them."""
    base: int | None = None
    """Index of the base until another is pinned; None where not all articles are read yet."""
    compared: ComparedPair | None = None
    """What is kept of the pair that will most likely be opened, if anything is."""
    comparing: PairKey | None = None
    """That pair, if nothing is and it is so short that whoever reads compares it as well."""


class Opening(Struct, frozen=True):
    """What can be shown while articles are read: a part of the base, and what else there is."""

    library: Library
    base: int
    """Its index. Once the dates are known, another article may be the base."""
    head: Article
    """The base, as if it ended after its first paragraphs; of a pair that is kept, as if it began
    where the reviewer stood."""


def read_at_once(sought: Sought) -> ReadArticles:
    """Find the articles and read those that the review begins with.

    All of them, to choose the base by their dates, if they are few; else the pair to open.

    Raises:
        InputError: There are no articles, or none that can be read.
    """
    return next(found for found in begun(sought) if isinstance(found, ReadArticles))


def begun(sought: Sought) -> Iterator[Opening | ReadArticles]:
    """Yield what the review begins with, and before it, if that takes long, what can be shown.

    Raises:
        InputError: See `read_at_once`.
    """
    from copydesk.articles.library import find_articles
    from copydesk.desk.caches import Caches
    from copydesk.desk.desk import Desk

    library = find_articles(sought.paths)
    desk = Desk(library, Path(), sought.reviewer, caches=Caches(sought.locations.cache))
    are_few = _size_of(desk, range(len(desk.found))) <= READ_AT_ONCE
    position = _position(sought, desk)
    pair = _pair_to_open(sought, desk, position, 0)
    wanted = range(len(library.articles)) if are_few else pair
    unread = [index for index in wanted if not _take_kept(desk, index)]
    takes_long = _takes_long(sought, desk, pair, unread)
    if takes_long and unread:
        with suppress(InputError):
            yield Opening(library, pair[0], head_of(desk, pair[0]))
    _read(desk, sorted(unread, key=lambda index: index not in pair), pair)
    earliest = desk.earliest() if desk.is_read else None
    pair = _pair_to_open(sought, desk, position, earliest or 0)
    read = ReadArticles(library, desk.articles_read(), earliest, *_compared(desk, pair))
    if takes_long and not unread:
        yield _where_one_was(desk, read, position, pair[0])
    yield read


def _where_one_was(desk: Desk, read: ReadArticles, position: Position, base: int) -> Opening:
    """Return what is shown of a base that is kept while its review is made."""
    if read.compared is None:
        return Opening(read.library, base, head_of(desk, base))
    (_base, other), comparison = read.compared
    is_there = position.base == desk.found[base].name
    row = position.rows.get(desk.found[other].name, 1) if is_there else 1
    above = reversed(comparison.rows[:row])
    first = next((one.left[0] for one in above if one.left), 0)
    return Opening(read.library, base, part_of(desk.article(base), first))


def _takes_long(sought: Sought, desk: Desk, pair: Sequence[int], unread: Sequence[int]) -> bool:
    """Tell whether the first screen is there sooner if it doesn't wait for the review.

    Args:
        sought: What is to be opened.
        desk: Its articles.
        pair: Those to open.
        unread: Those that are not kept and have to be read before.
    """
    return (
        any(_is_read_elsewhere(desk, index) for index in unread)
        or _size_of(desk, unread) > WAITED_FOR
        or _size_of(desk, pair) + _size_of_journals(sought, desk) > TAKEN_AT_ONCE
    )


def _size_of_journals(sought: Sought, desk: Desk) -> int:
    """Return how many bytes everybody's journals have."""
    from copydesk.desk.location import find_store
    from copydesk.reviews.reading import JOURNALS

    store = find_store(desk.library.root, sought.locations.desks, sought.desk)
    try:
        return sum(path.stat().st_size for path in (store / JOURNALS).iterdir())
    except OSError:
        return 0  # whoever reads them says what is wrong


def _read(desk: Desk, indices: Sequence[int], pair: Sequence[int]) -> None:
    """Read articles; where that takes long, no more than the pair to open."""
    began, waited_for = monotonic(), set(pair) & set(indices)
    with closing(desk.reading(indices)) as reading:
        for index in reading:
            waited_for.discard(index)
            if not waited_for and monotonic() - began > _PATIENCE:
                return


def _compared(
    desk: Desk, pair_to_open: Sequence[int]
) -> tuple[ComparedPair | None, PairKey | None]:
    """Return what is kept of the pair to open; without it, the pair if it is to be compared."""
    base, *others = pair_to_open
    left, right = desk.known(base), desk.known(others[0]) if others else None
    if left is None or right is None or desk.caches is None:
        return None, None
    pair = base, others[0]
    found = desk.caches.comparisons.find(left, right)
    if found is not None:
        return (pair, found), None
    return None, pair if len(left.text) + len(right.text) <= COMPARED_HERE else None


def compared(sought: Sought, read: ReadArticles) -> ComparedPair | None:
    """Compare the pair that is to be compared, and keep what comes out."""
    if read.comparing is None:
        return None
    # Loads the aligner and all rules.
    from copydesk.background.messages import Errand
    from copydesk.desk.caches import Caches

    caches = Caches(sought.locations.cache)
    left, right = (read.articles[index] for index in read.comparing)
    errand = Errand(left, right, (), caches.alignments, caches.comparisons)
    return read.comparing, errand.run()


def _take_kept(desk: Desk, index: int) -> bool:
    """Take an article as it is kept; return whether it is."""
    from copydesk.articles.files import open_article

    assert desk.caches is not None
    with suppress(InputError):
        file = open_article(desk.found[index].path, root=desk.library.root)
        article = desk.caches.articles.find(file)
        if article is not None:
            desk.take(index, article)
    return desk.known(index) is not None


def _size_of(desk: Desk, indices: Iterable[int]) -> int:
    """Return how many bytes of text some articles have, or would have for what they take."""
    return sum(
        _COSTS if _is_read_elsewhere(desk, index) else desk.found[index].path.stat().st_size
        for index in indices
    )


def _is_read_elsewhere(desk: Desk, index: int) -> bool:
    """Tell by its name whether a file is one that a library reads."""
    return SUFFIXES.get(desk.found[index].path.suffix.lower(), "text") != "text"


def _pair_to_open(sought: Sought, desk: Desk, position: Position, otherwise: int) -> list[int]:
    """Return the indices of the articles that will most likely be opened: where somebody stood.

    Args:
        sought: What is to be opened.
        desk: Its articles.
        position: Where the reviewer stood.
        otherwise: The base where nobody stood yet and none was asked for.
    """
    places = {found.name: index for index, found in enumerate(desk.found)}
    base = places.get(position.base, otherwise)
    if sought.base:
        with suppress(InputError):
            base = desk.index_of(sought.base)
    other = places.get(position.other, base)
    if other == base:
        other = 0 if base else 1
    return [base, other][: len(desk.found)]


def _position(sought: Sought, desk: Desk) -> Position:
    """Return where the reviewer stood."""
    from copydesk.desk.location import find_store
    from tui.session.resume import StateFiles, state_folder

    store = find_store(desk.library.root, sought.locations.desks, sought.desk)
    state = sought.locations.state
    return StateFiles(state_folder(state, store), sought.reviewer, state).position()


def steps(
    sought: Sought, read: ReadArticles, asked: Callable[[], Iterable[int]] = tuple
) -> Iterator[Step]:
    """Read the other articles, those that are most likely on the screen first.

    Args:
        sought: What is to be opened.
        read: What was read of it.
        asked: Tells which articles somebody waits for since it was called last: these come before
            all others, and at once.
    """
    from copydesk.articles.cache import ArticleCache
    from copydesk.articles.reading_all import read_all

    library = read.library
    queue = _Queue(_in_order(read), asked)
    wanted = ((index, library.articles[index].path) for index in queue)
    length = _FIRST_STEP
    step: list[tuple[int, Article | str]] = []
    began = monotonic()
    for index, found in read_all(wanted, library.root, ArticleCache(sought.locations.cache)):
        step.append((index, str(found) if isinstance(found, InputError) else found))
        if index in queue.asked or monotonic() - began > length:
            yield step
            step, began, length = [], monotonic(), min(2 * length, _LONGEST_STEP)
    if step:
        yield step


class _Queue:
    """Articles that are to be read, by index.

    Args:
        indices: In their order.
        ask: Tells which of them are wanted before the others; the last one most.
    """

    def __init__(self, indices: Sequence[int], ask: Callable[[], Iterable[int]]) -> None:
        self._left = dict.fromkeys(reversed(indices))
        self._ask = ask
        self.asked: set[int] = set()
        """All that were asked for so far."""

    def __iter__(self) -> Iterator[int]:
        first: list[int] = []
        while self._left:
            first += self._ask()
            self.asked.update(first)
            first = [index for index in first if index in self._left]
            index = first.pop() if first else next(reversed(self._left))
            del self._left[index]
            yield index


def _in_order(read: ReadArticles) -> list[int]:
    """Return the indices of what wasn't read, from above the article to open on."""
    first = max(0, max(read.articles, default=0) - _ABOVE)
    count = len(read.library.articles)
    return [index for index in (*range(first, count), *range(first)) if index not in read.articles]
