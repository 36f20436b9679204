"""Opinions told as facts: "a critic said the refit had been rushed", "a rushed refit".

Looked for over whole articles, because an adjective before a noun stands in any sentence. A clash
is a judgement that one article puts in somebody's mouth and the other one before the noun.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from copydesk.findings.clash import Clash
from copydesk.findings.sourcing.speech import Source, sources_in
from copydesk.findings.text.content import is_content
from copydesk.findings.text.kin import meanings_of
from copydesk.findings.text.passage import Passage, Reading

if TYPE_CHECKING:
    from copydesk.findings.matter import Matter

_BE: Final = frozenset({"is", "are", "was", "were", "be", "been", "being", "has", "have", "had"})
_AFTER: Final = 4
"""Tokens behind a noun in which the judgement about it stands."""
_JUDGING: Final = frozenset({"say", "state", "act", "think", "call", "going"})
"""Labels of verbs with which people judge; a record doesn't."""


class _Opinion(Struct, frozen=True):
    """A judgement about something, put in somebody's mouth."""

    passage: Passage
    source: Source
    noun: int
    judgement: int
    """Indices of the two words."""

    @property
    def place(self) -> tuple[int, int]:
        """From the verb of saying to the judgement, or the other way round."""
        ends = (self.source.last, self.judgement, self.noun)
        leads = self.source.last < self.noun
        return (self.source.last, self.judgement) if leads else (self.noun, max(ends))


def opinion_clashes(matter: Matter) -> Iterator[Clash]:
    """Yield the judgements that one article attributes and the other one tells as a fact."""
    yield from _told_as_fact(matter.left, matter.right)
    yield from (clash.mirrored for clash in _told_as_fact(matter.right, matter.left))


def _told_as_fact(careful: Reading, careless: Reading) -> Iterator[Clash]:
    opinions = _opinions(careful)
    # An article that attributes it once, or says it itself as well, is taken at its word.
    wanted = opinions.keys() - _opinions(careless).keys()
    if not wanted:
        return
    wanted -= {words for words, *_ in _phrases(careful, wanted)}
    for words, passage, judgement in _phrases(careless, wanted):
        opinion = opinions[words]
        told = passage.span(judgement, judgement + 1)
        text = careless.article.quote(told)
        said = opinion.passage.span(*opinion.place)
        yield Clash("attribution", "high", f"who says “{text}”?", said, told)


@lru_cache(maxsize=64)
def _opinions(reading: Reading) -> dict[tuple[str, str], _Opinion]:
    """Return the judgements by what they say: (judgement, noun)."""
    found: dict[tuple[str, str], _Opinion] = {}
    for passage in reading.told:
        for source in sources_in(passage):
            if source.verb in _JUDGING and source.kind != "document":
                for noun, judgement in _judgements(passage, source):
                    words = (meanings_of(passage)[judgement], meanings_of(passage)[noun])
                    opinion = _Opinion(passage, source, noun, judgement)
                    found.setdefault(words, opinion)
    return found


def _judgements(passage: Passage, source: Source) -> Iterator[tuple[int, int]]:
    """Yield (noun, judgement) for each "the refit had been rushed" that a source says."""
    tokens = passage.tokens
    calls = source.verb == "call"
    for noun, token in enumerate(tokens):
        if not is_content(token) or token.kind != "word" or not source.vouches_for(noun):
            continue
        at = noun + 1
        while at < len(tokens) and tokens[at].key in _BE and at - noun < _AFTER:
            at += 1
        verbless = calls and at == noun + 1
        if (at == noun + 1 and not verbless) or at >= len(tokens):
            continue
        judged = tokens[at]
        ends = at + 1 == len(tokens) or tokens[at + 1].kind == "mark"
        if ends and is_content(judged) and judged.kind == "word" and not judged.is_capital:
            yield noun, at


def _phrases(
    reading: Reading, wanted: AbstractSet[tuple[str, str]]
) -> Iterator[tuple[tuple[str, str], Passage, int]]:
    """Yield where one of the wanted judgements stands right before its noun, in nobody's mouth."""
    for passage in reading.told if wanted else ():
        meanings = meanings_of(passage)
        for at, words in enumerate(pairwise(meanings)):
            if words in wanted and not passage.quoted[at] and not _is_said(passage, at):
                yield words, passage, at


def _is_said(passage: Passage, at: int) -> bool:
    """Tell whether somebody says a word; what a record shows is told all the same."""
    return any(
        source.verb in _JUDGING and source.kind != "document" and source.vouches_for(at)
        for source in sources_in(passage)
    )
