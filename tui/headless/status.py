"""`copydesk status`: progress of each pair, verdict counts, agreement between reviewers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from typing import Final

from copydesk.alignment.link import Progress
from copydesk.articles.article import Article
from copydesk.articles.left_out import left_out_lines
from copydesk.desk.comparisons import comparisons_of
from copydesk.desk.desk import Desk
from copydesk.errors import ExitCode, InputError
from copydesk.judged.asked import StoryPair
from copydesk.judged.facts import as_corrected, facts_of
from copydesk.judged.rows import JudgedRow, judged_rows
from copydesk.reviews.review import Review
from copydesk.reviews.verdict import Verdict
from tui.headless.agreement import agreement_lines
from tui.headless.desks import read_review
from tui.headless.earlier_texts import earlier_text_lines, fork_lines
from tui.headless.output import progress_shown, say, tell
from tui.headless.questions import question_lines
from tui.keys import Keys

_NAMED: Final = 5
"""Files that are no articles, of which as many of one kind are named where there are many."""


def status(desk: Desk, base: int, keys: Keys, off: Container[str]) -> ExitCode:
    """Print how far the review of a desk has come.

    Args:
        desk: The desk.
        base: Index of the article that the others are compared with.
        keys: The keys in force, which some sentences name.
        off: Types of findings that are switched off.
    """
    review = read_review(desk)
    with progress_shown("comparing") as progress:
        pairs = list(_compared(desk, review, base, off, progress))
    lines = [
        f"story     {desk.library.title}",
        f"desk      {desk.store}{'' if desk.store.exists() else ' (made by the first verdict)'}",
        f"reviewer  {desk.reviewer}",
        f"base      {_name(desk, review, base)}",
        "",
        *_progress(desk, review, pairs),
        "",
        *_verdicts(review),
    ]
    if questions := question_lines(desk, review, pairs, off):
        lines += ["", *keys.filled(questions)]
    if earlier := [*earlier_text_lines(desk, review), *fork_lines(desk)]:
        lines += ["", *keys.filled(earlier)]
    if agreement := list(agreement_lines(desk, review)):
        lines += ["", *agreement]
    if left_out := list(left_out_lines(desk.library.left_out, _NAMED)):
        lines += ["", "left out of the story", *(f"  {line}" for line in left_out)]
    say(lines)
    return ExitCode.OK


def _name(desk: Desk, review: Review, index: int) -> str:
    article = desk.article(index)
    short = facts_of(article, review).short_name
    return article.name if short in ("", article.name) else f"{short} ({article.name})"


def _compared(
    desk: Desk, review: Review, base: int, off: Container[str], progress: Progress
) -> Iterator[StoryPair]:
    """Yield the pairs of the base, each with what is decided on its rows."""
    left = as_corrected(desk.article(base), review)
    rights: dict[int, Article] = {}
    for index in range(len(desk.found)):
        if index == base:
            continue
        try:
            rights[index] = as_corrected(desk.article(index), review)
        except InputError as error:
            tell(f"left out: {error}")
    pairs = [(left, right) for right in rights.values()]
    comparisons = comparisons_of(pairs, review, desk.caches, progress)
    for (index, right), comparison in zip(rights.items(), comparisons, strict=True):
        judged = judged_rows(left, right, comparison, review, desk.reviewer, off)
        yield StoryPair((base, index), left, right, comparison.links, judged)


def _progress(desk: Desk, review: Review, pairs: Sequence[StoryPair]) -> list[str]:
    """Return one line a pair: rows, then findings, by what they are for this reviewer."""
    if not pairs:
        return ["there is no other article that can be read"]
    head = f"{'to do':>6} {'done':>6} {'quiet':>6} | {'open':>6} {'judged':>6} {'dismissed':>9}"
    lines = [f"{'rows':<20} | findings", f"{head}  with"]
    for pair in pairs:
        states = Counter(row.state for row in pair.rows)
        counts = f"{states['to do']:>6} {states['done']:>6} {states['quiet']:>6}"
        lines.append(f"{counts} | {_findings(pair.rows)}  {_name(desk, review, pair.key[1])}")
    return lines


def _findings(judged: Sequence[JudgedRow]) -> str:
    """Return how many findings are open, judged and dismissed; others are settled with a row."""
    states = Counter(finding.state for row in judged for finding in row.findings)
    still_open = sum(len(row.open_findings) for row in judged)
    return f"{still_open:>6} {states['done']:>6} {states['dismissed']:>9}"


def _verdicts(review: Review) -> list[str]:
    """Return a table of verdicts, one line a reviewer."""
    counts: dict[str, Counter[Verdict]] = {}
    for judgement in review.judgements.values():
        if judgement.verdict is not None:
            counts.setdefault(judgement.reviewer, Counter())[judgement.verdict] += 1
    if not counts:
        return ["there is no verdict yet"]
    head = "  ".join(f"{verdict.word:>10}" for verdict in Verdict)
    lines = [f"{head}  verdicts by"]
    for name, found in sorted(counts.items()):
        numbers = "  ".join(f"{found[verdict]:>10}" for verdict in Verdict)
        lines.append(f"{numbers}  {name}")
    return lines
