"""Linking and parting sentences, key by key."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.alignment.edit import Cell
from copydesk.judged.rows import JudgedRow
from copydesk.reviews.anchors import row_target
from copydesk.reviews.kinds import LinkData, UndoData, UnlinkData, VerdictData
from copydesk.reviews.verdict import Verdict
from tests.commands.exercised import exercises
from tests.reviewing import Reviewing, reviewing
from tui.screens.offers import OffersDialog
from tui.session import linking
from tui.session.names import quoted
from tui.session.outcome import Changed, Outcome
from widgets.shown import Offer


def _current(review: Reviewing) -> JudgedRow:
    row = review.session.cursor.current
    assert row is not None
    return row


def _dialog(review: Reviewing) -> OffersDialog:
    dialog = review.app.screen
    assert isinstance(dialog, OffersDialog)
    return dialog


def _offered(review: Reviewing) -> Offer:
    dialog = _dialog(review)
    return dialog.choice.offers[dialog.cursor]


def _told(review: Reviewing, cell: Cell, between: str) -> str:
    """Return how two sentences are called: by their first words."""
    pair = review.session.pair
    assert pair.right is not None
    one, other = pair.left.sentences[cell[0]], pair.right.sentences[cell[1]]
    return f"{quoted(pair.left.quote(one))} {between} {quoted(pair.right.quote(other))}"


async def _go_to(review: Reviewing, relation: str) -> JudgedRow:
    """Go to the first row of a relation that is body text."""
    pair = review.session.pair
    assert pair.right is not None
    for judged in pair.judged:
        sentences = [pair.left.sentences[index] for index in judged.row.left]
        sentences += [pair.right.sentences[index] for index in judged.row.right]
        if judged.row.relation == relation and all(one.kind == "body" for one in sentences):
            return await _on(review, judged)
    raise AssertionError(f"no row is {relation}")


async def _go_to_a_lone_link(review: Reviewing) -> JudgedRow:
    """Go to the first row of two sentences that have no other link."""
    for judged in review.session.pair.judged:
        row = judged.row
        if row.relation == "reworded" and len(linking.links_of(review.session, row)) == 1:
            return await _on(review, judged)
    raise AssertionError("every sentence has several links or none")


async def _on(review: Reviewing, judged: JudgedRow) -> JudgedRow:
    """Put the cursor on a row."""
    review.session.cursor.go_to_row(judged.row.number)
    review.screen.show(Outcome(changed=Changed.CURSOR))
    await review.settle()
    return judged


@exercises("link", "undo", "redo")
async def test_enter_links_with_the_sentence_under_the_cursor_and_stays_there(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story, size=(80, 24)) as review:
        await review.press("greater_than_sign", "less_than_sign")
        alone = (await _go_to(review, "left-only")).row.left[0]
        await review.press("L")
        assert "link a sentence of 1 wire with one of The Halmark Ledger" in review.text
        first = _offered(review)
        await review.press("down")
        second = _offered(review)
        assert second.cell[0] == first.cell[0] == alone
        assert second.cell[1] != first.cell[1]
        await review.press("up", "enter")
        assert (await review.saved())[-1].data == LinkData()
        said = _told(review, first.cell, "with")
        assert f"linked {said}; u takes it back" in review.line
        assert alone in _current(review).row.left
        links = linking.links_of(review.session, _current(review).row)
        assert (*first.cell, 1.0) in [(link.left, link.right, link.confidence) for link in links]
        assert "linked by hand" in review.text
        before = review.session.pair.judged
        await review.press("u")
        assert f"undone: linked {said}" in review.line
        assert _current(review).row.left == (alone,)
        assert "linked by hand" not in review.text
        await review.press("ctrl+r")
        assert "redone: " in review.line
        assert review.session.pair.judged == before
        kinds = [type(event.data) for event in await review.saved()]
        assert kinds == [LinkData, UndoData, UndoData]


@exercises("link")
async def test_a_link_is_typed_in_one_go(tmp_path: Path, close_story: Path) -> None:
    """Keys that come before the dialog is drawn are meant for it."""
    async with reviewing(tmp_path, close_story, size=(80, 24)) as review:
        await _go_to(review, "reworded")
        await review.press("L", "down", "down")
        wanted = _offered(review).cell
        await review.press("escape")
        await review.burst("L", "down", "down", "enter")
        assert f"linked {_told(review, wanted, 'with')};" in review.line
        assert len(await review.saved()) == 1


@exercises("link")
@pytest.mark.parametrize("part", ["6", "U"])
async def test_what_was_parted_is_offered_last_and_the_cursor_starts_on_another(
    tmp_path: Path, close_story: Path, part: str
) -> None:
    async with reviewing(tmp_path, close_story, size=(80, 24)) as review:
        row = (await _go_to_a_lone_link(review)).row
        await review.press(part)
        review.session.cursor.go_to_sentences(row.left[0], None)
        review.screen.show(Outcome(changed=Changed.CURSOR))
        await review.press("L")
        assert _offered(review).label == ""
        offers = _dialog(review).choice.offers
        assert offers[-1].cell == (row.left[0], row.right[0])
        assert [offer.label for offer in offers].index("unlinked by hand") == len(offers) - 1


@exercises("link")
async def test_what_is_linked_already_says_so_and_is_not_what_the_cursor_starts_on(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story, size=(80, 24)) as review:
        row = (await _go_to(review, "reworded")).row
        await review.press("L")
        assert "(linked already)" in review.text
        assert _offered(review).cell[1] not in row.right
        await review.press("ctrl+home")
        assert _offered(review).cell == (row.left[0], row.right[0])
        await review.press("enter")
        assert "linked by hand" in review.text
        await review.press("L")
        assert "(linked by hand)" in review.text
        await review.press("ctrl+home", "enter")
        assert "these two are linked by hand already" in review.line
        assert len(await review.saved()) == 1


@exercises("link")
async def test_the_dialog_starts_from_either_side_and_from_each_sentence_of_a_row(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story, size=(80, 24)) as review:
        first = (await _go_to(review, "reworded")).row
        cell = (first.left[-1] + 1, first.right[-1])
        review.screen.show(linking.link(review.session, cell, "left"))
        await review.settle()
        row = _current(review).row
        assert len(row.left) == 2
        await review.press("L")
        assert "link a sentence of 1 wire with one of 5 rewrite" in review.text
        assert "tab another sentence" in review.text
        cells = [_offered(review).cell]
        for _ in (*row.left, *row.right):
            await review.press("tab")
            cells.append(_offered(review).cell)
        assert [cell[0] for cell in cells[: len(row.left)]] == list(row.left)
        assert cells[-1] == cells[0]
        await review.press("shift+tab")
        while _offered(review).cell[1] != row.right[0]:
            await review.press("shift+tab")
        assert "link a sentence of 5 rewrite with one of 1 wire" in review.text
        wanted = _offered(review).cell
        assert wanted[1] == row.right[0]
        await review.press("enter")
        assert f"linked {_told(review, wanted, 'with')};" in review.line
        assert row.right[0] in _current(review).row.right


@pytest.mark.parametrize("leave", ["escape", "ctrl+g", "ctrl+c"])
@exercises("link")
async def test_leaving_the_dialog_links_nothing(
    tmp_path: Path, close_story: Path, leave: str
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await _go_to(review, "reworded")
        await review.press("L", "down", leave)
        assert review.app.screen is review.screen
        assert await review.saved() == []
        assert review.app.return_code is None


@exercises("link")
async def test_pages_and_ends_of_the_offers_are_reached(tmp_path: Path, close_story: Path) -> None:
    async with reviewing(tmp_path, close_story, size=(80, 24)) as review:
        await _go_to(review, "reworded")
        await review.press("L", "ctrl+end")
        last = len(_dialog(review).choice.offers)
        assert f"{last} of {last}" in review.text
        await review.press("down")
        assert f"{last} of {last}" in review.text
        await review.press("pageup")
        assert f"{last - 8} of {last}" in review.text
        await review.press("pagedown", "ctrl+home", "up")
        assert f"1 of {last}" in review.text


@exercises("link")
async def test_a_number_or_words_narrow_what_is_offered_and_the_row_of_that_number_comes_first(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story, size=(80, 24)) as review:
        await _go_to(review, "reworded")
        await review.press("L")
        everything = len(_dialog(review).choice.offers)
        await review.type("12")
        assert _dialog(review).choice.offers[0].number == "12"
        assert "212" in _dialog(review).choice.offers[1].texts[0], "it may stand in the text, too"
        await review.burst("ctrl+u")
        await review.type("Captain RADIOED")
        (only,) = _dialog(review).choice.offers
        assert "Captain Eldric Salmon reportedly radioed" in only.texts[0]
        await review.type(" zebra")
        assert "no sentence here has that" in review.text
        await review.press("enter")
        assert _dialog(review).is_current
        await review.burst("ctrl+u")
        assert len(_dialog(review).choice.offers) == everything
        await review.type("radioed")
        await review.press("enter")
        assert "linked " in review.line
        assert (await review.saved())[-1].data == LinkData()


@exercises("link")
async def test_offers_are_called_by_the_rows_that_hold_them(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story, size=(80, 24)) as review:
        await _go_to(review, "reworded")
        await review.press("L")
        for offer in _dialog(review).choice.offers:
            row = review.session.pair.numbered(int(offer.number))
            assert row is not None
            assert offer.cell[1] in row.row.right


@exercises("link", "fold_all")
async def test_furniture_and_lonely_headings_have_nothing_to_be_linked_with(
    tmp_path: Path,
) -> None:
    story = tmp_path / "story"
    story.mkdir()
    body = "The ferry Aster ran aground on Thursday night.\n\nNobody was hurt, the owners said.\n"
    (story / "a.md").write_text(
        "By Lena Askwith\n\n" + body + "\n# What the owners say\n\nNothing.\n"
    )
    (story / "b.md").write_text(body)
    async with reviewing(tmp_path, story) as review:
        kinds = [sentence.kind for sentence in review.session.pair.left.sentences]
        assert kinds == ["byline", "body", "body", "headline", "body"]
        review.session.cursor.go_to_sentences(3, None)
        review.screen.show(Outcome(changed=Changed.CURSOR))
        await review.press("L")
        assert "nothing to link this with: a heading" in review.line
        await review.press("Z", "g", "L")
        assert _current(review).row.furniture
        assert "furniture is never linked" in review.line
        await review.press("U")
        assert "no sentence of this row is linked" in review.line
        assert await review.saved() == []


@exercises("unlink", "undo")
async def test_the_only_link_of_a_row_is_parted_at_once(tmp_path: Path, close_story: Path) -> None:
    async with reviewing(tmp_path, close_story) as review:
        before = review.session.pair.judged
        row = (await _go_to_a_lone_link(review)).row
        await review.press("U")
        assert [event.data for event in await review.saved()] == [UnlinkData()]
        said = _told(review, (row.left[0], row.right[0]), "from")
        assert f"unlinked {said}; u takes it back" in review.line
        assert _current(review).row.relation.endswith("only")
        assert row.left[0] in _current(review).row.left
        await review.press("U")
        assert "no sentence of this row is linked; L links one" in review.line
        await review.press("L")
        assert "(unlinked by hand)" in review.text
        await review.press("escape", "u")
        assert f"undone: unlinked {said}" in review.line
        assert review.session.pair.judged == before


@exercises("link", "unlink")
async def test_which_of_several_links_is_parted_is_asked(tmp_path: Path, close_story: Path) -> None:
    """Links inside the row come first, then its cross-references."""
    async with reviewing(tmp_path, close_story, size=(80, 24)) as review:
        await _go_to(review, "reworded")
        await review.press("L", "ctrl+end", "enter")
        row = _current(review).row
        links = linking.links_of(review.session, row)
        assert len(links) > 1
        await review.press("U")
        assert "unlink which sentences of row" in review.text
        assert f"1 of {len(links)}" in review.text
        await review.press("down")
        assert _offered(review).cell == (links[1].left, links[1].right)
        await review.press("escape")
        assert review.app.screen is review.screen
        await review.press("U", "down", "enter")
        assert (await review.saved())[-1].data == UnlinkData()
        left = {(link.left, link.right) for link in linking.links_of(review.session, row)}
        assert (links[1].left, links[1].right) not in left
        assert (links[0].left, links[0].right) in left


@exercises("unlink")
async def test_a_row_that_has_only_just_come_up_is_not_parted(
    tmp_path: Path, close_story: Path
) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await _go_to(review, "reworded")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("tui.screens.sight.Sight.knows", lambda *_: False)
            await review.press("U")
        assert "only just come up" in review.line
        assert await review.saved() == []


@exercises("link", "history")
async def test_history_tells_who_linked_what(tmp_path: Path, close_story: Path) -> None:
    async with reviewing(tmp_path, close_story) as review:
        await _go_to(review, "reworded")
        await review.press("L", "enter", "H")
        assert "tester: linked " in review.text
        await review.press("q", "u", "H")
        assert "Nothing was decided on this row yet." in review.text


@exercises("link")
async def test_what_an_article_holds_reaches_no_terminal_through_the_dialog(
    tmp_path: Path,
) -> None:
    story = tmp_path / "story"
    story.mkdir()
    first = "The ferry \x1b]52;c;eA==\x07Aster [bold]ran[/] aground on Thursday night, they said.\n"
    (story / "a.txt").write_text(first + "\nNobody was hurt \u202eon board of the ship.\n")
    (story / "b.txt").write_text("A quite different \x9b31m thing happened [/foo] over there.\n")
    async with reviewing(tmp_path, story, size=(80, 24)) as review:
        await review.press("L")
        assert "[bold]ran[/]" in review.text
        assert "[/foo]" in review.text
        await review.press("tab", "escape", "G", "L")
        for control in "\x1b\x07\x9b\u202e":
            assert control not in review.text


@exercises("regroup", "history", "undo")
async def test_a_row_that_a_verdict_holds_is_regrouped_and_its_history_says_by_whom(
    tmp_path: Path, close_story: Path
) -> None:
    """The verdict is on sentences of two rows, as one given when they were linked would be."""
    async with reviewing(tmp_path, close_story) as review:
        pair = review.session.pair
        assert pair.right is not None
        row = (await _go_to(review, "reworded")).row
        await review.press("R")
        assert f"no verdict holds row {row.number}" in review.line
        lefts, rights = (*row.left, row.left[-1] + 1), row.right
        judged_then = row_target(pair.left, lefts, pair.right, rights)
        review.session.write((VerdictData(Verdict.DIFFER), judged_then))
        review.screen.show(Outcome(changed=Changed.ROWS))
        await review.settle()
        assert _current(review).row.left == lefts
        await review.press("R")
        assert "regrouped; u takes it back" in review.line
        assert _current(review).row.left == row.left
        assert _current(review).changed_since
        await review.press("H")
        assert "tester: regrouped" in review.text
        await review.press("q", "u")
        assert "undone: regrouping" in review.line
        assert _current(review).row.left == lefts
        await review.press("H")
        assert "regrouped" not in review.text
