"""Where an article contradicts itself: the same engine, over its own sentences.

Sentences of one article that tell the same are few: a headline and the lead, a figure given twice,
a quotation and the post that it was taken from. Parallel sentences (each a verdict on another man)
and series (each a month's figure) look alike as well. So two sentences are held against one another
only where the shorter one is mostly told by the longer, names nobody that the longer doesn't, and
differs in one value at most; and only figures, times and wordings of one quotation count. One name
in two spellings is looked for by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain, combinations, islice
from typing import Final
from weakref import WeakKeyDictionary

from copydesk.articles.article import Article
from copydesk.findings.differences.candidate import Candidate, Evidence
from copydesk.findings.differences.candidates import candidates_of, first_told
from copydesk.findings.differences.spellings import odd_spellings
from copydesk.findings.differences.weighing import is_anchored, weight_of
from copydesk.findings.finding import Finding
from copydesk.findings.kinds import finding_of
from copydesk.findings.matching.pairing import Pairing, Side
from copydesk.findings.reading.reading import Reading, reading_of

_RARE: Final = 6  # sentences that share a word at most: else it is the story's subject
_SHARED: Final = 3  # telling words that two sentences share at least to be held against one another
_WORDS: Final = 4  # the same where neither is a headline: with three, lines of a list are alike
_LEAD: Final = 3  # sentences of the body that may tell what the headline tells
_TOLD: Final = 0.6  # share of the shorter sentence that the longer one tells, at least
_ONE_THING: Final = 0.5
"""How much two values count one thing, at least: half of what is said of them. In 222 articles the
values of two things had 0.2 at most, values of one thing, changed in headlines, 0.5 and more."""
_CHECKED: Final[WeakKeyDictionary[Reading, tuple[Finding, ...]]] = WeakKeyDictionary()
"""What was found, as long as the article is kept as it was read: it stands in many pairs of a
story."""


def check_article(article: Article) -> tuple[Finding, ...]:
    """Return where an article contradicts itself, by place; both spans lie in it, `row` is 0."""
    reading = reading_of(article)
    found = _CHECKED.get(reading)
    if found is None:
        found = _CHECKED[reading] = _found_in(article, reading)
    return found


def _found_in(article: Article, reading: Reading) -> tuple[Finding, ...]:
    found = chain(odd_spellings(reading), _between_sentences(reading))
    return tuple(
        finding_of(article, article, each, weight_of(each), 0) for each in first_told(found)
    )


def _between_sentences(reading: Reading) -> Iterator[Candidate]:
    headed = {*_headline_and_lead(reading)}
    for one, other in sorted(headed.union(_alike(reading))):
        pairing = Pairing(Side(reading, (one,)), Side(reading, (other,)), confidence=1.0, row=0)
        if _tell_the_same(pairing, is_headed=(one, other) in headed):
            yield from filter(_counts, candidates_of(pairing))


def _counts(candidate: Candidate) -> bool:
    """Tell whether a difference is anchored: values of one thing, wordings of one quotation."""
    seen = candidate.evidence
    if candidate.type == "quotation" and isinstance(seen, Evidence):
        return seen.anchor >= _TOLD and is_anchored(candidate, weight_of(candidate))
    if candidate.type in ("number", "date", "clock") and isinstance(seen, Evidence):
        return seen.strength >= _ONE_THING
    return False


def _tell_the_same(pairing: Pairing, *, is_headed: bool) -> bool:
    """Tell whether the longer sentence tells the shorter, but for a value; no list, no series."""
    if not is_headed and len(pairing.gaps) < 2:
        return False
    seen = min(pairing, pairing.mirrored, key=lambda each: each.left.weight)
    told = lost = values = 0
    for unit, partner in zip(seen.left.units, seen.to_right, strict=True):
        if partner < 0 and unit.is_name:
            return False
        told += unit.tells and partner >= 0
        lost += unit.tells and partner < 0 and unit.value is None
        values += partner < 0 and unit.value is not None
    return values <= 1 and told >= max(_SHARED if is_headed else _WORDS, _TOLD * (told + lost))


def _headline_and_lead(reading: Reading) -> Iterator[tuple[int, int]]:
    kinds = [(index, reading.sentences[index].kind) for index in reading.told]
    lead = [*islice((index for index, kind in kinds if kind == "body"), _LEAD)]
    for index, kind in kinds:
        if kind in ("headline", "standfirst"):
            yield from ((min(index, other), max(index, other)) for other in lead)


def _alike(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield pairs of sentences, the earlier first, that share enough rare words."""
    shared: Counter[tuple[int, int]] = Counter()
    for places in reading.sentences_by_stem.values():
        if 1 < len(places) <= _RARE:
            shared.update(combinations(sorted(places), 2))
    yield from sorted(pair for pair, count in shared.items() if count >= _SHARED)
