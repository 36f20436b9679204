"""Which sentence of an older version became which of a later one, though its words were touched.

Only sentences without a word-for-word counterpart come here. What is decided here is whether two
sentences are one, and rather not than wrongly: nobody looks again at a verdict that came along.

*What counts* are words that both have with a neighbour beside them, also shared: single words that
two sentences share ("the", "said", a name) tell nothing. Share of the longer sentence's words that
count, over all pairs of different sentences of one article (11 articles, 8,976 pairs), and for
sentences of which so many words were replaced by words of other sentences::

    different           99 % below .14, highest .48 (headline and lead), site furniture .67
    10 % replaced       99 % from .67
    20 % replaced       99 % from .50
    30 % replaced       95 % from .50
    40 % replaced       half above .56
    50 % replaced       95 % below .50

So half of the longer sentence makes the two one. A sentence that was split, or merged with another,
shares less than half of the longer, but nearly all of the shorter, three words and more in a row:
"There was no bang" has three of its four words in "said there was no sign that the hull".

*Rivals* are pairs that claim the same words. One wins if the words that only it explains are more
than twice those that only the other explains; else nobody does. Between a pair at the same place in
the article and one from elsewhere, being no worse is enough.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from typing import Final, NamedTuple

from copydesk.articles.correspondence import certain_pairs

_LEAST_OF_LONGER: Final = 0.5
"""Share of the longer sentence's words that makes two sentences at one place the same."""
_LEAST_ELSEWHERE: Final = 0.7
"""The same for two sentences at different places, where nothing but the words speaks for it."""
_LEAST_WORDS_ELSEWHERE: Final = 5
_LEAST_PART_ELSEWHERE: Final = 8
"""Words of a sentence that stands as it was inside of another one elsewhere. Offices with full
names ("Iraqi Prime Minister Mohammed Shia al-Sudani") come to seven."""
_LEAST_OF_SHORTER: Final = 0.8
"""Share of the shorter sentence's words that makes it a part of the longer one."""
_LEAST_RUN_OF_PART: Final = 3
"""Words that must stand together for that: "he said" and "it was" are parts of any sentence."""
_MOST_VOTES: Final = 1_000_000
"""Steps of the search for candidates. The rarest words are looked up first: what is left out are
words that many sentences have."""
_MOST_CANDIDATES: Final = 6
"""Sentences that one is compared with: those that share the most words."""

_MOST_ROUNDS: Final = 10
"""How often what has lost its rivals is looked at again."""

Sentences = Mapping[int, Sequence[str]]
"""Words and signs of sentences, by the sentence's index, in normal form."""
Pairs = Sequence[tuple[int, int]]
"""Places of words in an old and a new sentence."""
Near = Callable[[int, int], bool]
"""Tells whether an old and a new sentence stand at the same place between their neighbours."""


class Link(NamedTuple):
    """An old and a new sentence that may be one, or parts of one."""

    old: int
    new: int
    is_near: bool
    old_words: frozenset[int]
    """Places of the words that both have, in the old sentence."""
    new_words: frozenset[int]


def touched_links(old: Sentences, new: Sentences, near: Near) -> list[tuple[int, int]]:
    """Return which of the old sentences live on in which of the new ones, beyond doubt.

    Args:
        old: Words of each sentence without a counterpart, by its index.
        new: The same of the later version.
        near: Tells whether two sentences stand at the same place.

    Returns:
        Pairs of indices. One sentence may stand in several: it was split, or merged.
    """
    links = [
        link
        for one, other in _candidates(old, new, near)
        if (link := _link(one, other, old[one], new[other], is_near=near(one, other)))
    ]
    won = _undisputed(links)
    return [(link.old, link.new) for link in won] + _fragments(old, new, won)


def _candidates(old: Sentences, new: Sentences, near: Near) -> Iterator[tuple[int, int]]:
    """Yield pairs of sentences that share many of their words, in bounded time."""
    here, there = _holders(old), _holders(new)
    shared = sorted(here.keys() & there.keys(), key=lambda word: len(here[word]) * len(there[word]))
    votes: defaultdict[int, Counter[int]] = defaultdict(Counter)
    left = _MOST_VOTES
    for word in shared:
        left -= len(here[word]) * len(there[word])
        if left < 0:
            break
        for one in here[word]:
            votes[one].update(there[word])
    for one, counted in votes.items():
        least = max(counted.values()) / 2
        many = [other for other, count in counted.items() if count >= least]
        best = nsmallest(
            _MOST_CANDIDATES,
            many,
            key=lambda other: (-counted[other], not near(one, other), other),
        )
        yield from ((one, other) for other in best)


