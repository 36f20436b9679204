"""A comparison or a fact sheet as an errand for another process, and how the two processes talk.

The screen sends errands to a child (`child`) through its pipes: each message is its length and a
pickle. Both ends are one program started by one user, so what arrives can be trusted; and a pickle
carries what JSON can't, such as the path of a file whose name is no text.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from struct import Struct as Layout
from typing import IO, TYPE_CHECKING, Final

from msgspec import Struct

from copydesk.counted import counted
from copydesk.errors import CopydeskError

if TYPE_CHECKING:
    from copydesk.alignment.cache import AlignmentCache
    from copydesk.alignment.edit import Edit
    from copydesk.alignment.link import Progress
    from copydesk.articles.article import Article
    from copydesk.compared import Comparison, ComparisonCache
    from copydesk.sheet.sheet import Sheet

HEAD: Final = Layout("!Q")
"""Stands before each message: its length in bytes."""


class Errand(Struct, frozen=True):
    """A pair to be compared; the fields are the arguments of `compare`."""

    left: Article
    right: Article
    edits: tuple[Edit, ...] = ()
    alignments: AlignmentCache | None = None
    comparisons: ComparisonCache | None = None
    """Where what comes out is kept; None: nowhere."""
    rows_first: bool = False
    """Whether somebody waits for the rows, and is to have them before the findings."""

    def run(
        self,
        progress: Progress | None = None,
        laid: Callable[[Laid], None] | None = None,
    ) -> Comparison:
        """Compare here and now; rows that are wanted first are handed to `laid`."""
        # Whoever sends an errand needs nothing of what it takes to run one.
        from copydesk.comparison import compare

        comparison = compare(
            self.left,
            self.right,
            edits=self.edits,
            alignments=self.alignments,
            progress=progress,
            rows_made=None
            if laid is None or not self.rows_first
            else lambda rows: laid(Laid(rows)),
        )
        if self.comparisons is not None:
            self.comparisons.keep(self.left, self.right, comparison)
        return comparison

    @property
    def name(self) -> str:
        """What is done, as the beginning of a sentence."""
        return f"Comparing {self.left.name} with {self.right.name}"

    @property
    def sentences(self) -> int:
        """How many sentences it is about."""
        return len(self.left.sentences) + len(self.right.sentences)


class Laid(Struct, frozen=True):
    """The rows of a pair, on the way to its findings; the answer to the errand follows."""

    comparison: Comparison
    """Without findings; see `Comparison.findings_known`."""


class SheetErrand(Struct, frozen=True):
    """A story whose fact sheet is to be made; the fields are the arguments of `fact_sheet`.

    What pairs of them were compared until then is no part of it: the sheet is that of the command,
    whenever it is made.
    """

    articles: tuple[Article, ...]

    def run(self, progress: Progress | None = None) -> Sheet:
        """Make the sheet here and now."""
        from copydesk.sheet.maker import fact_sheet

        return fact_sheet(self.articles, progress=progress)

    @property
    def name(self) -> str:
        """What is done, as the beginning of a sentence."""
        return f"Making the fact sheet of {counted(len(self.articles), 'article')}"

    @property
    def sentences(self) -> int:
        """How many sentences it is about."""
        return sum(len(article.sentences) for article in self.articles)


class Fault(Struct, frozen=True):
    """What went wrong on an errand."""

    what: str
    """The kind of the exception and its place in the code; never a word of an article."""


def packed(message: object) -> bytes:
    """Return a message as it goes through a pipe."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    return HEAD.pack(len(data)) + data


def unpacked(data: bytes) -> object:
    """Return the message whose bytes, without the head, are `data`.

    Raises:
        CopydeskError: The other process runs another version of this program.
    """
    try:
        return pickle.loads(data)
    except Exception as error:
        # An upgrade while the review is open: what a pickle of another version raises is anything.
        raise CopydeskError(
            "The program was changed while it runs.", "Leave with q and start it again."
        ) from error


def receive(pipe: IO[bytes]) -> object | None:
    """Wait for the next message; None where there is none any more.

    Raises:
        EOFError: The other end was ended in the middle of one.
    """
    head = pipe.read(HEAD.size)
    if not head:
        return None
    if len(head) == HEAD.size:
        (length,) = HEAD.unpack(head)
        data = pipe.read(length)
        if len(data) == length:
            return unpacked(data)
    raise EOFError("the message is cut off")
