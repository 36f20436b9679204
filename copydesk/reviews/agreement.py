"""How far reviewers agree on what more than one of them judged.

A unit is a target with the verdicts of two reviewers or more, on exactly the same places; a
mismatch is a verdict like the others. Any number of reviewers, whatever each of them left out.

Reviewers share the work, so most judge only a part: Krippendorff's alpha compares what there is.
For nominal data: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", University of
Pennsylvania (2011), section C, and *Content Analysis*, 4th edition (2019), chapter 12.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from copydesk.reviews.anchors import Target, TargetKey
from copydesk.reviews.judgement import Judgement
from copydesk.reviews.review import Review
from copydesk.reviews.verdict import Verdict

FEWEST_UNITS: Final = 36
"""Units from which on alpha is told; below, the counts alone are.

With few units chance moves alpha more than reviewers do. Needed to tell it from a poor one is, by
the formula that Krippendorff takes from Bloch and Kraemer (Biometrics 45 (1989), 3.7),
2 z² ((1 + a)(3 - a) / (4 p (1 - p)(1 - a)) - a): with a = 2/3, the least that he lets conclusions
be drawn from, two verdicts equally frequent (p = 1/2) and an error of 10 % (z = 1.28) that is 36.
Rare verdicts need more, so for a single verdict only units on which somebody gave it count."""


class Agreement(Struct, frozen=True):
    """Verdicts of several reviewers beside each other."""

    units: int
    """Targets on which two or more gave a verdict."""
    equal: int
    """Of these, those on which all of them gave the same."""
    alpha: float | None
    """Krippendorff's alpha: 1 for full agreement, 0 for as much as chance would bring, below for
    less. None where it isn't defined: no units, or one verdict throughout."""

    @property
    def share(self) -> float | None:
        """The raw agreement: share of units on which all are of one mind, 0..1; None without."""
        return self.equal / self.units if self.units else None

    @property
    def told_alpha(self) -> float | None:
        """The alpha to be told to people: None also where there are few units."""
        return self.alpha if self.units >= FEWEST_UNITS else None


class Unit(Struct, frozen=True):
    """A target that two reviewers or more judged."""

    target: Target
    judgements: tuple[Judgement, ...]
    """Those with a verdict, by reviewer."""

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdicts, by reviewer."""
        return tuple(item.verdict for item in self.judgements if item.verdict is not None)

    @property
    def is_agreed(self) -> bool:
        """Whether all verdicts are the same."""
        return len(set(self.verdicts)) == 1


class AgreementReport(Struct, frozen=True):
    """The agreement of all reviewers of a desk."""

    reviewers: tuple[str, ...]
    """Who judged something that another judged too."""
    overall: Agreement
    by_verdict: tuple[tuple[Verdict, Agreement], ...]
    """For each verdict that was given: was it given by all or by none?"""
    by_articles: tuple[tuple[tuple[str, ...], Agreement], ...]
    """For each pair, by its hashes; one hash alone stands for findings inside one article."""
    disagreements: tuple[Unit, ...]
    """The units on which verdicts differ, by article and place."""


def agreement_of(review: Review) -> AgreementReport:
    """Return how far the reviewers agree, as a whole, per verdict and per pair of articles."""
    units = units_of(review)
    pairs: dict[tuple[str, ...], list[Unit]] = {}
    for unit in units:
        pairs.setdefault(unit.target.hashes, []).append(unit)
    given = [unit.verdicts for unit in units]
    return AgreementReport(
        reviewers=tuple(sorted({item.reviewer for unit in units for item in unit.judgements})),
        overall=agreement(given),
        by_verdict=tuple(
            (verdict, agreement_on(verdict, given))
            for verdict in Verdict
            if any(verdict in verdicts for verdicts in given)
        ),
        by_articles=tuple(
            (hashes, agreement([unit.verdicts for unit in found]))
            for hashes, found in pairs.items()
        ),
        disagreements=tuple(unit for unit in units if not unit.is_agreed),
    )


def units_of(review: Review) -> tuple[Unit, ...]:
    """Return the targets that two or more judged, by article and place."""
    judged: dict[TargetKey, list[Judgement]] = {}
    for (key, _reviewer), judgement in review.judgements.items():
        if judgement.verdict is not None:
            judged.setdefault(key, []).append(judgement)
    units = [
        Unit(found[0].target, tuple(sorted(found, key=lambda item: item.reviewer)))
        for found in judged.values()
        if len(found) > 1
    ]
    return tuple(sorted(units, key=lambda unit: _place(unit.target)))


def agreement(units: Iterable[Sequence[Verdict]]) -> Agreement:
    """Return the agreement over units, each the verdicts that it got.

    Those with fewer than two verdicts say nothing of agreement and don't count.
    """
    counts = [Counter(verdicts) for verdicts in units if len(verdicts) > 1]
    return Agreement(len(counts), sum(len(found) == 1 for found in counts), _alpha(counts))


def agreement_on(verdict: Verdict, units: Iterable[Sequence[Verdict]]) -> Agreement:
    """Return how far reviewers agree where `verdict` fits and where it doesn't.

    Its alpha sets this verdict against all others, in all units; its counts are of the units on
    which somebody gave it.
    """
    given = [
        Counter(item == verdict for item in verdicts) for verdicts in units if len(verdicts) > 1
    ]
    on_it = [found for found in given if found[True]]
    return Agreement(len(on_it), sum(not found[False] for found in on_it), _alpha(given))


def _alpha(units: Sequence[Counter[Verdict]] | Sequence[Counter[bool]]) -> float | None:
    """Return alpha = 1 - D_o / D_e over units of at least two values each.

    In a unit of m values each pair of different ones weighs 1 / (m - 1); D_e takes the pairs of
    different values out of all values of all units.
    """
    totals: Counter[Verdict | bool] = Counter()
    observed = 0.0
    for found in units:
        number = found.total()
        observed += _unequal(found) / (number - 1)
        totals.update(found)
    expected = _unequal(totals)
    return 1 - (totals.total() - 1) * observed / expected if expected else None


def _unequal(counts: Counter[Verdict] | Counter[bool] | Counter[Verdict | bool]) -> int:
    """Return the number of ordered pairs of different values."""
    total = sum(counts.values())
    return total * total - sum(count * count for count in counts.values())


def _place(target: Target) -> tuple[object, ...]:
    finding = target.finding
    return (
        target.hashes,
        [article.spans for article in target.articles],
        finding.kind if finding else "",
        [article.spans for article in finding.articles] if finding else [],
    )
