"""Rows that are joined change by change are those that a fresh join makes, whatever happens.

What a key touches is joined anew, nothing else. So here anything is decided in any order, by
several people, on rows and findings as they are and as they were, and after each act all that is
kept is held against what is made out of nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest

from copydesk.articles.article import Article, Span
from copydesk.compared import Comparison
from copydesk.comparison import compare
from copydesk.judged.edits import RowsByEdits
from copydesk.judged.rows import JudgedRow, RowsOfPair
from copydesk.reviews.anchors import (
    NO_PLACE,
    FindingAnchors,
    Target,
    article_places,
    article_target,
    finding_target,
    row_target,
)
from copydesk.reviews.author import Author
from copydesk.reviews.clock import HybridClock
from copydesk.reviews.events import Event
from copydesk.reviews.kinds import (
    AdjudicationData,
    ClaimData,
    Data,
    DismissalData,
    FindingData,
    LinkData,
    NoteData,
    ReleaseData,
    StateData,
    TagsData,
    UndoData,
    UnlinkData,
    VerdictData,
)
from copydesk.reviews.review import Review, fold
from copydesk.reviews.slots import FOLDS
from copydesk.reviews.verdict import Verdict
from tests.made_articles import made_article
from tests.made_findings import clash, with_findings
from tests.made_session import made_session
from tui.session import news
from tui.session.filters import is_typed
from tui.session.pair import Pair

LEFT = made_article(
    "All 212 passengers were taken ashore on Friday.",
    "The captain was asleep for 3 hours.",
    "Nobody was hurt, the mayor said.",
    "A band played on Friday.",
    "Of 212 one was the cook.",
    name="left.txt",
)
RIGHT = made_article(
    "All 221 passengers were brought ashore on Monday.",
    "The captain was awake for 3 hours.",
    "The mayor told of 3 wounded.",
    "Of 221 one was the cook.",
    "Bread was handed out.",
    name="right.txt",
)
THIRD = made_article("Nobody slept.", name="third.txt")
_FOUND: Final = (
    clash(LEFT, RIGHT, "212", "221"),
    clash(LEFT, RIGHT, "Friday", "Monday", kind="date", severity="low"),
    clash(LEFT, RIGHT, "asleep", "awake", kind="name", severity="high"),
)
_PEOPLE: Final = ("ann", "ben", "cy")
_ACTS: Final = 60


def _compared(left: Article, right: Article) -> Comparison:
    """Return the pair compared, this way round with several findings in one row."""
    comparison = compare(left, right)
    if (left, right) != (LEFT, RIGHT):
        return comparison
    return with_findings(comparison, left, right, lambda _left, _right: _FOUND)


class _Newsroom:
    """Three people who decide anything, and one review that takes it all in as it comes."""

    def __init__(self, chance: Random, articles: tuple[Article, Article]) -> None:
        self.chance = chance
        self.left, self.right = articles
        self.review = Review()
        clock = HybridClock(lambda: 1_700_000_000.0)
        self.authors = {name: Author(name, f"{name}s", clock, []) for name in _PEOPLE}
        self.late: list[Event] = []
        """What was written and didn't arrive yet."""

    def act(self, rows: Sequence[JudgedRow]) -> None:
        """Do anything: decide, take back or bring back, or take in what comes late."""
        name = self.chance.choice(_PEOPLE)
        undo = self.chance.random()
        if undo < 0.25:
            whose = self.review.undoable if undo < 0.17 else self.review.redoable
            for event in reversed(whose(name)):
                self._take(self.authors[name].write(UndoData(event.id), None))
        elif self.late and undo < 0.35:
            self.review.add(self.late.pop(self.chance.randrange(len(self.late))))
        else:
            self._take(self.authors[name].write(*self._decision(rows)))

    def _take(self, event: Event) -> None:
        if self.chance.random() < 0.1:
            self.late.append(event)
        else:
            self.review.add(event)

    def _decision(self, rows: Sequence[JudgedRow]) -> tuple[Data, Target | None]:
        row = self.chance.choice(rows)
        part = self.chance.choice(row.parts)
        targets = [part.target, self._row_as_it_was(), self._finding_as_it_was(row)]
        (target,) = self.chance.choices(targets, [6, 2, 2])
        verdict = self.chance.choice([None, *Verdict])
        right = self.chance.choice(["", self.left.sha256, "both"])
        judging: list[Data] = [
            *[VerdictData(verdict, right if verdict is Verdict.CONTRADICT else "")] * 5,
            NoteData(self.chance.choice(["", "look again"])),
            TagsData(self.chance.choice([(), ("figures",)])),
            StateData(self.chance.choice([True, False])),
            AdjudicationData(verdict=verdict),
        ]
        if target.finding is not None:
            removed = self.chance.random() < 0.3
            judging += [
                DismissalData("misread", removed=removed),
                DismissalData("never", removed=removed, wordings=("212", "221")),
                FindingData("which?", "high", removed=removed),
            ]
        data = self.chance.choice(judging)
        if isinstance(data, DismissalData) and data.wordings:
            return data, NO_PLACE
        of_rows: list[Data] = [LinkData(), UnlinkData(), ReleaseData(), ClaimData("a claim")]
        if self.chance.random() < 0.2:
            return self.chance.choice(of_rows), self._row_as_it_was()
        return data, target

    def _row_as_it_was(self) -> Target:
        """Return a row that there might have been: a few sentences of either article."""
        sides = [
            [n for n in range(len(one.sentences)) if self.chance.random() < 0.3]
            for one in (self.left, self.right)
        ]
        return row_target(self.left, sides[0], self.right, sides[1])

    def _finding_as_it_was(self, row: JudgedRow) -> Target:
        """Return a finding that there might have been: on other words, or of another kind."""
        kind = self.chance.choice(["number", "date", "name", "omission", "nonsense"])
        spans = [self._words(one) for one in (self.left, self.right)]
        if self.chance.random() < 0.3:
            place = article_places(self.left, [spans[0], self._words(self.left)])
            return finding_target(article_target(self.left), kind, place)
        known = [part.target.finding for part in row.findings]
        if known and self.chance.random() < 0.5:
            found = self.chance.choice(known)
            assert found is not None
            return Target(self._row_as_it_was().articles, FindingAnchors(kind, found.articles))
        one, other = (
            article_places(article, [span])
            for article, span in zip((self.left, self.right), spans, strict=True)
        )
        return finding_target(row.target, kind, one, other)

    def _words(self, article: Article) -> Span:
        start = self.chance.randrange(len(article.text) - 4)
        return Span(start, start + self.chance.randrange(1, 12))


