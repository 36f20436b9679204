"""Amounts: money, shares, measures, ages, durations, frequencies, ordinals and plain numbers."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from copydesk.findings.language.forms import stem
from copydesk.findings.language.grammar import Class
from copydesk.findings.reading.line import Item, Line
from copydesk.findings.reading.value import ValueKind

_DAY: Final = 86400.0
_YEAR: Final = 31557600.0
_OLDEST: Final = 115
"""Years; "Lund, 42," tells an age, "Lund, 420," doesn't."""
_DASHES: Final = "-‐‑–—"
_UNITS: Final = frozenset(
    {"percent", "currency", "time", "unit", "age", "counter", "half", "oclock", "fold", "year-old"}
)
"""Roles of what stands behind a figure and is no noun."""
_WIDEST: Final = 100
"""A range's end is at most so many times its beginning, else two figures stand side by side."""


class Draft(Struct):
    """A value by the items it is made of."""

    first: int
    last: int
    """Place of its last item, inclusive."""
    kind: ValueKind
    least: float
    most: float
    unit: str = ""
    per: str = ""
    grain: float = 0.0
    rough: bool = False
    resolved: bool = False
    counts: bool = True
    """False for figures that are no value at all: codes, scores, numbers of flights."""


def amount_at(line: Line, at: int) -> Draft | None:
    """Return the amount that begins at an item, None if none does."""
    item = line.items[at]
    number = line.number(at + 1, "figure", "words", "crowd")
    is_code = item.kind == "mark" or item.text.isupper() or item.text == "Rs"
    if "currency" in item.roles and number and (number.touches or is_code):
        return _rated(line, _money(line, at, _range(line, at + 1), item.roles["currency"]))
    if "times" in item.roles:
        value = float(item.roles["times"])
        return _rated(line, Draft(at, at, "frequency", value, value))
    if "article" in item.roles:
        return _after_article(line, at)
    if not item.form:
        return None
    if item.form == "ordinal":
        return _ordinal(line, at)
    if item.form == "fraction":
        return _share_of(line, at, at, item.least)
    return _dropped(line, at) or _one_in(line, at) or _with_unit(line, at)


def _after_article(line: Line, at: int) -> Draft | None:
    """Read "a week", "a third of", "a quarter of": the article is a one."""
    noun = line.at(at + 1)
    if noun is None:
        return None
    if noun.form in ("fraction", "ordinal") and line.role(at + 2, "of") is not None:
        value = noun.least if noun.form == "fraction" else 1 / noun.least
        return Draft(at, at + 1, "share", value, value, "%") if 0.1 <= value < 1 else None
    if "time" in noun.roles and not noun.form and "ordinal" not in noun.roles:
        seconds = float(noun.roles["time"].split()[0])
        return _duration(at, at + 1, seconds, seconds, seconds)
    return None


def _range(line: Line, at: int) -> Draft:
    """Return a number, or the range that it opens: "10 to 12", "between 5 and 7", "2-3 million"."""
    one = line.items[at]
    found = Draft(at, at, "number", one.least, one.most, grain=one.grain)
    found.rough = one.form == "crowd"
    is_between = line.role(at - 1, "between") is not None
    joins = "joiner" if is_between else "to"
    is_linked = line.role(at + 1, joins) is not None or line.is_mark(at + 1, _DASHES)
    place = at + 2
    if line.role(place, "currency") is not None and line.items[place].kind == "mark":
        place += 1
    other = line.number(place)
    opens = line.role(at - 1, "from") is not None and not line.is_mark(at + 1, _DASHES)
    if not other or not is_linked or opens or one.form == "crowd":
        return found
    least = one.least
    if other.grain > one.grain and least < 1000 and least * other.grain <= other.most:
        least *= other.grain if least * other.grain > least else 1  # 2 to 3 million
    if least < other.most <= least * _WIDEST:
        return Draft(at, place, "number", least, other.most, grain=other.grain)
    return found


