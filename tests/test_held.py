"""What a session holds of the pairs that it compared."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from msgspec import structs
from textual._styles_cache import StylesCache

from copydesk.alignment.group import Grouping
from copydesk.articles.read_article import read_article
from copydesk.comparison import compare
from copydesk.reviews.anchors import ArticleAnchors, FindingAnchors, Target, row_target
from copydesk.reviews.kinds import UnlinkData
from tests.made_session import made_session
from tests.reviewing import copied_sample, reviewing
from tui.cards.titles import texts_of
from tui.session import comparing

CORPUS = sorted((Path(__file__).parent.parent / "seeds" / "norvik-ferry").glob("*.txt"))


def test_the_garbage_collector_walks_through_no_pair_that_was_compared(tmp_path: Path) -> None:
    articles = [read_article(path) for path in CORPUS[:3]]
    comparison = compare(articles[0], articles[2])
    with made_session(tmp_path, *articles) as session:
        comparing.take_comparison(session, (0, 2), comparison)
        judged = session.pairs[0, 2].judged
    held = [
        *(comparison, comparison.machine, *comparison.machine.groups, *comparison.links),
        *(*comparison.rows, *comparison.differences, *comparison.findings),
        *(sentence for article in articles for sentence in article.sentences),
        *(paragraph for article in articles for paragraph in article.paragraphs),
        *(part for row in judged for part in row.parts),
    ]
    assert len(held) > 300
    assert not [value for value in held if gc.is_tracked(value)]


def test_what_a_decision_on_a_row_or_finding_is_about_is_made_once_somebody_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Target] = []

    def counted(
        articles: tuple[ArticleAnchors, ...], finding: FindingAnchors | None = None
    ) -> Target:
        made.append(Target(articles, finding))
        return made[-1]

    articles = [read_article(path) for path in CORPUS[:3]]
    comparison = compare(articles[0], articles[2])
    with made_session(tmp_path, *articles) as session:
        monkeypatch.setattr("copydesk.judged.row_targets.Target", counted)
        monkeypatch.setattr("copydesk.reviews.anchors.Target", counted)
        comparing.take_comparison(session, (0, 2), comparison)
        pair = session.pairs[0, 2]
        assert pair.counts.to_do
        assert not made
        parts = [*pair.parts]
        assert len(parts) > len(pair.judged)
        assert [part.target for part in parts] == [part.target for part in parts]
        assert len(made) == len(parts)


def test_what_only_a_look_at_a_pair_needs_lies_packed_until_then(
    tmp_path: Path,
) -> None:
    articles = [read_article(path) for path in CORPUS[:3]]
    comparison = compare(articles[0], articles[2])
    with made_session(tmp_path, *articles) as session:
        shown = session.pair.comparison
        assert shown is not None
        assert shown.differences
        comparing.take_comparison(session, (0, 2), comparison)
        behind = session.pairs[0, 2]
        assert behind.comparison == structs.replace(comparison, differences=(), machine=Grouping())
        session.open_pair(2)
        assert not comparing.wants_comparison(session)
        assert texts_of(session).differences == comparison.differences
        assert behind.comparison == comparison


def test_a_row_of_a_pair_behind_that_somebody_parts_is_parted_there(tmp_path: Path) -> None:
    articles = [read_article(path) for path in CORPUS[:3]]
    base, other = articles[0], articles[2]
    with made_session(tmp_path, *articles) as session:
        comparing.take_comparison(session, (0, 2), compare(base, other))
        behind = session.pairs[0, 2]
        assert not comparing.wants_comparing(session, (0, 2))
        row = next(one.row for one in behind.judged if not one.row.is_one_sided)
        target = row_target(base, row.left, other, row.right)
        session.write((UnlinkData(), target))
        assert comparing.wants_comparing(session, (0, 2))


def test_differences_that_came_while_a_pair_was_shown_are_not_those_put_away_before(
    tmp_path: Path,
) -> None:
    articles = [read_article(path) for path in CORPUS[:3]]
    comparison = compare(articles[0], articles[2])
    fewer = structs.replace(comparison, differences=comparison.differences[1:])
    with made_session(tmp_path, *articles) as session:
        comparing.take_comparison(session, (0, 2), comparison)
        session.open_pair(2)
        comparing.take_comparison(session, (0, 2), fewer)
        assert session.pair.differences == fewer.differences


@pytest.mark.parametrize("key", ["T", "M", "question_mark"])
async def test_nothing_that_a_dialog_drew_is_held_once_it_was_left(
    tmp_path: Path, key: str
) -> None:
    async with reviewing(tmp_path, copied_sample(tmp_path)) as review:
        await review.press(key, "q")
        before = _drawn()
        for _ in range(3):
            await review.press(key, "q")
        # A timer that was cancelled holds its screen until it would have rung.
        await review.until(lambda: _drawn() <= before)


def _drawn() -> int:
    """Return of how many widgets lines are held."""
    gc.collect()
    return sum(isinstance(one, StylesCache) for one in gc.get_objects())
