"""Amounts: money, shares, measures, ages, durations, frequencies, ordinals and plain numbers."""

from __future__ import annotations

from typing import Final

from copydesk.findings.language.forms import stem
from copydesk.findings.language.grammar import Class
from copydesk.findings.reading.codes import DASHES, code_end
from copydesk.findings.reading.draft import Draft
from copydesk.findings.reading.line import Line

_DAY: Final = 86400.0
_YEAR: Final = 31557600.0
_CENTURY: Final = "3155760000 century"
_OLDEST: Final = 115
"""Years; "Lund, 42," tells an age, "Lund, 420," doesn't."""
_WIDEST: Final = 100
"""A range's end is at most so many times its beginning, else two figures stand side by side."""
_VULGAR: Final = "½¼¾⅓⅔"


def amount_at(line: Line, at: int) -> Draft | None:
    """Return the amount that begins at an item, None if none does."""
    item, number = line.items[at], line.number(at + 1, "figure", "words", "crowd")
    is_sign = item.kind == "mark" or item.text.isupper() or item.text == "Rs"
    if "currency" in item.roles and number and (number.touches or is_sign):
        found = _money(line, _range(line, at + 1), item.roles["currency"])
        found.first = at
        return _rated(line, found)
    if "times" in item.roles:
        value = float(item.roles["times"])
        return _rated(line, Draft(at, at, "frequency", value, value))
    if "article" in item.roles and (led := _after_article(line, at)):
        return led
    if "percent-before" in item.roles and line.number(at + 1):
        found = _range(line, at + 1).turned("share", at + 1, "%", 0.01)
        found.first = at
        return found
    if not item.form:
        return None
    if item.form == "ordinal":
        return _ordinal(line, at)
    if item.form == "fraction":
        return _share_of(line, at)
    if (last := code_end(line, at)) >= 0:
        return Draft(at, last, "number", 0, 0, counts=False)
    return _one_in(line, at) or _with_unit(line, at)


def _after_article(line: Line, at: int) -> Draft | None:
    """Read "a week", "a third of", "a quarter of": the article is a one."""
    noun = line.at(at + 1)
    if noun and noun.form in ("fraction", "ordinal") and line.has(at + 2, "of"):
        value = noun.least if noun.form == "fraction" else 1 / noun.least
        whole = line.number(at + 3)
        if whole and whole.least >= 1000:  # a quarter of a million
            return Draft(at, at + 3, "number", value * whole.least, value * whole.least)
        return Draft(at, at + 1, "share", value, value, "%") if 0.1 <= value < 1 else None
    if noun and not noun.form and line.has(at + 1, "time"):
        unit, found = line.worth(at + 1, "time"), Draft(at, at + 1, "number", 1, 1, grain=1)
        half = line.number(at + 4, "fraction") if line.has(at + 2, "joiner") else None
        if half and line.has(at + 3, "article"):
            found = Draft(at, at + 4, "number", 1 + half.least, 1 + half.least, grain=0.5)
        return _duration(found, unit)
    return None


def _range(line: Line, at: int) -> Draft:
    """Return a number, or the range that it opens: "10 to 12", "between 5 and 7", "2-3 million"."""
    one, place = line.items[at], at + 2
    found = Draft(at, at, "number", one.least, one.most, grain=one.grain)
    found.rough = one.form == "crowd"
    joins = "joiner" if line.has(at - 1, "between") else "to"
    is_dashed = line.is_mark(at + 1, DASHES)
    if line.has(place, "currency") and line.items[place].kind == "mark":
        place += 1
    other = line.number(place)
    opens = line.has(at - 1, "from") and not is_dashed
    if not other or not (is_dashed or line.has(at + 1, joins)) or opens or found.rough:
        return found
    least = one.least
    if max(least, 1) * other.grain <= other.most and least < 1000 < other.grain:
        least *= other.grain  # 2 to 3 million
    if least < other.most <= least * _WIDEST:
        return Draft(at, place, "number", least, other.most, grain=other.grain)
    return found


