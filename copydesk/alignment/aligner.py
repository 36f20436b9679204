"""Links between the sentences of two texts: which ones make the same claim.

Two looks at every cell worth it. The first asks only how alike the two sentences are, and how that
compares with the best that either of them finds elsewhere; it knows nothing of order, so retellings
that turn a story upside down lose nothing. The second adds context: how well the cell fits the way
in which the one text follows the other (`order`, which weighs more the better the pair keeps its
order), and how likely its neighbours are. Each look is a logistic regression, so that a confidence
can be read as the chance that the link is right; it is on the careful side, because links in the
wild are harder than those fitted on.

Then two things are put right that only show when links stand side by side: what rests on who said
it where (`attribution`), and short sentences that the other text tells in one (`merged`). What else
is worth reading for findings, though it is no link, a third look says (`further`).

All numbers in `GUESS` and `CONTEXT` come from `python -m benchmarks.fit_alignment`: fitted on
PorSimplesSent (Portuguese news and their simplified versions), the invented stories in
`benchmarks/gold` and two hand-linked pairs of real articles. `benchmarks/ALIGNMENT.md` says how
good the links are.

Tried and left out, because it moved the sets in different directions or within their noise: the
share of one sentence held by the other, lengths, common word pairs, conflicting numbers, longer
n-grams, a background of word frequencies, and a cell's share of its row and column (a little better
on plain language, a little worse on the real articles).

Tried again or anew when leads and plain language joined the fitted material. All figures are F1,
fitted sets held out, against spark 0.570, propseg 0.752, deplain 0.585, news 0.820, leads 0.718,
plain 0.584, porsimples 0.982, seeds 0.889 (with the steps of the earlier material):

- names weighed by how rare they are, against the subject's name that is in every sentence: at most
  0.003 either way on the choosing sets, plain 0.574;
- the two walks as two values, since one along the whole sentence can't see all its parts: propseg
  0.733, the rest within 0.007;
- how alike the two texts are as a whole, so that the threshold moves with the pair, and how well
  the pair keeps its order, as a weight of the walks: the weights come out near 0, nothing moves;
- IDF without its floor: leads 0.724, plain 0.593, news 0.824, spark 0.575, but propseg 0.720,
  deplain 0.576, seeds 0.821;
- the share of the shorter sentence held by the other, for merged facts: propseg 0.692;
- leads counting five times and plain language three times: spark 0.574, but propseg 0.733;
- shared words that a better partner of either sentence hasn't: news 0.828, porsimples 0.986, leads
  0.722, spark 0.581, but propseg 0.741, deplain 0.582 and seeds 0.831, where a headline, a lead and
  a statement tell the same in the same words. How alike the rival partners are, or a fourth cell
  that closes the square, doesn't mend that: both leave seeds at 0.831.

The mirror promise: swapping the texts swaps `left` and `right` in every link and changes no bit of
a confidence, because every feature used here is symmetric.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from copydesk.alignment.attribution import RESTS_ON_A_TAG, Shared, resting_on_tags
from copydesk.alignment.edit import Cell
from copydesk.alignment.further import further_cells, third_look
from copydesk.alignment.link import LINKED, SURE, Link, Scores
from copydesk.alignment.merged import MERGED, merged_cells
from copydesk.alignment.odds import log_odds, logistic, weighed
from copydesk.alignment.order import walked
from copydesk.alignment.progress import stage, watched
from copydesk.alignment.similarity import CellFeatures, Texts

if TYPE_CHECKING:
    from copydesk.alignment.link import Progress

NEAR_MISS: Final = 0.35
"""Least confidence of a cell that is worth showing as the nearest partner of a lone sentence."""

GUESS: Final = (-9.716, 15.824, -4.6, 0.502, 3.514, 3.258, 0.983, 1.16, 2.091)
"""Constant and weights of the first look, in the order of `first_look`."""
CONTEXT: Final = (0.182, 0.417, 0.07, 0.884)
"""Constant and weights of the second look, in the order of `second_look`."""
_SUREST: Final = 0.999
"""Greatest confidence that the machine gives: 1.0 is a person's word."""
_HOPELESS: Final = -4.6
"""Log-odds (1 in 100) of a first guess below which no context could lift a cell to a near miss."""
_MOST_PARTNERS: Final = 8
"""Links that one sentence may have: a refrain in both texts would link all with all."""

