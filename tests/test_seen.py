"""A text as it is seen, and where what is seen stands in the text as it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.articles.seen import as_seen

_PIECES = st.sampled_from(
    [
        *("&ldquo;", "&amp;", "&amp;rsquo;", "&#8217;", "&#x2019;", "&nbsp;", "&shy;", "&fjlig;"),
        *("&", "&;", "&nothing;", "&#0;", "&#10;", "&#27;", "&#8238;", "&lt", "amp;", "#8217;"),
        *("\u00ad", "\u200b", "\u2060", "\ufeff", "\ufe0f", "\u202e", "\u200d", "\u200f"),
        *("1\u202f500", "12\u00a0000,5", "\u2009", "7", "300", ",", ".", " ", "\n", "\r\n"),
        *("harbour", "Zoë", "港", "😀", "“", "a"),
    ]
)
TEXTS = st.lists(_PIECES, max_size=30).map("".join)
"""Texts that hide much."""


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("&ldquo;Nobody came,&rdquo; she said.", "“Nobody came,” she said."),
        ("Lund &amp; Sons, R&amp;D", "Lund & Sons, R&D"),
        ("the port&#8217;s crane, the port&#x2019;s crane", "the port’s crane, the port’s crane"),
        ("escaped twice: &amp;quot;no&amp;quot;", 'escaped twice: "no"'),
        ("a&nbsp;mile", "a\u00a0mile"),
        ("one line&#10;still", "one line still"),
        ("the dock&shy;side", "the dockside"),
        ("the dock\u00adside \u200bcrane\u2060s", "the dockside cranes"),
        ("\ufeffFirst", "First"),
    ],
)
def test_a_reader_sees_what_is_meant(written: str, seen: str) -> None:
    assert as_seen(written).text == seen


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u202f", "&nbsp;", "&#8239;", "&thinsp;"])
def test_a_space_that_holds_a_figure_together_separates_its_thousands(space: str) -> None:
    assert as_seen(f"some 12{space}000 seals").text == "some 12,000 seals"
    assert as_seen(f"2{space}345{space}678").text == "2,345,678"
    assert as_seen(f"1{space}500,75 euros").text == "1.500,75 euros"


@pytest.mark.parametrize(
    "text",
    [
        "on 15 March 300 seals",
        "in 2031\u00a0300 seals",
        "12\u00a0seals, 3\u202f000\u202f0 and 14\u00a0km",
        "AT&T and R&D; Q&A",
        "a &nonsense; and &; and &#; and &#xyz; and &notes;",
        "overrides of direction turn 13 into 31: \u202e13 &#8238;13",
    ],
)
def test_everything_else_is_seen_as_it_is_written(text: str) -> None:
    assert as_seen(text).text == text


def test_what_was_found_in_the_view_is_found_again_in_the_text() -> None:
    text = "He said: &ldquo;The in\u00adter\u00adna\u00adtional court\u2060 rules&rdquo;\u00ad."
    seen = as_seen(text)

    def written(words: str) -> str:
        start = seen.text.index(words)
        return text[slice(*seen.span(start, start + len(words)))]

    assert written("“The") == "&ldquo;The"
    assert written("international court") == "in\u00adter\u00adna\u00adtional court"
    assert written("rules”") == "rules&rdquo;"
    assert seen.place(len(seen.text)) == len(text)


def test_a_text_that_hides_nothing_is_its_own_view() -> None:
    text = "Zwölf Boote – “alle heil” – kehrten zurück."
    seen = as_seen(text)
    assert seen.text is text
    assert [seen.place(at) for at in range(len(text) + 1)] == list(range(len(text) + 1))
    assert seen.span(3, 9) == (3, 9)


@given(TEXTS)
def test_places_go_forward_and_stay_inside_of_the_text(text: str) -> None:
    seen = as_seen(text)
    places = [seen.place(at) for at in range(len(seen.text) + 1)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
    assert places[-1] == len(text)


@given(TEXTS)
def test_the_place_of_each_character_shows_that_character(text: str) -> None:
    seen = as_seen(text)
    end = 0
    for at in range(len(seen.text)):
        start, stop = seen.span(at, at + 1)
        assert start == seen.place(at)
        assert start < stop
        # Two characters of one entity share its place.
        assert start >= end or text[start] == "&"
        end = stop
        if seen.text[at] not in ",.":
            assert seen.text[at] in as_seen(text[start:stop]).text or text[start] == "&"


@given(TEXTS)
def test_nothing_unseen_is_left_in_the_view(text: str) -> None:
    assert not set("\u00ad\u200b\u2060\ufeff\ufe0f\u200d\u200f") & set(as_seen(text).text)


@given(st.text())
def test_any_text_can_be_seen(text: str) -> None:
    seen = as_seen(text)
    assert seen.span(0, len(seen.text))[1] <= len(text)
