"""What stands in a review, by the articles that it is about.

A desk holds many pairs and a screen shows one. Whatever is joined to its rows is looked up here, so
that a key costs what was decided about these articles, however much lies on the desk.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from itertools import count
from typing import Any, Final

from copydesk.reviews.anchors import TargetKey
from copydesk.reviews.judgement import Judgement

Hashes = tuple[str, ...]
"""Of the articles of a target, in canonical order (see `Target.hashes`)."""

Stamp = int
"""Another one after every change of what it stands for, in whatever review; 0 for nothing yet."""

_stamps: Final = count(1)


class ByArticles:
    """The judgements and entries of a review by their articles, and when they changed last."""

    def __init__(self) -> None:
        self._judgements: dict[Hashes, dict[str, dict[TargetKey, Judgement]]] = {}
        """By articles, reviewer, target."""
        self._entries: dict[tuple[str, Hashes], dict[Any, Any]] = {}
        """By what they are ("links") and articles, then as in the review."""
        self._changed: dict[tuple[str, Hashes], Stamp] = {}
        """By reviewer, or by what entries are, and articles."""
        self.newest: dict[Hashes, Stamp] = {}
        """The newest change of whatever is about some articles."""
        self.newest_of_rows: dict[Hashes, Stamp] = {}
        """The newest that rows may show: what a claim is called is no part of any row."""
        self._standing: dict[str, int] = {}
        """How many judgements of a reviewer stand in the review."""

    def put_judgement(self, key: TargetKey, judgement: Judgement, *, stands: bool) -> None:
        """Note that a judgement stands now, or that it doesn't any more."""
        hashes, reviewer = judgement.target.hashes, judgement.reviewer
        found = self._judgements.setdefault(hashes, {}).setdefault(reviewer, {})
        self._standing[reviewer] = self._standing.get(reviewer, 0) - len(found)
        if stands:
            found[key] = judgement
        else:
            found.pop(key, None)
        self._standing[reviewer] += len(found)
        stamp = next(_stamps)
        self._changed[reviewer, hashes] = self.newest[hashes] = stamp
        self.newest_of_rows[hashes] = stamp

    def put_entry(self, name: str, hashes: Hashes, key: Hashable, entry: object | None) -> None:
        """Note what stands at a place of one of the review's mappings; None for nothing."""
        found = self._entries.setdefault((name, hashes), {})
        if entry is None:
            found.pop(key, None)
        else:
            found[key] = entry
        stamp = next(_stamps)
        self._changed[name, hashes] = self.newest[hashes] = stamp
        if name != "claims":
            self.newest_of_rows[hashes] = stamp

    def judgements(self, hashes: Hashes, reviewer: str) -> dict[TargetKey, Judgement]:
        """Return one reviewer's judgements about some articles, by target; not to be changed."""
        return self._judgements.get(hashes, {}).get(reviewer, {})

    def everybodys(self, hashes: Hashes) -> Iterator[Judgement]:
        """Yield all judgements about some articles."""
        for found in self._judgements.get(hashes, {}).values():
            yield from found.values()

    def entries(self, name: str, articles: Iterable[Hashes]) -> dict[Any, Any]:
        """Return the part of one of the review's mappings that is about any of some articles."""
        found: dict[Any, Any] = {}
        for hashes in articles:
            found.update(self._entries.get((name, hashes), {}))
        return found

    def reviewers(self, articles: Iterable[Hashes] | None = None) -> list[str]:
        """Return who wrote a judgement that stands, about some articles or any, by name."""
        if articles is None:
            return sorted(name for name, number in self._standing.items() if number)
        names = {
            name
            for hashes in articles
            for name, found in self._judgements.get(hashes, {}).items()
            if found
        }
        return sorted(names)

    def stamp(self, who_or_what: str, articles: Iterable[Hashes]) -> tuple[Stamp, ...]:
        """Return what changes whenever a reviewer's judgements, or entries, of the articles do."""
        return tuple(self._changed.get((who_or_what, hashes), 0) for hashes in articles)
