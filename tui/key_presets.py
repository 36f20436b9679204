"""Sets of keys for other keyboards and other habits; the configuration names one of them.

A preset says only what differs from the table of commands. `[keys]` in the configuration wins over
it, command by command.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tui.key_names import key_named

# On French and Belgian keyboards digits and the full stop want Shift, the backslash AltGr. What is
# put in their place stands unshifted on PCs of both countries and on Macs, or has a second key
# where these differ: the key of 6 writes "-" on French PCs and the section sign elsewhere. The
# digits stay, for keypads. What the table has on letters, and on ) ; , : ! < already, is left.
_AZERTY: Final = {
    "agree": "& 1",
    "differ": "é 2",
    "contradict": '" 3',
    "one_sided": "' 4",
    "unclear": "( 5",
    "mismatch": "- § 6",
    "repeat": "= .",
    "previous_to_do": "à",
    "other_end": "ù",
    "last_judged": "è `",
    "search": "ç /",
    "pointing_search": "ç /",
    "list": "$ \\",
    "sidebar": "* £ |",
    **{
        f"{place}_{number}": keys
        for place in ("reviewer", "tag")
        for number, keys in enumerate(
            ("& 1", "é 2", '" 3', "' 4", "( 5", "- § 6", "è 7", "_ ! 8", "ç 9"), 1
        )
    },
    "filter_agree": "& 1",
    "filter_differ": "é 2",
    "filter_contradict": '" 3',
    "filter_one_sided_verdict": "' 4",
    "filter_unclear": "( 5",
    "filter_mismatch": "- § 6",
    "filter_words": "ç /",
    "final_agree": "& 1",
    "final_differ": "é 2",
    "final_contradict": '" 3',
    "final_one_sided": "' 4",
    "final_unclear": "( 5",
    "final_mismatch": "- § 6",
    "sheet_agree": "& 1",
    "sheet_differ": "é 2",
    "sheet_contradict": '" 3',
    "sheet_one_sided": "' 4",
    "sheet_unclear": "( 5",
    "overview_agree": "& 1",
    "overview_differ": "é 2",
    "overview_contradict": '" 3',
    "overview_one_sided": "' 4",
    "overview_unclear": "( 5",
}

# For hands that don't know vi: arrows and the keys above them go through rows, lists and pages,
# function keys from one place of interest to the next. No letter is there for where it lies.
# F10 and F11 stay free: desktops keep them for menus and full screen.
_ARROWS: Final = {
    "repeat": ". f9",
    "next_row": "down",
    "previous_row": "up",
    "line_down": "shift+down ctrl+down J",
    "line_up": "shift+up ctrl+up K",
    "next_to_do": "f4 )",
    "previous_to_do": "f3 (",
    "next_finding": "f6 ;",
    "previous_finding": "f5 ,",
    "other_end": "o '",
    "last_judged": "r `",
    "page_down": "PgDn space",
    "page_up": "PgUp",
    "top": "Home",
    "bottom": "End",
    "next_article": "f8 >",
    "previous_article": "f7 <",
    "next_pane": "tab right",
    "previous_pane": "shift+tab left",
    "palette": "f2 : ctrl+p",
    "help": "f1 ?",
    "listing_next": "down",
    "listing_previous": "up",
    "listing_page_down": "PgDn space",
    "listing_page_up": "PgUp",
    "listing_first": "Home",
    "listing_last": "End",
    "page_line_down": "down",
    "page_line_up": "up",
    "page_page_down": "PgDn space",
    "page_page_up": "PgUp",
    "page_top": "Home",
    "page_bottom": "End",
    "pointing_next": "right down",
    "pointing_previous": "left up",
    "sheet_next": "down",
    "sheet_previous": "up",
    "sheet_left": "left shift+tab",
    "sheet_right": "right tab",
    "sheet_page_down": "PgDn",
    "sheet_page_up": "PgUp",
    "sheet_first": "Home",
    "sheet_last": "End",
    "sheet_next_place": "shift+down ctrl+down",
    "sheet_previous_place": "shift+up ctrl+up",
    "story_next": "down",
    "story_previous": "up",
    "story_page_down": "PgDn space",
    "story_page_up": "PgUp",
    "story_first": "Home",
    "story_last": "End",
    "overview_next": "down",
    "overview_previous": "up",
    "overview_left": "left",
    "overview_right": "right",
    "overview_page_down": "PgDn space",
    "overview_page_up": "PgUp",
    "overview_first": "Home",
    "overview_last": "End",
    "wording_first": "left",
    "wording_second": "right",
    "wording_third": "down",
    "wording_fourth": "up",
    "side_base": "left",
    "side_other": "right",
}


def _named(preset: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {
        command: tuple(key_named(key) or key for key in keys.split())
        for command, keys in preset.items()
    }


WORDS: Final[Mapping[str, str]] = {
    "azerty": "for French and Belgian keyboards, whose digits want Shift",
    "arrows": "arrows, PgUp, PgDn, Home, End, Enter and function keys instead of vi's letters",
}
"""What the presets that change something are for, in a few words."""

DEFAULT: Final = "default"
"""The name of the preset that changes nothing."""

PRESETS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    DEFAULT: {},
    "azerty": _named(_AZERTY),
    "arrows": _named(_ARROWS),
}
"""Keys by the command's id, in Textual's spelling, by the preset's name."""
