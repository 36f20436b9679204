"""Agency: who did it.

Clashes are one act with another doer ("volunteers carried 140 people" beside "helicopters carried
140 people", "pursued by coalition forces" beside "hunted by our troops"), leader and helper who
have changed places, and a helper by name of whom the other article says nothing.

A more general word for the same party is no clash ("officials" beside "police"), nor is a name
beside a description ("the board" beside "Sundline").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from copydesk.articles.article import Span
from copydesk.findings.clash import Clash
from copydesk.findings.deeds.acts import Act, is_saying, words_like
from copydesk.findings.deeds.parties import Party, roles_in
from copydesk.findings.finding import Severity
from copydesk.findings.naming.naming import vocabulary_of
from copydesk.findings.text.closest import place_score, topmost
from copydesk.findings.text.kin import is_name, meanings_near, meanings_of
from copydesk.findings.text.lexicon import Match
from copydesk.findings.text.nearby import nearby_pairings
from copydesk.findings.text.pairing import Pairing, Side
from copydesk.findings.text.phrases import phrases_in
from copydesk.findings.text.wording import either_or

if TYPE_CHECKING:
    from copydesk.findings.matter import Matter
    from copydesk.findings.text.passage import Passage

_NEAR: Final = 8
"""Tokens around a verb in which its object and circumstances stand."""
_SHARED: Final = 2
"""Words of one meaning around two verbs that make them one act; one will do behind "by"."""
_SERVICES: Final = frozenset(
    {"armed", "police", "guards", "coastguard", "fire", "medical", "volunteers", "rebels", "court"}
    | {"prosecution", "government", "parliament", "protesters", "aircraft"}
)
"""Kinds of party that nobody calls by the name of another."""
_SAME_PLACE: Final = 2.5
"""Least `place_score` of two parties one of which stands in the place of the other."""
_MOST: Final = 12
"""Services named on one side that are read; more are a roll."""
_LOOSE: Final = frozenset({"coalition", "own"})
"""Words that say whose forces they are, but not of which country."""


def agency_clashes(matter: Matter) -> Iterator[Clash]:
    """Yield the acts that have another doer, or another leader, in the other article."""
    told: set[Span | None] = set()
    rows = [pairing for pairing in matter.pairings if not pairing.crossing]
    links = [pairing for pairing in matter.pairings if pairing.crossing]
    for pairings in (rows, links, nearby_pairings(matter)):
        # A sentence with several partners would say the same of each of them: the best partner
        # speaks, and of equals what stands nearest the top, in whichever order one compares.
        for clash in sorted(_in_pairings(pairings), key=_place):
            if not {clash.left, clash.right} & told:
                told |= {clash.left, clash.right}
                yield clash


def _place(clash: Clash) -> tuple[int, int]:
    starts = [span.start if span else 0 for span in (clash.left, clash.right)]
    return sum(starts), abs(starts[0] - starts[1])


def _in_pairings(pairings: Iterable[Pairing]) -> Iterator[Clash]:
    for pairing in pairings:
        for left in pairing.left.passages:
            for right in pairing.right.passages:
                yield from _other_doers(left, right)
                yield from _changed_places(left, right)
                for leader, other in _led_or_joint(left, right):
                    yield either_or("agency", "high", (left, leader.run), (right, other.run))
                for leader, other in _led_or_joint(right, left):
                    yield either_or("agency", "high", (left, other.run), (right, leader.run))
        yield from _replaced(pairing)


def _replaced(pairing: Pairing) -> Iterator[Clash]:
    """Yield a service that stands in the place of another: "90 firefighters", "90 soldiers"."""
    left, right = _services(pairing.left), _services(pairing.right)
    both = {match.label for match in left} & {match.label for match in right}
    for one in left:
        for other in right:
            if one.label == other.label or {one.label, other.label} <= both:
                continue
            if place_score(pairing, one, other) >= _SAME_PLACE:
                runs = range(one.first, one.last + 1), range(other.first, other.last + 1)
                yield either_or("agency", "high", (pairing.left, runs[0]), (pairing.right, runs[1]))


def _services(side: Side) -> list[Match]:
    """Return the words for services on a side, with the side's indices."""
    found = [
        replace(match, first=match.first + offset, last=match.last + offset)
        for offset, passage in side.offsets
        for match in phrases_in(passage, "parties")
        if match.label in _SERVICES
        if not is_name(passage, match.last) and not _speaks(passage, match.last + 1)
    ]
    return found[:_MOST]


def _speaks(passage: Passage, at: int) -> bool:
    """Tell whether a verb of saying stands at `at`: who says so is a matter of attribution."""
    return at < len(passage.tokens) and is_saying(passage.tokens[at])


