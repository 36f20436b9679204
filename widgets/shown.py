"""What the widgets show, as plain values: so whoever fills them in needs no widget.

Texts are originals; the widgets make them visible.
"""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct

FINDING: Final = ";"
"""The sign of a finding: beside its row, and before its words where there is no colour."""

MARKS: Final = {"gone": ("[-", "-]"), "new": ("{+", "+}")}
"""Signs around changed words where there is no colour."""


class Place(Struct, frozen=True):
    """Where the reviewer is. Texts are originals; the bar makes them visible."""

    story: str = ""
    base: str = ""
    other: str = ""
    counts: tuple[str, ...] = ()
    """"12 of 27 done", "9 to do", "6 quiet": rows of the pair, what is missed least at the end."""
    progress: str = ""
    """How far the story is: "story 61 of 140", with "so far" where there is more to come."""
    wanting: str = ""
    """What several reviewers leave to be done: "2 disputed, 1 second reader wanted"."""
    wanting_signs: str = ""
    """The same in signs, for where it is narrow: "2! 1S"."""
    note: str = ""
    """What is unusual now: a filter, marked variants, a number of bad journal lines."""
    saved: str = ""
    """"saved 14:02", "saving", "saved 14:02 in desk-2", why something is not saved."""
    saved_short: str = ""
    """The same for where it is narrow; "" where it is short anyway."""
    alarm: bool = False
    """What was written is not on disk: the bar is drawn in reverse."""


NO_DATE: Final = "no date"
"""What stands in the list in place of a date that nobody knows: it gives way to a long name."""


class ListEntry(Struct, frozen=True):
    """One article in the list."""

    name: str
    sign: str = " "
    """"B" the base, ">" the article beside it, "x" one that can't be read."""
    date: str = ""
    """"14 Mar", with "?" when it is a guess; `NO_DATE`; "" before the article was read."""
    progress: tuple[int, int] | None = None
    """Rows done, and rows done or to do; None where there is nothing to count."""
    said: str = ""
    """What is said in place of progress: "base", ".." until the pair was compared."""
    open: tuple[tuple[str, str], ...] = ()
    """What wants to be looked at, the gravest first: as a sign and in words: "3!", "3 high"."""


class ListFoot(Struct, frozen=True):
    """What stands below the articles: files of the folder that are none."""

    told: str = ""
    """How many, and the key that tells all of them: "3 left out: E"; "" for none."""
    names: tuple[str, ...] = ()
    """What some of them are called, as many as a line may have room for; originals."""


class RowHead(Struct, frozen=True):
    """What the line above a row says of it besides its number and how its texts are related.

    Texts are originals; the widget makes them visible.
    """

    high: tuple[str, ...] = ()
    """Kinds of the open findings whose severity is high."""
    findings: tuple[str, ...] = ()
    """Kinds of the other open findings, the gravest first."""
    mine: tuple[str, ...] = ()
    """My verdict in three wordings at most, the longest first, the digit last: "3 contradict,
    1 Wire right", "3 1 Wire", "3"; () for none."""
    others: tuple[str, ...] = ()
    """Other reviewers' verdicts: "bob 2"."""
    standing: tuple[str, ...] = ()
    """What wants to be looked at, the most pressing first: "changed since", "disputed", "final 3",
    "second reader"."""
    linked: str = ""
    """Who linked its sentences, in place of how safe that is: "linked by hand"; "" for nobody."""


class ColumnTitle(Struct, frozen=True):
    """What stands above a column. Texts are originals; the widget makes them visible."""

    name: str
    """What the article is called."""
    details: tuple[str, ...] = ()
    """"base", "14 Mar", "By Ana Ferro": what is missed most first."""


class Mark(Struct, frozen=True):
    """One place of a finding, in one of the two texts."""

    finding: int
    """Number of the finding in its pair; its other place has the same."""
    side: Literal["left", "right"]
    start: int
    """First code point in the article."""
    end: int
    """Code point after the last."""
    state: Literal["open", "settled", "hidden"] = "open"
    """settled: decided, so drawn without its sign. hidden: drawn only while it is chosen."""


class FindingLine(Struct, frozen=True):
    """One finding of the row, or several that ask the same."""

    sign: str
    """";" open, "x" dismissed, the digit of its verdict, "" settled with its row or of a type
    that is switched off; with "!" where reviewers disagree, "S" where somebody wants a second
    reader."""
    question: str
    """"212 or 221?"."""
    severity: str = ""
    """"high"; "" where nobody knows."""
    about: str = ""
    """Its kind and how safe it is: "number, likely"."""
    notes: tuple[str, ...] = ()
    """What else is to be known: "2 places", "added by hand", "bob 2"."""
    meaning: str = ""
    """What was found, in plain words; of the selected one only."""
    chosen: bool = False
    """It is the one that the keys are about."""


class Opinion(Struct, frozen=True):
    """What another reviewer says of a row or finding."""

    reviewer: str
    said: str
    """"2 differ, 1 Wire right, second reader wanted"."""
    details: tuple[tuple[str, str], ...] = ()
    """What else they wrote: a word for what it is ("note"), and its text."""


class ReviewCard(Struct, frozen=True):
    """What is shown about one row, or about a finding in it.

    Texts are originals; the widget makes them visible.
    """

    title: str = ""
    """Which row or finding it is: "Row 10 of 27"."""
    missing: str = ""
    """What isn't known of an article, and the key that asks for it: "1 Wire has no date: i"."""
    relation: str = ""
    """How the texts of the row are related: "reworded, likely"."""
    state: str = ""
    """"to do", "done", "quiet: not reviewed"."""
    claim: str = ""
    """What reviewers say in their own words that the row claims."""
    changes: tuple[tuple[str, str], ...] = ()
    """What is other than when it was judged: what that is about, and the words."""
    findings: tuple[FindingLine, ...] = ()
    """The gravest first."""
    judged: str = ""
    """What the verdicts are on: "Verdict", "Verdict on the finding"; "" where none can be given."""
    verdict: str = ""
    """"3 contradict, 001 right, probable"; "" for none."""
    disputed: str = ""
    """That reviewers disagree."""
    others: tuple[Opinion, ...] = ()
    """By reviewer."""
    final: str = ""
    """"3 contradict, 1 Wire right, by ana": what was decided for the whole desk; "" for nothing."""
    note: str = ""
    tags: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    """One line an entry: source, locator, words."""
    facts: tuple[tuple[str, str], ...] = ()
    """What articles beside the pair state of what the row states: what that is, and their words."""
    elsewhere: tuple[tuple[str, str], ...] = ()
    """What the texts only hint at, in full: where it stands ("As row 3"), and the words."""
    choices: tuple[tuple[str, str], ...] = ()
    """Keys and what they decide here; shown where there is room for a sidebar."""


class Offer(Struct, frozen=True):
    """One thing that may be chosen. Texts are originals; the widget makes them visible."""

    cell: tuple[int, int]
    """Left and right sentence that choosing it is about: the widget doesn't look at it."""
    number: str
    """What it is called: "7", "3 with 7"."""
    word: str
    """How safe it is: "sure", "likely", "maybe", "-" for neither; "" where nothing can be said."""
    texts: tuple[str, ...]
    """Its words: each begins a line of its own under the cursor."""
    label: str = ""
    """What else is to be known about it: "linked already"."""
