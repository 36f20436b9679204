"""Fits what joins values and quotations in a fact sheet: `python -m benchmarks.fit_sheet`.

The material is the three invented stories. Two facts of two articles speak of the same thing if a
gold row, a discrepancy or an equivalence, has one of its places in each. They speak of two things
if either is so joined with another fact of that article, or if they clash and no row says so: all
clashes of these stories are listed. Of the rest nothing is known, and it is left out.

Prints the numbers for `copydesk/sheet/alike`, and for each story how well those fitted on the other
two find its pairs. The stories are no evidence for the sheet any more: only the sets that this
doesn't read are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import exp
from operator import mul
from typing import Final

from msgspec import Struct

from benchmarks.gold_findings import STORIES, GoldFinding, story_set
from benchmarks.regression import logistic_regression
from copydesk.articles.read_article import read_article
from copydesk.findings.reading.agreement import agreement
from copydesk.findings.reading.reading import Reading, reading_of
from copydesk.sheet.alike import JOINED, Alike, Features
from copydesk.sheet.candidates import candidates
from copydesk.sheet.fact import Fact, facts_of
from copydesk.sheet.partners import Partners, cells_of
from copydesk.sheet.weights import Weights

Example = tuple[Features, float, float]
"""What speaks for a pair, 1 for one thing, and its weight."""
_THRESHOLDS: Final = [place / 20 for place in range(2, 19)]
_RIDGE: Final = 1e-3
"""Weight, a pair, of the squares of the numbers: a few hundred pairs leave much open."""
_CAUTION: Final = 0.75
"""Share of the words of two unlisted quotations in common from which they may be one after all."""


class Story(Struct, frozen=True):
    """The facts of a story, and which of them its gold joins."""

    name: str
    facts: list[Fact]
    alike: Alike
    pairs: list[tuple[int, int]]
    joined: frozenset[tuple[int, int]]


def story(name: str) -> Story:
    """Return an invented story."""
    gold = story_set(name)
    articles = [read_article(path) for path in sorted(gold.folder.glob("*.txt"))]
    readings = [reading_of(article) for article in articles]
    weights, partners = Weights(readings), Partners(cells_of(articles))
    facts = [fact for number, reading in enumerate(readings) for fact in facts_of(reading, number)]
    lengths = [len(article.sentences) for article in articles]
    pairs = [
        pair
        for pair in candidates(facts, weights, partners, lengths)
        if facts[pair[0]].article != facts[pair[1]].article
    ]
    places = {article.name: number for number, article in enumerate(articles)}
    joined = frozenset(_joined([*gold.discrepancies, *gold.equivalences], facts, readings, places))
    return Story(name, facts, Alike(weights, partners), pairs, joined)


def _joined(
    rows: Iterable[GoldFinding],
    facts: Sequence[Fact],
    readings: Sequence[Reading],
    places: dict[str, int],
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of facts that a gold row has a place in each of."""
    for row in rows:
        if row.right is None:
            continue
        sides = [
            [
                number
                for number, fact in enumerate(facts)
                if fact.article == places.get(file)
                and readings[fact.article].place(fact.start, fact.end).overlaps(span)
            ]
            for file, span in ((row.left_file, row.left), (row.right_file, row.right))
        ]
        for one in sides[0]:
            for other in sides[1]:
                if facts[one].article != facts[other].article and _comparable(facts, one, other):
                    yield min(one, other), max(one, other)


def _comparable(facts: Sequence[Fact], one: int, other: int) -> bool:
    here, there = facts[one].value, facts[other].value
    if here is None or there is None:
        return here is there
    return agreement(here, there) != "unrelated"


def examples(told: Story, *, quotations: bool) -> Iterator[Example]:
    """Yield the pairs of values, or of quotations, of which it is known whether they are one."""
    elsewhere: dict[int, set[int]] = defaultdict(set)
    for here, there in told.joined:
        elsewhere[here].add(told.facts[there].article)
        elsewhere[there].add(told.facts[here].article)
    for pair in told.pairs:
        one, other = told.facts[pair[0]], told.facts[pair[1]]
        if (one.value is None) is not quotations:
            continue
        looks = told.alike.of_quotations if quotations else told.alike.of_values
        found = looks(one, other)
        is_one = pair in told.joined
        is_two = other.article in elsewhere[pair[0]] or one.article in elsewhere[pair[1]]
        if found and (is_one or is_two or _must_be_two(one, other, found)):
            yield found, float(is_one), 1.0


def _must_be_two(one: Fact, other: Fact, found: Features) -> bool:
    if one.value is None or other.value is None:
        return found[0] < _CAUTION
    return agreement(one.value, other.value) == "clash"


def f1(numbers: Sequence[float], known: Sequence[Example], threshold: float) -> float:
    """Return how well numbers tell the pairs of one thing from the others, 0..1."""
    found = right = wanted = 0
    for told, is_one, _ in known:
        chance = 1 / (1 + exp(-numbers[0] - sum(map(mul, numbers[1:], told))))
        found += chance >= threshold
        right += chance >= threshold and is_one > 0
        wanted += is_one > 0
    return 2 * right / (found + wanted) if right else 0.0


def main() -> None:
    """Fit, and print what is found."""
    stories = [story(name) for name in STORIES]
    for what, quotations in (("VALUES", False), ("QUOTATIONS", True)):
        known = {told.name: list(examples(told, quotations=quotations)) for told in stories}
        every = [example for some in known.values() for example in some]
        print(f"{what} = {tuple(round(n, 2) for n in logistic_regression(every, _RIDGE))}")
        sums = dict.fromkeys(_THRESHOLDS, 0.0)
        for name, some in known.items():
            rest = [example for other in known if other != name for example in known[other]]
            numbers = logistic_regression(rest, _RIDGE)
            for threshold in _THRESHOLDS:
                sums[threshold] += f1(numbers, some, threshold) / len(known)
            print(f"  {name} left out: F1 {f1(numbers, some, JOINED):.2f} at {JOINED}")
        best = max(_THRESHOLDS, key=lambda threshold: (sums[threshold], -threshold))
        print(f"  best on the mean of the three: F1 {sums[best]:.2f} at {best}")


if __name__ == "__main__":
    main()
