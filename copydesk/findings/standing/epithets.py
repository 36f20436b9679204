"""Epithets that one article gives a name and the other never does: "the scandal-hit operator X".

What clashes: a judging word, or a name for an armed group, before a name that the other article
uses without any; groups that one article calls terrorist and the other militant throughout. What
doesn't: an epithet that the other article gives the same name anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from copydesk.articles.article import Span
from copydesk.findings.clash import Clash
from copydesk.findings.naming.naming import Naming, namings
from copydesk.findings.naming.titles import name_words
from copydesk.findings.standing.labels import labels_of
from copydesk.findings.text.lexicon import lexicon
from copydesk.findings.text.passage import Passage, Reading
from copydesk.findings.text.questions import either

if TYPE_CHECKING:
    from copydesk.findings.matter import Matter

_BETWEEN: Final = 3
"""Words between an epithet and its name: "scandal-hit ferry operator Sundline"."""


class Epithet(Struct, frozen=True):
    """A judging word before a name."""

    naming: Naming
    first: int
    """Index of its first token in the passage."""

    @property
    def span(self) -> Span:
        """The words from the epithet to the end of the name."""
        start = self.naming.passage.tokens[self.first].start
        return Span(start, self.naming.span.end)

    @property
    def words(self) -> str:
        """The epithet with the name, as written."""
        return self.naming.passage.reading.article.quote(self.span)


def epithet_clashes(matter: Matter) -> Iterator[Clash]:
    """Yield names that one article judges and the other doesn't, each name once."""
    linked = {(link.left, link.right) for link in matter.links}
    for epithet, naming in _judged(matter.left, matter.right, linked):
        yield Clash("label", "medium", f"{epithet.words} or not?", epithet.span, naming.span)
    mirrored = {(right, left) for left, right in linked}
    for epithet, naming in _judged(matter.right, matter.left, mirrored):
        yield Clash("label", "medium", f"{epithet.words} or not?", naming.span, epithet.span)


def armed_group_clashes(matter: Matter) -> Iterator[Clash]:
    """Yield the first names for an armed group, if the articles have none of a colour in common."""
    left, right = _group_names(matter.left), _group_names(matter.right)
    if left and right and not {label for label, _ in left} & {label for label, _ in right}:
        here, there = left[0][1], right[0][1]
        ours = matter.left.article.quote(here)
        theirs = matter.right.article.quote(there)
        yield Clash("label", "low", either(ours, theirs), here, there)


def _judged(
    reading: Reading, other: Reading, linked: set[tuple[int, int]]
) -> Iterator[tuple[Epithet, Naming]]:
    """Yield epithets with the use of the name to show beside them: a linked one, else the first."""
    judged = {key for epithet in _epithets(other) for key in epithet.naming.mention.keys}
    seen: set[str] = set()
    for epithet in _epithets(reading):
        key = epithet.naming.mention.keys[-1]
        uses = _uses(other).get(key, ())
        if key in seen or key in judged or not uses:
            continue
        seen.add(key)
        here = epithet.naming.passage.sentence.index
        beside = [use for use in uses if (here, use.passage.sentence.index) in linked]
        yield epithet, (beside or uses)[0]


@lru_cache(maxsize=64)
def _uses(reading: Reading) -> dict[str, list[Naming]]:
    """Return the uses of names by their last word."""
    found: dict[str, list[Naming]] = {}
    for passage in reading.told:
        for naming in namings(passage):
            found.setdefault(naming.mention.keys[-1], []).append(naming)
    return found


@lru_cache(maxsize=64)
def _epithets(reading: Reading) -> tuple[Epithet, ...]:
    return tuple(
        Epithet(naming, first)
        for passage in reading.told
        for naming in namings(passage)
        if (first := _epithet_before(passage, naming)) is not None
    )


def _epithet_before(passage: Passage, naming: Naming) -> int | None:
    """Return where the epithet of a name begins, None if it has none."""
    start = naming.mention.first
    begin = start
    while begin > 0 and start - begin < 2 * _BETWEEN:
        token = passage.tokens[begin - 1]
        # "so-called": a small word before a hyphen is part of an epithet.
        in_compound = passage.tokens[begin].text == "-"
        is_word = token.kind == "word" and (in_compound or token.key not in name_words("small"))
        if not is_word and token.text != "-":
            break
        begin -= 1
    for match in lexicon("epithets").matches(passage.tokens[begin:start]):
        first = begin + match.first
        if match.label != "suffix":
            return first
        if first >= 2 and passage.tokens[first - 1].text == "-":
            return first - 2
    return None


def _group_names(reading: Reading) -> Sequence[tuple[str, Span]]:
    """Return what an article calls armed groups in its own words, by colour and place."""
    return [
        (label.colour, passage.span(label.first, label.last))
        for passage in reading.told
        for label in labels_of(reading)[passage.sentence.index]
        if label.group == "armed-group" and not passage.quoted[label.first]
    ]
