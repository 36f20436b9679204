"""Who heads what: the chief executive of a company who is the head of an office elsewhere.

Compared are the bodies that each whole article puts one person at the head of. What clashes: bodies
of two kinds (a company and a regulator), or two with names that share nothing, of which one is
surely a body. What does not: a body left out, or told by another word of its kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from copydesk.articles.article import Span
from copydesk.findings.clash import Clash
from copydesk.findings.naming.mentions import mentions_in
from copydesk.findings.naming.naming import Naming
from copydesk.findings.naming.relations import relations_of
from copydesk.findings.text.content import LONGEST_SENTENCE
from copydesk.findings.text.holders import bearer_of, same_people, subject_of
from copydesk.findings.text.lexicon import Match, lexicon
from copydesk.findings.text.nouns import head_of, noun_phrase
from copydesk.findings.text.passage import Passage, Reading
from copydesk.findings.text.questions import either
from copydesk.findings.text.word_files import entries

if TYPE_CHECKING:
    from copydesk.findings.matter import Matter
    from copydesk.findings.naming.mentions import Mention

_OF: Final = frozenset({"of", "at", "for"})
_DETERMINERS: Final = frozenset({"the", "a", "an", "its", "their", "his", "her"})


class Headship(Struct, frozen=True):
    """A body that a passage puts somebody at the head of."""

    passage: Passage
    first: int
    """Index of the first token of what says so, the body or the name included."""
    last: int
    kind: str
    """What the body is: "firm", "state"; "" if its name doesn't tell."""
    naming: Naming | None
    """Its name, if it is given."""
    holder: Mention

    @property
    def span(self) -> Span:
        """Its words."""
        return self.passage.span(self.first, self.last)

    @property
    def words(self) -> str:
        """Its words as written."""
        return self.passage.reading.article.quote(self.span)


def headship_clashes(matter: Matter) -> Iterator[Clash]:
    """Yield bodies headed by one person of which the articles name no common one."""
    lefts, rights = headships_of(matter.left), headships_of(matter.right)
    for person, other_name in same_people(lefts, rights):
        ours, theirs = lefts[person], rights[other_name]
        if all(_are_other(matter, one, other) for one in ours for other in theirs):
            left, right = ours[0], theirs[0]
            yield Clash("office", "high", either(left.words, right.words), left.span, right.span)


def _are_other(matter: Matter, one: Headship, other: Headship) -> bool:
    """Tell whether two bodies can't be one."""
    if one.kind and other.kind and one.kind != other.kind:
        return one.naming is None or other.naming is None or _have_other_names(matter, one, other)
    return bool(one.kind or other.kind) and _have_other_names(matter, one, other)


def _have_other_names(matter: Matter, one: Headship, other: Headship) -> bool:
    if one.naming is None or other.naming is None or {*one.naming.stems} & {*other.naming.stems}:
        return False
    relation = relations_of(matter.left, matter.right).of(one.naming, other.naming)
    return relation in {"other", "changed"}


@lru_cache(maxsize=64)
def headships_of(reading: Reading) -> Mapping[str, Sequence[Headship]]:
    """Return the bodies that people head, by the last words of their names."""
    found: dict[str, list[Headship]] = defaultdict(list)
    for passage in reading.told:
        if mentions_in(passage) and len(passage.tokens) <= LONGEST_SENTENCE:
            for match in lexicon("heading").matches(passage.tokens):
                is_verb = match.label == "verb"
                headship = (_by_verb if is_verb else _by_noun)(passage, match)
                if headship is not None:
                    found[headship.holder.keys[-1]].append(headship)
    return found


def _by_verb(passage: Passage, match: Match) -> Headship | None:
    """Return what is headed in "Ida Lund, who heads the Standards Office"."""
    holder, body = subject_of(passage, match.first), _body_after(passage, match.last)
    if holder is None or body is None:
        return None
    return Headship(passage, match.first, body.last, body.kind, body.naming, holder)


def _by_noun(passage: Passage, match: Match) -> Headship | None:
    """Return what is headed in "the firm's boss, Ida Lund" and "Ida Lund, head of the Office"."""
    first, last = match.first, match.last
    body = _body_before(passage, first)
    if body is not None:
        first = body.first
    elif last + 1 < len(passage.tokens) and passage.tokens[last + 1].key in _OF:
        body = _body_after(passage, last + 1)
        last = body.last if body else last
    holder = bearer_of(passage, match.first, last) if body else None
    if holder is None or body is None:
        return None
    between = passage.tokens[last + 1 : holder.first]
    if holder.first > last and all(token.text in {",", "."} for token in between):
        last = holder.last
    return Headship(passage, first, last, body.kind, body.naming, holder)


class _Body(NamedTuple):
    """A body as it is spoken of: by name, or by a word for what it is."""

    first: int
    last: int
    kind: str
    naming: Naming | None


def _body_before(passage: Passage, at: int) -> _Body | None:
    """Return the body before a noun: "the company's chief executive", "Aurivane boss"."""
    if at == 0:
        return None
    mention = next((m for m in mentions_in(passage) if m.last == at - 1), None)
    if mention is not None:
        return _named(passage, mention)
    kind = _kinds().get(passage.tokens[at - 1].key, "")
    return _Body(at - 1, at - 1, kind, None) if kind else None


def _body_after(passage: Passage, at: int) -> _Body | None:
    """Return the body after a verb or a preposition at token `at`."""
    if at + 1 < len(passage.tokens) and passage.tokens[at + 1].key in _DETERMINERS:
        at += 1
    mention = next((m for m in mentions_in(passage) if m.first == at + 1), None)
    if mention is not None:
        return _named(passage, mention)
    noun = head_of(passage.tokens, noun_phrase(passage.tokens, at))
    kind = _kinds().get(passage.tokens[noun].key, "") if noun >= 0 else ""
    return _Body(at + 1, noun, kind, None) if kind else None


def _named(passage: Passage, mention: Mention) -> _Body | None:
    naming = Naming(passage, mention)
    if mention.kind in {"person", "place"} or naming.countries:
        return None
    kinds = (_kinds().get(key, "") for key in (mention.keys[-1], mention.keys[0]))
    return _Body(mention.first, mention.last, next(filter(None, kinds), ""), naming)


@lru_cache
def _kinds() -> dict[str, str]:
    return {word: kind for kind, word in entries("body_kinds")}
