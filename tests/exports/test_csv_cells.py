"""A cell is what the article says, unless a spreadsheet would run it or can't hold it."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.exports.csv_cell import LIMIT, cell, is_cut
from copydesk.visible import visible
from tests.work import lines_run


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "=SUM(1,2) is what the sheet said on Friday.",
        "+1+1",
        "-1+1",
        "-1+1|cmd",
        "-2+3+cmd|' /C calc'!A0",
        "- a fire broke out+cmd|' /C calc'!A0",
        "@SUM(A1)",
        "+SUM (1,2) passengers were aboard",
        "+B2",
        '-A1&"a fire broke out"',
        "+'\\\\host\\share\\[a.xls]Tab'!A1",
        '- said the man, and HYPERLINK("https://x","y")',
        "+AB:CD AB:AB",
        "-elect",
        "-two words+\ncmd|' /C calc'!A0",
        "- said the men;HYPERLINK(1)",
        "-5\n+3",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "   @x",
        '"=1+1"',
        "'=1",
        "“=1”",
        "＝1＋1",
        "＋1＋A1",
        "－A1",
        "＠SUM",
        "＋ＳＵＭ（1）",
        "\u00a0=1",
        "\u200b=1",
        "\ufeff=1",
        "﹦1",
    ],
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert "'" in cell(text)[: len(text) - len(text.lstrip()) + 1]
    assert cell(text).replace("'", "") == text.replace("'", "").replace("\r", "\n")


@pytest.mark.parametrize(
    "text",
    [
        "- Fire broke out in warehouse 7 on Friday.",
        "- Fire broke out",
        "-Fire broke out",
        "– Fire broke out",
        "+47 22 00 00 is the number, police said.",
        "+47 22 00 00",
        '@harbour: no ship before Saturday; "none", he said.',
        "@mayor thanks the crew",
        "-5",
        "+3.5 %",
        "- 40 people died, he said!",
        "-2+3 degrees were measured at the pier.",
        "---",
        "- - -",
        "-",
        "+",
        "The ferry - a liner - sank.",
        "a=b",
        "2 + 2",
        "me@x.example",
        "“Quoted.”",
        "",
        "3-4",
        "\tplain",
        "two\r\nlines",
        "one\x85two\u2028three\u2029four",
        "right \u202eto left",
    ],
)
def test_what_opens_no_formula_stays_as_it_is(text: str) -> None:
    assert cell(text) == text


@pytest.mark.parametrize("text", ["a; =1+1", "a\n=1+1", "a\r\n=1", "a\t@x", 'a;"=1', "x\n\n-A1"])
def test_no_part_of_a_cell_is_a_formula_either(text: str) -> None:
    """Programs that separate by semicolons or tabs, or break lines in quotes, split it there."""
    parts = re.split("[;\t\n]", cell(text))
    assert parts[-1].startswith("'")
    assert cell(text).replace("'", "") == text.replace("'", "")


@given(st.text(alphabet=st.characters()))
def test_a_cell_loses_nothing_but_controls(text: str) -> None:
    lines = re.sub("\r(?!\n)", "\n", text)
    kept = "\t\n\r\x85"
    wanted = "".join(
        visible(one) if unicodedata.category(one) in ("Cc", "Cs") and one not in kept else one
        for one in lines
    )
    assert cell(text).replace("'", "") == wanted.replace("'", "")
    assert len(wanted) == len(text), "offsets count the cell's characters"


def test_control_characters_in_cells_are_harmless_and_line_ends_stay() -> None:
    assert cell("a\x1b]52;c;x\x07b\x9b\x00\x7f\nc\r\nd\re") == "a␛]52;c;x␇b\ufffd␀␡\nc\r\nd\ne"
    assert cell("\ud83d alone").isprintable()


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize("piece", ["a", "🚢", "e\u0301", "👩\u200d🚒", "🇳🇴", "कि"])
@pytest.mark.parametrize("before", ["", "x", "xy"])
def test_a_cell_that_no_spreadsheet_holds_is_cut_between_two_characters(
    piece: str, before: str
) -> None:
    text = before + piece * (LIMIT + 1)
    held = cell(text)
    assert is_cut(text)
    assert LIMIT - 40 < units(held) <= LIMIT
    words, mark, rest = held.rpartition(" … [cut here, of ")
    assert mark
    assert rest == f"{len(text):,} characters]"
    assert text.startswith(words)
    assert words.removeprefix(before).replace(piece, "") == ""


@pytest.mark.parametrize(("length", "cut"), [(LIMIT, False), (LIMIT + 1, True)])
def test_a_cell_is_cut_only_where_it_must_be(length: int, cut: bool) -> None:
    text = "x" * length
    assert is_cut(text) is cut
    assert (cell(text) == text) is not cut
    ships = "🚢" * (length // 2) + "x" * (length % 2)
    assert is_cut(ships) is cut


def test_a_character_with_endless_marks_is_cut_all_the_same() -> None:
    held = cell("e" + "\u0301" * 2 * LIMIT)
    assert LIMIT - 80 < units(held) <= LIMIT


@given(st.text() | st.from_regex(r"\w[\w =+@;\-\t\r\n\x85\x00]*", fullmatch=True))
def test_a_cell_is_the_same_however_it_is_told(text: str) -> None:
    # Behind a line end nothing is taken for plain at one look.
    assert cell(f"x\n{text}") == "x\n" + cell(text)


def test_telling_that_an_ordinary_cell_is_harmless_takes_one_look() -> None:
    assert lines_run(lambda: cell("All 212 passengers were taken ashore, he said.")) < 6