def _with_unit(line: Line, at: int) -> Draft | None:
    """Return a number with the unit behind it."""
    found = _range(line, at)
    place = line.past_hyphen(found.last + 1)
    item = line.at(place)
    if item is None or item.form:
        return _age(line, found, place) or _plain(line, found)
    if age := _age(line, found, place):
        return age
    for role, read in (
        ("percent", _percent), ("currency", _money_behind), ("time", _time), ("unit", _measure),
    ):  # fmt: skip
        if role in item.roles:
            return _rated(line, read(line, found, place))
    if "fold" in item.roles:
        found.kind, found.last = "frequency", place
        return _rated(line, found)
    return _plain(line, found)


def _percent(line: Line, found: Draft, place: int) -> Draft:
    part = float(line.items[place].roles["percent"])
    return Draft(
        found.first, place, "share", found.least * part, found.most * part, "%",
        grain=found.grain * part, rough=found.rough,
    )  # fmt: skip


def _money(line: Line, first: int, found: Draft, currency: str) -> Draft:
    code, part = currency.split()
    last, factor = found.last, float(part)
    if line.role(last + 1, "currency") is not None and line.items[last + 1].kind != "mark":
        last += 1  # $15 US, $15 million dollars
    return Draft(
        first, last, "money", found.least * factor, found.most * factor, code,
        grain=found.grain * factor, rough=found.rough,
    )  # fmt: skip


def _money_behind(line: Line, found: Draft, place: int) -> Draft:
    money = _money(line, found.first, found, line.items[place].roles["currency"])
    money.last = max(place, money.last)
    return money


def _time(line: Line, found: Draft, place: int) -> Draft:
    """Return a duration, with the smaller units that follow: 2 hours and 15 minutes."""
    unit = float(line.items[place].roles["time"].split()[0])
    least, most, grain, last = found.least * unit, found.most * unit, found.grain * unit, place
    while True:
        after = last + 1
        after += line.role(after, "joiner") is not None
        more = line.number(after)
        worth = line.role(after + 1, "time") if more else None
        smaller = float(worth.split()[0]) if worth else unit
        if more is None or smaller >= unit:
            return _duration(found.first, last, least, most, grain, rough=found.rough)
        unit, last = smaller, after + 1
        least, most, grain = least + more.least * unit, most + more.most * unit, more.grain * unit


def _duration(
    first: int, last: int, least: float, most: float, grain: float, *, rough: bool = False
) -> Draft:
    unit, size = ("day", _DAY) if most >= _DAY else ("second", 1.0)
    return Draft(
        first, last, "duration", least / size, most / size, unit, grain=grain / size, rough=rough
    )


def _measure(line: Line, found: Draft, place: int) -> Draft:
    unit, worth = line.items[place].roles["unit"].split()
    factor = float(worth)
    least, most, grain = found.least * factor, found.most * factor, found.grain * factor
    if unit == "°F":
        unit, least, most, grain = "°C", (least - 32) / 1.8, (most - 32) / 1.8, grain / 1.8
    unit, _, per = unit.partition("/")
    more, worth_more = line.number(place + 1), line.role(place + 2, "unit")
    finer, _, size = (worth_more or "").partition(" ")
    if more and finer == unit and float(size) < factor:
        factor, place = float(size), place + 2  # 6 feet 2 inches
        least, most, grain = least + more.least * factor, most + more.most * factor, factor
    return Draft(found.first, place, "measure", least, most, unit, per, grain, found.rough)


def _rated(line: Line, found: Draft) -> Draft:
    """Return a value with what it is per: $15 an hour, twice a week, 300 euros per person."""
    place = found.last + 1
    is_slash = line.is_mark(place, "/")
    worth = line.role(place, "per")
    if found.per or (worth is None and not is_slash):
        return found
    noun, behind = line.at(place + 1), line.role(place + 2, "later")
    if noun and "time" in noun.roles and behind is None:
        found.per, found.last = noun.roles["time"].split()[1], place + 1
    elif noun and line.items[place].key in ("per", "pro", "par") and line.is_content(place + 1):
        found.per, found.last = stem(noun.key, line.language or "en"), place + 1
    return found


