"""Two reviewers at one desk, each before a screen of their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from copydesk.judged.rows import JudgedRow
from copydesk.reviews.events import Event
from copydesk.reviews.following import Follower
from copydesk.reviews.kinds import (
    AdjudicationData,
    EvidenceData,
    NoteData,
    SourceData,
    StateData,
    UndoData,
    VerdictData,
)
from copydesk.reviews.subjects import subject_key
from copydesk.reviews.verdict import Verdict
from tests.colleague import Colleague
from tests.commands.exercised import exercises
from tests.made_findings import clash, find_by
from tests.reviewing import Reviewing, reviewing
from widgets.line_widget import LineWidget

AGREE, DIFFER, CONTRADICT = Verdict.AGREE, Verdict.DIFFER, Verdict.CONTRADICT


def row(review: Reviewing, number: int) -> JudgedRow:
    found = review.session.pair.numbered(number)
    assert found is not None
    return found


def body_rows(review: Reviewing) -> list[JudgedRow]:
    return [judged for judged in review.session.pair.judged if not judged.row.furniture]


@contextmanager
def counting_lines() -> Iterator[list[str]]:
    """Note which widgets draw lines."""
    drawn: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        real = LineWidget.refresh

        def refresh(widget: LineWidget, *args: object, **kwargs: object) -> LineWidget:
            drawn.append(type(widget).__name__)
            return real(widget, *args, **kwargs)  # type: ignore[arg-type]  # passed on as given

        patch.setattr(LineWidget, "refresh", refresh)
        yield drawn


# What comes while the program runs


async def test_a_verdict_that_a_colleague_gives_meanwhile_is_on_the_screen_by_itself(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story, reviewer="ana", look_after=0.01) as review:
        target = row(review, review.session.cursor.row_number).target
        bob = Colleague(review.store)
        bob.judge(target, CONTRADICT, review.session.pair.left.sha256)
        await review.until(lambda: "bob 3 contradict, 1 wire is right" in _flat(review))
        assert review.line.strip() == "bob: 1 verdict on this pair"
        bob.write((NoteData("the log has it"), target))
        await review.until(lambda: "the log has it" in _flat(review))


def _flat(review: Reviewing) -> str:
    """Return the sidebar's words however they are wrapped."""
    region = review.screen.sidebar.region
    lines = review.text.splitlines()[region.y : region.bottom]
    return " ".join(word for line in lines for word in line[region.x :].split())


