"""Hedges: one article is sure of what another one is not.

A clash is a word that one side hedges and the other tells as a fact in the same surroundings
("reportedly radioed", "radioed"; "could have caused", "has caused"), a condition that was dropped,
and an aim beside a claim of success. None is another hedge, whatever its strength, a source
named in place of "reportedly", or what only stands in a question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from copydesk.articles.article import Span
from copydesk.findings.certainty.caveats import Caveat, caveats_on
from copydesk.findings.certainty.denials import denials_on
from copydesk.findings.clash import Clash
from copydesk.findings.finding import Severity
from copydesk.findings.sourcing.speech import is_vouched_for
from copydesk.findings.text.content import is_content
from copydesk.findings.text.pairing import Pairing, Side
from copydesk.findings.text.places import sentence_around, shared_around

_NEAR: Final = 8
"""Tokens around a hedged word that tell whether the other side speaks of the same."""
_EVIDENCE: Final = 2
"""Words with content among them that both sides share, at least."""
_AHEAD: Final = 12
"""Tokens before a word in which a caveat may hedge it."""
_BEHIND: Final = 6
"""Tokens behind it in which one may."""
_MAIN: Final = 0.5
"""Share (0..1) of the words of a main clause that the other side has where it dropped the "if"."""
_CLAUSE_ENDS: Final = frozenset(",;:.!?()—–")
_MAIN_SHOWN: Final = 8
"""Tokens of a main clause that a finding points at, at most."""
_WHEN: Final = frozenset({"when", "once", "until", "after", "should", "whenever", "where", "while"})
"""Words that open a condition in other words."""
_GAP: Final = 4
"""Words that may stand in the place of a hedged verb, at most."""
_SHOWN: Final = 26
"""Code points of a text in a reason, at most."""
_PLAIN: Final = frozenset({"sure", "neutral", "aim", "condition"})
"""Caveats that are not lost word by word."""


def hedge_clashes(pairing: Pairing) -> Iterator[Clash]:
    """Yield what one side hedges and the other tells as a fact."""
    if pairing.crossing:
        return
    left, right = caveats_on(pairing.left), caveats_on(pairing.right)
    yield from _hedged(pairing, left, right)
    if right:
        yield from (clash.mirrored for clash in _hedged(pairing.mirrored, right, left))


def _hedged(pairing: Pairing, here: Sequence[Caveat], there: Sequence[Caveat]) -> Iterator[Clash]:
    """Yield what the left side hedges and the right one tells as a fact."""
    yield from _lost(pairing, here, there)
    yield from _conditions(pairing, here, there)
    yield from _aims(pairing, here, there)


def _lost(pairing: Pairing, here: Sequence[Caveat], there: Sequence[Caveat]) -> Iterator[Clash]:
    """Yield what the left side hedges and the right one doesn't."""
    for caveat in here:
        if caveat.kind in _PLAIN:
            continue
        place = _place(pairing, caveat)
        if place is None or not _is_told(pairing, caveat, place, here, there):
            continue
        severity = _severity(pairing, caveat, place)
        if severity is not None:
            hedged = pairing.left.span(caveat.first, caveat.hedged[-1])
            yield _clash(pairing, severity, hedged, pairing.right.span(place[0], place[-1]))


def _place(pairing: Pairing, caveat: Caveat) -> range | None:
    """Return where the right side tells what is hedged: the same word, or what replaces it."""
    for index in reversed(caveat.hedged):
        partner = pairing.to_right.get(index)
        if partner is not None:
            shared = shared_around(pairing, index, partner, _NEAR)
            same = shared >= _EVIDENCE and not _is_permission(pairing, caveat, index, partner)
            return range(partner, partner + 1) if same else None
    return _gap(pairing, caveat)


def _is_permission(pairing: Pairing, caveat: Caveat, index: int, partner: int) -> bool:
    """Tell whether "may sail" stands beside "are sailing": what may be done is being done."""
    verbs = pairing.left.tokens[index].key, pairing.right.tokens[partner].key
    may = pairing.left.tokens[caveat.first].key == "may"
    return may and verbs[1].endswith("ing") and not verbs[0].endswith("ing")


def _gap(pairing: Pairing, caveat: Caveat) -> range | None:
    """Return what stands before the words that follow a hedged verb, where the verb differs."""
    side = pairing.right
    sentence = sentence_around(pairing.left, caveat.first)
    for at in range(caveat.hedged[-1] + 1, min(sentence.stop, caveat.hedged[-1] + 1 + _GAP)):
        if not is_content(pairing.left.tokens[at]):
            continue
        partner = pairing.to_right.get(at)
        if partner is None or shared_around(pairing, at, partner, _NEAR) < _EVIDENCE:
            return None
        first = max(sentence_around(side, partner).start, partner - _GAP)
        told = [index for index in range(first, partner) if is_content(side.tokens[index])]
        # "Reported" may be the partner of "reportedly", and of nothing else.
        known = pairing.to_left.get(told[-1], caveat.first) if told else -1
        return range(told[-1], told[-1] + 1) if known == caveat.first else None
    return None


