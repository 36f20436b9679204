"""Whatever is drawn, the few bytes that are sent make the terminal show the same."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.terminal.answers import Answers
from tests.terminal.screen import TerminalScreen
from tests.tries import tries
from tui.app.driver.changes import changes, erased
from tui.app.driver.grid import Grid, agreed
from tui.app.driver.pen import Abilities
from tui.app.driver.styles import change, combined, on_blank

WIDTH, HEIGHT = 46, 12

_STYLES = st.sampled_from(
    [
        *(
            "",
            "1",
            "7",
            "4",
            "2;3",
            "1;31",
            "38;5;12",
            "38;5;200;48;5;3",
            "1;7",
            "48;5;8",
            "4;7;92",
        ),
        *("39;49", "7;39;49", "4;1;39;49", "1;7;22", "38;5;0", "31;0;2", "9;38;2;0;0;39"),
    ]
)
_TEXTS = st.one_of(
    st.text(alphabet="abc xyz.  ─│“é漢字", min_size=1, max_size=WIDTH + 4),
    st.integers(1, WIDTH).map(lambda count: " " * count),
    st.text(
        st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp")),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from(["👩‍🔬 found", "🇳🇴 flag", "e\u0301 combined", "\u200d", "☂\ufe0f rain"]),
)
_WRITES = st.builds(
    lambda x, y, style, text: f"\x1b[{y + 1};{x + 1}H\x1b[{style}m{text}\x1b[0m",
    st.integers(0, WIDTH - 1),
    st.integers(0, HEIGHT - 1),
    _STYLES,
    _TEXTS,
)
_PICTURES = st.lists(st.lists(_WRITES, min_size=1, max_size=12).map("".join), max_size=8)
_ABILITIES = st.builds(Abilities, st.booleans(), st.booleans())


def _terminal() -> TerminalScreen:
    terminal = TerminalScreen(WIDTH, HEIGHT, Answers.EVERYTHING)
    terminal.feed(b"\x1b[?1049h\x1b[?7l")
    return terminal


def _drawn_anew(grid: Grid) -> TerminalScreen:
    """Return a terminal to which every cell was sent by itself.

    Where terminals disagree about the room that a character takes, its cells are blanked before.
    """
    sent = ""
    for y, row in enumerate(grid.rows):
        for x, (text, style) in enumerate(row):
            if not agreed(text):
                room = 2 if x + 1 < WIDTH and row[x + 1][0] == "" else 1
                sent += f"\x1b[{y + 1};{x + 1}H\x1b[0;{style}m{' ' * room}\x1b[m"
            if text:
                sent += f"\x1b[{y + 1};{x + 1}H\x1b[0;{style}m{text}\x1b[m"
    terminal = _terminal()
    terminal.feed(sent.encode())
    return terminal


@given(full=st.booleans(), pictures=_PICTURES, abilities=_ABILITIES)
@settings(max_examples=tries(150))
def test_the_terminal_shows_every_picture_as_if_it_were_drawn_anew(
    full: bool, pictures: list[str], abilities: Abilities
) -> None:
    grid = Grid(WIDTH, HEIGHT)
    if full:
        grid.draw("\n".join("abcdefghij klm"[y:] * WIDTH for y in range(HEIGHT)))
    terminal = _terminal()
    terminal.feed(erased(grid, abilities).encode())
    for picture in pictures:
        shown = grid.copy()
        grid.draw(picture)
        terminal.feed(changes(shown, grid, abilities).encode())
        assert terminal.cells == _drawn_anew(grid).cells


@given(
    boxes=st.lists(
        st.tuples(
            st.integers(0, WIDTH - 2),
            st.integers(0, HEIGHT - 1),
            st.integers(1, WIDTH),
            st.integers(1, HEIGHT),
            st.sampled_from(" .│"),
            st.sampled_from(" │"),
        ),
        min_size=2,
        max_size=10,
    ),
    abilities=_ABILITIES,
)
@settings(max_examples=tries(150))
def test_boxes_that_open_and_close_above_each_other_leave_what_was_below(
    boxes: list[tuple[int, int, int, int, str, str]], abilities: Abilities
) -> None:
    grid = Grid(WIDTH, HEIGHT)
    terminal = _terminal()
    terminal.feed(erased(grid, abilities).encode())
    for x, y, width, height, inside, edge in boxes:
        shown = grid.copy()
        line = f"{edge}{inside * (width - 2)}{edge}"[:width]
        for row in range(y, min(HEIGHT, y + height)):
            grid.draw(f"\x1b[{row + 1};{x + 1}H{line}")
        terminal.feed(changes(shown, grid, abilities).encode())
        assert terminal.cells == _drawn_anew(grid).cells


@given(
    before=_PICTURES,
    top=st.integers(0, HEIGHT - 2),
    height=st.integers(2, HEIGHT),
    distance=st.integers(-4, 4),
    beside=st.integers(0, WIDTH - 1),
    after=_PICTURES,
    abilities=_ABILITIES,
)
@settings(max_examples=tries(150))
def test_a_pane_that_scrolls_beside_one_that_changes_comes_out_right(
    before: list[str],
    top: int,
    height: int,
    distance: int,
    beside: int,
    after: list[str],
    abilities: Abilities,
) -> None:
    grid = Grid(WIDTH, HEIGHT)
    for y in range(HEIGHT):
        grid.draw(f"\x1b[{y + 1};1Hline {y} of the pane, {'and so on ' * (y % 4)}")
    grid.draw("".join(before))
    terminal = _terminal()
    terminal.feed(erased(grid, abilities).encode())
    shown = grid.copy()
    bottom = min(HEIGHT, top + height)
    for y in range(top, bottom):
        if top <= y + distance < bottom:
            kept = grid.rows[y][:beside]
            grid.rows[y] = [*kept, *shown.rows[y + distance][beside:]]
            _mend(grid, y)
    grid.draw("".join(after))
    terminal.feed(changes(shown, grid, abilities).encode())
    assert terminal.cells == _drawn_anew(grid).cells


def _mend(grid: Grid, y: int) -> None:
    """Blank the halves of wide characters that lost the other half."""
    row = grid.rows[y]
    for x in range(WIDTH):
        wide = x + 1 < WIDTH and row[x + 1][0] == ""
        lonely = row[x][0] == "" and (x == 0 or row[x - 1][0] in ("", "?"))
        if lonely or (row[x][0] > "\u10ff" and not wide):
            row[x] = ("?", "")
        elif wide and row[x][0] <= "\u10ff":
            row[x + 1] = ("?", "")


def test_a_text_that_scrolls_is_moved_and_not_sent_again() -> None:
    grid = Grid(80, 24)
    for y in range(24):
        grid.draw(f"\x1b[{y + 1};1HLine {y} says at some length what is to be said of it here.")
    shown = grid.copy()
    grid.rows = [*shown.rows[3:], *Grid(80, 3).rows]
    assert len(changes(shown, grid, Abilities())) < 40


def test_nothing_is_sent_where_nothing_changed() -> None:
    grid = Grid(80, 24)
    grid.draw("\x1b[5;5H\x1b[1mas it was\x1b[0m")
    assert changes(grid.copy(), grid, Abilities()) == ""


def test_a_letter_costs_a_move_and_the_letter() -> None:
    grid = Grid(80, 24)
    grid.draw("\x1b[5;5Hnote")
    shown = grid.copy()
    grid.draw("\x1b[5;9Hs")
    grid.cursor = (0, 0)
    assert changes(shown, grid, Abilities()) == "\x1b[5;9Hs"


def test_a_style_that_goes_on_is_not_sent_again() -> None:
    grid = Grid(80, 24)
    shown = grid.copy()
    grid.draw("\x1b[1;1H\x1b[1;31mone\x1b[0m\x1b[1;31mtwo\x1b[0m three")
    grid.cursor = (0, 0)
    assert changes(shown, grid, Abilities()) == "\x1b[H\x1b[1;31monetwo \x1b[mthree"


def test_after_blanks_that_were_erased_the_next_letter_stands_in_its_column() -> None:
    grid = Grid(80, 2)
    grid.draw("x" * 80)
    shown = grid.copy()
    grid.draw("\x1b[1;1Hz" + " " * 20 + "\x1b[1;30HQ")
    terminal = TerminalScreen(80, 2)
    terminal.feed(("x" * 80 + changes(shown, grid, Abilities())).encode())
    assert terminal.lines[0] == "z" + " " * 20 + "x" * 8 + "Q" + "x" * 50


def test_styles_that_look_the_same_are_the_same() -> None:
    assert combined("", "7;39;49") == combined("1", "0;7") == combined("1;7;31", "22;39") == "7"
    assert change(on_blank(combined("", "7;39;49")), combined("", "7;39;49")) == ""


def test_marks_that_begin_a_text_join_what_stands_before() -> None:
    grid = Grid(20, 2)
    grid.draw(
        "\x1b[1;1H\x1b[2m note \x1b[0m\u0301\u0489a\x1b[2;1H\x1b[1mo\x1b[0m\u0308\x1b[1;1H\u0301"
    )
    assert [cell for cell in grid.rows[0][:7] if cell[0] != " "] == [
        *(("n", "2"), ("o", "2"), ("t", "2"), ("e", "2")),
        *((" \u0301\u0489", "2"), ("a", "")),
    ]
    assert grid.rows[1][0] == ("o\u0308", "1")
