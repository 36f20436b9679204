"""How far reviewers agree on what more than one of them judged.

A unit is a row or finding with the verdicts of two reviewers or more, on exactly the same places
(see `subjects`); a mismatch is a verdict like the others. There may be any number of reviewers.
Where they disagree, `disputes` has the list.

Reviewers share the work, so most judge only a part: Krippendorff's alpha compares what there is.
For nominal data: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", University of
Pennsylvania (2011), section C, and *Content Analysis*, 4th edition (2019), chapter 12.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct, structs

from copydesk.reviews.subjects import Subject
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


class AgreementReport(Struct, frozen=True):
    """The agreement of all reviewers of a desk."""

    reviewers: tuple[str, ...]
    """Who judged something that another judged too."""
    overall: Agreement
    by_verdict: tuple[tuple[Verdict, Agreement], ...]
    """For each verdict that was given: was it given by all or by none?"""
    by_articles: tuple[tuple[tuple[str, ...], Agreement], ...]
    """For each pair, by its hashes; one hash alone stands for findings inside one article."""


_Tally = Mapping[tuple[Hashable, ...], int]
"""How often units got just these values. Of six verdicts there are few combinations, however many
units there are."""


def agreement_of(subjects: Iterable[Subject]) -> AgreementReport:
    """Return how far the reviewers agree, as a whole, per verdict and per pair of articles.

    Args:
        subjects: All that was judged, by article and place; what two or more judged counts.
    """
    units = [subject for subject in subjects if len(subject.judgements) > 1]
    pairs: dict[tuple[str, ...], list[Sequence[Verdict]]] = {}
    for unit in units:
        pairs.setdefault(unit.target.hashes, []).append(unit.verdicts)
    tally = _tally(verdicts for given in pairs.values() for verdicts in given)
    return AgreementReport(
        reviewers=tuple(sorted({item.reviewer for unit in units for item in unit.judgements})),
        overall=_agreement(tally),
        by_verdict=tuple(
            (verdict, _agreement_on(verdict, tally))
            for verdict in Verdict
            if any(verdict in verdicts for verdicts in tally)
        ),
        by_articles=tuple((hashes, agreement(given)) for hashes, given in pairs.items()),
    )


def agreement(units: Iterable[Sequence[Verdict]]) -> Agreement:
    """Return the agreement over units, each the verdicts that it got.

    Those with fewer than two verdicts say nothing of agreement and don't count.
    """
    return _agreement(_tally(units))


def agreement_on(verdict: Verdict, units: Iterable[Sequence[Verdict]]) -> Agreement:
    """Return how far reviewers agree where `verdict` fits and where it doesn't.

    Its alpha sets this verdict against all others, in all units; its counts are of the units on
    which somebody gave it.
    """
    return _agreement_on(verdict, _tally(units))


def _tally(units: Iterable[Sequence[Verdict]]) -> _Tally:
    return Counter(tuple(verdicts) for verdicts in units if len(verdicts) > 1)


def _agreement(tally: _Tally) -> Agreement:
    equal = sum(number for values, number in tally.items() if len(set(values)) == 1)
    return Agreement(sum(tally.values()), equal, _alpha(tally))


def _agreement_on(verdict: Verdict, tally: _Tally) -> Agreement:
    as_two: Counter[tuple[Hashable, ...]] = Counter()
    for values, number in tally.items():
        as_two[tuple(value == verdict for value in values)] += number
    on_it = {values: number for values, number in as_two.items() if any(values)}
    return structs.replace(_agreement(on_it), alpha=_alpha(as_two))


def _alpha(tally: _Tally) -> float | None:
    """Return alpha = 1 - D_o / D_e over units of at least two values each.

    In a unit of m values each pair of different ones weighs 1 / (m - 1); D_e takes the pairs of
    different values out of all values of all units.
    """
    totals: Counter[Hashable] = Counter()
    observed = 0.0
    for values, number in tally.items():
        found = Counter(values)
        observed += number * _unequal(found) / (len(values) - 1)
        for value, count in found.items():
            totals[value] += number * count
    expected = _unequal(totals)
    return 1 - (totals.total() - 1) * observed / expected if expected else None


def _unequal(counts: Counter[Hashable]) -> int:
    """Return the number of ordered pairs of different values."""
    return counts.total() ** 2 - sum(count * count for count in counts.values())
