"""Choosing what stands side by side, and correcting what is known about an article."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from copydesk.reviews.kinds import FactsData, UndoData
from tests.commands.exercised import exercises
from tests.reviewing import reviewing
from tui.cards.titles import titles_of
from tui.screens.panes import Drawing
from tui.session.decisions import correct_facts

DOCUMENT = Path(__file__).parent.parent / "formats" / "docx" / "libreoffice.docx"

WIRE, NATIONAL, REWRITE = 0, 1, 2
"""The articles of `story` in list order; the wire is the base."""


@exercises("next_article", "previous_article")
async def test_angle_brackets_go_through_the_articles_and_say_where_they_end(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        session = review.session
        assert (session.base, session.other) == (WIRE, NATIONAL)
        await review.press("less_than_sign")
        assert "this is the first article" in review.line
        await review.press("greater_than_sign")
        assert session.other == REWRITE
        assert "| 5 rewrite" in review.text.splitlines()[0]
        assert "Ferry Aster gets stuck" in review.text
        await review.press("greater_than_sign")
        assert "this is the last article" in review.line
        await review.press("less_than_sign")
        assert session.other == NATIONAL
        assert "Town in slippers" in review.text


async def test_each_pair_is_found_again_at_the_row_where_it_was_left(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        await review.press("G")
        row = review.session.cursor.row_number
        await review.press("greater_than_sign", "g", "j", "j", "less_than_sign")
        assert review.session.cursor.row_number == row
        await review.press("greater_than_sign")
        assert review.session.cursor.row_number == 4, "row 2 is folded: it is passed over"


@exercises("pin")
async def test_p_in_the_texts_makes_the_other_article_the_base(tmp_path: Path, story: Path) -> None:
    async with reviewing(tmp_path, story) as review:
        await review.press("p")
        said = "The Halmark Ledger is the base now; p on 1 wire in the list takes it back"
        assert said in review.line
        assert (review.session.base, review.session.other) == (NATIONAL, WIRE)
        assert "The Halmark Ledger | 1 wire" in review.text.splitlines()[0]
        await review.press("p")
        assert (review.session.base, review.session.other) == (WIRE, NATIONAL)


@exercises("pin")
async def test_p_in_the_list_pins_the_article_under_its_cursor_and_keeps_the_other(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        await review.press("h", "G", "p")
        assert (review.session.base, review.session.other) == (REWRITE, NATIONAL)
        assert "B 5 rewrite" in review.text
        await review.press("G", "p")
        assert "this is the base already" in review.line


@exercises("pin")
async def test_p_leaves_the_cursor_on_the_sentences_it_was_on(tmp_path: Path, story: Path) -> None:
    async with reviewing(tmp_path, story) as review:
        await review.press("p", "p")
        await review.press("right_parenthesis", "right_parenthesis")
        before = review.session.cursor.current
        await review.press("p")
        after = review.session.cursor.current
        assert before is not None
        assert after is not None
        assert after.target.key == before.target.key


@exercises("pin")
async def test_who_has_another_key_for_pinning_is_told_that_one(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story, drawing=Drawing(keys={"pin": ("w",)})) as review:
        await review.press("w")
        assert "; w on 1 wire in the list takes it back" in review.line


@exercises("choose")
async def test_enter_in_the_list_compares_with_the_article_under_its_cursor(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        await review.press("enter")
        assert review.session.other == NATIONAL
        await review.press("h", "j", "enter")
        assert review.session.other == REWRITE
        assert review.screen.pane == "texts"
        assert "Ferry Aster gets stuck" in review.text
        await review.press("h", "g", "enter")
        assert "this is the base" in review.line
        assert (review.session.base, review.session.other) == (WIRE, REWRITE)


@exercises("facts", "undo")
async def test_an_articles_facts_are_shown_corrected_and_the_correction_taken_back(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        await review.press("greater_than_sign", "i")
        assert "article facts" in review.text
        assert "5-rewrite.txt" in review.text
        assert "outlet     not known" in review.text
        await review.press("e")
        await review.type("Nordvick Post")
        await review.press("enter")
        await review.burst("home", "ctrl+k")
        await review.type("2031-03-16")
        await review.press("ctrl+s")
        assert "facts of Nordvick Post: outlet, published corrected" in review.line
        (event,) = await review.saved()
        assert event.data == FactsData(
            outlet="Nordvick Post", published="2031-03-16", published_is_guess=False
        )
        assert "| Nordvick Post" in review.text.splitlines()[0]
        assert "Nordvick Post, 16 Mar" in review.text
        await review.press("u")
        assert isinstance((await review.saved())[-1].data, UndoData)
        assert "| 5 rewrite" in review.text.splitlines()[0]
        assert "Nordvick Post" not in review.text.replace(review.line, "")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 16)])
@exercises("facts", "undo")
async def test_who_wrote_an_article_and_when_it_was_changed_can_be_corrected(
    tmp_path: Path, story: Path, size: tuple[int, int]
) -> None:
    """The last lines of the form are reached on small screens too."""
    (story / "5-rewrite.txt").write_text("The Aster ran aground.\n\nNobody was hurt.\n")
    async with reviewing(tmp_path, story, size=size) as review:
        await review.press("greater_than_sign", "i", "e", *["down"] * 6)
        await review.type("Ana [b]Ferro")
        assert "Ana [b]Ferro" in review.text
        await review.press("enter")
        await review.type("16 March 2031")
        assert "16 March 2031" in review.text
        assert "is kept as 2031-03-16" in review.text
        await review.press("ctrl+s")
        (event,) = await review.saved()
        assert event.data == FactsData(
            published_unknown=True, author="Ana [b]Ferro", updated="2031-03-16"
        )
        right = titles_of(review.session)[1]
        assert "Ana [b]Ferro" in right.details
        await review.press("i", "pagedown")
        await review.press("pageup")
        assert "updated    2031-03-16" in review.text
        await review.press("q", "u")
        assert "Ana [b]Ferro" not in titles_of(review.session)[1].details


async def test_a_byline_in_the_text_wins_over_what_the_format_says_of_the_author(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        session = review.session
        wire = session.desk.article(WIRE)
        correct_facts(session, wire, {"author": "Somebody Else"})
        assert "By Lena Askwith" in titles_of(session)[0].details


@exercises("facts")
async def test_a_format_that_tells_its_encoding_has_none_to_name(
    tmp_path: Path, story: Path
) -> None:
    shutil.copy(DOCUMENT, story / "6.docx")
    async with reviewing(tmp_path, story) as review:
        await review.press("h", "G", "i")
        assert "encoding   told by the file itself" in review.text
        await review.press("e", *["down"] * 4)
        await review.type("cp1251")
        await review.press("ctrl+s")
        said = " ".join(review.text.replace("│", " ").split())
        assert "6.docx is in a format that has no encoding to name: leave it empty." in said
        await review.press("escape")
        assert await review.saved() == []


@exercises("facts")
async def test_the_facts_of_the_base_are_one_key_away_and_a_wrong_date_is_refused(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        await review.press("i", "o")
        assert "1-wire.txt" in review.text
        await review.press("e", "down")
        await review.burst("home", "ctrl+k")
        await review.type("4/3/2031")
        await review.press("ctrl+s")
        assert "can be 4 March or 3 April" in " ".join(review.text.split())
        await review.press("escape")
        assert await review.saved() == []


@exercises("facts")
async def test_date_and_language_are_kept_in_one_form_however_they_are_typed(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        await review.press("greater_than_sign", "i", "e", "down")
        await review.type("March 16")
        assert "is kept as 2031-03-16" in review.text
        await review.press("enter", "down")
        await review.type("englisch")
        assert "is kept as en" in review.text
        await review.press("ctrl+s")
        (event,) = await review.saved()
        assert event.data == FactsData(
            published="2031-03-16", published_is_guess=False, language="en"
        )


@exercises("facts")
async def test_a_line_that_cannot_be_read_is_not_left_by_enter_and_says_what_is_accepted(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        await review.press("i", "e", "down", "down", "down")
        await review.type("klingon")
        assert "klingon'" not in review.text
        await review.press("enter")
        assert "No language called 'klingon' is known here." in review.text
        await review.press("ctrl+s")
        assert "No language called 'klingon' is known here." in review.text
        await review.press("ctrl+u")
        assert "No language" not in review.text
        await review.press("escape")
        assert await review.saved() == []


@exercises("facts")
async def test_what_the_other_articles_and_the_words_suggest_is_one_key_away(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        await review.press("greater_than_sign", "i")
        assert "language   en (told by its words: English)" in review.text
        await review.press("e", "down")
        assert "ctrl+n: 2031-03-15 (as another article)" in review.text
        await review.press("ctrl+n", "down", "down")
        assert "ctrl+n: en (told by its words)" in review.text
        await review.press("ctrl+n", "ctrl+s")
        (event,) = await review.saved()
        assert event.data == FactsData(
            published="2031-03-15", published_is_guess=False, language="en"
        )


@exercises("facts")
async def test_a_date_that_nobody_knows_is_left_empty_and_not_asked_for_again(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        await review.press("greater_than_sign", "i", "e")
        await review.press("ctrl+s")
        assert "published not known; not asked again" in review.line


@exercises("facts")
async def test_in_the_list_the_facts_are_those_of_the_article_under_its_cursor(
    tmp_path: Path, story: Path
) -> None:
    async with reviewing(tmp_path, story) as review:
        await review.press("h", "j", "i")
        assert "5-rewrite.txt" in review.text
        await review.press("q", "g", "i")
        assert "1-wire.txt" in review.text
