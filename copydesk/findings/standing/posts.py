"""Offices in a sentence: which post, how it is held, and by whom.

"Former Norvik mayor Runa Halvick", "Magda Quillan, who was transport minister until 2028" and "the
former mayor" are posts; what they are compared for is in `offices`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from msgspec import Struct

from copydesk.articles.article import Span
from copydesk.findings.naming.mentions import Mention, mentions_in
from copydesk.findings.text.lexicon import lexicon
from copydesk.findings.text.passage import Passage, Reading

_QUALIFIERS: Final = 5
"""Tokens before an office among which "former" may stand: "former two-term US president"."""
_ENDING: Final = 6
"""Tokens after an office within which "until" ends its term."""
_PREDICATE: Final = frozenset(
    {"who", "was", "is", "had", "been", "has", "served", "serves", "as", "became", "then", "now"}
)
_ARTICLES: Final = frozenset({"a", "an", "the", "its", "their", "his", "her"})
_PAST: Final = frozenset({"was", "served", "been"})


class Post(Struct, frozen=True):
    """An office as a passage speaks of it."""

    passage: Passage
    first: int
    """Index of the first token of its words, "former" and "US" included."""
    last: int
    """Index of the last token of the office itself."""
    office: str
    """Which office, by class and name: "minister/transport"."""
    standing: frozenset[str]
    """How it is held: former, acting, deputy, elect, late and so on; empty: fully."""
    holder: Mention | None
    """Who holds it, where the passage says so."""

    @property
    def group(self) -> str:
        """The class in which one office excludes the other."""
        return self.office.partition("/")[0]

    @property
    def span(self) -> Span:
        """The words that say what is held and how, with the name that follows at once."""
        last = self.last
        if self.holder is not None and self.holder.first > self.last:
            between = self.passage.tokens[self.last + 1 : self.holder.first]
            if all(token.text == "." for token in between):
                last = self.holder.last
        return self.passage.span(self.first, last)

    @property
    def words(self) -> str:
        """The office as written, without the name."""
        span = self.passage.span(self.first, self.last)
        return self.passage.reading.article.quote(span)


@lru_cache(maxsize=64)
def posts_of(reading: Reading) -> tuple[tuple[Post, ...], ...]:
    """Return the offices in each passage of an article."""
    return tuple(tuple(_posts(passage)) for passage in reading.passages)


def _posts(passage: Passage) -> Iterator[Post]:
    tokens = passage.tokens
    people = [m for m in mentions_in(passage) if m.kind not in {"place", "organisation"}]
    starting = {mention.first: mention for mention in people}
    ending = {mention.last: mention for mention in people}
    named = {i for m in mentions_in(passage) for i in range(m.first, m.last + 1)}
    for match in lexicon("offices").matches(tokens):
        if match.first not in named:
            first, before = _before(passage, match.first, named)
            last, after = _after(passage, match.last)
            standing = before | after | _ended(passage, first, last)
            holder = starting.get(_after_joint(passage, last))
            holder = holder or ending.get(_before_joint(passage, first))
            yield Post(passage, first, last, match.label, frozenset(standing), holder)


def _before(passage: Passage, first: int, named: set[int]) -> tuple[int, set[str]]:
    """Return where the words of an office begin, and how they say that it is held."""
    standing: set[str] = set()
    begin = at = first
    while at > 0 and first - at < _QUALIFIERS:
        at -= 1
        token = passage.tokens[at]
        label = lexicon("standing").label(token)
        # "vice" and "under" are only a standing right before an office, never "under US president".
        if label and not (label == "deputy" and begin != first):
            standing.add(label)
            begin = at
        elif at in named and not token.text.endswith(("'s", "’s")):
            begin = at
        elif token.text != "-":
            break
    return begin, standing


def _after(passage: Passage, last: int) -> tuple[int, set[str]]:
    """Return where the words of an office end, and how they say that it is held: "mayor-elect"."""
    at = last + 1
    if at < len(passage.tokens) and passage.tokens[at].text == "-":
        at += 1
    label = lexicon("standing").label(passage.tokens[at]) if at < len(passage.tokens) else ""
    return (at, {label}) if label in {"elect", "honorary"} else (last, set())


def _ended(passage: Passage, first: int, last: int) -> set[str]:
    """Return "former" for "who was transport minister until 2028"."""
    before = {token.key for token in passage.tokens[max(0, first - 3) : first]}
    after = {token.key for token in passage.tokens[last + 1 : last + 1 + _ENDING]}
    return {"former"} if before & _PAST and "until" in after else set()


def _after_joint(passage: Passage, last: int) -> int:
    """Return where a name begins that follows an office: "the mayor, Ida Lund", "Capt. Lund"."""
    at = last + 1
    return at + 1 if at < len(passage.tokens) and passage.tokens[at].text in {".", ","} else at


def _before_joint(passage: Passage, first: int) -> int:
    """Return where a name ends that an office is said of, "Ida Lund, who was mayor"; else -1."""
    at = first - 1
    while at >= 0 and passage.tokens[at].key in _ARTICLES | _PREDICATE:
        at -= 1
    if at >= 0 and passage.tokens[at].text == ",":
        return at - 1
    return at if at < first - 1 else -1
