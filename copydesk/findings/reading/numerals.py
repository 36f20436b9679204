"""Numbers in figures and words: an item each, whatever it counts."""

from __future__ import annotations

from typing import Final

from copydesk.findings.reading.figures import figure_value, grouped_figure, noughts
from copydesk.findings.reading.line import Item, Line
from copydesk.findings.reading.value_words import words_of

_DOTTED: Final = frozenset({"de", "da", "no", "nb", "nn", "cs", "sk", "fi", "hu", "pl", "hr", "sl"})
"""Languages that write ordinals with a stop."""
_MOST_WORDS: Final = 24
"""Items in one number at most: nine hundred and ninety-nine million, nine hundred and ..."""
_BARE: Final = frozenset({"de", "fr", "it", "es", "pt"})
"""Languages that say "thousand" for one thousand: tausend, mille, mil."""
_SHORT: Final = frozenset({"mio", "mrd", "mln", "тыс", "млн", "млрд"})
"""Scales that may have a stop."""
_SIGNS: Final = "〇"
"""The first of the signs that Chinese and Japanese numbers are written in."""


def read_numbers(line: Line) -> None:
    """Put one item for each number, figures and words alike, into `line.items`."""
    found: list[Item] = []
    at, is_glued = 0, words_of(line.language).glued is not None
    while at < len(line.items):
        item, after = line.items[at], at + 1
        if item.roles or item.kind == "figure" or is_glued:
            number, behind = _number_at(line, at)
            item, after = (number, behind) if number else (item, after)
        found.append(item)
        at = after
    line.items = found


def _number_at(line: Line, at: int) -> tuple[Item | None, int]:
    item = line.items[at]
    if item.kind == "figure":
        return _from_figure(line, at)
    if "crowd" in item.roles:
        least, _, most = item.roles["crowd"].partition(" ")
        scale, after = _scale(line, at + 1, is_figure=False)
        return _made(
            line, at, after, "crowd", float(least) * scale, float(most) * scale, 0.0
        ), after
    pieces = _pieces(line, at)
    if pieces and (found := _from_words(line, at)):
        return found
    if "ordinal" in item.roles:
        value = float(item.roles["ordinal"])
        if line.language != "de" or item.touches is False:
            return _made(line, at, at + 1, "ordinal", value, value, 0.0), at + 1
    if "fraction" in item.roles:
        return _fraction(line, at)
    return None, at


def _made(
    line: Line, at: int, after: int, form: str, least: float, most: float, grain: float
) -> Item:
    first, last = line.items[at], line.items[after - 1]
    kept = first.roles if after == at + 1 else {}
    text = first.text if after == at + 1 else f"{first.text} {last.text}"
    return Item(
        first.start, last.end, text, first.key, first.kind, first.touches, kept, form, least, most,
        grain,
    )  # fmt: skip


def _from_figure(line: Line, at: int) -> tuple[Item | None, int]:
    text, after = grouped_figure(line, at)
    read = figure_value(text, line.language)
    if read is None:
        return None, at
    (value, grain), follower = read, line.at(after)
    if follower and follower.touches and "suffix-ordinal" in follower.roles and "." not in text:
        return _made(line, at, after + 1, "ordinal", value, value, 0.0), after + 1
    is_half = follower and "fraction" in follower.roles and follower.text[0] in "½¼¾⅓⅔"
    if follower and is_half and follower.touches:
        value += float(follower.roles["fraction"])
        return _made(line, at, after + 1, "figure", value, value, 0.25), after + 1
    if line.language in _DOTTED and _is_dotted(line, at, after):
        return _made(line, at, after + 1, "ordinal", value, value, 0.0), after + 1
    scale, after = _scale(line, after, is_figure=True)
    value, grain = value * scale, grain * scale if scale > 1 else grain
    while scale > 1 and (more := line.at(after)) and more.touches and more.text.isdecimal():
        lesser, behind = _scale(line, after + 1, is_figure=True)  # 1億2000万
        if lesser >= scale:
            break
        value, grain = value + int(more.text) * lesser, lesser
        scale, after = lesser, behind
    return _made(line, at, after, "figure", value, value, grain), after


