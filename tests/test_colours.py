"""How many colours a terminal has, decided once: the program, Textual and Rich must agree."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Final

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from copydesk.visible import visible
from tui.app.filters import filters_of
from tui.terminal import RGB, Screen, colours_of, screen_of

_BY_NAME: Final = {
    "xterm-256color": 256,
    "screen-256color": 256,
    "tmux-256color": 256,
    "screen.xterm-256color": 256,
    "XTERM-256COLOR": 256,
    "xterm-kitty": 256,
    "xterm-direct": RGB,
    "rxvt-16color": 16,
    "xterm-mono": 0,
    "ansi-m": 0,
}

_BY_TERMINFO: Final = {"xterm": 8, "linux": 8, "screen": 8, "vt100": -1, "no-such-terminal": None}


@pytest.mark.parametrize("term", _BY_NAME)
def test_a_name_that_tells_the_colours_is_believed(term: str) -> None:
    assert colours_of({"TERM": term}) == _BY_NAME[term]


@pytest.mark.parametrize("term", _BY_TERMINFO)
def test_else_terminfo_is_asked(term: str) -> None:
    """In a process each: Python asks once."""
    asked = "import json, os; from tui.terminal import colours_of; print(colours_of(os.environ))"
    variables = {"TERM": term, "TERMINFO_DIRS": "/etc/terminfo:/lib/terminfo:/usr/share/terminfo"}
    done = subprocess.run(
        [sys.executable, "-c", asked], env=variables, capture_output=True, text=True, check=True
    )
    known = _BY_TERMINFO[term]
    # What isn't known, here or anywhere, counts as one of few.
    assert json.loads(done.stdout) in ({16} if known is None else {max(0, known), 16})


@pytest.mark.parametrize(
    ("environ", "colours"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, RGB),
        ({"TERM": "xterm-256color", "COLORTERM": "24bit"}, RGB),
        ({"TERM": "xterm-256color", "COLORTERM": "yes"}, 256),
        ({"TERM": "tmux-256color", "COLORTERM": "truecolor", "TMUX": "x"}, RGB),
        ({"TERM": "screen-256color", "COLORTERM": "truecolor", "TMUX": "x"}, RGB),
        ({"TERM": "screen-256color", "COLORTERM": "truecolor", "STY": "1.x"}, 256),
        ({"TERM": "screen-256color", "COLORTERM": "truecolor"}, 256),
        ({"TERM": "linux-16color", "COLORTERM": "truecolor"}, 16),
        ({"TERM": "xterm-mono", "COLORTERM": "truecolor"}, 0),
    ],
)
def test_colorterm_is_believed_where_it_can_be_meant_for_this_terminal(
    environ: dict[str, str], colours: int
) -> None:
    assert colours_of(environ) == colours


@pytest.mark.parametrize(
    ("environ", "used", "plain"),
    [
        ({"TERM": "xterm-256color"}, True, False),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, True, False),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, False, False),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, False, False),
        ({"TERM": "rxvt-16color"}, False, True),
        ({"TERM": "xterm-mono"}, False, True),
    ],
)
def test_colours_are_used_from_256_on_unless_nobody_wants_them(
    environ: dict[str, str], used: bool, plain: bool
) -> None:
    screen = screen_of(environ, ascii_wanted=False)
    assert (screen.colour, screen.plain) == (used, plain)


_STYLED: Final = Style.parse("bold italic dim red on blue underline strike blink")


@pytest.mark.parametrize(
    ("colours", "left"),
    [(8, "bold underline reverse"), (256, "bold underline reverse italic dim strike")],
)
def test_without_colours_a_background_is_reverse_and_the_rest_is_left_out(
    colours: int, left: str
) -> None:
    (line_filter,) = filters_of(Screen(ascii=False, colours=colours, colour=False))
    segments = [Segment("a", _STYLED), Segment("b"), Segment("c", Style.parse("red on default"))]
    styled, bare, default = line_filter.apply(segments, Color.parse("black"))
    assert styled == Segment("a", Style.parse(left))
    assert bare == Segment("b")
    assert default.style is not None
    assert default.style.color is default.style.bgcolor is None


def test_with_colours_nothing_is_filtered() -> None:
    assert not filters_of(Screen(ascii=False, colours=256, colour=True))


def test_where_only_ascii_is_spoken_so_are_the_stand_ins_for_what_is_invisible() -> None:
    (line_filter,) = filters_of(Screen(ascii=True, colours=256, colour=True))
    hostile = visible("".join(map(chr, range(0xA0))) + "\u202e\u200b\ufeff")
    (drawn,) = line_filter.apply([Segment(hostile)], Color.parse("black"))
    assert drawn.text.isascii()
    assert drawn.cell_length == Segment(hostile).cell_length
