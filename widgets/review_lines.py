"""What a `ReviewCard` says, as paragraphs: of the sidebar in sections, of the strip a line a thing.

Pure: `review_sidebar` wraps and draws them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

from msgspec import Struct, structs

from copydesk.counted import counted
from widgets.shown import FindingLine, Opinion, ReviewCard

Role = Literal["", "title", "heading", "name", "muted", "grave", "chosen"]
"""How a piece of text looks: see the component classes of the sidebar."""

Run = tuple[str, Role]

IN_STRIP: Final = 2
"""Findings, and words that changed, that the strip shows at a time."""

NO_VERDICT: Final = "none yet"
_GAP: Final = "   "
"""What parts two things that stand on one line of the strip."""


class Paragraph(Struct, frozen=True):
    """Some running text."""

    runs: tuple[Run, ...]
    """Originals, with their looks; together they are the text."""
    lead: str = ""
    """What stands before its first line; the others are indented as much."""
    chosen: bool = False
    """It is of the finding that the keys are about: it is kept in sight."""
    cut: bool = False
    """It takes one line, however long the text is."""


Section = tuple[Paragraph, ...]


def sections(card: ReviewCard) -> Iterator[Section]:
    """Yield the sections of the sidebar that always stand there, from its top."""
    yield tuple(_row(card))
    if card.claim:
        yield from _headed("Claim", [_text(card.claim)])
    yield from _headed(
        "Changed since", (_told(f"{about}: ", words) for about, words in card.changes)
    )
    yield from _headed("Findings", (part for one in card.findings for part in _finding(one)))
    if card.judged:
        yield from _headed(card.judged, _verdicts(card))
    yield from _headed("Note", _written(card.note, card.others, "note"))
    yield from _headed("Tags", _written(", ".join(card.tags), card.others, "tags"))
    evidence = (_text(entry) for entry in card.evidence)
    yield from _headed("Evidence", (*evidence, *_written("", card.others, "evidence")))
    yield from _headed("Facts elsewhere", _facts(card))
    for heading, words in card.elsewhere:
        yield from _headed(heading, [_text(words)])


def choices(card: ReviewCard) -> Section:
    """Return the section of the keys that decide here: it stands there if there is room."""
    return tuple(_text(f"{key} {decision}") for key, decision in card.choices)


def _headed(heading: str, paragraphs: Iterable[Paragraph]) -> Iterator[Section]:
    """Yield a section below its heading; none where it says nothing."""
    told = tuple(paragraphs)
    if told:
        yield (Paragraph(((heading, "heading"),)), *told)


def _row(card: ReviewCard) -> Iterator[Paragraph]:
    """Yield what the row is."""
    yield Paragraph(((card.title, "title"),))
    if card.missing:
        yield Paragraph(((card.missing, "muted"),))
    for words in (card.relation, card.state):
        if words:
            yield _text(words)


def _text(words: str) -> Paragraph:
    return Paragraph(((words, ""),))


def _facts(card: ReviewCard) -> Iterator[Paragraph]:
    for about, words in card.facts:
        if about:
            yield _muted(about)
        yield _text(words)


def _muted(words: str) -> Paragraph:
    return Paragraph(((words, "muted"),))


def _told(about: str, words: str) -> Paragraph:
    return Paragraph(((about, "muted"), (words, "")))


def _finding(line: FindingLine) -> Iterator[Paragraph]:
    """Yield the question of a finding, what it is, and of a selected one what that means."""
    lead = f"{line.sign:<2}"
    question: Role = "chosen" if line.chosen else "name"
    yield Paragraph(((line.question, question),), lead, line.chosen)
    indent = " " * len(lead)
    yield Paragraph(tuple(_described(line)), indent, line.chosen)
    if line.meaning:
        yield Paragraph(((line.meaning, "muted"),), indent, line.chosen)


def _described(line: FindingLine) -> Iterator[Run]:
    """Yield severity, kind, confidence and what else is to be known of a finding."""
    told = ", ".join(filter(None, (line.about, *line.notes)))
    if line.severity:
        yield line.severity, "grave" if line.severity == "high" else "muted"
        told = f", {told}"
    yield told, "muted"


def _verdicts(card: ReviewCard) -> Iterator[Paragraph]:
    """Yield mine, those of others by name, and what was made final."""
    if card.disputed:
        yield Paragraph(((card.disputed, "grave"),))
    yield _text(card.verdict or NO_VERDICT)
    for other in card.others:
        yield Paragraph(((f"{other.reviewer} ", "name"), (other.said, "")))
    if card.final:
        yield Paragraph((("final ", "name"), (card.final, "")))


def _written(mine: str, others: Iterable[Opinion], kind: str) -> Iterator[Paragraph]:
    """Yield what I wrote of some kind, then what others did, each after their name."""
    if mine:
        yield _text(mine)
    for other in others:
        for word, text in other.details:
            if word == kind:
                yield Paragraph(((f"{other.reviewer}: ", "name"), (text, "")))


def strip(card: ReviewCard, *, whole: bool) -> Iterator[Paragraph]:
    """Yield the lines of the strip, what is looked at first at its top.

    Args:
        card: What is shown.
        whole: Everything there is; else as much as a few lines have room for.
    """
    findings = card.findings if whole else _some(card.findings)
    words = [card.relation, card.state]
    if more := len(card.findings) - len(findings):
        words.append(counted(more, "more finding"))
    runs: list[Run] = [(card.title, "title")]
    runs += [(f"{_GAP}{told}", "") for told in words if told]
    yield Paragraph(tuple(runs), cut=not whole)
    for about, changed in card.changes if whole else card.changes[:IN_STRIP]:
        yield Paragraph(((f"{about}: ", "muted"), (changed, "")), cut=not whole)
    for line in findings:
        lead = f"{line.sign:<2}"
        question: Role = "chosen" if line.chosen else "name"
        asked: tuple[Run, ...] = ((line.question, question), (_GAP, ""), *_described(line))
        yield Paragraph(asked, lead, line.chosen, cut=not whole)
    if card.judged:
        yield Paragraph(tuple(_verdicts_on_a_line(card)), cut=not whole)
    if card.claim:
        yield structs.replace(_told("Claim: ", card.claim), cut=not whole)
    yield from _in_short(card, whole=whole)


def strip_spare(card: ReviewCard) -> Iterator[Paragraph]:
    """Yield what the strip says besides where lines are left: keys that decide, what is missing."""
    if card.choices:
        keys = _GAP.join(f"{key} {decision}" for key, decision in card.choices)
        yield Paragraph(((keys, ""),), cut=True)
    if card.missing:
        yield Paragraph(((card.missing, "muted"),), cut=True)


def _some(findings: Sequence[FindingLine]) -> Sequence[FindingLine]:
    """Return as many findings as the strip has room for, the gravest or the selected one first."""
    chosen = next((place for place, finding in enumerate(findings) if finding.chosen), 0)
    first = max(0, min(chosen, len(findings) - IN_STRIP))
    return findings[first : first + IN_STRIP]


def _verdicts_on_a_line(card: ReviewCard) -> Iterator[Run]:
    yield f"{card.judged}: ", "muted"
    yield card.verdict or NO_VERDICT, ""
    for paragraph in list(_verdicts(card))[bool(card.disputed) + 1 :]:
        yield _GAP, ""
        yield from paragraph.runs
    if card.disputed:
        yield f"{_GAP}{card.disputed}", "grave"


def _in_short(card: ReviewCard, *, whole: bool) -> Iterator[Paragraph]:
    """Yield what was written and what stands elsewhere, each on one line but for a whole strip."""
    written = (
        ("Note", card.note, "note"),
        ("Tags", ", ".join(card.tags), "tags"),
        ("Evidence", " / ".join(card.evidence), "evidence"),
    )
    for heading, mine, kind in written:
        runs: list[Run] = []
        for one in _written(mine, card.others, kind):
            if runs:
                runs.append((_GAP, ""))
            runs += one.runs
        if runs:
            yield Paragraph(((f"{heading}: ", "muted"), *runs), cut=not whole)
    for about, words in (*card.elsewhere, *card.facts):
        yield Paragraph(((f"{about}: " if about else "", "muted"), (words, "")), cut=not whole)
