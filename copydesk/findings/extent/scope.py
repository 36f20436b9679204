"""Scope: how much of a thing is meant.

Clashes are all of a thing beside a part of it or a single one ("all of its ferries" beside "the
sister ship"), a part beside the whole, an exception that got lost, and "worldwide" beside
"nationwide". None is "all passengers" beside "the passengers", which mean the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from copydesk.findings.clash import Clash
from copydesk.findings.deeds.acts import acts_in
from copydesk.findings.finding import Severity
from copydesk.findings.text.content import is_content
from copydesk.findings.text.kin import is_name, meanings_near, meanings_of
from copydesk.findings.text.nearby import uses_of
from copydesk.findings.text.phrases import phrases_in
from copydesk.findings.text.wording import either_or

if TYPE_CHECKING:
    from copydesk.findings.matter import Matter
    from copydesk.findings.text.pairing import Pairing
    from copydesk.findings.text.passage import Passage, Reading
    from copydesk.findings.text.tokens import Token

_NOUNS: Final = 4
"""Words with content after a quantity among which its noun is."""
_PORTIONS: Final = ("all", "part", "share", "rest")
_SAME_PLACE: Final = 2
"""Words shared around two nouns that make them one thing."""
_KEPT: Final = 8192
"""Passages whose portions are kept: those of two long articles."""
_NEAR: Final = 7
"""Tokens around a noun that tell whether it stands in the same place of the same statement."""
_DETERMINERS: Final = frozenset(
    {"the", "a", "an", "its", "their", "his", "her", "our", "of", "these", "those", "this", "that"}
)


class Portion(Struct, frozen=True):
    """How much of what: "all of its ferries", "part of the roof"; indices are the passage's."""

    first: int
    noun: int
    """Index of the last word, the noun that it is a portion of."""
    label: str

    @property
    def run(self) -> range:
        """Its tokens."""
        return range(self.first, self.noun + 1)


_Found = tuple[range, range, Severity]
"""Tokens of the first and of the second sentence that clash, and how gravely."""


def scope_clashes(pairing: Pairing) -> Iterator[Clash]:
    """Yield how much is meant where the two sides differ in it."""
    finders = [_all_or_part, _all_or_one]
    if not pairing.crossing:
        finders.append(_part_or_whole)
    for left in pairing.left.passages:
        for right in pairing.right.passages:
            for find in finders:
                for one, other, severity in find(left, right):
                    yield either_or("scope", severity, (left, one), (right, other))
                for other, one, severity in find(right, left):
                    yield either_or("scope", severity, (left, one), (right, other))


def rest_clashes(matter: Matter) -> Iterator[Clash]:
    """Yield what is said of the others where the other article includes them in all.

    "All of its ferries must stay in port" beside "the sister ship must", and elsewhere "the four
    other ferries may sail".
    """
    for pairing in matter.pairings:
        for left in pairing.left.passages:
            for right in pairing.right.passages:
                for all_left, _, _ in _all_or_one(left, right):
                    for passage, run in _others(matter.right, left, all_left):
                        yield either_or("scope", "medium", (left, all_left), (passage, run))
                for all_right, _, _ in _all_or_one(right, left):
                    for passage, run in _others(matter.left, right, all_right):
                        yield either_or("scope", "medium", (passage, run), (right, all_right))


def _others(there: Reading, here: Passage, everything: range) -> Iterator[tuple[Passage, range]]:
    """Yield the words with which an article tells of the rest of a thing."""
    noun = meanings_of(here)[everything[-1]]
    for index in uses_of(there).get(noun, ()):
        passage = there.passages[index]
        for portion in _portions(passage):
            if portion.label == "rest" and _noun(passage, portion) == noun:
                yield passage, range(_start(passage, portion.first), portion.noun + 1)


def _all_or_part(one: Passage, other: Passage) -> Iterator[_Found]:
    """Yield what is all in one sentence and a part in the other."""
    for portion in _portions(one):
        rivals = [rival for rival in _portions(other) if _same_noun(one, portion, other, rival)]
        if portion.label != "all" or any(rival.label == "all" for rival in rivals):
            continue
        for rival in rivals:
            if rival.label in ("part", "share") and _shared(one, portion.noun, other, rival.noun):
                yield portion.run, rival.run, "high"
                return


