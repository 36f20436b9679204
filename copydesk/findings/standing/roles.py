"""Roles that clash: who led the work, who took part in it, who invented what it is about.

Compared is what each whole article says of a person besides the office. What clashes: roles of one
world (a piece of work, an event, trades) of which the articles give a person no common one. What
does not: a role left out; roles that go together, as of a witness and a victim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from copydesk.articles.article import Span
from copydesk.findings.clash import Clash
from copydesk.findings.finding import Severity
from copydesk.findings.naming.mentions import mentions_in
from copydesk.findings.text.content import LONGEST_SENTENCE
from copydesk.findings.text.holders import agent_of, bearer_of, same_people, subject_of
from copydesk.findings.text.lexicon import Match, lexicon
from copydesk.findings.text.passage import Passage, Reading
from copydesk.findings.text.questions import either

if TYPE_CHECKING:
    from copydesk.findings.matter import Matter
    from copydesk.findings.naming.mentions import Mention

_WORK: Final = frozenset({"lead", "part", "make", "outside", "found", "fund"})
_EVENT: Final = frozenset({"saw", "suffer", "accused", "saved"})
_TRADES: Final = frozenset(
    {"medicine", "law", "press", "arts", "sport", "church", "force", "sea", "farm"}
    | {"school", "build", "drive", "learn"}
)
_KIN: Final = frozenset(
    {"parent", "sibling", "offspring", "spouse", "uncle", "nephew", "cousin", "grandparent"}
)
_WORLDS: Final = (_WORK, _EVENT, _TRADES, _KIN)
"""Of the roles in one of them a person has one."""
_TOGETHER: Final = (
    frozenset({"saw", "suffer"}),
    frozenset({"saw", "saved"}),
    frozenset({"found", "lead"}),
    frozenset({"found", "make"}),
    frozenset({"found", "fund"}),
    frozenset({"fund", "outside"}),
    # Who took part and who had no part: `negation` tells.
    frozenset({"part", "outside"}),
)
_CLOSE: Final = frozenset({"lead", "part"})
"""Roles in one work: which of them somebody had is no great matter."""
_OBJECT: Final = 3
"""Tokens after a verb that are shown with it: "led the study"."""


class Role(Struct, frozen=True):
    """What a passage says that somebody did."""

    passage: Passage
    first: int
    last: int
    name: str
    holder: Mention

    @property
    def span(self) -> Span:
        """Its words, with the beginning of what it was done to."""
        return self.passage.span(self.first, self.last)

    @property
    def words(self) -> str:
        """Its words as written."""
        return self.passage.reading.article.quote(self.span)


def role_clashes(matter: Matter) -> Iterator[Clash]:
    """Yield the roles of people of which the articles tell no common one, each once a world."""
    lefts, rights = roles_of(matter.left), roles_of(matter.right)
    linked = {(link.left, link.right) for link in matter.links}
    for person, other_name in same_people(lefts, rights):
        for world in _WORLDS:
            ours = [role for role in lefts[person] if role.name in world]
            theirs = [role for role in rights[other_name] if role.name in world]
            if {role.name for role in ours} & {role.name for role in theirs}:
                continue
            pairs = [pair for pair in product(ours, theirs) if not _go_together(*pair)]
            if pairs:
                yield _clash(*min(pairs, key=lambda p: (_places(*p) not in linked, _at(*p))))


def _clash(left: Role, right: Role) -> Clash:
    is_close = {left.name, right.name} == _CLOSE or left.name in _TRADES | _KIN
    severity: Severity = "medium" if is_close else "high"
    return Clash("office", severity, either(left.words, right.words), left.span, right.span)


def _go_together(one: Role, other: Role) -> bool:
    return frozenset({one.name, other.name}) in _TOGETHER


def _places(left: Role, right: Role) -> tuple[int, int]:
    return left.passage.sentence.index, right.passage.sentence.index


def _at(left: Role, right: Role) -> int:
    return left.first + right.first + sum(_places(left, right))


@lru_cache(maxsize=64)
def roles_of(reading: Reading) -> Mapping[str, Sequence[Role]]:
    """Return the roles that an article gives people, by the last words of their names."""
    found: dict[str, list[Role]] = defaultdict(list)
    for passage in reading.told:
        if not mentions_in(passage) or len(passage.tokens) > LONGEST_SENTENCE:
            continue
        for match in lexicon("roles").matches(passage.tokens):
            name, _slash, form = match.label.partition("/")
            holder = _holder(passage, match, form)
            if holder is not None:
                role = Role(passage, match.first, _end(passage, match, form), name, holder)
                found[holder.keys[-1]].append(role)
    return found


def _holder(passage: Passage, match: Match, form: str) -> Mention | None:
    """Return who has a role."""
    if form == "verb":
        return subject_of(passage, match.first)
    if form == "by":
        return agent_of(passage, match.last)
    return bearer_of(passage, match.first, match.last)


def _end(passage: Passage, match: Match, form: str) -> int:
    """Return the last token to show: of a verb with what follows it up to a mark or a name."""
    last = match.last
    names = {mention.first for mention in mentions_in(passage)}
    if form == "by" and (agent := agent_of(passage, last)) is not None:
        return agent.last
    for at in range(last + 1, min(len(passage.tokens), last + 1 + _OBJECT)):
        if passage.tokens[at].kind != "word" or at in names:
            break
        last = at
    return last
