"""Fits the numbers by which differences are weighed: `python -m benchmarks.fit_findings`.

Prints and writes `copydesk/findings/differences/fitted.py`. Learned from: the invented stories with
gold findings, made-up changes in the project's own texts, and variants of them that change nothing.
Real articles and their gold take no part. With `--leave-out` each story is weighed by numbers that
were fitted without it: those are the figures that may be called quality.

Each group of types is a logistic regression of its own. Nothing is drawn by chance (changes are
made from fixed seeds) and nothing runs in parallel, so the same files give the same digits.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from benchmarks.gold_findings import STORIES, GoldFinding, GoldSet, pairs_of, story_set
from benchmarks.mutations.material import own_texts, same_sentences, sample_texts, story_texts
from benchmarks.mutations.scoring import CHANGES, VARIANTS, article_of, mutations
from benchmarks.regression import logistic_regression
from copydesk.articles.article import Article, Span
from copydesk.articles.read_article import read_article
from copydesk.comparison import compare
from copydesk.findings.differences.candidate import Candidate
from copydesk.findings.differences.weighing import GROUPS, looks_of, weight_of
from copydesk.findings.finder import differences_between
from copydesk.findings.reading.reading import reading_of

FITTED: Final = Path(__file__).parent.parent / "copydesk" / "findings" / "differences" / "fitted.py"
_RIDGE: Final = 0.003
"""Weight, an example, of the squares of the numbers: enough for types of which a story has few."""
_CHANGE: Final = 0.25
"""Weight of a difference that a made-up change left: a thousand of them are easily had."""
_EACH: Final = 2
"""Changes of one kind in one text."""


class Example(Struct, frozen=True):
    """A difference, and whether a checker wants to be asked about it."""

    story: str
    """What is left out together with it."""
    candidate: Candidate
    wanted: bool
    weight: float


def all_examples() -> list[Example]:
    """Return everything that may be learned from, in a fixed order."""
    found = [each for name in STORIES for each in story_examples(story_set(name), name)]
    return [*found, *change_examples(), *same_examples()]


def story_examples(gold: GoldSet, name: str) -> Iterator[Example]:
    """Yield the differences of a story's pairs; wanted are those that meet a gold row."""
    for files in pairs_of(gold):
        if files[0] != files[1]:
            left, right = (read_article(gold.folder / file) for file in files)
            rows = [r for r in gold.discrepancies if {r.left_file, r.right_file} == {*files}]
            for candidate in _differences(left, right):
                wanted = any(_meets(row, candidate, files) for row in rows)
                yield Example(name, candidate, wanted, 1.0)


def change_examples() -> Iterator[Example]:
    """Yield the differences between texts and copies in which one thing was changed, or nothing."""
    for text in [*own_texts(), *sample_texts(), *story_texts()]:
        left = article_of("left", text.text)
        for makers, changes in ((CHANGES, True), (VARIANTS, False)):
            for mutation in mutations(text, makers, 7, _EACH):
                right = article_of("right", mutation.after)
                for candidate in _differences(left, right):
                    if mutation.kind == "sentence" and candidate.left and candidate.right:
                        continue  # What a dropped sentence leaves has one side.
                    wanted = changes and (
                        _overlaps(candidate.left, mutation.left)
                        or _overlaps(candidate.right, mutation.right)
                    )
                    yield Example("changes", candidate, wanted, _CHANGE)


def same_examples() -> Iterator[Example]:
    """Yield the differences between sentences that say the same."""
    for same in same_sentences():
        left, right = article_of("left", same.one), article_of("right", same.other)
        for candidate in _differences(left, right):
            yield Example("changes", candidate, False, _CHANGE)


def _differences(left: Article, right: Article) -> Iterator[Candidate]:
    comparison = compare(left, right)
    yield from differences_between(
        reading_of(left),
        reading_of(right),
        comparison.links,
        comparison.rows,
        cells=comparison.candidates,
    )