def _part_or_whole(one: Passage, other: Passage) -> Iterator[_Found]:
    """Yield what is a part in one sentence, and in the other the whole: no part is named."""
    rivals = _portions(other)
    for portion in _portions(one):
        told = any(_same_noun(one, portion, other, rival) for rival in rivals)
        for at in () if portion.label != "share" or told else _uses(other, _noun(one, portion)):
            if len(_shared(one, portion.noun, other, at)) >= _SAME_PLACE:
                yield portion.run, range(_start(other, at), at + 1), "medium"
                return


def _all_or_one(one: Passage, other: Passage) -> Iterator[_Found]:
    """Yield what is all of several in one sentence and a single one in the other."""
    rivals = _portions(other)
    for portion in _portions(one):
        told = any(_same_noun(one, portion, other, rival) for rival in rivals)
        if portion.label != "all" or told or not _is_plural(one, portion.noun):
            continue
        for at in _uses(other, _noun(one, portion)):
            if _is_single(other, at) and _in_slot(one, portion, other, at):
                yield portion.run, range(_start(other, at), at + 1), "high"
                return


@lru_cache(maxsize=_KEPT)
def _portions(passage: Passage) -> tuple[Portion, ...]:
    """Return the quantities in an English passage with their nouns."""
    verbs = {act.head for act in acts_in(passage)}
    found = []
    for match in phrases_in(passage, "scopes"):
        noun = _noun_after(passage, match.last, verbs)
        if match.label not in _PORTIONS or noun is None:
            continue
        # "The most expensive mission" is a single one.
        if match.phrase != "most" or _is_plural(passage, noun):
            found.append(Portion(match.first, noun, match.label))
    return tuple(found)


def _noun_after(passage: Passage, last: int, verbs: set[int]) -> int | None:
    """Return the last word of the phrase behind a quantity: "all 212 *passengers* were"."""
    noun, words = None, 0
    for at in range(last + 1, len(passage.tokens)):
        token = passage.tokens[at]
        if is_content(token) and at not in verbs and words < _NOUNS:
            noun, words = at, words + 1
        elif token.key not in _DETERMINERS or noun is not None:
            break
    return noun


def _noun(passage: Passage, portion: Portion) -> str:
    return meanings_of(passage)[portion.noun]


def _same_noun(one: Passage, portion: Portion, other: Passage, rival: Portion) -> bool:
    return _noun(one, portion) == _noun(other, rival) != ""


def _uses(passage: Passage, meaning: str) -> list[int]:
    """Return the tokens that mean this."""
    return [at for at, known in enumerate(meanings_of(passage)) if known == meaning != ""]


def _shared(one: Passage, at: int, other: Passage, there: int) -> set[str]:
    """Return what is said near both of two nouns."""
    near = meanings_near(meanings_of(one), at, at, _NEAR)
    near &= meanings_near(meanings_of(other), there, there, _NEAR)
    return near - {meanings_of(one)[at]}


def _is_plural(passage: Passage, at: int) -> bool:
    token = passage.tokens[at]
    return token.kind == "word" and token.key.endswith("s") and not token.key.endswith("ss")


def _is_single(passage: Passage, at: int) -> bool:
    """Tell whether a noun is a single thing and no first part of another noun."""
    after = passage.tokens[at + 1] if at + 1 < len(passage.tokens) else None
    return (
        not _is_plural(passage, at)
        and not is_name(passage, at)
        and (after is None or not is_content(after))
    )


def _in_slot(one: Passage, portion: Portion, other: Passage, at: int) -> bool:
    """Tell whether both nouns come right after, or right before, a word that means the same."""
    before = _last_word(one, range(portion.first - 1, -1, -1))
    after = _last_word(one, range(portion.noun + 1, len(one.tokens)))
    near = meanings_near(meanings_of(other), at, at, _NEAR)
    return bool({before, after} & near - {""})


def _last_word(passage: Passage, order: range) -> str:
    """Return what the first word with content in the given order means."""
    meanings = meanings_of(passage)
    return next((meanings[at] for at in order[:_NEAR] if meanings[at]), "")


def _start(passage: Passage, at: int) -> int:
    """Return where the phrase begins that ends with token `at`: at its first "the" or "its"."""
    first = at
    while first and _in_phrase(passage.tokens[first - 1]):
        first -= 1
    opened = (i for i in range(first, at) if passage.tokens[i].key in _DETERMINERS)
    return next(opened, max(first, at - 1))


def _in_phrase(token: Token) -> bool:
    return is_content(token) or (token.key in _DETERMINERS and token.key != "of")
