"""Deciding, key by key: verdicts, who is right, certainty, tags, second reader, undo, history."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.judged.rows import JudgedRow
from copydesk.reviews.judgement import Judgement
from copydesk.reviews.kinds import StateData, TagsData, UndoData, VerdictData
from copydesk.reviews.verdict import Verdict
from tests.commands.exercised import exercises
from tests.reviewing import Reviewing, copied_sample, reviewing
from tui.cards.review_card import card_of
from tui.session.outcome import Changed, Outcome
from widgets.diff_items import StubItem


def _current(review: Reviewing) -> JudgedRow:
    row = review.session.cursor.current
    assert row is not None
    return row


def _judgement(review: Reviewing, number: int) -> Judgement:
    judged = review.session.pair.numbered(number)
    assert judged is not None
    assert judged.mine is not None
    return judged.mine


@exercises("agree", "differ", "one_sided", "unclear")
async def test_four_verdicts_save_and_go_to_the_next_row_to_do(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("right_parenthesis")
        rows = []
        for key in "1245":
            rows.append(review.session.cursor.row_number)
            await review.press(key)
        assert rows == sorted(set(rows))
        assert review.session.cursor.row_number > rows[-1]
        assert [event.data for event in await review.saved()] == [
            VerdictData(Verdict.AGREE),
            VerdictData(Verdict.DIFFER),
            VerdictData(Verdict.ONE_SIDED),
            VerdictData(Verdict.UNCLEAR),
        ]
        assert "4 of " in review.text
        await review.press("grave_accent")
        assert review.session.cursor.current is not None
        assert " 5 unclear" in review.text


@exercises("contradict")
async def test_contradict_asks_who_is_right_and_every_answer_is_kept(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        pair = review.session.pair
        assert pair.right is not None
        answers = {
            "h": pair.left.sha256,
            "l": pair.right.sha256,
            "b": "both",
            "n": "neither",
            "question_mark": "unknown",
            "enter": "",
            "escape": "",
        }
        await review.press("right_parenthesis")
        for key, right in answers.items():
            number = review.session.cursor.row_number
            await review.press("3")
            assert "Who is right?" in review.text
            assert review.session.cursor.row_number == number
            await review.press(key)
            assert "Who is right?" not in review.text
            assert review.session.cursor.row_number > number
            mine = _judgement(review, number)
            assert (mine.verdict, mine.right) == (Verdict.CONTRADICT, right)
        for told in ("1 wire is", "5 rewrite is", "both are", "neither is", "not known who is"):
            assert f"3 contradict, {told} right" in review.text
        assert review.session.counts().done == len(answers)


@exercises("contradict", "undo", "redo")
async def test_contradict_and_who_is_right_are_one_undo_that_names_both(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("right_parenthesis")
        row = _current(review).row.number
        await review.press("3", "h", "u")
        assert f"undone: row {row}, 3 contradict, 1 wire is right" in review.line
        assert _current(review).row.number == row
        assert _current(review).mine is None
        await review.press("ctrl+r")
        assert f"redone: row {row}, 3 contradict, 1 wire is right" in review.line
        assert _judgement(review, row).right == review.session.pair.left.sha256
        await review.press("u", "u")
        assert "nothing to undo" in review.line


@exercises("contradict")
async def test_contradict_is_saved_before_anybody_answers_who_is_right(
    tmp_path: Path, close_story: Path
) -> None:
    """A line may drop while the question stands there."""
    async with reviewing(tmp_path, close_story) as review:
        await review.press("right_parenthesis", "3")
        assert "Who is right?" in review.text
        (verdict,) = await review.saved()
        assert verdict.data == VerdictData(Verdict.CONTRADICT)
        await review.press("l", "grave_accent", "s", "b", "u")
        assert "3 contradict, both are right" in review.line
        mine = _judgement(review, _current(review).row.number)
        assert review.session.pair.right is not None
        assert mine.right == review.session.pair.right.sha256, "what was said later is its own act"


@exercises("contradict")
@pytest.mark.parametrize("key", ["5", "x", "L"])
async def test_a_wrong_key_at_who_is_right_is_said_to_be_none_and_the_answers_stay(
    tmp_path: Path, close_story: Path, key: str
) -> None:
    async with reviewing(tmp_path, close_story, size=(80, 24)) as review:
        await review.press("right_parenthesis")
        row = _current(review).row.number
        await review.press("3", key)
        assert f"{key} is no answer here. Who is right?" in review.text
        for answer in ("h 1 wire", "l 5 rewrite", "b both", "n neither", "? unknown"):
            assert answer in review.text
        await review.press("b")
        assert _judgement(review, row).right == "both"


@exercises("differ", "undo")
async def test_a_verdict_in_place_of_another_says_which_it_was_and_undo_brings_that_back(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("right_parenthesis", "1", "grave_accent")
        row = _current(review).row.number
        await review.press("2")
        assert f"row {row}: 2 differ, was 1 agree; ` goes back, u takes it back" in review.line
        await review.press("grave_accent", "3")
        assert "Who is right?" in review.text
        await review.press("l")
        assert f"row {row}: 3 contradict, 5 rewrite is right, was 2 differ" in review.line
        await review.press("u")
        assert _judgement(review, row).verdict is Verdict.DIFFER
        await review.press("2")
        assert "was" not in review.line


@exercises("agree", "contradict", "side")
async def test_on_a_row_that_one_article_tells_1_misses_nothing_and_3_finds_no_clash(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        for relation, name in (("left-only", "1 wire"), ("right-only", "The Halmark Ledger")):
            alone = next(
                judged.row.number
                for judged in review.session.pair.judged
                if judged.row.relation == relation and judged.state == "to do"
            )
            review.session.cursor.go_to_row(alone)
            review.screen.show(Outcome(changed=Changed.CURSOR))
            await review.settle()
            await review.press("3")
            assert (
                f"3 needs two texts; this row has one, of {name}. 4 says that it matters"
                in review.line
            )
            assert "Who is right?" not in review.text
            assert _current(review).mine is None
            await review.press("1")
            assert f"row {alone}: 1 agree, nothing that matters is missing" in review.line
            await review.press("grave_accent", "s")
            assert f"nobody to choose between: this row has one text, of {name}" in review.line
            said = card_of(review.session).verdict
            assert said == "1 agree, nothing that matters is missing"
            assert "Who is right?" not in review.text


@exercises("mismatch")
async def test_mismatch_leaves_each_sentence_to_a_row_of_its_own(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("right_parenthesis")
        row = _current(review).row
        assert row.left
        assert row.right
        await review.press("6")
        events = await review.saved()
        assert [event.data for event in events] == [VerdictData(Verdict.MISMATCH)]
        halves = [
            judged.row.relation
            for judged in review.session.pair.judged
            if judged.mine and judged.mine.verdict is Verdict.MISMATCH
        ]
        assert sorted(halves) == ["left-only"] * len(row.left) + ["right-only"] * len(row.right)


@exercises("mismatch", "repeat")
async def test_6_is_refused_where_nothing_is_linked_however_it_is_given(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        await review.press("right_parenthesis")
        rows = [judged.row for judged in review.session.pair.judged if not judged.row.furniture]
        linked = next(row for row in rows if row.left and row.right)
        review.session.cursor.go_to_row(linked.number)
        await review.press("6")
        for relation in ("left-only", "right-only"):
            alone = next(
                judged
                for judged in review.session.pair.judged
                if judged.row.relation == relation and not judged.row.furniture and not judged.mine
            )
            for pressed in ("6", "full_stop"):
                review.session.cursor.go_to_row(alone.row.number)
                review.screen.show(Outcome(changed=Changed.CURSOR))
                await review.settle()
                await review.press(pressed)
                assert "6 mismatch says that a link is wrong; nothing is linked here" in review.line
                assert _current(review).row == alone.row
        assert len(await review.saved()) == 1


async def test_the_review_offers_the_verdicts_that_can_be_given_here(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        for relation, words in {
            "left-only": ["nothing missing", "differ", "one-sided", "unclear"],
            "reworded": ["agree", "differ", "contradict", "one-sided", "unclear", "mismatch"],
        }.items():
            row = next(
                judged.row.number
                for judged in review.session.pair.judged
                if judged.row.relation == relation
            )
            review.session.cursor.go_to_row(row)
            assert [word for _key, word in card_of(review.session).choices] == words


@exercises("side")
async def test_nobody_is_right_where_6_was_said(tmp_path: Path, close_story: Path) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("right_parenthesis", "6", "grave_accent", "s")
        assert "6 mismatch: they don't belong together, so nobody is right" in review.line
        assert "Who is right?" not in review.text
        assert len(await review.saved()) == 1


async def test_a_verdict_where_a_moved_row_is_told_says_that_there_is_no_row(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        stub = next(item for item in review.session.cursor.items if isinstance(item, StubItem))
        review.session.cursor.go_to_row(stub.rows[0].number)
        await review.press("apostrophe", "1", "full_stop", "a", "t", "e", "S", "H")
        assert "no row here" in review.line
        assert await review.saved() == []


async def test_a_row_that_has_only_just_come_up_is_not_judged(
    tmp_path: Path, close_story: Path
) -> None:
    """A held key would judge rows that nobody has seen."""
    async with reviewing(tmp_path, close_story) as review:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("tui.screens.sight.Sight.knows", lambda *_: False)
            await review.press("right_parenthesis", "1", "full_stop")
        assert "only just come up" in review.line
        review.screen.is_behind_escape = True
        await review.burst("escape", "1")
        assert "came so close behind another that both may be one" in review.line
        assert await review.saved() == []


@exercises("side", "last_judged")
async def test_who_is_right_can_be_said_after_the_verdict(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story, size=(80, 24)) as review:
        await review.press("right_parenthesis", "s")
        assert "give a verdict first" in review.line
        number = review.session.cursor.row_number
        await review.press("2", "grave_accent")
        assert review.session.cursor.row_number == number
        await review.press("s", "l")
        assert review.session.cursor.row_number == number
        assert review.session.pair.right is not None
        assert _judgement(review, number).right == review.session.pair.right.sha256
        assert "2 differ, 5 rewrite is right" in review.text


@exercises("certainty")
async def test_certainty_is_said_and_taken_back(tmp_path: Path, close_story: Path) -> None:
    async with reviewing(tmp_path, close_story, size=(80, 24)) as review:
        await review.press("right_parenthesis", "C")
        assert "give a verdict first" in review.line
        number = review.session.cursor.row_number
        await review.press("2", "grave_accent")
        for key, certainty in {"c": "certain", "o": "possible", "p": "probable"}.items():
            await review.press("C", key)
            assert _judgement(review, number).certainty == certainty
        assert "2 differ, probable" in review.text
        await review.press("C", "escape")
        assert _judgement(review, number).certainty == "probable"
        await review.press("C", "enter")
        assert _judgement(review, number).certainty == ""


async def test_the_same_verdict_again_keeps_side_and_certainty_and_another_one_does_not(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        number = review.session.cursor.row_number
        await review.press("2", "grave_accent", "s", "b", "C", "c", "2")
        mine = _judgement(review, number)
        assert (mine.right, mine.certainty) == ("both", "certain")
        await review.press("grave_accent", "5")
        mine = _judgement(review, number)
        assert (mine.verdict, mine.right, mine.certainty) == (Verdict.UNCLEAR, "", "")


@exercises("tags")
async def test_tags_are_set_offered_again_and_taken_away(tmp_path: Path, close_story: Path) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("right_parenthesis", "t")
        await review.type("quote, a  b,quote")
        await review.press("enter")
        first = review.session.cursor.row_number
        assert _judgement(review, first).tags == ("quote", "a b")
        assert "tags quote, a b" in review.text
        await review.press("right_parenthesis", "t", "q", "right", "enter")
        second = review.session.cursor.row_number
        assert second != first
        assert _judgement(review, second).tags == ("quote",)
        await review.press("t")
        await review.burst(*["backspace"] * 5)
        await review.press("enter")
        assert _judgement(review, second).tags == ()
        assert [event.data for event in await review.saved()] == [
            TagsData(("quote", "a b")),
            TagsData(("quote",)),
            TagsData(()),
        ]


@exercises("second_reader")
async def test_a_second_reader_is_wanted_and_no_longer_wanted(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("right_parenthesis", "S")
        assert "second reader wanted" in review.line
        assert "to do, second reader" in review.text
        await review.press("S")
        assert "no longer wanted" in review.line
        events = await review.saved()
        assert [event.data for event in events] == [StateData(True), StateData(False)]


@exercises("repeat", "undo")
async def test_repeat_copies_verdict_side_certainty_tags_and_evidence_and_one_undo_takes_it_back(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("right_parenthesis", "full_stop")
        assert "no verdict to repeat" in review.line
        first = review.session.cursor.row_number
        await review.press("t", "x", "enter", "e", "L", "ctrl+s")
        await review.press("3", "l", "grave_accent", "C", "p", "right_parenthesis")
        second = review.session.cursor.row_number
        await review.press("full_stop")
        assert review.session.cursor.row_number > second
        before, copy = _judgement(review, first), _judgement(review, second)
        assert copy.verdict is Verdict.CONTRADICT
        assert (copy.right, copy.certainty, copy.tags) == (
            before.right,
            "probable",
            ("x",),
        )
        assert [entry.source for entry in copy.evidence] == [before.evidence[0].source]
        await review.press("u")
        assert review.session.cursor.row_number == second
        judged = review.session.pair.numbered(second)
        assert judged is not None
        assert judged.mine is None
        assert judged.state == "to do"
        assert _judgement(review, first) == before


@exercises("undo", "redo")
async def test_undo_and_redo_go_to_the_row_that_they_change_even_in_another_pair(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        await review.press("ctrl+r")
        assert "nothing to redo" in review.line
        await review.press("right_parenthesis", "right_parenthesis", "1")
        pair = review.session.other
        (verdict,) = await review.saved()
        await review.press("greater_than_sign")
        assert review.session.other != pair
        await review.press("u")
        assert review.session.other == pair
        row = _current(review)
        assert verdict.target is not None
        assert row.target.key == verdict.target.key
        assert row.state == "to do"
        assert f"undone: row {row.row.number}, 1 agree" in review.line
        await review.press("G", "ctrl+r")
        assert _current(review).row.number == row.row.number
        assert _current(review).state == "done"
        kinds = [type(event.data) for event in await review.saved()]
        assert kinds == [VerdictData, UndoData, UndoData]


@exercises("history")
async def test_history_lists_what_was_decided_on_a_row(tmp_path: Path, close_story: Path) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await review.press("right_parenthesis", "H")
        assert "Nothing was decided on this row yet." in review.text
        await review.press("q", "1", "grave_accent", "2", "grave_accent", "a")
        await review.type("late")
        await review.press("enter", "H")
        shown = review.text
        assert "tester: 2 differ" in shown
        places = [shown.index(words) for words in ("UTC  1 agree", "UTC  2 differ", "note: late")]
        assert places == sorted(places)
        await review.press("q")
        assert "tester:" not in review.text


@exercises("contradict", "side")
async def test_on_a_row_that_the_other_article_tells_elsewhere_3_says_in_which_row(
    tmp_path: Path,
) -> None:
    story = copied_sample(tmp_path, ("1-wire.txt", "3-regional.txt"))
    async with reviewing(tmp_path, story) as review:
        row = next(
            one.row
            for one in review.session.pair.judged
            if one.row.is_one_sided and one.row.also_left
        )
        there = next(
            one.row.number for one in review.session.pair.judged if row.also_left[0] in one.row.left
        )
        review.session.cursor.go_to_row(row.number)
        review.screen.show(Outcome(changed=Changed.CURSOR))
        await review.press("3")
        told = f"1 wire tells this in row {there}: judge it there, or L links the two"
        assert told in review.line
        await review.press("4", "grave_accent", "s")
        assert told in review.line
