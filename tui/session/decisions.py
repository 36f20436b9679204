"""What a reviewer writes: each command records one decision and says so in a sentence.

All take the session. What is decided on is a row or a finding: the one under the cursor, or one
that was remembered while a dialog was open. `Session.write` takes the parts of one key press
together, so that one undo takes them back together.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Final, get_args

from msgspec import structs

from copydesk.alignment.row import Row
from copydesk.articles.article import Article
from copydesk.judged.finding import JudgedFinding
from copydesk.judged.history import verdict_name
from copydesk.judged.rows import Judged, JudgedRow
from copydesk.reviews.anchors import Target, article_target
from copydesk.reviews.kinds import (
    Data,
    EvidenceData,
    FactsData,
    NoteData,
    SourceData,
    StateData,
    TagsData,
    VerdictData,
)
from copydesk.reviews.verdict import Certainty, Verdict
from tui.keys import key
from tui.session.findings import select_next_of_row
from tui.session.missing import missing_facts
from tui.session.moving import next_to_do
from tui.session.names import article_name
from tui.session.outcome import command
from tui.session.session import Session

FIRST_A_VERDICT: Final = f"give a verdict first: {key('agree')} to {key('mismatch')}"
"""Why nothing more can be said of a row or finding."""

NOTHING_MISSING: Final = "nothing that matters is missing"
"""What 1 says of a row that one article tells alone."""


@command
def judge(session: Session, verdict: Verdict, group: str = "") -> str:
    """Give the row or finding a verdict; side and certainty stay if it had the same one.

    Args:
        session: The session.
        verdict: The verdict.
        group: The act of which more is asked (who is right), so that one undo takes back all.
    """
    subject = session.cursor.subject
    if subject is None:
        return "no row here"
    if refusal := refused(session, subject, verdict):
        return refusal
    data = VerdictData(verdict)
    if subject.mine is not None and subject.mine.verdict is verdict:
        data = VerdictData(verdict, subject.mine.right, subject.mine.certainty)
    session.write((data, subject.target), group=group)
    return f"{subject.name}: {verdict_name(verdict)}{replaced(subject, verdict)}"


def replaced(before: Judged, verdict: Verdict | None) -> str:
    """Return which other verdict of mine a new one took the place of: ", was 1 agree", or ""."""
    was = before.mine.verdict if before.mine is not None else None
    return f", was {verdict_name(was)}" if was is not None and was is not verdict else ""


def meaning(subject: Judged, verdict: Verdict | None) -> str:
    """Return what a verdict means where it says something special; "" elsewhere."""
    if verdict is Verdict.AGREE and isinstance(subject, JudgedRow) and subject.row.is_one_sided:
        return NOTHING_MISSING
    return ""


def choice(subject: Judged, verdict: Verdict) -> str:
    """Return in a word or two what a verdict would say of something."""
    return "nothing missing" if meaning(subject, verdict) else verdict.word


@command
def go_on(session: Session, subject: Judged) -> str:
    """Go on from what was decided: to the row's next open finding, else to the next row to do."""
    if isinstance(subject, JudgedRow):
        return next_to_do(session, 1, subject.row.number).say
    if select_next_of_row(session.cursor, subject):
        return ""
    return next_to_do(session, 1, subject.finding.row).say


def refused(session: Session, subject: Judged, verdict: Verdict) -> str:
    """Return why a verdict can't be given; "" if it can.

    A mismatch is about a link in a row, a contradiction needs two texts.
    """
    said = verdict_name(verdict)
    if verdict is Verdict.MISMATCH:
        if isinstance(subject, JudgedFinding):
            leave, dismiss = key("leave_finding"), key("dismiss")
            return f"{said} is about a row: {leave} leaves the finding, {dismiss} dismisses it"
        if subject.row.is_one_sided:
            return f"{said} says that a link is wrong; nothing is linked here"
    if verdict is Verdict.CONTRADICT and (teller := only_teller(session, subject)):
        if elsewhere := _told_elsewhere(session, subject):
            return elsewhere
        this, instead = key("contradict"), key("one_sided")
        return (
            f"{this} needs two texts; this row has one, of {teller}. {instead} says that it matters"
        )
    return ""


