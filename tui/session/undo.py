"""Taking back what was written last, and writing it again; the cursor goes to what changed.

Both name the whole act in the words of the screen, where it was and all that it decided: "undone:
row 7, 3 contradict, 1 Wire is right".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import structs

from copydesk.counted import counted
from copydesk.reviews.anchors import Target
from copydesk.reviews.events import Event
from copydesk.reviews.kind_names import kind_name
from copydesk.reviews.kinds import (
    AdjudicationData,
    ClosingData,
    DismissalData,
    EvidenceData,
    FactsData,
    FindingData,
    LinkData,
    NoteData,
    ReleaseData,
    SourceData,
    StateData,
    TagsData,
    UnlinkData,
    VerdictData,
    VersionData,
)
from copydesk.reviews.verdict import Verdict
from tui.session import linking
from tui.session.jumps import go_to_target, new_base
from tui.session.names import data_text, named_article, quoted
from tui.session.outcome import command
from tui.session.pairs import joined
from tui.session.session import Session


@command
def undo(session: Session) -> str:
    """Take back what I wrote last."""
    undone = session.live.undo()
    return f"undone: {_gone_to(session, undone)}" if undone else "there is nothing to undo"


@command
def redo(session: Session) -> str:
    """Write again what I took back last."""
    redone = session.live.redo()
    return f"redone: {_gone_to(session, redone)}" if redone else "there is nothing to redo"


def _gone_to(session: Session, act: Sequence[Event]) -> str:
    """Go to what an act is about; return what `_shown_where` does, and which base that took."""
    before = session.base
    said = _shown_where(session, act)
    return "; ".join(filter(None, (said, new_base(session, before))))


def _shown_where(session: Session, act: Sequence[Event]) -> str:
    """Go to what an act is about; return where it is, what was decided and what had to give way."""
    session.review_changed()
    targets = {event.target.key: event.target for event in act if event.target is not None}
    last = _place_of(session, list(targets.values()))
    subject, gave_way = go_to_target(session, last) if last is not None else (None, "")
    what = ", ".join(dict.fromkeys(_described(session, _without_sides(act))))
    if any(isinstance(event.data, LinkData | UnlinkData) for event in act):
        # It names its sentences itself.
        return joined((what, gave_way))
    if len(targets) > 1:
        what = f"{what} on {counted(len(targets), 'finding')}"
    elif last is not None and any(map(_makes_rows, act)):
        # Numbers of rows change in a moment: its words don't.
        what = f"{what} on {_begin(last)}"
    elif subject is not None:
        what = f"{subject.name}, {what}"
    return joined((what, gave_way))


def _place_of(session: Session, targets: Sequence[Target]) -> Target | None:
    """Return where to go to see what an act is about; None where it is about nothing in one place.

    What was decided on a question is about several pairs: whoever undoes it stays where they are.
    """
    if len({target.hashes for target in targets}) < 2:
        return targets[-1] if targets else None
    pair = session.pair
    shown = {pair.left.sha256, pair.right.sha256 if pair.right else ""}
    return next((target for target in targets if set(target.hashes) == shown), None)


def _without_sides(act: Sequence[Event]) -> Sequence[Event]:
    """Return an act without who is right where its verdicts say that of several articles."""
    verdicts = [event.data for event in act if isinstance(event.data, VerdictData)]
    if len({data.right for data in verdicts if data.right}) < 2:
        return act
    return [
        structs.replace(event, data=structs.replace(event.data, right=""))
        if isinstance(event.data, VerdictData)
        else event
        for event in act
    ]


def _makes_rows(event: Event) -> bool:
    """Tell whether an event splits or joins rows."""
    is_mismatch = isinstance(event.data, VerdictData) and event.data.verdict is Verdict.MISMATCH
    return is_mismatch or isinstance(event.data, ReleaseData)


def _begin(target: Target) -> str:
    """Return how the words of a row begin."""
    quotes = [anchor.quote for side in target.articles for anchor in side.anchors]
    return quoted(next(iter(quotes), ""))


def _described(session: Session, act: Sequence[Event]) -> Iterator[str]:
    """Yield what an act decided, in the words of the screen."""
    cited = {event.data.source for event in act if isinstance(event.data, EvidenceData)}
    judged = {one.target.key for one in act if isinstance(one.data, VerdictData) and one.target}
    for event in act:
        later = act[act.index(event) + 1 :]
        match event.data:
            case VerdictData() if _says_again(event, later):
                continue
            case VerdictData(verdict=Verdict() as verdict) if len(judged) > 1:
                # Of a question or a line: who is right has another name in each of its pairs.
                yield f"{int(verdict)} {verdict.word}"
            case SourceData(id=named) if named in cited:
                continue
            case EvidenceData(source=named, removed=removed):
                typed = [one.data for one in act if isinstance(one.data, SourceData)]
                titles = {source.id: source.title for source in typed}
                known = session.live.review.sources.get(named)
                title = titles.get(named, known.title if known else "a source taken back")
                yield f"evidence {'taken away' if removed else 'from'} {title}"
            case _:
                yield _said(session, event)


def _says_again(event: Event, later: Iterable[Event]) -> bool:
    """Tell whether a later verdict of the act takes the place of this one: it has its side too."""
    return any(
        isinstance(one.data, VerdictData) and one.target is not None and one.target == event.target
        for one in later
    )


def _said(session: Session, event: Event) -> str:
    """Return what one event decided."""
    data = event.data
    match data:
        case LinkData() | UnlinkData():
            return linking.event_text(session, event)
        case VerdictData():
            return data_text(session, data) or "verdict taken back"
        case AdjudicationData():
            final = data_text(session, data)
            return f"final {final}" if final else "no longer final"
        case NoteData(text):
            return f"note {quoted(text)}" if text else "note taken away"
        case TagsData(tags):
            return f"tags {', '.join(tags)}" if tags else "tags taken away"
        case StateData(wanted):
            return f"second reader {'wanted' if wanted else 'no longer wanted'}"
        case DismissalData(removed=removed, wordings=wordings):
            about = f" in the whole story: {' / '.join(wordings)}" if wordings else ""
            return f"{'restored' if removed else 'dismissed'}{about}"
        case FindingData(removed=removed):
            return "taken away" if removed else "added by hand"
        case _:
            return _said_of_texts(session, event)


def _said_of_texts(session: Session, event: Event) -> str:
    """Return what an event decided about an article or a decision without a place."""
    match event.data:
        case FactsData() if event.target is not None and event.target.articles:
            return f"facts of {named_article(session, event.target.articles[0].sha256)} corrected"
        case VersionData(path=path, denied=denied):
            return f"{path} {'is no' if denied else 'is a'} later version"
        case ClosingData():
            return "closing a decision without a place"
        case _:
            return kind_name(event.kind)
