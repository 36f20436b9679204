"""The designed themes: every text stands out, and what is gone never looks like what is new."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from rich.color import Color, ColorSystem
from rich.style import Style

from tests.reviewing import Reviewing, copied_sample, reviewing
from tui.app.themes import DESIGNED

pytestmark = pytest.mark.usefixtures("compared_here")

_LEAST: Final = 4.5
"""Contrast asked of text: WCAG 2.1, success criterion 1.4.3."""

_KEYS: Final = {
    "the review": (),
    "a finding": (";",),
    "a note": ("a",),
    "help": ("?",),
    "the palette": (":",),
    "links": ("L",),
    "filters": ("f",),
    "who is right": ("3",),
    "facts": ("i",),
}

_BLINDNESS: Final = {
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritanopia": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}
"""What light looks like to whom one kind of cone is missing: Machado and others, 2009, severity 1,
for linear RGB."""


def _linear(colour: Color, theme: str) -> tuple[float, float, float]:
    own = DESIGNED[theme]
    triplet = colour.triplet
    if colour.is_default or triplet is None:
        triplet = Color.parse(own.foreground or "").get_truecolor()
    if colour.number is not None:
        triplet = colour.get_truecolor()
    red, green, blue = (
        value / 12.92 if (value := part / 255) <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for part in triplet
    )
    return red, green, blue


def _luminance(light: tuple[float, float, float]) -> float:
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]


def _contrast(one: Color, other: Color, theme: str) -> float:
    low, high = sorted(_luminance(_linear(colour, theme)) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def _colours(style: Style) -> tuple[Color, Color]:
    assert style.color is not None
    assert style.bgcolor is not None
    pair = style.color, style.bgcolor
    return (pair[1], pair[0]) if style.reverse else pair


_THUMB: Final = " ▁▂▃▄▅▆▇█"
"""What the end of a scroll bar's thumb is drawn with: no text."""


def _texts(review: Reviewing) -> Iterator[tuple[str, Style]]:
    """Yield all that stands on the screen with its style."""
    for strip in review.app.screen._compositor.render_strips():
        for text, style, _control in strip:
            if text.strip(_THUMB):
                assert style is not None, text
                yield text, style


@pytest.mark.parametrize("theme", DESIGNED)
async def test_every_text_stands_out_from_what_lies_behind_it(tmp_path: Path, theme: str) -> None:
    """In the theme's own colours, and where the terminal has only the nearest of 256."""
    faint, seen = set(), set()
    async with reviewing(tmp_path, copied_sample(tmp_path), theme=theme) as review:
        for name, keys in _KEYS.items():
            await review.press(*keys)
            seen.add(review.text)
            for text, style in _texts(review):
                assert not style.dim, (name, text)
                for contrast in _contrasts(style, theme):
                    if contrast < _LEAST:
                        faint.add((round(contrast, 2), name, text, str(style)))
            await review.press("ctrl+g")
    assert len(seen) == len(_KEYS), "each key led somewhere else"
    assert not faint, "\n".join(map(str, sorted(faint)))


def _contrasts(style: Style, theme: str) -> Iterator[float]:
    ink, paper = _colours(style)
    yield _contrast(ink, paper, theme)
    yield _contrast(
        ink.downgrade(ColorSystem.EIGHT_BIT), paper.downgrade(ColorSystem.EIGHT_BIT), theme
    )


def _seen(colour: str, blindness: str) -> tuple[float, ...]:
    """Return how a colour looks to somebody, as CIELAB lightness and the two opponent axes."""
    light = _linear(Color.parse(colour), "dark")
    if blindness:
        light = tuple(  # type: ignore[assignment]  # three of them
            min(max(sum(a * b for a, b in zip(line, light, strict=True)), 0), 1)
            for line in _BLINDNESS[blindness]
        )
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    x, y, z = (
        ratio ** (1 / 3) if (ratio := value / full) > 0.008856 else 7.787 * ratio + 16 / 116
        for value, full in zip(
            (sum(a * b for a, b in zip(line, light, strict=True)) for line in to_xyz),
            white,
            strict=True,
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("blindness", ["", *_BLINDNESS])
@pytest.mark.parametrize("theme", DESIGNED)
def test_what_is_gone_never_looks_like_what_is_new(theme: str, blindness: str) -> None:
    """Twenty times the least difference that is seen (2.3 in CIE 1976), whatever eyes one has."""
    own = DESIGNED[theme]
    gone, new = _seen(own.error or "", blindness), _seen(own.success or "", blindness)
    assert sum((a - b) ** 2 for a, b in zip(gone, new, strict=True)) ** 0.5 > 46
