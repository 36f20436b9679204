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
_DOTTED: Final = words("cs da de fi hr hu nb nn no pl sk sl")  # der 3. Mann: ordinals with a stop
_BARE: Final = words("de fr it es pt")  # "thousand" is one thousand: tausend, mille, mil
_LONGEST: Final = 24  # signs beyond which a figure is noise: a key, a bar code
_GROUPS: Final = re.compile(
    r"[1-9]\d{0,2}(?:(?:[^\S\n\t]|['’])\d{3}){1,5}(?:[.,]\d+)?(?![\d.,]*\d)"
)
"""Groups that spaces or apostrophes part: 1 500, 1'500."""
_MOST_WORDS: Final = 24  # items in one number: nine hundred and ninety-nine million and ...
_SIGNS: Final = "\u3007"  # the first of the signs that Chinese and Japanese numbers are written in
_NUMERALS: Final = words("n small scale article crowd ordinal fraction")  # numbers begin so
_COUNTED: Final = ("counter", "years", "months", "monthday", "hour", "age", "time", "currency")
_Number = tuple[str, int, float, float]  # form, place behind it, worth, that of the last digit


def read_numbers(line: Line) -> None:
    """Put one item for each number, figures and words alike, into `line.items`."""
    found: list[Item] = []
    at = 0
    while at < len(line.items):
        item, number = line.items[at], None
        if item.kind == "figure":
            number = _figure(line, at)
        elif not item.roles.keys().isdisjoint(_NUMERALS):
            number = _spelt(line, at) or _part(line, at)
        if number:
            form, after, value, item.grain = number
            crowd = (item.roles.get("crowd") or "1 1").split()
            item.least, item.most = (float(each) * value for each in crowd)
            last = line.items[after - 1]
            if last is not item:
                item.end, item.text, item.roles = last.end, f"{item.text} {last.text}", {}
            item.roles = {**item.roles, form: ""}
            if form in ("figure", "words"):
                item.roles["number"] = ""
        found.append(item)
        at = number[1] if number else at + 1
    line.items = found


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
    is_more = scale > 1 and line.at(after).touches and line.at(after).kind == "figure"
    if is_more and (more := _figure(line, after)) and more[2] < scale:  # 1億2000万
        after, value, grain = more[1], value + more[2], more[3]
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
    """Return the worth of a whole number's last digit: two noughts from 1,000 on are rounded."""
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


def _word(line: Line, at: int) -> tuple[str, float]:
    is_share = line.has(at + 1, "ordinal") and line.has(at + 2, "of") and not line.has(at, "n")
    if line.has(at, "article") and (is_share or line.has(at + 1, "small", "scale")):
        return "n", 1.0
    role = next((role for role in ("n", "small", "scale") if line.has(at, role)), "")
    return role, line.worth(at, role)


def _added(parts: list[float], role: str, worth: float, language: str) -> list[float]:
    """Return the parts of a number with one more word, [] where another number begins."""
    last = parts[-1] if parts else 0.0
    if role == "n":
        is_ten = last >= (10 if language in ("ja", "zh") else 20) and last % 10 == 0 and worth < 10
        is_french = language == "fr" and last in (60, 80) and 10 <= worth < 20
        fits = not parts or (worth and (last >= 100 or is_ten or is_french))
        return [*parts, worth] if fits else []
    lower = sum(part for part in parts if part < worth)
    higher = [part for part in parts if part >= worth]
    is_bare = role == "small" or (worth == 1000 and language in _BARE and not parts)
    new = (lower or is_bare) * worth
    return [*higher, new] if 0 < new < min(higher, default=float("inf")) else []


def _spelt(line: Line, at: int) -> _Number | None:
    """Read number words; None where they are no number: a scale alone, a sign of a word."""
    parts: list[float] = []
    after, step, grain = at, at, 0.0
    while after - at < _MOST_WORDS:
        role, worth = _word(line, step)
        more = _added(parts, role, worth, line.language) if role else []
        if not more:
            break
        parts, after, grain = more, step + 1, worth
        step = line.past_hyphen(after)
        if line.has(step, "joiner") and not line.at(step).touches:
            step = line.past_hyphen(step + 1)
    counts = line.has(after, *_COUNTED) or line.has(at - 1, "percent-before")
    if not parts or (line.at(at).key >= _SIGNS and not counts):
        return None  # signs of numbers are parts of words everywhere
    value = sum(parts)
    place = line.past_hyphen(after)
    part, ordinal = line.worth(place, "part"), line.worth(place, "ordinal")
    if value == 1 and ordinal > 2:
        part = ordinal
    if part and value < 10:  # two thirds, one third
        return "fraction", place + 1, value / part, 0.0
    if ordinal and value >= 20 and value % 10 == 0:  # twenty-first
        return "ordinal", place + 1, value + ordinal, 0.0
    place = after + 1 + line.has(after + 1, "article")
    if line.has(after, "joiner") and line.has(place, "fraction"):  # two and a half million
        scale, after = _scale(line, place + 1)
        value, grain = (value + line.worth(place, "fraction")) * scale, scale
    return "words", after, value, grain if grain >= 1000 else _noughts(value)


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
    value = line.worth(at, "fraction") * scale
    return ("words", after, value, scale / 10) if scale > 1 else ("fraction", at + 1, value, 0.0)
