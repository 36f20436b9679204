"""Sources that changed: both articles say who says so, and name somebody else.

Two sources of one pairing belong together when they vouch for the same words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from copydesk.findings.clash import Clash
from copydesk.findings.finding import Severity
from copydesk.findings.sourcing.other_sources import difference
from copydesk.findings.sourcing.source_names import tokens_at
from copydesk.findings.sourcing.speech import Source, sources_in
from copydesk.findings.text.content import is_content
from copydesk.findings.text.matching import matched
from copydesk.findings.text.pairing import Pairing, Side

_LEAST: Final = 3
"""Words with content that both sources vouch for, at least."""
_FEWEST: Final = 2
"""The same where the shorter claim has no more: "called it a modest success"."""
_SHARE: Final = 0.4
"""Share (0..1) of the shorter claim that these are, at least."""
_RELAYING: Final = frozenset({"citing", "quoting"})
"""Words with which a source passes on what another one said."""
_ADDING: Final = frozenset({"and", "but", "while", "though", "although", "whereas"})
"""Words with which a clause of its own begins."""
_SHOWN: Final = 24
"""Code points of a name in a reason, at most."""

_Shared = Mapping[tuple[Source, Source], float]
"""How much of their claims a left and a right source share; 0 for too little."""


def changed_sources(
    pairing: Pairing, here: Sequence[Source], there: Sequence[Source]
) -> Iterator[Clash]:
    """Yield the sources of one claim that differ, and reports that name a source in between.

    Args:
        pairing: The two sides.
        here: The sources on the left.
        there: The sources on the right.
    """
    if not here or not there:
        return
    shared = _shared_claims(pairing, here, there)
    for one, other in matched(here, there, lambda left, right: shared[left, right]):
        found = difference(pairing.left, one, pairing.right, other)
        if found is not None:
            yield _clash(pairing, found.severity, one, other)
    yield from _relayed(pairing, shared)
    yield from _shifted(pairing, here, there)
    yield from (clash.mirrored for clash in _shifted(pairing.mirrored, there, here))


def claim_of(side: Side, source: Source) -> set[int]:
    """Return the indices of the words with content that a source vouches for."""
    return {
        index for covered in source.covers for index in covered if is_content(side.tokens[index])
    }


def shown(side: Side, source: Source) -> str:
    """Return the name of a source, cut to a few words."""
    span = side.span(source.name[0], source.name[-1])
    words = " ".join(side.passages[0].reading.article.quote(span).split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rsplit(" ", 1)[0] + "…"


def _shared_claims(pairing: Pairing, here: Sequence[Source], there: Sequence[Source]) -> _Shared:
    answers = {other: claim_of(pairing.right, other) for other in there}
    found = {}
    for one in here:
        claim = claim_of(pairing.left, one)
        told = {pairing.to_right[index] for index in claim if index in pairing.to_right}
        for other, answer in answers.items():
            common = len(told & answer)
            shorter = min(len(claim), len(answer))
            enough = common >= max(min(_LEAST, shorter), _FEWEST, _SHARE * shorter)
            # Of two sources for one claim, "a security official" answers to "officials".
            found[one, other] = common + (one.head == other.head) if enough else 0.0
    return found


def _relayed(pairing: Pairing, shared: _Shared) -> Iterator[Clash]:
    """Yield a report that cites somebody, beside a claim that comes from its source alone."""
    here = {one for one, _ in shared if _is_relay(pairing.left, one)}
    there = {other for _, other in shared if _is_relay(pairing.right, other)}
    if bool(here) == bool(there):
        return
    relays = here or there
    found = [pair for pair, value in shared.items() if value and not relays.isdisjoint(pair)]
    for one, other in found[:1]:
        if "pronoun" not in (one.kind, other.kind):
            yield _clash(pairing, "medium", one, other)


def _shifted(pairing: Pairing, here: Sequence[Source], there: Sequence[Source]) -> Iterator[Clash]:
    """Yield a source on the right that vouches for what nobody vouches for on the left.

    "It rained, according to the bureau. Crops were lost." and "Crops were lost, according to the
    bureau": the clause that a source trails is the one that readers take to be its own.
    """
    for other in there:
        one = next((known for known in here if known.words & other.words), None)
        clause = _clause_before(pairing.right, other)
        if one is None or other.kind == "pronoun" or not clause:
            continue
        partners = [pairing.to_left[index] for index in clause if index in pairing.to_left]
        own = set(_clause_before(pairing.left, one))
        if not own or not own.isdisjoint(partners):
            continue
        backed = any(_is_backed(pairing.left, here, at) for at in partners)
        if (partners and not backed) or (not partners and _goes_on_alone(pairing, clause)):
            left = pairing.left.span(max(own), max(one.last, max(own)))
            right = pairing.right.span(clause[-1], max(other.last, clause[-1]))
            reason = f"who says so: {shown(pairing.right, other)} or nobody?"
            yield Clash("attribution", "medium", reason, left, right)


def _goes_on_alone(pairing: Pairing, clause: Sequence[int]) -> bool:
    """Tell whether the left article tells a clause of the right one right behind, of itself."""
    last = pairing.left.passages[-1]
    behind = last.reading.passages[last.sentence.index + 1 : last.sentence.index + 2]
    told = {pairing.right.stems[index] for index in clause}
    return any(
        following.sentence.paragraph == last.sentence.paragraph
        and not sources_in(following)
        and any(token.stem in told for token in following.tokens if is_content(token))
        for following in behind
    )


def _clause_before(side: Side, source: Source) -> list[int]:
    """Return the words with content between a mark and a source that trails, ascending."""
    at = source.first - 1
    if at < 1 or side.tokens[at].kind != "mark" or side.tokens[at].text != ",":
        return []
    found: list[int] = []
    at -= 1
    while at >= 0 and side.tokens[at].kind != "mark":
        if is_content(side.tokens[at]) and not side.quoted[at]:
            found.insert(0, at)
        at -= 1
    return found


def _is_backed(side: Side, sources: Sequence[Source], index: int) -> bool:
    """Tell whether a source vouches for a word; one that trails, not for a clause added to it."""
    for source in sources:
        if source.vouches_for(index):
            added = side.tokens[source.last + 1 : source.last + 3]
            is_added = len(added) > 1 and added[0].text in ",;" and added[1].key in _ADDING
            if not (is_added and index > source.last and _clause_before(side, source)):
                return True
    return False


def _is_relay(side: Side, source: Source) -> bool:
    """Tell whether a source passes on what another one said: "ANI reports citing CNN"."""
    return any(token.key in _RELAYING for token in tokens_at(side.tokens, source.name))


def _clash(pairing: Pairing, severity: Severity, one: Source, other: Source) -> Clash:
    spans = pairing.left.span(one.first, one.last), pairing.right.span(other.first, other.last)
    reason = f"who says so: {shown(pairing.left, one)} or {shown(pairing.right, other)}?"
    return Clash("attribution", severity, reason, *spans)
