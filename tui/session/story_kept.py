"""The story over all its articles, as the session keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from copydesk.judged.rows import JudgedRow
from tui.session.counts import Counts
from tui.session.pair import PairKey

if TYPE_CHECKING:
    from copydesk.alignment.link import Link
    from copydesk.judged.question import Question
    from copydesk.judged.questions import StoryQuestions
    from copydesk.reviews.anchors import Target


class Correction(Struct, frozen=True):
    """What an article has to put right, by a verdict 3 that says that it isn't right."""

    article: int
    """Index on the desk."""
    start: int
    """Where its words begin in its text."""
    words: str
    """What it says."""
    right: str
    """What the article says that is right; "" where neither is."""
    by: int | None
    """Index of that article."""
    pair: PairKey
    """The pair in which that was decided."""
    target: Target
    """What it was decided on."""
    is_final: bool


class Story(Struct, frozen=True):
    """All pairs of a story together."""

    articles: tuple[int, ...]
    """Its articles, as indices on the desk, in list order."""
    pairs: dict[PairKey, Counts]
    """The pairs that were compared, the article that stands first in the list first."""
    questions: tuple[Question, ...]
    """The gravest first; see `StoryQuestions.of`."""
    corrections: dict[int, tuple[Correction, ...]]
    """By article, in the order of its text."""
    compared: int
    """How many pairs were compared."""
    wanted: int
    """How many there are to be compared."""
    is_whole: bool
    """All pairs of articles are wanted; else those of the base alone, for there are too many."""


class PairTold(Struct, frozen=True):
    """What was told of a pair, and of which rows and links."""

    rows: tuple[JudgedRow, ...]
    links: tuple[Link, ...]
    counts: Counts
    corrections: tuple[Correction, ...]


class KeptStory:
    """A story with what it was made of.

    Args:
        questions: Makes its questions.
    """

    def __init__(self, questions: StoryQuestions) -> None:
        self.questions = questions
        self.made_of: dict[PairKey, tuple[int, int]] = {}
        """Which rows and links of each pair it was made of (`of_pair` has them)."""
        self.story: Story | None = None
        self.of_pair: dict[PairKey, PairTold] = {}
