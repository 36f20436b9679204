"""The one table of commands: every key of the program, where it works and what it does there.

Bindings, the lines of keys, palette, help, `copydesk keys`, the configuration and `docs/KEYS.md`
come from it. A command of the review is carried out by the action of that id (`tui.actions`), one
of a dialog by the method that bears its id without the name of the place (`tui.screens.dialog`),
and an answer by whoever asked. Tests hold the table, the screens and the docs together.

This file is long because it is a table: nothing in it but the rows and what finds them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

Group = Literal["Judge", "Move", "Pair", "Look", "Write", "Program"]
"""The headings under which help and palette list the commands of the review."""

GROUPS: Final[tuple[Group, ...]] = ("Judge", "Move", "Pair", "Look", "Write", "Program")


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere keys mean something: the review, a dialog, a question, or what several share."""

    name: str
    """Commands name it in `where`; their ids begin with it, but for the review's."""
    title: str
    """The heading under which `copydesk keys` lists its commands."""
    shares: tuple[str, ...] = ()
    """The places whose keys work here too: in lines of keys they follow in this order."""


_CHOOSING: Final = ("choosing", "dialog")
"""What dialogs share in which nothing is typed."""
_FULL: Final = ("full", *_CHOOSING)
"""What screens share that cover the whole review."""
_LISTING: Final = ("listing", *_CHOOSING)
"""What dialogs share that are a list."""
_TYPING: Final = ("text", "dialog")
"""What dialogs share in which something is typed."""

PLACES: Final[tuple[Place, ...]] = (
    Place("review", "The review"),
    Place("dialog", "Every dialog and question"),
    Place("choosing", "Where nothing is typed", ("dialog",)),
    Place("text", "Where something is typed", ("dialog",)),
    Place("lines", "Where lines below each other are typed", _TYPING),
    Place("note", "A note", ("lines", *_TYPING)),
    Place("form", "A form: evidence, tags, facts, export", _TYPING),
    Place("search", "The search line", _TYPING),
    Place("palette", "The palette", _TYPING),
    Place("listing", "Where one of a list is chosen", _CHOOSING),
    Place("offers", "Choosing a sentence to link or unlink", _TYPING),
    Place("orphans", "Decisions without a place", _LISTING),
    Place("versions", "The earlier texts of an article", _LISTING),
    Place("full", "Every screen that covers the review", _CHOOSING),
    Place("sheet", "The fact sheet", _FULL),
    Place("story", "The story view", _FULL),
    Place("overview", "The overview of the story", _FULL),
    Place("pointing", "Choosing the words of a finding", ("dialog",)),
    Place("page", "A page to read: help, history, facts", _CHOOSING),
    Place("facts", "The facts of an article", ("page", *_CHOOSING)),
    Place("side", "Who is right?", _CHOOSING),
    Place("wording", "Which wording is right?", _CHOOSING),
    Place("certainty", "How certain?", _CHOOSING),
    Place("reason", "Why is this not a finding?", _CHOOSING),
    Place("kind", "What clashes? Which kind of finding?", _CHOOSING),
    Place("severity", "How grave?", _CHOOSING),
    Place("filter", "Which rows?", _CHOOSING),
    Place("reviewer", "Judged by whom?", _CHOOSING),
    Place("tag", "Which tag?", _CHOOSING),
    Place("final", "Which verdict is final?", _CHOOSING),
    Place("export", "Export as?", _CHOOSING),
    Place("unsaved", "Quit though something is not saved?", _CHOOSING),
)
"""In the order in which they are listed. A key stands for one command in each."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something that a key does."""

    id: str
    """Stable name, unique everywhere: the configuration's `[keys]` table uses it."""
    keys: tuple[str, ...]
    """Default keys, in Textual's spelling."""
    title: str
    """A few words for the lines of keys, the palette and the answers of a question."""
    help: str
    """One sentence: what happens."""
    where: str
    """The name of the place in which the keys work."""
    group: Group | None
    """Its heading among the commands of the review; None elsewhere."""
    shown: int
    """How many of its keys stand in the line of keys at the bottom; 0: it isn't there."""


_Row = tuple[str, str, str, str] | tuple[str, str, str, str, int]
"""A command's name, its keys with spaces between them, title, help, and how many keys are shown."""

_REVIEW: Final[Mapping[Group, tuple[_Row, ...]]] = {
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

_WORDINGS: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
)  # fmt: skip
"""What wordings among which one is right are called."""

