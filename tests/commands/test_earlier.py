"""Articles that are edited between two sessions: what the screen says of decisions on them."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from copydesk.alignment.row import Row
from copydesk.reviews.anchors import article_target
from copydesk.reviews.kinds import ClosingData, UndoData, VersionData
from tests.colleague import Colleague
from tests.commands.exercised import exercises
from tests.desk.newsroom import POST, WIRE
from tests.reviewing import Reviewing, reviewing
from tui.session import linking
from tui.session.outcome import Changed

WITNESS = "A witness said the lights of the ferry went out before she struck."
"""A sentence that can be taken out of the wire."""

UNSEEN: dict[str, Callable[[bytes], bytes]] = {
    "Windows line ends": lambda data: data.replace(b"\n", b"\r\n"),
    "a byte order mark": lambda data: b"\xef\xbb\xbf" + data,
}
"""Edits that change no word."""


class Office:
    """A folder of two retellings that is reviewed, edited and reviewed again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.story = folder / "story"
        self.story.mkdir()
        (self.story / "wire.txt").write_text(f"{WIRE}\n{WITNESS}\n", encoding="utf-8")
        (self.story / "post.txt").write_text(POST, encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace words, which must stand there once, in an article."""
        path = self.story / name
        text = path.read_bytes().decode()
        assert text.count(old) == 1
        path.write_bytes(text.replace(old, new).encode())

    @asynccontextmanager
    async def opened(
        self, reviewer: str = "ana", size: tuple[int, int] = (120, 40)
    ) -> AsyncIterator[Reviewing]:
        """Open the review, wire beside post, as it is on another day."""
        async with reviewing(
            self._folder, self.story, reviewer=reviewer, size=size, base="wire.txt"
        ) as review:
            yield review

    async def judge(self, words: str, *keys: str, reviewer: str = "ana") -> None:
        """Judge the row that holds some words, in a session of its own."""
        async with self.opened(reviewer) as review:
            await _stand_on(review, words)
            await review.press(*keys)
            assert await review.saved()


def _row_of(review: Reviewing, words: str) -> Row:
    """Return the row that holds some words."""
    pair = review.session.pair
    for judged in pair.judged:
        for article, run in ((pair.left, judged.row.left), (pair.right, judged.row.right)):
            if article is not None and any(
                words in article.quote(article.sentences[index]) for index in run
            ):
                return judged.row
    raise AssertionError(f"no row holds {words!r}")


async def _stand_on(review: Reviewing, words: str) -> None:
    """Put the cursor on the row that holds some words."""
    assert review.session.cursor.go_to_row(_row_of(review, words).number)
    review.screen._painter.draw(Changed.ROWS)
    await review.settle()


def _in_dialog(review: Reviewing) -> str:
    """Return what a dialog says, whatever its lines are broken at."""
    lines = [line.split("│") for line in review.text.splitlines()]
    return " ".join(" ".join(line[1] for line in lines if len(line) > 1).split())


def _top(review: Reviewing) -> str:
    return review.text.splitlines()[0]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


# What comes along


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("way", UNSEEN)
async def test_what_nobody_sees_changes_nothing_on_the_screen(
    office: Office, size: tuple[int, int], way: str
) -> None:
    async with office.opened() as review:
        for words, *keys in (("212", "3", "h"), ("Captain", "1"), ("No one was hurt", "2")):
            await _stand_on(review, words)
            await review.press(*keys)
    async with office.opened(size=size) as review:
        before = review.text
    assert "3 of 7 done" in before
    wire = office.story / "wire.txt"
    wire.write_bytes(UNSEEN[way](wire.read_bytes()))
    async with office.opened(size=size) as review:
        assert review.text == before


async def test_a_corrected_word_shows_in_the_review_beside_the_old_one(office: Office) -> None:
    await office.judge("212 passengers", "3", "h")
    office.edit("wire.txt", "212 passengers", "213 passengers")
    async with office.opened() as review:
        assert "1 changed since" in _top(review)
        await _stand_on(review, "213 passengers")
        assert "changed since: to do" in review.text
        assert "[-212-]{+213+}" in review.text


async def test_others_see_what_changed_under_a_verdict_too(office: Office) -> None:
    await office.judge("212 passengers", "2")
    office.edit("wire.txt", "212 passengers", "213 passengers")
    async with office.opened("bo") as review:
        assert "1 changed since" in _top(review)
        await review.press("f", "c")
        assert "filter: changed since" in _top(review)
        await _stand_on(review, "213 passengers")
        assert "[-212-]{+213+}" in review.text


async def test_a_row_that_got_a_sentence_says_what_it_was_judged_without(office: Office) -> None:
    await office.judge("No one was hurt", "1")
    async with office.opened() as review:
        (lights,) = _row_of(review, WITNESS).left
        cell = lights, _row_of(review, "No one was hurt").right[0]
        review.screen.show(linking.link(review.session, cell, "left"))
        await review.settle()
        await _stand_on(review, "No one was hurt")
        assert "judged without:" in review.text


async def test_a_colleagues_word_on_a_version_arrives_while_one_looks(office: Office) -> None:
    await office.judge("212 passengers", "2")
    office.edit("wire.txt", "212 passengers", "213 passengers")
    async with office.opened() as review:
        assert "1 changed since" in _top(review)
        wire = review.session.pair.left
        (earlier,) = review.session.desk.lineage.earlier(wire)
        denial = VersionData("wire.txt", replaces=earlier.citation.key.sha256, denied=True)
        Colleague(review.store).write((denial, article_target(wire)))
        await review.look()
        assert "1 of absent articles: O" in _top(review)
        assert "0 of 7 done" in _top(review)


# Decisions without a place


@exercises("orphans", "undo")
async def test_a_verdict_whose_sentence_is_gone_is_listed_placed_again_and_taken_back(
    office: Office,
) -> None:
    await office.judge(WITNESS, "4")
    office.edit("wire.txt", WITNESS, "")
    async with office.opened() as review:
        assert "1 without a place: O" in _top(review)
        await _stand_on(review, "No one was hurt")
        await review.press("O")
        assert "decisions without a place: 1" in review.text
        assert "4 one-sided, by ana" in review.text
        assert "the lights of the ferry" in review.text
        await review.press("p")
        assert "placed again" in review.line
        assert "without a place" not in _top(review)
        row = review.session.cursor.current
        assert row is not None
        assert row.mine is not None
        assert row.mine.verdict is not None
        assert row.mine.verdict.word == "one-sided"
        await review.press("u")
        assert "4 one-sided" in review.line
        assert "1 without a place: O" in _top(review)
        await review.press("ctrl+r")
        assert "without a place" not in _top(review)


async def test_a_decision_without_a_place_is_closed_for_good_and_u_lists_it_again(
    office: Office,
) -> None:
    await office.judge(WITNESS, "4")
    office.edit("wire.txt", WITNESS, "")
    async with office.opened() as review:
        await review.press("O", "c")
        assert "closed" in review.line
        assert "without a place" not in _top(review)
        assert (await review.saved())[-1].data == ClosingData("closed")
    async with office.opened() as review:
        assert "without a place" not in _top(review)
        await review.press("O")
        assert "every decision has its place" in review.line
        await review.press("u")
        assert "1 without a place: O" in _top(review)


async def test_leaving_the_list_changes_nothing(office: Office) -> None:
    await office.judge(WITNESS, "4")
    office.edit("wire.txt", WITNESS, "")
    async with office.opened() as review:
        before = review.text
        await review.press("O", "escape")
        assert review.text == before


async def test_only_who_made_a_decision_can_place_or_close_it(office: Office) -> None:
    await office.judge(WITNESS, "4")
    office.edit("wire.txt", WITNESS, "")
    async with office.opened("bo") as review:
        assert "1 without a place: O" in _top(review)
        for key in "pc":
            await review.press("O", key)
            assert "only ana can place or close it" in review.line
        assert len(await review.saved()) == 1


async def test_a_decision_is_not_placed_where_another_of_mine_stands(office: Office) -> None:
    await office.judge(WITNESS, "4")
    await office.judge("No one was hurt", "1")
    office.edit("wire.txt", WITNESS, "")
    async with office.opened() as review:
        await _stand_on(review, "No one was hurt")
        await review.press("O", "p")
        assert "has a decision of yours" in review.line
        assert "1 without a place: O" in _top(review)


async def test_what_waits_for_an_article_that_is_gone_is_told(office: Office) -> None:
    await office.judge("212 passengers", "2")
    (office.story / "post.txt").unlink()
    (office.story / "radio.txt").write_text("Weather\n\nRain is expected on Monday.\n")
    async with office.opened() as review:
        assert "1 of absent articles: O" in _top(review)
        await review.press("O")
        assert "about post.txt, which isn't here" in review.text
        await review.press("p")
        assert "its article isn't here" in review.line


# Versions


async def test_a_renamed_article_keeps_its_verdicts(office: Office) -> None:
    await office.judge("212 passengers", "2")
    (office.story / "post.txt").rename(office.story / "the-post.txt")
    office.edit("the-post.txt", "Nobody was hurt", "No passenger was hurt")
    async with office.opened() as review:
        assert "1 of 7 done" in _top(review)
        await review.press("V")
        assert "nearly the same text; called post.txt" in _in_dialog(review)


@exercises("versions", "previous_article")
async def test_an_earlier_text_and_the_present_one_stand_side_by_side(office: Office) -> None:
    await office.judge("212 passengers", "2")
    office.edit("post.txt", "221 passengers", "230 passengers")
    async with office.opened() as review:
        await review.press("V")
        assert "versions of post" in review.text
        assert "1 decision; same name" in _in_dialog(review)
        await review.press("enter")
        assert "post as it was" in _top(review)
        assert "post now" in _top(review)
        assert re.search(r"\b221\b.*\|.*\b230\b", review.text)
        await _stand_on(review, "230 passengers")
        for key in "1a.t":
            await review.press(key if key != "." else "full_stop")
            assert "nothing is decided here" in review.line
        await review.press("less_than_sign")
        assert "wire | post" in _top(review)
        assert len(await review.saved()) == 1


@pytest.mark.parametrize("key", ["greater_than_sign", "escape", "X"])
async def test_other_keys_lead_back_from_an_earlier_text_too(office: Office, key: str) -> None:
    await office.judge("212 passengers", "2")
    office.edit("post.txt", "221 passengers", "230 passengers")
    async with office.opened() as review:
        await review.press("V", "enter", key)
        assert "wire | post" in _top(review)


async def test_the_earlier_texts_of_the_base_are_a_key_away(office: Office) -> None:
    async with office.opened() as review:
        await review.press("V", "o")
        assert "versions of wire" in review.text
        await review.press("V")
        assert "versions of post" in review.text


async def test_a_version_that_is_none_is_denied_and_taken_back(office: Office) -> None:
    await office.judge("212 passengers", "2")
    office.edit("post.txt", "221 passengers", "230 passengers")
    async with office.opened() as review:
        assert "1 changed since" in _top(review)
        await review.press("V", "n")
        assert "post is not a later version of that text" in review.line
        assert "1 of absent articles: O" in _top(review)
        assert "changed since" not in _top(review)
        await review.press("u")
        assert "1 changed since" in _top(review)
        kinds = [type(event.data) for event in await review.saved()]
        assert kinds[1:] == [VersionData, UndoData]


async def test_an_article_written_anew_under_another_name_is_told_to_be_a_version(
    office: Office,
) -> None:
    await office.judge("212 passengers", "2")
    (office.story / "post.txt").unlink()
    (office.story / "evening.txt").write_text(
        "Aster refloated\n\nThe Aster was carrying 221 passengers, owners said on Friday.\n"
    )
    async with office.opened() as review:
        assert "1 of absent articles: O" in _top(review)
        await review.press("V", "G", "y")
        assert "evening is a later version of that text" in review.line
        assert "of absent articles" not in _top(review)
        await review.press("V")
        assert "said by ana" in review.text


async def test_articles_edited_apart_are_marked_in_the_list(office: Office) -> None:
    await office.judge("212 passengers", "2")
    first = (office.story / "post.txt").read_text()
    office.edit("post.txt", "221 passengers", "230 passengers")
    await office.judge("Nobody was hurt", "1")
    second = (office.story / "post.txt").read_text()
    (office.story / "post.txt").write_text(first)
    await office.judge("The lifeboats of the town", "1")
    (office.story / "post.txt").write_text(second)
    async with office.opened() as review:
        lines = review.text.splitlines()
        (name,) = (place for place, line in enumerate(lines) if line.startswith("> post"))
        assert "V" in lines[name + 1].split("|")[0].split()
        await review.press("V")
        assert "edited apart" in review.text
