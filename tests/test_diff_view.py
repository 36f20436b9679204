"""Both columns as a person sees them, compared as text."""

from __future__ import annotations

from typing import Literal

from msgspec import structs
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip

from copydesk.alignment.link import Link, Scores
from copydesk.alignment.rows import rows_of
from copydesk.articles.article import Article
from copydesk.comparison import compare
from copydesk.findings.difference import Difference
from tests.made_articles import made_article
from tests.made_findings import words_in
from tests.quiet import until_quiet
from widgets.diff_items import RowItem, Texts, items_of
from widgets.diff_view import DiffDocument, DiffView, Painted
from widgets.shown import ColumnTitle, Mark, RowHead

LEFT = made_article(
    "The ferry Aster ran aground on the Skarra reef on Thursday night.",
    "All 212 passengers were taken ashore within four hours of the accident.",
    "The captain was not on board.",
    "The harbour master said the light at the mole had been out for a week.",
    "@Share this",
    name="one.txt",
)
RIGHT = made_article(
    "The harbour master said that the light at the mole had been out for two weeks.",
    "The ferry Aster ran aground on the Skarra reef on Thursday night.",
    "@Share this",
    "@Leave a reply",
    "All 221 passengers were taken ashore within four hours of the accident.",
    name="two.txt",
)

NAMES = ("one", "two")
TITLES = (ColumnTitle("one", ("base", "14 Mar")), ColumnTitle("two", ("date unknown",)))


class Shown(App[None]):
    """A view and nothing else."""

    def __init__(self, view: DiffView, left: Article, right: Article) -> None:
        super().__init__()
        self.view = view
        self.left, self.right = left, right

    def compose(self) -> ComposeResult:
        yield self.view

    def on_mount(self) -> None:
        found = compare(self.left, self.right)
        rows = found.rows
        heads = {
            rows[0].number: RowHead(mine=("3 contradict", "3?")),
            rows[-2].number: RowHead(others=("bob 1",)),
        }
        texts = Texts(self.left, self.right, rows, found.differences, NAMES)
        self.view.show(DiffDocument(texts, items_of(rows), heads), 1, TITLES)


def lines(view: DiffView) -> list[str]:
    return [view.render_line(y).text.rstrip() for y in range(view.size.height)]


async def test_a_pair_side_by_side_reads_as_drawn() -> None:
    app = Shown(DiffView(marks=True), LEFT, RIGHT)
    async with app.run_test(size=(80, 18)) as pilot:
        await until_quiet(pilot.app)
        assert lines(app.view) == [
            " one, base, 14 Mar                     | two, date unknown",
            '                                       | told here: row 6 "The harbour maste...',
            ">1 same                                                            3 contradict",
            ">The ferry Aster ran aground on the    | The ferry Aster ran aground on the",
            ">Skarra reef on Thursday night.        | Skarra reef on Thursday night.",
            "                                       | 2 lines folded: Share this / Leave ...",
            " 4 reworded, sure",
            " All [-212-] passengers were taken     | All {+221+} passengers were taken",
            " ashore within four hours of the       | ashore within four hours of the",
            " accident.                             | accident.",
            " 5 only in one",
            " The captain was not on board.         |",
            " 6 reworded, sure, moved, told first                                      bob 1",
            " The harbour master said the light at  | The harbour master said that the light",
            " the mole had been out for [-a week-]. | at the mole had been out for {+two",
            "                                       | weeks+}.",
            " 1 line folded: Share this             |",
            "                                       |",
        ]


async def test_what_nothing_is_known_of_yet_is_said_to_be_read_on_both_sides() -> None:
    app = Shown(DiffView(marks=True), LEFT, RIGHT)
    async with app.run_test(size=(80, 4)) as pilot:
        unread = Texts(made_article(), None)
        app.view.show(DiffDocument(unread, (), waiting="reading ..."), 0, TITLES)
        await until_quiet(pilot.app)
        assert lines(app.view)[1:] == [
            f" {'reading ...':<38}| reading ...",
            f"{'':<39}|",
            f"{'':<39}|",
        ]


