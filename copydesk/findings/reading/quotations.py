"""Where an article quotes, and whom.

Marks are paired paragraph by paragraph. A quotation that is still open at the end of one goes on
where the next opens with a mark again, as papers do, or where the next mark of its kind closes it;
so it is one quotation whatever the paragraphing. What never closes ends before its speaker's tag,
or with its paragraph: a stray mark spoils nothing else. A quotation inside a quotation is part of
the outer one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from copydesk.articles.article import Paragraph
from copydesk.findings.language.grammar import Class, Grammar, grammar_of, words
from copydesk.findings.language.tokens import tokens_of
from copydesk.findings.reading.marks import Mark, marks_in
from copydesk.findings.reading.names import Name
from copydesk.findings.reading.sources import Source

_DEEPEST: Final = 4  # quotations inside one another beyond which marks are decoration
_LONGEST: Final = 3_000  # code points of a quotation over paragraphs: longer ones are two strays
_SCARE: Final = 3  # words of a term in marks at most
_GAP: Final = 3  # code points between a quotation and its speaker's tag: the mark, a comma, a space
_NEAR: Final = 120
"""Code points between two quotations of one speaker: the tag of the first, and a paragraph's end.
A usual line of a newspaper's site; whoever speaks further on is named again."""
_RECENT: Final = 6  # tags before "she said" among which her name is looked for: a paragraph or two
_STOP: Final = re.compile(r"\n|[.!?] |\.[”\"]")
_STATEMENT: Final = Class.LINKING | Class.PERSON | Class.MODAL | Class.NEGATION
_PRONOUNS: Final = words("he she er sie il elle")


class Quotation(Struct, frozen=True, gc=False):
    """What stands between quotation marks, `[start, end)` without them."""

    start: int
    end: int
    speaker: Name | None = None
    scare: bool = False  # a term in marks: one to three words that are no statement
    source: Source | None = None  # the tag that tells who says it


def quotations_of(
    text: str, paragraphs: Sequence[Paragraph], sources: Sequence[Source], language: str
) -> tuple[Quotation, ...]:
    """Return the outermost quotations of an article as it is seen, in order and disjoint."""
    spans = _spans(text, paragraphs, [source.start for source in sources])
    begins = [paragraph.start for paragraph in paragraphs]
    grammar = grammar_of(language[:2])
    found: list[Quotation] = []
    floor, last = 0, -1
    ceilings = [*(begin for begin, _ in spans[1:]), len(text)]
    for (begin, end), ceiling in zip(spans, ceilings, strict=False):
        at = bisect_right(begins, begin) - 1
        scare = _is_scare(text, max(floor, begins[at]), begin, end, grammar)
        source = _tag_of(text, sources, (floor, begin, end, ceiling))
        follows = at == last + 1 and begin - begins[at] <= _GAP and begin - floor <= _NEAR
        if source is None and found and (at == last or follows) and not scare:
            # Goes on with the one before, in its paragraph or as the next one.
            source = found[-1].source
        found.append(Quotation(begin, end, _speaker(source, sources), scare, source))
        floor, last = end, at
    return tuple(found)


def _spans(
    text: str, paragraphs: Sequence[Paragraph], tags: Sequence[int]
) -> list[tuple[int, int]]:
    """Return the outermost quotations; one that is unclosed ends before a tag."""
    marks = [marks_in(text, paragraph.start, paragraph.end) for paragraph in paragraphs]
    doubles = [mark for here in marks for mark in here if not mark.is_single]
    starts = [mark.start for mark in doubles]
    found: list[tuple[int, int]] = []
    carried: Mark | None = None
    for paragraph, here in zip(paragraphs, marks, strict=True):
        again = carried and here and here[0].sign == carried.sign
        if again and here[0].start == paragraph.start:
            here = here[1:]
        pairs, opened = _paired(here, carried)
        found += [(mark.end, end) for mark, end in pairs]
        carried = None
        if opened and not any(m.sign == opened.sign and m.start > opened.start for m, _ in pairs):
            end = _before_tag(text, opened.end, paragraph.end, tags)
            behind = bisect_left(starts, paragraph.end)
            following = doubles[behind] if behind < len(doubles) else None
            if end == paragraph.end and following and _runs_on(text, opened, end, following):
                carried = opened
            else:
                found.append((opened.end, end))
    return list(_outermost(text, found))