def _other_doers(left: Passage, right: Passage) -> Iterator[Clash]:
    """Yield the acts of two sentences that two parties did."""
    for act, doer in roles_in(left).doers:
        for other_act, other in roles_in(right).doers:
            if act.what != other_act.what or is_saying(left.tokens[act.head]):
                continue
            if not _is_one_act(left, (act, doer), right, (other_act, other)):
                continue
            if _are_two_people(left, doer, right, other):
                yield either_or("agency", "high", (left, doer.run), (right, other.run))
                continue
            severity = severity_of(doer, other)
            if severity and (_is_absent(doer, right, other) or _is_absent(other, left, doer)):
                yield either_or("agency", severity, (left, doer.run), (right, other.run))


def _is_one_act(
    left: Passage, one: tuple[Act, Party], right: Passage, other: tuple[Act, Party]
) -> bool:
    """Tell whether enough is shared around two verbs of one meaning."""
    (act, doer), (rival, party) = one, other
    shared = meanings_near(meanings_of(left), act.head, act.head, _NEAR)
    shared &= meanings_near(meanings_of(right), rival.head, rival.head, _NEAR)
    behind = doer.first > act.head and party.first > rival.head
    light = act.what in words_like("light")
    return len(shared - {act.what}) >= (1 if behind else _SHARED) + light


def severity_of(one: Party, other: Party) -> Severity | None:
    """Return how gravely two parties to one act clash; None if they may be the same."""
    if one.is_general or other.is_general or one.names & other.names:
        return None
    if one.kinds and other.kinds and _differ(one.kinds, other.kinds):
        return "high"
    alike = one.kinds & other.kinds or not (one.kinds or other.kinds or one.names or other.names)
    if alike and one.whose and other.whose and not one.whose & other.whose:
        return "medium" if (one.whose | other.whose) & _LOOSE else "high"
    return None


def _are_two_people(left: Passage, one: Party, right: Passage, other: Party) -> bool:
    """Tell whether two doers are people of whom both articles know that they are two."""
    if one.people & other.people or one.names & other.names or not (one.people and other.people):
        return False
    known_left, known_right = vocabulary_of(left.reading), vocabulary_of(right.reading)
    return one.people <= known_right.together.keys() and other.people <= known_left.together.keys()


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two parties are of different kinds: no kind in common, or each has its own.

    "Rebel forces" and "government forces" have one in common.
    """
    return not one & other or bool(one - other and other - one)


def _is_absent(party: Party, passage: Passage, rival: Party) -> bool:
    """Tell whether a sentence has no such party besides its rival: nobody of its kinds."""
    besides = [m for m in phrases_in(passage, "parties") if m.first not in rival.run]
    kinds = {kind for match in besides for kind in match.label.split()}
    if party.kinds:
        return not party.kinds <= kinds
    places = [m for m in phrases_in(passage, "places") if m.first not in rival.run]
    countries = {m.label for m in places if passage.tokens[m.first].is_capital}
    return not party.whose <= countries


def _changed_places(left: Passage, right: Passage) -> Iterator[Clash]:
    """Yield leader and helper who have changed places: "A, helped by B" beside "B with A"."""
    roles_left, roles_right = roles_in(left), roles_in(right)
    helping_left = [helper for _, helper in roles_left.helpers]
    helping_right = [helper for _, helper in roles_right.helpers]
    changed = [
        (leader.run, other.run)
        for leader in roles_left.leads
        for other in roles_right.leads
        if _is_in(leader, helping_right) and not _is_in(leader, roles_right.leads)
        if _is_in(other, helping_left) and not _is_in(other, roles_left.leads)
    ]
    for one, two in topmost(changed):
        yield either_or("agency", "high", (left, one), (right, two))


def _led_or_joint(left: Passage, right: Passage) -> Iterator[tuple[Party, Party]]:
    """Yield the leader of what the right sentence has several parties do together."""
    roles = roles_in(left)
    for leader in roles.leaders:
        helping = [_marks(helper) - _marks(leader) for _, helper in roles.helpers]
        for other in roles_in(right).leads:
            if leader.whose <= other.whose and any(marks & _marks(other) for marks in helping):
                yield leader, other
                return


def _is_in(party: Party, parties: list[Party] | tuple[Party, ...]) -> bool:
    """Tell whether one of the parties has a country or a name of this one."""
    return any(_marks(party) & _marks(other) for other in parties)


def _marks(party: Party) -> frozenset[str]:
    """Return what tells a party from another: countries and names."""
    return (party.whose - _LOOSE) | party.names
