"""Amounts: money, shares, measures, ages, durations, frequencies, ordinals and plain numbers."""

from __future__ import annotations

import re
from typing import Final

from copydesk.findings.language.forms import stem
from copydesk.findings.language.grammar import Class, words
from copydesk.findings.reading.line import Line, pattern
from copydesk.findings.reading.value import Draft

_DAY: Final = 86400.0
_YEAR: Final = 31557600.0
_OLDEST: Final = 115  # years; "Lund, 42," tells an age, "Lund, 420," doesn't
_WIDEST: Final = 100  # a range's end is at most so many times its beginning: else two figures
_UNITS: Final = words("percent currency time unit age counter half oclock fold year-old")
"""Roles of what stands behind a figure and is no noun."""
_SERIES: Final = pattern("{figure}(?:{~dash|slash}{~figure})+")
_RANGE: Final = pattern("{number}(?:{dash=dash}|{to=to}|{joiner})(?:{currency})?{till=number}")
_MORE_TIME: Final = pattern("{joiner}{article}{half=fraction}|{joiner}?{more=number}{part=time}")
_ONE_IN: Final = pattern("{number}{in}(?!{year}){all=number}(?!{time|unit})")
_LETTER: Final = r"[^\W\d_\u0590-\u1dff\u3040-\U0003ffff]"
"""A letter of a script whose words touch figures in codes only."""
_CODE_BEFORE: Final = re.compile(rf"(?:{_LETTER}[-‐‑/]?|\.|[#§@_=]\s?|(?<!\w)[B-HJ-Z] )\Z")
_CODE_BEHIND: Final = re.compile(_LETTER)


def amount_at(line: Line, at: int) -> Draft | None:
    """Return the amount that begins at an item, None if none does."""
    item, found = line.at(at), None
    is_led = line.has(at + 1, "number", "crowd")
    is_sign = item.kind == "mark" or item.text.isupper() or item.text == "Rs"
    if is_led and line.has(at, "currency") and (line.at(at + 1).touches or is_sign):
        found = _money(line, _range(line, at + 1), line.role(at, "currency"))
        found.first = at
    elif is_led and line.has(at, "percent-before"):
        found = _range(line, at + 1).turned("share", at + 1, "%", line.worth(at, "percent-before"))
        found.first = at
    elif line.has(at, "times"):
        found = Draft(at, at, "frequency", line.worth(at, "times"), line.worth(at, "times"))
    elif line.has(at, "article") and line.has(at + 1, "time") and not line.has(at + 1, "ordinal"):
        found = _time(line, Draft(at, at, "number", 1, 1, grain=1), at + 1)
    elif line.has(at, "ordinal"):
        found = _ordinal(line, at)
    elif line.has(at, "fraction") and not line.has(at, "number"):
        found = _share_of(line, at)
    elif line.has(at, "number", "crowd"):
        last = _code_end(line, at) if line.has(at, "figure") else -1
        if last >= 0:
            return Draft(at, last, "number", 0, 0, counts=False)
        found = _one_in(line, at) or _with_unit(line, at)
    return _rated(line, found) if found else None


def _code_end(line: Line, at: int) -> int:
    """Return the last place of what counts nothing (scores, telephone numbers, flights), or -1."""
    series = line.met(_SERIES, at)
    last = series["last"] if series else at
    is_code = last > at + 2 or _is_labelled(line, at) or _is_glued(line, at, last)
    if last == at + 2:  # a score ("won 2-3 at home") or odds (10/1), not "10-12 people"
        counts = line.has(line.past_hyphen(last + 1), *_UNITS) or line.is_content(last + 1)
        counts = counts or line.has(at - 1, "aged", "currency")
        is_falling = line.at(at).least >= line.at(last).least
        is_code = is_code or line.has(at + 1, "slash") or is_falling or not counts
    opens_list = at == 0 and line.has(1, "dot", "close") and line.at(1).touches
    return last if is_code or (opens_list and len(line.items) > 3) else -1