_DIALOGS: Final[Mapping[str, tuple[_Row, ...]]] = {
    "dialog": (
        ("leave", "escape ctrl+g ctrl+c", "leave", "Leave without an answer.", 2),
        ("repaint", "ctrl+l", "repaint", "Draw the screen anew."),
    ),
    "choosing": (("leave", "q", "leave", "Leave without an answer.", 1),),
    "text": (
        ("left", "left", "left", "Go a character back."),
        (
            "right",
            "right",
            "right",
            "Go a character on; at the end, take what is offered.",
        ),
        ("word_left", "ctrl+left", "word left", "Go a word back."),
        ("word_right", "ctrl+right", "word right", "Go a word on."),
        ("line_start", "home ctrl+a", "line start", "Go to the beginning of the line."),
        ("line_end", "end ctrl+e", "line end", "Go to the end of the line."),
        ("select_left", "shift+left", "select left", "Select the character before."),
        ("select_right", "shift+right", "select right", "Select the character after."),
        ("select_word_left", "ctrl+shift+left", "select word left", "Select the word before."),
        (
            "select_word_right",
            "ctrl+shift+right",
            "select word right",
            "Select the word after.",
        ),
        (
            "select_line_start",
            "shift+home",
            "select to start",
            "Select to the beginning of the line.",
        ),
        ("select_line_end", "shift+end", "select to end", "Select to the end of the line."),
        ("select_all", "ctrl+shift+a f7", "select all", "Select everything."),
        (
            "erase_left",
            "backspace",
            "erase left",
            "Erase what is selected, or the character before.",
        ),
        (
            "erase_right",
            "delete ctrl+d",
            "erase right",
            "Erase what is selected, or the character after.",
        ),
        (
            "erase_word_left",
            "ctrl+w ctrl+backspace alt+backspace",
            "erase word left",
            "Erase to the beginning of the word.",
        ),
        ("erase_word_right", "alt+delete", "erase word right", "Erase to the end of the word."),
        ("erase_line_start", "ctrl+u", "erase to start", "Erase to the beginning of the line."),
        ("erase_line_end", "ctrl+k", "erase to end", "Erase to the end of the line."),
        ("cut", "ctrl+x", "cut", "Cut what is selected."),
        ("paste", "ctrl+v", "paste", "Paste what was cut."),
    ),
    "lines": (
        ("up", "up", "up", "Go a line up."),
        ("down", "down", "down", "Go a line down."),
        ("page_up", "pageup", "page up", "Go a screen up."),
        ("page_down", "pagedown", "page down", "Go a screen down."),
        ("select_up", "shift+up", "select up", "Select a line up."),
        ("select_down", "shift+down", "select down", "Select a line down."),
        ("select_line", "f6", "select line", "Select the line."),
        ("erase_line", "ctrl+shift+k", "erase line", "Erase the line."),
        ("undo", "ctrl+z", "undo", "Undo what was typed last."),
        ("redo", "ctrl+y", "redo", "Redo what was undone last."),
    ),
    "note": (
        ("save", "enter ctrl+s", "save", "Save the note.", 1),
        ("new_line", "ctrl+j", "new line", "Begin a new line.", 1),
    ),
    "form": (
        (
            "enter",
            "enter",
            "next line, at the end save",
            "Go to the next line; on the last one, save.",
            1,
        ),
        ("save", "ctrl+s", "save", "Save all lines.", 1),
        ("next_line", "down tab", "next line", "Go to the next line."),
        ("previous_line", "up shift+tab", "line before", "Go to the line before."),
        ("suggestion", "ctrl+n", "suggestion", "Put the next suggestion into the line."),
    ),
    "search": (("find", "enter", "find", "Search for the words; without any, end the search.", 1),),
    "palette": (
        ("run", "enter", "run", "Carry out the command under the cursor, or go to the row.", 1),
        ("next", "down", "next", "Go to the next command.", 1),
        ("previous", "up", "before", "Go to the command before.", 1),
        ("page_down", "pagedown", "page down", "Go a screen down."),
        ("page_up", "pageup", "page up", "Go a screen up."),
        ("first", "ctrl+home", "first", "Go to the first command."),
        ("last", "ctrl+end", "last", "Go to the last command."),
    ),
    "listing": (
        ("next", "j down", "next", "Go to the next entry.", 1),
        ("previous", "k up", "before", "Go to the entry before.", 1),
        ("page_down", "space pagedown ctrl+d", "page down", "Go a screen down."),
        ("page_up", "b pageup ctrl+u", "page up", "Go a screen up."),
        ("first", "g home", "first", "Go to the first entry."),
        ("last", "G end", "last", "Go to the last entry."),
    ),
    "offers": (
        ("choose", "enter", "choose", "Link, or unlink, the sentence under the cursor.", 1),
        ("next", "down", "next", "Go to the next sentence that is offered.", 1),
        ("previous", "up", "before", "Go to the one before.", 1),
        ("page_down", "pagedown", "page down", "Go a screen down."),
        ("page_up", "pageup", "page up", "Go a screen up."),
        ("first", "ctrl+home", "first", "Go to the first one."),
        ("last", "ctrl+end", "last", "Go to the last one."),
        (
            "other",
            "tab",
            "another sentence",
            "Link another sentence: the next one of the row, of either article.",
            1,
        ),
        ("other_before", "shift+tab", "sentence before", "Link the sentence before."),
    ),
    "orphans": (
        (
            "place",
            "enter p",
            "place here",
            "Place it on the row or finding under the cursor of the review.",
            1,
        ),
        ("close", "c", "close", "Close it: it needs no place any more.", 1),
    ),
    "versions": (
        ("show", "enter", "show", "Show the text beside the article as it is now.", 1),
        (
            "confirm",
            "y",
            "is an earlier text",
            "Say that this is an earlier text of the article.",
            1,
        ),
        ("deny", "n", "is not", "Say that this is no earlier text of the article.", 1),
        (
            "other",
            "o V",
            "the base",
            "List the earlier texts of the base; again: those of the other article.",
            1,
        ),
    ),
    "full": (
        (
            "help",
            "question_mark f1 colon ctrl+p",
            "help",
            "Show the keys that work on this screen.",
            1,
        ),
    ),
    "sheet": (
        ("next", "j down", "line", "Go to the next line.", 1),
        ("previous", "k up", "line", "Go to the line before.", 1),
        ("left", "h left shift+tab", "article", "Go to the article in the column before.", 1),
        ("right", "l right tab", "article", "Go to the article in the next column.", 1),
        ("page_down", "pagedown ctrl+d", "page down", "Go a screen down."),
        ("page_up", "b pageup ctrl+u", "page up", "Go a screen up."),
        ("first", "g home", "first", "Go to the first line."),
        ("last", "G end", "last", "Go to the last line."),
        (
            "next_part",
            "n",
            "next part",
            "Go to the next part: where they differ, where they agree, what one article states"
            " alone.",
            1,
        ),
        ("previous_part", "N", "part before", "Go to the part before."),
        ("next_place", "J", "place", "Show the next place where this article states it.", 1),
        ("previous_place", "K", "place", "Show the place before.", 1),
        (
            "mark",
            "space m",
            "mark",
            "Mark this cell, or unmark it; a verdict sets the marked cells against the others.",
            1,
        ),
        ("agree", "1", "agree", "Judge the line: no difference a reader would act on."),
        ("differ", "2", "differ", "Judge the line: same fact, other detail; both can be true."),
        (
            "contradict",
            "3",
            "contradict",
            "Judge the line: the odd one out, or the marked cells, contradict the rest; asks"
            " which is right.",
        ),
        (
            "one_sided",
            "4",
            "one-sided",
            "Judge the line: it matters that only some articles state it.",
        ),
        ("unclear", "5", "unclear", "Judge the line: can't tell whether the articles conflict."),
        ("undo", "u", "undo", "Take back what you decided or wrote last."),
        ("redo", "ctrl+r", "redo", "Do again what you took back last."),
        (
            "finding",
            "F",
            "finding",
            "Make a finding by hand of the marked cell and this one; of two articles' cells"
            " without a mark.",
            1,
        ),
        ("jump", "enter", "sentence", "Go to the sentence, in the pair that shows its article.", 1),
    ),
    "story": (
        ("next", "j down", "article", "Go to the next article.", 1),
        ("previous", "k up", "article", "Go to the article before.", 1),
        ("page_down", "space pagedown ctrl+d", "page down", "Go to the next wording."),
        ("page_up", "b pageup ctrl+u", "page up", "Go to the wording before."),
        ("first", "g home", "first", "Go to the first article: the odd one out."),
        ("last", "G end", "last", "Go to the last article."),
        ("jump", "enter", "row", "Go to the row, in the pair that shows this article.", 1),
        ("claim", "c", "claim", "Say in one line, in your own words, what is claimed.", 1),
        ("leave", "m", "leave", "Go back to the review."),
    ),
    "overview": (
        ("next", "j down", "next", "Go to the next question, article or correction.", 1),
        ("previous", "k up", "next", "Go to the one before.", 1),
        ("left", "h left", "pair", "Go to the pair in the column before, in the matrix.", 1),
        ("right", "l right", "pair", "Go to the pair in the next column, in the matrix.", 1),
        ("page_down", "space pagedown ctrl+d", "page down", "Go a screen down."),
        ("page_up", "b pageup ctrl+u", "page up", "Go a screen up."),
        ("first", "g home", "first", "Go to the first."),
        ("last", "G end", "last", "Go to the last."),
        (
            "next_part",
            "tab n",
            "part",
            "Go to the next part: questions, matrix of all pairs, what each article must correct.",
            1,
        ),
        ("previous_part", "shift+tab N", "part before", "Go to the part before."),
        ("agree", "1", "agree", "Judge the question in all its pairs: no difference that matters."),
        ("differ", "2", "differ", "Judge the question in all its pairs: same fact, other detail."),
        (
            "contradict",
            "3",
            "contradict",
            "Judge the question in all its pairs: can't both be true; asks which wording is right.",
        ),
        (
            "odd_wrong",
            "minus",
            "first is wrong",
            "Judge the question 3 contradict: the odd one out, which stands first, is wrong;"
            " what most others have is right.",
            1,
        ),
        (
            "odd_right",
            "plus",
            "first is right",
            "Judge the question 3 contradict: the odd one out, which stands first, is right.",
            1,
        ),
        (
            "one_sided",
            "4",
            "one-sided",
            "Judge the question in all its pairs: it matters that only some tell it.",
        ),
        (
            "unclear",
            "5",
            "unclear",
            "Judge the question in all its pairs: you can't tell whether they conflict.",
        ),
        ("note", "a", "note", "Write a note on the question.", 1),
        (
            "no_clash",
            "d",
            "dismiss",
            "Dismiss the question in all its pairs: it is no finding. On a dismissed one:"
            " restores it.",
            1,
        ),
        ("undo", "u", "undo", "Take back what you decided or wrote last.", 1),
        ("redo", "ctrl+r", "redo", "Do again what you took back last."),
        (
            "decided",
            "f",
            "decided too",
            "Show the questions that are decided too, or hide them.",
            1,
        ),
        ("jump", "enter", "go there", "Go to the row or the pair that is under the cursor.", 1),
        ("leave", "M", "leave", "Go back to the review."),
    ),
    "pointing": (
        ("next", "l right j down", "words", "Go to the next words.", 1),
        ("previous", "h left k up", "words before", "Go to the words before.", 1),
        ("other_side", "tab shift+tab", "other article", "Go to the other article.", 1),
        (
            "search",
            "slash",
            "find a word",
            "Find the words that begin with what you type; again: in the other article.",
            1,
        ),
        ("widen", "w", "a word more", "Take one more word at the end.", 1),
        ("widen_start", "b", "a word before", "Take one more word at the beginning."),
        ("clause", "W", "whole clause", "Take the whole clause.", 1),
        ("narrow", "n", "a word less", "Leave out the last word.", 1),
        ("none", "x", "no words", "Choose no words of this article.", 1),
        ("cancel", "q", "leave", "Leave without an answer."),
        ("choose", "enter", "go on", "Go on with the words chosen in both articles.", 1),
    ),
    "page": (
        ("line_down", "j down", "scroll", "Scroll a line down.", 1),
        ("line_up", "k up", "scroll", "Scroll a line up.", 1),
        ("page_down", "space pagedown ctrl+d", "page down", "Scroll a screen down."),
        ("page_up", "b pageup ctrl+u", "page up", "Scroll a screen up."),
        ("top", "g home", "top", "Go to the beginning."),
        ("bottom", "G end", "bottom", "Go to the end."),
        ("leave", "enter question_mark", "leave", "Leave the page."),
    ),
    "facts": (
        ("correct", "e", "correct", "Correct the facts.", 1),
        ("of_base", "o", "facts of the base", "Show the facts of the base.", 1),
    ),
    "side": (
        ("base", "h", "the base", "The base is right."),
        ("other", "l", "the other", "The other article is right."),
        ("both", "b", "both", "Both are right."),
        ("neither", "n", "neither", "Neither is right."),
        ("unknown", "question_mark", "unknown", "It is not known who is right."),
        ("skip", "enter", "skip", "Say nothing about who is right."),
    ),
    "wording": (
        *(
            (name, key, f"the {name}", f"The {name} wording is right.")
            for name, key in zip(_WORDINGS, "hljkdfsar", strict=True)
        ),
        ("both", "b", "both", "Both are right."),
        ("neither", "n", "neither", "Neither is right."),
        ("unknown", "question_mark", "unknown", "It is not known which is right."),
        ("skip", "enter", "skip", "Say nothing about which is right."),
    ),
    "certainty": (
        ("certain", "c", "certain", "The verdict is certain."),
        ("probable", "p", "probable", "The verdict is probable."),
        ("possible", "o", "possible", "The verdict is possible."),
        ("not_said", "enter", "not said", "Say nothing about how certain it is."),
    ),
    "reason": (
        ("reworded", "s", "the same in other words", "Both say the same in other words."),
        ("unrelated", "o", "about two different things", "They are about two different things."),
        ("misread", "m", "misread by the program", "The program misread one of them."),
        ("typed", "t", "type a reason", "Type a reason of your own."),
        (
            "never",
            "a",
            "never ask again in this story",
            "Dismiss these two wordings in every pair of the story, in articles that are added"
            " later too.",
        ),
        ("none", "enter", "no reason", "Dismiss without a reason."),
    ),
    "kind": (
        ("name", "n", "name", "A name is spelt otherwise, or another name is given."),
        ("number", "m", "number", "Another number is given for the same thing."),
        ("date", "d", "date", "Another day, time or length of time is given."),
        ("quote", "t", "quote", "Other words stand inside quotation marks."),
        ("office", "o", "office", "Another office, title or rank is given."),
        ("agency", "g", "agency", "Who did it, and to whom, differs."),
        ("attribution", "a", "attribution", "Who says so differs, or only one article tells it."),
        ("hedge", "h", "hedge", "One says it with doubt, the other as a fact."),
        ("negation", "e", "negation", "One says it, the other denies it."),
        ("stage", "s", "stage", "In one it is planned, in the other it has begun or is done."),
        ("scope", "c", "scope", "In one it is all, in the other some, or only some."),
        ("cause", "u", "cause", "Another reason is given why it happened."),
        ("label", "l", "label", "Another word or phrase is used for it."),
        ("omission", "i", "only in the base", "Only the base has it."),
        ("addition", "p", "only in the other article", "Only the other article has it."),
        ("likely", "enter", "as it seems", "The kind that the chosen words look like."),
    ),
    "severity": (
        ("high", "h", "high", "It changes what the story says."),
        ("medium", "m enter", "medium", "A reader would notice."),
        ("low", "l", "low", "A detail."),
        ("typed", "t", "type the question", "Write in your own words what is in question."),
    ),
    "filter": (
        ("all", "a", "all", "Every row."),
        ("to_do", "t", "to do", "Rows that ask for your verdict."),
        ("differences", "d", "differences", "Rows whose texts are not the same."),
        (
            "judged",
            "j",
            "judged",
            "Rows that are done: your verdict is on the row or on all its findings.",
        ),
        (
            "not_reviewed",
            "n",
            "not reviewed",
            "Rows that are not done, whether they are to do or quiet.",
        ),
        ("one_sided", "o", "one-sided", "Rows that only one article has."),
        ("moved", "m", "moved", "Rows that the articles tell at different places."),
        ("with_a_note", "w", "with a note", "Rows with a note, whoever wrote it."),
        ("second_reader", "s", "second reader", "Rows for which somebody wants a second reader."),
        (
            "changed_since",
            "c",
            "changed since",
            "Rows whose words changed since somebody judged them.",
        ),
        ("with_findings", "f", "with findings", "Rows with findings that are not dismissed."),
        ("high", "h", "high", "Rows with a finding of severity high."),
        ("medium", "e", "medium", "Rows with a finding of severity medium."),
        ("low", "l", "low", "Rows with a finding of severity low."),
        ("dismissed", "x", "dismissed", "Rows with dismissed findings."),
        ("disputed", "exclamation_mark", "disputed", "Rows on which reviewers disagree."),
        ("final", "z", "final", "Rows with a final verdict."),
        (
            "judged_by_others_only",
            "y",
            "judged by others only",
            "Rows that others judged and that you haven't done.",
        ),
        ("judged_by", "b", "judged by ...", "Asks whose verdicts are to be shown."),
        ("tag", "g", "tagged ...", "Asks for the tag."),
        ("words", "slash", "words in notes ...", "Asks for words that stand in a note."),
        ("kind", "k", "a kind of finding ...", "Asks for the kind of finding."),
        ("agree", "1", "agree", "Rows and findings to which anybody gave this verdict."),
        ("differ", "2", "differ", "Rows and findings to which anybody gave this verdict."),
        ("contradict", "3", "contradict", "Rows and findings to which anybody gave this verdict."),
        (
            "one_sided_verdict",
            "4",
            "one-sided",
            "Rows and findings to which anybody gave this verdict.",
        ),
        ("unclear", "5", "unclear", "Rows and findings to which anybody gave this verdict."),
        ("mismatch", "6", "mismatch", "Rows to which anybody gave this verdict."),
    ),
    "reviewer": tuple(
        (str(number), str(number), str(number), f"Reviewer {number} of those who gave verdicts.")
        for number in range(1, 10)
    ),
    "tag": (
        *(
            (str(number), str(number), str(number), f"Tag {number} of those in use.")
            for number in range(1, 10)
        ),
        ("typed", "t", "another tag ...", "Type the tag."),
    ),
    "final": (
        ("agree", "1", "agree", "Final: no difference a reader would act on."),
        ("differ", "2", "differ", "Final: same fact, other detail; both can be true."),
        ("contradict", "3", "contradict", "Final: can't both be true; then asks who is right."),
        (
            "one_sided",
            "4",
            "one-sided",
            "Final: something that matters stands in one article only.",
        ),
        ("unclear", "5", "unclear", "Final: nobody can tell whether they conflict."),
        ("mismatch", "6", "mismatch", "Final: the link is wrong."),
        (
            "reopen",
            "x",
            "none: take it back",
            "Take the final verdict back, whoever made it final.",
        ),
    ),
    "export": (
        ("csv", "c", "CSV for a spreadsheet", "A table with a line for each verdict."),
        ("json", "j", "JSON", "One JSON document."),
        ("jsonl", "l", "JSON Lines", "A JSON document for each verdict."),
        ("markdown", "m", "Markdown report", "A report to read."),
    ),
    "unsaved": (
        (
            "quit",
            "k",
            "keep them aside for the next start and quit",
            "Quit; what is not saved is kept aside and saved at the next start.",
        ),
        (
            "elsewhere",
            "o",
            "save to another folder and quit",
            "Save everything to another folder, and quit; asks which folder.",
        ),
        ("stay", "s", "stay", "Go on with the review."),
    ),
}
"""What keys do in the dialogs and questions, by place."""


