"""What a decision is about, in terms that survive everything but an edit of the article.

A target names articles by hash and places by span, never left, right, base or row numbers: swapping
the base or aligning anew changes no target. Quote, prefix and suffix are kept beside each span so
that a target can be found again in an edited version of its article.

Targets come from strangers' journals as well: spans may be negative, reversed, astronomically long
or outside of the text, and nothing here may take time in proportion to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, Protocol

import msgspec

if TYPE_CHECKING:
    from copydesk.articles.article import Article

CONTEXT: Final = 32
"""Code points of the original kept on either side of an anchor: the length that Hypothesis gives
the prefix and suffix of its TextQuoteSelectors (W3C Web Annotation Data Model, 4.2.4)."""

TargetKey = tuple[str | int | None, ...]
"""What makes two targets one: of each article the hash, then start and end of its spans; for a
finding then None, its kind, and the same of its own spans. Flat, as 100,000 are made at a time."""


class Place(Protocol):
    """Whatever has a span: a sentence, a paragraph, a `Span`."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """Code point after the last."""


class Anchor(msgspec.Struct, frozen=True, gc=False):
    """One span of an article, `[start, end)` in code points, with the words that stood there."""

    start: int
    end: int
    quote: str = ""
    prefix: str = ""
    """Up to `CONTEXT` code points of the original before the span."""
    suffix: str = ""
    """Up to `CONTEXT` code points of the original after the span."""


class ArticleAnchors(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """A set of places in one article, in order of their spans; empty for none or for the whole.

    What tells an article and its places are the hash and the spans; path and text help to find the
    article's later versions, and are no part of a target's key.
    """

    sha256: str
    """SHA-256 of the article's bytes."""
    anchors: tuple[Anchor, ...] = ()
    path: str = ""
    """Its name in the folder when the event was written, with "/"; "" for not said."""
    text: str = ""
    """SHA-256 of the text that the spans count in, as UTF-8; "" where that is `sha256` itself."""

    def __post_init__(self) -> None:
        if len(self.anchors) > 1:
            distinct = {_span(item): item for item in reversed(self.anchors)}
            in_order = tuple(sorted(distinct.values(), key=_span))
            msgspec.structs.force_setattr(self, "anchors", in_order)

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """The places without their words."""
        return tuple([(item.start, item.end) for item in self.anchors])


class FindingAnchors(msgspec.Struct, frozen=True, gc=False):
    """The spans that clash, and in what: two kinds of clash on the same words are two targets."""

    kind: str
    """The finding's kind: "number", "office"."""
    articles: tuple[ArticleAnchors, ...]
    """Canonically ordered. The side that lacks the fact has no anchors; a finding inside one
    article has both of its spans under the one hash."""

    def __post_init__(self) -> None:
        if len(self.articles) > 1:
            msgspec.structs.force_setattr(self, "articles", _ordered(self.articles))


class Target(msgspec.Struct, frozen=True, gc=False):
    """What an event is about: a row, a finding in it, a sentence, a paragraph or an article.

    The articles are always in canonical order (by hash, then spans), so the pair is unordered. Both
    may have the same hash.
    """

    articles: tuple[ArticleAnchors, ...]
    finding: FindingAnchors | None = None

    def __post_init__(self) -> None:
        if len(self.articles) > 1:
            msgspec.structs.force_setattr(self, "articles", _ordered(self.articles))

    @property
    def key(self) -> TargetKey:
        """Identity without the quotes: equal for the same places in the same articles."""
        key: list[str | int | None] = []
        _add_places(key, self.articles)
        if self.finding is not None:
            key += None, self.finding.kind
            _add_places(key, self.finding.articles)
        return tuple(key)

    @property
    def hashes(self) -> tuple[str, ...]:
        """The articles' hashes in canonical order; a hash may stand there twice."""
        return tuple([article.sha256 for article in self.articles])

    @property
    def decisive(self) -> tuple[ArticleAnchors, ...]:
        """The places that a look-alike is measured by: the finding's where there is one."""
        return self.finding.articles if self.finding else self.articles


NO_PLACE: Final = Target(())
"""The target of what is about no place: a dismissal by wordings."""


def anchor(article: Article, place: Place) -> Anchor:
    """Return an anchor on `place` with its words and what stands around them."""
    text = article.text
    return Anchor(
        place.start,
        place.end,
        text[place.start : place.end],
        text[max(0, place.start - CONTEXT) : place.start],
        text[place.end : place.end + CONTEXT],
    )


