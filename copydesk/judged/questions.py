"""The questions of a story, worked out again as often as something of it is decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import structs

from copydesk.articles.article import Span
from copydesk.judged.asked import Asked, Rank, StoryPair, asked_in
from copydesk.judged.first_places import FirstPlaces, Place
from copydesk.judged.joining import LinkedSentences, joined
from copydesk.judged.question import Question, state_of
from copydesk.judged.question_maker import QuestionMaker


def questions_of(pairs: Iterable[StoryPair], order: Sequence[str]) -> tuple[Question, ...]:
    """Return the questions of a story once; arguments as for `StoryQuestions.of`."""
    return StoryQuestions().of(pairs, order)


class StoryQuestions:
    """The questions of a story, as often as something of it is decided.

    Which findings ask the same is worked out again only when there are others. A decision changes
    the state of a few: only questions that have one of these are made anew.
    """

    def __init__(self) -> None:
        self._order: Sequence[str] = ()
        self._asked: dict[tuple[int, int], tuple[StoryPair, dict[Rank, Asked]]] = {}
        """The findings of each pair, as it was when they were read."""
        self._pair_of: dict[Rank, tuple[int, int]] = {}
        """Which pair's a finding is: what stands inside one article is in all of its pairs."""
        self._question_of: dict[Rank, int] = {}
        self._questions: tuple[Question, ...] = ()
        self._first_places: dict[Place, Span | None] = {}

    def of(self, pairs: Iterable[StoryPair], order: Sequence[str]) -> tuple[Question, ...]:
        """Return the questions, the gravest first.

        Of equally grave ones, those come first in which the most articles stand against the fewest:
        the one is probably wrong.

        Args:
            pairs: The pairs that were compared; two articles at most once.
            order: Hashes of the story's articles, in its order.
        """
        before = self._asked
        self._asked = {}
        changed: list[tuple[int, int]] = []
        for pair in pairs:
            known = before.get(pair.key)
            if known is None or not _is_as_it_was(known[0], pair):
                known = pair, asked_in(pair)
                changed.append(pair.key)
            self._asked[pair.key] = known
        if (
            self._order == order
            and self._asked.keys() == before.keys()
            and all(_ask_the_same(self._asked[key], before[key]) for key in changed)
        ):
            self._renew(changed)
        else:
            self._order = order
            self._ask_anew()
        return self._questions

    def _ask_anew(self) -> None:
        """Work out which findings ask the same."""
        pairs = [pair for pair, _asked in self._asked.values()]
        found: dict[Rank, Asked] = {}
        self._pair_of = {}
        for key, (_pair, asked) in self._asked.items():
            for rank, one in asked.items():
                found.setdefault(rank, one)
                self._pair_of.setdefault(rank, key)
        linked = LinkedSentences(pairs)
        articles = {one.sha256: one for pair in pairs for one in (pair.left, pair.right)}
        first_places = FirstPlaces(self._first_places)
        story = QuestionMaker(self._order, articles, linked, first_places)
        self._questions = story.questions(joined([found[rank] for rank in sorted(found)], linked))
        self._first_places = first_places.found
        self._question_of = {
            asked.rank: number
            for number, question in enumerate(self._questions)
            for asked in question.findings
        }

    def _renew(self, changed: Iterable[tuple[int, int]]) -> None:
        """Take in what was decided in some pairs."""
        fresh = {
            rank: asked
            for key in changed
            for rank, asked in self._asked[key][1].items()
            if self._pair_of[rank] == key
        }
        questions = [*self._questions]
        for number in {self._question_of[rank] for rank in fresh}:
            findings = tuple(fresh.get(one.rank, one) for one in questions[number].findings)
            questions[number] = structs.replace(
                questions[number], findings=findings, state=state_of(findings)
            )
        self._questions = tuple(questions)


_Read = tuple[StoryPair, dict[Rank, Asked]]
"""A pair with its findings."""


def _is_as_it_was(before: StoryPair, now: StoryPair) -> bool:
    """Tell whether nothing was compared anew in a pair and nothing decided."""
    return before.rows is now.rows and before.links is now.links


def _ask_the_same(now: _Read, before: _Read) -> bool:
    """Tell whether a pair has the same findings and links, whatever was decided on them."""
    return now[0].links is before[0].links and [
        asked.judged.finding for asked in now[1].values()
    ] == [asked.judged.finding for asked in before[1].values()]
