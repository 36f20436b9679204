"""What a word means, roughly: one label for "inspected", "examined" and "had a look at".

Stems tell that two words are one word, `words/kin.txt` tells that two words say the same. Both go
together here, so that a rule can look for an event whatever verb or noun an article has for it.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Final

from copydesk.findings.text.content import is_content
from copydesk.findings.text.phrases import met
from copydesk.findings.text.tokens import stem
from copydesk.findings.text.word_files import entries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copydesk.findings.text.pairing import Side
    from copydesk.findings.text.passage import Passage

_KEPT: Final = 8192
"""Passages whose meanings are kept: those of two long articles."""


@lru_cache
def irregular_forms() -> dict[str, str]:
    """Return the plain form of each irregular past form: "took" -> "take"."""
    return {form: plain for plain, form in entries("irregular")}


@lru_cache(maxsize=_KEPT)
def meanings_of(passage: Passage) -> tuple[str, ...]:
    """Return for each token what it means; "" for marks and words that carry nothing.

    A phrase means something as a whole: its first token has the label, the others have none.
    """
    if passage.reading.language != "en":
        return tuple(token.key if is_content(token) else "" for token in passage.tokens)
    forms = irregular_forms()
    plain = [forms.get(token.key, token.key) for token in passage.tokens]
    stems = [
        stem(key) if token.kind == "word" else key
        for key, token in zip(plain, passage.tokens, strict=True)
    ]
    found = [
        meaning if is_content(token) else ""
        for meaning, token in zip(stems, passage.tokens, strict=True)
    ]
    for match in met(("kin",), plain, stems).get("kin", ()):
        if match.first == match.last and (is_name(passage, match.first) or not found[match.first]):
            continue
        found[match.first : match.last + 1] = [""] * (match.last + 1 - match.first)
        found[match.first] = match.label
    return tuple(found)


def is_name(passage: Passage, at: int) -> bool:
    """Tell whether the token at `at` has a capital that its place doesn't account for."""
    return at > 0 and passage.tokens[at].is_capital and passage.sentence.kind != "headline"


def meanings_on(side: Side) -> tuple[str, ...]:
    """Return for each token of a side what it means, as `meanings_of` does for a passage."""
    return tuple(chain.from_iterable(meanings_of(passage) for passage in side.passages))


def meanings_near(meanings: Sequence[str], first: int, last: int, reach: int) -> set[str]:
    """Return what the words before token `first` and after token `last` mean.

    Args:
        meanings: Those of a passage or of a side.
        first: Index of the first token of a run; the run itself isn't read.
        last: Index of its last token.
        reach: Tokens read on either hand.
    """
    near = (*meanings[max(0, first - reach) : first], *meanings[last + 1 : last + 1 + reach])
    return {meaning for meaning in near if meaning}
