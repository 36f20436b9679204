"""Deciding: verdicts, who is right, notes, tags, evidence, undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from copydesk.desk import JudgedRow
from copydesk.reviews.verdict import Verdict
from tui import deciding
from tui.actions import Action
from tui.cards import history_lines, short_name, verdict_text
from tui.commands import VERDICT_COMMANDS
from tui.screens.form import Field, Form, Values
from tui.screens.note import NoteDialog
from tui.screens.prompt import Answer, Prompt
from tui.screens.reading import Page
from tui.screens.review import ReviewScreen


def _verdict(screen: ReviewScreen, verdict: Verdict) -> None:
    row = screen.seen_row()
    if row is None:
        return
    screen.said(deciding.judge(screen.session, verdict))
    if verdict is Verdict.CONTRADICT:
        _ask_side(screen, row, then=lambda: _go_on(screen, row))
    else:
        _go_on(screen, row)


def _go_on(screen: ReviewScreen, row: JudgedRow) -> None:
    """Go to the next row to do after `row`; say what was decided, or that nothing is left."""
    said = screen.session.next_to_do(1, row.row.number)
    judged = screen.session.judged_at(row.target)
    if not said and judged is not None and judged.mine is not None:
        verdict = verdict_text(screen.session, judged.mine)
        said = f"row {row.row.number}: {verdict}; ` goes back to it, u takes it back"
    screen.say(said)
    screen.cursor_moved()


def _ask_side(screen: ReviewScreen, row: JudgedRow, then: Callable[[], None]) -> None:
    """Ask who is right; Enter or leaving the question leaves it open. The verdict is kept."""
    session = screen.session
    left = short_name(session, session.base)
    right = "" if session.other is None else short_name(session, session.other)
    answers = [
        Answer("h", f"left ({left})", "left"),
        Answer("l", f"right ({right})", "right"),
        Answer("b", "both", "both"),
        Answer("n", "neither", "neither"),
        Answer("question_mark", "unknown", "unknown"),
        Answer("enter", "skip", ""),
    ]

    def answered(side: str | None) -> None:
        if side:
            screen.said(deciding.say_right(session, row.target, side))
        then()

    screen.app.push_screen(Prompt("Who is right?", answers), answered)


def _side(screen: ReviewScreen) -> None:
    row = _judged_row(screen)
    if row is not None:
        _ask_side(screen, row, then=lambda: None)


def _certainty(screen: ReviewScreen) -> None:
    row = _judged_row(screen)
    if row is None:
        return
    answers = [
        Answer("c", "certain", "certain"),
        Answer("p", "probable", "probable"),
        Answer("o", "possible", "possible"),
        Answer("enter", "not said", ""),
    ]

    def answered(certainty: str | None) -> None:
        if certainty is not None:
            screen.said(deciding.say_certainty(screen.session, row.target, certainty))

    screen.app.push_screen(Prompt("How certain?", answers), answered)


def _judged_row(screen: ReviewScreen) -> JudgedRow | None:
    """Return the row under the cursor if it has my verdict; else say what is missing."""
    row = screen.current_row()
    if row is not None and (row.mine is None or row.mine.verdict is None):
        screen.say("give a verdict first: 1 to 6")
        return None
    return row


def _repeat(screen: ReviewScreen) -> None:
    row = screen.seen_row()
    if row is None:
        return
    said = deciding.repeat(screen.session)
    screen.said(said)
    if not said:
        _go_on(screen, row)


def _note(screen: ReviewScreen) -> None:
    row = screen.current_row()
    if row is None:
        return
    number, note = row.row.number, row.mine.note if row.mine else ""

    def keep(text: str) -> None:
        if text.strip() == note:
            screen.drafts.drop(row.target)
        else:
            screen.drafts.keep(row.target, text)

    def written(text: str | None) -> None:
        if text is None:
            return
        if screen.decide(lambda: deciding.write_note(screen.session, row, text)):
            screen.drafts.drop(row.target)

    text = screen.drafts.get(row.target, note)
    screen.app.push_screen(NoteDialog(f"note on row {number}", text, keep), written)


def _tags(screen: ReviewScreen) -> None:
    row = screen.current_row()
    if row is None:
        return
    now = ", ".join(row.mine.tags) if row.mine else ""
    offers = screen.session.known_tags()

    def written(values: Values | None) -> None:
        if values is not None:
            tags = [" ".join(tag.split()) for tag in values["tags"].split(",")]
            screen.decide(
                lambda: deciding.set_tags(
                    screen.session, row, tuple(dict.fromkeys(filter(None, tags)))
                )
            )

    form = Form(
        f"tags of row {row.row.number}",
        [Field("tags", "tags, separated by commas", now, offers)],
    )
    screen.app.push_screen(form, written)


def _evidence(screen: ReviewScreen) -> None:
    row = screen.current_row()
    if row is None:
        return
    session = screen.session
    sources = {source.title: source for source in session.record.review.sources.values()}
    listed = "  ".join(sources) or "none yet"

    def filled(values: Values) -> dict[str, str]:
        source = sources.get(values["title"])
        if source is None:
            return {}
        return {"where": source.where, "archive": source.archive, "seen": source.seen}

    def complaint(values: Values) -> str:
        if not values["title"]:
            return "A source needs a title."
        if values["supports"] not in ("", "left", "right"):
            return "Write left or right for the article it supports, or nothing."
        return ""

    def written(values: Values | None) -> None:
        if values is not None:
            screen.decide(lambda: deciding.add_evidence(session, row, values))

    fields = [
        Field("title", f"source (known: {listed})", "", tuple(sources)),
        Field("where", "where it is: address, archive, person"),
        Field("archive", "archive link"),
        Field("seen", "date seen", deciding.today()),
        Field("locator", "locator in it: page, minute"),
        Field("quote", "words quoted"),
        Field("supports", "supports: left, right or nothing", "", ("left", "right")),
    ]
    form = Form(f"evidence on row {row.row.number}", fields, check=complaint, filled=filled)
    screen.app.push_screen(form, written)


def _second_reader(screen: ReviewScreen) -> None:
    row = screen.current_row()
    if row is not None:
        screen.said(deciding.toggle_second_reader(screen.session, row))


def _undo(screen: ReviewScreen) -> None:
    screen.said(deciding.undo(screen.session))


def _redo(screen: ReviewScreen) -> None:
    screen.said(deciding.redo(screen.session))


def _history(screen: ReviewScreen) -> None:
    row = screen.current_row()
    if row is None:
        return
    lines: list[str] = []
    for judgement in (*([row.mine] if row.mine else []), *row.others):
        lines.append(f"{judgement.reviewer}: {verdict_text(screen.session, judgement) or 'none'}")
        lines += [f"  {line}" for line in history_lines(screen.session, judgement)]
    text = "\n".join(lines) or "Nothing was decided on this row yet."
    screen.app.push_screen(Page(f"history of row {row.row.number}", text))


ACTIONS: Final[Mapping[str, Action]] = {
    **{
        name: partial(_verdict, verdict=Verdict(number))
        for number, name in enumerate(VERDICT_COMMANDS, 1)
    },
    "repeat": _repeat,
    "side": _side,
    "certainty": _certainty,
    "note": _note,
    "evidence": _evidence,
    "tags": _tags,
    "second_reader": _second_reader,
    "undo": _undo,
    "redo": _redo,
    "history": _history,
}