def _age(line: Line, found: Draft, place: int) -> Draft | None:
    """Read ages: 42-year-old, 42 years old, aged 42, "Lund, 42," and 42岁."""
    worth = line.role(place, "time")
    behind = line.past_hyphen(place + 1)
    is_aged = line.role(found.first - 1, "aged") is not None
    unit = float(worth.split()[0]) / _YEAR if worth else 1.0
    if worth and (line.role(behind, "old") is not None or is_aged):
        last = behind if line.role(behind, "old") is not None else place
    elif line.role(place, "age") is not None or line.role(place, "year-old") is not None:
        last, unit = place, 1.0
    elif (is_aged and not worth) or _stands_apart(line, found):
        last = found.last
    else:
        return None
    if not found.most * unit <= _OLDEST:
        return None
    return Draft(
        found.first, last, "age", found.least * unit, found.most * unit, "year",
        grain=found.grain * unit, rough=found.rough,
    )  # fmt: skip


def _stands_apart(line: Line, found: Draft) -> bool:
    """Tell whether a figure stands between commas behind a name: "Lund, 42, said"."""
    name, item = line.at(found.first - 2), line.items[found.first]
    return bool(
        line.is_mark(found.first - 1, ",")
        and (line.at(found.last + 1) is None or line.is_mark(found.last + 1, ",.;)"))
        and name and name.kind == "word" and name.text[0].isupper() and not name.roles
        and item.form == "figure" and item.text.isdecimal() and not item.touches
    )  # fmt: skip


def _ordinal(line: Line, at: int) -> Draft | None:
    """Return "the third man", "34th": not "at first", "second only"."""
    item = line.items[at]
    if item.kind == "word" and not line.is_content(at + 1):
        return None
    value = item.least
    if line.role(at + 1, "time") == "3155760000 century":
        return None
    return Draft(at, at, "ordinal", value, value)


def _share_of(line: Line, first: int, last: int, value: float) -> Draft | None:
    """Return "half of", "two thirds of the", "half the": not "half-time", "the second half"."""
    before, after, worth = line.at(first - 1), line.at(last + 1), line.role(last + 1, "time")
    place = last + 1
    if worth is None and line.role(place, "article") is not None:
        place += 1
        worth = line.role(place, "time")
    if before and (before.form == "ordinal" or "in" in before.roles or "between" in before.roles):
        return None
    if worth:
        seconds = float(worth.split()[0])
        return _duration(first, place, value * seconds, value * seconds, seconds / 10)
    is_word = line.items[first].kind == "word" and first == last
    if is_word and line.items[first].text[0] not in "½¼¾⅓⅔":
        is_led = after and ("of" in after.roles or line.grammar.of(after.key) & Class.FUNCTION)
        if not is_led:
            return None
    return Draft(first, last, "share", value, value, "%")


def _one_in(line: Line, at: int) -> Draft | None:
    """Return "one in five", "three out of four" as a share."""
    link, other = line.at(at + 1), line.number(at + 2)
    one = line.items[at]
    if not other or not link or "in" not in link.roles or not 0 < one.least < other.least <= 1e6:
        return None
    are_words = one.form == other.form == "words" and one.least <= 10
    if link.key == "in" and not are_words and one.key != "one" and one.text != "1":
        return None
    if line.role(at + 3, "time") is not None or line.role(at + 3, "unit") is not None:
        return None
    if other.text.isdecimal() and 1900 <= other.least <= 2100:
        return None
    value = one.least / other.least
    return Draft(at, at + 2, "share", value, value, "%")


def _plain(line: Line, found: Draft) -> Draft | None:
    """Return a number that counts something; None for pronouns ("one of them", "no one")."""
    item = line.items[found.first]
    is_one = item.form == "words" and item.least == item.most == 1 and found.first == found.last
    if is_one:
        is_bare = not line.is_content(found.last + 1) or "article" in item.roles
        if is_bare or line.role(found.first - 1, "no-one") is not None:
            return None
    if line.role(found.first - 1, "nth") is not None:
        found.kind, found.first = "ordinal", found.first - 1
    return found


