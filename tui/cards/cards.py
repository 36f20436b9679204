"""What the widgets show, said from the session: the top line, the review card, the list's entries.

Between the session (which knows no widgets) and the widgets (which know no session).
"""

from __future__ import annotations

from datetime import datetime
from typing import Final, TypedDict

from copydesk.alignment.link import strength
from copydesk.alignment.row import Row
from copydesk.articles.article import Article, ArticleFacts
from copydesk.judged.finding import JudgedFinding
from copydesk.judged.rows import Judged, JudgedRow, RowState
from copydesk.reviews.judgement import Judgement
from copydesk.reviews.kinds import (
    Data,
    EvidenceData,
    NoteData,
    StateData,
    TagsData,
    UnknownData,
    VerdictData,
)
from copydesk.reviews.verdict import Verdict
from tui.cards import finding_cards
from tui.session import linking
from tui.session.session import Session
from widgets.diff_items import FoldItem, StubItem
from widgets.shown import FINDING, ListEntry, Place, ReviewCard, RowSigns


def short_name(session: Session, index: int) -> str:
    """Return the name of an article as the list shows it."""
    article = session.desk.known(index)
    if article is None:
        return session.desk.found[index].name
    return session.facts(article).short_name or article.name


def place_of(session: Session, bad_lines: int) -> Place:
    """Return what the top line says."""
    counts = session.counts()
    notes = []
    if session.filter != "all":
        notes.append(f"filter: {session.filter}")
    if session.variants:
        notes.append("variants marked")
    if bad_lines:
        notes.append(f"{bad_lines} bad lines: copydesk doctor")
    return Place(
        story=session.desk.library.title,
        base=short_name(session, session.base),
        other="" if session.other is None else short_name(session, session.other),
        counts=f"{counts.to_do} to do  {counts.done} done  {counts.quiet} quiet"
        if session.pair.judged
        else "",
        note="  ".join(notes),
        saved=saved_text(session),
        alarm=session.live.read_only is not None or session.live.state.kind == "not saved",
    )


def saved_text(session: Session) -> str:
    """Return what is said about the disk: "saved 14:02", "saving", "NOT SAVED: disk full"."""
    if session.live.read_only is not None:
        return "READ-ONLY: update copydesk"
    state = session.live.state
    if state.kind == "not saved":
        # The path comes first in the sentence, and is the longest and least of it.
        return f"NOT SAVED: {state.reason.rsplit(': ', 1)[-1]}"
    if state.kind == "saving":
        return "saving"
    return f"saved {_local_time(state.at)}" if state.at else ""


def _local_time(at: str) -> str:
    return datetime.fromisoformat(at).astimezone().strftime("%H:%M")


def entries_of(session: Session) -> list[ListEntry]:
    """Return the lines of the list."""
    entries: list[ListEntry] = []
    for index, found in enumerate(session.desk.found):
        article = session.desk.known(index)
        facts = session.facts(article) if article else ArticleFacts()
        entries.append(
            ListEntry(
                article=index,
                name=short_name(session, index),
                sign=_sign(session, index),
                date=_short_date(facts),
                progress=_progress(session, index),
                heading=found.heading,
            )
        )
    return entries


def _sign(session: Session, index: int) -> str:
    if index in session.unreadable:
        return "x"
    if index == session.base:
        return "B"
    return ">" if index == session.other else " "


def _short_date(facts: ArticleFacts) -> str:
    if not facts.published:
        return ""
    try:
        day = datetime.fromisoformat(facts.published)
    except ValueError:
        return facts.published[:10]
    return f"{day.day} {day:%b}" + ("?" if facts.published_is_guess else "")


def _progress(session: Session, index: int) -> str:
    if index == session.base or index in session.unreadable:
        return ""
    pair = session.pairs.get((session.base, index))
    if pair is None or not pair.judged:
        return ".."
    counts = session.counts((session.base, index))
    findings = sum(len(judged.open_findings) for judged in pair.judged)
    signs = f" {findings}{FINDING}" if findings else ""
    return f"{counts.done}/{counts.done + counts.to_do}{signs}"


