"""Every drawn line is as wide as its widget, whatever the words and however narrow it is."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, TypeVar
from unittest.mock import PropertyMock, patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style
from textual.app import App
from textual.geometry import Size
from textual.strip import Strip

from copydesk.comparison import compare
from copydesk.visible import visible
from tests.made_articles import made_article
from widgets.article_list import ArticleList
from widgets.bars import KeyBar, TopBar
from widgets.diff_items import Texts, items_of
from widgets.diff_view import DiffDocument, DiffView
from widgets.line_widget import LineWidget
from widgets.minimap import Minimap
from widgets.offer_list import OfferList
from widgets.review_sidebar import ReviewSidebar
from widgets.shown import (
    ColumnTitle,
    FindingLine,
    ListEntry,
    Mark,
    Offer,
    Opinion,
    Place,
    ReviewCard,
    RowHead,
)

Drawn = TypeVar("Drawn", bound=LineWidget)

_JOINED: Final = [
    "👨\u200d👩\u200d👧", "🏳\ufe0f\u200d🌈", "👍🏽", "🇳🇴", "❤\ufe0f", "1\ufe0f\u20e3",
    "e\u0301", "a\u0301\u0323", "क्षि", "각", "שלום", "مرحبا", "漢字", "\uff21", "\u3000",
]  # fmt: skip
"""What people see as one character, wide ones, and words from right to left."""

_LOOSE: Final = "\u200d\ufe0f\u0301\u200c🏽\u20e3\U0001f1f3🇳\u0600\u200b\u2060\ufeff\u202e"
"""What joins, changes or hides its neighbours, wherever it stands."""

_CONTROLS: Final = "\x00\x07\x08\x1b\x7f\x85\x9b\t\n\r\v\f\u2028"

texts = st.lists(
    st.one_of(
        st.sampled_from(["a", "b ", "word ", "212 ", "-", "...", '"']),
        st.sampled_from(_JOINED),
        st.sampled_from(_LOOSE),
        st.sampled_from(_CONTROLS),
        st.characters(codec="utf-8"),
    ),
    max_size=40,
).map("".join)

widths = st.integers(1, 200)
heights = st.integers(1, 12)


@contextmanager
def _sized(widget: LineWidget, width: int, height: int) -> Iterator[None]:
    """Give a widget a size, and no style: so it needs no application."""
    kind = type(widget)
    with (
        patch.object(kind, "size", PropertyMock(return_value=Size(width, height))),
        patch.object(kind, "base", PropertyMock(return_value=Style.null())),
        patch.object(kind, "has_focus", PropertyMock(return_value=True)),
        patch.object(kind, "component", lambda _self, _name: Style(bold=True)),
        patch.object(kind, "refresh", lambda *_args, **_options: None),
    ):
        yield


def _refuse_inexact(strip: Strip, width: int) -> None:
    """Fail unless a line has its width, piece by piece and as a whole, and drives nothing."""
    text = strip.text
    assert strip.cell_length == width
    assert sum(cell_len(segment.text) for segment in strip) == width
    assert cell_len(text) == width
    assert not [one for one in text if unicodedata.category(one) in ("Cc", "Zl", "Zp")]
    assert visible(text) == text


def _refuse_lines(
    make: Callable[[], Drawn], show: Callable[[Drawn], object], width: int, height: int
) -> None:
    """Fail if some line of a widget that shows something isn't exactly as wide as it is."""
    widget = make()
    with _sized(widget, width, height):
        show(widget)
        for y in range(height):
            _refuse_inexact(widget.render_line(y), width)


@example("a\u200d", "\ufe0fb", 8, 1)
@given(texts, texts, widths, heights)
def test_the_bars(text: str, other: str, width: int, height: int) -> None:
    counts = ("9 of 30 done", "21 to do")
    place = Place(
        story=text,
        base=other,
        other=text,
        counts=counts[: len(text)],
        progress="story 9 of 31 so far",
        wanting="2 disputed",
        wanting_signs="2!",
        note=other,
        saved=f"saved {text}",
        saved_short=other,
        alarm=True,
    )
    _refuse_lines(TopBar, lambda bar: bar.show(place), width, height)
    _refuse_lines(KeyBar, lambda bar: bar.say(text), width, height)
    keys = [("1-6", "verdict"), ("é", "è"), ("漢", text.strip() and "漢字"), ("?", "help")]
    _refuse_lines(KeyBar, lambda bar: bar.show(keys), width, height)


@given(st.lists(st.tuples(texts, texts), max_size=6), widths, heights)
def test_the_list(names: list[tuple[str, str]], width: int, height: int) -> None:
    entries = [
        ListEntry(
            name=name,
            sign="B> x"[index % 4],
            date="14 Mar?",
            progress=(index * 40, 107) if index % 3 else None,
            said="base" if index % 2 else "..",
            open=(("12!", "12 high"), ("3D", "3 disputed"), ("O", "no place"))[: index % 4],
        )
        for index, (name, _heading) in enumerate(names)
    ]
    headings = [heading for _name, heading in names]

    def entries_of(indices: Sequence[int]) -> list[ListEntry]:
        return [entries[index] for index in indices]

    _refuse_lines(ArticleList, lambda shown: shown.show(headings, entries_of), width, height)