async def test_a_pair_stacked_names_the_article_before_each_text() -> None:
    app = Shown(DiffView(marks=True), LEFT, RIGHT)
    async with app.run_test(size=(60, 8)) as pilot:
        await until_quiet(pilot.app)
        assert lines(app.view) == [
            " one, base, 14 Mar / two, date unknown",
            ' two, told here: row 6 "The harbour master said that the...',
            ">1 same                                        3 contradict",
            ">one: The ferry Aster ran aground on the Skarra reef on",
            ">Thursday night.",
            ">two: The ferry Aster ran aground on the Skarra reef on",
            ">Thursday night.",
            " two: 2 lines folded: Share this / Leave a reply",
        ]


class Remembering(DiffView):
    """A view that remembers what it drew, frame by frame."""

    def __init__(self) -> None:
        super().__init__(marks=True)
        self.frames: list[str] = []

    def render_lines(self, crop: Region) -> list[Strip]:
        strips = super().render_lines(crop)
        self.frames.append("\n".join(strip.text for strip in strips))
        return strips


async def test_the_very_first_frame_holds_the_texts() -> None:
    """They came a frame after it: Textual tells a widget of its size once it has drawn it."""
    view = Remembering()
    async with Shown(view, LEFT, RIGHT).run_test(size=(80, 14)) as pilot:
        await until_quiet(pilot.app)
        assert "The ferry Aster ran aground" in view.frames[0]
        await pilot.resize_terminal(100, 14)
        await until_quiet(pilot.app)
        assert all("The ferry Aster ran aground" in frame for frame in view.frames)


async def test_moving_the_cursor_on_screen_draws_two_heads_and_margins_and_no_text() -> None:
    view = DiffView(marks=False)
    app = Shown(view, LEFT, RIGHT)
    async with app.run_test(size=(80, 20)) as pilot:
        await until_quiet(pilot.app)
        before = lines(view)
        asked: list[Region] = []
        refresh = view.refresh

        def remember(*regions: Region, **options: bool) -> DiffView:
            asked.extend(regions)
            return refresh(*regions, **options)

        view.refresh = remember  # type: ignore[method-assign]
        view.set_cursor(3)
        assert sum(region.area for region in asked) == 80 + 2 + 80 + 2
        changed = [y for y, line in enumerate(lines(view)) if line != before[y]]
        assert changed == sorted(y for region in asked for y in range(region.y, region.bottom))


async def test_a_tall_row_names_the_key_that_scrolls_it_once_the_cursor_is_on_it() -> None:
    tall = " ".join(f"word{n}" for n in range(300)) + "."
    story = made_article("A short sentence comes before it.", tall)
    other = made_article("Something else entirely.")
    at = [row.left for row in compare(story, other).rows].index((1,))
    app = Shown(DiffView(marks=False), story, other)
    async with app.run_test(size=(80, 12)) as pilot:
        await until_quiet(pilot.app)
        app.view.set_cursor(at - 1)
        last = lines(app.view)[-1]
        assert "more lines" in last
        assert ": J" not in last
        app.view.set_cursor(at)
        assert "more lines: J" in lines(app.view)[-1]


async def test_a_row_taller_than_the_view_says_how_much_is_hidden_and_scrolls_inside() -> None:
    tall = made_article(" ".join(f"word{n}" for n in range(300)) + ".")
    app = Shown(DiffView(marks=False), tall, made_article("Something else entirely."))
    async with app.run_test(size=(80, 12)) as pilot:
        await until_quiet(pilot.app)
        app.view.set_cursor(0)
        app.view.set_cursor(1)
        assert "more lines: J" in lines(app.view)[-1]
        head, *before = lines(app.view)[1:]
        assert app.view.scroll_inside(1)
        assert lines(app.view)[1] == head, "what row it is stays in sight"
        assert lines(app.view)[2:] != before
        while app.view.scroll_inside(5):
            pass
        assert "word299." in "\n".join(lines(app.view))
        assert not app.view.scroll_inside(1)


