"""What a number counts or measures: things, units, currencies, years of age."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Final

from msgspec import Struct

from copydesk.findings.counts.numerals import Numeral, number_words
from copydesk.findings.text.nouns import DASHES, head_of, is_edge, is_plural, noun_phrase
from copydesk.findings.text.tokens import Token, stem
from copydesk.findings.text.word_files import entries
from copydesk.findings.text.word_sets import word_set

AGE: Final = "age"
"""What an age is about; ages in other units than years are about "age in months"."""


class Thing(Struct, frozen=True):
    """What a figure counts or measures."""

    about: str = ""
    """Stem of the noun or name of the unit; "" where nothing is named."""
    index: int = -1
    """Of the token that names it."""
    is_unit: bool = False


NOTHING: Final = Thing()


class Measure(Struct, frozen=True):
    """What a unit measures."""

    quantity: str
    """"length", "mass"; each currency is one of its own."""
    factor: Fraction
    """How many base units one of it is."""
    zero: Fraction = Fraction(0)
    """What it shows where the base unit shows nought: 32 degrees Fahrenheit."""

    def in_base(self, value: Fraction) -> Fraction:
        """Return a value in base units."""
        return (value - self.zero) * self.factor


def thing_counted(tokens: Sequence[Token], numeral: Numeral) -> Thing:
    """Return what a number counts, by the currency before it or the words after it."""
    if tokens[numeral.last].key in number_words()["times"]:
        return Thing("time", numeral.last)
    return _currency(tokens, numeral.first) or _thing_after(tokens, numeral.last)


def label_of(tokens: Sequence[Token], numeral: Numeral) -> Thing | None:
    """Return the noun that a number names instead of counting: Article 50, No. 10, Day three."""
    before = numeral.first - 1
    if numeral.is_ordinal or before < 0:
        return None
    is_abbreviated = tokens[before].text == "." and before > 0
    before -= is_abbreviated
    if tokens[before].key not in word_set("counting", "labelled"):
        return None
    if tokens[before].key == "no" and not is_abbreviated:
        return None
    if not (numeral.in_digits or tokens[before].is_capital):
        return None
    after = tokens[numeral.last + 1] if numeral.last + 1 < len(tokens) else None
    # "Flight 123 landed", but "on line 3 trains were late".
    counts = after is not None and after.kind == "word" and not is_edge(after)
    counts = counts and not tokens[before].is_capital
    return None if counts else Thing(tokens[before].stem, before)


def age_of(tokens: Sequence[Token], numeral: Numeral) -> Thing | None:
    """Return an age: "Mirel Oduna, 34,", "aged 34", "34-year-old", "34 years old"."""
    if not 0 < numeral.value < 125 or numeral.value.denominator != 1:
        return None
    first, last = numeral.first, numeral.last
    keys = [token.key for token in tokens[last + 1 : last + 5] if token.text not in DASHES]
    unit = keys[0].removesuffix("s") if keys else ""
    if keys[1:2] and keys[1] in ("old", "olds") and unit in word_set("counting", "ages"):
        return Thing(AGE if unit == "year" else f"{AGE} in {unit}s")
    before = [token.key for token in tokens[max(0, first - 2) : first]]
    if keys[:3] == ["years", "of", "age"] or before[-1:] == ["aged"] or before == ["age", "of"]:
        return Thing(AGE)
    if first < 2 or tokens[first - 1].text != "," or not tokens[first - 2].is_capital:
        return None
    closes = last + 1 >= len(tokens) or tokens[last + 1].text in ",.;:)"
    return Thing(AGE) if closes and numeral.in_digits else None


def after_of(tokens: Sequence[Token], last: int) -> Thing:
    """Return what stands after "of the": six of the passengers."""
    at = last + 1
    if at >= len(tokens) or tokens[at].key != "of":
        return NOTHING
    while at + 1 < len(tokens) and tokens[at + 1].key in word_set("counting", "determiners"):
        at += 1
    while at + 1 < len(tokens) and _is_number(tokens[at + 1]):
        # Two of its eleven authors.
        at += 1
    head = head_of(tokens, noun_phrase(tokens, at))
    return NOTHING if head < 0 else Thing(tokens[head].stem, head)


def is_negative(tokens: Sequence[Token], numeral: Numeral, thing: Thing) -> bool:
    """Tell whether a number is one below nought: minus 12 degrees, 12 degrees below zero."""
    before = tokens[numeral.first - 1] if numeral.first else None
    if before is not None and before.key == "minus":
        return True
    if not thing.is_unit or measure_of(thing.about).quantity != "temperature":
        return False
    after = [token.key for token in tokens[thing.index + 1 : thing.index + 4]]
    if after[:1] in (["celsius"], ["fahrenheit"]):
        after = after[1:]
    if after[:2] in (["below", "zero"], ["below", "freezing"]):
        return True
    is_sign = (
        before is not None and before.text in "-−" and before.end == tokens[numeral.first].start
    )
    return is_sign and (
        numeral.first < 2 or tokens[numeral.first - 2].end < tokens[numeral.first - 1].start
    )


def _is_number(token: Token) -> bool:
    words = number_words()
    return token.kind == "number" or any(token.key in words[role] for role in _SPELT)


_SPELT: Final = ("unit", "ten", "scale")


def is_metres(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Tell whether the m of "86m" stands for metres, not millions: no money, no crowd follows."""
    if tokens[numeral.last].key != "m" or numeral.last != numeral.first + 1:
        return False
    thing = thing_counted(tokens, numeral)
    return not thing.is_unit and not (thing.index >= 0 and is_plural(tokens[thing.index]))


