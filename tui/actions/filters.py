"""Choosing a filter: one question that says how many rows each answer shows, here and in all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final

from copydesk.findings.finding import FINDING_KINDS
from copydesk.reviews.verdict import Verdict
from tui.actions.dialogs import Answer, Counted, CountedQuestion, Field, Form, Values
from tui.actions.stage import Stage
from tui.session import looking
from tui.session.filters import judged_by, noted, reviewers_in, tagged, tags_in, verdict_filter
from tui.session.names import filter_text
from tui.session.pairs import compared, joined, still_compared, story_tally
from tui.session.session import Session

_FILTERS: Final[Mapping[str, str]] = {
    "filter_all": "all",
    "filter_to_do": "to do",
    "filter_not_reviewed": "not reviewed",
    "filter_judged": "judged",
    "filter_differences": "differences",
    "filter_one_sided": "one-sided",
    "filter_moved": "moved",
    "filter_with_a_note": "with a note",
    "filter_words": "",
    "filter_tag": "",
    "filter_second_reader": "second reader",
    "filter_changed_since": "changed since",
    "filter_disputed": "disputed",
    "filter_final": "final",
    "filter_judged_by": "",
    "filter_judged_by_others_only": "judged by others only",
    "filter_agree": verdict_filter(Verdict.AGREE),
    "filter_differ": verdict_filter(Verdict.DIFFER),
    "filter_contradict": verdict_filter(Verdict.CONTRADICT),
    "filter_one_sided_verdict": verdict_filter(Verdict.ONE_SIDED),
    "filter_unclear": verdict_filter(Verdict.UNCLEAR),
    "filter_mismatch": verdict_filter(Verdict.MISMATCH),
    "filter_with_findings": "with findings",
    "filter_high": "high",
    "filter_medium": "medium",
    "filter_low": "low",
    "filter_kind": "",
    "filter_dismissed": "dismissed",
}
"""The answers and their filters, in the order in which they stand; "" for one that asks on."""

_MOST_NAMES: Final = 9
"""Reviewers or tags that are offered: the most used, and a digit each."""


class _Counts:
    """How many rows each filter shows, in the pair on screen and in the story."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.story = story_tally(session)
        self._is_known = not still_compared(session)
        self._is_any_known = bool(compared(session))
        self.heads = ("here", "story") if len(session.others()) > 1 else ("rows",)

    def answer(self, command: str, name: str, title: str = "") -> Counted:
        """Return the answer for a filter."""
        pair = self._session.pair
        here = pair.number_shown(name) if pair.has_findings else None
        story = self.story[name] if self._is_any_known else None
        numbers = (here, story)[: len(self.heads)]
        in_force = name == self._session.cursor.filter
        return Counted(Answer(command, name, title), numbers, in_force)

    def asking(self, command: str, choices: Collection[str]) -> Counted:
        """Return an answer that asks on, which of some choices is meant."""
        number = None if choices or not self._is_known else 0
        return Counted(Answer(command, command), (number,) * len(self.heads))

    def ask(
        self,
        stage: Stage,
        text: str,
        answers: Sequence[Counted],
        then: Callable[[str], None],
    ) -> None:
        """Ask which rows are to be shown, and say what isn't counted yet."""
        asked = joined((text, still_compared(self._session)))
        stage.ask(
            CountedQuestion(asked, self.heads, answers),
            lambda name: None if name is None else then(name),
        )


_Asking = Callable[[Stage, _Counts], None]
"""Asks on."""


def choose_filter(stage: Stage) -> None:
    """Ask which rows are to be shown, with the number behind each answer."""
    counts = _Counts(stage.session)
    kinds = [kind for kind in FINDING_KINDS if counts.story[kind]]
    asking: Mapping[str, tuple[Collection[str], _Asking, str]] = {
        "filter_words": ("." * counts.story["with a note"], _ask_words, "note"),
        "filter_tag": (tags_in(counts.story), _ask_tag, "tag"),
        "filter_judged_by": (reviewers_in(counts.story), _ask_whose, "verdict"),
        "filter_kind": (kinds, _ask_kind, "finding"),
    }

    def chosen(name: str) -> None:
        choices, ask, what = asking.get(name, ((), None, ""))
        if ask is None:
            _show_only(stage, name)
        elif choices:
            ask(stage, counts)
        else:
            said = f"no {what} is shown in the story yet"
            stage.say(joined((said, still_compared(stage.session))))

    answers = [
        counts.asking(command, asking[command][0])
        if command in asking
        else counts.answer(command, name)
        for command, name in _FILTERS.items()
    ]
    counts.ask(stage, "Which rows?", answers, chosen)


def _ask_kind(stage: Stage, counts: _Counts) -> None:
    """Ask which of the kinds that occur in the story is to be shown."""
    kinds = [kind for kind in FINDING_KINDS if counts.story[kind]]
    answers = [
        counts.answer(f"kind_{kind}", kind, filter_text(stage.session, kind)) for kind in kinds
    ]
    counts.ask(stage, "Which kind of finding?", answers, lambda name: _show_only(stage, name))


def _ask_whose(stage: Stage, counts: _Counts) -> None:
    """Ask whose verdicts are to be shown."""
    names = sorted(reviewers_in(counts.story)[:_MOST_NAMES])
    answers = [
        counts.answer(f"reviewer_{number}", judged_by(name), name)
        for number, name in enumerate(names, 1)
    ]
    counts.ask(stage, "Judged by whom?", answers, lambda name: _show_only(stage, name))


def _ask_tag(stage: Stage, counts: _Counts) -> None:
    """Ask which tag is to be shown; of many, the less used ones are typed."""
    tags = tags_in(counts.story)
    answers = [
        counts.answer(f"tag_{number}", tagged(tag), tag)
        for number, tag in enumerate(sorted(tags[:_MOST_NAMES]), 1)
    ]
    if tags[_MOST_NAMES:]:
        answers.append(counts.asking("tag_typed", tags))

    def chosen(name: str) -> None:
        if name == "tag_typed":
            _ask_typed(stage, Field("typed", "tag", "", tuple(tags)), tagged)
        else:
            _show_only(stage, name)

    counts.ask(stage, "Which tag?", answers, chosen)


def _ask_words(stage: Stage, _counts: _Counts) -> None:
    """Ask for words that a note has."""
    _ask_typed(stage, Field("typed", "words in notes"), noted)


def _ask_typed(stage: Stage, field: Field, filter_of: Callable[[str], str]) -> None:
    def typed(values: Values | None) -> None:
        if values is not None and values["typed"]:
            _show_only(stage, filter_of(values["typed"]))

    stage.ask(Form("Which rows?", [field]), typed)


def _show_only(stage: Stage, name: str) -> None:
    stage.show(looking.set_filter(stage.session, name))
