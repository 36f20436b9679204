"""How far two reviewers agree on what both of them judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from copydesk.reviews.review import Review
from copydesk.reviews.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two reviewers' verdicts beside each other."""

    judged: int
    """Targets on which both gave a verdict."""
    equal: int
    """Of these, those with the same verdict."""
    kappa: float | None
    """Cohen's kappa, -1..1: 1 for full agreement, 0 for as much as chance would bring. None where
    it isn't defined: nothing judged by both, or one verdict throughout."""

    @property
    def share(self) -> float | None:
        """Share of equal verdicts, 0..1; None where nothing was judged by both."""
        return self.equal / self.judged if self.judged else None


def shared_verdicts(review: Review, first: str, second: str) -> list[tuple[Verdict, Verdict]]:
    """Return the verdicts of two reviewers on each target that both judged, exactly the same."""
    return [
        (ours.verdict, theirs.verdict)
        for (key, reviewer), ours in review.judgements.items()
        if reviewer == first
        and ours.verdict is not None
        and (theirs := review.judgements.get((key, second))) is not None
        and theirs.verdict is not None
    ]


def agreement(verdicts: Sequence[tuple[Verdict, Verdict]]) -> Agreement:
    """Return the agreement over pairs of verdicts, one pair a target.

    Kappa = (p_o - p_e) / (1 - p_e), with p_o the observed share of equal verdicts and p_e the share
    to expect if both gave theirs by chance as often as they did: J. Cohen, "A Coefficient of
    Agreement for Nominal Scales", Educational and Psychological Measurement 20 (1960), 37-46.
    """
    judged = len(verdicts)
    equal = sum(ours == theirs for ours, theirs in verdicts)
    our_counts = Counter(ours for ours, _ in verdicts)
    their_counts = Counter(theirs for _, theirs in verdicts)
    # Both shares times judged squared, in whole numbers: "one verdict throughout" is then exact.
    expected = sum(count * their_counts[verdict] for verdict, count in our_counts.items())
    if expected == judged * judged:
        return Agreement(judged, equal, None)
    return Agreement(judged, equal, (equal * judged - expected) / (judged * judged - expected))
