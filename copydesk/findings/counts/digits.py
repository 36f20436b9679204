"""The value of a number written in digits, with the marks that divide it.

3,000 and 3.000 are one number in two countries: the language says which mark divides thousands.
Where both can't be told apart, a group of three digits that ends in a nought is taken for
thousands ("3.000 people").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from copydesk.findings.text.tokens import Token

_COMMA_DECIMAL: Final = frozenset(
    {"de", "fr", "es", "it", "pt", "nl", "da", "sv", "no", "nb", "nn", "fi", "pl", "cs", "sk"}
    | {"ru", "uk", "tr", "el", "ro", "hu", "bg", "hr", "sr", "sl", "id", "vi", "ca", "lt", "lv"}
)
"""Languages that write 1.234,5 (CLDR's number symbols)."""
_LONGEST: Final = 40
"""Digits beyond which a number is noise: a key, a bar code, an attack."""
_FEW: Final = re.compile(r"\d{1,3}")
_THREE: Final = re.compile(r"\d{3}")


def digits_at(tokens: Sequence[Token], at: int, language: str) -> tuple[Fraction | None, int]:
    """Return the value of the digits from token `at` on, and the index of their last token.

    Args:
        tokens: Of one sentence.
        at: Index of a token of kind "number".
        language: Two letters, "" if unknown.

    Returns:
        None for the value of what is no number: a time of day, a version, a very long code.
    """
    text, last = tokens[at].text, at
    while len(text) <= _LONGEST and (more := _next_group(tokens, last, language)):
        text += tokens[more].text
        last = more
    if len(text) > _LONGEST or ":" in text:
        return None, last
    return _value(text, language), last


def _next_group(tokens: Sequence[Token], last: int, language: str) -> int:
    """Return the index of a further group of thousands (3 000, 3'000), 0 if there is none."""
    following = tokens[last + 1 : last + 3]
    if not following or not _FEW.fullmatch(tokens[last].text):
        return 0
    one = following[0]
    if one.kind == "number":
        # In English a plain space parts two numbers, unless noughts follow.
        joins = one.text == "000" or language not in ("", "en")
        is_group = joins and _THREE.fullmatch(one.text) and one.start - tokens[last].end == 1
        return last + 1 if is_group else 0
    if len(following) == 2 and one.text in ("'", "’") and _THREE.fullmatch(following[1].text):
        return last + 2 if following[1].start - tokens[last].end == 1 else 0
    return 0


def _value(text: str, language: str) -> Fraction | None:
    digits = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text)
    marks = {mark for mark in digits if mark in ".,"}
    if not marks:
        return Fraction(digits)
    if len(marks) == 2:
        thousands = min(marks, key=digits.index)
        whole, _, decimals = digits.replace(thousands, "").replace(",", ".").partition(".")
        return Fraction(f"{whole}.{decimals}") if decimals.isdigit() else None
    mark = marks.pop()
    if _divides_thousands(digits, mark, language):
        return Fraction(digits.replace(mark, ""))
    return Fraction(digits.replace(",", ".")) if digits.count(mark) == 1 else None


def _divides_thousands(digits: str, mark: str, language: str) -> bool:
    groups = digits.split(mark)
    if len(groups[-1]) != 3 or not 1 <= len(groups[0]) <= 3 or groups[0].startswith("0"):
        return False
    # Indian papers group by twos: 1,00,000.
    if any(len(group) not in (2, 3) for group in groups[1:-1]):
        return False
    usual = "." if language in _COMMA_DECIMAL else ","
    return mark == usual or len(groups) > 2 or digits.endswith("0")
