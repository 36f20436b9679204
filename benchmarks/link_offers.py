"""Whether the partner that a person would choose stands at the top of what `L` offers.

`python -m benchmarks.link_offers` takes each sentence that the gold links give a partner, on either
side, as if the machine had not linked it, and looks where a gold partner stands among the sentences
of the other text as `copydesk.alignment.candidates` orders them; links of other sentences stay as
the machine sets them. *Missed* are the sentences whose gold partners the machine indeed links none
of: there near misses come first, as on the screen. Sets from elsewhere are looked for in
`alignment` of the folder that COPYDESK_GOLD names; without it only the invented stories are read.

Numbers are fitted on every other document of each set, in the order of their names (`--fit` prints
them as they stand in the program); figures are told for both halves. `--write` puts them into
`OFFERS.md` beside this file.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Final

from benchmarks.alignment import SETS
from benchmarks.gold_links import GoldPair, pairs_by_kind, pairs_of_set
from benchmarks.regression import logistic_regression
from copydesk.alignment.aligner import score_sentences
from copydesk.alignment.candidates import likeliest, offer_looks, shared_words
from copydesk.alignment.link import Link, Scores
from copydesk.alignment.surroundings import Surroundings

REPORT: Final = Path(__file__).with_name("OFFERS.md")
FIRST: Final = 3
"""Offers that a person sees at a glance."""
_RIDGE: Final = 1e-6

_ABOUT: Final = """\
# Offers for a link by hand

Written by `COPYDESK_GOLD=... python -m benchmarks.link_offers --write`, which says how it is
measured. Share of gold-linked sentences with a gold partner among the first one and the first
three offers; *missed* are those that the machine links with none of their gold partners. Numbers
are fitted on the half called *fitted*; no number comes from the other one.
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence for which a partner is wanted."""

    document: str
    sentence: str
    at: int
    own: int
    """Sentences of its text."""
    others: tuple[str, ...]
    partners: frozenset[int]
    """Its gold partners."""
    links: tuple[Link, ...]
    """What the machine links, the sentence's text on the left."""
    near_misses: tuple[Link, ...]

    @property
    def is_missed(self) -> bool:
        """Whether the machine links it with none of its gold partners."""
        return not any(link.left == self.at and link.right in self.partners for link in self.links)

    def looks(self) -> list[tuple[float, ...]]:
        """Return what is seen of each sentence of the other text."""
        around = self._around()
        return offer_looks(
            self.sentence, self.others, shared_words(self.sentence, self.others), around
        )

    def place(self) -> int:
        """Return at which place, from 0, the best of its gold partners is offered."""
        near: list[int] = []
        if self.is_missed:
            missed = [link for link in self.near_misses if link.left == self.at]
            near = [
                link.right for link in sorted(missed, key=lambda one: (-one.confidence, one.right))
            ]
        ordered = likeliest(self.sentence, self.others, self._around())
        order = [*near, *(number for number in ordered if number not in near)]
        return min(order.index(partner) for partner in self.partners)

    def _around(self) -> list[tuple[float, ...]]:
        around = Surroundings(self.at, (self.own, len(self.others)), self.links)
        return [around.look(number) for number in range(len(self.others))]


@dataclass(frozen=True, slots=True)
class Found:
    """Where the partners of some sentences stand."""

    places: tuple[int, ...]
    missed: tuple[int, ...]

    def share(self, most: int) -> float:
        """Return the share of sentences with a partner among the first `most` offers, 0..1."""
        return _share(self.places, most)

    def share_of_missed(self) -> str:
        """Return the share of the missed ones among the first three, or ""."""
        return f"{_share(self.missed, FIRST):.2f}" if self.missed else ""


def asked_of(pairs: Sequence[GoldPair]) -> Iterator[Asked]:
    """Yield every sentence of some pairs that has a gold partner."""
    for pair in pairs:
        scores = score_sentences(pair.left, pair.right)
        for at in sorted({left for left, _ in pair.sure}):
            partners = frozenset(right for left, right in pair.sure if left == at)
            yield _asked(pair.document, pair.left, at, pair.right, partners, scores)
        turned = _turned(scores)
        for at in sorted({right for _, right in pair.sure}):
            partners = frozenset(left for left, right in pair.sure if right == at)
            yield _asked(pair.document, pair.right, at, pair.left, partners, turned)


