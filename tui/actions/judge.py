"""Deciding: verdicts, notes, tags, evidence, undo; links and findings are in `link`, `finding`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Final

from copydesk.judged.opinions import is_disputed
from copydesk.judged.rows import Judged, JudgedRow
from copydesk.reviews.author import new_group
from copydesk.reviews.verdict import Verdict
from copydesk.visible import visible
from tui.actions import Action
from tui.actions.dialogs import Answer, Field, Form, Note, Page, Question, Values
from tui.actions.earlier import orphans
from tui.actions.final import final
from tui.actions.finding import add_finding, dismiss
from tui.actions.link import link, unlink
from tui.actions.sides import has_sides, side_answers
from tui.actions.stage import Stage
from tui.cards.history import final_history, finding_history, history_lines
from tui.commands import VERDICT_COMMANDS
from tui.keys import key
from tui.session import decisions, linking, regrouping, undo
from tui.session.names import pair_names, verdict_text


def _verdict(stage: Stage, verdict: Verdict) -> None:
    subject = stage.seen_subject()
    if subject is None:
        return
    asks = verdict is Verdict.CONTRADICT and has_sides(subject)
    # Saved at once, whatever becomes of the question: its answer joins the same act.
    act = new_group() if asks else ""
    outcome = decisions.judge(stage.session, verdict, act)
    stage.show(outcome)
    if not outcome.changed:
        return
    if asks:
        _ask_side(stage, subject, act, then=lambda: go_on(stage, subject))
    else:
        go_on(stage, subject)


def go_on(stage: Stage, subject: Judged) -> None:
    """Go to the next open finding of the row, else to the next row to do; say what was decided."""
    session = stage.session
    outcome = decisions.go_on(session, subject)
    judged = session.pair.judged_at(subject.target)
    if not outcome.say and judged is not None and judged.mine is not None and judged.mine.verdict:
        parts = [
            verdict_text(session, judged.mine),
            decisions.meaning(judged, judged.mine.verdict),
            "disputed" if is_disputed(judged) else "",
        ]
        verdict = ", ".join(filter(None, parts)) + decisions.replaced(subject, judged.mine.verdict)
        back, undone = key("last_judged"), key("undo")
        outcome = outcome.saying(
            f"{subject.name}: {verdict}; {back} goes back, {undone} takes it back"
        )
    stage.show(outcome)


def _ask_side(stage: Stage, subject: Judged, act: str, then: Callable[[], None]) -> None:
    """Ask who is right; Enter or leaving the question leaves it open. The verdict is kept.

    Args:
        stage: The screen.
        subject: What has the verdict.
        act: The act that the answer is part of; "" for one of its own.
        then: What follows, whatever is answered.
    """

    def answered(side: str | None) -> None:
        if side:
            stage.show(decisions.say_right(stage.session, subject.target, side, act))
        then()

    stage.ask(Question("Who is right?", side_answers(stage.session)), answered)


def _side(stage: Stage) -> None:
    subject = _judged_subject(stage)
    if subject is None:
        return
    if reason := decisions.no_side(stage.session, subject):
        stage.say(reason)
        return
    _ask_side(stage, subject, "", then=lambda: None)


def _certainty(stage: Stage) -> None:
    subject = _judged_subject(stage)
    if subject is None:
        return
    answers = [
        Answer("certainty_certain", "certain"),
        Answer("certainty_probable", "probable"),
        Answer("certainty_possible", "possible"),
        Answer("certainty_not_said", ""),
    ]

    def answered(certainty: str | None) -> None:
        if certainty is not None:
            stage.show(decisions.say_certainty(stage.session, subject.target, certainty))

    stage.ask(Question("How certain?", answers), answered)


def _judged_subject(stage: Stage) -> Judged | None:
    """Return the selected finding or the row if it has my verdict; else say what is missing."""
    subject = stage.current_subject()
    if subject is not None and (subject.mine is None or subject.mine.verdict is None):
        stage.say(decisions.FIRST_A_VERDICT)
        return None
    return subject


def _repeat(stage: Stage) -> None:
    subject = stage.seen_subject()
    if subject is None:
        return
    outcome = decisions.repeat(stage.session)
    stage.show(outcome)
    if outcome.changed:
        go_on(stage, subject)


def _note(stage: Stage) -> None:
    subject = stage.current_subject()
    if subject is None:
        return
    note = subject.mine.note if subject.mine else ""

    def keep(text: str) -> None:
        if text.strip() == note:
            stage.drafts.drop(subject.target)
        else:
            stage.drafts.keep(subject.target, text)

    def written(text: str | None) -> None:
        if text is None:
            if stage.drafts.get(subject.target, note) != note:
                stage.say(f"draft kept: {key('note')} opens it again")
            return
        outcome = decisions.write_note(stage.session, subject, text)
        stage.show(outcome)
        if outcome.changed:
            stage.drafts.drop(subject.target)

    text = stage.drafts.get(subject.target, note)
    stage.ask(Note(f"note on {subject.name}", text, keep), written)


def _tags(stage: Stage) -> None:
    subject = stage.current_subject()
    if subject is None:
        return
    now = ", ".join(subject.mine.tags) if subject.mine else ""
    offers = stage.session.known_tags()

    def written(values: Values | None) -> None:
        if values is not None:
            tags = [" ".join(tag.split()) for tag in values["tags"].split(",")]
            wanted = tuple(dict.fromkeys(filter(None, tags)))
            stage.show(decisions.set_tags(stage.session, subject, wanted))

    form = Form(
        f"tags of {subject.name}",
        [Field("tags", "tags, separated by commas", now, offers)],
    )
    stage.ask(form, written)


def _evidence(stage: Stage) -> None:
    subject = stage.current_subject()
    if subject is None:
        return
    session = stage.session
    sources = {source.title: source for source in session.live.review.sources.values()}
    listed = "  ".join(sources) or "none yet"
    # Keyed by what the form makes of the names: that is what comes back.
    supports = dict(zip(map(visible, pair_names(session)), ("left", "right"), strict=True))

    def filled(values: Values) -> dict[str, str]:
        source = sources.get(values["title"])
        if source is None:
            return {}
        return {"where": source.where, "archive": source.archive, "seen": source.seen}

    def complaint(values: Values) -> str:
        if not values["title"]:
            return "A source needs a title."
        if values["supports"] and not _named(values["supports"], supports):
            return f"Write {' or '.join(supports)} for the article it supports, or nothing."
        return ""

    def written(values: Values | None) -> None:
        if values is not None:
            values["supports"] = supports.get(_named(values["supports"], supports), "")
            stage.show(decisions.add_evidence(session, subject, values))

    fields = [
        Field("title", f"source (known: {listed})", "", tuple(sources)),
        Field("where", "where it is: address, archive, person"),
        Field("archive", "archive link"),
        Field("seen", "date seen", decisions.today(), read=_day_seen),
        Field("locator", "locator in it: page, minute"),
        Field("quote", "words quoted"),
        Field(
            "supports",
            f"the article it supports: {', '.join(supports)}, or nothing",
            "",
            tuple(supports),
        ),
    ]
    form = Form(f"evidence on {subject.name}", fields, check=complaint, filled=filled)
    stage.ask(form, written)


def _named(typed: str, names: Iterable[str]) -> str:
    """Return the only name that begins as typed, in any case; "" where none or several do."""
    meant = [name for name in names if name.casefold().startswith(typed.casefold())]
    exact = [name for name in meant if name.casefold() == typed.casefold()]
    found = exact or meant
    return found[0] if typed and len(found) == 1 else ""


def _claim(stage: Stage) -> None:
    # The story's cards are loaded when they are first looked at.
    from tui.actions.story import write_claim

    write_claim(stage)


def _day_seen(typed: str) -> str:
    """Return a day as the store writes it; without a year it is one of this year's."""
    from copydesk.articles.typed_dates import day_typed

    return day_typed(typed, int(decisions.today()[:4]))


