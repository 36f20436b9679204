"""The one table of commands: bindings, footer, palette, help, `copydesk keys`, README.

All of them come from it.

A command's id names what it does; `tui.screens.review` carries it out in the method of that name.
Tests hold the table, the screen and the README together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Group = Literal["Judge", "Move", "Pair", "Look", "Write", "Program"]
"""The headings under which help and palette list commands."""

GROUPS: Final[tuple[Group, ...]] = ("Judge", "Move", "Pair", "Look", "Write", "Program")


@dataclass(frozen=True, slots=True)
class Command:
    """Something that a key does in the review."""

    id: str
    """Stable name: the configuration's `[keys]` table uses it."""
    keys: tuple[str, ...]
    """Default keys, in Textual's spelling."""
    title: str
    """Two or three words for footer and palette."""
    help: str
    """One sentence: what happens."""
    group: Group
    footer: bool = False
    """Shown in the line of keys at the bottom."""


COMMANDS: Final[tuple[Command, ...]] = (
    Command("agree", ("1",), "agree", "Verdict: no difference a reader would act on.", "Judge"),
    Command(
        "differ", ("2",), "differ", "Verdict: same fact, other detail; both can be true.", "Judge"
    ),
    Command(
        "contradict",
        ("3",),
        "contradict",
        "Verdict: can't both be true; then asks who is right.",
        "Judge",
    ),
    Command(
        "one_sided",
        ("4",),
        "one-sided",
        "Verdict: a fact, source or qualifier that matters stands in one only.",
        "Judge",
    ),
    Command("unclear", ("5",), "unclear", "Verdict: can't tell whether they conflict.", "Judge"),
    Command(
        "mismatch",
        ("6",),
        "mismatch",
        "Verdict: the link is wrong; the row splits into one-sided rows.",
        "Judge",
    ),
    Command(
        "repeat",
        ("full_stop",),
        "repeat",
        "Give the last verdict again, with its side, certainty, tags and evidence.",
        "Judge",
    ),
    Command("side", ("s",), "who is right", "Say who is right.", "Judge"),
    Command("certainty", ("C",), "certainty", "Say how certain the verdict is.", "Judge"),
    Command("note", ("a",), "note", "Write a note on the row or finding.", "Judge", footer=True),
    Command(
        "evidence", ("e",), "evidence", "Tie a source to the row or finding.", "Judge", footer=True
    ),
    Command("tags", ("t",), "tags", "Set the tags of the row or finding.", "Judge"),
    Command(
        "second_reader",
        ("S",),
        "second reader",
        "Want a second reader for the row or finding.",
        "Judge",
    ),
    Command(
        "link",
        ("L",),
        "link",
        "Link a sentence of this row with one of the other article; asks which.",
        "Judge",
    ),
    Command(
        "unlink",
        ("U",),
        "unlink",
        "Part linked sentences of this row; asks which where there are several.",
        "Judge",
    ),
    Command(
        "dismiss",
        ("d",),
        "dismiss",
        "Dismiss the selected finding, or the row's only one; on a dismissed one takes that back.",
        "Judge",
    ),
    Command(
        "add_finding", ("F",), "add a finding", "Add a finding by hand; asks which words.", "Judge"
    ),
    Command("undo", ("u",), "undo", "Take back what you wrote last.", "Judge", footer=True),
    Command("redo", ("ctrl+r",), "redo", "Write again what was taken back.", "Judge"),
    Command("history", ("H",), "history", "Show every decision on the row or finding.", "Judge"),
    Command("next_row", ("j", "down"), "next row", "Go to the next row.", "Move"),
    Command("previous_row", ("k", "up"), "row before", "Go to the row before.", "Move"),
    Command("line_down", ("J",), "line down", "Scroll down inside a tall row.", "Move"),
    Command("line_up", ("K",), "line up", "Scroll up inside a tall row.", "Move"),
    Command(
        "next_to_do",
        ("right_parenthesis",),
        "to do",
        "Go to the next row to do.",
        "Move",
        footer=True,
    ),
    Command(
        "previous_to_do", ("left_parenthesis",), "to do before", "Go to the to-do before.", "Move"
    ),
    Command(
        "next_finding",
        ("semicolon",),
        "finding",
        "Select the next open finding; verdicts and notes are then about it.",
        "Move",
        footer=True,
    ),
    Command("previous_finding", ("comma",), "finding before", "Select the finding before.", "Move"),
    Command(
        "leave_finding",
        ("escape",),
        "leave finding",
        "Leave the selected finding: the keys are about the row again.",
        "Move",
    ),
    Command(
        "other_end",
        ("apostrophe",),
        "other end",
        "Go to the other end of a moved row, or of the selected finding.",
        "Move",
    ),
    Command(
        "last_judged",
        ("grave_accent",),
        "last judged",
        "Go to the row or finding judged last.",
        "Move",
    ),
    Command("page_down", ("space", "pagedown"), "page down", "Go a screen down.", "Move"),
    Command("page_up", ("b", "pageup"), "page up", "Go a screen up.", "Move"),
    Command("half_page_down", ("ctrl+d",), "half down", "Go half a screen down.", "Move"),
    Command("half_page_up", ("ctrl+u",), "half up", "Go half a screen up.", "Move"),
    Command("top", ("g", "home"), "top", "Go to the first row.", "Move"),
    Command("bottom", ("G", "end"), "bottom", "Go to the last row.", "Move"),
    Command(
        "next_article",
        ("greater_than_sign",),
        "article",
        "Compare with the next article.",
        "Pair",
        footer=True,
    ),
    Command(
        "previous_article",
        ("less_than_sign",),
        "article before",
        "Compare with the article before.",
        "Pair",
    ),
    Command(
        "pin",
        ("p",),
        "pin as base",
        "Make the other article (in the list: this one) the base.",
        "Pair",
    ),
    Command("facts", ("i",), "article facts", "Show and correct an article's facts.", "Pair"),
    Command("choose", ("enter",), "choose", "Compare with the article under the cursor.", "Pair"),
    Command(
        "next_pane", ("tab", "l", "right"), "next pane", "Go to the pane to the right.", "Look"
    ),
    Command(
        "previous_pane",
        ("shift+tab", "h", "left"),
        "pane before",
        "Go to the pane to the left.",
        "Look",
    ),
    Command("filter", ("f",), "filter", "Choose which rows are shown, by finding too.", "Look"),
    Command("search", ("slash",), "search", "Search both articles.", "Look", footer=True),
    Command("next_match", ("n",), "next match", "Go to the next match of the search.", "Look"),
    Command("previous_match", ("N",), "match before", "Go to the match before.", "Look"),
    Command("fold", ("z",), "fold", "Fold or unfold the furniture here.", "Look"),
    Command("fold_all", ("Z",), "fold all", "Fold or unfold all furniture.", "Look"),
    Command("stack", ("v",), "stack or split", "Stack the texts or set them side by side.", "Look"),
    Command(
        "variants",
        ("w",),
        "mark variants",
        "Mark variants of case, quotes, dashes and spaces too, or not.",
        "Look",
    ),
    Command("list", ("backslash",), "hide list", "Hide or show the list of articles.", "Look"),
    Command(
        "sidebar", ("vertical_line",), "hide sidebar", "Hide or show the review sidebar.", "Look"
    ),
    Command(
        "copy",
        ("y",),
        "copy row",
        "Copy the sentences or the finding (OSC 52 and a file).",
        "Write",
    ),
    Command("copy_all", ("Y",), "copy with verdict", "Copy that with verdict and note.", "Write"),
    Command("export", ("x",), "export", "Write the review to a file.", "Write"),
    Command("repaint", ("ctrl+l",), "repaint", "Draw the screen anew.", "Program"),
    Command("suspend", ("ctrl+z",), "suspend", "Go back to the shell; `fg` returns.", "Program"),
    Command(
        "palette",
        ("colon", "ctrl+p"),
        "commands",
        "Find a command by its name.",
        "Program",
        footer=True,
    ),
    Command(
        "help",
        ("question_mark", "f1"),
        "help",
        "Show the keys that work here.",
        "Program",
        footer=True,
    ),
    Command("quit", ("q", "ctrl+q"), "quit", "Quit; everything is saved already.", "Program"),
    Command(
        "no_quit", ("ctrl+c",), "how to quit", "Say which key quits; interrupt nothing.", "Program"
    ),
)

