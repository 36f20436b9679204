"""What the review says of the row under the cursor, or of the selected finding."""

from __future__ import annotations

from typing import Final, TypedDict

from copydesk.alignment.relations import relation_of
from copydesk.alignment.row import Row
from copydesk.counted import counted
from copydesk.judged.finding import JudgedFinding
from copydesk.judged.rows import Judged, JudgedRow
from copydesk.reviews.judgement import Judgement
from copydesk.reviews.verdict import Verdict
from tui.cards.elsewhere import elsewhere_of_finding, elsewhere_of_row
from tui.cards.evidence import evidence_lines
from tui.cards.finding_cards import lines_of, state_of
from tui.cards.opinions import dispute_of, final_of, opinions_of, wish_for
from tui.commands import VERDICT_COMMANDS
from tui.keys import key
from tui.session import decisions, linking
from tui.session.arriving import being_read
from tui.session.missing import missing_facts
from tui.session.names import article_name, verdict_text
from tui.session.session import Session
from widgets.diff_items import FoldItem, StubItem
from widgets.shown import ReviewCard

_FACTS: Final = {"published": "date", "language": "language"}
"""What facts that may be missing are called in a sentence."""

_FINDING_KEYS: Final = ((key("leave_finding"), "leave"), (key("dismiss"), "dismiss"))
"""What can be done with a selected finding besides giving it a verdict."""


def card_of(session: Session) -> ReviewCard:
    """Return what is known about the row under the cursor."""
    if not session.cursor.items:
        return ReviewCard(title="No rows")
    item = session.cursor.items[session.cursor.place]
    if isinstance(item, FoldItem):
        return ReviewCard(
            title=f"{counted(len(item.rows), 'line')} folded",
            state=f"{key('fold')} unfolds them",
        )
    if isinstance(item, StubItem):
        numbers = ", ".join(str(row.number) for row in item.rows)
        rows = counted(len(item.rows), "row", "rows").partition(" ")[2]
        return ReviewCard(
            title=f"Told here: {rows} {numbers}", state=f"{key('other_end')} goes back to the row"
        )
    judged = session.cursor.current
    if judged is None and session.other is None:
        return ReviewCard(title="One article", state="the story has nothing to compare it with")
    if judged is None and (reading := being_read(session)):
        return ReviewCard(title="Reading", state=reading)
    if judged is None:
        return ReviewCard(title="Comparing", state="a verdict can be given in a moment")
    if session.cursor.selected is not None:
        return _finding_card(session, session.cursor.selected, judged)
    mine = judged.mine
    return ReviewCard(
        title=f"Row {judged.row.number} of {len(session.pair.judged)}",
        missing=_missing(session),
        relation=_described(session, judged.row),
        state=_state_text(session, judged),
        claim=_claim(session),
        changes=_changes(session, judged),
        findings=lines_of(session, judged),
        judged="Verdict" if session.looking_back is None else "",
        disputed=dispute_of(judged),
        facts=_facts(session),
        elsewhere=elsewhere_of_row(session, judged),
        final=final_of(session, judged),
        others=opinions_of(session, judged),
        choices=()
        if (mine and mine.verdict) or session.looking_back
        else _choices(session, judged),
        **_decided(session, mine, decisions.meaning(judged, mine.verdict) if mine else ""),
    )


def _choices(session: Session, judged: Judged) -> tuple[tuple[str, str], ...]:
    """Return the keys of the verdicts that can be given here, with what they mean."""
    return tuple(
        (key(name), decisions.choice(judged, verdict))
        for name, verdict in zip(VERDICT_COMMANDS, Verdict, strict=True)
        if not decisions.refused(session, judged, verdict)
    )


def _missing(session: Session) -> str:
    """Return what isn't known of the articles side by side, and the key that asks for it.

    That shows the other article first.
    """
    for side, article in (("right", session.pair.right), ("left", session.pair.left)):
        if article is not None and (missing := missing_facts(session, article)):
            words = " and no ".join(_FACTS[name] for name in missing)
            return f"{article_name(session, side)} has no {words}: {key('facts')}"
    return ""


def _claim(session: Session) -> str:
    if not session.live.review.claims:
        return ""
    # Loads what a claim is, where anybody named one.
    from tui.session.claims import claim_at, line_of

    claim = claim_at(session)
    return line_of(session, claim) if claim is not None else ""


def _facts(session: Session) -> tuple[tuple[str, str], ...]:
    if session.sheet is None:
        return ()
    # Loads what a sheet is: it isn't there in the first screen.
    from tui.cards.sheet import facts_beside

    return facts_beside(session)


def _finding_card(session: Session, finding: JudgedFinding, row: JudgedRow) -> ReviewCard:
    """Return what is known about the selected finding, in the place of its row's card."""
    own = session.pair.numbered(finding.finding.row) or row
    place = own.findings.index(finding) + 1
    has_verdict = finding.mine is not None and finding.mine.verdict is not None
    return ReviewCard(
        title=f"Finding {place} of {len(own.findings)} in {own.name}",
        state=state_of(session, finding),
        changes=_changes(session, finding),
        findings=lines_of(session, row),
        elsewhere=elsewhere_of_finding(session, finding, row.row.number),
        judged="Verdict on the finding",
        disputed=dispute_of(finding),
        final=final_of(session, finding),
        others=opinions_of(session, finding),
        choices=_FINDING_KEYS if has_verdict else (*_FINDING_KEYS, *_choices(session, finding)),
        **_decided(session, finding.mine),
    )


class _Decided(TypedDict):
    """What of a card comes from a judgement of mine."""

    verdict: str
    note: str
    tags: tuple[str, ...]
    evidence: tuple[str, ...]


def _decided(session: Session, mine: Judgement | None, meaning: str = "") -> _Decided:
    return _Decided(
        verdict=", ".join(filter(None, (verdict_text(session, mine), meaning))) if mine else "",
        note=mine.note if mine else "",
        tags=mine.tags if mine else (),
        evidence=evidence_lines(session, mine) if mine else (),
    )


def _changes(session: Session, judged: Judged) -> tuple[tuple[str, str], ...]:
    """Return what changed since it was judged, by me or, where mine stands, by another."""
    verdicts = (*((judged.mine,) if judged.mine is not None else ()), *judged.others)
    touched = next((one for one in verdicts if one.verdict and one.changed_since), None)
    if touched is None:
        return ()
    # Loads what words are made of: most rows stand as they were judged.
    from tui.cards.changed import changes_since

    return changes_since(session, judged, touched)


def _described(session: Session, row: Row) -> str:
    """Return how the texts of a row are related: "reworded, likely", "only in 1 Wire"."""
    told = linking.links_by_hand(session, row) if row.left and row.right else ()
    by_hand = next((words for words in told if words.startswith("linked")), "")
    linked = by_hand if row.confidence == 1 else ""
    names = article_name(session, "left"), article_name(session, "right")
    relation = relation_of(row, linked, names, session.pair.places)[0]
    return ", ".join((relation, *(words for words in told if words != linked)))


def _state_text(session: Session, judged: JudgedRow) -> str:
    if session.looking_back is not None:
        back = key("previous_article")
        return f"two texts of one article: nothing is decided here; {back} goes back"
    if judged.changed_since:
        return "changed since: to do again"
    if judged.state == "done":
        text = "done"
    elif judged.state != "furniture" and not session.pair.has_findings:
        text = session.pair.findings_awaited
    elif judged.state == "quiet":
        text = "quiet: not reviewed"
    else:
        text = "to do" if judged.state == "to do" else "not to do"
    return ", ".join(filter(None, (text, wish_for(session, judged))))
