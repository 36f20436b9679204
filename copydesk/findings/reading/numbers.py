"""Numbers in figures and words: an item each, whatever it counts."""

from __future__ import annotations

import re
from typing import Final

from copydesk.findings.language.grammar import words
from copydesk.findings.reading.line import Item, Line

_COMMA_DECIMAL: Final = words(
    "bg ca cs da de el es fi fr hr hu id it lt lv nb nl nn no pl pt ro ru sk sl sr sv tr uk vi"
)
"""Languages that write 1.234,5 (CLDR's number symbols)."""
_DOTTED: Final = words("cs da de fi hr hu nb nn no pl sk sl")
"""Languages that write ordinals with a stop: der 3. Mann."""
_BARE: Final = words("de fr it es pt")
"""Languages that say "thousand" for one thousand: tausend, mille, mil."""
_LONGEST: Final = 24
"""Signs beyond which a figure is noise: a key, a bar code."""
_GROUPS: Final = re.compile(
    r"[1-9]\d{0,2}(?:(?:[^\S\n\t]|['’])\d{3}){1,5}(?:[.,]\d+)?(?![\d.,]*\d)"
)
"""Groups that spaces or apostrophes part: 1 500, 1'500."""
_MOST_WORDS: Final = 24
"""Items in one number at most: nine hundred and ninety-nine million, nine hundred and ..."""
_SIGNS: Final = "\u3007"
"""The first of the signs that Chinese and Japanese numbers are written in."""
_COUNTED: Final = ("counter", "years", "months", "monthday", "hour", "age", "time", "currency")

_Number = tuple[str, int, float, float]
"""The form, the place behind it, the worth and that of the last digit."""


def read_numbers(line: Line) -> None:
    """Put one item for each number, figures and words alike, into `line.items`."""
    found: list[Item] = []
    at = 0
    while at < len(line.items):
        item, number = line.items[at], None
        if item.kind == "figure":
            number = _figure(line, at)
        elif item.roles or (line.words.pieces and item.kind == "word"):
            number = _spelt(line, at) or _part(line, at)
        found.append(_joined(line, at, number) if number else item)
        at = number[1] if number else at + 1
    line.items = found


def _joined(line: Line, at: int, number: _Number) -> Item:
    form, after, value, grain = number
    first, last = line.items[at], line.items[after - 1]
    text, roles = (first.text, first.roles) if first is last else (f"{first.text} {last.text}", {})
    roles = {**roles, form: "", **({"number": ""} if form in ("figure", "words") else {})}
    least, most = (float(each) * value for each in (first.roles.get("crowd") or "1 1").split())
    return Item(
        first.start, last.end, text, first.key, first.kind, first.touches, roles, least, most, grain
    )


def _figure(line: Line, at: int) -> _Number | None:
    item, after = line.items[at], at + 1
    read = _worth(item.text, line.language)
    if groups := _GROUPS.match(line.text, item.start, line.items[-1].end):
        read = _worth(re.sub(r"[^\d.,]", "", groups[0]).replace(",", "."), "en")
        while line.at(after).start >= 0 and line.at(after).end <= groups.end():
            after += 1
    if read is None:
        return None
    (value, grain), behind = read, line.at(after)
    is_dotted = line.language in _DOTTED and line.has(at, "two") and line.has(after, "dot")
    is_ordinal = is_dotted and after + 1 < len(line.items)
    is_ordinal = is_ordinal or ("." not in item.text and line.has(after, "suffix-ordinal"))
    if is_ordinal and behind.touches:
        return "ordinal", after + 1, value, 0.0
    scale, after = _scale(line, after, is_figure=True)
    value, grain = value * scale, grain * scale if scale > 1 else grain
    while scale > 1 and line.at(after).touches and line.at(after).text.isdecimal():
        lesser, end = _scale(line, after + 1, is_figure=True)  # 1億2000万
        if lesser >= scale:
            break
        value, grain = value + int(line.at(after).text) * lesser, lesser
        scale, after = lesser, end
    return "figure", after, value, grain


def _worth(text: str, language: str) -> tuple[float, float] | None:
    """Return what a figure is worth and what its last digit is; None for no plain number.

    Where both readings of "3.000" are possible, the language decides; a last nought means
    thousands ("3.000 people" in English: nobody measures to a useless nought). Indian papers group
    by twos: 1,00,000.
    """
    if ":" in text or len(text) > _LONGEST:
        return None
    mark = next((sign for sign in text if sign in ".,"), " ")
    first, *groups = text.split(mark)
    is_grouped = groups and len(groups[-1]) == 3 and len(first) <= 3 and first[0] != "0"
    is_grouped = is_grouped and all(len(group) in (2, 3) for group in groups)
    is_usual = len(groups) > 1 or mark == ("." if language in _COMMA_DECIMAL else ",")
    if (is_grouped and (is_usual or text[-1] == "0")) or ("." in text and "," in text):
        text = text.replace(mark, "")
    whole, _, decimals = text.replace(",", ".").partition(".")
    if "." in decimals:
        return None
    value = float(f"{whole}.{decimals or 0}")
    return value, 10.0 ** -len(decimals) if decimals else _noughts(value)


def _noughts(value: float) -> float:
    """Return the worth of the last digit of a whole number that isn't a rounding nought.

    From 1,000 on, two noughts or more at the end may be a rounding; 20 people are twenty.
    """
    grain = 1.0
    while value >= 1000 and value % (grain * 10) == 0:
        grain *= 10
    return grain if grain >= 100 else 1.0


