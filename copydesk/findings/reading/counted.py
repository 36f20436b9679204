"""What a value counts, and what is done with it: the words around it."""

from __future__ import annotations

from typing import Final

from copydesk.findings.language.forms import stem
from copydesk.findings.language.grammar import Class
from copydesk.findings.reading.draft import Draft
from copydesk.findings.reading.line import Line

_RUN: Final = 4
"""Words of a noun phrase at most: senior police officers."""
_REACH: Final = 12
"""Items on either side in which the words of a clause are looked for."""
_WORDS: Final = 4
"""Words of a clause on either side that are kept."""
_STOPS: Final = ".;:!?()—–"
_SPACELESS: Final = "\u3040"


def counted_by(
    line: Line, draft: Draft, taken: set[int]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the stems of what a value counts, head first, and of the words near it.

    Args:
        line: A sentence with its numbers read.
        draft: One of its values.
        taken: Places of the items that are part of a value.
    """
    if draft.kind in ("date", "clock"):
        about: list[int] = []
    elif draft.kind == "age":
        about = _named_before(line, draft) or _noun_run(line, draft.last + 1, taken)
    else:
        about = _noun_run(line, draft.last + 1, taken)
        if not about and draft.kind != "number":
            about = _subject(line, draft.first - 1, taken)
    doing = [place for place in _nearby(line, draft, taken) if place not in about]
    return _stems(line, about), _stems(line, doing)


def _stems(line: Line, places: list[int]) -> tuple[str, ...]:
    language = line.language or "en"
    return tuple(dict.fromkeys(stem(line.items[place].key, language) for place in places))


def _is_word(line: Line, place: int, taken: set[int]) -> bool:
    return place not in taken and line.is_content(place)


def _noun_run(line: Line, at: int, taken: set[int]) -> list[int]:
    """Return the places of the nouns behind a value: "of the" is passed, a head comes first.

    The head is the first plural of the run (in "34 passengers died" the verb isn't), else, in
    English, the last word of it; else the first.
    """
    place = line.past_hyphen(at)
    item = line.at(place)
    if item and "counter" in item.roles:
        return [place]
    if item and "more" in item.roles:
        place += 1  # 500 other breweries
    elif item and ("of" in item.roles or "joiner" in item.roles):
        place += "of" in item.roles
        while place < at + 4 and line.at(place) and not _is_word(line, place, taken):
            is_said = line.grammar.of(line.items[place].key) & (Class.PERSON | Class.LINKING)
            if line.items[place].kind != "word" or place in taken or is_said:
                return []  # half of them is
            place += 1
    run: list[int] = []
    while len(run) < _RUN and _is_word(line, place, taken):
        run.append(place)
        if line.items[place].key >= _SPACELESS:
            break
        place = line.past_hyphen(place + 1)
    head = next((one for one in run if line.is_plural(line.items[one])), None)
    if head is None:
        return run[:2]
    return [head, *(one for one in run if one < head)]


def _subject(line: Line, at: int, taken: set[int]) -> list[int]:
    """Return the words before "was", of "turnout was 61 percent"; or of "rate of 4 percent"."""
    place = at
    while place > at - 4 and line.at(place) and "bound" in line.items[place].roles:
        place -= 1
    item = line.at(place)
    if item is None or not (line.grammar.of(item.key) & Class.LINKING or "of" in item.roles):
        return []
    if "of" in item.roles and not _is_word(line, place - 1, taken):
        return []
    found: list[int] = []
    place -= 1
    while place > at - _REACH and len(found) < 2 and line.at(place):
        if line.is_mark(place, _STOPS + ",") or (found and not line.is_content(place)):
            break
        if _is_word(line, place, taken):
            found.append(place)
        place -= 1
    return found


def _named_before(line: Line, draft: Draft) -> list[int]:
    """Return the name before an age: Lund, 42."""
    comma = draft.first - 1
    if not line.is_mark(comma, ","):
        comma -= 1  # now 42
    name = line.at(comma - 1)
    return [comma - 1] if line.is_mark(comma, ",") and name and name.kind == "word" else []


def _nearby(line: Line, draft: Draft, taken: set[int]) -> list[int]:
    """Return the places of the content words near a value, within commas, else within stops."""
    before = _side(line, draft.first - 1, -1, taken, ",")
    after = _side(line, draft.last + 1, 1, taken, ",")
    if len(before) + len(after) < 2:
        before = _side(line, draft.first - 1, -1, taken, "")
        after = _side(line, draft.last + 1, 1, taken, "")
    return before + after


def _side(line: Line, at: int, step: int, taken: set[int], stops: str) -> list[int]:
    found: list[int] = []
    for place in range(at, at + step * _REACH, step):
        item = line.at(place)
        if item is None or len(found) == _WORDS or line.is_mark(place, _STOPS + stops):
            break
        if stops and found and (line.grammar.of(item.key) & Class.AND or place in taken):
            break
        if _is_word(line, place, taken):
            found.append(place)
    return found
