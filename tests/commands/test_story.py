"""The story on the screen: how all articles put a claim, and what all pairs ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.articles.article import Article
from copydesk.findings.finding import Finding
from copydesk.reviews.kinds import ClaimData
from copydesk.reviews.verdict import Verdict
from tests.commands.exercised import exercises
from tests.made_findings import clash, find_by
from tests.reviewing import Reviewing, reviewing
from tui.screens.overview import OverviewScreen
from tui.screens.story import StoryScreen
from tui.session.session import Session

_MINES = {
    "1-wire.txt": (
        "Mine floods near Selbach\n\nWater broke into the Selbach mine on Tuesday night."
        "\n\nEleven miners climbed out through the old shaft.\n"
    ),
    "2-daily.txt": (
        "Flood in Selbach\n\nWater broke into the Selbach mine on Tuesday night."
        "\n\nEleven miners climbed out through the old shaft.\n"
    ),
    "3-post.txt": (
        "Selbach mine under water\n\nWater broke into the Seebach mine on Tuesday night."
        "\n\nThe pumps had been off since May.\n"
    ),
}


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A story of three articles, one of which calls the mine by another name."""
    folder = tmp_path / "mine"
    folder.mkdir()
    for name, text in _MINES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


async def _stand_on(review: Reviewing, words: str) -> None:
    """Go to the row of the base that has these words."""
    await review.press("g")
    for _ in range(20):
        current = review.session.cursor.current
        assert current is not None
        left = review.session.pair.left
        if any(words in left.quote(left.sentences[index]) for index in current.row.left):
            return
        await review.press("j")
    raise AssertionError(words)


def _is_open(review: Reviewing) -> bool:
    return isinstance(review.app.screen, StoryScreen)


@exercises("story")
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_m_shows_how_each_article_puts_the_claim_the_odd_one_out_first(
    tmp_path: Path, mine: Path, size: tuple[int, int]
) -> None:
    async with reviewing(tmp_path, mine, size=size) as review:
        await _stand_on(review, "Water broke")
        await review.press("m")
        assert _is_open(review)
        text = review.text
        assert text.index("Seebach") < text.index("Selbach")
        assert "2 articles in the same words" in text
        assert text.count("Water broke into the Selbach mine") == 1
        assert "q Esc leave" in text
        await review.press("q")
        assert not _is_open(review)


@exercises("story")
async def test_the_story_view_names_the_articles_that_dont_make_the_claim(
    tmp_path: Path, mine: Path
) -> None:
    async with reviewing(tmp_path, mine) as review:
        await _stand_on(review, "Eleven miners")
        await review.press("m")
        lacking = next(line for line in review.text.split("\n") if "Not in" in line)
        assert "3 post" in lacking


@exercises("story")
async def test_enter_in_the_story_view_goes_to_the_row_of_that_article(
    tmp_path: Path, mine: Path
) -> None:
    async with reviewing(tmp_path, mine) as review:
        await _stand_on(review, "Water broke")
        assert review.session.other == 1
        await review.press("m", "g", "enter")
        assert not _is_open(review)
        assert review.session.other == 2
        current, right = review.session.cursor.current, review.session.pair.right
        assert current is not None
        assert right is not None
        assert "Seebach" in right.quote(right.sentences[current.row.right[0]])


@exercises("story")
async def test_the_story_view_shows_my_verdict_on_each_pair(tmp_path: Path, mine: Path) -> None:
    async with reviewing(tmp_path, mine) as review:
        await review.press("greater_than_sign")
        await _stand_on(review, "Water broke")
        await review.press("3", "h")
        await _stand_on(review, "Water broke")
        await review.press("m")
        assert "3 contradict, 1 wire is right" in review.text
        assert "the base" in review.text


@exercises("story")
async def test_the_cursor_of_the_story_view_goes_through_articles_and_wordings(
    tmp_path: Path, mine: Path
) -> None:
    async with reviewing(tmp_path, mine) as review:
        await _stand_on(review, "Water broke")
        await review.press("m", "G", "k", "g", "pagedown", "j", "pageup", "pageup", "m")
        assert not _is_open(review)


