"""Decisions on a question of the story: each is written for all of its findings, as one act.

So every pair shows what was decided, exports know it, and one undo takes all of it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from copydesk.counted import counted
from copydesk.judged.asked import Asked
from copydesk.judged.question import Question, Wording
from copydesk.judged.wordings import in_form, wordings_of
from copydesk.reviews.kinds import DismissalData, NoteData, VerdictData
from copydesk.reviews.verdict import Verdict
from tui.keys import key
from tui.session.doubting import Part, restoring
from tui.session.outcome import command
from tui.session.session import Session

_LONGEST: Final = 20
"""Code points of an article's own words that stand behind its name."""


def why_not(question: Question, verdict: Verdict) -> str:
    """Return why a question can't have a verdict; "" if it can."""
    said = f"{int(verdict)} {verdict.word}"
    if verdict is Verdict.MISMATCH:
        return f"{said} is about the link in a row: go to the row for that"
    if verdict is Verdict.CONTRADICT and any(wording.is_lack for wording in question.wordings):
        return f"{said} needs two texts: {key('one_sided')} if it matters that some leave it out"
    return ""


@command
def judge_question(
    session: Session, question: Question, verdict: Verdict, right: Wording | str = ""
) -> str:
    """Give every finding of a question a verdict, those that I dismissed aside.

    Args:
        session: The session.
        question: The question.
        verdict: The verdict.
        right: The wording that is right: in each pair the article that has it is right, and neither
            where both have another one. Or "both", "neither", "unknown", or "" for not said.
    """
    if refusal := why_not(question, verdict):
        return refusal
    findings = _to_judge(question)
    if not findings:
        return f"all of it is dismissed: {key('dismiss')} restores it"
    session.write(
        *(
            (VerdictData(verdict, _right(question, asked, right)), asked.judged.target)
            for asked in findings
        )
    )
    who = f", {right.text} is right" if isinstance(right, Wording) else ""
    return f"{question.reason} {int(verdict)} {verdict.word}{who}: {_in_pairs(findings)}"


def names_with_words(wording: Wording, names: Mapping[str, str]) -> Iterator[str]:
    """Yield who has a wording, each with the words that it writes where these are other ones.

    Args:
        wording: The wording.
        names: What the articles are called, by hash.
    """
    otherwise = dict(wording.otherwise)
    for sha256 in wording.articles:
        words = otherwise.get(sha256, "")
        told = f'"{words}"' if len(words) <= _LONGEST else "in other words"
        yield f"{names[sha256]} ({told})" if words else names[sha256]


def _right(question: Question, asked: Asked, right: Wording | str) -> str:
    if question.is_inside:
        return ""
    return question.right_in(asked, right) if isinstance(right, Wording) else right


def _to_judge(question: Question) -> list[Asked]:
    return [asked for asked in question.findings if asked.judged.state in ("open", "done")]


def _in_pairs(findings: Iterable[Asked]) -> str:
    pairs = len({asked.pair.key for asked in findings})
    return f"{counted(pairs, 'pair')}; {key('undo')} takes it back"


@command
def note_question(session: Session, question: Question, text: str) -> str:
    """Set the note of every finding of a question; "" takes it away."""
    session.write(*((NoteData(text), asked.judged.target) for asked in question.findings))
    what = "note written" if text else "note erased"
    return f"{question.reason} {what}: {_in_pairs(question.findings)}"


def note_of(question: Question) -> str:
    """Return my note on a question: the first that one of its findings has."""
    mine = (asked.judged.mine for asked in question.findings)
    return next((judgement.note for judgement in mine if judgement and judgement.note), "")


# Dismissing


@command
def dismiss_question(session: Session, question: Question, reason: str) -> str:
    """Say that no finding of a question is one, which takes back my verdicts on them."""
    findings = [asked for asked in question.findings if asked.judged.dismissal is None]
    parts: list[Part] = [(DismissalData(reason), asked.judged.target) for asked in findings]
    if not parts:
        return "it is dismissed already"
    session.write(*parts, *_without_verdicts(question))
    return f"{question.reason} dismissed: {_in_pairs(findings)}"


@command
def never_ask_again(session: Session, question: Question, reason: str) -> str:
    """Dismiss the wordings of a question in the whole story, also in articles that come later.

    Every finding that sets two of them against each other is dismissed by that, wherever it is.
    """
    wordings = wordings_asked(question)
    if not wordings:
        return "only two wordings that clash can be dismissed for the whole story"
    parts: list[Part] = [(DismissalData(reason, wordings=both), None) for both in wordings]
    session.write(*parts, *_without_verdicts(question))
    never = ", ".join(" / ".join(both) for both in wordings)
    return f"never asked again in this story: {never}; {key('undo')} takes it back"


def wordings_asked(question: Question) -> tuple[tuple[str, str], ...]:
    """Return which wordings a question sets against each other, each two once.

    Numbers and dates come with the word beside them: without it they could be of anything.
    """
    found: dict[frozenset[str], tuple[str, str]] = {}
    for asked in question.findings:
        both = wordings_of(asked.judged.target)
        if both is not None:
            found.setdefault(in_form(both), both)
    return tuple(found.values())


@command
def restore_question(session: Session, question: Question) -> str:
    """Take back my dismissals of a question, those of its wordings in the whole story included."""
    parts = restoring(session, (asked.judged for asked in question.findings))
    if not parts:
        return "it isn't dismissed"
    session.write(*parts)
    return f"{question.reason} asked again; {key('undo')} dismisses it"


def _without_verdicts(question: Question) -> list[Part]:
    """Return what takes back my verdicts: one given counts more than a dismissal."""
    return [
        (VerdictData(None), asked.judged.target)
        for asked in question.findings
        if asked.judged.mine is not None and asked.judged.mine.verdict is not None
    ]


# Going there


@command
def go_to_question(session: Session, question: Question) -> str:
    """Open a pair that asks a question, one with the base where there is one, and select it."""
    asked = min(
        question.findings,
        key=lambda one: (session.base not in one.pair.key, one.state != "open"),
    )
    left, right = asked.pair.key
    said = ""
    if session.base not in asked.pair.key:
        name = session.facts(session.article(left)).short_name
        said = f"the pairs of the base don't ask this: {name} is the base now"
    base, other = (right, left) if right == session.base else (left, right)
    if (base, other) != session.key:
        session.put(base, other)
    if not session.pair.has_findings:
        session.pair.awaited = asked.judged.target
    found = session.pair.nearest(asked.judged.target)
    return (session.cursor.stand_on(found) if found is not None else "") or said