def _meets(row: GoldFinding, candidate: Candidate, files: tuple[str, str]) -> bool:
    spans = (row.left, row.right) if row.left_file == files[0] else (row.right, row.left)
    return all(
        wanted is found if wanted is None or found is None else wanted.overlaps(found)
        for wanted, found in zip(spans, (candidate.left, candidate.right), strict=True)
    )


def _overlaps(span: Span | None, changed: Iterable[Span]) -> bool:
    return span is not None and any(span.overlaps(each) for each in changed)


class Numbers(Struct, frozen=True):
    """What fitting finds."""

    bias: dict[str, float]
    slopes: dict[str, tuple[float, ...]]


def fit(examples: Sequence[Example]) -> Numbers:
    """Return the numbers that make the examples most probable."""
    bias: dict[str, float] = {}
    slopes: dict[str, tuple[float, ...]] = {}
    for group in sorted(set(GROUPS.values())):
        types = sorted(kind for kind in GROUPS if GROUPS[kind] == group)
        seen = [
            (
                [*(float(e.candidate.type == kind) for kind in types[1:]),
                 *looks_of(e.candidate)],
                float(e.wanted),
                e.weight,
            )
            for e in examples
            if e.candidate.type in types
        ]  # fmt: skip
        constant, *numbers = logistic_regression(seen, _RIDGE)
        bias[types[0]] = round(constant, 3)
        for kind, number in zip(types[1:], numbers, strict=False):
            bias[kind] = round(constant + number, 3)
        slopes[group] = tuple(round(number, 3) for number in numbers[len(types) - 1 :])
    return Numbers(bias, slopes)


def written(numbers: Numbers) -> str:
    """Return the module that holds the numbers."""
    constants = [f'"{kind}": {number}' for kind, number in sorted(numbers.bias.items())]
    bias = _in_lines(constants, 4, "    ")
    slopes = "".join(
        f'    "{group}": (\n{_in_lines(list(map(str, some)), 10, "        ")}    ),\n'
        for group, some in sorted(numbers.slopes.items())
    )
    return f'''"""The numbers of `weighing`, written by `python -m benchmarks.fit_findings`."""

from __future__ import annotations

from typing import Final

BIAS: Final = {{
{bias}}}  # fmt: skip
"""The constant of each type."""

SLOPES: Final = {{
{slopes}}}  # fmt: skip
"""The weights of each group of types, in the order of `weighing.looks_of`."""
'''


def _in_lines(entries: Sequence[str], each: int, indent: str) -> str:
    rows = [entries[at : at + each] for at in range(0, len(entries), each)]
    return "".join(f"{indent}{', '.join(row)},\n" for row in rows)


def left_out(examples: Sequence[Example]) -> str:
    """Return how differences are weighed by numbers that were fitted without their story."""
    lines = []
    for story in sorted({example.story for example in examples}):
        numbers = fit([each for each in examples if each.story != story])
        rated = [
            (weight_of(each.candidate, numbers.bias, numbers.slopes), each)
            for each in examples
            if each.story == story
        ]
        for least in (0.3, 0.4, 0.5, 0.6):
            asked = [each for weight, each in rated if weight >= least]
            both = [each for each in asked if each.candidate.left and each.candidate.right]
            useful = sum(each.wanted for each in both)
            lines.append(
                f"{story:16} from {least}: {len(both)} two-sided, {useful} useful "
                f"({useful / max(1, len(both)):.2f}); {len(asked) - len(both)} one-sided, "
                f"{sum(each.wanted for each in asked) - useful} useful"
            )
    return "\n".join(lines)


def main() -> None:
    """Fit the numbers and write them where the program reads them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument(
        "--leave-out", action="store_true", help="tell, story by story, and write nothing"
    )
    examples = all_examples()
    if parser.parse_args().leave_out:
        sys.stdout.write(left_out(examples) + "\n")
        return
    FITTED.write_text(written(fit(examples)), encoding="utf-8")
    sys.stdout.write(f"{len(examples)} differences: {FITTED}\n")


if __name__ == "__main__":
    main()