@exercises("claim")
async def test_c_writes_the_claim_in_ones_own_words_and_u_takes_it_back(
    tmp_path: Path, mine: Path
) -> None:
    async with reviewing(tmp_path, mine) as review:
        await _stand_on(review, "Water broke")
        await review.press("c")
        await review.type("where the water came in")
        await review.press("enter")
        written = [e.data for e in await review.saved() if isinstance(e.data, ClaimData)]
        assert written == [ClaimData("where the water came in")] * 3, "in each that makes it"
        await review.press("m")
        assert "Claim: where the water came in" in review.text
        await review.press("q", "u", "m")
        assert "where the water came in" not in review.text


@exercises("claim")
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_the_claim_stands_beside_its_row(
    tmp_path: Path, mine: Path, size: tuple[int, int]
) -> None:
    async with reviewing(tmp_path, mine, size=size) as review:
        await _stand_on(review, "Water broke")
        await review.press("c")
        await review.type("the flood")
        await review.press("enter")
        assert "the flood" in review.text
        await _stand_on(review, "Eleven miners")
        assert "the flood" not in review.text


@exercises("story")
async def test_c_in_the_story_view_writes_the_claim_and_shows_it_there(
    tmp_path: Path, mine: Path
) -> None:
    async with reviewing(tmp_path, mine) as review:
        await _stand_on(review, "Water broke")
        await review.press("m", "c")
        await review.type("the flood")
        await review.press("enter")
        assert _is_open(review)
        assert "Claim: the flood" in review.text


@exercises("claim")
async def test_a_claim_holds_in_every_pair_and_whichever_article_is_the_base(
    tmp_path: Path, mine: Path
) -> None:
    async with reviewing(tmp_path, mine) as review:
        await _stand_on(review, "Water broke")
        await review.press("c")
        await review.type("the flood")
        await review.press("enter", "greater_than_sign")
        await _stand_on(review, "Water broke")
        await review.press("m")
        assert "Claim: the flood" in review.text
        await review.press("q", "p")
        await _stand_on(review, "Water broke")
        await review.press("m")
        assert "Claim: the flood" in review.text


async def test_in_blind_mode_anothers_claim_waits_for_ones_own_verdict(
    tmp_path: Path, mine: Path
) -> None:
    async with reviewing(tmp_path, mine, reviewer="ana") as review:
        await _stand_on(review, "Water broke")
        await review.press("c")
        await review.type("the flood")
        await review.press("enter")
        await review.saved()
    async with reviewing(tmp_path, mine, reviewer="bob", blind=True) as review:
        await _stand_on(review, "Water broke")
        await review.press("m")
        assert "the flood" not in review.text
        await review.press("q", "1")
        await _stand_on(review, "Water broke")
        await review.press("m")
        assert "Claim: the flood" in review.text


# The overview

_NAMES = {"1-wire.txt": "Selbach mine", "2-daily.txt": "Selbach mine", "3-post.txt": "Seebach mine"}
"""What each article calls the mine, in a sentence that all have."""


