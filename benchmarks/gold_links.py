"""Gold links: which sentences of two texts make the same claim, as people set them.

Two kinds of files. The invented stories in `benchmarks/gold` (CC0) name, for each sentence of each
retelling, the claims that it is about (`central`) and those that it touches (`secondary`); links
follow from that for every pair of retellings, so nobody had to read all of them. Besides news there
are leads of encyclopedias, written as if translated back from several languages, and an office's or
a clinic's text beside its plain-language versions; all were written and linked before an aligner
ran on them. Sets from elsewhere, which are no part of the project, hold one document pair a line
with its links.

`python -m benchmarks.gold_links` prints what there is, and how far two readers agree.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal, get_args

import msgspec

STORIES: Final = Path(__file__).parent / "gold"
"""The invented stories."""
SECOND_READING: Final = STORIES / "second-reading.json"
"""Links of one pair a story, set by a reader who had not seen the first answer."""

_TELLING: Final = 40
"""Characters of a sentence that doesn't stand in two texts by chance."""

Kind = Literal["news", "leads", "plain"]
"""Of what kind an invented story is: news, leads of encyclopedias, or plain language."""
Cell = tuple[int, int]
"""A left and a right sentence, by place from 0."""


class _Sentence(msgspec.Struct):
    text: str
    central: set[str]
    secondary: set[str]


class _Retelling(msgspec.Struct):
    name: str
    sentences: list[_Sentence]


class _Story(msgspec.Struct):
    story: str
    articles: list[_Retelling]
    kind: Kind = "news"


class _Reading(msgspec.Struct):
    """A pair of a story as the second reader linked it."""

    story: str
    left: str
    right: str
    sure: frozenset[Cell]


class _Readings(msgspec.Struct):
    pairs: list[_Reading]


class _ArticlePair(msgspec.Struct):
    """A pair of a set from elsewhere, with sure and possible links."""

    a: str
    b: str
    left: list[str] = msgspec.field(name="A")
    right: list[str] = msgspec.field(name="B")
    sure: frozenset[Cell] = frozenset()
    possible: frozenset[Cell] = frozenset()


class _ArticlePairs(msgspec.Struct):
    pairs: list[_ArticlePair]


class _Line(msgspec.Struct):
    """A document pair of a set from elsewhere."""

    id: str
    left: list[str] = msgspec.field(name="A")
    right: list[str] = msgspec.field(name="B")
    gold: frozenset[Cell] = frozenset()
    rows: frozenset[int] | None = msgspec.field(name="annotated_A", default=None)


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Two texts and the links between them."""

    document: str
    """What must not be torn apart by a split: the story, or the document pair."""
    name: str
    """Names the pair within its document."""
    left: tuple[str, ...]
    right: tuple[str, ...]
    sure: frozenset[Cell]
    """Both make the same central claim."""
    possible: frozenset[Cell] = frozenset()
    """They share a detail: such a link is neither right nor wrong."""
    annotated: frozenset[int] | None = None
    """Left sentences that were read; None: all of them. Links of others are not counted."""

    def counted(self, cells: Iterable[Cell]) -> set[Cell]:
        """Return those of `cells` that are right or wrong."""
        return {
            cell
            for cell in cells
            if cell not in self.possible and (self.annotated is None or cell[0] in self.annotated)
        }


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far a second reading of a pair says what the first one does."""

    story: str
    pair: str
    common: int
    """Links that both call sure."""
    first: int
    """Links that the first reading calls sure."""
    second: int

    @property
    def f1(self) -> float:
        """F1 over sure links, 0..1; the same whichever reading is taken for the truth."""
        return 2 * self.common / (self.first + self.second)


def story_files() -> list[Path]:
    """Return the files of the invented stories, by name."""
    return sorted(path for path in STORIES.glob("*.json") if path != SECOND_READING)


def story_pairs(path: Path) -> list[GoldPair]:
    """Return all pairs of retellings in the file of one invented story."""
    return _pairs_of(_story(path))


def all_story_pairs() -> list[GoldPair]:
    """Return all pairs of all invented stories."""
    return [pair for path in story_files() for pair in story_pairs(path)]


def pairs_by_kind() -> dict[Kind, list[GoldPair]]:
    """Return all pairs of retellings of all invented stories, kind by kind."""
    pairs: dict[Kind, list[GoldPair]] = {kind: [] for kind in get_args(Kind)}
    for path in story_files():
        story = _story(path)
        pairs[story.kind] += _pairs_of(story)
    return pairs


