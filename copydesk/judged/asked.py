"""A finding as one of all those of a story: what each article says there, whichever is the base."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from copydesk.alignment.link import Link
from copydesk.articles.article import Article, Span
from copydesk.judged.finding import JudgedFinding
from copydesk.judged.rows import JudgedRow
from copydesk.judged.wordings import form_of

if TYPE_CHECKING:
    from copydesk.findings.finding import FindingKind

Rank = tuple[str, tuple[tuple[str, int, int], ...]]
"""A finding's kind, then its places: article, start and end; -1 for an article that lacks it."""
AskedState = Literal["open", "done", "dismissed"]
"""Of a finding, or of a question: open while one of its findings is."""


class StoryPair(Struct, frozen=True, gc=False):
    """Two articles of a story with what comparing them gave, joined to what was decided."""

    key: tuple[int, int]
    """What the caller knows it by."""
    left: Article
    right: Article
    links: tuple[Link, ...]
    rows: tuple[JudgedRow, ...]


class Told(Struct, frozen=True, eq=False, gc=False):
    """What one article of a finding says there."""

    article: Article
    span: Span | None
    """None: it lacks what the other one tells."""
    sentence: int
    """Index of the sentence in which the span begins; -1 without one."""
    form: str
    """Its words in normal form; "" without a span."""
    sha256: str
    """Hash of the article."""
    place: tuple[str, int, int]
    """Where it stands: article, start and end, -1 without a span."""


class Asked(Struct, frozen=True, eq=False, gc=False):
    """A finding among all those of a story."""

    pair: StoryPair
    row: JudgedRow
    judged: JudgedFinding
    sides: tuple[Told, ...]
    """What the two articles say; both of one article where it contradicts itself."""
    told: tuple[Told, ...]
    """The sides that say something, whichever article is the base."""
    kind: FindingKind
    """What clashes; omissions and additions are one kind, for the base decides which it is."""
    rank: Rank
    """Its place among all findings, whichever article of its pair is the base."""

    @property
    def state(self) -> AskedState:
        """Whether it wants my verdict; a verdict on its row settles it as well."""
        if self.judged.state == "open":
            return "open" if self.row.state in ("to do", "quiet") else "done"
        return "done" if self.judged.state == "done" else "dismissed"


def asked_in(pair: StoryPair) -> dict[Rank, Asked]:
    """Return the findings of a pair by rank; furniture asks nothing."""
    starts = {
        article.sha256: [sentence.start for sentence in article.sentences]
        for article in (pair.left, pair.right)
    }
    found: dict[Rank, Asked] = {}
    for row in pair.rows:
        for judged in row.findings:
            if not row.row.furniture or judged.is_decided:
                sides = _sides(pair, judged, starts)
                places = sorted(sides, key=lambda side: side.place)
                told = tuple(side for side in places if side.span is not None)
                kind = judged.finding.kind
                kind = "omission" if kind == "addition" else kind
                rank = kind, tuple(side.place for side in places)
                found.setdefault(rank, Asked(pair, row, judged, sides, told, kind, rank))
    return found


def _sides(
    pair: StoryPair, judged: JudgedFinding, starts: dict[str, list[int]]
) -> tuple[Told, ...]:
    finding = judged.finding
    left = pair.right if judged.inside == "right" else pair.left
    right = pair.left if judged.inside == "left" else pair.right

    def told(article: Article, span: Span | None) -> Told:
        if span is None:
            return telling(article, None, -1, "")
        sentence = max(0, bisect_right(starts[article.sha256], span.start) - 1)
        return telling(article, span, sentence, form_of(article.quote(span)))

    return told(left, finding.left), told(right, finding.right)


def telling(article: Article, span: Span | None, sentence: int, form: str) -> Told:
    """Return what an article says at a place; arguments as for the fields of `Told`."""
    start, end = (span.start, span.end) if span is not None else (-1, -1)
    return Told(article, span, sentence, form, article.sha256, (article.sha256, start, end))
