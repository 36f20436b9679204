"""Cutting a sentence into pieces: whatever overlaps, its words stay whole and in order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import split_graphemes

from widgets.diff_pieces import Clash, Piece, clashes_in, pieces_of, searched
from widgets.shown import Mark

_TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("ab cd  efg-.,"),
        st.sampled_from("漢字かな한글éß"),
        st.sampled_from("e\u0301👨‍👩‍👧🇳🇴\u200d\ufe0f"),
    ),
    min_size=1,
    max_size=40,
)


@st.composite
def _disjoint_spans(draw: st.DrawFn, length: int) -> list[tuple[int, int]]:
    edges = sorted(draw(st.sets(st.integers(-2, length + 2), max_size=8)))
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False)]


@st.composite
def _clashes(draw: st.DrawFn, length: int) -> list[Clash]:
    spans = st.tuples(st.integers(0, length), st.integers(0, length), st.booleans(), st.booleans())
    return [
        Clash(min(a, b), max(a, b), chosen, sign)
        for a, b, chosen, sign in draw(st.lists(spans, max_size=5))
    ]


@given(st.data())
def test_pieces_hold_the_whole_text_and_nothing_else(data: st.DataObject) -> None:
    text = data.draw(_TEXTS)
    changed = data.draw(_disjoint_spans(len(text)))
    clashes = data.draw(_clashes(len(text)))
    pieces = pieces_of(text, changed, "gone", clashes)
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)
    found = list(searched(pieces, text[: 1 + len(text) // 2]))
    assert "".join(piece.text for piece in found) == text


@given(st.data())
def test_places_of_findings_are_never_cut_inside_a_grapheme(data: st.DataObject) -> None:
    text = data.draw(_TEXTS)
    clashes = data.draw(_clashes(len(text)))
    edges = {0, len(text), *(start for start, _end, _cells in split_graphemes(text)[0])}
    at = 0
    for piece in pieces_of(text, (), "gone", clashes):
        assert at in edges
        at += len(piece.text)


@given(st.data())
def test_every_open_place_has_its_sign_and_is_drawn(data: st.DataObject) -> None:
    """With signs the words are the same; before each place stands a semicolon."""
    text = data.draw(st.text(alphabet="abc d", min_size=1, max_size=30))
    changed = data.draw(_disjoint_spans(len(text)))
    clashes = data.draw(_clashes(len(text)))
    pieces = pieces_of(text, changed, "new", clashes, signs=True)
    starts = {place.start for place in clashes if place.sign and place.start < place.end}
    drawn = "".join(piece.text for piece in pieces)
    assert drawn.count(";") == len(starts)
    without = drawn.replace(";", "").replace("{+", "").replace("+}", "")
    assert without == text
    marked = "".join(piece.text for piece in pieces if piece.clash).replace(";", "")
    covered = {at for place in clashes for at in range(place.start, place.end)}
    assert marked == "".join(text[at] for at in sorted(covered))


def test_signs_stand_where_the_words_begin() -> None:
    text = "All 212 passengers"
    assert pieces_of(text, [(4, 7)], "gone", [Clash(4, 7, sign=True)], signs=True) == [
        Piece("All ", "text"),
        Piece("[-", "gone"),
        Piece(";212", "gone", "finding"),
        Piece("-]", "gone"),
        Piece(" passengers", "text"),
    ]


def test_the_chosen_finding_is_drawn_over_others() -> None:
    pieces = pieces_of("one two three", (), "gone", [Clash(0, 7), Clash(4, 13, chosen=True)])
    assert pieces == [
        Piece("one ", "text", "finding"),
        Piece("two three", "text", "chosen"),
    ]


def test_a_combining_accent_stays_with_its_letter() -> None:
    text = "cafe\u0301 closed"
    (first, second) = pieces_of(text, (), "gone", [Clash(0, 4, sign=True)], signs=True)
    assert first == Piece(";cafe\u0301", "text", "finding")
    assert second == Piece(" closed", "text")


def test_only_what_lies_in_the_sentence_is_drawn_and_a_dismissed_place_only_when_chosen() -> None:
    marks = [
        Mark(0, "left", 5, 12),
        Mark(1, "right", 10, 20),
        Mark(2, "left", 15, 30, "settled"),
        Mark(3, "left", 12, 13, "hidden"),
        Mark(4, "left", 40, 50),
    ]
    assert clashes_in(marks, -1, "left", 10, 25) == (
        Clash(0, 2, False, False),
        Clash(5, 15, False, False),
    )
    assert Clash(2, 3, True, True) in clashes_in(marks, 3, "left", 10, 25)


def test_what_is_looked_for_is_pointed_out_whatever_quotes_dashes_and_spaces_it_is_typed_with() -> (
    None
):
    pieces = pieces_of("He said: “No way”  – twice.", (), "text", ())
    found = [piece.text for piece in searched(pieces, '"no way" -') if piece.role == "found"]
    assert found == ["“No way”  –"]
