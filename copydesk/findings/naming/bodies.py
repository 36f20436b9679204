"""Bodies whose name ends otherwise: "National Intelligence Service", "... reporting agency".

Retellings that went through another language give proper names back as common words. Two runs of
words are compared that begin with the same two words and end in what a body is (agency, board,
ministry). What clashes: a name beside a run in small letters that ends in another kind of body,
wherever they stand; two runs in small letters of which one has more words, in linked sentences.
What does not: "service" and "agency" where neither article writes a name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from copydesk.articles.article import Span
from copydesk.findings.clash import Clash
from copydesk.findings.naming.capitals import touch
from copydesk.findings.naming.titles import name_words
from copydesk.findings.text.passage import Passage, Reading
from copydesk.findings.text.questions import either

if TYPE_CHECKING:
    from copydesk.findings.matter import Matter
    from copydesk.findings.text.tokens import Token

_SHARED: Final = 2
"""Words with which two names of one body begin."""
_MOST_WORDS: Final = 5
"""Words before the one that says what a body is."""
_MOST_TAILS: Final = 12
"""Endings of names that begin alike which are compared: more is a register."""

Bodies = Mapping[tuple[str, ...], Sequence["_Body"]]
"""The bodies of an article by each two words in a row before their last."""


class _Body(Struct, frozen=True):
    """A run of words that ends in what a body is, from the words it is known by."""

    passage: Passage
    first: int
    last: int

    @property
    def tokens(self) -> Sequence[Token]:
        return self.passage.tokens[self.first : self.last + 1]

    @property
    def tail(self) -> tuple[str, ...]:
        """The stems after the first words."""
        return tuple(token.stem for token in self.tokens[_SHARED:])

    @property
    def is_name(self) -> bool:
        return self.tokens[-1].is_capital

    @property
    def span(self) -> Span:
        return self.passage.span(self.first, self.last)

    @property
    def words(self) -> str:
        return self.passage.reading.article.quote(self.span)


def body_clashes(matter: Matter) -> Iterator[Clash]:
    """Yield bodies whose names begin alike and end otherwise, each wording once."""
    lefts, rights = _bodies(matter.left), _bodies(matter.right)
    seen: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    # The longest first: of "Esterland National" and "National Weather" the former says more.
    shared = lefts.keys() & rights.keys()
    for start in sorted(shared, key=lambda start: (-len(lefts[start][0].tail), start)):
        ours = {body.tail for body in lefts[start]}
        theirs = {body.tail for body in rights[start]}
        for left in _strange(lefts[start], theirs):
            for right in _strange(rights[start], ours):
                key = (left.tail[-1:], right.tail[-1:])
                if key not in seen and _clash(matter, left, right):
                    seen.add(key)
                    reason = either(left.words, right.words)
                    yield Clash("name", "medium", reason, left.span, right.span)


def _bodies(reading: Reading) -> Bodies:
    found: dict[tuple[str, ...], list[_Body]] = defaultdict(list)
    for passage in reading.told:
        for last, token in enumerate(passage.tokens):
            if token.key in name_words("organisation"):
                first = _first_word(passage.tokens, last)
                for start in range(first, last - _SHARED + 1):
                    stems = (t.stem for t in passage.tokens[start : start + _SHARED])
                    found[tuple(stems)].append(_Body(passage, start, last))
    return found


def _first_word(tokens: Sequence[Token], last: int) -> int:
    """Return where the run of plain words begins that ends at `last`."""
    first = last
    while first > max(0, last - _MOST_WORDS) and _continues(tokens, first - 1):
        first -= 1
    return first


def _continues(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the word at `at` may be one of a name with the word after it."""
    token = tokens[at]
    if token.kind != "word" or token.key in name_words("small", "linking"):
        return False
    if at and tokens[at - 1].text == "-" and touch(tokens, at - 1, at):
        return False
    return not token.text.endswith(("'s", "’s"))


def _strange(bodies: Sequence[_Body], known: set[tuple[str, ...]]) -> Iterator[_Body]:
    """Yield the first bodies that the other article doesn't have, each wording once."""
    tails: set[tuple[str, ...]] = set()
    for body in bodies:
        if body.tail not in known and body.tail not in tails and len(tails) < _MOST_TAILS:
            tails.add(body.tail)
            yield body


def _clash(matter: Matter, left: _Body, right: _Body) -> bool:
    """Tell whether two bodies are one under two names."""
    if left.tail[-1] == right.tail[-1]:
        return False
    if left.is_name != right.is_name:
        return True
    is_longer = len(left.tail) != len(right.tail)
    return is_longer and not left.is_name and _are_linked(matter, left.passage, right.passage)


def _are_linked(matter: Matter, left: Passage, right: Passage) -> bool:
    wanted = left.sentence.index, right.sentence.index
    return any((link.left, link.right) == wanted for link in matter.links)
