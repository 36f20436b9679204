"""What other reviewers say of a row or finding, and what of it was made final."""

from __future__ import annotations

from copydesk.judged.finding import JudgedFinding
from copydesk.judged.opinions import dispute_on, is_disputed, is_final, wanted_by
from copydesk.judged.rows import Judged
from copydesk.reviews.judgement import Judgement
from tui.cards.evidence import evidence_lines
from tui.session.names import data_text, verdict_text
from tui.session.session import Session
from widgets.shown import Opinion


def sign_of(*parts: Judged) -> str:
    """Return the sign of what others say of a row, of a finding, or of a row with its findings.

    "!" they disagree with me or with each other, "S" somebody wants a second reader, "F" there is a
    final decision, "o" somebody else gave a verdict, "" none of these.
    """
    if any(map(is_disputed, parts)):
        return "!"
    if any(map(wanted_by, parts)):
        return "S"
    if any(part.final is not None for part in parts):
        return "F"
    judged = any(other.verdict is not None for part in parts for other in part.others)
    return "o" if judged else ""


def dispute_of(judged: Judged) -> str:
    """Return that reviewers disagree on a row or finding; "" where they don't."""
    if not is_disputed(judged):
        return ""
    dispute = dispute_on(judged)
    again = dispute is not None and dispute.state == "reopened"
    return "dispute reopened" if again else "disputed"


def wish_for(session: Session, judged: Judged) -> str:
    """Return who wants a second reader of a row or finding; "" where nobody does."""
    names = wanted_by(judged)
    if not names:
        return ""
    others = [name for name in names if name != session.desk.reviewer]
    by = f" by {', '.join(others)}" if len(others) == len(names) else ""
    return f"second reader wanted{by}"


def final_of(session: Session, judged: Judged) -> str:
    """Return the final decision in words: "3 contradict, 1 Wire right, by ana"; "" for none."""
    if judged.final is None:
        return ""
    entry = judged.final.entry
    text = f"{data_text(session, entry.data)}, by {entry.reviewer}"
    if judged.final.changed_since:
        return f"{text}, changed since"
    return text if is_final(judged) else f"{text}, reopened by a later verdict"


def opinions_of(session: Session, judged: Judged) -> tuple[Opinion, ...]:
    """Return what each of the others says of a row or finding, by reviewer."""
    found = {other.reviewer: _opinion(session, other) for other in judged.others}
    if isinstance(judged, JudgedFinding):
        for one in judged.dismissed_by:
            known = found.get(one.reviewer, Opinion(one.reviewer, ""))
            said = f"dismissed{f' ({one.told})' if one.told else ''}"
            joined = ", ".join(filter(None, (said, known.said)))
            found[one.reviewer] = Opinion(one.reviewer, joined, known.details)
    return tuple(found[name] for name in sorted(found))


def _opinion(session: Session, judgement: Judgement) -> Opinion:
    said = [verdict_text(session, judgement) or "no verdict"]
    if judgement.changed_since and judgement.verdict is not None:
        said.append("changed since")
    if judgement.second_reader:
        said.append("second reader wanted")
    details = [("note", judgement.note)] if judgement.note else []
    if judgement.tags:
        details.append(("tags", ", ".join(judgement.tags)))
    details += [("evidence", line) for line in evidence_lines(session, judgement)]
    return Opinion(judgement.reviewer, ", ".join(said), tuple(details))
