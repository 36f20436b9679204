"""When something happened: dates, weekdays, times of day and durations in a sentence.

The grammar is written over signs, one a token (`words/times.txt`): W stands for a weekday, M for a
month, d for a number that may be a day. Its rules are regular expressions over that string, so a
match is a run of tokens. What a run means in days is told by `time_meanings`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from copydesk.findings.counts.numerals import Numeral, numerals_of
from copydesk.findings.dating.months import month_keys
from copydesk.findings.dating.time import Time
from copydesk.findings.dating.time_meanings import meaning_of
from copydesk.findings.dating.time_phrases import Phrase
from copydesk.findings.text.passage import kept
from copydesk.findings.text.tokens import Token
from copydesk.findings.text.word_files import entries

if TYPE_CHECKING:
    from copydesk.findings.text.passage import Passage

_MOST: Final = 500
"""Expressions of time in one sentence that are read: more is a table."""
_DAY: Final = r"d~?"
_BEFORE: Final = r"(?:[eLyQ]O?T?)?(?:T?[eL]?p[oO])?T?"
"""Late on; the night of; the."""
_REL: Final = r"[lxh]"
_COUNT: Final = r"[dnYf]~*"

_GRAMMAR: Final = re.compile(
    "|".join(
        f"(?P<{name}>{rule})"
        for name, rule in (
            ("iso", rf"Y-{_DAY}-{_DAY}|Y/{_DAY}/{_DAY}|F|{_DAY}/{_DAY}/Y"),
            # the night of Thursday, 13th of March, 2031
            (
                "day_month",
                rf"{_BEFORE}(?:[Ww]\.?,?)?T?(?:{_DAY}[-&])?{_DAY}(?:o|\.|-)?M\.?(?:[,-]?Y)?p?",
            ),
            (
                "month_day",
                rf"{_BEFORE}(?:[Ww]\.?,?)?M\.?T?{_DAY}(?![-~]?[u%])(?:-{_DAY})?(?:,?Y)?p?",
            ),
            ("weekday", rf"{_BEFORE}{_REL}?W(?:o?{_REL}u(?=[^~]|$))?p?"),
            ("near", r"[eLyQ]?[RKG]p?|h(?:p)|lp"),
            ("part", rf"T?q(?:H|U)o?T?(?:Y|{_REL}u)|(?:T?[eLI]oT?|[eLI]-?)(?:Y(?!s)|{_REL}u)"),
            ("season", rf"T?{_REL}S|T?(?:[eLI]-?)?S(?:o|,)?(?:Y|{_REL}u)"),
            ("month", rf"(?:T?[eLI]oT?|[eLI]-?)?{_REL}?M\.?(?:,?Y(?![-/][dn])|o?{_REL}u)?"),
            ("relative", rf"[eLyQI]?(?<!T){_REL}u"),
            ("clock", r"cP?Z?|[df]PZ?|[dn]z|[dn]?k|[HU]l[dn]|Uv[dn](?!~*u)|[dn]iTp"),
            ("bare_clock", r"(?<=i)fZ?"),
            ("duration", rf"(?:Ha|Haa|{_COUNT}-?|a)u(?!-?0)(?:vaH)?(?:v?{_COUNT}u)?A?"),
            ("decade", r"T?(?:[eLI]-?)?Ys"),
            ("years", r"Y[-/](?:Y|[dn](?!~))"),
            ("year", r"Y"),
        )
    )
)


@kept
def times_in(passage: Passage) -> tuple[Time, ...]:
    """Return the expressions of time in a passage, in order and disjoint."""
    numerals = {numeral.first: numeral for numeral in numerals_of(passage)}
    signs = _signs(passage.tokens, numerals, passage.reading.language in ("", "en"))
    if _TELLING.isdisjoint(signs):
        return ()
    found = []
    for match in islice(_GRAMMAR.finditer(signs), _MOST):
        phrase = Phrase(
            passage, match.lastgroup or "", match.start(), match.end() - 1, signs, numerals
        )
        time = meaning_of(phrase)
        if time is not None:
            found.append(time)
    return tuple(found)


def _signs(tokens: Sequence[Token], numerals: dict[int, Numeral], is_english: bool) -> str:
    """Return one sign a token; those of a number after its first are "~"."""
    signs = [_sign(token, is_english) for token in tokens]
    for first, numeral in numerals.items():
        if signs[first] in "cF" or (signs[first] == "H" and numeral.last == first):
            continue
        signs[first] = _number_sign(tokens[first], numeral)
        for index in range(first + 1, numeral.last + 1):
            signs[index] = "~"
    return "".join(signs)


def _number_sign(token: Token, numeral: Numeral) -> str:
    if not numeral.in_digits:
        return "q" if numeral.is_ordinal else "n"
    if not token.text.isdecimal():
        return "f" if _is_clock(token.text, ".") else "n"
    if len(token.text) == 4 and 1000 <= numeral.value < 2200 and numeral.last == numeral.first:
        return "Y"
    is_day = len(token.text) <= 2 and 1 <= numeral.value <= 31
    return "d" if is_day and numeral.last - numeral.first <= numeral.is_ordinal else "n"


def _sign(token: Token, is_english: bool) -> str:
    if token.kind == "mark":
        return _MARKS.get(token.text, "_")
    if token.kind == "number":
        if _is_clock(token.text, ":"):
            return "c"
        return "F" if _DOTTED.fullmatch(token.text) else "_"
    if token.key in month_keys() and not (
        is_english and token.key in _COMMON and not token.is_capital
    ):
        return "M"
    sign = _word_signs().get(token.key, "_") if is_english else "_"
    return "_" if sign == "w" and not token.is_capital else sign


@lru_cache
def _word_signs() -> dict[str, str]:
    # The s of "the 1990s" stands alone after digits.
    return {word: sign for sign, word in entries("times")} | {"s": "s"}


_TELLING: Final = frozenset("WMYcFRKGkuSpPzf")
"""Signs of which every rule of the grammar has one."""
_MARKS: Final = {".": ".", ",": ",", "/": "/", "%": "%", "&": "&"} | dict.fromkeys("-‐‑–—", "-")
_DOTTED: Final = re.compile(r"[0-3]?\d\.[01]?\d\.[12]\d{3}")
_COMMON: Final = frozenset(
    {"may", "march", "mar", "mars", "set", "out", "ago", "mai", "dec", "jan", "jun", "sept", "dic"}
    | {"fev", "ene"}
)
"""Month names that are words of their own when small."""


def _is_clock(text: str, mark: str) -> bool:
    hours, found, minutes = text.partition(mark)
    return (
        bool(found)
        and len(hours) <= 2
        and len(minutes) == 2
        and hours.isdecimal()
        and minutes.isdecimal()
        and int(hours) < 25
        and int(minutes) < 60
    )
