"""Times of day: 21:40, 9.40 pm, 4 a.m., noon, 21h40, 9.30 Uhr, 午後3時, with their zones."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from copydesk.findings.reading.draft import Draft
from copydesk.findings.reading.line import Line

DAY: Final = 1440
"""Minutes."""
_COLON: Final = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?")
_STOP: Final = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)")
_FOUR: Final = re.compile(r"([01]\d|2[0-3])([0-5]\d)")
_FRENCH: Final = re.compile(r"h([0-5]\d)?")


def clock_at(line: Line, at: int) -> Draft | None:
    """Return the time of day that begins at an item, None if none does."""
    if (worth := line.role(at, "clock")) is not None:
        return _zoned(line, Draft(at, at, "clock", float(worth), float(worth)))
    found = _sign_clock(line, at) or _figure_clock(line, at) or _hour(line, at)
    return _zoned(line, found) if found else None


def _figure_clock(line: Line, at: int) -> Draft | None:
    """Read hours and minutes in figures: 21:40, 9.40 pm, 9.30 Uhr, 21h40."""
    text = line.items[at].text if line.items[at].kind == "figure" else ""
    follower = line.at(at + 1)
    if text.isdecimal() and follower and follower.touches:
        french = _FRENCH.fullmatch(follower.text)
        if french and int(text) < 24 and line.language == "fr":
            return _made(line, at, at + 1, int(text), int(french[1] or 0), is_whole=True)
    colon, stop = _COLON.fullmatch(text), _STOP.fullmatch(text)
    if colon:
        return _made(line, at, at, int(colon[1]), int(colon[2]))
    four = _FOUR.fullmatch(text)
    follower_key = follower.key if follower else ""
    if four and (line.has(at + 1, "zone") or follower_key == "hours"):
        last = at if line.has(at + 1, "zone") else at + 1
        return _made(line, at, last, int(four[1]), int(four[2]), is_whole=True)
    is_named = line.has(at + 1, "half", "oclock", "zone", "american")
    if stop and (is_named or line.has(at - 1, "clock-lead")):
        return _made(line, at, at, int(stop[1]), int(stop[2]))
    return None


def _hour(line: Line, at: int) -> Draft | None:
    """Read "4 a.m.", "four o'clock", "9 to 11 pm", "9 Uhr", "à 21 heures"."""
    number, last = line.number(at), at
    if not number or number.least != int(number.least) or not 0 <= number.least <= 24:
        return None
    linked = line.role(at + 1, "to") is not None or line.is_mark(at + 1, "-–—")
    other = line.number(at + 2) if linked else None
    if other and 0 < other.least <= 24:
        last = at + 2
    is_hour = line.role(last + 1, "half") is not None or line.role(last + 1, "oclock") is not None
    is_span = line.role(last + 1, "time") is not None and line.role(at - 1, "clock-lead") is None
    if not is_hour or is_span:
        return None
    found = _made(line, at, last, int(number.least), 0)
    if other and last > at:
        end = _made(line, last, last, int(other.least), 0)
        found.most = end.most if end.most >= found.least else end.most + DAY
        found.last = end.last
    return found


def _made(
    line: Line, at: int, last: int, hour: int, minute: int, *, is_whole: bool = False
) -> Draft:
    """Return a time of day; morning and evening can't be told apart up to twelve in English."""
    half = line.role(last + 1, "half")
    place = last + 1
    unit = ""
    if half is not None and hour <= 12:
        hour = hour % 12 + int(half) // 60
        last = place
    elif line.role(place, "oclock") is not None:
        last = place
        unit = "12h" if 0 < hour <= 12 and line.language in ("", "en") else ""
    elif not is_whole and 0 < hour <= 12 and line.language in ("", "en"):
        unit = "12h" if not line.items[at].text.startswith("0") else ""
    minutes = float(hour * 60 + minute) % DAY
    return Draft(at, last, "clock", minutes, minutes, unit)


def _sign_clock(line: Line, at: int) -> Draft | None:
    """Read 午後3時40分, 오후 3시."""
    half = line.role(at, "half")
    is_led = half is not None and line.number(at + 1) is not None
    place = at + 1 if is_led else at
    hour = line.number(place)
    if not hour or line.role(place + 1, "hour") is None or not 0 <= hour.least <= 24:
        return None
    last, minutes = place + 1, hour.least * 60
    if is_led and hour.least <= 12:
        minutes = hour.least % 12 * 60 + float(half or 0)
    more = line.number(last + 1)
    if more and line.role(last + 2, "minute") is not None:
        minutes, last = minutes + more.least, last + 2
    unit = "" if is_led or hour.least > 12 else "12h"
    return Draft(at, last, "clock", minutes % DAY, minutes % DAY, unit)


def _zoned(line: Line, found: Draft) -> Draft:
    """Return a time of day in UTC if a zone stands behind it."""
    is_bracketed = line.is_mark(found.last + 1, "(")
    place = found.last + 1 + is_bracketed
    offsets: tuple[int, ...] = ()
    last = place
    if (zone := line.role(place, "zone")) is not None:
        offsets = (int(zone),)
        if zone == "0" and (shift := _shift(line, place + 1)):
            offsets, last = (shift[0],), shift[1]
    elif (american := line.role(place, "american")) is not None:
        offsets = _american(int(american), line.published)
    elif not is_bracketed and (shift := _shift(line, place)) and line.items[place].touches:
        offsets, last = (shift[0],), shift[1]
    if not offsets or (found.unit == "12h" and not _is_sure(line, found)):
        found.last = max(found.last, last) if offsets and not is_bracketed else found.last
        return found
    span = found.most - found.least
    found.least = (found.least - max(offsets)) % DAY
    found.most = found.least + span + max(offsets) - min(offsets)
    found.unit = "UTC"
    found.last = last + (1 if is_bracketed and line.is_mark(last + 1, ")") else 0)
    return found


def _is_sure(line: Line, found: Draft) -> bool:
    """Tell whether a bare hour with a zone is meant by 24 hours: 09:40 GMT, noon."""
    return line.items[found.first].kind == "figure" and ":" in line.items[found.first].text


def _shift(line: Line, at: int) -> tuple[int, int] | None:
    """Return the minutes of "+02:00" or "+2" and the place of its last item."""
    if not line.is_mark(at, "+-−"):
        return None
    item = line.at(at + 1)
    if item is None or not item.touches or item.kind != "figure":
        return None
    hours, _, minutes = item.text.partition(":")
    if not hours.isdecimal() or int(hours) > 14 or not (minutes or "0").isdecimal():
        return None
    size = int(hours) * 60 + int(minutes or 0)
    return (size if line.items[at].text == "+" else -size), at + 1


def _american(standard: int, day: date | None) -> tuple[int, ...]:
    """Return the offsets that "Eastern time" may have, both where the day is unknown.

    Summer time: second Sunday of March to first of November (Energy Policy Act of 2005).
    """
    if day is None:
        return standard, standard + 60
    begin, end = date(day.year, 3, 8), date(day.year, 11, 1)
    begin += timedelta(days=(6 - begin.weekday()) % 7)
    end += timedelta(days=(6 - end.weekday()) % 7)
    return (standard + 60 if begin <= day < end else standard,)
