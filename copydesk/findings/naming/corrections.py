"""Names that an article denies: "the Passengers' Council, not the Passengers' League"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from copydesk.findings.clash import Clash
from copydesk.findings.naming.mentions import mentions_in
from copydesk.findings.naming.names import clash_of
from copydesk.findings.naming.naming import Naming, namings
from copydesk.findings.text.passage import Reading

if TYPE_CHECKING:
    from copydesk.findings.matter import Matter


def correction_clashes(matter: Matter) -> Iterator[Clash]:
    """Yield names of one article that the other one says are wrong, each once.

    The right name is the one before "not". An article that never gives the denied name otherwise
    than to deny it is at peace with itself; whether it is right is not for the machine.
    """
    for name, denied in _corrected(matter.right):
        use = _first_use(matter.left, denied)
        if use is not None:
            yield clash_of(use, name, "medium")
    for name, denied in _corrected(matter.left):
        use = _first_use(matter.right, denied)
        if use is not None:
            yield clash_of(name, use, "medium")


def _corrected(reading: Reading) -> Iterator[tuple[Naming, tuple[str, ...]]]:
    """Yield the names that an article gives for others, with the keys of those; each once."""
    seen: set[tuple[str, ...]] = set()
    for passage in reading.told:
        known: Naming | None = None
        for mention in mentions_in(passage):
            naming = Naming(passage, mention)
            if not naming.is_denied:
                known = naming
            elif (
                known is not None
                and mention.keys not in seen
                and mention.keys != known.mention.keys
            ):
                seen.add(mention.keys)
                yield known, mention.keys


def _first_use(reading: Reading, keys: tuple[str, ...]) -> Naming | None:
    return _first_uses(reading).get(keys)


@lru_cache(maxsize=64)
def _first_uses(reading: Reading) -> dict[tuple[str, ...], Naming]:
    found: dict[tuple[str, ...], Naming] = {}
    for passage in reading.told:
        for naming in namings(passage):
            found.setdefault(naming.mention.keys, naming)
    return found
