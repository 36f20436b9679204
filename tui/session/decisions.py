"""What a reviewer writes: each function records one decision and says so in a sentence.

All take the session. What is decided on is a row or a finding: the one under the cursor, or one
that was remembered while a dialog was open. `LiveReview.write` takes the parts of one key press
together, so that one undo takes them back together.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date
from typing import get_args

from msgspec import structs

from copydesk.articles.article import Article
from copydesk.judged.finding import JudgedFinding
from copydesk.judged.rows import Judged
from copydesk.reviews.anchors import Target, article_target
from copydesk.reviews.events import Event
from copydesk.reviews.kinds import (
    Data,
    EvidenceData,
    FactsData,
    FindingData,
    LinkData,
    NoteData,
    SourceData,
    StateData,
    TagsData,
    UnlinkData,
    VerdictData,
)
from copydesk.reviews.verdict import Certainty, Verdict
from tui.session import linking
from tui.session.session import Session


def judge(session: Session, verdict: Verdict) -> str:
    """Give the row or finding a verdict; side and certainty stay if it had the same one."""
    subject = session.subject
    if subject is None:
        return "no row here"
    if refusal := refused(subject, verdict):
        return refusal
    data = VerdictData(verdict)
    if subject.mine is not None and subject.mine.verdict is verdict:
        data = VerdictData(verdict, subject.mine.right, subject.mine.certainty)
    _write(session, (data, subject.target))
    return f"{subject.name}: {int(verdict)} {verdict.word}"


def refused(subject: Judged, verdict: Verdict) -> str:
    """Return why a verdict can't be given: a wrong link is a matter of the row; "" if it can."""
    if verdict is Verdict.MISMATCH and isinstance(subject, JudgedFinding):
        return "6 is about the row: Esc leaves the finding; d dismisses it"
    return ""


def say_right(session: Session, target: Target, side: str) -> str:
    """Say who is right on a row or finding that has my verdict.

    Args:
        session: The session.
        target: What it is about; a filter may hide it by now.
        side: "left", "right", "both", "neither", "unknown" or "" for not said.
    """
    now = _verdict_on(session, target)
    if now is None:
        return "give a verdict first: 1 to 6"
    _write(session, (structs.replace(now, right=side_hash(session, side)), target))
    return ""


def say_certainty(session: Session, target: Target, certainty: str) -> str:
    """Say how certain my verdict on a row or finding is; "" takes it back."""
    now = _verdict_on(session, target)
    if now is None:
        return "give a verdict first: 1 to 6"
    known: dict[str, Certainty] = {word: word for word in get_args(Certainty)}
    _write(session, (structs.replace(now, certainty=known[certainty]), target))
    return ""


def _verdict_on(session: Session, target: Target) -> VerdictData | None:
    subject = session.judged_at(target)
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


def repeat(session: Session) -> str:
    """Give the row or finding my last verdict, with its side, tags and evidence."""
    subject = session.subject
    last = session.live.last_verdict()
    if subject is None:
        return "no row here"
    if last is None or last.verdict is None:
        return "there is no verdict to repeat yet"
    if refusal := refused(subject, last.verdict):
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
    _write(session, *parts)
    return ""


def write_note(session: Session, subject: Judged, text: str) -> str:
    """Set the note of a row or finding; "" takes it away."""
    if text == (subject.mine.note if subject.mine else ""):
        return "the note is as it was"
    _write(session, (NoteData(text), subject.target))
    return f"{subject.name}: note {'written' if text else 'taken away'}"


def set_tags(session: Session, subject: Judged, tags: tuple[str, ...]) -> str:
    """Set all tags of a row or finding."""
    if tags == (subject.mine.tags if subject.mine else ()):
        return "the tags are as they were"
    _write(session, (TagsData(tags), subject.target))
    return f"{subject.name}: tags {', '.join(tags) or 'taken away'}"


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
    _write(session, *parts)
    return f"{subject.name}: evidence from {values['title']}"


def _known_source(session: Session, values: Mapping[str, str]) -> str | None:
    """Return the id of the source with just these facts."""
    wanted = tuple(values[name] for name in ("title", "where", "archive", "seen"))
    for source in session.live.review.sources.values():
        if (source.title, source.where, source.archive, source.seen) == wanted:
            return source.id
    return None


def toggle_second_reader(session: Session, subject: Judged) -> str:
    """Want a second reader for a row or finding, or no longer want one."""
    wanted = not (subject.mine is not None and subject.mine.second_reader)
    _write(session, (StateData(wanted), subject.target))
    return f"{subject.name}: second reader {'wanted' if wanted else 'no longer wanted'}"


def correct_facts(session: Session, article: Article, values: Mapping[str, str]) -> str:
    """Set an article's facts: outlet, published, url, language, origin."""
    now = session.facts(article)
    changed = {name: value for name, value in values.items() if getattr(now, name) != value}
    if not changed:
        return "the facts are as they were"
    data = FactsData(**changed)  # type: ignore[arg-type]  # all of them are texts
    if "published" in changed:
        data = structs.replace(data, published_is_guess=False)
    _write(session, (data, article_target(article)))
    return f"facts of {session.facts(article).short_name}: {', '.join(changed)} corrected"


def undo(session: Session) -> str:
    """Take back what I wrote last; the cursor goes to what changed."""
    undone = session.live.undo()
    if undone is None:
        return "there is nothing to undo"
    return f"undone: {_shown_where(session, undone)}"


def redo(session: Session) -> str:
    """Write again what I took back last; the cursor goes to what changed."""
    redone = session.live.redo()
    if redone is None:
        return "there is nothing to redo"
    return f"redone: {_shown_where(session, redone)}"


def _shown_where(session: Session, event: Event) -> str:
    """Go to what an event is about; return its kind and place."""
    session.review_changed()
    subject = session.go_to_target(event.target) if event.target is not None else None
    what = _described(session, event)
    # A mismatch splits or joins rows, and so does a link: their numbers change in a moment.
    splits = isinstance(event.data, VerdictData) and event.data.verdict is Verdict.MISMATCH
    splits = splits or isinstance(event.data, LinkData | UnlinkData)
    return f"{what} on {subject.name}" if subject is not None and not splits else what


def _described(session: Session, event: Event) -> str:
    """Return what an event decided, in the words of the screen."""
    match event.data:
        case LinkData() | UnlinkData():
            return linking.event_text(session, event)
        case VerdictData(verdict, right):
            side = " with who is right" if right else ""
            return f"{int(verdict)} {verdict.word}{side}" if verdict else "verdict"
        case StateData():
            return "second reader"
        case FindingData():
            return "finding by hand"
        case _:
            return event.kind.replace("_", " ")


def _write(session: Session, *parts: tuple[Data, Target | None]) -> None:
    session.live.write(*parts)
    session.review_changed()


def _new_id() -> str:
    return str(uuid.uuid4())


def today() -> str:
    """Return today's date as the store writes dates."""
    return date.today().isoformat()
