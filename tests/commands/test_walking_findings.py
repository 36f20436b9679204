"""Going from finding to finding: what is passed over, what is come back to, and over the story."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from copydesk.articles.article import Article
from copydesk.findings.finding import Finding
from tests.commands.exercised import exercises
from tests.made_findings import clash, find_by
from tests.reviewing import Reviewing, reviewing

_TOLD = """\
Depot fire put out

The alarm came at 6, from the night guard.

Some {tons} tons of grain were lost, the depot said.

A wall fell on {day}, and {guards} guards ran.
"""

_TEXTS = {
    "1": _TOLD.format(tons="40", day="Monday", guards="two"),
    "2": _TOLD.format(tons="14", day="Sunday", guards="ten"),
    "3": _TOLD.format(tons="40", day="Monday", guards="two"),
    "4": _TOLD.format(tons="400", day="Monday", guards="six"),
}


def _find(left: Article, right: Article) -> Iterable[Finding]:
    for other in ("14", "400"):
        if other in right.text and "40 " in left.text:
            yield clash(left, right, "40", other)
    if "Sunday" in right.text and "Monday" in left.text:
        yield clash(left, right, "Monday", "Sunday", kind="date", severity="low")
    for other in ("ten", "six"):
        if other in right.text and "two" in left.text:
            yield clash(left, right, "two", other, kind="scope", severity="medium")


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a story of four articles: the second and the fourth clash with the first."""
    find_by(monkeypatch, _find)
    folder = tmp_path / "depot"
    folder.mkdir()
    for name, text in _TEXTS.items():
        (folder / f"{name}.txt").write_text(text)
    return folder


def _selected(review: Reviewing) -> tuple[str, str]:
    finding = review.session.cursor.selected
    assert finding is not None
    return finding.finding.kind, finding.state


@exercises("next_finding", "previous_finding", "differ", "contradict")
async def test_a_finding_judged_a_minute_ago_is_selected_again_and_gets_another_verdict(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        await review.press("semicolon", "semicolon", "2")
        assert _selected(review) == ("date", "open")
        await review.press("comma")
        assert _selected(review) == ("scope", "done")
        assert "you judged it 2 differ; another verdict replaces that" in review.line
        await review.press("3", "escape")
        assert _selected(review) == ("date", "open"), "it goes on to what is open"
        await review.press("1", "G", "semicolon")
        assert _selected(review) == ("scope", "done"), "nothing else is left in the row"
        await review.press("semicolon")
        assert _selected(review) == ("date", "done")


@exercises("next_finding", "dismiss")
async def test_open_findings_of_the_row_come_before_those_that_are_settled(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        await review.press("semicolon", "semicolon", "d", "enter")
        await review.press("escape", "semicolon")
        assert _selected(review) == ("date", "open")
        await review.press("semicolon")
        assert "no open finding further down" in review.line
        await review.press("comma")
        assert _selected(review) == ("scope", "dismissed")
        assert "you dismissed it; d restores it" in review.line
        await review.press("comma")
        assert _selected(review) == ("number", "open")


@exercises("next_finding", "previous_finding", "agree")
async def test_what_is_passed_over_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Findings in three rows; those of the one in the middle are settled."""
    words = (("red", "pink"), ("north", "south"), ("dog", "cat"), ("old", "new"))

    def find(left: Article, right: Article) -> Iterable[Finding]:
        return (clash(left, right, here, there) for here, there in words)

    find_by(monkeypatch, find)
    folder = tmp_path / "lines"
    folder.mkdir()
    told = (
        "A headline stands\n\nThe door was {} then.\n\nWe went {} with a {}.\n\nThe mill was {}.\n"
    )
    for side in (0, 1):
        (folder / f"{side}.txt").write_text(told.format(*(pair[side] for pair in words)))
    async with reviewing(tmp_path, folder) as review:
        review.session.cursor.go_to_row(3)
        await review.press("semicolon", "1", "d", "enter")
        review.session.cursor.go_to_row(1)
        await review.press("semicolon", "semicolon")
        assert "skipped 1 judged finding and 1 dismissed finding" in review.line
        assert review.session.cursor.row_number == 4
        await review.press("comma")
        assert "skipped 1 judged finding and 1 dismissed finding" in review.line
        assert review.session.cursor.row_number == 2


@exercises("next_high")
async def test_capital_i_goes_to_the_high_findings_of_the_whole_story(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        session = review.session
        await review.press("I")
        assert session.other == 1
        assert _selected(review) == ("number", "open")
        assert "high finding in row 3; 1 more in the story" in review.line
        await review.press("I")
        assert session.other == 3, "the third article has none"
        assert "now in 4; high finding in row 3; 1 more in the story" in review.line
        await review.press("I")
        assert session.other == 1, "around the end of the list"
        assert "now in 2;" in review.line


@exercises("next_high", "agree", "filter")
async def test_high_findings_are_shown_though_a_filter_hides_them_and_then_are_done(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        await review.press("f", "l", "I")
        assert "all rows are shown again: the filter hid this one" in review.line
        await review.press("1", "I")
        assert "the last one in the story" in review.line
        await review.press("I")
        assert "the only open finding of severity high" in review.line
        await review.press("1", "I")
        assert "no open finding of severity high is left in the story" in review.line