Look = tuple[float, ...]
"""What one look sees of a cell: the values that the fitted numbers weigh."""


def align_sentences(
    left: Sequence[str],
    right: Sequence[str],
    *,
    progress: Progress | None = None,
) -> list[Link]:
    """Return the links between two lists of sentences, sorted by (left, right).

    A sentence may have several partners or none.

    Args:
        left: Sentences of one text.
        right: Sentences of the other.
        progress: Told the done share, 0..1; what it raises ends the work.
    """
    return list(score_sentences(left, right, progress=progress).links)


def score_sentences(
    left: Sequence[str],
    right: Sequence[str],
    *,
    progress: Progress | None = None,
) -> Scores:
    """Return links as `align_sentences` does, with near misses and further cells beside them.

    A near miss is the best that one of its two sentences has below `LINKED`.
    """
    # Where each stage ends is what it takes of 3,000 x 3,000 sentences.
    texts = Texts(left, right, progress=stage(progress, 0, 0.64))
    guess = first_guess(texts.cells, progress=stage(progress, 0.64, 0.69))
    looks = second_look(guess, len(left), len(right), stage(progress, 0.69, 0.97))
    confidence = confidences(looks)
    put_right(confidence, texts)
    scores = _choose(confidence)
    further = further_cells(
        third_look(texts, looks), confidence, scores.links, min(len(left), len(right))
    )
    if progress is not None:
        progress(1.0)
    return Scores(scores.links, scores.near_misses, tuple(further))


def put_right(confidence: dict[Cell, float], texts: Texts) -> None:
    """Change the confidences that only links beside them show to be wrong.

    Links that rest on the tag of a quotation (`attribution`), then sentences merged (`merged`).
    """
    linked = {cell: value for cell, value in confidence.items() if value >= LINKED}
    for cell in [*resting_on_tags(linked, Shared(texts.words, texts.tags, texts.weights))]:
        confidence[cell] = RESTS_ON_A_TAG
        linked.pop(cell, None)
    for cell in merged_cells(linked, *texts.words, texts.weights):
        confidence[cell] = MERGED


def first_look(cells: Sequence[CellFeatures], progress: Progress | None = None) -> list[Look]:
    """Return what the first look sees of each cell; its surroundings play no part.

    The last four compare the cell with the best that its two sentences find elsewhere: by trigrams,
    then by words, each as a share of the lesser best and of the greater one.
    """
    told = [stage(progress, start, end) for start, end in ((0, 0.2), (0.2, 0.4), (0.4, 1))]
    grams = _bests((cell.left, cell.right, cell.grams) for cell in watched(cells, told[0]))
    words = _bests((cell.left, cell.right, cell.words) for cell in watched(cells, told[1]))
    looks: list[Look] = []
    for cell in watched(cells, told[2]):
        grams_low, grams_high = _ordered(grams[0][cell.left], grams[1][cell.right])
        words_low, words_high = _ordered(words[0][cell.left], words[1][cell.right])
        looks.append(
            (
                cell.grams,
                cell.words,
                cell.names,
                cell.numbers,
                cell.grams / grams_low,
                cell.grams / grams_high,
                cell.words / words_low if words_low else 0.0,
                cell.words / words_high if words_high else 0.0,
            )
        )
    return looks