COMMAND: Final = {command.id: command for command in COMMANDS}
"""Commands by id."""

VERDICT_COMMANDS: Final = ("agree", "differ", "contradict", "one_sided", "unclear", "mismatch")
"""In the order of their numbers, 1 to 6."""

_SPELLING: Final = {
    "full_stop": ".",
    "right_parenthesis": ")",
    "left_parenthesis": "(",
    "apostrophe": "'",
    "grave_accent": "`",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "slash": "/",
    "backslash": "\\",
    "vertical_line": "|",
    "colon": ":",
    "question_mark": "?",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "enter": "Enter",
    "escape": "Esc",
    "semicolon": ";",
    "comma": ",",
}
"""How people write the keys that Textual spells out."""


def spelled(key: str) -> str:
    """Return a key of Textual's spelling as people write it: "full_stop" is "."."""
    return _SPELLING.get(key, key)


def key_of(name: str) -> str:
    """Return Textual's spelling of a key as people write it, the reverse of `spelled`."""
    for key, written in _SPELLING.items():
        if written == name:
            return key
    return name


def keys_text(other: Mapping[str, tuple[str, ...]]) -> str:
    """Return the table as `copydesk keys` prints it: a group a block, a command a line.

    Args:
        other: Keys that the user gave commands instead of the default ones, by id.
    """
    blocks: list[str] = []
    for group in GROUPS:
        lines: list[str] = [group]
        for command in COMMANDS:
            if command.group == group:
                keys = " ".join(spelled(key) for key in other.get(command.id, command.keys))
                lines.append(f"  {keys:<14} {command.id:<17} {command.help}")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"
