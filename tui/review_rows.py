"""What keys do in the review: the rows of the table in `tui.commands`, by group.

This file is long because it is a table: nothing in it but the rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

Group = Literal["Judge", "Move", "Pair", "Look", "Write", "Program"]
"""The headings under which help and palette list the commands of the review."""

GROUPS: Final[tuple[Group, ...]] = ("Judge", "Move", "Pair", "Look", "Write", "Program")

Row = tuple[str, str, str, str] | tuple[str, str, str, str, int]
"""A command's name, its keys with spaces between them, title, help, and how many keys are shown."""

REVIEW: Final[Mapping[Group, tuple[Row, ...]]] = {
    "Judge": (
        (
            "agree",
            "1",
            "agree",
            "Verdict: no difference a reader would act on; on a row of one article: nothing that"
            " matters is missing.",
        ),
        ("differ", "2", "differ", "Verdict: same fact, other detail; both can be true."),
        (
            "contradict",
            "3",
            "contradict",
            "Verdict: they can't both be true; then asks who is right.",
        ),
        (
            "one_sided",
            "4",
            "one-sided",
            "Verdict: a fact, source or qualifier that matters stands in one article only.",
        ),
        ("unclear", "5", "unclear", "Verdict: you can't tell whether they conflict."),
        (
            "mismatch",
            "6",
            "mismatch",
            "Verdict: the link is wrong, the sentences don't belong together; each becomes a row"
            " of its own.",
        ),
        (
            "repeat",
            "full_stop",
            "repeat",
            "Give the row or finding your last verdict again, with who is right, certainty, tags"
            " and evidence.",
        ),
        (
            "side",
            "s",
            "who is right",
            "Say who is right: one of the two articles, both, neither, or not known.",
        ),
        (
            "certainty",
            "C",
            "certainty",
            "Say how certain your verdict is: certain, probable or possible.",
        ),
        ("note", "a", "note", "Write a note on the row or finding.", 1),
        (
            "evidence",
            "e",
            "evidence",
            "Add evidence to the row or finding: a source, the place in it, the words quoted.",
            1,
        ),
        ("tags", "t", "tags", "Write the tags of the row or finding."),
        (
            "claim",
            "c",
            "claim",
            "Say in one line, in your own words, what this row claims; it then stands in every"
            " pair.",
        ),
        (
            "second_reader",
            "S",
            "second reader",
            "Ask for a second reader of the row or finding; again: ask no longer.",
        ),
        (
            "final",
            "exclamation_mark",
            "final",
            "Make one verdict final, where reviewers disagree for example; asks which. All"
            " verdicts stay.",
        ),
        (
            "link",
            "L",
            "link",
            "Link a sentence of this row with one of the other article; offers the likeliest"
            " first.",
        ),
        (
            "unlink",
            "U",
            "unlink",
            "Unlink two sentences of this row; asks which where several are linked.",
        ),
        (
            "regroup",
            "R",
            "regroup",
            "Group the row's sentences anew, as if no verdict held them together; the verdict"
            " stays.",
        ),
        (
            "dismiss",
            "d",
            "dismiss",
            "Dismiss the selected finding, or the row's only one: it is no finding. On a"
            " dismissed one: restores it.",
        ),
        (
            "add_finding",
            "F",
            "add a finding",
            "Add a finding by hand: asks for the words that clash, their kind and how grave it is.",
        ),
        (
            "undo",
            "u",
            "undo",
            "Take back what you decided or wrote last, and say what that was.",
            1,
        ),
        ("redo", "ctrl+r", "redo", "Do again what you took back last."),
        (
            "history",
            "H",
            "history",
            "Show all that was decided on the row or finding, by whom and when.",
        ),
        (
            "orphans",
            "O",
            "without a place",
            "List the decisions whose words are gone from the article, to place them on other"
            " words or close them.",
        ),
    ),
    "Move": (
        ("next_row", "j down", "next row", "Go to the next row."),
        ("previous_row", "k up", "row before", "Go to the row before."),
        ("line_down", "J", "line down", "Scroll down inside a row that is taller than the screen."),
        ("line_up", "K", "line up", "Scroll up inside a row that is taller than the screen."),
        ("next_to_do", "right_parenthesis", "to do", "Go to the next row to do.", 1),
        (
            "previous_to_do",
            "left_parenthesis",
            "to do before",
            "Go to the row to do before this one.",
        ),
        (
            "next_finding",
            "semicolon",
            "finding",
            "Select the next open finding, in this row a decided one too; a verdict or note is"
            " then about it.",
            1,
        ),
        (
            "previous_finding",
            "comma",
            "finding before",
            "Select the finding before, in the same way.",
        ),
        (
            "next_high",
            "I",
            "high finding",
            "Select the next open finding of severity high, in this pair or in the next.",
        ),
        (
            "leave_finding",
            "escape",
            "leave finding",
            "Leave the selected finding: a verdict or note is about the row again. In the list: go"
            " to the texts.",
        ),
        (
            "other_end",
            "apostrophe",
            "other end",
            "Go to where the other part of a moved row or of the selected finding stands; again:"
            " come back.",
        ),
        (
            "last_judged",
            "grave_accent",
            "last judged",
            "Go to the row or finding that you judged last.",
        ),
        (
            "next_dispute",
            "X",
            "dispute",
            "Go to the next dispute: reviewers disagree and nothing is final. Goes on into the"
            " next pairs.",
        ),
        (
            "next_wanted",
            "W",
            "second reader wanted",
            "Go to the next row or finding for which somebody wants a second reader. Goes on"
            " into the next pairs.",
        ),
        ("page_down", "space pagedown", "page down", "Go a screen down."),
        ("page_up", "b pageup", "page up", "Go a screen up."),
        ("half_page_down", "ctrl+d", "half down", "Go half a screen down."),
        ("half_page_up", "ctrl+u", "half up", "Go half a screen up."),
        ("top", "g home", "top", "Go to the first row."),
        ("bottom", "G end", "bottom", "Go to the last row."),
    ),
    "Pair": (
        (
            "next_article",
            "greater_than_sign",
            "article",
            "Compare the base with the next article.",
            1,
        ),
        (
            "previous_article",
            "less_than_sign",
            "article before",
            "Compare the base with the article before.",
        ),
        (
            "pin",
            "p",
            "pin as base",
            "Make the other article the base; in the list: the article under the cursor.",
        ),
        (
            "facts",
            "i",
            "article facts",
            "Show what is known of an article (date, outlet, language), and correct it.",
        ),
        (
            "versions",
            "V",
            "earlier texts",
            "List the texts that an edited article had earlier; show one beside the present one.",
        ),
        (
            "choose",
            "enter",
            "choose",
            "Compare the base with the article under the cursor in the list.",
        ),
    ),
    "Look": (
        ("next_pane", "tab l right", "next pane", "Go to the next pane: list, texts, review."),
        ("previous_pane", "shift+tab h left", "pane before", "Go to the pane before."),
        (
            "filter",
            "f",
            "filter",
            "Choose which rows are shown, in all pairs; says how many each choice would show.",
        ),
        ("search", "slash", "search", "Search the words of all articles of the story.", 1),
        (
            "next_match",
            "n",
            "next match",
            "Go to the next match of the search, here or in the next article.",
        ),
        ("previous_match", "N", "match before", "Go to the match before."),
        (
            "fold",
            "z",
            "fold",
            "Unfold or fold the furniture (share buttons, bylines) next to this row.",
        ),
        ("fold_all", "Z", "fold all", "Unfold or fold all furniture."),
        (
            "stack",
            "v",
            "stack or split",
            "Put the two texts below each other, or side by side again.",
        ),
        (
            "variants",
            "w",
            "mark variants",
            "Mark other quotes, dashes, capitals and spaces too, or mark them no longer.",
        ),
        ("list", "backslash", "hide list", "Hide or show the list of articles."),
        (
            "left_out",
            "E",
            "files left out",
            "Show what lies in the folder and is no article, and why.",
        ),
        (
            "story",
            "m",
            "story view",
            "Show how each article of the story puts the claim of this row.",
        ),
        (
            "overview",
            "M",
            "overview",
            "Show the whole story: its questions, all its pairs, and what each article must"
            " correct.",
        ),
        (
            "sheet",
            "T",
            "fact sheet",
            "Show side by side what all articles state: numbers, dates, names, quotations.",
        ),
        (
            "sidebar",
            "vertical_line",
            "move review",
            "Put the review below the texts, hide it, or put it beside them.",
        ),
    ),
    "Write": (
        (
            "copy",
            "y",
            "copy row",
            "Copy the sentences of the row, or the finding, to the clipboard and to a file.",
        ),
        ("copy_all", "Y", "copy with verdict", "Copy the same, with your verdict and note."),
        ("export", "x", "export", "Write the review to a file: a report, a table or JSON."),
    ),
    "Program": (
        ("repaint", "ctrl+l", "repaint", "Draw the screen anew, if something spoilt it."),
        ("suspend", "ctrl+z", "suspend", "Go back to the shell; `fg` there returns."),
        (
            "palette",
            "colon ctrl+p",
            "commands",
            "Find a command by its name; a number goes to that row.",
            1,
        ),
        ("help", "question_mark f1", "help", "Show the keys that work here.", 1),
        (
            "save_elsewhere",
            "ctrl+o",
            "save elsewhere",
            "Save to another folder what can't be saved to this desk; asks which folder.",
        ),
        ("quit", "q ctrl+q", "quit", "Quit; everything is saved already."),
        ("no_quit", "ctrl+c", "how to quit", "Say which key quits; nothing is interrupted."),
    ),
}
"""What keys do in the review, by group."""
