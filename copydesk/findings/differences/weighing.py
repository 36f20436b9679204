"""How likely it is that a checker wants to be asked about a difference: one logistic regression.

Each type has a constant, and each group of types its own weights for what speaks for a difference,
so that a name put for another and a reworded phrase can ask for more alike surroundings than a
quotation does. All numbers come from `python -m benchmarks.fit_findings`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import exp
from operator import mul
from typing import Final

import msgspec

from copydesk.findings.differences.candidate import Candidate
from copydesk.findings.differences.fitted import BIAS, SLOPES
from copydesk.findings.differences.lack import Lack
from copydesk.findings.finding import Confidence

GROUPS: Final = {
    "number": "value", "date": "value", "clock": "value", "duration": "value",
    "negation": "operator", "stage": "operator", "hedge": "operator", "quantifier": "operator",
    "only": "operator", "rank": "operator", "order": "operator", "bound": "operator",
    "quotation": "quotation", "marks": "quotation",
    "name": "name", "title": "name", "swap": "spelling",
    "phase": "word", "word": "word", "phrase": "word", "source": "word", "passage": "word",
    "spelling": "spelling", "left-out": "missing", "sentence": "missing",
}  # fmt: skip
"""Which types share their weights."""
_ANCHORED: Final = frozenset({"value", "quotation", "spelling"})
"""Groups of types that need no alike surroundings: what two figures count, which words are quoted
and how a name is spelt can be seen by themselves."""
_ANY_LANGUAGE: Final = _ANCHORED | {"name"}  # groups of types that need no grammar of the language
_KIN: Final = 0.28
"""Kinship from which two articles are retellings: ten pairs of independent news have .10 to .16
(two of them, which quote one statement at length, .22 and .26), most retellings .28 to .76."""
_CLOSE: Final = 0.6
"""Likeness from which two sentences are close whatever the articles are. Of differences that are
anchored in nothing, one in ten is useful below, in independent news."""
_ASKED: Final = {
    "value": 0.4, "quotation": 0.4, "spelling": 0.3, "name": 0.4, "operator": 0.45, "word": 0.4,
    "phrase": 0.45, "passage": 0.45, "source": 0.45, "missing": 0.3,
}  # fmt: skip
"""Least weight of what is asked, by type or else by group: from there half of a story's are useful
when the numbers were fitted without it (`python -m benchmarks.fit_findings --leave-out`)."""
_MOST: Final = 6
"""One-sided questions about two independent articles. Of 60 that readers list in ten pairs of news
17 are among the five heaviest of their pair; the next five bring 7 more, no better than chance."""
_MOST_OF_KIN: Final = 10  # the same for retellings, of those that aren't sure
_LIKELY: Final = 0.5
_SURE: Final = 0.75
"""Least weight of what is called likely and sure: more often right than not, and three times in
four."""
_UNFITTED: Final = -9.0  # constant of a type that no fit has seen yet: it is never asked


def looks_of(candidate: Candidate) -> tuple[float, ...]:
    """Return what the regression sees of a difference: nothing of what is plain in itself."""
    evidence = candidate.evidence
    if GROUPS[candidate.type] == "spelling":
        return ()
    if isinstance(evidence, Lack):
        return evidence.looks
    values = msgspec.structs.astuple(evidence)
    return (
        *values,
        evidence.likeness * evidence.alone,
        evidence.anchor * evidence.edges,
        # Copies and retellings lie far apart: one word for another is news in a copy only.
        evidence.kinship**4,
    )


def weight_of(
    candidate: Candidate,
    bias: Mapping[str, float] = BIAS,
    slopes: Mapping[str, Sequence[float]] = SLOPES,
) -> float:
    """Return the chance, 0..1, that a checker wants to be asked, by these or other numbers."""
    seen = looks_of(candidate)
    slope = slopes.get(GROUPS[candidate.type], ())
    odds = bias.get(candidate.type, _UNFITTED) + sum(map(mul, slope, seen))
    return 1 / (1 + exp(-odds))


def is_asked(candidate: Candidate, weight: float) -> bool:
    """Tell whether a difference is heavy enough to be a finding.

    Where two articles were written independently, only what is anchored in itself can be one, and
    what stands in two sentences that are alike all the same.
    """
    evidence = candidate.evidence
    if isinstance(evidence, Lack):
        return weight >= _ASKED[GROUPS[candidate.type]]
    is_close = evidence.kinship >= _KIN or evidence.likeness >= _CLOSE
    group = GROUPS[candidate.type]
    least = _ASKED.get(candidate.type, _ASKED[group])
    return weight >= least and (is_close or group in _ANCHORED)


def without_flood(asked: Iterable[tuple[Candidate, float]]) -> list[tuple[Candidate, float]]:
    """Return weighed differences with the heaviest of the one-sided ones only, in their order.

    Half of an independent article has no partner in the other one: nobody wants to be asked about
    all that. In retellings what is sure stays, however much it is.
    """
    kept = list(asked)
    lacks = sorted(
        (-weight, at, candidate.evidence.kinship >= _KIN)
        for at, (candidate, weight) in enumerate(kept)
        if isinstance(candidate.evidence, Lack)
    )
    spared = {
        at
        for rank, (weight, at, is_kin) in enumerate(lacks)
        if rank >= (_MOST_OF_KIN if is_kin else _MOST) and (not is_kin or -weight < _SURE)
    }
    return [each for at, each in enumerate(kept) if at not in spared]


def needs_grammar(candidate: Candidate) -> bool:
    """Tell whether a difference means something only where the words of grammar are known."""
    return candidate.type == "swap" or GROUPS[candidate.type] not in _ANY_LANGUAGE


def is_anchored(candidate: Candidate, weight: float) -> bool:
    """Tell whether a difference is a finding even between sentences that tell other things."""
    return weight >= _LIKELY and GROUPS[candidate.type] in _ANCHORED


def confidence_of(weight: float) -> Confidence:
    """Return a weight as a word for people."""
    if weight >= _SURE:
        return "sure"
    return "likely" if weight >= _LIKELY else "maybe"