def _asked(
    document: str,
    own: tuple[str, ...],
    at: int,
    others: tuple[str, ...],
    partners: frozenset[int],
    scores: Scores,
) -> Asked:
    near = (*scores.near_misses, *scores.candidates)
    return Asked(document, own[at], at, len(own), others, partners, scores.links, near)


def _turned(scores: Scores) -> Scores:
    """Return scores of two texts, the other one on the left."""
    return Scores(
        *(
            tuple(Link(link.right, link.left, link.confidence) for link in links)
            for links in (scores.links, scores.near_misses, scores.candidates)
        )
    )


def halves(asked: Sequence[Asked]) -> tuple[list[Asked], list[Asked]]:
    """Return the sentences of every other document, and those of the documents between."""
    names = sorted({one.document for one in asked})
    fitted = set(names[::2])
    return (
        [one for one in asked if one.document in fitted],
        [one for one in asked if one.document not in fitted],
    )


def found_in(asked: Sequence[Asked]) -> Found:
    """Return where the partners of some sentences stand."""
    places = [one.place() for one in asked]
    missed = [place for place, one in zip(places, asked, strict=True) if one.is_missed]
    return Found(tuple(places), tuple(missed))


def fitted_numbers(sets: dict[str, list[Asked]]) -> tuple[float, ...]:
    """Return the numbers that make the gold partners of the fitted halves most probable.

    A set counts by the root of its size, a sentence as one, however many others there are.
    """
    examples: list[tuple[Sequence[float], float, float]] = []
    for asked in sets.values():
        for one in halves(asked)[0]:
            weight = 1 / sqrt(len(asked)) / len(one.others)
            examples += [
                (look, float(number in one.partners), weight)
                for number, look in enumerate(one.looks())
            ]
    return tuple(round(number, 2) for number in logistic_regression(examples, _RIDGE))


def table(sets: dict[str, list[Asked]]) -> str:
    """Return the figures of all sets as a table in Markdown."""
    rows = [
        ["set", "half", "sentences", "first", f"first {FIRST}", "missed", f"of these first {FIRST}"]
    ]
    whole: tuple[list[Asked], list[Asked]] = ([], [])
    for name, asked in sets.items():
        for half, (part, title) in enumerate(zip(halves(asked), ("fitted", "other"), strict=True)):
            whole[half].extend(part)
            if part:
                rows.append([name, title, *_figures(part)])
    for part, title in zip(whole, ("fitted", "other"), strict=True):
        rows.append(["**all**", title, *_figures(part)])
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(1, "| --- " * len(rows[0]) + "|")
    return "\n".join(lines) + "\n"


def _figures(asked: Sequence[Asked]) -> list[str]:
    found = found_in(asked)
    return [
        str(len(found.places)),
        f"{found.share(1):.3f}",
        f"{found.share(FIRST):.3f}",
        str(len(found.missed)),
        found.share_of_missed(),
    ]


def _share(places: Sequence[int], most: int) -> float:
    return sum(place < most for place in places) / max(1, len(places))


def main() -> None:
    """Measure and print, and fit or write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--fit", action="store_true", help="print the fitted numbers")
    parser.add_argument("--write", action="store_true", help=f"write {REPORT.name}")
    wanted = parser.parse_args()
    folder = os.environ.get("COPYDESK_GOLD")
    pairs: dict[str, list[GoldPair]] = dict(pairs_by_kind().items())
    if folder:
        pairs |= {n: pairs_of_set(Path(folder, "alignment", f)) for n, f in SETS.items()}
    sets = {name: list(asked_of(of_set)) for name, of_set in pairs.items()}
    if wanted.fit:
        print("OFFERED:", fitted_numbers(sets))
    told = table(sets)
    print(told)
    if wanted.write and folder:
        REPORT.write_text(f"{_ABOUT}\n{told}", "utf-8")


if __name__ == "__main__":
    main()
