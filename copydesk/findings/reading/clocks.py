"""Times of day: 21:40, 9.40 pm, 4 a.m., noon, 21h40, 9.30 Uhr, 午後3時, with their zones."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from copydesk.findings.language.grammar import words
from copydesk.findings.reading.line import Line, pattern
from copydesk.findings.reading.value import Draft

DAY: Final = 1440  # minutes
_CLOCKS: Final = (
    pattern("{clock}"),
    pattern("{colon}(?:{half=half}|{oclock})?"),
    pattern("{point}(?:{half=half}|{oclock=oclock}|(?={zone=zone}))?"),
    pattern("{four|year}(?:{soldier}|(?={zone}))"),
    pattern("{two}{behind=~minutes}"),
    pattern("{half=half}?{hour=number}{~hour}(?:{minute=number}{~minute})?"),
    pattern("{hour=number}(?:{to|dash}{till=number})?(?:{half=half}|{oclock=oclock})"),
)
_ZONE: Final = pattern(
    r"(?P<open>{open})?(?:{zone=zone}|(?={~plus|minus}))"
    r"(?:{sign=~plus|minus|hyphen}{shift=~two|colon})?(?(open){close}|)"
)
_OPENERS: Final = words("number clock colon half")  # roles with which times of day begin
_TWELVE: Final = ("en", "ja", "ko", "zh")  # count to twelve: is it morning or evening?


def clock_at(line: Line, at: int) -> Draft | None:
    """Return the time of day that begins at an item, None if none does."""
    if line.at(at).roles.keys().isdisjoint(_OPENERS):
        return None
    for written in _CLOCKS:
        places = line.met(written, at)
        if places and (found := _read(line, at, places)):
            return _zoned(line, found)
    return None


def _read(line: Line, at: int, places: dict[str, int]) -> Draft | None:
    item, last = line.at(places.get("hour", at)), places["last"]
    hour, minute = item.least, line.at(places.get("minute", -1)).least
    if line.has(at, "clock"):
        hour = line.worth(at, "clock") / 60
    elif "hour" not in places:
        written = item.text + line.at(places.get("behind", -1)).text
        hour, minute = (float(part) for part in re.findall(r"\d\d?", written)[:2])
    is_bare = line.has(at, "point") and places.keys() == {"last"}
    is_span = "oclock" in places and line.has(last, "time")  # à 21 heures; pendant 21 heures
    till = line.at(places["till"]).least if "till" in places else hour
    if (is_bare or is_span) and not line.has(at - 1, "clock-lead"):
        return None
    if hour % 1 or till % 1 or max(hour, till) > 24 or minute >= 60:
        return None
    unit = ""
    if "half" in places and hour <= 12:
        half = line.worth(places["half"], "half") / 60
        hour, till = hour % 12 + half, till % 12 + half
    elif 0 < hour <= 12 and line.language in _TWELVE and not line.has(at, "clock"):
        unit = "" if item.text[0] == "0" or line.has(at, "four", "year") else "12h"
    least, most = (hour * 60 + minute) % DAY, (till * 60 + minute) % DAY
    return Draft(at, last, "clock", least, most if most >= least else most + DAY, unit)


def _zoned(line: Line, found: Draft) -> Draft:
    """Return a time of day in UTC if a zone stands behind it; "Eastern time" has two offsets."""
    places = line.met(_ZONE, found.last + 1)
    if not places or places.keys().isdisjoint(("zone", "shift")):
        return found
    offsets = [float(each) for each in line.role(places.get("zone", -1), "zone").split() or "0"]
    if len(offsets) == 2 and line.published:
        offsets = [offsets[_is_summer(line.published)]]
    if "shift" in places:
        hours, _, minutes = line.at(places["shift"]).text.partition(":")
        size = int(hours) * 60 + int(minutes or 0)
        offsets[0] += size if line.has(places["sign"], "plus") else -size
    span = found.most - found.least
    least = (found.least - offsets[-1]) % DAY
    most = least + span + offsets[-1] - offsets[0]
    return Draft(found.first, places["last"], "clock", least, most, "UTC")


def _is_summer(day: date) -> bool:
    """Tell whether American clocks are an hour ahead (Energy Policy Act of 2005)."""
    begin, end = date(day.year, 3, 14), date(day.year, 11, 7)
    begin, end = (each - timedelta(each.isoweekday() % 7) for each in (begin, end))
    return begin <= day < end