async def test_while_nobody_writes_nothing_is_drawn_and_nothing_is_read(
    tmp_path: Path, close_story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reviewing(tmp_path, close_story, reviewer="ana") as review:
        Colleague(review.store).judge(row(review, 2).target, DIFFER)
        await review.look()

        def opened(path: Path) -> None:
            raise AssertionError(f"{path} was opened")

        monkeypatch.setattr("copydesk.reviews.following.open_plain", opened)
        monkeypatch.setattr("copydesk.reviews.following.read_journal", opened)
        with counting_lines() as drawn:
            for _ in range(5):
                await review.look()
        assert drawn == []


async def test_news_about_another_pair_draws_no_text_and_says_nothing(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story, reviewer="ana") as review:
        await review.press(">")
        elsewhere = body_rows(review)[2].target
        await review.press("<")
        line = review.line
        with counting_lines() as drawn:
            Colleague(review.store).judge(elsewhere, DIFFER)
            await review.look()
        assert not {"DiffView", "ReviewSidebar"} & set(drawn)
        assert review.line == line
        await review.press(">")
        judged = review.session.pair.judged_at(elsewhere)
        assert judged is not None
        assert [other.verdict for other in judged.others] == [DIFFER]


async def test_what_comes_takes_nothing_out_of_the_hands_of_who_is_writing(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story, reviewer="ana") as review:
        await review.press("j", "j", "a", *"mine")
        number = review.session.cursor.row_number
        target = row(review, number).target
        Colleague(review.store).write((NoteData("his"), target), (VerdictData(DIFFER), target))
        await review.look()
        assert "mine" in review.text
        await review.press("s", "enter")
        assert review.session.cursor.row_number == number
        here = row(review, number)
        assert here.mine is not None
        assert (here.mine.note, here.others[0].note) == ("mines", "his")


async def test_a_selected_finding_stays_selected_when_something_is_written_about_it(
    tmp_path: Path, close_story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find_by(monkeypatch, lambda left, right: [clash(left, right, "212", "212")])
    async with reviewing(tmp_path, close_story, reviewer="ana") as review:
        await review.press(";")
        finding = review.session.cursor.selected
        assert finding is not None
        Colleague(review.store).judge(finding.target, CONTRADICT)
        await review.look()
        selected = review.session.cursor.selected
        assert selected is not None
        assert [other.reviewer for other in selected.others] == ["bob"]


async def test_undo_of_a_colleague_takes_their_verdict_off_the_screen(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story, reviewer="ana") as review:
        bob = Colleague(review.store)
        given = bob.judge(row(review, 1).target, DIFFER)
        await review.look()
        assert "bob 2 differ" in _flat(review)
        bob.write((UndoData(given.id), None))
        await review.look()
        assert "bob 2 differ" not in _flat(review)
        assert review.line.strip() == "bob: 1 change taken back on this pair"
        await review.press("u")
        assert review.line.strip() == "there is nothing to undo"


async def test_a_flood_of_news_is_taken_in_by_parts_and_whole(
    tmp_path: Path, close_story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.review._AT_ONCE", 10)
    async with reviewing(tmp_path, close_story, reviewer="ana") as review:
        target = row(review, 2).target
        Colleague(review.store).write(*((NoteData(f"note {n}"), target) for n in range(25)))
        await review.look()
        assert review.line.strip() == "bob: 5 notes on this pair"
        assert [other.note for other in row(review, 2).others] == ["note 24"]


async def test_a_fault_while_looking_for_news_ends_the_program_in_good_order(
    tmp_path: Path, close_story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_follower: Follower) -> tuple[Event, ...]:
        raise RuntimeError("a bug")

    monkeypatch.setattr(Follower, "news", broken)
    with pytest.raises(RuntimeError, match="a bug"):
        async with reviewing(tmp_path, close_story, reviewer="ana") as review:
            await review.look()


# What they wrote before


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@exercises("next_wanted")
async def test_a_wish_and_a_note_without_a_verdict_are_found_by_the_second_reader(
    tmp_path: Path, close_story: Path, size: tuple[int, int]
) -> None:
    async with reviewing(tmp_path, close_story, reviewer="ana") as review:
        await review.press("j", "j", "j", "S", "a", *"who", "enter")
        number = review.session.cursor.row_number
        await review.saved()
    async with reviewing(tmp_path, close_story, reviewer="bob", size=size) as review:
        assert "1S" in review.text or "1 second reader wanted" in review.text
        await review.press("W")
        assert review.session.cursor.row_number == number
        assert "second reader wanted" in review.text
        assert "ana no verdict" in review.text
        assert "who" in review.text
        await review.press("f", "s")
        assert [judged.row.number for judged in _shown(review)] == [number]


def _shown(review: Reviewing) -> list[JudgedRow]:
    numbers = {item.row.number for item in review.session.cursor.items if hasattr(item, "row")}
    return [judged for judged in review.session.pair.judged if judged.row.number in numbers]


@exercises("filter")
async def test_rows_can_be_filtered_by_who_judged_them_and_by_who_did_not(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story, reviewer="ana") as review:
        await review.press("f", "b")
        assert review.line.strip() == "no verdict is shown in the story yet"
        one, two, three = body_rows(review)[:3]
        Colleague(review.store, "bob").judge(one.target, AGREE)
        Colleague(review.store, "cy").judge(two.target, AGREE)
        Colleague(review.store, "cy").judge(three.target, AGREE)
        await review.look()
        await review.press("f", "b", "2")
        assert [judged.target for judged in _shown(review)] == [two.target, three.target]
        await review.press("1", "f")
        assert "y judged by others only     2" in review.text
        await review.press("y")
        assert [judged.target for judged in _shown(review)] == [one.target, three.target]


# Reading blind


async def test_a_blind_reader_finds_no_trace_of_others_until_they_have_judged_themselves(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story, reviewer="ana", blind=True) as review:
        before = review.text
        assert " blind " in before
        target = row(review, review.session.cursor.row_number).target
        bob = Colleague(review.store)
        bob.write((VerdictData(CONTRADICT), target), (NoteData("as in the log"), target))
        bob.write((StateData(second_reader=True), target))
        bob.write((AdjudicationData(CONTRADICT), target))
        with counting_lines() as drawn:
            await review.look()
        assert review.text == before
        assert not {"DiffView", "ReviewSidebar", "TopBar", "KeyBar"} & set(drawn)
        for keys, said in (
            (("X",), "no dispute that you may see while you are blind"),
            (
                ("W",),
                "no wish for a second reader that you may see while you are blind",
            ),
            (("f", "exclamation_mark"), "no row passes the filter: disputed"),
            (("f", "b"), "no verdict is shown in the story yet"),
            (("exclamation_mark",), "give your own verdict first: 1 to 6"),
        ):
            await review.press(*keys)
            assert review.line.strip() == said
        await review.press("H")
        assert "bob" not in review.text
        await review.press("escape", "1", "grave_accent")
        assert "bob 3 contradict" in _flat(review)
        assert "as in the log" in _flat(review)
        assert "final 3 contradict, by bob" in _flat(review)
        await review.press("H")
        assert "bob: final 3 contradict" in review.text


async def test_a_blind_reader_is_told_what_comes_about_a_row_that_they_judged(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story, reviewer="ana", blind=True) as review:
        target = row(review, review.session.cursor.row_number).target
        other = body_rows(review)[5].target
        await review.press("1")
        bob = Colleague(review.store)
        bob.judge(target, CONTRADICT)
        bob.judge(other, CONTRADICT)
        await review.look()
        assert review.line.strip() == "bob: 1 verdict on this pair"
        bob.write((AdjudicationData(CONTRADICT), target))
        bob.write((AdjudicationData(CONTRADICT), other))
        await review.look()
        assert review.line.strip() == "bob: 1 final decision on this pair"


# Disputes


async def test_a_verdict_that_disagrees_with_a_colleagues_says_so(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story, reviewer="ana", blind=True) as review:
        Colleague(review.store).judge(row(review, 1).target, CONTRADICT)
        await review.look()
        await review.press("g", "1")
        assert "1 agree, disputed; " in review.line


@exercises("next_dispute", "final", "undo", "history")
async def test_a_dispute_is_found_settled_shown_as_final_reopened_and_undone(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story, reviewer="ana") as review:
        target = body_rows(review)[4].target
        bob, cy = Colleague(review.store, "bob"), Colleague(review.store, "cy")
        bob.write(
            (VerdictData(CONTRADICT, review.session.pair.left.sha256), target),
            (SourceData("log", "Harbour log"), None),
            (EvidenceData("e", "log", "p. 2"), target),
        )
        cy.write((VerdictData(AGREE), target), (NoteData("same thing"), target))
        await review.look()
        await review.press("X")
        here = review.session.cursor.current
        assert here is not None
        assert here.target == target
        said = _flat(review)
        assert "disputed" in said
        assert "bob 3 contradict, 1 wire is right" in said
        assert "Evidence bob: Harbour log, p. 2" in said
        assert "cy 1 agree" in said
        assert "Note cy: same thing" in said
        assert "1 disputed" in review.text
        assert "   bob 3   cy 1   disputed" in review.text, "on the line above the row"

        await review.press("exclamation_mark")
        assert "bob 3 contradict, 1 wire is right; cy 1 agree" in review.text
        await review.press("3", "h")
        assert "final 3 contradict, 1 wire is right, by ana" in _flat(review)
        assert "disputed" not in review.text
        assert "   bob 3   cy 1   final 3" in review.text
        events = await review.saved()
        verdicts = {event.id for event in events if isinstance(event.data, VerdictData)}
        (final,) = (event.data for event in events if isinstance(event.data, AdjudicationData))
        assert (final.verdict, set(final.saw)) == (CONTRADICT, verdicts)

        cy.judge(target, DIFFER)
        await review.look()
        assert "dispute reopened" in _flat(review)
        assert "reopened by a later verdict" in _flat(review)
        await review.press("H")
        assert "ana: final 3 contradict, 1 wire is right" in review.text
        await review.press("escape", "u")
        assert "undone: row 6, final 3 contradict, 1 wire is right" in review.line
        assert "by ana" not in _flat(review)
        assert "cy 2 differ" in _flat(review)


@exercises("next_dispute")
async def test_disputes_are_gone_through_over_all_pairs_and_round_again(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story, reviewer="ana") as review:
        await review.press("X")
        assert review.line.strip() == "no dispute in the story"
        here = [body_rows(review)[place].target for place in (2, 5)]
        await review.press(">")
        there = body_rows(review)[3].target
        await review.press("<", "g")
        bob, cy = Colleague(review.store, "bob"), Colleague(review.store, "cy")
        for target in (*here, there):
            bob.judge(target, CONTRADICT)
            cy.judge(target, AGREE)
        await review.look()
        await review.press("f", "j")  # hides them all: nothing is judged by ana
        walked = []
        for _ in range(4):
            await review.press("X")
            current = review.session.cursor.current
            assert current is not None
            walked.append(current.target)
        assert walked == [*here, there, here[0]]
        assert review.session.cursor.filter == "all"


async def test_a_dispute_in_a_pair_that_was_not_compared_yet_is_gone_to_once_it_is(
    tmp_path: Path, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reviewing(tmp_path, story, reviewer="ana") as review:
        await review.press(">")
        there = body_rows(review)[3].target
    bob, cy = Colleague(review.store, "bob"), Colleague(review.store, "cy")
    bob.judge(there, CONTRADICT)
    cy.judge(there, AGREE)
    monkeypatch.setattr("tui.screens.comparisons.Comparisons.compare_others", lambda _self: None)
    async with reviewing(tmp_path, story, reviewer="eve") as review:
        await review.press("X")
        current = review.session.cursor.current
        assert current is not None
        assert current.target == there


async def test_leaving_the_question_makes_nothing_final(tmp_path: Path, close_story: Path) -> None:
    async with reviewing(tmp_path, close_story, reviewer="ana") as review:
        await review.press("exclamation_mark")
        assert review.line.strip() == "nobody gave a verdict here yet"
        await review.press("1", "grave_accent", "exclamation_mark", "escape")
        await review.press("exclamation_mark", "3", "escape")
        assert review.line.strip() == "nothing was made final"
        kinds = [event.kind for event in await review.saved()]
        assert kinds == ["verdict"]
        await review.press("exclamation_mark", "2", "exclamation_mark", "x")
        current = review.session.cursor.current
        assert current is not None
        assert current.final is None


async def test_a_final_word_on_a_finding_is_about_the_finding(
    tmp_path: Path, close_story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find_by(monkeypatch, lambda left, right: [clash(left, right, "212", "212")])
    async with reviewing(tmp_path, close_story, reviewer="ana") as review:
        await review.press(";")
        finding = review.session.cursor.selected
        assert finding is not None
        Colleague(review.store, "bob").judge(finding.target, AGREE)
        Colleague(review.store, "cy").judge(finding.target, DIFFER)
        await review.look()
        await review.press("g", "X")
        selected = review.session.cursor.selected
        assert selected is not None
        assert subject_key(selected.target) == subject_key(finding.target)
        assert "bob 1, cy 2" in _flat(review)
        await review.press("exclamation_mark")
        assert "mismatch" not in review.line
        await review.press("2")
        assert "final 2, bob 1, cy 2" in _flat(review)


# Each their own


async def test_a_second_reader_finds_no_half_note_of_the_first_in_the_dialog(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story, reviewer="ann") as review:
        await review.press("a", *"half", "escape")
        review.screen.keep_state()
    async with reviewing(tmp_path, close_story, reviewer="bob") as review:
        await review.press("a")
        assert "half" not in review.text
    async with reviewing(tmp_path, close_story, reviewer="ann") as review:
        await review.press("a")
        assert "half" in review.text
