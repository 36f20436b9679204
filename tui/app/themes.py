"""The looks of the review: the terminal's own colours, or one of two designed sets.

What a colour says is said by a word, a sign or a text style as well (ARCHITECTURE.md, "What the eye
finds"). The designed sets are for terminals of 256 colours and more. In both, every text stands
out from what lies behind it by 4.5 to 1 at least, as WCAG 2.1 measures it (1.4.3), also where the
terminal has only the nearest of 256 colours. What is gone and what is new are orange and blue,
which no common colour blindness mixes up. `tests/test_themes.py` works that out.

Text that steps back is *dim* in the terminal's own colours. How a terminal draws that is its own
affair, so a designed set names a colour for it instead.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from textual.theme import BUILTIN_THEMES, Theme

from copydesk.errors import InputError
from copydesk.visible import visible
from tui.toml_lines import line_of

TERMINAL: Final = "terminal"
"""The terminal's own colours, whatever they are: half the bytes, readable on light and dark."""
_TERMINALS_OWN: Final = "ansi-dark"
"""Textual's name of that; of the two that it has, both are the terminal's own."""

_DARK: Final = Theme(
    name="dark",
    dark=True,
    foreground="#e4e7eb",
    background="#11151a",
    surface="#171c22",
    panel="#1d242c",
    boost="#1d242c",
    primary="#7f9dbd",
    secondary="#8fb8de",
    accent="#8fb8de",
    error="#ffb074",
    success="#84c5ff",
    warning="#ffdf6b",
    variables={
        "muted": "#9aa4b0",
        "muted-style": "none",
        "label-style": "italic",
        "here-style": "bold",
        "here-color": "#ffffff",
        "here-background": "#2b4560",
        "bar-style": "none",
        "bar-color": "#e4e7eb",
        "bar-background": "#262f39",
        "chosen-color": "#11151a",
        "chosen-background": "#ffdf6b",
    },
)

_LIGHT: Final = Theme(
    name="light",
    dark=False,
    foreground="#1c2127",
    background="#ffffff",
    surface="#f5f6f8",
    panel="#e8ebef",
    boost="#e8ebef",
    primary="#46617c",
    secondary="#1f5a93",
    accent="#1f5a93",
    error="#8f3d00",
    success="#00528f",
    warning="#6b4e00",
    variables={
        "muted": "#59626d",
        "muted-style": "none",
        "label-style": "italic",
        "here-style": "bold",
        "here-color": "#0b0e12",
        "here-background": "#cfe0f2",
        "bar-style": "none",
        "bar-color": "#1c2127",
        "bar-background": "#dde2e8",
        "chosen-color": "#0b0e12",
        "chosen-background": "#ffd75f",
    },
)

DESIGNED: Final = {theme.name: theme for theme in (_DARK, _LIGHT)}
"""The designed sets by name."""

DEFAULTS: Final = {
    "muted": "ansi_default",
    "muted-style": "dim",
    "label-style": "italic dim",
    "here-style": "bold reverse",
    "here-color": "ansi_default",
    "here-background": "ansi_default",
    "bar-style": "reverse",
    "bar-color": "ansi_default",
    "bar-background": "ansi_default",
    "chosen-color": "ansi_default",
    "chosen-background": "ansi_default",
}
"""What the style sheet's own variables are in the terminal's colours."""


def textual_name(theme: str) -> str:
    """Return what Textual calls a theme of the configuration."""
    return _TERMINALS_OWN if theme == TERMINAL else theme


def refuse_unknown(theme: str, configuration: Path) -> None:
    """Refuse a theme that there is not; what it is called is known only where Textual is.

    Args:
        theme: That of the configuration.
        configuration: Where it stands.

    Raises:
        InputError: Neither the program nor Textual has it.
    """
    if theme == TERMINAL or theme in DESIGNED or theme in BUILTIN_THEMES:
        return
    line = line_of(configuration.read_text(encoding="utf-8"), ("theme",))
    raise InputError(
        f"{visible(str(configuration))}, line {line}: there is no theme {visible(theme)!r}.",
        f"There are {', '.join([TERMINAL, *DESIGNED])} (or a theme of Textual's).",
    )


def defaults_of(theme: Theme) -> dict[str, str]:
    """Return the style sheet's own variables for a theme that doesn't name them itself."""
    if theme.ansi:
        return DEFAULTS
    plain = {
        "color": theme.foreground or ("#ffffff" if theme.dark else "#000000"),
        "background": theme.background or ("#000000" if theme.dark else "#ffffff"),
    }
    return {
        name: plain.get(name.rpartition("-")[2], plain["color"]) if "ansi" in value else value
        for name, value in DEFAULTS.items()
    }