def _holders(sentences: Sentences) -> dict[str, list[int]]:
    """Return for each word the sentences that hold it."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for index, words in sentences.items():
        for word in set(words):
            if _is_told(word):
                holders[word].append(index)
    return holders


def _link(
    one: int, other: int, old: Sequence[str], new: Sequence[str], *, is_near: bool
) -> Link | None:
    """Return the link of two sentences if they share enough to be one, or part of one."""
    shorter, longer = sorted((_told(old), _told(new)))
    at_most = sum(count for word, count in (Counter(old) & Counter(new)).items() if _is_told(word))
    if at_most < min(_LEAST_OF_LONGER * longer, _LEAST_OF_SHORTER * shorter):
        return None
    pairs = certain_pairs(old, new)
    lengths = [_told([old[here] for here, _ in run]) for run in _runs(pairs) if len(run) > 1]
    if is_near:
        in_long_runs = sum(length for length in lengths if length >= _LEAST_RUN_OF_PART)
        is_whole = sum(lengths) >= max(1, _LEAST_OF_LONGER * longer)
        is_enough = is_whole or in_long_runs >= max(1, _LEAST_OF_SHORTER * shorter)
    else:
        is_whole = sum(lengths) >= max(_LEAST_WORDS_ELSEWHERE, _LEAST_ELSEWHERE * longer)
        is_enough = is_whole or max(lengths, default=0) >= max(_LEAST_PART_ELSEWHERE, shorter)
    if not is_enough:
        return None
    shared = [(here, there) for here, there in pairs if _is_told(old[here])]
    mine, theirs = (frozenset(places) for places in zip(*shared, strict=True))
    return Link(one, other, is_near, mine, theirs)


def _runs(pairs: Pairs) -> Iterator[Pairs]:
    """Yield the stretches of `pairs` in which both sides go on by one."""
    start = 0
    for end in range(1, len(pairs) + 1):
        if end == len(pairs) or pairs[end] != (pairs[end - 1][0] + 1, pairs[end - 1][1] + 1):
            yield pairs[start:end]
            start = end


def _told(words: Sequence[str]) -> int:
    return sum(map(_is_told, words))


def _is_told(word: str) -> bool:
    """Tell whether it is a word or a number and not a mere sign."""
    return word[0].isalnum()


def _undisputed(links: Sequence[Link]) -> list[Link]:
    """Return the links that win over all their rivals, those aside that lost to a winner."""
    won: list[Link] = []
    waiting = sorted(links, key=lambda link: -len(link.old_words))
    for _ in range(_MOST_ROUNDS):
        others = _by_sentence(waiting)
        clear = [
            link
            for link in waiting
            if all(_wins(link, rival) for rival in others(link) if _are_rivals(link, rival))
        ]
        won += clear
        settled = {(link.old, link.new) for link in clear}
        winners = _by_sentence(clear)
        waiting = [
            link
            for link in waiting
            if (link.old, link.new) not in settled
            and not any(_are_rivals(link, winner) for winner in winners(link))
        ]
        if not clear or not waiting:
            break
    return won


def _fragments(old: Sentences, new: Sentences, won: Sequence[Link]) -> list[tuple[int, int]]:
    """Return links of short sentences that are the rest of what a neighbour of theirs became."""
    used_old, used_new = _used(won)
    found: list[tuple[int, int]] = []
    for link in won:
        beside = [
            (link.old, link.new + step) for step in (-1, 1) if link.new + step not in used_new
        ]
        beside += [
            (link.old + step, link.new) for step in (-1, 1) if link.old + step not in used_old
        ]
        for one, other in beside:
            if one in old and other in new:
                mine = _free(old[one], used_old.get(one, set()), "<")
                theirs = _free(new[other], used_new.get(other, set()), ">")
                size = _told(new[other] if one == link.old else old[one])
                runs = _runs(certain_pairs(mine, theirs))
                rest = sum(
                    _told([mine[here] for here, _ in run])
                    for run in runs
                    if len(run) > 1 or size == 1
                )
                if rest >= max(1, _LEAST_OF_SHORTER * size):
                    found.append((one, other))
    return found


def _free(words: Sequence[str], used: set[int], mark: str) -> list[str]:
    """Return words with those that are used made unlike any other."""
    return [mark + word if place in used else word for place, word in enumerate(words)]


def _used(links: Iterable[Link]) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """Return for each old and each new sentence the words that links claim."""
    used_old: defaultdict[int, set[int]] = defaultdict(set)
    used_new: defaultdict[int, set[int]] = defaultdict(set)
    for link in links:
        used_old[link.old] |= link.old_words
        used_new[link.new] |= link.new_words
    return used_old, used_new


def _by_sentence(links: Iterable[Link]) -> Callable[[Link], list[Link]]:
    """Return a look-up of the other links that share a sentence with a given one."""
    by_old: defaultdict[int, list[Link]] = defaultdict(list)
    by_new: defaultdict[int, list[Link]] = defaultdict(list)
    for link in links:
        by_old[link.old].append(link)
        by_new[link.new].append(link)

    def others(link: Link) -> list[Link]:
        return [other for other in by_old[link.old] + by_new[link.new] if other is not link]

    return others


def _are_rivals(link: Link, other: Link) -> bool:
    """Tell whether two links claim the same words of the sentence that they share."""
    mine, theirs = _claims(link, other)
    return 2 * len(mine & theirs) > min(len(mine), len(theirs))


def _wins(link: Link, rival: Link) -> bool:
    mine, theirs = _claims(link, rival)
    ours, their = len(mine - theirs), len(theirs - mine)
    if link.is_near != rival.is_near:
        return link.is_near and ours >= their
    return ours > 2 * their


def _claims(link: Link, other: Link) -> tuple[frozenset[int], frozenset[int]]:
    """Return which words of the sentence that both share each of two links claims."""
    if link.old == other.old:
        return link.old_words, other.old_words
    return link.new_words, other.new_words
