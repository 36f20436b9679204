"""Brings what was decided on an earlier text over to the article that it has become.

An event keeps its line; what is carried over is what it is about. Untouched words are the same
place; touched ones are the same place too, and the event is marked `changed`; an event of which a
side is gone stays where it was written, about a text that is no longer there: an orphan, to be
listed with its old words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from copydesk.articles.article import Span
from copydesk.articles.quotes import find_quote
from copydesk.articles.stretch import Carried
from copydesk.articles.versions import Changes
from copydesk.desk.citations import TextKey, key_of
from copydesk.reviews.anchors import ArticleAnchors, Target, article_places, merged
from copydesk.reviews.kinds import (
    AdjudicationData,
    EvidenceData,
    ParagraphKindData,
    VerdictData,
    VersionData,
)

if TYPE_CHECKING:
    from copydesk.articles.article import Article
    from copydesk.desk.kept import KeptArticles
    from copydesk.desk.lineage import Lineage
    from copydesk.reviews.anchors import Anchor, Place
    from copydesk.reviews.events import Event
    from copydesk.reviews.kinds import Data, UnknownData


class _Placed(Struct, frozen=True):
    """Places of one article as they are now."""

    anchors: ArticleAnchors
    changed: bool


class _Old(Struct, frozen=True):
    """An earlier text, compared with what it has become."""

    text: str
    changes: Changes


class Carrier:
    """Carries events over to the present texts of a folder; made anew when its articles change.

    Args:
        lineage: Which texts have become which articles.
        kept: The earlier texts.
    """

    def __init__(self, lineage: Lineage, kept: KeptArticles) -> None:
        self._lineage = lineage
        self._kept = kept
        self._present_hashes = lineage.present_hashes
        self._changes: dict[tuple[TextKey, str], _Old | None] = {}
        self._placed: dict[tuple[ArticleAnchors, str], _Placed | None] = {}

    def __call__(self, event: Event) -> Event:
        """Return the event as it is about the present texts; as it was written where it can't be.

        Args:
            event: As read from a journal.
        """
        if event.target is None or not self._moves(event.target):
            return event
        data = event.data
        if isinstance(data, VersionData):
            return event  # about the two texts themselves
        snap = "paragraph" if isinstance(data, ParagraphKindData) else "sentence"
        sides = self._sides(event.target.articles, snap)
        if sides is None:
            return event
        target = Target(tuple(side.anchors for side in sides))
        if event.target.finding is not None:
            own = self._sides(event.target.finding.articles, "words")
            if own is None:
                return event
            finding = structs.replace(
                event.target.finding, articles=tuple(side.anchors for side in own)
            )
            target, sides = Target(target.articles, finding), own
        changed = any(side.changed for side in sides)
        return event.carried(target, self._with_present_hashes(data), changed=changed)

    def _moves(self, target: Target) -> bool:
        """Tell whether a target is about a text that has become another."""
        hashes = self._present_hashes
        if not hashes or not any(side.sha256 in hashes for side in target.articles):
            return False  # quick: asked of every event of the desk
        descents = self._lineage.descents
        return any(key_of(side) in descents for side in target.articles)

    def _sides(self, sides: Sequence[ArticleAnchors], snap: str) -> list[_Placed] | None:
        """Return the sides as they are now; None where one of them is gone."""
        placed = [self._side(side, snap) for side in sides]
        return None if None in placed else [one for one in placed if one is not None]

    def _side(self, side: ArticleAnchors, snap: str) -> _Placed | None:
        descent = self._lineage.descents.get(key_of(side))
        if descent is None:
            return _Placed(side, changed=False)
        if (side, snap) not in self._placed:
            self._placed[side, snap] = self._carried(side, descent.article, snap)
        return self._placed[side, snap]

    def _carried(self, side: ArticleAnchors, article: Article, snap: str) -> _Placed | None:
        if not side.anchors:
            return _Placed(article_places(article, ()), changed=False)
        found = [self._place(side, anchor, article) for anchor in side.anchors]
        spans = [span for carried in found if carried is not None for span in carried.spans]
        if not spans:
            return None
        changed = any(carried is None or carried.changed for carried in found)
        if snap == "words":
            return _Placed(article_places(article, spans), changed)
        wholes: Sequence[Place] = article.paragraphs if snap == "paragraph" else article.sentences
        places = article_places(article, _around(wholes, spans))
        words = article_places(article, spans)
        grown = _letters(article.text, places) != _letters(article.text, words)
        return _Placed(places, changed or grown)

    def _place(self, side: ArticleAnchors, anchor: Anchor, article: Article) -> Carried | None:
        """Return where one place of an earlier text is now."""
        key = key_of(side)
        if (key, article.sha256) not in self._changes:
            self._changes[key, article.sha256] = self._compared(key, article)
        old = self._changes[key, article.sha256]
        if old is not None and old.text[anchor.start : anchor.end] == anchor.quote:
            carried = old.changes.place(anchor.start, anchor.end)
            if carried is not None and side.sha256 == article.sha256:
                return _reread(carried, old.text, article.text)
            return carried
        span = find_quote(article.text, anchor.quote, anchor.prefix, anchor.suffix)
        return None if span is None else Carried((span,), changed=False)

    def _compared(self, key: TextKey, article: Article) -> _Old | None:
        old = self._kept.again(article.name, key.sha256, key.text)
        return None if old is None else _Old(old.text, Changes(old, article))

    def _with_present_hashes(self, data: Data | UnknownData) -> Data | UnknownData:
        """Return what was decided with the hashes of the present articles in it."""
        match data:
            case VerdictData(right=right) | AdjudicationData(right=right):
                now = self._present_hash(right)
                return data if now == right else structs.replace(data, right=now)
            case EvidenceData(supports=supports):
                now = self._present_hash(supports)
                return data if now == supports else structs.replace(data, supports=now)
            case _:
                return data

    def _present_hash(self, sha256: str) -> str:
        return self._present_hashes.get(sha256, sha256)


def _reread(carried: Carried, old: str, new: str) -> Carried:
    """Return places in a text that another reader made of the same bytes.

    Nobody edited them: marks that it reads as such and no longer as text are no change, words are.
    """
    touched = [old[one.start : one.end] for one in carried.gone]
    touched += [new[one.start : one.end] for one in carried.come]
    has_words = any(character.isalnum() for words in touched for character in words)
    return structs.replace(carried, changed=carried.changed and has_words)


def _around(wholes: Sequence[Place], spans: Iterable[Span]) -> list[Place]:
    """Return the sentences (or paragraphs) that share a code point with one of `spans`."""
    wanted = list(spans)
    return [
        whole
        for whole in wholes
        if any(whole.start < span.end and span.start < whole.end for span in wanted)
    ]


def _letters(text: str, places: ArticleAnchors) -> int:
    """Return how many letters and digits lie in some places: what white space does is nothing."""
    spans = merged(places.anchors)
    return sum(character.isalnum() for start, end in spans for character in text[start:end])
