"""Offices that clash: former or in office, acting or full, deputy or head, one post or another.

Compared is what each whole article says of a person: an article that calls somebody "former" once
may well drop it later. What doesn't clash: an office left out, a synonym of it ("top diplomat"),
"then" beside "former".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING, Final

from copydesk.findings.clash import Clash
from copydesk.findings.finding import Severity
from copydesk.findings.naming.spelling import is_near_miss
from copydesk.findings.standing.posts import Post, posts_of
from copydesk.findings.text.questions import either

if TYPE_CHECKING:
    from copydesk.findings.matter import Matter
    from copydesk.findings.naming.mentions import Mention
    from copydesk.findings.text.passage import Reading

_GRAVE: Final = frozenset({"former", "late", "deputy", "elect"})
"""Standings that change who holds the office."""
_COMPARED: Final = ("former", "late", "deputy", "elect", "acting", "outgoing", "honorary")
_EXCLUSIVE: Final = frozenset(
    {"minister", "state", "local", "house", "bench", "rank", "church", "company"}
)
"""Classes in which nobody has two offices at a time."""
_MOST: Final = 60
"""Posts of one name in an article that are compared: more is a register."""


def office_clashes(matter: Matter) -> Iterator[Clash]:
    """Yield the offices that one article says are held in another way, or are others."""
    lefts, rights = _held(matter.left), _held(matter.right)
    beside = _beside(matter)
    for left, right in _shown(lefts, rights, beside):
        yield _clash(left, right)
    for right, left in _shown(rights, lefts, beside.mirrored):
        yield _clash(left, right)
    for left, right in _other_offices(lefts, rights, beside):
        reason = either(left.words, right.words)
        yield Clash("office", "high", reason, left.span, right.span)


class _Beside:
    """Which sentences stand beside which."""

    def __init__(self, linked: set[tuple[int, int]]) -> None:
        self._linked = linked

    @property
    def mirrored(self) -> _Beside:
        """The same, seen from the right."""
        return _Beside({(right, left) for left, right in self._linked})

    def is_linked(self, post: Post, other: Post) -> bool:
        """Tell whether two posts stand in sentences that make the same claim."""
        return (post.passage.sentence.index, other.passage.sentence.index) in self._linked

    def best(self, post: Post, others: Sequence[Post]) -> Post:
        """Return the post of the other article to show: in a linked sentence, else the first."""
        return next((other for other in others if self.is_linked(post, other)), others[0])

    def best_pair(self, posts: Sequence[Post], others: Sequence[Post]) -> tuple[Post, Post]:
        """Return the first posts of two articles in linked sentences, else the first ones."""
        return min(
            product(posts, others),
            key=lambda pair: (
                not self.is_linked(*pair),
                sum(p.passage.sentence.index for p in pair),
            ),
        )


def _beside(matter: Matter) -> _Beside:
    return _Beside(
        {
            (left.sentence.index, right.sentence.index)
            for pairing in matter.pairings
            for left in pairing.left.passages
            for right in pairing.right.passages
        }
    )


def _held(reading: Reading) -> list[Post]:
    """Return the offices of an article with their holders.

    "The former mayor" without a name is held by whoever holds that office elsewhere in the article,
    if nobody else does.
    """
    posts = [post for posts in posts_of(reading) for post in posts]
    holders: dict[str, dict[str, Mention]] = {}
    for post in posts:
        if post.holder is not None:
            holders.setdefault(post.office, {})[post.holder.keys[-1]] = post.holder
    found = []
    for post in posts:
        known = list(holders.get(post.office, {}).values())
        if post.holder is not None:
            found.append(post)
        elif len(known) == 1:
            found.append(_held_by(post, known[0]))
    return found


def _held_by(post: Post, holder: Mention) -> Post:
    return Post(post.passage, post.first, post.last, post.office, post.standing, holder)


def _shown(
    posts: Sequence[Post], others: Sequence[Post], beside: _Beside
) -> Iterator[tuple[Post, Post]]:
    """Yield posts with a standing that the other article never gives them, with one of its own."""
    by_name = _by_name(others)
    used: set[Post] = set()
    for post in _once_a_sentence(posts):
        same = [other for other in _of_holder(by_name, post) if other.office == post.office]
        known = {standing for other in same for standing in other.standing}
        lost = [s for s in _COMPARED if s in post.standing and s not in known]
        if same and lost and not ("former" in lost and "then" in known):
            other = beside.best(post, same)
            if other not in used or beside.is_linked(post, other):
                used.add(other)
                yield post, other


def _once_a_sentence(posts: Iterable[Post]) -> Iterable[Post]:
    """Return the posts with a standing; of one sentence's posts for one office the first."""
    held = (post for post in posts if post.standing)
    first: dict[tuple[int, str, str], Post] = {}
    for post in held:
        assert post.holder is not None
        key = post.passage.sentence.index, post.office, post.holder.keys[-1]
        first.setdefault(key, post)
    return first.values()


def _by_name(posts: Iterable[Post]) -> dict[str, list[Post]]:
    """Return the posts by each word of their holders' names."""
    found: dict[str, list[Post]] = {}
    for post in posts:
        assert post.holder is not None
        for key in post.holder.keys:
            same = found.setdefault(key, [])
            if len(same) < _MOST:
                same.append(post)
    return found


def _of_holder(by_name: Mapping[str, Sequence[Post]], wanted: Post) -> list[Post]:
    """Return the posts that are held by whoever holds `wanted`, each once, in order."""
    assert wanted.holder is not None
    named = (post for key in wanted.holder.keys for post in by_name.get(key, ()))
    return [post for post in dict.fromkeys(named) if _is_same_holder(post, wanted)]


def _is_same_holder(one: Post, other: Post) -> bool:
    """Tell whether two posts are one person's: the same last name, or the same one misspelt."""
    assert one.holder is not None
    assert other.holder is not None
    here, there = one.holder.keys, other.holder.keys
    if here[-1] == there[-1]:
        return True
    return bool({*here[:-1]} & {*there[:-1]}) and is_near_miss(here[-1], there[-1])


def _clash(left: Post, right: Post) -> Clash:
    differing = left.standing ^ right.standing
    severity: Severity = "high" if differing & _GRAVE else "medium"
    reason = either(left.words, right.words)
    return Clash("office", severity, reason, left.span, right.span)


def _other_offices(
    lefts: Sequence[Post], rights: Sequence[Post], beside: _Beside
) -> Iterator[tuple[Post, Post]]:
    """Yield the offices of one person of which the articles name no common one, once a person."""
    ours_by_name, theirs_by_name = _by_name(lefts), _by_name(rights)
    seen: set[tuple[str, str]] = set()
    for left in lefts:
        assert left.holder is not None
        key = (left.holder.keys[-1], left.group)
        if left.group not in _EXCLUSIVE or key in seen:
            continue
        seen.add(key)
        ours, theirs = (
            [post for post in _of_holder(by_name, left) if post.group == left.group]
            for by_name in (ours_by_name, theirs_by_name)
        )
        if theirs and not {p.office for p in ours} & {p.office for p in theirs}:
            yield beside.best_pair(ours, theirs)