def second_look(
    guess: Mapping[Cell, float], left: int, right: int, progress: Progress | None = None
) -> dict[Cell, tuple[float, ...]]:
    """Return what the second look sees of each cell.

    Log-odds of the first look, log-odds of the order (`order.walked`), support by the neighbours.
    """
    walks = walked(guess, left, right, stage(progress, 0, 0.85))
    return {
        cell: (log_odds(probability), walks[cell], _support(guess, *cell))
        for cell, probability in watched(guess.items(), stage(progress, 0.85, 1))
    }


def first_guess(
    cells: Sequence[CellFeatures],
    numbers: Sequence[float] = GUESS,
    progress: Progress | None = None,
) -> dict[Cell, float]:
    """Return the probability of each cell that has a chance, judged without its surroundings."""
    guess = {}
    looks = first_look(cells, stage(progress, 0, 0.5))
    for cell, look in zip(watched(cells, stage(progress, 0.5, 1)), looks, strict=True):
        odds = weighed(numbers, look)
        if odds >= _HOPELESS:
            guess[cell.left, cell.right] = logistic(odds)
    return guess


def confidences(
    looks: Mapping[Cell, Look], numbers: Sequence[float] = CONTEXT
) -> dict[Cell, float]:
    """Return the probability of each cell with what its surroundings say.

    Rounded, so that cells which differ only in the noise of arithmetic are ties.
    """
    return {
        cell: min(round(logistic(weighed(numbers, look)), 3), _SUREST)
        for cell, look in looks.items()
    }


def _bests(values: Iterable[tuple[int, int, float]]) -> tuple[dict[int, float], dict[int, float]]:
    """Return the greatest value of each left and of each right sentence."""
    of_left: dict[int, float] = {}
    of_right: dict[int, float] = {}
    for left, right, value in values:
        if value > of_left.get(left, -1.0):
            of_left[left] = value
        if value > of_right.get(right, -1.0):
            of_right[right] = value
    return of_left, of_right


def _ordered(one: float, other: float) -> tuple[float, float]:
    """Return the lesser value, then the greater one."""
    return (one, other) if one <= other else (other, one)


def _support(guess: Mapping[Cell, float], left: int, right: int) -> float:
    """Return how likely the cells before and after this one are links, 0..2."""
    before = (left - 1, right - 1), (left - 1, right), (left, right - 1)
    after = (left + 1, right + 1), (left + 1, right), (left, right + 1)
    return max(guess.get(cell, 0.0) for cell in before) + max(
        guess.get(cell, 0.0) for cell in after
    )


def _choose(confidence: Mapping[Cell, float]) -> Scores:
    """Split the cells into links, near misses and the rest."""
    links = [Link(*cell, value) for cell, value in confidence.items() if value >= LINKED]
    misses = [
        Link(*cell, value) for cell, value in confidence.items() if NEAR_MISS <= value < LINKED
    ]
    return Scores(
        links=tuple(sorted(_ranked_within(links, _MOST_PARTNERS, both=True))),
        near_misses=tuple(sorted(_ranked_within(misses, 1, both=False))),
    )


def _ranked_within(links: Iterable[Link], most: int, *, both: bool) -> list[Link]:
    """Return the links among the `most` best of both their sentences, or of either one.

    Among equals, and the sure ones of a refrain are equals, the one nearer to the diagonal counts
    as better, then the earlier one: both are the same seen from the other side.
    """
    of_left: dict[int, list[Link]] = {}
    of_right: dict[int, list[Link]] = {}
    ranked = sorted(
        links,
        key=lambda link: (
            -min(link.confidence, SURE),
            abs(link.left - link.right),
            link.left + link.right,
        ),
    )
    passed: dict[Link, int] = {}
    for link in ranked:
        for group in (of_left.setdefault(link.left, []), of_right.setdefault(link.right, [])):
            group.append(link)
            passed[link] = passed.get(link, 0) + (len(group) <= most)
    return [link for link, times in passed.items() if times == 2 or (times and not both)]