def _with_unit(line: Line, at: int) -> Draft | None:
    """Return a number with the unit behind it."""
    found = _range(line, at)
    place = line.past_hyphen(found.last + 1)
    if line.has(place, "of") and line.has(place + 1, "currency", "unit"):
        place += 1  # millions of dollars, 2,5 millions d'euros
    if line.has(at - 1, "nth"):
        return _plain(line, found)
    if age := _age(line, found, place):
        return age
    item = line.at(place)
    roles = item.roles if item and not item.form else {}
    if "percent" in roles:
        return found.turned("share", place, "%", line.worth(place, "percent"))
    if "currency" in roles:
        found.last = place
        return _rated(line, _money(line, found, roles["currency"]))
    if "time" in roles:
        return _rated(line, _time(line, found, place))
    if "unit" in roles and not _is_pronoun(line, found):
        return _rated(line, _measure(line, found, place))
    if "fold" in roles:
        return _rated(line, found.turned("frequency", place, ""))
    return _lent(line, found) or _plain(line, found)


def _lent(line: Line, found: Draft) -> Draft | None:
    """Return a bare number with the unit of the one it leads to: from 30 to 120 days."""
    place = found.last + 2
    if not line.has(found.first - 1, "from") or not line.has(place - 1, "to"):
        return None
    other = _with_unit(line, place) if line.number(place) else None
    if not other or other.kind not in ("share", "money", "duration", "measure") or not other.least:
        return None
    return found.turned(other.kind, found.last, other.unit, other.least / line.items[place].least)


def _money(line: Line, found: Draft, currency: str) -> Draft:
    code, part = currency.split()
    last = found.last
    if line.has(last + 1, "currency") and line.items[last + 1].kind != "mark":
        last += 1  # $15 million dollars
    return found.turned("money", last, code, float(part))


def _time(line: Line, found: Draft, place: int) -> Draft:
    """Return a duration, with the smaller units that follow: 2 hours and 15 minutes."""
    unit = line.worth(place, "time")
    whole = found.turned("duration", place, "", unit)
    while True:
        after = whole.last + 1 + line.has(whole.last + 1, "joiner")
        more = line.number(after)
        if not more or not line.has(after + 1, "time") or line.worth(after + 1, "time") >= unit:
            return _duration(whole, 1)
        unit, whole.last = line.worth(after + 1, "time"), after + 1
        whole.least, whole.most = whole.least + more.least * unit, whole.most + more.most * unit
        whole.grain = more.grain * unit


def _duration(found: Draft, seconds: float) -> Draft:
    is_long = found.most * seconds >= _DAY
    factor = seconds / _DAY if is_long else seconds
    return found.turned("duration", found.last, "day" if is_long else "second", factor)


def _measure(line: Line, found: Draft, place: int) -> Draft:
    unit, size = line.items[place].roles["unit"].split()
    whole = found.turned("measure", place, unit.partition("/")[0], float(size))
    whole.per = unit.partition("/")[2]
    if unit == "°F":
        whole = found.turned("measure", place, "°C", 1 / 1.8)
        whole.least, whole.most = whole.least - 32 / 1.8, whole.most - 32 / 1.8
    more = line.number(place + 1)
    finer, _, part = (line.role(place + 2, "unit") or "").partition(" ")
    if more and finer == unit and float(part) < float(size):
        more_least, more_most = more.least * float(part), more.most * float(part)
        whole.least, whole.most = whole.least + more_least, whole.most + more_most
        whole.last, whole.grain = place + 2, float(part)  # 6 feet 2 inches
    return whole


def _rated(line: Line, found: Draft) -> Draft:
    """Return a value with what it is per: $15 an hour, twice a week, 300 euros per person."""
    place = found.last + 1
    if found.per or not (line.has(place, "per") or line.is_mark(place, "/")):
        return found
    noun = line.at(place + 1)
    if noun and "time" in noun.roles and not line.has(place + 2, "later"):
        found.per, found.last = noun.roles["time"].split()[1], place + 1
    elif noun and line.items[place].key in ("per", "pro", "par") and line.is_content(place + 1):
        found.per, found.last = stem(noun.key, line.language or "en"), place + 1
    return found