def _is_dotted(line: Line, at: int, after: int) -> bool:
    """Tell whether a stop behind a figure makes it an ordinal: der 3. Juni."""
    is_short = line.items[at].text.isdecimal() and len(line.items[at].text) <= 2
    is_inside = line.is_mark(after, ".") and after + 1 < len(line.items)
    return is_short and is_inside and line.items[after].touches and after == at + 1


def _scale(line: Line, at: int, *, is_figure: bool) -> tuple[float, int]:
    """Return the product of the scales from an item on, and the place behind them."""
    scale = 1.0
    after = line.past_hyphen(at)
    while item := line.at(after):
        names = ("scale", "small", "suffix") if is_figure and item.touches else ("scale", "small")
        worth = next((item.roles[name] for name in names if name in item.roles), None)
        if worth is None or scale >= 1e12 or _is_metre(line, at, after):
            break
        scale *= float(worth)
        after += 1
        if line.is_mark(after, ".") and line.items[after].touches and item.key in _SHORT:
            after += 1
    return scale, after if scale > 1 else at


def _is_metre(line: Line, at: int, place: int) -> bool:
    """Tell whether the m behind a figure is metres: a 100m race, not $100m, 100m people."""
    item, follower = line.items[place], line.at(place + 1)
    if item.text != "m" or line.has(at - 2, "currency") or line.has(place + 1, "currency"):
        return False
    return follower is None or follower.kind != "word" or not line.is_plural(follower)


def _pieces(line: Line, at: int) -> list[tuple[str, float]]:
    """Return the number words in an item, with their roles; several where a language glues."""
    item = line.at(at)
    if item is None or item.kind != "word":
        return []
    if "article" in item.roles and {"small", "scale"} & set(getattr(line.at(at + 1), "roles", ())):
        return [("n", 1.0)]
    for role in ("n", "small", "scale"):
        if role in item.roles:
            return [(role, float(item.roles[role]))]
    words = words_of(line.language)
    if words.glued is None or words.pieces is None or "glued" in item.roles:
        return []
    if not words.glued.fullmatch(item.key):
        return []
    found: list[tuple[str, float]] = []
    for piece in words.pieces.findall(item.key):
        roles = {entry.role: entry.worth for entry in words.entries[piece]}
        role = next(role for role in ("n", "small", "scale", "glued") if role in roles)
        found.append((role, float(roles[role] or 0)))
    return found


class _Sum:
    """A number word by word: units, tens and hundreds, times a scale, and again."""

    def __init__(self, language: str) -> None:
        self.scaled = 1.0
        """The scale that came last, 1 if something came after it."""
        self._teens = language == "fr"
        self._bare = language in _BARE
        self._total = self._hundreds = self._unit = 0.0
        self._below = self._below_small = float("inf")
        self._is_begun = False

    @property
    def value(self) -> float:
        return self._total + self._hundreds + self._unit

    def add(self, role: str, worth: float, *, is_glued: bool, is_sign: bool) -> bool:
        """Take a number word in; False if it begins another number."""
        if role == "n":
            joined = self._joined(worth, is_glued=is_glued, is_sign=is_sign)
            if joined is None:
                return False
            self._unit, self.scaled = joined, 1.0
        elif role == "small" and worth < self._below_small:
            self._hundreds += max(self._unit, 1) * worth
            self._unit, self.scaled, self._below_small = 0.0, 1.0, worth
        elif (
            role == "scale"
            and worth < self._below
            and (
                self._hundreds
                or self._unit
                or (worth == 1000 and self._bare and not self._is_begun)
            )
        ):
            self._total += (self._hundreds + self._unit or 1) * worth
            self._hundreds = self._unit = 0.0
            self._below = self.scaled = worth
            self._below_small = float("inf")
        elif role == "scale" and self.scaled > 1 and self.value < 1e12:
            self._total *= worth  # hundred thousand million, lakh crore
        elif role != "glued":
            return False
        self._is_begun = True
        return True

    def _joined(self, worth: float, *, is_glued: bool, is_sign: bool) -> float | None:
        """Return the unit with a further number word, None if that begins another number."""
        unit = self._unit
        if unit == 0:
            return worth if worth or not self._is_begun else None
        if unit >= 20 and unit % 10 == 0 and 0 < worth < 10:
            return unit + worth
        if is_glued and unit < 10 and worth >= 20:
            return unit + worth  # zwei und zwanzig
        if self._teens and unit in (60, 80) and 10 <= worth < 20:
            return unit + worth
        return unit * 10 + worth if is_sign and unit < 1000 else None  # 二〇二五