def _currency(tokens: Sequence[Token], first: int) -> Thing | None:
    """Return the currency that stands before a number: $18m, US$ 18, EUR 18."""
    if not first:
        return None
    before = tokens[first - 1]
    unit = _units().get(before.key)
    if unit is None or not (before.kind == "mark" or before.text.isupper()):
        return None
    return Thing(unit, first - 1, True) if _is_money(unit) else None


def _is_money(unit: str) -> bool:
    """Tell whether a unit is money: each currency is the measure of nothing else."""
    return measure_of(unit).quantity in (unit, "sterling")


def _thing_after(tokens: Sequence[Token], last: int) -> Thing:
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is None or after.key == "of":
        return after_of(tokens, last)
    phrase = noun_phrase(tokens, last)
    if phrase and after.text in DASHES:
        # A four-page document, a 14-member panel: the number counts the next word.
        phrase = phrase[:1]
    head = phrase[0] if phrase and unit_of(tokens[phrase[0]]) else head_of(tokens, phrase)
    if head < 0:
        return NOTHING
    unit = unit_of(tokens[head])
    if not unit:
        return Thing(tokens[head].stem, head)
    if tokens[head - 1].key in _POWERS and head - 1 > last:
        return Thing(f"{tokens[head - 1].key} {unit}", head, True)
    scale = tokens[head + 1].key if head + 1 < len(tokens) else ""
    return Thing("fahrenheit" if scale in ("fahrenheit", "f") else unit, head, True)


_POWERS: Final = {"square": 2, "sq": 2, "cubic": 3}
"""Words before a unit of length that make it one of area or of volume."""


def unit_of(token: Token) -> str:
    """Return the name of a unit or currency, "" if the token is none."""
    return _unit_named(token.key)


@lru_cache(maxsize=5_000)
def _unit_named(key: str) -> str:
    units = _units()
    return units.get(key) or units.get(stem(key)) or ""


def measure_of(about: str) -> Measure:
    """Return what the unit of an amount measures; a unit of no list measures itself."""
    power, _, unit = about.rpartition(" ")
    known = _measures().get(unit)
    if known is None:
        return Measure(about, Fraction(1))
    if power not in _POWERS:
        return known
    return Measure(f"{known.quantity} {_POWERS[power]}", known.factor ** _POWERS[power])


@lru_cache
def _measures() -> dict[str, Measure]:
    found = {}
    for label, _ in entries("units"):
        quantity, factor, name, *zero = label.split()
        found[name] = Measure(quantity, Fraction(factor), Fraction(zero[0] if zero else 0))
    return found


@lru_cache
def _units() -> dict[str, str]:
    return {word: label.split()[2] for label, word in entries("units")}
