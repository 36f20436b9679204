"""How many keys it takes to judge a story: `python -m benchmarks.keys_to_judge`.

Every high finding of all pairs is judged twice, each time on a desk of its own, by keys pressed in
the program itself: pair by pair, with each article as the base in turn, and as questions in the
overview. The articles are those of COPYDESK_ARTICLES, else the sample corpus. A finding between two
wordings gets a 3 and who is right, one that says what one article lacks a 4. Nothing is looked at
longer than a key: what is counted is what the hands do, not what the eyes do.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct

from copydesk.judged.finding import JudgedFinding
from copydesk.judged.question import Question
from tests.reviewing import SAMPLE, Reviewing, reviewing
from tui.session.story import story_of

_PATIENCE: Final = 120.0
"""Seconds in which all pairs of a story are compared."""


class Counted(Struct, frozen=True):
    """What judging all high findings of a story took."""

    findings: int
    """High findings over all pairs."""
    questions: int
    """What these ask."""
    by_pairs: int
    """Keys, pair by pair."""
    by_questions: int
    """Keys, as questions."""

    @property
    def share(self) -> float:
        """How many of the keys remain where questions are judged."""
        return self.by_questions / max(1, self.by_pairs)


class _Hands:
    """Presses keys and counts them.

    Args:
        review: A review.
    """

    def __init__(self, review: Reviewing) -> None:
        self.review = review
        self.pressed = 0

    async def press(self, *keys: str) -> None:
        """Press keys."""
        self.pressed += len(keys)
        await self.review.press(*keys)


async def counted(story: Path) -> Counted:
    """Judge all high findings of a story both ways, and return what that took."""
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        async with reviewing(Path(one), story) as review:
            await _compared(review)
            findings, questions = _left(review)
            by_questions = await _by_questions(review)
        async with reviewing(Path(other), story) as review:
            await _compared(review)
            by_pairs = await _by_pairs(review)
    return Counted(findings, questions, by_pairs, by_questions)


async def _compared(review: Reviewing) -> None:
    """Wait until all pairs are compared.

    Raises:
        TimeoutError: They aren't in time.
    """
    async with asyncio.timeout(_PATIENCE):
        while (story := story_of(review.session)).compared < story.wanted:
            await asyncio.sleep(0.05)
            await review.settle()


def _left(review: Reviewing) -> tuple[int, int]:
    """Return how many high findings are open over all pairs, and in how many questions."""
    found = [
        [one for one in question.open_findings if one.judged.finding.severity == "high"]
        for question in story_of(review.session).questions
    ]
    return sum(map(len, found)), sum(map(bool, found))


async def _by_questions(review: Reviewing) -> int:
    hands = _Hands(review)
    await hands.press("M")
    while before := _left(review)[1]:
        question = next(iter(_open_questions(review)))
        lacks = any(wording.is_lack for wording in question.wordings)
        await hands.press("4" if lacks else "minus")
        if "Which is right?" in review.text:
            await hands.press("h")
        assert _left(review)[1] < before, review.text
    return hands.pressed


def _open_questions(review: Reviewing) -> Iterator[Question]:
    """Yield the open questions: the gravest come first, and the first is under the cursor."""
    for question in story_of(review.session).questions:
        if question.state == "open":
            yield question


async def _by_pairs(review: Reviewing) -> int:
    hands = _Hands(review)
    session = review.session
    waiting = [index for index in range(len(session.desk.found)) if index != session.base]
    while True:
        if not _stands_on_high(review):
            await hands.press("I")
        if _stands_on_high(review):
            before = _left(review)[0]
            await _verdict(hands, _selected(review))
            assert _left(review)[0] < before, review.text
        elif not _left(review)[0]:
            return hands.pressed
        else:
            # The base's pairs are done: the next article becomes the base.
            await _pin(hands, waiting.pop(0))


async def _pin(hands: _Hands, wanted: int) -> None:
    """Make another article the base."""
    session = hands.review.session
    while session.other != wanted:
        is_ahead = session.other is None or session.other < wanted
        await hands.press("greater_than_sign" if is_ahead else "less_than_sign")
    await hands.press("p")
    await _compared(hands.review)


def _selected(review: Reviewing) -> JudgedFinding:
    selected = review.session.cursor.selected
    assert selected is not None
    return selected


def _stands_on_high(review: Reviewing) -> bool:
    """Tell whether an open high finding is selected."""
    selected = review.session.cursor.selected
    if selected is None or selected.state != "open":
        return False
    return selected.finding.severity == "high"


async def _verdict(hands: _Hands, finding: JudgedFinding) -> None:
    """Give the selected finding a verdict that fits it, with who is right."""
    if not finding.inside and (finding.finding.left is None or finding.finding.right is None):
        await hands.press("4")
        return
    await hands.press("3")
    if "Who is right?" in hands.review.text or "Which is right?" in hands.review.text:
        await hands.press("h")


def main() -> None:
    """Print what it took."""
    story = Path(os.environ.get("COPYDESK_ARTICLES") or SAMPLE)
    found = asyncio.run(counted(story))
    sys.stdout.write(
        f"{found.findings} high findings over all pairs, {found.questions} questions\n"
        f"pair by pair  {found.by_pairs} keys\n"
        f"as questions  {found.by_questions} keys, {found.share:.0%}\n"
    )


if __name__ == "__main__":
    main()