def _is_labelled(line: Line, at: int) -> bool:
    """Tell whether a figure names a thing: section 12, No. 3, Boeing 737, iPhone 15."""
    item, before = line.at(at), line.at(at - 1)
    if line.has(at - 1 - line.has(at - 1, "dot"), "label") and before.text != "no":
        return True
    # A capital in mid-sentence right before a bare figure, in a language that writes nouns small.
    is_name = before.kind == "word" and not before.roles and not before.text.islower() and at > 1
    counts = line.is_plural(at + 1) or line.has(at + 1, *_UNITS) or not item.text.isdecimal()
    return is_name and line.language == "en" and not counts and item.start - before.end == 1


def _is_glued(line: Line, at: int, last: int) -> bool:
    """Tell whether a figure is part of a code: COVID-19, F-16, 5G, 7c1d2f, 7-Eleven."""
    start, place = line.at(at).start, line.past_hyphen(last + 1)
    behind = line.at(place)
    before = _CODE_BEFORE.search(line.text, max(0, start - 3), start)
    if line.has(place, *_UNITS) or (before and not line.has(at - 1, "currency")):
        return before is not None
    if place > last + 1:
        return behind.text[0].isupper() and line.language == "en"
    return behind.touches and _CODE_BEHIND.match(behind.text) is not None


def _range(line: Line, at: int) -> Draft:
    """Return a number, or the range that it opens: "10 to 12", "between 5 and 7", "2-3 million"."""
    one, places = line.at(at), line.met(_RANGE, at) or {}
    found = Draft(at, at, "number", one.least, one.most, grain=one.grain)
    found.rough = line.has(at, "crowd")
    is_joined = line.has(at - 1, "between") != ("to" in places) and not line.has(at - 1, "from")
    if not places or not ("dash" in places or is_joined):
        return found
    other, least = line.at(places["till"]), one.least
    if max(least, 1) * other.grain <= other.most and least < 1000 < other.grain:
        least *= other.grain  # 2 to 3 million
    if least < other.most <= least * _WIDEST:
        return Draft(at, places["last"], "number", least, other.most, grain=other.grain)
    return found


def _with_unit(line: Line, at: int) -> Draft | None:
    """Return a number with the unit behind it; None for pronouns ("one of them", "no one")."""
    found = _range(line, at)
    place = line.past_hyphen(found.last + 1)
    place += line.has(place, "of") and line.has(place + 1, "currency", "unit")  # millions of euros
    is_one = line.has(at, "words") and found.most == 1 and found.last == at
    is_pronoun = is_one and line.has(at - 1, "no-one")
    if age := _age(line, found, place):
        return age
    if line.has(place, "percent"):
        return found.turned("share", place, "%", line.worth(place, "percent"))
    if line.has(place, "currency"):
        found.last = place
        return _money(line, found, line.role(place, "currency"))
    if line.has(place, "time") and not line.has(place, "ordinal"):
        return _time(line, found, place)
    if line.has(place, "unit") and not is_pronoun:
        unit, size = line.role(place, "unit").split()
        name, _, found.per = unit.partition("/")
        return found.turned("measure", place, name, float(size))
    if line.has(place, "fold"):
        return found.turned("frequency", place, "")
    is_bare = is_one and (line.has(at, "article") or not line.is_content(found.last + 1))
    return None if is_pronoun or is_bare else found


def _money(line: Line, found: Draft, currency: str) -> Draft:
    code, part = currency.split()
    is_doubled = line.has(found.last + 1, "currency") and not line.has(found.last + 2, "figure")
    return found.turned("money", found.last + is_doubled, code, float(part))


def _time(line: Line, found: Draft, place: int) -> Draft:
    """Return a duration with what follows: 2 hours and 15 minutes, a year and a half."""
    unit = line.worth(place, "time")
    whole = found.turned("duration", place, "second", unit)
    places = line.met(_MORE_TIME, place + 1) or {}
    part = line.worth(places["part"], "time") if "part" in places else unit
    if "half" in places or part < unit:
        more = line.at(places.get("half", places.get("more", -1))).least * part
        whole.least, whole.most = whole.least + more, whole.most + more
        whole.last, whole.grain = places["last"], part
    is_long = whole.most >= _DAY
    return whole.turned("duration", whole.last, "day", 1 / _DAY) if is_long else whole


