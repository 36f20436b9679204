"""What stands in a review, by the articles that it is about.

A desk holds many pairs and a screen shows one. Whatever is joined to its rows is looked up here, so
that a key costs what was decided about these articles, however much lies on the desk.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import Any

from copydesk.reviews.anchors import TargetKey
from copydesk.reviews.changes import Changes, Hashes, Stamp
from copydesk.reviews.judgement import Judgement


class ByArticles:
    """The judgements and entries of a review by their articles, and when they changed last."""

    def __init__(self) -> None:
        self._judgements: dict[Hashes, dict[str, dict[TargetKey, Judgement]]] = {}
        """By articles, reviewer, target."""
        self._entries: dict[tuple[str, Hashes], dict[Any, Any]] = {}
        """By what they are ("links") and articles, then as in the review."""
        self.changes = Changes()
        self.newest: dict[Hashes, Stamp] = {}
        """The newest change of whatever is about some articles."""
        self.newest_of_rows: dict[Hashes, Stamp] = {}
        """The newest that rows may show: what a claim is called is no part of any row."""

    def put_judgement(self, key: TargetKey, judgement: Judgement, *, stands: bool) -> None:
        """Note that a judgement stands now, or that it doesn't any more."""
        hashes, reviewer = judgement.target.hashes, judgement.reviewer
        found = self._judgements.setdefault(hashes, {}).setdefault(reviewer, {})
        if stands:
            found[key] = judgement
        else:
            found.pop(key, None)
        stamp = self.changes.note("judgements", hashes, (key, reviewer))
        self.newest[hashes] = self.newest_of_rows[hashes] = stamp

    def put_entry(self, name: str, hashes: Hashes, key: Hashable, entry: object | None) -> None:
        """Note what stands at a place of one of the review's mappings; None for nothing."""
        found = self._entries.setdefault((name, hashes), {})
        if entry is None:
            found.pop(key, None)
        else:
            found[key] = entry
        stamp = self.newest[hashes] = self.changes.note(name, hashes, key)
        if name != "claims":
            self.newest_of_rows[hashes] = stamp

    def everybodys(self, hashes: Hashes) -> Iterator[Judgement]:
        """Yield all judgements about some articles."""
        for found in self._judgements.get(hashes, {}).values():
            yield from found.values()

    def words(self, shelf: str, articles: Hashes) -> Iterator[tuple[Any, Any]]:
        """Yield what of one of the review's mappings is about some articles, with its key there."""
        if shelf != "judgements":
            yield from self._entries.get((shelf, articles), {}).items()
            return
        for reviewer, found in self._judgements.get(articles, {}).items():
            for key, judgement in found.items():
                yield (key, reviewer), judgement

    def entries(self, name: str, articles: Iterable[Hashes]) -> dict[Any, Any]:
        """Return the part of one of the review's mappings that is about any of some articles."""
        found: dict[Any, Any] = {}
        for hashes in articles:
            found.update(self._entries.get((name, hashes), {}))
        return found
