"""Findings: going from one to the next, dismissing them, adding one by hand."""

from __future__ import annotations

from typing import Final

from msgspec import structs

from copydesk.articles.article import Span
from copydesk.findings.finding import (
    FINDING_KINDS,
    SEVERITIES,
    Finding,
    FindingKind,
    Severity,
)
from copydesk.judged.finding import JudgedFinding
from tui.actions.dialogs import Answer, Field, Form, Pointing, Question, Spans, Values
from tui.actions.stage import Stage
from tui.keys import key
from tui.session import doubting, earlier, findings
from tui.session.names import kind_text, pair_names
from tui.session.pointing import likely_kind, pointers, question

_KINDS: Final[dict[str, FindingKind]] = {kind: kind for kind in FINDING_KINDS}
_ONE_SIDED: Final = ("omission", "addition")
"""Kinds that follow from where the words stand."""

_SEVERITIES: Final[dict[str, Severity]] = {severity: severity for severity in SEVERITIES}

_REASONS: Final = {
    "reason_reworded": "the same in other words",
    "reason_unrelated": "about two different things",
    "reason_misread": "misread by the program",
}
"""Answers and what they say for a reason."""


def next_finding(stage: Stage, step: int) -> None:
    """Select the next (1) or previous (-1) finding."""
    stage.show(findings.next_finding(stage.session, step))


def leave_finding(stage: Stage) -> None:
    """Let the keys be about the row again; without a finding, lead back from an earlier text.

    From the list it leads to the texts, and changes nothing else.
    """
    session = stage.session
    if stage.pane == "list":
        stage.close_drawer()
    elif session.cursor.selected is None and session.looking_back is not None:
        stage.show(earlier.come_back(session))
    else:
        stage.show(session.cursor.leave_finding())


# Dismissing


def dismiss(stage: Stage) -> None:
    """Dismiss a finding, asking for a reason; take back what can be taken back instead."""
    finding = _which(stage)
    if finding is None:
        return
    if finding.added is not None:
        stage.show(doubting.take_away(stage.session, finding))
    elif finding.state == "off":
        stage.say(f"findings of type {finding.finding.type} are switched off in your configuration")
    elif finding.state == "dismissed":
        stage.show(doubting.take_back_dismissal(stage.session, finding))
    else:
        _ask_reason(stage, finding)


def _which(stage: Stage) -> JudgedFinding | None:
    """Return the selected finding, else the row's only open one; say what is missing."""
    subject = stage.seen_subject()
    if subject is None or isinstance(subject, JudgedFinding):
        return subject
    found = subject.open_findings
    if not found:
        found = tuple(one for one in subject.findings if one.state == "dismissed" or one.added)
    if len(found) == 1:
        return found[0]
    stage.say(
        f"several findings: {key('next_finding')} selects one"
        if found
        else "this row has no open finding"
    )
    return None


def reason_answers() -> list[Answer]:
    """Return why something may be no finding; "?" asks for a reason of one's own."""
    named = [Answer(command, reason, reason) for command, reason in _REASONS.items()]
    return [*named, Answer("reason_typed", "?"), Answer("reason_none", "")]


def _ask_reason(stage: Stage, finding: JudgedFinding) -> None:

    def answered(reason: str | None) -> None:
        if reason == "?":
            form = Form(f"why is this not a finding? {finding.name}", [Field("reason", "reason")])
            stage.ask(form, typed)
        elif reason is not None:
            stage.show(doubting.dismiss(stage.session, finding, reason))

    def typed(values: Values | None) -> None:
        if values is not None:
            stage.show(doubting.dismiss(stage.session, finding, values["reason"]))

    stage.ask(Question("Why is this not a finding?", reason_answers()), answered)


# By hand


def add_finding(stage: Stage) -> None:
    """Ask which words of the row clash, in what and how gravely, and add the finding."""
    row = stage.current_row()
    if row is None:
        return
    session = stage.session
    left, right = session.pair.left, session.pair.right
    assert right is not None  # there is a row, so there are two articles
    assert session.other is not None
    names = pair_names(session)
    number = row.row.number

    def pointed(spans: Spans | None) -> None:
        if spans is not None:
            ask_about(stage, spans, number)

    pointed_at = pointers(left, right, row.row, session.pair.differences)
    title = f"add a finding to {row.name}: choose the words that clash"
    stage.ask(Pointing(title, names, pointed_at), pointed)


def ask_about(stage: Stage, spans: Spans, row: int) -> None:
    """Ask in what and how gravely words of the pair on screen clash, and add the finding.

    Args:
        stage: The screen.
        spans: The words of either article.
        row: Number of the row that the finding belongs to.
    """
    left, right = stage.session.pair.left, stage.session.pair.right
    assert right is not None  # words of two articles clash
    quotes = (_quote(left.text, spans[0]), _quote(right.text, spans[1]))
    _ask_kind(stage, Finding("label", "medium", question(*quotes), *spans, row), quotes)


def _quote(text: str, span: Span | None) -> str:
    return "" if span is None else text[span.start : span.end]


def _ask_kind(stage: Stage, finding: Finding, quotes: tuple[str, str]) -> None:
    likely = likely_kind(*quotes)
    if finding.left is None or finding.right is None:
        _ask_severity(stage, structs.replace(finding, kind=likely))
        return
    answers = [Answer("kind_likely", likely, likely)]
    answers += [Answer(f"kind_{kind}", kind) for kind in FINDING_KINDS if kind not in _ONE_SIDED]

    def answered(kind: str | None) -> None:
        if kind is not None:
            _ask_severity(stage, structs.replace(finding, kind=_KINDS[kind]))

    stage.ask(Question(f"What clashes? {finding.reason}", answers), answered)


def _ask_severity(stage: Stage, finding: Finding) -> None:
    """Ask how grave a finding is, and add it; its question may be put otherwise first."""
    answers = [Answer(f"severity_{severity}", severity) for severity in SEVERITIES]
    answers.append(Answer("severity_typed", "?"))

    def answered(severity: str | None) -> None:
        if severity == "?":
            form = Form(
                f"finding by hand: {kind_text(stage.session, finding)}",
                [Field("reason", "what is in question", finding.reason)],
            )
            stage.ask(form, written)
        elif severity is not None:
            added = structs.replace(finding, severity=_SEVERITIES[severity])
            stage.show(doubting.add_finding(stage.session, added))

    def written(values: Values | None) -> None:
        reason = finding.reason if values is None else values["reason"]
        _ask_severity(stage, structs.replace(finding, reason=reason))

    stage.ask(Question(f"How grave? {finding.reason}", answers), answered)