def _rated(line: Line, found: Draft) -> Draft:
    """Return a value with what it is per: $15 an hour, twice a week, 300 euros per person."""
    place, noun = found.last + 1, found.last + 2
    kinds = ("money", "duration", "measure", "frequency")
    if found.per or found.kind not in kinds or not line.has(place, "per", "slash"):
        return found
    if line.has(noun, "time") and not line.has(noun + 1, "later"):
        found.per, found.last = line.role(noun, "time").split()[1], noun
    elif line.at(place).key in ("per", "pro", "par") and line.is_content(noun):
        found.per, found.last = stem(line.at(noun).key, line.language), noun
    return found


def _age(line: Line, found: Draft, place: int) -> Draft | None:
    """Read ages: 42-year-old, 42 years old, aged 42, "Lund, 42," and 42岁."""
    behind = line.past_hyphen(place + 1)
    is_age = line.has(found.first - 1, "aged")
    unit, last = 1.0, found.last
    if line.has(place, "time"):
        unit, last = line.worth(place, "time") / _YEAR, place
        if line.has(behind, "old"):
            is_age, last = True, behind
    elif line.has(place, "age", "year-old"):
        is_age, last = True, place
    is_age = is_age or (unit == 1 and _stands_apart(line, found.first, last))
    is_age = is_age and found.most * unit <= _OLDEST
    return found.turned("age", last, "year", unit) if is_age else None


def _stands_apart(line: Line, first: int, last: int) -> bool:
    """Tell whether a figure stands between commas behind a name: "Lund, 42, said", "now 42"."""
    is_adverb = line.grammar.of(line.at(first - 1).key) & Class.FUNCTION
    comma = first - 1 - bool(is_adverb and not line.has(first - 1, "date-lead"))
    name = line.at(comma - 1)
    is_named = name.kind == "word" and name.text[0].isupper() and not name.roles
    is_apart = line.has(comma, "comma") and line.is_mark(last + 1, ",.;)\n")
    return is_named and is_apart and line.at(first).text.isdecimal()


def _ordinal(line: Line, at: int) -> Draft | None:
    """Return "the third man", "34th": not "at first", "First Lady", "19th century"."""
    item, place = line.at(at), line.past_hyphen(at + 1)
    is_named = item.text[0].isupper() and line.at(place).text[0].isupper()
    if item.kind == "word" and (is_named or not line.is_content(place)):
        return None
    is_century = line.role(place, "time").endswith("century")
    return None if is_century else Draft(at, at, "ordinal", item.least, item.least)


def _share_of(line: Line, at: int) -> Draft | None:
    """Return "half of", "two thirds of the", "half an hour": not "half-time", "second half"."""
    item = line.at(at)
    if line.has(at - 1, "ordinal", "in", "between"):
        return None
    place = at + 1 + line.has(at + 1, "article")
    if line.has(place, "time"):
        return _time(line, Draft(at, place, "number", item.least, item.least, grain=0.1), place)
    is_led = line.has(at + 1, "of") or line.grammar.of(line.at(at + 1).key) & Class.FUNCTION
    is_share = is_led or " " in item.text  # two thirds
    return Draft(at, at, "share", item.least, item.least, "%") if is_share else None


def _one_in(line: Line, at: int) -> Draft | None:
    """Return "one in five", "three out of four" as a share."""
    places = line.met(_ONE_IN, at)
    if not places:
        return None
    one, other = line.at(at), line.at(places["all"])
    are_words = one.kind == other.kind == "word" and one.least <= 10
    is_said = are_words or line.at(at + 1).key != "in" or one.least == 1
    share = one.least / other.least if is_said and other.least else 0.0
    return Draft(at, places["last"], "share", share, share, "%") if 0 < share < 1 else None
