"""Opens a desk: the articles of one story and the journals of their review.

Opening a desk never makes one: `find_store` only names the folder, and the first write makes it.
Everything here takes paths as values.
"""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from copydesk.atomic import read_plain
from copydesk.desk.citations import key_of
from copydesk.desk.encodings import named_encodings, read_again
from copydesk.desk.kept import KeptArticles
from copydesk.desk.lineage import Lineage, untraced
from copydesk.desk.location import check_version, read_desk_file
from copydesk.errors import InputError, ReadOnlyError
from copydesk.reviews.kinds import UndoData, VersionData
from copydesk.reviews.reading import BadLine, read_journals
from copydesk.reviews.review import Review
from copydesk.visible import visible

if TYPE_CHECKING:
    from pathlib import Path

    from copydesk.articles.article import Article
    from copydesk.articles.found import FoundArticle, Library
    from copydesk.desk.caches import Caches
    from copydesk.desk.carrying import Carrier
    from copydesk.desk.citations import Citation
    from copydesk.reviews.events import Event


class Desk:
    """The articles of one story, with the store of their review.

    Args:
        library: The articles that were found; each is read when it is first wanted.
        store: The folder of the store; it need not exist.
        reviewer: Whose verdicts are "mine".
        articles: Articles that have been read already, by index.
        caches: What is kept from one session to the next; None: nothing is.
    """

    def __init__(
        self,
        library: Library,
        store: Path,
        reviewer: str,
        articles: Mapping[int, Article] | None = None,
        caches: Caches | None = None,
    ) -> None:
        self.library = library
        self.store = store
        self.reviewer = reviewer
        self.caches = caches
        self.read_only: ReadOnlyError | None = None
        """Why nothing may be written to the store, as far as is known since it was read."""
        self.kept = KeptArticles(store)
        self.lineage = Lineage({}, {})
        """Which earlier texts the articles have, as of the last `fold`."""
        self._carrier: Carrier | None = None
        """Carries events over to later texts; None while no article has an earlier one."""
        self._articles: dict[int, Article] = dict(articles or {})
        self._encodings: dict[str, str] = {}
        """Encodings that people named, by the hash of the article, as of the last `fold`."""
        self._unreadable: dict[int, InputError] = {}
        """What is wrong with the articles that can't be read: trying may take seconds each time."""

    def use_store(self, store: Path) -> None:
        """Keep the review in another folder from now on."""
        self.store = store
        self.kept = KeptArticles(store)

    @property
    def found(self) -> Sequence[FoundArticle]:
        """The articles in the order of the list."""
        return self.library.articles

    def article(self, index: int) -> Article:
        """Return the article at `index` of `found`, reading it if this is the first time.

        Raises:
            InputError: It can't be read.
        """
        if index not in self._articles:
            self.read([index])
            if (fault := self._unreadable.get(index)) is not None:
                raise InputError(fault.message, fault.hint)
        return self._articles[index]

    def read(self, indices: Iterable[int]) -> None:
        """Read the articles at these indices of `found`, if nobody has tried to; several at once.

        What can't be read is told when it is wanted.
        """
        for _index in self.reading(indices):
            pass

    def reading(self, indices: Iterable[int]) -> Generator[int]:
        """Do the same; yield each index when it was tried. Closed, it reads no more."""
        from copydesk.articles.reading_all import read_all

        tried = self._articles.keys() | self._unreadable.keys()
        wanted = [(index, self.found[index].path) for index in indices if index not in tried]
        kept = self.caches.articles if self.caches is not None else None
        with closing(read_all(wanted, self.library.root, kept)) as found:
            for index, read in found:
                if isinstance(read, InputError):
                    self._unreadable[index] = read
                else:
                    self._articles[index] = self._as_named(read)
                yield index

    def take(self, index: int, article: Article) -> None:
        """Know the article at `index` of `found`, which somebody else read, unless it is known."""
        if index not in self._articles:
            self._articles[index] = self._as_named(article)

    def give_up(self, index: int, reason: str) -> None:
        """Know that the article at `index` of `found` can't be read, and why."""
        self._unreadable[index] = InputError(reason)

    def known(self, index: int) -> Article | None:
        """Return the article at `index` of `found` if it has been read already."""
        return self._articles.get(index)

    def lost_texts(self) -> list[Citation]:
        """Return the earlier texts of articles that were kept once and aren't any more.

        What was decided on them is found by its quotes alone. Entries that name no path were
        written before texts were kept.
        """
        cited = (self.lineage.cited[key] for key in self.lineage.descents)
        return [
            citation
            for citation in cited
            if citation.paths and self.kept.text(citation.key.sha256, citation.key.text) is None
        ]

    def hash_of(self, index: int) -> str:
        """Return the hash of the article at `index` of `found` without reading it as an article.

        "" where its bytes can't be had.
        """
        known = self._articles.get(index)
        if known is not None:
            return known.sha256
        try:
            return hashlib.sha256(read_plain(self.found[index].path)).hexdigest()
        except OSError:
            return ""

    def article_of(self, sha256: str) -> Article | None:
        """Return the article with this hash if it has been read already."""
        return next((one for one in self._articles.values() if one.sha256 == sha256), None)

    def article_again(self, citation: Citation) -> Article | None:
        """Return an article as it was; None where its text wasn't kept."""
        name = max(citation.paths, default=citation.key.sha256[:8])
        return self.kept.again(name, citation.key.sha256, citation.key.text)

    def articles_read(self) -> dict[int, Article]:
        """Return the articles that have been read so far, by index."""
        return dict(self._articles)

    @property
    def is_read(self) -> bool:
        """Whether all articles were read, or are known for unreadable."""
        return len(self._articles.keys() | self._unreadable.keys()) == len(self.found)

    def file_hashes(self) -> list[str]:
        """Return the hashes of all articles whose bytes can be had, whatever they hold."""
        found = (self.hash_of(index) for index in range(len(self.found)))
        return [sha256 for sha256 in found if sha256]

    def hashes(self) -> list[str]:
        """Return the hashes of the articles that can be read, reading all of them."""
        self.read(range(len(self.found)))
        return [self._articles[index].sha256 for index in sorted(self._articles)]

    def read_review(self) -> tuple[Review, tuple[BadLine, ...]]:
        """Read all journals; return the review and the lines that hold no event.

        Sets `read_only` where a later version has written to the store.
        """
        journals = read_journals(self.store)
        try:
            check_version(self.store, journals)
        except ReadOnlyError as error:
            self.read_only = error
        review = self.fold([event for journal in journals for event in journal.events])
        return review, tuple(line for journal in journals for line in journal.bad_lines)

    def fold(self, events: Sequence[Event]) -> Review:
        """Return the review that events, as they were written, come to on the present texts.

        What was decided on an earlier text of an article comes along as far as the articles were
        read; `lineage` says then which texts those are.
        """
        self._read_as_named(events)
        self.trace(events)
        return self.carry(events)

    def _read_as_named(self, events: Sequence[Event]) -> None:
        """Read articles again of which another encoding is named now."""
        before, self._encodings = self._encodings, named_encodings(events)
        for index, article in self._articles.items():
            encoding = self._encodings.get(article.sha256, "")
            if encoding != before.get(article.sha256, ""):
                self._articles[index] = read_again(article, encoding, self.kept)

    def _as_named(self, article: Article) -> Article:
        """Return an article that was read just now in the encoding that is named for it."""
        encoding = self._encodings.get(article.sha256, "")
        return read_again(article, encoding, self.kept) if encoding else article

    def trace(self, events: Sequence[Event]) -> bool:
        """Find out anew which earlier texts the articles have; return whether they are others now.

        Args:
            events: All events; carried over ones say what they were written about.
        """
        before, self.lineage = self.lineage, self._lineage_of(events)
        self._carrier = self._new_carrier() if self.lineage.descents else None
        return not self.lineage.agrees_with(before)

    def carry(self, events: Sequence[Event]) -> Review:
        """Return the review that events come to with the versions that were found last."""
        return Review(events if self._carrier is None else map(self._carrier, events))

    def is_about_known_texts(self, event: Event) -> bool:
        """Tell whether it was settled already what the texts that an event is about have become."""
        sides = event.target.articles if event.target is not None else ()
        return all(self.lineage.knows(key_of(side)) for side in sides)

    def carried(self, event: Event) -> Event:
        """Return an event, as it was written, as it is about the present texts."""
        return event if self._carrier is None else self._carrier(event)

    def _new_carrier(self) -> Carrier:
        # Loads the readers and what compares texts: no article of most desks is ever edited.
        from copydesk.desk.carrying import Carrier

        return Carrier(self.lineage, self.kept)

    def _lineage_of(self, events: Sequence[Event]) -> Lineage:
        articles = [self._articles[index] for index in sorted(self._articles)]
        lineage = untraced(events, articles, complete=self.is_read)
        if not lineage.gone:
            return lineage
        # Loads what compares texts: no article of most desks is ever edited.
        from copydesk.desk.ancestry import traced

        known = read_desk_file(self.store)
        about = (event for event in events if isinstance(event.data, VersionData | UndoData))
        return traced(
            lineage,
            events,
            self.kept,
            Review(about).versions.values(),
            frozenset(known.articles if known else ()),
        )

    def index_of(self, name: str) -> int:
        """Return the index of the article that a user calls `name`: its name, stem or short name.

        Raises:
            InputError: There is none, or more than one.
        """
        names = [found.name for found in self.found]
        fits = [i for i, found in enumerate(self.found) if name in (found.name, found.path.stem)]
        fits = fits or [i for i, known in enumerate(names) if known.startswith(name)]
        if len(fits) != 1:
            what = "There is no article" if not fits else "There is more than one article"
            raise InputError(
                f"{what} {visible(name)!r}.", f"There are: {visible(', '.join(names))}."
            )
        return fits[0]

    def earliest(self) -> int:
        """Return the index of the article that is the base until another is pinned.

        All articles that can be read are read for it.

        Raises:
            InputError: None can be read; the message is that of the first.
        """
        from copydesk.articles.library import first_base

        self.read(range(len(self.found)))
        read = self._articles
        if not read:
            raise self._unreadable[0]
        base = first_base([read[index] for index in sorted(read)])
        return next(index for index, article in read.items() if article is base)
