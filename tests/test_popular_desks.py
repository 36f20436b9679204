"""A key costs what it changes, however many others judged: counted in calls, not in seconds."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from copydesk.articles.article import Article
from copydesk.comparison import compare
from copydesk.judged.rows import RowsOfPair
from copydesk.reviews.anchors import Target, TargetKey, row_target
from copydesk.reviews.author import Author
from copydesk.reviews.clock import HybridClock
from copydesk.reviews.events import Event
from copydesk.reviews.judgement import Judgement
from copydesk.reviews.kinds import FindingData, LinkData, VerdictData
from copydesk.reviews.placing import Shown
from copydesk.reviews.review import fold
from copydesk.reviews.verdict import Verdict
from tests.made_articles import made_article

LEFT = made_article("The ferry ran aground.", "All were saved.", "A band played.", name="left.txt")
RIGHT = made_article("The ferry ran aground.", "All were rescued.", name="right.txt")
THIRD = made_article("Bread was handed out.", "Nobody slept.", name="third.txt")
CROWD = [f"reviewer {number}" for number in range(200)]


class Writers:
    """Many reviewers, each on a device of their own."""

    def __init__(self) -> None:
        self._clock = HybridClock(lambda: 1_700_000_000.0)
        self._authors: dict[str, Author] = {}

    def judge(self, by: str, target: Target, verdict: Verdict = Verdict.AGREE) -> Event:
        author = self._authors.setdefault(by, Author(by, f"desk of {by}", self._clock))
        return author.write(VerdictData(verdict), target)


class Counted:
    """How often what stands on a row was asked for, and whose judgements were looked at for it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.rows: list[int] = []
        self.reviewers: list[str] = []
        standing = Shown.standing

        def counted(
            shown: Shown, number: int, judgements: Mapping[TargetKey, Judgement]
        ) -> Judgement | None:
            self.rows.append(number)
            self.reviewers += [judgement.reviewer for judgement in judgements.values()]
            return standing(shown, number, judgements)

        monkeypatch.setattr(Shown, "standing", counted)


def _row(left: Article, right: Article, one: int = 0, other: int = 0) -> Target:
    return row_target(left, [one], right, [other])


def test_those_who_judged_other_pairs_only_are_not_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    writers = Writers()
    review = fold(writers.judge(name, _row(LEFT, THIRD)) for name in CROWD)
    rows = RowsOfPair(LEFT, RIGHT, compare(LEFT, RIGHT))
    counted = Counted(monkeypatch)

    rows.judged(review, "me")

    assert not counted.reviewers


def test_a_key_looks_at_the_row_that_it_judges_and_at_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    writers = Writers()
    review = fold(
        writers.judge(name, _row(LEFT, RIGHT, number % 2, number % 2))
        for number, name in enumerate(CROWD)
    )
    rows = RowsOfPair(LEFT, RIGHT, compare(LEFT, RIGHT))
    before = rows.judged(review, "me")
    counted = Counted(monkeypatch)

    review.add(writers.judge("me", before[0].target, Verdict.DIFFER))
    after = rows.judged(review, "me")

    assert set(counted.rows) == {0}
    assert set(counted.reviewers) == {"me", *CROWD[::2]}
    assert after[0].others == before[0].others
    assert all(now is then for now, then in zip(after[1:], before[1:], strict=True))


def test_what_one_other_writes_is_seen_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    writers = Writers()
    rows = RowsOfPair(LEFT, RIGHT, compare(LEFT, RIGHT))
    review = fold(writers.judge(name, _row(LEFT, RIGHT)) for name in CROWD)
    target = rows.judged(review, "me")[0].target
    counted = Counted(monkeypatch)

    review.add(writers.judge("reviewer 7", target, Verdict.CONTRADICT))
    (seventh,) = [
        other for other in rows.judged(review, "me")[0].others if other.reviewer == "reviewer 7"
    ]

    assert seventh.verdict is Verdict.CONTRADICT
    assert set(counted.rows) == {0}


def test_links_and_findings_of_other_pairs_are_not_looked_at() -> None:
    author = Author("ben", "desk", HybridClock())
    review = fold(
        [
            *[author.write(LinkData(), _row(LEFT, THIRD, n % 3, n % 2)) for n in range(100)],
            *[author.write(FindingData("number"), _row(RIGHT, THIRD)) for _ in range(100)],
            author.write(LinkData(), _row(LEFT, RIGHT)),
        ]
    )

    pair = tuple(sorted((LEFT.sha256, RIGHT.sha256)))
    assert len(review.links_between(RIGHT.sha256, LEFT.sha256)) == 1
    assert len(review.standing("links", [pair])) == 1
    assert not review.standing("findings", [pair])
