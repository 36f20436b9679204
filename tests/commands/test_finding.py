"""Findings, key by key: going from one to the next, deciding, dismissing, adding, filtering."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from msgspec import structs

from copydesk.articles.article import Article
from copydesk.background.messages import Errand
from copydesk.compared import Comparison
from copydesk.findings.finding import Finding
from copydesk.judged.finding import JudgedFinding
from copydesk.reviews.kinds import (
    DismissalData,
    EvidenceData,
    FindingData,
    NoteData,
    StateData,
    TagsData,
    UndoData,
    VerdictData,
)
from copydesk.reviews.verdict import Verdict
from tests.commands.exercised import exercises
from tests.made_findings import clash, find_by, with_findings
from tests.reviewing import Reviewing, reviewing
from tui.screens.panes import Drawing

_FIRST = """\
Ferry aground off Norvik

All 212 passengers were taken ashore on Friday, Anna Berg said.

The captain was asleep.

Nobody drowned, but 3 were hurt.
"""
_SECOND = """\
Ferry aground off Norvik

All 221 passengers were taken ashore on Monday, Anne Berg said.

The captain was awake.

Nobody drowned, but 5 were hurt.
"""


def _find(left: Article, right: Article) -> Iterable[Finding]:
    if "212" not in left.text or "221" not in right.text:
        return
    yield clash(left, right, "212", "221")
    yield clash(left, right, "Friday", "Monday", kind="date", severity="low")
    yield clash(left, right, "Anna Berg", "Anne Berg", kind="name", severity="medium")
    yield clash(left, right, "3 were", "captain", kind="office", severity="low")


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a story of two articles with four findings: three in one row, one across two."""
    find_by(monkeypatch, _find)
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "1.txt").write_text(_FIRST)
    (folder / "2.txt").write_text(_SECOND)
    return folder


def _selected(review: Reviewing) -> JudgedFinding:
    assert review.session.cursor.selected is not None
    return review.session.cursor.selected


def _sidebar(review: Reviewing) -> str:
    """Return the words of the review sidebar, however they are wrapped."""
    lines = review.screen.sidebar._lines
    return " ".join("".join(text for text, _role in line.pieces).strip() for line in lines)


def _kinds(review: Reviewing, state: str) -> list[str]:
    return [
        finding.finding.kind
        for row in review.session.pair.judged
        for finding in row.findings
        if finding.state == state
    ]


