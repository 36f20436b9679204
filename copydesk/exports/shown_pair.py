"""Two articles side by side as a report shows them: rows with marked words and what was decided.

What reviewers said stands in the records; a row and a finding name them by `SaidKey`.
"""

from __future__ import annotations

from dataclasses import dataclass

from copydesk.articles.article import Span
from copydesk.judged.history import Told
from copydesk.reviews.anchors import TargetKey

SaidKey = tuple[TargetKey, str]
"""What a record is known by: what was judged or dismissed, and by whom."""


@dataclass(frozen=True, slots=True)
class ShownSide:
    """What one article tells in a row."""

    text: str
    """Its sentences, a space between two; spans below are offsets into it."""
    sentences: str
    """Their numbers from 1: "3", "3-4"."""
    kind: str
    """What they are in the article: "headline", "caption"; "" for its body."""
    marked: tuple[Span, ...]
    """Words that the other article puts otherwise or lacks; disjoint, in order."""
    findings: tuple[tuple[Span, int], ...]
    """Words that a finding points at, with its place among the pair's; may overlap."""


@dataclass(frozen=True, slots=True)
class ShownElsewhere:
    """What stands in another row and belongs beside this one."""

    where: str
    """"as row 3", "nearest, row 3, maybe"."""
    row: int
    words: str


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding where its row is shown."""

    place: int
    """Among the findings of the pair, from 0."""
    kind: str
    """What clashes: "number", "only in 1 Wire"."""
    severity: str
    """"" where it isn't known."""
    confidence: str
    """"" for a person's own, and where it isn't known."""
    question: str
    found_by: str
    """Who found it: "the program", a reviewer; "" where that isn't known."""
    inside: str
    """The article that contradicts itself, by name, or ""."""
    elsewhere: tuple[int, ...]
    """Other rows in which it has a place."""
    said: tuple[SaidKey, ...]
    """Who judged or dismissed it."""
    final: str
    """The final decision in words, or ""."""
    is_open: bool
    """Nobody judged or dismissed it, nor its row."""
    target: TargetKey
    history: tuple[Told, ...]
    """All that was written about it, oldest first; nothing where all of that still stands."""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row."""

    number: int
    relation: str
    """How its texts are related, in the words of the screen."""
    furniture: bool
    sides: tuple[ShownSide | None, ShownSide | None]
    """None where an article tells nothing."""
    elsewhere: tuple[tuple[ShownElsewhere, ...], tuple[ShownElsewhere, ...]]
    """For each side what other rows tell that belongs beside this one."""
    findings: tuple[ShownFinding, ...]
    said: tuple[SaidKey, ...]
    """Who said something on the row as a whole."""
    final: str
    """The final decision in words, or ""."""
    is_reviewed: bool
    """A verdict stands on it, or on all that was found in it."""
    changed_since: bool
    """Somebody's verdict on it was given on other words."""
    target: TargetKey
    claim: str
    """The newest line on the claim that it makes, or ""."""
    history: tuple[Told, ...]
    """All that was written about it, oldest first; nothing where all of that still stands."""


@dataclass(frozen=True, slots=True)
class ShownPair:
    """A pair, the article whose name comes first on the left."""

    files: tuple[str, str]
    """Names of the two articles' files, below the story's folder."""
    names: tuple[str, str]
    """What the two are called: no two alike."""
    languages: tuple[str, str]
    """BCP 47 tags, "" where it isn't known."""
    rows: tuple[ShownRow, ...]