def _is_told(
    pairing: Pairing,
    caveat: Caveat,
    place: range,
    here: Sequence[Caveat],
    there: Sequence[Caveat],
) -> bool:
    """Tell whether words on the right stand there as a fact."""
    side = pairing.right
    sentence = sentence_around(side, place[0])
    if side.quoted[place[0]] or side.tokens[sentence.stop - 1].text == "?":
        return False
    if any(place[0] in denial.denied for denial in denials_on(side)):
        return False
    near = range(max(sentence.start, place[0] - _AHEAD), min(sentence.stop, place[-1] + _BEHIND))
    others = [known for known in here if known is not caveat]
    return not any(
        place[0] in known.hedged or not _is_matched(pairing, known, others)
        for known in there
        if known.kind != "sure" and known.first in near
    )


def _is_matched(pairing: Pairing, caveat: Caveat, others: Sequence[Caveat]) -> bool:
    """Tell whether a caveat on the right hedges what another one on the left hedges, or is it."""
    hedged = {pairing.to_left.get(index) for index in caveat.hedged}
    cue = pairing.to_left.get(caveat.first, -1)
    return any(
        not hedged.isdisjoint(other.hedged) or other.first <= cue <= other.last for other in others
    )


def _severity(pairing: Pairing, caveat: Caveat, place: range) -> Severity | None:
    """Return how grave it is that a hedge is gone; None if a named source took its place."""
    if caveat.kind not in ("hearsay", "belief"):
        return "medium"
    if not is_vouched_for(pairing.right, place[0]):
        return "high"
    return "low" if is_vouched_for(pairing.left, caveat.first) else None


def _conditions(
    pairing: Pairing, here: Sequence[Caveat], there: Sequence[Caveat]
) -> Iterator[Clash]:
    """Yield conditions that the right side dropped."""
    for caveat in here:
        if caveat.kind != "condition":
            continue
        told = _told_without(pairing, caveat)
        if told and not any(known.kind == "condition" for known in there):
            clause = pairing.left.span(caveat.first, caveat.last)
            yield _clash(pairing, "medium", clause, pairing.right.span(told[0], told[-1]))


def _told_without(pairing: Pairing, caveat: Caveat) -> Sequence[int]:
    """Return where the right side has the main clause of a condition and not the condition."""
    if _found(pairing, caveat.hedged) > len(caveat.hedged) // 2:
        return ()
    main = _main_clause(pairing.left, caveat)
    told = sorted(pairing.to_right[index] for index in main if index in pairing.to_right)
    if len(told) < max(_EVIDENCE, _MAIN * len(main)):
        return ()
    there = sentence_around(pairing.right, told[-1])
    if told[0] not in there or any(pairing.right.tokens[at].key in _WHEN for at in there):
        return ()
    return [index for index in told if told[-1] - index < _MAIN_SHOWN]


def _main_clause(side: Side, caveat: Caveat) -> list[int]:
    """Return the words with content before a condition, or behind one that opens a sentence."""
    sentence = sentence_around(side, caveat.first)
    if caveat.first - sentence.start >= _EVIDENCE:
        order = range(caveat.first - 1, sentence.start - 1, -1)
    else:
        order = range(caveat.last + 2, sentence.stop)
    clause = takewhile(lambda at: side.tokens[at].text not in _CLAUSE_ENDS, order)
    return sorted(at for at in clause if is_content(side.tokens[at]))


def _found(pairing: Pairing, indices: Sequence[int]) -> int:
    """Return how many of some words on the left stand on the right as well."""
    return sum(index in pairing.to_right for index in indices)


def _aims(pairing: Pairing, here: Sequence[Caveat], there: Sequence[Caveat]) -> Iterator[Clash]:
    """Yield what the left side hopes to reach and the right one calls a success."""
    for caveat in here:
        partner = pairing.to_right.get(caveat.hedged[0]) if caveat.kind == "aim" else None
        if partner is None:
            continue
        near = range(partner - _BEHIND, partner + _BEHIND + 1)
        sure = [known for known in there if known.kind == "sure" and known.first in near]
        if sure:
            first, last = min(partner, sure[0].first), max(partner, sure[0].last)
            hedged = pairing.left.span(caveat.first, caveat.hedged[0])
            yield _clash(pairing, "medium", hedged, pairing.right.span(first, last))


def _clash(pairing: Pairing, severity: Severity, left: Span, right: Span) -> Clash:
    reason = f"{_shown(pairing.left, left)} or {_shown(pairing.right, right)}?"
    return Clash("hedge", severity, reason, left, right)


def _shown(side: Side, span: Span) -> str:
    text = side.passages[0].reading.article.quote(span)
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rsplit(" ", 1)[0] + "…"