def _age(line: Line, found: Draft, place: int) -> Draft | None:
    """Read ages: 42-year-old, 42 years old, aged 42, "Lund, 42," and 42岁."""
    behind = line.past_hyphen(place + 1)
    is_aged, is_timed = line.has(found.first - 1, "aged"), line.has(place, "time")
    unit, last = 1.0, found.last
    is_apart = is_timed and line.items[place].roles["time"].endswith(" year")
    is_apart = is_apart and _stands_apart(line, found.first, place)
    if is_timed and (is_aged or is_apart or line.has(behind, "old")):
        unit, last = line.worth(place, "time") / _YEAR, place
        last = behind if line.has(behind, "old") else place
    elif line.has(place, "age", "year-old"):
        last = place
    elif is_timed or not (is_aged or _stands_apart(line, found.first, last)):
        return None
    return found.turned("age", last, "year", unit) if found.most * unit <= _OLDEST else None


def _stands_apart(line: Line, first: int, last: int) -> bool:
    """Tell whether a figure stands between commas behind a name: "Lund, 42, said", "now 42"."""
    item, comma, adverb = line.items[first], first - 1, line.at(first - 1)
    if adverb and line.grammar.of(adverb.key) & Class.FUNCTION and "date-lead" not in adverb.roles:
        comma -= 1
    name, end = line.at(comma - 1), line.at(last + 1)
    return bool(
        line.is_mark(comma, ",") and (end is None or line.is_mark(last + 1, ",.;)"))
        and name and name.kind == "word" and name.text[0].isupper() and not name.roles
        and item.form == "figure" and item.text.isdecimal() and not item.touches
    )  # fmt: skip


def _ordinal(line: Line, at: int) -> Draft | None:
    """Return "the third man", "34th": not "at first", "First Lady", "19th century"."""
    item, place = line.items[at], line.past_hyphen(at + 1)
    noun = line.at(place)
    if item.kind == "word":
        is_named = item.text[0].isupper() and noun is not None and noun.text[0].isupper()
        if is_named or not line.is_content(place):
            return None
    is_century = noun is not None and noun.roles.get("time") == _CENTURY
    return None if is_century else Draft(at, at, "ordinal", item.least, item.least)


def _share_of(line: Line, at: int) -> Draft | None:
    """Return "half of", "two thirds of the", "half an hour": not "half-time", "second half"."""
    item, before, after = line.items[at], line.at(at - 1), line.at(at + 1)
    if before and (before.form == "ordinal" or before.roles.keys() & {"in", "between"}):
        return None
    found = Draft(at, at, "share", item.least, item.least, "%")
    place = at + 1 + line.has(at + 1, "article")
    if line.has(place, "time"):
        found.last, found.grain = place, 0.1
        return _duration(found, line.worth(place, "time"))
    if "fraction" in item.roles and item.text[0] not in _VULGAR:
        is_led = after and (line.has(at + 1, "of") or line.grammar.of(after.key) & Class.FUNCTION)
        return found if is_led else None
    return found


def _one_in(line: Line, at: int) -> Draft | None:
    """Return "one in five", "three out of four" as a share."""
    one, link, other = line.items[at], line.at(at + 1), line.number(at + 2)
    if not other or not link or "in" not in link.roles or not 0 < one.least < other.least <= 1e6:
        return None
    are_words = one.form == other.form == "words" and one.least <= 10
    is_said = are_words or link.key != "in" or one.key == "one" or one.text == "1"
    is_year = other.text.isdecimal() and 1900 <= other.least <= 2100
    if not is_said or is_year or line.has(at + 3, "time", "unit"):
        return None
    return Draft(at, at + 2, "share", one.least / other.least, one.least / other.least, "%")


def _plain(line: Line, found: Draft) -> Draft | None:
    """Return a number that counts something; None for pronouns ("one of them", "no one")."""
    item = line.items[found.first]
    is_bare = not line.is_content(found.last + 1) or "article" in item.roles
    if _is_pronoun(line, found) or (is_bare and _is_one(line, found)):
        return None
    if line.has(found.first - 1, "nth"):
        found.kind, found.first = "ordinal", found.first - 1
    return found


def _is_one(line: Line, found: Draft) -> bool:
    item = line.items[found.first]
    return item.form == "words" and item.least == 1 and found.first == found.last


def _is_pronoun(line: Line, found: Draft) -> bool:
    return _is_one(line, found) and line.has(found.first - 1, "no-one")