@exercises("next_finding", "previous_finding", "leave_finding")
async def test_semicolon_and_comma_walk_the_open_findings_across_rows(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        seen = []
        for _ in range(4):
            await review.press("semicolon")
            seen.append((_selected(review).finding.kind, review.session.cursor.row_number))
        assert seen == [("number", 2), ("name", 2), ("date", 2), ("office", 4)]
        await review.press("comma")
        assert _selected(review).finding.kind == "date"
        assert review.session.cursor.row_number == 2
        assert "Finding 3 of 3 in row 2" in review.text
        await review.press("escape")
        assert review.session.cursor.selected is None
        assert "Row 2 of " in review.text
        await review.press("semicolon", "semicolon", "semicolon", "semicolon", "semicolon")
        assert _selected(review).finding.kind == "office"
        assert "no open finding further down; , goes to the one before" in review.line
        await review.press("comma", "comma", "comma", "comma")
        assert _selected(review).finding.kind == "number"
        assert "no open finding further up: ; goes to the next one" in review.line


@exercises("next_row", "next_to_do", "next_finding")
async def test_moving_on_leaves_the_finding(tmp_path: Path, story: Path) -> None:
    async with reviewing(tmp_path, story) as review:
        for key in ("j", "right_parenthesis", "G", "space", "f", "slash"):
            await review.press("g", "semicolon")
            assert review.session.cursor.selected is not None
            await review.press(key)
            if key == "f":
                await review.press("a")
            if key == "slash":
                await review.type("captain")
                await review.press("enter")
            assert review.session.cursor.selected is None, key


@exercises("next_finding", "agree", "contradict", "differ")
async def test_a_verdict_on_a_finding_goes_to_the_next_one_and_then_to_the_next_row(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        await review.press("semicolon", "3", "h")
        assert _selected(review).finding.kind == "name"
        await review.press("2")
        assert _selected(review).finding.kind == "date"
        assert review.session.counts().done == 0
        await review.press("1")
        assert review.session.cursor.selected is None
        assert review.session.cursor.row_number == 3
        assert review.session.counts().done == 1
        judged = review.session.pair.numbered(2)
        assert judged is not None
        assert (judged.mine, judged.state) == (None, "done")
        data = [event.data for event in await review.saved()]
        assert data == [
            VerdictData(Verdict.CONTRADICT),
            VerdictData(Verdict.CONTRADICT, review.session.pair.left.sha256),
            VerdictData(Verdict.DIFFER),
            VerdictData(Verdict.AGREE),
        ]


@exercises("mismatch", "repeat")
async def test_6_is_about_the_row_and_says_so_on_a_finding(tmp_path: Path, story: Path) -> None:
    async with reviewing(tmp_path, story) as review:
        await review.press("semicolon", "6")
        assert "6 mismatch is about a row: Esc leaves the finding, d dismisses it" in review.line
        assert await review.saved() == []
        await review.press("escape", "j", "6", "g", "semicolon", "full_stop")
        assert "6 mismatch is about a row" in review.line
        assert len(await review.saved()) == 1


@exercises("next_finding", "agree", "repeat", "dismiss")
async def test_a_finding_that_has_only_just_come_up_is_not_decided_on(
    tmp_path: Path, story: Path
) -> None:
    """Holding a digit would judge one finding after the other unseen."""
    async with reviewing(tmp_path, story) as review:
        await review.press("semicolon")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("tui.screens.sight.Sight.knows", lambda *_: False)
            for key in ("1", "full_stop", "d"):
                await review.press(key)
                assert "this finding has only just come up" in review.line
        assert await review.saved() == []


@exercises("note", "tags", "second_reader", "side", "certainty", "evidence", "history", "copy_all")
async def test_what_acts_on_a_row_acts_on_the_selected_finding(tmp_path: Path, story: Path) -> None:
    async with reviewing(tmp_path, story) as review:
        await review.press("semicolon", "s")
        assert "give a verdict first" in review.line
        await review.press("2", "grave_accent")
        assert _selected(review).finding.kind == "number"
        await review.press("s", "l", "C", "p", "S", "a")
        assert "note on number in row 2" in review.text
        await review.type("the list")
        await review.press("enter", "t")
        await review.type("numbers")
        await review.press("enter", "e")
        assert "evidence on number in row 2" in review.text
        await review.type("Log")
        await review.press("ctrl+s")
        target = _selected(review).target
        events = await review.saved()
        assert all(event.target == target for event in events if event.target is not None)
        kinds = [type(event.data) for event in events]
        assert kinds.count(VerdictData) == 3
        assert {StateData, NoteData, TagsData, EvidenceData} <= set(kinds)
        assert "2 differ, 2 is right, probable" in _sidebar(review)
        await review.press("H")
        assert "history of number in row 2" in review.text
        await review.press("q", "Y")
        copied = (tmp_path / "state" / "copied.txt").read_text()
        assert copied.splitlines() == [
            "number, high, likely: 212 or 221?",
            "1: 212",
            "2: 221",
            "2 differ",
            "the list",
        ]
        judged = review.session.pair.numbered(2)
        assert judged is not None
        assert judged.mine is None


@exercises("dismiss", "undo")
async def test_d_dismisses_with_a_quick_reason_a_typed_one_or_none(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        await review.press("semicolon", "d")
        assert "Why is this not a finding?" in review.text
        await review.press("s")
        assert _selected(review).finding.kind == "name"
        await review.press("d", "t")
        await review.type("married on Saturday")
        await review.press("enter")
        assert _selected(review).finding.kind == "date"
        await review.press("d", "enter")
        assert review.session.cursor.selected is None
        reasons = [event.data for event in await review.saved()]
        assert reasons == [
            DismissalData("the same in other words"),
            DismissalData("married on Saturday"),
            DismissalData(""),
        ]
        assert _kinds(review, "dismissed") == ["number", "name", "date"]
        await review.press("u")
        assert "undone: date in row 2, dismissed" in review.line
        assert _selected(review).finding.kind == "date"
        assert _kinds(review, "dismissed") == ["number", "name"]


@exercises("dismiss", "next_finding", "filter")
async def test_d_on_a_dismissed_finding_takes_it_back_and_only_a_filter_shows_it(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        await review.press("semicolon", "d", "m", "escape", "g", "semicolon")
        assert _selected(review).finding.kind == "name"
        await review.press("f", "x", "semicolon")
        assert _selected(review).finding.kind == "number"
        assert "dismissed: misread by the program" in _sidebar(review)
        await review.press("d")
        assert _kinds(review, "dismissed") == []


@exercises("dismiss")
async def test_d_without_a_selection_takes_the_only_open_finding_and_asks_for_one_of_several(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        await review.press("g", "j", "d")
        assert "several findings: ; selects one" in review.line
        await review.press("G", "d", "o")
        assert _kinds(review, "dismissed") == ["office"]
        await review.press("G", "d")
        assert _kinds(review, "dismissed") == []
        await review.press("g", "d")
        assert "no open finding" in review.line


@exercises("other_end", "next_finding", "differ")
async def test_the_apostrophe_goes_to_the_other_end_of_a_finding_which_stays_selected(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        await review.press("semicolon", "apostrophe")
        assert "both places of this finding are in this row" in review.line
        await review.press("G", "comma", "semicolon")
        assert _selected(review).finding.kind == "office"
        assert "row 3 (')" in _sidebar(review)
        await review.press("apostrophe")
        assert review.session.cursor.row_number == 3
        assert "Finding 1 of 1 in row 4" in review.text
        await review.press("apostrophe")
        assert review.session.cursor.row_number == 4
        await review.press("apostrophe", "2")
        assert _kinds(review, "done") == ["office"]


@exercises("add_finding", "dismiss", "undo", "redo")
async def test_f_adds_a_finding_on_changed_words_and_it_can_be_taken_away(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        await review.press("g", "j", "j", "F")
        assert "choose the words that clash" in review.text
        assert "[asleep]" in review.text
        assert "[awake]" in review.text
        assert "It will ask: asleep or awake?" in review.text
        await review.press("b", "enter")
        assert "What clashes?" in review.text
        await review.press("g", "h")
        finding = _selected(review)
        assert (finding.finding.kind, finding.finding.severity) == ("agency", "high")
        assert finding.finding.reason == "was asleep or awake?"
        assert "by hand" in _sidebar(review)
        events = await review.saved()
        assert [event.data for event in events] == [
            FindingData("agency", "high", "was asleep or awake?")
        ]
        await review.press("d")
        assert review.session.cursor.selected is None
        judged = review.session.pair.numbered(3)
        assert judged is not None
        assert judged.findings == ()
        await review.press("u")
        assert _selected(review).finding.kind == "agency"
        await review.press("u")
        assert review.session.cursor.row_number == 3
        assert judged.findings == ()
        await review.press("ctrl+r")
        assert "redone: agency in row 3, added by hand" in review.line


@exercises("add_finding")
async def test_one_side_may_have_no_words_and_a_finding_needs_some(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        await review.press("g", "j", "j", "F", "x", "tab", "x", "enter")
        assert "Choose words of an article." in review.text
        await review.press("tab", "l", "w", "n", "x", "l", "tab", "x", "enter")
        assert "How grave?" in review.text
        await review.press("t", "ctrl+u")
        await review.type("who slept?")
        await review.press("enter", "enter")
        finding = _selected(review).finding
        assert (finding.kind, finding.severity, finding.right) == ("omission", "medium", None)
        assert finding.reason == "who slept?"
        await review.press("F", "q", "F", "escape")
        assert len(await review.saved()) == 1


@exercises("filter")
async def test_rows_are_filtered_by_finding_severity_and_kind(tmp_path: Path, story: Path) -> None:
    async with reviewing(tmp_path, story) as review:

        def rows() -> list[int]:
            return [item.row.number for item in review.session.cursor.items]  # type: ignore[union-attr]

        await review.press("f", "f")
        assert rows() == [2, 4]
        await review.press("f", "h")
        assert rows() == [2]
        await review.press("semicolon", "semicolon", "semicolon", "semicolon")
        assert "no open finding further down" in review.line
        await review.press("f", "l")
        assert rows() == [2, 4]
        await review.press("f", "k")
        assert "o office     1" in review.text
        assert "stage" not in review.text
        await review.press("o")
        assert rows() == [4]
        assert "filter: office" in review.text


@exercises("next_finding", "agree")
async def test_when_no_finding_is_left_the_next_article_with_one_is_named(
    tmp_path: Path, story: Path
) -> None:
    (story / "3.txt").write_text("Ferry aground off Norvik\n\nNobody said a word.\n")
    # Of other bytes: what is decided on an article is decided on its copies.
    (story / "4.txt").write_text(f"{_SECOND}\n")
    async with reviewing(tmp_path, story, size=(80, 24)) as review:
        await review.press("semicolon", "1", "1", "1", "G", "1", "g", "semicolon")
        assert "no open finding left in this pair" in review.line
        assert "4, further down the list, has 4: >" in review.line


@exercises("next_finding", "agree")
async def test_the_list_counts_open_findings_and_the_heads_name_them(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        assert "0/3  1 high" in review.text
        assert len(re.findall(r"\d reworded, \w+   ; ", review.text)) == 2
        await review.press("semicolon", "1", "1", "1")
        assert "1 high" not in review.text
        assert len(re.findall(r"\d reworded, \w+   ; ", review.text)) == 1


@exercises("next_finding")
async def test_without_colour_a_sign_stands_before_the_words(tmp_path: Path, story: Path) -> None:
    async with reviewing(tmp_path, story, drawing=Drawing(marks=True)) as review:
        assert "[-;212-]" in review.text
        assert "{+;221+}" in review.text
        assert ";captain" in review.text
        await review.press("semicolon", "1")
        assert "[-212-]" in review.text


@exercises("next_finding", "agree")
async def test_in_the_strip_the_selected_finding_and_the_way_out_are_seen(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story, size=(80, 24)) as review:
        await review.press("semicolon", "semicolon", "semicolon")
        strip = review.text.splitlines()[-6:]
        assert any(">; Friday or Monday?   low, date, likely" in line for line in strip)
        assert any("Esc leave   d dismiss" in line for line in strip)
        await review.press("1", "escape")
        assert any("1 more finding" in line for line in review.text.splitlines()[-6:])


@exercises("facts", "next_finding", "contradict", "side")
async def test_an_article_that_contradicts_itself_is_named_and_has_no_side_to_choose(
    tmp_path: Path, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def compare(_comparer: object, errand: Errand, *_: object) -> Comparison:
        left, right = errand.left, errand.right
        inside = clash(right, right, "Monday", "hurt", kind="stage", severity="low")
        found = with_findings(errand.run(), left, right)
        return structs.replace(found, inside_right=(inside,), languages=("en", "pt"))

    monkeypatch.setattr("copydesk.background.pool.Comparer.compare", compare)
    async with reviewing(tmp_path, story) as review:
        assert "2, no date, in pt: only" in review.text
        assert "1, pt" not in review.text
        await review.press("i")
        assert "contradicts itself:" in review.text
        assert "; stage, low, likely: Monday or hurt? (sentences 2 and 4)" in review.text
        await review.press("q", "semicolon")
        assert (_selected(review).inside, review.session.cursor.row_number) == ("right", 4)
        assert "Monday or hurt? low, stage, likely, inside 2" in _sidebar(review)
        await review.press("3")
        assert "Who is right?" not in review.text
        await review.press("grave_accent")
        assert _selected(review).state == "done"
        assert "3 Monday or hurt?" in _sidebar(review), "without a question mark"
        await review.press("s")
        assert "nobody to choose between" in review.line


@exercises("undo", "next_finding")
async def test_undo_selects_the_finding_that_it_opened_again(tmp_path: Path, story: Path) -> None:
    async with reviewing(tmp_path, story) as review:
        await review.press("semicolon", "5", "G", "u")
        assert "undone: number in row 2, 5 unclear" in review.line
        assert _selected(review).finding.kind == "number"
        undos = [event for event in await review.saved() if isinstance(event.data, UndoData)]
        assert len(undos) == 1