def _second_reader(stage: Stage) -> None:
    subject = stage.current_subject()
    if subject is not None:
        stage.show(decisions.toggle_second_reader(stage.session, subject))


def _regroup(stage: Stage) -> None:
    if stage.seen_row() is not None:
        stage.show(regrouping.regroup(stage.session))


def _history(stage: Stage) -> None:
    subject = stage.current_subject()
    if subject is None:
        return
    lines = _judged_lines(stage, subject)
    what = "finding"
    if isinstance(subject, JudgedRow):
        what = "row"
        if links := linking.history_lines(stage.session, subject.row):
            lines += ["links", *(f"  {line}" for line in links)]
        lines += regrouping.history_lines(stage.session, subject.row)
        for finding in subject.findings:
            if decided := _judged_lines(stage, finding):
                lines += [finding.name, *(f"  {line}" for line in decided)]
    else:
        lines += finding_history(stage.session, subject)
    lines += final_history(stage.session, subject)
    text = "\n".join(lines) or f"Nothing was decided on this {what} yet."
    stage.ask(Page(f"history of {subject.name}", text))


def _judged_lines(stage: Stage, part: Judged) -> list[str]:
    """Return everybody's judgements on a row or finding, each with what it comes from."""
    lines: list[str] = []
    for judgement in (*([part.mine] if part.mine else []), *part.others):
        lines.append(f"{judgement.reviewer}: {verdict_text(stage.session, judgement) or 'none'}")
        lines += [f"  {line}" for line in history_lines(stage.session, judgement)]
    return lines


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
    "claim": _claim,
    "second_reader": _second_reader,
    "final": final,
    "link": link,
    "unlink": unlink,
    "regroup": _regroup,
    "dismiss": dismiss,
    "add_finding": add_finding,
    "undo": lambda stage: stage.show(undo.undo(stage.session)),
    "redo": lambda stage: stage.show(undo.redo(stage.session)),
    "history": _history,
    "orphans": orphans,
}
