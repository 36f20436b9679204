"""Which texts that something was decided on are earlier versions of the articles in the folder.

Nothing of this is stored. It follows from the texts that the desk keeps, from the paths that events
name, and from what a person confirmed or denied: `ancestry` says how.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from copydesk.desk.citations import Citation, TextKey, citations

if TYPE_CHECKING:
    from copydesk.articles.article import Article
    from copydesk.reviews.events import Event

Reason = Literal["said", "path", "text"]
"""said: a person confirmed it. path: it lay where the article lies. text: it is nearly the same."""


class Descent(Struct, frozen=True):
    """A text's present version."""

    article: Article
    reason: Reason


class EarlierText(Struct, frozen=True):
    """A text that an article of the folder had."""

    citation: Citation
    reason: Reason
    is_rival: bool
    """It was still judged when a later text of the article was known: the two were edited apart,
    and neither comes from the other."""


class Lineage(Struct, frozen=True):
    """The present version of each text that is no longer there."""

    present: Mapping[str, Article]
    """The articles of the folder by the hash of their bytes."""
    descents: Mapping[TextKey, Descent]
    cited: Mapping[TextKey, Citation] = {}
    """What events say of each text, those of the folder included."""
    absent: tuple[Citation, ...] = ()
    """Texts of which no article of the folder is a version, in the order of their last event."""
    is_complete: bool = True
    """All articles were read when this was made: an absent text is none of theirs."""

    @property
    def present_hashes(self) -> dict[str, str]:
        """The hash of the present version by that of each earlier one."""
        return {key.sha256: found.article.sha256 for key, found in self.descents.items()}

    def agrees_with(self, other: Lineage) -> bool:
        """Tell whether each text has become the same article in another lineage."""
        return _became(self) == _became(other)

    @property
    def gone(self) -> list[Citation]:
        """The texts that no article of the folder has any more, in the order of their first event.

        An event that names no text of its own is about whatever is read from the bytes of plain
        text, and else about these bytes as a text: their format was read as one then.
        """
        return [
            citation
            for key, citation in sorted(self.cited.items(), key=lambda item: item[1].first)
            if (article := self.present.get(key.sha256)) is None or not _is_text_of(key, article)
        ]

    def knows(self, key: TextKey) -> bool:
        """Tell whether a text was among those that this was made from, or is there."""
        return key.sha256 in self.present or key in self.cited

    def earlier(self, article: Article) -> list[EarlierText]:
        """Return the texts that an article had, oldest first, as far as something cites them."""
        states = [
            self.cited[key] for key, found in self.descents.items() if found.article is article
        ]
        now = self.cited.get(TextKey(article.sha256, article.text_sha256))
        states.sort(key=lambda state: state.first)
        later = [*states[1:], *([now] if now is not None else [])]
        return [
            EarlierText(
                state,
                self.descents[state.key].reason,
                any(state.first < other.first < state.last for other in later)
                or (now is not None and now.first < state.last),
            )
            for state in states
        ]


def _is_text_of(key: TextKey, article: Article) -> bool:
    """Tell whether a text that events name is what is read from an article's bytes now."""
    if key.text == article.text_sha256:
        return True
    return key.text == key.sha256 and not article.reader


def _became(lineage: Lineage) -> dict[TextKey, str]:
    return {key: found.article.sha256 for key, found in lineage.descents.items()}


def untraced(events: Iterable[Event], articles: Iterable[Article], *, complete: bool) -> Lineage:
    """Return what is known before anything was looked for: what is cited, and what is there.

    Args:
        events: All events, undone ones included.
        articles: The folder's articles, as far as they were read.
        complete: All of them were.
    """
    present = {article.sha256: article for article in articles}
    return Lineage(present, {}, citations(events), is_complete=complete)
