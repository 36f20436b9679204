"""What an action may ask, as values: `Stage.ask` makes a dialog of each.

So an action says what is asked without knowing how it is drawn, and needs nothing of Textual.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct

from copydesk.articles.article import Span
from tui.session.overview_place import OverviewPlace
from tui.session.pointing import PointedAt
from tui.session.story_sheet import Stated, StorySheet
from widgets.shown import Offer
from widgets.shown_sheet import SheetTable
from widgets.shown_story import ShownClaim, ShownOverview, ShownQuestion

if TYPE_CHECKING:
    # Loads what tells languages, which only a form wants.
    from copydesk.articles.suggested_facts import Suggestion

Given = TypeVar("Given")
"""What a dialog gives back when it wasn't left."""

Values = dict[str, str]
"""The lines of a form by the name of their field."""

Spans = tuple[Span | None, Span | None]
"""Words of the left and of the right article; at least one side has some."""


class Asking(Struct, Generic[Given], frozen=True):
    """Something to ask; the answer is a `Given`, or None where the dialog was left."""


class Answer(Struct, frozen=True):
    """One answer to a question."""

    command: str
    """The id of the command that gives it: the table has its keys."""
    value: str
    """What the question gives for it."""
    title: str = ""
    """What it is called here; "" for the command's title."""
    is_leaving: bool = False
    """Leaving the question without an answer comes to the same."""


class Question(Asking[str], frozen=True):
    """A question with one-key answers; gives the value of one."""

    text: str
    answers: Sequence[Answer]
    """Commands of one place; at least one."""


class Counted(Struct, frozen=True):
    """An answer that says how many rows it comes to."""

    answer: Answer
    numbers: tuple[int | None, ...]
    """As many as the question has heads; None for what isn't counted."""
    is_in_force: bool = False

    @property
    def is_idle(self) -> bool:
        """Whether it would come to nothing."""
        return not any(number is None or number for number in self.numbers)


class CountedQuestion(Asking[str], frozen=True):
    """A question with one-key answers that are counted; gives the value of one."""

    text: str
    heads: Sequence[str]
    """What the numbers are."""
    answers: Sequence[Counted]
    """Commands of one place; at least one."""


class Field(Struct, frozen=True):
    """One line of a form."""

    name: str
    label: str
    value: str = ""
    offers: tuple[str, ...] = ()
    """Completions, taken with the right arrow."""
    suggestions: tuple[Suggestion, ...] = ()
    """What could stand there, one key away, each with where it comes from."""
    read: Callable[[str], str] | None = None
    """Returns what is kept for what was typed; raises InputError for what can't be."""


def _no_complaint(_values: Values) -> str:
    return ""


def _nothing_follows(_values: Values) -> Mapping[str, str]:
    return {}


class Form(Asking[Values], frozen=True):
    """A few labelled lines of text; gives what stands in them."""

    title: str
    fields: Sequence[Field]
    check: Callable[[Values], str] = _no_complaint
    """Returns what is wrong with the values, or ""; asked before the form closes."""
    filled: Callable[[Values], Mapping[str, str]] = _nothing_follows
    """Returns other fields' values that follow from one, asked when a line is left."""


class Note(Asking[str], frozen=True):
    """A text of several lines; gives it as it was left."""

    title: str
    text: str
    keep: Callable[[str], None]
    """Told the text at every change, so that a dropped line loses no draft."""


class Search(Asking[str], frozen=True):
    """Words to search for; "" ends the search."""

    text: str
    """What was searched for last."""


class Page(Asking[str], frozen=True):
    """Lines of text to read; gives the value of a key that answers."""

    title: str
    text: str
    answers: Sequence[Answer] = ()
    """What closes the page with a value: commands of one place."""


class Choice(Struct, frozen=True):
    """Some offers, of which one can be chosen."""

    title: str
    subject: str
    """The sentence that something is chosen for; "" for none."""
    caption: str
    """What the offers are."""
    offers: Sequence[Offer]
    first: int = 0
    """The offer that the cursor starts on."""


class Offers(Asking[tuple[int, Offer]], frozen=True):
    """Offers to choose from; gives the chosen one with the number of its choice."""

    choices: Sequence[Callable[[], Choice]]
    """What may be asked, one for each sentence, made when it is first shown. At least one."""
    command: str
    """The id of the command that asks and that a choice is for."""


class Listing(Asking[tuple[str, int]], frozen=True):
    """A list to do something with; gives the id of a command and the index of an offer."""

    place: str
    """Where its keys work: they are the commands of this place."""
    choice: Choice
    """What is listed; there may be nothing."""
    idle: Sequence[str] = ()
    """Ids of commands that do nothing here."""


class Pointing(Asking[Spans], frozen=True):
    """Words on either side, to be pointed at; gives where they stand."""

    title: str
    names: tuple[str, str]
    """Short names of the two articles."""
    pointed: PointedAt
    """Where both sides point at first; moved by the dialog."""


class SheetChoice(Struct, frozen=True):
    """What was chosen in the fact sheet: a place to go to, or two to make a finding of."""

    cells: tuple[Stated, ...]
    """One or two."""


class SheetView(Asking[SheetChoice], frozen=True):
    """The fact sheet of the story; gives what was chosen in it."""

    made: Callable[[], StorySheet | float | None]
    """Returns the sheet, or which share of it, 0..1, is made until now; None: it couldn't be."""
    laid: Callable[[StorySheet], SheetTable]
    """Lays a sheet out, with the verdicts that there are now."""
    refused: Callable[[Stated, Stated], str]
    """Returns why no finding can be made of two cells, or ""."""
    at: tuple[int, int]
    """The line and the column on which the cursor begins."""
    keep: Callable[[int, int], None]
    """Told line and column when the sheet is left."""
    carry_out: Callable[[str, int, tuple[int, ...], Callable[[str], None]], None]
    """Carries out a command of the sheet that writes, about a line and the articles that are marked
    in it, as indices on the desk; calls back with what to say when something came of it."""
    typed_at: Callable[[], float | None]
    """As in `OverviewView`."""


class StoryChoice(Struct, frozen=True):
    """A place to go to from a screen of the story."""

    article: int
    """Index on the desk."""
    sentence: int


class StoryView(Asking[StoryChoice], frozen=True):
    """One claim in all articles of the story; gives where to go."""

    shown: Callable[[], ShownClaim]
    """Returns the claim as it is now."""
    at: int
    """The article on which the cursor begins: index on the desk."""
    ask_line: Callable[[Callable[[], None]], None]
    """Asks for the claim's line, and calls back when it is written."""


class OverviewChoice(Struct, frozen=True):
    """Where to go from the overview: one of the three is given."""

    pair: tuple[int, int] | None = None
    """Two articles, as indices on the desk."""
    question: object = None
    """What a question is known by."""
    correction: int | None = None
    """Which of the corrections, in the order in which they are shown."""


class OverviewView(Asking[OverviewChoice], frozen=True):
    """All pairs of the story, their questions and what must be corrected; gives where to go."""

    shown: Callable[[], ShownOverview]
    """Returns all of it as it is now."""
    at: OverviewPlace
    keep: Callable[[OverviewPlace], None]
    """Told where the cursor is."""
    carry_out: Callable[[str, ShownQuestion | None, Callable[[str], None]], None]
    """Carries out a command of the overview, about a question where it is about one; calls back
    with what to say when something came of it."""
    typed_at: Callable[[], float | None]
    """Returns when the key was typed that is carried out, by the monotonic clock; None for one that
    may be the rest of another."""


class Palette(Asking[str], frozen=True):
    """Commands of the review by their names, rows by number; gives the id of one, or the number."""
