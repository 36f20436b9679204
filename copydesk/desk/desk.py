"""Opens a desk: the articles of one story and the journals of their review.

Opening a desk never makes one: `find_store` only names the folder, and the first write makes it.
Everything here takes paths as values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from copydesk.desk.location import check_version
from copydesk.errors import InputError, ReadOnlyError
from copydesk.reviews.reading import BadLine, read_journals
from copydesk.reviews.review import Review
from copydesk.visible import visible

if TYPE_CHECKING:
    from pathlib import Path

    from copydesk.alignment.cache import AlignmentCache
    from copydesk.articles.article import Article
    from copydesk.articles.found import FoundArticle, Library


class Desk:
    """The articles of one story, with the store of their review.

    Args:
        library: The articles that were found; each is read when it is first wanted.
        store: The folder of the store; it need not exist.
        reviewer: Whose verdicts are "mine".
        articles: Articles that have been read already, by index.
        alignments: Those that are kept from one session to the next; None: none are.
    """

    def __init__(
        self,
        library: Library,
        store: Path,
        reviewer: str,
        articles: Mapping[int, Article] | None = None,
        alignments: AlignmentCache | None = None,
    ) -> None:
        self.library = library
        self.store = store
        self.reviewer = reviewer
        self.alignments = alignments
        self.read_only: ReadOnlyError | None = None
        """Why nothing may be written to the store, as far as is known since it was read."""
        self._articles: dict[int, Article] = dict(articles or {})

    @property
    def found(self) -> Sequence[FoundArticle]:
        """The articles in the order of the list."""
        return self.library.articles

    def article(self, index: int) -> Article:
        """Return the article at `index` of `found`, reading it if this is the first time.

        Raises:
            InputError: It can't be read.
        """
        known = self._articles.get(index)
        if known is None:
            # Loads the readers' patterns and word lists: what is read already needs none of them.
            from copydesk.articles.readers import read_article

            path = self.found[index].path
            known = self._articles[index] = read_article(path, root=self.library.root)
        return known

    def known(self, index: int) -> Article | None:
        """Return the article at `index` of `found` if it has been read already."""
        return self._articles.get(index)

    def articles_read(self) -> dict[int, Article]:
        """Return the articles that have been read so far, by index."""
        return dict(self._articles)

    def hashes(self) -> list[str]:
        """Return the hashes of the articles that can be read, reading all of them."""
        hashes: list[str] = []
        for index in range(len(self.found)):
            try:
                hashes.append(self.article(index).sha256)
            except InputError:
                # The list, `status` and `doctor` say what is wrong with it.
                continue
        return hashes

    def read_review(self) -> tuple[Review, tuple[BadLine, ...]]:
        """Read all journals; return the review and the lines that hold no event.

        Sets `read_only` where a later version has written to the store.
        """
        journals = read_journals(self.store)
        try:
            check_version(self.store, journals)
        except ReadOnlyError as error:
            self.read_only = error
        review = Review(event for journal in journals for event in journal.events)
        return review, tuple(line for journal in journals for line in journal.bad_lines)

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

        read: dict[int, Article] = {}
        faults: list[InputError] = []
        for index in range(len(self.found)):
            try:
                read[index] = self.article(index)
            except InputError as error:
                faults.append(error)
        if not read:
            raise faults[0]
        base = first_base(list(read.values()))
        return next(index for index, article in read.items() if article is base)