async def test_article_text_never_reaches_the_screen_as_a_control_sequence() -> None:
    hostile = made_article("\x1b]52;c;aGFja2Vk\x07 [bold]Price[/foo] \x9b2J \u202egnp.exe\x7f")
    app = Shown(DiffView(marks=False), hostile, RIGHT)
    async with app.run_test(size=(140, 12)) as pilot:
        await until_quiet(pilot.app)
        text = "\n".join(lines(app.view))
        assert "[bold]Price[/foo]" in text
        assert not any((ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 for c in text)
        assert "\u202e" not in text


async def test_what_was_painted_as_current_follows_the_cursor_only_when_it_is_drawn() -> None:
    app = Shown(DiffView(marks=False), LEFT, RIGHT)
    async with app.run_test(size=(80, 6)) as pilot:
        await until_quiet(pilot.app)
        first = app.view.painted
        app.view.set_cursor(6)
        assert app.view.painted is first, "nothing was drawn yet"
        lines(app.view)
        assert app.view.painted is not first
        assert app.view.painted is not None


async def test_any_narrow_width_is_drawn_without_a_fault() -> None:
    for width in (1, 2, 5, 12, 20, 71, 72, 300):
        app = Shown(DiffView(marks=True), LEFT, RIGHT)
        async with app.run_test(size=(width, 10)) as pilot:
            await until_quiet(pilot.app)
            assert all(
                app.view.render_line(y).cell_length == app.view.size.width
                for y in range(app.view.size.height)
            )


# Findings

LONG = made_article(
    " ".join(f"Line {number} of a row that is taller than the screen." for number in range(40)),
    name="long.txt",
)
SHORT = made_article("Line 0 of a row is taller, and line 39 comes last.", name="short.txt")


def _mark(article: Article, words: str, finding: int) -> Mark:
    start = article.text.index(words)
    side: Literal["left", "right"] = "right" if article in (SHORT, RIGHT) else "left"
    return Mark(finding, side, start, start + len(words))


def _document(left: Article, right: Article, *marks: Mark) -> DiffDocument:
    scores = Scores((Link(0, 0, 0.9),), ())
    rows = rows_of(left, right, scores)
    return DiffDocument(Texts(left, right, rows, names=NAMES), items_of(rows), marks={1: marks})


async def test_the_chosen_finding_of_a_tall_row_is_brought_on_screen() -> None:
    app = Shown(DiffView(marks=True), LEFT, RIGHT)
    async with app.run_test(size=(80, 14)) as pilot:
        await until_quiet(pilot.app)
        near, far = _mark(LONG, "1 of a", 0), _mark(LONG, "39 of", 1)
        document = _document(LONG, SHORT, near, far)
        app.view.show(document, 0, TITLES)
        assert ";1" in "\n".join(lines(app.view))
        assert app.view.painted == Painted(1, -1)
        app.view.set_cursor(0, 1)
        assert ";39" in "\n".join(lines(app.view))
        assert app.view.painted == Painted(1, 1)
        while app.view.scroll_inside(-5):
            pass
        lines(app.view)
        assert app.view.painted == Painted(1, -1), "it was scrolled away"
        app.view.reveal_finding()
        assert ";39" in "\n".join(lines(app.view))
        app.view.set_cursor(0, 0)
        assert ";1" in "\n".join(lines(app.view))


async def test_signs_of_findings_come_and_go_without_a_broken_line() -> None:
    """A sign may push a word into the next line: what follows moves down by one."""
    app = Shown(DiffView(marks=True), LEFT, RIGHT)
    async with app.run_test(size=(80, 14)) as pilot:
        await until_quiet(pilot.app)
        document = _document(LEFT, RIGHT)
        app.view.show(document, 0, TITLES)
        bare = lines(app.view)
        marks = [_mark(LEFT, word, 0) for word in ("ran", "aground", "on", "the", "reef")]
        app.view.show(_document(LEFT, RIGHT, *marks), 0, TITLES)
        marked = lines(app.view)
        assert all(cell_len(line) <= 80 for line in marked)
        assert "".join(marked).count(";") == 5
        settled = [structs.replace(mark, state="settled") for mark in marks]
        app.view.show(_document(LEFT, RIGHT, *settled), 0, TITLES)
        assert lines(app.view) == bare
        hidden = [structs.replace(mark, state="hidden") for mark in marks]
        app.view.show(_document(LEFT, RIGHT, *hidden), 0, TITLES, 0)
        assert lines(app.view) == marked, "the chosen one is pointed out whatever its state"


async def test_the_row_under_the_cursor_stays_where_it_is_while_signs_come_above_it() -> None:
    app = Shown(DiffView(marks=True), LEFT, RIGHT)
    async with app.run_test(size=(80, 14)) as pilot:
        await until_quiet(pilot.app)
        found = compare(LEFT, RIGHT)
        items = items_of(found.rows)
        cursor = next(
            place
            for place, item in enumerate(items)
            if isinstance(item, RowItem) and item.row.left == (2,)
        )
        bare = DiffDocument(Texts(LEFT, RIGHT, found.rows, (), NAMES), items)
        app.view.show(bare, cursor, TITLES)

        def line() -> int:
            (found,) = (y for y, text in enumerate(lines(app.view)) if "The captain was" in text)
            return found

        before = line()
        differences = tuple(
            Difference(words_in(LEFT, word), None, "value", 0.9, 4)
            for word in ("212", "were", "taken", "hours", "accident")
        )
        texts = structs.replace(bare.texts, differences=differences)
        app.view.show(structs.replace(bare, texts=texts), cursor, TITLES)
        assert "[-hours-]" in "\n".join(lines(app.view))
        assert line() == before
        marks = [_mark(LEFT, word, 0) for word in ("ran", "aground", "on", "the", "reef")]
        document = structs.replace(bare, texts=texts, marks={1: tuple(marks)})
        app.view.show(document, cursor, TITLES)
        assert ";aground" in "\n".join(lines(app.view))
        assert line() == before


async def test_differences_are_marked_in_the_texts_and_findings_pointed_at_among_them() -> None:
    def difference(words: str, others: str, weight: float) -> Difference:
        return Difference(words_in(LEFT, words), words_in(RIGHT, others), "value", weight, number)

    rows = compare(LEFT, RIGHT).rows
    number = next(row.number for row in rows if row.left == (1,))
    found = (difference("212", "221", 0.9), difference("four hours", "four hours", 0.3))
    light = (difference("212", "221", 0.01),)
    place = words_in(LEFT, "212")
    assert place is not None
    marks = {number: (Mark(0, "left", place.start, place.end),)}
    texts = Texts(LEFT, RIGHT, rows, found, NAMES)
    document = DiffDocument(texts, items_of(rows), marks=marks)
    app = Shown(DiffView(marks=True), LEFT, RIGHT)
    async with app.run_test(size=(160, 14)) as pilot:
        await until_quiet(pilot.app)
        app.view.show(document, 1, TITLES)
        drawn = "\n".join(lines(app.view))
        assert "All [-;212-] passengers were taken ashore within [-four hours-] of" in drawn
        assert "All {+221+} passengers were taken ashore within {+four hours+} of" in drawn
        assert "at the mole had been out for a week." in drawn, "a row without differences"
        app.view.show(
            structs.replace(document, texts=structs.replace(texts, differences=light)), 1, TITLES
        )
        assert "All ;212 passengers were taken ashore within four hours" in "\n".join(
            lines(app.view)
        )


async def test_what_is_folded_at_either_end_is_seen_from_the_row_beside_it() -> None:
    """The cursor never comes to it, so nothing else would bring it on screen."""
    told = [f"Sentence number {number} tells of something." for number in range(20)]
    left = made_article("@Share this", *told, "@Read more", name="one.txt")
    app = Shown(DiffView(marks=False), left, made_article(*told, name="two.txt"))
    async with app.run_test(size=(80, 12)) as pilot:
        await until_quiet(pilot.app)
        app.view.set_cursor(20)
        assert "Read more" in lines(app.view)[-1]
        app.view.set_cursor(10)
        assert not any("folded" in line for line in lines(app.view))
        app.view.set_cursor(1)
        assert "Share this" in lines(app.view)[1]