def row_target(
    left: Article, left_sentences: Iterable[int], right: Article, right_sentences: Iterable[int]
) -> Target:
    """Return the target of a row, one anchor a sentence.

    Args:
        left: Either article of the pair: swapping the two gives the same target.
        left_sentences: Indices into `left.sentences`, as in `Row.left`; may be empty.
        right: The other article.
        right_sentences: Indices into `right.sentences`.
    """
    return Target(
        (
            article_places(left, [left.sentences[index] for index in left_sentences]),
            article_places(right, [right.sentences[index] for index in right_sentences]),
        )
    )


def finding_target(row: Target, kind: str, *sides: ArticleAnchors) -> Target:
    """Return the target of a finding in a row.

    Args:
        row: Target of the row (or of the article) that the finding belongs to.
        kind: The finding's kind.
        *sides: For each article where it states the fact (see `article_places`), without anchors
            for one that doesn't. Both spans of a finding inside one article are one side.
    """
    return Target(row.articles, FindingAnchors(kind, sides))


def article_target(article: Article, places: Iterable[Place] = ()) -> Target:
    """Return a target in one article: the whole of it, or a paragraph, or a claim's sentence."""
    return Target((article_places(article, places),))


def article_places(article: Article, places: Iterable[Place]) -> ArticleAnchors:
    """Return the anchors of `places`, with what tells the article and its text."""
    anchors = tuple([anchor(article, place) for place in places])
    text = "" if article.text_sha256 == article.sha256 else article.text_sha256
    return ArticleAnchors(article.sha256, anchors, article.name, text)


def changed_since(judged: Target, present: Target) -> bool:
    """Tell whether the places that were judged are others than those shown now."""
    return judged.key != present.key


def overlap(first: Target, second: Target) -> float:
    """Return how much of what the two targets anchor is the same text, 0..1.

    Shared code points over those of either (the Jaccard index), counted article by article. Targets
    over different articles, a row and a finding, and findings of different kinds share nothing.
    """
    if first.key == second.key:
        return 1.0
    if first.hashes != second.hashes or _finding_kind(first) != _finding_kind(second):
        return 0.0
    ours, theirs = first.decisive, second.decisive
    share = _share(ours, theirs)
    if len(theirs) == 2 and theirs[0].sha256 == theirs[1].sha256:
        # Two articles of one hash can't be told apart, so either may be the other's counterpart.
        share = max(share, _share(ours, theirs[::-1]))
    return share


def merged(anchors: Iterable[Anchor]) -> list[tuple[int, int]]:
    """Return the anchors' spans as disjoint intervals in order, without empty ones."""
    found: list[tuple[int, int]] = []
    for item in anchors:
        if item.end <= item.start:
            continue
        if found and item.start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], item.end))
        else:
            found.append((item.start, item.end))
    return found


def _add_places(key: list[str | int | None], articles: Iterable[ArticleAnchors]) -> None:
    for article in articles:
        key.append(article.sha256)
        for item in article.anchors:
            key += item.start, item.end


def _share(ours: Sequence[ArticleAnchors], theirs: Sequence[ArticleAnchors]) -> float:
    """Return shared over all code points, article beside article; 0 where they differ."""
    if [article.sha256 for article in ours] != [article.sha256 for article in theirs]:
        return 0.0
    shared = total = 0
    for one, other in zip(ours, theirs, strict=True):
        these, those = merged(one.anchors), merged(other.anchors)
        common = _common_length(these, those)
        shared += common
        total += _length(these) + _length(those) - common
    return shared / total if total else 0.0


def _length(intervals: Iterable[tuple[int, int]]) -> int:
    return sum(end - start for start, end in intervals)


def _common_length(these: list[tuple[int, int]], those: list[tuple[int, int]]) -> int:
    """Return the length of the intersection of two lists of ordered, disjoint intervals."""
    total = i = j = 0
    while i < len(these) and j < len(those):
        total += max(0, min(these[i][1], those[j][1]) - max(these[i][0], those[j][0]))
        if these[i][1] <= those[j][1]:
            i += 1
        else:
            j += 1
    return total


def _finding_kind(target: Target) -> str | None:
    return target.finding.kind if target.finding else None


def _span(item: Anchor) -> tuple[int, int]:
    return item.start, item.end


def _ordered(articles: tuple[ArticleAnchors, ...]) -> tuple[ArticleAnchors, ...]:
    """Return the articles in canonical order: by hash, then by spans; names decide ties."""
    if len(articles) == 2 and articles[0].sha256 < articles[1].sha256:
        return articles  # as nearly every line of a journal has it; spares half of the loading time
    return tuple(sorted(articles, key=_rank))


def _rank(article: ArticleAnchors) -> tuple[str, tuple[tuple[int, int], ...], str, str]:
    return article.sha256, article.spans, article.path, article.text
