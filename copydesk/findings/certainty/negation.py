"""Negation: one article says that it is so, the other that it is not.

A clash is a word that one side denies and the other asserts in the same surroundings ("was not
suspected", "was suspected"), or a word and its opposite in one place ("accepted", "rejected"). None
is a negation put in other words: twice denied, denied by an opposite ("had not passed", "failed"),
denied by whoever is quoted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from copydesk.articles.article import Span
from copydesk.findings.certainty.denials import AUXILIARIES, Denial, denials_in, denials_on
from copydesk.findings.clash import Clash
from copydesk.findings.text.content import is_content
from copydesk.findings.text.kin import meanings_on
from copydesk.findings.text.pairing import Pairing, Side
from copydesk.findings.text.passage import Passage
from copydesk.findings.text.places import sentence_around, shared_around, window

_NEAR: Final = 8
"""Tokens around a denied word that tell whether the other side speaks of the same."""
_EVIDENCE: Final = 2
"""Words with content among them that both sides share, at least."""
_BEFORE: Final = 8
"""Tokens before a word in which it may be left open whether it is so."""
_CLOSE: Final = 2
"""Sentences before and after in which an article may say both."""
_LEAD: Final = 3
"""Tokens before a verb in which its modal stands."""
_MODALS: Final = frozenset({"could", "may", "might", "should", "would"})
_SAYING: Final = frozenset({"say", "said", "comment", "answer", "respond", "repli"})
"""Stems of verbs of saying."""
_SHOWN: Final = 26
"""Code points of a text in a reason, at most."""
_OPEN: Final = frozenset({"whether", "if", "unless"})
"""Words that leave open whether what follows is so."""


def negation_clashes(pairing: Pairing) -> Iterator[Clash]:
    """Yield what one side denies and the other asserts."""
    left, right = denials_on(pairing.left), denials_on(pairing.right)
    yield from _denied(pairing, left, right)
    if right:
        yield from (clash.mirrored for clash in _denied(pairing.mirrored, right, left))


def _denied(pairing: Pairing, here: Sequence[Denial], there: Sequence[Denial]) -> Iterator[Clash]:
    """Yield what the left side denies and the right one asserts."""
    for denial in here:
        # The verb says more than its subject.
        for head in reversed(denial.heads):
            partner = _partner(pairing, head)
            if (
                partner is not None
                and _is_same_kind(pairing, head, partner)
                and _is_asserted(pairing.right, partner)
                and not _is_answered(pairing, denial, partner, here, there)
                and sum(head in known.heads for known in here) == 1
                and _is_same_matter(pairing, head, partner)
                and not _is_asserted_too(pairing, head)
            ):
                yield _clash(pairing, denial, head, partner)
                break


def _partner(pairing: Pairing, head: int) -> int | None:
    """Return where the right side has a denied word, or the only word that means the same."""
    partner = pairing.to_right.get(head)
    if partner is not None:
        return partner
    meaning = meanings_on(pairing.left)[head]
    alike = [index for index, known in enumerate(meanings_on(pairing.right)) if known == meaning]
    if not meaning or len(alike) != 1 or not is_content(pairing.right.tokens[alike[0]]):
        return None
    return alike[0]


def _is_same_kind(pairing: Pairing, head: int, partner: int) -> bool:
    """Tell whether both words are names or none is; who doesn't say may have said other things."""
    one, other = pairing.left.tokens[head], pairing.right.tokens[partner]
    at_start = partner == sentence_around(pairing.right, partner).start
    return (one.is_capital == other.is_capital or at_start) and one.stem not in _SAYING


def _is_asserted(side: Side, index: int) -> bool:
    """Tell whether a word is said to be so: not quoted, asked, feared or doubted."""
    if side.quoted[index]:
        return False
    sentence = sentence_around(side, index)
    if side.tokens[sentence.stop - 1].text == "?":
        return False
    before = range(max(sentence.start, index - _BEFORE), index)
    if any(side.tokens[at].key in _OPEN for at in before):
        return False
    if any(side.tokens[at].key in _MODALS for at in before[-_LEAD:]):
        return False
    # "to measure" is what somebody may want; "had to measure" is not.
    return not (before and side.tokens[before[-1]].key == "to")


def _is_answered(
    pairing: Pairing,
    denial: Denial,
    partner: int,
    here: Sequence[Denial],
    there: Sequence[Denial],
) -> bool:
    """Tell whether a denial in the sentence of `partner` may say the same as `denial`.

    One that denies what another denial on the left denies says that and nothing else.
    """
    sentence = sentence_around(pairing.right, partner)
    for answer in there:
        if answer.first not in sentence:
            continue
        shared = {pairing.to_left.get(index) for index in answer.denied}
        if partner in answer.denied or not shared.isdisjoint(denial.denied):
            return True
        if all(shared.isdisjoint(other.denied) for other in here):
            return True
    return False


def _is_same_matter(pairing: Pairing, head: int, partner: int) -> bool:
    """Tell whether the words around a denied and an asserted word speak of the same."""
    around = window(pairing.left, head, _NEAR)
    content = sum(is_content(pairing.left.tokens[at]) for at in around) - 1
    shared = shared_around(pairing, head, partner, _NEAR)
    return shared >= min(_EVIDENCE, max(1, content))


def _is_asserted_too(pairing: Pairing, head: int) -> bool:
    """Tell whether the denying article also asserts it, near by, of another time or thing."""
    verb = pairing.left.tokens[head]
    first = pairing.left.passages[0]
    index = first.sentence.index
    near = first.reading.passages[max(0, index - _CLOSE) : index + _CLOSE + 1]
    return any(
        token.stem == verb.stem and token.start != verb.start and not _is_denied(passage, at)
        for passage in near
        for at, token in enumerate(passage.tokens)
    )


def _is_denied(passage: Passage, at: int) -> bool:
    return any(at in denial.denied for denial in denials_in(passage))


def _clash(pairing: Pairing, denial: Denial, head: int, partner: int) -> Clash:
    here = _with_auxiliaries(pairing.left, min(denial.first, head), max(denial.last, head))
    there = _with_auxiliaries(pairing.right, partner, partner)
    reason = f"{_shown(pairing.left, here)} or {_shown(pairing.right, there)}?"
    return Clash("negation", "high", reason, here, there)


def _with_auxiliaries(side: Side, first: int, last: int) -> Span:
    start = sentence_around(side, first).start
    while first > start and side.tokens[first - 1].key in AUXILIARIES:
        first -= 1
    return side.span(first, last)


def _shown(side: Side, span: Span) -> str:
    text = side.passages[0].reading.article.quote(span)
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rsplit(" ", 1)[0] + "…"