def _commands() -> Iterator[Command]:
    for group, rows in _REVIEW.items():
        for name, keys, title, sentence, *shown in rows:
            yield Command(name, tuple(keys.split()), title, sentence, "review", group, sum(shown))
    for place, rows in _DIALOGS.items():
        for name, keys, title, sentence, *shown in rows:
            yield Command(
                f"{place}_{name}", tuple(keys.split()), title, sentence, place, None, sum(shown)
            )


COMMANDS: Final = tuple(_commands())
"""Every command there is."""

COMMAND: Final = {command.id: command for command in COMMANDS}
"""Commands by id."""

VERDICT_COMMANDS: Final = ("agree", "differ", "contradict", "one_sided", "unclear", "mismatch")
"""In the order of their numbers, 1 to 6."""

WORDING_COMMANDS: Final = tuple(f"wording_{name}" for name in _WORDINGS)
"""The answers that name one of several wordings, in order."""

WRITING: Final = frozenset(
    command.id
    for command in COMMANDS
    if command.group == "Judge" and command.id not in ("history", "orphans")
)
"""The commands of the review that write to the desk, or ask what to write."""

_PLACE: Final = {place.name: place for place in PLACES}


@cache
def commands_in(place: str) -> tuple[Command, ...]:
    """Return the commands whose keys work in a place: its own, then those that it shares."""
    places = (place, *_PLACE[place].shares)
    return tuple(command for name in places for command in COMMANDS if command.where == name)


def is_typed_in(place: str) -> bool:
    """Tell whether characters are text in this place, and so can't be commands."""
    return "text" in (place, *_PLACE[place].shares)
