"""Names spelt one way in one article and another way in the other, wherever they stand.

A word of a name that the whole other article lacks is strange there. Two strange words, one a side,
that are near each other are one name misspelt, if enough speaks for it: a long word with a single
slip, the same words beside them ("Huad Hussein", "Fouad Hussein"; "Amber province", "Anbar
province"), or sentences that make the same claim. A name that both articles have is never
misspelt by this rule; whether it stands in another's place is for `names`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from copydesk.alignment.names import near_identical_names
from copydesk.articles.article import Span
from copydesk.findings.clash import Clash
from copydesk.findings.finding import SEVERITIES, Severity
from copydesk.findings.naming.names import clash_of
from copydesk.findings.naming.naming import (
    Naming,
    Placed,
    Vocabulary,
    are_given_names,
    namings,
    placed_namings,
    vocabulary_of,
)
from copydesk.findings.naming.spelling import (
    distance,
    is_inflected,
    is_near_miss,
    is_shortened,
    is_slip,
    is_variant,
    sounds_near,
)
from copydesk.findings.naming.titles import name_words
from copydesk.findings.text.pairing import Pairing
from copydesk.findings.text.passage import Reading
from copydesk.findings.text.slots import slot_of, slot_score
from copydesk.findings.text.tokens import stem

if TYPE_CHECKING:
    from copydesk.findings.matter import Matter

_LONG: Final = 6
"""Letters from which a single slip is no chance."""
_MOST_BESIDE: Final = 12
"""Strange words beside one common word that are compared: more is a list of names."""
_SLOT: Final = 1.0
"""Slot score from which two words that differ in more than one letter are one name."""
_FAR_SLOT: Final = 2.0
"""The same where every third letter or more is another."""
_MOST_OFTEN: Final = 50
"""Names with one initial that are compared with one of the other article."""

Strange = Mapping[str, Sequence[Naming]]
"""The uses of each word of a name that the other article lacks."""
Pair = tuple[str, str]
"""A strange word of the left article and one of the right."""


class _Meeting(Struct, frozen=True):
    """Two names with strange words, in sentences that make the same claim."""

    left: Naming
    right: Naming
    pairs: tuple[Pair, ...]
    """Their words that are near each other."""
    slot: float
    """How alike their places are."""


def misspelling_clashes(matter: Matter) -> Iterator[Clash]:
    """Yield names that the two articles spell differently.

    Each sentence in which such a name stands is pointed at once: beside the name in the linked
    sentence if it has one, else beside the nearest use of it.
    """
    left = strange_words(matter.left, vocabulary_of(matter.right))
    right = strange_words(matter.right, vocabulary_of(matter.left))
    if not left or not right:
        return
    meetings = list(_meetings(matter, left, right))
    slots: dict[Pair, float] = {}
    for meeting in meetings:
        for pair in meeting.pairs:
            slots[pair] = max(meeting.slot, slots.get(pair, 0.0))
    found: dict[Pair, Severity] = {}
    candidates = {*_slips(left, right), *_beside(left, right), *_often(left, right), *slots}
    for pair in sorted(candidates):
        severity = _severity(pair, left, right, slots.get(pair))
        if severity:
            found[pair] = severity
    met = list(_side_by_side(meetings, found))
    yield from met
    yield from _elsewhere(met, found, left, right)


def strange_words(reading: Reading, other: Vocabulary) -> Strange:
    """Return the uses of names by each of their words that the other article lacks."""
    found: dict[str, list[Naming]] = defaultdict(list)
    for passage in reading.told:
        for naming in namings(passage):
            for key in naming.mention.keys:
                if not other.knows(naming, key) and stem(key) not in other.words:
                    found[key].append(naming)
    return found


def _slips(left: Strange, right: Strange) -> Iterator[Pair]:
    """Yield pairs of strange words that are one slip apart, wherever they stand."""
    spelling = near_identical_names(frozenset(left) | frozenset(right))
    groups: dict[str, list[str]] = defaultdict(list)
    for word in right:
        groups[spelling.get(word, word)].append(word)
    for word in left:
        for other in groups.get(spelling.get(word, word), ()):
            yield word, other


def _beside(left: Strange, right: Strange) -> Iterator[Pair]:
    """Yield pairs of strange words that stand beside the same word."""
    lefts, rights = _by_company(left), _by_company(right)
    for word in lefts.keys() & rights.keys():
        if max(len(lefts[word]), len(rights[word])) <= _MOST_BESIDE:
            yield from product(lefts[word], rights[word])


def _often(left: Strange, right: Strange) -> Iterator[Pair]:
    """Yield pairs of strange words that stand in both articles again and again."""
    lefts, rights = ([w for w, uses in words.items() if len(uses) > 1] for words in (left, right))
    initials: dict[str, list[str]] = defaultdict(list)
    for word in rights:
        initials[word[0]].append(word)
    for word in lefts:
        for other in initials.get(word[0], ())[:_MOST_OFTEN]:
            yield word, other


def _by_company(strange: Strange) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for key, uses in strange.items():
        for naming in uses:
            for word in _company(naming, key):
                found[word].add(key)
    return found


def _company(naming: Naming, key: str) -> frozenset[str]:
    """Return the words beside a word of a name: the others in it, and the place noun after it."""
    others = {other for other in naming.mention.keys if other != key}
    after = naming.passage.tokens[naming.mention.last + 1 : naming.mention.last + 2]
    return frozenset(others | {token.key for token in after if token.key in name_words("place")})


def _meetings(matter: Matter, left: Strange, right: Strange) -> Iterator[_Meeting]:
    """Yield the near names in linked sentences."""
    for pairing in matter.pairings:
        lefts = [name for name in placed_namings(pairing.left) if _is_strange(name.naming, left)]
        if not lefts:
            continue
        for one, other in product(lefts, placed_namings(pairing.right)):
            near = tuple(
                (key, another)
                for key in one.mention.keys
                for another in other.mention.keys
                if key in left and another in right and is_near_miss(key, another)
            )
            if near:
                yield _Meeting(one.naming, other.naming, near, _slot(pairing, one, other))


def _slot(pairing: Pairing, left: Placed, right: Placed) -> float:
    return slot_score(pairing, slot_of(pairing.left, left), slot_of(pairing.right, right))


def _is_strange(naming: Naming, strange: Strange) -> bool:
    return any(key in strange for key in naming.mention.keys)


def _severity(pair: Pair, left: Strange, right: Strange, slot: float | None) -> Severity | None:
    """Return how grave the difference between two strange words is, None if they aren't one name.

    Args:
        pair: The two words.
        left: All strange words of the left article.
        right: All of the right one.
        slot: How alike their places in linked sentences are; None if they stand in no such.
    """
    one, other = pair
    if not is_near_miss(one, other) or _are_countries(pair, left, right):
        return None
    if _are_forms(one, other) and not _are_surnames(pair, left, right):
        return None
    in_company = _in_company(pair, left, right)
    if is_variant(one, other):
        return "low" if in_company or slot is not None else None
    shorter, slips = min(len(one), len(other)), distance(one, other)
    if in_company or (slips == 1 and shorter >= _LONG):
        return "high"
    if slot is None:
        is_often = min(len(left[one]), len(right[other])) > 1
        return "high" if is_often and 3 * slips <= shorter and sounds_near(one, other) else None
    return "high" if slips == 1 or slot >= (_SLOT if is_slip(one, other) else _FAR_SLOT) else None


def _are_forms(one: str, other: str) -> bool:
    """Tell whether two words are forms of one name: inflected, shortened, with a number."""
    if one.rstrip("0123456789") == other.rstrip("0123456789"):
        return True
    return is_inflected(one, other) or is_shortened(one, other) or are_given_names(one, other)


def _are_surnames(pair: Pair, left: Strange, right: Strange) -> bool:
    """Tell whether two words end names that begin alike, and neither is the other with an ending.

    "Ines Corvalle" and "Ines Corvallis" look like forms of one word, but nobody inflects people.
    """
    one, other = pair
    if one.startswith(other) or other.startswith(one):
        return False
    heads = name_words("organisation", "place")
    ours, theirs = (
        {
            naming.mention.keys[:-1]
            for naming in uses[:_MOST_BESIDE]
            if naming.mention.keys[-1] == key
        }
        for key, uses in ((one, left[one]), (other, right[other]))
    )
    return any(keys and not heads.intersection(keys) for keys in ours & theirs)


def _are_countries(pair: Pair, left: Strange, right: Strange) -> bool:
    """Tell whether both are countries: Iran and Iraq are two places, however near."""
    return all(uses[0].countries for uses in (left[pair[0]], right[pair[1]]))


def _in_company(pair: Pair, left: Strange, right: Strange) -> bool:
    """Tell whether two words stand beside the same word, or beside a single slip of it."""
    one, other = pair
    for here in left[one][:_MOST_BESIDE]:
        for there in right[other][:_MOST_BESIDE]:
            ours, theirs = _company(here, one), _company(there, other)
            if ours & theirs or any(distance(*words) == 1 for words in product(ours, theirs)):
                return True
    return False


def _side_by_side(meetings: Sequence[_Meeting], found: Mapping[Pair, Severity]) -> Iterator[Clash]:
    """Yield the clashes in linked sentences; each use of a name once, in the likest places."""
    taken: set[Span] = set()
    seen: set[Span] = set()
    for meeting in sorted(meetings, key=_likeliest):
        here, there = meeting.left.span, meeting.right.span
        severities = [found[pair] for pair in meeting.pairs if pair in found]
        if severities and here not in taken and there not in seen:
            taken.add(here)
            seen.add(there)
            yield clash_of(meeting.left, meeting.right, min(severities, key=SEVERITIES.index))


def _likeliest(meeting: _Meeting) -> tuple[float, int]:
    """Return what sorts the likest places first, the same way from either side."""
    return -meeting.slot, meeting.left.span.start + meeting.right.span.start


def _elsewhere(
    met: Sequence[Clash], found: Mapping[Pair, Severity], left: Strange, right: Strange
) -> Iterator[Clash]:
    """Yield the clashes of uses that stand in no linked sentences, each use at most once.

    They are taken in order, those in headlines first: so each use of the rarer spelling is seen,
    and a name written wrongly throughout doesn't fill the list.
    """
    lefts = {clash.left for clash in met}
    rights = {clash.right for clash in met}
    for one, other in sorted(found, key=sorted):
        severity = found[one, other]
        if severity == "low":
            # Another transliteration is worth a look where it stands beside the first, no more.
            continue
        here, there = left[one][0], right[other][0]
        if _introduces(here, lefts) or _introduces(there, rights):
            lefts.add(here.span)
            rights.add(there.span)
            yield clash_of(here, there, severity)
        ours = _unmarked(left[one], lefts)
        theirs = _unmarked(right[other], rights)
        for here, there in zip(ours, theirs, strict=False):
            lefts.add(here.span)
            rights.add(there.span)
            yield clash_of(here, there, severity)


def _introduces(first: Naming, marked: Container[Span | None]) -> bool:
    """Tell whether the first use of a name is a full name at which nothing points yet."""
    return len(first.mention.keys) > 1 and first.span not in marked


def _unmarked(uses: Sequence[Naming], marked: Container[Span | None]) -> list[Naming]:
    free = [naming for naming in uses if naming.span not in marked]
    return sorted(free, key=lambda naming: naming.passage.sentence.kind != "headline")
