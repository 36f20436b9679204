"""The words around a value: its bounds, what it counts, and what is done with it."""

from __future__ import annotations

from typing import Final

from copydesk.findings.language.forms import stem
from copydesk.findings.language.grammar import Class
from copydesk.findings.reading.line import Line
from copydesk.findings.reading.value import Bound, Draft

_ROUGHLY: Final = 0.1  # share that "about" may miss: about 30 is 32, not 34 (a judgement)
_OPEN: Final = 2.0  # nobody writes "more than 30" of more than twice that (a judgement)
_RUN: Final = 4  # words of a noun phrase at most: senior police officers
_REACH: Final = 12  # items on either side in which the words of a clause are looked for
_WORDS: Final = 4  # words of a clause on either side that are kept
_STOPS: Final = ".;:!?()—–\n"
_SPACELESS: Final = "\u3040"
_Stems = tuple[str, ...]


def limited(line: Line, draft: Draft) -> tuple[Bound, float, float, bool]:
    """Return a value's bound, its range with the bound, and whether it is rough."""
    least, most = draft.least, draft.most
    worth = line.role(draft.first - 1, "bound") or line.role(draft.last + 1, "bound-after")
    if not worth and line.has(draft.last + 1, "plus"):
        worth = "least"
    if worth == "about":
        slack = min(_ROUGHLY * most, _last_digit(most, draft.grain))
        slack = {"clock": 15.0, "date": 0.0}.get(draft.kind, slack)
        return "", least - slack, most + slack, True
    if not worth or draft.kind in ("clock", "date", "ordinal"):
        return "", least, most, draft.rough
    if worth == "under":
        is_near = line.has(draft.first - 1, "nearly")
        return "under", least * (1 - _ROUGHLY if is_near else 1 / _OPEN), most, True
    if worth == "most":
        return "most", least / _OPEN, most, True
    return "least" if worth == "least" else "over", least, most * _OPEN, True


def _last_digit(size: float, grain: float) -> float:
    """Return the worth of the last digit but noughts, of a five half: 95 is the nearest five."""
    digits = round(size / grain) if grain else 0
    while digits and digits % 10 == 0:
        digits, grain = digits // 10, grain * 10
    return (grain * 2.5 if digits % 5 == 0 else grain) or size


def counted_by(line: Line, draft: Draft, taken: set[int]) -> tuple[_Stems, _Stems]:
    """Return the stems of what a value counts, head first, and of words near; not of values."""
    about: list[int] = []
    comma = draft.first - (1 if line.has(draft.first - 1, "comma") else 2)  # Lund, now 42
    if draft.kind == "age" and line.has(comma, "comma") and line.at(comma - 1).kind == "word":
        about = [comma - 1]
    elif draft.kind not in ("date", "clock"):
        about = _noun_run(line, draft.last + 1, taken)
        if not about and draft.kind not in ("number", "age"):
            about = _subject(line, draft.first - 1, taken)
    near = _nearby(line, draft, taken, _STOPS + ",")
    if len(near) < 2:
        near = _nearby(line, draft, taken, _STOPS)
    return stems(line, about), stems(line, [place for place in near if place not in about])


def stems(line: Line, places: list[int]) -> _Stems:
    """Return the stems of the words at some places, each once."""
    return tuple(dict.fromkeys(stem(line.at(place).key, line.language) for place in places))


def _noun_run(line: Line, at: int, taken: set[int]) -> list[int]:
    """Return the places of the nouns behind a value: "of the" is passed, a head comes first.

    The head is the first plural of the run (in "34 passengers died" the verb isn't), else the
    first word.
    """
    place = line.past_hyphen(at)
    if line.has(place, "counter"):
        return [place]
    if line.has(place, "more"):
        place += 1  # 500 other breweries
    elif line.has(place, "of", "joiner"):
        place += line.has(place, "of")
        while place < at + 4 and not line.is_content(place):
            item = line.at(place)
            is_said = line.grammar.of(item.key) & (Class.PERSON | Class.LINKING)
            if item.kind != "word" or place in taken or is_said:
                return []  # half of them is
            place += 1
    run: list[int] = []
    while len(run) < _RUN and line.is_content(place) and place not in taken:
        run.append(place)
        if line.at(place).key >= _SPACELESS:
            break
        place = line.past_hyphen(place + 1)
    head = next((one for one in run if line.is_plural(one)), None)
    return run[:2] if head is None else [head, *(one for one in run if one < head)]


def _subject(line: Line, at: int, taken: set[int]) -> list[int]:
    """Return the words before "was", of "turnout was 61 percent"; or of "rate of 4 percent"."""
    place = at - line.has(at, "bound")
    is_of = line.has(place, "of") and line.is_content(place - 1)
    found: list[int] = []
    if is_of or line.grammar.of(line.at(place).key) & Class.LINKING:
        for before in range(place - 1, at - _REACH, -1):
            is_word = line.is_content(before) and before not in taken
            is_end = len(found) == 2 or (found and not is_word)
            if is_end or line.is_mark(before, _STOPS + ","):
                break
            found += [before] * is_word
    return found


def _nearby(line: Line, draft: Draft, taken: set[int], stops: str) -> list[int]:
    """Return the places of the content words near a value, between marks."""
    found: list[int] = []
    for at, step in ((draft.first - 1, -1), (draft.last + 1, 1)):
        side: list[int] = []
        for place in range(at, at + step * _REACH, step):
            is_next = line.grammar.of(line.at(place).key) & Class.AND or place in taken
            is_end = len(side) == _WORDS or (side and "," in stops and is_next)
            if is_end or line.is_mark(place, stops):
                break
            if line.is_content(place) and place not in taken:
                side.append(place)
        found += side
    return found