def _twins() -> tuple[Article, Article]:
    """Return two articles of one hash: what is said of one side is said of the other."""
    return LEFT, LEFT


@pytest.mark.parametrize("blind", [False, True], ids=["open", "blind"])
@pytest.mark.parametrize("articles", [(LEFT, RIGHT), (RIGHT, LEFT), _twins()])
def test_whatever_is_decided_the_rows_that_were_kept_are_those_of_a_fresh_join(
    articles: tuple[Article, Article], *, blind: bool, seed: int
) -> None:
    """The same rows, the same edits, and the same tuple where nothing is another."""
    left, right = articles
    comparison = _compared(left, right)
    newsroom = _Newsroom(Random(seed), articles)
    off = {"value"} if seed % 2 else set()
    kept = RowsOfPair(left, right, comparison, off)
    by_edits = RowsByEdits(left, right, comparison)
    rows = kept.judged(newsroom.review, "ann", blind=blind)
    pair = Pair(left, right, comparison)
    pair.take_rows(rows)
    for _ in range(_ACTS):
        newsroom.act(rows)
        if newsroom.chance.random() < 0.3:
            continue  # several acts may come between two looks
        before, rows = rows, kept.judged(newsroom.review, "ann", blind=blind)
        anew, fresh = fold(newsroom.review.events), RowsOfPair(left, right, comparison, off)
        assert rows == fresh.judged(anew, "ann", blind=blind)
        assert (rows is before) == (rows == before)
        pair.take_rows(rows)
        _is_counted_as_one_that_is_new(pair, Pair(left, right, comparison))
        same = RowsByEdits(left, right, comparison)
        assert by_edits.edits(newsroom.review) == same.edits(anew)
        assert by_edits.stand(newsroom.review) == same.are_those_of(same.edits(anew))


def _is_counted_as_one_that_is_new(pair: Pair, new: Pair) -> None:
    """Hold what is counted on, as rows become others, against what is counted of all rows."""
    new.take_rows(pair.judged)
    assert pair.counts == new.counts
    tally = {name: n for name, n in pair.tally.items() if n and not is_typed(name)}
    assert tally == new.tally
    assert pair.number_shown("noted again") == new.number_shown("noted again")
    assert pair.to_do == new.to_do
    for judged in pair.judged:
        found = [(row.row.number, place) for row, place, _ in pair.findings_at(judged.row.number)]
        again = [(row.row.number, place) for row, place, _ in new.findings_at(judged.row.number)]
        assert found == again


def test_another_review_of_the_same_pair_is_never_taken_for_the_one_before() -> None:
    comparison = _compared(LEFT, RIGHT)
    kept = RowsOfPair(LEFT, RIGHT, comparison)
    first, second = Review(), Review()
    author = Author("ann", "desk", HybridClock(), [])
    target = kept.judged(first, "ann")[0].target
    second.add(author.write(VerdictData(Verdict.AGREE), target))
    states = [kept.judged(review, "ann")[0].state for review in (first, second, first)]
    assert states == ["to do", "done", "to do"]
    assert kept.judged(second, "ben")[0].state == "to do"


def test_who_missed_more_than_is_remembered_makes_everything_anew() -> None:
    kept = RowsOfPair(LEFT, RIGHT, _compared(LEFT, RIGHT))
    review, author = Review(), Author("ann", "desk", HybridClock(), [])
    target, other = (row.target for row in kept.judged(review, "ann")[:2])
    review.add(author.write(VerdictData(Verdict.AGREE), target))
    for number in range(1_200):
        review.add(author.write(NoteData(f"thought {number}"), other))
    assert kept.judged(review, "ann")[0].state == "done"


def test_what_others_wrote_meanwhile_is_made_anew_once_for_each_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row may have a long history: gone through for each event, it held up all keys."""
    made: list[int] = []
    fold_one = FOLDS["judgements"]

    def counted(events: Sequence[Event]) -> Any:  # noqa: ANN401  # as in the table
        made.append(len(events))
        return fold_one(events)

    article = made_article("The ferry left Norvik at 9.")
    with made_session(tmp_path, article, made_article("The ferry left Norvik at 10.")) as session:
        target = session.pair.judged[0].target
        author = Author("bob", "bob-laptop", HybridClock(), [])
        events = [author.write_act((VerdictData(Verdict.AGREE), target))[0] for _ in range(50)]
        monkeypatch.setitem(FOLDS, "judgements", counted)
        news.take(session, events)
        assert set(made) == {50}, "all at once, never one by one"
