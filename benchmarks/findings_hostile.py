"""How comparing grows on text that nobody would write: `python -m benchmarks.findings_hostile`.

Each text is made of `n` things that the findings look for: a new name, clause, quotation or number
in every sentence, or in every phrase of one sentence. The article beside it has other names and
numbers, so that nothing is equal and everything has to be held against something. Whole runs, one
after the other in one process, at n and twice n: what is in proportion takes twice as long.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from msgspec import Struct

from benchmarks.mutations.scoring import article_of
from copydesk.comparison import alignment_task, laid_out, looked_through

_LETTERS: Final = "abdefgiklmnoprstuv"
_OTHER: Final = 7_919
"""By how much the numbers of the other article are higher: no name or number is in both."""
SIZE: Final = 1_000
MOST_RATIO: Final = 2.5
MOST_SECONDS: Final = 5.0
"""For twice `SIZE`."""


def _name(number: int) -> str:
    """Return a name for a number: no two are alike."""
    letters = ""
    number += len(_LETTERS) ** 3
    while number:
        number, rest = divmod(number, len(_LETTERS))
        letters += _LETTERS[rest]
    return letters.capitalize()


def _sentences(form: str) -> Callable[[range], str]:
    return lambda numbers: " ".join(_filled(form, numbers))


def _phrases(form: str, begin: str) -> Callable[[range], str]:
    return lambda numbers: f"{begin} {', '.join(_filled(form, numbers))}."


def _filled(form: str, numbers: range) -> Iterator[str]:
    for number in numbers:
        yield form.format(name=_name(number), word=_name(number).lower(), number=number + 13)


TEXTS: Final[Mapping[str, Callable[[range], str]]] = {
    "a name a sentence": _sentences("Minister {name} spoke on Monday."),
    "two names a sentence": _sentences("Yesterday Anna {name} met Peter {name}son in town."),
    "a clause a sentence": _sentences("He left, which {word} had said, before they came."),
    "a quotation a sentence": _sentences("“We want the {word} back now,” he said."),
    "a number a sentence": _sentences("They counted {number} people there."),
    "money a sentence": _sentences("It cost ${number} million more."),
    "a date a sentence": _sentences("It was on March 3, {number}, at 9:40 p.m."),
    "a denial a sentence": _sentences("He will not {word} and reportedly may."),
    "short sentences": _sentences("The {word} went."),
    "a name a phrase": _phrases("{name}", "They met"),
    "names without commas": lambda numbers: "They met " + " ".join(_filled("{name}", numbers)),
    "a clause a phrase": _phrases("who {word} it", "The man"),
    "a quotation a phrase": _phrases("“the {word} is here”", "He said"),
    "a number a phrase": _phrases("{number} {word}s", "They had"),
    "a number and nothing else": _phrases("{number}", "They had"),
}
"""What texts are made of, by what is new in each piece."""


class Run(Struct, frozen=True):
    """CPU seconds of one run."""

    whole: float
    """Reading two articles, aligning them, rows and findings."""
    aligning: float

    @property
    def rest(self) -> float:
        """All but aligning."""
        return self.whole - self.aligning


class Grown(Struct, frozen=True):
    """How long a text and one of twice the size take to compare."""

    name: str
    short: Run
    long: Run

    def cells(self) -> list[str]:
        """Return the whole runs and by how much the longer takes more; the same of the rest."""
        whole, rest = (self.short.whole, self.long.whole), (self.short.rest, self.long.rest)
        return [
            *(f"{seconds:.2f}" for seconds in whole),
            f"{whole[1] / whole[0]:.2f}",
            *(f"{seconds:.2f}" for seconds in rest),
            f"{rest[1] / rest[0]:.2f}",
        ]


def _run(text: Callable[[range], str], size: int) -> Run:
    """Compare two articles of `size` pieces."""
    began = time.process_time()
    left = article_of(f"left {size}", text(range(size)) + "\n")
    right = article_of(f"right {size}", text(range(_OTHER, _OTHER + size)) + "\n")
    read = time.process_time()
    scores = alignment_task(left, right).run()
    aligned = time.process_time()
    looked_through(left, right, laid_out(left, right, scores))
    return Run(time.process_time() - began, aligned - read)


def grown(size: int = SIZE) -> Iterator[Grown]:
    """Yield how each text grows; the first comparison loads what all need and isn't counted."""
    _run(TEXTS["short sentences"], 10)
    for name, text in TEXTS.items():
        yield Grown(name, _run(text, size), _run(text, 2 * size))


def heads(size: int = SIZE) -> list[str]:
    """Return what the cells of a line are."""
    whole = [f"{size:,}", f"{2 * size:,}", "ratio"]
    return [*whole, *(f"not aligning: {name}" for name in whole)]


def main() -> None:
    """Print the seconds of all texts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--size", type=int, default=SIZE)
    size = parser.parse_args().size
    print(" | ".join(["new", *heads(size)]))
    for text in grown(size):
        print(f"{text.name:26}" + "".join(f"{cell:>9}" for cell in text.cells()))
        sys.stdout.flush()


if __name__ == "__main__":
    main()
