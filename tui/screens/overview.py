"""The overview of the story: questions, all pairs, what each article must correct."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar, Final

from msgspec.structs import replace
from textual.binding import BindingType
from textual.widget import Widget

from copydesk.counted import counted
from tui.actions.dialogs import OverviewChoice, OverviewView
from tui.screens.dialog import bindings_of
from tui.screens.full import FullScreen
from tui.screens.sight import SeenAt, Sight
from tui.session.overview_place import PARTS, OverviewPlace
from widgets.correction_lines import correction_lines
from widgets.matrix_lines import MatrixState, matrix_lines
from widgets.question_lines import question_lines
from widgets.shown_story import ShownQuestion
from widgets.told import Size, Told, ToldLine, ToldPiece, ToldRole, fitted

_OF_QUESTIONS: Final = (
    "overview_odd_wrong",
    "overview_odd_right",
    "overview_note",
    "overview_no_clash",
    "overview_decided",
)
"""Commands that do nothing in the other parts."""
_OF_MATRIX: Final = ("overview_left", "overview_right")
"""Commands that do nothing but in the matrix."""
_LOOKS_EVERY: Final = 0.3
"""Seconds between two looks at what was compared: what is drawn goes over a slow line."""
_PAGE: Final = 8
"""Questions, articles or corrections that the keys for a page go on by."""


class OverviewScreen(FullScreen[OverviewChoice]):
    """Shows the three parts, one at a time; returns where to go.

    Args:
        asked: What there is to show, and what carries out decisions.
    """

    PLACE = "overview"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(PLACE)
    ABOUT = (
        "A question is one clash that several pairs ask: the odd one out stands first. A verdict on"
        " it counts in all its pairs, and is taken back in all of them. The matrix shows how far"
        " each pair is. The third part lists what is wrong in each article, by your verdicts."
    )

    def __init__(self, asked: OverviewView) -> None:
        super().__init__()
        self._asked = asked
        self._all = asked.shown()
        self._place = asked.at
        self._said = ""
        self._is_behind = False
        """Something was compared since the story was looked at."""
        self._told = Told()
        self._sight = Sight(self._told)
        self._questions: tuple[ShownQuestion, ...] = ()
        """Those that are shown."""

    def content(self) -> Widget:
        """Return what the parts are drawn in."""
        return self._told

    def on_mount(self) -> None:
        """Show the part that was looked at last."""
        self._choose_questions()
        self._draw()
        self.set_interval(_LOOKS_EVERY, self._look_again)

    def look(self) -> None:
        """Show what was compared meanwhile, in a moment: pairs come by the dozen."""
        self._is_behind = True

    def _look_again(self) -> None:
        """Show what was compared meanwhile; the cursor stays where it is."""
        if not self._is_behind:
            return
        self._is_behind = False
        self._all = self._asked.shown()
        self._choose_questions()
        self._draw()

    def drawn(self, picture: int, seen_at: SeenAt) -> None:
        """Note that a picture is complete."""
        self._sight.drawn(picture, seen_at)

    def hint(self) -> tuple[str, ...]:
        """Return the line of keys, without those that do nothing in this part."""
        if self._place.part == "questions":
            return (self.verdict_keys(), *self.keys.hint(self.PLACE, without=_OF_MATRIX))
        is_matrix = self._place.part == "matrix"
        without = _OF_QUESTIONS if is_matrix else (*_OF_QUESTIONS, *_OF_MATRIX)
        return self.keys.hint(self.PLACE, without=without)

    # What is shown

    def _choose_questions(self) -> None:
        """Choose the questions that are shown; the cursor stays on its own, or near it."""
        place, found = self._place, self._all.questions
        if not place.with_decided:
            found = tuple(one for one in found if not one.decided)
        self._questions = found
        same = (n for n, one in enumerate(found) if one.is_known_by(place.question))
        self._stand_on(next(same, place.number))

    def _stand_on(self, number: int) -> None:
        """Put the cursor on a question, or on the nearest one."""
        number = max(0, min(number, len(self._questions) - 1))
        key = self._questions[number].key if self._questions else None
        self._move(replace(self._place, question=key, number=number))

    def _move(self, place: OverviewPlace) -> None:
        self._place = place
        self._asked.keep(place)

    @property
    def _question(self) -> ShownQuestion | None:
        """The question under the cursor; None in another part."""
        if self._place.part != "questions" or not self._questions:
            return None
        return self._questions[self._place.number]

    def _draw(self) -> None:
        self.entitle(self._said or self._title())
        number = self._number_of(self._question)
        self._told.show(partial(_under_tabs, self._tabs, self._part()), number)

    def _number_of(self, question: ShownQuestion | None) -> int:
        """Return what tells a question from the others, wherever it stands; -1 for none."""
        return -1 if question is None else hash(question.key)

    def _title(self) -> str:
        shown = self._all
        compared = f"{shown.compared} of {counted(shown.pairs, 'pair')} compared"
        if shown.is_base_only:
            compared += ", those of the base: there are too many articles for all pairs"
        if shown.is_being_read:
            compared += "; articles are still being read"
        return f"Overview: {compared}"

    def _tabs(self, width: int) -> ToldLine:
        shown = self._all
        left = sum(not one.decided for one in shown.questions)
        decided = len(shown.questions) - left
        titles = {
            "questions": f"{counted(left, 'open question')}, {decided} decided",
            "matrix": "all pairs",
            "corrections": f"{counted(len(shown.corrections), 'correction')}",
        }
        pieces: list[ToldPiece] = []
        for part in PARTS:
            role: ToldRole = "here" if part == self._place.part else "name"
            pieces += [ToldPiece(" "), ToldPiece(f" {titles[part]} ", role)]
        return fitted(pieces, width)

    def _part(self) -> Callable[[Size], Sequence[ToldLine]]:
        shown, place = self._all, self._place
        if place.part == "matrix":
            if len(shown.matrix.names) < 2:
                return partial(_sentence, "There is one article: nothing to compare.")
            return partial(matrix_lines, shown.matrix, MatrixState(*self._pair()))
        if place.part == "corrections":
            if not shown.corrections:
                return partial(_sentence, "No verdict says yet that an article is wrong.")
            return partial(correction_lines, shown.corrections, self._correction())
        if not self._questions:
            return partial(_sentence, self._no_question())
        return partial(question_lines, self._questions, place.number)

    def _no_question(self) -> str:
        if self._all.compared < self._all.pairs:
            return "No question is open so far."
        if self._all.questions:
            shows = self.keys.written("overview_decided", 1)
            return f"No question is open any more; {shows} shows those that are decided."
        return "The pairs ask nothing."

    def _pair(self) -> tuple[int, int]:
        last = len(self._all.matrix.names) - 1
        line, column = self._place.pair
        return min(line, last), min(column, last)

    def _correction(self) -> int:
        return max(0, min(self._place.correction, len(self._all.corrections) - 1))

    # Moving

    def _step(self, lines: int) -> None:
        """Go up or down in the part that is shown."""
        self._said = ""
        place = self._place
        if place.part == "questions":
            self._stand_on(place.number + lines)
        elif place.part == "matrix":
            line, column = self._pair()
            last = len(self._all.matrix.names) - 1
            self._move(replace(place, pair=(max(0, min(line + lines, last)), column)))
        else:
            last = len(self._all.corrections) - 1
            wanted = max(0, min(self._correction() + lines, last))
            self._move(replace(place, correction=wanted))
        self._draw()

    def _step_column(self, columns: int) -> None:
        if self._place.part != "matrix":
            return
        line, column = self._pair()
        last = len(self._all.matrix.names) - 1
        self._move(replace(self._place, pair=(line, max(0, min(column + columns, last)))))
        self._draw()

    def _step_part(self, step: int) -> None:
        self._said = ""
        part = PARTS[(PARTS.index(self._place.part) + step) % len(PARTS)]
        self._move(replace(self._place, part=part))
        self.show_hint()
        self._draw()

    def action_next(self) -> None:
        """Go to the next."""
        self._step(1)

    def action_previous(self) -> None:
        """Go to the one before."""
        self._step(-1)

    def action_left(self) -> None:
        """Go to the pair on the left."""
        self._step_column(-1)

    def action_right(self) -> None:
        """Go to the pair on the right."""
        self._step_column(1)

    def action_page_down(self) -> None:
        """Go a screen down."""
        self._step(_PAGE)

    def action_page_up(self) -> None:
        """Go a screen up."""
        self._step(-_PAGE)

    def action_first(self) -> None:
        """Go to the first."""
        self._step(-self._ends)

    def action_last(self) -> None:
        """Go to the last."""
        self._step(self._ends)

    @property
    def _ends(self) -> int:
        """As many as lead from any place to either end."""
        shown = self._all
        return len(shown.questions) + len(shown.corrections) + len(shown.matrix.names)

    def action_next_part(self) -> None:
        """Go to the next part."""
        self._step_part(1)

    def action_previous_part(self) -> None:
        """Go to the part before."""
        self._step_part(-1)

    def action_decided(self) -> None:
        """Show the questions that are decided too, or not."""
        self._said = ""
        self._move(replace(self._place, with_decided=not self._place.with_decided))
        self._choose_questions()
        self._draw()

    def action_jump(self) -> None:
        """Go to what is under the cursor."""
        shown = self._all
        if self._place.part == "matrix":
            line, column = self._pair()
            if len(shown.matrix.names) > 1 and shown.matrix.cell(line, column) is not None:
                articles = shown.matrix.articles
                self.dismiss(OverviewChoice(pair=(articles[line], articles[column])))
        elif self._place.part == "corrections":
            if shown.corrections:
                self.dismiss(OverviewChoice(correction=self._correction()))
        elif self._question is not None:
            self.dismiss(OverviewChoice(question=self._question.key))

    # Deciding

    def _decide(self, command: str) -> None:
        """Have something decided about the question under the cursor."""
        question = self._question
        if question is None:
            self._say("only questions are judged here: go to the questions first")
            return
        typed_at = self._asked.typed_at()
        known = typed_at is not None and self._sight.knows(
            self._number_of(question), None, typed_at
        )
        if not known:
            self._say("this question has only just come up: press again")
            return
        self._asked.carry_out(command, question, self._decided)

    def _decided(self, said: str) -> None:
        """Go to the next open question, where the one under the cursor is decided now."""
        self._all = self._asked.shown()
        before = self._question
        self._choose_questions()
        now = self._question
        if before is not None and now is not None and not before.decided and now.decided:
            ahead = [n for n, one in enumerate(self._questions) if not one.decided]
            after = [n for n in ahead if n > self._place.number]
            self._stand_on(next(iter(after or ahead), self._place.number))
        self._say(said)

    def _say(self, sentence: str) -> None:
        self._said = self.keys.filled(sentence)
        self._draw()

    def action_agree(self) -> None:
        """Judge that nothing differs that matters."""
        self._decide("overview_agree")

    def action_differ(self) -> None:
        """Judge that it is the same fact with other details."""
        self._decide("overview_differ")

    def action_contradict(self) -> None:
        """Judge that not all can be true."""
        self._decide("overview_contradict")

    def action_odd_wrong(self) -> None:
        """Judge that the odd one out is wrong."""
        self._decide("overview_odd_wrong")

    def action_odd_right(self) -> None:
        """Judge that the odd one out is right."""
        self._decide("overview_odd_right")

    def action_one_sided(self) -> None:
        """Judge that only some tell what matters."""
        self._decide("overview_one_sided")

    def action_unclear(self) -> None:
        """Judge that it can't be told whether they conflict."""
        self._decide("overview_unclear")

    def action_note(self) -> None:
        """Write a note."""
        self._decide("overview_note")

    def action_no_clash(self) -> None:
        """Dismiss the question, or restore it."""
        self._decide("overview_no_clash")

    def action_undo(self) -> None:
        """Take back what was written last."""
        self._asked.carry_out("overview_undo", None, self._decided)

    def action_redo(self) -> None:
        """Write again what was taken back."""
        self._asked.carry_out("overview_redo", None, self._decided)


def _sentence(sentence: str, size: Size) -> Sequence[ToldLine]:
    return [fitted([ToldPiece(f" {sentence}")], size[0])]


def _under_tabs(
    tabs: Callable[[int], ToldLine], part: Callable[[Size], Sequence[ToldLine]], size: Size
) -> Sequence[ToldLine]:
    """Return a part below the names of all parts."""
    width, height = size
    return [tabs(width), (), *part((width, max(1, height - 2)))][:height]
