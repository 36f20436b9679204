"""Near-identical names: "Assad" and "Asad" are one name to whoever looks for the same claim.

Only one slip is forgiven: a letter more or fewer, or in names of five letters and more another
letter or two swapped. Most transliterations differ by one letter, but "Iraq" isn't "Iran".
Pairs are found by shared deletions, not by comparing all with all, so that the cost grows with the
number of names. After Garbe's SymSpell (2012).
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

from copydesk.alignment.progress import stage, watched

if TYPE_CHECKING:
    from copydesk.alignment.link import Progress

_SHORTEST: Final = 4
_SHORTEST_MISSPELT: Final = 5
"""Letters of a name in which another letter is a slip and not another name."""
_LONGEST: Final = 30
"""Letters; a longer "name" is a broken file, and its deletions would cost memory by the square."""
_CROWDED: Final = 24
"""Names that one deletion may bring together; more of them is a made-up vocabulary."""


def near_identical_names(names: frozenset[str], progress: Progress | None = None) -> dict[str, str]:
    """Return the one spelling that each near-identical name shares with its twins.

    It is the alphabetically first of all that hang together, so that the result depends on the set
    of names only; a name that is spelt so already, or has no twin, is left out.

    Args:
        names: Any number of them.
        progress: Told the done share, 0..1; what it raises ends the work.
    """
    # Loaded here: the screen's first paint needs no alignment.
    from rapidfuzz.distance import OSA

    spelling: dict[str, str] = {}

    def first(name: str) -> str:
        while (other := spelling.get(name, name)) != name:
            name = other
        return name

    groups = _deletions(names, stage(progress, 0, 0.5))
    for group in watched(groups.values(), stage(progress, 0.5, 1)):
        if 1 < len(group) <= _CROWDED:
            for one, other in combinations(group, 2):
                letters = len(one) if len(one) == len(other) else _SHORTEST_MISSPELT
                if letters >= _SHORTEST_MISSPELT and OSA.distance(one, other) == 1:
                    low, high = sorted((first(one), first(other)))
                    spelling[high] = low
    return {name: first(name) for name in spelling}


def _deletions(names: frozenset[str], progress: Progress | None) -> dict[str, list[str]]:
    """Return the names by each string that is left when they lose one letter or none."""
    index: dict[str, list[str]] = {}
    for name in watched(sorted(names), progress):
        if _SHORTEST <= len(name) <= _LONGEST:
            shorter = {name[:at] + name[at + 1 :] for at in range(len(name))}
            for key in {name, *shorter}:
                index.setdefault(key, []).append(name)
    return index