def _paired(
    marks: Sequence[Mark], carried: Mark | None
) -> tuple[list[tuple[Mark, int]], Mark | None]:
    """Return each opening mark with the offset at which its quotation ends, and what stays open."""
    found: list[tuple[Mark, int]] = []
    opened = [carried] if carried else []
    for mark in marks:
        ended = [depth for depth, opening in enumerate(opened) if mark.ends(opening)]
        if ended:
            found.append((opened[ended[-1]], mark.start))
            del opened[ended[-1] :]
        elif (mark.opens or (mark.may_open and not opened)) and len(opened) < _DEEPEST:
            opened.append(mark)
    return found, next((mark for mark in opened if not mark.is_single), None)


def _runs_on(text: str, opened: Mark, end: int, following: Mark) -> bool:
    """Tell whether a quotation that is open at its paragraph's end goes on behind it."""
    if following.sign == opened.sign and following.opens:
        ahead = text[max(0, opened.start - 2) : opened.start]
        begins = ahead.endswith("\n") or ahead.strip()[-1:] in {"", *",:.!?…"}
        return begins and text[end : following.start].isspace() and text[end - 1] not in ",:"
    return following.ends(opened) and following.start - opened.end <= _LONGEST


def _before_tag(text: str, start: int, end: int, tags: Sequence[int]) -> int:
    """Return where a quotation without an end mark ends: before the tag of its speaker."""
    for tag in tags[bisect_left(tags, start) : bisect_left(tags, end)]:
        stop = tag - text[tag - 1].isspace()
        if start < stop and text[stop - 1] in ",!?—–":
            return stop
    return end


def _outermost(text: str, pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield spans without white space at their edges and without those inside others."""
    reached = 0
    for start, end in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
        inside = text[start:end]
        begin = end - len(inside.lstrip())
        stop = start + len(inside.rstrip())
        if reached <= begin < stop:
            yield begin, stop
            reached = stop


def _is_scare(text: str, floor: int, start: int, end: int, grammar: Grammar) -> bool:
    """Tell whether a quotation is a term in marks within a sentence."""
    if text.count(" ", start, end) >= _SCARE or text[end - 1] in ",!?…":
        return False
    told = [token for token in tokens_of(text, start, end) if token.kind != "mark"]
    if not 0 < len(told) <= _SCARE or any(grammar.of(word.key) & _STATEMENT for word in told):
        return False
    ahead = text[max(floor, start - 4) : start - 1].rstrip(" \"“„«'‘‚`<(")
    return ahead[-1:].isalnum()


def _tag_of(
    text: str, sources: Sequence[Source], place: tuple[int, int, int, int]
) -> Source | None:
    """Return the tag of a quotation, given the ends of the one before and the next around it."""
    floor, start, end, ceiling = place
    at = bisect_left(sources, end, key=lambda source: source.start)
    after = sources[at] if at < len(sources) and sources[at].end <= ceiling else None
    if after:
        gap = text[end - 1 : after.start]
        ends = text[after.end : after.end + 1] in {".", ","}
        if "." in gap and text[after.start].isupper() and not ends:
            # Another sentence: “It fell.” The mayor said nothing.
            after = None
        elif len(gap) <= _GAP + 1:
            return after
    back = bisect_left(sources, start, key=lambda source: source.start) - 1
    before = sources[back] if back >= 0 and floor <= sources[back].start else None
    if before and before.end <= start and not _breaks(text[before.end : start]):
        return before
    return after if after and not _breaks(text[end : after.start]) else None


def _breaks(gap: str) -> bool:
    lead = gap.rstrip(" \n\"“„«'‘‚`<")
    return "." in lead if lead.endswith(":") else bool(_STOP.search(gap))


def _speaker(source: Source | None, sources: Sequence[Source]) -> Name | None:
    if source is None or not source.is_pronoun:
        return source.name if source else None
    if source.noun.casefold() not in _PRONOUNS:
        return None
    at = bisect_left(sources, source.start, key=lambda other: other.start)
    recent = reversed(sources[max(0, at - _RECENT) : at])
    return next((known.name for known in recent if known.name), None)