def only_teller(session: Session, subject: Judged) -> str:
    """Return the name of the article that tells a row or finding alone; "" where both do."""
    row = _row_told_alone(session, subject)
    return article_name(session, "left" if row.left else "right") if row is not None else ""


def _row_told_alone(session: Session, subject: Judged) -> Row | None:
    """Return the one-sided row that something is or that a finding of one article stands in."""
    if isinstance(subject, JudgedRow):
        row: JudgedRow | None = subject
    else:
        row = session.pair.numbered(subject.finding.row) if len(subject.ends) == 1 else None
    return row.row if row is not None and row.row.is_one_sided else None


def _told_elsewhere(session: Session, subject: Judged) -> str:
    """Return in which row the other article tells a one-sided row too; "" where it doesn't."""
    row = _row_told_alone(session, subject) if isinstance(subject, JudgedRow) else None
    if row is None or not (partners := row.also_right if row.left else row.also_left):
        return ""
    name = article_name(session, "right" if row.left else "left")
    there = session.pair.places.row_of("right" if row.left else "left", partners[0])
    return f"{name} tells this in row {there}: judge it there, or {key('link')} links the two"


def no_side(session: Session, subject: Judged) -> str:
    """Return why nobody can be right on something, as it is judged; "" if somebody can."""
    if isinstance(subject, JudgedFinding) and subject.inside:
        return "nobody to choose between: both places are in one article"
    verdict = subject.mine.verdict if subject.mine is not None else None
    if verdict is Verdict.MISMATCH:
        return f"{verdict_name(verdict)}: they don't belong together, so nobody is right"
    if teller := only_teller(session, subject):
        if elsewhere := _told_elsewhere(session, subject):
            return elsewhere
        return f"nobody to choose between: this row has one text, of {teller}"
    return ""


@command
def say_right(session: Session, target: Target, side: str, group: str = "") -> str:
    """Say who is right on a row or finding that has my verdict.

    Args:
        session: The session.
        target: What it is about; a filter may hide it by now.
        side: "left", "right", "both", "neither", "unknown" or "" for not said.
        group: The act that it is part of, where it was asked with the verdict.
    """
    subject, now = session.pair.judged_at(target), _verdict_on(session, target)
    if subject is None or now is None:
        return FIRST_A_VERDICT
    if side and (reason := no_side(session, subject)):
        return reason
    session.write((structs.replace(now, right=side_hash(session, side)), target), group=group)
    return ""


@command
def say_certainty(session: Session, target: Target, certainty: str) -> str:
    """Say how certain my verdict on a row or finding is; "" takes it back."""
    now = _verdict_on(session, target)
    if now is None:
        return FIRST_A_VERDICT
    known: dict[str, Certainty] = {word: word for word in get_args(Certainty)}
    session.write((structs.replace(now, certainty=known[certainty]), target))
    return ""


def _verdict_on(session: Session, target: Target) -> VerdictData | None:
    subject = session.pair.judged_at(target)
    if subject is None or subject.mine is None or subject.mine.verdict is None:
        return None
    return VerdictData(subject.mine.verdict, subject.mine.right, subject.mine.certainty)


def side_hash(session: Session, side: str) -> str:
    """Return what the store says for "left" and "right": the article's hash."""
    pair = session.pair
    if side == "left":
        return pair.left.sha256
    if side == "right" and pair.right is not None:
        return pair.right.sha256
    return side