def pairs_of_set(path: Path) -> list[GoldPair]:
    """Return the pairs of a set from elsewhere: `*.jsonl`, or `*.json` with sure and possible."""
    if path.suffix == ".jsonl":
        lines = path.read_bytes().splitlines()
        return grouped([_pair_of_line(msgspec.json.decode(line, type=_Line)) for line in lines])
    found = [
        GoldPair(
            document=f"{pair.a}-{pair.b}",
            name=f"{pair.a}-{pair.b}",
            left=tuple(pair.left),
            right=tuple(pair.right),
            sure=pair.sure,
            possible=pair.possible,
        )
        for pair in msgspec.json.decode(path.read_bytes(), type=_ArticlePairs).pairs
    ]
    return grouped(found)


def grouped(pairs: Sequence[GoldPair]) -> list[GoldPair]:
    """Return the pairs with one document for all that have a sentence in common.

    A retelling beside several sources, or one pair given both ways round, is one piece of
    evidence: taken for several, it makes intervals too narrow and folds leak.
    """
    first_with: dict[str, int] = {}
    group = list(range(len(pairs)))
    for number, pair in enumerate(pairs):
        shared = {
            group[first_with.setdefault(sentence, number)]
            for sentence in (*pair.left, *pair.right)
            if len(sentence) >= _TELLING
        }
        joined = {group[number], *shared}
        group = [min(joined) if place in joined else place for place in group]
    return [
        replace(pair, document=pairs[place].document)
        for pair, place in zip(pairs, group, strict=True)
    ]


def agreements() -> Iterator[Agreement]:
    """Yield how far the two readings agree on each pair that was read twice."""
    first = {(pair.document, pair.name): pair for pair in all_story_pairs()}
    for second in msgspec.json.decode(SECOND_READING.read_bytes(), type=_Readings).pairs:
        name = f"{second.left}-{second.right}"
        one, other = first[second.story, name].sure, second.sure
        yield Agreement(second.story, name, len(one & other), len(one), len(other))


def overall(found: Iterable[Agreement]) -> float:
    """Return the F1 over all links that were read twice."""
    all_found = list(found)
    both = sum(agreement.first + agreement.second for agreement in all_found)
    return 2 * sum(agreement.common for agreement in all_found) / both


def _story(path: Path) -> _Story:
    """Return what the file of an invented story holds."""
    return msgspec.json.decode(path.read_bytes(), type=_Story)


def _pairs_of(story: _Story) -> list[GoldPair]:
    """Return all pairs of retellings of a story."""
    return [
        _pair_of(story.story, one, other)
        for one, other in itertools.combinations(story.articles, 2)
    ]


def _pair_of(story: str, one: _Retelling, other: _Retelling) -> GoldPair:
    """Return two retellings with the links that follow from their claims."""
    sure, possible = set(), set()
    for left, first in enumerate(one.sentences):
        for right, second in enumerate(other.sentences):
            if first.central & second.central:
                sure.add((left, right))
            elif (first.central | first.secondary) & (second.central | second.secondary):
                possible.add((left, right))
    return GoldPair(
        document=story,
        name=f"{one.name}-{other.name}",
        left=tuple(sentence.text for sentence in one.sentences),
        right=tuple(sentence.text for sentence in other.sentences),
        sure=frozenset(sure),
        possible=frozenset(possible),
    )


def _pair_of_line(line: _Line) -> GoldPair:
    """Return the pair that a line of a set from elsewhere holds."""
    return GoldPair(
        document=line.id,
        name=line.id,
        left=tuple(line.left),
        right=tuple(line.right),
        sure=line.gold,
        annotated=line.rows,
    )


def main() -> None:
    """Print the stories and the agreement of the two readings."""
    for path in story_files():
        pairs = story_pairs(path)
        links = sum(len(pair.sure) for pair in pairs)
        print(f"{path.stem:22} {len(pairs):3} pairs {links:5} links")
    print()
    found = list(agreements())
    for agreement in found:
        print(f"{agreement.story:22} {agreement.pair:24} F1 {agreement.f1:.3f}")
    print(f"{'two readers':47} F1 {overall(found):.3f}")


if __name__ == "__main__":
    main()
