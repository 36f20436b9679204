"""Two spellings of one name in one article, and two holders of one office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from copydesk.findings.clash import Clash
from copydesk.findings.finding import Severity
from copydesk.findings.naming.names import clash_of
from copydesk.findings.naming.naming import Naming, are_given_names, namings
from copydesk.findings.naming.spelling import (
    distance,
    is_inflected,
    is_shortened,
    is_slip,
    is_variant,
)
from copydesk.findings.naming.titles import name_words
from copydesk.findings.text.passage import Reading
from copydesk.findings.text.word_sets import word_set

_LONG: Final = 5
"""Letters from which a single slip in a name that stands alone is no chance."""
_MOST_COMPANY: Final = 6
"""Words beside a word beyond which it tells nothing: Company, Street."""
_LONGEST_TITLE: Final = 4
"""Words in a title before a name, at most."""
_MOST_SLIPS: Final = 2
_MOST_NAMES: Final = 400
"""Words of names that are compared with one another; more is a list."""


def changed_spellings(reading: Reading) -> Iterator[Clash]:
    """Yield names that one article spells in two ways.

    High: a slip. Low: spellings that transliterate one name. Two names with the same first letter
    or length are compared; they are one name when another word stands with both ("Runa Halvick",
    "Runa Havlick"), or when one of them never stands with another word and is one slip away.
    """
    uses = _uses(reading)
    for one, other in _near(list(uses)[:_MOST_NAMES]):
        severity = _severity(one, other, uses)
        if severity is not None:
            yield clash_of(uses[one][0], uses[other][0], severity)


def _uses(reading: Reading) -> dict[str, list[Naming]]:
    """Return the uses of each word that names a person, or something without another kind."""
    found: dict[str, list[Naming]] = defaultdict(list)
    for passage in reading.told:
        if passage.sentence.kind == "headline":
            continue
        for naming in namings(passage):
            # A line that is a name and little else belongs to a list of names.
            is_listed = 2 * len(naming.tokens) > len(passage.tokens)
            if naming.mention.kind in ("person", "") and not is_listed:
                for key in naming.mention.keys:
                    found[key].append(naming)
    return found


def _near(words: list[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of words with the same first letter or the same ending that are a slip apart."""
    groups: dict[str, list[str]] = defaultdict(list)
    for word in words:
        if len(word) >= _LONG - 1:
            groups[word[0]].append(word)
            groups["…" + word[-3:]].append(word)
    seen: set[tuple[str, str]] = set()
    for group in groups.values():
        for one, other in combinations(group, 2):
            near = is_slip(one, other) and distance(one, other) <= _MOST_SLIPS
            if near and (one, other) not in seen:
                seen.add((one, other))
                yield one, other


def _severity(one: str, other: str, uses: dict[str, list[Naming]]) -> Severity | None:
    """Return how grave it is that two near words stand in one article, None if they are two."""
    if is_inflected(one, other) or is_shortened(one, other) or are_given_names(one, other):
        return None
    if any(naming.countries for word in (one, other) for naming in uses[word]):
        return None
    company = _company(one, uses), _company(other, uses)
    if other in company[0]:
        return None
    if any(len(_company(word, uses)) <= _MOST_COMPANY for word in company[0] & company[1]):
        return "low" if is_variant(one, other) else "high"
    is_near = distance(one, other) == 1 and min(len(one), len(other)) >= _LONG
    is_alone = not (company[0] and company[1])
    return "high" if is_near and is_alone and _are_named_alike(uses[one], uses[other]) else None


def _are_named_alike(ones: list[Naming], others: list[Naming]) -> bool:
    """Tell whether two names are both of people, or both have a particle: al-Rifai, de Vries."""
    return any(map(_is_personal, ones)) and any(map(_is_personal, others))


def _is_personal(naming: Naming) -> bool:
    small = name_words("particle", "article")
    return naming.mention.kind == "person" or any(token.key in small for token in naming.tokens)


def _company(word: str, uses: dict[str, list[Naming]]) -> set[str]:
    """Return the words that stand with a word in a name."""
    return {key for naming in uses[word] for key in naming.mention.keys if key != word}


def shared_offices(reading: Reading) -> Iterator[Clash]:
    """Yield, as medium, an office that the article gives to two people: one of them may be former.

    Only offices with a field and one holder are meant ("Transport Minister"); where several
    countries take part, every foreign minister is one.
    """
    holders: dict[tuple[str, ...], list[tuple[Naming, int]]] = defaultdict(list)
    for passage in reading.told:
        for naming in namings(passage):
            office = _office(naming)
            if office:
                holders[office].append((naming, naming.mention.first - len(office)))
    for office, named in holders.items():
        first, at = named[0]
        for other, place in named[1:]:
            if _are_two(first, other):
                title = " ".join(key.capitalize() for key in office)
                yield Clash(
                    "office",
                    "medium",
                    f"{title}: {first.words} or {other.words}?",
                    first.passage.span(at, first.mention.last),
                    other.passage.span(place, other.mention.last),
                )
                break


def _office(naming: Naming) -> tuple[str, ...]:
    """Return the title right before a name if it names one office: ("transport", "minister")."""
    tokens = naming.passage.tokens
    absent = word_set("holders", "not-in-office")
    at = naming.mention.first
    title: list[str] = []
    while at and len(title) < _LONGEST_TITLE:
        key = tokens[at - 1].key
        if key in absent or key not in name_words("portfolio" if title else "title"):
            break
        title.insert(0, key)
        at -= 1
    if len(title) < 2 or title[-1] not in word_set("holders", "one-holder"):
        return ()
    before = tokens[at - 1].key if at else ""
    is_general = not word_set("holders", "every-country").isdisjoint(title)
    return () if is_general or before in absent or before == "-" else tuple(title)


def _are_two(one: Naming, other: Naming) -> bool:
    """Tell whether two names are of two people: no word of one is near a word of the other."""
    return not any(
        key == word or is_slip(key, word) for key in one.mention.keys for word in other.mention.keys
    )