@given(st.lists(texts, min_size=9, max_size=9), widths, heights)
def test_the_sidebar_and_the_strip(words: list[str], width: int, height: int) -> None:
    a, b, c, d, e, f, g, h, i = words
    card = ReviewCard(
        title=a,
        state=b,
        changes=((c, d), (d, c)),
        verdict=e,
        note=f,
        tags=(g, h),
        evidence=(i, a),
        final=b,
        others=(Opinion(c, d, ((e, f),)),),
        findings=(FindingLine(";", g), FindingLine("3!", h, chosen=True), FindingLine("x", i)),
        choices=(("1", "agree"), ("é", a)),
    )
    _refuse_lines(ReviewSidebar, lambda bar: bar.show(card), width, height)


@given(texts, st.lists(st.tuples(texts, texts, texts), max_size=6), widths, heights, st.data())
def test_the_offers(
    subject: str,
    words: list[tuple[str, str, str]],
    width: int,
    height: int,
    data: st.DataObject,
) -> None:
    offers = [
        Offer((0, index), str(index), "sure" if index % 2 else "", (one, two), label)
        for index, (one, two, label) in enumerate(words)
    ]
    cursor = data.draw(st.integers(0, max(0, len(offers) - 1)))
    _refuse_lines(
        OfferList, lambda shown: shown.show(subject, subject, offers, cursor), width, height
    )


@given(
    st.lists(st.sampled_from(["to do", "done", "quiet", "furniture"]), max_size=40), widths, heights
)
def test_the_map(states: list[str], width: int, height: int) -> None:
    _refuse_lines(Minimap, lambda shown: shown.show(states), width, height)  # type: ignore[arg-type]  # drawn from them


async def test_a_map_whose_height_is_another_before_it_is_told_points_at_a_row() -> None:
    """The window may lose all its lines between two keys."""
    shown = Minimap()
    app = App[None]()
    async with app.run_test(size=(3, 5)) as pilot:
        await app.mount(shown)
        await pilot.pause()
        shown.show(["to do"] * 5)
        for height in (0, 2):
            with patch.object(Minimap, "size", PropertyMock(return_value=Size(3, height))):
                shown.set_cursor(2)
                assert len(shown._lines) == height


_sentences = st.lists(texts.map(lambda text: text or "x"), min_size=1, max_size=5)


@given(
    _sentences,
    _sentences,
    widths,
    heights,
    st.booleans(),
    st.sampled_from([None, True, False]),
    texts.filter(bool) | st.just(""),
    st.data(),
)
def test_the_texts(
    left: list[str],
    right: list[str],
    width: int,
    height: int,
    signs: bool,
    stacked: bool | None,
    search: str,
    data: st.DataObject,
) -> None:
    """With marks of findings at any place, a search for anything, and the cursor anywhere."""
    base, other = made_article(*left, name=left[0]), made_article(*right, name=right[0])
    rows = compare(base, other).rows
    items = items_of(rows)
    ends = st.integers(0, len(base.text))
    marks = {
        row.number: tuple(
            Mark(finding, "left", min(span), max(span))
            for finding, span in enumerate(data.draw(st.lists(st.tuples(ends, ends), max_size=2)))
        )
        for row in rows
    }
    said = RowHead(
        (left[0],), ("number",), (f"3 contradict, {right[0]}", "3"), (right[-1],), ("disputed",)
    )
    texts = Texts(base, other, rows, names=(base.name, other.name))
    document = DiffDocument(texts, items, {row.number: said for row in rows}, marks)
    titles = ColumnTitle(base.name, ("base", left[-1])), ColumnTitle(other.name)
    cursor = data.draw(st.integers(0, max(0, len(items) - 1)))

    def show(view: DiffView) -> None:
        view.show(document, cursor, titles, finding=0)
        view.set_stacked(stacked)
        view.set_search(search)

    _refuse_lines(lambda: DiffView(marks=signs), show, width, height)


@pytest.mark.parametrize("width", range(1, 30))
def test_a_wide_character_in_a_column_of_one_cell_moves_nothing(width: int) -> None:
    base, other = made_article("漢字 is 漢字."), made_article("漢字 is no 漢字.")
    rows = compare(base, other).rows
    document = DiffDocument(Texts(base, other, rows, names=("漢字", "漢字")), items_of(rows))

    def show(view: DiffView) -> None:
        view.set_stacked(False)
        view.show(document, 0, (ColumnTitle("漢字"), ColumnTitle("漢字")))
        lines = [view.render_line(y).text for y in range(12)]
        assert len({cell_len(line.partition("|")[0]) for line in lines if "|" in line}) <= 1

    _refuse_lines(lambda: DiffView(marks=False), show, width, 12)