@command
def repeat(session: Session) -> str:
    """Give the row or finding my last verdict, with its side, tags and evidence."""
    subject = session.cursor.subject
    last = session.live.last_verdict()
    if subject is None:
        return "no row here"
    if last is None or last.verdict is None:
        return "there is no verdict to repeat yet"
    if refusal := refused(session, subject, last.verdict):
        return refusal
    hashes = {article.sha256 for article in (session.pair.left, session.pair.right) if article}
    named = len(last.right) == 64
    right = last.right if not named or last.right in hashes else ""
    parts: list[tuple[Data, Target | None]] = [
        (VerdictData(last.verdict, right, last.certainty), subject.target)
    ]
    if last.tags:
        parts.append((TagsData(last.tags), subject.target))
    for entry in last.evidence:
        supports = entry.supports if entry.supports in hashes else ""
        copied = EvidenceData(_new_id(), entry.source, entry.locator, entry.quote, supports)
        parts.append((copied, subject.target))
    session.write(*parts)
    return ""


@command
def write_note(session: Session, subject: Judged, text: str) -> str:
    """Set the note of a row or finding; "" takes it away."""
    if text == (subject.mine.note if subject.mine else ""):
        return "the note is as it was"
    session.write((NoteData(text), subject.target))
    return f"{subject.name}: note {'written' if text else 'taken away'}"


@command
def set_tags(session: Session, subject: Judged, tags: tuple[str, ...]) -> str:
    """Set all tags of a row or finding."""
    if tags == (subject.mine.tags if subject.mine else ()):
        return "the tags are as they were"
    session.write((TagsData(tags), subject.target))
    return f"{subject.name}: tags {', '.join(tags) or 'taken away'}"


@command
def add_evidence(session: Session, subject: Judged, values: Mapping[str, str]) -> str:
    """Tie a source to a row or finding, making the source known to the desk if it is new.

    Args:
        session: The session.
        subject: The row or finding.
        values: title, where, archive, seen of the source; locator, quote, supports ("left",
            "right" or "") of the entry.
    """
    parts: list[tuple[Data, Target | None]] = []
    source = _known_source(session, values)
    if source is None:
        source = _new_id()
        parts.append(
            (
                SourceData(
                    source, values["title"], values["where"], values["archive"], values["seen"]
                ),
                None,
            )
        )
    supports = side_hash(session, values["supports"])
    entry = EvidenceData(_new_id(), source, values["locator"], values["quote"], supports)
    parts.append((entry, subject.target))
    session.write(*parts)
    return f"{subject.name}: evidence from {values['title']}"


def _known_source(session: Session, values: Mapping[str, str]) -> str | None:
    """Return the id of the source with just these facts."""
    wanted = tuple(values[name] for name in ("title", "where", "archive", "seen"))
    for source in session.live.review.sources.values():
        if (source.title, source.where, source.archive, source.seen) == wanted:
            return source.id
    return None


@command
def toggle_second_reader(session: Session, subject: Judged) -> str:
    """Ask for a second reader of a row or finding, or ask no longer."""
    wanted = not (subject.mine is not None and subject.mine.second_reader)
    session.write((StateData(wanted), subject.target))
    return f"{subject.name}: second reader {'wanted' if wanted else 'no longer wanted'}"


@command
def correct_facts(session: Session, article: Article, values: Mapping[str, str]) -> str:
    """Set an article's facts, by the names of their fields.

    What is asked for and was left empty is not asked again.
    """
    now = session.facts(article)
    missing = missing_facts(session, article)
    changed = {name: value for name, value in values.items() if getattr(now, name) != value}
    left = [name for name in missing if values.get(name) == ""]
    if not changed and not left:
        return "the facts are as they were"
    unknown = {f"{name}_unknown": True for name in left}
    data = FactsData(**changed, **unknown)  # type: ignore[arg-type]  # each is its field's
    if "published" in changed:
        data = structs.replace(data, published_is_guess=False)
    session.write((data, article_target(article)))
    said = [f"{', '.join(changed)} corrected"] if changed else []
    said += [f"{' and '.join(left)} not known; not asked again"] if left else []
    return f"facts of {session.facts(article).short_name}: {'; '.join(said)}"


def _new_id() -> str:
    return str(uuid.uuid4())


def today() -> str:
    """Return today's date as the store writes dates."""
    return date.today().isoformat()
