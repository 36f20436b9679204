"""Lists of names that lost or gained a member: "Syria, Iraq and Turkey" beside "Syria and Iraq".

The order of a list tells nothing. Where both lists have a name that the other lacks, one was
garbled rather than dropped, and that is a matter of names.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from copydesk.findings.clash import Clash
from copydesk.findings.naming.naming import Naming, namings
from copydesk.findings.text.tokens import stem
from copydesk.findings.text.wording import shortened

if TYPE_CHECKING:
    from copydesk.articles.article import Span
    from copydesk.findings.text.pairing import Pairing, Side
    from copydesk.findings.text.passage import Passage

_JOINING: Final = frozenset({",", "and", "or", "the", "&", "both", "as", "well"})
"""Words and marks between the members of a list."""
_LEAST: Final = 3
"""Members of the longer list."""
_ROOT: Final = 3
"""Letters in which a country's name and its adjective agree."""
_SHARED: Final = 2
"""Members in common that make two lists one."""


def list_clashes(pairing: Pairing) -> Iterator[Clash]:
    """Yield lists of which one has members that the whole other side lacks."""
    for left in pairing.left.passages:
        for right in pairing.right.passages:
            for one in _lists(left):
                for other in _lists(right):
                    yield from _compared(pairing, one, other)


def _compared(pairing: Pairing, one: list[Naming], other: list[Naming]) -> Iterator[Clash]:
    more = [naming for naming in one if not _is_among(naming, other)]
    missing = [naming for naming in other if not _is_among(naming, one)]
    if max(len(one), len(other)) < _LEAST or len(one) - len(more) < _SHARED:
        return
    if bool(more) == bool(missing):
        return
    lost, elsewhere = (more, pairing.right) if more else (missing, pairing.left)
    lost = [naming for naming in lost if not _is_told(naming, elsewhere)]
    if lost:
        reason = f"with {shortened(lost[0].words)}, or without?"
        yield Clash("scope", "medium", reason, _span(one), _span(other))


def _lists(passage: Passage) -> Iterator[list[Naming]]:
    """Yield the names of a passage that stand in one list."""
    members: list[Naming] = []
    for naming in namings(passage):
        if members and not _is_joined(passage, members[-1], naming):
            if len(members) > 1:
                yield members
            members = []
        members = [*members, naming]
    if len(members) > 1:
        yield members


def _is_joined(passage: Passage, one: Naming, other: Naming) -> bool:
    """Tell whether two names stand in one list; "Syria, Bashar Assad" explains."""
    between = passage.tokens[one.mention.last + 1 : other.mention.first]
    joined = bool(between) and all(token.key in _JOINING for token in between)
    return joined and _sort(one) == _sort(other)


def _sort(naming: Naming) -> str:
    return "country" if naming.countries else naming.mention.kind


def _is_among(naming: Naming, others: list[Naming]) -> bool:
    countries, keys = naming.countries, set(naming.mention.keys)
    return any(countries & n.countries or keys & set(n.mention.keys) for n in others)


def _is_told(naming: Naming, side: Side) -> bool:
    """Tell whether a side has a name in some form: Iraq, Iraqi, but not Baghdad."""
    words = {stem(key) for key in naming.mention.keys}
    kindred = {
        key[:_ROOT]
        for passage in side.passages
        for other in namings(passage)
        if naming.countries & other.countries
        for key in other.mention.keys
    }
    return not words.isdisjoint(side.stems) or any(
        key[:_ROOT] in kindred for key in naming.mention.keys
    )


def _span(members: list[Naming]) -> Span:
    passage = members[0].passage
    return passage.span(members[0].mention.first, members[-1].mention.last)
