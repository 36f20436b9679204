"""Denied in one article, asserted in another one, wherever the sentences stand.

"Asked about the Skarra light, she said that it had not failed" and "after the Skarra light failed"
are not aligned, or share nothing else. What joins them is the verb and its whole subject.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from copydesk.findings.certainty.denials import AUXILIARIES, Denial, denials_in
from copydesk.findings.clash import Clash
from copydesk.findings.text.content import is_content
from copydesk.findings.text.passage import Passage, Reading
from copydesk.findings.text.tokens import Token

if TYPE_CHECKING:
    from copydesk.findings.matter import Matter

_PRONOUNS: Final = frozenset({"it", "he", "she", "they"})
_TENSES: Final = AUXILIARIES - {"to", "could", "may", "might", "should", "would"}
"""Auxiliaries of what is so."""
_SUBJECT: Final = 3
"""Words with content in a subject that are looked at, at most."""
_LEAST: Final = 2
"""Words with content in a subject that tells one thing from others, at least."""
_MOST_USES: Final = 12
"""Sentences with one verb beyond which it tells nothing."""


def flip_clashes(matter: Matter) -> Iterator[Clash]:
    """Yield what one article denies and the other asserts of the same subject."""
    yield from _flips(matter.left, matter.right)
    yield from (clash.mirrored for clash in _flips(matter.right, matter.left))


def _flips(denying: Reading, asserting: Reading) -> Iterator[Clash]:
    denied = [
        (passage, denial)
        for passage in denying.told
        for denial in denials_in(passage)
        if denial.kind in ("not", "fail") and denial.heads
    ]
    stems = {passage.tokens[denial.heads[0]].stem for passage, denial in denied}
    stems -= {p.tokens[at].stem for p in asserting.told for d in denials_in(p) for at in d.heads}
    # Who says both, each of another time or another thing, contradicts nobody.
    stems -= _uses(denying, stems).keys()
    uses = _uses(asserting, stems)
    for passage, denial in denied:
        head = denial.heads[0]
        places = uses.get(passage.tokens[head].stem, ())
        for other, at in places if len(places) <= _MOST_USES else ():
            subject = _subject(other, at)
            if len(subject) >= _LEAST and _is_subject(passage, denial, other, subject):
                yield _clash(passage, denial, head, other, subject[0], at)


def _uses(reading: Reading, stems: set[str]) -> dict[str, list[tuple[Passage, int]]]:
    """Return where each of some stems is asserted in plain words: neither denied nor quoted."""
    found: dict[str, list[tuple[Passage, int]]] = defaultdict(list)
    for passage in reading.told if stems else ():
        for at, token in enumerate(passage.tokens):
            if token.stem in stems and not passage.quoted[at] and not _is_denied(passage, at):
                found[token.stem].append((passage, at))
    return found


def _is_denied(passage: Passage, at: int) -> bool:
    return any(at in denial.denied for denial in denials_in(passage))


def _subject(passage: Passage, verb: int) -> list[int]:
    """Return the words with content right before a verb, ascending; [] if there is none."""
    at = verb - 1
    while at >= 0 and passage.tokens[at].key in _TENSES:
        at -= 1
    found: list[int] = []
    while at >= 0 and len(found) < _SUBJECT and is_content(passage.tokens[at]):
        found.insert(0, at)
        at -= 1
    return found


def _is_subject(passage: Passage, denial: Denial, other: Passage, subject: list[int]) -> bool:
    """Tell whether what is denied has the same subject, by name or as "it" after it was named."""
    wanted = {other.tokens[at].stem for at in subject}
    before = _before(passage, denial.first)
    if before is not None and before.key in _PRONOUNS:
        return wanted <= _stems(passage) | _stems(_previous(passage))
    named = _subject(passage, denial.first)
    return wanted <= {passage.tokens[at].stem for at in named}


def _before(passage: Passage, at: int) -> Token | None:
    """Return the word before a denial and its auxiliaries."""
    at -= 1
    while at >= 0 and passage.tokens[at].key in _TENSES:
        at -= 1
    return passage.tokens[at] if at >= 0 else None


def _previous(passage: Passage) -> Passage | None:
    index = passage.sentence.index
    return passage.reading.passages[index - 1] if index else None


def _stems(passage: Passage | None) -> set[str]:
    return {token.stem for token in passage.tokens if is_content(token)} if passage else set()


def _clash(
    passage: Passage, denial: Denial, head: int, other: Passage, first: int, last: int
) -> Clash:
    begin = denial.first
    while begin and (
        passage.tokens[begin - 1].key in _TENSES or passage.tokens[begin - 1].key in _PRONOUNS
    ):
        begin -= 1
    reason = f"{passage.tokens[head].text}: not so, or so?"
    return Clash("negation", "high", reason, passage.span(begin, head), other.span(first, last))
