"""What one article tells and the other doesn't: sentences without a partner, and details.

Not every such sentence is a finding: retellings leave out most of what they retell. A finding is
one that carries what a checker would act on (`weight`) and that the other article doesn't tell in
other words elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from copydesk.articles.article import Span
from copydesk.findings.clash import Clash
from copydesk.findings.finding import Severity
from copydesk.findings.missing.weight import Load, load_of
from copydesk.findings.naming.mentions import mentions_in
from copydesk.findings.naming.naming import vocabulary_of
from copydesk.findings.sourcing.speech import sources_in
from copydesk.findings.text.kin import meanings_of
from copydesk.findings.text.nearby import count_new
from copydesk.findings.text.wording import left_out, only_here

if TYPE_CHECKING:
    from copydesk.findings.matter import Matter
    from copydesk.findings.text.passage import Passage, Reading

_SEEN: Final = 0.45
"""Share of a sentence's words that stand in its partner, below which the link is a mere echo."""
_NEW: Final = 0.25
"""Least share of a sentence's words that the other article lacks altogether."""
_NEW_THOUGH_LINKED: Final = 0.4
"""The same for a sentence that has a partner after all."""
_PASSED_OVER: Final = ("headline", "embed", "caption")
"""Kinds that repeat what the text has, or are no part of the report."""
_TELLING: Final = frozenset({"anonymity", "own"})
"""Signs that an article which has none of them can't tell in other words."""
_ENOUGH: Final = 3
"""Points of figures, dates and unknown names from which a sentence without a source counts."""


def one_sided_clashes(matter: Matter) -> Iterator[Clash]:
    """Yield the sentences that only one of the articles has, if a checker would miss them."""
    left_of: dict[int, list[int]] = defaultdict(list)
    right_of: dict[int, list[int]] = defaultdict(list)
    for link in matter.links:
        right_of[link.left].append(link.right)
        left_of[link.right].append(link.left)
    for passage, severity in _untold(matter.left, matter.right, right_of):
        yield left_out(severity, matter.left.article, _whole(passage))
    for passage, severity in _untold(matter.right, matter.left, left_of):
        yield only_here(severity, matter.right.article, _whole(passage))


def is_checkable(passage: Passage) -> bool:
    """Tell whether a sentence holds a number, name, quotation or date: something to check."""
    return load_of(passage).is_checkable


def missed(passage: Passage, partners: Sequence[Passage], there: Reading) -> Severity | None:
    """Return how much a sentence is missed in the other article.

    None if that one tells it, or if hardly anybody would miss it.

    Args:
        passage: The sentence.
        partners: Those of the other article that it is linked to.
        there: The other article.
    """
    if passage.sentence.kind in _PASSED_OVER or not _is_untold(passage, partners, there):
        return None
    return _severity(load_of(passage), _unknown_names(passage, there))


def _is_untold(passage: Passage, partners: Sequence[Passage], there: Reading) -> bool:
    words = _message(passage)
    told = {meaning for partner in partners for meaning in meanings_of(partner)}
    if not words or (partners and len(words & told) >= _SEEN * len(words)):
        return False
    # "Neither wanted to be named" has hardly a word that isn't met elsewhere.
    if (load_of(passage).signs & _TELLING) - _signs(there):
        return True
    new = _NEW_THOUGH_LINKED if partners else _NEW
    return count_new(words, there) >= new * len(words)


def _untold(
    here: Reading, there: Reading, partners: Mapping[int, Sequence[int]]
) -> Iterator[tuple[Passage, Severity]]:
    for passage in here.told:
        linked = [there.passages[index] for index in partners.get(passage.sentence.index, ())]
        severity = missed(passage, linked, there)
        if severity is not None:
            yield passage, severity


def _severity(load: Load, unknown_names: int) -> Severity | None:
    """Return how much a sentence with this load is missed; None if hardly."""
    checkable = points_of(load) + unknown_names
    if load.is_quoted or "correction" in load.signs:
        return None
    if "own" in load.signs:
        return "high" if checkable else "medium"
    if "grave" in load.signs and (load.is_attributed or load.names):
        return "high"
    if "anonymity" in load.signs or (load.is_attributed and checkable):
        return "medium"
    if load.is_attributed or checkable >= _ENOUGH:
        return "low"
    return "low" if "conclusion" in load.signs else None


def _message(passage: Passage) -> set[str]:
    """Return what the words of a sentence mean, without those that say who says so."""
    meanings = list(meanings_of(passage))
    for source in sources_in(passage) if passage.reading.language == "en" else ():
        meanings[source.first : source.last + 1] = [""] * (source.last + 1 - source.first)
    return set(meanings) - {""} or set(meanings_of(passage)) - {""}


@lru_cache(maxsize=64)
def _signs(reading: Reading) -> frozenset[str]:
    """Return the signs that any sentence of an article carries."""
    return frozenset(sign for passage in reading.told for sign in load_of(passage).signs)


def points_of(load: Load) -> int:
    """Return how many figures and times there are; full dates and amounts count twice."""
    full = sum(time.kind == "day" and "-" in time.value for time in load.times)
    amounts = sum(figure.kind == "amount" for figure in load.figures)
    return len(load.times) + full + len(load.figures) + amounts


def _unknown_names(passage: Passage, there: Reading) -> int:
    """Return how many names of a sentence the other article doesn't know."""
    known = vocabulary_of(there).words
    return sum(known.isdisjoint(mention.keys) for mention in mentions_in(passage))


def _whole(passage: Passage) -> Span:
    return Span(passage.sentence.start, passage.sentence.end)