def _dropped(line: Line, at: int) -> Draft | None:
    """Return what is no count: a code, a score, a telephone number, the number of a flight."""
    item, last = line.items[at], at
    if item.form != "figure":
        return None
    while line.is_mark(last + 1, _DASHES + "/") and line.number(last + 2, "figure"):
        if not line.items[last + 1].touches or not line.items[last + 2].touches:
            break
        last += 2
    ends = line.items[last]
    if last > at and (last > at + 2 or _is_score(line, at, last)):
        return _no_count(at, last)
    if _is_labelled(line, at) or _is_glued(line, at, last, ends) or _opens_list(line, at):
        return _no_count(at, last)
    return None


def _no_count(first: int, last: int) -> Draft:
    return Draft(first, last, "number", 0, 0, counts=False)


def _is_score(line: Line, at: int, last: int) -> bool:
    one, other = line.items[at], line.items[last]
    if line.is_mark(at + 1, "/"):
        return True
    place = line.past_hyphen(last + 1)
    behind = line.at(place)
    has_unit = behind is not None and bool(behind.roles.keys() & _UNITS)
    is_aged = line.role(at - 1, "aged") is not None or line.role(at - 1, "currency") is not None
    return one.least >= other.least or not (has_unit or is_aged or line.is_content(last + 1))


def _is_labelled(line: Line, at: int) -> bool:
    """Tell whether a figure names a thing: section 12, No. 3, #4, Boeing 737."""
    item, before = line.items[at], line.at(at - 1)
    if before is None:
        return False
    if before.kind == "mark" and (before.text in "#§@_=" or (before.text == "." and item.touches)):
        return True
    if line.is_mark(at - 1, ".") and line.role(at - 2, "label") is not None:
        return True
    if "label" in before.roles and before.text != "no":
        return True
    # A capital in mid-sentence right before a bare figure: Boeing 737, Apollo 11, Route 66.
    follower = line.at(at + 1)
    is_name = before.kind == "word" and before.text[0].isupper() and at > 1 and not before.roles
    is_plural = bool(follower and follower.kind == "word" and _is_plural(line, follower))
    has_role = bool(follower and follower.roles.keys() & _UNITS)
    return bool(
        is_name and line.language in ("", "en") and item.text.isdecimal() and item.least < 10000
        and not is_plural and not has_role and item.start - before.end == 1
    )  # fmt: skip


def _is_plural(line: Line, noun: Item) -> bool:
    return noun.key.endswith("s") or line.grammar.irregular.get(noun.key, noun.key) != noun.key


def _is_glued(line: Line, at: int, last: int, ends: Item) -> bool:
    """Tell whether a figure is part of a code: COVID-19, F-16, 5G, 7c1d2f."""
    before, follower = line.at(at - 1), line.at(last + 1)
    if line.is_mark(at - 1, "-‐‑") and line.items[at].touches and line.items[at - 1].touches:
        name = line.at(at - 2)
        if name and name.kind == "word" and not _is_joined_script(name):
            return True
    if (
        before
        and before.kind == "word"
        and line.items[at].touches
        and not _is_joined_script(before)
    ):
        return "currency" not in before.roles
    if (
        not follower
        or not follower.touches
        or follower.kind != "word"
        or ends.end != follower.start
    ):
        return False
    return not follower.roles.keys() & _UNITS and not _is_joined_script(follower)


def _is_joined_script(item: Item) -> bool:
    """Tell whether words of a script touch figures without making codes of them."""
    letter = item.text[0]
    return "\u0590" <= letter < "\u1e00" or letter >= "\u3040"


def _opens_list(line: Line, at: int) -> bool:
    return at == 0 and line.is_mark(1, ".)") and line.items[1].touches and len(line.items) > 3