def signs_of(session: Session) -> dict[int, RowSigns]:
    """Return the gutter signs of the rows that have any."""
    signs: dict[int, RowSigns] = {}
    for judged in session.pair.judged:
        mine = judged.mine
        verdict = ""
        if mine is not None and mine.verdict is not None:
            changed = judged.changed_since
            verdict = f"{int(mine.verdict)}*" if changed else finding_cards.digit_of(mine)
        finding = FINDING if judged.open_findings else ""
        if verdict or finding:
            signs[judged.row.number] = RowSigns(verdict, finding)
    return signs


def titles_of(session: Session) -> tuple[str, str]:
    """Return what stands above the two columns: name, date, byline or credit."""
    pair = session.pair
    languages = pair.comparison.languages if pair.comparison else ("en", "en")
    return _column_title(session, pair.left, languages[0]), (
        _column_title(session, pair.right, languages[1])
        if pair.right
        else "there is no other article"
    )


def _column_title(session: Session, article: Article, language: str) -> str:
    facts = session.facts(article)
    parts = [facts.short_name or article.name, _short_date(facts), _checked(language)]
    for paragraph in article.paragraphs:
        words = article.quote(paragraph)
        if paragraph.kind in ("byline", "credit") and words not in parts:
            parts.append(words)
            break
    return ", ".join(part for part in parts if part)


def _checked(language: str) -> str:
    """Return what findings there can be in a language that the rules about words don't know."""
    if language == "en":
        return ""
    return f"{language or 'language unknown'}: only numbers, names, quotes are checked"


def map_of(session: Session) -> list[RowState]:
    """Return the state of every row, for the map."""
    return [judged.state for judged in session.pair.judged]


_CHOICES: Final = tuple((str(int(verdict)), verdict.word) for verdict in Verdict)
"""What the digits mean, for a row that has no verdict yet."""

_FINDING_KEYS: Final = (("Esc", "leave"), ("d", "dismiss"))
"""What can be done with a selected finding besides giving it a verdict."""


def card_of(session: Session) -> ReviewCard:
    """Return what is known about the row under the cursor."""
    if not session.items:
        return ReviewCard(title="no rows")
    item = session.items[session.cursor]
    if isinstance(item, FoldItem):
        return ReviewCard(
            title=f"{len(item.rows)} {'line' if len(item.rows) == 1 else 'lines'} folded",
            state="z unfolds them",
        )
    if isinstance(item, StubItem):
        numbers = ", ".join(str(row.number) for row in item.rows)
        return ReviewCard(title=f"told here: {numbers}", state="' goes back to the row")
    judged = session.current
    if judged is None and session.other is None:
        return ReviewCard(title="one article", state="there is nothing to compare it with")
    if judged is None:
        return ReviewCard(title="aligning", state="a verdict can be given in a moment")
    if session.selected is not None:
        return _finding_card(session, session.selected, judged)
    mine = judged.mine
    return ReviewCard(
        title=f"{judged.name} {_described(session, judged.row)}",
        state=_state_text(judged),
        findings=finding_cards.lines_of(session, judged),
        others=_others(session, judged),
        choices=() if mine and mine.verdict else _CHOICES,
        **_decided(session, mine),
    )


def _finding_card(session: Session, finding: JudgedFinding, row: JudgedRow) -> ReviewCard:
    """Return what is known about the selected finding, in the place of its row's card."""
    own = session.judged(finding.finding.row) or row
    place = own.findings.index(finding) + 1
    has_verdict = finding.mine is not None and finding.mine.verdict is not None
    return ReviewCard(
        title=f"finding {place} of {len(own.findings)} in {own.name}",
        state=finding_cards.state_of(session, finding),
        findings=finding_cards.lines_of(session, row),
        others=(*_others(session, finding), *finding_cards.others_of(finding)),
        choices=_FINDING_KEYS if has_verdict else (*_FINDING_KEYS, *_CHOICES[:-1]),
        **_decided(session, finding.mine),
    )


