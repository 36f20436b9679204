"""Names of a story: which of them name the same, whatever their length or spelling."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from math import comb
from typing import Final

from msgspec import Struct
from rapidfuzz.distance import LCSseq

from copydesk.alignment.link import Progress
from copydesk.findings.reading.names import Name
from copydesk.findings.reading.near_names import near_names
from copydesk.findings.reading.spelling import likeness, spelling_of

Words = tuple[str, ...]
Node = tuple[int, Words]
"""A name as one article writes it."""

_ALIKE: Final = 0.6
"""Share of the longer name's letters that both have in order: Norvik, Nordvick (0.75), Skarra,
Scarab (0.67). Two names by chance have less: Lund, Ruiz (0.25)."""
_CROWD: Final = 8
"""Longer names with one word that a short one is held against: more tell that it is no surname."""
_TOLD_EACH: Final = 16
"""Pairs of articles between two calls that tell how far it is: some milliseconds."""

Mention = tuple[int, Name]
"""A name where one article writes it."""


class Named(Struct, frozen=True):
    """All mentions of one person, place or thing."""

    mentions: tuple[Mention, ...]
    """The article and the name, by article and place."""
    misspelt: bool
    """Two of its spellings differ by what looks like a slip."""


def named_in(
    names: Sequence[Sequence[Name]],
    meetings: Iterable[tuple[Mention, Mention]] = (),
    progress: Progress | None = None,
) -> list[Named]:
    """Return what the articles of a story name.

    A surname means whoever the article calls so in full, else the only one in the story.

    Args:
        names: Those of each article, in order.
        meetings: Names of two articles in sentences that tell the same.
        progress: Told the share, 0..1, of the pairs of articles whose names were held together.
    """
    joined = _Joined()
    loose: dict[Words, Node] = {}
    loose_names: dict[Words, Name] = {}
    for number, article in enumerate(names):
        longer = dict(_within(article))
        for words, name in {name.words: name for name in article}.items():
            if words in longer:
                joined.join((number, words), (number, longer[words]))
            else:
                joined.join((number, words), loose.setdefault(words, (number, words)))
                loose_names.setdefault(words, name)
    for words, whole in _within(list(loose_names.values())):
        joined.join(loose[words], loose[whole])
    for (one, here), (other, there) in _two_by_two(names, progress):
        for left, right, slip in _spelt_otherwise(here, there):
            joined.join((one, left), (other, right), slip=slip)
    for pair in _met_otherwise(names, meetings):
        joined.join(*pair, slip=True)
    mentions: dict[Node, list[Mention]] = defaultdict(list)
    for number, article in enumerate(names):
        for name in article:
            mentions[joined.home((number, name.words))].append((number, name))
    slips = joined.slips
    return [Named(tuple(found), home in slips) for home, found in mentions.items()]


def _two_by_two(
    names: Sequence[Sequence[Name]], progress: Progress | None
) -> Iterator[tuple[tuple[int, Sequence[Name]], tuple[int, Sequence[Name]]]]:
    """Yield each two articles once, by number and names; tell which share was gone through."""
    pairs = combinations(enumerate(names), 2)
    total = comb(len(names), 2)
    for done, pair in enumerate(pairs):
        if progress is not None and done % _TOLD_EACH == 0:
            progress(done / total)
        yield pair


def _spelt_otherwise(
    one: Sequence[Name], other: Sequence[Name]
) -> Iterator[tuple[Words, Words, bool]]:
    """Yield the names of two articles that differ in spelling only, and whether by a slip.

    Of the names with one misspelt word `near_names` yields the longest; the others go with it.
    """
    here, there = ({name.words for name in names} for names in (one, other))
    swaps: dict[str, tuple[str, bool]] = {}
    for left, right, how in near_names(one, other):
        differing = spelling_of(left.words, right.words).words
        if len(left.words) != len(right.words) and not _end_so(left.words, right.words, differing):
            continue
        yield left.words, right.words, how == "misspelt"
        for mine, theirs in differing:
            swaps[mine] = theirs, how == "misspelt"
    for words in sorted(here) if swaps else ():
        known = [swaps[word] for word in words if word in swaps]
        swapped = tuple(swaps[word][0] if word in swaps else word for word in words)
        if known and swapped in there:
            yield words, swapped, any(slip for _, slip in known)


def _met_otherwise(
    names: Sequence[Sequence[Name]], meetings: Iterable[tuple[Mention, Mention]]
) -> Iterator[tuple[Node, Node]]:
    """Yield names of sentences that tell the same which most letters have in common.

    Neither article has a word of the other's name: who writes both knows two things.
    """
    known = [{word for name in article for word in name.words} for article in names]
    for (one, here), (other, there) in meetings:
        strange = known[other].isdisjoint(here.words) and known[one].isdisjoint(there.words)
        if strange and len(here.words) == len(there.words):
            letters = " ".join(here.words), " ".join(there.words)
            if LCSseq.normalized_similarity(*letters) >= _ALIKE:
                yield (one, here.words), (other, there.words)


def _end_so(one: Words, other: Words, differing: Iterable[tuple[str, str]]) -> bool:
    """Tell whether two names have a word in common or differ in their last: in the surname.

    "Houtson" is Angus Houston, but "Assad" is no Asaad Hassan.
    """
    return not set(one).isdisjoint(other) or (one[-1], other[-1]) in differing


class _Joined:
    """Names by what they name: a forest whose roots stand for one thing each."""

    def __init__(self) -> None:
        self._above: dict[Node, Node] = {}
        self._slipped: list[Node] = []

    def home(self, node: Node) -> Node:
        """Return the name that stands for all that are joined with this one."""
        path = []
        while (above := self._above.get(node, node)) != node:
            path.append(node)
            node = above
        self._above.update(dict.fromkeys(path, node))
        return node

    def join(self, one: Node, other: Node, *, slip: bool = False) -> None:
        """Let two names name the same; `slip` says that one of them is misspelt."""
        here, there = self.home(one), self.home(other)
        if here != there:
            self._above[here] = there
        if slip:
            self._slipped.append(there)

    @property
    def slips(self) -> set[Node]:
        """What is misspelt somewhere."""
        return {self.home(node) for node in self._slipped}


def _within(names: Sequence[Name]) -> Iterator[tuple[Words, Words]]:
    """Yield short names with the longer one that they mean among these, if that is one."""
    often = Counter(name.words for name in names)
    distinct = {name.words: name for name in names}
    holding: dict[str, list[Name]] = defaultdict(list)
    for name in distinct.values():
        for key in _handles(name.words):
            if len(holding[key]) < _CROWD:
                holding[key].append(name)
    for words, name in distinct.items():
        keys = dict.fromkeys(words)
        longer = {one.words for key in keys for one in holding[key] if _is_short_for(name, one)}
        if len(longer) == 1 or len(words) > 1 < len(longer):
            # Two words or more are a whole name: what follows them in one place is an addition.
            yield words, max(longer, key=lambda one: (often[one], one))


def _handles(words: Words) -> set[str]:
    """Return what a name can be looked up by: its words, and its initials."""
    return {*words, "".join(word[:1] for word in words)} if len(words) > 1 else {*words}


def _is_short_for(name: Name, longer: Name) -> bool:
    """Tell whether a name is another one's surname, acronym or beginning.

    "Hussein" is Saddam Hussein, but "Iraq" isn't the Islamic State of Iraq.
    """
    one, other = name.words, longer.words
    if len(other) <= len(one) or likeness(one, other) != "same":
        return False
    if one[0] not in other or longer.kind == "person":
        return name.kind != "place"
    return name.kind != "place" and other[: len(one)] == one