def _misnamed(left: Article, right: Article) -> list[Finding]:
    """Find that the post calls the mine by another name."""
    here, there = _NAMES[left.name], _NAMES[right.name]
    if here != there:
        return [clash(left, right, here, there, kind="name")]
    if "Selbach" not in here:
        return []
    words = {"1-wire.txt": "Eleven", "2-daily.txt": "Flood in"}
    return [clash(left, right, words[left.name], words[right.name], kind="scope", severity="low")]


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the pairs ask about the name of the mine, and one about something else."""
    find_by(monkeypatch, _misnamed)


async def _all_compared(review: Reviewing) -> None:
    """Wait until all three pairs are compared."""
    await review.until(lambda: len(review.session.apart) == 1)


def _in_overview(review: Reviewing) -> bool:
    return isinstance(review.app.screen, OverviewScreen)


def _judged(review: Reviewing) -> dict[frozenset[str], tuple[Verdict, str]]:
    """Return the verdicts on findings by the names of their articles, with who is right."""
    names = {article.sha256: article.name for article in map(review.session.article, range(3))}
    return {
        frozenset(names[sha256] for sha256 in judgement.target.hashes): (
            judgement.verdict,
            names.get(judgement.right, judgement.right),
        )
        for judgement in review.session.live.review.judgements.values()
        if judgement.verdict is not None and judgement.target.finding is not None
    }


@exercises("overview")
async def test_while_articles_are_read_the_overview_says_that_there_will_be_more_pairs(
    tmp_path: Path, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reviewing(tmp_path, mine) as review:
        await _all_compared(review)
        with monkeypatch.context() as unread:
            unread.setattr(Session, "is_awaited", lambda _session, index: index == 2)
            await review.press("M")
            assert "pairs compared; articles are still being read" in review.text
        await review.press("q", "M")
        assert "pairs compared" in review.text
        assert "still being read" not in review.text


@exercises("overview")
@pytest.mark.usefixtures("named")
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_the_overview_lists_what_all_pairs_ask_with_the_odd_one_out_first(
    tmp_path: Path, mine: Path, size: tuple[int, int]
) -> None:
    async with reviewing(tmp_path, mine, size=size) as review:
        await _all_compared(review)
        await review.press("M")
        assert _in_overview(review)
        assert "3 of 3 pairs compared" in review.text
        assert "Seebach mine: 3 post.  Selbach mine: 1 wire, 2 daily." in review.text
        assert "high" in next(line for line in review.text.split("\n") if "Seebach mine:" in line)
        assert review.text.count("Water broke into the") == 3  # the words in their sentences
        assert "1-5 verdict" in review.text
        await review.press("q")
        assert not _in_overview(review)


@exercises("overview")
@pytest.mark.usefixtures("named")
async def test_a_verdict_on_a_question_counts_in_each_of_its_pairs_and_one_undo_takes_it_back(
    tmp_path: Path, mine: Path
) -> None:
    async with reviewing(tmp_path, mine) as review:
        await _all_compared(review)
        await review.press("M", "3")
        assert 'h "Seebach mine": 3 post' in review.text
        assert 'l "Selbach mine": 1 wire, 2 daily' in review.text
        await review.press("l")
        assert _in_overview(review)
        assert _judged(review) == {
            frozenset(("1-wire.txt", "3-post.txt")): (Verdict.CONTRADICT, "1-wire.txt"),
            frozenset(("2-daily.txt", "3-post.txt")): (Verdict.CONTRADICT, "2-daily.txt"),
        }
        assert "Seebach mine: 3 post." not in review.text
        assert "1 open question, 1 decided" in review.text
        await review.press("u")
        assert not _judged(review)
        assert "2 open questions, 0 decided" in review.text
        await review.press("ctrl+r")
        assert len(_judged(review)) == 2


@exercises("overview")
@pytest.mark.usefixtures("named")
async def test_one_key_says_that_the_odd_one_out_is_wrong_or_right(
    tmp_path: Path, mine: Path
) -> None:
    async with reviewing(tmp_path, mine) as review:
        await _all_compared(review)
        await review.press("M", "minus")
        assert set(_judged(review).values()) == {
            (Verdict.CONTRADICT, "1-wire.txt"),
            (Verdict.CONTRADICT, "2-daily.txt"),
        }
        await review.press("u", "g", "plus")
        assert set(_judged(review).values()) == {(Verdict.CONTRADICT, "3-post.txt")}


@exercises("overview")
@pytest.mark.usefixtures("named")
async def test_questions_that_are_decided_are_shown_when_asked_for(
    tmp_path: Path, mine: Path
) -> None:
    async with reviewing(tmp_path, mine) as review:
        await _all_compared(review)
        await review.press("M", "3", "l", "f")
        line = next(line for line in review.text.split("\n") if "Seebach mine: 3 post." in line)
        assert "3 contradict, Selbach mine is right" in line
        await review.press("f")
        assert "Seebach mine: 3 post." not in review.text


@exercises("overview")
@pytest.mark.usefixtures("named")
async def test_a_decided_question_is_judged_anew_where_it_stands(
    tmp_path: Path, mine: Path
) -> None:
    async with reviewing(tmp_path, mine) as review:
        await _all_compared(review)
        await review.press("M", "f", "2")
        assert {said for said, _right in _judged(review).values()} == {Verdict.DIFFER}
        await review.press("g", "5")
        assert {said for said, _right in _judged(review).values()} == {Verdict.UNCLEAR}
        await review.press("1", "4", "q")


@exercises("overview")
@pytest.mark.usefixtures("named")
async def test_a_question_is_dismissed_with_a_reason_and_restored(
    tmp_path: Path, mine: Path
) -> None:
    async with reviewing(tmp_path, mine) as review:
        await _all_compared(review)
        await review.press("M", "d")
        assert "never ask again in this story" in review.text
        await review.press("s")
        assert len(review.session.live.review.dismissals) == 2
        await review.press("f", "g", "d")
        assert not review.session.live.review.dismissals


@exercises("overview")
@pytest.mark.usefixtures("named")
async def test_what_is_never_asked_again_is_not_asked_of_a_later_article_either(
    tmp_path: Path, mine: Path
) -> None:
    async with reviewing(tmp_path, mine) as review:
        await _all_compared(review)
        await review.press("M", "d", "a")
        assert "1 open question, 1 decided" in review.text
        await review.saved()
    later = mine / "4-late.txt"
    later.write_text(_MINES["3-post.txt"].replace("pumps", "old pumps"), "utf-8")
    _NAMES["4-late.txt"] = "Seebach mine"
    async with reviewing(tmp_path, mine) as review:
        await review.until(lambda: len(review.session.apart) == 3)
        await review.press("M")
        assert "Seebach mine:" not in review.text
        await review.press("f", "G")
        assert "dismissed" in review.text


@exercises("overview")
@pytest.mark.usefixtures("named")
async def test_a_reason_of_ones_own_and_a_note_are_written_from_the_overview(
    tmp_path: Path, mine: Path
) -> None:
    async with reviewing(tmp_path, mine) as review:
        await _all_compared(review)
        await review.press("M", "a")
        await review.type("ask the miners")
        await review.press("enter")
        assert _in_overview(review)
        assert "Note: ask the miners" in review.text
        await review.press("d", "t")
        await review.type("the old name")
        await review.press("enter")
        reasons = {one.data.reason for one in review.session.live.review.dismissals.values()}
        assert reasons == {"the old name"}


@exercises("overview")
@pytest.mark.usefixtures("named")
async def test_enter_on_a_question_selects_its_finding_in_a_pair_and_m_leads_back(
    tmp_path: Path, mine: Path
) -> None:
    async with reviewing(tmp_path, mine) as review:
        await _all_compared(review)
        await review.press("M", "j", "enter")
        assert not _in_overview(review)
        selected = review.session.cursor.selected
        assert selected is not None
        assert selected.finding.kind == "scope"
        await review.press("M")
        here = "Eleven miners climbed"
        assert here in review.text  # the words of the question that the cursor was on
        await review.press("k", "enter")
        selected = review.session.cursor.selected
        assert selected is not None
        assert selected.finding.kind == "name"
        assert review.session.other == 2


@exercises("overview")
@pytest.mark.usefixtures("named")
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_the_matrix_shows_how_far_each_pair_is_and_enter_opens_it(
    tmp_path: Path, mine: Path, size: tuple[int, int]
) -> None:
    async with reviewing(tmp_path, mine, size=size) as review:
        await _all_compared(review)
        await review.press("M", "tab")
        lines = review.text.split("\n")
        heads = next(line for line in lines if "1 wire" in line and "3 post" in line)
        assert heads.index("1 wire") < heads.index("3 post")
        row = next(line for line in lines if line.startswith(" 1 wire"))
        assert row.rstrip().endswith("1!")
        assert "rows done" in review.text
        await review.press("j", "l", "enter")
        assert not _in_overview(review)
        assert {review.session.base, review.session.other} == {1, 2}
        await review.press("M", "h", "k", "enter")
        assert {review.session.base, review.session.other} == {0, 1}


@exercises("overview")
@pytest.mark.usefixtures("named")
async def test_what_each_article_must_correct_follows_from_who_is_right(
    tmp_path: Path, mine: Path
) -> None:
    async with reviewing(tmp_path, mine) as review:
        await _all_compared(review)
        await review.press("M", "shift+tab")
        assert "No verdict says yet that an article is wrong." in review.text
        await review.press("tab", "3", "l", "shift+tab")
        assert '"Seebach mine" -> "Selbach mine"' in review.text
        assert "1 correction" in review.text
        await review.press("enter")
        assert not _in_overview(review)
        assert review.session.other == 2
        current, right = review.session.cursor.current, review.session.pair.right
        assert current is not None
        assert right is not None
        assert "Seebach" in right.quote(right.sentences[current.row.right[0]])


@exercises("overview")
@pytest.mark.usefixtures("named")
async def test_the_overview_fills_while_pairs_are_compared(
    tmp_path: Path, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.session.story_pairs.QUIETLY", 0)
    async with reviewing(tmp_path, mine) as review:
        assert not review.session.apart
        await review.press("M")
        await review.until(lambda: "3 of 3 pairs compared" in review.text)


@exercises("overview")
@pytest.mark.usefixtures("named")
async def test_above_the_most_articles_only_the_pairs_of_the_base_are_in_the_overview(
    tmp_path: Path, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.session.story_pairs.MOST_ARTICLES", 2)
    async with reviewing(tmp_path, mine) as review:
        await review.press("M")
        assert "2 of 2 pairs compared, those of the base" in review.text
        await review.press("tab", "j", "l", "l")
        assert "not compared" in review.text
        await review.press("enter")
        assert _in_overview(review)


@exercises("overview")
@pytest.mark.usefixtures("named")
async def test_a_key_for_a_verdict_judges_no_question_that_was_not_seen(
    tmp_path: Path, mine: Path
) -> None:
    async with reviewing(tmp_path, mine) as review:
        await _all_compared(review)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("tui.screens.sight.Sight.knows", lambda *_: False)
            await review.press("M", "2")
        assert not _judged(review)
        assert "press again" in review.text


@exercises("overview")
async def test_an_overview_of_one_article_says_so_and_takes_every_key(
    tmp_path: Path, mine: Path
) -> None:
    for name in ("2-daily.txt", "3-post.txt"):
        (mine / name).unlink()
    async with reviewing(tmp_path, mine) as review:
        await review.press("M", "1", "3", "j", "d", "enter", "tab", "l", "j", "enter", "tab", "G")
        assert _in_overview(review)
        await review.press("M")
        assert not _in_overview(review)


@exercises("overview")
@pytest.mark.usefixtures("named")
async def test_in_blind_mode_the_overview_tells_nothing_of_others_before_ones_own_verdict(
    tmp_path: Path, mine: Path
) -> None:
    async with reviewing(tmp_path, mine, reviewer="ana") as review:
        await _all_compared(review)
        await review.press("M", "minus", "2")
        await review.saved()
    async with reviewing(tmp_path, mine, reviewer="bob", blind=True) as review:
        await _all_compared(review)
        await review.press("M")
        assert "2 open questions, 0 decided" in review.text
        await review.press("1", "tab")
        assert "disputed" not in review.text.replace("2d disputed", "")
        await review.press("tab")
        assert "No verdict says yet that an article is wrong." in review.text
