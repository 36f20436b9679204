"""The fact sheet on the screen: looking, going to a sentence, making a finding of two cells."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from copydesk.articles.article import Article
from copydesk.background.messages import SheetErrand
from copydesk.background.pool import Comparer
from copydesk.errors import CopydeskError
from copydesk.findings.finding import Finding
from copydesk.reviews.verdict import Verdict
from copydesk.sheet.maker import fact_sheet
from copydesk.sheet.sheet import Sheet
from tests.commands.exercised import exercises
from tests.made_findings import clash, find_by
from tests.reviewing import Reviewing, copied_sample, reviewing
from tui.screens.sheet import SheetScreen
from widgets.sheet_grid import SheetGrid

Told = Callable[[float], None]

_TEXTS = {
    "1-wire.txt": (
        "Fire at a mill in Tarnow\n\nFirefighters saved 14 workers from the roof on Monday."
        "\n\nThe damage was put at 3 million euros.\n\nNobody knows how it began.\n"
    ),
    "2-daily.txt": (
        "Mill burns in Tarnow\n\nOn Monday firefighters saved 17 workers from the roof."
        "\n\nIt rained all night.\n"
    ),
    "3-post.txt": (
        "Blaze in Tarnow\n\nFirefighters saved 15 workers from the roof of the mill on Monday."
        "\n\nThe mill is old.\n"
    ),
}


@pytest.fixture
def fire(tmp_path: Path) -> Path:
    """A story of three articles that count their workers differently."""
    folder = tmp_path / "fire"
    folder.mkdir()
    for name, text in _TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def _is_open(review: Reviewing) -> bool:
    return isinstance(review.app.screen, SheetScreen)


def _row(review: Reviewing) -> tuple[str, str]:
    """Return the words of the row under the cursor, of either article."""
    current, pair = review.session.cursor.current, review.session.pair
    assert current is not None
    assert pair.right is not None
    left = " ".join(pair.left.quote(pair.left.sentences[n]) for n in current.row.left)
    right = " ".join(pair.right.quote(pair.right.sentences[n]) for n in current.row.right)
    return left, right


@exercises("sheet")
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_t_shows_what_all_articles_state_unequal_lines_first(
    tmp_path: Path, fire: Path, size: tuple[int, int]
) -> None:
    async with reviewing(tmp_path, fire, size=size) as review:
        await review.press("T")
        assert _is_open(review)
        first = next(line for line in review.text.split("\n") if line.lstrip().startswith("!"))
        assert "workers" in first
        assert [number in first for number in ("14", "17")] == [True, True]
        assert "q Esc leave" in review.text
        await review.press("q")
        assert not _is_open(review)


@exercises("sheet")
async def test_the_sheet_of_a_very_large_story_is_made_once_somebody_looks_at_it(
    tmp_path: Path, fire: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.session.sheet.QUIETLY", 2)
    async with reviewing(tmp_path, fire) as review:
        assert review.session.sheet is None
        assert "Facts elsewhere" not in review.text
        await review.press("T", "q")
        assert review.session.sheet is not None
        assert "Facts elsewhere" in review.text


async def test_the_sheet_is_that_of_the_command_whatever_was_compared_before_it(
    tmp_path: Path,
) -> None:
    async with reviewing(tmp_path, copied_sample(tmp_path)) as review:
        made = review.session.sheet
        assert made is not None
        assert made.sheet == fact_sheet([review.session.article(index) for index in made.articles])


@exercises("sheet", "palette")
async def test_the_palette_leads_to_the_sheet(tmp_path: Path, fire: Path) -> None:
    async with reviewing(tmp_path, fire) as review:
        await review.press("colon", *"fact", "space", *"sheet", "enter")
        assert _is_open(review)


@exercises("sheet")
async def test_enter_on_a_cell_goes_to_its_sentence_in_the_pair_that_shows_it(
    tmp_path: Path, fire: Path
) -> None:
    async with reviewing(tmp_path, fire) as review:
        await review.press("T", "l", "l", "enter")
        assert not _is_open(review)
        assert review.session.other == 2
        assert "15 workers" in _row(review)[1]
        await review.press("T")
        assert "3-post" in review.text or "3 post" in review.text
        await review.press("h", "enter")
        assert review.session.other == 1
        assert "17 workers" in _row(review)[1]


@exercises("sheet")
async def test_f_on_a_marked_cell_and_another_makes_a_finding_of_both(
    tmp_path: Path, fire: Path
) -> None:
    async with reviewing(tmp_path, fire) as review:
        await review.press("T", "space", "l", "F")
        await review.press("enter", "enter")
        selected = review.session.cursor.selected
        assert selected is not None
        assert selected.added is not None
        pair = review.session.pair
        assert pair.right is not None
        assert selected.finding.left is not None
        assert selected.finding.right is not None
        assert pair.left.quote(selected.finding.left) == "14"
        assert pair.right.quote(selected.finding.right) == "17"
        assert selected.finding.kind == "number"


@exercises("sheet")
async def test_f_without_a_mark_says_how_to_mark(tmp_path: Path, fire: Path) -> None:
    async with reviewing(tmp_path, fire) as review:
        await review.press("T", "F")
        assert "mark one cell first: space" in review.text


@exercises("sheet")
async def test_a_finding_without_the_base_is_refused_with_the_way_out(
    tmp_path: Path, fire: Path
) -> None:
    async with reviewing(tmp_path, fire) as review:
        await review.press("T", "l", "space", "l", "F")
        assert _is_open(review)
        assert "p makes one the base" in review.text


@exercises("sheet")
async def test_n_goes_from_part_to_part_and_g_back(tmp_path: Path, fire: Path) -> None:
    async with reviewing(tmp_path, fire) as review:
        await review.press("T", "n")
        assert "they agree" in review.text
        await review.press("n")
        assert "one article only" in review.text
        await review.press("N", "g")
        assert "they differ" in review.text
        await review.press("G", "pageup", "pagedown", "K", "J")
        assert "one article only" in review.text


@exercises("sheet")
async def test_f_with_the_cursor_on_an_empty_cell_says_that_it_is_empty(
    tmp_path: Path, fire: Path
) -> None:
    async with reviewing(tmp_path, fire) as review:
        await review.press("T", "G", "h", "h")
        table = review.app.screen.query_one(SheetGrid)._table
        assert table is not None
        stated = next(n for n, places in enumerate(table.lines[-1].cells) if places)
        await review.press(*["l"] * stated, "space")
        await review.press(*(["h"] if stated else ["l"]), "F")
        assert "this article states nothing of it" in review.text
        assert _is_open(review)


@exercises("sheet")
@pytest.mark.parametrize("key", ["question_mark", "f1", "colon"])
async def test_help_shows_the_keys_of_the_sheet_and_leads_back_to_it(
    tmp_path: Path, fire: Path, key: str
) -> None:
    async with reviewing(tmp_path, fire) as review:
        await review.press("T", key)
        assert "What the articles state" in review.text
        assert "Go to the next line." in review.text
        await review.press("escape")
        assert _is_open(review)
        await review.press("escape")
        assert not _is_open(review)


@exercises("sheet")
async def test_articles_beyond_the_right_edge_come_with_the_cursor(
    tmp_path: Path, fire: Path
) -> None:
    for number in range(4, 10):
        name = fire / f"{number}-other.txt"
        name.write_text(_TEXTS["3-post.txt"].replace("old", f"{number} years old"), "utf-8")
    async with reviewing(tmp_path, fire, size=(80, 24)) as review:
        await review.press("T")
        assert "more >" in review.text
        await review.press(*["l"] * 8)
        assert "more >" not in review.text
        assert "more" in review.text  # those on the left


@exercises("sheet")
async def test_a_sheet_that_is_being_made_says_how_far_it_is(
    tmp_path: Path, fire: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "tui.screens.comparisons.Comparisons.sheet_share", lambda _comparisons: 0.42
    )
    async with reviewing(tmp_path, fire) as review:
        await review.press("T")
        assert "42 %" in review.text
        await review.press("j", "l", "n", "space", "enter", "F", "J", "G", "escape")
        assert not _is_open(review)


@exercises("sheet")
@pytest.mark.parametrize("fails", [False, True], ids=["done", "failed"])
async def test_only_of_a_sheet_that_failed_it_says_that_it_could_not_be_made(
    tmp_path: Path, fire: Path, monkeypatch: pytest.MonkeyPatch, *, fails: bool
) -> None:
    """Between the last share and the sheet it is on its way from the process that made it."""
    on_its_way = asyncio.Event()

    async def make_sheet(_comparer: Comparer, errand: SheetErrand, told: Told) -> Sheet:
        told(1.0)
        await on_its_way.wait()
        if fails:
            raise CopydeskError("No memory is left.")
        return errand.run()

    monkeypatch.setattr("copydesk.background.pool.Comparer.make_sheet", make_sheet)
    monkeypatch.setattr("tui.session.sheet.QUIETLY", 0)
    async with reviewing(tmp_path, fire) as review:
        await review.press("T")
        await _until(review, lambda: "It is being made: 100 %" in review.text)
        assert "could not be made" not in review.text
        on_its_way.set()
        await _until(review, lambda: "being made" not in review.text)
        assert ("It could not be made." in review.text) == fails
        assert ("workers" in review.text) != fails


async def _until(review: Reviewing, is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not is_so():
            await review.pilot.pause()


async def test_the_sidebar_tells_what_articles_beside_the_pair_state(
    tmp_path: Path, fire: Path
) -> None:
    async with reviewing(tmp_path, fire) as review:
        await review.press("g")
        while "14 workers" not in _row(review)[0]:
            await review.press("j")
        assert "Facts elsewhere" in review.text
        assert "15" in review.text


def _verdicts(review: Reviewing) -> list[tuple[str, str, Verdict | None, str]]:
    """Return what the findings that have my verdict set against each other, over all pairs."""
    names = {article.sha256: article.name for article in map(review.session.article, range(3))}
    found = []
    for judgement in review.session.live.review.judgements.values():
        if judgement.target.finding is None or judgement.verdict is None:
            continue
        words = [
            (names[side.sha256], place.quote)
            for side in judgement.target.finding.articles
            for place in side.anchors
        ]
        said = sorted(f"{name[0]} {quote}" for name, quote in words)
        right = names.get(judgement.right, judgement.right)
        found.append((said[0], said[-1], judgement.verdict, right))
    return sorted(found)


@exercises("sheet")
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_a_digit_on_a_line_judges_the_odd_one_out_against_the_rest_in_each_pair(
    tmp_path: Path, fire: Path, size: tuple[int, int]
) -> None:
    daily = fire / "2-daily.txt"
    daily.write_text(daily.read_text("utf-8").replace("17", "14"), "utf-8")
    async with reviewing(tmp_path, fire, size=size) as review:
        await review.press("T", "3")
        assert "Which is right?" in review.text
        assert 'h "15": 3 post' in review.text
        assert 'l "14": 1 wire, 2 daily' in review.text
        await review.press("l")
        assert _is_open(review)
        assert "3 contradict in 2 pairs" in review.text
        assert _verdicts(review) == [
            ("1 14", "3 15", Verdict.CONTRADICT, "1-wire.txt"),
            ("2 14", "3 15", Verdict.CONTRADICT, "2-daily.txt"),
        ]
        assert any(line.strip().startswith("! 3 ") for line in review.text.split("\n"))


@exercises("sheet")
async def test_one_undo_takes_a_verdict_on_a_line_back_in_all_pairs(
    tmp_path: Path, fire: Path
) -> None:
    async with reviewing(tmp_path, fire) as review:
        await review.press("T", "2")
        assert len(_verdicts(review)) == 2
        await review.press("u")
        assert _is_open(review)
        assert not _verdicts(review)
        assert not review.session.live.review.findings
        await review.press("ctrl+r")
        assert len(_verdicts(review)) == 2


@exercises("sheet")
async def test_marked_cells_stand_against_the_others(tmp_path: Path, fire: Path) -> None:
    async with reviewing(tmp_path, fire) as review:
        await review.press("T", "l", "space", "l", "space", "3")
        assert 'h "17": 2 daily' in review.text
        await review.press("j")
        assert _verdicts(review) == [
            ("1 14", "2 17", Verdict.CONTRADICT, "1-wire.txt"),
            ("1 14", "3 15", Verdict.CONTRADICT, "1-wire.txt"),
        ]


@exercises("sheet")
async def test_one_sided_on_a_line_says_which_articles_leave_it_out(
    tmp_path: Path, fire: Path
) -> None:
    async with reviewing(tmp_path, fire) as review:
        await review.press("T")
        while "3 million" not in _words_below(review):
            await review.press("j")
        await review.press("4")
        assert {said[2] for said in _verdicts(review)} == {Verdict.ONE_SIDED}
        assert len(_verdicts(review)) == 2


def _words_below(review: Reviewing) -> str:
    """Return the words of the cell under the cursor, below the table."""
    return "\n".join(review.text.split("\n")[-11:])


@exercises("sheet")
async def test_a_line_in_which_all_say_the_same_asks_for_a_mark(tmp_path: Path, fire: Path) -> None:
    async with reviewing(tmp_path, fire) as review:
        await review.press("T")
        await review.press("n", "3")
        assert "mark those to set against the others: space" in review.text
        assert not _verdicts(review)


@exercises("sheet")
async def test_a_finding_of_the_program_on_the_same_words_gets_the_verdict_of_the_line(
    tmp_path: Path, fire: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def find(left: Article, right: Article) -> list[Finding]:
        numbers = {"1-wire.txt": "14 workers", "2-daily.txt": "17 workers", "3-post.txt": "15"}
        return [clash(left, right, numbers[left.name], numbers[right.name])]

    find_by(monkeypatch, find)
    async with reviewing(tmp_path, fire) as review:
        await review.press("T", "2")
        assert ("1 14 workers", "2 17 workers", Verdict.DIFFER, "") in _verdicts(review)
