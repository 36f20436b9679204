"""Looks for what a text that is gone has become.

Of several reasons the strongest holds:

1.  a person said so;
2.  the article lies where the text lay, and has something of it;
3.  the article is nearly the text, and new: no event knew it while the text was still there;
4.  the article lies where the text lay, though nothing of it is left;
5.  the text is an earlier state of one for which a reason was found.

An article that stood beside the text in somebody's decision is another article, however alike they
are. What a person denied is no version, whatever else speaks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from copydesk.articles.likeness import NEARLY, LikeTexts, Runs, likeness_of_runs, word_runs
from copydesk.desk.citations import Citation, TextKey, quotes_of
from copydesk.desk.lineage import Descent, Lineage

if TYPE_CHECKING:
    from copydesk.articles.article import Article
    from copydesk.desk.kept import KeptArticles
    from copydesk.reviews.events import Event, Order
    from copydesk.reviews.judgement import Entry
    from copydesk.reviews.kinds import VersionData

_SOMETHING: Final = 0.12
"""Likeness from which a text at the same path is taken for an edit: independent retellings of one
story come to .10 (see `likeness`), an article of which half was written anew to .3."""


def traced(
    lineage: Lineage,
    events: Sequence[Event],
    kept: KeptArticles,
    said: Iterable[Entry[VersionData]] = (),
    known_before: frozenset[str] = frozenset(),
) -> Lineage:
    """Return a lineage with what its gone texts have become.

    Before all articles were read, only those at the same path are found: what an unread one holds
    could be nearer.

    Args:
        lineage: What is cited and what is there.
        events: All events, undone ones included.
        kept: The texts that the desk keeps.
        said: What people said of versions: the newest word on each.
        known_before: Hashes of articles that were there when the desk was made.
    """
    gone = lineage.gone
    search = _Search(lineage, events, kept, tuple(said), known_before)
    found = {one.key: descent for one in gone if (descent := search.descent(one)) is not None}
    while more := search.by_way_of([one for one in gone if one.key not in found], found):
        found |= more
    absent = [one for one in gone if one.key not in found]
    return replace(
        lineage,
        descents={one.key: found[one.key] for one in gone if one.key in found},
        absent=tuple(sorted(absent, key=lambda one: one.last)),
    )


class _Search:
    """Looks for present versions; makes what is asked for several texts once."""

    def __init__(
        self,
        lineage: Lineage,
        events: Sequence[Event],
        kept: KeptArticles,
        said: Sequence[Entry[VersionData]],
        known_before: frozenset[str],
    ) -> None:
        self._events = events
        self._articles = list(lineage.present.values())
        self._present = lineage.present
        self._kept = kept
        self._known_before = known_before
        self._complete = lineage.is_complete
        self._confirmed: dict[str, list[str]] = {}
        self._denied: set[tuple[str, str]] = set()
        for entry in sorted(said, key=lambda entry: entry.order):
            new, old = entry.target.hashes[0], entry.data.replaces
            if entry.data.denied:
                self._denied.add((old, new))
            else:
                self._confirmed.setdefault(old, []).append(new)
        self._first: dict[str, Order] = {}
        for citation in lineage.cited.values():
            sha256 = citation.key.sha256
            self._first[sha256] = min(self._first.get(sha256, citation.first), citation.first)
        self._known_runs: dict[TextKey, Runs] = {}
        self._known_quotes: dict[TextKey, list[str]] = {}

    def descent(self, gone: Citation) -> Descent | None:
        """Return the article that a text that is gone has become, by its own marks."""
        if (article := self._said(gone.key.sha256, frozenset())) is not None:
            return Descent(article, "said")
        if (same_bytes := self._present.get(gone.key.sha256)) is not None:
            return Descent(same_bytes, "path")  # another reader read them otherwise
        there = [
            article
            for article in self._articles
            if article.name in gone.paths and (gone.key.sha256, article.sha256) not in self._denied
        ]
        for article in there:
            if self._likeness(gone, article) >= _SOMETHING:
                return Descent(article, "path")
        if self._complete and (article := self._nearest(gone)) is not None:
            return Descent(article, "text")
        return Descent(there[0], "path") if there and self._complete else None

    def by_way_of(
        self, gone: Sequence[Citation], found: Mapping[TextKey, Descent]
    ) -> dict[TextKey, Descent]:
        """Return what texts have become that are nearly a later state of an article."""
        if not gone or not found:
            return {}
        states = LikeTexts({key: self._runs(key) for key in found})
        return {
            one.key: Descent(found[state].article, "text")
            for one in gone
            for state, _share in states.nearly(self._runs(one.key))[:1]
            if (one.key.sha256, found[state].article.sha256) not in self._denied
        }

    def _said(self, sha256: str, seen: frozenset[str]) -> Article | None:
        """Follow what people confirmed, from version to version; the newest word first."""
        for new in reversed(self._confirmed.get(sha256, ())):
            if (sha256, new) in self._denied or new in seen:
                continue
            if (article := self._present.get(new)) is not None:
                return article
            if (article := self._said(new, seen | {sha256})) is not None:
                return article
        return None

    def _nearest(self, gone: Citation) -> Article | None:
        """Return the new article that is nearly the text that is gone."""
        for place, share in self._most_alike(gone):
            article = self._articles[place]
            denied = (gone.key.sha256, article.sha256) in self._denied
            if share >= NEARLY and not denied and self._is_new(article, gone):
                return article
        return None

    def _most_alike(self, gone: Citation) -> list[tuple[int, float]]:
        """Return the places of articles like a text, the most alike first."""
        if runs := self._runs(gone.key):
            return self._like_texts.nearly(runs)
        shares = [
            (place, _share_found(self._quotes(gone.key), article.text))
            for place, article in enumerate(self._articles)
        ]
        return sorted(shares, key=lambda alike: -alike[1])

    @cached_property
    def _like_texts(self) -> LikeTexts[int]:
        texts = {
            place: self._runs_of_article(article) for place, article in enumerate(self._articles)
        }
        return LikeTexts(texts)

    def _is_new(self, article: Article, gone: Citation) -> bool:
        if article.sha256 in gone.beside:
            return False
        if {article.sha256, gone.key.sha256} <= self._known_before:
            return False
        first = self._first.get(article.sha256)
        return first is None or first > gone.last

    def _likeness(self, gone: Citation, article: Article) -> float:
        if runs := self._runs(gone.key):
            return likeness_of_runs(runs, self._runs_of_article(article))
        return _share_found(self._quotes(gone.key), article.text)

    def _quotes(self, key: TextKey) -> Sequence[str]:
        if key not in self._known_quotes:
            self._known_quotes[key] = quotes_of(key, self._events)
        return self._known_quotes[key]

    def _runs(self, key: TextKey) -> Runs:
        """Return the words of a kept text; none where it wasn't kept."""
        if key not in self._known_runs:
            text = self._kept.text(key.sha256, key.text)
            self._known_runs[key] = word_runs(text) if text is not None else frozenset()
        return self._known_runs[key]

    def _runs_of_article(self, article: Article) -> Runs:
        key = TextKey(article.sha256, article.text_sha256)
        if key not in self._known_runs:
            self._known_runs[key] = word_runs(article.text)
        return self._known_runs[key]


def _share_found(quotes: Sequence[str], text: str) -> float:
    """Return which share, 0..1, of the quoted words stands in a text word for word.

    All there is to go by where the text itself wasn't kept.
    """
    words = " ".join(text.split())
    told = [" ".join(quote.split()) for quote in quotes]
    total = sum(map(len, told))
    return sum(len(quote) for quote in told if quote in words) / total if total else 0.0
