"""Parties: who does things, as groups and bodies, and in which role a sentence has them.

A party is a run of words with a noun of a group in it (`words/parties.txt`: volunteers, forces,
helicopters) or a name. There is no grammar here: the doer stands before an active verb, behind "by"
after a passive one, and before "-led"; a helper stands behind words such as "with support from".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from copydesk.findings.deeds.acts import Act, acts_in, is_saying
from copydesk.findings.naming.mentions import mentions_in
from copydesk.findings.naming.naming import Naming
from copydesk.findings.text.content import is_content
from copydesk.findings.text.lexicon import Match
from copydesk.findings.text.phrases import READ, phrases_in

if TYPE_CHECKING:
    from copydesk.findings.text.passage import Passage
    from copydesk.findings.text.tokens import Token

_KEPT: Final = 8192
"""Passages whose roles are kept: those of two long articles."""
_LONGEST: Final = 24
"""Tokens before a verb, or behind "by", in which its doer stands."""
_LIST: Final = 10
"""Tokens behind a comma in which a list comes to its "and"."""
_BY: Final = 3
"""Tokens behind a verb in which "by" names its doer: "hunted down by"."""
_OVER: Final = frozenset({"of", "from", "and", "the", "a", "an", "its", "their", "our", "both"})
"""Small words over which the name of a party goes on."""
_PASSED: Final = frozenset("-‐‑'’&")
"""Marks inside the name of a party."""
_JOINING: Final = _PASSED | {",", "."}
"""Marks that a doer may have before its verb: "the lifeboat Petrel, ..., carried"."""
_RELATIVE: Final = frozenset({"who", "which", "that"})
_CLAUSE: Final = frozenset(
    {"that", "which", "who", "whom", "because", "when", "while", "as", "if", "after", "before"}
    | {"since", "although", "though", "but", "where", "whether", "than", "until", "unless"}
)
"""Words at which a clause begins, so that no doer stands before them."""


class Party(Struct, frozen=True):
    """Who does something; indices are those of `Passage.tokens`."""

    first: int
    last: int
    kinds: frozenset[str]
    """What they are: "police", "volunteers"; empty for a bare name."""
    whose: frozenset[str]
    """Countries, "coalition", "own" for "our": whose forces they are."""
    names: frozenset[str]
    """Keys of the names in it, without those of places."""
    people: frozenset[str]
    """Last names of people in it, and of what may be people."""
    is_general: bool
    """It has a word that fits anybody: officials, people, members."""

    @property
    def run(self) -> range:
        """Its tokens."""
        return range(self.first, self.last + 1)


class Roles(Struct, frozen=True):
    """The parties of one passage by what they do."""

    doers: tuple[tuple[Act, Party], ...]
    """Acts with who did them."""
    leaders: tuple[Party, ...]
    """The X of each "X-led operation"."""
    leads: tuple[Party, ...]
    """The leaders, and those who do more than talk."""
    helpers: tuple[tuple[Match, Party], ...]
    """Phrases of support with who gave it."""


@lru_cache(maxsize=_KEPT)
def roles_in(passage: Passage) -> Roles:
    """Return who does what in an English passage."""
    doers = tuple(_doers(passage))
    helpers = tuple(_helpers(passage))
    # "supported by X" makes X no doer.
    named = {party.first for _, party in helpers}
    doers = tuple((act, party) for act, party in doers if party.first not in named)
    acting = (party for act, party in doers if not is_saying(passage.tokens[act.head]))
    leaders = tuple(_leaders(passage))
    return Roles(doers, leaders, (*leaders, *acting), helpers)


def _doers(passage: Passage) -> Iterator[tuple[Act, Party]]:
    before: tuple[Act, Party] | None = None
    end_of_last = 0
    for act in acts_in(passage):
        doer = _agent(passage, act)
        if doer is None and not act.passive:
            doer = _subject(passage, act, end_of_last)
            if doer is None and before and _continues(passage, before[0], act):
                doer = before[1]
        if doer is not None:
            yield act, doer
        before = (act, doer) if doer is not None and not act.passive else None
        end_of_last = act.head + 1


def _continues(passage: Passage, before: Act, act: Act) -> bool:
    """Tell whether an act has the doer of the one before it: "went out and carried"."""
    between = passage.tokens[before.head + 1 : act.first]
    return any(token.key == "and" for token in between[-2:])


def _agent(passage: Passage, act: Act) -> Party | None:
    """Return who stands behind "by" after a verb."""
    for at in range(act.head + 1, min(len(passage.tokens), act.head + 1 + _BY)):
        if passage.tokens[at].key == "by":
            return party_at(passage, at + 1)
        if passage.tokens[at].kind == "mark":
            break
    return None


def _subject(passage: Passage, act: Act, start: int) -> Party | None:
    """Return who stands before an active verb, in its clause."""
    tokens = passage.tokens
    first = act.first
    if first > start and tokens[first - 1].key in _RELATIVE:
        first -= 1
    begin = max(start, first - _LONGEST)
    for at in range(first - 1, begin - 1, -1):
        token = tokens[at]
        if token.key in _CLAUSE or (token.kind == "mark" and token.text not in _JOINING):
            begin = at + 1
            break
    while begin < first:
        party = party_at(passage, begin, first)
        if party is not None:
            return party
        # "On Friday, police ...": the doer stands behind the comma.
        begin = next((at + 1 for at in range(begin, first) if tokens[at].text == ","), first)
    return None


def _helpers(passage: Passage) -> Iterator[tuple[Match, Party]]:
    for match in phrases_in(passage, "support"):
        if match.label == "support":
            party = party_at(passage, match.last + 1)
            if party is not None:
                yield match, party


def _leaders(passage: Passage) -> Iterator[Party]:
    """Yield the X of each "X-led operation"; "X-led coalition" is a name."""
    tokens = passage.tokens
    works = {m.first: m.label for m in phrases_in(passage, "support") if m.label != "support"}
    for at in range(2, min(len(tokens), READ)):
        led = tokens[at].key == "led" and tokens[at - 1].text in ("-", "‑")
        if led and tokens[at - 2].is_capital:
            work = next((step for step in range(at + 1, at + 4) if step in works), None)
            party = _party(passage, at - 2, at - 1)
            if party is not None and work is not None and works[work] == "work":
                yield replace(party, last=work)


def party_at(passage: Passage, first: int, end: int | None = None) -> Party | None:
    """Return the party whose name begins at token `first`, if a party is named there.

    Args:
        passage: An English sentence.
        first: Index of a token; articles and adjectives may stand first.
        end: Index of the token before which the name ends at the latest.
    """
    tokens = passage.tokens
    stop = min(len(tokens), first + _LONGEST, len(tokens) if end is None else end)
    for at in range(first, stop):
        if not _goes_on(tokens, at, stop):
            stop = at
            break
    return _party(passage, first, stop)


def _goes_on(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Tell whether the name of a party may go on over the token at `at`."""
    token = tokens[at]
    if token.text == ",":
        # "Syria, Iraq and Turkey", but not "the coalition, Kestrel reports".
        following = tokens[at + 1 : min(stop, at + _LIST)]
        return any(t.key == "and" for t in following) and following[0].is_capital
    if token.text == ".":
        return at + 1 < stop and tokens[at + 1].is_capital
    return token.key in _OVER or token.text in _PASSED or is_content(token)


def _party(passage: Passage, first: int, end: int) -> Party | None:
    """Return the party that the tokens from `first` to before `end` name."""
    labels = {match.label for match in phrases_in(passage, "parties", first, end)}
    inside = [
        Naming(passage, mention)
        for mention in mentions_in(passage)
        if first <= mention.first and mention.last < end
    ]
    countries = {
        match.label
        for match in phrases_in(passage, "places", first, end)
        if passage.tokens[match.first].is_capital
    }
    names = {
        key
        for naming in inside
        if naming.mention.kind != "place" and not naming.countries
        for key in naming.mention.keys
    }
    if not labels and not countries and not names:
        return None
    whose = {label.removeprefix("+ ") for label in labels if label[0] == "+"} | countries
    kinds = {kind for label in labels if label[0] != "+" for kind in label.split()} - {"general"}
    return Party(
        first,
        end - 1,
        frozenset(kinds),
        frozenset(whose),
        frozenset(names),
        frozenset(n.mention.keys[-1] for n in inside if _may_be_person(n)),
        "general" in labels,
    )


def _may_be_person(naming: Naming) -> bool:
    mention = naming.mention
    several = len(mention.keys) > 1 and not mention.kind and not naming.countries
    return mention.kind == "person" or several
