"""Words in Markdown: read as they are, and escaped only where they would mean something."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import cycle
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from copydesk.exports.markdown_text import (
    cell,
    line,
    lines,
    plain,
    strong,
    strong_cell,
    strong_line,
    table,
)
from copydesk.exports.quoted import Piece
from copydesk.visible import visible

_GITHUB: Final = MarkdownIt("gfm-like")
"""CommonMark with tables, strikethrough and links of bare addresses."""

_SIGNS: Final = "ab1 \n<>&*_`[]()#+-.!|~=:@\\\"'{}$/,;“”「」日で—é\u00a0\u202e\x1b"
_WORDS: Final = (
    "www.", "http://", "https://a.com", "evil.com", "a@b.de", "//", "mailto:a@b.de", "&lt;",
    "&#60;", "&copy", "](", "![", "**", "__", "~~", "```", "1.", "12)", "- ", "+ ", "# ", "> ",
    "===", "---", "|-|", "[x] ", "[a]: b", "<b>", "<!--", "\\", "_a_", "$x$",
)  # fmt: skip

texts: Final = st.one_of(
    st.text(),
    st.lists(st.one_of(st.sampled_from(_SIGNS), st.sampled_from(_WORDS)), max_size=8).map("".join),
)
PLACES: Final[dict[str, tuple[Callable[[str], str], str, set[str]]]] = {
    "a paragraph": (line, "{}", {"paragraph"}),
    "behind other words": (plain, "note: {}", {"paragraph"}),
    "a quotation": (line, "> {}", {"blockquote", "paragraph"}),
    "a list item": (line, "- {}", {"bullet_list", "list_item", "paragraph"}),
    "a numbered item": (line, "7. {}", {"ordered_list", "list_item", "paragraph"}),
    "a heading": (plain, "# Review: {}", {"heading"}),
    "bold words": (
        plain,
        "- **3 {} x** (ann)",
        {"bullet_list", "list_item", "paragraph", "strong"},
    ),
    "a table": (cell, "| |\n| --- |\n| {} |", {"table", "thead", "tbody", "tr", "th", "td"}),
}
"""What escapes words for a place, the place, and what a parser may find there."""


def tokens(text: str) -> list[Token]:
    found = _GITHUB.parse(text)
    return [*found, *(child for token in found for child in token.children or ())]


def kinds(text: str) -> set[str]:
    """Return what a parser finds: "paragraph", "link", "html_block"."""
    told = {re.sub("_(open|close)$", "", token.type) for token in tokens(text)}
    return told - {"inline", "text", "text_special"}


def text_of(text: str) -> str:
    """Return what a reader of the rendered text sees."""
    return "".join(one.content for one in tokens(text) if one.type in ("text", "text_special"))


def bold_of(text: str) -> list[str]:
    """Return what a reader sees in bold, mark by mark."""
    told: list[str] = []
    inside = False
    for token in tokens(text):
        if token.type in ("strong_open", "strong_close"):
            inside = token.type == "strong_open"
            told += [""] if inside else []
        elif inside:
            told[-1] += token.content
    return told


def on_one_line(text: str) -> str:
    return visible(re.sub(r"[ \t\r\n]+", " ", text)).strip()


@pytest.mark.parametrize("place", PLACES)
@given(text=texts)
def test_any_words_read_as_they_are_wherever_they_stand(place: str, text: str) -> None:
    escape, form, allowed = PLACES[place]
    wanted = on_one_line(text)
    if not wanted:
        return
    written = form.format(escape(text)) + "\n"
    assert kinds(written) <= allowed
    assert text_of(written) == text_of(form.format("WORDS") + "\n").replace("WORDS", wanted)


@given(st.lists(texts, min_size=1, max_size=5), st.booleans())
def test_just_the_words_that_are_meant_are_bold(found: Sequence[str], begins: bool) -> None:
    pieces = [
        Piece(text.strip(" \t\r\n") or "-", is_meant)
        for text, is_meant in zip(found, cycle((begins, not begins)), strict=False)
    ]
    wanted = on_one_line("".join(one.text for one in pieces))
    meant = [on_one_line(one.text) for one in pieces if one.is_meant and on_one_line(one.text)]
    if not wanted:
        return
    for written in (
        f"> {strong_line(pieces)}\n",
        f"- note: {strong(pieces)}\n",
        f"| |\n| --- |\n| {strong_cell(pieces)} |\n",
    ):
        assert bold_of(written) == meant
        assert on_one_line(text_of(written).removeprefix("note: ")) == wanted
        assert not kinds(written) & {"link", "image", "html_block", "html_inline", "em", "s"}


@given(texts)
def test_notes_of_several_lines_stay_in_their_list_item(text: str) -> None:
    first, *rest = lines(text) or [""]
    written = (
        "- **3 x** (ann)\n  - note: " + "\\\n    ".join((first, *rest)) + "\n- **4 y** (ben)\n"
    )
    assert kinds(written) <= {"bullet_list", "list_item", "paragraph", "strong", "hardbreak"}
    assert sum(token.type == "list_item_open" for token in tokens(written)) == 3


ORDINARY: Final = (
    'At 7:15 p.m. the U.S. envoy said: "We paid 2.1 % (or 10,000)!" - and left; why?',
    "AT&T and R&D paid $2.1 million to $3 million, US$5 each; 5 < 6 > 4.",
    "The list [sic] of passenger_names.txt (page 3-4) is #1, item 2. of ~200 at 10:30.",
    "She wrote: “No...in 2020” - 2*3 is not 2 * 3, and c:\\ferry\\log is/was a folder.",
    "ＮＯＲＶＩＫ 日本語。「引用」です",
)


@pytest.mark.parametrize("words", ORDINARY)
def test_an_ordinary_sentence_is_quoted_as_it_stands(words: str) -> None:
    escaped = line(words)
    assert escaped.replace("2\\*3", "2*3") == words


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("- Fire broke out", "\\- Fire broke out"),
        ("-5 degrees", "-5 degrees"),
        ("1. May", "1\\. May"),
        ("1.5 million", "1.5 million"),
        ("# one", "\\# one"),
        ("#one", "#one"),
        ("> so", "\\> so"),
        ("+ more", "\\+ more"),
        ("[1]: note", "\\[1]: note"),
        ("[1] note", "[1] note"),
    ],
)
def test_what_begins_a_block_is_escaped_where_it_would_begin_one(words: str, escaped: str) -> None:
    assert line(words) == escaped
    assert plain(words) == words
    assert cell(words) == words


@pytest.mark.parametrize(
    "words", ["//$0.0", "//localhost", "http://a", "a.com_", "_www.x.y", "mailto:a@b.de", "x.рф"]
)
def test_no_address_becomes_a_link(words: str) -> None:
    assert kinds(line(words)) == {"paragraph"}


def test_a_bar_is_escaped_in_a_table_alone() -> None:
    assert (plain("a | b"), cell("a | b")) == ("a | b", "a \\| b")
    (row,) = table(["x"], [[cell("a | b \\| c \\")]])[2:3]
    assert text_of(f"| x |\n| --- |\n{row}\n") == "xa | b \\| c \\"


@pytest.mark.parametrize(
    ("before", "meant", "after"),
    [
        ("All ", "212", " passengers"),
        ("un", "believ", "able"),
        ("said", '"no"', "again"),
        ("の", "「事故」", "で"),
        ("(", "212", ")"),
        ("*", "*", "*"),
        ("paid", "$5", "m"),
        ("", "“A", ""),
    ],
)
def test_words_in_the_middle_of_others_are_bold(before: str, meant: str, after: str) -> None:
    pieces = [Piece(before, is_meant=False), Piece(meant, is_meant=True)]
    written = strong_line([*pieces, Piece(after, is_meant=False)])
    assert bold_of(written) == [meant]
    assert text_of(written) == before + meant + after


def test_space_at_the_edge_of_words_is_not_bold() -> None:
    assert strong([Piece("a", is_meant=False), Piece(" b ", is_meant=True)]) == "a **b**"
