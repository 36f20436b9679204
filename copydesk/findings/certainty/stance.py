"""Stance: a view held at an earlier time, told as the view of today.

A clash is "said, when the pact was signed, that the threat was over" beside "have maintained that
the threat is over". "Said it was" beside "says it is" alone is none: reporting puts verbs back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from copydesk.findings.clash import Clash
from copydesk.findings.deeds.acts import acts_in, is_saying
from copydesk.findings.text.kin import meanings_of
from copydesk.findings.text.phrases import phrases_in

if TYPE_CHECKING:
    from copydesk.findings.text.pairing import Pairing
    from copydesk.findings.text.passage import Passage

_NEAR: Final = 14
"""Tokens after the verb in which it is said what was held."""
_LEAST: Final = 2
"""Words of one meaning that make it the same view."""


class _View(Struct, frozen=True):
    """A view somebody holds: from the verb of holding to the verb of what is held."""

    first: int
    last: int
    words: frozenset[str]
    """What the words from there on mean."""
    reason: str


def stance_clashes(pairing: Pairing) -> Iterator[Clash]:
    """Yield the views that one side tells as held now and the other as held then."""
    yield from _told_as_current(pairing)
    yield from (clash.mirrored for clash in _told_as_current(pairing.mirrored))


def _told_as_current(pairing: Pairing) -> Iterator[Clash]:
    """Yield the views that the left side holds now and the right one held then."""
    for left in pairing.left.passages:
        current = _view(left, is_current=True)
        for right in pairing.right.passages if current else ():
            former = _view(right, is_current=False)
            if current and former and len(current.words & former.words) >= _LEAST:
                yield Clash(
                    "stage",
                    "high",
                    f"{current.reason} or {former.reason}?",
                    left.span(current.first, current.last),
                    right.span(former.first, former.last),
                )


def _view(passage: Passage, *, is_current: bool) -> _View | None:
    """Return the first view in a passage that is held up to now, or that was held at a time."""
    tokens = passage.tokens
    signs = {match.first: match.label for match in phrases_in(passage, "stances")}
    if not is_current and "then" not in signs.values():
        return None
    for act in acts_in(passage):
        lasts = tokens[act.first].key in ("has", "have")
        holds = signs.get(act.head) == "holding" or is_saying(tokens[act.head])
        if not holds or lasts is not is_current:
            continue
        wanted = "now" if is_current else "past"
        end = min(len(tokens), act.head + _NEAR)
        verb = next((at for at in range(act.head + 1, end) if signs.get(at) == wanted), None)
        if verb is not None:
            words = frozenset(filter(None, meanings_of(passage)[act.head + 1 : end]))
            said = " ".join(token.text for token in tokens[act.first : act.head + 1])
            return _View(act.first, verb, words, f"{said} … {tokens[verb].text}")
    return None
