"""What a reviewer can decide about a row or a finding: six verdicts, who is right, how certain.

The numbers are the keys that people press and what the store holds: they never change meaning.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Final, Literal, NamedTuple

Right = str
"""Who is right: "" (not said), the SHA-256 of an article, "both", "neither" or "unknown"."""

RIGHT_WORDS: Final = frozenset({"", "both", "neither", "unknown"})
"""The values of `Right` that name no article."""

Certainty = Literal["", "certain", "probable", "possible"]
"""How sure the reviewer is; "" for not said."""


class _Meaning(NamedTuple):
    word: str
    test: str


class Verdict(IntEnum):
    """One reviewer's decision on a row or on one finding in it."""

    AGREE = 1
    DIFFER = 2
    CONTRADICT = 3
    ONE_SIDED = 4
    UNCLEAR = 5
    MISMATCH = 6

    @property
    def word(self) -> str:
        """Its name on screen and in exports: "agree", "one-sided"."""
        return _MEANINGS[self].word

    @property
    def test(self) -> str:
        """One line that a person can apply to decide whether this verdict fits."""
        return _MEANINGS[self].test


_MEANINGS: Final = {
    Verdict.AGREE: _Meaning("agree", "No difference here that a reader would act on."),
    Verdict.DIFFER: _Meaning(
        "differ", "The same fact in other detail or precision: both can be true."
    ),
    Verdict.CONTRADICT: _Meaning(
        "contradict", "Both can't be true, garbled names and altered quotations included."
    ),
    Verdict.ONE_SIDED: _Meaning(
        "one-sided", "A fact, source or qualifier that matters stands in one article only."
    ),
    Verdict.UNCLEAR: _Meaning("unclear", "The words don't settle whether the two conflict."),
    Verdict.MISMATCH: _Meaning(
        "mismatch", "The link is wrong: these sentences are about different things."
    ),
}
