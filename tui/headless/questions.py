"""What `copydesk status` tells of the questions of a story.

They are joined over the base's pairs, which it compares anyway, and over the others as far as these
were compared before and are kept: comparing them would take longer than anybody waits for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import combinations
from typing import Final, get_args

from copydesk.articles.article import Article
from copydesk.counted import counted
from copydesk.desk.comparisons import kept_comparison
from copydesk.desk.desk import Desk
from copydesk.findings.finding import SEVERITIES
from copydesk.judged.asked import AskedState, StoryPair
from copydesk.judged.facts import as_corrected
from copydesk.judged.questions import questions_of
from copydesk.judged.rows import judged_rows
from copydesk.reviews.review import Review
from tui.keys import key

_MOST_ARTICLES: Final = 12
"""Articles of a story of which kept pairs are looked for: 66 of them, a third of a second."""
_STATES: Final[dict[AskedState, str]] = {
    "open": "open",
    "done": "judged",
    "dismissed": "dismissed",
}


def question_lines(
    desk: Desk, review: Review, pairs: Sequence[StoryPair], off: Container[str]
) -> list[str]:
    """Return how many questions of which severity are open; nothing where two articles make a pair.

    Args:
        desk: The desk.
        review: What was decided.
        pairs: The base's pairs, by the indices of their articles.
        off: Types of findings that are switched off.
    """
    articles = {key: one for pair in pairs for key, one in _articles(pair)}
    if len(pairs) < 2:
        return []
    found = [*pairs, *_kept(desk, review, articles, {pair.key for pair in pairs}, off)]
    order = [articles[index].sha256 for index in sorted(articles)]
    counts = Counter((one.state, one.severity) for one in questions_of(found, order))
    number = len(articles) * (len(articles) - 1) // 2
    is_whole = len(found) == number
    told = "all pairs" if is_whole else f"{len(found)} of {counted(number, 'pair')}"
    head = " ".join(f"{severity:>6}" for severity in SEVERITIES)
    lines = [f"{head}  questions, joined over {told}"]
    for state in get_args(AskedState):
        numbers = " ".join(f"{counts[state, severity]:>6}" for severity in SEVERITIES)
        lines.append(f"{numbers}  {_STATES[state]}")
    if not is_whole and desk.caches is not None and len(articles) <= _MOST_ARTICLES:
        compares = f"the overview of the story, {key('overview')}, compares the rest"
        lines.append(f"{compares} once it is open")
    return lines


def _articles(pair: StoryPair) -> tuple[tuple[int, Article], tuple[int, Article]]:
    return (pair.key[0], pair.left), (pair.key[1], pair.right)


def _kept(
    desk: Desk,
    review: Review,
    articles: dict[int, Article],
    known: set[tuple[int, int]],
    off: Container[str],
) -> Iterator[StoryPair]:
    """Yield the other pairs as far as they are kept and have the rows that today's edits make."""
    if desk.caches is None or len(articles) > _MOST_ARTICLES:
        return
    for one, other in combinations(sorted(articles), 2):
        if {(one, other), (other, one)} & known:
            continue
        left, right = (as_corrected(articles[index], review) for index in (one, other))
        # One that was looked at from the other side is kept in its order.
        for pair in ((left, right), (right, left)):
            kept = kept_comparison(*pair, review, desk.caches)
            if kept is None:
                continue
            rows = judged_rows(*pair, kept, review, desk.reviewer, off)
            yield StoryPair((one, other), *pair, kept.links, rows)
            break
