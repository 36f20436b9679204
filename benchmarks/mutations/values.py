"""Changes of values: numbers, money and shares, dates, clock times, and what bounds them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from random import Random
from typing import Final

from benchmarks.mutations.edit import Edit, replaced
from benchmarks.mutations.prose import Prose

_MONTHS: Final = tuple(calendar.month_name[1:])
_SHORT_MONTHS: Final = ("Jan.", "Feb.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_WEEKDAYS: Final = tuple(calendar.day_name)
_WORDS: Final = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
_MONTH: Final = rf"(?:{'|'.join(_MONTHS)}|{'|'.join(map(re.escape, _SHORT_MONTHS))})"

_FIGURE: Final = r"\d+(?:,\d{3})*(?:\.\d+)?"
_SCALE: Final = r"million|billion|thousand"
_UNIT: Final = r"crowns|euros|dollars|pounds|francs|marks|lorins|percent|per cent|%"
_MONEY: Final = re.compile(
    rf"(?<![\w.,-])(?:[$£€] ?(?P<a>{_FIGURE})(?: (?P<s>{_SCALE}))?"
    rf"|(?P<b>{_FIGURE})(?: (?P<t>{_SCALE}))? ?(?:{_UNIT}))(?!\w)"
)
_CLOCK: Final = re.compile(
    r"\b(?P<h>[01]?\d|2[0-3])[:.](?P<m>[0-5]\d)(?!\d)(?P<x> ?[ap]\.?m\b)?"
    r"|\b(?P<o>1[0-2]|\d)(?P<y> ?[ap]\.?m\b)"
)
_DAY: Final = re.compile(rf"\b{_MONTH} (?P<a>[1-3]?\d)\b(?!\.\d)|\b(?P<b>[1-3]?\d) {_MONTH}")
_YEAR: Final = re.compile(r"(?<![\w,.$£€-])(?:19|20)\d\d(?![\w%-]|[.,]\d)")
_WEEKDAY: Final = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})\b")
_NAMED_MONTH: Final = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b(?! [a-z]+ )")
_NUMBER: Final = re.compile(rf"(?<![\w.,:$£€-]){_FIGURE}(?![\w:%-]|,\d|\.\d)")
_COUNT: Final = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b(?= [a-z]+)", re.IGNORECASE)
_BOUND: Final = re.compile(
    r"\b(?:at least|more than|fewer than|less than|up to|at most|no more than|over)"
    r" (?=[$£€]?\d|(?:two|three|four|five|six|seven|eight|nine|ten|a dozen|half)\b)",
    re.IGNORECASE,
)
_OTHER_BOUND: Final = {
    "at least ": "up to ",
    "more than ": "less than ",
    "fewer than ": "more than ",
    "less than ": "more than ",
    "up to ": "at least ",
    "at most ": "at least ",
    "no more than ": "more than ",
    "over ": "under ",
}


def changed_number(prose: Prose, random: Random) -> Iterator[Edit]:
    """Change a number that is no money, share, date or time."""
    taken = [
        found.span()
        for pattern in (_MONEY, _CLOCK, _DAY, _YEAR)
        for found in prose.matches(pattern)
    ]
    for found in prose.matches(_NUMBER):
        if not any(start < found.end() and found.start() < end for start, end in taken):
            yield replaced(*found.span(), other_figure(found[0], random))
    for found in prose.matches(_COUNT):
        word = random.choice([word for word in _WORDS if word != found[0].lower()])
        yield replaced(*found.span(), word.capitalize() if found[0][0].isupper() else word)


def changed_money(prose: Prose, random: Random) -> Iterator[Edit]:
    """Change a sum of money or a share, or its scale."""
    for found in prose.matches(_MONEY):
        scale = "s" if found["s"] else "t"
        if found[scale] and random.random() < 1 / 3:
            other = "billion" if found[scale] == "million" else "million"
            yield replaced(*found.span(scale), other)
        else:
            figure = "a" if found["a"] else "b"
            yield replaced(*found.span(figure), other_figure(found[figure], random))


def changed_date(prose: Prose, random: Random) -> Iterator[Edit]:
    """Change a day of a month, a weekday, a month or a year."""
    for found in prose.matches(_DAY):
        day = "a" if found["a"] else "b"
        other = random.choice([n for n in range(1, 29) if n != int(found[day])])
        yield replaced(*found.span(day), str(other))
    for found in prose.matches(_YEAR):
        other = int(found[0]) + random.choice([-10, -2, -1, 1, 2, 10])
        yield replaced(*found.span(), str(other))
    for pattern, words in ((_WEEKDAY, _WEEKDAYS), (_NAMED_MONTH, _MONTHS)):
        for found in prose.matches(pattern):
            word = random.choice([word for word in words if word != found[0]])
            yield replaced(*found.span(), word)


def changed_clock(prose: Prose, random: Random) -> Iterator[Edit]:
    """Change the hour, the minute, or morning and evening of a clock time."""
    for found in prose.matches(_CLOCK):
        half = "x" if found["x"] else "y"
        hour = "h" if found["h"] else "o"
        if found[half] and random.random() < 1 / 3:
            other = found[half].translate(str.maketrans("ap", "pa"))
            yield replaced(*found.span(half), other)
        elif found["m"] and random.random() < 1 / 2:
            minute = random.choice([n for n in range(0, 60, 5) if n != int(found["m"])])
            yield replaced(*found.span("m"), f"{minute:02}")
        else:
            changed = random.choice([n for n in range(1, 13) if n != int(found[hour])])
            yield replaced(*found.span(hour), str(changed).zfill(len(found[hour])))


def changed_digit(prose: Prose, random: Random) -> Iterator[Edit]:
    """Change the last digit of a figure, whatever it is and however its language groups it."""
    for found in prose.matches(re.compile(r"\d(?!\d|[.,:]\d|\s\d{3})")):
        other = random.choice([digit for digit in "123456789" if digit != found[0]])
        yield replaced(*found.span(), other)


def changed_bound(prose: Prose, random: Random) -> Iterator[Edit]:
    """Drop what bounds a number, or bound it on the other side."""
    for found in prose.matches(_BOUND):
        start, end = found.span()
        if random.random() < 1 / 3:
            other = _OTHER_BOUND[found[0].lower()]
            yield replaced(start, end, other.capitalize() if found[0][0].isupper() else other)
        elif found[0][0].islower():
            yield replaced(start, end, "")


def other_figure(figure: str, random: Random) -> str:
    """Return a number of the same form that is another."""
    while True:
        other = random.choice(_WAYS)(figure, random)
        if _value(other) not in {_value(figure), 0} and not re.match(r"0\d", other):
            return other


def _value(figure: str) -> float:
    return float(figure.replace(",", ""))


def _another_digit(figure: str, random: Random) -> str:
    places = [place for place, sign in enumerate(figure) if sign.isdigit()]
    place = random.choice(places)
    return figure[:place] + random.choice("123456789") + figure[place + 1 :]


def _digits_swapped(figure: str, random: Random) -> str:
    places = [place for place in range(len(figure) - 1) if figure[place : place + 2].isdigit()]
    if not places:
        return _another_digit(figure, random)
    place = random.choice(places)
    return figure[:place] + figure[place + 1] + figure[place] + figure[place + 2 :]


def _tenfold(figure: str, _random: Random) -> str:
    if "." in figure:
        return figure.replace(".", "")
    return f"{int(_value(figure)) * 10:,}" if "," in figure or len(figure) > 2 else figure + "0"


_WAYS: Final = (_another_digit, _another_digit, _digits_swapped, _tenfold)
"""Typing errors mostly; a wrong zero at times."""