class _Decided(TypedDict):
    """What of a card comes from a judgement of mine."""

    verdict: str
    note: str
    tags: tuple[str, ...]
    evidence: tuple[str, ...]


def _decided(session: Session, mine: Judgement | None) -> _Decided:
    return _Decided(
        verdict=verdict_text(session, mine) if mine else "",
        note=mine.note if mine else "",
        tags=mine.tags if mine else (),
        evidence=evidence_lines(session, mine) if mine else (),
    )


def _others(session: Session, judged: Judged) -> tuple[str, ...]:
    return tuple(f"{other.reviewer}: {verdict_text(session, other)}" for other in judged.others)


def _described(session: Session, row: Row) -> str:
    """Return a row's relation in words: "reworded, likely, moved", "reworded, linked by hand"."""
    if row.furniture:
        return "furniture"
    parts: list[str] = [row.relation]
    by_hand = linking.links_by_hand(session, row)
    if row.left and row.right and row.relation != "same" and not (by_hand and row.confidence == 1):
        parts.append(strength(row.confidence))
    parts += by_hand
    if row.moved:
        parts.append("moved")
    return ", ".join(parts)


def _state_text(judged: JudgedRow) -> str:
    if judged.changed_since:
        return "changed since: to do again"
    second = judged.mine is not None and judged.mine.second_reader
    if judged.state == "done":
        text = "done"
    elif judged.state == "quiet":
        text = "quiet: not reviewed"
    else:
        text = "to do" if judged.state == "to do" else "not to do"
    return f"{text}, second reader wanted" if second else text


def verdict_text(session: Session, judgement: Judgement) -> str:
    """Return a verdict in words: "3 contradict, 001 right, probable"."""
    if judgement.verdict is None:
        return ""
    parts = [f"{int(judgement.verdict)} {judgement.verdict.word}"]
    if judgement.right:
        parts.append(side_text(session, judgement.right))
    if judgement.certainty:
        parts.append(judgement.certainty)
    return ", ".join(parts)


def side_text(session: Session, right: str) -> str:
    """Return who is right in words: "001 right", "both right", "side unknown"."""
    if right == "unknown":
        return "side unknown"
    if right in ("both", "neither"):
        return f"{right} right"
    for index, article in session.desk.articles_read().items():
        if article.sha256 == right:
            return f"{short_name(session, index)} right"
    return f"article {right[:8]} right"


def evidence_lines(session: Session, judgement: Judgement) -> tuple[str, ...]:
    """Return one line an evidence entry: source, locator, words quoted, what it supports."""
    lines: list[str] = []
    sources = session.live.review.sources
    for entry in judgement.evidence:
        source = sources.get(entry.source)
        parts = [source.title if source else "source taken back", entry.locator]
        if entry.quote:
            parts.append(f'"{entry.quote}"')
        if entry.supports:
            parts.append(f"for {side_text(session, entry.supports).removesuffix(' right')}")
        lines.append(", ".join(part for part in parts if part))
    return tuple(lines)


def history_lines(session: Session, judgement: Judgement) -> list[str]:
    """Return what a judgement comes from, oldest first, one line an event."""
    return [
        f"{event.at[:16].replace('T', ' ')} UTC  {_event_text(session, event.data)}"
        for event in judgement.history
    ]


def _event_text(session: Session, data: Data | UnknownData) -> str:
    match data:
        case VerdictData(verdict, right, certainty):
            if verdict is None:
                return "verdict taken back"
            parts = [f"{int(verdict)} {verdict.word}", side_text(session, right) if right else ""]
            return ", ".join(part for part in (*parts, certainty) if part)
        case NoteData(text):
            return f"note: {text}" if text else "note taken away"
        case TagsData(tags):
            return f"tags: {', '.join(tags)}" if tags else "tags taken away"
        case EvidenceData():
            source = session.live.review.sources.get(data.source)
            return f"evidence: {source.title if source else 'a source taken back'}"
        case StateData(wanted):
            return "second reader wanted" if wanted else "second reader no longer wanted"
        case _:
            return "something that this version can't read"