def _from_words(line: Line, at: int) -> tuple[Item, int] | None:
    """Read number words; None where they are no number: a scale alone, a sign of a word."""
    number, after = _Sum(line.language), at
    while after - at < _MOST_WORDS:
        step = after
        if after > at:
            step = line.past_hyphen(after)
            if line.role(step, "joiner") is not None and not line.items[step].touches:
                step = line.past_hyphen(step + 1)
        pieces = _pieces(line, step)
        is_sign = bool(pieces) and line.items[step].touches and line.items[step].key >= _SIGNS
        glued = len(pieces) > 1
        # A glued word is taken whole or not at all; only its first piece can be refused.
        if not pieces or not all(
            number.add(role, worth, is_glued=glued, is_sign=is_sign) for role, worth in pieces
        ):
            break
        after = step + 1
    return _spelt(line, at, after, number.value, number.scaled) if after > at else None


def _spelt(line: Line, at: int, after: int, value: float, scaled: float) -> tuple[Item, int] | None:
    first = line.items[at]
    is_sign = first.key[0] >= _SIGNS
    if is_sign and not _is_counted(line, after) and not line.has(at - 1, "percent-before"):
        return None
    begin = at
    half = _and_half(line, after)
    if half is not None:
        value, after = value + half[0], half[1]
    follower = line.at(line.past_hyphen(after))
    if follower and "part" in follower.roles and value < 10 and "n" in first.roles:
        after = line.past_hyphen(after) + 1
        value /= float(follower.roles["part"])
        return _made(line, begin, after, "fraction", value, value, 0.0), after
    if follower and value == 1 and float(follower.roles.get("ordinal", 0)) > 2:
        after, value = line.past_hyphen(after) + 1, 1 / float(follower.roles["ordinal"])
        return _made(line, begin, after, "fraction", value, value, 0.0), after  # one third
    if follower and "ordinal" in follower.roles and value >= 20 and value % 10 == 0:
        after = line.past_hyphen(after) + 1
        value += float(follower.roles["ordinal"])
        return _made(line, begin, after, "ordinal", value, value, 0.0), after
    if half and (scale := _scale(line, after, is_figure=False))[0] > 1:
        value, after, scaled = value * scale[0], scale[1], scale[0]
    grain = scaled if scaled > 1 else noughts(value)
    return _made(line, begin, after, "words", value, value, grain), after


def _is_counted(line: Line, after: int) -> bool:
    """Tell whether signs of Chinese numbers count: they are parts of words everywhere."""
    item = line.at(after)
    kinds = ("counter", "year", "month", "monthday", "hour", "age", "time", "currency", "percent")
    return item is not None and any(kind in item.roles for kind in kinds)


def _and_half(line: Line, at: int) -> tuple[float, int] | None:
    """Return the half of "two and a half" and the place behind it."""
    place = at + 1 if line.role(at, "joiner") is not None else -1
    place += 1 if place > 0 and line.role(place, "article") is not None else 0
    worth = line.role(place, "fraction") if place > 0 else None
    return (float(worth), place + 1) if worth else None


def _fraction(line: Line, at: int) -> tuple[Item, int]:
    """Read "half", "half a million", "a quarter" (the article stands before)."""
    value = float(line.items[at].roles["fraction"])
    after = at + 1
    place = after + 1 if line.role(after, "article") is not None else after
    scale, behind = _scale(line, place, is_figure=False)
    if scale > 1 and value < 1:
        return _made(line, at, behind, "words", value * scale, value * scale, scale / 10), behind
    return _made(line, at, after, "fraction", value, value, 0.0), after