def _scale(line: Line, at: int, *, is_figure: bool = False) -> tuple[float, int]:
    """Return the product of the scales from an item on, and the place behind them."""
    scale, after = 1.0, line.past_hyphen(at)
    while scale < 1e12:
        item = line.at(after)
        worth = line.worth(after, "scale") or line.worth(after, "small")
        worth = worth or (line.worth(after, "suffix") if is_figure and item.touches else 0)
        # A 100m race, not $100m, 100m people.
        is_money = line.has(at - 2, "currency") or line.has(after + 1, "currency")
        if not worth or (item.text == "m" and not is_money and not line.is_plural(after + 1)):
            break
        scale, after = scale * worth, after + 1
        is_short = len(item.key) == 3 and line.has(after, "dot") and line.at(after).touches
        after += is_short and after + 1 < len(line.items)  # Mio., тыс.
    return scale, after if scale > 1 else at


def _words(line: Line, at: int) -> list[tuple[str, float]]:
    """Return the number words in an item, with their roles; several where a language glues."""
    item = line.at(at)
    is_share = line.has(at + 1, "ordinal") and line.has(at + 2, "of") and "n" not in item.roles
    if "article" in item.roles and (is_share or line.has(at + 1, "small", "scale")):
        return [("n", 1.0)]
    found: list[tuple[str, float]] = []
    for piece in [item.key] if item.roles or item.kind != "word" else line.words.glued(item.key):
        roles = item.roles or line.words.roles(piece, piece.title())
        role = next((role for role in ("n", "small", "scale", "glued") if role in roles), "")
        found += [(role, float(roles[role] or 0))] if role else []
    return found if found != [("glued", 0.0)] else []


def _added(parts: list[float], role: str, worth: float, language: str) -> list[float]:
    """Return the parts of a number with one more word, [] where another number begins."""
    last = parts[-1] if parts else 0.0
    if role == "n":
        is_ten = last >= (10 if language in ("ja", "zh") else 20) and last % 10 == 0 and worth < 10
        is_german = language == "de" and last < 10 and worth >= 20  # zwei und zwanzig
        is_french = language == "fr" and last in (60, 80) and 10 <= worth < 20
        fits = not parts or (worth and (last >= 100 or is_ten or is_german or is_french))
        return [*parts, worth] if fits else []
    if role == "glued":
        return parts
    lower = sum(part for part in parts if part < worth)
    higher = [part for part in parts if part >= worth]
    is_bare = role == "small" or (worth == 1000 and language in _BARE and not parts)
    new = (lower or is_bare) * worth
    return [*higher, new] if 0 < new < (higher or [float("inf")])[-1] else []


def _spelt(line: Line, at: int) -> _Number | None:
    """Read number words; None where they are no number: a scale alone, a sign of a word."""
    parts: list[float] = []
    after, step, last = at, at, 0.0
    while (pieces := _words(line, step)) and after - at < _MOST_WORDS:
        more = parts
        for role, worth in pieces:
            more = _added(more, role, worth, line.language)
            if not more:
                break
        if not more:
            break
        parts, after, last = more, step + 1, worth
        step = line.past_hyphen(after)
        if line.has(step, "joiner") and not line.at(step).touches:
            step = line.past_hyphen(step + 1)
    counts = line.has(after, *_COUNTED) or line.has(at - 1, "percent-before")
    if not parts or (line.at(at).key >= _SIGNS and not counts):
        return None  # signs of numbers are parts of words everywhere
    value = sum(parts)
    return _with_part(line, after, value, last if last >= 1000 else _noughts(value))


def _with_part(line: Line, after: int, value: float, grain: float) -> _Number:
    """Return a number with what is behind it: two thirds, twenty-first, two and a half million."""
    place = line.past_hyphen(after)
    part, ordinal = line.worth(place, "part"), line.worth(place, "ordinal")
    if part and value < 10:
        return "fraction", place + 1, value / part, 0.0
    if value == 1 and ordinal > 2:
        return "fraction", place + 1, 1 / ordinal, 0.0
    if ordinal and value >= 20 and value % 10 == 0:
        return "ordinal", place + 1, value + ordinal, 0.0
    place = after + 1 + line.has(after + 1, "article")
    if line.has(after, "joiner") and line.has(place, "fraction"):
        scale, after = _scale(line, place + 1)
        value = (value + line.worth(place, "fraction")) * scale
        grain = scale if scale > 1 else _noughts(value)
    return "words", after, value, grain


def _part(line: Line, at: int) -> _Number | None:
    """Read "dozens", "third", "half", "half a million" and "quarter of a million"."""
    if line.has(at, "crowd"):
        scale, after = _scale(line, at + 1)
        return "crowd", after, scale, 0.0
    if line.has(at, "ordinal"):
        return "ordinal", at + 1, line.worth(at, "ordinal"), 0.0
    if not line.has(at, "fraction"):
        return None
    place = at + 1 + line.has(at + 1, "of")
    scale, after = _scale(line, place + line.has(place, "article"))
    form, after = ("words", after) if scale > 1 else ("fraction", at + 1)
    return form, after, line.worth(at, "fraction") * scale, scale / 10 if scale > 1 else 0.0
