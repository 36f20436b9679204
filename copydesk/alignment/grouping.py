"""Which sentences of two articles stand together: what the machine alone makes of its links.

A grouping is what edits are applied to (`edits`), and what rows are made of (`rows`, where the
rules stand; those about what a group may hold are in `blocks`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import takewhile

from copydesk.alignment.blocks import Block, Unit, blocks_of
from copydesk.alignment.edit import Runs
from copydesk.alignment.group import Group, Grouping
from copydesk.alignment.link import Link, Scores
from copydesk.alignment.roles import linkable
from copydesk.articles.article import FURNITURE, Article
from copydesk.articles.wording import normal_form


def grouping_of(left: Article, right: Article, scores: Scores) -> Grouping:
    """Return what the machine's links hold together.

    Whatever has to be decided between equals is decided in one orientation for both ways round.

    Args:
        left: The base.
        right: The article beside it.
        scores: Links and near misses between indices of `Article.sentences`. Those that `roles`
            forbids are passed over.

    Raises:
        IndexError: A link names a sentence that isn't there.
    """
    links = _of_their_own_kind(left, right, _allowed(left, right, scores.links))
    left_units, right_units = (
        {sentence.index: unit_of(article, sentence.index) for sentence in article.sentences}
        for article in (left, right)
    )
    mirrored = [Link(link.right, link.left, link.confidence) for link in links]
    here = _unit_facts(left_units.values()), sorted(links), left.text
    there = _unit_facts(right_units.values()), sorted(mirrored), right.text
    turned = there < here
    if turned:
        blocks = [_mirrored(block) for block in blocks_of(right_units, left_units, mirrored)]
    else:
        blocks = blocks_of(left_units, right_units, links)
    groups = [
        Group((tuple(block.left), tuple(block.right)), block.confidence, block.same, moved=False)
        for block in blocks
    ]
    decided = with_moves(left, right, groups, turned=turned)
    return Grouping(
        groups=tuple(decided),
        links=tuple(sorted(links)),
        near_misses=tuple(sorted(_allowed(left, right, scores.near_misses))),
        candidates=tuple(sorted(_allowed(left, right, scores.candidates))),
        anchors=tuple(_anchors(left, right, decided)),
        turned=turned,
    )


def unit_of(article: Article, index: int) -> Unit:
    """Return what blocks need to know about a sentence."""
    sentence = article.sentences[index]
    return Unit(normal_form(article.quote(sentence)), alone=sentence.kind == "headline")


def _unit_facts(units: Iterable[Unit]) -> list[tuple[str, bool]]:
    return [(unit.form, unit.alone) for unit in units]


def _allowed(left: Article, right: Article, links: Iterable[Link]) -> list[Link]:
    """Return the links that could be honoured, the best one for each cell."""
    best: dict[tuple[int, int], Link] = {}
    may_link = linkable(left, right)
    for link in sorted(links):
        if link.left < 0 or link.right < 0:
            raise IndexError(f"{link} names a sentence before the first")
        if may_link(link.left, link.right):
            best[link.left, link.right] = link
    return list(best.values())


def _of_their_own_kind(left: Article, right: Article, links: Sequence[Link]) -> list[Link]:
    """Return the links without those to a lead that a headline needs less than one it has."""
    articles = left, right
    is_headline = [[one.kind == "headline" for one in article.sentences] for article in articles]
    surest: dict[tuple[int, int], float] = {}
    for link in links:
        if is_headline[0][link.left] and is_headline[1][link.right]:
            for end in enumerate((link.left, link.right)):
                surest[end] = max(surest.get(end, 0.0), link.confidence)

    def is_needed(link: Link) -> bool:
        ends = (0, link.left), (1, link.right)
        headlines = [end for end in ends if is_headline[end[0]][end[1]]]
        return len(headlines) != 1 or link.confidence > surest.get(headlines[0], 0.0)

    return [link for link in links if is_needed(link)]


def _mirrored(block: Block) -> Block:
    return Block(block.right, block.left, block.confidence, block.same)


# Where right sentences without a partner stand


def _anchors(left: Article, right: Article, groups: Sequence[Group]) -> Iterator[tuple[int, int]]:
    """Yield each right sentence in no group and the left one after which it stands, by rule 10."""
    linked = {one for group in groups for one in group.runs[0]}
    taken = {other for group in groups for other in group.runs[1]}
    follows = {
        other: group.runs[0][-1] for group in groups if not group.moved for other in group.runs[1]
    }
    anchor = title_end(left, linked)
    for other in range(len(right.sentences)):
        anchor = follows.get(other, anchor)
        if other not in taken:
            yield other, anchor


def title_end(left: Article, linked: Container[int]) -> int:
    """Return the last sentence of the left text's own title, all of it alone; -1 for none."""
    title = takewhile(
        lambda sentence: (
            sentence.index not in linked
            and (sentence.kind == "headline" or sentence.kind in FURNITURE)
        ),
        left.sentences,
    )
    return max((sentence.index for sentence in title), default=-1)


# What has moved


def with_moves(
    left: Article,
    right: Article,
    groups: Iterable[Group],
    stays: Sequence[Runs] = (),
    *,
    turned: bool,
) -> list[Group]:
    """Return `groups` with the word on which of them have moved, in left order.

    A group stays where it is if it lies on the heaviest chain that both texts tell in one order
    and that goes through all of `stays`.

    Args:
        left: The base.
        right: The article beside it.
        groups: Those to be decided on.
        stays: Runs of others that haven't moved, in left order.
        turned: Among chains of one weight the one is chosen that is chosen from the right text.
    """
    in_order = sorted(groups, key=lambda group: group.runs[1 if turned else 0])
    fitting = [group for group in in_order if _fits(group.runs, stays)]
    weights = [_weight(group, left, right) for group in fitting]
    starts = [group.runs[0 if turned else 1][0] for group in fitting]
    chain = {fitting[number].runs for number in _heaviest_chain(starts, weights)}
    decided = [
        Group(group.runs, group.confidence, group.same, moved=group.runs not in chain)
        for group in in_order
    ]
    return sorted(decided, key=lambda group: group.runs)


def _fits(runs: Runs, stays: Sequence[Runs]) -> bool:
    """Return whether both texts tell `runs` between the same two of `stays`."""
    place = bisect_left(stays, runs)
    return (place == 0 or stays[place - 1][1] < runs[1]) and (
        place == len(stays) or runs[1] < stays[place][1]
    )


def _heaviest_chain(starts: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Return the numbers of a heaviest subsequence whose `starts` ascend.

    A chain's weight only matters where it is the best so far, so the chains worth knowing ascend
    in both their last start and their weight.
    """
    ends: list[int] = []
    chains: list[tuple[int, int]] = []
    before: list[int | None] = []
    for number, (start, own) in enumerate(zip(starts, weights, strict=True)):
        at = bisect_left(ends, start)
        weight, last = chains[at - 1] if at else (0, None)
        before.append(last)
        weight += own
        stop = at
        while stop < len(ends) and chains[stop][0] <= weight:
            stop += 1
        ends[at:stop] = [start]
        chains[at:stop] = [(weight, number)]
    kept: list[int] = []
    last = chains[-1][1] if chains else None
    while last is not None:
        kept.append(last)
        last = before[last]
    return kept


def _weight(group: Group, left: Article, right: Article) -> int:
    """Return how much of both texts a group holds, as an integer so that sums are exact."""
    characters = sum(
        article.sentences[index].end - article.sentences[index].start
        for article, run in zip((left, right), group.runs, strict=True)
        for index in run
    )
    return 1 + round(characters * group.confidence)
